//! `import csv` and `import xlsx`: claims, evidence, sources or statuses from a spreadsheet, ours or anybody's.

use super::said::{ColumnJson, Said};
use super::saved_map::{self, SavedMap};
use super::{Rows, apart, pair, print, take_in, write_refused};
use crate::cli::context::Context;
use crate::cli::draw::one_line;
use crate::cli::failure::Failure;
use crate::cli::words::word;
use crate::cli::{Outcome, input};
use claimbench::domain::{ArticleNumber, Invalid, Verdict, Word};
use claimbench::error::Error;
use claimbench::formats::charset::{Charset, Known};
use claimbench::formats::csv::{self, Counted, DateOrder};
use claimbench::formats::xlsx;
use claimbench::intake::office::workbook;
use claimbench::report::words::count;
use claimbench::workbench::Access;
use clap::Args;
use std::path::{Path, PathBuf};

/// Claims, evidence, sources or statuses from a spreadsheet
///
/// Reads what `export csv` writes, and other people's sheets by the names that columns usually have, in English, German,
/// French, Spanish and some others: claim, Aussage, déclaration; said by, Sprecher; date; verdict; source, Quelle, link,
/// enlace; page; note. Titles above the table, a header of two rows, several sources in a row ("source 1", "source 2", two
/// links in a cell) and further sources in rows below a claim are understood, and so are Windows and UTF-16 files.
///
/// Nothing is guessed and nothing is lost: a word for a verdict that is not ours is mapped with --map-status or kept with
/// --leave-verdicts, a date that can mean two days is refused until --dates says which, and the cells of columns that mean
/// nothing here are kept on the claim as the sheet had them. A row that is here already is told, not taken in again.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct CsvArguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// What separates the cells: a sign, or comma, semicolon, tab, pipe [default: what the sheet shows]
    #[arg(long, value_name = "C", value_parser = separator)]
    delimiter: Option<u8>,

    /// The character set: windows-1252, windows-1251, utf-16 ... [default: what the file shows]
    #[arg(long, value_name = "E")]
    encoding: Option<Charset>,

    /// Take cells as they stand: no ' before what a spreadsheet would run, no escapes
    #[arg(long)]
    raw: bool,

    #[command(flatten)]
    how: How,
}

/// A sheet of a workbook: Excel's .xlsx, or the .ods of LibreOffice
///
/// Reads what `export xlsx` writes, and other people's workbooks as `import csv` reads their sheets: days as days, numbers exact, of
/// what is worked out what it last showed. No formula and no macro runs, and no other file is looked at.
#[derive(Args)]
#[command(after_help = WORKBOOK_EXAMPLES)]
pub struct XlsxArguments {
    /// The workbook, or - for standard input
    file: PathBuf,

    /// Which of its sheets [default: the one that holds everything in a workbook of ours, else the first]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    #[command(flatten)]
    how: How,
}

/// How a sheet is read and taken in.
#[derive(Args)]
struct How {
    /// The article that the claims are of; their words are anchored where they stand in it
    #[arg(long, value_name = "A")]
    article: Option<ArticleNumber>,

    /// Read a column as a field: --map "Fact=claim"; a column can be named by its number, from 1; - leaves it out
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = pair)]
    map: Vec<(String, String)>,

    /// Read a word as a status: --map-status "Half true=mixed"
    #[arg(long, value_name = "WORD=STATUS", value_parser = pair)]
    map_status: Vec<(String, String)>,

    /// Write down how this sheet was read, for the next one of its kind: a name, or a file
    #[arg(long, value_name = "NAME")]
    save_map: Option<PathBuf>,

    /// Read the sheet as one before it, by what --save-map wrote; what is said here goes before that
    #[arg(long, value_name = "FILE")]
    map_file: Option<PathBuf>,

    /// What comes first in dates such as 03/05/2025: dmy, mdy or ymd [default: what other rows of the column show]
    #[arg(long, value_name = "ORDER", value_parser = word::<DateOrder>())]
    dates: Option<DateOrder>,

    /// The line on which the columns are named, from 1 [default: the first with a column for claims]
    #[arg(long, value_name = "N", conflicts_with = "headless")]
    header_row: Option<u64>,

    /// The first row is no header: columns are named by their numbers with --map
    #[arg(long)]
    headless: bool,

    /// Take in rows that are here already once more
    #[arg(long)]
    again: bool,

    #[command(flatten)]
    rows: Rows,
}

const EXAMPLES: &str = "\
Examples:
  claimbench import csv facts.csv --dry-run
      What each column is read as, and what would come in
  claimbench import csv facts.csv --article A1
      The claims belong to A1 and are anchored to its words
  claimbench import csv facts.csv --map 'Fact=claim' --map 'Desk=tags' --map 'ID=-'
      Columns under names of their own; the last is left out
  claimbench import csv facts.csv --map-status 'Half true=mixed' --map-status 'Pants on fire=refuted'
      What the other desk's verdicts mean in your words
  claimbench import csv facts.csv --leave-verdicts
      Keep the other desk's verdicts and remarks as its words, and verify everything yourself
  claimbench import csv facts.csv --dates dmy
      03/05/2025 is the third of May
  claimbench import csv facts.csv --delimiter ';' --encoding windows-1251 --header-row 4
      For a file that does not show these by itself
  claimbench import csv facts.csv --map 'Fact=claim' --save-map city-desk
  claimbench import csv next-week.csv --map-file city-desk
      Say it once, and read every sheet of that desk so
  claimbench import csv facts.csv --skip-bad
      Store the good rows; the others go to facts.refused.csv, to be mended
  claimbench import csv facts.csv --again
      Rows that are here already are meant once more";

fn separator(text: &str) -> Result<u8, String> {
    match (text, text.as_bytes()) {
        ("comma", _) => Ok(b','),
        ("semicolon", _) => Ok(b';'),
        ("tab" | "\\t", _) => Ok(b'\t'),
        ("pipe" | "bar", _) => Ok(b'|'),
        (_, [sign]) if !sign.is_ascii_alphanumeric() && !matches!(sign, b'"' | b'\r' | b'\n') => Ok(*sign),
        _ => Err("write one sign, or comma, semicolon, tab or pipe".to_owned()),
    }
}

const WORKBOOK_EXAMPLES: &str = "\
Examples:
  claimbench import xlsx facts.xlsx --dry-run
      What each column is read as, and what would come in
  claimbench import ods facts.ods --sheet March --article A1
      The sheet March; its claims are anchored to the words of A1
  claimbench import xlsx facts.xlsx --map 'Fact=claim' --map-status 'Half true=mixed' --skip-bad
      The refused rows go to facts.refused.csv, for `import csv`";

/// The cells of a sheet as text, and how they are to be read.
struct Cells<'t> {
    file: &'t Path,
    text: &'t str,
    form: Form,
    /// What the file was read with, for the next one of its kind.
    encoding: Option<Charset>,
}

/// In what form the cells came.
#[derive(Clone, Copy)]
struct Form {
    cells: csv::Cells,
    delimiter: Option<u8>,
    counted: Counted,
}

pub fn run(context: &mut Context, arguments: CsvArguments) -> Outcome {
    let CsvArguments { file, delimiter, encoding, raw, how } = arguments;
    let saved = saved(context, &how)?;
    let encoding = encoding.or(saved.encoding()?);
    let bytes = input::bytes(&file)?;
    if let Some(what) = no_text(&bytes) {
        return Err(Error::Unreadable { file: input::name(&file), line: None, what: what.to_owned() }.into());
    }
    let decoded = input::decoded(&file, &bytes, encoding)?;
    if decoded.known == Known::ByGuess {
        let name = input::name(&file);
        context.aside(format_args!(
            "{} was read as {}, by its letters; --encoding names another.",
            one_line(&name),
            decoded.charset
        ));
    }
    let cells = if raw { csv::Cells::Raw } else { csv::Cells::Guarded };
    let form = Form { cells, delimiter: delimiter.or(saved.delimiter()?), counted: Counted::Lines };
    read(context, &Cells { file: &file, text: &decoded.text, form, encoding }, how, saved)
}

pub fn workbook(context: &mut Context, arguments: XlsxArguments) -> Outcome {
    let XlsxArguments { file, sheet, how } = arguments;
    let saved = saved(context, &how)?;
    let bytes = input::bytes(&file)?;
    let unreadable = |what: String| Error::Unreadable { file: input::name(&file), line: None, what };
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let what = "it is a workbook of Excel before 2007, or locked with a password: save it as .xlsx without one";
        return Err(unreadable(what.to_owned()).into());
    }
    let table = workbook::read(&bytes, sheet.as_deref(), xlsx::WHOLE.word());
    let table = table.map_err(|error| unreadable(error.to_string()))?;
    if table.rows.is_empty() {
        return Err(unreadable(format!("its sheet {} holds nothing", one_line(&table.name))).into());
    }
    told_of(&table).iter().for_each(|said| context.aside(said));
    let form = Form { cells: csv::Cells::Raw, delimiter: Some(b','), counted: Counted::Records };
    read(context, &Cells { file: &file, text: &table.as_csv(), form, encoding: None }, how, saved)
}

/// What is to be said of how a sheet of a workbook was read, a line each.
fn told_of(table: &workbook::Table) -> Vec<String> {
    let told = &table.told;
    let mut said = vec![format!("Read the sheet {}.", one_line(&table.name))];
    if !table.others.is_empty() {
        let others: Vec<String> = table.others.iter().map(|name| one_line(name).to_string()).collect();
        said.push(format!("Not read: {}; --sheet names another.", others.join(", ")));
    }
    let mut say = |number: usize, one: &str, many: &str| {
        if number > 0 {
            said.push(format!("{}.", count(number, one, many)));
        }
    };
    say(
        told.formulas,
        "cell is worked out; what it last showed was read",
        "cells are worked out; what they last showed was read",
    );
    say(told.unknown, "of them shows nothing that was kept", "of them show nothing that was kept");
    say(told.errors, "cell shows an error, and was read as it shows", "cells show errors, and were read as they show");
    say(
        told.merged,
        "group of merged cells was read where it begins",
        "groups of merged cells were read where they begin",
    );
    say(told.hidden_rows, "hidden row was read, too", "hidden rows were read, too");
    say(told.hidden_columns, "hidden column was read, too", "hidden columns were read, too");
    say(told.notes, "note beside a cell was not read", "notes beside cells were not read");
    say(told.links_elsewhere, "link to another file was not followed", "links to other files were not followed");
    if told.has_macros {
        said.push("It brings macros along; none was run.".to_owned());
    }
    said
}

fn saved(context: &Context, how: &How) -> Result<SavedMap, Failure> {
    let saved = how.map_file.as_deref().map(|file| saved_map::read(context, file)).transpose()?;
    Ok(saved.unwrap_or_default())
}

fn read(context: &mut Context, cells: &Cells<'_>, mut how: How, saved: SavedMap) -> Outcome {
    // Who says now what the words mean wants them read.
    how.rows.leave_verdicts |= saved.leave_verdicts && how.map_status.is_empty();
    let options = options(context, &how, cells.form, &saved)?;
    let mut sheet = csv::read(cells.text.as_bytes(), sheet_name(cells.file), &options)?;
    let columns = ColumnJson::all(&sheet);
    let unmapped = sheet.unmapped().to_vec();
    let imported =
        take_in(context, &mut sheet, &how.rows, how.again).map_err(|failure| name_unmapped(failure, &unmapped))?;
    let lines = imported.refusals.iter().map(|refusal| refusal.line).collect();
    let written =
        write_refused(cells.file, "csv", &how.rows, &imported, |mut out| Ok(sheet.copy_rows(&lines, &mut out)?));
    let (refused_file, failed) = apart(written);
    let saved_file = match &how.save_map {
        Some(name) => Some(saved_map::write(name, &SavedMap::of(&sheet, &options, cells.encoding))?),
        None => None,
    };
    let said = Said::of(&imported, &how.rows, refused_file).with_sheet(columns, &sheet, &imported, saved_file);
    let done = print(context, &said)?;
    failed.map_or(Ok(done), Err)
}

/// What a file is that a sheet is often kept in and that is no CSV, and the way out.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    const WORKBOOK: &str =
        "it is a workbook: `import xlsx` reads it, .ods too; one of Excel before 2007 must be saved anew";
    let names = |part: &str| bytes.windows(part.len()).any(|window| window == part.as_bytes());
    match bytes {
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] if names("word/document.xml") || names("opendocument.text") => {
            Some("it is a text document: copy its table into a spreadsheet and save that as CSV (UTF-8)")
        }
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] if names("xl/") || names("opendocument.spreadsheet") => Some(WORKBOOK),
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => {
            Some("it is a ZIP archive or a workbook: save the sheet in it as CSV (UTF-8), then bring that in")
        }
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(WORKBOOK),
        [b'%', b'P', b'D', b'F', b'-', ..] => {
            Some("it is a PDF: copy its table into a spreadsheet and save that as CSV (UTF-8)")
        }
        _ => None,
    }
}

/// What a sheet is called where its rows are shown: its own name, and not in which folder it lay.
fn sheet_name(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).filter(|name| *name != "-").unwrap_or("standard input")
}

fn options(context: &Context, arguments: &How, form: Form, saved: &SavedMap) -> Result<csv::Options, Failure> {
    let said = arguments.map_status.iter();
    let verdicts = said.chain(&saved.verdicts).map(|(word, status)| Ok((word.clone(), Verdict::parse(status)?)));
    let article = match arguments.article {
        Some(number) => Some(context.open(Access::Read)?.article(number)?.article.number.to_string()),
        None => None,
    };
    Ok(csv::Options {
        map: arguments.map.clone(),
        saved_map: saved.columns.clone(),
        verdicts: verdicts.collect::<Result<_, Invalid>>()?,
        verdict_words: match arguments.rows.leave_verdicts {
            true => csv::VerdictWords::Kept,
            false => csv::VerdictWords::Read,
        },
        top_row: if arguments.headless { csv::TopRow::Data } else { csv::TopRow::Header },
        cells: form.cells,
        delimiter: form.delimiter,
        counted: form.counted,
        header_line: arguments.header_row.or(saved.header_row).filter(|_| !arguments.headless),
        dates: arguments.dates.or(saved.dates),
        article,
    })
}

/// Where verdict words were refused, the options that would map or keep them are the way out.
fn name_unmapped(failure: Failure, unmapped: &[csv::UnmappedWord]) -> Failure {
    let Failure::Refused(Error::ImportRefused { rows, refusals }) = failure else { return failure };
    let options: Vec<String> = unmapped.iter().map(|word| format!("--map-status \"{}=STATUS\"", word.word)).collect();
    Failure::RowsRefused { rows, refusals, options }
}
