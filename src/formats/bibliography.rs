//! Sources as a bibliography, in and out: BibTeX (as BibLaTeX has it), RIS and CSL-JSON.
//!
//! A source keeps its citation key: that which its note names as `citekey: doe2025`, else its number. Nothing is lost in
//! silence: what of an entry cannot be read, or has no place in a source, is handed back beside it. What the desk thinks
//! of a source (reliability, interest, origin) stays at the desk, and of a confidential one nothing leaves but its kind.
//! BibTeX and RIS fold white space and leave out characters that hide; RIS keeps of a date what is a plain year, month or
//! day.

mod bibtex;
mod csl;
mod draft;
mod key;
mod ris;
mod tex;

#[cfg(test)]
mod tests;

use crate::domain::{NewSource, Source, SourceKind, text::is_hidden};
use crate::error::Result;
use std::io;
use thiserror::Error;

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// BibTeX and BibLaTeX: `@article{key, ...}`.
    Bibtex,
    /// RIS: `TY  - JOUR`.
    Ris,
    /// CSL-JSON, as Zotero and others write it.
    Csl,
}

use draft::Draft;

/// A source as a bibliography has it; its fields are still to be checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadSource {
    /// The key that the file knows it by; `None` where it has none.
    pub citekey: Option<String>,
    /// What of it a source has a place for.
    pub source: NewSource,
    /// Fields of which something could not be read.
    pub unread: Vec<Unread>,
    /// The names of fields that a source has no place for.
    pub not_kept: Vec<String>,
}

/// A field that was read in part, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The name of the field, as the file has it.
    pub field: String,
    /// What it says.
    pub given: String,
}

impl ReadSource {
    /// The source with its key in its note, where it is found again.
    pub fn keeping_key(self) -> NewSource {
        let Some(key) = self.citekey.filter(|key| !key::is_number(key)) else { return self.source };
        let line = format!("{} {key}", crate::domain::CITEKEY);
        let note = self.source.note.map_or(line.clone(), |note| format!("{line}\n{note}"));
        NewSource { note: Some(note), ..self.source }
    }
}

/// Why an entry is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// The text is no JSON as it should be.
    #[error(transparent)]
    Fault(#[from] super::strict::Fault),
    /// The entry breaks the rules of its format; the text says where.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    /// A source needs a name: give the entry a title.
    #[error("it has no title")]
    NoTitle,
}

/// One entry of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which it starts, from 1.
    pub line: u64,
    /// As it stands in the file.
    pub raw: String,
    /// The entry, or why it is refused.
    pub entry: std::result::Result<ReadSource, Refused>,
}

impl Style {
    /// The format of a text, by its first signs; none where it is none of them.
    pub fn of(text: &str) -> Option<Self> {
        let start = text.trim_start_matches('\u{FEFF}').trim_start();
        if start.starts_with(['[', '{']) {
            return Some(Self::Csl);
        }
        let is_ris = start.lines().take(20).any(|line| ris::tag(line).is_some_and(|(tag, _)| tag == "TY"));
        let is_bibtex = || start.lines().any(|line| line.trim_start().starts_with('@'));
        if is_ris { Some(Self::Ris) } else { is_bibtex().then_some(Self::Bibtex) }
    }
}

/// Writes the sources, in order.
pub fn write<'s>(
    out: &mut dyn io::Write,
    sources: impl IntoIterator<Item = &'s Source>,
    style: Style,
) -> io::Result<()> {
    let mut keys = key::Keys::default();
    let keyed = sources.into_iter().map(|source| {
        let key = keys.of(source);
        (key, source.outside())
    });
    match style {
        Style::Bibtex => bibtex::write(out, keyed),
        Style::Ris => ris::write(out, keyed),
        Style::Csl => csl::write(out, keyed),
    }
}

/// Reads the entries of a text. `file` is what it is called in a refusal. Errors: the text as a whole cannot be read.
pub fn read(text: &str, file: &str, style: Style) -> Result<Vec<Row>> {
    match style {
        Style::Bibtex => Ok(bibtex::read(text)),
        Style::Ris => Ok(ris::read(text)),
        Style::Csl => csl::read(text, file),
    }
}

/// Text on one line, without what hides; none where nothing is left.
fn plain(text: &str) -> Option<String> {
    let text = text.replace(is_hidden, " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What a source of unknown kind is: nothing is guessed.
fn spelled_kind(word: &str) -> Option<SourceKind> {
    crate::domain::Word::parse(word).ok()
}
