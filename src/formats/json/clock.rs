//! What the ledger says of its own time, as JSON.

use crate::domain::{ClockNote, Instant};
use serde::Serialize;

/// The clock set right (`corrected`), or an instant held back (`held`).
#[derive(Serialize)]
pub struct ClockJson {
    /// The number of the event that it is about.
    pub event: u64,
    /// `corrected` or `held`.
    pub kind: &'static str,
    /// The instant that the clock was set right from, or what the clock said.
    pub said: Instant,
    /// The instant that the event carries.
    pub at: Instant,
    /// Who said that the clock is right; null where an instant was held back.
    pub by: Option<String>,
}

impl ClockJson {
    /// Either kind in one shape.
    pub fn of(note: &ClockNote) -> Self {
        match note.clone() {
            ClockNote::Corrected { seq, from, to, by } => {
                Self { event: seq, kind: "corrected", said: from, at: to, by: Some(by) }
            }
            ClockNote::Held { seq, clock, at } => Self { event: seq, kind: "held", said: clock, at, by: None },
        }
    }
}
