//! Checks a folder of articles before they go out, for a build server: each text must be in the case as it stands, every
//! sentence of it dealt with, and the check must find no error. Ends with 1 where something is open.
//!
//! `cargo run --example check_folder -- CASE FOLDER`

use claimbench::domain::StoredArticle;
use claimbench::judgement::check::Severity;
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [case, folder] = arguments.as_slice() else {
        return Err("usage: check_folder CASE FOLDER".into());
    };
    let open = run(case, folder, &mut std::io::stdout())?;
    Ok(if open == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many of the articles are not ready.
pub fn run(case: &Path, folder: &Path, out: &mut dyn Write) -> Result<usize, Box<dyn Error>> {
    let setting = Setting { clock: Clock::System, ids: Ids::Random, actor: "ci".to_owned(), reader: None };
    // Opened to be read: nothing here changes the case, and others may work on it meanwhile.
    let workbench = Workbench::open(case, Access::Read, setting)?;
    let known = workbench.articles()?;
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt" || extension == "md"));
    files.sort();

    let mut open = 0;
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let found = known.iter().find(|stored| stored.revision.body.trim() == text.replace("\r\n", "\n").trim());
        let lacks = match found {
            Some(stored) => lacks(&workbench, stored)?,
            None => vec!["this text is not in the case".to_owned()],
        };
        open += usize::from(!lacks.is_empty());
        writeln!(out, "{name}: {}", if lacks.is_empty() { "ready".to_owned() } else { lacks.join("; ") })?;
    }
    Ok(open)
}

fn lacks(workbench: &Workbench, stored: &StoredArticle) -> Result<Vec<String>, claimbench::error::Error> {
    let article = stored.article.number;
    let unseen = workbench.coverage(article)?.unseen().len();
    let errors = workbench.check(Some(article))?.objections;
    let errors = errors.into_iter().filter(|objection| objection.severity == Severity::Error);
    let untouched = (unseen > 0).then(|| format!("sentences that nobody has looked at: {unseen}"));
    Ok(untouched.into_iter().chain(errors.map(|one| format!("{}: {}", one.rule, one.reason))).collect())
}
