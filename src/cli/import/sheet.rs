//! `import csv`: claims, evidence, sources or statuses from a spreadsheet, ours or anybody's.

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
use claimbench::formats::csv::{self, DateOrder};
use claimbench::workbench::Access;
use clap::Args;
use std::path::PathBuf;

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

    /// What separates the cells: a sign, or comma, semicolon, tab, pipe [default: what the sheet shows]
    #[arg(long, value_name = "C", value_parser = separator)]
    delimiter: Option<u8>,

    /// The character set: windows-1252, windows-1251, utf-16 ... [default: what the file shows]
    #[arg(long, value_name = "E")]
    encoding: Option<Charset>,

    /// The line on which the columns are named, from 1 [default: the first with a column for claims]
    #[arg(long, value_name = "N", conflicts_with = "headless")]
    header_row: Option<u64>,

    /// Take cells as they stand: no ' before what a spreadsheet would run, no escapes
    #[arg(long)]
    raw: bool,

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

pub fn run(context: &mut Context, mut arguments: CsvArguments) -> Outcome {
    let saved = arguments.map_file.as_deref().map(|file| saved_map::read(context, file)).transpose()?;
    let saved = saved.unwrap_or_default();
    // Who says now what the words mean wants them read.
    arguments.rows.leave_verdicts |= saved.leave_verdicts && arguments.map_status.is_empty();
    let encoding = arguments.encoding.or(saved.encoding()?);
    let bytes = input::bytes(&arguments.file)?;
    if let Some(what) = no_text(&bytes) {
        return Err(Error::Unreadable { file: input::name(&arguments.file), line: None, what: what.to_owned() }.into());
    }
    let decoded = input::decoded(&arguments.file, &bytes, encoding)?;
    let name = input::name(&arguments.file);
    if decoded.known == Known::ByGuess {
        context.aside(format_args!(
            "{} was read as {}, by its letters; --encoding names another.",
            one_line(&name),
            decoded.charset
        ));
    }
    let options = options(context, &arguments, &saved)?;
    let mut sheet = csv::read(decoded.text.as_bytes(), sheet_name(&arguments), &options)?;
    let columns = ColumnJson::all(&sheet);
    let unmapped = sheet.unmapped().to_vec();
    let imported = take_in(context, &mut sheet, &arguments.rows, arguments.again)
        .map_err(|failure| name_unmapped(failure, &unmapped))?;
    let lines = imported.refusals.iter().map(|refusal| refusal.line).collect();
    let written = write_refused(&arguments.file, "csv", &arguments.rows, &imported, |mut out| {
        Ok(sheet.copy_rows(&lines, &mut out)?)
    });
    let (refused_file, failed) = apart(written);
    let saved_file = match &arguments.save_map {
        Some(name) => Some(saved_map::write(name, &SavedMap::of(&sheet, &options, encoding))?),
        None => None,
    };
    let said = Said::of(&imported, &arguments.rows, refused_file).with_sheet(columns, &sheet, &imported, saved_file);
    let done = print(context, &said)?;
    failed.map_or(Ok(done), Err)
}

/// What a file is that a sheet is often kept in and that is no CSV, and the way out.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    const WORKBOOK: &str = "it is a workbook: open it and save the sheet as CSV (UTF-8), then bring that in";
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
fn sheet_name(arguments: &CsvArguments) -> &str {
    arguments.file.file_name().and_then(|name| name.to_str()).filter(|name| *name != "-").unwrap_or("standard input")
}

fn options(context: &Context, arguments: &CsvArguments, saved: &SavedMap) -> Result<csv::Options, Failure> {
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
        cells: if arguments.raw { csv::Cells::Raw } else { csv::Cells::Guarded },
        delimiter: arguments.delimiter.or(saved.delimiter()?),
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
