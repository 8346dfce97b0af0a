//! What a verdict still needs: no evidence, no verdict; no reason, no verdict.

use crate::domain::{Dossier, Question, Stance, Verdict};
use crate::error::Missing;

/// What stands between the dossier and a verdict on the question; empty where nothing does.
pub fn missing(dossier: &Dossier, question: Question, verdict: Verdict, because: Option<&str>) -> Vec<Missing> {
    let mut missing = Vec::new();
    if verdict == Verdict::Unverified {
        return missing;
    }
    if because.is_none_or(|because| because.trim().is_empty()) {
        missing.push(Missing::Rationale);
    }
    let silent = dossier.standing(question).any(|stored| stored.evidence.stance == Stance::Silent);
    if verdict == Verdict::Unproven && !silent {
        missing.push(Missing::SilentSearch);
    } else if dossier.standing(question).next().is_none() {
        missing.push(Missing::Evidence);
    }
    missing
}
