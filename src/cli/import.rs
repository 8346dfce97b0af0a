//! `import`: brings in what other tools and other cases hold: all of it, or nothing and the reasons.

mod foreign;
mod said;
mod saved_map;
mod sheet;

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome, draw, input, output};
use crate::counter::kind::{self, Kind};
use claimbench::domain::Incoming;
use claimbench::error::{Error, Result as Verb};
use claimbench::formats::{json, ledger};
use claimbench::report::words::count;
use claimbench::workbench::{Access, ImportPlan, Imported, OnRefusal, Workbench};
use clap::{Args, Subcommand};
pub use foreign::scale;
use said::Said;
use serde::Serialize;
use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

/// Bring in what other tools and other cases hold
///
/// `import FILE` without a kind looks into the file for what it is, and says what it took it for; options stand behind it:
/// `import facts.csv --dry-run`.
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Csv(sheet::CsvArguments),
    #[command(visible_alias = "ods")]
    Xlsx(sheet::XlsxArguments),
    Json(JsonArguments),
    Ledger(LedgerArguments),
    Claimreview(foreign::ClaimreviewArguments),
    Annotations(foreign::AnnotationsArguments),
    Bibliography(foreign::BibliographyArguments),
    /// A file of which nobody says what it is, and what is said of it
    #[command(external_subcommand)]
    File(Vec<OsString>),
}

/// How rows that are refused are dealt with.
#[derive(Args)]
struct Rows {
    /// Say what would happen, and store nothing
    #[arg(long)]
    dry_run: bool,

    /// Store the good rows and write the refused ones to a file beside the import
    #[arg(long)]
    skip_bad: bool,

    /// Give no verdict: the other desk's verdicts and remarks stay its words, to be seen with the claim
    #[arg(long)]
    leave_verdicts: bool,
}

/// A case as `export json` writes it, added to this one
#[derive(Args)]
pub struct JsonArguments {
    /// The file, or - for standard input
    file: PathBuf,

    #[command(flatten)]
    rows: Rows,
}

/// Make the case file anew from a ledger that `export ledger` wrote: the same uids, events and hashes
#[derive(Args)]
pub struct LedgerArguments {
    /// The file, or - for standard input
    file: PathBuf,
}

pub fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        }
        _ => Err("write it as LEFT=RIGHT".to_owned()),
    }
}

/// What the file is that these words begin with.
///
/// Errors: it is not there; it is nothing that is brought in so.
pub fn kind(words: &[OsString]) -> Result<Kind, Failure> {
    let file = Path::new(words.first().map_or(OsStr::new(""), OsString::as_os_str));
    let name = input::name(file);
    if !file.exists() {
        return Err(Failure::misuse(
            format!("{} is no kind of import, and no file of that name is there", draw::one_line(&name)),
            "`claimbench import --help` names the kinds",
        ));
    }
    kind::of(&input::bytes(file)?, &name).map_err(|other| {
        let (what, way_out) = other.said();
        Failure::misuse(format!("{} cannot be brought in so: {what}", draw::one_line(&name)), way_out)
    })
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        // What a file said itself was put into the line before it was read.
        Command::File(words) => kind(&words).map(|_| Done::Clean),
        Command::Csv(arguments) => sheet::run(context, arguments),
        Command::Xlsx(arguments) => sheet::workbook(context, arguments),
        Command::Json(arguments) => from_json(context, &arguments),
        Command::Ledger(arguments) => from_ledger(context, &arguments),
        Command::Claimreview(arguments) => foreign::claimreviews(context, &arguments),
        Command::Annotations(arguments) => foreign::annotations(context, &arguments),
        Command::Bibliography(arguments) => foreign::bibliography(context, &arguments),
    }
}

fn from_ledger(context: &mut Context, arguments: &LedgerArguments) -> Outcome {
    let name = input::name(&arguments.file);
    let progress = context.progress("Restoring the ledger");
    let head = if arguments.file == Path::new("-") {
        Workbench::restore(&context.db, ledger::read(io::stdin().lock(), &name))
    } else {
        let file = File::open(&arguments.file).map_err(Error::io(&arguments.file))?;
        Workbench::restore(&context.db, ledger::read(BufReader::new(file), &name))
    };
    progress.finish_and_clear();
    let head = head?;
    if context.json {
        context.print_json(&Restored { file: context.db.display().to_string(), head: head.to_string() })?;
    } else {
        let file = context.db.display().to_string();
        writeln!(
            context.out,
            "Made {} from {}. Its head is {head}.",
            draw::one_line(&file),
            count(head.seq as usize, "event", "events")
        )?;
    }
    Ok(Done::Clean)
}

#[derive(Serialize)]
struct Restored {
    file: String,
    head: String,
}

fn from_json(context: &mut Context, arguments: &JsonArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let case = json::read_case(&text, &input::name(&arguments.file))?;
    let imported = take_in(context, case.rows, &arguments.rows, false)?;
    let written = write_refused(&arguments.file, "json", &arguments.rows, &imported, |out| {
        let lines: BTreeSet<u64> = imported.refusals.iter().map(|refusal| refusal.line).collect();
        for (_, row) in (1..).zip(text.lines()).filter(|(line, _)| lines.contains(line)) {
            writeln!(out, "{row}")?;
        }
        Ok(())
    });
    let (refused_file, failed) = apart(written);
    let done = print(context, &Said::of(&imported, &arguments.rows, refused_file))?;
    failed.map_or(Ok(done), Err)
}

/// Writes the refused rows, where there are any, beside the file that they came from: `facts.refused.csv`, or
/// `facts.refused-2.csv` where that is there, for somebody may be mending it. The others are stored by then, so that a
/// failure is one of output.
fn write_refused(
    file: &Path,
    extension: &str,
    how: &Rows,
    imported: &Imported,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<Option<PathBuf>, Failure> {
    if imported.refusals.is_empty() || how.dry_run {
        return Ok(None);
    }
    let beside = if file == Path::new("-") { Path::new("import") } else { file };
    let names = (1..1_000).map(|number| match number {
        1 => beside.with_extension(format!("refused.{extension}")),
        _ => beside.with_extension(format!("refused-{number}.{extension}")),
    });
    output::write_beside(names, write).map(Some).map_err(|failure| match failure {
        Failure::Refused(error @ Error::Io { .. }) => Failure::Output(io::Error::other(error)),
        failure => failure,
    })
}

/// The file that was written, and why none was.
fn apart(written: Result<Option<PathBuf>, Failure>) -> (Option<PathBuf>, Option<Failure>) {
    match written {
        Ok(file) => (file, None),
        Err(failure) => (None, Some(failure)),
    }
}

fn take_in(
    context: &mut Context,
    rows: impl IntoIterator<Item = (u64, Verb<Incoming>)>,
    how: &Rows,
    again: bool,
) -> Result<Imported, Failure> {
    let plan = ImportPlan {
        on_refusal: if how.skip_bad { OnRefusal::StoreTheRest } else { OnRefusal::StoreNothing },
        dry_run: how.dry_run,
        leave_verdicts: how.leave_verdicts,
        again,
    };
    let mut workbench = context.open(Access::Write)?;
    let progress = context.progress("Importing");
    let imported = workbench.import(rows, plan, |row| progress.set_position(row as u64));
    progress.finish_and_clear();
    Ok(imported?)
}

fn print(context: &mut Context, said: &Said) -> Outcome {
    if context.json {
        context.print_json(said)?;
    } else {
        said.draw(&mut context.out)?;
    }
    Ok(Done::Clean)
}
