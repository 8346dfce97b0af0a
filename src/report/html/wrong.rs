//! The first page's lists: what is wrong, what holds for the most part only, where other words are proposed, and what is
//! still open.

use super::badge::Badge;
use super::rich::{Links, Place};
use crate::report::{self, Correction, Report, Standing, Unanswered, words};

/// What calls for other words, under its heading.
pub struct Wrongs<'r> {
    pub id: String,
    pub heading: &'static str,
    pub items: Vec<Wrong<'r>>,
}

pub struct Wrong<'r> {
    pub place: Place,
    pub badge: Badge,
    pub says: &'r str,
    pub finding: Option<Finding>,
    pub better: Option<Better<'r>>,
    pub fails: bool,
}

/// A verdict in one sentence, marked where it was not written to stand alone.
pub struct Finding {
    pub label: Option<&'static str>,
    pub text: String,
}

/// Better words, and whose proposal they are.
pub struct Better<'r> {
    pub words: &'r str,
    pub proposal: String,
}

/// The lists in their order; empty ones are left out.
pub fn wrongs<'r>(report: &'r Report, links: &Links) -> Vec<Wrongs<'r>> {
    let corrections = report.corrections();
    let lists = words::correction_lists(&corrections).into_iter().enumerate();
    lists
        .map(|(at, (heading, list))| Wrongs {
            id: if heading == words::WRONG { "wrong".to_owned() } else { format!("wrong-{at}") },
            heading,
            items: list.iter().map(|correction| Wrong::of(correction, links)).collect(),
        })
        .collect()
}

impl<'r> Wrong<'r> {
    fn of(correction: &Correction<'r>, links: &Links) -> Self {
        let section = correction.section;
        Self {
            place: Place::of(section.dossier.number(), links),
            badge: Badge::telling(section),
            says: correction.says,
            finding: correction.finding.as_ref().map(Finding::of),
            better: correction.better.map(Better::of),
            fails: section.standing() == Standing::Fails,
        }
    }
}

impl Finding {
    pub fn of(finding: &report::Finding) -> Self {
        let label = match finding {
            report::Finding::Given(_) => None,
            report::Finding::FirstSentence(_) => Some(words::FROM_REASONS),
        };
        Self { label, text: finding.text().to_owned() }
    }
}

impl<'r> Better<'r> {
    pub fn of(better: &'r report::Wording) -> Self {
        Self { words: words::better(better), proposal: words::proposal(better) }
    }
}

/// Claims that lack the same, under what it is.
pub struct Lacking<'r> {
    pub what: String,
    pub count: usize,
    /// The first of them.
    pub claims: Vec<Open<'r>>,
    /// How many more there are.
    pub more: Option<String>,
}

/// Claims that lack the same are listed so far, and the rest counted: the tables by status have them all.
const MOST: usize = 200;

pub struct Open<'r> {
    pub place: Place,
    pub text: &'r str,
    pub more: Vec<String>,
}

pub fn lacking<'r>(report: &'r Report, links: &Links) -> Vec<Lacking<'r>> {
    let group = |missing: Unanswered<'r>| Lacking {
        what: words::unanswered(&missing),
        count: missing.claims.len(),
        more: words::others(missing.claims.len().saturating_sub(MOST)),
        claims: missing
            .claims
            .iter()
            .take(MOST)
            .map(|section| Open {
                place: Place::of(section.dossier.number(), links),
                text: &section.dossier.claim.text,
                more: words::open(section, missing.question),
            })
            .collect(),
    };
    report.unanswered().into_iter().map(group).collect()
}
