//! The last step of somebody: the events that one verb recorded, unless others have acted on what they are about.

use crate::domain::{ArticleNumber, ClaimNumber, Entry, Event, SourceNumber, Uid, handle};
use crate::error::{Error, Result};
use crate::store::Reading;
use crate::workbench::clock::GAP;
use std::collections::HashSet;

/// Uids of one verb follow one another: they have the same millisecond, and behind it a counter of 42 bits that goes up by
/// one with each uid drawn, those of claims and sources included. Between two verbs it leaves a gap.
const NEAR: u128 = (GAP as u128) << 32;

/// The step, oldest event first.
pub fn last(reading: Reading<'_>, actor: &str) -> Result<Vec<Entry>> {
    let mut passed_over: HashSet<u64> = HashSet::new();
    let mut since: Vec<Entry> = Vec::new();
    let mut step: Vec<(Entry, Uid)> = Vec::new();
    reading.each_event_back(|entry, uid| {
        if let Some((before, its)) = step.last() {
            if !handle::same(&entry.actor, actor) || entry.seq + 1 != before.seq || !of_one_verb(uid, *its) {
                return Ok(false);
            }
            step.push((entry, uid));
            return Ok(true);
        }
        if !handle::same(&entry.actor, actor) {
            since.push(entry);
            return Ok(true);
        }
        if let Event::StepUndone(undone) = &entry.event {
            passed_over.extend(undone.undone.iter().chain(&undone.by));
        } else if let Event::SuggestionMade(_) = &entry.event {
            // A machine's doing in somebody's session is no step of theirs.
        } else if !passed_over.contains(&entry.seq) {
            step.push((entry, uid));
        }
        Ok(true)
    })?;
    let mut step: Vec<Entry> = step.into_iter().map(|(entry, _)| entry).collect();
    step.reverse();
    if step.is_empty() {
        return Err(Error::NothingToUndo { by: actor.to_owned() });
    }
    let about: HashSet<About> = step.iter().flat_map(|entry| about(&entry.event)).collect();
    let acted =
        |entry: &&Entry| !is_comment(&entry.event) && self::about(&entry.event).iter().any(|one| about.contains(one));
    match since.iter().rev().find(acted) {
        Some(entry) => Err(Error::ActedOnSince { seq: entry.seq, by: entry.actor.clone() }),
        None => Ok(step),
    }
}

fn of_one_verb(earlier: Uid, later: Uid) -> bool {
    let (earlier, later) = (counted(earlier), counted(later));
    earlier < later && later - earlier < NEAR
}

/// A version 7 UUID as a number, without its version and variant, which stand in the middle of its counter.
fn counted(uid: Uid) -> u128 {
    let bits = uid.0.as_u128();
    let time = bits >> 80;
    let high = (bits >> 64) & 0xFFF;
    let low = bits & ((1 << 62) - 1);
    (time << 74) | (high << 62) | low
}

/// What an event is about.
#[derive(PartialEq, Eq, Hash)]
enum About {
    Claim(ClaimNumber),
    Article(ArticleNumber),
    Source(SourceNumber),
}

fn about(event: &Event) -> Vec<About> {
    let mut about: Vec<About> = event.claims().into_iter().map(About::Claim).collect();
    match event {
        Event::ArticleAdded(added) => about.push(About::Article(added.article.number)),
        Event::ArticleRevised(revised) => about.push(About::Article(revised.article)),
        Event::ArticleEdited(edited) => about.push(About::Article(edited.article)),
        Event::ArticleSetAside(aside) => about.push(About::Article(aside.article)),
        Event::ArticleReopened(reopened) => about.push(About::Article(reopened.article)),
        Event::ArticlePublished(published) => about.push(About::Article(published.article)),
        Event::SentenceSettled(settled) => about.push(About::Article(settled.article)),
        Event::ClaimLogged(claim) => about.extend(claim.article.map(About::Article)),
        Event::SourceAdded(source) => about.push(About::Source(source.number)),
        Event::SourceEdited(edited) => about.push(About::Source(edited.source)),
        Event::SourcesMerged(merged) => about.extend([About::Source(merged.from), About::Source(merged.into)]),
        Event::EvidenceAdded(evidence) => about.push(About::Source(evidence.source)),
        _ => {}
    }
    about
}

fn is_comment(event: &Event) -> bool {
    matches!(event, Event::CommentAdded(_) | Event::CommentClosed(_))
}
