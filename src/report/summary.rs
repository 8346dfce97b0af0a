//! What a report says beside its claims: which verdicts changed, and what the reader of the article was told.

use super::Section;
use crate::domain::{Audience, ClaimNumber, Instant, Question, StoredNote, Verdict, Word};

/// A verdict that took the place of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose verdict changed.
    pub claim: ClaimNumber,
    /// On which of its questions.
    pub question: Question,
    /// When the new verdict was given.
    pub at: Instant,
    /// The handle of whoever gave it; "the desk" for the public.
    pub by: String,
    /// The verdict that stood.
    pub from: Verdict,
    /// The verdict that took its place, which may be that it is open again.
    pub to: Verdict,
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

/// Verdicts that took the place of other verdicts, oldest first. The first verdict on a question is no change, and for the
/// public none that came before the claim went out.
pub(super) fn changes(sections: &[Section], audience: Audience) -> Vec<Change> {
    let mut changes = Vec::new();
    for section in sections {
        for question in Question::ALL {
            let of_question = section.dossier.statuses.iter().filter(|stored| stored.status.question == *question);
            let statuses: Vec<_> = of_question.collect();
            for (before, after) in statuses.iter().zip(statuses.iter().skip(1)) {
                let (from, to) = (before.status.status, after.status.status);
                let out = section.dossier.procedure.publication.as_ref().is_some_and(|out| out.at < after.at);
                let told = audience != Audience::Public || out;
                if told && from != to && from != Verdict::Unverified {
                    let (at, by) = (after.at, after.by.clone());
                    changes.push(Change { claim: section.dossier.number(), question: *question, at, by, from, to });
                }
            }
        }
    }
    changes.sort_by_key(|change| change.at);
    changes
}
