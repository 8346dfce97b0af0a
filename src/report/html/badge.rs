//! A status as a word with a sign of its own: the class names how it looks, the words say it.

use crate::domain::{Question, Verdict};
use crate::report::{Answer, Section, words};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// A word of the style sheet's, never from outside.
    pub class: &'static str,
    pub words: String,
}

impl Badge {
    /// How the claim stands: the answer that calls for an editor most.
    pub fn telling(section: &Section) -> Self {
        section.telling().map_or_else(Self::not_checkable, Self::answer)
    }

    pub fn answer(answer: &Answer) -> Self {
        Self { class: class(answer.verdict), words: words::answered(answer) }
    }

    pub fn on(question: Question, verdict: Verdict) -> Self {
        Self { class: class(verdict), words: words::on(question, verdict) }
    }

    pub fn verdict(verdict: Verdict) -> Self {
        Self { class: class(verdict), words: words::words(verdict) }
    }

    pub fn not_checkable() -> Self {
        Self { class: "not-checkable", words: "not checkable".to_owned() }
    }
}

/// The class of a verdict.
pub fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Unverified => "unverified",
        Verdict::Supported => "supported",
        Verdict::MostlySupported => "mostly-supported",
        Verdict::Mixed => "mixed",
        Verdict::MostlyRefuted => "mostly-refuted",
        Verdict::Refuted => "refuted",
        Verdict::Unproven => "unproven",
    }
}

/// The verdict of the `said` question where the claim is asked both: it stands beside the main one.
pub fn said(section: &Section) -> Option<Badge> {
    let both = section.dossier.claim.main_question() == Question::True && section.asked().count() > 1;
    section.answer(Question::Said).filter(|_| both).map(|answer| Badge::verdict(answer.verdict))
}
