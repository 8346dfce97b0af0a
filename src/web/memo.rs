//! The corrections memo: every proposed fix as a tracked change in its sentence, and the answers to it.

use super::card::Choice;
use super::claim;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{ArticleNumber, Dossier, FixAnswer, FixRole, StoredFix};
use claimbench::report::memo;

#[derive(Template)]
#[template(path = "memo.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    fixes: Vec<Line>,
    answers: Vec<Choice>,
    roles: Vec<Choice>,
}

struct Line {
    number: String,
    place: String,
    claim: String,
    /// Around the old words, where they stand in the newest text.
    before: String,
    old: String,
    new: String,
    after: String,
    because: String,
    by: String,
    answers: Vec<String>,
    open: bool,
}

pub fn memo(visit: &Visit<'_>) -> Outcome {
    let article: Option<ArticleNumber> = visit.asked("article")?;
    let workbench = visit.read()?;
    let fixes = workbench.fixes(article)?.iter().map(Line::of).collect();
    let shell = Shell::of(visit, &workbench, "Memo", "Corrections memo")?;
    let (answers, roles) = (Choice::of_words::<FixAnswer>(None), Choice::of_words::<FixRole>(None));
    Ok(drawn(200, &Page { shell, fixes, answers, roles }))
}

impl Line {
    fn of((stored, dossier, sentence): &(StoredFix, Dossier, Option<String>)) -> Self {
        let fix = &stored.fix;
        let around = sentence.as_deref().and_then(|sentence| sentence.split_once(fix.old.as_str()));
        let (before, after) = around.unwrap_or_default();
        Self {
            number: fix.number.to_string(),
            place: claim::place(dossier),
            claim: format!("{} {}", dossier.number(), dossier.claim.text),
            before: before.to_owned(),
            old: fix.old.clone(),
            new: fix.new.clone(),
            after: after.to_owned(),
            because: fix.because.clone(),
            by: stored.by.clone(),
            answers: memo::answers(stored),
            open: stored.carried_out.is_none(),
        }
    }
}
