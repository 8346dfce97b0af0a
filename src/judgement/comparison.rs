//! A claimed quantity laid beside an evidenced one. The result is a hint for a person, never a verdict.
//!
//! What the words leave open is in `comparison/room.rs`, by the percentages of `comparison/percentages.rs`.

pub(super) mod measure;
mod movement;
pub mod percentages;
mod room;

pub use room::{End, Interval, Room, room};

use crate::domain::quantity::unit::{Unit, unit};
use crate::domain::{Aspect, Dimension, Quantity, Trend, words};
use rust_decimal::Decimal;
use serde::Serialize;

words! {
    /// How an evidenced quantity sits in the room that the claimed one leaves.
    Comparison, "comparison", {
        /// The evidence lies within what the words plainly say.
        Consistent = "consistent",
        /// Part of what the evidence allows does.
        Overlaps = "overlaps",
        /// The words reach it with good will only: true but understated, rounded too kindly.
        Stretch = "stretch",
        /// The evidence lies outside of all that the words can mean.
        Inconsistent = "inconsistent",
        /// The two are not of one kind, or one of them has no number.
        Incomparable = "incomparable",
    }
}

words! {
    /// On which side of the evidence the claim lies.
    Direction, "direction", {
        /// The claim says more than the evidence.
        ClaimHigh = "claim_high",
        /// The claim says less than the evidence.
        ClaimLow = "claim_low",
    }
}

/// What comparing two quantities found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Compared {
    /// How well the two go together.
    pub result: Comparison,
    /// Given with `stretch` and `inconsistent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The claim is about a thousand or a million times too high or too low: million for billion.
    pub scale_slip: bool,
    /// Given with `incomparable`, and with `inconsistent` where the two go different ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differs: Option<Difference>,
}

/// What keeps two quantities from being compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// They measure different things: a length and a sum of money.
    Dimension {
        /// What the claim measures.
        claimed: Dimension,
        /// What the evidence measures.
        evidenced: Dimension,
    },
    /// Both measure one thing in units that have no exact rate: dollars and euros.
    Unit {
        /// The unit of the claim.
        claimed: String,
        /// The unit of the evidence.
        evidenced: String,
    },
    /// Both count, and each counts something else: arrests and convictions.
    Measure {
        /// What the claim counts.
        claimed: String,
        /// What the evidence counts.
        evidenced: String,
    },
    /// One side is words only, such as a date.
    NoNumber,
    /// What one side says is doubtful, and nobody has settled it.
    Doubt,
    /// One is a change, the other where it stands.
    Aspect {
        /// What the claim tells.
        claimed: Aspect,
        /// What the evidence tells: a level, a change, a share.
        evidenced: Aspect,
    },
    /// One goes up and the other down. The two are comparable, and inconsistent whatever their size.
    Direction {
        /// The way in which the claim says it goes.
        claimed: Trend,
        /// The way in which the evidence says it goes.
        evidenced: Trend,
    },
}

/// Compares what is claimed with what is evidenced. Units of exactly known size convert, and nothing else does.
pub fn compare(claimed: &Quantity, evidenced: &Quantity) -> Compared {
    if !movement::is_change(claimed) && !movement::is_change(evidenced) {
        return compare_sizes(claimed, evidenced);
    }
    let compared = compare_sizes(&movement::size(claimed), &movement::size(evidenced));
    match (movement::trend(claimed), movement::trend(evidenced)) {
        (Some(claim), Some(evidence)) if claim != evidence && compared.result != Comparison::Incomparable => {
            let claim_lower = claim == Trend::Down || evidence == Trend::Up;
            Compared {
                result: Comparison::Inconsistent,
                direction: Some(if claim_lower { Direction::ClaimLow } else { Direction::ClaimHigh }),
                scale_slip: false,
                differs: Some(Difference::Direction { claimed: claim, evidenced: evidence }),
            }
        }
        _ => compared,
    }
}

fn compare_sizes(claimed: &Quantity, evidenced: &Quantity) -> Compared {
    match comparable(claimed, evidenced) {
        Ok(pair) => weigh(&pair),
        Err(difference) => {
            Compared { result: Comparison::Incomparable, direction: None, scale_slip: false, differs: Some(difference) }
        }
    }
}

/// Two quantities in one unit.
struct Pair {
    claimed: Room,
    evidenced: Evidenced,
    slipped: bool,
}

/// An evidenced quantity. A bare number is what it says; only its own hedge blurs it. But where it lies outside of the
/// claim's zone, `reach` remembers that it is rounded: 19% does not refute 19.2%.
struct Evidenced {
    core: Interval,
    reach: Interval,
}

fn comparable(claimed: &Quantity, evidenced: &Quantity) -> Result<Pair, Difference> {
    if claimed.doubt.is_some() || evidenced.doubt.is_some() {
        return Err(Difference::Doubt);
    }
    if claimed.dimension != evidenced.dimension {
        return Err(Difference::Dimension { claimed: claimed.dimension, evidenced: evidenced.dimension });
    }
    if let (Some(one), Some(other)) = (&claimed.measure, &evidenced.measure)
        && !measure::same(one, other)
    {
        return Err(Difference::Measure { claimed: one.clone(), evidenced: other.clone() });
    }
    if let (Some(one), Some(other)) = (claimed.aspect, evidenced.aspect)
        && one != other
    {
        return Err(Difference::Aspect { claimed: one, evidenced: other });
    }
    let unit_differs = || Difference::Unit { claimed: claimed.unit.clone(), evidenced: evidenced.unit.clone() };
    let units = match (unit(&claimed.unit), unit(&evidenced.unit)) {
        _ if claimed.unit == evidenced.unit => None,
        (Some(one), Some(other)) if one.dimension == other.dimension => Some((one, other)),
        _ => return Err(unit_differs()),
    };
    // A change of a degree is 1.8 degrees Fahrenheit, wherever the scale has its zero.
    let change = movement::is_change(claimed) || movement::is_change(evidenced);
    let units = units.map(|(one, other)| if change { (one.of_changes(), other.of_changes()) } else { (one, other) });
    let (Some(room), Some(evidence)) = (room(claimed), room(evidenced)) else { return Err(Difference::NoNumber) };
    let core = match (evidenced.approximator, evidenced.low, evidenced.high) {
        (None, None, None) => Interval::closed(evidenced.point, evidenced.point),
        _ => evidence.within,
    };
    let (mut claimed_room, mut evidence) = (room, Evidenced { core, reach: evidence.within });
    if let Some((one, other)) = units {
        claimed_room = claimed_room.in_base(&one).ok_or_else(unit_differs)?;
        evidence = evidence.in_base(&other).ok_or_else(unit_differs)?;
    }
    let based = |middle: Option<Decimal>, unit: Option<Unit>| match unit {
        Some(unit) => unit.to_base(middle?),
        None => middle,
    };
    let slipped = is_slip(based(middle(claimed), units.map(|u| u.0)), based(middle(evidenced), units.map(|u| u.1)));
    Ok(Pair { claimed: claimed_room, evidenced: evidence, slipped })
}

fn weigh(Pair { claimed, evidenced, slipped }: &Pair) -> Compared {
    let result = if evidenced.core.is_inside(&claimed.within) {
        Comparison::Consistent
    } else if evidenced.reach.meets(&claimed.within) {
        Comparison::Overlaps
    } else if evidenced.reach.meets(&claimed.stretch) {
        Comparison::Stretch
    } else {
        Comparison::Inconsistent
    };
    let apart = matches!(result, Comparison::Stretch | Comparison::Inconsistent);
    let evidence_above = match (evidenced.core.low, claimed.within.high) {
        (Some(evidence), Some(claim)) => evidence.at >= claim.at,
        (None, _) | (_, None) => false,
    };
    let direction = if evidence_above { Direction::ClaimLow } else { Direction::ClaimHigh };
    Compared { result, direction: apart.then_some(direction), scale_slip: apart && *slipped, differs: None }
}

impl Room {
    fn in_base(self, unit: &Unit) -> Option<Room> {
        Some(Room { within: self.within.in_base(unit)?, stretch: self.stretch.in_base(unit)? })
    }
}

impl Evidenced {
    fn in_base(self, unit: &Unit) -> Option<Evidenced> {
        Some(Evidenced { core: self.core.in_base(unit)?, reach: self.reach.in_base(unit)? })
    }
}

/// The one number that stands for a quantity when two are divided.
fn middle(quantity: &Quantity) -> Option<Decimal> {
    quantity.point.or_else(|| match (quantity.low, quantity.high) {
        (Some(low), Some(high)) => Some(low.checked_add(high)? / Decimal::TWO),
        (end, None) | (None, end) => end,
    })
}

fn is_slip(claimed: Option<Decimal>, evidenced: Option<Decimal>) -> bool {
    let (Some(claimed), Some(evidenced)) = (claimed, evidenced) else { return false };
    let (less, more) = (claimed.abs().min(evidenced.abs()), claimed.abs().max(evidenced.abs()));
    let Some(ratio) = more.checked_div(less) else { return false };
    [1_000, 1_000_000].map(Decimal::from).iter().any(|times| (ratio - times).abs() <= times * percentages::SLIP.within)
}

#[cfg(test)]
mod tests;
