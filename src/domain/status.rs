//! What was found: the verdict on each of a claim's two questions, with its rationale. Append-only.

use super::words::words;
use super::{EvidenceNumber, Instant, Invalid, Judged, Stance, handle, text};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

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
        Unverified = "unverified",
        Supported = "supported",
        MostlySupported = "mostly_supported",
        Mixed = "mixed",
        MostlyRefuted = "mostly_refuted",
        Refuted = "refuted",
        Unproven = "unproven",
    }
}

words! {
    /// What is wrong with a claim beside its verdict.
    Modifier, "modifier", {
        MissingContext = "missing_context",
        Outdated = "outdated",
        Exaggerated = "exaggerated",
        Understated = "understated",
        Misattributed = "misattributed",
        AlteredQuote = "altered_quote",
        TruncatedQuote = "truncated_quote",
    }
}

words! {
    /// How sure the checker is.
    Confidence, "confidence", {
        Low = "low",
        Moderate = "moderate",
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
    pub question: Question,
    pub status: Verdict,
    /// The rationale, citing evidence as `[E7]`; none only with unverified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modifiers: Vec<Modifier>,
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
    pub status: Status,
    pub by: String,
    pub at: Instant,
    /// What it was given on, where the claim says something else by now; none while it is given on what the claim says.
    pub on_other: Option<Box<Judged>>,
    /// Who found last that it holds for changed words, and when.
    pub confirmed: Option<Confirmed>,
}

/// Someone found that a verdict still holds for words that had changed since it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub by: String,
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

/// The evidence that a rationale cites as `[E7]` or `[E7, E9]`, in order, each once.
pub fn citations(because: &str) -> Vec<EvidenceNumber> {
    let (mut cited, mut seen) = (Vec::new(), HashSet::new());
    each_bracket(because, |inside| {
        cited.extend(inside.split(',').filter_map(citation).filter(|number| seen.insert(*number)));
        None
    });
    cited
}

/// The rationale with every cited number changed by `renumber`; what it does not know stays.
pub fn renumber_citations(because: &str, renumber: impl Fn(EvidenceNumber) -> Option<EvidenceNumber>) -> String {
    each_bracket(because, |inside| {
        let parts = inside.split(',').map(|part| match citation(part).and_then(&renumber) {
            Some(number) => part.replace(part.trim(), &number.to_string()),
            None => part.to_owned(),
        });
        Some(parts.collect::<Vec<_>>().join(","))
    })
}

/// Calls `change` with what stands between each `[` and the next `]`, and returns the text so changed.
fn each_bracket(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let Some(length) = rest[open + 1..].find(['[', ']']) else { break };
        let inside = &rest[open + 1..open + 1 + length];
        changed.push_str(&rest[..=open]);
        changed.push_str(&change(inside).unwrap_or_else(|| inside.to_owned()));
        rest = &rest[open + 1 + length..];
    }
    changed + rest
}

/// `E7`, as it stands in a citation: the letter is needed, so that `[2]` or `[2025]` cites nothing.
fn citation(text: &str) -> Option<EvidenceNumber> {
    let text = text.trim();
    text.starts_with(['E', 'e']).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_read_from_brackets_with_the_letter() {
        let because = "Two trackers agree [E7, E9]; an older count [e7] and note [2] do not matter. [E";
        assert_eq!(citations(because), [EvidenceNumber(7), EvidenceNumber(9)]);
    }

    #[test]
    fn renumbering_changes_citations_and_nothing_else() {
        let because = "See [E7, E9] and [x[E1]] [sic] E7.";
        let moved = renumber_citations(because, |n| (n.0 != 9).then_some(EvidenceNumber(n.0 + 100)));
        assert_eq!(moved, "See [E107, E9] and [x[E101]] [sic] E7.");
    }
}
