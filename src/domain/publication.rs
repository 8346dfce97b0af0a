//! What was published, with the digest of each claim as it stood, and the notes that later changes demand.

use super::words::words;
use super::{ArticleNumber, ClaimNumber, Instant, Question, Verdict};
use serde::{Deserialize, Serialize};

words! {
    /// What kind of note stands under a published article.
    NoteKind, "kind of note", {
        /// It was wrong.
        Correction = "correction",
        /// It was right and could be misread.
        Clarification = "clarification",
        /// The facts have moved on.
        Update = "update",
        /// It is taken back.
        Withdrawal = "withdrawal",
    }
}

/// An article as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The article that went out.
    pub article: ArticleNumber,
    /// The number of the text that went out.
    pub revision: u32,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its claims as they stood, those set aside left out.
    pub claims: Vec<PublishedClaim>,
}

/// A claim as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedClaim {
    /// Which claim.
    pub claim: ClaimNumber,
    /// SHA-256 of its content, as a review's; empty for who reads the claim blind.
    pub digest: String,
    /// The verdicts that stood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<PublishedVerdict>,
}

/// A verdict as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PublishedVerdict {
    /// What was asked of the claim.
    pub question: Question,
    /// What was found.
    pub status: Verdict,
}

/// The last publication of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPublication {
    /// The event that recorded it.
    pub seq: u64,
    /// The number of the text that went out.
    pub revision: u32,
    /// The claim as it went out.
    pub published: PublishedClaim,
    /// The handle of whoever recorded that it went out.
    pub by: String,
    /// When that was recorded.
    pub at: Instant,
}

/// A dated note for the reader of a published article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNote {
    /// The event that recorded it.
    pub seq: u64,
    /// What the note is for.
    pub kind: NoteKind,
    /// What the reader is told.
    pub text: String,
    /// The handle of whoever wrote it.
    pub by: String,
    /// When it was written: its date for the reader.
    pub at: Instant,
}
