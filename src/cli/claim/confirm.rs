//! `claim confirm`: says that reworded words still state the claim.

use crate::cli::context::Context;
use crate::cli::{Done, Outcome};
use claimbench::domain::ClaimNumber;
use claimbench::workbench::Access;
use clap::Args;

/// Record that you have read the changed words of the article, and that they still state the claim
#[derive(Args)]
pub struct Arguments {
    /// 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let dossier = context.open(Access::Write)?.confirm_claim(arguments.claim, arguments.note.as_deref())?;
    super::print_changed(context, &dossier, "confirmed")?;
    Ok(Done::Clean)
}
