//! What the report lists before the claims themselves: what changed, what is open, what is wrong.

use super::badge::Badge;
use super::{phrases, rich};
use crate::domain::query::Flag;
use crate::domain::{ClaimNumber, StoredComment, StoredNote};
use crate::report::{Change, Correction, Report, Section, words};

/// The name of the list of comments.
const COMMENTS: &str = "comments";

/// A heading with its claims; never empty.
pub struct Listing<'r> {
    pub id: &'static str,
    pub heading: &'static str,
    /// As the table of contents names it.
    pub short: &'static str,
    pub items: Vec<Item<'r>>,
}

/// A claim, where it stands, and what is said of it here.
pub struct Item<'r> {
    pub id: String,
    pub number: String,
    pub badge: Option<Badge>,
    pub text: Option<&'r str>,
    pub notes: Vec<Note<'r>>,
}

pub enum Note<'r> {
    Plain(String),
    Says(&'r str),
    ShouldSay(&'r str),
}

/// The lists, in the order in which an editor needs them; empty ones left out.
pub fn listings(report: &Report) -> Vec<Listing<'_>> {
    let list = |id, short, heading, items| Listing { id, heading, short, items };
    let flagged = |flag| report.flagged(flag).map(standing).collect();
    let mut lists: Vec<Listing> = words::CHANGED
        .iter()
        .map(|(flag, heading)| match flag {
            Flag::Orphaned => list("orphaned", phrases::ORPHANED, heading, flagged(*flag)),
            _ => list("stale", phrases::STALE, heading, flagged(*flag)),
        })
        .collect();
    lists.push(list("key", phrases::KEY, phrases::KEY, report.key_claims().map(standing).collect()));
    lists.push(list("open", phrases::OPEN, phrases::OPEN, report.open().map(open).collect()));
    let notes = report.notes.iter().map(|(claim, stored)| note(*claim, stored)).collect();
    lists.push(list("notes", phrases::NOTES, words::NOTES, notes));
    let corrections = report.corrections.iter().map(corrected).collect();
    lists.push(list("corrections", phrases::CORRECTIONS, phrases::CORRECTIONS, corrections));
    let changes = report.changes.iter().map(changed).collect();
    lists.push(list("changes", phrases::CHANGES, phrases::CHANGES, changes));
    lists.push(list("disputed", phrases::DISPUTED, words::DISPUTED, flagged(Flag::Disputed)));
    let comments = report.comments.iter().map(comment).collect();
    lists.push(list(COMMENTS, phrases::COMMENTS, words::COMMENTS, comments));
    lists.retain(|list| !list.items.is_empty());
    lists
}

/// The claims that are in no list above: each with why.
pub fn set_aside(report: &Report) -> Vec<Item<'_>> {
    let why = |section: &Section| section.dossier.set_aside.as_ref().map(words::set_aside);
    report
        .set_aside
        .iter()
        .map(|section| Item {
            badge: None,
            notes: why(section).into_iter().map(Note::Plain).collect(),
            ..standing(section)
        })
        .collect()
}

fn item<'r>(claim: ClaimNumber, badge: Badge, text: Option<&'r str>, notes: Vec<Note<'r>>) -> Item<'r> {
    Item { id: rich::card(claim), number: claim.to_string(), badge: Some(badge), text, notes }
}

fn standing(section: &Section) -> Item<'_> {
    let claim = &section.dossier.claim;
    item(claim.number, Badge::of(section), Some(&claim.text), Vec::new())
}

fn open(section: &Section) -> Item<'_> {
    let assigned = section.dossier.claim.assignee.as_ref().map(|who| format!("Assigned to {who}."));
    Item { notes: words::lacks(section).into_iter().chain(assigned).map(Note::Plain).collect(), ..standing(section) }
}

fn note(claim: ClaimNumber, stored: &StoredNote) -> Item<'_> {
    let note = Note::Plain(words::procedure::note(stored));
    Item { id: rich::card(claim), number: claim.to_string(), badge: None, text: None, notes: vec![note] }
}

fn comment(stored: &StoredComment) -> Item<'_> {
    let on = &stored.comment.on;
    // What is no claim has no card: its comment leads to where it stands.
    let id = on.claim().map_or_else(|| COMMENTS.to_owned(), rich::card);
    let note = Note::Plain(words::comment(stored));
    Item { id, number: words::comment_on(on), badge: None, text: None, notes: vec![note] }
}

fn corrected(correction: &Correction) -> Item<'_> {
    let should_say = match &correction.should_say {
        Some(words) => Note::ShouldSay(words),
        None => Note::Plain(words::NO_CORRECTION.to_owned()),
    };
    let notes = vec![Note::Says(&correction.says), should_say];
    item(correction.claim, Badge::verdict(correction.verdict), None, notes)
}

fn changed(change: &Change) -> Item<'_> {
    let (question, from, at) = (words::question(change.question), words::words(change.from), words::instant(change.at));
    let note = Note::Plain(format!("{question} Until then {from}. By {}, {at}.", change.by));
    item(change.claim, Badge::verdict(change.to), None, vec![note])
}
