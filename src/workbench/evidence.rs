//! The verbs for evidence.

use super::{Desk, Workbench};
use crate::domain::{
    AsRead, ClaimNumber, Disclosure, Dossier, Event, Evidence, EvidenceChange, EvidenceEdited, EvidenceMoved,
    EvidenceNumber, EvidenceReleased, EvidenceWithdrawn, Invalid, NewEvidence, NewSnapshot, NewSource, Question,
    Stance, Word, citations, text,
};
use crate::error::{Citing, Error, Result};
use crate::language;

impl Workbench {
    /// Attaches evidence to a claim, with the bytes that it was taken from where they are given. Returns its number and
    /// what the claim now has.
    pub fn add_evidence(&mut self, new: NewEvidence, kept: Option<NewSnapshot>) -> Result<(EvidenceNumber, Dossier)> {
        let kept = self.tried(kept);
        self.write(|desk| desk.add_evidence_and_look(new, kept))
    }

    /// Attaches pieces of evidence that were taken from one place: that somebody said so, and that it is so. Their source,
    /// where it is given with them, is added unless its name and address are known.
    pub fn add_evidence_all(
        &mut self,
        source: Option<NewSource>,
        pieces: Vec<NewEvidence>,
        kept: Option<&NewSnapshot>,
    ) -> Result<Vec<EvidenceNumber>> {
        let unreadable = kept.and_then(|kept| self.unreadable(kept));
        self.write(|desk| {
            let source = source.map(|source| desk.source_for(source)).transpose()?;
            let mut numbers = Vec::new();
            for mut new in pieces {
                new.source = source.unwrap_or(new.source);
                let number = desk.add_evidence(new)?;
                if let Some(kept) = kept {
                    desk.keep_snapshot(number, kept.clone(), unreadable.clone())?;
                }
                numbers.push(number);
            }
            Ok(numbers)
        })
    }

    /// Attaches evidence whose source is given with it: the source is added unless its name and address are known.
    pub fn add_evidence_from(
        &mut self,
        source: NewSource,
        mut new: NewEvidence,
        kept: Option<NewSnapshot>,
    ) -> Result<(EvidenceNumber, Dossier)> {
        let kept = self.tried(kept);
        self.write(|desk| {
            new.source = desk.source_for(source)?;
            desk.add_evidence_and_look(new, kept)
        })
    }

    /// Lets the words of a confidential source's evidence leave the desk, with the reason; none takes that back.
    ///
    /// Errors: its source is open; it is released already; it is not released.
    pub fn release_evidence(&mut self, evidence: EvidenceNumber, because: Option<&str>) -> Result<Dossier> {
        self.write(|desk| {
            let claim = desk.release_evidence(evidence, because)?;
            desk.reading().dossier(claim)
        })
    }

    /// Changes fields of a piece of evidence; figures that were read from its words are read anew where those change.
    /// Returns the claim it belongs to.
    ///
    /// Errors: nothing would change; a question that the claim is not asked; a silent search without how it was made.
    pub fn edit_evidence(
        &mut self,
        evidence: EvidenceNumber,
        changes: Vec<EvidenceChange>,
        read: Option<&AsRead>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(desk.reading().claim_of_evidence(evidence)?, read)?;
            let claim = desk.edit_evidence(evidence, changes)?;
            desk.reading().dossier(claim)
        })
    }

    /// Puts a piece of evidence to another claim; there it speaks to the question named, else to the same one, else to
    /// the claim's main one.
    ///
    /// Errors: a verdict or a fix of the claim that it leaves cites it.
    pub fn move_evidence(
        &mut self,
        evidence: EvidenceNumber,
        to: ClaimNumber,
        question: Option<Question>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.move_evidence(evidence, to, question)?;
            desk.reading().dossier(to)
        })
    }

    /// Bytes that are to be kept, with what came of reading them: before the transaction, because it may take a while.
    fn tried(&self, kept: Option<NewSnapshot>) -> Option<(NewSnapshot, Option<String>)> {
        kept.map(|kept| {
            let unreadable = self.unreadable(&kept);
            (kept, unreadable)
        })
    }

    /// Takes a piece of evidence back, with the reason; it stays on the record and counts no more.
    pub fn withdraw_evidence(
        &mut self,
        evidence: EvidenceNumber,
        because: &str,
        read: Option<&AsRead>,
    ) -> Result<Dossier> {
        self.write(|desk| {
            desk.expect(desk.reading().claim_of_evidence(evidence)?, read)?;
            let claim = desk.withdraw_evidence(evidence, because)?;
            desk.reading().dossier(claim)
        })
    }
}

impl Desk<'_, '_> {
    fn add_evidence_and_look(
        &mut self,
        new: NewEvidence,
        kept: Option<(NewSnapshot, Option<String>)>,
    ) -> Result<(EvidenceNumber, Dossier)> {
        let claim = new.claim;
        let number = self.add_evidence(new)?;
        if let Some((kept, unreadable)) = kept {
            self.keep_snapshot(number, kept, unreadable)?;
        }
        Ok((number, self.reading().dossier(claim)?))
    }

    pub(super) fn add_evidence(&mut self, mut new: NewEvidence) -> Result<EvidenceNumber> {
        if let Some(uid) = new.uid
            && let Some(number) = self.reading().evidence_by_uid(&uid.to_string())?
        {
            return Err(Error::UidTaken { noun: "evidence", uid: uid.to_string(), number: number.to_string() });
        }
        let (checkable, voices) = self.reading().asked(new.claim)?;
        let question = new.question.unwrap_or(checkable.main_question());
        refuse_unasked(new.claim, checkable.questions(voices), question)?;
        new.source = self.reading().standing_source(new.source)?;
        let tongue = self.tongue(self.reading().claim(new.claim)?.article)?;
        new.quantities
            .get_or_insert_with(|| language::evidence_figures(tongue, new.quote.as_deref(), new.paraphrase.as_deref()));
        if let Some(derived) = new.derived_from {
            self.reading().claim_of_evidence(derived)?;
        }
        let number = self.reading().next_evidence()?;
        let uid = self.new_uid();
        self.record(Event::EvidenceAdded(new.checked(number, uid, question)?))?;
        Ok(number)
    }

    fn release_evidence(&mut self, evidence: EvidenceNumber, because: Option<&str>) -> Result<ClaimNumber> {
        let claim = self.reading().claim_of_evidence(evidence)?;
        let dossier = self.reading().dossier(claim)?;
        let before = dossier.evidence.iter().find(|stored| stored.evidence.number == evidence);
        let released = before.and_then(|stored| stored.released.clone());
        let open = before.filter(|stored| stored.source.disclosure == Disclosure::Open);
        match (because, open, released) {
            (Some(_), _, Some(because)) => return Err(Error::AlreadyReleased { evidence, because }),
            (None, _, None) => return Err(Error::NotReleased { evidence }),
            (Some(_), Some(stored), None) => {
                return Err(Error::NothingWithheld { evidence, source_number: stored.source.number });
            }
            (Some(_), None, None) | (None, _, Some(_)) => {}
        }
        let because = because.map(|because| text::passage("reason", because)).transpose()?;
        self.record(Event::EvidenceReleased(EvidenceReleased { claim, evidence, because }))?;
        Ok(claim)
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

impl Desk<'_, '_> {
    pub(super) fn edit_evidence(
        &mut self,
        number: EvidenceNumber,
        changes: Vec<EvidenceChange>,
    ) -> Result<ClaimNumber> {
        let before = self.reading().evidence(number)?;
        let mut changes =
            changes.into_iter().map(EvidenceChange::checked).collect::<std::result::Result<Vec<_>, _>>()?;
        for change in &mut changes {
            match change {
                EvidenceChange::Question(question) => {
                    let (checkable, voices) = self.reading().asked(before.claim)?;
                    refuse_unasked(before.claim, checkable.questions(voices), *question)?;
                }
                EvidenceChange::Source(source) => {
                    *source = self.reading().standing_source(*source)?;
                    let disclosure = |source| Ok::<_, Error>(self.reading().source(source)?.source.disclosure);
                    if (disclosure(before.source)?, disclosure(*source)?)
                        == (Disclosure::Confidential, Disclosure::Open)
                    {
                        return Err(Error::MergeWouldDisclose { from: before.source, into: *source });
                    }
                }
                EvidenceChange::DerivedFrom(Some(other)) if *other == number => {
                    return Err(Error::DerivedFromItself { evidence: number });
                }
                EvidenceChange::DerivedFrom(Some(other)) => drop(self.reading().claim_of_evidence(*other)?),
                _ => {}
            }
        }
        let mut after = before.clone();
        changes.iter().for_each(|change| after.change(change));
        if after.stance == Stance::Silent && after.search_note.is_none() {
            return Err(
                Invalid::Empty { field: "search note (a silent search must say where and how it was made)" }.into()
            );
        }
        let given = changes.iter().any(|change| matches!(change, EvidenceChange::Quantities(_)));
        let tongue = self.tongue(self.reading().claim(before.claim)?.article)?;
        let figures = |evidence: &Evidence| {
            language::evidence_figures(tongue, evidence.quote.as_deref(), evidence.paraphrase.as_deref())
        };
        // Figures that somebody gave are theirs to change.
        if !given && before.quantities().eq(&figures(&before)) && !before.quantities().eq(&figures(&after)) {
            changes.push(EvidenceChange::Quantities(figures(&after)));
        }
        changes.retain(|change| before.now(change) != *change);
        if changes.is_empty() {
            return Err(Error::NothingToChange);
        }
        let was = changes.iter().map(|change| before.now(change)).collect();
        self.record(Event::EvidenceEdited(EvidenceEdited { claim: before.claim, evidence: number, changes, was }))?;
        Ok(before.claim)
    }

    pub(super) fn move_evidence(
        &mut self,
        evidence: EvidenceNumber,
        to: ClaimNumber,
        question: Option<Question>,
    ) -> Result<()> {
        let from = self.reading().claim_of_evidence(evidence)?;
        let (checkable, voices) = self.reading().asked(to)?;
        if from == to {
            return Err(Error::AlreadyThere { evidence, claim: to });
        }
        // Whether a verdict cites it would tell of the verdict.
        self.refuse_blind_reader(from)?;
        let dossier = self.reading().dossier(from)?;
        if let Some(by) = citing(&dossier, evidence) {
            return Err(Error::EvidenceCited { evidence, claim: from, by });
        }
        let asked = checkable.questions(voices);
        let here = dossier.evidence.iter().find(|stored| stored.evidence.number == evidence);
        let same = here.map(|stored| stored.evidence.question).filter(|question| asked.contains(question));
        let question = question.or(same).unwrap_or(checkable.main_question());
        refuse_unasked(to, asked, question)?;
        self.record(Event::EvidenceMoved(EvidenceMoved { evidence, from, to, question }))
    }
}

/// What of a claim rests on a piece of evidence by naming it.
fn citing(dossier: &Dossier, evidence: EvidenceNumber) -> Option<Citing> {
    let cites = |text: &Option<String>| text.as_ref().is_some_and(|text| citations(text).contains(&evidence));
    let standing = Question::ALL.iter().filter_map(|question| dossier.status(*question));
    let verdict = standing.map(|stored| &stored.status).find(|status| cites(&status.because));
    let fix = || dossier.procedure.fixes.iter().find(|stored| stored.fix.evidence.contains(&evidence));
    verdict
        .map(|status| Citing::Verdict(status.question))
        .or_else(|| fix().map(|stored| Citing::Fix(stored.fix.number)))
}

/// A question that the claim's kind and chain leave out takes neither evidence nor a status; one that is not
/// checkable at all still takes evidence on whether it is true.
pub(super) fn refuse_unasked(claim: ClaimNumber, asked: &'static [Question], question: Question) -> Result<()> {
    if asked.contains(&question) || asked.is_empty() {
        return Ok(());
    }
    Err(Error::QuestionDoesNotApply { claim, question, asked })
}
