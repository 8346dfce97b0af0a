//! `undo`: takes the last own step back.

use super::context::Context;
use super::draw::{history, one_line};
use super::{Done, Outcome};
use claimbench::formats::json::EntryJson;
use claimbench::report::words::count;
use claimbench::report::words::history::sentence;
use claimbench::workbench::{Access, Left, Run, Undone};
use clap::Args;
use serde::Serialize;
use std::io::Write;

/// Take your last step back, by its opposite: nothing is ever deleted
///
/// A step is what one command recorded. Given again, the step before it is taken back. It is refused where somebody else
/// has acted on the same claim, source or article since, and where a step has no opposite: what was approved, asked,
/// published or merged is answered by doing the next thing. A sheet that was brought in is taken back as one step: its claims
/// are set aside, its evidence is withdrawn, and brought in again its rows come in anew.
#[derive(Args)]
pub struct Arguments {
    /// Only tell what would be taken back
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
struct UndoneJson {
    dry_run: bool,
    /// The events taken back, oldest first.
    step: Vec<EntryJson>,
    /// The kinds of the events that took them back.
    by: Vec<&'static str>,
}

/// How many events of a step are told.
const SHOWN: usize = 20;

fn more(context: &mut Context, all: usize) -> std::io::Result<()> {
    if all > SHOWN {
        writeln!(context.out, "  ... and {} more", all - SHOWN)?;
    }
    Ok(())
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let run = if arguments.dry_run { Run::Dry } else { Run::Real };
    let undone = context.open(Access::Write)?.undo(run)?;
    if context.json {
        let document = UndoneJson::of(&undone, arguments.dry_run).map_err(claimbench::error::Error::from)?;
        context.print_json(&document)?;
        return Ok(Done::Clean);
    }
    let took = if arguments.dry_run { "Would take back" } else { "Took back" };
    writeln!(context.out, "{took} {}:", count(undone.step.len(), "event", "events"))?;
    history::history(&mut context.out, &undone.step[..undone.step.len().min(SHOWN)])?;
    more(context, undone.step.len())?;
    writeln!(context.out, "by:")?;
    for event in undone.opposites.iter().take(SHOWN) {
        writeln!(context.out, "  {}", one_line(&sentence(event)))?;
    }
    more(context, undone.opposites.len())?;
    for left in undone.left.iter().take(SHOWN) {
        match left {
            Left::Source(source) => writeln!(context.out, "{source} stays, and nothing of this step rests on it.")?,
            Left::Snapshot => writeln!(context.out, "The kept bytes stay.")?,
            Left::SheetRows => writeln!(
                context.out,
                "What the sheet had stays with its claims; brought in again, its rows come in anew."
            )?,
        }
    }
    more(context, undone.left.len())?;
    if arguments.dry_run {
        context.aside("Nothing was stored.");
    }
    Ok(Done::Clean)
}

impl UndoneJson {
    fn of(undone: &Undone, dry_run: bool) -> Result<Self, serde_json::Error> {
        Ok(Self {
            dry_run,
            step: undone.step.iter().map(EntryJson::of).collect::<Result<_, _>>()?,
            by: undone.opposites.iter().map(|event| event.kind()).collect(),
        })
    }
}
