//! Days, weeks, months and years as stretches of days, each with its ISO 8601 spelling.

use crate::domain::{PartialDate, month_named};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// Days from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub first: Date,
    pub last: Date,
    spelling: String,
}

/// A third of a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Early,
    Mid,
    Late,
}

impl Stretch {
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day, spelling: day.to_string() }
    }

    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { first, last: first.last_of_month(), spelling: format!("{year:04}-{month:02}") })
    }

    pub fn year(year: i16) -> Option<Self> {
        Some(Self { spelling: format!("{year:04}"), ..Self::years(year, year)? })
    }

    pub fn years(first: i16, last: i16) -> Option<Self> {
        let (start, end) = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
        Some(Self { first: start, last: end, spelling: format!("{first:04}/{last:04}") })
    }

    pub fn days(first: Date, last: Date) -> Option<Self> {
        (first <= last).then(|| Self { first, last, spelling: format!("{first}/{last}") })
    }

    /// From the start of one to the end of the other, each as precise as it was.
    pub fn to(self, end: Self) -> Option<Self> {
        let whole = !self.spelling.contains('/') && !end.spelling.contains('/') && self.first <= end.last;
        whole.then(|| Self {
            first: self.first,
            last: end.last,
            spelling: format!("{}/{}", self.spelling, end.spelling),
        })
    }

    /// "Since" it: open towards the future.
    pub fn onwards(self) -> Self {
        let start = self.spelling.split('/').next().unwrap_or_default().to_owned();
        Self { spelling: format!("{start}/.."), ..self }
    }

    /// The ISO week, Monday to Sunday, so many weeks from the one that holds the day.
    pub fn week(day: Date, weeks: i64) -> Option<Self> {
        let monday = shifted(day, weeks.checked_mul(7)?.days())?;
        let monday = shifted(monday, (-i64::from(monday.weekday().to_monday_zero_offset())).days())?;
        Self::days(monday, shifted(monday, 6.days())?)
    }

    /// The last Saturday and Sunday before the day, or the nearest from it.
    pub fn weekend(day: Date, ahead: bool) -> Option<Self> {
        let saturday = if ahead {
            // On a Sunday the weekend that is meant has begun.
            let start = if day.weekday() == Weekday::Sunday { shifted(day, (-1).days())? } else { day };
            weekday_from(start, Weekday::Saturday)?
        } else {
            let sunday = weekday_until(shifted(day, (-1).days())?, Weekday::Sunday)?;
            shifted(sunday, (-1).days())?
        };
        Self::days(saturday, shifted(saturday, 1.days())?)
    }

    /// Months from the first, `number` of them.
    pub fn months(year: i16, first: i8, number: i8) -> Option<Self> {
        let start = Date::new(year, first, 1).ok()?;
        let end = shifted(start, i32::from(number).checked_sub(1)?.months())?;
        let whole = Self::month(year, first)?;
        if number == 1 { Some(whole) } else { whole.to(Self::month(end.year(), end.month())?) }
    }

    /// So many months up to and with the one that holds the day.
    pub fn months_to(day: Date, number: i64) -> Option<Self> {
        let start = shifted(day.first_of_month(), 1_i64.checked_sub(number)?.months())?;
        let whole = Self::month(start.year(), start.month())?;
        if number == 1 { Some(whole) } else { whole.to(Self::month(day.year(), day.month())?) }
    }

    /// Has two thirds of it passed by the day?
    pub fn mostly_past(&self, day: Date) -> bool {
        let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
        3 * days(self.first, day) >= 2 * days(self.first, self.last)
    }

    /// Days 1-10, 11-20 and 21 to the end of a month; January to April, May to August, September to December of a
    /// year; the same thirds (0-3, 4-6, 7-9) of a decade.
    pub fn part(&self, part: Part) -> Option<Self> {
        let (first, last) = (self.first, self.last);
        if (first.year(), first.month()) == (last.year(), last.month()) {
            let (from, until) = match part {
                Part::Early => (1, 10),
                Part::Mid => (11, 20),
                Part::Late => (21, last.day()),
            };
            let day = |day| Date::new(first.year(), first.month(), day).ok();
            Self::days(day(from)?, day(until)?)
        } else if first.year() == last.year() {
            let (from, until) = match part {
                Part::Early => (1, 4),
                Part::Mid => (5, 8),
                Part::Late => (9, 12),
            };
            Self::month(first.year(), from)?.to(Self::month(first.year(), until)?)
        } else {
            let (from, until) = match part {
                Part::Early => (0, 3),
                Part::Mid => (4, 6),
                Part::Late => (7, 9),
            };
            Self::years(first.year() + from, first.year() + until)
        }
    }

    /// None for years that have no four digits.
    pub fn partial_date(self) -> Option<PartialDate> {
        PartialDate::exact(&self.spelling).ok()
    }

    /// How many days lie between it and the day; 0 if it holds the day.
    fn distance(&self, day: Date) -> i32 {
        let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
        days(day, self.first).max(days(self.last, day)).max(0)
    }
}

/// The day with the span added; none where the calendar ends.
pub fn shifted(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok()
}

/// The latest such weekday up to and with the day.
pub fn weekday_until(day: Date, weekday: Weekday) -> Option<Date> {
    shifted(day, (-i64::from(weekday.until(day.weekday()))).days())
}

/// The nearest such weekday from the day on.
pub fn weekday_from(day: Date, weekday: Weekday) -> Option<Date> {
    shifted(day, i64::from(day.weekday().until(weekday)).days())
}

/// Whether the words tell of what was or of what is to come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
}

/// Which of the years that a stretch may lie in is meant: what was has begun by the day, what is to come has not ended
/// before it, and where neither is said the nearest is meant; of two as near, the earlier.
pub fn chosen(tense: Option<Tense>, day: Date, stretch: impl Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
    // 29 February comes every four years, or eight.
    let mut years = (day.year().checked_sub(8)?..=day.year().checked_add(8)?).filter_map(stretch);
    match tense {
        Some(Tense::Past) => years.rfind(|stretch| stretch.first <= day),
        Some(Tense::Future) => years.find(|stretch| stretch.last >= day),
        None => years.min_by_key(|stretch| stretch.distance(day)),
    }
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
pub fn weekday(folded: &str) -> Option<Weekday> {
    let place = WEEKDAYS.iter().position(|name| *name == folded)?;
    Weekday::from_monday_zero_offset(i8::try_from(place).ok()?).ok()
}

/// "Mon", "Tues": as they stand before a date.
pub fn short_weekday(folded: &str) -> Option<Weekday> {
    let full = match folded {
        "mon" => "monday",
        "tue" | "tues" => "tuesday",
        "wed" => "wednesday",
        "thu" | "thur" | "thurs" => "thursday",
        "fri" => "friday",
        "sat" => "saturday",
        "sun" => "sunday",
        _ => return weekday(folded),
    };
    weekday(full)
}

/// The month of a full name.
pub fn month(folded: &str) -> Option<i8> {
    month_named(folded).filter(|_| folded.len() > 4 || matches!(folded, "may" | "june" | "july"))
}

pub fn short_month(folded: &str) -> Option<i8> {
    month_named(folded).filter(|_| folded.len() <= 4)
}
