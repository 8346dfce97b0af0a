//! A rule as a value: the text that explains it, the function that inspects, and what that function found.

use super::look::Look;
use super::{Severity, Untouched};
use crate::domain::{EvidenceNumber, Rule};

/// A rule explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText {
    /// The rule that is explained.
    pub rule: Rule,
    /// How grave every objection of the rule is.
    pub severity: Severity,
    /// What the rule wants, in one sentence.
    pub wants: &'static str,
    /// What goes wrong in print where nobody looks, in a sentence or two.
    pub why: &'static str,
    /// Where the practice comes from.
    pub source: &'static str,
    /// What to type, with blanks in braces: `{claim}`, and what the rule itself fills.
    pub way_out: &'static str,
}

/// A rule: its text, and its inspection.
pub(super) struct Entry {
    pub text: RuleText,
    pub inspection: Inspection,
}

/// The numbers of sentences, and what is to be said of them.
type Sentences = (Vec<usize>, String);

#[derive(Clone, Copy)]
pub(super) enum Inspection {
    OfClaim(fn(&Look<'_>) -> Vec<Finding>),
    /// Of all sentences of an article that nobody has dealt with: the numbers of those that it is about, and the reason.
    OfSentences(fn(&[Untouched]) -> Option<Sentences>),
}

/// What a rule found.
pub(super) struct Finding {
    pub reason: String,
    /// Where the rule's own way out does not fit.
    pub way_out: Option<String>,
    /// What fills the blanks of the way out, by their names.
    pub blanks: Vec<(&'static str, String)>,
}

impl Finding {
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), way_out: None, blanks: Vec::new() }
    }

    pub fn way_out(self, way: &str) -> Self {
        Self { way_out: Some(way.to_owned()), ..self }
    }

    pub fn blank(mut self, name: &'static str, filling: impl ToString) -> Self {
        self.blanks.push((name, filling.to_string()));
        self
    }

    pub fn evidence(self, evidence: EvidenceNumber) -> Self {
        self.blank("evidence", evidence)
    }
}
