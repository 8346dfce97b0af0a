//! The report in a few numbers, and the claims by status, a bar for each question.

use super::bar::Bar;
use crate::domain::{Stance, StoredEvidence};
use crate::report::{CheckCounts, Report, Section, words};
use std::collections::BTreeSet;

pub struct Glance {
    /// One for each question that is asked: what is so and what was only said are never added up.
    pub bars: Vec<Bar>,
    pub progress: Vec<String>,
    /// A number, what it counts, and what it is out of.
    pub numbers: Vec<Number>,
}

pub struct Number {
    pub number: String,
    pub counts: String,
    pub beside: String,
}

impl Glance {
    pub fn of(report: &Report) -> Self {
        let counts = &report.counts;
        let settled = report.cover.articles.iter().map(|a| a.looked_at()).sum::<usize>();
        let sentences = report.cover.articles.iter().map(|a| a.sentences).sum::<usize>();
        let coverage = (sentences > 0).then(|| {
            number(settled, format!("of {}", words::count(sentences, "sentence", "sentences")), "looked at".to_owned())
        });
        let decided = number(
            counts.decided,
            format!("of {}", words::count(report.claims.len(), "claim", "claims")),
            "with a verdict".to_owned(),
        );
        let origins: BTreeSet<String> = report.claims.iter().flat_map(origins).collect();
        let evidence = number(
            counts.evidence,
            if counts.evidence == 1 { "piece of evidence" } else { "pieces of evidence" }.to_owned(),
            format!("from {}", words::count(origins.len(), "origin", "origins")),
        );
        let single = report.claims.iter().filter(|section| rests_on_one(section)).count();
        let single = number(
            single,
            if single == 1 { "verdict" } else { "verdicts" }.to_owned(),
            "on a single origin".to_owned(),
        );
        let read = number(
            counts.second_read,
            format!("of {}", words::count(counts.decided, "verdict", "verdicts")),
            "second-read".to_owned(),
        );
        Self {
            bars: counts.by_question.iter().map(Bar::of).collect(),
            progress: [words::progress(counts)]
                .into_iter()
                .chain(report.cover.check.as_ref().map(|found| words::checked(&CheckCounts::of(found))))
                .collect(),
            numbers: [decided].into_iter().chain(coverage).chain([evidence, single, read]).collect(),
        }
    }
}

fn number(number: usize, counts: String, beside: String) -> Number {
    Number { number: words::grouped(number.into()), counts, beside }
}

/// The origins of everything that decides a question of the claim.
fn origins(section: &Section) -> impl Iterator<Item = String> {
    let standing = section.asked().flat_map(|answer| section.dossier.standing(answer.question));
    let decides = |stance| matches!(stance, Stance::Supports | Stance::Refutes | Stance::Mixed);
    standing.filter(move |stored| decides(stored.evidence.stance)).map(StoredEvidence::origin)
}

/// The verdict on the main question has one witness, however many pages repeat it.
fn rests_on_one(section: &Section) -> bool {
    section.main().is_some_and(|answer| answer.status.is_some() && answer.lack.is_none() && answer.tally.origins == 1)
}
