//! Where the ledger stands and who did what since: what an open page asks for, to learn of other people's changes.

use super::ask::Reply;
use super::refusal::Trouble;
use super::visit::{Outcome, Visit};
use claimbench::domain::handle;
use claimbench::domain::text::is_hidden;
use claimbench::report::words::{self, history::sentence};

/// How many events are looked at, and how many are told.
const LOOKED_AT: usize = 200;
const TOLD: usize = 3;

pub fn head(visit: &Visit<'_>) -> Outcome {
    Ok(Reply::text(200, visit.read()?.head()?.seq.to_string()))
}

/// What others did after an event, in a line; empty where only whoever asks did anything.
pub fn since(visit: &Visit<'_>) -> Outcome {
    let seq = visit.parts().get(1).and_then(|part| part.parse().ok()).ok_or(Trouble::NoPage)?;
    let mut entries = visit.read()?.changes_after(seq, LOOKED_AT)?;
    entries.retain(|entry| !handle::same(&entry.actor, &visit.actor));
    let told = entries.iter().take(TOLD).map(|entry| format!("{} {}", entry.actor, sentence(&entry.event)));
    let mut told = told.collect::<Vec<_>>().join(". ");
    if entries.len() > TOLD {
        told += &format!(". And {}", words::count(entries.len() - TOLD, "change more", "changes more"));
    }
    // The script shows it as it is.
    let shown = |c: char| if is_hidden(c) { c.escape_unicode().to_string() } else { c.to_string() };
    Ok(Reply::text(200, told.chars().map(shown).collect::<String>()))
}
