//! The right side of the bench for a claim: the claim as it is read, the form of its verdict, and all else that is done with it.

use super::article::{self, Side};
use super::ask::Reply;
use super::card::{Card, Choice};
use super::comment::Spoken;
use super::refusal::{Kept, Said, Trouble};
use super::visit::{Outcome, Visit};
use askama::Template;
use claimbench::domain::query::Stage;
use claimbench::domain::{
    AnchorState, AsRead, ClaimNumber, Confidence, Dossier, EvidenceNumber, Modifier, NewStatus, NoteKind, PartialDate,
    Question, RelationKind, SetAsideReason, Standing, Verdict, Word, handle,
};
use claimbench::error::{Missing, Result};
use claimbench::judgement;
use claimbench::workbench::Workbench;

pub use super::article::place;

#[derive(Template)]
#[template(path = "claim.html", escape = "visible", config = "src/web/askama.toml")]
struct Pane {
    number: u32,
    /// Where the pane stands, to come back to.
    here: String,
    /// What was read, handed back with whatever judges it.
    read: String,
    class: &'static str,
    card: String,
    /// Of a form that was refused; its own is drawn again with the words in it.
    refused: Option<(&'static str, Said)>,
    /// What has just been attached, with how its quotation stands.
    added: Option<(String, String)>,
    verdict: Verdicts,
    /// Whether the verdict asked for is the second reader's own.
    second: Second,
    acts: Acts,
    comments: Vec<Spoken>,
    comment: String,
}

/// What whoever is here is to the verdicts of others.
struct Second {
    /// They read the claim and owe a verdict of their own.
    owes: bool,
    /// The first verdict is hidden from them.
    blind: bool,
    /// They may approve or return it.
    reads: bool,
}

impl Second {
    fn of(dossier: &Dossier, actor: &str) -> Self {
        let own = dossier.procedure.readings.iter().any(|reading| !reading.ended && handle::same(&reading.by, actor));
        let checked = matches!(judgement::stage(dossier), Stage::Checked | Stage::Approved | Stage::Published);
        let blind = !dossier.procedure.owed.is_empty();
        let reads = checked && !blind && !super::review::is_own(dossier, actor);
        Self { owes: blind || own, blind, reads }
    }
}

/// What the forms beside the verdict begin with.
struct Acts {
    aside: bool,
    confirms: bool,
    differ: bool,
    published: bool,
    text: String,
    words: String,
    voices: String,
    cue: String,
    as_of: String,
    recheck_by: String,
    assignee: String,
    tags: String,
    kinds: Vec<Choice>,
    /// Calls and messages that nobody has answered: number, who, until when.
    open_contacts: Vec<(String, String, String)>,
    /// Value, words, whether it is chosen.
    priorities: Vec<(u8, &'static str, bool)>,
    relations: Vec<Choice>,
    reasons: Vec<Choice>,
    notes: Vec<Choice>,
    verdicts: Vec<Choice>,
}

impl Acts {
    fn of(dossier: &Dossier) -> Self {
        let claim = &dossier.claim;
        let reworded = claim.anchor.as_ref().is_some_and(|anchor| anchor.state != AnchorState::Ok && anchor.stands());
        let date = |date: &Option<PartialDate>| date.as_ref().map(ToString::to_string).unwrap_or_default();
        Self {
            aside: dossier.set_aside.is_some(),
            confirms: reworded || dossier.is_reworded_since_verdict(),
            differ: !judgement::differences(dossier).is_empty(),
            published: dossier.procedure.publication.is_some(),
            text: claim.text.clone(),
            words: claim.anchor.as_ref().map(|anchor| anchor.exact.clone()).unwrap_or_default(),
            voices: super::sentence::voices(&claim.attribution),
            cue: claim.claimant().and_then(|link| link.cue.clone()).unwrap_or_default(),
            as_of: date(&claim.as_of),
            recheck_by: date(&claim.recheck_by),
            assignee: claim.assignee.clone().unwrap_or_default(),
            tags: claim.tags.join(", "),
            kinds: Choice::of_words(Some(claim.kind)),
            open_contacts: dossier
                .procedure
                .contacts
                .iter()
                .map(|stored| &stored.contact)
                .filter(|contact| contact.answer.is_none())
                .map(|contact| (contact.number.to_string(), contact.who.clone(), date(&contact.deadline)))
                .collect(),
            priorities: [(1, "1 first"), (2, "2 as it comes"), (3, "3 if there is time")]
                .map(|(value, words)| (value, words, value == claim.priority.value()))
                .to_vec(),
            relations: Choice::of_words::<RelationKind>(None),
            reasons: Choice::of_words::<SetAsideReason>(None),
            notes: Choice::of_words::<NoteKind>(None),
            verdicts: Choice::of_words::<Verdict>(None),
        }
    }
}

/// The form of a verdict.
struct Verdicts {
    /// Whether there is anything to be decided.
    asked: bool,
    /// The questions to choose from, where there are two.
    questions: Vec<Choice>,
    statuses: Vec<Choice>,
    because: String,
    finding: String,
    correct: String,
    confidences: Vec<Choice>,
    modifiers: Vec<Choice>,
    said: Option<Said>,
}

impl Verdicts {
    fn of(dossier: &Dossier, kept: Option<&Kept<'_>>) -> Self {
        let claim = &dossier.claim;
        let asked = claim.questions();
        let open = asked.iter().rev().find(|question| dossier.verdict(**question) == Verdict::Unverified);
        let question = open.copied().unwrap_or(claim.main_question());
        let two = |chosen: Question| if asked.len() > 1 { Choice::of_words(Some(chosen)) } else { Vec::new() };
        if let Some(kept) = kept.filter(|kept| kept.form == "verdict") {
            let typed = |field| kept.fields.get(field).unwrap_or_default().to_owned();
            let word = kept.fields.get("status").and_then(|word| Verdict::parse(word).ok());
            let chosen = kept.fields.get("question").and_then(|word| Question::parse(word).ok()).unwrap_or(question);
            let modifiers: Vec<Modifier> =
                kept.fields.all("modifier").filter_map(|word| Modifier::parse(word).ok()).collect();
            return Self {
                asked: true,
                questions: two(chosen),
                statuses: Choice::of_words(word),
                because: typed("because"),
                finding: typed("finding"),
                correct: typed("correct"),
                confidences: Choice::of_words(
                    kept.fields.get("confidence").and_then(|word| Confidence::parse(word).ok()),
                ),
                modifiers: Choice::of_many(&modifiers),
                said: Some(kept.said.clone()),
            };
        }
        Self {
            asked: !asked.is_empty() && dossier.set_aside.is_none(),
            questions: two(question),
            statuses: Choice::of_words::<Verdict>(None),
            because: String::new(),
            finding: String::new(),
            correct: claim.correct_text.clone().unwrap_or_default(),
            confidences: Choice::of_words::<Confidence>(None),
            modifiers: Choice::of_many::<Modifier>(&[]),
            said: None,
        }
    }

    fn lacks(&self, missing: Missing) -> bool {
        self.said.as_ref().is_some_and(|said| said.lacks(missing))
    }

    fn lacks_reason(&self) -> bool {
        self.lacks(Missing::Rationale)
    }

    fn lacks_evidence(&self) -> bool {
        self.lacks(Missing::Evidence) || self.lacks(Missing::SilentSearch)
    }
}

/// `GET /claim/48`: on the bench beside its article, where it has one.
pub fn look(visit: &Visit<'_>) -> Outcome {
    let number: ClaimNumber = visit.named(1)?;
    let workbench = visit.read()?;
    let dossier = workbench.dossier(number)?;
    article::draw(visit, &workbench, dossier.claim.article, Side::Claim(number), None)
}

/// The pane of a claim.
pub fn draw(
    visit: &Visit<'_>,
    workbench: &Workbench,
    dossier: &Dossier,
    kept: Option<&Kept<'_>>,
) -> std::result::Result<String, Trouble> {
    let verdict = Verdicts::of(dossier, kept);
    let card = Card::of(dossier, visit.desk.now().day(), verdict.asked);
    let comments = workbench.comments_on(dossier.number())?;
    let added = visit.asked::<EvidenceNumber>("added")?;
    let added = match dossier.evidence.iter().find(|one| Some(one.evidence.number) == added) {
        Some(stored) => Some((stored.evidence.number.to_string(), super::evidence::proof(workbench, stored)?)),
        None => None,
    };
    let pane = Pane {
        number: dossier.number().0,
        here: place(dossier),
        read: AsRead::of(&judgement::digest(dossier)).to_string(),
        class: super::card::badge(dossier).0,
        card: card.render().map_err(|_| Trouble::NoPage)?,
        refused: kept.filter(|kept| kept.form != "verdict").map(|kept| (kept.form, kept.said.clone())),
        added,
        verdict,
        second: Second::of(dossier, &visit.actor),
        acts: Acts::of(dossier),
        comments: comments.iter().map(Spoken::of).collect(),
        comment: match kept.filter(|kept| kept.form == "comment") {
            Some(kept) => kept.fields.get("text").unwrap_or_default().to_owned(),
            None => String::new(),
        },
    };
    pane.render().map_err(|_| Trouble::NoPage)
}

/// Does something with the claim of the address; where it is refused, the form is drawn again with what was typed.
pub fn done(
    visit: &Visit<'_>,
    form: &'static str,
    verb: impl FnOnce(&mut Workbench, ClaimNumber) -> std::result::Result<Dossier, Trouble>,
) -> Outcome {
    let number: ClaimNumber = visit.named(1)?;
    let mut workbench = visit.write()?;
    match verb(&mut workbench, number) {
        Ok(dossier) => Ok(Reply::to(after(visit, &workbench, &dossier)?)),
        Err(trouble) => {
            let kept = Kept::of(form, &trouble, visit);
            let dossier = workbench.dossier(number)?;
            article::draw(visit, &workbench, dossier.claim.article, Side::Claim(number), Some(&kept))
        }
    }
}

/// How many claims are looked at together for the next open one.
const NEXT: usize = 200;

/// Where the form leads: to the claim, or to the next one of its article that is open.
fn after(visit: &Visit<'_>, workbench: &Workbench, dossier: &Dossier) -> Result<String> {
    if visit.form.fields.get("then") == Some("queue") {
        return Ok(
            super::review::next(workbench, visit, dossier.number())?.map_or("/review".to_owned(), |one| place(&one))
        );
    }
    if visit.form.fields.get("then") == Some("next")
        && let Some(article) = dossier.claim.article
    {
        let mut numbers = workbench.claims_of_article(article)?;
        numbers.sort_unstable();
        // Those behind it first, then from the beginning again.
        let behind = numbers.partition_point(|number| *number <= dossier.number());
        numbers.rotate_left(behind);
        // A look at all of them at once costs less than one at each until one is open.
        for some in numbers.chunks(NEXT) {
            if let Some(open) = workbench.standings(some)?.into_iter().find(Standing::is_open) {
                return Ok(article::place_of(open.article, open.claim));
            }
        }
    }
    Ok(visit.back_or(place(dossier)))
}

/// Sets the status of a question.
pub fn status(visit: &Visit<'_>) -> Outcome {
    done(visit, "verdict", |workbench, claim| {
        let (new, correct) = verdict(visit, &workbench.dossier(claim)?)?;
        let read = visit.given::<AsRead>("read")?;
        Ok(workbench.set_status(claim, new, correct, read.as_ref())?)
    })
}

/// The verdict of the form, and what the article should say where that changed.
pub fn verdict(visit: &Visit<'_>, dossier: &Dossier) -> std::result::Result<(NewStatus, Option<String>), Trouble> {
    let status = visit.given("status")?.ok_or(Trouble::Misused("Choose what was found."))?;
    let modifiers = visit.form.fields.all("modifier").map(Modifier::parse).collect::<std::result::Result<_, _>>()?;
    let new = NewStatus {
        question: visit.given("question")?,
        status,
        because: visit.text("because"),
        modifiers,
        confidence: visit.given("confidence")?,
        finding: visit.text("finding"),
        on_other: None,
    };
    let correct = visit.text("correct").filter(|words| Some(words) != dossier.claim.correct_text.as_ref());
    Ok((new, correct))
}
