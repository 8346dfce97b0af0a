//! How a claim stands as it is written, over everything that is asked of it: each claim is one thing, and counted once.

use super::section::{Answer, Lack, Section};
use crate::domain::query::Flag;
use crate::domain::{Question, Verdict, Word};
use crate::language::rationale;

/// How a claim stands as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A verdict denies it, finds it mixed, or finds that nothing shows it.
    Fails,
    /// Something that is asked of it has no verdict.
    Open,
    /// It holds, and for the most part only.
    Partly,
    /// It is so.
    True,
    /// It was said as reported; whether it is so was not asked.
    Said,
    /// It cannot be checked, so nothing is asked of it.
    NotCheckable,
}

/// Every verdict, the ones that call for an editor first.
pub const URGENCY: [Verdict; 7] = [
    Verdict::Refuted,
    Verdict::MostlyRefuted,
    Verdict::Mixed,
    Verdict::Unproven,
    Verdict::Unverified,
    Verdict::MostlySupported,
    Verdict::Supported,
];

/// Whether a claim with this verdict does not stand as it is written.
fn fails(verdict: Verdict) -> bool {
    verdict.denies() || matches!(verdict, Verdict::Mixed | Verdict::Unproven)
}

fn urgency(verdict: Verdict) -> usize {
    URGENCY.iter().position(|word| *word == verdict).unwrap_or(URGENCY.len())
}

impl Section {
    /// How the claim stands: by the verdict that calls for an editor most.
    pub fn standing(&self) -> Standing {
        let Some(telling) = self.telling() else { return Standing::NotCheckable };
        match telling.verdict {
            verdict if fails(verdict) => Standing::Fails,
            Verdict::Unverified => Standing::Open,
            Verdict::MostlySupported => Standing::Partly,
            _ if self.dossier.claim.main_question() == Question::Said => Standing::Said,
            _ => Standing::True,
        }
    }

    /// The answer that tells how the claim stands: the one that calls for an editor most, of two alike the main one.
    pub fn telling(&self) -> Option<&Answer> {
        let main = self.dossier.claim.main_question();
        self.asked().min_by_key(|answer| (urgency(answer.verdict), answer.question != main))
    }

    /// What the margin of the article says of the claim; none for one that plainly stands.
    pub fn note(&self) -> Option<Note<'_>> {
        const TOLD: [Flag; 2] = [Flag::Stale, Flag::Disputed];
        let flags: Vec<Flag> = self.flags.iter().copied().filter(|flag| TOLD.contains(flag)).collect();
        let answer = self.telling()?;
        let plain = matches!(self.standing(), Standing::True | Standing::Said);
        let better = self.better.as_ref().filter(|_| self.standing() != Standing::Open);
        (self.dossier.set_aside.is_none() && !(plain && flags.is_empty() && better.is_none_or(|b| b.fix.is_none())))
            .then(|| Note { section: self, answer, finding: answer.finding(), better, flags })
    }
}

/// A claim in the margin.
#[derive(Debug, Clone)]
pub struct Note<'r> {
    /// The claim with its evidence.
    pub section: &'r Section,
    /// The answer that tells how it stands.
    pub answer: &'r Answer,
    /// Its verdict in one sentence; `None` where it has neither finding nor reasons.
    pub finding: Option<Finding>,
    /// The words to print instead; `None` where nobody has given any, and while the claim is open.
    pub better: Option<&'r super::Wording>,
    /// Stale and disputed: of these a reader is told at once.
    pub flags: Vec<Flag>,
}

/// A verdict in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// As whoever gave the verdict put it, to stand alone.
    Given(String),
    /// The first sentence of the reasons, which was not written to stand alone.
    FirstSentence(String),
}

impl Finding {
    /// The sentence, whoever made it one.
    pub fn text(&self) -> &str {
        match self {
            Self::Given(text) | Self::FirstSentence(text) => text,
        }
    }
}

impl Answer {
    /// The status in one sentence; none where it has neither finding nor reasons.
    pub fn finding(&self) -> Option<Finding> {
        let status = &self.status.as_ref()?.status;
        let given = status.finding.clone().map(Finding::Given);
        given.or_else(|| rationale::first_sentence(status.because.as_deref()?).map(Finding::FirstSentence))
    }
}

/// How many claims stand how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standings {
    /// All of them: those of the other fields together.
    pub claims: usize,
    /// Those that do not stand, by the verdict that says so, worst first; words that no claim has are left out.
    pub failing: Vec<(Verdict, usize)>,
    /// Something that is asked has no verdict.
    pub open: usize,
    /// They hold for the most part only.
    pub partly: usize,
    /// They are so.
    pub is_true: usize,
    /// They were said as reported; whether they are so was not asked.
    pub said: usize,
    /// They cannot be checked.
    pub not_checkable: usize,
}

impl Standings {
    pub(super) fn of<'s>(sections: impl Iterator<Item = &'s Section>) -> Self {
        let mut counted = Self::default();
        let mut failing = [0; URGENCY.len()];
        for section in sections {
            counted.claims += 1;
            match section.standing() {
                Standing::Fails => {
                    section.telling().into_iter().for_each(|answer| failing[urgency(answer.verdict)] += 1);
                }
                Standing::Open => counted.open += 1,
                Standing::Partly => counted.partly += 1,
                Standing::True => counted.is_true += 1,
                Standing::Said => counted.said += 1,
                Standing::NotCheckable => counted.not_checkable += 1,
            }
        }
        counted.failing = URGENCY.into_iter().zip(failing).filter(|(_, count)| *count > 0).collect();
        counted
    }

    /// How many do not stand as they are written.
    pub fn fails(&self) -> usize {
        self.failing.iter().map(|(_, count)| count).sum()
    }
}

/// Claims of which the same question lacks the same.
#[derive(Debug, Clone)]
pub struct Unanswered<'r> {
    /// What is asked.
    pub question: Question,
    /// What is missing.
    pub lack: Lack,
    /// In the order of the report; never none.
    pub claims: Vec<&'r Section>,
}

/// What is missing, by question and by what it is; groups of no claim are left out.
pub(super) fn unanswered(sections: &[Section]) -> Vec<Unanswered<'_>> {
    let mut groups = Vec::new();
    for question in Question::ALL.iter() {
        for lack in Lack::ALL {
            let lacks = |section: &&Section| section.answer(*question).is_some_and(|answer| answer.lack == Some(lack));
            let claims: Vec<&Section> = sections.iter().filter(lacks).collect();
            if !claims.is_empty() {
                groups.push(Unanswered { question: *question, lack, claims });
            }
        }
    }
    groups
}

/// Where a claim that calls for other words stands in a list: the worst first.
pub(super) fn rank(section: &Section) -> (usize, usize) {
    let list = match section.standing() {
        Standing::Fails => 0,
        Standing::Partly => 1,
        Standing::Open | Standing::True | Standing::Said | Standing::NotCheckable => 2,
    };
    (list, section.telling().map_or(URGENCY.len(), |answer| urgency(answer.verdict)))
}
