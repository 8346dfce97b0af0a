//! The day in a date as pages write it.

use crate::domain::PartialDate;

/// A longer value is no date.
const LONGEST: usize = 100;

/// The day (or the month or year, where no more is given), where the spelling leaves no doubt.
///
/// Known: ISO 8601 with or without a time, `20251202`, `2025/12/02`, an English month by name, and `25/12/2025`, where
/// only one order makes a date. The time zone is the page's: `2025-12-02T23:30:00-05:00` is the 2nd.
pub fn day(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let typed =
        || text.parse::<PartialDate>().ok().filter(|_| text.contains(char::is_alphabetic) || text.contains(['/', '.']));
    let date = iso(text).or_else(typed).filter(|date| !date.as_str().contains('/'))?;
    let year: u32 = date.as_str().get(..4)?.parse().ok()?;
    // What content systems write for a date that they do not have.
    (year >= 1600 && date.as_str() != "1970-01-01").then_some(date)
}

fn iso(text: &str) -> Option<PartialDate> {
    let digits = |from: usize, to: usize| text.get(from..to).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let ends = |at: usize| text[at..].chars().next().is_none_or(|c| c == 'T' || c == 't' || c.is_whitespace());
    let year = digits(0, 4)?;
    let separator = text.get(4..5);
    if separator.is_some_and(|s| s == "-" || s == "/")
        && let (Some(month), Some(day)) = (digits(5, 7), digits(8, 10))
        && text.get(7..8) == separator
    {
        return if ends(10) { format!("{year}-{month}-{day}").parse().ok() } else { None };
    }
    if let (Some(month), Some(day)) = (digits(4, 6), digits(6, 8))
        && ends(8)
    {
        return format!("{year}-{month}-{day}").parse().ok();
    }
    // A month or a year alone; never an interval or a doubt, which a page's metadata do not state.
    (text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_without_doubt_is_reduced_to_its_day() {
        for text in [
            "2025-12-02",
            "2025-12-02T09:00:00Z",
            "2025-12-02T23:30:00.000-05:00",
            " 2025-12-02 09:00:00 ",
            "20251202",
            "20251202T0900",
            "2025/12/02",
            "2025/12/02 09:00",
            "December 2, 2025",
            "2 December 2025",
            "Dec. 2nd, 2025",
            "Tue, 02 Dec 2025 09:00:00 GMT",
            "Tue Dec 02 2025 09:00:00 GMT+0000",
            "Tuesday, December 2, 2025 - 9:00am",
            "2-Dec-2025",
        ] {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), Some("2025-12-02"), "{text}");
        }
        assert_eq!(day("25/12/2025").map(|day| day.to_string()).as_deref(), Some("2025-12-25"));
        assert_eq!(day("12/25/2025 9:00").map(|day| day.to_string()).as_deref(), Some("2025-12-25"));
        assert_eq!(day("Sept. 3, 2025").map(|day| day.to_string()).as_deref(), Some("2025-09-03"));
    }

    #[test]
    fn a_month_or_year_alone_stays_one() {
        assert_eq!(day("2025-12").map(|day| day.to_string()).as_deref(), Some("2025-12"));
        assert_eq!(day("2025").map(|day| day.to_string()).as_deref(), Some("2025"));
    }

    #[test]
    fn a_doubtful_date_is_none() {
        for text in [
            "11/12/2025",
            "2025-02-29",
            "2025-13-01T00:00:00Z",
            "2025-12-021",
            "0001-01-01T00:00:00",
            "1970-01-01T00:00:00Z",
            "1764666000",
            "1764666000000",
            "yesterday",
            "May",
            "3 May to 4 June 2025",
            "1 May 2, 2025",
            "2024/2025",
            "2025-12-02/2025-12-03",
            "é",
            "",
            "2025é-12",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(day(&"2".repeat(1_000_000)), None);
    }
}
