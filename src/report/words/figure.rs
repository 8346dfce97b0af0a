//! Quantities in words: what is written, what was read from it, and how an evidenced figure sits beside a claimed one.

use super::words;
use crate::domain::{Aspect, Claim, Decimal, Evidence, Quantity, StoredEvidence, Trend};
use crate::judgement;
use crate::judgement::comparison::{Compared, Comparison, Difference, Direction, Interval, room};
use crate::report::Section;

/// `and 4 others`; none where there are none.
pub fn others(more: usize) -> Option<String> {
    let others = if more == 1 { "other" } else { "others" };
    (more > 0).then(|| format!("and {} {others}", grouped(more.into())))
}

/// A claimed quantity, with what its words allow: `nearly 20% (20%, near below): allows 18 to below 20`.
pub fn claimed(quantity: &Quantity) -> String {
    let stated = quantity.low.is_some() || quantity.high.is_some();
    let room = room(quantity)
        .map(|room| room.within)
        .filter(|within| !stated && quantity.doubt.is_none() && within.low != within.high);
    let room = room.map(|within| format!(": allows {}", interval(&within))).unwrap_or_default();
    format!("{}{room}", read(quantity))
}

/// The figures of a piece of evidence, and how they sit beside those of the claim: hints for a person, never a verdict.
pub fn evidenced(section: &Section, stored: &StoredEvidence) -> Vec<String> {
    beside(&section.dossier.claim, &stored.evidence)
}

/// The figures of a piece of evidence, each followed by how it sits beside the claim's that it belongs to.
pub fn beside(claim: &Claim, evidence: &Evidence) -> Vec<String> {
    let mut pairs = judgement::pairs(claim, evidence);
    if pairs.is_empty() {
        pairs.extend(judgement::figures(claim, evidence));
    }
    let mut lines = Vec::new();
    for (at, evidenced) in evidence.quantities().enumerate() {
        lines.push(format!("Figure: {}", read(evidenced)));
        let own = pairs.iter().filter(|pair| pair.of_evidence == at);
        lines.extend(own.map(|pair| hint(pair.claimed, &pair.compared)));
    }
    lines
}

fn hint(claimed: &Quantity, compared: &Compared) -> String {
    let raw = &claimed.raw;
    let mut hint = match compared.result {
        Comparison::Consistent => format!("Hint: within what \"{raw}\" says"),
        Comparison::Overlaps => format!("Hint: partly within what \"{raw}\" says"),
        Comparison::Stretch => format!("Hint: \"{raw}\" reaches it only at a stretch"),
        Comparison::Inconsistent => format!("Hint: outside of what \"{raw}\" says"),
        Comparison::Incomparable => format!("Hint: not to be compared with \"{raw}\""),
    };
    hint.push_str(match compared.direction {
        Some(Direction::ClaimHigh) => "; the claim is higher",
        Some(Direction::ClaimLow) => "; the claim is lower",
        None => "",
    });
    if compared.scale_slip {
        hint.push_str("; they differ by about a thousand or a million times");
    }
    if let Some(differs) = &compared.differs {
        hint.push_str(&difference(differs));
    }
    hint
}

/// How two figures compare, in a word or two: `stretch, the claim is higher`.
pub fn compared(compared: &Compared) -> String {
    let mut said = words(compared.result);
    said.push_str(match compared.direction {
        Some(Direction::ClaimHigh) => ", the claim is higher",
        Some(Direction::ClaimLow) => ", the claim is lower",
        None => "",
    });
    if compared.scale_slip {
        said.push_str(", scale slip");
    }
    if let Some(differs) = &compared.differs {
        said.push_str(&difference(differs));
    }
    said
}

fn difference(differs: &Difference) -> String {
    match differs {
        Difference::Dimension { claimed, evidenced } => {
            format!(": the claim gives a {}, the evidence a {}", words(*claimed), words(*evidenced))
        }
        Difference::Unit { claimed, evidenced } => format!(": the claim is in {claimed}, the evidence in {evidenced}"),
        Difference::Measure { claimed, evidenced } => {
            format!(": the claim counts {}, the evidence {}", spaced(claimed), spaced(evidenced))
        }
        Difference::NoNumber => ": one of them has no number".to_owned(),
        Difference::Doubt => ": what one of them says is not settled".to_owned(),
        Difference::Direction { claimed, evidenced } => {
            format!(": the claim says {}, the evidence {}", words(*claimed), words(*evidenced))
        }
        Difference::Aspect { claimed, evidenced } => {
            format!(": the claim gives {}, the evidence {}", aspect(*claimed), aspect(*evidenced))
        }
    }
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Change => "a change",
        Aspect::Level => "a level",
        Aspect::Before => "the level before",
    }
}

/// The words with what was read from them: `nearly 600,000 soldiers (600,000, soldiers, near below)`.
pub fn read(quantity: &Quantity) -> String {
    let number = match (quantity.low, quantity.point, quantity.high) {
        (Some(low), _, Some(high)) if low == high => grouped(low),
        (Some(low), _, Some(high)) => format!("{} to {}", grouped(low), grouped(high)),
        (None, Some(point), None) => grouped(point),
        (Some(low), _, None) => format!("{} or more", grouped(low)),
        (None, _, Some(high)) => format!("{} or less", grouped(high)),
        (None, None, None) => return quantity.raw.clone(),
    };
    let number = match quantity.unit.as_str() {
        "1" => number,
        "%" => format!("{number}%"),
        unit => format!("{number} {unit}"),
    };
    let number = if quantity.doubt.is_some() { format!("{number}?") } else { number };
    let rest = [
        quantity.measure.as_deref().map(spaced),
        quantity.approximator.map(words),
        moved(quantity),
        quantity.doubt.map(words),
    ];
    let parts: Vec<String> = std::iter::once(number).chain(rest.into_iter().flatten()).collect();
    let parts = parts.join(", ");
    if parts == quantity.raw { parts } else { format!("{} ({parts})", quantity.raw) }
}

/// `up`, `before, down`: which way it goes, and whether it is where it stood before.
fn moved(quantity: &Quantity) -> Option<String> {
    let trend = match (quantity.aspect, quantity.direction) {
        (_, None) => None,
        (Some(Aspect::Change) | None, Some(Trend::Level)) => Some("unchanged".to_owned()),
        (Some(Aspect::Change) | None, Some(trend)) => Some(words(trend)),
        // Where it stands is said by the change beside it, or by the word before.
        (Some(Aspect::Level), Some(trend)) => Some(format!("reached going {}", words(trend))),
        (Some(Aspect::Before), Some(trend)) => Some(format!("before going {}", words(trend))),
    };
    trend.or_else(|| (quantity.aspect == Some(Aspect::Before)).then(|| "before".to_owned()))
}

/// `from 18 to below 20`; an end that is missing is at infinity.
fn interval(interval: &Interval) -> String {
    let low = interval.low.map(|end| format!("{} {}", if end.open { "above" } else { "from" }, grouped(end.at)));
    let high = interval.high.map(|end| format!("{} {}", if end.open { "to below" } else { "to" }, grouped(end.at)));
    match (low, high) {
        (Some(low), Some(high)) => format!("{low} {high}"),
        (Some(low), None) => format!("{low} upwards"),
        (None, Some(high)) => format!("anything {high}"),
        (None, None) => "anything".to_owned(),
    }
}

fn spaced(measure: &str) -> String {
    measure.replace('_', " ")
}

/// A decimal with its thousands grouped: `1,234,567.5`.
pub fn grouped(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = sign.to_owned();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    fraction.map(|fraction| format!("{grouped}.{fraction}")).unwrap_or(grouped)
}

/// A number as people write it, with its unit: `3.8 years`, `$95 billion`, `19.3%`.
pub fn people(number: Decimal, unit: &str) -> String {
    const LARGE: [(i64, &str); 3] =
        [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];
    let large = LARGE.iter().find(|(size, _)| number.abs() >= Decimal::from(*size));
    let number = match large {
        Some((size, name)) => format!("{} {name}", grouped((number / Decimal::from(*size)).round_dp(3))),
        None => grouped(number),
    };
    match unit {
        "1" => number,
        "%" => format!("{number}%"),
        "USD" => format!("${number}"),
        "EUR" => format!("€{number}"),
        "GBP" => format!("£{number}"),
        "a" => format!("{number} years"),
        "mo" => format!("{number} months"),
        "wk" => format!("{number} weeks"),
        "d" => format!("{number} days"),
        "h" => format!("{number} hours"),
        "min" => format!("{number} minutes"),
        "km2" => format!("{number} km²"),
        unit => format!("{number} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::decimal;
    use crate::domain::{Approximator, Dimension};
    use crate::judgement::comparison::compare;

    fn share(raw: &str, point: &str, approximator: Option<Approximator>) -> Quantity {
        Quantity { point: decimal(point).ok(), approximator, ..Quantity::new(raw, Dimension::Share, "%") }
    }

    #[test]
    fn what_is_doubtful_and_what_moves_says_so() {
        let doubtful = Quantity { doubt: Some(crate::domain::Doubt::DecimalComma), ..share("3,8%", "3.8", None) };
        assert_eq!(claimed(&doubtful), "3,8% (3.8%?, decimal comma)");
        let fall = Quantity { direction: Some(Trend::Down), aspect: Some(Aspect::Change), ..share("12%", "12", None) };
        assert_eq!(read(&fall), "12% (12%, down)");
        let before = Quantity { direction: None, aspect: Some(Aspect::Before), ..fall };
        assert_eq!(read(&before), "12% (12%, before)");
    }

    #[test]
    fn thousands_are_grouped() {
        for (number, wanted) in [("600000", "600,000"), ("-1234.50", "-1,234.5"), ("999", "999"), ("0.25", "0.25")] {
            assert_eq!(grouped(decimal(number).unwrap()), wanted);
        }
    }

    #[test]
    fn numbers_of_a_chart_are_written_as_people_write_them() {
        for (number, unit, wanted) in [
            ("3.8", "a", "3.8 years"),
            ("95000000000", "USD", "$95 billion"),
            ("19.3", "%", "19.3%"),
            ("-1500000", "1", "-1.5 million"),
            ("600000", "soldiers", "600,000 soldiers"),
        ] {
            assert_eq!(people(decimal(number).unwrap(), unit), wanted);
        }
    }

    #[test]
    fn a_claimed_figure_says_what_its_words_allow() {
        let nearly = share("nearly 20%", "20", Some(Approximator::NearBelow));
        let said = claimed(&nearly);
        assert!(said.starts_with("nearly 20% (20%, near below): allows from "), "{said}");
        assert!(said.ends_with(" to below 20"), "{said}");
    }

    #[test]
    fn a_hint_names_the_words_and_the_side() {
        let nearly = share("nearly 20%", "20", Some(Approximator::NearBelow));
        let found = compare(&nearly, &share("12%", "12", None));
        assert_eq!(hint(&nearly, &found), "Hint: outside of what \"nearly 20%\" says; the claim is higher");
    }
}
