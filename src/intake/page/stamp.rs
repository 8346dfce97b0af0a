//! Lines that say no more than when a page was posted or changed.

use crate::domain::month_named;

/// Is every word of the line part of a day, of a time of day, or a word of posting, with a digit among them?
pub fn is_stamp(line: &str) -> bool {
    const LONGEST: usize = 90;
    line.len() <= LONGEST
        && line.contains(|c: char| c.is_ascii_digit())
        && line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(is_of_stamp)
}

fn is_of_stamp(word: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const POSTING: [&str; 34] = [
        "posted",
        "published",
        "updated",
        "last",
        "modified",
        "created",
        "first",
        "on",
        "at",
        "date",
        "time",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "noon",
        "midnight",
        "et",
        "est",
        "edt",
        "ct",
        "cst",
        "cdt",
        "mt",
        "pt",
        "pst",
        "pdt",
        "gmt",
        "utc",
        "bst",
        "cet",
        "ist",
        "ago",
    ];
    const AGO: [&str; 6] = ["minutes", "hours", "days", "weeks", "months", "years"];
    let word = word.to_lowercase();
    let short = |names: &[&str]| names.iter().any(|name| word.len() >= 3 && name.starts_with(&word));
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number = !digits.is_empty()
        && digits.len() <= 4
        && digits.chars().all(|c| c.is_ascii_digit())
        && matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "am" | "pm" | "h");
    number || month_named(&word).is_some() || short(&WEEKDAYS) || short(&AGO) || POSTING.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_days_and_times_is_a_stamp() {
        for line in [
            "Posted: Fri 6:45 PM, Feb 16, 2018 |",
            "Updated 10:14 a.m. ET, November 20, 2019",
            "19 NOV 2019",
            "Published on 3rd March 2024 at 14:05 GMT",
            "3 hours ago",
            "2024-03-03",
        ] {
            assert!(is_stamp(line), "{line}");
        }
    }

    #[test]
    fn a_line_that_says_something_is_none() {
        for line in [
            "Updated figures show 12 dead.",
            "May 5 was cold.",
            "10 Downing Street",
            "Posted",
            "Clinching in November",
            "12345",
        ] {
            assert!(!is_stamp(line), "{line}");
        }
    }
}
