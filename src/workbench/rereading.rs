//! What an edit of a claim's words reads anew: figures, hedges, time and kind follow the words, unless a person set them.

use super::Desk;
use crate::domain::{Claim, ClaimChange, ClaimKind, Hedge, PartialDate, Quantity, Word};
use crate::error::Result;
use crate::language::{self, tongue::Tongue};
use jiff::civil::Date;

/// Something that a person had set, and that was kept though the new words read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The figures, the hedges, the time, the kind.
    pub what: &'static str,
    /// What the person set, and what stands.
    pub set: String,
    /// What a machine reads from the new words.
    pub read: String,
}

/// What a claim's words are read as.
struct Reading {
    quantities: Vec<Quantity>,
    hedges: Vec<Hedge>,
    as_of: (Option<PartialDate>, Option<String>),
    /// As a claim's kind is picked where none is given, and as a proposal's is.
    kinds: [ClaimKind; 2],
}

impl Reading {
    fn of(tongue: Tongue, text: &str, words: Option<&str>, published: Option<Date>, voiced: bool) -> Self {
        let quantities = language::figures(tongue, text, words);
        let picked = if quantities.is_empty() { ClaimKind::Event } else { ClaimKind::Quantity };
        let as_of = language::as_of(tongue, text, words, published);
        Self {
            kinds: [picked, language::kind(tongue, text, &quantities, voiced)],
            hedges: language::hedges(tongue, text, words),
            as_of: as_of.unwrap_or_default(),
            quantities,
        }
    }
}

/// The changes that follow from new words, beside those that a person gives, and what was kept. A field that reads as the
/// old words do was read from them; any other was set by a person.
pub(super) fn follow(
    desk: &Desk<'_, '_>,
    claim: &Claim,
    given: &[ClaimChange],
) -> Result<(Vec<ClaimChange>, Vec<Kept>)> {
    let text = given.iter().find_map(|change| if let ClaimChange::Text(text) = change { Some(text) } else { None });
    let anchor = given.iter().find_map(|change| match change {
        ClaimChange::Anchor(Some(anchor)) => Some(anchor),
        _ => None,
    });
    if text.is_none() && anchor.is_none() {
        return Ok((Vec::new(), Vec::new()));
    }
    let tongue = desk.tongue(claim.article)?;
    let article = claim.article.map(|article| desk.reading().article_head(article)).transpose()?;
    let published = article.and_then(|article| article.published).and_then(|date| date.latest());
    let voiced = claim.attribution.len() > 1;
    let held = claim.anchor.as_ref();
    let before = Reading::of(tongue, &claim.text, held.map(|a| a.exact.as_str()), published, voiced);
    let words = anchor.or(held).map(|anchor| anchor.exact.as_str());
    let now = Reading::of(tongue, text.unwrap_or(&claim.text), words, published, voiced);

    let mut follow = Follow { given, changes: Vec::new(), kept: Vec::new() };
    let figures = |figures: &Vec<Quantity>| listed(figures.iter().map(|figure| figure.raw.as_str()));
    follow.field("figures", &claim.quantities, &before.quantities, &now.quantities, ClaimChange::Quantities, figures);
    let hedges = |hedges: &Vec<Hedge>| listed(hedges.iter().map(|hedge| hedge.cue.as_str()));
    follow.field("hedges", &claim.hedges, &before.hedges, &now.hedges, ClaimChange::Hedges, hedges);
    if !follow.is_given(&ClaimChange::AsOf(None)) && !follow.is_given(&ClaimChange::AsOfWords(None)) {
        let set = (claim.as_of.clone(), claim.as_of_words.clone());
        let time = |(date, words): &(Option<PartialDate>, Option<String>)| {
            listed(date.iter().map(|date| date.as_str()).chain(words.as_deref()))
        };
        if set == before.as_of && now.as_of != set {
            let (date, words) = now.as_of;
            follow.changes.extend([ClaimChange::AsOf(date), ClaimChange::AsOfWords(words)]);
        } else if now.as_of != set {
            follow.kept.push(Kept { what: "time", set: time(&set), read: time(&now.as_of) });
        }
    }
    let way = before.kinds.iter().position(|kind| *kind == claim.kind);
    let (was, is) = way.map_or((before.kinds[0], now.kinds[0]), |way| (before.kinds[way], now.kinds[way]));
    let kind = |kind: &ClaimKind| kind.word().to_owned();
    follow.field("kind", &claim.kind, &was, &is, ClaimChange::Kind, kind);
    Ok((follow.changes, follow.kept))
}

struct Follow<'g> {
    given: &'g [ClaimChange],
    changes: Vec<ClaimChange>,
    kept: Vec<Kept>,
}

impl Follow<'_> {
    fn is_given(&self, field: &ClaimChange) -> bool {
        self.given.iter().any(|change| std::mem::discriminant(change) == std::mem::discriminant(field))
    }

    fn field<T: Clone + PartialEq>(
        &mut self,
        what: &'static str,
        set: &T,
        before: &T,
        now: &T,
        change: impl Fn(T) -> ClaimChange,
        told: impl Fn(&T) -> String,
    ) {
        let change = change(now.clone());
        if self.is_given(&change) || now == set {
            return;
        }
        if set == before {
            self.changes.push(change);
        } else {
            self.kept.push(Kept { what, set: told(set), read: told(now) });
        }
    }
}

fn listed<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    let parts: Vec<&str> = parts.collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}
