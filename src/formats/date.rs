//! Dates as people write them, for every format. What can mean one day alone is read; what can mean two is not, until the user or
//! another row of the same column says whether the day or the month comes first.

mod loose;

pub use loose::{Loose, loosely};

use crate::domain::PartialDate;
use crate::domain::words;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

words! {
    /// What comes first in dates that are written in numbers.
    DateOrder, "order of dates", {
        /// 03/04/2025 is 3 April.
        DayFirst = "dmy",
        /// 03/04/2025 is 4 March.
        MonthFirst = "mdy",
        /// 2025/04/03, or 25/04/03, is 3 April.
        YearFirst = "ymd",
    }
}

/// A date, and whether it is all that the cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub date: PartialDate,
    /// A time of the day stood beside it, and is no part of the date.
    pub left_out: bool,
}

/// Why a cell is not read as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    NoDate,
    /// With the two days that it can mean.
    TwoWays(PartialDate, PartialDate),
    /// A year of two digits, of which nobody said where it stands.
    ShortYear,
}

/// Reads a cell. `order` is what the user says, or what another row of the column shows.
pub fn read(cell: &str, order: Option<DateOrder>) -> Result<Day, Unread> {
    let cell = cell.trim().trim_start_matches('\'');
    if let Ok(date) = PartialDate::exact(cell) {
        return Ok(Day { date, left_out: false });
    }
    let (text, left_out) = without_time(cell);
    let date = match Numbers::of(text) {
        Some(numbers) => numbers.date(order)?,
        None => {
            let plain = month(text).or_else(|| serial(text)).or_else(|| compact(text)).or_else(|| in_han(text));
            plain.map_or_else(|| named(text, order), Ok)?
        }
    };
    Ok(Day { date, left_out: left_out || has_fraction(text) })
}

/// What a cell shows of the order in which its column's dates are written; none where it could be either.
pub fn shows(cell: &str) -> Option<DateOrder> {
    let numbers = Numbers::of(without_time(cell.trim()).0)?;
    let ends_in_year = numbers.parts[0].digits < 4 && !numbers.may_begin_with_year();
    match numbers.parts.map(|part| part.value) {
        [_, second, _] if ends_in_year && second > 12 => Some(DateOrder::MonthFirst),
        [first, _, _] if ends_in_year && first > 12 => Some(DateOrder::DayFirst),
        _ => None,
    }
}

/// Three numbers with signs between them.
struct Numbers {
    parts: [Number; 3],
    sign: char,
}

#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
}

impl Numbers {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim_end_matches('.');
        let sign = text.chars().find(|c| !c.is_ascii_digit())?;
        if !matches!(sign, '/' | '.' | '-' | '\u{2010}'..='\u{2013}' | ' ') {
            return None;
        }
        let number = |part: &str| {
            let part = part.trim();
            let digits = part.len();
            (matches!(digits, 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| Some(Number { value: part.parse().ok()?, digits }))
                .flatten()
        };
        let parts: Vec<Number> = text.split(sign).map(number).collect::<Option<_>>()?;
        Some(Self { parts: parts.try_into().ok()?, sign })
    }

    /// Two digits each with hyphens between them: a short form of 2025-05-03 for some, and of 25-05-2003 for others.
    /// Between strokes and dots nobody writes the year first, unless in full.
    fn may_begin_with_year(&self) -> bool {
        let [first, _, third] = self.parts;
        first.digits == 2 && third.digits == 2 && !matches!(self.sign, '/' | '.')
    }

    fn date(&self, order: Option<DateOrder>) -> Result<PartialDate, Unread> {
        let [first, second, third] = self.parts;
        // Day, month and year with dots between them stand in this order wherever they are written so.
        let dotted = self.sign == '.';
        let day = |year: Number, month: Number, day: Number| {
            let year = if year.digits == 4 { year.value } else { century(year.value) };
            ymd(year, month.value, day.value).ok_or(Unread::NoDate)
        };
        match order {
            _ if first.digits == 4 => return day(first, second, third),
            Some(DateOrder::DayFirst) => return day(third, second, first),
            Some(DateOrder::MonthFirst) => return day(third, first, second),
            Some(DateOrder::YearFirst) if third.digits != 4 => return day(first, second, third),
            Some(DateOrder::YearFirst) | None => {}
        }
        if third.digits == 1 || self.may_begin_with_year() {
            return Err(Unread::ShortYear);
        }
        match (day(third, second, first), day(third, first, second)) {
            (Ok(day_first), Ok(month_first)) if day_first != month_first && !dotted => {
                Err(Unread::TwoWays(day_first, month_first))
            }
            (day_first, month_first) => day_first.or(month_first),
        }
    }
}

/// 03.2026, 3/2026, 2026/3: a month and a year of four digits, which no order of the day changes. "2011/12" may be a
/// season and is none.
fn month(text: &str) -> Option<PartialDate> {
    let is_sign = |c: char| matches!(c, '/' | '.' | '-' | '\u{2010}'..='\u{2013}');
    let text = text.trim_end_matches('.');
    let (first, second) = text.split_once(is_sign).or_else(|| text.split_once(' '))?;
    let (first, second) = (first.trim(), second.trim());
    let (year, month) = if first.len() == 4 { (first, second) } else { (second, first) };
    let are_digits = [year, month].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !are_digits || year.len() != 4 || !matches!(month.len(), 1 | 2) {
        return None;
    }
    let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
    let is_season = first.len() == 4 && second.len() == 2 && year % 100 + 1 == month;
    (!is_season).then(|| format!("{year:04}-{month:02}").parse().ok()).flatten()
}

/// 1969 to 2068, as spreadsheets and most programs take two digits.
fn century(year: u32) -> u32 {
    if year < 69 { 2000 + year } else { 1900 + year }
}

/// The year that a span of years ends in whose last two digits are given: 1991-92, 1999-00.
fn century_range(from: &str, last: u32) -> Option<u32> {
    let from: u32 = from.parse().ok()?;
    let end = from - from % 100 + last;
    let end = if end <= from { end + 100 } else { end };
    (last > 12 && end - from < 60 || end == from + 1).then_some(end)
}

fn ymd(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// The text before a time of the day, and whether one that says something was cut off: midnight is what a spreadsheet
/// puts behind every day.
fn without_time(text: &str) -> (&str, bool) {
    let Some(colon) = text.find(':') else { return (text, false) };
    let hour = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let time = &text[hour.len()..];
    let day = hour.trim_end_matches(['T', 't', ' ', ',', '\u{A0}', '\u{202F}']);
    let is_time = day.len() < hour.len() && colon > hour.len();
    let says_nothing = !time.contains(['1', '2', '3', '4', '5', '6', '7', '8', '9']) || time.starts_with("12:00:00 AM");
    if is_time { (day.trim(), !says_nothing) } else { (text, false) }
}

/// A day as spreadsheets count them: from 30 December 1899, in the years 1954 to 2119.
fn serial(text: &str) -> Option<PartialDate> {
    let (days, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if days.len() != 5 || !is_number(days) || !is_number(fraction) {
        return None;
    }
    let days: i32 = days.parse().ok().filter(|days| (20_000..=80_000).contains(days))?;
    Date::constant(1899, 12, 30).checked_add(days.days()).ok().map(PartialDate::from)
}

fn has_fraction(text: &str) -> bool {
    serial(text).is_some() && text.split_once('.').is_some_and(|(_, part)| part.contains(|c| c != '0'))
}

/// 20250503
fn compact(text: &str) -> Option<PartialDate> {
    let is_day = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.starts_with(['1', '2']);
    is_day.then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse().ok()).flatten()
}

/// 2014年1月17日
fn in_han(text: &str) -> Option<PartialDate> {
    let (year, rest) = text.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월']).unwrap_or((rest, ""));
    let day = rest.trim().trim_end_matches(['日', '일']);
    let filled = [year, month, day].into_iter().map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<u32> = filled.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let date = match parts.as_slice() {
        [year] => format!("{year:04}"),
        [year, month] => format!("{year:04}-{month:02}"),
        [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    };
    PartialDate::exact(&date).ok()
}

/// Months as the Romans number them, between the day and the year: 14.III.2025.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// Months by the names and the short forms that they have in the languages of the sheets we meet, accents left out. A
/// form may be cut: what is longer than three letters and begins one name alone is that month.
const MONTHS: [&str; 12] = [
    "january januar janner janvier enero gennaio janeiro januari stycznia styczen січня січень января январь",
    "february februar feber fevrier febrero febbraio fevereiro februari lutego luty лютого лютии февраля февраль",
    "march marz maerz mars marzo marco maart mrt marca marzec березня березень марта март",
    "april avril abril aprile kwietnia kwiecien квітня квітень апреля апрель",
    "may mai mayo maggio maio mei maja maj травня травень мая маи",
    "june juni juin junio giugno junho czerwca czerwiec червня червень июня июнь",
    "july juli juillet julio luglio julho lipca lipiec липня липень июля июль",
    "august aout agosto augustus sierpnia sierpien серпня серпень августа август",
    "september sept septembre septiembre setiembre settembre setembro wrzesnia wrzesien вересня вересень сентября сентябрь",
    "october oktober octobre octubre ottobre outubro pazdziernika pazdziernik жовтня жовтень октября октябрь",
    "november novembre noviembre novembro listopada listopad листопада листопад ноября ноябрь",
    "december dezember decembre diciembre dicembre dezembro grudnia grudzien грудня грудень декабря декабрь",
];

/// What may stand in a date and says nothing: articles, days of the week.
const SILENT: &str = "the of on o de del den der am le el la il di do dzien r roku г года р року \
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo mi fr sa so \
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
    lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom \
    понеділок вівторок середа четвер пятниця субота неділя понедельник вторник среда четверг пятница суббота воскресенье";

static MONTH: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let mut names: HashMap<String, u32> = HashMap::new();
    let mut cut: HashMap<String, Option<u32>> = HashMap::new();
    for (month, forms) in (1..).zip(MONTHS) {
        for form in forms.split(' ') {
            names.insert(form.to_owned(), month);
            for (at, _) in form.char_indices().skip(3) {
                let known = cut.entry(form[..at].to_owned()).or_insert(Some(month));
                *known = known.filter(|known| *known == month);
            }
        }
    }
    for (form, month) in cut {
        if let Some(month) = month {
            names.entry(form).or_insert(month);
        }
    }
    names
});

/// "May 3, 2025", "3. Mai 2025", "10 mars 2026", "1er mars 2026", "5-May-2025", "March 2026".
fn named(text: &str, order: Option<DateOrder>) -> Result<PartialDate, Unread> {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let (mut month, mut numbers, mut is_roman) = (None, Vec::new(), false);
    for part in pieces(&plain) {
        if let Some(number) = number(part) {
            numbers.push(number.ok_or(Unread::NoDate)?);
        } else if let Some(found) = MONTH.get(part).filter(|_| month.is_none()) {
            month = Some(*found);
        } else if let (None, [_], Some(at)) = (month, numbers.as_slice(), ROMAN.iter().position(|name| *name == part)) {
            (month, is_roman) = (u32::try_from(at + 1).ok(), true);
        } else if !SILENT.split_whitespace().any(|silent| silent == part) {
            return Err(Unread::NoDate);
        }
    }
    let month = month.ok_or(Unread::NoDate)?;
    let is_year = |number: &&Number| number.digits == 4;
    match numbers.as_slice() {
        [year] if year.digits == 4 && !is_roman => {
            format!("{:04}-{month:02}", year.value).parse().map_err(|_| Unread::NoDate)
        }
        [first, second] => {
            let (year, day) = match ([first, second].into_iter().find(is_year), order) {
                (Some(year), _) => (year, if year.digits == first.digits { second } else { first }),
                (None, Some(DateOrder::YearFirst)) => (first, second),
                // No day is above 31.
                (None, None) if first.value > 31 => (first, second),
                (None, _) => (second, first),
            };
            let year = if year.digits == 4 { year.value } else { century(year.value) };
            ymd(year, month, day.value).filter(|_| day.digits < 3).ok_or(Unread::NoDate)
        }
        _ => Err(Unread::NoDate),
    }
}

/// Runs of letters or of digits, an ordinal's ending with its digits.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty())
}

/// A number, with or without an ordinal's ending; none for a word, and nothing in it for what is neither.
fn number(piece: &str) -> Option<Option<Number>> {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let ending = &piece[digits..];
    let is_ordinal = ["", "st", "nd", "rd", "th", "er", "re", "ro", "o", "a", "го"].contains(&ending);
    Some((is_ordinal && digits <= 4).then(|| Some(Number { value: piece[..digits].parse().ok()?, digits })).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(cell: &str) -> String {
        read(cell, None).map_or_else(|unread| format!("{unread:?}"), |day| day.date.to_string())
    }

    #[test]
    fn a_date_that_means_one_day_is_read_in_every_common_form() {
        for (cell, expected) in [
            ("2025-05-03", "2025-05-03"),
            ("2025-05", "2025-05"),
            ("2025", "2025"),
            ("2025-05-03 00:00:00", "2025-05-03"),
            ("2025-05-03T14:30:00Z", "2025-05-03"),
            ("2025-05-03T14:30:00.000+02:00", "2025-05-03"),
            ("2025/05/03", "2025-05-03"),
            ("2025.05.03", "2025-05-03"),
            ("20250503", "2025-05-03"),
            ("23/05/2025", "2025-05-23"),
            ("05/23/2025", "2025-05-23"),
            ("5/5/2025", "2025-05-05"),
            ("23/5/2025 9:15 PM", "2025-05-23"),
            ("10.03.2026", "2026-03-10"),
            ("3. 5. 2025", "2025-05-03"),
            ("03.25.2026", "2026-03-25"),
            ("03.2026", "2026-03"),
            ("3/2026", "2026-03"),
            ("3.2026", "2026-03"),
            ("03/2026", "2026-03"),
            ("03-2026", "2026-03"),
            ("03 / 2026", "2026-03"),
            ("2026/03", "2026-03"),
            ("2026.3", "2026-03"),
            ("2012/11", "2012-11"),
            ("May 3, 2025", "2025-05-03"),
            ("Sat, May 3rd, 2025", "2025-05-03"),
            ("3 May 2025", "2025-05-03"),
            ("3-May-2025", "2025-05-03"),
            ("2025 May 3", "2025-05-03"),
            ("Sept. 5, 2025", "2025-09-05"),
            ("March 2026", "2026-03"),
            ("3. März 2026", "2026-03-03"),
            ("Montag, den 3. Februar 2025", "2025-02-03"),
            ("10 mars 2026", "2026-03-10"),
            ("1er août 2025", "2025-08-01"),
            ("le 3 févr. 2025", "2025-02-03"),
            ("3 de mayo de 2025", "2025-05-03"),
            ("1.º de marzo de 2025", "2025-03-01"),
            ("10 березня 2026 р.", "2026-03-10"),
            ("10 марта 2026 г.", "2026-03-10"),
            ("10 maja 2026", "2026-05-10"),
            ("14 mrt. 2025", "2025-03-14"),
            ("2025年3月14日", "2025-03-14"),
            ("2025年3月", "2025-03"),
            ("14.III.2025", "2025-03-14"),
            ("14 XII 2025", "2025-12-14"),
            ("3/14/25", "2025-03-14"),
            ("14/03/25", "2025-03-14"),
            ("14.03.25", "2025-03-14"),
            ("03.04.25", "2025-04-03"),
            ("14/03/68", "2068-03-14"),
            ("14/03/69", "1969-03-14"),
            ("14-Mar-25", "2025-03-14"),
            ("3-May-25", "2025-05-03"),
            ("May 3, 25", "2025-05-03"),
            ("99 May 3", "1999-05-03"),
            ("45780", "2025-05-03"),
            ("45780.0", "2025-05-03"),
            ("'45780", "2025-05-03"),
        ] {
            assert_eq!(day(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_time_of_the_day_that_says_something_is_not_passed_over_unsaid() {
        for (cell, left_out) in [
            ("2025-05-03 00:00:00", false),
            ("03.05.2025 0:00", false),
            ("2025-05-03T14:30:00Z", true),
            ("45780.5", true),
            ("45780.0", false),
            ("3 May 2025, 10:15", true),
        ] {
            assert_eq!(read(cell, None).unwrap().left_out, left_out, "{cell}");
        }
    }

    #[test]
    fn a_date_that_means_two_days_is_not_guessed() {
        assert!(day("03/05/2025").starts_with("TwoWays"), "{}", day("03/05/2025"));
        assert_eq!(read("03/05/2025", Some(DateOrder::DayFirst)).unwrap().date.as_str(), "2025-05-03");
        assert_eq!(read("03/05/2025", Some(DateOrder::MonthFirst)).unwrap().date.as_str(), "2025-03-05");
        assert!(day("03/05/25").starts_with("TwoWays"), "{}", day("03/05/25"));
        for short in ["25-05-03", "13-05-25", "03-05-25"] {
            assert_eq!(day(short), "ShortYear", "{short}");
        }
        assert_eq!(read("03/05/25", Some(DateOrder::DayFirst)).unwrap().date.as_str(), "2025-05-03");
        assert_eq!(read("25-05-03", Some(DateOrder::YearFirst)).unwrap().date.as_str(), "2025-05-03");
        assert_eq!(read("3-May-25", Some(DateOrder::DayFirst)).unwrap().date.as_str(), "2025-05-03");
        assert_eq!(read("23/05/2025", Some(DateOrder::MonthFirst)), Err(Unread::NoDate), "against what was said");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for cell in [
            "soon",
            "32/01/2025",
            "2025-02-29",
            "29 February 2025",
            "May",
            "3 May",
            "12:30",
            "1234",
            "99999",
            "1/2",
            "1/2/3/4",
            "13/2026",
            "0.2026",
            "3/26",
            "2011/12",
            "the 3 May May 2025",
            "Mayor 3, 2025",
            "300 March 2025",
            "20251340",
            "may be 2025",
            "V 2025",
            "2025年13月",
        ] {
            assert!(["NoDate", "1234"].contains(&day(cell).as_str()), "{cell}: {}", day(cell));
        }
    }

    #[test]
    fn a_cell_shows_the_order_of_its_column_where_it_can_be_read_in_one_way() {
        assert_eq!(shows("23/05/2025"), Some(DateOrder::DayFirst));
        assert_eq!(shows("05/23/2025 10:00"), Some(DateOrder::MonthFirst));
        assert_eq!(shows("5/23/25"), Some(DateOrder::MonthFirst));
        for cell in ["03/05/2025", "2025-05-23", "soon", "", "13-05-25", "03/05/25"] {
            assert_eq!(shows(cell), None, "{cell}");
        }
    }
}
