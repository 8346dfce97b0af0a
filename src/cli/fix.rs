//! `fix`: what the article should say instead, put to its author.

use super::context::Context;
use super::read::Read;
use super::words::word;
use super::{Done, Outcome, draw, input};
use claimbench::domain::{
    ClaimNumber, EvidenceNumber, FIX_MARK, FIX_PROPERTY, FixAnswer, FixNumber, FixRole, StoredFix,
};
use claimbench::error::Error;
use claimbench::formats::json::FixJson;
use claimbench::intake::office::returned;
use claimbench::report::words::count;
use claimbench::workbench::{Access, Fate, NewFix, ReturnedFix, beside_no_fix};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Propose other words to the article's author, and record the answers
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Propose(ProposeArguments),
    Answer(AnswerArguments),
    Answers(AnswersArguments),
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

    /// What is answered; query: the other side asks something first
    #[arg(value_parser = word::<FixAnswer>())]
    answer: FixAnswer,

    /// Whose answer it is
    #[arg(long, value_parser = word::<FixRole>(), default_value = "author")]
    role: FixRole,

    /// Their words, for the record
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    #[command(flatten)]
    read: Read,
}

/// Read what the author did with each fix in a document that `memo --format docx` made
///
/// A change that was taken is an answer "accepted", one that was refused "rejected"; other words, or a comment beside a change
/// that still waits, are a query.
#[derive(Args)]
pub struct AnswersArguments {
    /// The document as it came back
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Whose answers they are
    #[arg(long, value_parser = word::<FixRole>(), default_value = "author")]
    role: FixRole,

    /// Say what it holds, and record nothing
    #[arg(long)]
    dry_run: bool,
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
        Command::Answers(arguments) => return answers(context, &arguments),
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

fn answers(context: &mut Context, arguments: &AnswersArguments) -> Outcome {
    let name = input::name(&arguments.file);
    let unreadable = |what: String| Error::Unreadable { file: name.clone(), line: None, what };
    let bytes = input::bytes(&arguments.file)?;
    let returned = returned::returned(&bytes, FIX_MARK, FIX_PROPERTY).map_err(|error| unreadable(error.to_string()))?;
    let mut workbench = context.open(if arguments.dry_run { Access::Read } else { Access::Write })?;
    let case = returned.property.as_ref().and_then(|property| property.split(' ').next());
    if case.is_some_and(|case| case != workbench.file_uid().to_string()) {
        return Err(unreadable("it was made of another case".to_owned()).into());
    }
    let fates = workbench.fates(&returned, arguments.role)?;
    if fates.is_empty() {
        return Err(unreadable("no fix is marked in it; `memo --format docx` makes such a document".to_owned()).into());
    }
    let recorded = if arguments.dry_run { 0 } else { workbench.answer_returned(&fates, arguments.role)? };
    let beside = beside_no_fix(&returned);
    if context.json {
        let answers = fates.iter().map(AnswerJson::of).collect();
        context.print_json(&AnswersJson {
            dry_run: arguments.dry_run,
            recorded,
            answers,
            changes_elsewhere: returned.elsewhere,
            comments_elsewhere: beside,
        })?;
        return Ok(Done::Clean);
    }
    let width = draw::Width::of_stdout();
    draw::memo::fates(&fates, width, &mut context.out)?;
    let made = fates.iter().filter(|one| one.answer().is_some() && !one.is_known).count();
    let said = match (arguments.dry_run, made) {
        (_, 0) => "Nothing in it is new.".to_owned(),
        (true, made) => format!("Would record {}.", count(made, "answer", "answers")),
        (false, _) => format!("Recorded {}.", count(recorded, "answer", "answers")),
    };
    writeln!(context.out, "\n{said}")?;
    if returned.elsewhere > 0 {
        let changes = count(returned.elsewhere, "change stands", "changes stand");
        context.aside(format_args!("{changes} elsewhere in it; `article update` takes in the text."));
    }
    for comment in beside {
        context.aside(format_args!("Beside no fix: {}", draw::one_line(&comment)));
    }
    Ok(Done::Clean)
}

#[derive(Serialize)]
struct AnswersJson {
    dry_run: bool,
    recorded: usize,
    answers: Vec<AnswerJson>,
    /// Tracked changes that are in no fix's words.
    changes_elsewhere: usize,
    comments_elsewhere: Vec<String>,
}

#[derive(Serialize)]
struct AnswerJson {
    fix: FixNumber,
    claim: ClaimNumber,
    /// accepted, rejected, reworded, untouched or gone.
    fate: &'static str,
    /// The words that stand there instead; null but where it is reworded.
    words: Option<String>,
    comments: Vec<String>,
    /// The answer that this makes; null where it makes none.
    answer: Option<FixAnswer>,
    note: Option<String>,
    /// Whether the newest answer says so already.
    known: bool,
}

impl AnswerJson {
    fn of(one: &ReturnedFix) -> Self {
        let (answer, note) = one.answer().map_or((None, None), |(answer, note)| (Some(answer), note));
        let words = match &one.fate {
            Fate::Reworded(words) => Some(words.clone()),
            _ => None,
        };
        let (fate, comments) = (draw::memo::fate(&one.fate), one.comments.clone());
        Self { fix: one.fix, claim: one.claim, fate, words, comments, answer, note, known: one.is_known }
    }
}
