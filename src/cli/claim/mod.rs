//! `claim`: everything that is done to claims, one file a command.

mod add;
mod assign;
mod choice;
mod confirm;
mod edit;
mod figure;
mod figures;
mod history;
mod list;
mod priority;
pub mod reading;
mod relate;
mod reopen;
mod set_aside;
mod show;
mod tag;
mod voices;

use super::Outcome;
use super::context::Context;
use super::draw::{self, one_line};
use super::failure::Failure;
use super::look_alike;
use claimbench::domain::{Claim, Dossier, Quantity};
use claimbench::formats::json::ClaimJson;
use claimbench::judgement;
use claimbench::workbench::Workbench;
use clap::Subcommand;
use std::io::Write;

/// Log, list, show and change claims
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(Box<add::Arguments>),
    List(list::Arguments),
    Show(show::Arguments),
    History(history::Arguments),
    Edit(Box<edit::Arguments>),
    Confirm(confirm::Arguments),
    SetAside(set_aside::Arguments),
    Reopen(reopen::Arguments),
    Relate(relate::Arguments),
    Tag(tag::Arguments),
    Assign(assign::Arguments),
    Priority(priority::Arguments),
    Figures(figures::Arguments),
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => add::run(context, *arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::History(arguments) => history::run(context, arguments),
        Command::Edit(arguments) => edit::run(context, *arguments),
        Command::Confirm(arguments) => confirm::run(context, arguments),
        Command::SetAside(arguments) => set_aside::run(context, arguments),
        Command::Reopen(arguments) => reopen::run(context, arguments),
        Command::Relate(arguments) => relate::run(context, arguments),
        Command::Tag(arguments) => tag::run(context, arguments),
        Command::Assign(arguments) => assign::run(context, arguments),
        Command::Priority(arguments) => priority::run(context, arguments),
        Command::Figures(arguments) => figures::run(context, arguments),
    }
}

/// Prints a claim after it was changed: the JSON contract, or one sentence and what it now reads like.
pub fn print_changed(context: &mut Context, dossier: &Dossier, what: &str) -> Result<(), Failure> {
    look_alike::warn(context, dossier.claim.attribution.iter().map(|link| link.speaker.as_str()));
    if context.json {
        let claim = ClaimJson::of(dossier, context.now().day());
        context.print_json(&claim)?;
        return Ok(());
    }
    writeln!(context.out, "{} {what}.", dossier.number())?;
    draw::claim::brief(&mut context.out, dossier)?;
    Ok(())
}

/// Says where a figure of the claim is not the one of the words that it is anchored to.
pub fn point_out(context: &Context, workbench: &Workbench, claim: &Claim) -> Result<(), Failure> {
    let anchored = workbench.anchored_figures(claim)?;
    let astray = judgement::astray(claim, &anchored);
    if astray.is_empty() {
        return Ok(());
    }
    let quoted = |figures: &mut dyn Iterator<Item = &Quantity>| {
        figures.map(|figure| format!("\"{}\"", one_line(&figure.raw))).collect::<Vec<_>>().join(", ")
    };
    let (claimed, words) = (quoted(&mut astray.into_iter()), quoted(&mut anchored.iter()));
    context.aside(format_args!(
        "The claim has {claimed}, the words of the article {words}. If that is a slip: claimbench claim edit {} --text \
         WORDS. In double quotes the shell takes a $ with what follows for a name; single quotes leave it.",
        claim.number.0
    ));
    Ok(())
}
