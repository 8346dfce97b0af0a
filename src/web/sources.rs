//! The sources with what rests on each, one in full with the form that changes it, and the origins that may be one.

use super::ask::Reply;
use super::card::Choice;
use super::claim;
use super::comment::{Spoken, Talk};
use super::refusal::{Said, Trouble};
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::{Disclosure, Reliability, Source, SourceChange, SourceKind, SourceNumber, StoredSource, Word};
use claimbench::report::{rich, words};
use claimbench::workbench::Workbench;

#[derive(Template)]
#[template(path = "sources.html", escape = "visible", config = "src/web/askama.toml")]
struct List {
    shell: Shell,
    sources: Vec<Line>,
    /// Origins that several sources share: label, sources, pieces.
    origins: Vec<(String, String, usize)>,
}

struct Line {
    number: String,
    name: String,
    facts: String,
    evidence: String,
    confidential: bool,
}

#[derive(Template)]
#[template(path = "source.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    number: String,
    source: Source,
    url: Option<String>,
    /// The source that it turned out to be.
    merged: Option<String>,
    kinds: Vec<Choice>,
    reliabilities: Vec<Choice>,
    confidential: bool,
    said: Option<Said>,
    rests: Vec<(String, String, String)>,
    comments: Vec<Spoken>,
    talk: Talk,
    /// How many claims rest on it beside those.
    more: usize,
}

/// How many claims that rest on a source are listed.
const LISTED: usize = 100;

pub fn list(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let shared = workbench.origin_uses()?.into_iter().filter(|one| one.sources.len() > 1);
    let origins = shared.map(|one| {
        let sources: Vec<String> = one.sources.iter().map(ToString::to_string).collect();
        (one.origin, sources.join(", "), one.evidence)
    });
    let page = List {
        shell: Shell::of(visit, &workbench, "Sources", "Sources")?,
        sources: workbench.sources()?.iter().map(Line::of).collect(),
        origins: origins.collect(),
    };
    Ok(drawn(200, &page))
}

impl Line {
    fn of(stored: &StoredSource) -> Self {
        let source = &stored.source;
        let facts =
            [Some(source.kind.spoken()), source.publisher.clone(), Some(source.reliability.word().to_uppercase())];
        Self {
            number: source.number.to_string(),
            name: words::name(&source.name),
            facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            evidence: words::count(stored.evidence as usize, "piece", "pieces"),
            confidential: source.disclosure == Disclosure::Confidential,
        }
    }
}

pub fn look(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    one(visit, &workbench, visit.named(1)?, None)
}

fn one(visit: &Visit<'_>, workbench: &Workbench, number: SourceNumber, trouble: Option<&Trouble>) -> Outcome {
    let StoredSource { source, merged_into, .. } = workbench.source(number)?;
    let mut rests = Vec::new();
    let claims = workbench.claims_on_source(number)?;
    let more = claims.len().saturating_sub(LISTED);
    workbench.each_dossier(&claims[..claims.len() - more], |dossier| {
        let here = dossier.evidence.iter().filter(|one| one.evidence.source == number && one.stands());
        for stored in here {
            let text = format!("{} {}", dossier.number(), dossier.claim.text);
            rests.push((stored.evidence.number.to_string(), claim::place(&dossier), text));
        }
        Ok::<(), Trouble>(())
    })?;
    let page = Page {
        comments: workbench.comments_on_source(number)?.iter().map(Spoken::of).collect(),
        talk: Talk::at(format!("/source/{number}"), format!("/source/{number}/comment")),
        shell: Shell::of(visit, workbench, "Sources", &source.name)?,
        number: number.to_string(),
        url: source.url.as_deref().and_then(rich::web).map(str::to_owned),
        merged: merged_into.map(|into| into.to_string()),
        kinds: Choice::of_words(Some(source.kind)),
        reliabilities: Choice::of_words(Some(source.reliability)),
        confidential: source.disclosure == Disclosure::Confidential,
        said: trouble.map(Trouble::said),
        source,
        rests,
        more,
    };
    Ok(drawn(trouble.map_or(200, Trouble::status), &page))
}

/// Changes what is known of a source.
pub fn edit(visit: &Visit<'_>) -> Outcome {
    let number: SourceNumber = visit.named(1)?;
    let mut workbench = visit.write()?;
    let before = workbench.source(number)?.source;
    let changes = changes(visit).map(|all| all.into_iter().filter(|one| before.now(one) != *one).collect::<Vec<_>>());
    match changes.and_then(|changes| Ok(workbench.edit_source(number, changes)?)) {
        Ok(_) => Ok(Reply::to(format!("/source/{number}"))),
        Err(trouble) => one(visit, &workbench, number, Some(&trouble)),
    }
}

fn changes(visit: &Visit<'_>) -> Result<Vec<SourceChange>, Trouble> {
    let disclosure = match visit.form.fields.given("confidential") {
        Some(_) => Disclosure::Confidential,
        None => Disclosure::Open,
    };
    Ok(vec![
        SourceChange::Name(visit.text("name").unwrap_or_default()),
        SourceChange::Kind(visit.given::<SourceKind>("kind")?.unwrap_or(SourceKind::Other)),
        SourceChange::Publisher(visit.text("publisher")),
        SourceChange::Author(visit.text("author")),
        SourceChange::Url(visit.text("url")),
        SourceChange::Published(visit.given("published")?),
        SourceChange::Reliability(visit.given::<Reliability>("reliability")?.unwrap_or_default()),
        SourceChange::ReliabilityReason(visit.text("reliability_reason")),
        SourceChange::Interest(visit.text("interest")),
        SourceChange::Origin(visit.text("origin")),
        SourceChange::Note(visit.text("note")),
        SourceChange::Disclosure(disclosure),
    ])
}

/// Makes two entries of a source one.
pub fn merge(visit: &Visit<'_>) -> Outcome {
    let from: SourceNumber = visit.named(1)?;
    let mut workbench = visit.write()?;
    let into = workbench.find_source(visit.form.fields.given("into").unwrap_or_default())?;
    workbench.merge_sources(from, into)?;
    Ok(Reply::to(format!("/source/{into}")))
}
