//! The verb that takes in a changed text of an article, and what the change does to the work.

use super::carried_out::{anchor_after, is_carried_out, still_says_it};
use super::seen::HandedOut;
use super::{Desk, Workbench};
use crate::domain::{
    Anchor, AnchorState, ArticleNumber, ArticleRevised, CarriedClaim, CarriedSentence, ClaimNumber, Event, Fix,
    NewText, Revision, Settled,
};
use crate::error::{Error, Result};
use crate::language::piece::pieces;
use crate::language::revision::{Comparison, Fate};
use crate::language::{self, tongue::Tongue};
use crate::store::Reading;
use std::collections::BTreeMap;

/// What a new text does to the work on an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    /// Whose text it is.
    pub article: ArticleNumber,
    /// The number of the revision before.
    pub from: u32,
    /// The new text, with its number.
    pub revision: Revision,
    /// The anchored claims, in the order of their words in the old texts.
    pub claims: Vec<RevisedClaim>,
    /// The fixes whose proposed words stand in the new text.
    pub carried_out: Vec<Fix>,
    /// Settled sentences that stand in the new text.
    pub settled: Vec<CarriedSentence>,
    /// Settled sentences that do not: they are open again.
    pub unsettled: Vec<Settled>,
    /// Sentences, headings and the like that have no counterpart in the old text: worth most first.
    pub new_sentences: Vec<NewSentence>,
    /// Sentences of the old text without a counterpart in the new one.
    pub gone_sentences: Vec<String>,
}

/// What became of the words of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisedClaim {
    /// Whose words they are.
    pub claim: ClaimNumber,
    /// Where the words stood before.
    pub before: Anchor,
    /// What the comparison of the two texts found.
    pub fate: Fate,
    /// As it is stored: where the words stand now, or where they last stood.
    pub anchor: Anchor,
}

/// A sentence that the old text did not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSentence {
    /// As the coverage of the new text numbers it.
    pub number: usize,
    /// The sentence in the words of the new text.
    pub text: String,
    /// How much checking it deserves, 0 to 100, as a machine suggests it.
    pub worth: u8,
}

impl Workbench {
    /// Takes in a new text of an article. Claims are carried along where their words stand or their sentence has a
    /// counterpart; nothing is carried over a changed figure, name or negation in silence.
    ///
    /// Errors: the text is that of the newest revision; whoever acts reads a claim of the article blind.
    pub fn revise_article(&mut self, article: ArticleNumber, new: NewText) -> Result<Revised> {
        self.write(|desk| {
            refuse_blind_reader(desk.reading(), article, desk.actor)?;
            let revised = revised(desk.reading(), article, new)?;
            desk.revise(&revised)?;
            Ok(revised)
        })
    }

    /// What taking in a new text would do.
    pub fn preview_revision(&self, article: ArticleNumber, new: NewText) -> Result<Revised> {
        refuse_blind_reader(self.reading()?, article, &self.setting.actor)?;
        let revised = revised(self.reading()?, article, new)?;
        Ok(revised.seen(&self.store.blind(&self.setting.actor)?))
    }
}

impl Desk<'_, '_> {
    /// Takes in a text of an article that nothing is anchored in yet.
    pub(super) fn add_revision(&mut self, article: ArticleNumber, new: NewText) -> Result<()> {
        let revised = revised(self.reading(), article, new)?;
        self.revise(&revised)
    }

    fn revise(&mut self, revised: &Revised) -> Result<()> {
        let carried = |one: &RevisedClaim| CarriedClaim { claim: one.claim, anchor: one.anchor.clone() };
        self.record(Event::ArticleRevised(ArticleRevised {
            article: revised.article,
            revision: revised.revision.clone(),
            claims: revised.claims.iter().map(carried).collect(),
            settled: revised.settled.clone(),
            carried_out: revised.carried_out.iter().map(|fix| fix.number).collect(),
        }))
    }
}

/// What becomes of a claim in a new text tells which fix of it was accepted, and that the verdict that a reader is not to
/// know.
fn refuse_blind_reader(reading: Reading<'_>, article: ArticleNumber, actor: &str) -> Result<()> {
    let blind = reading.blind(actor)?;
    for (claim, _) in reading.anchors(article)? {
        if let owed @ [_, ..] = blind.owed(claim) {
            return Err(Error::VerdictOwed { claim, by: actor.to_owned(), owed: owed.to_vec() });
        }
    }
    Ok(())
}

fn revised(reading: Reading<'_>, article: ArticleNumber, new: NewText) -> Result<Revised> {
    let revisions = reading.revisions(article)?;
    let Some(newest) = revisions.last() else {
        return Err(Error::NoSuch { noun: "article", name: article.to_string() });
    };
    let text = Revision::checked(newest.seq + 1, &new.body, new.intake, super::article::sha256)?;
    let revision = Revision { left_out: new.left_out, ..text };
    if revision.body == newest.body {
        return Err(Error::SameText { article, revision: newest.seq });
    }
    // Words that were lost before are looked for from the text that last held them.
    let mut by_revision: BTreeMap<u32, Vec<(ClaimNumber, Anchor)>> = BTreeMap::new();
    for (claim, anchor) in reading.anchors(article)? {
        by_revision.entry(anchor.revision).or_default().push((claim, anchor));
    }
    let mut claims = Vec::new();
    for (seq, anchors) in by_revision {
        let Some(old) = revisions.iter().find(|revision| revision.seq == seq) else { continue };
        let comparison = Comparison::of(&old.body, &revision.body);
        claims.extend(anchors.into_iter().map(|(claim, before)| carried(&comparison, claim, before, revision.seq)));
    }
    claims.sort_by_key(|one| (one.before.start, one.claim));
    let mut carried_out = reading.open_fixes(article)?;
    carried_out.retain(|fix| is_carried_out(fix, &newest.body, &revision.body));
    carried_out.retain(|fix| !claims.iter().any(|one| one.claim == fix.claim && still_says_it(fix, one)));
    follow_fixes(&mut claims, &carried_out, &revision);
    let comparison = Comparison::of(&newest.body, &revision.body);
    let (mut settled, mut unsettled) = (Vec::new(), Vec::new());
    for sentence in reading.settled(article)? {
        match comparison.carry(&sentence.words, revision.seq) {
            Fate::Kept(words) | Fate::Moved(words) | Fate::Restyled(words) => {
                settled.push(CarriedSentence { seq: sentence.seq, words });
            }
            Fate::Reworded { .. } | Fate::Ambiguous { .. } | Fate::Lost { .. } => unsettled.push(sentence),
        }
    }
    let tongue = Tongue::of(&reading.article_head(article)?.language);
    let new_sentences = new_sentences(&comparison, tongue, &revision.body);
    let gone = comparison.gone_sentences().into_iter().map(|range| newest.body[range].to_owned());
    let gone_sentences = gone.collect();
    Ok(Revised {
        article,
        from: newest.seq,
        claims,
        carried_out,
        settled,
        unsettled,
        new_sentences,
        gone_sentences,
        revision,
    })
}

/// A claim whose fix was carried out is where the fix's words stand now.
fn follow_fixes(claims: &mut [RevisedClaim], carried_out: &[Fix], revision: &Revision) {
    for one in claims {
        let mended = carried_out.iter().filter(|fix| fix.claim == one.claim);
        let mut places = mended.filter_map(|fix| anchor_after(fix, one, &revision.body, revision.seq));
        if let Some(anchor) = places.next() {
            let changes = match &one.fate {
                Fate::Reworded { changes, .. } | Fate::Lost { changes, .. } => changes.clone(),
                _ => Vec::new(),
            };
            one.fate = Fate::Reworded { anchor: anchor.clone(), changes };
            one.anchor = anchor;
        }
    }
}

fn new_sentences(comparison: &Comparison<'_>, tongue: Tongue, body: &str) -> Vec<NewSentence> {
    let mut new = comparison.new_sentences().into_iter().peekable();
    let mut found = Vec::new();
    for (at, piece) in pieces(body, tongue).into_iter().enumerate() {
        let sentence = piece.range;
        while new.next_if(|range| range.start < sentence.start).is_some() {}
        if new.next_if_eq(&sentence).is_some() {
            let text = body[sentence].to_owned();
            found.push(NewSentence { number: at + 1, worth: language::worth(tongue, &text).score, text });
        }
    }
    found.sort_by_key(|sentence| std::cmp::Reverse(sentence.worth));
    found
}

fn carried(comparison: &Comparison<'_>, claim: ClaimNumber, before: Anchor, revision: u32) -> RevisedClaim {
    let fate = comparison.carry(&before, revision);
    let anchor = match &fate {
        // What nobody has confirmed yet is not confirmed by standing still.
        Fate::Kept(anchor) | Fate::Moved(anchor) | Fate::Restyled(anchor) if before.state == AnchorState::Reworded => {
            Anchor { state: AnchorState::Reworded, ..anchor.clone() }
        }
        Fate::Kept(anchor) | Fate::Moved(anchor) | Fate::Restyled(anchor) => anchor.clone(),
        Fate::Reworded { anchor, .. } => Anchor { state: AnchorState::Reworded, ..anchor.clone() },
        Fate::Ambiguous { .. } => Anchor { state: AnchorState::Ambiguous, ..before.clone() },
        Fate::Lost { .. } => Anchor { state: AnchorState::Lost, ..before.clone() },
    };
    RevisedClaim { claim, before, fate, anchor }
}
