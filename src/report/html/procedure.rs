//! What the desk did with a claim, step by step in the order of time.

use super::badge::Badge;
use super::phrases;
use crate::domain::{
    Dossier, Instant, OnRecord, SecondReading, StoredContact, StoredFix, StoredNote, StoredPublication, StoredReview,
    StoredSheetRow, Waiver,
};
use crate::judgement::check;
use crate::report::words;

/// One step.
pub struct Step<'r> {
    pub at: Instant,
    pub when: String,
    pub by: &'r str,
    /// `approved`, `fix F1 proposed`.
    pub what: String,
    pub badge: Option<Badge>,
    /// The words that stood and those proposed.
    pub change: Option<(&'r str, &'r str)>,
    /// What was said, each with a label where it needs one.
    pub said: Vec<(&'static str, &'r str)>,
}

pub fn steps(dossier: &Dossier) -> Vec<Step<'_>> {
    let done = &dossier.procedure;
    let mut steps: Vec<Step> = done.reviews.iter().map(review).collect();
    steps.extend(done.readings.iter().flat_map(reading));
    steps.extend(done.fixes.iter().flat_map(fix));
    steps.extend(done.contacts.iter().map(contact));
    steps.extend(done.waivers.iter().map(|one| waiver(one, dossier)));
    steps.extend(done.publication.iter().map(publication));
    steps.extend(done.notes.iter().map(note));
    steps.extend(done.sheet_rows.iter().filter(|stored| !stored.row.kept.is_empty()).map(sheet_row));
    steps.sort_by_key(|step| step.at);
    steps
}

/// What the reader of the article was told: when it went out, and the notes since, without who did it.
pub fn told(dossier: &Dossier) -> Vec<Step<'_>> {
    let done = &dossier.procedure;
    let mut steps: Vec<Step> = done.publication.iter().map(publication).chain(done.notes.iter().map(note)).collect();
    steps.iter_mut().for_each(|step| step.by = "");
    steps.sort_by_key(|step| step.at);
    steps
}

fn step<'r>(at: Instant, by: &'r str, what: String, said: Vec<&'r str>) -> Step<'r> {
    let said = said.into_iter().map(|words| ("", words)).collect();
    Step { at, when: words::instant(at), by, what, badge: None, change: None, said }
}

/// What of a row became no value of ours.
fn sheet_row(stored: &StoredSheetRow) -> Step<'_> {
    let row = &stored.row;
    let what = format!("as the sheet had it ({}, line {})", row.sheet, row.line);
    let said = row.kept.iter().map(|cell| cell.words.as_str()).collect();
    step(stored.at, &stored.by, what, said)
}

fn review(stored: &StoredReview) -> Step<'_> {
    step(
        stored.at,
        &stored.by,
        words::words(stored.review.outcome),
        stored.review.note.as_deref().into_iter().collect(),
    )
}

/// The start of a second reading, the reader's own verdicts, and how it was settled.
fn reading(reading: &SecondReading) -> Vec<Step<'_>> {
    let start = format!("second reading, {}", words::words(reading.manner));
    let mut steps = vec![step(reading.at, &reading.by, start, Vec::new())];
    steps.extend(reading.verdicts.iter().map(|verdict| Step {
        badge: Some(Badge::verdict(verdict.status)),
        ..step(reading.at, &reading.by, words::question(verdict.question).to_owned(), vec![&verdict.because])
    }));
    steps.extend(
        reading.settled.iter().map(|settled| {
            step(reading.at, &settled.by, words::procedure::settlement(settled), vec![&settled.because])
        }),
    );
    steps
}

/// A fix and its answers.
fn fix(stored: &StoredFix) -> Vec<Step<'_>> {
    let fix = &stored.fix;
    let new = if fix.new.is_empty() { phrases::STRUCK } else { &fix.new };
    let mut steps = vec![Step {
        change: Some((&fix.old, new)),
        ..step(stored.at, &stored.by, format!("fix {} proposed", fix.number), vec![&fix.because])
    }];
    steps.extend(stored.answers.iter().map(|answer| {
        let what = format!("fix {}: {}, as {}", fix.number, words::words(answer.answer), words::words(answer.role));
        step(answer.at, &answer.by, what, answer.note.as_deref().into_iter().collect())
    }));
    steps
}

/// What was said off the record says so; whoever may not read it has a report without it.
fn contact(stored: &StoredContact) -> Step<'_> {
    let contact = &stored.contact;
    let record = match contact.record {
        OnRecord::On => "",
        OnRecord::Off => ", OFF THE RECORD",
    };
    let reply = match (&contact.answer, &contact.deadline) {
        (Some(_), _) => String::new(),
        (None, Some(deadline)) => format!("; no answer yet, may reply until {deadline}"),
        (None, None) => "; no answer".to_owned(),
    };
    let said = [("read to them", &contact.read_back), ("answered", &contact.answer)];
    let said = said.into_iter().filter_map(|(label, words)| Some((label, words.as_deref()?))).collect();
    let what = format!("contact {} with {}{record}{reply}", contact.number, contact.who);
    Step { said, ..step(stored.at, &stored.by, what, Vec::new()) }
}

fn waiver<'r>(stored: &'r Waiver, dossier: &Dossier) -> Step<'r> {
    let judge = if check::waiver::is_by_judge(stored, dossier) { " by the one who gave the verdict" } else { "" };
    let void = if check::waiver::is_bound(stored, dossier) { "" } else { "; void, for the claim has changed since" };
    let what = format!("check {} waived{judge}{void}", stored.rule);
    step(stored.at, &stored.by, what, vec![&stored.because])
}

fn publication(stored: &StoredPublication) -> Step<'_> {
    step(stored.at, &stored.by, format!("published, revision {}", stored.revision), Vec::new())
}

fn note(stored: &StoredNote) -> Step<'_> {
    step(stored.at, &stored.by, words::words(stored.kind), vec![&stored.text])
}
