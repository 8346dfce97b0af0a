//! The names of the check rules, and the waivers of them. What each rule looks for is judgement's.

use super::Instant;
use super::words::words;

words! {
    /// A rule of the check.
    Rule, "rule", {
        SaidOpen = "said-open",
        OwnWitness = "own-witness",
        NoSupport = "no-support",
        ContraryIgnored = "contrary-ignored",
        MixedOneSided = "mixed-one-sided",
        CitesNothing = "cites-nothing",
        Circular = "circular",
        QuoteNotFound = "quote-not-found",
        SnapshotDamaged = "snapshot-damaged",
        FigureContradicts = "figure-contradicts",
        AnchorLost = "anchor-lost",
        Contradiction = "contradiction",
        NoDate = "no-date",
        ApprovalVoid = "approval-void",
        VerdictOnOtherWords = "verdict-on-other-words",
        CorrectionDue = "correction-due",
        SingleOrigin = "single-origin",
        TooFew = "too-few",
        NoSnapshot = "no-snapshot",
        WeakOnly = "weak-only",
        InterestedOnly = "interested-only",
        FigureStretch = "figure-stretch",
        ScaleSlip = "scale-slip",
        MeasureMismatch = "measure-mismatch",
        SameSubjectDiffers = "same-subject-differs",
        EndorsingVerb = "endorsing-verb",
        Stale = "stale",
        LateEvidence = "late-evidence",
        RepeatsDiffer = "repeats-differ",
        AnonymousSingle = "anonymous-single",
        ConfidenceHigh = "confidence-high",
        ReplyOpen = "reply-open",
        ReadersDiffer = "readers-differ",
        FixUnanswered = "fix-unanswered",
        NoFinding = "no-finding",
        HedgeDropped = "hedge-dropped",
        FigureAstray = "figure-astray",
        Uncovered = "uncovered",
        NameInText = "name-in-text",
        PerhapsSameSubject = "perhaps-same-subject",
    }
}

/// An objection that somebody has looked at and let stand, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    pub rule: Rule,
    pub because: String,
    pub by: String,
    pub at: Instant,
    pub bound: Bound,
}

/// What a waiver is bound to: it is void when either changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// The digest of the claim's content, and the objections that stood, in their own words.
    Read { digest: String, objections: Vec<String> },
    /// The moment, in ledgers that recorded neither: whether anything has happened to the claim since.
    Moment { passed: bool },
}
