//! `article`: the texts under check, one file a command.

mod add;
mod coverage;
mod extract;
mod list;
mod settle;
mod show;
mod update;

use super::Outcome;
use super::context::Context;
use clap::Subcommand;

/// Add, show and update the articles under check, and find what in them is to be checked
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(add::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Coverage(coverage::Arguments),
    Settle(settle::Arguments),
    Update(update::Arguments),
    Extract(extract::Arguments),
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => add::run(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::Coverage(arguments) => coverage::run(context, arguments),
        Command::Settle(arguments) => settle::run(context, arguments),
        Command::Update(arguments) => update::run(context, arguments),
        Command::Extract(arguments) => extract::run(context, arguments),
    }
}
