//! `claim set-aside`: takes a claim out of the work, with the reason.

use super::super::context::Context;
use super::super::words::word;
use super::super::{Done, Outcome};
use claimbench::domain::{ClaimNumber, SetAside, SetAsideReason};
use claimbench::workbench::Access;
use clap::Args;

/// Take a claim out of the work, with the reason; it stays on the record
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    #[arg(long, value_parser = word::<SetAsideReason>())]
    reason: SetAsideReason,

    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let set_aside = SetAside { reason: arguments.reason, note: arguments.note };
    let dossier = context.open(Access::Write)?.set_aside(arguments.claim, set_aside)?;
    super::print_changed(context, &dossier, "set aside")?;
    Ok(Done::Clean)
}
