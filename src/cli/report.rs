//! `report`: the verification report, as a table, Markdown, HTML or JSON.

use super::context::Context;
use super::failure::Failure;
use super::words::word;
use super::{Done, Outcome, draw, output, outside, pager};
use claimbench::domain::query::Stage;
use claimbench::domain::{
    ArticleNumber, Audience, ClaimNumber, DeskProfile, Dossier, FixNumber, Instant, Question, Redaction, StoredArticle,
    StoredComment, Verdict,
};
use claimbench::formats::claimreview::{self, Publisher, Shape};
use claimbench::formats::json::{ClaimJson, ClockJson, CommentJson, ObjectionJson};
use claimbench::report::{
    CheckCounts, Correction, Cover, Covered, Drafts, Embedded, Finding, Length, Report, Scope, Section, Unanswered,
    carries_data, html, markdown, words,
};
use claimbench::workbench::{Access, Workbench};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde::Serialize;
use std::cell::RefCell;
use std::io::{IsTerminal, Write};
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

    /// How it is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    /// The file to write, readable by you alone; it is replaced where it is there [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Who it is for: author and public never read a confidential source's name or what it said without release, what
    /// was said off the record, or the desk's own notes; an internal report holds all of it and is for the desk alone
    #[arg(long, value_parser = word::<Audience>(), default_value = "internal")]
    audience: Audience,

    /// For the public: claims, too, that nobody has approved yet, under a stamp that counts them
    #[arg(long)]
    with_drafts: bool,

    /// Only the first pages: how the article stands, what is wrong, what is still open, and the article with its notes
    #[arg(long, conflicts_with = "full")]
    brief: bool,

    /// Everything, on paper too: without it, an HTML page shows everything and prints the first pages
    #[arg(long)]
    full: bool,

    /// Do not show it in the pager that $PAGER names
    #[arg(long)]
    no_pager: bool,

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

/// How a report is drawn.
#[derive(Clone, Copy)]
struct Manner {
    format: Format,
    /// None where nobody said: everything, but on paper the first pages.
    length: Option<Length>,
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
    let asked = Asked {
        scope,
        audience,
        at: arguments.at,
        drafts: if arguments.with_drafts { Drafts::Shown } else { Drafts::LeftOut },
    };
    let gathered = gathered(context, &workbench, asked)?;
    let manner = Manner {
        format: if context.json { Format::Json } else { arguments.format },
        length: match (arguments.brief, arguments.full) {
            (true, _) => Some(Length::Brief),
            (false, true) => Some(Length::Full),
            (false, false) => None,
        },
    };
    let drawn = |width: draw::Width, out: &mut dyn Write| {
        outside::write(&workbench, audience, "the report", out, |redaction, out| {
            print(&gathered, redaction, manner, width, out)
        })
    };
    let pager = pager::named().filter(|_| manner.format == Format::Table && !arguments.no_pager);
    match (output::unless_stdout(arguments.output), pager) {
        (Some(file), _) => {
            output::write_whole(&file, |out| to_file(manner.format, |out| drawn(draw::Width::Unlimited, out), out))?;
            context.wrote(&file)?;
        }
        (None, Some(pager)) => {
            let mut text = Vec::new();
            drawn(draw::Width::of_stdout(), &mut text)?;
            pager::show(&pager, &text)?;
        }
        // What is no table is for other programs: nothing in it is for a terminal, and no filter needs to look for it.
        (None, None) if manner.format != Format::Table && !std::io::stdout().is_terminal() => {
            let mut out = context.raw()?;
            drawn(draw::Width::Unlimited, &mut out)?;
            out.flush()?;
        }
        (None, None) => drawn(draw::Width::of_stdout(), &mut context.out)?,
    }
    Ok(Done::Clean)
}

/// Prints the first pages of the report of a whole case as it stands.
pub fn print_brief(context: &mut Context, workbench: &Workbench) -> Result<(), Failure> {
    let gathered = gathered(context, workbench, Asked::of_case(Audience::Internal))?;
    let format = if context.json { Format::Json } else { Format::Table };
    let manner = Manner { format, length: Some(Length::Brief) };
    print(&gathered, &Redaction::default(), manner, draw::Width::of_stdout(), &mut context.out)
}

/// The report of a whole case for an audience as the files of a pack.
pub fn whole_as_files(
    context: &Context,
    workbench: &Workbench,
    audience: Audience,
) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for (path, format) in [("report.html", Format::Html), ("report.md", Format::Markdown)] {
        let gathered = gathered(context, workbench, Asked::of_case(audience))?;
        let mut file = Vec::new();
        outside::write(workbench, audience, path, &mut file, |redaction, out| {
            print(&gathered, redaction, Manner { format, length: None }, draw::Width::Unlimited, out)
        })?;
        files.push((path, file));
    }
    Ok(files)
}

/// The report as one page, with its own JSON in it where it is not too large for that.
fn page(
    report: &Report,
    length: Option<Length>,
    reviews: Option<&str>,
    page: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut data = Vec::new();
    if carries_data(report) {
        claimbench::formats::json::line(&mut data, &ReportJson::of(report))?;
    }
    Ok(html(report, length, &Embedded { report: &String::from_utf8_lossy(&data), reviews, page }, out)?)
}

/// What the report of the case, or of one article, is made of for an audience.
pub fn gathered_for(
    context: &Context,
    workbench: &Workbench,
    article: Option<ArticleNumber>,
    audience: Audience,
) -> Result<Gathered, Failure> {
    let scope = article.map_or(Scope::Case, Scope::Article);
    gathered(context, workbench, Asked { scope, ..Asked::of_case(audience) })
}

/// What a report is made of.
pub struct Gathered {
    cover: Cover,
    /// Drawn more than once only for an audience outside; a report for the desk takes them.
    dossiers: RefCell<Vec<Dossier>>,
    /// The desk's own; only its own report takes them.
    comments: Vec<StoredComment>,
    desk: DeskProfile,
}

impl Gathered {
    /// The claims that went out as ClaimReview, from the export's own function; none but for the public, and where
    /// publisher and addresses are known.
    fn reviews(&self, redaction: &Redaction) -> Result<Option<String>, Failure> {
        let DeskProfile { publisher: Some(name), site: Some(url), page: Some(page), licence, corrections, .. } =
            &self.desk
        else {
            return Ok(None);
        };
        if self.cover.audience != Audience::Public {
            return Ok(None);
        }
        let publisher = Publisher {
            name: name.clone(),
            url: url.clone(),
            licence: licence.clone(),
            corrections: corrections.clone(),
        };
        let mut reviews = Vec::new();
        let dossiers = self.dossiers.borrow();
        let count = claimreview::write(&mut reviews, dossiers.iter(), &publisher, page, redaction, Shape::Objects)?;
        Ok((count > 0).then(|| String::from_utf8_lossy(&reviews).trim().to_owned()))
    }

    pub fn report(&self, redaction: &Redaction) -> Report {
        let dossiers = match self.cover.audience {
            Audience::Internal => self.dossiers.take(),
            Audience::Author | Audience::Public => self.dossiers.borrow().clone(),
        };
        Report::of(self.cover.clone(), dossiers, redaction).commented(self.comments.clone())
    }
}

/// What a report is asked to be about, and for whom.
struct Asked {
    scope: Scope,
    audience: Audience,
    at: Option<Instant>,
    drafts: Drafts,
}

impl Asked {
    fn of_case(audience: Audience) -> Self {
        Self { scope: Scope::Case, audience, at: None, drafts: Drafts::LeftOut }
    }
}

fn gathered(context: &Context, workbench: &Workbench, asked: Asked) -> Result<Gathered, Failure> {
    let Asked { scope, audience, at, drafts } = asked;
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
        Ok(Covered { sentences: coverage.sentences.len(), unseen: coverage.unseen(), stored })
    };
    let article = match &scope {
        Scope::Case => Some(None),
        Scope::Article(article) => Some(Some(*article)),
        Scope::Claims(_) => None,
    };
    let dossiers = workbench.dossiers(&claims)?;
    let check = match article.filter(|_| audience == Audience::Internal) {
        Some(article) => Some(workbench.objections(article, &dossiers)?),
        None => None,
    };
    let desk = workbench.desk()?;
    let cover = Cover {
        title: workbench.title()?,
        file: workbench.file_uid(),
        head: workbench.head()?,
        printed_at: context.now(),
        at,
        scope,
        audience,
        drafts,
        about_desk: desk.about.clone(),
        corrections_page: desk.corrections.clone(),
        check,
        clock: workbench.clock_notes()?,
        articles: articles.into_iter().map(covered).collect::<Result<_, _>>()?,
    };
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
    Ok(Gathered { cover, desk, dossiers: RefCell::new(dossiers), comments })
}

/// A file gets no styles; only a table has any.
fn to_file(
    format: Format,
    draw: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if format != Format::Table {
        return draw(out);
    }
    let mut drawn = Vec::new();
    draw(&mut drawn)?;
    out.write_all(&anstream::adapter::strip_bytes(&drawn).into_vec())?;
    Ok(())
}

fn print(
    gathered: &Gathered,
    redaction: &Redaction,
    manner: Manner,
    width: draw::Width,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let reviews = if manner.format == Format::Html { gathered.reviews(redaction)? } else { None };
    let page_of = gathered.desk.page.as_deref().filter(|_| reviews.is_some());
    let report = &gathered.report(redaction);
    let length = manner.length.unwrap_or(Length::Full);
    match manner.format {
        Format::Table => draw::report::draw(report, length, width, out)?,
        Format::Markdown => out.write_all(markdown(report, length).as_bytes())?,
        Format::Html => page(report, manner.length, reviews.as_deref(), page_of, out)?,
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
    /// How the article stands, in a sentence or two.
    headline: String,
    claims_in_work: usize,
    standings: StandingsJson,
    by_status: Vec<Count<Verdict>>,
    /// The same apart by the main question, `true` or `said`.
    by_question: Vec<ByQuestion>,
    by_stage: Vec<Count<Stage>>,
    not_checkable: usize,
    decided: usize,
    second_read: usize,
    /// What is wrong, the worst first, then what holds for the most part only, then where other words are proposed.
    corrections: Vec<CorrectionJson>,
    /// What a verdict still needs, the claims that lack the same together.
    still_open: Vec<MissingJson>,
    /// The questions that two readers saw differently and one of the two decided.
    decided_alone: Vec<AskedJson>,
    /// What the check objects to and nobody let stand; none but in the desk's own report.
    objections: Vec<ObjectionJson>,
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
        let Covered { stored, sentences, .. } = covered;
        let (article, revision) = (stored.article.number, stored.revision.seq);
        Self { article, revision, sentences: *sentences, settled: covered.looked_at() }
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

#[derive(Serialize)]
struct ByQuestion {
    question: Question,
    counts: Vec<Count<Verdict>>,
}

/// Each claim once, as it stands as it is written.
#[derive(Serialize)]
struct StandingsJson {
    fails: usize,
    open: usize,
    partly: usize,
    #[serde(rename = "true")]
    is_true: usize,
    said: usize,
    not_checkable: usize,
}

#[derive(Serialize)]
struct CorrectionJson {
    claim: ClaimNumber,
    question: Option<Question>,
    status: Option<Verdict>,
    says: String,
    finding: Option<String>,
    /// Whether the finding was written to stand alone; else it is the first sentence of the reasons.
    finding_given: bool,
    should_say: Option<String>,
    fix: Option<FixNumber>,
    answer: Option<String>,
}

impl CorrectionJson {
    fn of(correction: &Correction) -> Self {
        let Correction { section, answer, finding, says, better } = correction;
        Self {
            claim: section.dossier.number(),
            question: answer.map(|answer| answer.question),
            status: answer.map(|answer| answer.verdict),
            says: (*says).to_owned(),
            finding: finding.as_ref().map(|finding| finding.text().to_owned()),
            finding_given: matches!(finding, Some(Finding::Given(_))),
            should_say: better.map(|better| better.words.clone()),
            fix: better.and_then(|better| better.fix),
            answer: better.and_then(|better| better.answer.clone()),
        }
    }
}

/// A question of a claim.
#[derive(Serialize)]
struct AskedJson {
    claim: ClaimNumber,
    question: Question,
}

impl AskedJson {
    fn decided_alone(section: &Section) -> impl Iterator<Item = Self> {
        let claim = section.dossier.number();
        let alone = section.answers.iter().filter(|answer| answer.decided_alone);
        alone.map(move |answer| Self { claim, question: answer.question })
    }
}

#[derive(Serialize)]
struct MissingJson {
    question: Question,
    missing: &'static str,
    claims: Vec<ClaimNumber>,
}

impl MissingJson {
    fn of(missing: &Unanswered) -> Self {
        let claims = missing.claims.iter().map(|section| section.dossier.number()).collect();
        Self { question: missing.question, missing: words::lack(missing.lack), claims }
    }
}

fn listed<W: Copy>(counts: &[(W, usize)]) -> Vec<Count<W>> {
    counts.iter().map(|(word, count)| Count { word: *word, count: *count }).collect()
}

impl ReportJson {
    fn of(report: &Report) -> Self {
        let cover = &report.cover;
        let (today, standings) = (cover.shows().day(), &report.counts.standings);
        Self {
            format: "claimbench/report/1",
            audience: cover.audience,
            title: cover.title.clone(),
            file_uid: cover.file.to_string(),
            head: cover.head.to_string(),
            printed_at: cover.printed_at,
            at: cover.shows(),
            articles: cover.articles.iter().map(CoveredJson::of).collect(),
            check: cover.check.as_ref().map(|found| CheckJson::of(CheckCounts::of(found))),
            clock: cover.clock.iter().map(ClockJson::of).collect(),
            claims_in_work: report.claims.len(),
            headline: words::headline(report).whole(),
            standings: StandingsJson {
                fails: standings.fails(),
                open: standings.open,
                partly: standings.partly,
                is_true: standings.is_true,
                said: standings.said,
                not_checkable: standings.not_checkable,
            },
            by_status: listed(&report.counts.statuses),
            by_question: report
                .counts
                .by_question
                .iter()
                .map(|(question, counts)| ByQuestion { question: *question, counts: listed(counts) })
                .collect(),
            by_stage: listed(&report.counts.stages),
            not_checkable: report.counts.not_checkable,
            decided: report.counts.decided,
            second_read: report.counts.second_read,
            corrections: report.corrections().iter().map(CorrectionJson::of).collect(),
            still_open: report.unanswered().iter().map(MissingJson::of).collect(),
            decided_alone: report.sections().flat_map(AskedJson::decided_alone).collect(),
            objections: report.objections().map(ObjectionJson::of).collect(),
            claims: report.sections().map(|section| claim_json(section, today)).collect(),
            comments: report.comments.iter().map(CommentJson::of).collect(),
        }
    }
}
