//! Every figure by what it measures, beside what the evidence says, and where two claims cannot both be so.

use super::claim;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::query::{Field, Filter, Query, Stage};
use claimbench::domain::{ClaimNumber, Dossier, Word};
use claimbench::judgement::comparison::Comparison;
use claimbench::judgement::figure_sheet::{Figure, Measured, figure_sheet};
use claimbench::report::words;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "figures.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
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
    let query = query.and(Filter::without(Field::Stage, Stage::SetAside.word()))?;
    let (dossiers, _) = workbench.claims(&query, usize::MAX)?;
    let places: HashMap<ClaimNumber, String> =
        dossiers.iter().map(|dossier: &Dossier| (dossier.number(), claim::place(dossier))).collect();
    let groups = figure_sheet(&dossiers).iter().map(|measured| Group::of(measured, &places)).collect();
    Ok(drawn(200, &Page { shell: Shell::of(visit, &workbench, "Figures", "Figures")?, groups }))
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
