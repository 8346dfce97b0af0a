//! Dates as news writes them: "November 27", "27 November 2025", "mid-November", "in 2024", "2025-11-27", "the 1990s".

use super::calendar::{Part, Stretch, chosen, month, short_month, short_weekday};
use super::{Reader, Reading};
use jiff::civil::{Date, Weekday};

/// A date as far as it is written.
#[derive(Clone, Copy)]
pub struct Written {
    pub year: Option<Year>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    pub weekday: Option<Weekday>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Year {
    Named(i16),
    /// "last year": so many years from that of publication.
    Beside(i16),
}

impl Written {
    /// Needs the day of publication.
    pub fn is_relative(&self) -> bool {
        !matches!(self.year, Some(Year::Named(_)))
    }
}

/// What may stand before a month or a year that is meant as a date.
const BEFORE_DATES: [&str; 26] = [
    "in",
    "since",
    "by",
    "from",
    "until",
    "till",
    "of",
    "during",
    "before",
    "after",
    "for",
    "early",
    "late",
    "mid",
    "between",
    "through",
    "around",
    "throughout",
    "last",
    "next",
    "this",
    "ending",
    "ended",
    "beginning",
    "starting",
    "dated",
];

impl Reader<'_> {
    pub fn absolute(&self, at: usize) -> Option<Reading> {
        self.numeric(at).or_else(|| self.named_numeric(at)).or_else(|| self.decade(at)).or_else(|| self.written(at))
    }

    /// "2025-11-27", "2025.11.27", "27.11.2025", "27/11/2025". Of "3/4/2025" nobody can tell the month.
    fn numeric(&self, at: usize) -> Option<Reading> {
        let mark = self.word(at + 1);
        let dated =
            matches!(mark, "-" | "." | "/") && self.is(at + 3, mark) && (at + 1..at + 5).all(|at| self.glued(at));
        if !dated || self.glued(at) && matches!(self.before(at), "-" | "." | "/") {
            return None;
        }
        let number = |at: usize| i16::try_from(self.words.get(at)?.number(false)?).ok();
        let (a, b, c) = (number(at)?, number(at + 2)?, number(at + 4)?);
        let (year, month, day) = match mark {
            _ if a >= 1000 => (a, b, c),
            "." if c >= 1000 => (c, b, a),
            "/" if c >= 1000 && a > 12 => (c, b, a),
            "/" if c >= 1000 && b > 12 || a == b => (c, a, b),
            "/" if c >= 1000 && a <= 12 && b <= 12 && a > 0 && b > 0 => {
                return Some(Reading { end: at + 5, stretch: None, relative: false });
            }
            _ => return None,
        };
        let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Reading { end: at + 5, stretch: Some(Stretch::day(day)), relative: false })
    }

    /// "the 1990s", "the late 1990s", "the 19th century".
    fn decade(&self, at: usize) -> Option<Reading> {
        let (part, start) = self.part(at).map_or((None, at), |(part, start)| (Some(part), start));
        let (stretch, end) = if self.is(start + 1, "century") {
            let century = self.words.get(start)?.number(true).filter(|number| (1..=30).contains(number))?;
            let last = i16::try_from(century * 100).ok()?;
            (Stretch::years(last - 99, last)?, start + 2)
        } else {
            let first: i16 =
                self.word(start).strip_suffix('s')?.parse().ok().filter(|year| (1000..=2990).contains(year))?;
            (Stretch::years(first, first + if first % 100 == 0 && first < 2000 { 99 } else { 9 })?, start + 1)
        };
        let decade = stretch.last.year() - stretch.first.year() == 9;
        let stretch = match part {
            Some(part) if decade => stretch.part(part),
            Some(_) => None,
            None => Some(stretch),
        };
        Some(Reading { end, stretch, relative: false })
    }

    /// "23/May/2024", "23-May-2024".
    fn named_numeric(&self, at: usize) -> Option<Reading> {
        let mark = self.word(at + 1);
        let dated =
            matches!(mark, "-" | "." | "/") && self.is(at + 3, mark) && (at + 1..at + 5).all(|at| self.glued(at));
        let day = self.words.get(at)?.number(false).filter(|_| dated)?;
        let month = month(self.word(at + 2)).or_else(|| short_month(self.word(at + 2)))?;
        let year = self.words.get(at + 4)?.number(false).filter(|year| *year >= 1000)?;
        let day = Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()?;
        Some(Reading { end: at + 5, stretch: Some(Stretch::day(day)), relative: false })
    }

    /// "early" and "mid-", "the end of", with the word where the date follows.
    pub fn part(&self, at: usize) -> Option<(Part, usize)> {
        let end = if self.is(at, "the") { at + 1 } else { at };
        if self.is(end + 1, "of") {
            let part = match self.word(end) {
                "start" | "beginning" => Part::Early,
                "middle" => Part::Mid,
                "end" => Part::Late,
                _ => return None,
            };
            return Some((part, end + 2));
        }
        let part = match self.word(at) {
            "early" => Part::Early,
            "mid" => Part::Mid,
            "late" => Part::Late,
            _ => return None,
        };
        let linked = self.is_one_of(at + 1, &["-", "–", "in"]);
        Some((part, at + 1 + usize::from(linked)))
    }

    fn written(&self, at: usize) -> Option<Reading> {
        if let Some((part, start)) = self.part(at) {
            let (end, date) = self.date(start, true).filter(|(_, date)| date.day.is_none())?;
            let stretch = match date.year {
                None => self.by_tense(at, |year| self.in_year(year, date)?.part(part)),
                Some(_) => self.resolved(at, date).and_then(|whole| whole.part(part)),
            };
            return Some(Reading { end, stretch, relative: date.is_relative() });
        }
        let opened = matches!(self.word(at), "between" | "from");
        if opened && let Some(range) = self.range(at + 1) {
            return Some(range);
        }
        // "Monday, December 1" is the day of the month; the weekday only adds to it.
        if let Some(named) = short_weekday(self.word(at)) {
            let dot = at + 1 + usize::from(self.is(at + 1, ".") && self.glued(at + 1));
            let start = dot + usize::from(self.is(dot, ","));
            let start = start + usize::from(self.is(start, "the"));
            let (end, date) = self.date(start, false).filter(|(_, date)| date.day.is_some())?;
            let date = Written { weekday: Some(named), ..date };
            return Some(Reading { end, stretch: self.resolved(at, date), relative: date.is_relative() });
        }
        self.range(at).or_else(|| {
            let (end, date) = self.date(at, false)?;
            Some(Reading { end, stretch: self.resolved(at, date), relative: date.is_relative() })
        })
    }

    /// "November 27-29", "27 to 29 November", "from 2019 to 2021", "November 2024 to March 2025".
    fn range(&self, at: usize) -> Option<Reading> {
        let between = self.before(at) == "between";
        let link = |at: usize| match self.word(at) {
            "-" | "–" | "—" | "to" | "through" | "until" => true,
            "and" => between,
            _ => false,
        };
        // "the April-June period"
        let months = self.is_one_of(at + 1, &["-", "–"]) && self.glued(at + 2) && month(self.word(at + 2)).is_some();
        let (end, mut first, mut last) =
            if let Some((middle, first)) = self.date(at, months).filter(|(end, _)| link(*end)) {
                match (self.date(middle + 1, true), self.day(middle + 1)) {
                    (Some((end, last)), _) if last.day.is_some() == first.day.is_some() => (end, first, last),
                    (_, Some(day)) if first.day.is_some() => {
                        let end = middle + 2;
                        let year = self.year_after(end);
                        (
                            year.map_or(end, |(end, _)| end),
                            first,
                            Written { day: Some(day), year: year.map(|(_, year)| year), ..first },
                        )
                    }
                    _ => return None,
                }
            } else {
                let day = self.day(at).filter(|_| link(at + 1))?;
                let (end, last) = self.date(at + 2, true).filter(|(_, date)| date.day.is_some())?;
                (end, Written { day: Some(day), ..last }, last)
            };
        let moved = |year: Year, by: i16| match year {
            Year::Named(year) => Year::Named(year + by),
            Year::Beside(years) => Year::Beside(years + by),
        };
        let over = i16::from(first.month > last.month);
        if let (None, Some(year)) = (first.year, last.year) {
            first.year = Some(moved(year, -over));
        }
        if let (Some(year), None) = (first.year, last.year) {
            last.year = Some(moved(year, over));
        }
        let relative = first.is_relative();
        let stretch = match (first.year, last.month) {
            (Some(_), _) => self.resolved(at, first).and_then(|first| first.to(self.resolved(at, last)?)),
            // Both by the year that the tense asks of the end: "prices fell between May and July".
            (None, Some(_)) => {
                let end = self.by_tense(at, |year| self.in_year(year, last));
                end.and_then(|end| self.in_year(end.first.year() - over, first)?.to(end))
            }
            (None, None) => None,
        };
        Some(Reading { end, stretch, relative })
    }

    /// A day, month or year that begins at the word; `sure` where the words before leave no doubt of it.
    pub fn date(&self, at: usize, sure: bool) -> Option<(usize, Written)> {
        let written =
            |(end, year): (usize, Option<Year>), month, day| (end, Written { year, month, day, weekday: None });
        let with_year = |after: usize| self.year_after(after).map_or((after, None), |(end, year)| (end, Some(year)));
        if let Some((after, month)) = self.month(at) {
            // "September 9", "September the 9th"
            let number = after + usize::from(self.is(after, "the"));
            if let Some(day) = self.day(number) {
                return Some(written(with_year(number + 1), Some(month), Some(day)));
            }
            if let Some((end, year)) = self.year_after(after) {
                return Some(written((end, Some(year)), Some(month), None));
            }
            let meant = sure || self.names_month(at);
            return meant.then_some(written((after, None), Some(month), None));
        }
        if let Some(day) = self.day(at) {
            let (after, month) = self.month(at + 1 + usize::from(self.is(at + 1, "of")))?;
            return Some(written(with_year(after), Some(month), Some(day)));
        }
        let year = self.year(at)?;
        // "2024 May 23", "2024, May 23".
        let next = at + 1 + usize::from(self.is(at + 1, ","));
        if let Some((after, month)) = self.month(next)
            && let Some(day) = self.day(after)
            && self.year_after(after + 1).is_none()
        {
            return Some(written((after + 1, Some(Year::Named(year))), Some(month), Some(day)));
        }
        // "The 2025 fiscal year"
        let of_accounts = self.is_one_of(at + 1, &["fiscal", "financial", "academic", "calendar", "tax", "school"])
            && self.is(at + 2, "year");
        let bracketed = self.before(at) == "(" && self.is(at + 1, ")");
        let meant = sure || BEFORE_DATES.contains(&self.before(at)) || bracketed || of_accounts;
        meant.then_some(written((at + 1, Some(Year::Named(year))), None, None))
    }

    /// The month, and the word after it and after the full stop of its short form.
    fn month(&self, at: usize) -> Option<(usize, i8)> {
        let word = self.words.get(at).filter(|word| word.is_capital())?;
        if let Some(month) = month(&word.folded) {
            return Some((at + 1, month));
        }
        let month = short_month(&word.folded)?;
        let stopped = self.is(at + 1, ".") && self.glued(at + 1);
        let after = if stopped { at + 2 } else { at + 1 };
        let dated = self.words.get(after).is_some_and(|word| word.number(true).is_some());
        let alone = stopped && BEFORE_DATES.contains(&self.before(at));
        (dated || alone || self.day_before(at)).then_some((after, month))
    }

    /// "9 Sept", "the 9th of Sept".
    fn day_before(&self, at: usize) -> bool {
        let number = if self.before(at) == "of" { at.checked_sub(2) } else { at.checked_sub(1) };
        number.and_then(|at| self.words[at].number(true)).is_some_and(|day| (1..=31).contains(&day))
    }

    /// A month without day and year is a name or a verb as well: "April Smith", "March on", "Theresa May".
    fn names_month(&self, at: usize) -> bool {
        let named = BEFORE_DATES.contains(&self.before(at));
        let twofold = self.is_one_of(at, &["may", "march", "august", "april", "june"]);
        let name = self.words.get(at + 1).is_some_and(|next| next.is_capital());
        let after_name = at.checked_sub(1).is_some_and(|before| self.words[before].is_capital());
        if twofold { named && !name } else { named || !name && !after_name }
    }

    /// A day of the month, which no unit, mark or magnitude follows.
    fn day(&self, at: usize) -> Option<i8> {
        let day = self.words.get(at)?.number(true).filter(|day| (1..=31).contains(day))?;
        let goes_on = self.glued(at + 1) && self.is_one_of(at + 1, &["%", ":", ".", ","]) && {
            self.is(at + 1, "%") || self.glued(at + 2) && self.words[at + 2].number(false).is_some()
        };
        let counts = self.is_one_of(at + 1, &["million", "billion", "percent", "per", "people", "points"]);
        let money = matches!(self.before(at), "$" | "€" | "£");
        (!goes_on && !counts && !money).then(|| i8::try_from(day).ok())?
    }

    /// The year behind a month or a day: "2024", ", 2024", "of 2024", "in 2024", "15:50:06 2024", "last year".
    fn year_after(&self, at: usize) -> Option<(usize, Year)> {
        let linked = self.is_one_of(at, &[",", "of", "in"]);
        let start = self.after_clock(at).unwrap_or(at + usize::from(linked));
        if let Some(year) = self.year(start) {
            return Some((start + 1, Year::Named(year)));
        }
        let start = if self.is(at, "of") { at + 1 } else { at };
        let beside = match self.word(start) {
            "last" => -1,
            "this" | "the" if self.is(start, "this") || self.is(start + 1, "current") => 0,
            "next" => 1,
            _ => return None,
        };
        let unit = start + 1 + usize::from(self.is(start + 1, "current"));
        self.is(unit, "year").then_some((unit + 1, Year::Beside(beside)))
    }

    /// The word after a time of day that stands between the day and the year.
    fn after_clock(&self, at: usize) -> Option<usize> {
        let part =
            |at: usize| self.is(at, ":") && self.words.get(at + 1).is_some_and(|word| word.number(false).is_some());
        self.words.get(at)?.number(false).filter(|_| part(at + 1))?;
        let seconds = if part(at + 3) { at + 5 } else { at + 3 };
        let zone = self.is_one_of(seconds, &["utc", "gmt", "est", "edt", "pst", "pdt", "cet", "cest", "bst"]);
        Some(seconds + usize::from(zone))
    }

    pub fn year(&self, at: usize) -> Option<i16> {
        let word = self.words.get(at)?;
        let year = word.number(false).filter(|year| word.text.len() == 4 && (1000..=2999).contains(year))?;
        let part = self.glued(at) && matches!(self.before(at), "$" | "€" | "£" | "." | "," | "#" | "/");
        let goes_on = self.glued(at + 1) && self.glued(at + 2) && self.is_one_of(at + 1, &[".", ",", "/", ":"]);
        let unit = self.glued(at + 1) && self.is(at + 1, "%");
        (!part && !goes_on && !unit).then(|| i16::try_from(year).ok())?
    }

    /// The days that a date means; without a year in the one that its sentence opened with, else in that which the tense
    /// asks for.
    pub fn resolved(&self, at: usize, date: Written) -> Option<Stretch> {
        match (date.year, date.weekday) {
            (Some(Year::Named(year)), _) => self.in_year(year, date),
            (Some(Year::Beside(years)), _) => self.in_year(self.published?.year().checked_add(years)?, date),
            (None, _) if date.month.is_none() => None,
            (None, Some(weekday)) => {
                // "Thursday 23rd May": of the years near, one in which it was a Thursday.
                const NEAR: i16 = 2;
                let published = self.published?;
                let fits = |year: i16| {
                    let found = self.in_year(year, date)?;
                    ((year - published.year()).abs() <= NEAR && found.first.weekday() == weekday).then_some(found)
                };
                self.by_tense(at, fits).or_else(|| self.by_tense(at, |year| self.in_year(year, date)))
            }
            (None, None) => self.by_tense(at, |year| self.in_year(year, date)),
        }
    }

    pub fn in_year(&self, year: i16, date: Written) -> Option<Stretch> {
        match (date.month, date.day) {
            (Some(month), Some(day)) => Some(Stretch::day(Date::new(year, month, day).ok()?)),
            (Some(month), None) => Stretch::month(year, month),
            (None, _) => Stretch::year(year),
        }
    }

    /// Of what comes once a year: in the year that the sentence has named, else by the tense of the words around.
    pub fn by_tense(&self, at: usize, stretch: impl Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
        match self.named_year {
            Some(year) => {
                self.used_year.set(true);
                stretch(year)
            }
            None => chosen(self.tense(at), self.published?, stretch),
        }
    }
}
