//! Verdict words: ours as they are, other people's as the user maps them, the rest reported and never guessed.

use crate::domain::{Verdict, Word};
use std::collections::HashMap;

/// How many different words are kept; a column of texts read as verdicts would bring one a row.
const KEPT: usize = 50;

/// A word in a verdict column that is no status and that the user has not mapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmappedWord {
    /// The word, as the sheet has it.
    pub word: String,
    /// The line where it first stands, and in how many rows it does.
    pub line: u64,
    /// In how many rows it stands.
    pub rows: usize,
}

/// What verdict words mean.
#[derive(Debug, Default)]
pub struct Verdicts {
    mapped: HashMap<String, Verdict>,
}

impl Verdicts {
    pub fn new(mapped: &[(String, Verdict)]) -> Self {
        Self { mapped: mapped.iter().map(|(word, verdict)| (folded(word), *verdict)).collect() }
    }

    /// None for a word that nobody has said the meaning of.
    pub fn meaning(&self, word: &str) -> Option<Verdict> {
        let mapped = || self.mapped.get(&folded(word)).copied();
        let mapped = if self.mapped.is_empty() { None } else { mapped() };
        mapped.or_else(|| Verdict::parse(word).ok())
    }
}

/// The words that stay unread, each once, in the order in which they come.
#[derive(Debug, Default)]
pub struct Unmapped {
    pub words: Vec<UnmappedWord>,
    known: HashMap<String, usize>,
}

impl Unmapped {
    pub fn note(&mut self, word: &str, line: impl FnOnce() -> u64) {
        let next = self.known.len();
        if next >= KEPT && !self.known.contains_key(&folded(word)) {
            return;
        }
        let at = *self.known.entry(folded(word)).or_insert(next);
        match self.words.get_mut(at) {
            Some(seen) => seen.rows += 1,
            None => self.words.push(UnmappedWord { word: word.trim().to_owned(), line: line(), rows: 1 }),
        }
    }
}

fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_meaning_of_a_word_goes_before_ours() {
        let verdicts =
            Verdicts::new(&[("Half True".to_owned(), Verdict::Mixed), ("mixed".to_owned(), Verdict::Unproven)]);
        assert_eq!(verdicts.meaning(" half-true"), Some(Verdict::Mixed));
        assert_eq!(verdicts.meaning("Mixed"), Some(Verdict::Unproven));
        assert_eq!(verdicts.meaning("Mostly supported"), Some(Verdict::MostlySupported));
        assert_eq!(verdicts.meaning("true"), None);
    }

    #[test]
    fn unknown_words_are_counted_and_not_without_end() {
        let mut unmapped = Unmapped::default();
        for line in 2..1_000 {
            unmapped.note("TRUE", || line);
            unmapped.note(&format!("word {line}"), || line);
        }
        assert_eq!(unmapped.words.len(), KEPT);
        assert_eq!(unmapped.words[0], UnmappedWord { word: "TRUE".to_owned(), line: 2, rows: 998 });
    }
}
