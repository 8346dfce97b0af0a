//! What happens to evidence, its sources and its kept bytes.

use crate::domain::{ClaimNumber, EvidenceChange, EvidenceNumber, Question, Snapshot, SourceChange, SourceNumber};
use serde::{Deserialize, Serialize};

/// New values for fields of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEdited {
    /// Whose fields they are.
    pub source: SourceNumber,
    /// One for each field, with its new value.
    pub changes: Vec<SourceChange>,
}

/// A piece of evidence does not stand any more, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceWithdrawn {
    /// The claim that it belongs to.
    pub claim: ClaimNumber,
    /// The piece of evidence that this happened to.
    pub evidence: EvidenceNumber,
    /// Why; never empty.
    pub because: String,
}

/// The words of a confidential source's evidence may leave the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceReleased {
    /// The claim that it belongs to.
    pub claim: ClaimNumber,
    /// The piece of evidence that this happened to.
    pub evidence: EvidenceNumber,
    /// None takes the release back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// What is known of bytes that were kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotKept {
    /// The claim that it belongs to.
    pub claim: ClaimNumber,
    /// The piece of evidence that this happened to.
    pub evidence: EvidenceNumber,
    /// The snapshot; its bytes are kept apart, under their hash.
    #[serde(flatten)]
    pub snapshot: Snapshot,
}

/// Why pieces of evidence have no snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotExcused {
    /// The claims whose evidence it is.
    pub claims: Vec<ClaimNumber>,
    /// The evidence that has none.
    pub evidence: Vec<EvidenceNumber>,
    /// Why; never empty.
    pub because: String,
}

/// Two labels of origins mean one origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginsMerged {
    /// The label that counts no more.
    pub from: String,
    /// The label that both count under from now on.
    pub into: String,
    /// Why; none where nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// New values for fields of a piece of evidence, and the old ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceEdited {
    /// The claim that it belongs to.
    pub claim: ClaimNumber,
    /// The piece of evidence that this happened to.
    pub evidence: EvidenceNumber,
    /// One for each field, with its new value.
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
    /// The piece of evidence that this happened to.
    pub evidence: EvidenceNumber,
    /// The claim that it was attached to.
    pub from: ClaimNumber,
    /// The claim that it is attached to from now on.
    pub to: ClaimNumber,
    /// What it speaks to there.
    pub question: Question,
}

/// Two entries mean one source: the evidence of the one rests on the other from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcesMerged {
    /// The entry that points to the other from now on.
    pub from: SourceNumber,
    /// The entry that stays.
    pub into: SourceNumber,
    /// Every claim whose evidence follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimNumber>,
}
