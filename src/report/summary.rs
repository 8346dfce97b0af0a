//! What a report says beside its claims: what the article should say instead, and which verdicts changed.

use super::Section;
use crate::domain::{ClaimNumber, Instant, Question, StoredNote, Verdict, Word};

/// A claim that does not hold as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub claim: ClaimNumber,
    pub verdict: Verdict,
    /// The article's words, where the claim is anchored in them; else the claim's.
    pub says: String,
    /// What it should say; none where nobody has proposed it yet.
    pub should_say: Option<String>,
}

/// A verdict that took the place of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub claim: ClaimNumber,
    pub question: Question,
    pub at: Instant,
    pub by: String,
    pub from: Verdict,
    pub to: Verdict,
}

impl Correction {
    /// Every claim that fails, and every other one that is not plainly supported and has a corrected text.
    pub(super) fn of(section: &Section) -> Option<Self> {
        let verdict = section.verdict()?;
        let claim = &section.dossier.claim;
        let wanted = verdict.denies() || (verdict != Verdict::Supported && claim.correct_text.is_some());
        wanted.then(|| Self {
            claim: claim.number,
            verdict,
            says: claim.anchor.as_ref().map_or(&claim.text, |anchor| &anchor.exact).clone(),
            should_say: claim.correct_text.clone(),
        })
    }
}

/// The notes for the reader of a published article, newest first.
pub(super) fn notes(sections: &[Section]) -> Vec<(ClaimNumber, StoredNote)> {
    let of = |section: &Section| {
        let claim = section.dossier.number();
        section.dossier.procedure.notes.iter().map(move |note| (claim, note.clone())).collect::<Vec<_>>()
    };
    let mut notes: Vec<_> = sections.iter().flat_map(of).collect();
    notes.sort_by_key(|(_, note)| std::cmp::Reverse(note.seq));
    notes
}

/// Verdicts that took the place of other verdicts, oldest first. The first verdict on a question is no change.
pub(super) fn changes(sections: &[Section]) -> Vec<Change> {
    let mut changes = Vec::new();
    for section in sections {
        for question in Question::ALL {
            let of_question = section.dossier.statuses.iter().filter(|stored| stored.status.question == *question);
            let statuses: Vec<_> = of_question.collect();
            for (before, after) in statuses.iter().zip(statuses.iter().skip(1)) {
                let (from, to) = (before.status.status, after.status.status);
                if from != to && from != Verdict::Unverified {
                    let (at, by) = (after.at, after.by.clone());
                    changes.push(Change { claim: section.dossier.number(), question: *question, at, by, from, to });
                }
            }
        }
    }
    changes.sort_by_key(|change| change.at);
    changes
}
