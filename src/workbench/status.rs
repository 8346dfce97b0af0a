//! The verb that sets a verification status.

use super::evidence::refuse_unasked;
use super::{Desk, Workbench};
use crate::domain::{
    self, AsRead, ClaimChange, ClaimEdited, ClaimNumber, Dossier, Event, Judged, NewStatus, Question, StatusSet,
    Verdict, handle,
};
use crate::error::{BadCitation, Error, Result};
use crate::judgement;

impl Workbench {
    /// Sets the status of one question of a claim, and with it, where given, what the article should say. `read` is what
    /// the claim was when it was read for this.
    ///
    /// Errors: whoever acts is a second reader who differs; a verdict without rationale or evidence, with the list of what is missing; a rationale that cites evidence
    /// that does not exist, is another claim's or was withdrawn; a question that the claim is not asked; the claim has
    /// changed since it was read.
    pub fn set_status(
        &mut self,
        claim: ClaimNumber,
        new: NewStatus,
        correct_text: Option<String>,
        read: Option<&AsRead>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(claim, read)?;
            desk.refuse_ending_own_difference(claim)?;
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
        self.refuse_blind_reader(number)?;
        let dossier = self.reading().dossier(number)?;
        refuse_unfounded(&dossier, &new)?;
        self.refuse_bad_citations(&dossier, new.because.as_deref())?;
        self.refuse_bad_citations(&dossier, new.finding.as_deref())?;
        self.give_status(number, new)
    }

    /// A second reader who differs from the first does not make their own verdict the first one: that is deciding, and
    /// `settle_reading` says who decided.
    pub(super) fn refuse_ending_own_difference(&self, claim: ClaimNumber) -> Result<()> {
        let dossier = self.reading().dossier(claim)?;
        match judgement::differences(&dossier).iter().any(|difference| handle::same(difference.by, self.actor)) {
            true => Err(Error::OwnDifference { claim, by: self.actor.to_owned() }),
            false => Ok(()),
        }
    }

    /// Sets a status, whatever its rationale cites.
    pub(super) fn give_status(&mut self, number: ClaimNumber, mut new: NewStatus) -> Result<()> {
        self.refuse_blind_reader(number)?;
        let dossier = self.reading().dossier(number)?;
        let question = refuse_unfounded(&dossier, &new)?;
        let now = Judged::of(&dossier.claim);
        let on_other = new.on_other.take().filter(|judged| **judged != now);
        let judged = on_other.as_deref().unwrap_or(&now);
        let judged = (new.status != Verdict::Unverified).then(|| judgement::judged_digest(judged));
        let status = new.on(question).checked()?;
        self.record(Event::StatusSet(StatusSet { claim: number, status, judged, on_other, restores: None }))
    }

    /// A rationale cites evidence of its own claim that stands.
    pub(super) fn refuse_bad_citations(&self, dossier: &Dossier, because: Option<&str>) -> Result<()> {
        let because = because.unwrap_or_default();
        let mut citations: Vec<BadCitation> =
            domain::unclear_citations(because).into_iter().map(BadCitation::Unclear).collect();
        for evidence in domain::citations(because) {
            let own = dossier.evidence.iter().find(|stored| stored.evidence.number == evidence);
            citations.extend(match (own, self.reading().claim_of_evidence(evidence)) {
                (Some(stored), _) => {
                    stored.withdrawn.clone().map(|because| BadCitation::Withdrawn { evidence, because })
                }
                (None, Ok(claim)) => Some(BadCitation::OfAnother { evidence, claim }),
                (None, Err(Error::NoSuch { .. })) => Some(BadCitation::NoSuch(evidence)),
                (None, Err(error)) => return Err(error),
            });
        }
        match citations.is_empty() {
            true => Ok(()),
            false => Err(Error::CitationsRefused { claim: dossier.number(), citations }),
        }
    }
}

/// The question that a status is on. Errors: the claim is not asked it; the verdict lacks something.
fn refuse_unfounded(dossier: &Dossier, new: &NewStatus) -> Result<Question> {
    let claim = dossier.number();
    let question = new.question.unwrap_or(dossier.claim.main_question());
    refuse_unasked(claim, dossier.claim.questions(), question)?;
    let missing = judgement::missing(dossier, question, new.status, new.because.as_deref());
    match missing.is_empty() {
        true => Ok(question),
        false => Err(Error::VerdictRefused { claim, question, status: new.status, missing }),
    }
}
