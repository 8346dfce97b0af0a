//! `rebuild`: makes every table anew from the ledger.

use super::context::Context;
use super::{Done, Outcome};
use claimbench::report::words::count;
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// Make every table anew from the ledger; whatever was changed behind its back is gone afterwards
#[derive(Args)]
pub struct Arguments {}

#[derive(Serialize)]
struct Rebuilt {
    events: u64,
}

pub fn run(context: &mut Context, Arguments {}: Arguments) -> Outcome {
    let mut workbench = context.open(Access::Rebuild)?;
    let progress = context.progress("Replaying the ledger");
    let rebuilt = Rebuilt { events: workbench.rebuild()? };
    progress.finish_and_clear();
    if context.json {
        context.print_json(&rebuilt)?;
    } else {
        writeln!(context.out, "Made every table anew from {}.", count(rebuilt.events as usize, "event", "events"))?;
    }
    Ok(Done::Clean)
}
