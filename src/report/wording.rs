//! What the article should say instead: the words of the fix that the memo proposes, else those that stand with the
//! claim. Every list, margin, card and memo takes them from here, so that none differs from another.

use super::memo;
use super::section::{Answer, Section};
use super::standing::Finding;
use crate::domain::{Audience, Dossier, FixAnswer, FixNumber, StoredFix};

/// Better words for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words that they take the place of.
    pub instead_of: String,
    /// Empty where the old ones are to be struck.
    pub words: String,
    /// The fix that proposes them; none where they only stand with the claim.
    pub fix: Option<FixNumber>,
    /// What became of the fix: its answer, or that there is none yet.
    pub answer: Option<String>,
}

impl Wording {
    /// An accepted fix outranks the words that stand with the claim, and so does one that is not answered yet: it is what
    /// the author has before them. The public has only what was accepted, and no word of who said what.
    pub fn of(dossier: &Dossier, audience: Audience) -> Option<Self> {
        let accepted = |fix: &&StoredFix| fix.answer().is_some_and(|answer| answer.answer == FixAnswer::Accepted);
        let stands = |fix: &&StoredFix| fix.answer().is_none_or(|answer| answer.answer != FixAnswer::Rejected);
        let fixes = || dossier.procedure.fixes.iter().rev();
        let fix = fixes().find(accepted).or_else(|| fixes().find(stands).filter(|_| audience != Audience::Public));
        fix.map(|stored| Self::fixed(stored, audience)).or_else(|| Self::of_claim(dossier))
    }

    fn fixed(stored: &StoredFix, audience: Audience) -> Self {
        let told = audience != Audience::Public;
        Self {
            instead_of: stored.fix.old.clone(),
            words: stored.fix.new.clone(),
            fix: told.then_some(stored.fix.number),
            answer: told.then(|| memo::standing(stored)),
        }
    }

    fn of_claim(dossier: &Dossier) -> Option<Self> {
        let claim = &dossier.claim;
        // What was found of other words says nothing of how these should be put.
        let words = claim.correct_text.clone().filter(|_| !dossier.is_reworded_since_verdict())?;
        Some(Self { instead_of: says(dossier).to_owned(), words, fix: None, answer: None })
    }
}

/// The article's words, where the claim is anchored in them; else the claim's.
pub(super) fn says(dossier: &Dossier) -> &str {
    let claim = &dossier.claim;
    claim.anchor.as_ref().map_or(&claim.text, |anchor| &anchor.exact)
}

/// A claim that does not plainly stand, or for which other words are proposed.
#[derive(Debug, Clone)]
pub struct Correction<'r> {
    /// The claim with its evidence.
    pub section: &'r Section,
    /// None for a claim that cannot be checked.
    pub answer: Option<&'r Answer>,
    /// Its verdict in one sentence; `None` where it has neither finding nor reasons.
    pub finding: Option<Finding>,
    /// The words that are to be changed: those of the article, or of the claim where it has none there.
    pub says: &'r str,
    /// None where nobody has proposed other words yet.
    pub better: Option<&'r Wording>,
}

impl<'r> Correction<'r> {
    pub(super) fn of(section: &'r Section) -> Self {
        let (answer, better) = (section.telling(), section.better.as_ref());
        let says = better.map_or_else(|| says(&section.dossier), |better| &better.instead_of);
        Self { section, answer, finding: answer.and_then(Answer::finding), says, better }
    }
}
