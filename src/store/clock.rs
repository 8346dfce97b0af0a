//! The case's time: never earlier than the event before, but for a clock that was set right.

use super::{LedgerRow, Reading, Writing, ledger};
use crate::domain::{CLOCK_LEEWAY, ClockNote, Event, Instant};
use crate::error::{Error, Result};

/// The name of the event after which instants may be earlier; it stands in the guard in `schema.sql`, too.
pub const CORRECTED: &str = "clock_corrected";

impl Writing<'_> {
    /// The instant of the newest event.
    pub fn last_at(&self) -> Instant {
        self.last.at
    }

    /// Refuses to write where the last event lies far ahead of the clock: one of the two was wrong, and every later event
    /// would carry that instant.
    pub fn follows(&self, clock: Instant) -> Result<()> {
        let last = self.last.at;
        if last.millis() - clock.millis() > CLOCK_LEEWAY {
            return Err(Error::ClockBehind { last, clock });
        }
        Ok(())
    }

    /// Whether an event of this clock is held back to the instant of the one before, and nothing says so yet.
    pub fn holds_unsaid(&self, clock: Instant) -> bool {
        clock < self.last.at && self.held != Some(clock)
    }
}

/// What is wrong with the instant of an event, after an event of `before`; nothing where it is in its place.
pub fn out_of_time(row: &LedgerRow, before: Option<&str>) -> Option<&'static str> {
    // The printed form of an instant is one only, so that text order is time order.
    if row.at.parse::<Instant>().map(|at| at.to_string()).as_ref() != Ok(&row.at) {
        return Some("its instant is not written as instants are");
    }
    let before = before?;
    if row.kind != CORRECTED {
        return (row.at.as_str() < before).then_some("it is earlier than the event before it");
    }
    match ledger::event(row) {
        Ok(Event::ClockCorrected(corrected)) if corrected.from.to_string() == before => None,
        _ => Some("it sets the clock right from another instant than that of the event before it"),
    }
}

/// What a row says of the clock, if that is what it is about.
pub fn note(row: &LedgerRow) -> Option<ClockNote> {
    let at: Instant = row.at.parse().ok()?;
    match Event::read(&row.kind, &row.body)?.ok()? {
        Event::ClockCorrected(corrected) => {
            Some(ClockNote::Corrected { seq: row.seq, from: corrected.from, to: at, by: row.actor.clone() })
        }
        Event::InstantHeld(held) => Some(ClockNote::Held { seq: row.seq, clock: held.clock, at }),
        _ => None,
    }
}

impl Reading<'_> {
    /// Every time that the clock was set right or an instant held back, oldest first.
    pub fn clock_notes(&self) -> Result<Vec<ClockNote>> {
        let mut stmt = self.conn.prepare(
            "SELECT seq, uid, at, actor, kind, body, hash FROM ledger
             WHERE kind IN ('clock_corrected', 'instant_held') ORDER BY seq",
        )?;
        let rows = stmt.query_map([], ledger::read_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(rows.iter().filter_map(|(row, _)| note(row)).collect())
    }
}
