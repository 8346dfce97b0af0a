//! Which sentences of an article are dealt with: claimed, or settled as holding nothing to check.

use crate::domain::{Anchor, ClaimNumber, Settled};

/// What was done about a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Covering {
    /// Claims are anchored to words of it, in the order of their numbers.
    Claimed(Vec<ClaimNumber>),
    /// Someone found nothing in it to check.
    Settled(Settled),
    /// Nobody has looked at it yet.
    Untouched,
}

impl Covering {
    /// Whether it is dealt with: claimed, or found to hold nothing to check.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Untouched)
    }
}

/// What was done about each of the sentences, given as code points `[start, end)` of the newest revision, in order
/// and without overlap. Only anchors and settlings of that revision may be given.
pub fn coverings(sentences: &[(u32, u32)], anchors: &[(ClaimNumber, Anchor)], settled: &[Settled]) -> Vec<Covering> {
    let mut claims: Vec<Vec<ClaimNumber>> = vec![Vec::new(); sentences.len()];
    for (claim, anchor) in anchors {
        touched(sentences, anchor).for_each(|at| claims[at].push(*claim));
    }
    let mut coverings: Vec<Covering> = claims
        .into_iter()
        .map(|mut claims| {
            claims.sort_unstable();
            if claims.is_empty() { Covering::Untouched } else { Covering::Claimed(claims) }
        })
        .collect();
    for settled in settled {
        for at in touched(sentences, &settled.words) {
            if coverings[at] == Covering::Untouched {
                coverings[at] = Covering::Settled(settled.clone());
            }
        }
    }
    coverings
}

/// The sentences of which some words belong to the anchor.
fn touched(sentences: &[(u32, u32)], anchor: &Anchor) -> std::ops::Range<usize> {
    let first = sentences.partition_point(|(_, end)| *end <= anchor.start);
    let end = first + sentences[first..].partition_point(|(start, _)| *start < anchor.end);
    first..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{SettleReason, Words};

    const BODY: &str = "One is so. Two is so. Three is so.";
    const SENTENCES: [(u32, u32); 3] = [(0, 10), (11, 21), (22, 34)];

    fn anchor(quote: &str) -> Anchor {
        Anchor::find(BODY, 1, &Words { quote: quote.to_owned(), place: crate::domain::Place::Only }).unwrap()
    }

    fn settled(quote: &str) -> Settled {
        let (at, by) = ("2025-12-02T09:00:00Z".parse().unwrap(), "desk".to_owned());
        Settled { seq: 9, words: anchor(quote), reason: SettleReason::Opinion, note: None, at, by }
    }

    #[test]
    fn a_sentence_is_claimed_where_any_of_its_words_are() {
        let claims = [(ClaimNumber(2), anchor("so. Two")), (ClaimNumber(1), anchor("One"))];
        assert_eq!(
            coverings(&SENTENCES, &claims, &[settled("Three is so.")]),
            [
                Covering::Claimed(vec![ClaimNumber(1), ClaimNumber(2)]),
                Covering::Claimed(vec![ClaimNumber(2)]),
                Covering::Settled(settled("Three is so."))
            ]
        );
    }

    #[test]
    fn a_claim_comes_before_a_settling() {
        let claims = [(ClaimNumber(1), anchor("One is"))];
        let coverings = coverings(&SENTENCES, &claims, &[settled("One is so.")]);
        assert_eq!(coverings[0], Covering::Claimed(vec![ClaimNumber(1)]));
        assert!(!coverings[1].is_settled());
    }

    #[test]
    fn words_between_sentences_cover_none() {
        let space = Anchor { start: 10, end: 11, ..anchor("One") };
        assert!(coverings(&SENTENCES, &[(ClaimNumber(1), space)], &[]).iter().all(|one| !one.is_settled()));
    }
}
