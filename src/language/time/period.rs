//! Periods of business and statistics: quarters and halves, "the year to March", "the first nine months", fiscal years.

use super::calendar::Tense;
use super::calendar::{Stretch, chosen, shifted};
use super::relative::Unit;
use super::{Reader, Reading};
use jiff::ToSpan;

impl Reader<'_> {
    pub fn period(&self, at: usize) -> Option<Reading> {
        self.up_to(at)
            .or_else(|| self.quarter(at))
            .or_else(|| self.counted_quarter(at))
            .or_else(|| self.first_months(at))
            .or_else(|| self.fiscal(at))
            .or_else(|| self.two_years(at))
            .or_else(|| self.week_of(at))
    }

    /// "the year to March", "12 months through January", "the quarter ended June 30, 2025", "four weeks to 15 March",
    /// "the year to date".
    fn up_to(&self, at: usize) -> Option<Reading> {
        let start = at + usize::from(self.is(at, "the"));
        let counted = self.number(start).filter(|_| !self.is_one_of(start, &["a", "an"]));
        let mut unit_at = start + usize::from(counted.is_some());
        // "the 12-month period to June", "the financial year to April".
        unit_at += usize::from(counted.is_some() && self.is(unit_at, "-"));
        unit_at += usize::from(self.is_one_of(unit_at, &["financial", "fiscal", "calendar", "tax"]));
        let unit = Unit::of(self.word(unit_at))?;
        let mut next = unit_at + 1;
        next += usize::from(self.is(next, "period"));
        next += usize::from(self.is(next, "that"));
        next = match self.word(next) {
            "to" | "through" | "until" => next + 1,
            "ending" | "ended" | "ends" => next + 1 + usize::from(self.is_one_of(next + 1, &["in", "on"])),
            _ => return None,
        };
        if self.is(next, "date") && self.words[next - 1].folded == "to" {
            return self.on_publication(next + 1, |day| Stretch::days(unit.away(day, 0)?.first, day));
        }
        next += usize::from(self.is(next, "the"));
        next += if self.is(next, "end") && self.is_one_of(next + 1, &["of", "-"]) { 2 } else { 0 };
        let (end, date) = self.date(next, true)?;
        let number = counted.unwrap_or(1);
        let last = self.resolved(at, date);
        let stretch = last.and_then(|last| match (unit, date.month, date.day) {
            (Unit::Year | Unit::Decade, None, _) => {
                let number = unit.months()?.checked_mul(number)? / 12;
                let first = last.last.year().checked_sub(i16::try_from(number - 1).ok()?)?;
                if number == 1 { Some(last) } else { Stretch::years(first, last.last.year()) }
            }
            (Unit::Day | Unit::Week, _, _) | (_, _, Some(_)) => {
                // "The six months ended September 30" begin on the first of April.
                let whole = last.last == last.last.last_of_month();
                if let Some(months) = unit.months().filter(|_| whole) {
                    let first = Stretch::months_to(last.last, months.checked_mul(number)?)?.first;
                    return Stretch::days(first, last.last);
                }
                let before = shifted(last.last, unit.span(number.checked_neg()?))?;
                Stretch::days(shifted(before, 1.day())?, last.last)
            }
            _ => Stretch::months_to(last.last, unit.months()?.checked_mul(number)?),
        });
        Some(Reading { end, stretch, relative: date.is_relative() })
    }

    /// "the third quarter of 2024", "Q3 2024", "2Q25", "the first half of 2025", "the final quarter of last year", "the
    /// fourth quarter".
    fn quarter(&self, at: usize) -> Option<Reading> {
        let (place, length, mut next) = self.named_quarter(at)?;
        next += usize::from(self.is_one_of(next, &["of", "/", ",", "'", "’"]) && self.year_behind(next + 1).is_some());
        let of = |year: i16| Stretch::months(year, place * length + 1, length);
        if let Some((end, years, relative)) = self.year_behind(next) {
            return match relative {
                true => self.on_publication(end, |day| of(day.year().checked_add(years)?)),
                false => Some(Reading { end, stretch: of(years), relative: false }),
            };
        }
        Some(Reading { end: next, stretch: self.mostly(at, of), relative: true })
    }

    /// Which quarter (from 0, of three months) or half (of six), and the word behind.
    fn named_quarter(&self, at: usize) -> Option<(i8, i8, usize)> {
        const PLACES: [&str; 8] = ["first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"];
        let word = self.word(at);
        for (letter, length, most) in [('q', 3, 4), ('h', 6, 2)] {
            let number = |digits: &str| digits.parse::<i8>().ok().filter(|number| (1..=most).contains(number));
            if let Some(place) = word.strip_prefix(letter).and_then(number) {
                return self.words[at].is_capital().then_some((place - 1, length, at + 1));
            }
            // "2Q25": the year is glued to it.
            let glued = word.get(1..).and_then(|rest| rest.strip_prefix(letter));
            if let (Some(place), Some(rest)) = (word.get(..1).and_then(number), glued)
                && rest.bytes().all(|byte| byte.is_ascii_digit())
            {
                return Some((place - 1, length, if rest.is_empty() { at + 1 } else { at }));
            }
        }
        let linked = at + 1 + usize::from(self.is(at + 1, "-"));
        let (length, most) = match self.word(linked) {
            "quarter" => (3, 4),
            "half" => (6, 2),
            _ => return None,
        };
        // "a third quarter-final" is a game, "the first half-hour" a time.
        if self.is(linked + 1, "-") && self.glued(linked + 1) {
            return None;
        }
        let place = match word {
            "final" | "closing" => most - 1,
            "opening" => 0,
            "last" if self.is(linked + 1, "of") => most - 1,
            _ => PLACES.iter().position(|place| *place == word).and_then(|place| i8::try_from(place % 4).ok())?,
        };
        (place < most).then_some((place, length, linked + 1))
    }

    /// "2024", "last year", "the year", "fiscal 2025", "25" behind Q2: the word behind, the year, and whether it is counted
    /// from that of publication.
    fn year_behind(&self, at: usize) -> Option<(usize, i16, bool)> {
        let fiscal = match self.word(at) {
            "fiscal" => at + 1 + usize::from(self.is(at + 1, "year")),
            "fy" => at + 1,
            _ => at,
        };
        if let Some(year) = self.year(fiscal) {
            return Some((fiscal + 1, year, false));
        }
        let word = self.word(at);
        let short = word
            .strip_prefix("fy")
            .or_else(|| word.get(2..).filter(|_| word.as_bytes().get(1).is_some_and(|b| matches!(b, b'q' | b'h'))));
        let marked = self.glued(at) && matches!(self.before(at), "'" | "’" | "/");
        let short = short.or_else(|| marked.then_some(word));
        if let Some(digits) = short.filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())) {
            return match (digits.len(), digits.parse::<i16>()) {
                (2, Ok(year)) => Some((at + 1, 2000 + year, false)),
                (4, Ok(year)) => Some((at + 1, year, false)),
                _ => None,
            };
        }
        let start = at + usize::from(self.is(at, "the") && self.is_one_of(at + 1, &["current", "year", "previous"]));
        let years = match self.word(start) {
            "last" | "previous" => -1,
            "this" | "current" => 0,
            "next" => 1,
            "year" if start > at => return Some((start + 1, 0, true)),
            _ => return None,
        };
        self.is(start + 1, "year").then_some((start + 2, years, true))
    }

    /// Of what comes once a year: told in the past it has mostly passed.
    fn mostly(&self, at: usize, of: impl Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
        if self.named_year.is_some() {
            return self.by_tense(at, of);
        }
        let day = self.published?;
        let tense = self.tense(at).unwrap_or(Tense::Past);
        chosen(Some(tense), day, |year| of(year).filter(|one| tense == Tense::Future || one.mostly_past(day)))
    }

    /// "last quarter", "this quarter", "the previous quarter".
    fn counted_quarter(&self, at: usize) -> Option<Reading> {
        let start =
            at + usize::from(self.is(at, "the") && self.is_one_of(at + 1, &["current", "previous", "preceding"]));
        let number: i16 = match self.word(start) {
            "last" | "previous" | "preceding" => -1,
            "this" | "current" => 0,
            "next" => 1,
            _ => return None,
        };
        if !self.is(start + 1, "quarter") {
            return None;
        }
        self.on_publication(start + 2, |day| {
            let quarter = i16::from(day.month() - 1) / 3 + number;
            let first = i8::try_from(quarter.rem_euclid(4) * 3 + 1).ok()?;
            Stretch::months(day.year().checked_add(quarter.div_euclid(4))?, first, 3)
        })
    }

    /// "the first nine months of 2025", "the last three months of last year".
    fn first_months(&self, at: usize) -> Option<Reading> {
        let last = match self.word(at) {
            "first" | "opening" => false,
            "last" | "final" => true,
            _ => return None,
        };
        let number = self.number(at + 1).filter(|number| (1..=11).contains(number))?;
        let number = i8::try_from(number).ok()?;
        if !self.is_one_of(at + 2, &["month", "months"]) || !self.is(at + 3, "of") {
            return None;
        }
        let first = if last { 13 - number } else { 1 };
        let (end, years, relative) = self.year_behind(at + 4)?;
        match relative {
            true => self.on_publication(end, |day| Stretch::months(day.year().checked_add(years)?, first, number)),
            false => Some(Reading { end, stretch: Stretch::months(years, first, number), relative: false }),
        }
    }

    /// "fiscal 2025", "the financial year 2024/25", "FY2025", "this calendar year".
    fn fiscal(&self, at: usize) -> Option<Reading> {
        let fiscal = self.is_one_of(at, &["fiscal", "calendar"]);
        let kind = self.is_one_of(at, &["financial", "tax", "school", "academic", "budget"]) && self.is(at + 1, "year");
        if fiscal || kind {
            let year = at + 1 + usize::from(self.is(at + 1, "year"));
            if let Some(both) = self.two_years(year) {
                return Some(both);
            }
            let named = self.year(year)?;
            return Some(Reading { end: year + 1, stretch: Stretch::year(named), relative: false });
        }
        if self.word(at).starts_with("fy") {
            let (end, year, _) = self.year_behind(at)?;
            return Some(Reading { end, stretch: Stretch::year(year), relative: false });
        }
        let start = at + usize::from(self.is(at, "the"));
        let number = match self.word(start) {
            "last" | "previous" => -1,
            "this" | "current" => 0,
            "next" | "coming" => 1,
            _ => return None,
        };
        let alone = self.is(start + 1, "year") && self.is_one_of(start, &["current", "coming"]);
        let whole = self.is_one_of(start + 1, &["calendar", "financial", "fiscal"]) && self.is(start + 2, "year");
        let end = if alone { start + 2 } else { start + 3 };
        if alone || whole { self.on_publication(end, |day| Unit::Year.away(day, number)) } else { None }
    }

    /// "2024/25", "2024-25", "2024/2025".
    fn two_years(&self, at: usize) -> Option<Reading> {
        let first = self.words.get(at)?.number(false).filter(|year| (1900..=2099).contains(year))?;
        let linked = self.is_one_of(at + 1, &["/", "-", "–"]) && self.glued(at + 1) && self.glued(at + 2);
        let second = self.words.get(at + 2)?.number(false).filter(|_| linked)?;
        if self.glued(at) && matches!(self.before(at), "$" | "€" | "£" | "/" | "-" | "–" | "." | ",") {
            return None;
        }
        let goes_on = self.glued(at + 3) && self.is_one_of(at + 3, &["/", "-", "–", "."]) && self.glued(at + 4);
        let next = first + 1;
        let follows = second == next || second == next % 100 && self.word(at + 2).len() == 2;
        let stretch =
            Stretch::to(Stretch::year(i16::try_from(first).ok()?)?, Stretch::year(i16::try_from(next).ok()?)?);
        (follows && !goes_on).then_some(Reading { end: at + 3, stretch, relative: false })
    }

    /// "the week of September 30th", "the week beginning 3 March", "the month of May".
    fn week_of(&self, at: usize) -> Option<Reading> {
        let linked = match self.word(at) {
            "week" => self.is_one_of(at + 1, &["of", "beginning", "starting", "commencing"]),
            "month" => self.is(at + 1, "of"),
            _ => false,
        };
        if !linked {
            return None;
        }
        let start = at + 2 + usize::from(self.is(at + 2, "the"));
        let (end, date) = self.date(start, true).filter(|(_, date)| date.month.is_some())?;
        let whole = self.is(at, "week") && date.day.is_some();
        let fits = whole || self.is(at, "month") && date.day.is_none();
        let stretch =
            self.resolved(at, date).and_then(|day| if whole { Stretch::week(day.first, 0) } else { Some(day) });
        fits.then_some(Reading { end, stretch, relative: date.is_relative() })
    }
}
