//! What the record says of the clock itself: that it was set right, and that an instant was held back.

use super::{Instant, Texts, Visit};
use serde::{Deserialize, Serialize};

/// How far the last event may lie ahead of the clock before a write is refused, in milliseconds: clocks of one desk differ by
/// seconds, and a clock that is wrong by more is wrong.
pub const CLOCK_LEEWAY: i64 = 10 * 60 * 1000;

/// Somebody says that the clock is right now, and that it was ahead when the event before was written. From here on
/// instants follow the clock again; this event alone may be earlier than the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockCorrected {
    /// The instant of the event before.
    pub from: Instant,
}

/// The clock stood a little earlier than the event before: what follows, as long as it is no later, carries that event's
/// instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstantHeld {
    /// What the clock said.
    pub clock: Instant,
}

/// What the ledger says of its own time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockNote {
    /// Somebody said that the clock is right, though it had run ahead before.
    Corrected {
        /// The number of the event that says so.
        seq: u64,
        /// The instant of the event before it.
        from: Instant,
        /// The instant that the clock was set right to.
        to: Instant,
        /// The handle of whoever said that the clock is right.
        by: String,
    },
    /// The clock had gone back a little, so the event carries the instant of the one before it.
    Held {
        /// The number of the event.
        seq: u64,
        /// What the clock said.
        clock: Instant,
        /// The instant that the event carries.
        at: Instant,
    },
}

impl Texts for ClockNote {
    fn texts(&mut self, place: &'static str, each: &mut dyn Visit) {
        match self {
            Self::Corrected { by, .. } => by.texts(place, each),
            Self::Held { .. } => {}
        }
    }
}
