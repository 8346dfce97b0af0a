//! `suggestion`: what machines suggest, and what people make of it.

mod accept;

use super::context::Context;
use super::words::word;
use super::{Done, Outcome, draw};
use claimbench::domain::{
    ArticleNumber, ClaimNumber, StoredSuggestion, SuggestionKind, SuggestionNumber, SuggestionState,
};
use claimbench::formats::json::{AgreementJson, SuggestionJson};
use claimbench::report::words::count;
use claimbench::workbench::{Access, Workbench};
use clap::{Args, Subcommand};
use std::io::Write;

/// Decide on what an assistant suggests: accept it, decline it, see how often you agreed
///
/// A suggestion counts for nothing until somebody accepts it. Accepted, it is done in your name, by the same rules as if
/// you had typed it. A suggested verdict is sealed until a person has given theirs. `claimbench mcp --help` says how an
/// assistant is let in.
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    List(ListArguments),
    Show(ShowArguments),
    Accept(accept::Arguments),
    Decline(DeclineArguments),
    Agreement(AgreementArguments),
}

/// List the suggestions that wait for a decision
#[derive(Args)]
pub struct ListArguments {
    /// Those that were decided on, too
    #[arg(long)]
    all: bool,

    /// Only those on this claim: 12 or #12
    #[arg(long, value_name = "N")]
    claim: Option<ClaimNumber>,

    /// Only those on this article: claims of it, and sentences
    #[arg(long, value_name = "A")]
    article: Option<ArticleNumber>,

    /// Only suggestions of this kind
    #[arg(long, value_parser = word::<SuggestionKind>())]
    kind: Option<SuggestionKind>,

    /// At most so many; 0 lists them all
    #[arg(long, value_name = "K", default_value_t = 50)]
    limit: usize,
}

/// Show one suggestion
#[derive(Args)]
pub struct ShowArguments {
    /// G3 or 3
    #[arg(value_name = "G")]
    suggestion: SuggestionNumber,
}

/// Decline a suggestion: suggestion decline G3 --because 'The page is a parody.'
#[derive(Args)]
pub struct DeclineArguments {
    /// G3 or 3
    #[arg(value_name = "G")]
    suggestion: SuggestionNumber,

    /// Why
    #[arg(long, value_name = "TEXT")]
    because: String,
}

/// See how often people and each machine agreed, by kind
///
/// A suggested verdict is compared with the first that a person gave after it on the same question, not knowing it. One that
/// was suggested when a verdict stood already is not compared.
#[derive(Args)]
pub struct AgreementArguments {}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::List(arguments) => list(context, &arguments),
        Command::Show(arguments) => {
            let workbench = context.open(Access::Read)?;
            let stored = workbench.suggestion(arguments.suggestion)?;
            print(context, &workbench, &stored)
        }
        Command::Accept(arguments) => accept::run(context, arguments),
        Command::Decline(arguments) => {
            let mut workbench = context.open(Access::Write)?;
            let stored = workbench.decline_suggestion(arguments.suggestion, &arguments.because)?;
            print(context, &workbench, &stored)
        }
        Command::Agreement(AgreementArguments {}) => agreement(context),
    }
}

fn list(context: &mut Context, arguments: &ListArguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let mut found = workbench.suggestions((!arguments.all).then_some(SuggestionState::Open))?;
    found.retain(|stored| {
        let suggested = &stored.suggestion.suggested;
        arguments.claim.is_none_or(|claim| suggested.claim() == Some(claim))
            && arguments.article.is_none_or(|article| suggested.article() == Some(article))
            && arguments.kind.is_none_or(|kind| suggested.kind() == kind)
    });
    let all = found.len();
    if arguments.limit > 0 {
        found.truncate(arguments.limit);
    }
    let mut proofs = workbench.proofs()?;
    let mut shown = Vec::new();
    for stored in found {
        let proof = proofs.of(&stored.suggestion.suggested)?;
        shown.push((stored, proof));
    }
    if context.json {
        let json = shown.iter().map(|(stored, proof)| SuggestionJson::of(stored, proof.as_ref()));
        context.print_json(&json.collect::<Vec<_>>())?;
    } else if shown.is_empty() {
        writeln!(context.out, "No suggestions.")?;
    } else {
        for (stored, proof) in &shown {
            draw::suggestion::draw(&mut context.out, stored, proof.as_ref())?;
        }
    }
    if shown.len() < all {
        let suggestions = count(all, "suggestion", "suggestions");
        context.aside(format_args!("The first {} of {suggestions}; --limit 0 lists them all.", shown.len()));
    }
    Ok(Done::Clean)
}

fn print(context: &mut Context, workbench: &Workbench, stored: &StoredSuggestion) -> Outcome {
    let proof = workbench.proofs()?.of(&stored.suggestion.suggested)?;
    if context.json {
        context.print_json(&SuggestionJson::of(stored, proof.as_ref()))?;
    } else {
        draw::suggestion::draw(&mut context.out, stored, proof.as_ref())?;
    }
    Ok(Done::Clean)
}

fn agreement(context: &mut Context) -> Outcome {
    let agreements = context.open(Access::Read)?.agreements()?;
    if context.json {
        context.print_json(&agreements.iter().map(AgreementJson::of).collect::<Vec<_>>())?;
    } else if agreements.is_empty() {
        writeln!(context.out, "No suggestions.")?;
    } else {
        draw::suggestion::agreements(&mut context.out, &agreements)?;
    }
    Ok(Done::Clean)
}
