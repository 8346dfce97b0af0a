//! The names of the check rules, and the waivers of them. What each rule looks for is judgement's.

use super::Instant;
use super::words::words;

words! {
    /// A rule of the check.
    Rule, "rule", {
        /// A claim is laid to somebody, and nobody has checked that they said it.
        SaidOpen = "said-open",
        /// Only those who make the claim say that it is so.
        OwnWitness = "own-witness",
        /// No evidence points the way of the verdict.
        NoSupport = "no-support",
        /// The rationale passes over credible evidence against its verdict.
        ContraryIgnored = "contrary-ignored",
        /// A mixed verdict, and all evidence points one way.
        MixedOneSided = "mixed-one-sided",
        /// The rationale cites no evidence of this claim.
        CitesNothing = "cites-nothing",
        /// A piece of evidence is derived, in the end, from itself.
        Circular = "circular",
        /// A quotation does not stand in the kept copy of its source.
        QuoteNotFound = "quote-not-found",
        /// Kept bytes do not match their hash.
        SnapshotDamaged = "snapshot-damaged",
        /// A supported claim has a figure that its best evidence does not allow.
        FigureContradicts = "figure-contradicts",
        /// The words that state the claim are gone from the newest text.
        AnchorLost = "anchor-lost",
        /// Two claims that contradict each other both count as supported.
        Contradiction = "contradiction",
        /// A claim speaks of "now" or "last week", and has no date.
        NoDate = "no-date",
        /// Something has changed since a second reader approved it.
        ApprovalVoid = "approval-void",
        /// The claim was reworded since its verdict.
        VerdictOnOtherWords = "verdict-on-other-words",
        /// The verdict on a published claim changed, and no note to the reader says so.
        CorrectionDue = "correction-due",
        /// All evidence that decides was first made in one place.
        SingleOrigin = "single-origin",
        /// No primary evidence, and fewer than three origins.
        TooFew = "too-few",
        /// Evidence that decides has no kept copy, and nothing says why.
        NoSnapshot = "no-snapshot",
        /// All evidence that decides is weak, or nobody has rated it.
        WeakOnly = "weak-only",
        /// Only parties to the matter agree with the verdict.
        InterestedOnly = "interested-only",
        /// A fully supported claim has a figure that fits only with good will.
        FigureStretch = "figure-stretch",
        /// Two figures differ by a thousand or a million times.
        ScaleSlip = "scale-slip",
        /// Claim and evidence count different things.
        MeasureMismatch = "measure-mismatch",
        /// An article gives two figures for one thing at one time.
        SameSubjectDiffers = "same-subject-differs",
        /// "Confirmed" or "revealed" before what nobody has shown to be so.
        EndorsingVerb = "endorsing-verb",
        /// The claim is due to be checked again, or its words were changed.
        Stale = "stale",
        /// A claim about its own day is refuted only by how things stood later.
        LateEvidence = "late-evidence",
        /// Claims that repeat each other have different verdicts.
        RepeatsDiffer = "repeats-differ",
        /// What an unnamed voice says has one origin.
        AnonymousSingle = "anonymous-single",
        /// High confidence on one origin, or on items that are possibly true at best.
        ConfidenceHigh = "confidence-high",
        /// Somebody was asked to reply, and their time has not passed.
        ReplyOpen = "reply-open",
        /// Two readers differ, and nobody has decided between them.
        ReadersDiffer = "readers-differ",
        /// A proposed fix has no answer.
        FixUnanswered = "fix-unanswered",
        /// A verdict has no finding.
        NoFinding = "no-finding",
        /// The claim lost a word with which the article weakens it.
        HedgeDropped = "hedge-dropped",
        /// A figure of the claim is not in the words that it is anchored to.
        FigureAstray = "figure-astray",
        /// A sentence with a figure, a quotation or a report was neither claimed nor settled.
        Uncovered = "uncovered",
        /// A text that may leave the desk holds the name of a confidential source.
        NameInText = "name-in-text",
        /// Two figures of an article may be about the same thing.
        PerhapsSameSubject = "perhaps-same-subject",
    }
}

/// An objection that somebody has looked at and let stand, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule that objects.
    pub rule: Rule,
    /// Why it may stand; never empty.
    pub because: String,
    /// The handle of whoever let it stand.
    pub by: String,
    /// When they did so.
    pub at: Instant,
    /// What it holds for.
    pub bound: Bound,
}

/// What a waiver is bound to: it is void when either changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// The digest of the claim's content, and the objections that stood, in their own words.
    Read {
        /// SHA-256 of the claim's content, in lower-case hex.
        digest: String,
        /// The objections of the rule as they read then.
        objections: Vec<String>,
    },
    /// The moment, in ledgers that recorded neither: whether anything has happened to the claim since.
    Moment {
        /// Whether anything has happened to the claim since.
        passed: bool,
    },
}
