//! All rules by their names, and what each is made of: the text that explains it and the function that looks.

use super::look::Look;
use super::{Severity, Untouched};
use super::{confidence, desk, figures, origins, record, relations, strength, support, time, voices, wording};
use crate::domain::{EvidenceNumber, Rule};

/// A rule explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText {
    pub rule: Rule,
    pub severity: Severity,
    /// What the rule wants, in one sentence.
    pub wants: &'static str,
    pub why: &'static str,
    /// Where the practice comes from.
    pub source: &'static str,
    /// What to type, with blanks in braces: `{claim}`, and what the rule itself fills.
    pub way_out: &'static str,
}

/// A rule: its text, and what it looks at.
pub(super) struct Entry {
    pub text: RuleText,
    pub looks: Looks,
}

/// The numbers of sentences, and what is to be said of them.
type Sentences = (Vec<usize>, String);

#[derive(Clone, Copy)]
pub(super) enum Looks {
    AtClaim(fn(&Look<'_>) -> Vec<Finding>),
    /// At all sentences of an article that nobody has dealt with; the numbers of those that it is about, and the reason.
    AtSentences(fn(&[Untouched]) -> Option<Sentences>),
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

pub(super) fn entry(rule: Rule) -> &'static Entry {
    match rule {
        Rule::SaidOpen => &voices::SAID_OPEN,
        Rule::OwnWitness => &voices::OWN_WITNESS,
        Rule::NoSupport => &support::NO_SUPPORT,
        Rule::ContraryIgnored => &support::CONTRARY_IGNORED,
        Rule::MixedOneSided => &support::MIXED_ONE_SIDED,
        Rule::CitesNothing => &support::CITES_NOTHING,
        Rule::Circular => &origins::CIRCULAR,
        Rule::QuoteNotFound => &record::QUOTE_NOT_FOUND,
        Rule::SnapshotDamaged => &record::SNAPSHOT_DAMAGED,
        Rule::FigureContradicts => &figures::FIGURE_CONTRADICTS,
        Rule::AnchorLost => &wording::ANCHOR_LOST,
        Rule::Contradiction => &relations::CONTRADICTION,
        Rule::NoDate => &time::NO_DATE,
        Rule::ApprovalVoid => &desk::APPROVAL_VOID,
        Rule::VerdictOnOtherWords => &wording::VERDICT_ON_OTHER_WORDS,
        Rule::CorrectionDue => &desk::CORRECTION_DUE,
        Rule::SingleOrigin => &origins::SINGLE_ORIGIN,
        Rule::TooFew => &origins::TOO_FEW,
        Rule::NoSnapshot => &record::NO_SNAPSHOT,
        Rule::WeakOnly => &strength::WEAK_ONLY,
        Rule::InterestedOnly => &voices::INTERESTED_ONLY,
        Rule::FigureStretch => &figures::FIGURE_STRETCH,
        Rule::ScaleSlip => &figures::SCALE_SLIP,
        Rule::MeasureMismatch => &figures::MEASURE_MISMATCH,
        Rule::SameSubjectDiffers => &relations::SAME_SUBJECT_DIFFERS,
        Rule::PerhapsSameSubject => &relations::PERHAPS_SAME_SUBJECT,
        Rule::EndorsingVerb => &voices::ENDORSING_VERB,
        Rule::Stale => &time::STALE,
        Rule::LateEvidence => &time::LATE_EVIDENCE,
        Rule::RepeatsDiffer => &relations::REPEATS_DIFFER,
        Rule::AnonymousSingle => &voices::ANONYMOUS_SINGLE,
        Rule::ConfidenceHigh => &strength::CONFIDENCE_HIGH,
        Rule::ReplyOpen => &desk::REPLY_OPEN,
        Rule::ReadersDiffer => &desk::READERS_DIFFER,
        Rule::FixUnanswered => &desk::FIX_UNANSWERED,
        Rule::NoFinding => &desk::NO_FINDING,
        Rule::HedgeDropped => &wording::HEDGE_DROPPED,
        Rule::FigureAstray => &wording::FIGURE_ASTRAY,
        Rule::Uncovered => &wording::UNCOVERED,
        Rule::NameInText => &confidence::NAME_IN_TEXT,
    }
}
