//! Time words of English news prose, resolved against the day of publication by the rules of `docs/quantities.md`.

mod absolute;
pub(super) mod calendar;
mod clause;
mod period;
mod relative;
mod season;
pub(super) mod tense;
mod within;
mod word;

pub use clause::Beside;

use crate::domain::PartialDate;
use calendar::Stretch;
use jiff::civil::Date;
use std::cell::Cell;
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
    /// The clause that it belongs to where that is not the main one, and the byte at which the clause opens.
    pub beside: Option<(usize, Beside)>,
}

/// The time words of a text, in order and without overlap. Takes time in proportion to the text's length.
///
/// A weekday is the latest one up to the day of publication, or the nearest from it where the words around speak of
/// what is to come. So is a date without a year, whose year may also be told by the sentence's opening ("In 2024, ...");
/// where no verb says whether it was or will be, the nearest is meant. "The week before" is counted from the day of publication only where no other time stands before
/// it in the sentence. Times of day, ages and durations ("for five hours") are no time words.
pub fn times(text: &str, published: Option<Date>) -> Vec<FoundTime> {
    let words = words(text);
    let mut reader = Reader { words: &words, published, named_year: None, used_year: Cell::new(false) };
    let mut found: Vec<FoundTime> = Vec::new();
    let mut dated = false;
    let mut at = 0;
    while at < words.len() {
        if words[at].stops {
            dated = false;
            reader.named_year = None;
        }
        match reader.read(at, dated) {
            Some(Reading { end, stretch, relative }) => {
                let range = words[at].range.start..words[end - 1].range.end;
                let beside = reader.beside_clause(at, end).map(|(at, beside)| (words[at].range.start, beside));
                let whole = reader.used_year.replace(false);
                if whole && found.last().is_some_and(|last| last.range.end - last.range.start == 4) {
                    // "In 2024, the law passed on 23 May" tells one time.
                    found.pop();
                }
                reader.named_year = reader.opening_year(at, end).or(reader.named_year);
                let when = stretch.and_then(Stretch::partial_date);
                found.push(FoundTime { range, when, relative: relative && !whole, beside });
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
    /// The year with which the sentence opened: "In 2024, ...".
    named_year: Option<i16>,
    /// Whether the reading at hand needed it.
    used_year: Cell<bool>,
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
        let placed = self.within(at).or_else(|| self.period(at));
        placed.or_else(|| self.absolute(at)).or_else(|| self.yearly(at)).or_else(|| self.relative(at, dated))
    }

    /// The year, where the words up to `end` are one behind "In" at the start of a sentence.
    fn opening_year(&self, at: usize, end: usize) -> Option<i16> {
        let opens = at == 1
            || at.checked_sub(2).is_some_and(|before| self.words[before].stops)
            || at > 0 && self.words[at - 1].stops;
        (opens && end == at + 1 && self.before(at) == "in" && self.is(end, ",")).then(|| self.year(at))?
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
