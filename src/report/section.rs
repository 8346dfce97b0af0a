//! One claim of a report: its dossier, with what judgement makes of it.

use super::Wording;
use crate::domain::query::{Flag, Stage};
use crate::domain::{Audience, Dossier, Question, Redaction, Stance, StoredEvidence, StoredStatus, Verdict, Word};
use crate::judgement::{self, Tally};
use jiff::civil::Date;

/// One claim of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The claim with all that belongs to it and that the audience may see.
    pub dossier: Dossier,
    /// Where the work on it stands.
    pub stage: Stage,
    /// Whether the stage is told: to the public it is not.
    pub stage_is_told: bool,
    /// What is to be seen at once: stale, disputed and so on.
    pub flags: Vec<Flag>,
    /// What is asked of the claim, and what else was recorded on it; `said` before `true`.
    pub answers: Vec<Answer>,
    /// What the article should say instead, where anybody has said it.
    pub better: Option<Wording>,
}

/// What was found on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What is asked of the claim.
    pub question: Question,
    /// Whether it is asked, or was once.
    pub asked: Asked,
    /// Unverified where nobody has set a status.
    pub verdict: Verdict,
    /// The status that stands, with its reasons; `None` where nobody has set one.
    pub status: Option<StoredStatus>,
    /// The standing evidence on the question, counted.
    pub tally: Tally,
    /// What a verdict still needs; none where there is one.
    pub lack: Option<Lack>,
    /// Whether two readers saw it differently and one of the two decided. Every audience is told, and nobody who they are.
    pub decided_alone: bool,
}

/// Whether a question belongs to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It needs a verdict.
    Yes,
    /// It needs none, but evidence or a status is recorded on it.
    NotAnyMore,
}

/// What a question that has no verdict lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Nothing was found yet, and no search is recorded.
    Evidence,
    /// There is evidence, and nobody has decided.
    Verdict,
    /// Somebody looked and left it open, with the reason.
    LeftOpen,
    /// The verdict was given on other words than the claim's.
    OtherWords,
    /// Whoever looks reads the claim blind: the first verdict is hidden from them until they have given theirs.
    Own,
}

impl Lack {
    /// In the order in which a report tells them.
    pub const ALL: [Self; 5] = [Self::Evidence, Self::Verdict, Self::OtherWords, Self::LeftOpen, Self::Own];
}

/// Which way evidence points, as a reader looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It supports the claim.
    For,
    /// It refutes the claim.
    Against,
    /// Mixed, context, and searches that found nothing.
    Other,
}

impl Section {
    /// `today` is the day on which a recheck date has passed or not.
    pub fn of(dossier: Dossier, today: Date) -> Self {
        Self {
            stage: judgement::stage(&dossier),
            stage_is_told: true,
            flags: judgement::flags(&dossier, today),
            answers: Question::ALL.iter().filter_map(|question| Answer::of(&dossier, *question)).collect(),
            better: Wording::of(&dossier, Audience::Internal),
            dossier,
        }
    }

    /// The section without what this audience may not see; names in what is left stay. Stage, flags and tallies are those of the whole dossier.
    pub(super) fn withheld_for(mut self, audience: Audience, redaction: &Redaction) -> Self {
        if audience != Audience::Internal {
            self.better = Wording::of(&self.dossier, audience);
            self.dossier = self.dossier.withheld_for(audience, redaction);
            if audience == Audience::Public {
                self.flags.clear();
                self.stage_is_told = false;
                without_handles(&mut self.dossier);
            }
            for answer in &mut self.answers {
                answer.status = self.dossier.status(answer.question).cloned();
                // That there was a verdict on other words is the desk's own business.
                answer.lack = answer.lack.map(|lack| if lack == Lack::OtherWords { Lack::Verdict } else { lack });
            }
        }
        self
    }

    /// What was found on a question; `None` where it is not asked and nothing is recorded on it.
    pub fn answer(&self, question: Question) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.question == question)
    }

    /// The answer that stands for the claim; none for a claim that cannot be checked.
    pub fn main(&self) -> Option<&Answer> {
        self.answer(self.dossier.claim.main_question()).filter(|answer| answer.asked == Asked::Yes)
    }

    /// The verdict on the main question.
    pub fn verdict(&self) -> Option<Verdict> {
        self.main().map(|answer| answer.verdict)
    }

    /// Whether any question that is asked has a verdict.
    pub(super) fn is_decided(&self) -> bool {
        self.asked().any(|answer| answer.verdict != Verdict::Unverified)
    }

    /// The questions that belong to the claim.
    pub fn asked(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| answer.asked == Asked::Yes)
    }

    /// The standing evidence on a question, by the side it takes; sides without evidence are left out.
    pub fn evidence(&self, question: Question) -> Vec<(Side, Vec<&StoredEvidence>)> {
        let on = |side| self.dossier.standing(question).filter(move |e| Side::of(e.evidence.stance) == side).collect();
        let sides = [Side::For, Side::Against, Side::Other].map(|side| (side, on(side)));
        sides.into_iter().filter(|(_, evidence): &(Side, Vec<_>)| !evidence.is_empty()).collect()
    }

    /// The evidence that was withdrawn, with why.
    pub fn withdrawn(&self) -> impl Iterator<Item = (&StoredEvidence, &str)> {
        self.dossier.evidence.iter().filter_map(|stored| Some((stored, stored.withdrawn.as_deref()?)))
    }

    /// Whether it says who any confidential source of the claim's evidence is.
    pub fn is_confidential(&self) -> bool {
        self.dossier.evidence.iter().any(|stored| stored.source.tells_in_confidence())
    }
}

impl Answer {
    /// None where the question is not asked and nothing was recorded on it.
    fn of(dossier: &Dossier, question: Question) -> Option<Self> {
        let asked = if dossier.claim.questions().contains(&question) { Asked::Yes } else { Asked::NotAnyMore };
        let status = dossier.status(question).cloned();
        let mut standing = dossier.standing(question).peekable();
        if asked == Asked::NotAnyMore && status.is_none() && standing.peek().is_none() {
            return None;
        }
        let verdict = dossier.verdict(question);
        let lack = match (asked, verdict) {
            (Asked::Yes, Verdict::Unverified) if !dossier.procedure.owed.is_empty() => Some(Lack::Own),
            (Asked::Yes, Verdict::Unverified) if dossier.on_other_words(question).is_some() => Some(Lack::OtherWords),
            (Asked::Yes, Verdict::Unverified) if status.as_ref().is_some_and(has_reasons) => Some(Lack::LeftOpen),
            (Asked::Yes, Verdict::Unverified) if standing.peek().is_none() => Some(Lack::Evidence),
            (Asked::Yes, Verdict::Unverified) => Some(Lack::Verdict),
            (Asked::Yes | Asked::NotAnyMore, _) => None,
        };
        let tally = judgement::tally(dossier, question);
        let decided_alone = judgement::is_decided_alone(dossier, question);
        Some(Self { question, asked, verdict, status, tally, lack, decided_alone })
    }
}

/// The public reads what the desk found, not who of the desk did what.
fn without_handles(dossier: &mut Dossier) {
    const DESK: &str = "the desk";
    let procedure = &mut dossier.procedure;
    procedure.reviews.clear();
    let statuses = dossier.statuses.iter_mut();
    statuses.for_each(|stored| {
        stored.by = DESK.to_owned();
        stored.confirmed = None;
    });
    for stored in &mut dossier.evidence {
        stored.added_by = DESK.to_owned();
        stored.snapshots.iter_mut().for_each(|kept| kept.by = DESK.to_owned());
    }
    procedure.publication.iter_mut().for_each(|stored| stored.by = DESK.to_owned());
    procedure.notes.iter_mut().for_each(|stored| stored.by = DESK.to_owned());
    dossier.logged.created_by = DESK.to_owned();
}

fn has_reasons(stored: &StoredStatus) -> bool {
    stored.status.because.is_some() || stored.status.finding.is_some()
}

impl Side {
    /// The side that evidence of this stance is listed under.
    pub fn of(stance: Stance) -> Self {
        match stance {
            Stance::Supports => Self::For,
            Stance::Refutes => Self::Against,
            Stance::Mixed | Stance::Context | Stance::Silent => Self::Other,
        }
    }
}
