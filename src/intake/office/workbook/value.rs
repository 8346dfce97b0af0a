//! What a number in a cell stands for, by the format that it is shown in.

use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use rust_decimal::Decimal;

/// What a format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Number,
    Percent,
    Day,
    DayAndTime,
    Time,
}

impl Shown {
    /// By the number of a format that every workbook has.
    pub fn of_number(number: u32) -> Self {
        match number {
            9 | 10 => Self::Percent,
            14..=17 | 27..=31 | 34..=36 | 50..=58 => Self::Day,
            22 => Self::DayAndTime,
            18..=21 | 32 | 33 | 45..=47 => Self::Time,
            _ => Self::Number,
        }
    }

    /// By the code of a format of its own, such as `d.m.yyyy` or `0.0%`.
    pub fn of_code(code: &str) -> Self {
        let mut signs = String::new();
        let mut rest = code.chars();
        while let Some(c) = rest.next() {
            match c {
                '"' => rest.by_ref().take_while(|c| *c != '"').for_each(drop),
                // `[$-409]` is a language, `[h]` hours that go on behind 24.
                '[' => {
                    let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                    signs.extend(
                        inside.chars().filter(|_| matches!(inside.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss")),
                    );
                }
                '\\' | '_' | '*' => drop(rest.next()),
                // Another form for what is negative.
                ';' => break,
                c => signs.extend(c.to_lowercase()),
            }
        }
        if signs.contains("general") {
            return Self::Number;
        }
        let (day, time) = (signs.contains(['y', 'd']), signs.contains(['h', 's']));
        match (day, time) {
            (true, true) => Self::DayAndTime,
            (true, false) => Self::Day,
            (false, true) => Self::Time,
            // Months alone are days of a month; minutes never stand alone.
            (false, false) if signs.contains('m') => Self::Day,
            (false, false) if signs.contains('%') => Self::Percent,
            (false, false) => Self::Number,
        }
    }
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Epoch {
    #[default]
    From1900,
    From1904,
}

/// A number as it stands in a workbook, as text: exact, a day as a day, a share with its sign.
pub fn text(raw: &str, shown: Shown, epoch: Epoch) -> String {
    let Ok(number) = raw.trim().parse::<f64>() else { return raw.trim().to_owned() };
    let plain = || if number == 0.0 { "0".to_owned() } else { number.to_string() };
    let day = || moment(number, epoch);
    match shown {
        Shown::Number => plain(),
        Shown::Percent => percent(&plain()),
        Shown::Time if (0.0..1.0).contains(&number) => day().map_or_else(plain, time),
        Shown::Day | Shown::DayAndTime | Shown::Time => match day() {
            Some(day) if number.fract() == 0.0 => day.date().to_string(),
            Some(day) => format!("{} {}", day.date(), time(day)),
            None => plain(),
        },
    }
}

fn percent(plain: &str) -> String {
    match plain.parse::<Decimal>().ok().and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED)) {
        Some(share) => format!("{}%", share.normalize()),
        None => plain.to_owned(),
    }
}

fn time(moment: DateTime) -> String {
    match moment.second() {
        0 => format!("{:02}:{:02}", moment.hour(), moment.minute()),
        second => format!("{:02}:{:02}:{second:02}", moment.hour(), moment.minute()),
    }
}

/// The moment that a count of days stands for. The first calendar takes 1900 for a leap year.
fn moment(days: f64, epoch: Epoch) -> Option<DateTime> {
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    let start = match epoch {
        Epoch::From1904 => date(1904, 1, 1),
        Epoch::From1900 if days < 60.0 => date(1899, 12, 31),
        Epoch::From1900 => date(1899, 12, 30),
    };
    let seconds = (days.fract() * 86_400.0).round() as i64;
    start.at(0, 0, 0, 0).checked_add((days as i64).days().seconds(seconds)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_its_format_shows() {
        for (raw, shown, expected) in [
            ("0.1", Shown::Number, "0.1"),
            ("0.10000000000000001", Shown::Number, "0.1"),
            ("1.2E+7", Shown::Number, "12000000"),
            ("-0", Shown::Number, "0"),
            ("0.07", Shown::Percent, "7%"),
            ("0.125", Shown::Percent, "12.5%"),
            ("45720", Shown::Day, "2025-03-04"),
            ("1", Shown::Day, "1900-01-01"),
            ("45720.4375", Shown::DayAndTime, "2025-03-04 10:30"),
            ("0.4375", Shown::Time, "10:30"),
            ("-1", Shown::Day, "-1"),
            ("x", Shown::Number, "x"),
        ] {
            assert_eq!(text(raw, shown, Epoch::From1900), expected, "{raw}");
        }
        assert_eq!(text("44258", Shown::Day, Epoch::From1904), "2025-03-04");
    }

    #[test]
    fn a_format_is_known_by_its_code() {
        for (code, expected) in [
            ("General", Shown::Number),
            ("0.00%", Shown::Percent),
            ("d.m.yyyy", Shown::Day),
            ("[$-407]d. mmmm yyyy", Shown::Day),
            ("mmm", Shown::Day),
            ("h:mm", Shown::Time),
            ("[h]:mm", Shown::Time),
            ("yyyy-mm-dd hh:mm", Shown::DayAndTime),
            ("#,##0.00 \"days\"", Shown::Number),
            ("#,##0;[Red]-#,##0", Shown::Number),
            ("0\\d", Shown::Number),
        ] {
            assert_eq!(Shown::of_code(code), expected, "{code}");
        }
    }
}
