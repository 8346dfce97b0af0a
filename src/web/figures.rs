//! Every figure by what it measures, beside what the evidence says, and where two claims cannot both be so.

use super::check::MANY;
use super::claim;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::query::{Field, Filter, Query, Stage};
use claimbench::domain::{ArticleNumber, ClaimNumber, Dossier, Word};
use claimbench::judgement::comparison::Comparison;
use claimbench::judgement::figure_sheet::{Figure, Measured, figure_sheet};
use claimbench::report::words;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "figures.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    articles: Vec<(String, String)>,
    chosen: String,
    /// How many claims there are to compare, where it is not done unasked.
    many: Option<usize>,
    groups: Vec<Group>,
}

struct Group {
    name: String,
    lines: Vec<Line>,
    clashes: Vec<String>,
}

struct Line {
    number: String,
    place: String,
    claimed: String,
    /// Evidence, class, how it compares.
    evidence: Vec<(String, &'static str, String)>,
}

pub fn figures(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let query = Query::parse(visit.ask.query.get("q").unwrap_or_default())?;
    let mut query = query.and(Filter::without(Field::Stage, Stage::SetAside.word()))?;
    let article: Option<ArticleNumber> = visit.asked("article")?;
    if let Some(article) = article {
        query = query.and(Filter::with(Field::Article, article.to_string()))?;
    }
    let articles = workbench.articles_in_work()?.into_iter();
    let mut page = Page {
        shell: Shell::of(visit, &workbench, "Figures", "Figures")?,
        articles: articles.map(|one| (one.article.number.to_string(), one.article.title)).collect(),
        chosen: article.map(|article| article.to_string()).unwrap_or_default(),
        many: None,
        groups: Vec::new(),
    };
    if article.is_none() && visit.ask.query.given("q").is_none() && visit.ask.query.given("whole").is_none() {
        page.many = Some(workbench.claims_in_sight()?.len()).filter(|claims| *claims > MANY);
    }
    if page.many.is_some() {
        return Ok(drawn(200, &page));
    }
    let (dossiers, _) = workbench.claims(&query, usize::MAX)?;
    let places: HashMap<ClaimNumber, String> =
        dossiers.iter().map(|dossier: &Dossier| (dossier.number(), claim::place(dossier))).collect();
    page.groups = figure_sheet(&dossiers).iter().map(|measured| Group::of(measured, &places)).collect();
    Ok(drawn(200, &page))
}

impl Group {
    fn of(measured: &Measured, places: &HashMap<ClaimNumber, String>) -> Self {
        let measure = measured.measure.as_ref().map(|measure| format!(" of {}", measure.replace('_', " ")));
        let clash = |clash: &claimbench::judgement::clash::Clash| {
            let all = if clash.others.len() + clash.more == 1 { "both" } else { "all" };
            let compared = words::figure::compared(&clash.compared);
            format!("{} and {} cannot {all} be so: {compared}", clash.one, clash.others_named())
        };
        Self {
            name: format!("{}{}", measured.dimension.spoken(), measure.unwrap_or_default()),
            lines: measured.figures.iter().map(|figure| Line::of(figure, places)).collect(),
            clashes: measured.clashes.iter().map(clash).collect(),
        }
    }
}

impl Line {
    fn of(figure: &Figure, places: &HashMap<ClaimNumber, String>) -> Self {
        let mut said = vec![words::figure::claimed(&figure.quantity)];
        said.extend(figure.claimant.as_ref().map(|claimant| format!("says {claimant}")));
        said.extend(figure.as_of.as_ref().map(|date| format!("as of {date}")));
        let evidence = figure.evidence.iter().map(|one| {
            let date = one.data_as_of.as_ref().map(|date| format!(" as of {date}")).unwrap_or_default();
            let words =
                format!("{}: {}{date}", words::figure::compared(&one.compared), words::figure::read(&one.quantity));
            let class = match one.compared.result {
                Comparison::Consistent => "supported",
                Comparison::Overlaps => "mostly-supported",
                Comparison::Stretch => "mixed",
                Comparison::Inconsistent => "refuted",
                Comparison::Incomparable => "unverified",
            };
            (one.evidence.to_string(), class, words)
        });
        Self {
            number: figure.claim.to_string(),
            place: places.get(&figure.claim).cloned().unwrap_or_default(),
            claimed: said.join(" · "),
            evidence: evidence.collect(),
        }
    }
}
