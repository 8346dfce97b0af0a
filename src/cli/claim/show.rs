//! `claim show`: everything about one claim.

use super::super::context::Context;
use super::super::draw;
use super::super::{Done, Outcome};
use claimbench::domain::ClaimNumber;
use claimbench::formats::json::ClaimJson;
use claimbench::report::Section;
use claimbench::workbench::Access;
use clap::Args;

/// Show everything about one claim
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let dossier = context.open(Access::Read)?.shown(arguments.claim)?;
    let today = context.now().day();
    if context.json {
        context.print_json(&ClaimJson::of(&dossier, today))?;
    } else {
        draw::report::claim::draw(&Section::of(dossier, today), draw::Width::of_stdout(), &mut context.out)?;
    }
    Ok(Done::Clean)
}
