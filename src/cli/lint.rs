//! `lint`: what is wrong with somebody's ClaimReview.

use super::context::Context;
use super::{Done, Outcome, draw, input};
use claimbench::formats::claimreview::{self, Finding};
use claimbench::judgement::check::Severity;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Check a file for what other programs would stumble over; silent where there is nothing, exit code 3 where there is
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Claimreview(ClaimreviewArguments),
}

/// ClaimReview JSON-LD in any of its shapes: one, a list, a graph, a DataFeed
#[derive(Args)]
pub struct ClaimreviewArguments {
    /// The file, or - for standard input
    file: PathBuf,
}

#[derive(Serialize)]
struct FindingJson {
    path: String,
    line: u64,
    severity: Severity,
    rule: &'static str,
    message: String,
    way_out: &'static str,
}

impl FindingJson {
    fn of(finding: Finding) -> Self {
        let Finding { path, line, severity, rule, message, way_out } = finding;
        Self { path, line, severity, rule, message, way_out }
    }
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    let Command::Claimreview(arguments) = command;
    let text = input::file(context, &arguments.file)?;
    let findings = claimreview::lint(&text, &input::name(&arguments.file));
    let done = if findings.is_empty() { Done::Clean } else { Done::WithFindings };
    if context.json {
        context.print_json(&findings.into_iter().map(FindingJson::of).collect::<Vec<_>>())?;
        return Ok(done);
    }
    for finding in findings {
        draw::check::lint(&mut context.out, &finding)?;
    }
    context.out.flush()?;
    Ok(done)
}
