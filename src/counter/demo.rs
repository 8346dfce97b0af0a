//! The demo case: a real fact-check of a news briefing, made from the seed, the same to the byte each time.

mod desk;

use claimbench::domain::{DateBasis, Intake, NewArticle};
use claimbench::error::{Error, Result};
use claimbench::formats::json;
use claimbench::language::masthead::Masthead;
use claimbench::workbench::{Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};
use std::path::{Path, PathBuf};

const ARTICLE: &str = include_str!("../../seed/article.md");
const CASE: &str = include_str!("../../seed/case.json");
/// When the demo case was made: pinned, so that two runs give the same head.
const MADE_AT: &str = "2026-11-23T09:00:00Z";

/// The case in a folder; made there unless it is.
pub fn make_once(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("claimbench.db");
    if !file.exists() {
        std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
        make(&file)?;
    }
    Ok(file)
}

/// Makes the case in memory and copies it, verified, to where it belongs.
fn make(file: &Path) -> Result<()> {
    filled()?.backup(file)?;
    Ok(())
}

fn filled() -> Result<Workbench> {
    let clock = Clock::Pinned(MADE_AT.parse()?);
    let setting =
        |seed: &str, actor: &str| Setting { clock, ids: Ids::seeded(seed), actor: actor.to_owned(), reader: None };
    let case = json::read_case(CASE, "seed/case.json")?;
    let opened = Workbench::in_memory_titled(case.title.as_deref(), setting("demo/case", "demo"))?;
    let mut workbench = opened.handed_on(setting("demo", "demo"))?;
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
        left_out: Vec::new(),
    })?;
    let plan = ImportPlan { on_refusal: OnRefusal::StoreNothing, dry_run: false, leave_verdicts: false, again: false };
    workbench.import(case.rows, plan, |_| {})?;
    for turn in desk::turns()? {
        let seed = format!("demo/{}", turn.actor);
        workbench = workbench.handed_on(setting(&seed, &turn.actor))?;
        turn.steps.into_iter().try_for_each(|step| desk::take(&mut workbench, step))?;
    }
    Ok(workbench)
}
