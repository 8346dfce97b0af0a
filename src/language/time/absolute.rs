//! Dates as news writes them: "November 27", "27 November 2025", "mid-November", "in 2024", "2025-11-27", "the 1990s".

use super::calendar::{Part, Stretch, month, nearest_year, short_month, weekday};
use super::{Reader, Reading};
use jiff::civil::Date;

/// A date as far as it is written.
#[derive(Clone, Copy)]
struct Written {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

/// What may stand before a month or a year that is meant as a date.
const BEFORE_DATES: [&str; 21] = [
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
];

impl Reader<'_> {
    pub fn absolute(&self, at: usize) -> Option<Reading> {
        self.numeric(at).or_else(|| self.decade(at)).or_else(|| self.quarter(at)).or_else(|| self.written(at))
    }

    /// "2025-11-27", "27.11.2025", "27/11/2025". Of "3/4/2025" nobody can tell the month.
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
            "-" if a >= 1000 => (a, b, c),
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

    /// "the third quarter of 2024", "Q3 2024", "the first half of 2025".
    fn quarter(&self, at: usize) -> Option<Reading> {
        const PLACES: [&str; 4] = ["first", "second", "third", "fourth"];
        let place = |word: &str| PLACES.iter().position(|place| *place == word);
        let short = self.word(at).strip_prefix('q').and_then(|number| number.parse::<usize>().ok());
        let (place, length, mut next) = match short {
            Some(number @ 1..=4) => (number - 1, 3, at + 1),
            Some(_) => return None,
            None if self.is(at + 1, "quarter") => (place(self.word(at))?, 3, at + 2),
            None if self.is(at + 1, "half") => (place(self.word(at)).filter(|place| *place < 2)?, 6, at + 2),
            None => return None,
        };
        next += usize::from(self.is(next, "of"));
        let year = self.year(next)?;
        let first = i8::try_from(place * length + 1).ok()?;
        let last = first + i8::try_from(length).ok()? - 1;
        let stretch = Stretch::month(year, first)?.to(Stretch::month(year, last)?);
        Some(Reading { end: next + 1, stretch, relative: false })
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
            let stretch = self.resolved(date).and_then(|stretch| stretch.part(part));
            return Some(Reading { end, stretch, relative: date.year.is_none() });
        }
        let opened = matches!(self.word(at), "between" | "from");
        if opened && let Some(range) = self.range(at + 1) {
            return Some(range);
        }
        // "Monday, December 1" is the day of the month; the weekday only adds to it.
        let named = weekday(self.word(at)).map(|_| at + 1 + usize::from(self.is(at + 1, ",")));
        if let Some(start) = named {
            let (end, date) = self.date(start, false).filter(|(_, date)| date.day.is_some())?;
            return Some(Reading { end, stretch: self.resolved(date), relative: date.year.is_none() });
        }
        self.range(at).or_else(|| {
            let (end, date) = self.date(at, false)?;
            Some(Reading { end, stretch: self.resolved(date), relative: date.year.is_none() })
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
        let (end, mut first, mut last) =
            if let Some((middle, first)) = self.date(at, false).filter(|(end, _)| link(*end)) {
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
        if let (None, Some(_)) = (first.year, last.year) {
            first.year = last.year.map(|year| if first.month > last.month { year - 1 } else { year });
        }
        if let (Some(_), None) = (first.year, last.year) {
            last.year = first.year.map(|year| if first.month > last.month { year + 1 } else { year });
        }
        let stretch = self.resolved(first).and_then(|first| first.to(self.resolved(last)?));
        Some(Reading { end, stretch, relative: first.year.is_none() })
    }

    /// A day, month or year that begins at the word; `sure` where the words before leave no doubt of it.
    fn date(&self, at: usize, sure: bool) -> Option<(usize, Written)> {
        if let Some((after, month)) = self.month(at) {
            if let Some(day) = self.day(after) {
                let (end, year) = self.year_after(after + 1).map_or((after + 1, None), |(end, year)| (end, Some(year)));
                return Some((end, Written { year, month: Some(month), day: Some(day) }));
            }
            if let Some((end, year)) = self.year_after(after) {
                return Some((end, Written { year: Some(year), month: Some(month), day: None }));
            }
            let meant = sure || self.names_month(at);
            return meant.then_some((after, Written { year: None, month: Some(month), day: None }));
        }
        if let Some(day) = self.day(at) {
            let (after, month) = self.month(at + 1 + usize::from(self.is(at + 1, "of")))?;
            let (end, year) = self.year_after(after).map_or((after, None), |(end, year)| (end, Some(year)));
            return Some((end, Written { year, month: Some(month), day: Some(day) }));
        }
        let year = self.year(at)?;
        let meant = sure || BEFORE_DATES.contains(&self.before(at)) || self.before(at) == "(" && self.is(at + 1, ")");
        meant.then_some((at + 1, Written { year: Some(year), month: None, day: None }))
    }

    /// The month, and the word after it and after the full stop of its short form.
    fn month(&self, at: usize) -> Option<(usize, i8)> {
        let word = self.words.get(at).filter(|word| word.is_capital())?;
        if let Some(month) = month(&word.folded) {
            return Some((at + 1, month));
        }
        let month = short_month(&word.folded)?;
        let after = if self.is(at + 1, ".") && self.glued(at + 1) { at + 2 } else { at + 1 };
        let dated = self.words.get(after).is_some_and(|word| word.number(true).is_some());
        dated.then_some((after, month))
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

    fn year_after(&self, at: usize) -> Option<(usize, i16)> {
        let year = at + usize::from(self.is(at, ","));
        Some((year + 1, self.year(year)?))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let word = self.words.get(at)?;
        let year = word.number(false).filter(|year| word.text.len() == 4 && (1000..=2999).contains(year))?;
        let part = self.glued(at) && matches!(self.before(at), "$" | "€" | "£" | "." | "," | "#" | "/");
        let goes_on = self.glued(at + 1) && self.glued(at + 2) && self.is_one_of(at + 1, &[".", ",", "/", ":"]);
        let unit = self.glued(at + 1) && self.is(at + 1, "%");
        (!part && !goes_on && !unit).then(|| i16::try_from(year).ok())?
    }

    /// A date without a year takes the year nearest to the day of publication.
    fn resolved(&self, date: Written) -> Option<Stretch> {
        let year = match (date.year, date.month) {
            (Some(year), _) => year,
            (None, Some(month)) => nearest_year(month, date.day, self.published?)?,
            (None, None) => return None,
        };
        match (date.month, date.day) {
            (Some(month), Some(day)) => Some(Stretch::day(Date::new(year, month, day).ok()?)),
            (Some(month), None) => Stretch::month(year, month),
            (None, _) => Stretch::year(year),
        }
    }
}
