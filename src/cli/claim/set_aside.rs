//! `claim set-aside`: takes claims out of the work, with the reason.

use super::super::Outcome;
use super::super::context::Context;
use super::super::draw::style;
use super::super::failure::Failure;
use super::super::read::Read;
use super::super::words::word;
use super::choice::Choice;
use claimbench::domain::query::{Field, Filter, Stage};
use claimbench::domain::{ClaimNumber, SetAside, SetAsideReason, Word};
use clap::Args;

/// Take claims out of the work, with the reason; they stay on the record
#[derive(Args)]
pub struct Arguments {
    /// The claims: 12 or #12
    #[arg(value_name = "N")]
    claims: Vec<ClaimNumber>,

    /// Why it is taken out of the work
    #[arg(long, value_parser = word::<SetAsideReason>())]
    reason: SetAsideReason,

    /// More about it; needed where the reason is other
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    read: Read,

    #[command(flatten)]
    choice: Choice,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { claims, reason, note, read, choice } = arguments;
    if reason == SetAsideReason::Other && note.as_ref().is_none_or(|note| note.trim().is_empty()) {
        return Err(Failure::misuse("the reason \"other\" needs a note", "Say why with --note TEXT."));
    }
    // A query means claims in work; one that is named by its number and set aside already is refused.
    let in_work = Filter::without(Field::Stage, Stage::SetAside.word());
    let (mut workbench, chosen) = choice.open(context, claims, Some(in_work))?;
    let read = read.as_read.as_ref();
    if read.is_some() && chosen.claims().len() != 1 {
        return Err(Failure::misuse("--as-read is of one claim", "Set claims aside one by one, each as it was read."));
    }
    let dossiers = workbench.set_aside_all(chosen.claims(), SetAside { reason, note }, read, chosen.run())?;
    chosen.print(context, &dossiers, "set aside", &format!("set aside as {}", style::words(reason)))
}
