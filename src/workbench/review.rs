//! The verbs of the second reader: the queue, approving, returning, reading blind, and settling what two readers see
//! differently.

use super::read::{BATCH, More};
use super::{Desk, Workbench};
use crate::domain::query::Stage;
use crate::domain::{
    AsRead, ClaimNumber, ClaimReviewed, Dossier, Event, Judged, NewStatus, ReadingManner, Review, ReviewOutcome,
    SecondReading, SecondReadingSettled, SecondReadingStarted, SecondVerdict, SecondVerdictGiven, Standing, Verdict,
    handle, text,
};
use crate::error::{Error, Result};
use crate::judgement;

impl Workbench {
    /// The claims that wait for a second reader: checked, and not returned since they last changed; and those that
    /// whoever works here reads blind, until they have given their verdicts.
    pub fn review_queue(&self) -> Result<Vec<Dossier>> {
        Ok(self.review_queue_up_to(usize::MAX)?.0)
    }

    /// The first claims of the queue, and whether there are more.
    pub fn review_queue_up_to(&self, limit: usize) -> Result<(Vec<Dossier>, More)> {
        let blind = self.read_blind()?;
        let may_wait = |one: &Standing| !one.is_open() && !one.is_set_aside || blind.contains(&one.claim);
        let standings = self.standings(&self.claims_in_sight()?)?;
        let claims: Vec<ClaimNumber> = standings.into_iter().filter(may_wait).map(|one| one.claim).collect();
        let mut queue = Vec::new();
        for batch in claims.chunks(limit.clamp(20, BATCH)) {
            for dossier in self.reading()?.dossiers(batch)? {
                let returned = judgement::standing_review(&dossier).is_some();
                let waits = judgement::stage(&dossier) == Stage::Checked && !returned;
                if !waits && dossier.procedure.owed.is_empty() {
                    continue;
                }
                if queue.len() == limit {
                    return Ok((queue, More::Left));
                }
                queue.push(dossier);
            }
        }
        Ok((queue, More::None))
    }

    /// Approves a claim as it stands, or gives it back with a note.
    ///
    /// Errors: a question without a verdict; one's own verdict; readers who differ; a return without a note.
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
            if let Some(reading) = desk.own_reading(&dossier) {
                let owed = reading.owed(dossier.claim.questions());
                return Err(Error::AlreadyReading { claim, by: desk.actor.to_owned(), owed });
            }
            desk.record(Event::SecondReadingStarted(SecondReadingStarted { claim, manner }))?;
            desk.reading().dossier(claim)
        })
    }

    /// Gives the second reader's own verdict on a question. Where it makes all of theirs agree with the first reader's,
    /// that is their approval.
    ///
    /// Errors: they have not begun to read; it is no verdict, or lacks what a verdict needs.
    pub fn second_verdict(&mut self, claim: ClaimNumber, new: NewStatus, read: Option<&AsRead>) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(claim, read)?;
            desk.second_verdict(claim, new)?;
            desk.reading().dossier(claim)
        })
    }

    /// Decides between two readers who differ, with the reason; a status given is the verdict from here on, and where it
    /// is the first reader's, their finding and modifiers stand unless others are given. One of the two may do so
    /// `alone`, and the record says it.
    ///
    /// Errors: nobody differs; one of the two decides without saying that they do so alone.
    pub fn settle_reading(
        &mut self,
        claim: ClaimNumber,
        because: &str,
        status: Option<NewStatus>,
        decides: Decides,
        read: Option<&AsRead>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.refuse_blind_reader(claim)?;
            desk.expect(claim, read)?;
            let dossier = desk.reading().dossier(claim)?;
            let differences = judgement::differences(&dossier);
            if differences.is_empty() {
                return Err(Error::NothingToSettle { claim });
            }
            let alone = differences.iter().any(|difference| difference.is_of(desk.actor));
            if alone && decides == Decides::Between {
                return Err(Error::OwnDifference { claim, by: desk.actor.to_owned() });
            }
            desk.refuse_bad_citations(&dossier, Some(because))?;
            let because = text::passage("reason", because)?;
            if let Some(mut status) = status {
                status.keep_what_agrees(&dossier);
                desk.set_status(claim, status)?;
            }
            desk.record(Event::SecondReadingSettled(SecondReadingSettled { claim, because, alone }))?;
            desk.reading().dossier(claim)
        })
    }
}

/// Who decides between two readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decides {
    /// Somebody who is neither of them.
    Between,
    /// Whoever works here, be it one of the two.
    Alone,
}

impl Desk<'_, '_> {
    pub(super) fn review(&mut self, claim: ClaimNumber, outcome: ReviewOutcome, note: Option<&str>) -> Result<()> {
        let dossier = self.checked_by_another(claim)?;
        self.refuse_blind_reader(claim)?;
        let note = note.map(|note| text::passage("note", note)).transpose()?;
        if outcome == ReviewOutcome::Returned && note.is_none() {
            return Err(crate::domain::Invalid::Empty { field: "note" }.into());
        }
        if outcome == ReviewOutcome::Approved
            && let Some(difference) = judgement::differences(&dossier).first()
        {
            let (first, second) = (difference.first.by.clone(), difference.by.to_owned());
            return Err(match difference.is_of(self.actor) {
                true => Error::OwnDifference { claim, by: self.actor.to_owned() },
                false => Error::ReadersDiffer { claim, first, second },
            });
        }
        let review = Review { outcome, note, digest: judgement::digest(&dossier) };
        self.record(Event::ClaimReviewed(ClaimReviewed { claim, review }))
    }

    /// The claim, if every question has a verdict that another person set.
    fn checked_by_another(&self, claim: ClaimNumber) -> Result<Dossier> {
        let dossier = self.reading().dossier(claim)?;
        match judgement::stage(&dossier) {
            Stage::SetAside => return Err(Error::AlreadySetAside { claim }),
            Stage::Open if dossier.is_reworded_since_verdict() => return Err(Error::VerdictOnOtherWords { claim }),
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

    /// The second reading that whoever acts has going on at a claim.
    fn own_reading<'d>(&self, dossier: &'d Dossier) -> Option<&'d SecondReading> {
        let own = |reading: &&SecondReading| !reading.ended && handle::same(&reading.by, self.actor);
        dossier.procedure.readings.iter().find(own)
    }

    pub(super) fn second_verdict(&mut self, claim: ClaimNumber, new: NewStatus) -> Result<()> {
        let dossier = self.checked_by_another(claim)?;
        let question = new.question.unwrap_or(dossier.claim.main_question());
        super::evidence::refuse_unasked(claim, dossier.claim.questions(), question)?;
        if self.own_reading(&dossier).is_none() {
            return Err(Error::NotReading { claim, by: self.actor.to_owned() });
        }
        if new.status == Verdict::Unverified {
            return Err(Error::NotAVerdict { claim });
        }
        // Once they see the first verdict, theirs stays what it was; that they agree by now is for `settle_reading`.
        let own = |difference: &judgement::Difference<'_>| {
            difference.question == question && handle::same(difference.by, self.actor)
        };
        let reads_on = self.own_reading(&dossier).is_some_and(|one| !one.owed(dossier.claim.questions()).is_empty());
        if !reads_on && judgement::differences(&dossier).iter().any(|one| own(one) && one.second.status != new.status) {
            return Err(Error::OwnDifference { claim, by: self.actor.to_owned() });
        }
        let missing = judgement::missing(&dossier, question, new.status, new.because.as_deref());
        if !missing.is_empty() {
            return Err(Error::VerdictRefused { claim, question, status: new.status, missing });
        }
        self.refuse_bad_citations(&dossier, new.because.as_deref())?;
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
        if self.own_reading(&dossier).is_some_and(agrees) && judgement::differences(&dossier).is_empty() {
            self.review(claim, ReviewOutcome::Approved, None)?;
        }
        Ok(())
    }
}
