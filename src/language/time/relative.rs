//! Times that need the day of publication: "Monday", "last week", "the weekend", "two years ago", "in recent weeks", "now".

use super::calendar::{Stretch, month, shifted, weekday, weekday_from, weekday_until};
use super::{Reader, Reading};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    fn of(word: &str) -> Option<Self> {
        match word {
            "day" | "days" => Some(Self::Day),
            "week" | "weeks" => Some(Self::Week),
            "month" | "months" => Some(Self::Month),
            "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }

    fn span(self, number: i64) -> Span {
        match self {
            Self::Day => number.days(),
            Self::Week => number.weeks(),
            Self::Month => number.months(),
            Self::Year => number.years(),
        }
    }

    /// The day, ISO week, month or year so many units away.
    fn away(self, from: Date, number: i64) -> Option<Stretch> {
        let day = shifted(from, self.span(number))?;
        match self {
            Self::Day => Some(Stretch::day(day)),
            Self::Week => Stretch::week(day, 0),
            Self::Month => Stretch::month(day.year(), day.month()),
            Self::Year => Stretch::year(day.year()),
        }
    }
}

/// How many units "recent", "the last few" and "the past several" reach back: six, as D-42 for weeks.
const RECENT: i64 = 6;

impl Reader<'_> {
    pub fn relative(&self, at: usize, dated: bool) -> Option<Reading> {
        self.named_day(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.part_of_unit(at))
            .or_else(|| self.stretch_back(at))
            .or_else(|| self.beside(at))
            .or_else(|| self.before_another(at, dated))
            .or_else(|| self.ago(at))
            .or_else(|| self.open(at))
    }

    fn named_day(&self, at: usize) -> Option<Reading> {
        let day = |end: usize, days: i64| self.on_publication(end, |d| Some(Stretch::day(shifted(d, days.days())?)));
        match self.word(at) {
            "today" | "tonight" | "currently" | "presently" | "nowadays" => day(at + 1, 0),
            "now" if !self.is(at + 1, "that") && !matches!(self.before(at), "until" | "till" | "from") => {
                day(at + 1, 0)
            }
            "yesterday" => day(at + 1, -1),
            "tomorrow" => day(at + 1, 1),
            "at" if self.is(at + 1, "present") => day(at + 2, 0),
            "at" if self.is(at + 1, "the") && self.is(at + 2, "moment") => day(at + 3, 0),
            "these" if self.is(at + 1, "days") => day(at + 2, 0),
            "this" if self.is_one_of(at + 1, &["morning", "afternoon", "evening"]) => day(at + 2, 0),
            "last" if self.is(at + 1, "night") => day(at + 2, -1),
            _ => None,
        }
    }

    /// "Monday", "last Friday", "next Tuesday", "Monday evening"; not the days of newspapers and feasts.
    fn weekday(&self, at: usize) -> Option<Reading> {
        let which = self.word(at);
        let turned = matches!(which, "last" | "next" | "this" | "past" | "coming");
        let name = at + usize::from(turned);
        let wanted = weekday(self.word(name)).filter(|_| self.words[name].is_capital())?;
        let feasts = ["black", "good", "bloody", "easter", "ash", "super", "cyber", "giving", "palm", "holy", "maundy"];
        let papers = ["times", "telegraph", "mail", "mirror", "express", "herald", "post", "night"];
        let title =
            self.words.get(name + 1).is_some_and(|next| next.is_capital() && papers.contains(&next.folded.as_str()));
        if title || feasts.contains(&self.before(name)) {
            return None;
        }
        let part = self.is_one_of(name + 1, &["morning", "afternoon", "evening", "night"]);
        let ahead = || self.ahead(at);
        self.on_publication(name + 1 + usize::from(part), |day| {
            let found = match if turned { which } else { "" } {
                "last" | "past" => weekday_until(shifted(day, (-1).days())?, wanted)?,
                "next" => weekday_from(Stretch::week(day, 1)?.first, wanted)?,
                "this" => weekday_from(Stretch::week(day, 0)?.first, wanted)?,
                "coming" => weekday_from(day, wanted)?,
                _ if ahead() => weekday_from(day, wanted)?,
                _ => weekday_until(day, wanted)?,
            };
            Some(Stretch::day(found))
        })
    }

    /// "the weekend", "last weekend", "this weekend", "next weekend".
    fn weekend(&self, at: usize) -> Option<Reading> {
        if !self.is(at + 1, "weekend") {
            return None;
        }
        let which = self.word(at);
        if !matches!(which, "the" | "this" | "last" | "past" | "next" | "coming") || self.is(at + 2, "before") {
            return None;
        }
        self.on_publication(at + 2, |day| match which {
            "next" => {
                let saturday = weekday_from(Stretch::week(day, 1)?.first, Weekday::Saturday)?;
                Stretch::weekend(saturday, true)
            }
            "last" | "past" => Stretch::weekend(day, false),
            "coming" => Stretch::weekend(day, true),
            _ => Stretch::weekend(day, self.ahead(at)),
        })
    }

    /// "early last month", "later this year", "so far this year", "the end of next month".
    fn part_of_unit(&self, at: usize) -> Option<Reading> {
        if self.is(at, "so") && self.is(at + 1, "far") && self.is(at + 2, "this") {
            let unit = Unit::of(self.word(at + 3))?;
            return self.on_publication(at + 4, |day| Stretch::days(unit.away(day, 0)?.first, day));
        }
        let (turned, end) = match self.word(at) {
            "earlier" | "later" if self.is(at + 1, "this") => {
                let (later, unit) = (self.is(at, "later"), Unit::of(self.word(at + 2))?);
                return self.on_publication(at + 3, |day| {
                    let whole = unit.away(day, 0)?;
                    if later { Stretch::days(day, whole.last) } else { Stretch::days(whole.first, day) }
                });
            }
            _ => self.part(at)?,
        };
        let start = end + usize::from(self.is(end, "the"));
        let number = match self.word(start) {
            "last" | "previous" => -1,
            "this" | "current" => 0,
            "next" | "coming" => 1,
            "month" | "year" if start > end => 0,
            _ => return None,
        };
        let unit_at = if self.is_one_of(start, &["month", "year"]) { start } else { start + 1 };
        let unit = Unit::of(self.word(unit_at)).filter(|unit| matches!(unit, Unit::Month | Unit::Year))?;
        self.on_publication(unit_at + 1, |day| unit.away(day, number)?.part(turned))
    }

    /// "recent weeks", "the past year", "the last three months", "the past few days": up to the day of publication.
    fn stretch_back(&self, at: usize) -> Option<Reading> {
        if self.is(at, "recent") {
            let unit = Unit::of(self.word(at + 1)).filter(|_| self.word(at + 1).ends_with('s'))?;
            return self.on_publication(at + 2, |day| Stretch::days(shifted(day, unit.span(-RECENT))?, day));
        }
        if !self.is(at, "the") || !self.is_one_of(at + 1, &["past", "last"]) {
            return None;
        }
        let several = self.is_one_of(at + 2, &["few", "several"]);
        let number = if several { Some(RECENT) } else { self.number(at + 2) };
        let unit_at = at + 2 + usize::from(number.is_some());
        let unit = Unit::of(self.word(unit_at))?;
        // "the last week of June" is no stretch back from today.
        if self.is(unit_at + 1, "of") {
            return None;
        }
        self.on_publication(unit_at + 1, |day| Stretch::days(shifted(day, unit.span(-number.unwrap_or(1)))?, day))
    }

    /// "last week", "this year", "next month", "last November".
    fn beside(&self, at: usize) -> Option<Reading> {
        let number = match self.word(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        if let Some(unit) = Unit::of(self.word(at + 1)).filter(|unit| *unit != Unit::Day) {
            let counted = self.word(at + 1).ends_with('s') || number == 1 && self.before(at) == "the";
            // "the last year of the war" is another year.
            let part = self.is(at + 2, "of") || self.is(at + 2, "when");
            return if counted || part { None } else { self.on_publication(at + 2, |day| unit.away(day, number)) };
        }
        if self.is_one_of(at + 1, &["spring", "summer", "autumn", "fall", "winter"]) {
            return Some(Reading { end: at + 2, stretch: None, relative: true });
        }
        let name = self.words.get(at + 1).filter(|word| word.is_capital())?;
        let month = month(&name.folded)?;
        self.on_publication(at + 2, |day| {
            let year = match number {
                -1 if month >= day.month() => day.year().checked_sub(1)?,
                1 if month <= day.month() => day.year().checked_add(1)?,
                _ => day.year(),
            };
            Stretch::month(year, month)
        })
    }

    /// "the week before", "the previous month", "a year earlier": before the day of publication, if no other time is told.
    fn before_another(&self, at: usize, dated: bool) -> Option<Reading> {
        if !self.is_one_of(at, &["the", "a"]) {
            return None;
        }
        let previous = self.is(at, "the") && self.is_one_of(at + 1, &["previous", "preceding"]);
        let unit_at = at + 1 + usize::from(previous);
        let unit = Unit::of(self.word(unit_at)).filter(|_| !self.word(unit_at).ends_with('s'));
        let weekend = self.is(unit_at, "weekend");
        let after = self.is_one_of(unit_at + 1, if self.is(at, "the") { &["before"] } else { &["before", "earlier"] });
        if !(previous || after) || unit.is_none() && !weekend {
            return None;
        }
        let end = unit_at + 1 + usize::from(after);
        let next = self.words.get(end);
        let another = after
            && next.is_some_and(|next| {
                next.is_capital()
                    || matches!(
                        next.folded.as_str(),
                        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "he" | "she" | "they" | "it"
                    )
            });
        if dated || another {
            return Some(Reading { end, stretch: None, relative: true });
        }
        self.on_publication(end, |day| match unit {
            Some(unit) => unit.away(day, -1),
            None => Stretch::weekend(day, false),
        })
    }

    /// "two weeks ago", "a year ago"; "several years ago" leaves open when.
    fn ago(&self, at: usize) -> Option<Reading> {
        let vague = self.is_one_of(at, &["several", "some", "many", "few"]);
        let number = if vague { None } else { Some(self.number(at)?) };
        let unit = Unit::of(self.word(at + 1)).filter(|_| self.is(at + 2, "ago"))?;
        let Some(number) = number else { return Some(Reading { end: at + 3, stretch: None, relative: true }) };
        self.on_publication(at + 3, |day| unit.away(day, -number))
    }

    /// Words that say that a time is meant, but not which.
    fn open(&self, at: usize) -> Option<Reading> {
        let end = match self.word(at) {
            "recently" | "lately" => at + 1,
            _ => return None,
        };
        Some(Reading { end, stretch: None, relative: true })
    }

    fn number(&self, at: usize) -> Option<i64> {
        const NUMBERS: [&str; 12] =
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        let word = self.words.get(at)?;
        if matches!(word.folded.as_str(), "a" | "an") {
            return Some(1);
        }
        let named =
            NUMBERS.iter().position(|name| *name == word.folded).and_then(|place| i64::try_from(place + 1).ok());
        named.or_else(|| word.number(false).map(i64::from))
    }
}
