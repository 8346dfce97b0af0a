//! `origin`: where information was first made; many sources, one origin.

use super::context::Context;
use super::{Done, Outcome, draw};
use claimbench::report::words::origin::because;
use claimbench::workbench::{Access, OriginUse, Origins};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::Write;

/// List where evidence comes from in the end, and say which origins are one
///
/// Five pages that repeat one agency report are one witness. Evidence counts under its own origin label, else its
/// source's, else the source itself.
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    List(ListArguments),
    Merge(MergeArguments),
}

/// List the origins with what counts under each, and which of them may be one
#[derive(Args)]
pub struct ListArguments {
    /// Only origins with several sources, and the suggestions
    #[arg(long)]
    shared: bool,
}

/// Make two origins count as one
#[derive(Args)]
pub struct MergeArguments {
    /// The label that is merged, as `origin list` prints it
    from: String,

    /// The label under which both count from here on
    into: String,

    /// How you know
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,
}

#[derive(Serialize)]
struct OriginsJson {
    origins: Vec<OriginJson>,
    suggestions: Vec<SuggestionJson>,
}

#[derive(Serialize)]
struct OriginJson {
    origin: String,
    merged: Vec<String>,
    sources: Vec<String>,
    evidence: usize,
}

#[derive(Serialize)]
struct SuggestionJson {
    one: String,
    other: String,
    evidence: [String; 2],
    because: String,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::List(arguments) => list(context, &arguments),
        Command::Merge(arguments) => {
            let mut workbench = context.open(Access::Write)?;
            workbench.merge_origins(&arguments.from, &arguments.into, arguments.because.as_deref())?;
            let origins = workbench.origins()?;
            let merged =
                origins.uses.iter().filter(|one| one.origin == arguments.into || one.merged.contains(&arguments.into));
            if context.json {
                context.print_json(&merged.map(origin).collect::<Vec<_>>())?;
            } else {
                draw::origin::uses(&mut context.out, merged)?;
            }
            Ok(Done::Clean)
        }
    }
}

fn list(context: &mut Context, arguments: &ListArguments) -> Outcome {
    let Origins { mut uses, suggestions } = context.open(Access::Read)?.origins()?;
    uses.retain(|one| !arguments.shared || one.sources.len() > 1);
    if context.json {
        let suggestions = suggestions.iter().map(|suggestion| SuggestionJson {
            one: suggestion.one.clone(),
            other: suggestion.other.clone(),
            evidence: [suggestion.evidence.0.to_string(), suggestion.evidence.1.to_string()],
            because: because(&suggestion.because),
        });
        let suggestions = suggestions.collect();
        context.print_json(&OriginsJson { origins: uses.iter().map(origin).collect(), suggestions })?;
    } else if uses.is_empty() && suggestions.is_empty() {
        writeln!(context.out, "No evidence yet.")?;
    } else {
        draw::origin::uses(&mut context.out, uses.iter())?;
        draw::origin::suggestions(&mut context.out, &suggestions)?;
    }
    Ok(Done::Clean)
}

fn origin(one: &OriginUse) -> OriginJson {
    OriginJson {
        origin: one.origin.clone(),
        merged: one.merged.clone(),
        sources: one.sources.iter().map(ToString::to_string).collect(),
        evidence: one.evidence,
    }
}
