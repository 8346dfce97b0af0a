//! Time words of English news prose, resolved against the day of publication by the rules of `docs/quantities.md`.

mod absolute;
mod calendar;
mod relative;
mod tense;
mod word;

use crate::domain::PartialDate;
use calendar::Stretch;
use jiff::civil::Date;
use std::ops::Range;
use word::{Word, words};

/// A time word or phrase, without the preposition before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTime {
    /// Bytes of the text, on char boundaries.
    pub range: Range<usize>,
    /// None where the words leave it open ("recently", "summer"), or need a day of publication that is not known.
    pub when: Option<PartialDate>,
    /// Needed the day of publication: "Monday", "last week", and also "November 27", whose year is not said.
    pub relative: bool,
}

/// The time words of a text, in order and without overlap. Takes time in proportion to the text's length.
///
/// A weekday is the latest one up to the day of publication, or the nearest from it where the words around speak of
/// what is to come. "The week before" is counted from the day of publication only where no other time stands before
/// it in the sentence. Times of day, ages and durations ("for five hours") are no time words.
pub fn times(text: &str, published: Option<Date>) -> Vec<FoundTime> {
    let words = words(text);
    let reader = Reader { words: &words, published };
    let mut found = Vec::new();
    let mut dated = false;
    let mut at = 0;
    while at < words.len() {
        dated &= !words[at].stops;
        match reader.read(at, dated) {
            Some(Reading { end, stretch, relative }) => {
                let range = words[at].range.start..words[end - 1].range.end;
                found.push(FoundTime { range, when: stretch.and_then(Stretch::partial_date), relative });
                dated = true;
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    words: &'a [Word<'a>],
    published: Option<Date>,
}

/// What begins at a word: the words up to `end` (not included), and the days that they mean.
struct Reading {
    end: usize,
    stretch: Option<Stretch>,
    relative: bool,
}

impl Reader<'_> {
    /// The time that begins at word `at`; `dated` if its sentence has told another one before.
    fn read(&self, at: usize, dated: bool) -> Option<Reading> {
        if self.is(at, "since") {
            let start = self.plain(at + 1, dated)?;
            return Some(Reading { stretch: start.stretch.map(Stretch::onwards), ..start });
        }
        self.plain(at, dated)
    }

    fn plain(&self, at: usize, dated: bool) -> Option<Reading> {
        self.absolute(at).or_else(|| self.relative(at, dated))
    }

    /// A reading of which the day of publication is part; open where that day is not known.
    fn on_publication(&self, end: usize, stretch: impl FnOnce(Date) -> Option<Stretch>) -> Option<Reading> {
        Some(Reading { end, stretch: self.published.and_then(stretch), relative: true })
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.folded.as_str())
    }

    fn is(&self, at: usize, wanted: &str) -> bool {
        self.word(at) == wanted
    }

    fn is_one_of(&self, at: usize, wanted: &[&str]) -> bool {
        wanted.contains(&self.word(at))
    }

    /// The word before, nothing at the start of the text.
    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.glued)
    }
}

#[cfg(test)]
mod tests;
