//! `article settle`: records that there is nothing to check in a sentence.

use super::coverage::CoverageJson;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::words::word;
use crate::cli::{Done, Outcome, draw};
use claimbench::domain::{ArticleNumber, PieceKind, SettleReason};
use claimbench::report::words;
use claimbench::workbench::{Access, Sentence};
use clap::Args;
use std::io::Write;
use std::ops::RangeInclusive;

/// Record that there is nothing to check in sentences, or open them again
///
/// With --like, in all untouched sentences that look so: `article settle A1 --like notice`.
#[derive(Args)]
pub struct Arguments {
    /// A1 or 1
    #[arg(value_name = "A")]
    article: ArticleNumber,

    /// The sentences, as `article coverage` numbers them: 3 or 3,5-7
    #[arg(
        long,
        value_name = "N",
        required_unless_present = "like",
        conflicts_with = "like",
        value_delimiter = ',',
        value_parser = numbers
    )]
    sentence: Vec<RangeInclusive<usize>>,

    /// All untouched ones that look so, as `article coverage` marks them
    #[arg(long, value_name = "KIND", value_parser = word::<PieceKind>(), conflicts_with = "reopen")]
    like: Option<PieceKind>,

    /// Why there is nothing to check; trivial where --like says what they are
    #[arg(long, value_parser = word::<SettleReason>(), required_unless_present_any = ["reopen", "like"])]
    reason: Option<SettleReason>,

    /// More about it; needed where the reason is other
    #[arg(long, value_name = "TEXT", conflicts_with = "reopen")]
    note: Option<String>,

    /// Open the sentences again
    #[arg(long, conflicts_with = "reason")]
    reopen: bool,
}

/// The longest run of sentences that one argument may name.
const LONGEST: usize = 100_000;

fn numbers(given: &str) -> Result<RangeInclusive<usize>, String> {
    let (first, last) = given.split_once('-').unwrap_or((given, given));
    match (first.trim().parse::<usize>(), last.trim().parse::<usize>()) {
        (Ok(first), Ok(last)) if first <= last && last - first < LONGEST => Ok(first..=last),
        _ => Err("write the numbers of sentences such as 3 or 3,5-7".to_owned()),
    }
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let mut sentences: Vec<usize> = arguments.sentence.into_iter().flatten().collect();
    sentences.sort_unstable();
    sentences.dedup();
    let mut workbench = context.open(Access::Write)?;
    let (article, note) = (arguments.article, arguments.note.as_deref());
    let coverage = match (arguments.like, arguments.reason) {
        (Some(kind), reason) => {
            let reason = reason.unwrap_or(SettleReason::Trivial);
            let done = workbench.settle_like(article, kind, reason, note);
            let (coverage, settled) = done.map_err(|error| note_needed(error, reason))?;
            sentences = settled;
            coverage
        }
        (None, Some(reason)) => {
            workbench.settle(article, &sentences, reason, note).map_err(|error| note_needed(error, reason))?
        }
        (None, None) => workbench.unsettle(article, &sentences)?,
    };
    let wanted = |sentence: &Sentence| sentences.contains(&sentence.number);
    if context.json {
        context.print_json(&CoverageJson::of(&coverage, wanted))?;
        return Ok(Done::Clean);
    }
    for sentence in coverage.sentences.iter().filter(|sentence| wanted(sentence)) {
        draw::coverage::sentence(&mut context.out, &coverage, sentence)?;
    }
    writeln!(context.out, "\n{}", words::looked_at(coverage.settled(), coverage.sentences.len()))?;
    Ok(Done::Clean)
}

fn note_needed(error: claimbench::error::Error, reason: SettleReason) -> Failure {
    match error {
        claimbench::error::Error::Invalid(claimbench::domain::Invalid::Empty { field: "note" })
            if reason == SettleReason::Other =>
        {
            Failure::misuse("the reason \"other\" needs a note", "Say why with --note TEXT.")
        }
        error => error.into(),
    }
}
