//! `claim assign`: gives a claim to someone.

use super::super::context::Context;
use super::super::{Done, Outcome};
use claimbench::domain::ClaimNumber;
use claimbench::workbench::Access;
use clap::Args;

/// Give a claim to someone, or take it off everybody's desk
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// Who works on it
    #[arg(required_unless_present = "nobody")]
    handle: Option<String>,

    /// Take the claim off everybody's desk
    #[arg(long, conflicts_with = "handle")]
    nobody: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let dossier = context.open(Access::Write)?.assign(arguments.claim, arguments.handle.as_deref())?;
    let what = match &dossier.claim.assignee {
        Some(who) => format!("given to {who}"),
        None => "is on nobody's desk now".to_owned(),
    };
    super::print_changed(context, &dossier, &super::draw::one_line(&what))?;
    Ok(Done::Clean)
}
