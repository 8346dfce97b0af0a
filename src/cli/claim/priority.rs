//! `claim priority`: says which claims come first.

use super::super::Outcome;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::words::priority;
use super::choice::Choice;
use claimbench::domain::ClaimNumber;
use clap::Args;

/// Say which claims come first: claim priority 2 3 4 1
#[derive(Args)]
pub struct Arguments {
    /// The claims by their numbers; the last word is the priority: 1 first, 2 as it comes, 3 if there is time
    #[arg(value_name = "N|PRIORITY", required = true)]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { mut words, choice } = arguments;
    let last = words.pop().unwrap_or_default();
    let priority = priority(&last).map_err(|error| {
        Failure::misuse(format!("{last} is no priority: {error}"), "The claims stand first, then the priority, 1 to 3.")
    })?;
    let numbers = words.iter().map(|word| word.parse()).collect::<Result<Vec<ClaimNumber>, _>>()?;
    let (mut workbench, chosen) = choice.open(context, numbers, None)?;
    let dossiers = workbench.prioritise_all(chosen.claims(), priority, chosen.run())?;
    let what = format!("priority {}", priority.value());
    chosen.print(context, &dossiers, &format!("has {what} now"), &what)
}
