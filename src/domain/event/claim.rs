//! What happens to claims: to their words, their verdicts and the work on them.

use crate::domain::{
    ClaimChange, ClaimNumber, Judged, NoteKind, ReadingManner, Review, Rule, SecondVerdict, SetAside, Status,
};
use serde::{Deserialize, Serialize};

/// Someone read the words as they are now and found that they still state the claim, and that its verdicts hold for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimConfirmed {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// SHA-256 of what the verdicts are confirmed on; none where only the article's words were read, as in older ledgers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<String>,
    /// What whoever confirmed it said to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// New values for fields of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimEdited {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// One for each field, with its new value.
    pub changes: Vec<ClaimChange>,
}

/// A claim is not to be checked, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimSetAside {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// Why.
    #[serde(flatten)]
    pub set_aside: SetAside,
}

/// A claim is to be checked after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimReopened {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// Why; never empty.
    pub note: String,
}

/// Tags that came and tags that went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimTagged {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// Tags that it has from now on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<String>,
    /// Tags that it has no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

/// Who is to check a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimAssigned {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// None takes the claim off its assignee's desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
}

/// A status, and what it was given on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusSet {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// The status itself, with the question that it is on.
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

/// An objection may stand, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckWaived {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// The rule that objects.
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

/// What a second person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimReviewed {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// The decision, and what it was on.
    #[serde(flatten)]
    pub review: Review,
}

/// A second person reads the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondReadingStarted {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// Whether they know the first verdict.
    pub manner: ReadingManner,
}

/// The verdict of a second reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondVerdictGiven {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// The verdict itself, with the question that it is on.
    #[serde(flatten)]
    pub verdict: SecondVerdict,
    /// SHA-256 of what was judged; none in older ledgers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<String>,
}

/// Two readers differed, and it was decided between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondReadingSettled {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// Why it is so; never empty.
    pub because: String,
    /// Whether one of the two decided it, without a third person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

/// A note for the reader of a published article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteAdded {
    /// The claim that this happened to.
    pub claim: ClaimNumber,
    /// What the note is for.
    pub kind: NoteKind,
    /// What the reader is told.
    pub text: String,
}
