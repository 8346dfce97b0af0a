//! `claim assign`: gives claims to someone.

use super::super::Outcome;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::look_alike;
use super::choice::{Choice, split};
use claimbench::domain::handle;
use clap::Args;

/// Give claims to someone, or take them off everybody's desk: claim assign 2 3 4 ben
#[derive(Args)]
pub struct Arguments {
    /// The claims by their numbers, then who works on them; me is you, and nobody or none is what --nobody says
    #[arg(value_name = "N|HANDLE")]
    words: Vec<String>,

    /// Take the claims off everybody's desk
    #[arg(long)]
    nobody: bool,

    #[command(flatten)]
    choice: Choice,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { words, nobody, choice } = arguments;
    let (numbers, handles) = split(words);
    let assignee = match (handles.as_slice(), nobody) {
        ([handle], true) if handle::is_nobody(handle) => None,
        ([handle], false) => Some(handle.as_str()),
        ([], true) => None,
        ([], false) => {
            let hint = "The numbers of claims stand first, then the handle; --nobody takes them off everybody's desk.";
            return Err(Failure::misuse("nobody is named", hint));
        }
        (several, _) => {
            let message = format!("claims are given to one person, not to {}", several.join(" and "));
            return Err(Failure::misuse(message, "Name one handle, or nobody with --nobody."));
        }
    };
    let (mut workbench, chosen) = choice.open(context, numbers, None)?;
    let assignee = assignee.and_then(|who| workbench.whom_if_anybody(who));
    let dossiers = workbench.assign_all(chosen.claims(), assignee.as_deref(), chosen.run())?;
    look_alike::warn(context, assignee.as_deref());
    let given = match &assignee {
        Some(who) => format!("given to {who}"),
        None => "on nobody's desk now".to_owned(),
    };
    let what = if assignee.is_none() { format!("is {given}") } else { given.clone() };
    chosen.print(context, &dossiers, &what, &given)
}
