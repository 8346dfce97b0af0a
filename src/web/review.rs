//! The queue of the second reader: the claims that wait, each leading to the claim as its reader may see it.

use super::claim;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{ClaimNumber, Dossier, Question, Word};
use claimbench::error::Result;
use claimbench::workbench::{More, Workbench};

#[derive(Template)]
#[template(path = "review.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    waiting: Vec<Line>,
    /// Those whose verdict whoever is here gave: another person reads them. Counted as far as was looked.
    own: usize,
    more: bool,
}

/// How many that wait are listed.
const LISTED: usize = 100;

struct Line {
    place: String,
    number: String,
    text: String,
    class: &'static str,
    badge: String,
    blind: bool,
    by: String,
}

/// Whether whoever is here stands behind a verdict of the claim.
pub fn is_own(dossier: &Dossier, actor: &str) -> bool {
    Question::ALL.iter().any(|question| dossier.status(*question).is_some_and(|one| one.is_of(actor)))
}

pub fn queue(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let (queue, more) = workbench.review_queue_up_to(LISTED)?;
    let (own, others): (Vec<_>, Vec<_>) = queue.iter().partition(|dossier| is_own(dossier, &visit.actor));
    let waiting = others.into_iter().map(Line::of).collect();
    let shell = Shell::of(visit, &workbench, "Review", "Review")?;
    Ok(drawn(200, &Page { shell, waiting, own: own.len(), more: more == More::Left }))
}

/// The first claim that waits for whoever is here, beside one.
pub fn next(workbench: &Workbench, visit: &Visit<'_>, but: ClaimNumber) -> Result<Option<Dossier>> {
    let waits = |one: &Dossier| one.number() != but && !is_own(one, &visit.actor);
    let first = |queue: Vec<Dossier>| queue.into_iter().find(waits);
    let (queue, more) = workbench.review_queue_up_to(LISTED)?;
    match first(queue) {
        None if more == More::Left => Ok(first(workbench.review_queue()?)),
        found => Ok(found),
    }
}

impl Line {
    fn of(dossier: &Dossier) -> Self {
        let (class, badge) = super::card::badge(dossier);
        let mut by: Vec<&str> = dossier.statuses.iter().map(|stored| stored.by.as_str()).collect();
        by.dedup();
        Self {
            place: claim::place(dossier),
            number: dossier.number().to_string(),
            text: dossier.claim.text.clone(),
            class,
            badge,
            blind: !dossier.procedure.owed.is_empty(),
            by: by.join(", "),
        }
    }
}
