//! The zones that a quantity's words leave: what they plainly allow, and what they allow at a stretch.

use super::percentages::{self, Leeway};
use crate::domain::quantity::unit::Unit;
use crate::domain::{Approximator, Dimension, Quantity};
use rust_decimal::Decimal;
use serde::Serialize;

/// The two zones of a quantity, in its own unit. `within` lies inside `stretch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Room {
    /// What the words plainly leave open: evidence in it is consistent.
    pub within: Interval,
    /// What they leave open with good will: evidence in it is a stretch.
    pub stretch: Interval,
}

/// A stretch of numbers; an end that is missing is at infinity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The lower end; `None`: it goes down without end.
    pub low: Option<End>,
    /// The upper end; `None`: it goes up without end.
    pub high: Option<End>,
}

/// Where an interval ends, and whether the end itself belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct End {
    /// The number at the end.
    pub at: Decimal,
    /// Whether the number itself lies outside: "more than 50" does not hold 50.
    pub open: bool,
}

/// The zones of a quantity; none where it states no number at all.
pub fn room(quantity: &Quantity) -> Option<Room> {
    let ends = (quantity.low, quantity.high);
    match (ends, quantity.point) {
        ((None, None), Some(point)) => Some(around(quantity, point)),
        ((None, None), None) => None,
        ((low, high), _) => {
            let beyond = match quantity.approximator {
                Some(Approximator::Vague) => percentages::VAGUE,
                _ => percentages::RANGE,
            };
            let lower = low.map(|low| low.saturating_sub(part(low, beyond.stretch)));
            let higher = high.map(|high| high.saturating_add(part(high, beyond.stretch)));
            Some(Room { within: Interval::closed(low, high), stretch: Interval::closed(lower, higher) })
        }
    }
}

/// The zones around the one number written.
fn around(quantity: &Quantity, x: Decimal) -> Room {
    let place = last_place(x);
    let small = is_small(quantity, x);
    let parts = |leeway: &Leeway| Sides { within: part(x, leeway.within), stretch: part(x, leeway.stretch) };
    let units = |leeway: &Leeway| Sides { within: leeway.within, stretch: leeway.stretch };
    let precise = Sides { within: place / Decimal::TWO, stretch: place };
    match quantity.approximator {
        Some(Approximator::Exact) => Sides::NONE.about(x),
        None if is_exact_count(quantity, x, place) => Sides::NONE.about(x),
        None if small && quantity.dimension != Dimension::Money => units(&percentages::SMALL).about(x),
        None if is_quotient(x) => parts(&percentages::ROUND).about(x),
        None if is_round(x, place) => precise.at_most(&parts(&percentages::ROUND)).about(x),
        None => precise.about(x),
        Some(Approximator::About | Approximator::Vague) if small => units(&percentages::SMALL).about(x),
        Some(Approximator::About | Approximator::Vague) => parts(&percentages::ABOUT).about(x),
        Some(Approximator::Near) => parts(&percentages::NEAR).about(x),
        Some(Approximator::NearBelow) => {
            let (below, above) = match small {
                true => (units(&percentages::SMALL), Sides::NONE),
                false => (parts(&percentages::NEARLY), parts(&percentages::NEARLY_MISSED)),
            };
            Room {
                within: Interval { low: closed(x.saturating_sub(below.within)), high: open(x) },
                stretch: Interval {
                    low: closed(x.saturating_sub(below.stretch)),
                    high: closed(x.saturating_add(above.stretch)),
                },
            }
        }
        Some(Approximator::NearAbove) => {
            let (below, above) = (parts(&percentages::NEARLY_MISSED), parts(&percentages::NEARLY));
            Room {
                within: Interval { low: open(x), high: closed(x.saturating_add(above.within)) },
                stretch: Interval {
                    low: closed(x.saturating_sub(below.stretch)),
                    high: closed(x.saturating_add(above.stretch)),
                },
            }
        }
        Some(Approximator::Above) => upwards(open(x), x),
        Some(Approximator::AtLeast) => upwards(closed(x), x),
        Some(Approximator::Below) => downwards(open(x), x, &percentages::BELOW),
        Some(Approximator::AtMost) => downwards(closed(x), x, &percentages::AT_MOST),
    }
}

fn upwards(low: Option<End>, x: Decimal) -> Room {
    let high = closed(x.saturating_add(part(x, percentages::ABOVE.within)));
    Room { within: Interval { low, high }, stretch: Interval { low, high: None } }
}

fn downwards(high: Option<End>, x: Decimal, leeway: &Leeway) -> Room {
    let low = closed(x.saturating_sub(part(x, leeway.within)));
    Room { within: Interval { low, high }, stretch: Interval { low: None, high } }
}

/// How far the zones reach from the number, in its own unit.
struct Sides {
    within: Decimal,
    stretch: Decimal,
}

impl Sides {
    const NONE: Sides = Sides { within: Decimal::ZERO, stretch: Decimal::ZERO };

    fn at_most(self, other: &Sides) -> Sides {
        Sides { within: self.within.min(other.within), stretch: self.stretch.min(other.stretch) }
    }

    /// The same room on both sides.
    fn about(self, x: Decimal) -> Room {
        let zone = |reach: Decimal| Interval::closed(Some(x.saturating_sub(reach)), Some(x.saturating_add(reach)));
        Room { within: zone(self.within), stretch: zone(self.stretch) }
    }
}

/// A part of a number, never negative: 5% of -20 degrees is one degree, too.
fn part(x: Decimal, share: Decimal) -> Decimal {
    x.abs().saturating_mul(share)
}

/// The place of the last digit that is not zero: 1000 for 6,956,000, 0.1 for 19.3. Zero has none, and leaves no room.
fn last_place(x: Decimal) -> Decimal {
    let (mut digits, mut zeros) = (x.mantissa(), 0_u32);
    if digits == 0 {
        return Decimal::ZERO;
    }
    while digits % 10 == 0 {
        digits /= 10;
        zeros += 1;
    }
    match x.scale().checked_sub(zeros) {
        Some(decimals) => Decimal::new(1, decimals),
        None => Decimal::from_i128_with_scale(10_i128.pow(zeros - x.scale()), 0),
    }
}

/// One significant digit, or 15, 25, 75, times a power of ten.
fn is_round(x: Decimal, place: Decimal) -> bool {
    let digits = x.abs().checked_div(place).unwrap_or_default();
    digits < Decimal::TEN || [15, 25, 75].map(Decimal::from).contains(&digits)
}

/// "A third" is 33.33... percent: nobody wrote those digits, so that they say nothing of its precision.
fn is_quotient(x: Decimal) -> bool {
    const MORE_THAN_ANYONE_WRITES: u32 = 12;
    x.normalize().scale() > MORE_THAN_ANYONE_WRITES
}

/// A whole number from one to nine; a share and a ratio are judged in parts, however small.
fn is_small(quantity: &Quantity, x: Decimal) -> bool {
    let whole = x.fract().is_zero() && !x.is_zero() && x.abs() < Decimal::TEN;
    whole && !matches!(quantity.dimension, Dimension::Share | Dimension::Ratio)
}

/// People count to the one: 28 points, 431 dead. 230,000 dead are a round number again.
fn is_exact_count(quantity: &Quantity, x: Decimal, place: Decimal) -> bool {
    let counted = matches!(quantity.dimension, Dimension::Count | Dimension::Ordinal) && x.fract().is_zero();
    counted && (place <= Decimal::ONE || x.abs() < Decimal::from(percentages::EXACT_COUNT_BELOW))
}

fn closed(at: Decimal) -> Option<End> {
    Some(End { at, open: false })
}

fn open(at: Decimal) -> Option<End> {
    Some(End { at, open: true })
}

impl Interval {
    /// Both ends belong to it; an end of `None` is at infinity.
    pub fn closed(low: Option<Decimal>, high: Option<Decimal>) -> Interval {
        Interval { low: low.and_then(closed), high: high.and_then(closed) }
    }

    /// The same interval in the base unit of its dimension; none where 28 digits do not hold it.
    pub fn in_base(self, unit: &Unit) -> Option<Interval> {
        let based = |end: Option<End>| match end {
            Some(End { at, open }) => Some(Some(End { at: unit.to_base(at)?, open })),
            None => Some(None),
        };
        Some(Interval { low: based(self.low)?, high: based(self.high)? })
    }

    /// Whether every number of it lies in `outer`, too.
    pub fn is_inside(&self, outer: &Interval) -> bool {
        let low = match (self.low, outer.low) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(inner), Some(outer)) => inner.at > outer.at || inner.at == outer.at && (inner.open || !outer.open),
        };
        let high = match (self.high, outer.high) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(inner), Some(outer)) => inner.at < outer.at || inner.at == outer.at && (inner.open || !outer.open),
        };
        low && high
    }

    /// Whether the two share more than a point; a single number that lies in the other shares all it has.
    pub fn meets(&self, other: &Interval) -> bool {
        if self.is_point() || other.is_point() {
            return self.is_inside(other) || other.is_inside(self);
        }
        let below = |low: Option<End>, high: Option<End>| match (low, high) {
            (Some(low), Some(high)) => low.at < high.at,
            (None, _) | (_, None) => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }

    fn is_point(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }
}
