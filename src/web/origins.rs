//! Where evidence comes from in the end: what counts under each origin that several sources share, and which may be one.

use super::ask::Reply;
use super::check::MANY;
use super::refusal::{Said, Trouble};
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::report::words::{count, origin::because};
use claimbench::workbench::{OriginUse, Workbench};

/// How many that may be one are listed.
const LISTED: usize = 100;

#[derive(Template)]
#[template(path = "origins.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    shared: Vec<Line>,
    /// How many claims the case has, where it is not gone through unasked.
    many: Option<usize>,
    suggested: Vec<Pair>,
    more: usize,
    labels: Vec<String>,
    from: String,
    into: String,
    said: Option<Said>,
}

/// An origin that several sources share.
struct Line {
    origin: String,
    sources: Vec<String>,
    pieces: String,
    merged: String,
}

/// Two origins that may be one.
struct Pair {
    one: String,
    other: String,
    evidence: [String; 2],
    why: String,
}

pub fn look(visit: &Visit<'_>) -> Outcome {
    page(visit, &visit.read()?, None)
}

fn page(visit: &Visit<'_>, workbench: &Workbench, trouble: Option<&Trouble>) -> Outcome {
    let claims = workbench.claims_in_sight()?.len();
    let whole = claims <= MANY || visit.ask.query.given("whole").is_some();
    let mut suggestions = if whole { workbench.origins()?.suggestions } else { Vec::new() };
    let more = suggestions.len().saturating_sub(LISTED);
    suggestions.truncate(LISTED);
    let uses = workbench.origin_uses()?;
    let page = Page {
        shell: Shell::of(visit, workbench, "Sources", "Origins")?,
        labels: uses.iter().map(|one| one.origin.clone()).collect(),
        shared: uses.iter().filter(|one| one.sources.len() > 1 || !one.merged.is_empty()).map(Line::of).collect(),
        many: (!whole).then_some(claims),
        suggested: suggestions
            .into_iter()
            .map(|one| Pair {
                why: because(&one.because),
                evidence: [one.evidence.0.to_string(), one.evidence.1.to_string()],
                one: one.one,
                other: one.other,
            })
            .collect(),
        more,
        from: visit.text("from").unwrap_or_default(),
        into: visit.text("into").unwrap_or_default(),
        said: trouble.map(Trouble::said),
    };
    Ok(drawn(trouble.map_or(200, Trouble::status), &page))
}

impl Line {
    fn of(one: &OriginUse) -> Self {
        Self {
            origin: one.origin.clone(),
            sources: one.sources.iter().map(ToString::to_string).collect(),
            pieces: count(one.evidence, "piece", "pieces"),
            merged: one.merged.join(", "),
        }
    }
}

/// Makes two origins count as one.
pub fn merge(visit: &Visit<'_>) -> Outcome {
    let (from, into) = (visit.text("from").unwrap_or_default(), visit.text("into").unwrap_or_default());
    let mut workbench = visit.write()?;
    match workbench.merge_origins(&from, &into, visit.form.fields.given("because")) {
        Ok(()) => Ok(Reply::to("/origins")),
        Err(error) => page(visit, &workbench, Some(&error.into())),
    }
}
