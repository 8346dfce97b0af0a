//! What a careful editor would object to, worst first, each with the way to mend it or to let it stand; and what is due.

use super::claim::place;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::ArticleNumber;
use claimbench::error::Result;
use claimbench::judgement::check::{About, Objection, Severity, explained};
use claimbench::report::words;
use claimbench::workbench::Workbench;

#[derive(Template)]
#[template(path = "check.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    articles: Vec<(String, String)>,
    chosen: String,
    counted: String,
    groups: Vec<Group>,
    due: Vec<(String, String, String)>,
}

/// The objections of one rule.
struct Group {
    rule: String,
    severity: String,
    wants: &'static str,
    why: &'static str,
    waivable: bool,
    lines: Vec<Line>,
}

struct Line {
    /// What it is about, and where that is mended.
    about: String,
    place: String,
    claim: Option<u32>,
    reason: String,
    waived: Option<String>,
}

pub fn check(visit: &Visit<'_>) -> Outcome {
    let article: Option<ArticleNumber> = visit.asked("article")?;
    let workbench = visit.read()?;
    let checked = workbench.check(article)?;
    let mut groups: Vec<Group> = Vec::new();
    for objection in &checked.objections {
        let rule = objection.rule.to_string();
        let line = Line::of(&workbench, objection)?;
        match groups.last_mut().filter(|group| group.rule == rule) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group::of(objection, line)),
        }
    }
    let counted = match checked.objections.iter().filter(|one| one.waived.is_none()).count() {
        0 => format!("Nothing to object to in {}.", words::count(checked.claims, "claim", "claims")),
        count => format!(
            "{} in {}.",
            words::count(count, "objection", "objections"),
            words::count(checked.claims, "claim", "claims")
        ),
    };
    let articles = workbench.articles_in_work()?.into_iter();
    let mut due = Vec::new();
    for (one, text) in workbench.due(visit.desk.now().day())? {
        due.push((place(&workbench.dossier(one.claim)?), format!("{} {text}", one.claim), one.by.to_string()));
    }
    let page = Page {
        shell: Shell::of(visit, &workbench, "Check", "Check")?,
        articles: articles.map(|one| (one.article.number.to_string(), one.article.title)).collect(),
        chosen: article.map(|article| article.to_string()).unwrap_or_default(),
        counted,
        groups,
        due,
    };
    Ok(drawn(200, &page))
}

impl Group {
    fn of(objection: &Objection, first: Line) -> Self {
        let text = explained(objection.rule);
        Self {
            rule: objection.rule.to_string(),
            severity: objection.severity.to_string(),
            wants: text.wants,
            why: text.why,
            waivable: objection.severity != Severity::Error,
            lines: vec![first],
        }
    }
}

impl Line {
    fn of(workbench: &Workbench, objection: &Objection) -> Result<Self> {
        let (about, place, claim) = match &objection.about {
            About::Claim(claim) => (claim.to_string(), place(&workbench.dossier(*claim)?), Some(claim.0)),
            About::Sentences { article, sentences } => {
                let first = sentences.first().copied().unwrap_or(1);
                (article.to_string(), super::sentence::sentence_place(*article, first), None)
            }
        };
        let waived = objection.waived.as_ref().map(|waiver| format!("let stand by {}: {}", waiver.by, waiver.because));
        Ok(Self { about, place, claim, reason: objection.reason.clone(), waived })
    }
}
