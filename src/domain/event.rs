//! Everything that can happen to a case, as it is written to the ledger.
//!
//! Bodies are read back for ever: a field may be added with a serde default, none may change its meaning.

use super::canonical::canonical;
use super::{
    Anchor, Article, ArticleAside, ArticleChange, ArticleNumber, Claim, ClaimChange, ClaimNumber, ClockCorrected,
    Comment, CommentNumber, Contact, ContactNumber, Decision, DeskProfile, Evidence, EvidenceChange, EvidenceNumber,
    Fix, FixAnswer, FixNumber, FixRole, ForeignReview, Identity, InstantHeld, Judged, NoteKind, Publication, Question,
    ReadingManner, Relation, Review, ReviewNumber, Revision, Rule, SecondVerdict, SetAside, SettleReason, SheetRow,
    Snapshot, Source, SourceChange, SourceNumber, Status, Suggestion, SuggestionNumber, Uid,
};
use serde::{Deserialize, Serialize};

/// The field that any body may have beside its own: whoever acted had signed in.
const SIGNED_IN: &str = "signed_in";

impl Identity {
    /// As the body of an event tells it; older ledgers tell nothing.
    pub fn told(body: &str) -> Self {
        #[derive(Deserialize)]
        struct Mark {
            #[serde(default)]
            signed_in: bool,
        }
        match serde_json::from_str(body) {
            Ok(Mark { signed_in: true }) => Self::SignedIn,
            _ => Self::SelfDeclared,
        }
    }
}

/// Declares the events: the name in the ledger, and the body that goes with it.
macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident($body:ty) = $kind:literal),+ $(,)?) => {
        /// One thing that happened.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Event { $($(#[$meta])* $variant($body)),+ }

        impl Event {
            /// Every name an event of this program can have in the ledger.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The event's name in the ledger.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind),+ }
            }

            /// The body as canonical JSON (RFC 8785).
            pub fn body(&self) -> Result<String, serde_json::Error> {
                match self { $(Self::$variant(body) => canonical(body)),+ }
            }

            /// The same, as it stands in the ledger: of somebody who had signed in, it says so.
            pub fn body_by(&self, identity: Identity) -> Result<String, serde_json::Error> {
                let Identity::SignedIn = identity else { return self.body() };
                let mut body: serde_json::Value = serde_json::from_str(&self.body()?)?;
                body[SIGNED_IN] = true.into();
                canonical(&body)
            }

            /// Reads an event back; none where this program does not know the name.
            pub fn read(kind: &str, body: &str) -> Option<Result<Self, serde_json::Error>> {
                match kind {
                    $($kind => Some(serde_json::from_str(body).map(Self::$variant)),)+
                    _ => None,
                }
            }
        }
    };
}

events! {
    /// Always event 1; it names the file.
    CaseOpened(CaseOpened) = "case_opened",
    ArticleAdded(ArticleAdded) = "article_added",
    ArticleRevised(ArticleRevised) = "article_revised",
    SentenceSettled(SentenceSettled) = "sentence_settled",
    ClaimLogged(Claim) = "claim_logged",
    ClaimEdited(ClaimEdited) = "claim_edited",
    ClaimSetAside(ClaimSetAside) = "claim_set_aside",
    ClaimReopened(ClaimReopened) = "claim_reopened",
    ClaimConfirmed(ClaimConfirmed) = "claim_confirmed",
    ClaimRelated(Relation) = "claim_related",
    ClaimTagged(ClaimTagged) = "claim_tagged",
    ClaimAssigned(ClaimAssigned) = "claim_assigned",
    SourceAdded(Source) = "source_added",
    SourceEdited(SourceEdited) = "source_edited",
    EvidenceAdded(Evidence) = "evidence_added",
    EvidenceWithdrawn(EvidenceWithdrawn) = "evidence_withdrawn",
    EvidenceReleased(EvidenceReleased) = "evidence_released",
    StatusSet(StatusSet) = "status_set",
    SnapshotKept(SnapshotKept) = "snapshot_kept",
    SnapshotExcused(SnapshotExcused) = "snapshot_excused",
    OriginsMerged(OriginsMerged) = "origins_merged",
    CheckWaived(CheckWaived) = "check_waived",
    ClaimReviewed(ClaimReviewed) = "claim_reviewed",
    SecondReadingStarted(SecondReadingStarted) = "second_reading_started",
    SecondVerdictGiven(SecondVerdictGiven) = "second_verdict_given",
    SecondReadingSettled(SecondReadingSettled) = "second_reading_settled",
    FixProposed(Fix) = "fix_proposed",
    FixAnswered(FixAnswered) = "fix_answered",
    ContactLogged(Contact) = "contact_logged",
    ContactAnswered(ContactAnswered) = "contact_answered",
    ArticlePublished(Publication) = "article_published",
    NoteAdded(NoteAdded) = "note_added",
    ForeignReviewAdded(ForeignReviewAdded) = "foreign_review_added",
    ArticleEdited(ArticleEdited) = "article_edited",
    ArticleSetAside(ArticleSetAside) = "article_set_aside",
    ArticleReopened(ArticleReopened) = "article_reopened",
    EvidenceEdited(EvidenceEdited) = "evidence_edited",
    EvidenceMoved(EvidenceMoved) = "evidence_moved",
    SourcesMerged(SourcesMerged) = "sources_merged",
    CommentAdded(Comment) = "comment_added",
    CommentClosed(CommentClosed) = "comment_closed",
    StepUndone(StepUndone) = "step_undone",
    SheetRowKept(SheetRow) = "sheet_row_kept",
    ClockCorrected(ClockCorrected) = "clock_corrected",
    InstantHeld(InstantHeld) = "instant_held",
    CaseEdited(CaseEdited) = "case_edited",
    SuggestionMade(Suggestion) = "suggestion_made",
    SuggestionDecided(SuggestionDecided) = "suggestion_decided",
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOpened {
    pub file_uid: Uid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What the case knows of its desk, after and before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEdited {
    pub desk: DeskProfile,
    pub was: DeskProfile,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleAdded {
    pub article: Article,
    pub revision: Revision,
}

/// A new text of an article, and where everything that was anchored in an older one stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRevised {
    pub article: ArticleNumber,
    pub revision: Revision,
    /// Every anchored claim of the article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<CarriedClaim>,
    /// The settled sentences that stand in the new text; the others are open again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<CarriedSentence>,
    /// The fixes whose proposed words stand in the new text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried_out: Vec<FixNumber>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedClaim {
    pub claim: ClaimNumber,
    pub anchor: Anchor,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedSentence {
    /// The event that settled the sentence.
    pub seq: u64,
    pub words: Anchor,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceSettled {
    pub article: ArticleNumber,
    /// The whole sentence, in the newest revision.
    pub words: Anchor,
    /// None opens the sentence again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SettleReason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Someone read the words as they are now and found that they still state the claim, and that its verdicts hold for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimConfirmed {
    pub claim: ClaimNumber,
    /// SHA-256 of what the verdicts are confirmed on; none where only the article's words were read, as in older ledgers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimEdited {
    pub claim: ClaimNumber,
    pub changes: Vec<ClaimChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimSetAside {
    pub claim: ClaimNumber,
    #[serde(flatten)]
    pub set_aside: SetAside,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimReopened {
    pub claim: ClaimNumber,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimTagged {
    pub claim: ClaimNumber,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimAssigned {
    pub claim: ClaimNumber,
    /// None takes the claim off its assignee's desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEdited {
    pub source: SourceNumber,
    pub changes: Vec<SourceChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceWithdrawn {
    pub claim: ClaimNumber,
    pub evidence: EvidenceNumber,
    pub because: String,
}

/// The words of a confidential source's evidence may leave the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceReleased {
    pub claim: ClaimNumber,
    pub evidence: EvidenceNumber,
    /// None takes the release back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusSet {
    pub claim: ClaimNumber,
    #[serde(flatten)]
    pub status: Status,
    /// SHA-256 of what was judged; none in older ledgers, whose verdicts are on what the claim said then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<String>,
    /// What was judged, where the claim said something else already when the event was recorded: in an import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_other: Option<Box<Judged>>,
    /// The event whose verdict stands again, its giver's and of its instant: somebody took back what they set after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restores: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotKept {
    pub claim: ClaimNumber,
    pub evidence: EvidenceNumber,
    #[serde(flatten)]
    pub snapshot: Snapshot,
}

/// Why pieces of evidence have no snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotExcused {
    pub claims: Vec<ClaimNumber>,
    pub evidence: Vec<EvidenceNumber>,
    pub because: String,
}

/// Two labels of origins mean one origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginsMerged {
    pub from: String,
    pub into: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckWaived {
    pub claim: ClaimNumber,
    pub rule: Rule,
    /// None takes the waiver back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// SHA-256 of the claim's content as it was then; none in older ledgers, whose waivers are bound to the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The objections that stood then, in their own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimReviewed {
    pub claim: ClaimNumber,
    #[serde(flatten)]
    pub review: Review,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondReadingStarted {
    pub claim: ClaimNumber,
    pub manner: ReadingManner,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondVerdictGiven {
    pub claim: ClaimNumber,
    #[serde(flatten)]
    pub verdict: SecondVerdict,
    /// SHA-256 of what was judged; none in older ledgers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<String>,
}

/// Two readers differed, and it was decided between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondReadingSettled {
    pub claim: ClaimNumber,
    pub because: String,
    /// Whether one of the two decided it, without a third person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixAnswered {
    pub claim: ClaimNumber,
    pub fix: FixNumber,
    pub answer: FixAnswer,
    pub role: FixRole,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactAnswered {
    pub contact: ContactNumber,
    pub claims: Vec<ClaimNumber>,
    pub answer: String,
}

/// Another desk's finding, taken in from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignReviewAdded {
    pub number: ReviewNumber,
    /// The first version of the same review, where this is a later one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_of: Option<ReviewNumber>,
    #[serde(flatten)]
    pub review: ForeignReview,
}

/// A note for the reader of a published article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteAdded {
    pub claim: ClaimNumber,
    pub kind: NoteKind,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEdited {
    pub article: ArticleNumber,
    pub changes: Vec<ArticleChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSetAside {
    pub article: ArticleNumber,
    #[serde(flatten)]
    pub set_aside: ArticleAside,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleReopened {
    pub article: ArticleNumber,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceEdited {
    pub claim: ClaimNumber,
    pub evidence: EvidenceNumber,
    pub changes: Vec<EvidenceChange>,
    /// What the changed fields held before, in the same order.
    pub was: Vec<EvidenceChange>,
}

impl EvidenceEdited {
    /// Whether the words or the source changed that a release was given for.
    pub fn ends_release(&self) -> bool {
        self.changes.iter().any(|change| {
            matches!(
                change,
                EvidenceChange::Source(_)
                    | EvidenceChange::Paraphrase(_)
                    | EvidenceChange::Quote(_)
                    | EvidenceChange::Locator(_)
                    | EvidenceChange::SearchNote(_)
                    | EvidenceChange::Quantities(_)
            )
        })
    }
}

/// A piece of evidence was put to another claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceMoved {
    pub evidence: EvidenceNumber,
    pub from: ClaimNumber,
    pub to: ClaimNumber,
    /// What it speaks to there.
    pub question: Question,
}

/// Two entries mean one source: the evidence of the one rests on the other from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcesMerged {
    pub from: SourceNumber,
    pub into: SourceNumber,
    /// Every claim whose evidence follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimNumber>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentClosed {
    pub comment: CommentNumber,
    /// The claim that it is on; none where it is on something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A step was taken back by the events before this one. It tells what is behind whoever goes on taking steps back, and
/// which rows of sheets are known no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepUndone {
    /// The events taken back.
    pub undone: Vec<u64>,
    /// Their opposites.
    pub by: Vec<u64>,
}

/// A person accepted a suggestion, by the events before this one in the same step, or declined it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionDecided {
    pub suggestion: SuggestionNumber,
    /// None opens it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

impl Event {
    /// The claims in whose history the event stands.
    pub fn claims(&self) -> Vec<ClaimNumber> {
        match self {
            Self::ClaimLogged(claim) => vec![claim.number],
            Self::ClaimEdited(ClaimEdited { claim, .. })
            | Self::ClaimSetAside(ClaimSetAside { claim, .. })
            | Self::ClaimReopened(ClaimReopened { claim, .. })
            | Self::ClaimConfirmed(ClaimConfirmed { claim, .. })
            | Self::ClaimTagged(ClaimTagged { claim, .. })
            | Self::ClaimAssigned(ClaimAssigned { claim, .. })
            | Self::EvidenceWithdrawn(EvidenceWithdrawn { claim, .. })
            | Self::EvidenceReleased(EvidenceReleased { claim, .. })
            | Self::StatusSet(StatusSet { claim, .. })
            | Self::SnapshotKept(SnapshotKept { claim, .. })
            | Self::CheckWaived(CheckWaived { claim, .. })
            | Self::ClaimReviewed(ClaimReviewed { claim, .. })
            | Self::SecondReadingStarted(SecondReadingStarted { claim, .. })
            | Self::SecondVerdictGiven(SecondVerdictGiven { claim, .. })
            | Self::SecondReadingSettled(SecondReadingSettled { claim, .. })
            | Self::FixProposed(Fix { claim, .. })
            | Self::FixAnswered(FixAnswered { claim, .. })
            | Self::NoteAdded(NoteAdded { claim, .. })
            | Self::EvidenceEdited(EvidenceEdited { claim, .. })
            | Self::SheetRowKept(SheetRow { claim, .. })
            | Self::EvidenceAdded(Evidence { claim, .. }) => vec![*claim],
            Self::EvidenceMoved(moved) => vec![moved.from, moved.to],
            Self::SourcesMerged(merged) => merged.claims.clone(),
            Self::CommentAdded(comment) => comment.on.claim().into_iter().collect(),
            Self::CommentClosed(closed) => closed.claim.into_iter().collect(),
            // What was only suggested, or was declined, is no part of a claim's history.
            Self::SuggestionDecided(SuggestionDecided { decision: Some(Decision::Accepted(accepted)), .. }) => {
                accepted.claim.into_iter().collect()
            }
            Self::ClaimRelated(relation) => vec![relation.from, relation.to],
            Self::SnapshotExcused(SnapshotExcused { claims, .. })
            | Self::ContactLogged(Contact { claims, .. })
            | Self::ContactAnswered(ContactAnswered { claims, .. }) => claims.clone(),
            Self::ArticlePublished(published) => published.claims.iter().map(|one| one.claim).collect(),
            Self::ArticleRevised(revised) => revised.claims.iter().map(|carried| carried.claim).collect(),
            Self::CaseOpened(_)
            | Self::CaseEdited(_)
            | Self::ArticleAdded(_)
            | Self::ArticleEdited(_)
            | Self::ArticleSetAside(_)
            | Self::ArticleReopened(_)
            | Self::StepUndone(_)
            | Self::SentenceSettled(_)
            | Self::OriginsMerged(_)
            | Self::ForeignReviewAdded(_)
            | Self::SourceAdded(_)
            | Self::ClockCorrected(_)
            | Self::InstantHeld(_)
            | Self::SuggestionMade(_)
            | Self::SuggestionDecided(_)
            | Self::SourceEdited(_) => Vec::new(),
        }
    }
}

/// One line of an exported ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerItem {
    Event(LedgerLine),
    /// Kept bytes, as they are stored; they stand before the first event that names them.
    Bytes {
        stored: String,
        bytes: Vec<u8>,
    },
}

/// One event as the ledger is exported: `body` is the stored text itself, so that what is hashed is never a
/// re-serialisation; `hash` is lower-case hex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerLine {
    pub seq: u64,
    pub uid: String,
    pub at: String,
    pub actor: String,
    pub kind: String,
    pub body: String,
    pub hash: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_tells_whether_whoever_acted_had_signed_in_and_reads_the_same() {
        let event = Event::ClaimAssigned(ClaimAssigned { claim: ClaimNumber(3), assignee: Some("ben".to_owned()) });
        let body = event.body_by(Identity::SignedIn).unwrap();
        assert_eq!(body, r#"{"assignee":"ben","claim":3,"signed_in":true}"#);
        assert_eq!(Identity::told(&body), Identity::SignedIn);
        assert_eq!(Event::read(event.kind(), &body).unwrap().unwrap(), event);
        let body = event.body_by(Identity::SelfDeclared).unwrap();
        assert_eq!((body.as_str(), Identity::told(&body)), (r#"{"assignee":"ben","claim":3}"#, Identity::SelfDeclared));
    }

    #[test]
    fn every_kind_of_event_is_documented() {
        let document = include_str!("../../docs/file-format.md");
        for kind in Event::KINDS {
            assert!(document.contains(&format!("| `{kind}` |")), "{kind} is missing from docs/file-format.md");
        }
    }

    #[test]
    fn a_body_is_canonical_and_reads_back() {
        let event = Event::ClaimReopened(ClaimReopened { claim: ClaimNumber(7), note: "new \"facts\"".to_owned() });
        let body = event.body().unwrap();
        assert_eq!(body, r#"{"claim":7,"note":"new \"facts\""}"#);
        assert_eq!(Event::read(event.kind(), &body).unwrap().unwrap(), event);
        assert!(Event::read("claim_forgotten", &body).is_none());
    }
}
