//! `import`: brings in what other tools and other cases hold: all of it, or nothing and the reasons.

mod foreign;

use super::context::Context;
use super::failure::{Failure, REFUSALS_SHOWN, refusal_words};
use super::{Done, Outcome, draw, input, output};
use claimbench::domain::{Arrived, Incoming, Invalid, Verdict, Word};
use claimbench::error::{Error, Refusal, Result as Verb};
use claimbench::formats::{csv, json, ledger};
use claimbench::report::words::count;
use claimbench::workbench::{Access, ImportPlan, Imported, OnRefusal, Workbench};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

/// Bring in what other tools and other cases hold
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Csv(CsvArguments),
    Json(JsonArguments),
    Ledger(LedgerArguments),
    Claimreview(foreign::ClaimreviewArguments),
    Annotations(foreign::AnnotationsArguments),
    Bibliography(foreign::BibliographyArguments),
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

    /// Leave claims unverified whose verdict comes without the evidence that a verdict needs
    #[arg(long)]
    leave_verdicts: bool,
}

/// Claims, evidence, sources or statuses from a spreadsheet
///
/// Reads what `export csv` writes, and other people's sheets by the names that columns usually have: claim, statement,
/// fact; speaker, claimant, said by; date; status, verdict; source, url; page; note. Nothing is guessed: a word for a
/// verdict that is not ours is mapped with --map-status, a column with --map.
#[derive(Args)]
pub struct CsvArguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// Read a column as a field: --map "Fact=claim"; a column can be named by its number, from 1; - ignores it
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = pair)]
    map: Vec<(String, String)>,

    /// Read a word as a status: --map-status "Half true=mixed"
    #[arg(long, value_name = "WORD=STATUS", value_parser = pair)]
    map_status: Vec<(String, String)>,

    /// Take cells as they stand: no ' before what a spreadsheet would run, no escapes
    #[arg(long)]
    raw: bool,

    /// The first row is no header: columns are named by their numbers with --map
    #[arg(long)]
    headless: bool,

    #[command(flatten)]
    rows: Rows,
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

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((left, right)) if !left.trim().is_empty() && !right.trim().is_empty() => {
            Ok((left.trim().to_owned(), right.trim().to_owned()))
        }
        _ => Err("write it as LEFT=RIGHT".to_owned()),
    }
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Csv(arguments) => from_csv(context, arguments),
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

fn from_csv(context: &mut Context, arguments: CsvArguments) -> Outcome {
    let bytes = input::bytes(&arguments.file)?;
    let verdicts = arguments.map_status.into_iter().map(|(word, status)| Ok((word, Verdict::parse(&status)?)));
    let options = csv::Options {
        map: arguments.map,
        verdicts: verdicts.collect::<Result<_, Invalid>>()?,
        top_row: if arguments.headless { csv::TopRow::Data } else { csv::TopRow::Header },
        cells: if arguments.raw { csv::Cells::Raw } else { csv::Cells::Guarded },
    };
    let mut sheet = csv::read(&bytes, &input::name(&arguments.file), &options)?;
    let columns = sheet.columns().to_vec();
    let unmapped = sheet.unmapped().to_vec();
    let imported =
        take_in(context, &mut sheet, &arguments.rows).map_err(|failure| name_unmapped(failure, &unmapped))?;
    let lines = imported.refusals.iter().map(|refusal| refusal.line).collect();
    let written = write_refused(&arguments.file, "csv", &arguments.rows, &imported, |mut out| {
        Ok(sheet.copy_rows(&lines, &mut out)?)
    });
    let (refused_file, failed) = apart(written);
    let said = Said { columns: ColumnJson::all(&columns), ..Said::of(&imported, &arguments.rows, refused_file) };
    let done = print(context, &said)?;
    failed.map_or(Ok(done), Err)
}

/// Where verdict words were refused, the options that would map them are the way out.
fn name_unmapped(failure: Failure, unmapped: &[csv::UnmappedWord]) -> Failure {
    let Failure::Refused(Error::ImportRefused { rows, refusals }) = failure else { return failure };
    let options: Vec<String> = unmapped.iter().map(|word| format!("--map-status \"{}=STATUS\"", word.word)).collect();
    Failure::RowsRefused { rows, refusals, options }
}

fn from_json(context: &mut Context, arguments: &JsonArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let case = json::read_case(&text, &input::name(&arguments.file))?;
    let imported = take_in(context, case.rows, &arguments.rows)?;
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
) -> Result<Imported, Failure> {
    let plan = ImportPlan {
        on_refusal: if how.skip_bad { OnRefusal::StoreTheRest } else { OnRefusal::StoreNothing },
        dry_run: how.dry_run,
        leave_verdicts: how.leave_verdicts,
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

/// What an import did, or would do.
#[derive(Serialize)]
struct Said {
    dry_run: bool,
    rows: usize,
    articles: usize,
    sources: usize,
    claims: usize,
    evidence: usize,
    statuses: usize,
    relations: usize,
    /// What each column of a sheet is read as; empty for JSON.
    columns: Vec<ColumnJson>,
    refused: Vec<RefusedJson>,
    /// Where the refused rows were written, to be mended.
    refused_file: Option<String>,
}

#[derive(Serialize)]
struct ColumnJson {
    column: String,
    /// Null where the column is not read.
    field: Option<&'static str>,
}

#[derive(Serialize)]
struct RefusedJson {
    line: u64,
    message: String,
}

impl ColumnJson {
    fn all(columns: &[csv::Column]) -> Vec<Self> {
        let one = |column: &csv::Column| {
            let field = match column.reading {
                csv::Reading::Field(field) => Some(field.word()),
                csv::Reading::Computed | csv::Reading::Unknown | csv::Reading::LeftOut => None,
            };
            Self { column: column.name.clone(), field }
        };
        columns.iter().map(one).collect()
    }
}

impl Said {
    fn of(imported: &Imported, how: &Rows, refused_file: Option<PathBuf>) -> Self {
        let Arrived { articles, sources, claims, evidence, statuses, relations } = imported.arrived;
        let refused = |refusal: &Refusal| RefusedJson { line: refusal.line, message: refusal_words(&refusal.error) };
        Self {
            dry_run: how.dry_run,
            rows: imported.rows,
            articles,
            sources,
            claims,
            evidence,
            statuses,
            relations,
            columns: Vec::new(),
            refused: imported.refusals.iter().map(refused).collect(),
            refused_file: refused_file.map(|file| file.display().to_string()),
        }
    }

    fn draw(&self, out: &mut impl Write) -> io::Result<()> {
        if self.dry_run && !self.columns.is_empty() {
            writeln!(out, "Columns:")?;
            for column in &self.columns {
                let field = column.field.unwrap_or("(not read)");
                writeln!(out, "  {} -> {field}", draw::one_line(&column.column))?;
            }
        }
        let counts = [
            (self.articles, "article", "articles"),
            (self.sources, "source", "sources"),
            (self.claims, "claim", "claims"),
            (self.evidence, "piece of evidence", "pieces of evidence"),
            (self.statuses, "status", "statuses"),
            (self.relations, "relation", "relations"),
        ];
        let there = counts.iter().filter(|(number, ..)| *number > 0);
        let counts: Vec<String> = there.map(|(number, one, more)| count(*number, one, more)).collect();
        let counts = if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") };
        let verb = if self.dry_run { "Would bring in" } else { "Brought in" };
        writeln!(out, "{verb} {counts}.")?;
        if self.refused.is_empty() {
            return Ok(());
        }
        writeln!(out, "{} refused:", self.refused.len())?;
        for refused in self.refused.iter().take(REFUSALS_SHOWN) {
            writeln!(out, "  line {}: {}", refused.line, draw::one_line(&refused.message))?;
        }
        if self.refused.len() > REFUSALS_SHOWN {
            writeln!(out, "  ... and {} more", self.refused.len() - REFUSALS_SHOWN)?;
        }
        match &self.refused_file {
            Some(file) => writeln!(out, "The refused rows are in {}.", draw::one_line(file)),
            None => Ok(()),
        }
    }
}
