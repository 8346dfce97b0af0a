//! `fix`: what the article should say instead, put to its author.

use super::context::Context;
use super::read::Read;
use super::words::word;
use super::{Done, Outcome, draw, input};
use claimbench::domain::{ClaimNumber, EvidenceNumber, FixAnswer, FixNumber, FixRole, StoredFix};
use claimbench::formats::json::FixJson;
use claimbench::workbench::{Access, NewFix};
use clap::{Args, Subcommand};

/// Propose other words to the article's author, and record the answers
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Propose(ProposeArguments),
    Answer(AnswerArguments),
}

/// Propose other words for those that state a claim
#[derive(Args)]
pub struct ProposeArguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// The words to stand there; empty strikes the old ones
    #[arg(long, value_name = "WORDS")]
    to: String,

    /// Why
    #[arg(long, value_name = "TEXT")]
    because: String,

    /// The words as they stand [default: those that the claim is anchored to]
    #[arg(long, value_name = "WORDS")]
    old: Option<String>,

    /// The evidence that it rests on; may be given again
    #[arg(long, value_name = "E")]
    evidence: Vec<EvidenceNumber>,

    #[command(flatten)]
    read: Read,
}

/// Record the author's or the editor's answer
#[derive(Args)]
pub struct AnswerArguments {
    /// F1 or 1
    #[arg(value_name = "F")]
    fix: FixNumber,

    #[arg(value_parser = word::<FixAnswer>())]
    answer: FixAnswer,

    /// Whose answer it is
    #[arg(long, value_parser = word::<FixRole>(), default_value = "author")]
    role: FixRole,

    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    read: Read,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    let fix = match command {
        Command::Propose(arguments) => {
            let new = NewFix {
                claim: arguments.claim,
                old: arguments.old,
                new: input::text(&arguments.to)?,
                because: input::text(&arguments.because)?,
                evidence: arguments.evidence,
            };
            context.open(Access::Write)?.propose_fix(new, arguments.read.as_read.as_ref())?
        }
        Command::Answer(arguments) => context.open(Access::Write)?.answer_fix(
            arguments.fix,
            arguments.answer,
            arguments.role,
            arguments.note.as_deref(),
            arguments.read.as_read.as_ref(),
        )?,
    };
    print(context, &fix)
}

fn print(context: &mut Context, fix: &StoredFix) -> Outcome {
    if context.json {
        context.print_json(&FixJson::of(fix))?;
    } else {
        draw::memo::fix(&mut context.out, fix)?;
    }
    Ok(Done::Clean)
}
