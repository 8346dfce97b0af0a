//! Verdict words: ours as they are, other people's as the user maps them, the rest reported and never guessed.

use super::fault::Fault;
use crate::domain::{Verdict, Word};
use std::collections::HashMap;

/// How many different words are kept; a column of texts read as verdicts would bring one a row.
const KEPT: usize = 50;

/// A word in a verdict column that is no status and that the user has not mapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmappedWord {
    pub word: String,
    /// The line where it first stands, and in how many rows it does.
    pub line: u64,
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

    pub fn read(&self, column: &str, word: &str) -> Result<Verdict, Fault> {
        let unmapped = || Fault::Verdict { column: column.to_owned(), word: word.trim().to_owned() };
        self.meaning(word).ok_or_else(unmapped)
    }

    pub fn knows(&self, word: &str) -> bool {
        self.meaning(word).is_some()
    }

    fn meaning(&self, word: &str) -> Option<Verdict> {
        let mapped = self.mapped.get(&folded(word)).copied();
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
    pub fn note(&mut self, word: &str, line: u64) {
        let next = self.known.len();
        if next >= KEPT && !self.known.contains_key(&folded(word)) {
            return;
        }
        let at = *self.known.entry(folded(word)).or_insert(next);
        match self.words.get_mut(at) {
            Some(seen) => seen.rows += 1,
            None => self.words.push(UnmappedWord { word: word.trim().to_owned(), line, rows: 1 }),
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
        assert_eq!(verdicts.read("label", " half-true"), Ok(Verdict::Mixed));
        assert_eq!(verdicts.read("label", "Mixed"), Ok(Verdict::Unproven));
        assert_eq!(verdicts.read("label", "Mostly supported"), Ok(Verdict::MostlySupported));
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_option_to_type() {
        let fault = Verdicts::default().read("Rating", "True ").unwrap_err();
        assert_eq!(
            fault.to_string(),
            "column \"Rating\": \"True\" is not a status; say what it means with --map-status \"True\"=STATUS, where STATUS \
             is unverified, supported, mostly_supported, mixed, mostly_refuted, refuted or unproven"
        );
    }

    #[test]
    fn unknown_words_are_counted_and_not_without_end() {
        let mut unmapped = Unmapped::default();
        for line in 2..1_000 {
            unmapped.note("TRUE", line);
            unmapped.note(&format!("word {line}"), line);
        }
        assert_eq!(unmapped.words.len(), KEPT);
        assert_eq!(unmapped.words[0], UnmappedWord { word: "TRUE".to_owned(), line: 2, rows: 998 });
    }
}
