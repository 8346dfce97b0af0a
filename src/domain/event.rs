//! Everything that can happen to a case, as it is written to the ledger.
//!
//! Bodies are read back for ever: a field may be added with a serde default, none may change its meaning.

mod article;
mod claim;
mod evidence;

pub use article::{
    ArticleAdded, ArticleEdited, ArticleReopened, ArticleRevised, ArticleSetAside, CarriedClaim, CarriedSentence,
    SentenceSettled,
};
pub use claim::{
    CheckWaived, ClaimAssigned, ClaimConfirmed, ClaimEdited, ClaimReopened, ClaimReviewed, ClaimSetAside, ClaimTagged,
    NoteAdded, SecondReadingSettled, SecondReadingStarted, SecondVerdictGiven, StatusSet,
};
pub use evidence::{
    EvidenceEdited, EvidenceMoved, EvidenceReleased, EvidenceWithdrawn, OriginsMerged, SnapshotExcused, SnapshotKept,
    SourceEdited, SourcesMerged,
};

use super::canonical::canonical;
use super::{
    Claim, ClaimNumber, ClockCorrected, Comment, CommentNumber, Contact, ContactNumber, Decision, DeskProfile,
    Evidence, Fix, FixAnswer, FixNumber, FixRole, ForeignReview, Identity, InstantHeld, Publication, Relation,
    ReviewNumber, SheetRow, Source, Suggestion, SuggestionNumber, Uid,
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
    /// An article came in with its first text.
    ArticleAdded(ArticleAdded) = "article_added",
    /// An article got a new text, and what was anchored in the old one was carried over.
    ArticleRevised(ArticleRevised) = "article_revised",
    /// Somebody found nothing to check in a sentence, or opened it again.
    SentenceSettled(SentenceSettled) = "sentence_settled",
    /// A claim was logged.
    ClaimLogged(Claim) = "claim_logged",
    /// Fields of a claim were changed.
    ClaimEdited(ClaimEdited) = "claim_edited",
    /// A claim was taken out of the work.
    ClaimSetAside(ClaimSetAside) = "claim_set_aside",
    /// A claim that was set aside was taken back into the work.
    ClaimReopened(ClaimReopened) = "claim_reopened",
    /// Somebody found that a claim and its verdicts still hold for changed words.
    ClaimConfirmed(ClaimConfirmed) = "claim_confirmed",
    /// It was said how one claim stands to another.
    ClaimRelated(Relation) = "claim_related",
    /// Tags were put on a claim or taken off it.
    ClaimTagged(ClaimTagged) = "claim_tagged",
    /// A claim was given to somebody, or taken off everybody's desk.
    ClaimAssigned(ClaimAssigned) = "claim_assigned",
    /// A source was added.
    SourceAdded(Source) = "source_added",
    /// Fields of a source were changed.
    SourceEdited(SourceEdited) = "source_edited",
    /// A piece of evidence was attached to a claim.
    EvidenceAdded(Evidence) = "evidence_added",
    /// A piece of evidence does not stand any more.
    EvidenceWithdrawn(EvidenceWithdrawn) = "evidence_withdrawn",
    /// The words of a confidential source may leave the desk, or may no more.
    EvidenceReleased(EvidenceReleased) = "evidence_released",
    /// A status was set on a question of a claim.
    StatusSet(StatusSet) = "status_set",
    /// Bytes that evidence was taken from were kept.
    SnapshotKept(SnapshotKept) = "snapshot_kept",
    /// It was said why evidence has no snapshot.
    SnapshotExcused(SnapshotExcused) = "snapshot_excused",
    /// Two labels of origins were found to mean one.
    OriginsMerged(OriginsMerged) = "origins_merged",
    /// Somebody let an objection of the check stand, or took that back.
    CheckWaived(CheckWaived) = "check_waived",
    /// A second person approved a claim or returned it.
    ClaimReviewed(ClaimReviewed) = "claim_reviewed",
    /// Somebody began to read a claim for a second verdict.
    SecondReadingStarted(SecondReadingStarted) = "second_reading_started",
    /// A second reader gave their verdict on a question.
    SecondVerdictGiven(SecondVerdictGiven) = "second_verdict_given",
    /// It was decided between two readers who differed.
    SecondReadingSettled(SecondReadingSettled) = "second_reading_settled",
    /// Other words were proposed to the author.
    FixProposed(Fix) = "fix_proposed",
    /// The author or the editor answered a proposal.
    FixAnswered(FixAnswered) = "fix_answered",
    /// A call or message about claims was logged.
    ContactLogged(Contact) = "contact_logged",
    /// The answer to a contact came.
    ContactAnswered(ContactAnswered) = "contact_answered",
    /// An article went out.
    ArticlePublished(Publication) = "article_published",
    /// A note for the reader was put under a published claim.
    NoteAdded(NoteAdded) = "note_added",
    /// Another desk's review came in.
    ForeignReviewAdded(ForeignReviewAdded) = "foreign_review_added",
    /// Fields of an article were changed.
    ArticleEdited(ArticleEdited) = "article_edited",
    /// An article was taken out of the work.
    ArticleSetAside(ArticleSetAside) = "article_set_aside",
    /// An article that was set aside was taken back into the work.
    ArticleReopened(ArticleReopened) = "article_reopened",
    /// Fields of a piece of evidence were changed.
    EvidenceEdited(EvidenceEdited) = "evidence_edited",
    /// A piece of evidence was put to another claim.
    EvidenceMoved(EvidenceMoved) = "evidence_moved",
    /// Two entries of a source were made one.
    SourcesMerged(SourcesMerged) = "sources_merged",
    /// Somebody commented inside the desk.
    CommentAdded(Comment) = "comment_added",
    /// Somebody closed a comment.
    CommentClosed(CommentClosed) = "comment_closed",
    /// The events before it took back a step; they are its opposites.
    StepUndone(StepUndone) = "step_undone",
    /// A row of somebody's sheet was kept with the claim that came from it.
    SheetRowKept(SheetRow) = "sheet_row_kept",
    /// Somebody said that the clock is right, though it was ahead before.
    ClockCorrected(ClockCorrected) = "clock_corrected",
    /// The clock had gone back a little, and the next event does not.
    InstantHeld(InstantHeld) = "instant_held",
    /// What the case knows of its desk was changed.
    CaseEdited(CaseEdited) = "case_edited",
    /// A machine suggested something; it counts for nothing until a person accepts it.
    SuggestionMade(Suggestion) = "suggestion_made",
    /// A person accepted a suggestion or declined it, or opened it again.
    SuggestionDecided(SuggestionDecided) = "suggestion_decided",
}

/// A case began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOpened {
    /// The id of the file; copies of it have the same.
    pub file_uid: Uid,
    /// What the case is called; none where nobody named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// What the case knows of its desk, after and before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEdited {
    /// As it is now.
    pub desk: DeskProfile,
    /// As it was before, so that it can be taken back.
    pub was: DeskProfile,
}

/// An answer to a proposed fix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixAnswered {
    /// The claim that it belongs to.
    pub claim: ClaimNumber,
    /// Which fix is answered.
    pub fix: FixNumber,
    /// The answer.
    pub answer: FixAnswer,
    /// Whose answer it is.
    pub role: FixRole,
    /// What they said to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The answer to a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactAnswered {
    /// Which contact is answered.
    pub contact: ContactNumber,
    /// What the contact was about.
    pub claims: Vec<ClaimNumber>,
    /// What they said.
    pub answer: String,
}

/// Another desk's finding, taken in from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignReviewAdded {
    /// Printed `R1`, `R2` and so on; counted within the case.
    pub number: ReviewNumber,
    /// The first version of the same review, where this is a later one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_of: Option<ReviewNumber>,
    /// The review itself.
    #[serde(flatten)]
    pub review: ForeignReview,
}

/// A comment is done with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentClosed {
    /// Which comment.
    pub comment: CommentNumber,
    /// The claim that it is on; none where it is on something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimNumber>,
    /// What whoever closed it said to it.
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
    /// Which suggestion.
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
    /// The event as it is stored.
    Event(LedgerLine),
    /// Kept bytes, as they are stored; they stand before the first event that names them.
    Bytes {
        /// Their SHA-256 in lower-case hex, by which the events name them.
        stored: String,
        /// As they are stored, packed or not.
        bytes: Vec<u8>,
    },
}

/// One event as the ledger is exported: `body` is the stored text itself, so that what is hashed is never a
/// re-serialisation; `hash` is lower-case hex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerLine {
    /// The number of the event, from 1 without a gap.
    pub seq: u64,
    /// The UUID of the event.
    pub uid: String,
    /// When it was recorded: RFC 3339, UTC, to the millisecond.
    pub at: String,
    /// The handle of whoever acted.
    pub actor: String,
    /// The name of the event: `claim_logged`.
    pub kind: String,
    /// What happened, as canonical JSON (RFC 8785).
    pub body: String,
    /// SHA-256 over the hash before it and the fields of this line, which chains the ledger.
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
