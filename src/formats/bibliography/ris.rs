//! RIS: a tag of two signs, two spaces, a hyphen and a value on each line; `TY` begins an entry and `ER` ends it.

use super::{ReadSource, Refused, Row, plain, spelled_kind};
use crate::domain::{NewSource, PartialDate, Source, SourceKind, Word};
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
    let mut entry: Option<(u64, Fields<'_>)> = None;
    for (at, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        match (tag(line), &mut entry) {
            (Some(("TY", kind)), open) => {
                // An entry that was not ended ends where the next begins.
                rows.extend(open.take().map(|(line, fields)| Row { line, entry: source(&fields) }));
                *open = Some((at as u64 + 1, vec![("TY", kind.to_owned())]));
            }
            (Some(("ER", _)), open) => {
                rows.extend(open.take().map(|(line, fields)| Row { line, entry: source(&fields) }));
            }
            (Some((tag, value)), Some((_, fields))) => fields.push((tag, value.to_owned())),
            // A line without a tag goes on with the one before.
            (None, Some((_, fields))) if !line.trim().is_empty() => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            _ => {}
        }
    }
    rows.extend(entry.map(|(line, fields)| Row { line, entry: source(&fields) }));
    rows
}

type Fields<'t> = Vec<(&'t str, String)>;

fn source(fields: &Fields<'_>) -> Result<ReadSource, Refused> {
    let all = |name: &str| -> Vec<String> {
        fields.iter().filter(|(tag, _)| *tag == name).filter_map(|(_, value)| plain(value)).collect()
    };
    let first = |names: &[&str]| names.iter().find_map(|name| all(name).into_iter().next());
    let listed = |name: &str| Some(all(name).join("; ")).filter(|names| !names.is_empty());
    let doi = || first(&["DO"]).map(|doi| if doi.starts_with("http") { doi } else { format!("https://doi.org/{doi}") });
    Ok(ReadSource {
        citekey: first(&["ID"]),
        source: NewSource {
            name: first(&["TI", "T1", "CT", "BT"]).ok_or(Refused::NoTitle)?,
            kind: first(&["M3"]).and_then(|word| spelled_kind(&word)).or_else(|| kind_of(&first(&["TY"])?)),
            publisher: first(&["PB", "T2", "JF", "JO", "JA"]),
            author: listed("AU").or_else(|| listed("A1")),
            url: first(&["UR", "L2"]).or_else(doi),
            published: ["DA", "PY", "Y1"].iter().find_map(|name| date(&first(&[*name])?)),
            note: listed("N1"),
            ..NewSource::default()
        },
    })
}

/// `2025/12/02/`, `2025/12//`, `2025///` or `2025`, or a date as we write it.
fn date(text: &str) -> Option<PartialDate> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.splitn(4, '/').map(str::trim);
    let year: u16 = parts.next()?.parse().ok()?;
    let mut number = || parts.next().and_then(|part| part.parse::<u8>().ok());
    let full = match (number(), number()) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    };
    full.parse().ok()
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
