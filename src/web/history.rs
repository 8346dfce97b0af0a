//! What happened to a claim, event by event.

use super::claim::place;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::report::words::{self, history::actor, history::sentence};

#[derive(Template)]
#[template(path = "history.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    number: String,
    place: String,
    text: String,
    entries: Vec<(u64, String, String, String)>,
}

pub fn history(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let dossier = workbench.dossier(visit.named(1)?)?;
    let entries = workbench.history(dossier.number())?.into_iter();
    let entries =
        entries.map(|entry| (entry.seq, words::instant(entry.at), sentence(&entry.event), actor(&entry))).collect();
    let number = dossier.number().to_string();
    let shell = Shell::of(visit, &workbench, "", &format!("History of {number}"))?;
    Ok(drawn(200, &Page { shell, number, place: place(&dossier), text: dossier.claim.text, entries }))
}
