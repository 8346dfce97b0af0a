//! Instants, to the millisecond in UTC, and dates as precise as their source made them.

mod typed;

pub use typed::month_named;

use super::Invalid;
use edtf_core::{Bound, Edtf, IntervalEndpoint, Precision};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An instant in UTC, to the millisecond; printed as `2025-12-02T09:30:00.000Z`, so that text order is time order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Instant(#[schemars(with = "String")] jiff::Timestamp);

impl Instant {
    /// The machine's clock.
    pub fn now() -> Self {
        Self::from_millis(jiff::Timestamp::now().as_millisecond())
    }

    fn from_millis(millis: i64) -> Self {
        Self(jiff::Timestamp::from_millisecond(millis).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn millis(self) -> i64 {
        self.0.as_millisecond()
    }

    /// So many milliseconds later.
    pub fn later(self, millis: i64) -> Self {
        Self::from_millis(self.millis().saturating_add(millis))
    }

    /// The UTC day on which the instant falls.
    pub fn day(self) -> Date {
        self.0.to_zoned(jiff::tz::TimeZone::UTC).date()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.0)
    }
}

impl FromStr for Instant {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::Instant { given: text.to_owned() };
        let stamp: jiff::Timestamp = text.trim().parse().map_err(|_| refused())?;
        // Read as the second before it, a leap second would be another instant than was written.
        if is_leap_second(text) {
            return Err(refused());
        }
        let year = stamp.to_zoned(jiff::tz::TimeZone::UTC).year();
        // Outside four digits the printed form would no longer sort as text.
        if !(1..=9999).contains(&year) {
            return Err(refused());
        }
        Ok(Self::from_millis(stamp.as_millisecond()))
    }
}

/// Whether the seconds of an instant that can be read are 60. They stand behind a second colon, or in the basic form
/// (`20161231T235960Z`) in the last two of six digits.
fn is_leap_second(text: &str) -> bool {
    let Some((_, time)) = text.trim().split_once(['T', 't', ' ']) else { return false };
    let digits: String = time.chars().take_while(|c| c.is_ascii_digit() || *c == ':').filter(|c| *c != ':').collect();
    digits.get(4..6) == Some("60")
}

impl TryFrom<String> for Instant {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Instant> for String {
    fn from(instant: Instant) -> String {
        instant.to_string()
    }
}

/// A date of the precision that is known: `2025`, `2025-12`, `2025-12-02`, or an interval of two of them.
///
/// ISO 8601-2 (EDTF): `~` (about) and `?` (uncertain) may follow, and an interval may be open (`2025-11-20/..`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate(String);

impl PartialDate {
    /// As it is stored: ISO 8601, with `~` and `?` of ISO 8601-2.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first day that the date can mean; none where it is open to the past.
    pub fn earliest(&self) -> Option<Date> {
        self.bound(|bounds| bounds.earliest)
    }

    /// The last day that the date can mean; none where it is open to the future.
    pub fn latest(&self) -> Option<Date> {
        self.bound(|bounds| bounds.latest)
    }

    fn bound(&self, pick: fn(edtf_core::Bounds) -> Bound) -> Option<Date> {
        match pick(Edtf::parse(&self.0).ok()?.bounds()) {
            Bound::Date(d) => {
                Date::new(i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?).ok()
            }
            _ => None,
        }
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self(day.to_string())
    }
}

/// Reads a date as people type it: see [`PartialDate::exact`] for what is stored.
impl FromStr for PartialDate {
    type Err = Invalid;
    fn from_str(text: &str) -> Result<Self, Invalid> {
        typed::read(text)
    }
}

impl PartialDate {
    /// Reads the one spelling that is stored: ISO 8601-2, as it is printed.
    pub fn exact(text: &str) -> Result<Self, Invalid> {
        let refused = || Invalid::Date { given: text.to_owned() };
        let edtf = Edtf::parse(text.trim()).map_err(|_| refused())?;
        let plain = match &edtf {
            Edtf::Date(date) => is_plain(date),
            Edtf::Interval(interval) => {
                let ends = [&interval.start, &interval.end];
                let known = ends.iter().filter(|end| matches!(end, IntervalEndpoint::Date(_))).count();
                known > 0
                    && ends.iter().all(|end| match end {
                        IntervalEndpoint::Date(date) => is_plain(date),
                        IntervalEndpoint::Open => true,
                        _ => false,
                    })
            }
            _ => false,
        };
        let date = Self(edtf.to_string());
        let in_order = match (date.earliest(), date.latest()) {
            (Some(earliest), Some(latest)) => earliest <= latest,
            _ => true,
        };
        if plain && in_order { Ok(date) } else { Err(refused()) }
    }
}

/// Year, month or day with every digit known: no seasons, decades, or years beyond four digits.
fn is_plain(date: &edtf_core::Date) -> bool {
    let precise = matches!(date.precision(), Precision::Year | Precision::Month | Precision::Day);
    precise && !date.has_unspecified() && date.year.value().is_some_and(|y| (1..=9999).contains(&y))
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::exact(&text)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_the_precision_it_was_given() {
        for text in ["2025", "2025-12", "2025-12-02", "2025-11-20/2025-12-02", "2025~", "2025-11/.."] {
            assert_eq!(text.parse::<PartialDate>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_month_runs_from_its_first_day_to_its_last() {
        let february: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(february.earliest(), Some(Date::constant(2024, 2, 1)));
        assert_eq!(february.latest(), Some(Date::constant(2024, 2, 29)));
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for text in ["2025-02-29", "12/11/2026", "NaN", "", "2025-13", "tomorrow", "2025-12-02/2025-11-20", "../.."] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_leap_second_is_no_instant() {
        for text in ["2016-12-31T23:59:60Z", "2017-01-01 00:59:60.5+01:00", "20161231T235960Z", "2016-12-31t23:59:60z"]
        {
            assert!(text.parse::<Instant>().is_err(), "{text}");
        }
        assert!("2016-12-31T23:59:59Z".parse::<Instant>().is_ok());
        assert!("2016-12-31T23:59:00.60Z".parse::<Instant>().is_ok());
    }

    #[test]
    fn an_instant_is_kept_in_utc_to_the_millisecond() {
        let instant: Instant = "2025-12-02T10:30:00.1239+01:00".parse().unwrap();
        assert_eq!(instant.to_string(), "2025-12-02T09:30:00.123Z");
    }
}
