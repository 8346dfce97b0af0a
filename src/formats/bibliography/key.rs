//! Citation keys: kept where a source has one, and each given once.

use crate::domain::{CITEKEY as MARK, Disclosure, Source};
use std::collections::HashSet;

/// The keys that are given away already.
#[derive(Debug, Default)]
pub struct Keys(HashSet<String>);

impl Keys {
    /// The key that the source's note names, else its number; a confidential source's own would tell whose it is.
    pub fn of(&mut self, source: &Source) -> String {
        let number = source.number.to_string();
        let noted = source.note.as_deref().filter(|_| source.disclosure == Disclosure::Open).and_then(noted);
        let mut key = noted.filter(|key| !self.0.contains(*key)).unwrap_or(&number).to_owned();
        while !self.0.insert(key.clone()) {
            key.push('x');
        }
        key
    }
}

/// The key that a note names.
fn noted(note: &str) -> Option<&str> {
    note.lines().find_map(|line| line.trim().strip_prefix(MARK)).map(str::trim).filter(|key| is_key(key))
}

/// The note without the line that names a key; none where nothing is left.
pub fn without_key(note: &str) -> Option<String> {
    let lines = note.lines().filter(|line| !line.trim().strip_prefix(MARK).is_some_and(|key| is_key(key.trim())));
    let rest = lines.collect::<Vec<_>>().join("\n");
    (!rest.trim().is_empty()).then_some(rest)
}

/// Whether it is no more than the number that a source of some case has: what we write where nobody gave a key.
pub fn is_number(key: &str) -> bool {
    key.strip_prefix('S').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether every program would take the key for one.
fn is_key(key: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/+".contains(&byte);
    (1..=200).contains(&key.len()) && key.bytes().all(known)
}
