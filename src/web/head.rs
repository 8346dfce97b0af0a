//! Where the ledger stands and who did what since: what an open page asks for, to learn of other people's changes.

use super::ask::Reply;
use super::refusal::Trouble;
use super::visit::{Outcome, Visit};
use claimbench::domain::handle;
use claimbench::domain::text::is_hidden;
use claimbench::report::words::{self, history::sentence};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// How many events are looked at, and how many are told.
const LOOKED_AT: usize = 200;
const TOLD: usize = 3;

/// Where the ledger stood when its file was last looked into. Open pages ask all the time, and mostly nothing has changed.
#[derive(Default)]
pub struct Known(Mutex<Option<(Vec<Stamp>, u64)>>);

/// A file by what changes when somebody writes to it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    inode: u64,
    length: u64,
    written: SystemTime,
}

/// How old a stamp must be before it is believed: two writes within one tick of the file system's clock look like one.
const SETTLED: Duration = Duration::from_secs(2);

pub fn head(visit: &Visit<'_>) -> Outcome {
    let stamps = stamps(&visit.desk.case());
    let mut known = visit.desk.known_head.0.lock().unwrap_or_else(PoisonError::into_inner);
    let seq = match known.as_ref().filter(|(of, _)| *of == stamps) {
        Some((_, seq)) => *seq,
        None => {
            let seq = visit.read()?.head()?.seq;
            let old = |stamp: &Stamp| stamp.written.elapsed().is_ok_and(|age| age > SETTLED);
            *known = stamps.iter().all(old).then_some((stamps, seq));
            seq
        }
    };
    drop(known);
    let mut reply = Reply::text(200, seq.to_string());
    if let Some(claim) = visit.ask.header("x-claim").and_then(|claim| claim.parse().ok()) {
        let others = visit.desk.present.beside(&visit.actor, claim).join(", ");
        reply.headers.push(("x-also", url::form_urlencoded::byte_serialize(others.as_bytes()).collect()));
    }
    Ok(reply)
}

/// The case's file and its write-ahead log; an empty log says no more than none.
fn stamps(case: &Path) -> Vec<Stamp> {
    let mut log = case.as_os_str().to_owned();
    log.push("-wal");
    let stamp = |path: &Path| {
        let meta = std::fs::metadata(path).ok().filter(|meta| meta.len() > 0)?;
        Some(Stamp { inode: meta.ino(), length: meta.len(), written: meta.modified().ok()? })
    };
    [stamp(case), stamp(Path::new(&log))].into_iter().flatten().collect()
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
