//! What the report lists beside what is wrong and what is open: what changed, what the reader was told, what the check objects to.

use super::badge::Badge;
use super::phrases;
use super::rich::{Links, Place};
use crate::domain::query::Flag;
use crate::domain::{ClaimNumber, StoredComment, StoredNote};
use crate::judgement::check::{About, Objection};
use crate::report::{Change, Report, Section, words};

/// The name of the list of comments.
const COMMENTS: &str = "comments";

/// A heading with its claims; never empty.
pub struct Listing<'r> {
    pub id: &'static str,
    pub heading: &'static str,
    /// As the table of contents names it.
    pub short: &'static str,
    pub items: Vec<Item<'r>>,
    /// How many there are with those that are not listed.
    pub count: usize,
    pub more: Option<String>,
}

/// A list of objections or comments goes so far, and counts the rest.
const MOST: usize = 500;

/// A claim or another thing, where it stands, and what is said of it here.
pub struct Item<'r> {
    pub place: Place,
    pub badge: Option<Badge>,
    pub text: Option<&'r str>,
    pub notes: Vec<String>,
}

/// What stands before the article: what was told to its reader, and what its changes did to claims.
pub fn before<'r>(report: &'r Report, links: &Links) -> Vec<Listing<'r>> {
    let notes = report.notes.iter().map(|(claim, stored)| note(*claim, stored, links)).collect();
    let mut lists = vec![list("notes", phrases::NOTES, words::NOTES, notes)];
    lists.extend(words::CHANGED.iter().map(|(flag, heading)| match flag {
        Flag::Orphaned => list("orphaned", phrases::ORPHANED, heading, flagged(report, *flag, links)),
        _ => list("stale", phrases::STALE, heading, flagged(report, *flag, links)),
    }));
    lists.retain(|list| !list.items.is_empty());
    lists
}

/// What stands behind it.
pub fn behind<'r>(report: &'r Report, links: &Links) -> Vec<Listing<'r>> {
    let keys = report.key_claims().map(|section| standing(section, links)).collect();
    let changes = report.changes.iter().map(|change| changed(change, links)).collect();
    let objections = report.objections().map(|objection| objected(objection, links)).collect();
    let comments = report.comments.iter().map(|stored| comment(stored, links)).collect();
    let mut lists = vec![
        list("key", phrases::KEY, phrases::KEY, keys),
        list("disputed", phrases::DISPUTED, words::DISPUTED, flagged(report, Flag::Disputed, links)),
        list("changes", phrases::CHANGES, phrases::CHANGES, changes),
        list("check", phrases::CHECK, words::OBJECTIONS, objections).cut(),
        list(COMMENTS, phrases::COMMENTS, words::COMMENTS, comments),
    ];
    lists.retain(|list| !list.items.is_empty());
    lists
}

fn list<'r>(id: &'static str, short: &'static str, heading: &'static str, items: Vec<Item<'r>>) -> Listing<'r> {
    Listing { id, heading, short, count: items.len(), items, more: None }
}

impl Listing<'_> {
    /// The list, no longer than anybody reads.
    fn cut(mut self) -> Self {
        self.more = words::others(self.count.saturating_sub(MOST));
        self.items.truncate(MOST);
        self
    }
}

fn flagged<'r>(report: &'r Report, flag: Flag, links: &Links) -> Vec<Item<'r>> {
    report.flagged(flag).map(|section| standing(section, links)).collect()
}

/// The claims that are in no list above: each with why.
pub fn set_aside<'r>(report: &'r Report, links: &Links) -> Vec<Item<'r>> {
    let why = |section: &Section| section.dossier.set_aside.as_ref().map(words::set_aside);
    report
        .set_aside
        .iter()
        .map(|section| Item { badge: None, notes: why(section).into_iter().collect(), ..standing(section, links) })
        .collect()
}

fn standing<'r>(section: &'r Section, links: &Links) -> Item<'r> {
    let claim = &section.dossier.claim;
    let badge = Some(Badge::telling(section));
    Item { place: Place::of(claim.number, links), badge, text: Some(&claim.text), notes: Vec::new() }
}

fn told<'r>(place: Place, words: String) -> Item<'r> {
    Item { place, badge: None, text: None, notes: vec![words] }
}

fn note<'r>(claim: ClaimNumber, stored: &StoredNote, links: &Links) -> Item<'r> {
    told(Place::of(claim, links), words::procedure::note(stored))
}

/// What is no claim has no card: what is said of it leads to where it stands.
fn elsewhere(number: String, id: &str) -> Place {
    Place { number, id: Some(id.to_owned()), claim: String::new() }
}

fn comment<'r>(stored: &StoredComment, links: &Links) -> Item<'r> {
    let on = &stored.comment.on;
    let place = match on.claim() {
        Some(claim) => Place::of(claim, links),
        None => elsewhere(words::comment_on(on), COMMENTS),
    };
    told(place, words::comment(stored))
}

fn objected<'r>(objection: &Objection, links: &Links) -> Item<'r> {
    let place = match &objection.about {
        About::Claim(claim) => Place::of(*claim, links),
        About::Sentences { article, .. } => elsewhere(article.to_string(), &format!("article-{}", article.0)),
        About::Case => elsewhere("case".to_owned(), "check"),
    };
    let Objection { rule, severity, reason, way_out, .. } = objection;
    Item { notes: vec![format!("{severity}, {rule}: {reason}"), way_out.clone()], ..told(place, String::new()) }
}

fn changed<'r>(change: &Change, links: &Links) -> Item<'r> {
    let (question, from, at) = (words::question(change.question), words::words(change.from), words::instant(change.at));
    let note = format!("{question} Until then {from}. By {}, {at}.", change.by);
    Item { badge: Some(Badge::verdict(change.to)), ..told(Place::of(change.claim, links), note) }
}
