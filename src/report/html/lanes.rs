//! A claimed quantity with the evidence's figures below it, each on a line of one scale. The words beside each line say
//! the same.

use crate::domain::quantity::unit::{Unit, unit};
use crate::domain::{Decimal, Quantity, StoredEvidence};
use crate::judgement::comparison::{Comparison, Interval, Room, compare, room};
use crate::judgement::{figures, pairs};
use crate::report::{Section, words};

/// A claimed quantity beside what can be compared with it.
pub struct Lanes<'r> {
    /// Of the claim's bands, which are drawn once and seen behind every line.
    pub id: String,
    pub claimed: String,
    pub within: Band,
    pub stretch: Band,
    pub point: Option<String>,
    pub lanes: Vec<Lane<'r>>,
    /// The ends of the scale, with the unit.
    pub low: String,
    pub high: String,
    /// What the axis says at the claim's own number.
    pub tick: Option<String>,
}

/// The figure of one piece of evidence.
pub struct Lane<'r> {
    pub number: String,
    pub source: &'r str,
    pub read: String,
    pub compared: String,
    /// A word of the style sheet's.
    pub class: &'static str,
    pub reach: Band,
    pub point: Option<String>,
}

impl Lane<'_> {
    /// Whether what its words allow is more than its point.
    pub fn is_wide(&self) -> bool {
        self.point.is_none() || self.reach.start != self.reach.end
    }
}

/// A part of the scale, in percent of it.
pub struct Band {
    pub start: String,
    pub width: String,
    pub end: String,
}

/// One for each of the claim's quantities that any standing evidence can be compared with.
pub fn lanes(section: &Section) -> Vec<Lanes<'_>> {
    let figures = section.dossier.claim.quantities.iter().enumerate();
    figures.filter_map(|(at, claimed)| Lanes::of(section, claimed, at)).collect()
}

/// A figure in the base unit of its chart, ready to be laid on the scale.
struct Figure {
    room: Room,
    point: Option<Decimal>,
}

impl<'r> Lanes<'r> {
    fn of(section: &'r Section, claimed: &Quantity, at: usize) -> Option<Self> {
        let standing = section.dossier.evidence.iter().filter(|stored| stored.stands());
        let comparable: Vec<(&StoredEvidence, &Quantity)> = standing
            .filter_map(|stored| {
                let pairs = pairs(&section.dossier.claim, &stored.evidence);
                Some((stored, pairs.into_iter().find(|pair| std::ptr::eq(pair.claimed, claimed))?.evidenced))
            })
            .collect();
        let converts = comparable.iter().any(|(_, figure)| figure.unit != claimed.unit);
        let base = if converts { Some(unit(&claimed.unit)?) } else { None };
        let claim = Figure::of(claimed, converts)?;
        let figures: Vec<_> = comparable
            .into_iter()
            .filter_map(|(stored, quantity)| {
                Some((stored, quantity, Figure::of(quantity, converts)?.evidenced(quantity)))
            })
            .collect();
        let scale = Scale::around(std::iter::once(&claim).chain(figures.iter().map(|(_, _, figure)| figure)))?;
        let lanes: Vec<Lane> = figures
            .iter()
            .map(|(stored, quantity, figure)| {
                let found = compare(claimed, quantity);
                Lane {
                    number: stored.evidence.number.to_string(),
                    source: &stored.source.name,
                    read: words::figure::read(quantity),
                    compared: words::figure::compared(&found),
                    class: class(found.result),
                    reach: scale.band(&figure.room.within),
                    point: figure.point.map(|at| scale.at(at)),
                }
            })
            .collect();
        (!lanes.is_empty()).then(|| Self {
            id: format!("bands-{}-{at}", section.dossier.number().0),
            claimed: words::figure::claimed(claimed),
            within: scale.band(&claim.room.within),
            stretch: scale.band(&claim.room.stretch),
            point: claim.point.map(|at| scale.at(at)),
            lanes,
            low: words::figure::people(scale.named(scale.low, base.as_ref()), &claimed.unit),
            high: words::figure::people(scale.named(scale.high, base.as_ref()), &claimed.unit),
            tick: claimed.point.map(|at| words::figure::people(at, &claimed.unit)),
        })
    }
}

/// The evidence that gives a figure and cannot be laid beside any of the claim's, with why.
pub fn incomparable(section: &Section) -> Vec<String> {
    let claim = &section.dossier.claim;
    let standing = section.dossier.evidence.iter().filter(|stored| stored.stands());
    let beside = standing.filter(|stored| pairs(claim, &stored.evidence).is_empty());
    let why = |stored: &StoredEvidence| {
        let pair = figures(claim, &stored.evidence)?;
        let (read, compared) = (words::figure::read(pair.evidenced), words::figure::compared(&pair.compared));
        Some(format!("{}: {read}, {compared}", stored.evidence.number))
    };
    beside.filter_map(why).collect()
}

fn class(found: Comparison) -> &'static str {
    match found {
        Comparison::Consistent => "consistent",
        Comparison::Overlaps => "overlaps",
        Comparison::Stretch => "stretches",
        Comparison::Inconsistent | Comparison::Incomparable => "inconsistent",
    }
}

impl Figure {
    fn of(quantity: &Quantity, converts: bool) -> Option<Self> {
        let (room, point) = (room(quantity)?, quantity.point);
        if !converts {
            return Some(Self { room, point });
        }
        let unit = unit(&quantity.unit)?;
        let room = Room { within: room.within.in_base(&unit)?, stretch: room.stretch.in_base(&unit)? };
        Some(Self { room, point: point.and_then(|at| unit.to_base(at)) })
    }

    /// A bare number of the evidence is what it says; only its own hedge blurs it.
    fn evidenced(mut self, quantity: &Quantity) -> Self {
        if (quantity.approximator, quantity.low, quantity.high) == (None, None, None) {
            self.room.within = Interval::closed(self.point, self.point);
        }
        self.room.stretch = self.room.within;
        self
    }
}

/// From one end of a line to the other.
struct Scale {
    low: Decimal,
    high: Decimal,
}

const LENGTH: u32 = 100;

impl Scale {
    /// Wide enough for every end that is named, with a margin. None where the numbers are too large to draw.
    fn around<'f>(figures: impl Iterator<Item = &'f Figure>) -> Option<Self> {
        let mut ends: Vec<Decimal> = Vec::new();
        for figure in figures {
            let Room { within, stretch } = &figure.room;
            ends.extend([within.low, within.high, stretch.low, stretch.high].into_iter().flatten().map(|end| end.at));
            ends.extend(figure.point);
        }
        let (low, high) = (ends.iter().min().copied()?, ends.iter().max().copied()?);
        let span = high.checked_sub(low)?;
        let span = if span.is_zero() { high.abs().max(Decimal::ONE) } else { span };
        let margin = span / Decimal::TEN;
        let scale = Self { low: low.checked_sub(margin)?, high: high.checked_add(margin)? };
        scale.high.checked_sub(scale.low)?.checked_mul(LENGTH.into())?;
        Some(scale)
    }

    fn place(&self, at: Decimal) -> Decimal {
        let part = (at - self.low).saturating_mul(LENGTH.into()).checked_div(self.high - self.low);
        part.unwrap_or_default().round_dp(1).normalize().clamp(Decimal::ZERO, LENGTH.into())
    }

    fn at(&self, at: Decimal) -> String {
        self.place(at).to_string()
    }

    /// An end at infinity is the end of the line.
    fn band(&self, interval: &Interval) -> Band {
        let start = interval.low.map_or(Decimal::ZERO, |end| self.place(end.at));
        let end = interval.high.map_or(LENGTH.into(), |end| self.place(end.at));
        Band { width: (end - start).normalize().to_string(), start: start.to_string(), end: end.to_string() }
    }

    /// An end of the scale in the claim's own unit, to three digits or so.
    fn named(&self, at: Decimal, base: Option<&Unit>) -> Decimal {
        let own = |value: Decimal| match base {
            Some(unit) => (value - unit.offset).checked_div(unit.scale).unwrap_or(value),
            None => value,
        };
        let span = (own(self.high) - own(self.low)).abs();
        let mut places = 0;
        let mut fine = span;
        while fine < Decimal::ONE_HUNDRED && places < 6 {
            fine = fine.saturating_mul(Decimal::TEN);
            places += 1;
        }
        let own = own(at);
        // Of what is large, no more than three digits say anything.
        let mut large = Decimal::ONE;
        while span >= large.saturating_mul(Decimal::from(10_000)) {
            large = large.saturating_mul(Decimal::TEN);
        }
        (own / large).round_dp(places) * large
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_holds_every_end_and_what_is_open_runs_to_its_edge() {
        let at = |n: i64| Some(Decimal::from(n));
        let figure = |low, high| Figure {
            room: Room { within: Interval::closed(low, high), stretch: Interval::closed(low, high) },
            point: None,
        };
        let scale = Scale::around([&figure(at(10), at(20)), &figure(at(15), None)].into_iter()).unwrap();
        assert_eq!((scale.low, scale.high), (Decimal::from(9), Decimal::from(21)));
        let band = scale.band(&Interval::closed(at(15), None));
        assert_eq!((band.start.as_str(), band.width.as_str(), band.end.as_str()), ("50", "50", "100"));
    }

    #[test]
    fn numbers_too_large_for_a_scale_are_not_drawn() {
        let figure = Figure {
            room: Room {
                within: Interval::closed(Some(Decimal::MIN), Some(Decimal::MAX)),
                stretch: Interval::closed(None, None),
            },
            point: None,
        };
        assert!(Scale::around([&figure].into_iter()).is_none());
    }
}
