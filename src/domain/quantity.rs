//! A number as the text writes it: an interval in exact decimals, with a unit and what is counted.
//!
//! Reading one from words is `language::quantity`; how much room the words leave is `judgement::comparison`.

pub mod unit;

use super::{Invalid, words::words};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

words! {
    /// What kind of magnitude a quantity is; quantities of different dimensions are never compared.
    Dimension, "dimension", {
        /// How many of something; the unit is `1`.
        Count = "count",
        /// A part of a whole; the unit is `%`, or `pp` for percentage points.
        Share = "share",
        /// One number over another: twice, threefold; the unit is `1`.
        Ratio = "ratio",
        /// The unit is an ISO 4217 code.
        Money = "money",
        /// As in `m2`, `ha`.
        Area = "area",
        /// As in `m`, `mile`.
        Length = "length",
        /// As in `kg`, `t`.
        Mass = "mass",
        /// As in `l`, `m3`.
        Volume = "volume",
        /// As in `km/h`.
        Speed = "speed",
        /// As in `Cel`, `[degF]`.
        Temperature = "temperature",
        /// As in `W`, `GW`.
        Power = "power",
        /// As in `J`, `kWh`.
        Energy = "energy",
        /// As in bytes and bits.
        Data = "data",
        /// As in `h`, `d`, `a` (year); also an age.
        Duration = "duration",
        /// A calendar date or an age's point in time, kept as its words.
        Date = "date",
        /// A rank: third, No. 1; the unit is `1`.
        Ordinal = "ordinal",
        /// As in `Hz`, `rpm`.
        Frequency = "frequency",
        /// As in `Pa`, `bar`.
        Pressure = "pressure",
        /// As in `Nm`.
        Torque = "torque",
        /// Measured in a unit whose kind is not known here; the unit is what the text writes.
        Other = "other",
    }
}

words! {
    /// Which way the words say that something goes.
    Trend, "direction", {
        /// More than before.
        Up = "up",
        /// Less than before.
        Down = "down",
        /// Unchanged: flat, steady.
        Level = "level",
    }
}

words! {
    /// What a number says of something that moves.
    Aspect, "aspect", {
        /// By how much it moved: "by 12%", "$2 billion more".
        Change = "change",
        /// Where it stands, or came to stand: "to 318".
        Level = "level",
        /// Where it stood before: "from 5.1".
        Before = "before",
    }
}

words! {
    /// Why it is not sure that the number is what it looks like. A doubtful quantity is compared with nothing.
    Doubt, "doubt", {
        /// "3,8": a decimal comma, or two numbers.
        DecimalComma = "decimal_comma",
        /// "1.300": a decimal point, or a point between thousands.
        PointOrThousands = "point_or_thousands",
        /// "5m": millions, or metres.
        MillionsOrMetres = "millions_or_metres",
        /// "2025 members": a count, or a year.
        CountOrYear = "count_or_year",
        /// "300 200": one number, or two that meet.
        OneOrTwo = "one_or_two",
    }
}

words! {
    /// How the words bound or blur the written number.
    Approximator, "approximator", {
        /// "exactly": no room at all.
        Exact = "exact",
        /// "about", "some": room on both sides.
        About = "about",
        /// "close to": room on both sides, less than with "about".
        Near = "near",
        /// "nearly": a little less than the number.
        NearBelow = "near_below",
        /// "just over": a little more than the number.
        NearAbove = "near_above",
        /// "more than": the number is the lower end, and not meant itself.
        Above = "above",
        /// "at least": the number is the lower end, and may be meant.
        AtLeast = "at_least",
        /// "less than": the number is the upper end, and not meant itself.
        Below = "below",
        /// "up to": the number is the upper end, and may be meant.
        AtMost = "at_most",
        /// No number is written at all: dozens, hundreds of thousands. `low` and `high` are what the words leave open.
        Vague = "vague",
    }
}

/// A quantity of a claim or of a piece of evidence.
///
/// `point` is the one number written; `low` and `high` are ends that are stated (a range, a vague "hundreds of
/// thousands", or a range that the checker gives). The room that an approximator leaves around `point` is computed.
/// All three are in `unit`, magnitude words multiplied out: "$100 billion" is 100000000000 USD.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The words as written, approximator included.
    pub raw: String,
    /// What kind of size it is; sizes of different kinds are never compared.
    pub dimension: Dimension,
    /// `1`, `%`, `pp`, an ISO 4217 code, or a UCUM-like unit: `km2`, `h`, `a` (year), `mo`, `wk`, `d`, `kg`.
    pub unit: String,
    /// What is counted or measured, in lower snake_case: `soldiers_killed` is not `casualties`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The one number written, as a decimal in text; none for a range and where no number is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Decimal>,
    /// The lower end that is stated; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<Decimal>,
    /// The upper end that is stated; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Decimal>,
    /// How the words bound or blur the number; none where they say nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approximator: Option<Approximator>,
    /// Which way it goes; a change downwards is written without a minus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Trend>,
    /// Whether it is a change or a level, where the words tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Aspect>,
    /// Set while nobody has said what the number is; `point`, `low` and `high` hold the likelier reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
}

impl Quantity {
    /// A quantity that has no number yet.
    pub fn new(raw: impl Into<String>, dimension: Dimension, unit: impl Into<String>) -> Self {
        Quantity {
            raw: raw.into(),
            dimension,
            unit: unit.into(),
            measure: None,
            point: None,
            low: None,
            high: None,
            approximator: None,
            direction: None,
            aspect: None,
            doubt: None,
        }
    }

    /// Refuses a quantity with no number, or with its ends the wrong way round.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.point.is_none() && self.low.is_none() && self.high.is_none() && self.dimension != Dimension::Date {
            return Err(Invalid::Quantity { given: self.raw.clone() });
        }
        let given: Vec<Decimal> = [self.low, self.point, self.high].into_iter().flatten().collect();
        match given.iter().zip(&given[1.min(given.len())..]).find(|(a, b)| a > b) {
            Some((low, high)) => Err(Invalid::QuantityEnds { low: low.to_string(), high: high.to_string() }),
            None => Ok(()),
        }
    }
}

impl Quantity {
    /// Whether two give the same number of the same, in whatever words.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let numbers = |one: &Self| (one.dimension, one.unit.clone(), one.point, one.low, one.high);
        let unlike = matches!((&self.measure, &other.measure), (Some(one), Some(other)) if one != other);
        let against = matches!((self.direction, other.direction), (Some(one), Some(other)) if one != other);
        numbers(self) == numbers(other) && !unlike && !against
    }
}

/// Reads an exact decimal: an optional sign, digits, and one point; 28 digits at the most.
pub fn decimal(text: &str) -> Result<Decimal, Invalid> {
    let refused = || Invalid::Decimal { given: text.to_owned() };
    let text = text.trim();
    if text.contains('_') {
        return Err(refused());
    }
    Decimal::from_str_exact(text).map_err(|_| refused())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_exact_or_refused() {
        assert_eq!(decimal("19.250").map(|d| d.to_string()), Ok("19.250".to_owned()));
        for text in ["1e400", "NaN", "1,000", "", "1_000", "0x10", "99999999999999999999999999999999"] {
            assert!(decimal(text).is_err(), "{text}");
        }
    }

    #[test]
    fn ends_the_wrong_way_round_are_refused() {
        let mut quantity = Quantity {
            low: Some(Decimal::from(310_000)),
            high: Some(Decimal::from(350_000)),
            ..Quantity::new("310,000 to 350,000", Dimension::Count, "1")
        };
        assert_eq!(quantity.check(), Ok(()));
        quantity.low = Some(Decimal::from(360_000));
        assert!(matches!(quantity.check(), Err(Invalid::QuantityEnds { .. })));
        quantity.low = None;
        quantity.high = None;
        assert!(matches!(quantity.check(), Err(Invalid::Quantity { .. })));
    }
}
