//! The inbox: what machines suggest, one at a time, with a key each to take it, to leave it and to say no.

use super::ask::Reply;
use super::refusal::Trouble;
use super::shell::{Shell, drawn};
use super::visit::{Outcome, Visit};
use super::{claim, evidence};
use askama::Template;
use claimbench::domain::{StoredSuggestion, Suggested, SuggestedSource, SuggestionNumber, SuggestionState};
use claimbench::error::Result;
use claimbench::judgement::quotation::CopyProof;
use claimbench::report::words::suggestion as words;
use claimbench::workbench::{Acceptance, Workbench};

#[derive(Template)]
#[template(path = "inbox.html", escape = "visible", config = "src/web/askama.toml")]
struct Page {
    shell: Shell,
    /// The one that is looked at.
    open: Option<Card>,
    /// The others that wait, the next ones first.
    others: Vec<Line>,
    waiting: usize,
}

/// How many of the others are listed.
const LISTED: usize = 30;

struct Line {
    number: String,
    head: String,
}

struct Card {
    number: String,
    head: String,
    made: String,
    facts: Vec<(&'static str, String)>,
    proof: Option<String>,
    /// The claim that it is about; empty where it is about none.
    place: String,
    claim: String,
    /// A verdict that is not shown yet: a person gives theirs first.
    sealed: bool,
    /// A quotation that no copy proves yet.
    unproved: bool,
    /// It names a page that can be asked for.
    fetchable: bool,
    /// Where to go to leave it; empty where none follows.
    next: String,
}

pub fn inbox(visit: &Visit<'_>) -> Outcome {
    let workbench = visit.read()?;
    let wanted: Option<SuggestionNumber> = visit.asked("look")?;
    let mut waiting = workbench.suggestions(Some(SuggestionState::Open))?;
    let count = waiting.len();
    let at = wanted.and_then(|wanted| waiting.iter().position(|one| one.suggestion.number >= wanted)).unwrap_or(0);
    waiting.rotate_left(at.min(count));
    let others: Vec<Line> = waiting.iter().skip(1).take(LISTED).map(Line::of).collect();
    let next = others.first().map(|line| line.number.clone()).unwrap_or_default();
    let open = waiting.first().map(|stored| Card::of(&workbench, stored, next)).transpose()?;
    let shell = Shell::of(visit, &workbench, "Inbox", "Inbox")?;
    Ok(drawn(200, &Page { shell, open, others, waiting: count }))
}

pub fn accept(visit: &Visit<'_>) -> Outcome {
    let number: SuggestionNumber = visit.named(1)?;
    let mut workbench = visit.write()?;
    let copy = match (visit.form.file("copy"), visit.form.fields.given("fetch")) {
        (Some(file), _) => Some(evidence::of_file(file)),
        (None, Some(_)) => {
            let url = address(&workbench, &workbench.suggestion(number)?.suggestion.suggested)?;
            Some(evidence::fetched(&url.ok_or(Trouble::Misused("It names no address to fetch it from."))?)?)
        }
        (None, None) => None,
    };
    let unproved = visit.form.fields.given("unproved").is_some();
    workbench.accept_suggestion(number, Acceptance { edited: None, copy, unproved })?;
    Ok(Reply::to(place(number)))
}

pub fn decline(visit: &Visit<'_>) -> Outcome {
    let number: SuggestionNumber = visit.named(1)?;
    visit.write()?.decline_suggestion(number, &visit.text("because").unwrap_or_default())?;
    Ok(Reply::to(place(number)))
}

/// The address that suggested evidence is taken from.
fn address(workbench: &Workbench, suggested: &Suggested) -> Result<Option<String>> {
    Ok(match suggested {
        Suggested::Evidence(evidence) => match &evidence.source {
            SuggestedSource::Known(source) => workbench.source(*source)?.source.url,
            SuggestedSource::New(new) => new.url.clone(),
        },
        _ => None,
    })
}

/// Where the one after it is looked at.
fn place(number: SuggestionNumber) -> String {
    format!("/inbox?look={number}")
}

impl Line {
    fn of(stored: &StoredSuggestion) -> Self {
        let suggestion = &stored.suggestion;
        Self { number: suggestion.number.to_string(), head: words::headline(&suggestion.suggested) }
    }
}

impl Card {
    fn of(workbench: &Workbench, stored: &StoredSuggestion, next: String) -> Result<Self> {
        let suggested = &stored.suggestion.suggested;
        let Line { number, head } = Line::of(stored);
        let dossier = suggested.claim().map(|claim| workbench.dossier(claim)).transpose()?;
        let proof = workbench.proofs()?.of(suggested)?;
        Ok(Self {
            number,
            head,
            made: words::made(stored),
            facts: words::facts(stored),
            place: dossier.as_ref().map(claim::place).unwrap_or_default(),
            claim: dossier.map(|one| format!("{} {}", one.number(), one.claim.text)).unwrap_or_default(),
            sealed: suggested.is_sealed(),
            unproved: matches!(proof, Some(CopyProof::NoCopy | CopyProof::Unreadable)),
            fetchable: address(workbench, suggested)?.is_some(),
            proof: proof.as_ref().map(words::proof),
            next,
        })
    }
}
