//! The command line: one file a command, which holds its arguments, its help and what it does.

mod archive;
mod article;
mod backup;
mod case;
mod check;
mod claim;
mod comment;
mod completions;
mod contact;
mod context;
mod demo;
mod draw;
mod due;
mod evidence;
mod export;
mod failure;
mod fix;
mod import;
mod init;
mod input;
mod leaving_out;
mod lint;
mod look_alike;
mod man;
mod mcp;
mod memo;
mod note;
mod origin;
mod output;
mod outside;
mod pack;
mod pager;
mod publish;
mod read;
mod read_file;
mod rebuild;
mod report;
mod review;
mod search;
mod serve;
mod similar;
mod snapshot;
mod source;
mod status;
mod suggestion;
mod unasked;
mod undo;
mod verify;
mod words;

use crate::counter::kind::Kind;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use context::Context;
use failure::Failure;
use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

/// Fact-check an article: log its claims, attach evidence, set verdicts, print the report.
///
/// A case is one SQLite file. Everything that happens to it is kept in a ledger inside the file; nothing is ever
/// changed or deleted silently. Start with `claimbench demo`.
#[derive(Parser)]
#[command(name = "claimbench", version, max_term_width = 100, propagate_version = false)]
struct Arguments {
    /// The case file [env: CLAIMBENCH_DB] [default: claimbench.db]
    #[arg(long, global = true, value_name = "FILE")]
    db: Option<PathBuf>,

    /// The archive [env: CLAIMBENCH_ARCHIVE] [default: claimbench/archive.db in your data folder]
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    archive: Option<PathBuf>,

    /// Who acts: a handle that you declare yourself [env: CLAIMBENCH_ACTOR] [default: your login name]
    #[arg(long = "as", global = true, value_name = "HANDLE")]
    actor: Option<String>,

    /// Say that this machine's clock is right, where the last event lies ahead of it; this goes on the record
    #[arg(long, global = true, hide_short_help = true)]
    clock_is_right: bool,

    /// Print one JSON document instead of tables
    #[arg(long, global = true)]
    json: bool,

    #[command(flatten)]
    color: colorchoice_clap::Color,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
#[command(defer = true)]
enum Command {
    Init(init::Arguments),
    Demo(demo::Arguments),
    #[command(subcommand)]
    Case(case::Command),
    #[command(subcommand)]
    Article(article::Command),
    #[command(subcommand)]
    Claim(claim::Command),
    #[command(subcommand)]
    Source(source::Command),
    #[command(subcommand)]
    Evidence(evidence::Command),
    #[command(subcommand)]
    Snapshot(snapshot::Command),
    #[command(subcommand)]
    Origin(origin::Command),
    Status(status::Arguments),
    Check(check::Arguments),
    #[command(subcommand)]
    Review(review::Command),
    #[command(subcommand)]
    Fix(fix::Command),
    Memo(memo::Arguments),
    #[command(subcommand)]
    Contact(contact::Command),
    Publish(publish::Arguments),
    Note(note::Arguments),
    #[command(subcommand)]
    Comment(comment::Command),
    #[command(subcommand)]
    Suggestion(suggestion::Command),
    Mcp(mcp::Arguments),
    Undo(undo::Arguments),
    Due(due::Arguments),
    Report(report::Arguments),
    Search(search::Arguments),
    Similar(Box<similar::Arguments>),
    #[command(subcommand)]
    Archive(archive::Command),
    Serve(serve::Arguments),
    #[command(subcommand)]
    Export(export::Command),
    #[command(subcommand)]
    Import(import::Command),
    #[command(subcommand)]
    Lint(lint::Command),
    Verify(verify::Arguments),
    Backup(backup::Arguments),
    Pack(pack::PackArguments),
    Unpack(pack::UnpackArguments),
    Rebuild(rebuild::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    #[command(hide = true)]
    ReadFile(read_file::Arguments),
}

/// How a command that did not fail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    Clean,
    /// It did its work and found something to look at: exit code 3.
    WithFindings,
    /// It looked for something and found nothing: exit code 1.
    NothingFound,
}

/// What a command returns.
type Outcome = Result<Done, Failure>;

/// Runs the program and returns its exit code: 0 done, 1 refused or failed, 2 misused, 3 done with findings.
pub fn main() -> ExitCode {
    // Before parsing, so that even a misuse is reported in the form that was asked for.
    let json = std::env::args_os().any(|argument| argument == "--json");
    let parsed = parse(Arguments::command()).or_else(|error| match error.kind() {
        ErrorKind::DisplayVersion => Err(error),
        _ => parse(whole()),
    });
    let parsed = parsed.and_then(with_kind);
    let (arguments, taken_for) = match parsed {
        Ok(read) => read,
        Err(error) if error.kind() == ErrorKind::MissingSubcommand => {
            return failure::without_command(&mut whole(), json);
        }
        Err(error) => return failure::misused(&error, json),
    };
    arguments.color.write_global();
    let mut context = match Context::new(
        arguments.db,
        arguments.archive,
        arguments.actor,
        arguments.json,
        arguments.clock_is_right,
    ) {
        Ok(context) => context,
        Err(failure) => return failure::report(&failure, json),
    };
    if let Some(kind) = taken_for {
        context.aside(format_args!("Taken for {}: `import {}`.", kind.said(), kind.word()));
    }
    let outcome = run(&mut context, arguments.command).and_then(|done| {
        context.finish()?;
        Ok(done)
    });
    match outcome {
        Ok(Done::Clean) => ExitCode::SUCCESS,
        Ok(Done::WithFindings) => ExitCode::from(3),
        Ok(Done::NothingFound) => ExitCode::from(1),
        Err(failure) => failure::report(&failure, json),
    }
}

/// Reads the command line. What was put together for it is not taken apart again, which would take as long.
fn parse(command: clap::Command) -> clap::error::Result<Arguments> {
    read(command, leaving_out::marked(std::env::args_os()))
}

/// `import FILE` leaves it to the file to say what it is: the line is read anew with the word for that. Where the file does
/// not say it, `import` tells why.
fn with_kind(arguments: Arguments) -> clap::error::Result<(Arguments, Option<Kind>)> {
    let Command::Import(import::Command::File(words)) = &arguments.command else { return Ok((arguments, None)) };
    let Ok(kind) = import::kind(words) else { return Ok((arguments, None)) };
    let mut line: Vec<OsString> = std::env::args_os().collect();
    line.insert(line.len() - words.len(), kind.word().into());
    Ok((read(whole(), line)?, Some(kind)))
}

fn read(command: clap::Command, arguments: Vec<OsString>) -> clap::error::Result<Arguments> {
    Arguments::from_arg_matches(&ManuallyDrop::new(command).try_get_matches_from_mut(arguments)?)
}

/// Every command with its arguments and its help. Where the command line is right, those of the command called will do:
/// the start is most of what a short command costs.
fn whole() -> clap::Command {
    let mut command = Arguments::command();
    command.build();
    command
}

fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Init(arguments) => init::run(context, arguments),
        Command::Demo(arguments) => demo::run(context, arguments),
        Command::Case(command) => case::run(context, command),
        Command::Article(command) => article::run(context, command),
        Command::Claim(command) => claim::run(context, command),
        Command::Source(command) => source::run(context, command),
        Command::Evidence(command) => evidence::run(context, command),
        Command::Snapshot(command) => snapshot::run(context, command),
        Command::Origin(command) => origin::run(context, command),
        Command::Check(arguments) => check::run(context, arguments),
        Command::Review(command) => review::run(context, command),
        Command::Fix(command) => fix::run(context, command),
        Command::Memo(arguments) => memo::run(context, arguments),
        Command::Contact(command) => contact::run(context, command),
        Command::Publish(arguments) => publish::run(context, arguments),
        Command::Note(arguments) => note::run(context, arguments),
        Command::Comment(command) => comment::run(context, command),
        Command::Suggestion(command) => suggestion::run(context, command),
        Command::Mcp(arguments) => mcp::run(context, arguments),
        Command::Undo(arguments) => undo::run(context, arguments),
        Command::Due(arguments) => due::run(context, arguments),
        Command::ReadFile(arguments) => read_file::run(context, arguments),
        Command::Status(arguments) => status::run(context, arguments),
        Command::Report(arguments) => report::run(context, arguments),
        Command::Search(arguments) => search::run(context, arguments),
        Command::Archive(command) => archive::run(context, command),
        Command::Similar(arguments) => similar::run(context, *arguments),
        Command::Serve(arguments) => serve::run(context, arguments),
        Command::Export(command) => export::run(context, command),
        Command::Import(command) => import::run(context, command),
        Command::Lint(command) => lint::run(context, command),
        Command::Verify(arguments) => verify::run(context, arguments),
        Command::Pack(arguments) => pack::pack(context, &arguments),
        Command::Unpack(arguments) => pack::unpack(context, &arguments),
        Command::Backup(arguments) => backup::run(context, arguments),
        Command::Rebuild(arguments) => rebuild::run(context, arguments),
        Command::Completions(arguments) => completions::run(context, arguments, &mut whole()),
        Command::Man(arguments) => man::run(context, arguments, Arguments::command()),
    }
}
