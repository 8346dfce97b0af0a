//! `claim confirm`: says that reworded words still state the claim, and that its verdicts hold for them.

use crate::cli::context::Context;
use crate::cli::read::Read;
use crate::cli::{Done, Outcome};
use claimbench::domain::ClaimNumber;
use claimbench::workbench::Access;
use clap::Args;

/// Record that you have read the changed words, that they still state the claim, and that its verdicts hold for them
///
/// Words change in two ways: the article is updated, or the claim is edited. Either way a verdict given before counts for
/// nothing until somebody gives it anew or says here that it holds. Whoever does so stands behind it beside its giver.
#[derive(Args)]
pub struct Arguments {
    /// 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// What you found, for the record
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    read: Read,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { claim, note, read } = &arguments;
    let mut workbench = context.open(Access::Write)?;
    let dossier = workbench.confirm_claim(*claim, note.as_deref(), read.as_read.as_ref())?;
    super::print_changed(context, &dossier, "confirmed")?;
    super::point_out(context, &workbench, &dossier.claim)?;
    Ok(Done::Clean)
}
