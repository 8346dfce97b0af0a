//! `suggestion accept`: as it is, or in a person's own words; with a copy that proves its quotation.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::{Outcome, input};
use crate::counter::snapshot;
use claimbench::domain::{NewSnapshot, Suggested, SuggestedSource, SuggestionNumber};
use claimbench::error::Error;
use claimbench::intake::fetch::{Limits, Reach, fetch};
use claimbench::workbench::{Acceptance, Access, Workbench};
use clap::Args;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Stands for the editor, where --edit names no file.
const EDITOR: &str = "";

/// Accept a suggestion: what it proposes is done in your name, by the rules for it
///
/// A quotation must stand in a kept copy of its source: one that the case has from the same address, or one that is given
/// here and kept with the evidence.
#[derive(Args)]
pub struct Arguments {
    /// G3 or 3
    #[arg(value_name = "G")]
    suggestion: SuggestionNumber,

    /// In other words: opens it in $EDITOR as JSON, or reads that from a file, or - from standard input
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = EDITOR)]
    edit: Option<PathBuf>,

    /// The file that evidence was taken from, kept to the byte
    #[arg(long, value_name = "FILE", conflicts_with = "fetch")]
    snapshot: Option<PathBuf>,

    /// Ask for the page at its address and keep what it answers
    #[arg(long)]
    fetch: bool,

    /// Take evidence whose quotation no copy proves; it stays marked
    #[arg(long)]
    unproved: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let number = arguments.suggestion;
    let mut workbench = context.open(Access::Write)?;
    let edited = match &arguments.edit {
        Some(file) => {
            let stored = workbench.suggestion(number)?;
            if let Suggested::Verdict(verdict) = &stored.suggestion.suggested
                && verdict.given.is_none()
            {
                let (claim, question) = (verdict.claim, verdict.question);
                return Err(Error::SuggestionSealed { suggestion: number, claim, question }.into());
            }
            Some(edited(context, &stored.suggestion.suggested, file)?)
        }
        None => None,
    };
    let copy = match (&arguments.snapshot, arguments.fetch) {
        (Some(file), _) => Some(crate::cli::snapshot::of_file(file)?),
        (None, true) => Some(fetched(context, &workbench, number, edited.as_ref())?),
        (None, false) => None,
    };
    let stored = workbench.accept_suggestion(number, Acceptance { edited, copy, unproved: arguments.unproved })?;
    super::print(context, &workbench, &stored)
}

/// What a person made of it.
fn edited(context: &Context, suggested: &Suggested, file: &Path) -> Result<Suggested, Failure> {
    let text = match file == Path::new(EDITOR) {
        true => {
            if !io::stdin().is_terminal() {
                return Err(Failure::misuse(
                    "there is no terminal to edit it on",
                    "Give it as JSON, as `suggestion show --json` has it under \"suggested\": --edit FILE or --edit -.",
                ));
            }
            let text = serde_json::to_string_pretty(suggested).map_err(Error::from)?;
            let written =
                dialoguer::Editor::new().extension(".json").edit(&text).map_err(|dialoguer::Error::IO(error)| {
                    Failure::misuse(
                        format!("the editor did not run: {error}"),
                        "Set EDITOR, or give it with --edit FILE.",
                    )
                })?;
            written.ok_or_else(|| Failure::misuse("it was left as it is", "Accept it without --edit."))?
        }
        false => input::file(context, file)?,
    };
    serde_json::from_str(&text).map_err(|error| {
        let what = format!("it is not the JSON of a suggestion: {error}");
        Error::Unreadable { file: input::name(file), line: Some(error.line() as u64), what }.into()
    })
}

/// The page at the address of suggested evidence.
fn fetched(
    context: &Context,
    workbench: &Workbench,
    number: SuggestionNumber,
    edited: Option<&Suggested>,
) -> Result<NewSnapshot, Failure> {
    let stored = workbench.suggestion(number)?.suggestion.suggested;
    let url = match edited.unwrap_or(&stored) {
        Suggested::Evidence(evidence) => match &evidence.source {
            SuggestedSource::Known(source) => workbench.source(*source)?.source.url,
            SuggestedSource::New(new) => new.url.clone(),
        },
        _ => None,
    };
    let url = url.ok_or_else(|| {
        Failure::misuse(format!("{number} names no address"), "Keep a file that you have with --snapshot FILE.")
    })?;
    let progress = context.progress("Fetching");
    let page = fetch(&url, Reach::Public, &Limits::default());
    progress.finish_and_clear();
    Ok(snapshot::of(page?))
}
