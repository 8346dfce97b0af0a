//! `claim relate`: says how one claim stands to another.

use super::super::context::Context;
use super::super::words::word;
use super::super::{Done, Outcome};
use claimbench::domain::{ClaimNumber, Relation, RelationKind, Word};
use claimbench::workbench::Access;
use clap::Args;

/// Say how one claim stands to another: claim relate 12 contradicts 30
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    from: ClaimNumber,

    /// How the first claim stands to the other
    #[arg(value_name = "TYPE", value_parser = word::<RelationKind>())]
    kind: RelationKind,

    /// The other claim
    #[arg(value_name = "M")]
    to: ClaimNumber,

    /// More of it, in your words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { from, kind, to, note } = arguments;
    let dossier = context.open(Access::Write)?.relate(Relation { from, kind, to, note })?;
    super::print_changed(context, &dossier, &format!("{} {to}", kind.spoken()))?;
    Ok(Done::Clean)
}
