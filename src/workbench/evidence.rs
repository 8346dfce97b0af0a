//! The verbs for evidence.

use super::{Desk, Workbench};
use crate::domain::{
    ClaimNumber, Dossier, Event, EvidenceNumber, EvidenceWithdrawn, NewEvidence, NewSnapshot, NewSource, Question, text,
};
use crate::error::{Error, Result};

impl Workbench {
    /// Attaches evidence to a claim, with the bytes that it was taken from where they are given. Returns its number and
    /// what the claim now has.
    pub fn add_evidence(&mut self, new: NewEvidence, kept: Option<NewSnapshot>) -> Result<(EvidenceNumber, Dossier)> {
        self.write(|desk| desk.add_evidence_and_look(new, kept))
    }

    /// Attaches evidence whose source is given with it: the source is added unless its name and address are known.
    pub fn add_evidence_from(
        &mut self,
        source: NewSource,
        mut new: NewEvidence,
        kept: Option<NewSnapshot>,
    ) -> Result<(EvidenceNumber, Dossier)> {
        self.write(|desk| {
            new.source = desk.source_for(source)?;
            desk.add_evidence_and_look(new, kept)
        })
    }

    /// Takes a piece of evidence back, with the reason; it stays on the record and counts no more.
    pub fn withdraw_evidence(&mut self, evidence: EvidenceNumber, because: &str) -> Result<Dossier> {
        self.write(|desk| {
            let claim = desk.withdraw_evidence(evidence, because)?;
            desk.reading().dossier(claim)
        })
    }
}

impl Desk<'_, '_> {
    fn add_evidence_and_look(
        &mut self,
        new: NewEvidence,
        kept: Option<NewSnapshot>,
    ) -> Result<(EvidenceNumber, Dossier)> {
        let claim = new.claim;
        let number = self.add_evidence(new)?;
        if let Some(kept) = kept {
            self.keep_snapshot(number, kept)?;
        }
        Ok((number, self.reading().dossier(claim)?))
    }

    pub(super) fn add_evidence(&mut self, new: NewEvidence) -> Result<EvidenceNumber> {
        if let Some(uid) = new.uid
            && let Some(number) = self.reading().evidence_by_uid(&uid.to_string())?
        {
            return Err(Error::UidTaken { noun: "evidence", uid: uid.to_string(), number: number.to_string() });
        }
        let (checkable, voices) = self.reading().asked(new.claim)?;
        let question = new.question.unwrap_or(checkable.main_question());
        refuse_unasked(new.claim, checkable.questions(voices), question)?;
        self.reading().require_source(new.source)?;
        if let Some(derived) = new.derived_from {
            self.reading().claim_of_evidence(derived)?;
        }
        let number = self.reading().next_evidence()?;
        let uid = self.new_uid();
        self.record(Event::EvidenceAdded(new.checked(number, uid, question)?))?;
        Ok(number)
    }

    pub(super) fn withdraw_evidence(&mut self, evidence: EvidenceNumber, because: &str) -> Result<ClaimNumber> {
        let claim = self.reading().claim_of_evidence(evidence)?;
        let dossier = self.reading().dossier(claim)?;
        let before = dossier.evidence.iter().find(|stored| stored.evidence.number == evidence);
        if let Some(because) = before.and_then(|stored| stored.withdrawn.clone()) {
            return Err(Error::AlreadyWithdrawn { evidence, because });
        }
        let because = text::passage("reason", because)?;
        self.record(Event::EvidenceWithdrawn(EvidenceWithdrawn { claim, evidence, because }))?;
        Ok(claim)
    }
}

/// A question that the claim's kind and chain leave out takes neither evidence nor a status; one that is not
/// checkable at all still takes evidence on whether it is true.
pub(super) fn refuse_unasked(claim: ClaimNumber, asked: &'static [Question], question: Question) -> Result<()> {
    if asked.contains(&question) || asked.is_empty() {
        return Ok(());
    }
    Err(Error::QuestionDoesNotApply { claim, question, asked })
}
