//! The desk's procedure in words: reviews, second readings, contacts, fixes, publication and notes.

use super::{count, instant, words};
use crate::domain::{
    Dossier, IncomingRow, OnRecord, SecondReading, Settlement, StoredContact, StoredEvidence, StoredFix, StoredNote,
    StoredReview, StoredSheetRow, Waiver,
};
use crate::judgement::check::waiver;
use crate::report::memo;

/// What the desk did with a claim beside evidence and verdicts, each with a label.
pub fn procedure(dossier: &Dossier) -> Vec<(&'static str, String)> {
    let procedure = &dossier.procedure;
    let mut facts: Vec<(&'static str, String)> = procedure.reviews.iter().map(|one| ("Review", review(one))).collect();
    facts.extend(procedure.readings.iter().map(|one| ("Reading", reading(one, dossier))));
    facts.extend(procedure.fixes.iter().map(|one| ("Fix", fix(one))));
    facts.extend(procedure.contacts.iter().map(|one| ("Contact", contact(one))));
    facts.extend(procedure.waivers.iter().map(|one| ("Waiver", waiver(one, dossier))));
    facts.extend(
        procedure
            .publication
            .iter()
            .map(|one| ("Published", format!("with revision {}, {}", one.revision, instant(one.at)))),
    );
    facts.extend(procedure.notes.iter().map(|one| ("Note", note(one))));
    let with_words = procedure.sheet_rows.iter().filter(|one| !one.row.kept.is_empty());
    facts.extend(with_words.map(|one| ("Sheet", sheet_row(one))));
    facts
}

/// `as the sheet had it (facts.csv, line 3): Rating "Half true"; Desk "foreign"`
fn sheet_row(stored: &StoredSheetRow) -> String {
    let row = &stored.row;
    format!("as the sheet had it ({}, line {}): {}", row.sheet, row.line, kept_words(row))
}

/// `Rating "Half true"; Desk "foreign"`
pub fn kept_words(row: &IncomingRow) -> String {
    row.kept.iter().map(|cell| format!("{} \"{}\"", cell.column, cell.words)).collect::<Vec<_>>().join("; ")
}

fn review(stored: &StoredReview) -> String {
    let note = stored.review.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("{} by {}, {}{note}", words(stored.review.outcome), stored.by, instant(stored.at))
}

fn reading(reading: &SecondReading, dossier: &Dossier) -> String {
    let asked = dossier.claim.questions().iter().filter_map(|question| reading.verdict(*question));
    let verdicts: Vec<String> = asked.map(|one| format!("\"{}\" {}", one.question, words(one.status))).collect();
    let verdicts = if verdicts.is_empty() { "no verdict yet".to_owned() } else { verdicts.join(", ") };
    let settled =
        reading.settled.as_ref().map(|one| format!("; {}: {}", settlement(one), one.because)).unwrap_or_default();
    format!("{} by {}, {}: {verdicts}{settled}", words(reading.manner), reading.by, instant(reading.at))
}

/// `settled by ana, one of the two readers`.
pub fn settlement(one: &Settlement) -> String {
    let alone = if one.alone { ", one of the two readers" } else { "" };
    format!("settled by {}{alone}", one.by)
}

/// What stands before a waiver that lets nothing stand any more.
pub const VOID: &str = "Void, for the claim or the objection has changed since";

fn waiver(stored: &Waiver, dossier: &Dossier) -> String {
    let void = if waiver::is_bound(stored, dossier) { String::new() } else { format!("{VOID}: ") };
    format!("{void}{} {}", stored.rule, waived(stored, waiver::is_by_judge(stored, dossier)))
}

/// `waived by the one who gave the verdict, ana, 2026-11-23 09:00 UTC: a small matter`.
pub fn waived(waiver: &Waiver, own_verdict: bool) -> String {
    let judge = if own_verdict { "the one who gave the verdict, " } else { "" };
    format!("waived by {judge}{}, {}: {}", waiver.by, instant(waiver.at), waiver.because)
}

fn fix(stored: &StoredFix) -> String {
    let fix = &stored.fix;
    let new = if fix.new.is_empty() { "nothing".to_owned() } else { format!("\"{}\"", fix.new) };
    format!("{}: {new} for \"{}\" ({})", fix.number, fix.old, memo::standing(stored))
}

fn contact(stored: &StoredContact) -> String {
    let contact = &stored.contact;
    let record = match contact.record {
        OnRecord::On => "",
        OnRecord::Off => ", OFF THE RECORD",
    };
    let answer = match (&contact.answer, &contact.deadline) {
        (Some(answer), _) => format!("answered: {answer}"),
        (None, Some(deadline)) => format!("no answer yet; may reply until {deadline}"),
        (None, None) => "no answer".to_owned(),
    };
    format!("{}, {}{record}; {answer}", contact.who, instant(stored.at))
}

/// `correction, 2026-11-23: It was four hours.`
pub fn note(note: &StoredNote) -> String {
    let at = note.at.to_string();
    format!("{}, {}: {}", words(note.kind), at.get(..10).unwrap_or(&at), note.text)
}

/// The kept bytes of a piece of evidence, or why there are none.
pub fn kept(stored: &StoredEvidence) -> Option<String> {
    match (stored.snapshots.last(), &stored.no_snapshot) {
        (Some(newest), _) => {
            let snapshot = &newest.snapshot;
            let day = snapshot.retrieved_at.to_string();
            let more = stored.snapshots.len() - 1;
            let more = if more == 0 { String::new() } else { format!(", {} before", count(more, "one", "more")) };
            let (short, day) = (snapshot.sha256.get(..12).unwrap_or(&snapshot.sha256), day.get(..10).unwrap_or(&day));
            Some(format!("snapshot {short} of {day}{more}"))
        }
        (None, Some(why)) => Some(format!("no snapshot: {why}")),
        (None, None) => None,
    }
}
