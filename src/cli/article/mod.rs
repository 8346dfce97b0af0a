//! `article`: the texts under check, one file a command.

mod add;
mod coverage;
mod edit;
mod extract;
mod list;
mod reopen;
mod set_aside;
mod settle;
mod show;
mod update;

use super::Outcome;
use super::context::Context;
use clap::Subcommand;

/// Add, show, correct and update the articles under check, and find what in them is to be checked
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(add::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Coverage(coverage::Arguments),
    Settle(settle::Arguments),
    Update(update::Arguments),
    Edit(Box<edit::Arguments>),
    SetAside(set_aside::Arguments),
    Reopen(reopen::Arguments),
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
        Command::Edit(arguments) => edit::run(context, *arguments),
        Command::SetAside(arguments) => set_aside::run(context, arguments),
        Command::Reopen(arguments) => reopen::run(context, arguments),
        Command::Extract(arguments) => extract::run(context, arguments),
    }
}
