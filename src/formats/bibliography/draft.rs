//! A source that is being read: what is understood goes into it, and what is not is named beside it.

use super::super::address::Addresses;
use super::super::date::Loose;
use super::{ReadSource, Refused, Unread};
use crate::domain::NewSource;

/// How much of a value is shown where it could not be read, in characters.
const SHOWN: usize = 120;

#[derive(Debug, Default)]
pub struct Draft {
    pub citekey: Option<String>,
    pub source: NewSource,
    /// Whether the file is our own, whose names stand as we have them.
    notes: Vec<String>,
    unread: Vec<Unread>,
    not_kept: Vec<String>,
}

impl Draft {
    pub fn new(title: String) -> Self {
        Self { source: NewSource { name: title, ..NewSource::default() }, ..Self::default() }
    }

    pub fn unread(&mut self, field: &str, given: &str) {
        self.unread.push(Unread { field: field.to_owned(), given: given.chars().take(SHOWN).collect() });
    }

    /// A field that says something and has no place in a source.
    pub fn not_kept(&mut self, field: &str, value: &str) {
        if !value.trim().is_empty() {
            self.not_kept.push(field.to_owned());
        }
    }

    /// Takes a date; false where there is none. One that was read in part is named.
    pub fn dated(&mut self, field: &str, given: &str, read: Option<Loose>) -> bool {
        if read.as_ref().is_none_or(|loose| !loose.whole) {
            self.unread(field, given);
        }
        let found = read.is_some();
        self.source.published = read.map(|loose| loose.date).or(self.source.published.take());
        found
    }

    pub fn note(&mut self, notes: impl IntoIterator<Item = String>) {
        self.notes.extend(notes);
    }

    /// An address: the first is the source's, every other goes into its note.
    pub fn address(&mut self, url: String) {
        match &self.source.url {
            None => self.source.url = Some(url),
            Some(first) if *first == url => {}
            Some(_) => self.notes.push(format!("Also at {url}")),
        }
    }

    /// The addresses of a field; what is none goes into the note and is named.
    pub fn addresses(&mut self, field: &str, found: &Addresses) {
        found.found.iter().for_each(|url| self.address(url.clone()));
        for rest in &found.rest {
            self.unread(field, rest);
            self.notes.push(format!("Address as given: {rest}"));
        }
    }

    pub fn done(self) -> Result<ReadSource, Refused> {
        let Self { citekey, mut source, notes, unread, not_kept } = self;
        source.note = (!notes.is_empty()).then(|| notes.join("\n"));
        Ok(ReadSource { citekey, source, unread, not_kept })
    }
}
