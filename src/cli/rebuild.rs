//! `rebuild`: makes every table anew from the ledger.

use super::context::Context;
use super::draw::one_line;
use super::{Done, Outcome};
use claimbench::report::words::count;
use claimbench::workbench::Workbench;
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// Make every table anew from the ledger; whatever was changed behind its back is gone afterwards
///
/// Refused while the chain of the ledger is broken: the tables may be better than it. Where the tables are not as the ledger
/// says, the file as it was is copied aside first, to FILE.before-rebuild.
#[derive(Args)]
pub struct Arguments {}

#[derive(Serialize)]
struct Rebuilt {
    events: u64,
    /// The file as it was, where its tables were not as the ledger says.
    set_aside: Option<String>,
}

pub fn run(context: &mut Context, Arguments {}: Arguments) -> Outcome {
    let progress = context.progress("Replaying the ledger");
    let opened = Workbench::open_to_rebuild(&context.db, context.setting());
    let rebuilt = opened.and_then(|(mut workbench, copy)| Ok((workbench.rebuild()?, copy)));
    progress.finish_and_clear();
    let (events, copy) = rebuilt?;
    let rebuilt = Rebuilt { events, set_aside: copy.map(|copy| copy.display().to_string()) };
    if context.json {
        context.print_json(&rebuilt)?;
    } else {
        writeln!(context.out, "Made every table anew from {}.", count(events as usize, "event", "events"))?;
        if let Some(copy) = &rebuilt.set_aside {
            writeln!(context.out, "They were not as the ledger says. The file as it was: {}", one_line(copy))?;
        }
    }
    Ok(Done::Clean)
}
