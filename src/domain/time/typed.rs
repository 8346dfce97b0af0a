//! A date as people type it, read where it can mean one day only.

use super::{Invalid, PartialDate};

/// A longer value is no date.
const LONGEST: usize = 100;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month of an English name or its short form, in small letters: "september", "sept", "sep".
pub fn month_named(folded: &str) -> Option<i8> {
    let spelled = |name: &&str| *name == folded || &name[..3] == folded || folded == "sept" && name.starts_with("sept");
    let place = MONTHS.iter().position(spelled)?;
    i8::try_from(place + 1).ok()
}

/// Reads `2 December 2025`, `December 2, 2025`, `Tue, 2 Dec. 2025 09:00 GMT`, `2-Dec-2025`, `December 2025`, `2.12.2025`,
/// `25/12/2025`, `2025/12/02`, `20251202`, and two of them with "to" between.
///
/// Between full stops the day comes first, as wherever dates are written so. Between strokes or hyphens some put the
/// month first: where both orders make a date, nobody can tell, and it is refused with both.
pub fn read(text: &str) -> Result<PartialDate, Invalid> {
    let refused = || Invalid::Date { given: text.chars().take(LONGEST).collect() };
    let given = text.trim();
    if given.len() > LONGEST {
        return Err(refused());
    }
    if let Some((first, last)) = [" to ", " – ", " until "].iter().find_map(|link| given.split_once(link)) {
        return PartialDate::exact(&format!("{}/{}", single(first)?, single(last)?));
    }
    single(given)
}

fn single(given: &str) -> Result<PartialDate, Invalid> {
    let refused = || Invalid::Date { given: given.to_owned() };
    if let Ok(date) = PartialDate::exact(given) {
        return Ok(date);
    }
    let words: Vec<&str> = given
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty() && !is_idle(word))
        .collect();
    match words.as_slice() {
        [one] if !one.contains(char::is_alphabetic) => numeric(one),
        [one] if one.contains(['-', '/', '.']) => named(&one.split(['-', '/', '.']).collect::<Vec<_>>()),
        [_, ..] => named(&words),
        [] => None,
    }
    .unwrap_or_else(|| Err(refused()))
    .map_err(|error| match error {
        Invalid::Date { .. } => refused(),
        error => error,
    })
}

/// Weekdays, times of day and their zones, and small words, which add nothing to the day.
fn is_idle(word: &str) -> bool {
    const IDLE: [&str; 17] = [
        "gmt", "utc", "z", "est", "edt", "pst", "pdt", "cet", "cest", "bst", "am", "pm", "a.m", "p.m", "at", "of",
        "the",
    ];
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let folded = word.to_lowercase();
    let weekday = folded.len() >= 3 && DAYS.iter().any(|day| day.starts_with(folded.trim_end_matches('.')));
    let clock = word.contains(':') || word.contains('+');
    weekday || clock || matches!(word, "-" | "–" | "|") || folded == "on" || IDLE.contains(&folded.as_str())
}

/// One month by name, one year, and at most one day.
fn named(words: &[&str]) -> Option<Result<PartialDate, Invalid>> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words {
        let folded = word.to_lowercase();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| folded.strip_suffix(ending)).unwrap_or(&folded);
        let number = || digits.parse::<u16>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let (slot, value) = match (month_named(&folded), folded.len(), number()) {
            (Some(found), ..) => (&mut month, u16::try_from(found).ok()?),
            (None, 4, Some(number)) if digits.len() == 4 => (&mut year, number),
            (None, _, Some(number)) if digits.len() <= 2 => (&mut day, number),
            _ => return None,
        };
        // Two of one kind are no date.
        if slot.replace(value).is_some() {
            return None;
        }
    }
    let (year, month) = (year?, month?);
    Some(PartialDate::exact(&match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    }))
}

fn numeric(word: &str) -> Option<Result<PartialDate, Invalid>> {
    let mark = word.chars().find(|c| !c.is_ascii_digit());
    let parts: Vec<&str> = mark.map_or(vec![word], |mark| word.split(mark).collect());
    let number = |part: &str| part.parse::<u16>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let ymd = |year: u16, month: u16, day: u16| PartialDate::exact(&format!("{year:04}-{month:02}-{day:02}"));
    match parts.as_slice() {
        [all] if all.len() == 8 => Some(ymd(number(&all[..4])?, number(&all[4..6])?, number(&all[6..])?)),
        [month, year] if year.len() == 4 && month.len() <= 2 => {
            Some(PartialDate::exact(&format!("{year}-{:02}", number(month)?)))
        }
        [year, month, day] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Some(ymd(number(year)?, number(month)?, number(day)?))
        }
        [first, second, year] if year.len() == 4 && first.len() <= 2 && second.len() <= 2 => {
            let (a, b, year) = (number(first)?, number(second)?, number(year)?);
            match (ymd(year, b, a), ymd(year, a, b)) {
                (Ok(day_first), Ok(month_first)) if day_first != month_first && mark != Some('.') => {
                    Some(Err(Invalid::AmbiguousDate {
                        given: word.to_owned(),
                        day_first: day_first.to_string(),
                        month_first: month_first.to_string(),
                    }))
                }
                (Ok(date), _) | (Err(_), Ok(date)) => Some(Ok(date)),
                (Err(error), Err(_)) => Some(Err(error)),
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> String {
        read(text).map_or_else(|error| error.to_string(), |date| date.to_string())
    }

    #[test]
    fn a_day_is_read_in_every_common_form() {
        for text in [
            "2026-03-11",
            "2026-3-11",
            "2026/03/11",
            "2026.3.11",
            "20260311",
            "March 11, 2026",
            "March 11th, 2026",
            "Mar. 11 2026",
            "11 March 2026",
            "the 11th of March 2026",
            "11-Mar-2026",
            "11/Mar/2026",
            "Wednesday, March 11, 2026",
            "Wed, 11 Mar 2026 09:00:00 GMT",
            "11.3.2026",
            "11.03.2026",
            "MARCH 11, 2026",
        ] {
            assert_eq!(reads(text), "2026-03-11", "{text}");
        }
        assert_eq!(reads("25/12/2026"), "2026-12-25");
        assert_eq!(reads("12/25/2026"), "2026-12-25");
        assert_eq!(reads("4/4/2026"), "2026-04-04");
    }

    #[test]
    fn a_month_a_year_and_a_stretch_are_read_too() {
        for (text, date) in [
            ("2026", "2026"),
            ("March 2026", "2026-03"),
            ("Sept. 2026", "2026-09"),
            ("3/2026", "2026-03"),
            ("2 March 2026 to 4 March 2026", "2026-03-02/2026-03-04"),
            ("2025-11/..", "2025-11/.."),
        ] {
            assert_eq!(reads(text), date);
        }
    }

    #[test]
    fn what_may_be_two_days_is_refused_with_both() {
        assert_eq!(reads("11/3/2026"), "\"11/3/2026\" may be 2026-03-11 or 2026-11-03: write the one that is meant");
        assert!(matches!(read("03-11-2026"), Err(Invalid::AmbiguousDate { .. })));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "tomorrow",
            "May",
            "11 March",
            "31 February 2026",
            "1 May 2, 2026",
            "11.3.26",
            "13/13/2026",
            "2026-02-29",
            "é",
            "1764666000",
            "March",
            "12 12 2026",
        ] {
            assert!(matches!(read(text), Err(Invalid::Date { .. })), "{text}");
        }
    }
}
