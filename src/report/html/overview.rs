//! The claims in tables, one for each status, what calls for an editor first.

use super::badge::{self, Badge};
use super::{card, rich};
use crate::domain::query::Flag;
use crate::report::{Report, Section, words};

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
    let mut groups: Vec<Group> = badge::by_urgency()
        .into_iter()
        .map(|verdict| {
            let of = |section: &&Section| section.verdict() == Some(verdict);
            Group::of(Badge::verdict(verdict), report.claims.iter().filter(of))
        })
        .collect();
    groups.push(Group::of(Badge::not_checkable(), report.claims.iter().filter(|section| section.verdict().is_none())));
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The statuses that a reader can choose from.
pub fn choices(report: &Report) -> Vec<Badge> {
    groups(report).into_iter().map(|group| group.badge).collect()
}

impl<'r> Group<'r> {
    fn of(badge: Badge, sections: impl Iterator<Item = &'r Section>) -> Self {
        Self { id: format!("all-{}", badge.class), badge, rows: sections.map(Row::of).collect() }
    }
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
            stage: words::words(section.stage),
            flags: telling.map(|flag| words::words(*flag)).collect(),
            weights: words::weights(section),
        }
    }
}
