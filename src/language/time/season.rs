//! What comes once a year by name: seasons and feasts.

use super::calendar::{Stretch, chosen, shifted};
use super::{Reader, Reading};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A feast by its words, and how its day is found in a year.
type Feast = (&'static [&'static str], Rule);

#[derive(Clone, Copy)]
enum Rule {
    /// A month and a day.
    On(i8, i8),
    /// So many days from Easter Sunday.
    Easter(i32),
    /// The nth such weekday of a month; -1 is the last.
    Nth(i8, i8, Weekday),
}

/// The longer names first. Those that stand in many compounds ("Christmas sales") come last, and need a preposition.
const FEASTS: [Feast; 37] = [
    (&["new", "year", "'", "s", "eve"], Rule::On(12, 31)),
    (&["new", "year", "’", "s", "eve"], Rule::On(12, 31)),
    (&["new", "year", "'", "s", "day"], Rule::On(1, 1)),
    (&["new", "year", "’", "s", "day"], Rule::On(1, 1)),
    (&["new", "years", "eve"], Rule::On(12, 31)),
    (&["new", "years", "day"], Rule::On(1, 1)),
    (&["christmas", "eve"], Rule::On(12, 24)),
    (&["christmas", "day"], Rule::On(12, 25)),
    (&["boxing", "day"], Rule::On(12, 26)),
    (&["st", "stephen", "'", "s", "day"], Rule::On(12, 26)),
    (&["good", "friday"], Rule::Easter(-2)),
    (&["maundy", "thursday"], Rule::Easter(-3)),
    (&["holy", "saturday"], Rule::Easter(-1)),
    (&["palm", "sunday"], Rule::Easter(-7)),
    (&["ash", "wednesday"], Rule::Easter(-46)),
    (&["shrove", "tuesday"], Rule::Easter(-47)),
    (&["easter", "sunday"], Rule::Easter(0)),
    (&["easter", "monday"], Rule::Easter(1)),
    (&["ascension", "day"], Rule::Easter(39)),
    (&["whit", "monday"], Rule::Easter(50)),
    (&["valentine", "'", "s", "day"], Rule::On(2, 14)),
    (&["valentine", "’", "s", "day"], Rule::On(2, 14)),
    (&["st", "patrick", "'", "s", "day"], Rule::On(3, 17)),
    (&["st", "patrick", "’", "s", "day"], Rule::On(3, 17)),
    (&["may", "day"], Rule::On(5, 1)),
    (&["memorial", "day"], Rule::Nth(5, -1, Weekday::Monday)),
    (&["fourth", "of", "july"], Rule::On(7, 4)),
    (&["bastille", "day"], Rule::On(7, 14)),
    (&["labor", "day"], Rule::Nth(9, 1, Weekday::Monday)),
    (&["guy", "fawkes", "night"], Rule::On(11, 5)),
    (&["armistice", "day"], Rule::On(11, 11)),
    (&["veterans", "day"], Rule::On(11, 11)),
    (&["juneteenth"], Rule::On(6, 19)),
    (&["halloween"], Rule::On(10, 31)),
    (&["thanksgiving"], Rule::Nth(11, 4, Weekday::Thursday)),
    (&["christmas"], Rule::On(12, 25)),
    (&["easter"], Rule::Easter(0)),
];

/// How many of them need a preposition.
const COMPOUNDED: usize = 5;

/// The month with which a season begins.
fn first_month(word: &str) -> Option<i8> {
    match word {
        "spring" => Some(3),
        "summer" => Some(6),
        "autumn" | "fall" => Some(9),
        "winter" => Some(12),
        _ => None,
    }
}

/// What a season of no year is told with: "in the spring".
const PREPOSITIONS: [&str; 11] =
    ["in", "during", "over", "by", "since", "until", "before", "after", "from", "through", "for"];

impl Rule {
    fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::On(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(days) => shifted(easter(year)?, days.days()),
            Self::Nth(month, nth, weekday) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous rule of 1876: the Sunday after the full moon of spring.
fn easter(year: i16) -> Option<Date> {
    let year_of_time = i32::from(year);
    let (golden, century, rest) = (year_of_time % 19, year_of_time / 100, year_of_time % 100);
    let drift = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - drift + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

impl Reader<'_> {
    pub fn yearly(&self, at: usize) -> Option<Reading> {
        self.season(at).or_else(|| self.feast(at))
    }

    /// "last summer", "this autumn", "spring 2024", "the winter of 2019", "in the spring".
    fn season(&self, at: usize) -> Option<Reading> {
        let turn = match self.word(at) {
            word @ ("last" | "this" | "next" | "past" | "coming") => Some(word),
            _ => None,
        };
        let name = at + usize::from(turn.is_some());
        let first = first_month(self.word(name))
            .filter(|_| !(self.glued(name) || self.is(name + 1, "-") && self.glued(name + 1)))?;
        // "expected to fall in 2024" has a verb.
        let noun = turn.is_some()
            || !self.is(name, "fall")
            || self.is_one_of(
                name.saturating_sub(1),
                &["the", "in", "since", "by", "until", "during", "early", "late", "of"],
            );
        if !noun {
            return None;
        }
        let of = |year: i16| Stretch::months(year, first, 3);
        let after = name + 1;
        let named = after + usize::from(self.is_one_of(after, &["of", ","]));
        if turn.is_none()
            && let Some(year) = self.year(named)
        {
            return Some(Reading { end: named + 1, stretch: of(year), relative: false });
        }
        if let Some(years) = self.years_beside(named) {
            return self.on_publication(named + 2, |day| of(day.year().checked_add(years)?));
        }
        // "the fall of the rouble", "a spring in its step", "the winter wheat".
        let told = matches!(
            self.word(after),
            "" | "." | "," | ";" | ")" | "and" | "after" | "when" | "as" | "because" | "while" | "said" | "but"
        );
        match turn {
            Some("this") => self.on_publication(after, |day| {
                // "This winter" in January began in December.
                let begun = first == 12 && day.month() < 6;
                of(day.year() - i16::from(begun))
            }),
            Some("last" | "past") => {
                self.on_publication(after, |day| years_around(day).filter_map(of).rfind(|one| one.last < day))
            }
            Some(_) => self.on_publication(after, |day| years_around(day).filter_map(of).find(|one| one.first > day)),
            None if self.before(at) == "the" && told => {
                let before = at.checked_sub(2).map_or("", |at| self.word(at));
                PREPOSITIONS.contains(&before).then(|| Reading {
                    end: after,
                    stretch: self.by_tense(at, of),
                    relative: true,
                })
            }
            None => None,
        }
    }

    /// "New Year's Eve", "Boxing Day", "at Easter", "last Christmas", "Christmas Day in 2024".
    fn feast(&self, at: usize) -> Option<Reading> {
        let turn = match self.word(at) {
            word @ ("last" | "this" | "next") => Some(word),
            _ => None,
        };
        let start = at + usize::from(turn.is_some());
        self.words.get(start).filter(|word| word.is_capital())?;
        let spelled = |words: &[&str]| words.iter().enumerate().all(|(i, word)| self.is(start + i, word));
        let found = FEASTS.iter().position(|(words, _)| spelled(words))?;
        let (words, rule) = FEASTS[found];
        let end = start + words.len();
        let prepared = turn.is_some()
            || matches!(
                self.before(at),
                "at" | "on"
                    | "by"
                    | "over"
                    | "before"
                    | "since"
                    | "until"
                    | "after"
                    | "around"
                    | "for"
                    | "during"
                    | "till"
            );
        let compound =
            self.words.get(end).is_some_and(|next| next.is_capital() || next.text.starts_with(['’', '\'', '-']));
        if compound || found >= FEASTS.len() - COMPOUNDED && !prepared {
            return None;
        }
        let of = |year: i16| Some(Stretch::day(rule.day(year)?));
        let named = end + usize::from(self.is_one_of(end, &["of", ",", "in"]));
        if let Some(year) = self.year(named) {
            return Some(Reading { end: named + 1, stretch: of(year), relative: false });
        }
        if let Some(years) = self.years_beside(named) {
            return self.on_publication(named + 2, |day| of(day.year().checked_add(years)?));
        }
        match turn {
            Some("last") => {
                self.on_publication(end, |day| years_around(day).filter_map(of).rfind(|one| one.last < day))
            }
            Some("next") => {
                self.on_publication(end, |day| years_around(day).filter_map(of).find(|one| one.first > day))
            }
            Some(_) => self.on_publication(end, |day| chosen(None, day, of)),
            None => Some(Reading { end, stretch: self.by_tense(at, of), relative: true }),
        }
    }

    /// How many years from the day of publication "last year", "this year" and "next year" at `at` lie.
    fn years_beside(&self, at: usize) -> Option<i16> {
        match self.word(at) {
            _ if !self.is(at + 1, "year") => None,
            "last" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            _ => None,
        }
    }
}

fn years_around(day: Date) -> std::ops::RangeInclusive<i16> {
    day.year().saturating_sub(2)..=day.year().saturating_add(2)
}
