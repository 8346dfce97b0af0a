//! The second reader: approvals and returns, bound to what was read, and second verdicts given without knowing the first.

use super::words::words;
use super::{Confidence, Instant, Question, Verdict};
use serde::{Deserialize, Serialize};

words! {
    /// What a second person decided about a claim.
    ReviewOutcome, "review outcome", {
        /// It may go out as it stands.
        Approved = "approved",
        /// It is to be worked on again.
        Returned = "returned",
    }
}

words! {
    /// Whether the second reader knows the first verdict.
    ReadingManner, "reading manner", {
        /// The reader sees the first verdict.
        Open = "open",
        /// The first verdict and its rationale are hidden from the reader until they have given their own.
        Blind = "blind",
    }
}

/// What a second reader decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What they decided.
    pub outcome: ReviewOutcome,
    /// Their words to it; none only with an approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// SHA-256 of what was read: the claim, its voices, figures, evidence and statuses. Any later change voids it.
    pub digest: String,
}

/// A review with who gave it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReview {
    /// The decision itself.
    pub review: Review,
    /// The handle of whoever decided.
    pub by: String,
    /// When they decided.
    pub at: Instant,
}

/// A second reader at work on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondReading {
    /// The event that began it.
    pub seq: u64,
    /// The handle of the reader.
    pub by: String,
    /// When they began.
    pub at: Instant,
    /// Whether they know the first verdict.
    pub manner: ReadingManner,
    /// The reader's own verdicts on what the claim says, the newest of a question last; one on other words is owed anew.
    pub verdicts: Vec<SecondVerdict>,
    /// How it ended, where its verdicts were settled.
    pub settled: Option<Settlement>,
    /// Whether it is over: settled, or the reader approved or returned the claim.
    pub ended: bool,
}

/// How it was decided between two readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// Why it is so; never empty.
    pub because: String,
    /// The handle of whoever decided.
    pub by: String,
    /// When it was decided.
    pub at: Instant,
    /// Whether one of the two decided it, without a third person.
    pub alone: bool,
}

/// A second reader's verdict on a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SecondVerdict {
    /// What was asked of the claim.
    pub question: Question,
    /// What was found.
    pub status: Verdict,
    /// The reader's reasons, which may cite evidence as `[E7]`; never empty.
    pub because: String,
    /// How sure the reader is; none where they do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

impl SecondReading {
    /// The reader's verdict on a question, so far as they have given one.
    pub fn verdict(&self, question: Question) -> Option<&SecondVerdict> {
        self.verdicts.iter().rev().find(|verdict| verdict.question == question)
    }

    /// The questions asked on which the reader has not given a verdict.
    pub fn owed(&self, asked: &[Question]) -> Vec<Question> {
        asked.iter().copied().filter(|question| self.verdict(*question).is_none()).collect()
    }

    /// Whether the first verdict is still to be hidden from the reader: they read blind and owe a verdict.
    pub fn hides(&self, asked: &[Question]) -> bool {
        self.manner == ReadingManner::Blind && !self.ended && !self.owed(asked).is_empty()
    }
}
