//! `export`: the case for other tools: CSV for spreadsheets, JSON, the ledger as it stands, and what other desks read.

use super::context::Context;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, output, outside};
use claimbench::domain::{Audience, Bodies, Dossier, Instant, Redaction, Source, StoredSource, text};
use claimbench::formats::csv::{Cells, Mark, Shape, Style, Writer};
use claimbench::formats::json::{CaseWriter, ClaimJson, SourceJson, WholeArticleJson};
use claimbench::formats::{annotation, averitec, bibliography, claimreview, ledger, xlsx};
use claimbench::judgement;
use claimbench::judgement::check::Severity;
use claimbench::report::words::count;
use claimbench::workbench::{Access, Workbench};
use clap::{Args, Subcommand, ValueEnum};
use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Write the case for other tools
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Csv(CsvArguments),
    /// A workbook for Excel and its like: claims, evidence, sources and verdicts as sheets with filters, links, colours and lists
    /// of the words that are allowed; `import xlsx` brings it back
    Xlsx(ToFile),
    /// Everything the case holds now but the names of confidential sources, as one JSON document; `import json` brings it
    /// back
    Json(ToFile),
    /// Everything that ever happened, one event a line; `import ledger` makes the very same case from it
    Ledger(ToFile),
    Claimreview(ClaimreviewArguments),
    /// The claims as W3C Web Annotations on the words of their articles
    Annotations(AudienceToFile),
    /// The claims with their questions, answers and verdicts in the shape of the AVeriTeC data set
    Averitec(AudienceToFile),
    Bibliography(BibliographyArguments),
}

/// The verdicts on whether it is true, of approved claims, published or not, as ClaimReview (schema.org)
#[derive(Args)]
pub struct ClaimreviewArguments {
    /// The name of your desk [default: as `case edit --publisher` says]
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,

    /// Your desk's own page [default: as `case edit --site` says]
    #[arg(long, value_name = "URL")]
    site: Option<String>,

    /// The page where the fact-check stands; each claim gets an anchor on it [default: as `case edit --page` says]
    #[arg(long, value_name = "URL")]
    page: Option<String>,

    /// The address of the licence under which others may use the reviews [default: as `case edit --licence` says]
    #[arg(long, value_name = "URL")]
    licence: Option<String>,

    /// One DataFeed instead of a list
    #[arg(long)]
    feed: bool,

    #[command(flatten)]
    to: ToFile,
}

#[derive(Args)]
pub struct AudienceToFile {
    /// Who it is for: see `report --help`
    #[arg(long, value_parser = word::<Audience>(), default_value = "public")]
    audience: Audience,

    #[command(flatten)]
    to: ToFile,
}

/// The sources for a reference manager
#[derive(Args)]
pub struct BibliographyArguments {
    /// What the reference manager reads
    #[arg(long, value_enum, default_value = "bibtex")]
    format: BibliographyFormat,

    #[command(flatten)]
    to: ToFile,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BibliographyFormat {
    Bibtex,
    Ris,
    /// CSL-JSON
    Csl,
}

impl From<BibliographyFormat> for bibliography::Style {
    fn from(format: BibliographyFormat) -> Self {
        match format {
            BibliographyFormat::Bibtex => Self::Bibtex,
            BibliographyFormat::Ris => Self::Ris,
            BibliographyFormat::Csl => Self::Csl,
        }
    }
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
    let hidden = workbench.read_blind()?.len();
    match command {
        Command::Csv(arguments) => {
            let style = Style {
                cells: if arguments.raw { Cells::Raw } else { Cells::Guarded },
                mark: if arguments.bom { Mark::ByteOrder } else { Mark::None },
            };
            send(context, &arguments.to, |out| csv(&workbench, arguments.what, style, out))?;
        }
        Command::Xlsx(to) => workbook_of(context, &workbench, &to)?,
        Command::Json(to) => {
            let now = context.now();
            send(context, &to, |out| json(&workbench, now, out))?;
        }
        Command::Ledger(to) => {
            send(context, &to, |out| lines(&workbench, out))?;
            outside::warn_of_names(context, &workbench, "ledger")?;
        }
        Command::Claimreview(arguments) => claimreviews(context, &workbench, arguments)?,
        Command::Annotations(AudienceToFile { audience, to }) => {
            let dossiers = for_audience(&workbench, audience)?;
            let title = workbench.title()?;
            let draw = |redaction: &Redaction, out: &mut dyn Write| {
                let label = title.as_deref().map(|title| told(title, audience, redaction));
                let collection = annotation::Collection { uid: workbench.file_uid(), label };
                annotation::write(out, &collection, &dossiers, audience, redaction)?;
                Ok(())
            };
            send(context, &to, |out| outside::write(&workbench, audience, WHAT, out, draw))?;
        }
        Command::Averitec(AudienceToFile { audience, to }) => {
            let dossiers = for_audience(&workbench, audience)?;
            let draw = |redaction: &Redaction, out: &mut dyn Write| {
                averitec::write(out, &dossiers, audience, redaction)?;
                Ok(())
            };
            send(context, &to, |out| outside::write(&workbench, audience, WHAT, out, draw))?;
        }
        Command::Bibliography(arguments) => {
            let stored = workbench.sources()?;
            let draw = |redaction: &Redaction, out: &mut dyn Write| {
                let sources: Vec<Source> = stored.iter().map(|stored| redaction.source(&stored.source)).collect();
                Ok(bibliography::write(out, &sources, arguments.format.into())?)
            };
            send(context, &arguments.to, |out| outside::write(&workbench, Audience::Public, WHAT, out, draw))?;
        }
    }
    context.say_what_is_hidden(hidden);
    Ok(Done::Clean)
}

/// What a refusal calls an export.
const WHAT: &str = "the export";

/// A text as the audience may read it.
fn told(text: &str, audience: Audience, redaction: &Redaction) -> String {
    if audience == Audience::Internal { text.to_owned() } else { redaction.text(text) }
}

/// What goes out is linted first: nothing leaves that other programs would stumble over.
fn claimreviews(context: &mut Context, workbench: &Workbench, arguments: ClaimreviewArguments) -> Result<(), Failure> {
    let dossiers = everything(workbench)?;
    let ClaimreviewArguments { publisher, site, page, licence, feed, to } = arguments;
    let desk = workbench.desk()?;
    let publisher = claimreview::Publisher {
        name: text::line("publisher", &said("--publisher", publisher.or(desk.publisher))?)?,
        url: text::url(&said("--site", site.or(desk.site))?)?,
        licence: licence.or(desk.licence).map(|licence| text::url(&licence)).transpose()?,
        corrections: desk.corrections.map(|page| text::url(&page)).transpose()?,
    };
    let page = text::url(&said("--page", page.or(desk.page))?)?;
    let shape = if feed { claimreview::Shape::Feed } else { claimreview::Shape::Objects };
    let went_out = Cell::new(0);
    let draw = |redaction: &Redaction, out: &mut dyn Write| {
        went_out.set(claimreview::write(out, &dossiers, &publisher, &page, redaction, shape)?);
        Ok(())
    };
    let mut written = Vec::new();
    outside::write(workbench, Audience::Public, WHAT, &mut written, draw)?;
    let text = String::from_utf8_lossy(&written);
    let findings = claimreview::lint(&text, "the export");
    if let Some(error) = findings.iter().find(|finding| finding.severity == Severity::Error) {
        return Err(Failure::misuse(format!("{} {}", error.path, error.message), error.way_out));
    }
    send(context, &to, |out| Ok(out.write_all(&written)?))?;
    if went_out.get() == 0 {
        context.aside("No verdict on whether a claim is true is approved as it stands, so none went out.");
    }
    let unapproved = dossiers.iter().filter(|dossier| judgement::went_out_unapproved(dossier)).count();
    if unapproved > 0 {
        let claims = count(
            unapproved,
            "claim was published without approval as it stands, and is left out",
            "claims were published without approval as they stand, and are left out",
        );
        context.aside(format_args!("{claims}."));
    }
    Ok(())
}

/// What an option says, or else the case.
///
/// Errors: neither says anything.
fn said(option: &str, value: Option<String>) -> Result<String, Failure> {
    value.ok_or_else(|| {
        Failure::misuse(
            format!("{option} is not given, and the case does not say it either"),
            format!("give it here, or once for the case: claimbench case edit {option} VALUE"),
        )
    })
}

/// The claims that an audience may see; what was set aside is no finding for the public.
fn for_audience(workbench: &Workbench, audience: Audience) -> Result<Vec<Dossier>, Failure> {
    let mut dossiers = everything(workbench)?;
    dossiers.retain(|dossier| audience != Audience::Public || dossier.set_aside.is_none());
    Ok(dossiers)
}

/// Every claim with everything about it.
fn everything(workbench: &Workbench) -> Result<Vec<Dossier>, Failure> {
    Ok(workbench.dossiers(&workbench.claim_numbers()?)?)
}

/// Every shape of `export csv` as a sheet.
fn workbook_of(context: &mut Context, workbench: &Workbench, to: &ToFile) -> Result<(), Failure> {
    if to.output.is_none() && io::stdout().is_terminal() {
        return Err(Failure::misuse("a workbook cannot be shown in a terminal", "name a file: --output case.xlsx"));
    }
    let title = workbench.title()?;
    let day = context.now().day();
    let make = |redaction: &Redaction| {
        let mut sheets = Vec::new();
        for shape in xlsx::SHEETS {
            let mut csv = Vec::new();
            let style = Style { cells: Cells::Raw, mark: Mark::None };
            csv_without(workbench, redaction, shape, style, &mut csv)?;
            sheets.push((shape, String::from_utf8_lossy(&csv).into_owned()));
        }
        let title = title.as_deref().map(|title| redaction.text(title));
        let packed = xlsx::write(&sheets, &xlsx::About { title: title.as_deref(), day }).map_err(no_workbook)?;
        let text = sheets.into_iter().map(|(_, csv)| csv).chain(title).collect::<String>();
        Ok((text, packed))
    };
    let file = to.output.clone().unwrap_or_else(|| "-".into());
    output::write_whole(&file, |out| outside::write_packed(workbench, Audience::Public, WHAT, out, make))?;
    if !output::is_stdout(&file) {
        context.wrote(&file)?;
    }
    Ok(())
}

fn no_workbook(fault: xlsx::Fault) -> Failure {
    Failure::misuse(fault.to_string(), "`export csv` and `export json` have no such limits")
}

/// To a file whole, or to standard output; a terminal is shown no more than it can bear.
fn send(
    context: &mut Context,
    to: &ToFile,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match &output::unless_stdout(to.output.clone()) {
        Some(file) => {
            output::write_whole(file, write)?;
            Ok(context.wrote(file)?)
        }
        None if io::stdout().is_terminal() => {
            let mut whole = Vec::new();
            write(&mut whole)?;
            write!(context.out, "{}", super::draw::visible(&String::from_utf8_lossy(&whole)))?;
            Ok(())
        }
        None => {
            let mut out = context.raw()?;
            write(&mut out)?;
            Ok(out.flush()?)
        }
    }
}

/// A sheet as it is exported where nobody says how.
pub fn sheet(workbench: &Workbench, shape: Shape, out: &mut dyn Write) -> Result<(), Failure> {
    csv(workbench, shape, Style::default(), out)
}

fn csv(workbench: &Workbench, shape: Shape, style: Style, out: &mut dyn Write) -> Result<(), Failure> {
    let draw = |redaction: &Redaction, out: &mut dyn Write| csv_without(workbench, redaction, shape, style, out);
    outside::write(workbench, Audience::Public, WHAT, out, draw)
}

fn csv_without(
    workbench: &Workbench,
    redaction: &Redaction,
    shape: Shape,
    style: Style,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut writer = Writer::new(out, shape, style)?;
    if shape == Shape::Sources {
        for stored in workbench.sources()? {
            writer.source(&StoredSource { source: redaction.source(&stored.source), ..stored })?;
        }
    } else {
        workbench.each_dossier(&workbench.claim_numbers()?, |dossier| {
            let stage = judgement::stage(&dossier);
            Ok::<_, Failure>(writer.claim(&dossier.outside(redaction), stage)?)
        })?;
    }
    writer.finish()?;
    Ok(())
}

fn json(workbench: &Workbench, now: Instant, out: &mut dyn Write) -> Result<(), Failure> {
    let draw = |redaction: &Redaction, out: &mut dyn Write| json_without(workbench, redaction, now, out);
    outside::write(workbench, Audience::Public, WHAT, out, draw)
}

fn json_without(
    workbench: &Workbench,
    redaction: &Redaction,
    now: Instant,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let title = workbench.title()?.map(|title| redaction.text(&title));
    let mut bodies = Bodies::default();
    let mut writer = CaseWriter::new(out, workbench.file_uid(), title.as_deref(), now, &workbench.head()?)?;
    for article in workbench.articles()? {
        let (article, revisions, settled) = workbench.article_outside(article, redaction, &mut bodies)?;
        writer.article(&WholeArticleJson::of(&article, revisions, settled))?;
    }
    for source in workbench.sources()? {
        writer.source(&SourceJson::of(&redaction.source(&source.source)))?;
    }
    workbench.each_dossier(&workbench.claim_numbers()?, |dossier| {
        let whole = ClaimJson::of(&dossier, now.day());
        let mut outside = dossier.outside(redaction);
        let claim = &mut outside.claim;
        claim.anchor.iter_mut().for_each(|anchor| bodies.bring(claim.article, anchor));
        let outside = ClaimJson::of(&outside, now.day());
        Ok::<_, Failure>(writer.claim(&ClaimJson { stage: whole.stage, flags: whole.flags, ..outside })?)
    })?;
    writer.finish()?;
    Ok(())
}

pub fn lines(workbench: &Workbench, out: &mut dyn Write) -> Result<(), Failure> {
    workbench.each_ledger_item(|item| Ok(ledger::write(out, &item)?))
}
