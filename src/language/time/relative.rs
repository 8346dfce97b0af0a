//! Times that need the day of publication: "Monday", "last week", "the weekend", "two years ago", "in recent weeks", "now".

use super::calendar::{Stretch, month, shifted, weekday, weekday_from, weekday_until};
use super::{Reader, Reading};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
}

impl Unit {
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "day" | "days" => Some(Self::Day),
            "week" | "weeks" => Some(Self::Week),
            "fortnight" | "fortnights" => Some(Self::Fortnight),
            "month" | "months" => Some(Self::Month),
            "quarter" | "quarters" => Some(Self::Quarter),
            "half" => Some(Self::Half),
            "year" | "years" => Some(Self::Year),
            "decade" | "decades" => Some(Self::Decade),
            _ => None,
        }
    }

    pub fn span(self, number: i64) -> Span {
        let number = number.clamp(-9_999, 9_999);
        match self {
            Self::Day => number.days(),
            Self::Week => number.weeks(),
            Self::Fortnight => (2 * number).weeks(),
            Self::Month => number.months(),
            Self::Quarter => (3 * number).months(),
            Self::Half => (6 * number).months(),
            Self::Year => number.years(),
            Self::Decade => (10 * number).years(),
        }
    }

    /// How many months it has; none of less than one.
    pub fn months(self) -> Option<i64> {
        match self {
            Self::Day | Self::Week | Self::Fortnight => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
            Self::Decade => Some(120),
        }
    }

    /// The day, ISO week, month or year so many units away.
    pub fn away(self, from: Date, number: i64) -> Option<Stretch> {
        let day = shifted(from, self.span(number))?;
        match self {
            Self::Day | Self::Fortnight => Some(Stretch::day(day)),
            Self::Week => Stretch::week(day, 0),
            Self::Month | Self::Quarter | Self::Half => Stretch::month(day.year(), day.month()),
            Self::Year | Self::Decade => Stretch::year(day.year()),
        }
    }
}

/// How many units "recent", "the last few" and "the past several" reach back: six, as D-42 for weeks.
const RECENT: i64 = 6;
/// Of days, a week.
const RECENT_DAYS: i64 = 7;

impl Reader<'_> {
    pub fn relative(&self, at: usize, dated: bool) -> Option<Reading> {
        self.named_day(at)
            .or_else(|| self.counted_weekday(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.part_of_unit(at))
            .or_else(|| self.stretch_back(at))
            .or_else(|| self.beside(at))
            .or_else(|| self.before_another(at, dated))
            .or_else(|| self.ago(at))
            .or_else(|| self.in_units(at))
            .or_else(|| self.open(at))
    }

    fn named_day(&self, at: usize) -> Option<Reading> {
        let day = |end: usize, days: i64| self.on_publication(end, |d| Some(Stretch::day(shifted(d, days.days())?)));
        match self.word(at) {
            "today" | "tonight" | "currently" | "presently" | "nowadays" => day(at + 1, 0),
            "now" if !self.is(at + 1, "that") && !matches!(self.before(at), "until" | "till" | "from") => {
                day(at + 1, 0)
            }
            "overnight" => self.on_publication(at + 1, |d| Stretch::days(shifted(d, (-1).days())?, d)),
            "the" if self.is(at + 1, "day") && self.is(at + 2, "before") && self.is(at + 3, "yesterday") => {
                day(at + 4, -2)
            }
            "the" if self.is(at + 1, "day") && self.is(at + 2, "after") && self.is(at + 3, "tomorrow") => {
                day(at + 4, 2)
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

    /// "Monday", "last Friday", "next Tuesday", "Monday evening", "Tuesday last week", "Friday a week ago"; not the days of
    /// newspapers, feasts and names.
    fn weekday(&self, at: usize) -> Option<Reading> {
        let which = self.word(at);
        let turned = matches!(which, "last" | "next" | "this" | "past" | "coming");
        let name = at + usize::from(turned);
        let wanted = weekday(self.word(name)).filter(|_| self.words[name].is_capital())?;
        if self.is_name(name, turned) {
            return None;
        }
        let part = self.is_one_of(name + 1, &["morning", "afternoon", "evening", "night"]);
        let end = name + 1 + usize::from(part);
        // "On Thursday week": the one after the next.
        if !turned && self.is(end, "week") && !part && self.before(name) == "on" && self.ahead(at) {
            return self
                .on_publication(end + 1, |day| Some(Stretch::day(shifted(weekday_from(day, wanted)?, 1.week())?)));
        }
        if !turned && let Some((end, unit, number)) = self.week_beside(end) {
            return self.on_publication(end, |day| {
                if unit == Unit::Day {
                    return weekday_until(shifted(day, (7 * number).days())?, wanted).map(Stretch::day);
                }
                Some(Stretch::day(weekday_from(Stretch::week(day, number)?.first, wanted)?))
            });
        }
        let turn = if turned { which } else { "" };
        self.on_publication(end, |day| {
            let found = match turn {
                "last" | "past" => weekday_until(shifted(day, (-1).days())?, wanted)?,
                "next" => weekday_from(Stretch::week(day, 1)?.first, wanted)?,
                "this" => weekday_from(Stretch::week(day, 0)?.first, wanted)?,
                "coming" => weekday_from(day, wanted)?,
                _ if self.ahead(at) => weekday_from(day, wanted)?,
                _ => weekday_until(day, wanted)?,
            };
            Some(Stretch::day(found))
        })
    }

    /// "Black Friday", "Sunday Times", "Ruby Tuesday", "Sheffield Wednesday".
    fn is_name(&self, name: usize, turned: bool) -> bool {
        const BEFORE: [&str; 33] = [
            "black",
            "good",
            "bloody",
            "easter",
            "ash",
            "super",
            "cyber",
            "giving",
            "palm",
            "holy",
            "maundy",
            "whit",
            "shrove",
            "fat",
            "ruby",
            "sheffield",
            "man",
            "girl",
            "freaky",
            "casual",
            "taco",
            "blue",
            "joe",
            "wild",
            "trinity",
            "mothering",
            "happy",
            "red",
            "sweet",
            "manic",
            "stormy",
            "advent",
            "gloomy",
        ];
        const AFTER: [&str; 10] =
            ["times", "telegraph", "mail", "mirror", "express", "herald", "post", "night", "league", "world"];
        let title =
            self.words.get(name + 1).is_some_and(|next| next.is_capital() && AFTER.contains(&next.folded.as_str()));
        let capital = |at: usize| self.words.get(at).is_some_and(|word| word.is_capital());
        // "Friday Harbor lost its ferry", "Wednesday Addams is back".
        let first = name == 0 || self.words[name].stops || self.words[name - 1].stops;
        let title = title || first && capital(name + 1) && !capital(name + 2) && self.is_verb(name + 2);
        let Some(before) = name.checked_sub(1).filter(|_| !turned) else { return title };
        let named = self.words[before].is_capital() && BEFORE.contains(&self.word(before));
        // One capital word before it at the start of a sentence is a name: "Ruby Tuesday closed 30 restaurants".
        let opens = before == 0 || self.words[before - 1].stops || self.words[before].stops;
        const OPENERS: [&str; 17] = [
            "on", "by", "since", "until", "from", "last", "next", "this", "late", "early", "before", "after", "every",
            "each", "for", "come", "through",
        ];
        let word = self.word(before);
        let prepared = OPENERS.contains(&word)
            || matches!(word, "the" | "a" | "and" | "or" | "but" | "in" | "at" | "that" | "one");
        title || named || opens && self.words[before].is_capital() && !prepared && !self.words[name].stops
    }

    /// "last week", "of this week", "a week ago", "two weeks ago" behind a weekday: where it ends, and how many weeks away;
    /// with `Unit::Day` the weekday is counted from the day and not from its week.
    fn week_beside(&self, at: usize) -> Option<(usize, Unit, i64)> {
        let start = at + usize::from(self.is(at, "of"));
        let number = match self.word(start) {
            "last" | "previous" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            _ => None,
        };
        if let Some(number) = number.filter(|_| self.is(start + 1, "week")) {
            return Some((start + 2, Unit::Week, number));
        }
        if self.is(start, "before") && self.is(start + 1, "last") {
            return Some((start + 2, Unit::Day, -1));
        }
        let number = self.number(start).filter(|_| self.is(start + 2, "ago"))?;
        let weeks = match Unit::of(self.word(start + 1))? {
            Unit::Week => 1,
            Unit::Fortnight => 2,
            _ => return None,
        };
        Some((start + 3, Unit::Day, number.checked_mul(-weeks)?))
    }

    /// "two Tuesdays ago", "a week last Monday", "a week on Friday", "last week on Tuesday", "a week ago Friday".
    fn counted_weekday(&self, at: usize) -> Option<Reading> {
        if let Some(number) = self.number(at)
            && let Some(wanted) = self.word(at + 1).strip_suffix('s').and_then(weekday)
            && self.is(at + 2, "ago")
        {
            return self.on_publication(at + 3, |day| {
                let last = weekday_until(shifted(day, (-1).days())?, wanted)?;
                Some(Stretch::day(shifted(last, (1_i64.checked_sub(number)?).clamp(-999, 999).weeks())?))
            });
        }
        let (next, weeks) = match self.word(at) {
            "last" if self.is(at + 1, "week") => (at + 2, -1),
            "next" if self.is(at + 1, "week") => (at + 2, 1),
            "a" if self.is(at + 1, "week") && self.is(at + 2, "ago") => (at + 3, -2),
            "a" if self.is(at + 1, "week") => (at + 2, 0),
            _ => return None,
        };
        let last = self.is(next, "last");
        let on = self.is(next, "on");
        let wanted = weekday(self.word(next + usize::from(last || on))).filter(|_| on || last || weeks == -2)?;
        let end = next + 1 + usize::from(last || on);
        match (weeks, last) {
            (0, true) | (-2, _) => {
                self.on_publication(end, |day| Some(Stretch::day(shifted(weekday_until(day, wanted)?, (-1).weeks())?)))
            }
            (0, false) => {
                self.on_publication(end, |day| Some(Stretch::day(shifted(weekday_from(day, wanted)?, 1.week())?)))
            }
            (_, true) => None,
            (weeks, false) => self
                .on_publication(end, |day| Some(Stretch::day(weekday_from(Stretch::week(day, weeks)?.first, wanted)?))),
        }
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
        let unit = Unit::of(self.word(unit_at)).filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year))?;
        self.on_publication(unit_at + 1, |day| {
            let whole = unit.away(day, number)?;
            if unit == Unit::Week { Some(whole) } else { whole.part(turned) }
        })
    }

    /// "recent weeks", "the past year", "the last three months", "the past few days": up to the day of publication.
    fn stretch_back(&self, at: usize) -> Option<Reading> {
        if self.is(at, "recent") {
            let unit = Unit::of(self.word(at + 1)).filter(|_| self.word(at + 1).ends_with('s'))?;
            return self.on_publication(at + 2, |day| Stretch::days(shifted(day, unit.span(-recent(unit)))?, day));
        }
        if !self.is(at, "the") || !self.is_one_of(at + 1, &["past", "last"]) {
            return None;
        }
        let several = self.is_one_of(at + 2, &["few", "several"]);
        let number = if several { None } else { self.number(at + 2) };
        let unit_at = at + 2 + usize::from(several || number.is_some());
        let unit = Unit::of(self.word(unit_at)).filter(|unit| !matches!(unit, Unit::Quarter | Unit::Half))?;
        let number = number.or(several.then(|| recent(unit)));
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
        let plain = |unit: &Unit| matches!(unit, Unit::Week | Unit::Month | Unit::Year);
        if let Some(unit) = Unit::of(self.word(at + 1)).filter(plain) {
            let counted = self.word(at + 1).ends_with('s') || number == 1 && self.before(at) == "the";
            // "the last year of the war" is another year.
            let part = self.is(at + 2, "of") || self.is(at + 2, "when");
            return if counted || part { None } else { self.on_publication(at + 2, |day| unit.away(day, number)) };
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
        // "The week before last"
        if after && self.is(unit_at + 2, "last") && self.is(at, "the") {
            return self.on_publication(unit_at + 3, |day| match unit {
                Some(unit) => unit.away(day, -2),
                None => Stretch::weekend(shifted(day, (-7).days())?, false),
            });
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

    /// "two weeks ago", "a couple of weeks ago", "ten years from now"; "several years ago" leaves open when.
    fn ago(&self, at: usize) -> Option<Reading> {
        let vague = self.is_one_of(at, &["several", "some", "many", "few"]);
        let couple = self.is(at, "a") && self.is(at + 1, "couple");
        let number = if vague { None } else { Some(if couple { 2 } else { self.number(at)? }) };
        let unit_at = at + 1 + if couple { 1 + usize::from(self.is(at + 2, "of")) } else { 0 };
        let ahead = self.is(unit_at + 1, "from") && self.is(unit_at + 2, "now");
        let unit = Unit::of(self.word(unit_at)).filter(|_| ahead || self.is(unit_at + 1, "ago"))?;
        let unit = if unit == Unit::Year && self.before(at) == "half" { Unit::Half } else { unit };
        let end = unit_at + if ahead { 3 } else { 2 };
        let Some(number) = number else { return Some(Reading { end, stretch: None, relative: true }) };
        self.on_publication(end, |day| unit.away(day, if ahead { number } else { -number }))
    }

    /// "in three weeks", "in two days' time", where what is to come is told of; else it says how long something took.
    fn in_units(&self, at: usize) -> Option<Reading> {
        if !self.is(at, "in") {
            return None;
        }
        let number = self.number(at + 1)?;
        let unit = Unit::of(self.word(at + 2)).filter(|unit| !matches!(unit, Unit::Quarter | Unit::Half))?;
        let mark = at + 3 + usize::from(self.is_one_of(at + 3, &["'", "’"]));
        let mark = mark + usize::from(mark > at + 3 && self.is(mark, "s"));
        let time = self.is(mark, "time") && mark > at + 3;
        let end = if time { mark + 1 } else { at + 3 };
        // "The first strike in 30 years", "at its lowest in a decade": how long nothing like it was.
        let goes_on = self.is_one_of(end, &["of", "as", "since", "-"]) || self.is_record(0, at);
        if goes_on || !time && !self.ahead(at) {
            return None;
        }
        // "In three weeks" is a day, "in two months" a month.
        self.on_publication(end, |day| match unit {
            Unit::Week => Some(Stretch::day(shifted(day, unit.span(number))?)),
            unit => unit.away(day, number),
        })
    }

    /// Words that say that a time is meant, but not which.
    fn open(&self, at: usize) -> Option<Reading> {
        let end = match self.word(at) {
            "recently" | "lately" => at + 1,
            _ => return None,
        };
        Some(Reading { end, stretch: None, relative: true })
    }

    pub fn number(&self, at: usize) -> Option<i64> {
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

fn recent(unit: Unit) -> i64 {
    if unit == Unit::Day { RECENT_DAYS } else { RECENT }
}
