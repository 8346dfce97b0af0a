//! Reading blind: which claims hide their first verdict from whom, and what of a dossier, a history, a publication tells it.

use super::{
    ArticleRevised, Claim, ClaimChange, ClaimConfirmed, ClaimNumber, Comment, Decided, Decision, Dossier, Entry, Event,
    Procedure, Publication, Question, SecondReading, StoredComment, StoredSuggestion, Suggestion, SuggestionKind,
    Texts, Visit, handle,
};
use std::collections::BTreeMap;

/// What a reader reads blind and owes a verdict on. Until they have given it, nothing that they ask for tells the first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Blind {
    reader: String,
    owed: BTreeMap<ClaimNumber, Owed>,
}

/// What a reader owes on one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Owed {
    /// The event that began the reading.
    since: u64,
    questions: Vec<Question>,
}

impl Blind {
    /// What a reader owes, of dossiers that are seen whole.
    pub fn of<'d>(reader: &str, dossiers: impl IntoIterator<Item = &'d Dossier>) -> Self {
        let owed = dossiers.into_iter().filter_map(|dossier| {
            let asked = dossier.claim.questions();
            let own = |reading: &&SecondReading| handle::same(&reading.by, reader) && reading.hides(asked);
            let reading = dossier.procedure.readings.iter().find(own)?;
            Some((dossier.number(), Owed { since: reading.seq, questions: reading.owed(asked) }))
        });
        Self { reader: reader.to_owned(), owed: owed.collect() }
    }

    /// Whether the reader owes a blind verdict on the claim, so that the first one is hidden from them.
    pub fn hides(&self, claim: ClaimNumber) -> bool {
        self.owed.contains_key(&claim)
    }

    /// The questions of a claim on which the reader owes a verdict; none where nothing is hidden.
    pub fn owed(&self, claim: ClaimNumber) -> &[Question] {
        self.owed.get(&claim).map_or(&[], |owed| &owed.questions)
    }

    /// The claims that hide their first verdict, in the order of their numbers.
    pub fn claims(&self) -> impl Iterator<Item = ClaimNumber> {
        self.owed.keys().copied()
    }

    /// The dossier as the reader may see it: of a claim that they read blind, what was there to be judged, their own
    /// verdicts, and which ones they owe.
    pub fn dossier(&self, dossier: Dossier) -> Dossier {
        let Some(owed) = self.owed.get(&dossier.number()) else { return dossier };
        // Every field is named, so that a new one is decided on here.
        let Dossier { claim, article, set_aside, evidence, statuses: _, relations, procedure, logged } = dossier;
        let Procedure {
            mut readings,
            contacts,
            reviews: _,
            fixes: _,
            waivers: _,
            publication: _,
            notes: _,
            sheet_rows: _,
            owed: _,
        } = procedure;
        readings.retain(|reading| reading.seq == owed.since);
        let procedure = Procedure { readings, contacts, owed: owed.questions.clone(), ..Procedure::default() };
        let claim = without_correction(claim);
        Dossier { claim, article, set_aside, evidence, statuses: Vec::new(), relations, procedure, logged }
    }

    /// An entry of a claim's history as the reader may see it; none where all of it would tell the first verdict.
    pub fn entry(&self, entry: Entry) -> Option<Entry> {
        let Entry { seq, at, actor, identity, event } = entry;
        let is_own =
            |claim| self.owed.get(&claim).is_some_and(|owed| owed.since <= seq) && handle::same(&actor, &self.reader);
        if self.hides_talk(&event, &actor) {
            return None;
        }
        let event = self.may_be_told(&event, is_own).then_some(event).and_then(|event| self.event(event))?;
        Some(Entry { seq, at, actor, identity, event })
    }

    /// Whether a comment that `by` made may tell a first verdict: one on a claim that is read blind, one of somebody else
    /// that names such a claim, and one of somebody else on a text or a source, which may be about any claim.
    fn hides_comment(&self, comment: &Comment, by: &str) -> bool {
        match comment.on.claim() {
            Some(claim) if self.hides(claim) => true,
            _ if self.owed.is_empty() || handle::same(by, &self.reader) => false,
            Some(_) => self.claims().any(|claim| names(&comment.text, claim)),
            None => true,
        }
    }

    /// A comment as the reader may see it.
    pub fn comment(&self, mut stored: StoredComment) -> Option<StoredComment> {
        if self.hides_comment(&stored.comment, &stored.by) {
            return None;
        }
        if let Some(closed) = &mut stored.closed
            && !self.owed.is_empty()
            && !handle::same(&closed.by, &self.reader)
        {
            closed.note = None;
        }
        Some(stored)
    }

    /// Whether a suggestion may tell a first verdict: of a claim that is read blind, all but what was suggested in the
    /// reader's own session to be found or asked; of others what names such a claim, or may be about any.
    fn hides_suggestion(&self, suggestion: &Suggestion, by: &str) -> bool {
        let suggested = &suggestion.suggested;
        let is_own = handle::same(by, &self.reader);
        let is_judging = matches!(suggested.kind(), SuggestionKind::Verdict | SuggestionKind::Fix);
        match suggested.claim() {
            Some(claim) if self.hides(claim) => !is_own || is_judging,
            _ if self.owed.is_empty() || is_own => false,
            Some(_) => {
                let mut told = Told::default();
                suggestion.clone().texts("", &mut told);
                self.claims().any(|claim| names(&told.0, claim))
            }
            None => true,
        }
    }

    /// A suggestion as the reader may see it.
    pub fn suggestion(&self, mut stored: StoredSuggestion) -> Option<StoredSuggestion> {
        if self.hides_suggestion(&stored.suggestion, &stored.by) {
            return None;
        }
        let is_others = |decided: &&mut Decided| !self.owed.is_empty() && !handle::same(&decided.by, &self.reader);
        if let Some(decided) = stored.decided.as_mut().filter(is_others) {
            match &mut decided.decision {
                _ if stored.suggestion.suggested.claim().is_some_and(|claim| self.hides(claim)) => return None,
                Decision::Declined(declined) => declined.because = None,
                Decision::Accepted(_) => {}
            }
        }
        Some(stored)
    }

    fn hides_talk(&self, event: &Event, by: &str) -> bool {
        match event {
            Event::CommentAdded(comment) => self.hides_comment(comment, by),
            Event::CommentClosed(_) => !self.owed.is_empty() && !handle::same(by, &self.reader),
            Event::SuggestionMade(suggestion) => self.hides_suggestion(suggestion, by),
            Event::SuggestionDecided(_) => !self.owed.is_empty() && !handle::same(by, &self.reader),
            _ => false,
        }
    }

    /// What the reader has just done, which may bring back what others had done before.
    pub fn done(&self, event: Event) -> Option<Event> {
        self.may_be_told(&event, |_| true).then_some(event).and_then(|event| self.event(event))
    }

    /// `is_own` says of a claim whether a second verdict on it is one that the reader gave in the reading going on.
    fn may_be_told(&self, event: &Event, is_own: impl Fn(ClaimNumber) -> bool) -> bool {
        match event {
            Event::SecondVerdictGiven(given) => !self.hides(given.claim) || is_own(given.claim),
            Event::StatusSet(_)
            | Event::ClaimReviewed(_)
            | Event::SecondReadingSettled(_)
            | Event::CheckWaived(_)
            | Event::FixProposed(_)
            | Event::FixAnswered(_)
            | Event::SheetRowKept(_)
            | Event::CommentAdded(_)
            | Event::CommentClosed(_)
            | Event::SuggestionDecided(_)
            | Event::NoteAdded(_) => !event.claims().iter().any(|claim| self.hides(*claim)),
            Event::CaseOpened(_)
            | Event::CaseEdited(_)
            | Event::ClockCorrected(_)
            | Event::InstantHeld(_)
            | Event::ArticleAdded(_)
            | Event::ArticleRevised(_)
            | Event::ArticleEdited(_)
            | Event::ArticleSetAside(_)
            | Event::ArticleReopened(_)
            | Event::SentenceSettled(_)
            | Event::ClaimLogged(_)
            | Event::ClaimEdited(_)
            | Event::ClaimSetAside(_)
            | Event::ClaimReopened(_)
            | Event::ClaimConfirmed(_)
            | Event::ClaimRelated(_)
            | Event::ClaimTagged(_)
            | Event::ClaimAssigned(_)
            | Event::SourceAdded(_)
            | Event::SourceEdited(_)
            | Event::SourcesMerged(_)
            | Event::EvidenceEdited(_)
            | Event::EvidenceMoved(_)
            | Event::EvidenceReleased(_)
            | Event::EvidenceAdded(_)
            | Event::EvidenceWithdrawn(_)
            | Event::SnapshotKept(_)
            | Event::SnapshotExcused(_)
            | Event::OriginsMerged(_)
            | Event::StepUndone(_)
            | Event::SecondReadingStarted(_)
            | Event::ContactLogged(_)
            | Event::ContactAnswered(_)
            | Event::ArticlePublished(_)
            | Event::SuggestionMade(_)
            | Event::ForeignReviewAdded(_) => true,
        }
    }

    /// What is left of an event without what tells a first verdict.
    fn event(&self, event: Event) -> Option<Event> {
        Some(match event {
            Event::ClaimLogged(claim) => Event::ClaimLogged(self.claim(claim)),
            // Which words were carried out tells what was proposed; whose fix a number is, the event does not say.
            Event::ArticleRevised(revised) if !self.owed.is_empty() => {
                Event::ArticleRevised(ArticleRevised { carried_out: Vec::new(), ..revised })
            }
            Event::ClaimEdited(mut edited) if self.hides(edited.claim) => {
                edited.changes.retain(|change| !matches!(change, ClaimChange::CorrectText(_)));
                if edited.changes.is_empty() {
                    return None;
                }
                Event::ClaimEdited(edited)
            }
            Event::ClaimConfirmed(confirmed) if self.hides(confirmed.claim) => {
                Event::ClaimConfirmed(ClaimConfirmed { note: None, ..confirmed })
            }
            Event::ArticlePublished(publication) => Event::ArticlePublished(self.publication(publication)),
            event => event,
        })
    }

    /// The claim as the reader may see it.
    pub fn claim(&self, claim: Claim) -> Claim {
        if self.hides(claim.number) { without_correction(claim) } else { claim }
    }

    /// What went out; of the claims that the reader reads blind only that they did.
    pub fn publication(&self, mut publication: Publication) -> Publication {
        for published in publication.claims.iter_mut().filter(|published| self.hides(published.claim)) {
            published.digest.clear();
            published.verdicts.clear();
        }
        publication
    }
}

/// The texts of a value, one after another.
#[derive(Default)]
struct Told(String);

impl Visit for Told {
    fn text(&mut self, _: &'static str, text: &mut String) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn address(&mut self, _: &'static str, _: &mut Option<String>) {}
}

/// Whether a text names a claim: `#4`, and not within `#42`.
fn names(text: &str, claim: ClaimNumber) -> bool {
    let name = claim.to_string();
    text.match_indices(&name).any(|(at, _)| !text[at + name.len()..].starts_with(|c: char| c.is_ascii_digit()))
}

fn without_correction(claim: Claim) -> Claim {
    Claim { correct_text: None, ..claim }
}
