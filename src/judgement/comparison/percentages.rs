//! The convention: how much room, in parts of the written number, each word leaves.
//!
//! Where the numbers come from: `docs/quantities.md`. A desk that wants tighter words tightens them here and nowhere
//! else, and raises the version.

use rust_decimal::Decimal;

/// Rises whenever a number of this file changes, so that a comparison can say which convention it followed.
pub const VERSION: u32 = 1;

/// The room on one side of a number: consistent up to `within`, a stretch up to `stretch`.
pub struct Leeway {
    /// Up to this part of the number, the evidence is consistent.
    pub within: Decimal,
    /// Up to this part of the number, the evidence is stretched to.
    pub stretch: Decimal,
}

const fn leeway(within: u32, stretch: u32) -> Leeway {
    Leeway {
        within: Decimal::from_parts(within, 0, 0, false, 2),
        stretch: Decimal::from_parts(stretch, 0, 0, false, 2),
    }
}

/// A bare round number leaves no more than this, however many zeros it ends in.
pub const ROUND: Leeway = leeway(5, 10);
/// "About x", "some x", "roughly x": on both sides.
pub const ABOUT: Leeway = leeway(10, 20);
/// "Near x", "close to x": on both sides.
pub const NEAR: Leeway = leeway(5, 15);
/// "Nearly x", towards zero, and "just over x", away from it.
pub const NEARLY: Leeway = leeway(5, 15);
/// The other side of those: no room within, but a stretch.
pub const NEARLY_MISSED: Leeway = leeway(0, 2);
/// A bare or an approximate small number (five hours), in units instead of parts.
pub const SMALL: Leeway = leeway(50, 100);
/// How far a fair writer goes beyond "more than x".
pub const ABOVE: Leeway = leeway(25, 25);
/// How far a fair writer stays under "less than x".
pub const BELOW: Leeway = leeway(25, 25);
/// How far a fair writer stays under "up to x".
pub const AT_MOST: Leeway = leeway(20, 20);
/// Beyond each end of a range.
pub const RANGE: Leeway = leeway(0, 5);
/// A vague amount stretches to half its low end and to one and a half times its high end.
pub const VAGUE: Leeway = leeway(0, 50);

/// A count below this is exact unless its words say otherwise: a 28-point plan has not 27 points.
pub const EXACT_COUNT_BELOW: i64 = 100;
/// Two quantities this close to a thousand or a million times each other suggest a slip of magnitude word.
pub const SLIP: Leeway = leeway(5, 5);
