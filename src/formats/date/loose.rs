//! Dates of bibliographies and feeds, where a year at least is better than none: what is plain is read in full, and of the
//! rest the year is kept and the reader told that there was more.

use super::{Unread, century_range, read};
use crate::domain::PartialDate;

/// A date, and whether it is all that the text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    pub date: PartialDate,
    /// False where only the year was kept of what may be a day.
    pub whole: bool,
}

impl Loose {
    fn whole(date: PartialDate) -> Option<Self> {
        Some(Self { date, whole: true })
    }

    fn year(year: &str) -> Option<Self> {
        Some(Self { date: year.parse().ok()?, whole: false })
    }
}

/// Reads a date in any of the forms that files have it in; none where not even a year is certain.
pub fn loosely(text: &str) -> Option<Loose> {
    read_loosely(text).filter(Loose::is_of_our_times)
}

fn read_loosely(text: &str) -> Option<Loose> {
    if let Ok(date) = PartialDate::exact(text) {
        return Loose::whole(date);
    }
    let text = text.trim().trim_matches(['[', ']', '(', ')', '{', '}', '"']).trim();
    let text = text.trim_end_matches(['/', '.', ',', ';']).trim_end();
    // A number of five digits is a day to a spreadsheet, and a slip of the pen here.
    let is_slip =
        text.split('.').next().is_some_and(|days| days.len() == 5 && days.bytes().all(|b| b.is_ascii_digit()));
    if text.is_empty() || is_slip {
        return None;
    }
    if let Some(span) = span(text) {
        return span;
    }
    if let Ok(date) = PartialDate::exact(text) {
        return Loose::whole(date);
    }
    if let Some(loose) = about(text).or_else(|| unspecified(text)) {
        return Some(loose);
    }
    let slashed = ris_slashes(text);
    match read(slashed.as_deref().unwrap_or(text), None) {
        // A year of two digits is a catalogue number as often as not.
        Ok(day) if !shows_year(text, &day.date) => None,
        Ok(day) => {
            Some(Loose { date: day.date, whole: true }).filter(Loose::is_of_our_times).or_else(|| only_year(text))
        }
        Err(Unread::TwoWays(one, _)) if !shows_year(text, &one) => None,
        Err(Unread::TwoWays(one, other)) => {
            let year = one.as_str().get(..4)?;
            if other.as_str().starts_with(year) { Loose::year(year) } else { None }
        }
        Err(Unread::ShortYear) => None,
        Err(Unread::NoDate) => only_year(text),
    }
}

/// Whether the text has all digits of the date's year.
fn shows_year(text: &str, date: &PartialDate) -> bool {
    date.as_str().get(..4).is_some_and(|year| text.contains(year))
}

impl Loose {
    /// Years of four digits that a source can be of.
    fn is_of_our_times(&self) -> bool {
        self.date.as_str().get(..4).and_then(|year| year.parse::<u32>().ok()).is_some_and(|year| year >= 1000)
    }
}

/// `2020/`, `1982--1983`, `1991-92`, `2003-10-23/2003-10-25`: a beginning and an end. The inner answer is none where it is
/// a span and cannot be read.
fn span(text: &str) -> Option<Option<Loose>> {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (from, to) = ["--", "\u{2013}", "\u{2014}", "-", "/"].iter().find_map(|sign| text.split_once(sign))?;
    let (from, to) = (from.trim(), to.trim().trim_start_matches('-'));
    if !year(from) {
        return None;
    }
    if year(to) {
        return Some(format!("{from}/{to}").parse().ok().and_then(Loose::whole).or_else(|| Loose::year(from)));
    }
    let short = to.len() == 2 && to.bytes().all(|byte| byte.is_ascii_digit());
    let last: u32 = to.parse().ok().filter(|_| short)?;
    match century_range(from, last) {
        // 21 to 24 are the seasons of ISO 8601-2, too.
        Some(_) if (21..=41).contains(&last) => Some(Loose::year(from)),
        Some(end) => Some(format!("{from}/{end}").parse().ok().and_then(Loose::whole)),
        None => None,
    }
}

/// `c. 1850`, `ca. 1850`, `circa 1850`; a year with the letter of a citation, `2019a`.
fn about(text: &str) -> Option<Loose> {
    let lower = text.to_lowercase();
    let about =
        ["circa", "ca.", "ca ", "c.", "c ", "about ", "um ", "vers "].iter().find_map(|mark| lower.strip_prefix(mark));
    if let Some(year) = about {
        return format!("{}~", year.trim()).parse().ok().and_then(Loose::whole);
    }
    let (year, letter) = text.split_at_checked(4)?;
    let lettered = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_lowercase());
    (lettered && year.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| year.parse().ok().and_then(Loose::whole))
        .flatten()
}

/// ISO 8601-2 with digits that nobody knows: `199X`, `2020-XX`, `2020-05-XX`; zeros for no month or no day.
fn unspecified(text: &str) -> Option<Loose> {
    let plain = text.replace('u', "X").replace('/', "-");
    let known = plain.split_once("-XX").or_else(|| plain.split_once("-00")).map(|(known, _)| known);
    if let Some(known) = known {
        return known.parse().ok().and_then(Loose::whole).filter(Loose::is_of_our_times);
    }
    let decade =
        plain.strip_suffix('X').filter(|digits| digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()))?;
    format!("{decade}0/{decade}9").parse().ok().and_then(Loose::whole)
}

/// RIS: `2015/Oct/03/`, `2016/10//Spring`, `2014/01/17/Fri`. What stands fourth says nothing that a date needs, unless there
/// is no month.
fn ris_slashes(text: &str) -> Option<String> {
    let mut parts = text.splitn(4, '/').map(str::trim);
    let year = parts.next().filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (month, day) = (parts.next()?, parts.next().unwrap_or_default());
    let is_number = month.bytes().all(|byte| byte.is_ascii_digit());
    match (month, day) {
        ("", _) => None,
        (_, "") if is_number => Some(format!("{year}-{month:0>2}")),
        (_, "") => Some(format!("{month} {year}")),
        _ if is_number => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        _ => Some(format!("{day} {month} {year}")),
    }
}

/// The one year that a text names; none where it names several.
fn only_year(text: &str) -> Option<Loose> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    let mut years: Vec<&str> = runs.filter(|run| ("1000".."2100").contains(run)).collect();
    years.dedup();
    match years.as_slice() {
        [year] if !text.starts_with('-') => Loose::year(year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        loosely(text)
            .map_or("none".to_owned(), |loose| format!("{}{}", loose.date, if loose.whole { "" } else { " at least" }))
    }

    #[test]
    fn what_is_plain_is_read_in_full() {
        for (text, expected) in [
            ("1910/1917", "1910/1917"),
            ("1723~", "1723~"),
            ("2020/", "2020"),
            ("2020/..", "2020/.."),
            ("2020-05-04T10:00:00", "2020-05-04"),
            ("2020/05/04", "2020-05-04"),
            ("17-05-2020", "2020-05-17"),
            ("17/01/2014", "2014-01-17"),
            ("05/28/2013", "2013-05-28"),
            ("May 4, 2020", "2020-05-04"),
            ("1982--1983", "1982/1983"),
            ("1914-1918", "1914/1918"),
            ("1991-92", "1991/1992"),
            ("2019a", "2019"),
            ("c. 1850", "1850~"),
            ("[1999]", "1999"),
            ("199X", "1990/1999"),
            ("2020-XX", "2020"),
            ("2020/00/00", "2020"),
            ("2015/Oct/03", "2015-10-03"),
            ("2015/october", "2015-10"),
            ("2013/05/28/", "2013-05-28"),
            ("2014/01/17/Fri", "2014-01-17"),
            ("2014/1", "2014-01"),
            ("12/2019", "2019-12"),
            ("2014年1月17日", "2014-01-17"),
            ("20140117", "2014-01-17"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn of_what_is_not_plain_the_year_is_kept_and_said_to_be_all() {
        for (text, expected) in [
            ("1/2/2014", "2014 at least"),
            ("Spring 2020", "2020 at least"),
            ("2016///Spring", "2016 at least"),
            ("2020-21", "2020 at least"),
            ("2020-02-30", "2020 at least"),
            ("2014/17/01", "2014 at least"),
            ("in press, 2020", "2020 at least"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        for text in ["in press", "99", "17/01/14", "10/03", "20019", "0000", "0000/00/00", "-0044", "", "1999 or 2003"]
        {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_year_is_never_made_up(text in "[0-9a-zX/~?.年月 -]{0,14}") {
            if let Some(loose) = loosely(&text) {
                let year = &loose.date.as_str()[..4];
                let shown: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert!(shown.contains(&year[..3]), "{text}: {}", loose.date);
            }
        }
    }
}
