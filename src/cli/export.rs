//! `export`: the case for other tools: CSV for spreadsheets, JSON without loss, the ledger as it stands.

use super::context::Context;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, input};
use claimbench::domain::Disclosure;
use claimbench::formats::csv::{Cells, Mark, Shape, Style, Writer};
use claimbench::formats::json::{CaseWriter, ClaimJson, SourceJson, WholeArticleJson};
use claimbench::formats::ledger;
use claimbench::judgement;
use claimbench::workbench::{Access, Workbench};
use clap::{Args, Subcommand};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Write the case for other tools
#[derive(Subcommand)]
pub enum Command {
    Csv(CsvArguments),
    /// Everything the case holds now but the names of confidential sources, as one JSON document; `import json` brings it
    /// back
    Json(ToFile),
    /// Everything that ever happened, one event a line; `import ledger` makes the very same case from it
    Ledger(ToFile),
}

/// Tables for a spreadsheet; `import csv` brings them back
#[derive(Args)]
pub struct CsvArguments {
    /// sheet: a row for each claim and piece of evidence; or one kind of thing alone
    #[arg(long, value_parser = word::<Shape>(), default_value = "claims")]
    what: Shape,

    /// Begin with a byte-order mark, which some spreadsheets need to see UTF-8
    #[arg(long)]
    bom: bool,

    /// Leave out the ' before cells that a spreadsheet would run
    #[arg(long)]
    raw: bool,

    #[command(flatten)]
    to: ToFile,
}

#[derive(Args)]
pub struct ToFile {
    /// The file to write, readable by you alone; it is replaced where it is there [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    let workbench = context.open(Access::Read)?;
    match command {
        Command::Csv(arguments) => {
            let style = Style {
                cells: if arguments.raw { Cells::Raw } else { Cells::Guarded },
                mark: if arguments.bom { Mark::ByteOrder } else { Mark::None },
            };
            send(context, &arguments.to, |out| csv(&workbench, arguments.what, style, out))?;
        }
        Command::Json(to) => {
            let now = context.now();
            send(context, &to, |out| json(&workbench, now, out))?;
        }
        Command::Ledger(to) => {
            send(context, &to, |out| lines(&workbench, out))?;
            warn_of_names(context, &workbench)?;
        }
    }
    Ok(Done::Clean)
}

/// To a file whole, or to standard output; a terminal is shown no more than it can bear.
fn send(
    context: &mut Context,
    to: &ToFile,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match &to.output {
        Some(file) => {
            input::write_whole(file, write)?;
            Ok(context.wrote(file)?)
        }
        None if io::stdout().is_terminal() => {
            let mut whole = Vec::new();
            write(&mut whole)?;
            write!(context.out, "{}", super::draw::visible(&String::from_utf8_lossy(&whole)))?;
            Ok(())
        }
        None => write(&mut context.out),
    }
}

/// A sheet as it is exported where nobody says how.
pub fn sheet(workbench: &Workbench, shape: Shape, out: &mut dyn Write) -> Result<(), Failure> {
    csv(workbench, shape, Style::default(), out)
}

fn csv(workbench: &Workbench, shape: Shape, style: Style, out: &mut dyn Write) -> Result<(), Failure> {
    let mut writer = Writer::new(out, shape, style)?;
    if shape == Shape::Sources {
        for source in workbench.sources()? {
            writer.source(&source)?;
        }
    } else {
        let redaction = workbench.redaction()?;
        workbench.each_dossier(&workbench.claim_numbers()?, |dossier| {
            let stage = judgement::stage(&dossier);
            Ok::<_, Failure>(writer.claim(&dossier.outside(&redaction), stage)?)
        })?;
    }
    writer.finish()?;
    Ok(())
}

fn json(workbench: &Workbench, now: claimbench::domain::Instant, out: &mut dyn Write) -> Result<(), Failure> {
    let title = workbench.title()?;
    let mut writer = CaseWriter::new(out, workbench.file_uid(), title.as_deref(), now, &workbench.head()?)?;
    for article in workbench.articles()? {
        let number = article.article.number;
        writer.article(&WholeArticleJson::of(&article, workbench.revisions(number)?, workbench.settled(number)?))?;
    }
    for source in workbench.sources()? {
        writer.source(&SourceJson::of(&source.source.outside()))?;
    }
    let redaction = workbench.redaction()?;
    workbench.each_dossier(&workbench.claim_numbers()?, |dossier| {
        let whole = ClaimJson::of(&dossier, now.day());
        let outside = ClaimJson::of(&dossier.outside(&redaction), now.day());
        Ok::<_, Failure>(writer.claim(&ClaimJson { stage: whole.stage, flags: whole.flags, ..outside })?)
    })?;
    writer.finish()?;
    Ok(())
}

pub fn lines(workbench: &Workbench, out: &mut dyn Write) -> Result<(), Failure> {
    workbench.each_ledger_item(|item| Ok(ledger::write(out, &item)?))
}

/// The ledger is exact, so it holds what no other export tells.
fn warn_of_names(context: &Context, workbench: &Workbench) -> Result<(), Failure> {
    let sources = workbench.sources()?;
    let confidential = sources.iter().filter(|s| s.source.disclosure == Disclosure::Confidential).count();
    if confidential > 0 {
        context.aside(format_args!(
            "The ledger holds the names of {confidential} confidential sources: keep it as you keep the case itself."
        ));
    }
    Ok(())
}
