//! `claim tag`: adds tags to a claim, or takes them off.

use super::super::context::Context;
use super::super::{Done, Outcome};
use claimbench::domain::ClaimNumber;
use claimbench::workbench::Access;
use clap::Args;

/// Add tags to a claim, or take them off
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// The tags to add
    #[arg(required_unless_present = "remove")]
    tags: Vec<String>,

    /// A tag to take off
    #[arg(long, value_name = "TAG")]
    remove: Vec<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let dossier = context.open(Access::Write)?.tag(arguments.claim, arguments.tags, arguments.remove)?;
    let what = match dossier.claim.tags.as_slice() {
        [] => "has no tags now".to_owned(),
        tags => format!("is tagged {}", tags.join(", ")),
    };
    super::print_changed(context, &dossier, &super::draw::one_line(&what))?;
    Ok(Done::Clean)
}
