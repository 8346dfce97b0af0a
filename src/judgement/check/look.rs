//! A dossier laid out for the rules: each verdict that holds, with the evidence that it rests on.

use super::{Surroundings, phrase};
use crate::domain::{
    ClaimKind, Directness, Dossier, EvidenceNumber, Question, SourceKind, Stance, Status, StoredEvidence, Verdict, Word,
};
use std::collections::BTreeSet;

pub struct Look<'a> {
    pub dossier: &'a Dossier,
    pub around: &'a Surroundings,
    /// A verdict for each question that is asked of the claim and answered, in the order of the questions.
    pub verdicts: Vec<Ruling<'a>>,
}

/// A verdict other than unverified, and what it rests on.
pub struct Ruling<'a> {
    pub question: Question,
    pub verdict: Verdict,
    pub status: &'a Status,
    /// The standing evidence that carries the verdict: what supports it where it affirms, what refutes the claim where
    /// it denies, both where it is mixed, and what does both where it says "mostly". Nothing carries `unproven`.
    pub decisive: Vec<&'a StoredEvidence>,
    /// All standing evidence on the question.
    pub standing: Vec<&'a StoredEvidence>,
    kind: ClaimKind,
    /// Whether more than one question is asked of the claim, so that a sentence must say which is meant.
    among_others: bool,
}

impl<'a> Look<'a> {
    pub fn at(dossier: &'a Dossier, around: &'a Surroundings) -> Self {
        let asked = dossier.claim.questions();
        let ruling = |question: &Question| {
            let stored = dossier.status(*question).filter(|stored| stored.status.status != Verdict::Unverified)?;
            let verdict = stored.status.status;
            let standing: Vec<_> = dossier.standing(*question).collect();
            let decisive = standing.iter().copied().filter(|one| carries(verdict, one.evidence.stance)).collect();
            Some(Ruling {
                question: *question,
                verdict,
                status: &stored.status,
                decisive,
                standing,
                kind: dossier.claim.kind,
                among_others: asked.len() > 1,
            })
        };
        Self { dossier, around, verdicts: asked.iter().filter_map(ruling).collect() }
    }

    pub fn ruling(&self, question: Question) -> Option<&Ruling<'a>> {
        self.verdicts.iter().find(|ruling| ruling.question == question)
    }

    /// The question that a rule looks at where one is enough: `true`, or `said` where only that is asked.
    pub fn main(&self) -> Option<&Ruling<'a>> {
        self.ruling(self.dossier.claim.main_question())
    }

    /// All evidence that stands, on either question.
    pub fn standing(&self) -> impl Iterator<Item = &'a StoredEvidence> {
        self.dossier.evidence.iter().filter(|stored| stored.stands())
    }
}

fn carries(verdict: Verdict, stance: Stance) -> bool {
    match verdict {
        Verdict::Supported => stance == Stance::Supports,
        Verdict::MostlySupported => matches!(stance, Stance::Supports | Stance::Mixed),
        Verdict::Mixed => matches!(stance, Stance::Supports | Stance::Refutes | Stance::Mixed),
        Verdict::MostlyRefuted => matches!(stance, Stance::Refutes | Stance::Mixed),
        Verdict::Refuted => stance == Stance::Refutes,
        Verdict::Unverified | Verdict::Unproven => false,
    }
}

impl Ruling<'_> {
    /// The verdict as a sentence names it: `“mostly_supported” (said)`; the question only where there are two.
    pub fn name(&self) -> String {
        let verdict = self.verdict;
        let verdict = verdict.spoken();
        if self.among_others { format!("“{verdict}” ({})", self.question) } else { format!("“{verdict}”") }
    }

    /// The origins of the decisive evidence.
    pub fn origins(&self) -> BTreeSet<String> {
        self.decisive.iter().map(|stored| stored.origin()).collect()
    }

    pub fn has_primary(&self) -> bool {
        self.decisive.iter().any(|stored| is_primary(stored, self.question))
    }

    /// Whether the decisive evidence holds the very record that is asked for, so that a second origin adds nothing: the
    /// words themselves for `said`; for a claim about what a text says or a voice holds, that text or voice.
    pub fn is_on_record(&self) -> bool {
        let of_words = matches!(self.kind, ClaimKind::Quote | ClaimKind::Position | ClaimKind::Provision);
        (self.question == Question::Said || of_words) && self.has_primary()
    }
}

/// Primary as recorded or, where nobody recorded it, by what the source is: a document or a dataset, and for `said` the
/// statement, post or interview in which it was said.
fn is_primary(stored: &StoredEvidence, question: Question) -> bool {
    match (stored.evidence.directness, stored.source.kind) {
        (Some(directness), _) => directness == Directness::Primary,
        (None, SourceKind::PrimaryDocument | SourceKind::Dataset) => true,
        (None, SourceKind::OfficialStatement | SourceKind::SocialPost | SourceKind::Interview) => {
            question == Question::Said
        }
        (None, _) => false,
    }
}

pub fn numbers<'a>(evidence: impl IntoIterator<Item = &'a StoredEvidence>) -> Vec<EvidenceNumber> {
    evidence.into_iter().map(|stored| stored.evidence.number).collect()
}

/// The numbers of the evidence as a sentence lists them.
pub fn listed<'a>(evidence: impl IntoIterator<Item = &'a StoredEvidence>) -> String {
    phrase::list(numbers(evidence))
}

/// Words as a sentence quotes them: on one line, the end of long ones left out.
pub fn short(words: &str) -> String {
    const LONGEST: usize = 160;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let kept: String = line.chars().take(LONGEST).collect();
    format!("{}…", kept.trim_end())
}
