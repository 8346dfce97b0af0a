//! The verb that sets a verification status.

use super::evidence::refuse_unasked;
use super::{Desk, Workbench};
use crate::domain::{ClaimChange, ClaimEdited, ClaimNumber, Dossier, Event, NewStatus, StatusSet, text};
use crate::error::{Error, Result};
use crate::judgement;

impl Workbench {
    /// Sets the status of one question of a claim, and with it, where given, what the article should say.
    ///
    /// Errors: a verdict without rationale or evidence, with the list of what is missing; a question that the claim
    /// is not asked.
    pub fn set_status(&mut self, claim: ClaimNumber, new: NewStatus, correct_text: Option<String>) -> Result<Dossier> {
        self.write(|desk| {
            desk.set_status(claim, new)?;
            if let Some(words) = correct_text {
                let changes = vec![ClaimChange::CorrectText(Some(words)).checked()?];
                desk.record(Event::ClaimEdited(ClaimEdited { claim, changes }))?;
            }
            desk.reading().dossier(claim)
        })
    }
}

impl Desk<'_, '_> {
    pub(super) fn set_status(&mut self, number: ClaimNumber, new: NewStatus) -> Result<()> {
        let dossier = self.reading().dossier(number)?;
        let question = new.question.unwrap_or(dossier.claim.main_question());
        refuse_unasked(number, dossier.claim.questions(), question)?;
        let missing = judgement::missing(&dossier, question, new.status, new.because.as_deref());
        if !missing.is_empty() {
            return Err(Error::VerdictRefused { claim: number, question, status: new.status, missing });
        }
        let mut status = new.on(question);
        status.because = status.because.map(|because| text::passage("rationale", &because)).transpose()?;
        status.modifiers.sort();
        status.modifiers.dedup();
        self.record(Event::StatusSet(StatusSet { claim: number, status }))
    }
}
