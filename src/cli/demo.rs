//! `demo`: makes the demo case, prints its verification report and says what to try next.

use super::context::Context;
use super::draw::{Width, paragraph};
use super::{Done, Outcome, report};
use crate::counter::demo::make_once;
use claimbench::domain::ArticleNumber;
use claimbench::workbench::Access;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What somebody looks at who sees the program for the first time.
const WHAT_IT_IS: &str = "A finished fact-check, to look around in: every claim that a news briefing makes, who says so, \
                          the evidence for and against it counted by origin, a verdict with its reason, what the \
                          article should say instead, and what a second reader approved. All of it is one file.";

/// Make the demo case, a real fact-check of a news briefing, and print the first pages of its report
///
/// Run again, it reuses the file.
#[derive(Args)]
pub struct Arguments {
    /// The folder to make it in
    #[arg(long, value_name = "DIR", default_value = "claimbench-demo")]
    into: PathBuf,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let file = make_once(&arguments.into)?;
    let workbench = context.open_file(&file, Access::Read)?;
    if !context.json {
        writeln!(context.out, "{}", paragraph(Width::of_stdout(), 0, WHAT_IT_IS))?;
    }
    report::print_brief(context, &workbench)?;
    if !context.json {
        try_next(context, &file)?;
    }
    Ok(Done::Clean)
}

fn try_next(context: &mut Context, file: &Path) -> std::io::Result<()> {
    let file = super::draw::one_line(&file.display().to_string()).into_owned();
    let article = ArticleNumber(1);
    writeln!(context.out, "\nThe case is the file {file}. Look around in it:\n")?;
    let next = [
        (format!("export CLAIMBENCH_DB={file}"), "from here on, every command means this case"),
        ("claimbench report".to_owned(), "the whole report: the article with its notes, every claim with its evidence"),
        ("claimbench report --format html --output report.html".to_owned(), "the same as one page for a browser"),
        ("claimbench claim show 51".to_owned(), "nearly 20% occupied: everything about one claim"),
        ("claimbench claim list status:refuted".to_owned(), "what turned out wrong"),
        ("claimbench search speaker:kremlin pokrovsk".to_owned(), "who claimed that, and what was found"),
        (format!("claimbench article coverage {article}"), "the text, with what was done about each sentence"),
        (format!("claimbench article extract {article}"), "what in it is to be checked, as a machine proposes it"),
        ("claimbench claim figures".to_owned(), "every figure beside what the evidence says"),
        ("claimbench check".to_owned(), "what a careful editor would object to"),
        ("claimbench memo".to_owned(), "the fixes that were put to the author"),
        ("claimbench export csv --output claims.csv".to_owned(), "for a spreadsheet"),
        ("claimbench report --format markdown".to_owned(), "the report as a document"),
        ("claimbench verify".to_owned(), "proves that the tables say what the ledger says"),
    ];
    let widest = next.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    for (command, what) in next {
        writeln!(context.out, "  {command:<widest$}  {what}")?;
    }
    Ok(())
}
