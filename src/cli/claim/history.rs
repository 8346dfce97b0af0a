//! `claim history`: every event that touched a claim.

use super::super::context::Context;
use super::super::draw;
use super::super::{Done, Outcome};
use claimbench::domain::ClaimNumber;
use claimbench::error::Error;
use claimbench::formats::json::EntryJson;
use claimbench::workbench::Access;
use clap::Args;

/// Show every event that touched a claim, oldest first
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let history = context.open(Access::Read)?.history(arguments.claim)?;
    if context.json {
        let entries = history.iter().map(EntryJson::of).collect::<Result<Vec<_>, _>>().map_err(Error::Json)?;
        context.print_json(&entries)?;
    } else {
        draw::history::history(&mut context.out, &history)?;
    }
    Ok(Done::Clean)
}
