//! The times of a text in another language than English: dates as it writes them, and what is counted from the day of
//! publication.

use super::Tongue;
use super::lexicon::{Mark, Sense, Step};
use super::word::{HYPHENS, Word};
pub use crate::language::time::FoundTime;
use crate::language::time::calendar::Tense;
use crate::language::time::calendar::{Stretch, chosen, shifted, weekday_from, weekday_until};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// The time words of a text, in order and without overlap.
///
/// A weekday is the latest one up to the day of publication and a date without a year the nearest, unless a verb of the
/// lists tells of what was or of what is to come.
pub fn times(text: &str, tongue: Tongue, published: Option<Date>) -> Vec<FoundTime> {
    of_words(&tongue.words(text), published)
}

pub fn of_words(words: &[Word], published: Option<Date>) -> Vec<FoundTime> {
    let reader = Reader { words, published };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match reader.read(at) {
            Some(Reading { end, stretch, relative }) => {
                let range = words[at].range.start..words[end - 1].range.end;
                let since = at.checked_sub(1).is_some_and(|before| words[before].has(Mark::Since));
                let stretch = if since { stretch.map(Stretch::onwards) } else { stretch };
                found.push(FoundTime { range, when: stretch.and_then(Stretch::partial_date), relative, beside: None });
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

struct Reading {
    /// The word after it.
    end: usize,
    stretch: Option<Stretch>,
    relative: bool,
}

impl Reader<'_> {
    fn read(&self, at: usize) -> Option<Reading> {
        self.in_digits(at)
            .or_else(|| self.dated(at))
            .or_else(|| self.month(at))
            .or_else(|| self.years(at))
            .or_else(|| self.year_alone(at))
            .or_else(|| self.counted(at))
    }

    fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at)
    }

    /// Whether the clause around a word, else the sentence, tells of what was or of what is to come, where a verb of the
    /// lists says so.
    fn tense(&self, at: usize) -> Option<Tense> {
        let clause = self.tense_within(at, &[',', '.', ';', '!', '?'], true);
        // What a saying elsewhere in the sentence tells of may lie before it or after.
        clause.or_else(|| self.tense_within(at, &['.', ';', '!', '?'], false))
    }

    fn tense_within(&self, at: usize, ends: &[char], said: bool) -> Option<Tense> {
        const REACH: usize = 25;
        // "Anunció el martes que suprimirá": behind "that" another clause begins.
        let that = |word: &Word| said && (word.has(Mark::That) || word.has(Mark::ThatFinal));
        let ends = |word: &&Word| word.glued && word.is_sign(ends) || that(word);
        let near = || {
            let before = self.words[..at].iter().rev().take(REACH).take_while(|word| !ends(word));
            before.chain(self.words[at..].iter().take(REACH).take_while(|word| !ends(word)))
        };
        let told = |sense| match sense {
            Sense::Says(..) => said.then_some(()),
            Sense::Moves(Some(_)) | Sense::Mark(Mark::Past) => Some(()),
            _ => None,
        };
        if near().any(|word| word.has(Mark::Future)) {
            Some(Tense::Future)
        } else {
            near().any(|word| word.find(told).is_some()).then_some(Tense::Past)
        }
    }

    fn has(&self, at: usize, mark: Mark) -> bool {
        self.word(at).is_some_and(|word| word.has(mark))
    }

    fn before_has(&self, at: usize, mark: Mark) -> bool {
        at.checked_sub(1).is_some_and(|before| self.has(before, mark))
    }

    /// Digits without separators.
    fn plain(&self, at: usize) -> Option<i64> {
        let word = self.word(at)?;
        let numeral = word.number().filter(|numeral| numeral.plain)?;
        i64::try_from(numeral.value?).ok()
    }

    /// `03.03.2024`, `3/3/2024`, `2024-03-03`: the day before the month, unless the year comes first.
    fn in_digits(&self, at: usize) -> Option<Reading> {
        let word = self.word(at).filter(|word| word.number().is_some())?;
        let glued = |at: usize| self.word(at).filter(|word| word.glued);
        let (parts, end): (Vec<&str>, usize) = match (glued(at + 1), glued(at + 2), glued(at + 3), glued(at + 4)) {
            (Some(first), Some(month), Some(second), Some(day))
                if first.is_sign(HYPHENS) && second.is_sign(HYPHENS) =>
            {
                (vec![word.text, month.text, day.text], at + 5)
            }
            _ => (word.text.split(['.', '/']).collect(), at + 1),
        };
        let [first, second, third] = parts.as_slice() else { return None };
        let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
        let day =
            Date::new(year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok()?, day.parse().ok()?).ok()?;
        Some(Reading { end, stretch: Some(Stretch::day(day)), relative: false })
    }

    /// "3. März 2024", "mercredi 3 mars", "3 de marzo de 2024", "3 березня 2024 року", "1er mars".
    fn dated(&self, at: usize) -> Option<Reading> {
        let weekday = self.weekday(at);
        let mut start = weekday.map_or(at, |(_, next)| next);
        while weekday.is_some()
            && start < at + 4
            && self
                .word(start)
                .is_some_and(|word| word.is_sign(&[',', '.']) || word.has(Mark::Article) || word.has(Mark::Preposition))
        {
            start += 1;
        }
        let day = self.plain(start).filter(|day| (1..=31).contains(day)).and_then(|day| i8::try_from(day).ok())?;
        let mut next = start + 1;
        let ending = |at: usize| {
            self.word(at).is_some_and(|word| word.glued && word.is_letters() && word.text.chars().count() <= 3)
        };
        if self.word(next).is_some_and(|word| word.glued && word.is_sign(&['.', '-'])) {
            next += 1 + usize::from(ending(next + 1));
        } else if ending(next) {
            next += 1;
        }
        next += self.word(next).and_then(|word| word.marks(Mark::Of)).filter(|_| !self.is_month(next)).unwrap_or(0);
        let (month, next) = self.month_at(next)?;
        let (year, end) = self.year(next).map_or((None, next), |(year, end)| (Some(year), end));
        let in_year = |year: i16| Some(Stretch::day(Date::new(year, month, day).ok()?));
        let stretch = match year {
            Some(year) => in_year(year),
            None => self.published.and_then(|day| chosen(self.tense(at), day, in_year)),
        };
        Some(Reading { end, stretch, relative: year.is_none() })
    }

    fn is_month(&self, at: usize) -> bool {
        self.month_at(at).is_some()
    }

    /// The month, and the word after it and after the full stop of its short form.
    fn month_at(&self, at: usize) -> Option<(i8, usize)> {
        let month = |sense| if let Sense::Month(month) = sense { Some(month) } else { None };
        let (month, length) = self.word(at)?.find(month)?;
        let next = at + length;
        let stopped =
            self.word(next).is_some_and(|word| word.glued && word.is_sign(&['.'])) && self.year(next + 1).is_some();
        Some((month, next + usize::from(stopped)))
    }

    /// "2024", "de 2024", "2024 року".
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let of = self.word(at).and_then(|word| word.marks(Mark::Of)).unwrap_or(0);
        let start = at + of;
        let four = self.word(start).is_some_and(|word| word.text.len() == 4);
        let year = self.plain(start).filter(|year| four && (1000..=2999).contains(year))?;
        let after = start + 1;
        let word = self.word(after).and_then(|word| word.marks(Mark::YearWord)).unwrap_or(0);
        Some((i16::try_from(year).ok()?, after + word))
    }

    /// "im März", "en mars 2024", "у березні 2024 року".
    fn month(&self, at: usize) -> Option<Reading> {
        let (month, next) = self.month_at(at)?;
        if let Some((year, end)) = self.year(next) {
            return Some(Reading { end, stretch: Stretch::month(year, month), relative: false });
        }
        let told = self.before_has(at, Mark::Preposition) || self.before_has(at, Mark::Since);
        let stretch = self.published.and_then(|day| chosen(self.tense(at), day, |year| Stretch::month(year, month)));
        told.then_some(Reading { end: next, stretch, relative: true })
    }

    /// "Von 2010 bis 2020", "entre 2010 et 2020", "з 2010 до 2020 року".
    fn years(&self, at: usize) -> Option<Reading> {
        let (first, next) = self.year(at).filter(|_| self.before_has(at, Mark::Between))?;
        let joined = [Mark::Range, Mark::RangeTo, Mark::And, Mark::To];
        let length = joined.iter().find_map(|mark| self.word(next)?.marks(*mark))?;
        let (last, end) = self.year(next + length).filter(|(last, _)| *last > first)?;
        let counts = |sense| matches!(sense, Sense::Unit(_) | Sense::Counted(_) | Sense::Scale(_)).then_some(());
        let counting = self.word(end).is_some_and(|word| word.find(counts).is_some() || word.is_sign(&['%', '€', '$']));
        let fits = (1500..2200).contains(&first) && (1500..2200).contains(&last) && !counting;
        fits.then(|| Reading { end, stretch: Stretch::years(first, last), relative: false })
    }

    /// "2025", where it counts nothing and names nothing.
    fn year_alone(&self, at: usize) -> Option<Reading> {
        let (year, end) = self.year(at).filter(|_| !self.has(at, Mark::Of))?;
        let counts = |sense| matches!(sense, Sense::Unit(_) | Sense::Counted(_) | Sense::Scale(_)).then_some(());
        let counting = end == at + 1
            && self.word(end).is_some_and(|word| word.find(counts).is_some() || word.is_sign(&['%', '€', '$', '£']));
        let glued = self.word(at).is_some_and(|word| word.glued)
            || self.word(at + 1).is_some_and(|word| word.glued && (word.is_letters() || word.is_sign(HYPHENS)));
        let told = end > at + 1
            || [Mark::Preposition, Mark::Since, Mark::YearBefore].iter().any(|mark| self.before_has(at, *mark))
            || at
                .checked_sub(1)
                .is_some_and(|before| self.words[before].is_letters() && !self.words[before].is_capital());
        let bounds = |sense| matches!(sense, Sense::Before(_)).then_some(());
        let bounded = at
            .checked_sub(1)
            .is_some_and(|before| self.words[before].find(bounds).is_some() && !self.before_has(at, Mark::Preposition));
        // "Wurde 1895 gebaut", "en 1895.", "seit 1850": a year of long ago is told as one.
        let ends = self.word(end).is_none_or(|word| !word.is_letters());
        let participle = self.word(end).is_some_and(|word| word.is_letters() && !word.is_capital());
        let helped =
            [Mark::Auxiliary, Mark::Past, Mark::Verb].iter().any(|mark| self.before_has(at, *mark)) && participle;
        let long_ago = (1000..1900).contains(&year)
            && (end > at + 1
                || self.before_has(at, Mark::Since)
                || self.before_has(at, Mark::YearBefore)
                || self.before_has(at, Mark::Preposition) && ends
                || helped);
        let fits = ((1900..2100).contains(&year) || long_ago)
            && told
            && !counting
            && !glued
            && !bounded
            && !self.before_has(at, Mark::Named);
        fits.then(|| Reading { end, stretch: Stretch::year(year), relative: false })
    }

    fn weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        let weekday = |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None };
        let (day, length) = self.word(at)?.find(weekday)?;
        Some((Weekday::from_monday_one_offset(day).ok()?, at + length))
    }

    /// "gestern", "el lunes", "минулого року".
    fn counted(&self, at: usize) -> Option<Reading> {
        if let Some((weekday, end)) = self.weekday(at) {
            let near = |day| match self.tense(at) {
                Some(Tense::Future) => weekday_from(day, weekday),
                Some(Tense::Past) | None => weekday_until(day, weekday),
            };
            let stretch = self.published.and_then(near).map(Stretch::day);
            return Some(Reading { end, stretch, relative: true });
        }
        let span = |sense| if let Sense::Span(step, number) = sense { Some((step, number)) } else { None };
        let ((step, number), length) = self.word(at)?.find(span)?;
        let stretch = self.published.and_then(|day| match step {
            Step::Day => shifted(day, number.days()).map(Stretch::day),
            Step::Week => Stretch::week(day, number),
            Step::Month => {
                shifted(day.first_of_month(), number.months()).and_then(|day| Stretch::month(day.year(), day.month()))
            }
            Step::Year => Stretch::year(day.year().checked_add(i16::try_from(number).ok()?)?),
        });
        Some(Reading { end: at + length, stretch, relative: true })
    }
}
