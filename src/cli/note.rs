//! `note`: a dated note for the reader of a published article.

use super::context::Context;
use super::words::word;
use super::{Done, Outcome, claim, input};
use claimbench::domain::{ClaimNumber, NoteKind};
use claimbench::workbench::Access;
use clap::Args;

/// Add a dated note for the reader of a published article: a correction, a clarification, an update, a withdrawal
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// What the note is for
    #[arg(value_parser = word::<NoteKind>())]
    kind: NoteKind,

    /// What the reader is told; - reads it from standard input
    #[arg(long, value_name = "TEXT")]
    text: String,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let text = input::text(&arguments.text)?;
    let dossier = context.open(Access::Write)?.add_note(arguments.claim, arguments.kind, &text)?;
    claim::print_changed(context, &dossier, &format!("has a note of {}", arguments.kind))?;
    Ok(Done::Clean)
}
