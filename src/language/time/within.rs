//! What is told by its place in a month: "the first week of March", "the last Monday in May", "the ninth of June".

use super::calendar::{Stretch, shifted, weekday};
use super::{Reader, Reading};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

#[rustfmt::skip]
const ORDINALS: [&str; 20] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
];

/// What is counted in a month.
enum Counted {
    Week,
    Day,
    Weekday(Weekday),
}

impl Reader<'_> {
    /// The stretch of a month that begins at word `at`, behind its article.
    pub fn within(&self, at: usize) -> Option<Reading> {
        let last = self.is_one_of(at, &["last", "final"]);
        let (place, next) = if last { (-1, at + 1) } else { self.ordinal(at)? };
        let (counted, next) = match self.word(next) {
            "week" if place <= 5 => (Counted::Week, next + 1),
            "day" if place <= 31 => (Counted::Day, next + 1),
            // "The ninth of June".
            "of" if !last => (Counted::Day, next),
            word if place <= 5 => (Counted::Weekday(weekday(word)?), next + 1),
            _ => return None,
        };
        let (end, date) = self.is_one_of(next, &["of", "in"]).then(|| self.date(next + 1, true))??;
        if date.day.is_some() || date.month.is_none() {
            return None;
        }
        let part = |month: Stretch| part(&month, place, &counted);
        let stretch = match date.year {
            None => self.by_tense(at, |year| part(self.in_year(year, date)?)),
            Some(_) => self.resolved(at, date).and_then(part),
        };
        Some(Reading { end, stretch, relative: date.is_relative() })
    }

    /// "ninth", "twenty-first".
    fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        let place = |word: &str| ORDINALS.iter().zip(1..).find(|(name, _)| **name == word).map(|(_, place)| place);
        let tens = match self.word(at) {
            "twenty" => 20,
            "thirty" => 30,
            "thirtieth" => return Some((30, at + 1)),
            word => return Some((place(word)?, at + 1)),
        };
        let hyphened = self.is_one_of(at + 1, &["-", "‑"]) && self.glued(at + 1);
        Some((tens + place(self.word(at + 2)).filter(|place| hyphened && *place < 10)?, at + 3))
    }
}

/// The part of a month; `place` is -1 for the last.
fn part(month: &Stretch, place: i32, counted: &Counted) -> Option<Stretch> {
    let first = |number: i32, length: i32| -> Option<Date> {
        match place {
            -1 => shifted(month.last, (1 - length).days()),
            _ => shifted(month.first, ((number - 1) * length).days()),
        }
    };
    let inside = |day: &Date| *day >= month.first && *day <= month.last;
    match counted {
        Counted::Day => first(place, 1).filter(inside).map(Stretch::day),
        Counted::Week => {
            let start = first(place, 7).filter(inside)?;
            Stretch::days(start, shifted(start, 6.days())?.min(month.last))
        }
        Counted::Weekday(wanted) => {
            let start = first(place, 7)?;
            let days = start.weekday().until(*wanted);
            shifted(start, i32::from(days).days()).filter(inside).map(Stretch::day)
        }
    }
}
