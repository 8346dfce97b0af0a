//! The verb that sets a verification status.

use super::evidence::refuse_unasked;
use super::{Desk, Workbench};
use crate::domain::{
    AsRead, ClaimChange, ClaimEdited, ClaimNumber, Dossier, Event, Judged, NewStatus, StatusSet, Verdict,
};
use crate::error::{Error, Result};
use crate::judgement;

impl Workbench {
    /// Sets the status of one question of a claim, and with it, where given, what the article should say. `read` is what
    /// the claim was when it was read for this.
    ///
    /// Errors: a verdict without rationale or evidence, with the list of what is missing; a question that the claim
    /// is not asked; the claim has changed since it was read.
    pub fn set_status(
        &mut self,
        claim: ClaimNumber,
        new: NewStatus,
        correct_text: Option<String>,
        read: Option<&AsRead>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(claim, read)?;
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
    pub(super) fn set_status(&mut self, number: ClaimNumber, mut new: NewStatus) -> Result<()> {
        self.refuse_blind_reader(number)?;
        let dossier = self.reading().dossier(number)?;
        let question = new.question.unwrap_or(dossier.claim.main_question());
        refuse_unasked(number, dossier.claim.questions(), question)?;
        let missing = judgement::missing(&dossier, question, new.status, new.because.as_deref());
        if !missing.is_empty() {
            return Err(Error::VerdictRefused { claim: number, question, status: new.status, missing });
        }
        let now = Judged::of(&dossier.claim);
        let on_other = new.on_other.take().filter(|judged| **judged != now);
        let judged = on_other.as_deref().unwrap_or(&now);
        let judged = (new.status != Verdict::Unverified).then(|| judgement::judged_digest(judged));
        let status = new.on(question).checked()?;
        self.record(Event::StatusSet(StatusSet { claim: number, status, judged, on_other }))
    }
}
