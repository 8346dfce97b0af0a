//! RIS: a tag of two signs, two spaces, a hyphen and a value on each line; `TY` begins an entry and `ER` ends it.

use super::super::date::{Loose, loosely};
use super::super::{address, people};
use super::{Draft, ReadSource, Refused, Row, plain, spelled_kind};
use crate::domain::{PartialDate, Source, SourceKind, Word};
use std::io;

pub fn write(out: &mut dyn io::Write, sources: impl Iterator<Item = (String, Source)>) -> io::Result<()> {
    for (key, source) in sources {
        let text = |text: Option<&str>| text.and_then(plain);
        let (year, date) = source.published.as_ref().map(dates).unwrap_or_default();
        let fields = [
            ("TY", Some(kind(source.kind).to_owned())),
            ("ID", Some(key)),
            ("TI", text(Some(&source.name))),
            ("AU", text(source.author.as_deref())),
            ("PB", text(source.publisher.as_deref())),
            ("PY", year),
            ("DA", date),
            ("UR", text(source.url.as_deref())),
            ("M3", Some(source.kind.word().to_owned())),
            ("N1", text(source.note.as_deref().and_then(super::key::without_key).as_deref())),
        ];
        for (tag, value) in fields {
            if let Some(value) = value {
                write!(out, "{tag}  - {value}\r\n")?;
            }
        }
        out.write_all(b"ER  - \r\n\r\n")?;
    }
    Ok(())
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Academic => "JOUR",
        SourceKind::NewsReport | SourceKind::Wire => "NEWS",
        SourceKind::ThinkTank | SourceKind::Ngo => "RPRT",
        SourceKind::PrimaryDocument | SourceKind::OfficialStatement => "GOVDOC",
        SourceKind::Dataset => "DATA",
        SourceKind::Encyclopedia => "ENCYC",
        SourceKind::SocialPost => "ELEC",
        SourceKind::Interview | SourceKind::Other => "GEN",
    }
}

/// The year, and `2025/12/02/` for what is a plain year, month or day.
fn dates(date: &PartialDate) -> (Option<String>, Option<String>) {
    let text = date.as_str();
    let year = text.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned);
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let mut parts = text.split('-');
    let mut part = || parts.next().unwrap_or_default();
    let full = is_plain.then(|| format!("{}/{}/{}/", part(), part(), part()));
    (year, full)
}

/// A line's tag and value.
pub fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2)?;
    let value = rest.strip_prefix("  -")?;
    let is_tag = tag.as_bytes()[0].is_ascii_uppercase()
        && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_tag.then(|| (tag, value.trim()))
}

pub fn read(text: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut open: Option<Open<'_>> = None;
    for (at, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        let tagged = tag(line);
        if let Some(("TY", kind)) = tagged {
            // An entry that was not ended ends where the next begins.
            rows.extend(open.take().map(Open::row));
            let fields = vec![("TY", kind.to_owned())];
            open = Some(Open { line: at as u64 + 1, raw: format!("{line}\n"), fields });
            continue;
        }
        let Some(entry) = &mut open else { continue };
        entry.raw.push_str(line);
        entry.raw.push('\n');
        match tagged {
            Some(("ER", _)) => rows.extend(open.take().map(Open::row)),
            Some((tag, value)) => entry.fields.push((tag, value.to_owned())),
            // A line without a tag goes on with the one before.
            None if line.trim().is_empty() => {}
            None => {
                if let Some((_, value)) = entry.fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
        }
    }
    rows.extend(open.map(Open::row));
    rows
}

type Fields<'t> = Vec<(&'t str, String)>;

/// An entry whose end was not yet met.
struct Open<'t> {
    line: u64,
    raw: String,
    fields: Fields<'t>,
}

impl Open<'_> {
    fn row(self) -> Row {
        Row { line: self.line, entry: source(&self.fields), raw: self.raw }
    }
}

/// Tags of people, in the order in which they are taken for who made it: authors first, of books their editors.
const PEOPLE: [&[&str]; 3] = [&["AU", "A1"], &["ED", "A2"], &["A3", "A4"]];
const TITLES: [&str; 5] = ["TI", "T1", "CT", "BT", "ST"];
const PUBLISHERS: [&str; 6] = ["PB", "T2", "JF", "JO", "JA", "J2"];
const DATES: [&str; 3] = ["DA", "Y1", "PY"];
const LINKS: [&str; 5] = ["UR", "LK", "L1", "L2", "L3"];

fn source(fields: &Fields<'_>) -> Result<ReadSource, Refused> {
    let all = |name: &str| -> Vec<String> {
        fields.iter().filter(|(tag, _)| *tag == name).filter_map(|(_, value)| plain(value)).collect()
    };
    let first = |names: &[&'static str]| names.iter().find_map(|name| Some((*name, all(name).into_iter().next()?)));
    let (title_tag, title) = first(&TITLES).ok_or(Refused::NoTitle)?;
    let mut draft = Draft::new(title);
    draft.citekey = first(&["ID"]).map(|(_, key)| key);
    let own = all("M3").first().and_then(|word| spelled_kind(word));
    draft.source.kind = own.or_else(|| kind_of(fields.first().map_or("", |(_, kind)| kind.trim())));
    let publisher = first(&PUBLISHERS);
    let publisher_tag = publisher.as_ref().map(|(tag, _)| *tag);
    draft.source.publisher = publisher.map(|(_, name)| name);
    let people = PEOPLE.iter().find(|tags| tags.iter().any(|tag| !all(tag).is_empty())).copied().unwrap_or_default();
    // What we wrote ourselves has its names as they are.
    let said = |name: String| if own.is_some() { vec![name] } else { people::several(&name) };
    let names =
        fields.iter().filter(|(tag, _)| people.contains(tag)).filter_map(|(_, name)| plain(name)).flat_map(said);
    draft.source.author = people::listed(names);
    date(&all, &mut draft);
    draft.note(all("N1"));
    for name in LINKS {
        all(name).iter().for_each(|link| draft.addresses(name, &address::of(link)));
    }
    for (name, value) in ["DO", "M3"].iter().flat_map(|name| all(name).into_iter().map(move |value| (*name, value))) {
        match address::doi(&value) {
            Some(doi) => draft.address(doi),
            None if name == "DO" => draft.unread(name, &value),
            None if own.is_none() => draft.not_kept(name, &value),
            None => {}
        }
    }
    let used = |tag: &str| {
        tag == title_tag
            || Some(tag) == publisher_tag
            || people.contains(&tag)
            || DATES.contains(&tag)
            || LINKS.contains(&tag)
            || ["TY", "ID", "N1", "DO", "M3"].contains(&tag)
    };
    fields.iter().filter(|(tag, _)| !used(tag)).for_each(|(tag, value)| draft.not_kept(tag, value));
    draft.done()
}

/// The most precise of the dates that agree on the year: `PY` says of which year the thing is, and `DA` may be the day on
/// which it was put into the library. What does not agree is named.
fn date(all: &impl Fn(&str) -> Vec<String>, draft: &mut Draft) {
    let given: Vec<(&str, String)> =
        DATES.iter().flat_map(|name| all(name).into_iter().map(move |value| (*name, value))).collect();
    let year_of = |loose: &Loose| loose.date.as_str().get(..4).map(str::to_owned);
    let year = given.iter().filter(|(name, _)| *name == "PY").find_map(|(_, text)| year_of(&loosely(text)?));
    let mut best: Option<(usize, Loose)> = None;
    for (at, (_, text)) in given.iter().enumerate() {
        // "Oct 3" and "10/03" are of the year that PY gives.
        let in_year = |year: &String| loosely(&format!("{text} {year}")).filter(|loose| loose.whole);
        let read = loosely(text).or_else(|| year.as_ref().and_then(in_year));
        let agrees = |loose: &Loose| year.is_none() || year_of(loose) == year;
        let Some(loose) = read.filter(agrees) else { continue };
        let precision = |loose: &Loose| (loose.whole, loose.date.as_str().len());
        if best.as_ref().is_none_or(|(_, known)| precision(known) < precision(&loose)) {
            best = Some((at, loose));
        }
    }
    let taken = best.as_ref().and_then(|(_, loose)| year_of(loose));
    for (at, (name, text)) in given.iter().enumerate() {
        match &best {
            Some((best_at, loose)) if *best_at == at => {
                draft.dated(name, text, Some(loose.clone()));
            }
            // A coarser one that says the same year says nothing more.
            Some(_) if loosely(text).is_some_and(|other| other.whole && year_of(&other) == taken) => {}
            _ if text.bytes().all(|byte| matches!(byte, b'0' | b'/' | b'-')) => {}
            _ => draft.unread(name, text),
        }
    }
}

/// What the type alone makes certain.
fn kind_of(kind: &str) -> Option<SourceKind> {
    match kind {
        "JOUR" | "EJOUR" | "CONF" | "CPAPER" | "THES" => Some(SourceKind::Academic),
        "NEWS" => Some(SourceKind::NewsReport),
        "DATA" => Some(SourceKind::Dataset),
        "ENCYC" => Some(SourceKind::Encyclopedia),
        "BILL" | "CASE" | "STAT" | "LEGAL" | "HEAR" => Some(SourceKind::PrimaryDocument),
        _ => None,
    }
}
