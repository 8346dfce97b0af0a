//! The opposite of an event: what makes things as they were before it, told from the events that came before.

use crate::domain::{
    Article, ArticleAside, ArticleAsideReason, ArticleEdited, ArticleReopened, ArticleSetAside, CaseEdited,
    CheckWaived, Claim, ClaimAssigned, ClaimEdited, ClaimNumber, ClaimReopened, ClaimSetAside, ClaimTagged,
    CommentClosed, Entry, Event, EvidenceChange, EvidenceEdited, EvidenceMoved, EvidenceNumber, EvidenceReleased,
    EvidenceWithdrawn, Judged, NewStatus, Question, SentenceSettled, SetAside, SetAsideReason, Source, SourceEdited,
    StatusSet, SuggestionDecided, Verdict, handle,
};
use crate::error::{Error, Result};
use crate::judgement;
use crate::store::Reading;

/// What the opposite gives as its reason.
const TAKEN_BACK: &str = "taken back by who did it";

/// The event that takes this one back.
///
/// Errors: it has none.
pub fn of(reading: Reading<'_>, entry: &Entry) -> Result<Event> {
    let seq = entry.seq;
    let none = || Error::NoOpposite { seq, kind: entry.event.kind() };
    let because = || TAKEN_BACK.to_owned();
    Ok(match entry.event.clone() {
        Event::ClaimLogged(claim) => Event::ClaimSetAside(ClaimSetAside {
            claim: claim.number,
            set_aside: SetAside { reason: SetAsideReason::Other, note: Some(because()) },
        }),
        Event::ClaimEdited(edited) => {
            let before = claim_before(reading, edited.claim, seq)?.ok_or_else(none)?;
            let changes = edited.changes.iter().rev().map(|change| before.now(change)).collect();
            Event::ClaimEdited(ClaimEdited { claim: edited.claim, changes })
        }
        Event::ClaimTagged(ClaimTagged { claim, add, remove }) => {
            Event::ClaimTagged(ClaimTagged { claim, add: remove, remove: add })
        }
        Event::ClaimAssigned(ClaimAssigned { claim, .. }) => {
            let before = claim_before(reading.clone(), claim, seq)?.ok_or_else(none)?;
            Event::ClaimAssigned(ClaimAssigned { claim, assignee: before.assignee })
        }
        Event::ClaimSetAside(aside) => Event::ClaimReopened(ClaimReopened { claim: aside.claim, note: because() }),
        Event::ClaimReopened(ClaimReopened { claim, .. }) => {
            let aside = |event: Event| match event {
                Event::ClaimSetAside(aside) => Some(aside),
                _ => None,
            };
            Event::ClaimSetAside(
                before(reading.clone(), claim, seq)?.into_iter().rev().find_map(aside).ok_or_else(none)?,
            )
        }
        Event::StatusSet(set) => status_before(reading, &set, seq)?,
        Event::EvidenceAdded(evidence) => Event::EvidenceWithdrawn(EvidenceWithdrawn {
            claim: evidence.claim,
            evidence: evidence.number,
            because: because(),
        }),
        Event::EvidenceReleased(EvidenceReleased { claim, evidence, .. }) => {
            // A release ends where what was released changed.
            let released = |event: Event| match event {
                Event::EvidenceReleased(released) if released.evidence == evidence => Some(released.because),
                Event::EvidenceEdited(edited) if edited.evidence == evidence && edited.ends_release() => Some(None),
                _ => None,
            };
            let because = before(reading, claim, seq)?.into_iter().rev().find_map(released).flatten();
            Event::EvidenceReleased(EvidenceReleased { claim, evidence, because })
        }
        Event::EvidenceEdited(EvidenceEdited { claim, evidence, changes, was }) => {
            Event::EvidenceEdited(EvidenceEdited { claim, evidence, changes: was, was: changes })
        }
        Event::EvidenceMoved(EvidenceMoved { evidence, from, to, .. }) => {
            let question = question_before(reading, evidence, from, seq)?.ok_or_else(none)?;
            Event::EvidenceMoved(EvidenceMoved { evidence, from: to, to: from, question })
        }
        // The waiver before is brought back with what it was bound to; one of somebody else would become their own.
        Event::CheckWaived(CheckWaived { claim, rule, .. }) => {
            let history = reading.history(claim)?.into_iter().rev().filter(|entry| entry.seq < seq);
            let mut waivers = history.filter_map(|entry| match entry.event {
                Event::CheckWaived(waived) if waived.rule == rule => Some((entry.actor, waived)),
                _ => None,
            });
            let taken_off = CheckWaived { claim, rule, because: None, digest: None, objections: Vec::new() };
            let earlier = waivers.next().filter(|(by, _)| handle::same(by, &entry.actor));
            Event::CheckWaived(earlier.map_or(taken_off, |(_, waived)| waived))
        }
        Event::SourceEdited(edited) => {
            let before = source_before(reading, &edited, seq)?.ok_or_else(none)?;
            let changes = edited.changes.iter().rev().map(|change| before.now(change)).collect();
            Event::SourceEdited(SourceEdited { source: edited.source, changes })
        }
        Event::CaseEdited(CaseEdited { desk, was }) => Event::CaseEdited(CaseEdited { desk: was, was: desk }),
        Event::ArticleAdded(added) => Event::ArticleSetAside(ArticleSetAside {
            article: added.article.number,
            set_aside: ArticleAside { reason: ArticleAsideReason::Other, note: Some(because()) },
        }),
        Event::ArticleEdited(edited) => {
            let before = article_before(reading, &edited, seq)?.ok_or_else(none)?;
            let changes = edited.changes.iter().rev().map(|change| before.now(change)).collect();
            Event::ArticleEdited(ArticleEdited { article: edited.article, changes })
        }
        Event::ArticleSetAside(ArticleSetAside { article, .. }) => {
            Event::ArticleReopened(ArticleReopened { article, note: because() })
        }
        Event::ArticleReopened(ArticleReopened { article, .. }) => {
            let aside = |event: &Event| match event {
                Event::ArticleSetAside(aside) if aside.article == article => Some(aside.clone()),
                _ => None,
            };
            Event::ArticleSetAside(newest(reading, seq, aside)?.ok_or_else(none)?)
        }
        Event::SentenceSettled(settled) => match settled.reason {
            Some(_) => Event::SentenceSettled(SentenceSettled { reason: None, note: None, ..settled }),
            None => {
                let same = |event: &Event| match event {
                    Event::SentenceSettled(old) if old.article == settled.article && old.words == settled.words => {
                        Some(old.clone())
                    }
                    _ => None,
                };
                Event::SentenceSettled(newest(reading, seq, same)?.filter(|old| old.reason.is_some()).ok_or_else(none)?)
            }
        },
        Event::CommentAdded(comment) => Event::CommentClosed(CommentClosed {
            comment: comment.number,
            claim: comment.on.claim(),
            note: Some(because()),
        }),
        Event::SuggestionDecided(SuggestionDecided { suggestion, decision: Some(_) }) => {
            Event::SuggestionDecided(SuggestionDecided { suggestion, decision: None })
        }
        // What went out, was asked, answered, approved or merged was so; it is answered by doing the next thing.
        _ => return Err(none()),
    })
}

/// The events of a claim before one of them, oldest first.
fn before(reading: Reading<'_>, claim: ClaimNumber, seq: u64) -> Result<Vec<Event>> {
    let history = reading.history(claim)?.into_iter();
    Ok(history.filter(|entry| entry.seq < seq).map(|entry| entry.event).collect())
}

/// The newest event before one that `wanted` takes.
fn newest<T>(reading: Reading<'_>, seq: u64, wanted: impl Fn(&Event) -> Option<T>) -> Result<Option<T>> {
    let mut found = None;
    reading.each_event_back(|entry, _| {
        if entry.seq < seq {
            found = wanted(&entry.event);
        }
        Ok(found.is_none())
    })?;
    Ok(found)
}

fn claim_before(reading: Reading<'_>, number: ClaimNumber, seq: u64) -> Result<Option<Claim>> {
    let mut claim: Option<Claim> = None;
    for event in before(reading, number, seq)? {
        match (event, &mut claim) {
            (Event::ClaimLogged(logged), _) => claim = Some(logged),
            (Event::ClaimEdited(edited), Some(claim)) => edited.changes.iter().for_each(|change| claim.change(change)),
            (Event::ClaimAssigned(assigned), Some(claim)) => claim.assignee = assigned.assignee,
            (Event::ArticleRevised(revised), Some(claim)) => {
                let carried = revised.claims.into_iter().find(|carried| carried.claim == number);
                claim.anchor = carried.map(|carried| carried.anchor).or(claim.anchor.take());
            }
            _ => {}
        }
    }
    Ok(claim)
}

/// The status that the question had before, on the words that it was given on; none is unverified.
fn status_before(reading: Reading<'_>, set: &StatusSet, seq: u64) -> Result<Event> {
    let (claim, question) = (set.claim, set.status.question);
    let same = |event: &Event| matches!(event, Event::StatusSet(old) if old.status.question == question);
    let history = reading.history(claim)?;
    let earlier: Vec<u64> =
        history.iter().filter(|entry| entry.seq < seq && same(&entry.event)).map(|entry| entry.seq).collect();
    let dossier = reading.dossier(claim)?;
    let mut stored = dossier.statuses.iter().filter(|stored| stored.status.question == question);
    let Some(stored) = earlier.len().checked_sub(1).and_then(|at| stored.nth(at)) else {
        let status = NewStatus::new(Verdict::Unverified).on(question);
        return Ok(Event::StatusSet(StatusSet { claim, status, judged: None, on_other: None, restores: None }));
    };
    let (status, on_other) = (stored.status.clone(), stored.on_other.clone());
    let now = Judged::of(&dossier.claim);
    let judged = judgement::judged_digest(on_other.as_deref().unwrap_or(&now));
    let judged = (status.status != Verdict::Unverified).then_some(judged);
    Ok(Event::StatusSet(StatusSet { claim, status, judged, on_other, restores: earlier.last().copied() }))
}

fn question_before(
    reading: Reading<'_>,
    number: EvidenceNumber,
    claim: ClaimNumber,
    seq: u64,
) -> Result<Option<Question>> {
    let of_it = |event: Event| match event {
        Event::EvidenceAdded(evidence) if evidence.number == number => Some(evidence.question),
        Event::EvidenceMoved(moved) if moved.evidence == number => Some(moved.question),
        Event::EvidenceEdited(edited) if edited.evidence == number => {
            edited.changes.iter().find_map(|change| match change {
                EvidenceChange::Question(question) => Some(*question),
                _ => None,
            })
        }
        _ => None,
    };
    Ok(before(reading.clone(), claim, seq)?.into_iter().rev().find_map(of_it))
}

fn source_before(reading: Reading<'_>, edited: &SourceEdited, seq: u64) -> Result<Option<Source>> {
    let mut since = Vec::new();
    let mut source = None;
    reading.each_event_back(|entry, _| {
        match entry.event {
            _ if entry.seq >= seq => {}
            Event::SourceEdited(other) if other.source == edited.source => since.push(other),
            Event::SourceAdded(added) if added.number == edited.source => source = Some(added),
            _ => {}
        }
        Ok(source.is_none())
    })?;
    if let Some(source) = &mut source {
        since.iter().rev().flat_map(|other| &other.changes).for_each(|change| source.change(change));
    }
    Ok(source)
}

fn article_before(reading: Reading<'_>, edited: &ArticleEdited, seq: u64) -> Result<Option<Article>> {
    let mut since = Vec::new();
    let mut article = None;
    reading.each_event_back(|entry, _| {
        match entry.event {
            _ if entry.seq >= seq => {}
            Event::ArticleEdited(other) if other.article == edited.article => since.push(other),
            Event::ArticleAdded(added) if added.article.number == edited.article => article = Some(added.article),
            _ => {}
        }
        Ok(article.is_none())
    })?;
    if let Some(article) = &mut article {
        since.iter().rev().flat_map(|other| &other.changes).for_each(|change| article.change(change));
    }
    Ok(article)
}
