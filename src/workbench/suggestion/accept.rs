//! Accepting a suggestion: it goes through the verb that a person would have used, so that every rule of it holds.

use super::{Desk, Workbench};
use crate::domain::{
    Accepted, ClaimNumber, Decision, Event, EvidenceNumber, Judged, Link, NewClaim, NewEvidence, NewSnapshot,
    NewSource, NewStatus, OWN_VOICE, Place, Snapshot, SnapshotKept, StoredSuggestion, Suggested, SuggestedClaim,
    SuggestedEvidence, SuggestedFix, SuggestedNewSource, SuggestedSettled, SuggestedSource, SuggestedVerdict,
    SuggestionDecided, SuggestionNumber, TimeWords, Words,
};
use crate::error::{Error, Result};
use crate::intake::apart;
use crate::judgement;
use crate::judgement::quotation::{CopyProof, Proof, prove};
use crate::workbench::NewFix;
use crate::workbench::coverage::coverage;

/// How a suggestion is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acceptance {
    /// What a person made of it; none takes it as it is.
    pub edited: Option<Suggested>,
    /// What evidence was taken from, which its quotation is laid beside and which is kept with it.
    pub copy: Option<NewSnapshot>,
    /// Evidence without a copy to prove its quotation by is accepted, and stays marked.
    pub unproved: bool,
}

/// The bytes that accepted evidence is kept with.
pub(in crate::workbench) enum Copy {
    /// Kept in the case already.
    Kept(Box<Snapshot>),
    New(Box<NewSnapshot>, Option<String>),
}

impl Workbench {
    /// Accepts a suggestion: what it proposes is done in the name of whoever works here, all of it or none.
    ///
    /// Errors: what the verb refuses that does it; it was decided on already; a verdict that is still sealed; a quotation
    /// that does not stand in the kept copy, or that no copy proves and `unproved` is not said; changes that make it about
    /// something else.
    pub fn accept_suggestion(&mut self, number: SuggestionNumber, acceptance: Acceptance) -> Result<StoredSuggestion> {
        let stored = self.suggestion(number)?;
        let made = stored.suggestion.suggested;
        let Acceptance { edited, copy, unproved } = acceptance;
        let suggested = edited.unwrap_or_else(|| made.clone()).checked()?;
        if !suggested.is_about_the_same(&made) {
            return Err(Error::SuggestionOfOther { suggestion: number });
        }
        let edited = suggested != made;
        let (copy, is_proved) = self.copy_for(number, &suggested, copy, unproved)?;
        self.write(|desk| {
            desk.open_suggestion(number)?;
            desk.refuse_steering(number, &suggested)?;
            let accepted = desk.carry_out(&suggested, copy)?;
            let decision = Some(Decision::Accepted(Accepted { edited, unproved: !is_proved, ..accepted }));
            desk.record(Event::SuggestionDecided(SuggestionDecided { suggestion: number, decision }))?;
            desk.reading().suggestion(number)
        })
    }

    /// The copy that suggested evidence is kept with, and whether its quotation, where it has one, is proved.
    fn copy_for(
        &self,
        suggestion: SuggestionNumber,
        suggested: &Suggested,
        given: Option<NewSnapshot>,
        unproved: bool,
    ) -> Result<(Option<Copy>, bool)> {
        let Suggested::Evidence(evidence) = suggested else { return Ok((None, true)) };
        let proof = match (&given, &evidence.quote) {
            (_, None) => None,
            (Some(new), Some(quote)) => Some(self.proof_beside(quote, new)),
            (None, Some(_)) => self.proofs()?.of(suggested)?,
        };
        let is_proved = proof.as_ref().is_none_or(CopyProof::is_proved);
        match &proof {
            Some(CopyProof::Laid { proof: Proof::Missing { nearest }, .. }) => {
                let nearest = nearest.as_ref().map(|nearest| nearest.passage.clone());
                return Err(Error::QuoteNotThere { suggestion, nearest });
            }
            Some(CopyProof::NoCopy) if !unproved => {
                return Err(Error::QuoteUnproved { suggestion, has_copy: false });
            }
            Some(CopyProof::Unreadable) if !unproved => {
                return Err(Error::QuoteUnproved { suggestion, has_copy: true });
            }
            _ => {}
        }
        let copy = match (given, &proof) {
            (Some(new), _) => {
                let unreadable = self.unreadable(&new);
                Some(Copy::New(Box::new(new), unreadable))
            }
            (None, Some(CopyProof::Laid { sha256, .. })) => {
                let proofs = self.proofs()?;
                proofs.copy(sha256).map(|stored| Copy::Kept(Box::new(stored.snapshot.clone())))
            }
            (None, _) => None,
        };
        Ok((copy, is_proved))
    }

    fn proof_beside(&self, quote: &str, new: &NewSnapshot) -> CopyProof {
        let reader = self.setting.reader.as_deref();
        match apart::text(reader, &new.bytes, &new.media_type, new.charset.as_deref()) {
            Ok(text) => CopyProof::Laid { sha256: String::new(), proof: prove(quote, &text) },
            Err(_) => CopyProof::Unreadable,
        }
    }
}

impl Desk<'_, '_> {
    /// A machine's verdict is taken only by somebody who knows a person's, and only on the words that it was made on.
    fn refuse_steering(&self, suggestion: SuggestionNumber, suggested: &Suggested) -> Result<()> {
        let Suggested::Verdict(SuggestedVerdict { claim, question, judged, .. }) = suggested else { return Ok(()) };
        let (claim, question) = (*claim, *question);
        if self.reading().suggestion(suggestion)?.suggestion.suggested.is_sealed() {
            return Err(Error::SuggestionSealed { suggestion, claim, question });
        }
        match *judged == judgement::judged_digest(&Judged::of(&self.reading().claim(claim)?)) {
            true => Ok(()),
            false => Err(Error::SuggestionOutdated { suggestion, claim }),
        }
    }

    /// Does what is suggested, by the verbs for it.
    pub(super) fn carry_out(&mut self, suggested: &Suggested, copy: Option<Copy>) -> Result<Accepted> {
        Ok(match suggested.clone() {
            Suggested::Claim(claim) => of_claim(self.log_claim(new_claim(claim), None)?),
            Suggested::Evidence(evidence) => {
                let claim = evidence.claim;
                let number = self.attach(evidence, copy)?;
                Accepted { evidence: Some(number), ..of_claim(claim) }
            }
            Suggested::Verdict(SuggestedVerdict { claim, question, given, .. }) => {
                self.refuse_ending_own_difference(claim)?;
                let status = given.ok_or(Error::NotAVerdict { claim })?;
                let new = NewStatus {
                    question: Some(question),
                    because: status.because,
                    modifiers: status.modifiers,
                    confidence: status.confidence,
                    finding: status.finding,
                    ..NewStatus::new(status.status)
                };
                self.set_status(claim, new)?;
                of_claim(claim)
            }
            Suggested::Fix(SuggestedFix { claim, old, new, because, evidence }) => {
                let fix = self.propose_fix(NewFix { claim, old, new, because, evidence })?;
                Accepted { fix: Some(fix), ..of_claim(claim) }
            }
            Suggested::Relation(relation) => {
                let claim = relation.from;
                self.relate(relation)?;
                of_claim(claim)
            }
            Suggested::Settled(settled) => {
                self.settle_suggested(settled)?;
                Accepted::default()
            }
        })
    }

    fn attach(&mut self, suggested: SuggestedEvidence, copy: Option<Copy>) -> Result<EvidenceNumber> {
        let source = match suggested.source {
            SuggestedSource::Known(number) => number,
            SuggestedSource::New(new) => self.source_for(new_source(new))?,
        };
        let claim = suggested.claim;
        let number = self.add_evidence(NewEvidence {
            question: suggested.question,
            quote: suggested.quote,
            paraphrase: suggested.paraphrase,
            locator: suggested.locator,
            search_note: suggested.search_note,
            ..NewEvidence::new(claim, source, suggested.stance)
        })?;
        match copy {
            None => {}
            Some(Copy::Kept(snapshot)) => {
                self.record(Event::SnapshotKept(SnapshotKept { claim, evidence: number, snapshot: *snapshot }))?;
            }
            Some(Copy::New(new, unreadable)) => {
                self.keep_snapshot(number, *new, unreadable)?;
            }
        }
        Ok(number)
    }

    /// Settles the sentence of these words; of several, the one that is nearest to where they stood.
    fn settle_suggested(&mut self, settled: SuggestedSettled) -> Result<()> {
        let SuggestedSettled { article, words, reason, note } = settled;
        let before = coverage(self.reading(), article, self.read_before)?;
        let same = before.sentences.iter().filter(|sentence| before.text(sentence) == words.exact);
        let number = same.min_by_key(|sentence| sentence.start.abs_diff(words.start)).map(|sentence| sentence.number);
        let number = number.ok_or(Error::WordsNotFound { article, quote: words.exact })?;
        self.settle_all(before, &[number], reason, note.as_deref())?;
        Ok(())
    }
}

fn of_claim(claim: ClaimNumber) -> Accepted {
    Accepted { claim: Some(claim), ..Accepted::default() }
}

fn new_claim(suggested: SuggestedClaim) -> NewClaim {
    let SuggestedClaim { article, quote, occurrence, text, said_by } = suggested;
    let own = (!said_by.is_empty()).then_some(OWN_VOICE);
    let voices = own.into_iter().chain(said_by.iter().map(String::as_str));
    NewClaim {
        article,
        words: quote.map(|quote| Words { quote, place: occurrence.map_or(Place::Only, Place::Occurrence) }),
        text,
        attribution: voices.map(Link::voice).collect(),
        time_words: TimeWords::Read,
        ..NewClaim::default()
    }
}

fn new_source(suggested: SuggestedNewSource) -> NewSource {
    let SuggestedNewSource { name, kind, publisher, author, url, published } = suggested;
    NewSource { name, kind, publisher, author, url, published, ..NewSource::default() }
}
