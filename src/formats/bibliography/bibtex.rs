//! BibTeX, as BibLaTeX has it, too: read entry by entry, so that a bad one leaves the others readable.

mod cut;
mod write;

pub use write::write;

use super::super::date::loosely;
use super::super::strict::Lines;
use super::super::{address, people};
use super::tex::{self, Setting};
use super::{Draft, ReadSource, Refused, Row, plain, spelled_kind};
use crate::domain::SourceKind;
use cut::Entry;
use std::collections::HashMap;

/// Fields that make up a source; every other that an entry has is named as not kept.
const USED: [&str; 26] = [
    "title",
    "subtitle",
    "shorttitle",
    "author",
    "editor",
    "publisher",
    "journaltitle",
    "journal",
    "organization",
    "institution",
    "school",
    "date",
    "year",
    "month",
    "day",
    "url",
    "doi",
    "howpublished",
    "note",
    "annotation",
    "annote",
    "entrysubtype",
    "crossref",
    "eprint",
    "addendum",
    "urlraw",
];
/// Fields that an entry has from the one that `crossref` names, and what they are called there.
const INHERITED: [(&str, &str); 8] = [
    ("date", "date"),
    ("year", "year"),
    ("month", "month"),
    ("publisher", "publisher"),
    ("journal", "journal"),
    ("organization", "organization"),
    ("url", "url"),
    ("booktitle", "title"),
];
const PUBLISHERS: [&str; 6] = ["publisher", "journaltitle", "journal", "organization", "institution", "school"];

pub fn read(text: &str) -> Vec<Row> {
    let lines = Lines::of(text);
    let found = cut::entries(text);
    let by_key: HashMap<String, Entry> = found
        .iter()
        .filter_map(|(_, entry)| entry.as_ref().ok())
        .filter_map(|entry| Some((entry.key.as_ref()?.to_lowercase(), entry.clone())))
        .collect();
    let ends: Vec<usize> = found.iter().skip(1).map(|(at, _)| *at).chain([text.len()]).collect();
    let row = |((at, entry), end): ((usize, Result<Entry, String>), usize)| {
        let entry = entry.map_err(Refused::Unreadable).and_then(|mut entry| {
            inherit(&mut entry, &by_key);
            source(&entry)
        });
        Row { line: lines.line(&text[at..]), raw: text[at..end].trim_end().to_owned(), entry }
    };
    found.into_iter().zip(ends).map(row).collect()
}

/// Takes what the entry that `crossref` names says and this one does not; that one's own parent is not asked.
fn inherit(entry: &mut Entry, by_key: &HashMap<String, Entry>) {
    let parent = entry.field("crossref").and_then(|key| by_key.get(&key.trim().to_lowercase()));
    let Some(parent) = parent else { return };
    let dated = entry.field("date").is_some() || entry.field("year").is_some();
    for (own, theirs) in INHERITED {
        let is_date = ["date", "year", "month"].contains(&own);
        if entry.field(own).is_none()
            && !(is_date && dated)
            && let Some(value) = parent.field(theirs)
        {
            entry.fields.push((own.to_owned(), value.to_owned()));
        }
    }
}

fn source(entry: &Entry) -> Result<ReadSource, Refused> {
    let field = |name: &str| entry.field(name).and_then(|value| plain(&tex::text(value, Setting::Prose)));
    let title =
        field("title").or_else(|| field("booktitle")).or_else(|| field("shorttitle")).ok_or(Refused::NoTitle)?;
    let title = field("subtitle").map_or(title.clone(), |subtitle| format!("{title}: {subtitle}"));
    let mut draft = Draft::new(title);
    entry.faults.iter().for_each(|fault| draft.unread("entry", fault));
    draft.citekey = entry.key.as_deref().and_then(plain);
    draft.source.kind = field("entrysubtype").and_then(|word| spelled_kind(&word)).or_else(|| kind_of(entry));
    let publisher = PUBLISHERS.iter().find(|name| field(name).is_some());
    draft.source.publisher = publisher.and_then(|name| field(name));
    let authors = entry.field("author").map(names).and_then(people::listed);
    let (authors, used_editor) = match authors {
        Some(authors) => (Some(authors), false),
        None => (entry.field("editor").map(names).and_then(people::listed), true),
    };
    draft.source.author = authors;
    date(entry, &mut draft);
    draft.note(["note", "annotation", "annote", "addendum"].iter().filter_map(|name| field(name)));
    addresses(entry, &mut draft);
    for (name, value) in entry.fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
        let unused = PUBLISHERS.contains(&name.as_str()) && publisher != Some(&name.as_str())
            || name == "editor" && !used_editor
            || name == "booktitle" && entry.field("title").is_some()
            || name == "shorttitle" && entry.field("title").is_some()
            || name == "crossref"
            || name == "eprint";
        let named = name == "urldate" || name == "keywords" || !USED.contains(&name.as_str()) && name != "booktitle";
        if unused || named {
            draft.not_kept(name, value);
        }
    }
    draft.done()
}

fn addresses(entry: &Entry, draft: &mut Draft) {
    let raw = |name: &str| entry.field(name).map(|value| tex::text(value, Setting::Address));
    for url in raw("url").into_iter() {
        draft.addresses("url", &address::of(&url));
    }
    if let Some(doi) = raw("doi") {
        match address::doi(&doi) {
            Some(doi) => draft.address(doi),
            None => draft.unread("doi", &doi),
        }
    }
    if let Some(how) = raw("howpublished") {
        let found = address::of(&how);
        if found.found.is_empty() {
            let words = entry.field("howpublished").map(|how| tex::text(how, Setting::Prose));
            draft.not_kept("howpublished", &words.unwrap_or_default());
        }
        found.found.into_iter().for_each(|url| draft.address(url));
    }
}

/// The people of a field: apart by "and" outside of braces, a wholly braced one as it is.
fn names(field: &str) -> Vec<String> {
    let parts = apart(field);
    let one = parts.len() == 1;
    let mut names = Vec::new();
    for part in parts {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        if part.eq_ignore_ascii_case("others") {
            names.push("et al.".to_owned());
        } else if is_wholly_braced(part) {
            names.extend(plain(&tex::text(part, Setting::Prose)));
        } else if let Some(name) = keyed(part) {
            names.push(name);
        } else {
            let said = plain(&tex::text(part, Setting::Prose)).unwrap_or_default();
            let commas = said.matches(',').count();
            if one || commas > 2 { names.extend(people::several(&said)) } else { names.extend(people::said(&said)) }
        }
    }
    names
}

fn is_wholly_braced(part: &str) -> bool {
    let mut depth = 0_usize;
    let mut closes_early = false;
    for (at, byte) in part.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        closes_early |= depth == 0 && at + 1 < part.len();
    }
    part.starts_with('{') && !closes_early
}

/// BibLaTeX's `family=Doe, given=Ada, prefix=van`.
fn keyed(part: &str) -> Option<String> {
    let mut parts = HashMap::new();
    for pair in part.split(',') {
        let (key, value) = pair.split_once('=')?;
        parts.insert(key.trim().to_lowercase(), plain(&tex::text(value, Setting::Prose)).unwrap_or_default());
    }
    parts.contains_key("family").then_some(())?;
    let name: Vec<&str> =
        ["given", "prefix", "family", "suffix"].iter().filter_map(|key| parts.get(*key).map(String::as_str)).collect();
    plain(&name.join(" "))
}

/// Cuts at the word "and" outside of braces.
fn apart(field: &str) -> Vec<&str> {
    let bytes = field.as_bytes();
    let (mut parts, mut start, mut depth, mut at) = (Vec::new(), 0, 0_usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'a' | b'A' if depth == 0 && bytes[at..].len() >= 3 && bytes[at..at + 3].eq_ignore_ascii_case(b"and") => {
                let before = at == 0 || bytes[at - 1].is_ascii_whitespace();
                let after = bytes.get(at + 3).is_none_or(u8::is_ascii_whitespace);
                if before && after {
                    parts.push(&field[start..at]);
                    start = at + 3;
                    at += 2;
                }
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(&field[start..]);
    parts
}

/// `date`, or year, month and day.
fn date(entry: &Entry, draft: &mut Draft) {
    let field = |name: &str| entry.field(name).and_then(|value| plain(&tex::text(value, Setting::Prose)));
    let range = |text: String| text.replace(['\u{2013}', '\u{2014}'], "-");
    if let Some(given) = entry.field("date") {
        // ISO 8601-2 has a tilde of its own.
        let exact = tex::text(given, Setting::Address);
        let prose = range(field("date").unwrap_or_default());
        let read = loosely(&exact).filter(|loose| loose.whole).or_else(|| loosely(&prose));
        if draft.dated("date", &exact, read) {
            let said = draft.source.published.as_ref().map(ToString::to_string).unwrap_or_default();
            for (name, value) in ["year", "month", "day"].iter().filter_map(|name| Some((*name, field(name)?))) {
                if !said.contains(&value) {
                    draft.not_kept(name, &value);
                }
            }
            return;
        }
    }
    let Some(year) = field("year").map(range) else {
        for (name, value) in ["month", "day"].iter().filter_map(|name| Some((*name, field(name)?))) {
            draft.unread(name, &value);
        }
        return;
    };
    let (month, day) = (field("month").map(range), field("day"));
    let Some(month) = month else {
        draft.dated("year", &year, loosely(&year));
        return day.into_iter().for_each(|day| draft.unread("day", &day));
    };
    let numbered = month.parse::<u8>().is_ok();
    let full = match (&day, numbered) {
        (Some(day), true) => format!("{year}-{month:0>2}-{day:0>2}"),
        (None, true) => format!("{year}-{month:0>2}"),
        (Some(day), false) => format!("{day} {month} {year}"),
        (None, false) => format!("{month} {year}"),
    };
    if let Some(whole) = loosely(&full).filter(|loose| loose.whole) {
        draft.dated("month", &month, Some(whole));
    } else if let Some(span) = months(&month, &year) {
        draft.dated("month", &month, Some(span));
    } else {
        draft.dated("year", &year, loosely(&year));
        draft.unread("month", &month);
    }
}

/// "May-June" of a year.
fn months(month: &str, year: &str) -> Option<super::super::date::Loose> {
    let (from, to) = month.split_once(['-', '/'])?;
    let end = |month: &str| loosely(&format!("{} {year}", month.trim_matches(['-', ' ']))).filter(|end| end.whole);
    let date = format!("{}/{}", end(from)?.date, end(to)?.date).parse().ok()?;
    Some(super::super::date::Loose { date, whole: true })
}

/// What the type alone makes certain.
fn kind_of(entry: &Entry) -> Option<SourceKind> {
    match entry.kind.as_str() {
        "inproceedings" | "conference" | "proceedings" | "thesis" | "phdthesis" | "mastersthesis" => {
            Some(SourceKind::Academic)
        }
        "article" if entry.field("doi").is_some() => Some(SourceKind::Academic),
        "dataset" => Some(SourceKind::Dataset),
        "inreference" | "reference" => Some(SourceKind::Encyclopedia),
        _ => None,
    }
}
