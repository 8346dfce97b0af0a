//! What a careful editor would object to, worst first, each with the way to mend it or to let it stand; and what is due.

use super::article::place_of;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{ArticleNumber, ClaimNumber, Rule};
use claimbench::judgement::check::{About, Objection, Severity, explained};
use claimbench::report::words;
use std::collections::HashMap;

/// Which article each claim is of.
type Places = HashMap<ClaimNumber, Option<ArticleNumber>>;

/// More claims than these are looked over together only on request.
pub const MANY: usize = 2_000;
/// How many objections of a rule are listed beside those of the others.
const LISTED: usize = 50;

#[derive(Template)]
#[template(path = "check.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    articles: Vec<(String, String)>,
    chosen: String,
    /// How many claims the whole case has, where it is not looked over unasked.
    many: Option<usize>,
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
    count: usize,
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
    let rule: Option<Rule> = visit.asked("rule")?;
    let workbench = visit.read()?;
    let articles = workbench.articles_in_work()?.into_iter();
    let mut page = Page {
        shell: Shell::of(visit, &workbench, "Check", "Check")?,
        articles: articles.map(|one| (one.article.number.to_string(), one.article.title)).collect(),
        chosen: article.map(|article| article.to_string()).unwrap_or_default(),
        many: None,
        counted: String::new(),
        groups: Vec::new(),
        due: Vec::new(),
    };
    if article.is_none() && visit.ask.query.given("whole").is_none() {
        page.many = Some(workbench.claims_in_sight()?.len()).filter(|claims| *claims > MANY);
    }
    if page.many.is_some() {
        return Ok(drawn(200, &page));
    }
    let mut checked = workbench.check(article)?;
    checked.objections.retain(|objection| rule.is_none_or(|rule| objection.rule == rule));
    let most = if rule.is_some() { usize::MAX } else { LISTED };
    let claims: Vec<ClaimNumber> = match article {
        Some(article) => workbench.claims_of_article(article)?,
        None => workbench.claim_numbers()?,
    };
    let articles: Places = workbench.standings(&claims)?.into_iter().map(|one| (one.claim, one.article)).collect();
    let mut groups: Vec<Group> = Vec::new();
    for objection in &checked.objections {
        let rule = objection.rule.to_string();
        match groups.last_mut().filter(|group| group.rule == rule) {
            Some(group) => {
                group.count += 1;
                if group.lines.len() < most {
                    group.lines.push(Line::of(objection, &articles));
                }
            }
            None => groups.push(Group::of(objection, Line::of(objection, &articles))),
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
    let due = workbench.due(visit.desk.now().day())?.into_iter();
    let due = due.filter_map(|(one, text)| {
        let article = articles.get(&one.claim)?;
        Some((place_of(*article, one.claim), format!("{} {text}", one.claim), one.by.to_string()))
    });
    (page.counted, page.groups, page.due) = (counted, groups, due.collect());
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
            count: 1,
            lines: vec![first],
        }
    }
}

impl Line {
    fn of(objection: &Objection, articles: &Places) -> Self {
        let (about, place, claim) = match &objection.about {
            About::Claim(claim) => {
                let article = articles.get(claim).copied().flatten();
                (claim.to_string(), place_of(article, *claim), Some(claim.0))
            }
            About::Sentences { article, sentences } => {
                let first = sentences.first().copied().unwrap_or(1);
                (article.to_string(), super::sentence::sentence_place(*article, first), None)
            }
            About::Case => ("case".to_owned(), "/reports".to_owned(), None),
        };
        let waived = objection.waived.as_ref().map(|waiver| format!("let stand by {}: {}", waiver.by, waiver.because));
        Self { about, place, claim, reason: objection.reason.clone(), waived }
    }
}
