//! `claim reopen`: takes a claim that was set aside back into the work.

use super::super::context::Context;
use super::super::{Done, Outcome};
use claimbench::domain::ClaimNumber;
use claimbench::workbench::Access;
use clap::Args;

/// Take a claim that was set aside back into the work
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// Why it is taken back
    #[arg(long, value_name = "TEXT")]
    note: String,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let dossier = context.open(Access::Write)?.reopen(arguments.claim, &arguments.note)?;
    super::print_changed(context, &dossier, "reopened")?;
    Ok(Done::Clean)
}
