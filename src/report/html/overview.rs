//! The claims in tables, one for each question and status, what calls for an editor first.

use super::badge::{self, Badge};
use super::{card, rich};
use crate::domain::Question;
use crate::domain::query::Flag;
use crate::report::{Answer, Report, Section, URGENCY, words};

/// A browser lays out a table as a whole: a longer one is cut, so that only what is in view costs time.
pub const ROWS: usize = 200;

/// The claims of one status; never empty.
pub struct Group<'r> {
    pub id: String,
    pub badge: Badge,
    pub rows: Vec<Row<'r>>,
}

pub struct Row<'r> {
    pub id: String,
    pub number: String,
    pub text: &'r str,
    pub speaker: &'r str,
    pub said: Option<Badge>,
    pub stage: String,
    pub flags: Vec<String>,
    /// For, against, origins.
    pub weights: [String; 3],
}

pub fn groups(report: &Report) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    for question in [Question::True, Question::Said] {
        for verdict in URGENCY {
            let is = |answer: &Answer| answer.question == question && answer.verdict == verdict;
            let rows = report.claims.iter().filter(|section| section.main().is_some_and(is)).map(Row::of).collect();
            let badge = Badge::on(question, verdict);
            groups.push(Group { id: format!("all-{question}-{}", badge.class), badge, rows });
        }
    }
    let rows = report.claims.iter().filter(|section| section.main().is_none()).map(Row::of).collect();
    groups.push(Group { id: "all-not-checkable".to_owned(), badge: Badge::not_checkable(), rows });
    groups.retain(|group| !group.rows.is_empty());
    groups
}

impl<'r> Row<'r> {
    fn of(section: &'r Section) -> Self {
        let claim = &section.dossier.claim;
        // Nobody but one has read most verdicts: the front says so once, and a mark on every row would say nothing.
        let telling = section.flags.iter().filter(|flag| **flag != Flag::SingleReader);
        Self {
            id: rich::card(claim.number),
            number: claim.number.to_string(),
            text: &claim.text,
            speaker: card::speaker(section),
            said: badge::said(section),
            stage: words::stage(section),
            flags: telling.map(|flag| words::words(*flag)).collect(),
            weights: words::weights(section),
        }
    }
}
