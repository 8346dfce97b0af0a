//! BibTeX, as BibLaTeX has it: read by the `biblatex` crate, written so that BibTeX's own rules of braces hold too.

use super::super::strict::Lines;
use super::{ReadSource, Refused, Row, plain, spelled_kind};
use crate::domain::{NewSource, PartialDate, Source, SourceKind, Word};
use crate::error::{Error, Result};
use biblatex::{
    Bibliography, Chunk, ChunksExt, Entry, EntryType, Field, ParseError, RawBibliography, RawChunk, RawEntry, Spanned,
};
use std::collections::HashMap;
use std::io;

/// How deep braces may nest: the reader goes into them.
const DEPTH: usize = 64;
/// With more abbreviations than this, a file with a bad entry is refused as a whole.
const ABBREVIATIONS: usize = 500;
/// The most bytes that abbreviations may come to where they are used.
const EXPANDED: usize = 16 * 1024 * 1024;
/// How many parts a value may be put together from with `#`: the reader goes through all of them for each.
const PARTS: usize = 256;
/// Fields that name another entry to inherit from.
const INHERITING: [&str; 2] = ["crossref", "xdata"];

pub fn write(out: &mut dyn io::Write, sources: impl Iterator<Item = (String, Source)>) -> io::Result<()> {
    for (key, source) in sources {
        writeln!(out, "@{}{{{key},", kind(source.kind))?;
        let mut field = |name: &str, value: Option<String>| match value {
            Some(value) => writeln!(out, "  {name} = {{{value}}},"),
            None => Ok(()),
        };
        let escaped = |text: Option<&str>| text.and_then(plain).map(|text| escaped(&text));
        field("title", escaped(Some(&source.name)).map(|title| format!("{{{title}}}")))?;
        // Braced once more: who is meant is one name to us, whatever words it holds.
        field("author", escaped(source.author.as_deref()).map(|name| format!("{{{name}}}")))?;
        field("publisher", escaped(source.publisher.as_deref()).map(|name| format!("{{{name}}}")))?;
        field("date", source.published.as_ref().map(|date| date.as_str().to_owned()))?;
        field("url", source.url.as_deref().map(address))?;
        field("entrysubtype", Some(source.kind.word().replace('_', "-")))?;
        field("note", escaped(source.note.as_deref().and_then(super::key::without_key).as_deref()))?;
        out.write_all(b"}\n\n")?;
    }
    Ok(())
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Academic | SourceKind::NewsReport | SourceKind::Wire => "article",
        SourceKind::ThinkTank | SourceKind::Ngo | SourceKind::PrimaryDocument | SourceKind::OfficialStatement => {
            "report"
        }
        SourceKind::Dataset => "dataset",
        SourceKind::Encyclopedia => "inreference",
        SourceKind::SocialPost => "online",
        SourceKind::Interview | SourceKind::Other => "misc",
    }
}

/// Text as TeX prints it, with no brace but those of commands, for BibTeX counts braces whatever stands before them.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut last = None;
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '#' | '&' | '%' | '$' | '_' => escaped.extend(['\\', c]),
            // Two hyphens would become a dash.
            '-' if last == Some('-') => escaped.push_str("{}-"),
            _ => escaped.push(c),
        }
        last = Some(c);
    }
    escaped
}

/// An address stands as it is, but for what would end its field.
fn address(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

pub fn read(text: &str, file: &str) -> Result<Vec<Row>> {
    let lines = Lines::of(text);
    let line = |at: usize| text.get(at..).map_or(1, |rest| lines.line(rest));
    let unreadable = |at, what: String| Error::Unreadable { file: file.to_owned(), line: Some(line(at)), what };
    if let Some(at) = too_deep(text) {
        return Err(unreadable(at, format!("braces nest over {DEPTH} deep")));
    }
    let refused = |error: &ParseError| unreadable(error.span.start, error.kind.to_string());
    let mut raw = RawBibliography::parse(text).map_err(|error| refused(&error))?;
    tame(&mut raw);
    let parts = |entry: &Spanned<RawEntry<'_>>| entry.v.fields.iter().map(|pair| pair.value.v.len()).max();
    if let Some(entry) = raw.entries.iter().find(|entry| parts(entry) > Some(PARTS)) {
        return Err(unreadable(entry.span.start, format!("a value is put together from over {PARTS} parts")));
    }
    if expanded(&raw) > EXPANDED {
        return Err(unreadable(0, format!("its abbreviations stand for more than {EXPANDED} bytes")));
    }
    let starts: Vec<u64> = raw.entries.iter().map(|entry| line(entry.span.start)).collect();
    match Bibliography::from_raw(raw.clone()) {
        Ok(all) => Ok(all.into_iter().zip(starts).map(|(entry, line)| Row { line, entry: source(&entry) }).collect()),
        Err(error) if raw.abbreviations.len() > ABBREVIATIONS => Err(refused(&error)),
        // One of them is bad: each on its own then.
        Err(_) => {
            let RawBibliography { preamble, entries, abbreviations } = raw;
            let alone = |entry| {
                let (preamble, abbreviations) = (preamble.clone(), abbreviations.clone());
                Bibliography::from_raw(RawBibliography { preamble, entries: vec![entry], abbreviations })
            };
            let row = |(entry, line)| {
                let read = alone(entry).map_err(|error| Refused::Unreadable(error.kind.to_string()));
                let entry = read.and_then(|one| source(one.iter().next().ok_or(Refused::NoTitle)?));
                Row { line, entry }
            };
            Ok(entries.into_iter().zip(starts).map(row).collect())
        }
    }
}

/// Takes out what the reader would follow without end: entries that inherit from each other, and abbreviations made of
/// abbreviations.
fn tame(raw: &mut RawBibliography<'_>) {
    let is_text = |field: &Field<'_>| field.iter().all(|chunk| matches!(chunk.v, RawChunk::Normal(_)));
    raw.abbreviations.retain(|pair| is_text(&pair.value.v));
    for entry in &mut raw.entries {
        entry.v.fields.retain(|pair| !INHERITING.iter().any(|name| pair.key.v.eq_ignore_ascii_case(name)));
    }
}

/// How many bytes the abbreviations come to where they are used.
fn expanded(raw: &RawBibliography<'_>) -> usize {
    let length = |chunk: &RawChunk<'_>| match chunk {
        RawChunk::Normal(text) | RawChunk::Abbreviation(text) => text.len(),
    };
    let sizes: HashMap<&str, usize> = raw
        .abbreviations
        .iter()
        .map(|pair| (pair.key.v, pair.value.v.iter().map(|chunk| length(&chunk.v)).sum()))
        .collect();
    let used = raw.entries.iter().flat_map(|entry| &entry.v.fields).flat_map(|pair| &pair.value.v);
    let size = |chunk: &RawChunk<'_>| match chunk {
        RawChunk::Abbreviation(name) => sizes.get(name).copied().unwrap_or(0),
        RawChunk::Normal(_) => 0,
    };
    used.map(|chunk| size(&chunk.v)).sum()
}

/// The byte where braces nest too deep, however they are escaped.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEPTH
    })
}

fn source(entry: &Entry) -> std::result::Result<ReadSource, Refused> {
    let field = |name: &str| entry.get(name).and_then(|chunks| plain(&chunks.format_verbatim()));
    let first = |names: &[&str]| names.iter().find_map(|name| field(name));
    let title = field("title").ok_or(Refused::NoTitle)?;
    let title = field("subtitle").map_or(title.clone(), |subtitle| format!("{title}: {subtitle}"));
    let at_home = |text: &String| text.starts_with("http://") || text.starts_with("https://");
    // The crate sets dashes as in prose; an address has none but hyphens.
    let hyphens = |url: String| url.replace('\u{2014}', "---").replace('\u{2013}', "--");
    let url = field("url").or_else(|| field("howpublished").filter(at_home)).map(hyphens);
    let doi = || field("doi").map(|doi| if at_home(&doi) { doi } else { format!("https://doi.org/{doi}") });
    Ok(ReadSource {
        citekey: plain(&entry.key),
        source: NewSource {
            name: title,
            kind: field("entrysubtype").and_then(|word| spelled_kind(&word)).or_else(|| kind_of(entry)),
            publisher: first(&["publisher", "journaltitle", "journal", "organization", "institution", "school"]),
            author: authors(entry),
            url: url.or_else(doi),
            published: date(entry),
            note: first(&["note", "annotation", "annote"]),
            ..NewSource::default()
        },
    })
}

/// Who wrote it, given name first; several are apart by semicolons.
fn authors(entry: &Entry) -> Option<String> {
    let is_braced = |chunks: &&[Spanned<Chunk>]| {
        chunks.iter().all(|chunk| matches!(&chunk.v, Chunk::Verbatim(_)) || chunk.v.get().is_empty())
    };
    if let Some(whole) = entry.get("author").filter(is_braced) {
        return plain(&whole.format_verbatim());
    }
    let people = entry.author().or_else(|_| entry.editors().map(|all| all.into_iter().flat_map(|(p, _)| p).collect()));
    let name = |person: &biblatex::Person| {
        let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
        plain(&parts.map(String::as_str).join(" "))
    };
    let names: Vec<String> = people.ok()?.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

/// `date`, or year, month and day.
fn date(entry: &Entry) -> Option<PartialDate> {
    let field = |name: &str| entry.get(name).map(|chunks| chunks.format_verbatim());
    if let Some(date) = field("date").and_then(|text| text.trim().parse().ok()) {
        return Some(date);
    }
    let year: u16 = field("year")?.trim().parse().ok()?;
    let month = field("month").and_then(|month| month_number(month.trim()));
    let day = field("day").and_then(|day| day.trim().parse::<u8>().ok());
    let full = match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        (None, _) => format!("{year:04}"),
    };
    full.parse().or_else(|_| format!("{year:04}").parse()).ok()
}

fn month_number(month: &str) -> Option<u8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let short = month.get(..3).unwrap_or(month).to_ascii_lowercase();
    let named = NAMES.iter().position(|name| *name == short).map(|at| at as u8 + 1);
    named.or_else(|| month.parse().ok())
}

/// What the type alone makes certain.
fn kind_of(entry: &Entry) -> Option<SourceKind> {
    match entry.entry_type {
        EntryType::InProceedings | EntryType::Proceedings | EntryType::Thesis => Some(SourceKind::Academic),
        EntryType::PhdThesis | EntryType::MastersThesis => Some(SourceKind::Academic),
        EntryType::Article if entry.get("doi").is_some() => Some(SourceKind::Academic),
        EntryType::Dataset => Some(SourceKind::Dataset),
        EntryType::InReference | EntryType::Reference => Some(SourceKind::Encyclopedia),
        _ => None,
    }
}
