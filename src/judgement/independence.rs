//! Which pieces of evidence may share an origin that nobody has recorded, and what a piece was derived from in the end.
//! Hints for a person: only a person says that two origins are one.

mod citing;
mod wording;

#[cfg(test)]
mod tests;

use crate::domain::{Decimal, Dimension, EvidenceNumber, Quantity, Stance, StoredEvidence};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Two origins that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The label of one origin.
    pub one: String,
    /// The label of the other.
    pub other: String,
    /// A piece of each.
    pub evidence: (EvidenceNumber, EvidenceNumber),
    /// Why they may be one: the strongest reason found.
    pub because: Shared,
}

/// What two pieces share, strongest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// One is derived from the other.
    DerivedFrom,
    /// Their addresses have the same host and path.
    SameAddress,
    /// Eight words or more in a row, given here in lower case without punctuation.
    Wording(String),
    /// One names the other's source as where it has it from: this name.
    CitedOriginal(String),
    /// The same figure, as one of them writes it, in words that are much alike.
    Figure(String),
}

/// The suggestions for pieces of different origins, strongest reason first. Each pair of origins is named once. Only
/// evidence that stands and found something counts.
///
/// Time grows with the length of the texts: of words, figures or addresses that very many pieces share, the first few
/// speak for all.
pub fn suggestions(evidence: &[&StoredEvidence]) -> Vec<Suggestion> {
    let pieces: Vec<Piece<'_>> = evidence
        .iter()
        .filter(|stored| stored.stands() && stored.evidence.stance != Stance::Silent)
        .map(|stored| Piece { stored, origin: stored.origin() })
        .collect();
    let mut found = Found { pieces: &pieces, pairs: BTreeMap::new() };
    found.derived();
    found.addresses();
    wording::runs(&pieces, |one, other, words| found.offer(one, other, Shared::Wording(words)));
    citing::names(&pieces, |one, other, name| found.offer(one, other, Shared::CitedOriginal(name)));
    found.figures();
    let mut suggestions: Vec<Suggestion> = found.pairs.into_values().collect();
    suggestions.sort_by(|a, b| (&a.because, a.evidence).cmp(&(&b.because, b.evidence)));
    suggestions
}

/// Of things that many pieces share, so many are compared with each other.
const MOST: usize = 24;

struct Piece<'a> {
    stored: &'a StoredEvidence,
    origin: String,
}

impl Piece<'_> {
    /// Quote and paraphrase.
    fn texts(&self) -> impl Iterator<Item = &str> {
        [self.stored.evidence.quote.as_deref(), self.stored.evidence.paraphrase.as_deref()].into_iter().flatten()
    }
}

struct Found<'p> {
    pieces: &'p [Piece<'p>],
    /// By the two labels, in order.
    pairs: BTreeMap<(String, String), Suggestion>,
}

impl Found<'_> {
    /// Keeps the strongest reason that a pair of origins has.
    fn offer(&mut self, one: usize, other: usize, because: Shared) {
        let (mut one, mut other) = (&self.pieces[one], &self.pieces[other]);
        if one.origin == other.origin {
            return;
        }
        if one.origin > other.origin {
            (one, other) = (other, one);
        }
        let suggestion = Suggestion {
            one: one.origin.clone(),
            other: other.origin.clone(),
            evidence: (one.stored.evidence.number, other.stored.evidence.number),
            because,
        };
        let key = (one.origin.clone(), other.origin.clone());
        match self.pairs.get_mut(&key) {
            Some(known) if known.because.rank() <= suggestion.because.rank() => {}
            Some(known) => *known = suggestion,
            None => {
                self.pairs.insert(key, suggestion);
            }
        }
    }

    fn derived(&mut self) {
        let places: HashMap<EvidenceNumber, usize> =
            self.pieces.iter().enumerate().map(|(at, piece)| (piece.stored.evidence.number, at)).collect();
        for (at, piece) in self.pieces.iter().enumerate() {
            let from = piece.stored.evidence.derived_from.and_then(|from| places.get(&from));
            if let Some(from) = from {
                self.offer(at, *from, Shared::DerivedFrom);
            }
        }
    }

    /// Two sources with one address. A page that is one source may well carry news of two origins.
    fn addresses(&mut self) {
        let of = |piece: &Piece<'_>| address(piece.stored.source.url.as_deref()?);
        for group in groups(self.pieces, of) {
            self.each_pair(&group, |one, other| {
                let apart = one.stored.source.number != other.stored.source.number;
                apart.then_some(Shared::SameAddress)
            });
        }
    }

    fn figures(&mut self) {
        let of = |piece: &Piece<'_>| piece.stored.evidence.quantity.as_ref().and_then(written);
        for group in groups(self.pieces, of) {
            self.each_pair(&group, |one, other| {
                let raw = one.stored.evidence.quantity.as_ref().map(|quantity| quantity.raw.clone())?;
                wording::are_near(one, other).then_some(Shared::Figure(raw))
            });
        }
    }

    fn each_pair(&mut self, places: &[usize], shared: impl Fn(&Piece<'_>, &Piece<'_>) -> Option<Shared>) {
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                if let Some(shared) = shared(&self.pieces[*one], &self.pieces[*other]) {
                    self.offer(*one, *other, shared);
                }
            }
        }
    }
}

impl Shared {
    fn rank(&self) -> u8 {
        match self {
            Self::DerivedFrom => 0,
            Self::SameAddress => 1,
            Self::Wording(_) => 2,
            Self::CitedOriginal(_) => 3,
            Self::Figure(_) => 4,
        }
    }
}

/// The places of the pieces that share a key, the first [`MOST`] of each, in order.
fn groups<K: std::hash::Hash + Eq>(pieces: &[Piece<'_>], key: impl Fn(&Piece<'_>) -> Option<K>) -> Vec<Vec<usize>> {
    let mut known: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Some(key) = key(piece) else { continue };
        let group = *known.entry(key).or_insert(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        if groups[group].len() < MOST {
            groups[group].push(at);
        }
    }
    groups
}

/// A figure by its value; none where it is words only.
type Written = (Dimension, String, [Option<Decimal>; 3]);

fn written(quantity: &Quantity) -> Option<Written> {
    let ends = [quantity.point, quantity.low, quantity.high];
    ends.iter().any(Option::is_some).then(|| (quantity.dimension, quantity.unit.clone(), ends))
}

/// Host and path of an address, without `www.` and a slash at the end; none for the front page of a site.
pub(super) fn address(url: &str) -> Option<String> {
    let (_, rest) = url.trim().split_once("://")?;
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_once('/')?;
    let host = host.rsplit('@').next().unwrap_or_default().to_lowercase();
    let path = path.trim_end_matches('/');
    (!path.is_empty()).then(|| format!("{}/{path}", host.strip_prefix("www.").unwrap_or(&host)))
}

/// What a piece of evidence was derived from, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// From the piece asked about to the first, each once.
    pub links: Vec<EvidenceNumber>,
    /// Whether the last is derived from one of them.
    pub circle: bool,
}

/// Follows what each piece was derived from; a piece of which nothing is known stands alone.
pub fn chain(derived: &HashMap<EvidenceNumber, EvidenceNumber>, from: EvidenceNumber) -> Chain {
    let mut chain = Chain { links: vec![from], circle: false };
    let mut seen = HashSet::from([from]);
    let mut at = from;
    while let Some(next) = derived.get(&at) {
        if !seen.insert(*next) {
            chain.circle = true;
            break;
        }
        chain.links.push(*next);
        at = *next;
    }
    chain
}
