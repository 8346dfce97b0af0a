//! The verbs of the second reader: the queue, approving, returning, reading blind, and settling what two readers see
//! differently.

use super::{Desk, Workbench};
use crate::domain::query::Stage;
use crate::domain::{
    AsRead, ClaimNumber, ClaimReviewed, Dossier, Event, Judged, NewStatus, ReadingManner, Review, ReviewOutcome,
    SecondReading, SecondReadingSettled, SecondReadingStarted, SecondVerdict, SecondVerdictGiven, text,
};
use crate::error::{Error, Result};
use crate::judgement;

impl Workbench {
    /// The claims that wait for a second reader: checked, and not returned since they last changed.
    pub fn review_queue(&self) -> Result<Vec<Dossier>> {
        let mut queue = Vec::new();
        self.each_dossier(&self.claims_in_sight()?, |dossier| {
            let returned = judgement::standing_review(&dossier).is_some();
            if judgement::stage(&dossier) == Stage::Checked && !returned {
                queue.push(dossier);
            }
            Result::Ok(())
        })?;
        Ok(queue)
    }

    /// Approves a claim as it stands, or gives it back with a note.
    ///
    /// Errors: a question without a verdict; one's own verdict; a return without a note.
    pub fn review(
        &mut self,
        claim: ClaimNumber,
        outcome: ReviewOutcome,
        note: Option<&str>,
        read: Option<&AsRead>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(claim, read)?;
            desk.review(claim, outcome, note)?;
            desk.reading().dossier(claim)
        })
    }

    /// Approves claims as they stand, each with what was read of it; all of them or none.
    pub fn approve(&mut self, claims: &[(ClaimNumber, Option<AsRead>)], note: Option<&str>) -> Result<Vec<Dossier>> {
        self.write(|desk| {
            for (claim, read) in claims {
                desk.expect(*claim, read.as_ref())?;
                desk.review(*claim, ReviewOutcome::Approved, note)?;
            }
            let numbers: Vec<ClaimNumber> = claims.iter().map(|(claim, _)| *claim).collect();
            desk.reading().dossiers(&numbers)
        })
    }

    /// Begins a second reading. Read blind, the first verdict is hidden from the reader until they have given theirs.
    pub fn start_reading(&mut self, claim: ClaimNumber, manner: ReadingManner) -> Result<Dossier> {
        self.write(|desk| {
            let dossier = desk.checked_by_another(claim)?;
            let by = desk.actor.to_owned();
            if dossier.procedure.readings.iter().any(|reading| !reading.ended && reading.by == by) {
                return Err(Error::AlreadyReading { claim, by });
            }
            desk.record(Event::SecondReadingStarted(SecondReadingStarted { claim, manner }))?;
            desk.reading().dossier(claim)
        })
    }

    /// Gives the second reader's own verdict on a question. Where it makes all of theirs agree with the first reader's,
    /// that is their approval.
    ///
    /// Errors: they have not begun to read; the verdict lacks what a verdict needs.
    pub fn second_verdict(&mut self, claim: ClaimNumber, new: NewStatus, read: Option<&AsRead>) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(claim, read)?;
            desk.second_verdict(claim, new)?;
            desk.reading().dossier(claim)
        })
    }

    /// Decides between two readers, with the reason; a status given is the verdict from here on.
    ///
    /// Errors: no second reading is open.
    pub fn settle_reading(
        &mut self,
        claim: ClaimNumber,
        because: &str,
        status: Option<NewStatus>,
        read: Option<&AsRead>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(claim, read)?;
            let dossier = desk.reading().dossier(claim)?;
            if !dossier.procedure.readings.iter().any(|reading| !reading.ended && !reading.verdicts.is_empty()) {
                return Err(Error::NothingToSettle { claim });
            }
            let because = text::passage("reason", because)?;
            if let Some(status) = status {
                desk.set_status(claim, status)?;
            }
            desk.record(Event::SecondReadingSettled(SecondReadingSettled { claim, because }))?;
            desk.reading().dossier(claim)
        })
    }

    /// The claims as their reader may see them: without the first verdict where they read it blind and owe their own.
    pub fn seen(&self, mut dossiers: Vec<Dossier>) -> Vec<Dossier> {
        dossiers.iter_mut().for_each(|dossier| self.hide(dossier));
        dossiers
    }

    pub(super) fn hide(&self, dossier: &mut Dossier) {
        hide_from(dossier, &self.setting.actor);
    }

    /// Whether the first verdict is hidden from whoever works here.
    pub fn is_hidden(&self, dossier: &Dossier) -> bool {
        hides(dossier, &self.setting.actor)
    }
}

/// Takes the first verdict, and what tells it, out of a claim that the reader reads blind.
pub(super) fn hide_from(dossier: &mut Dossier, reader: &str) {
    if hides(dossier, reader) {
        dossier.statuses.clear();
        dossier.procedure.reviews.clear();
        dossier.procedure.fixes.clear();
        dossier.procedure.publication = None;
        dossier.procedure.notes.clear();
        dossier.claim.correct_text = None;
    }
}

fn hides(dossier: &Dossier, reader: &str) -> bool {
    let asked = dossier.claim.questions();
    dossier.procedure.readings.iter().any(|reading| reading.by == reader && reading.hides(asked))
}

impl Desk<'_, '_> {
    pub(super) fn review(&mut self, claim: ClaimNumber, outcome: ReviewOutcome, note: Option<&str>) -> Result<()> {
        let dossier = self.checked_by_another(claim)?;
        self.refuse_blind(&dossier)?;
        let note = note.map(|note| text::passage("note", note)).transpose()?;
        if outcome == ReviewOutcome::Returned && note.is_none() {
            return Err(crate::domain::Invalid::Empty { field: "note" }.into());
        }
        let review = Review { outcome, note, digest: judgement::digest(&dossier) };
        self.record(Event::ClaimReviewed(ClaimReviewed { claim, review }))
    }

    /// Who reads a claim blind says nothing of its verdict before they have given their own.
    pub(super) fn refuse_blind(&self, dossier: &Dossier) -> Result<()> {
        match hides(dossier, self.actor) {
            true => Err(Error::VerdictOwed { claim: dossier.number(), by: self.actor.to_owned() }),
            false => Ok(()),
        }
    }

    /// The claim, if every question has a verdict that another person set.
    fn checked_by_another(&self, claim: ClaimNumber) -> Result<Dossier> {
        let dossier = self.reading().dossier(claim)?;
        match judgement::stage(&dossier) {
            Stage::SetAside => return Err(Error::AlreadySetAside { claim }),
            Stage::Open => return Err(Error::NotChecked { claim }),
            Stage::Checked | Stage::Approved | Stage::Published => {}
        }
        let own = |question: &&crate::domain::Question| {
            dossier.status(**question).is_some_and(|stored| stored.is_of(self.actor))
        };
        match dossier.claim.questions().iter().find(own) {
            Some(question) => Err(Error::OwnVerdict { claim, question: *question, by: self.actor.to_owned() }),
            None => Ok(dossier),
        }
    }

    pub(super) fn second_verdict(&mut self, claim: ClaimNumber, new: NewStatus) -> Result<()> {
        let dossier = self.checked_by_another(claim)?;
        let question = new.question.unwrap_or(dossier.claim.main_question());
        super::evidence::refuse_unasked(claim, dossier.claim.questions(), question)?;
        if !dossier.procedure.readings.iter().any(|reading| !reading.ended && reading.by == self.actor) {
            return Err(Error::NotReading { claim, by: self.actor.to_owned() });
        }
        let missing = judgement::missing(&dossier, question, new.status, new.because.as_deref());
        if !missing.is_empty() {
            return Err(Error::VerdictRefused { claim, question, status: new.status, missing });
        }
        let because = text::passage("rationale", new.because.as_deref().unwrap_or_default())?;
        let verdict = SecondVerdict { question, status: new.status, because, confidence: new.confidence };
        let judged = Some(judgement::judged_digest(&Judged::of(&dossier.claim)));
        self.record(Event::SecondVerdictGiven(SecondVerdictGiven { claim, verdict, judged }))?;
        let dossier = self.reading().dossier(claim)?;
        let agrees = |reading: &SecondReading| {
            let mut asked = dossier.claim.questions().iter();
            asked.all(|question| {
                reading.verdict(*question).is_some_and(|second| second.status == dossier.verdict(*question))
            })
        };
        let own = dossier.procedure.readings.iter().find(|reading| !reading.ended && reading.by == self.actor);
        if own.is_some_and(agrees) {
            self.review(claim, ReviewOutcome::Approved, None)?;
        }
        Ok(())
    }
}
