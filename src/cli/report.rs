//! `report`: the verification report, as a table, Markdown or JSON.

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome, draw, input};
use claimbench::domain::query::Stage;
use claimbench::domain::{ArticleNumber, ClaimNumber, Instant, StoredArticle, Verdict};
use claimbench::formats::json::ClaimJson;
use claimbench::report::{Cover, Covered, Report, Scope, markdown};
use claimbench::workbench::{Access, Workbench};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Print the verification report: of the whole case, one article, or chosen claims
#[derive(Args)]
pub struct Arguments {
    /// Only this article's claims
    #[arg(long, value_name = "A", conflicts_with = "claims")]
    article: Option<ArticleNumber>,

    /// Only this claim; may be given again
    #[arg(long = "claim", value_name = "N")]
    claims: Vec<ClaimNumber>,

    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    /// The file to write, readable by you alone; it is replaced where it is there [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// As the case stood at this instant, in UTC: 2025-12-02T18:00:00Z
    #[arg(long, value_name = "INSTANT")]
    at: Option<Instant>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Markdown,
    Json,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let mut workbench = context.open(Access::Read)?;
    if let Some(at) = arguments.at {
        let progress = context.progress("Replaying the ledger");
        workbench = workbench.at(at)?;
        progress.finish_and_clear();
    }
    let scope = match (arguments.article, arguments.claims) {
        (Some(article), _) => Scope::Article(article),
        (None, claims) if claims.is_empty() => Scope::Case,
        (None, claims) => Scope::Claims(claims),
    };
    let report = report(context, &workbench, scope, arguments.at)?;
    let format = if context.json { Format::Json } else { arguments.format };
    match arguments.output {
        Some(file) => {
            input::write_whole(&file, |out| to_file(&report, format, out))?;
            context.wrote(&file)?;
        }
        None => print(&report, format, draw::Width::of_stdout(), &mut context.out)?,
    }
    Ok(Done::Clean)
}

/// Prints the report of a whole case as it stands.
pub fn print_whole(context: &mut Context, workbench: &Workbench) -> Result<(), Failure> {
    let report = report(context, workbench, Scope::Case, None)?;
    let format = if context.json { Format::Json } else { Format::Table };
    print(&report, format, draw::Width::of_stdout(), &mut context.out)
}

fn report(context: &Context, workbench: &Workbench, scope: Scope, at: Option<Instant>) -> Result<Report, Failure> {
    let (claims, articles) = match &scope {
        Scope::Case => (workbench.claim_numbers()?, workbench.articles()?),
        Scope::Article(article) => {
            let stored = workbench.article(*article)?;
            (workbench.claims_of_article(*article)?, vec![stored])
        }
        Scope::Claims(claims) => (claims.clone(), Vec::new()),
    };
    let covered = |stored: StoredArticle| -> Result<Covered, Failure> {
        let coverage = workbench.coverage(stored.article.number)?;
        Ok(Covered { settled: coverage.settled(), sentences: coverage.sentences.len(), stored })
    };
    let cover = Cover {
        title: workbench.title()?,
        file: workbench.file_uid(),
        head: workbench.head()?,
        printed_at: context.now(),
        at,
        scope,
        articles: articles.into_iter().map(covered).collect::<Result<_, _>>()?,
    };
    Ok(Report::of(cover, workbench.dossiers(&claims)?))
}

/// A file gets no styles.
fn to_file(report: &Report, format: Format, out: &mut dyn Write) -> Result<(), Failure> {
    let mut drawn = Vec::new();
    print(report, format, draw::Width::Unlimited, &mut drawn)?;
    out.write_all(&anstream::adapter::strip_bytes(&drawn).into_vec())?;
    Ok(())
}

fn print(report: &Report, format: Format, width: draw::Width, out: &mut dyn Write) -> Result<(), Failure> {
    match format {
        Format::Table => draw::report::draw(report, width, out)?,
        Format::Markdown => out.write_all(markdown(report).as_bytes())?,
        Format::Json => claimbench::formats::json::pretty(out, &ReportJson::of(report))?,
    }
    Ok(())
}

/// The report as JSON: its front, its counts, and every claim in the shape of `claim show --json`.
#[derive(Serialize)]
struct ReportJson {
    format: &'static str,
    title: Option<String>,
    file_uid: String,
    head: String,
    printed_at: Instant,
    at: Instant,
    articles: Vec<CoveredJson>,
    claims_in_work: usize,
    by_status: Vec<Count<Verdict>>,
    by_stage: Vec<Count<Stage>>,
    not_checkable: usize,
    decided: usize,
    second_read: usize,
    claims: Vec<ClaimJson>,
}

#[derive(Serialize)]
struct CoveredJson {
    article: ArticleNumber,
    revision: u32,
    sentences: usize,
    /// Claimed, or holding nothing to check.
    settled: usize,
}

impl CoveredJson {
    fn of(covered: &Covered) -> Self {
        let Covered { stored, settled, sentences } = covered;
        let (article, revision) = (stored.article.number, stored.revision.seq);
        Self { article, revision, sentences: *sentences, settled: *settled }
    }
}

#[derive(Serialize)]
struct Count<W> {
    word: W,
    count: usize,
}

impl ReportJson {
    fn of(report: &Report) -> Self {
        let cover = &report.cover;
        let today = cover.shows().day();
        Self {
            format: "claimbench/report/1",
            title: cover.title.clone(),
            file_uid: cover.file.to_string(),
            head: cover.head.to_string(),
            printed_at: cover.printed_at,
            at: cover.shows(),
            articles: cover.articles.iter().map(CoveredJson::of).collect(),
            claims_in_work: report.claims.len(),
            by_status: report
                .counts
                .statuses
                .iter()
                .map(|(word, count)| Count { word: *word, count: *count })
                .collect(),
            by_stage: report.counts.stages.iter().map(|(word, count)| Count { word: *word, count: *count }).collect(),
            not_checkable: report.counts.not_checkable,
            decided: report.counts.decided,
            second_read: report.counts.second_read,
            claims: report.dossiers().map(|dossier| ClaimJson::of(dossier, today)).collect(),
        }
    }
}
