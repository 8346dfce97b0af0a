//! Taking back the last own step: by the opposite of each of its events, never by deleting one.

mod opposite;
mod step;

use super::{Desk, Run, Workbench};
use crate::domain::{Entry, Event, SourceNumber, StepUndone};
use crate::error::{Error, Result};

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The events of the step, oldest first.
    pub step: Vec<Entry>,
    /// Their opposites, in the order in which they were recorded.
    pub opposites: Vec<Event>,
    /// What came with the step and stays, since nothing rests on it any more.
    pub left: Vec<Left>,
}

/// What stays of a step that was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// A source that was added along with what was taken back.
    Source(SourceNumber),
    /// Kept bytes are never thrown away.
    Snapshot,
    /// What sheets had stays with their claims; their rows are known no more, so that they can be brought in anew.
    SheetRows,
}

impl Workbench {
    /// Takes back the last step of whoever works here: all that one verb recorded. Steps taken back already are passed
    /// over, so that undoing goes on backwards.
    ///
    /// Errors: there is none; someone else has acted on it since; it has no opposite.
    pub fn undo(&mut self, run: Run) -> Result<Undone> {
        self.write_if(run, |desk| desk.undo())
    }
}

impl Desk<'_, '_> {
    fn undo(&mut self) -> Result<Undone> {
        let step = step::last(self.reading(), self.actor)?;
        let (mut opposites, mut left) = (Vec::new(), Vec::new());
        for entry in step.iter().rev() {
            match &entry.event {
                // They come along with what rests on them.
                Event::SourceAdded(source) if step.len() > 1 => left.push(Left::Source(source.number)),
                Event::SnapshotKept(_) if step.len() > 1 => left.push(Left::Snapshot),
                Event::SheetRowKept(_) if left.contains(&Left::SheetRows) => {}
                Event::SheetRowKept(_) => left.push(Left::SheetRows),
                // What the clock said stays said.
                Event::InstantHeld(_) => {}
                _ => opposites.push(opposite::of(self.reading(), entry)?),
            }
        }
        if let (true, Some(entry)) = (opposites.is_empty(), step.first()) {
            return Err(Error::NoOpposite { seq: entry.seq, kind: entry.event.kind() });
        }
        let first = self.reading().head()?.seq + 1;
        for event in &opposites {
            self.record(event.clone())?;
        }
        let last = self.reading().head()?.seq;
        let undone = step.iter().map(|entry| entry.seq).collect();
        self.record(Event::StepUndone(StepUndone { undone, by: (first..=last).collect() }))?;
        Ok(Undone { step, opposites, left })
    }
}

#[cfg(test)]
mod tests;
