//! The corrections memo: every proposed fix as a tracked change in its sentence, and the answers to it; then what does not
//! stand as written and nobody has proposed a fix for.

use super::card::{self, Choice};
use super::claim;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{
    ArticleNumber, ClaimNumber, Dossier, FixAnswer, FixRole, Redaction, Standing, StoredFix, Verdict,
};
use claimbench::report::memo::{self, Memo, Proposed};
use claimbench::report::{Correction, Cover, Report, words};
use claimbench::workbench::Workbench;

#[derive(Template)]
#[template(path = "memo.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    fixes: Vec<Line>,
    others: Vec<Other>,
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

/// What does not stand as written, and no fix proposes other words for it.
struct Other {
    place: String,
    claim: String,
    class: &'static str,
    status: String,
    says: String,
    finding: String,
    better: Option<String>,
}

pub fn memo(visit: &Visit<'_>) -> Outcome {
    let article: Option<ArticleNumber> = visit.asked("article")?;
    let workbench = visit.read()?;
    let proposed = workbench.fixes(article)?;
    let fixes = proposed.iter().map(Line::of).collect();
    let fixed = proposed.iter().map(|(_, dossier, _)| dossier.number()).collect();
    let cover = Cover::of(workbench.file_uid(), workbench.head()?, visit.desk.now());
    let report = Report::of(cover, not_plain(&workbench, article, fixed)?, &Redaction::default());
    let of_fix = |(stored, dossier, sentence): (StoredFix, Dossier, Option<String>)| Proposed {
        stored,
        claim: dossier.claim,
        sentence,
    };
    let others = Memo::of(proposed.into_iter().map(of_fix).collect(), &report).others.iter().map(Other::of).collect();
    let shell = Shell::of(visit, &workbench, "Memo", "Corrections memo")?;
    let (answers, roles) = (Choice::of_words::<FixAnswer>(None), Choice::of_words::<FixRole>(None));
    Ok(drawn(200, &Page { shell, fixes, others, answers, roles }))
}

/// The claims that may call for other words: those with a fix, and those whose verdict is not plainly for them.
fn not_plain(
    workbench: &Workbench,
    article: Option<ArticleNumber>,
    fixed: Vec<ClaimNumber>,
) -> claimbench::error::Result<Vec<Dossier>> {
    let claims = match article {
        Some(article) => workbench.claims_of_article(article)?,
        None => workbench.claims_in_sight()?,
    };
    let plain = |standing: &Standing| {
        let verdict = |question| matches!(standing.verdict(question), Verdict::Supported | Verdict::Unverified);
        standing.questions().iter().copied().all(verdict)
    };
    let standings = workbench.standings(&claims)?;
    let mut wanted = fixed;
    wanted.extend(standings.iter().filter(|one| !plain(one)).map(|one| one.claim));
    wanted.sort_unstable();
    wanted.dedup();
    workbench.dossiers(&wanted)
}

impl Other {
    fn of(correction: &Correction<'_>) -> Self {
        let dossier = &correction.section.dossier;
        let (class, status) = card::badge(dossier);
        Self {
            place: claim::place(dossier),
            claim: format!("{} {}", dossier.number(), dossier.claim.text),
            class,
            status: correction.answer.map_or(status, words::answered),
            says: correction.says.to_owned(),
            finding: correction.finding.as_ref().map(|finding| finding.text().to_owned()).unwrap_or_default(),
            better: correction.better.map(|better| words::better(better).to_owned()),
        }
    }
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
