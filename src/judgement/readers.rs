//! Where two readers differ.

use crate::domain::{Dossier, Question, SecondVerdict, StoredStatus, Verdict, handle};

/// A second verdict that is not the first one on the same question, with nobody having decided between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<'d> {
    /// What both were asked of the claim.
    pub question: Question,
    /// The verdict that stands.
    pub first: &'d StoredStatus,
    /// The one that a blind reader gave.
    pub second: &'d SecondVerdict,
    /// Who gave the second.
    pub by: &'d str,
}

/// What the readers of a claim see differently, reading by reading.
///
/// The status alone counts: a second reader is asked for no modifiers, and how sure each is does not set two people
/// against each other. A question that is open on either side is no difference.
pub fn differences(dossier: &Dossier) -> Vec<Difference<'_>> {
    let going_on = dossier.procedure.readings.iter().filter(|reading| !reading.ended);
    let differ = going_on.flat_map(|reading| {
        dossier.claim.questions().iter().filter_map(move |question| {
            let (first, second) = (dossier.status(*question)?, reading.verdict(*question)?);
            let both = [first.status.status, second.status];
            let differ = both[0] != both[1] && !both.contains(&Verdict::Unverified);
            differ.then_some(Difference { question: *question, first, second, by: &reading.by })
        })
    });
    differ.collect()
}

/// Whether two readers saw a question differently and one of the two decided, and nobody has given the verdict anew since.
pub fn is_decided_alone(dossier: &Dossier, question: Question) -> bool {
    dossier.procedure.readings.iter().any(|reading| {
        let Some(settled) = reading.settled.as_ref().filter(|settled| settled.alone) else { return false };
        let Some(second) = reading.verdict(question) else { return false };
        let on_question = dossier.statuses.iter().filter(|stored| stored.status.question == question);
        let (before, since): (Vec<_>, Vec<_>) = on_question.partition(|stored| stored.at <= settled.at);
        since.is_empty() && before.iter().any(|first| first.status.status != second.status)
    })
}

impl Difference<'_> {
    /// Whether a person is one of the two.
    pub fn is_of(&self, person: &str) -> bool {
        self.first.is_of(person) || handle::same(self.by, person)
    }
}
