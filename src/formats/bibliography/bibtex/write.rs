//! Sources as BibTeX, written so that BibTeX's own rules of braces hold.

use super::super::{key, plain};
use crate::domain::{Source, SourceKind, Word};
use std::io;

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
        field("note", escaped(source.note.as_deref().and_then(key::without_key).as_deref()))?;
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
            // Two hyphens would become a dash, two quotation marks one.
            '-' | '\'' | '`' if last == Some(c) => escaped.extend(['{', '}', c]),
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
