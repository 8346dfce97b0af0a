//! What was found: the verdict on each of a claim's two questions, with its rationale. Append-only.

use super::words::words;
use super::{Instant, Invalid, Judged, Stance, handle, text};
use serde::{Deserialize, Serialize};

words! {
    /// What is asked of a claim, each with evidence and a status of its own.
    Question, "question", {
        /// Did the named voice say it?
        Said = "said",
        /// Is it so?
        True = "true",
    }
}

words! {
    /// The verification status. Anything but unverified is a verdict.
    Verdict, "status", {
        /// Open: nobody has decided.
        Unverified = "unverified",
        /// The evidence shows that it is so.
        Supported = "supported",
        /// It is so but for something that matters little.
        MostlySupported = "mostly_supported",
        /// Good evidence conflicts, or the claim is true in part and misleads.
        Mixed = "mixed",
        /// It is not so but for something that matters little.
        MostlyRefuted = "mostly_refuted",
        /// The evidence shows that it is not so.
        Refuted = "refuted",
        /// Somebody searched, and nothing shows it either way.
        Unproven = "unproven",
    }
}

words! {
    /// What is wrong with a claim beside its verdict.
    Modifier, "modifier", {
        /// Something that a reader needs is left out.
        MissingContext = "missing_context",
        /// It was so once.
        Outdated = "outdated",
        /// It says more than the evidence.
        Exaggerated = "exaggerated",
        /// It says less than the evidence.
        Understated = "understated",
        /// Somebody else said it.
        Misattributed = "misattributed",
        /// The words in quotation marks are not those that were said.
        AlteredQuote = "altered_quote",
        /// What is left out of the quotation changes what it means.
        TruncatedQuote = "truncated_quote",
    }
}

words! {
    /// How sure the checker is.
    Confidence, "confidence", {
        /// It may well turn out otherwise.
        Low = "low",
        /// It would be a surprise if it turned out otherwise.
        Moderate = "moderate",
        /// Nothing is expected that would change it.
        High = "high",
    }
}

impl Verdict {
    /// Whether the verdict says that the claim holds, at least in its core.
    pub fn affirms(self) -> bool {
        matches!(self, Self::Supported | Self::MostlySupported)
    }

    /// Whether the verdict says that the claim fails, at least in its core.
    pub fn denies(self) -> bool {
        matches!(self, Self::Refuted | Self::MostlyRefuted)
    }

    /// The stance of evidence that would carry the verdict.
    pub fn carried_by(self) -> Stance {
        match self {
            Self::Unverified | Self::Supported | Self::MostlySupported => Stance::Supports,
            Self::MostlyRefuted | Self::Refuted => Stance::Refutes,
            Self::Mixed => Stance::Mixed,
            Self::Unproven => Stance::Silent,
        }
    }
}

/// One verdict on one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// What was asked of the claim.
    pub question: Question,
    /// What was found.
    pub status: Verdict,
    /// The rationale, citing evidence as `[E7]`; none only with unverified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What is wrong with the claim beside its verdict; often nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modifiers: Vec<Modifier>,
    /// How sure the checker is; none where they do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The verdict in one sentence that stands alone, for a reader who sees nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
}

/// The longest finding, in characters: it stands alone in a list, on a page, in a feed.
const FINDING_LIMIT: usize = 200;

impl Status {
    /// The rationale and the finding as they may be stored; modifiers in order, each once.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        self.because = self.because.map(|because| text::passage("rationale", &because)).transpose()?;
        self.finding = self.finding.map(|finding| text::line_of("finding", &finding, FINDING_LIMIT)).transpose()?;
        self.modifiers.sort();
        self.modifiers.dedup();
        Ok(self)
    }
}

/// A status with who set it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStatus {
    /// The status itself.
    pub status: Status,
    /// The handle of whoever did so.
    pub by: String,
    /// When they did so.
    pub at: Instant,
    /// What it was given on, where the claim says something else by now; none while it is given on what the claim says.
    pub on_other: Option<Box<Judged>>,
    /// Who found last that it holds for changed words, and when.
    pub confirmed: Option<Confirmed>,
}

/// Someone found that a verdict still holds for words that had changed since it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The handle of whoever did so.
    pub by: String,
    /// When they did so.
    pub at: Instant,
}

impl StoredStatus {
    /// A status as it has just been set, on what the claim says.
    pub fn new(status: Status, by: &str, at: Instant) -> Self {
        Self { status, by: by.to_owned(), at, on_other: None, confirmed: None }
    }

    /// Whether a person stands behind the verdict: they gave it, or confirmed it on changed words.
    pub fn is_of(&self, person: &str) -> bool {
        let is_same = |by: &str| handle::same(by, person);
        is_same(&self.by) || self.confirmed.as_ref().is_some_and(|confirmed| is_same(&confirmed.by))
    }
}
