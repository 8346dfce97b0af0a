//! What the article should say instead: a proposal to its author, and the answers.

use super::words::words;
use super::{ClaimNumber, EvidenceNumber, FixNumber, Instant, Invalid, text};
use serde::{Deserialize, Serialize};

words! {
    /// What was said to a proposed fix.
    FixAnswer, "answer", {
        /// The words are to be changed so.
        Accepted = "accepted",
        /// The words stay.
        Rejected = "rejected",
        /// The other side asks something first.
        Query = "query",
    }
}

words! {
    /// Whose answer it is.
    FixRole, "role", {
        /// Whoever wrote the article.
        Author = "author",
        /// Whoever answers for it.
        Editor = "editor",
    }
}

/// What the words of a fix are marked with in a document that goes out, before its number.
pub const FIX_MARK: &str = "Claimbench_";
/// The property of such a document that says which case it is of, and which fixes are marked in it.
pub const FIX_PROPERTY: &str = "Claimbench";

/// A proposed change of the article's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Printed `F1`, `F2` and so on; counted within the case.
    pub number: FixNumber,
    /// The claim whose words are to be changed.
    pub claim: ClaimNumber,
    /// The words as they stand.
    pub old: String,
    /// The words proposed in their place; empty proposes to strike them.
    pub new: String,
    /// Why, in words that may cite evidence as `[E7]`; never empty.
    pub because: String,
    /// The evidence that it rests on; all of the same claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceNumber>,
}

impl Fix {
    /// Refuses a fix that changes nothing, and words that cannot be stored.
    pub fn checked(self) -> Result<Self, Invalid> {
        let new = if self.new.is_empty() { String::new() } else { text::passage("proposed words", &self.new)? };
        if new == self.old {
            return Err(Invalid::Empty { field: "change (the words proposed are those that stand there)" });
        }
        Ok(Self {
            old: text::passage("old words", &self.old)?,
            new,
            because: text::passage("reason", &self.because)?,
            ..self
        })
    }
}

/// A fix with who proposed it, when, and the answers, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFix {
    /// The fix itself.
    pub fix: Fix,
    /// The handle of whoever proposed it.
    pub by: String,
    /// When it was proposed.
    pub at: Instant,
    /// What was said to it, oldest first.
    pub answers: Vec<StoredAnswer>,
    /// The revision of the article that carried it out; none while it is open.
    pub carried_out: Option<u32>,
}

/// An answer to a fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// What was said.
    pub answer: FixAnswer,
    /// Whose answer it is.
    pub role: FixRole,
    /// Their words to it; none where they said no more.
    pub note: Option<String>,
    /// The handle of whoever recorded it.
    pub by: String,
    /// When it was recorded.
    pub at: Instant,
}

impl StoredFix {
    /// The newest answer; none while it is open.
    pub fn answer(&self) -> Option<&StoredAnswer> {
        self.answers.last()
    }

    /// Whether the article may yet take it up: it was neither rejected nor carried out.
    pub fn is_open(&self) -> bool {
        self.carried_out.is_none() && self.answer().is_none_or(|answer| answer.answer != FixAnswer::Rejected)
    }
}
