//! `report`: the verification report, as a table, Markdown, HTML or JSON.

use super::context::Context;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, draw, output, outside};
use claimbench::domain::query::Stage;
use claimbench::domain::{
    ArticleNumber, Audience, ClaimNumber, Dossier, Instant, Redaction, StoredArticle, StoredComment, Verdict,
};
use claimbench::formats::json::{ClaimJson, ClockJson, CommentJson};
use claimbench::judgement::check::{Objection, Severity};
use claimbench::report::{CheckCounts, Cover, Covered, Report, Scope, Section, html, markdown};
use claimbench::workbench::{Access, Workbench};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde::Serialize;
use std::cell::RefCell;
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

    /// Who it is for: author and public never read a confidential source's name or what it said without release, what
    /// was said off the record, or the desk's own notes; an internal report holds all of it and is for the desk alone
    #[arg(long, value_parser = word::<Audience>(), default_value = "internal")]
    audience: Audience,

    /// As the case stood at this instant, in UTC: 2025-12-02T18:00:00Z
    #[arg(long, value_name = "INSTANT")]
    at: Option<Instant>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Markdown,
    Html,
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
    let audience = arguments.audience;
    let gathered = gathered(context, &workbench, scope, audience, arguments.at)?;
    let drawn = |format: Format, width: draw::Width, out: &mut dyn Write| {
        outside::write(&workbench, audience, "the report", out, |redaction, out| {
            print(&gathered.report(redaction), format, width, out)
        })
    };
    let format = if context.json { Format::Json } else { arguments.format };
    match output::unless_stdout(arguments.output) {
        Some(file) => {
            output::write_whole(&file, |out| to_file(|out| drawn(format, draw::Width::Unlimited, out), out))?;
            context.wrote(&file)?;
        }
        None => drawn(format, draw::Width::of_stdout(), &mut context.out)?,
    }
    Ok(Done::Clean)
}

/// Prints the report of a whole case as it stands.
pub fn print_whole(context: &mut Context, workbench: &Workbench) -> Result<(), Failure> {
    let report = internal(context, workbench)?;
    let format = if context.json { Format::Json } else { Format::Table };
    print(&report, format, draw::Width::of_stdout(), &mut context.out)
}

fn internal(context: &Context, workbench: &Workbench) -> Result<Report, Failure> {
    let gathered = gathered(context, workbench, Scope::Case, Audience::Internal, None)?;
    Ok(gathered.report(&Redaction::default()))
}

/// The report of a whole case for an audience as the files of a pack.
pub fn whole_as_files(
    context: &Context,
    workbench: &Workbench,
    audience: Audience,
) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for (path, format) in [("report.html", Format::Html), ("report.md", Format::Markdown)] {
        let gathered = gathered(context, workbench, Scope::Case, audience, None)?;
        let mut file = Vec::new();
        outside::write(workbench, audience, path, &mut file, |redaction, out| {
            print(&gathered.report(redaction), format, draw::Width::Unlimited, out)
        })?;
        files.push((path, file));
    }
    Ok(files)
}

/// The report as one page, with its own JSON in it.
fn page(report: &Report) -> Result<String, Failure> {
    let mut data = Vec::new();
    claimbench::formats::json::line(&mut data, &ReportJson::of(report))?;
    Ok(html(report, &String::from_utf8_lossy(&data)).map_err(std::io::Error::other)?)
}

/// What a report is made of.
struct Gathered {
    cover: Cover,
    /// Drawn more than once only for an audience outside; a report for the desk takes them.
    dossiers: RefCell<Vec<Dossier>>,
    /// The desk's own; only its own report takes them.
    comments: Vec<StoredComment>,
}

impl Gathered {
    fn report(&self, redaction: &Redaction) -> Report {
        let dossiers = match self.cover.audience {
            Audience::Internal => self.dossiers.take(),
            Audience::Author | Audience::Public => self.dossiers.borrow().clone(),
        };
        Report::of(self.cover.clone(), dossiers, redaction).commented(self.comments.clone())
    }
}

fn gathered(
    context: &Context,
    workbench: &Workbench,
    scope: Scope,
    audience: Audience,
    at: Option<Instant>,
) -> Result<Gathered, Failure> {
    let (claims, articles) = match &scope {
        Scope::Case => (workbench.claims_in_sight()?, workbench.articles_in_work()?),
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
    let article = match &scope {
        Scope::Case => Some(None),
        Scope::Article(article) => Some(Some(*article)),
        Scope::Claims(_) => None,
    };
    let check = match article.filter(|_| audience == Audience::Internal) {
        Some(article) => Some(counted(&workbench.check(article)?.objections)),
        None => None,
    };
    let cover = Cover {
        title: workbench.title()?,
        file: workbench.file_uid(),
        head: workbench.head()?,
        printed_at: context.now(),
        at,
        scope,
        audience,
        check,
        clock: workbench.clock_notes()?,
        articles: articles.into_iter().map(covered).collect::<Result<_, _>>()?,
    };
    let dossiers = workbench.dossiers(&claims)?;
    context.say_what_is_hidden(dossiers.iter().filter(|dossier| !dossier.procedure.owed.is_empty()).count());
    let mut comments = workbench.comments()?;
    comments.retain(|stored| match &cover.scope {
        Scope::Case => true,
        Scope::Article(article) => {
            stored.comment.on.article() == Some(*article)
                || stored.comment.on.claim().is_some_and(|claim| claims.contains(&claim))
        }
        Scope::Claims(claims) => stored.comment.on.claim().is_some_and(|claim| claims.contains(&claim)),
    });
    Ok(Gathered { cover, dossiers: RefCell::new(dossiers), comments })
}

fn counted(objections: &[Objection]) -> CheckCounts {
    let count = |wanted| {
        let standing = objections.iter().filter(|objection| objection.waived.is_none());
        standing.filter(|objection| objection.severity == wanted).count()
    };
    CheckCounts {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        notes: count(Severity::Note),
        waived: objections.iter().filter(|objection| objection.waived.is_some()).count(),
    }
}

/// A file gets no styles.
fn to_file(draw: impl FnOnce(&mut dyn Write) -> Result<(), Failure>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut drawn = Vec::new();
    draw(&mut drawn)?;
    out.write_all(&anstream::adapter::strip_bytes(&drawn).into_vec())?;
    Ok(())
}

fn print(report: &Report, format: Format, width: draw::Width, out: &mut dyn Write) -> Result<(), Failure> {
    match format {
        Format::Table => draw::report::draw(report, width, out)?,
        Format::Markdown => out.write_all(markdown(report).as_bytes())?,
        Format::Html => out.write_all(page(report)?.as_bytes())?,
        Format::Json => claimbench::formats::json::pretty(out, &ReportJson::of(report))?,
    }
    Ok(())
}

/// The report as JSON: its front, its counts, and every claim in the shape of `claim show --json`.
#[derive(Serialize)]
struct ReportJson {
    format: &'static str,
    audience: Audience,
    title: Option<String>,
    file_uid: String,
    head: String,
    printed_at: Instant,
    at: Instant,
    articles: Vec<CoveredJson>,
    /// What the check found; null where the report is not internal or of chosen claims.
    check: Option<CheckJson>,
    /// Where the ledger's instants did not simply follow the clock.
    clock: Vec<ClockJson>,
    claims_in_work: usize,
    by_status: Vec<Count<Verdict>>,
    by_stage: Vec<Count<Stage>>,
    not_checkable: usize,
    decided: usize,
    second_read: usize,
    claims: Vec<ClaimJson>,
    /// The desk's own; none but in its own report.
    comments: Vec<CommentJson>,
}

/// Stage and flags are those of the whole claim, of which the audience may see less.
fn claim_json(section: &Section, today: Date) -> ClaimJson {
    ClaimJson { stage: section.stage, flags: section.flags.clone(), ..ClaimJson::of(&section.dossier, today) }
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
struct CheckJson {
    errors: usize,
    warnings: usize,
    notes: usize,
    waived: usize,
}

impl CheckJson {
    fn of(counts: CheckCounts) -> Self {
        let CheckCounts { errors, warnings, notes, waived } = counts;
        Self { errors, warnings, notes, waived }
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
            audience: cover.audience,
            title: cover.title.clone(),
            file_uid: cover.file.to_string(),
            head: cover.head.to_string(),
            printed_at: cover.printed_at,
            at: cover.shows(),
            articles: cover.articles.iter().map(CoveredJson::of).collect(),
            check: cover.check.map(CheckJson::of),
            clock: cover.clock.iter().map(ClockJson::of).collect(),
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
            claims: report.sections().map(|section| claim_json(section, today)).collect(),
            comments: report.comments.iter().map(CommentJson::of).collect(),
        }
    }
}
