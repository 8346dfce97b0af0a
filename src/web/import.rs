//! Bringing in a sheet or another case: what would come in is always shown first, and nothing is stored until that is said
//! to be right.

use super::refusal::Trouble;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use crate::counter::kind::{self, Kind, Other};
use askama::Template;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tempfile::TempDir;

/// How many files are held between their two looks.
const HELD: usize = 8;

/// Files that were shown and are not brought in yet, the newest last; gone with the program.
#[derive(Default)]
pub struct Held(Mutex<Vec<Waiting>>);

struct Waiting {
    token: String,
    folder: TempDir,
    line: Vec<OsString>,
    by: String,
}

#[derive(Template)]
#[template(path = "import.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    articles: Vec<(String, String)>,
    shown: Option<Shown>,
}

struct Shown {
    name: String,
    said: String,
    /// To bring in what was shown; none where nothing would come in.
    token: Option<String>,
    done: bool,
}

pub fn look(visit: &Visit<'_>) -> Outcome {
    page(visit, 200, None)
}

fn page(visit: &Visit<'_>, status: u16, shown: Option<Shown>) -> Outcome {
    let workbench = visit.read()?;
    let articles = workbench.articles_in_work()?.into_iter();
    let page = Page {
        shell: Shell::of(visit, &workbench, "Import", "Import")?,
        articles: articles.map(|one| (one.article.number.to_string(), one.article.title)).collect(),
        shown,
    };
    Ok(drawn(status, &page))
}

/// Shows what a file would bring in.
pub fn show(visit: &Visit<'_>) -> Outcome {
    let file = visit.form.file("file").ok_or(Trouble::Misused("Choose a file."))?;
    let folder = tempfile::tempdir()?;
    // A name of ours: theirs may be anything.
    let kind = kind(visit.form.fields.given("kind"), &file.bytes, &file.name)?;
    let path: PathBuf = folder.path().join(format!("import.{}", ending(kind, &file.name.to_lowercase())));
    std::fs::write(&path, &file.bytes)?;
    let mut line: Vec<OsString> = vec!["import".into(), kind.into(), path.into()];
    let article = visit.given::<claimbench::domain::ArticleNumber>("article")?;
    if kind == "annotations" && article.is_none() {
        return Err(Trouble::Misused("Choose the article that they are notes on."));
    }
    if let Some(article) = article.filter(|_| ["csv", "xlsx", "annotations"].contains(&kind)) {
        line.extend(["--article".into(), article.to_string().into()]);
    }
    let dates = visit.form.fields.given("dates").filter(|dates| ["dmy", "mdy", "ymd"].contains(dates));
    if let Some(dates) = dates.filter(|_| ["csv", "xlsx"].contains(&kind)) {
        line.extend(["--dates".into(), dates.into()]);
    }
    if visit.form.fields.given("leave_verdicts").is_some() && kind != "claimreview" {
        line.push("--leave-verdicts".into());
    }
    let dry = line.iter().cloned().chain(["--dry-run".into()]);
    let ended = visit.program()?.run(folder.path(), dry)?;
    let said = [String::from_utf8_lossy(&ended.out).into_owned(), ended.said].concat();
    let token = match ended.done {
        true => Some(visit.desk.held.hold(folder, line, &visit.actor)?),
        false => None,
    };
    page(visit, if ended.done { 200 } else { 422 }, Some(Shown { name: file.name.clone(), said, token, done: false }))
}

/// What the file holds: as somebody says, else by what stands in it.
fn kind(said: Option<&str>, bytes: &[u8], name: &str) -> Result<&'static str, Trouble> {
    const SAID: [&str; 6] = ["csv", "xlsx", "json", "claimreview", "annotations", "bibliography"];
    if let Some(said) = SAID.into_iter().find(|kind| said == Some(kind)) {
        return Ok(said);
    }
    match kind::of(bytes, &name.to_lowercase()) {
        Ok(Kind::Ledger) => Err(Trouble::Misused("A ledger makes a case of its own: claimbench import ledger.")),
        Ok(kind) => Ok(kind.word()),
        Err(Other::Article) => Ok("csv"),
        Err(other) => Err(Trouble::Misused(other.said().0)),
    }
}

/// The end of our own name for the file, by which some readers tell what it is.
fn ending(kind: &str, name: &str) -> &'static str {
    let known = ["bib", "ris", "json", "jsonl", "csv", "tsv", "xlsx", "ods"];
    let own = name.rsplit_once('.').and_then(|(_, end)| known.into_iter().find(|known| *known == end));
    own.unwrap_or(if kind == "csv" { "csv" } else { "json" })
}

/// Brings in what was shown.
pub fn bring(visit: &Visit<'_>) -> Outcome {
    let token = visit.form.fields.given("token").unwrap_or_default();
    let waiting = visit.desk.held.take(token, &visit.actor);
    let waiting = waiting.ok_or(Trouble::Misused("That file is not held any more: choose it again."))?;
    let ended = visit.program()?.run(waiting.folder.path(), waiting.line)?;
    let said = [String::from_utf8_lossy(&ended.out).into_owned(), ended.said].concat();
    if !ended.done {
        return Err(Trouble::Said(said));
    }
    page(visit, 200, Some(Shown { name: String::new(), said, token: None, done: true }))
}

impl Held {
    fn hold(&self, folder: TempDir, line: Vec<OsString>, by: &str) -> std::io::Result<String> {
        let token = super::guard::secret()?;
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= HELD {
            held.remove(0);
        }
        held.push(Waiting { token: token.clone(), folder, line, by: by.to_owned() });
        Ok(token)
    }

    /// The file of a token, for whoever had it shown.
    fn take(&self, token: &str, by: &str) -> Option<Waiting> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = held.iter().position(|one| one.token == token && one.by == by)?;
        Some(held.remove(at))
    }
}
