//! `check`: what an editor would object to.

use super::context::Context;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, claim, draw};
use claimbench::domain::{ArticleNumber, ClaimNumber, Rule};
use claimbench::formats::json::ObjectionJson;
use claimbench::judgement::check::{self, RuleText, Severity};
use claimbench::workbench::{Access, Checked};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::Write;

/// List what a careful editor would object to, worst first; silent where there is nothing
///
/// Exit code 3 where there is something. Warnings and notes that were waived are left out.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// Only this article and its claims
    #[arg(long, value_name = "A")]
    article: Option<ArticleNumber>,

    /// Only this rule; may be given again
    #[arg(long = "rule", value_name = "RULE", value_parser = word::<Rule>())]
    rules: Vec<Rule>,

    /// Leave out what is milder: E errors only, W warnings too, I all
    #[arg(long, value_name = "E|W|I", value_parser = Severity::read, default_value = "I")]
    min_severity: Severity,

    /// Also what was waived
    #[arg(long)]
    waived: bool,

    /// Say what a rule wants, why, and where the practice comes from
    #[arg(long, value_name = "RULE", value_parser = word::<Rule>(), conflicts_with_all = ["article", "rules", "waived"])]
    explain: Option<Rule>,
}

#[derive(Subcommand)]
#[command(defer = true)]
enum Command {
    Waive(WaiveArguments),
}

/// Let a warning or a note stand, with the reason, or take that back
///
/// A waiver covers what the rule objects to now, on the claim as it is now. When either changes it is void, and the
/// objection is back. Whoever waives under a verdict of their own is named as the one who gave it.
#[derive(Args)]
struct WaiveArguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// The rule that objects, as check prints it
    #[arg(value_parser = word::<Rule>())]
    rule: Rule,

    /// Why it may stand
    #[arg(long, value_name = "TEXT", required_unless_present = "undo")]
    reason: Option<String>,

    /// Take the waiver back
    #[arg(long, conflicts_with = "reason")]
    undo: bool,
}

#[derive(Serialize)]
struct Explained {
    rule: Rule,
    severity: Severity,
    wants: &'static str,
    why: &'static str,
    source: &'static str,
    way_out: &'static str,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    if let Some(Command::Waive(arguments)) = arguments.command {
        let dossier =
            context.open(Access::Write)?.waive(arguments.claim, arguments.rule, arguments.reason.as_deref())?;
        let done = if arguments.undo { "is checked for" } else { "is waived for" };
        claim::print_changed(context, &dossier, &format!("{done} {}", arguments.rule))?;
        return Ok(Done::Clean);
    }
    if let Some(rule) = arguments.explain {
        let text = check::explained(rule);
        if context.json {
            let RuleText { rule, severity, wants, why, source, way_out } = *text;
            context.print_json(&Explained { rule, severity, wants, why, source, way_out })?;
        } else {
            draw::check::explain(&mut context.out, text)?;
        }
        return Ok(Done::Clean);
    }
    let Checked { mut objections, claims } = context.open(Access::Read)?.check(arguments.article)?;
    objections.retain(|objection| {
        objection.severity <= arguments.min_severity
            && (arguments.rules.is_empty() || arguments.rules.contains(&objection.rule))
            && (arguments.waived || objection.waived.is_none())
    });
    print(context, &objections, claims)?;
    Ok(if objections.is_empty() { Done::Clean } else { Done::WithFindings })
}

fn print(context: &mut Context, objections: &[check::Objection], claims: usize) -> Result<(), Failure> {
    if context.json {
        context.print_json(&objections.iter().map(ObjectionJson::of).collect::<Vec<_>>())?;
    } else if !objections.is_empty() {
        draw::check::draw(&mut context.out, objections)?;
        writeln!(context.out, "\n{}", draw::check::summary(objections, claims))?;
    }
    Ok(())
}
