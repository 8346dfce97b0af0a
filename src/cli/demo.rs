//! `demo`: makes the demo case, prints its verification report and says what to try next.

mod desk;

use super::context::Context;
use super::draw::{Width, paragraph};
use super::{Done, Outcome, report};
use claimbench::domain::{ArticleNumber, DateBasis, Intake, NewArticle};
use claimbench::error::{Error, Result};
use claimbench::formats::json;
use claimbench::language::masthead::Masthead;
use claimbench::workbench::{Access, Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

const ARTICLE: &str = include_str!("../../seed/article.md");
const CASE: &str = include_str!("../../seed/case.json");
/// When the demo case was made: pinned, so that two runs give the same head.
const MADE_AT: &str = "2026-11-23T09:00:00Z";

/// What somebody looks at who sees the program for the first time.
const WHAT_IT_IS: &str = "A finished fact-check, to look around in: every claim that a news briefing makes, who says so, \
                          the evidence for and against it counted by origin, a verdict with its reason, what the \
                          article should say instead, and what a second reader approved. All of it is one file.";

/// Make the demo case, a real fact-check of a news briefing, and print its verification report
///
/// Run again, it reuses the file.
#[derive(Args)]
pub struct Arguments {
    /// The folder to make it in
    #[arg(long, value_name = "DIR", default_value = "claimbench-demo")]
    into: PathBuf,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let file = arguments.into.join("claimbench.db");
    if !file.exists() {
        std::fs::create_dir_all(&arguments.into).map_err(Error::io(&arguments.into))?;
        make(&file, &arguments.into)?;
    }
    let workbench = context.open_file(&file, Access::Read)?;
    if !context.json {
        writeln!(context.out, "{}", paragraph(Width::of_stdout(), 0, WHAT_IT_IS))?;
    }
    report::print_whole(context, &workbench)?;
    if !context.json {
        try_next(context, &file)?;
    }
    Ok(Done::Clean)
}

/// Makes the case in a folder of its own and copies it, verified, to where it belongs.
fn make(file: &Path, folder: &Path) -> Result<()> {
    let room = tempfile::Builder::new().prefix(".claimbench-").tempdir_in(folder).map_err(Error::io(folder))?;
    fill(&room.path().join("case.db"))?.backup(file)?;
    Ok(())
}

fn fill(file: &Path) -> Result<Workbench> {
    let clock = Clock::Pinned(MADE_AT.parse()?);
    let setting =
        |seed: &str, actor: &str| Setting { clock, ids: Ids::seeded(seed), actor: actor.to_owned(), reader: None };
    let case = json::read_case(CASE, "seed/case.json")?;
    Workbench::create(file, case.title.as_deref(), setting("demo/case", "demo"))?;
    let mut workbench = Workbench::open(file, Access::Write, setting("demo", "demo"))?;
    let read = Masthead::read(ARTICLE);
    workbench.add_article(NewArticle {
        uid: None,
        title: read.title.unwrap_or_default(),
        outlet: None,
        byline: read.byline,
        url: None,
        language: None,
        published: read.published,
        published_basis: DateBasis::Stated,
        body: ARTICLE.to_owned(),
        intake: Intake::File,
    })?;
    let plan = ImportPlan { on_refusal: OnRefusal::StoreNothing, dry_run: false, leave_verdicts: false, again: false };
    workbench.import(case.rows, plan, |_| {})?;
    for turn in desk::turns()? {
        let seed = format!("demo/{}", turn.actor);
        workbench = Workbench::open(file, Access::Write, setting(&seed, &turn.actor))?;
        turn.steps.into_iter().try_for_each(|step| desk::take(&mut workbench, step))?;
    }
    Ok(workbench)
}

fn try_next(context: &mut Context, file: &Path) -> std::io::Result<()> {
    let file = super::draw::one_line(&file.display().to_string()).into_owned();
    let article = ArticleNumber(1);
    writeln!(context.out, "\nThe case is the file {file}. Look around in it:\n")?;
    let next = [
        (format!("export CLAIMBENCH_DB={file}"), "from here on, every command means this case"),
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
