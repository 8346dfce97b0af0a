//! How much two sentences are alike, and which of many are most so, without comparing each with each.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::side::Side;
use crate::domain::text::plain;

/// The share of words that two sentences must have in common to be held against each other at all. They are never
/// taken for the same on this ground: their words are compared next.
const ALIKE: f64 = 0.5;
/// A word that stands in more sentences than this tells nothing apart.
const MOST_PLACES: usize = 64;
/// How many sentences that share words are looked at.
const MOST_CANDIDATES: usize = 8;

/// The words of a sentence in small letters, as sorted numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bag(Vec<u32>);

impl Bag {
    /// Dice's measure: 1 where all words are shared, 0 where none is.
    pub fn like(&self, other: &Self) -> f64 {
        let (mut a, mut b, mut shared) = (0, 0, 0);
        while let (Some(mine), Some(its)) = (self.0.get(a), other.0.get(b)) {
            shared += usize::from(mine == its);
            (a, b) = (a + usize::from(mine <= its), b + usize::from(its <= mine));
        }
        (2 * shared) as f64 / (self.0.len() + other.0.len()).max(1) as f64
    }

    pub fn with(&self, other: &Self) -> Self {
        let mut words = [&self.0[..], &other.0[..]].concat();
        words.sort_unstable();
        Self(words)
    }
}

pub struct Likeness {
    old: HashMap<usize, Bag>,
    new: HashMap<usize, Bag>,
}

impl Likeness {
    pub fn of(old: &Side, old_open: &[usize], new: &Side, new_open: &[usize]) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut bags = |side: &Side, open: &[usize]| {
            let mut bag = |at: usize| {
                let text = plain(&side.text[side.sentences[at].clone()]).to_lowercase();
                let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
                let mut words: Vec<u32> = words
                    .map(|word| {
                        let next = numbers.len() as u32;
                        *numbers.entry(word.to_owned()).or_insert(next)
                    })
                    .collect();
                words.sort_unstable();
                Bag(words)
            };
            open.iter().map(|at| (*at, bag(*at))).collect::<HashMap<_, _>>()
        };
        Self { old: bags(old, old_open), new: bags(new, new_open) }
    }

    pub fn old_bag(&self, sentence: usize) -> Option<&Bag> {
        self.old.get(&sentence)
    }

    pub fn new_bag(&self, sentence: usize) -> Option<&Bag> {
        self.new.get(&sentence)
    }

    /// Pairs of alike sentences that rise on both sides, so chosen that they are most alike in sum.
    pub fn in_order(&self, olds: &[usize], news: &[usize]) -> Vec<(usize, usize)> {
        let mut found = self.candidates(olds, news);
        // Of one old sentence the later ones first, so that no two of them follow each other in a chain.
        found.sort_unstable_by_key(|(old, new, _)| (*old, Reverse(*new)));
        let mut chain = Vec::new();
        // Best sum of a chain that ends at or before a new sentence, as a Fenwick tree of (sum, index of its last).
        let mut tree: Vec<(f64, Option<usize>)> = vec![(0.0, None); news.len() + 1];
        let mut before = Vec::with_capacity(found.len());
        for (at, (_, new, score)) in found.iter().enumerate() {
            let rank = news.partition_point(|other| other < new);
            let mut best = (0.0, None);
            let mut node = rank;
            while node > 0 {
                if tree[node].0 > best.0 {
                    best = tree[node];
                }
                node &= node - 1;
            }
            before.push(best.1);
            let mut node = rank + 1;
            while node < tree.len() {
                if best.0 + score > tree[node].0 {
                    tree[node] = (best.0 + score, Some(at));
                }
                node += node & node.wrapping_neg();
            }
        }
        let mut top = (0.0, None);
        let mut node = news.len();
        while node > 0 {
            if tree[node].0 > top.0 {
                top = tree[node];
            }
            node &= node - 1;
        }
        let mut next = top.1;
        while let Some(at) = next {
            chain.push((found[at].0, found[at].1));
            next = before[at];
        }
        chain.reverse();
        chain
    }

    /// For each old sentence the new one that is most like it, wherever it stands.
    pub fn nearest(&self, olds: &[usize], news: &[usize]) -> HashMap<usize, usize> {
        let mut found = self.candidates(olds, news);
        found.sort_by(|a, b| a.2.total_cmp(&b.2));
        found.into_iter().map(|(old, new, _)| (old, new)).collect()
    }

    fn candidates(&self, olds: &[usize], news: &[usize]) -> Vec<(usize, usize, f64)> {
        let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
        for (rank, bag) in news.iter().enumerate().filter_map(|(rank, at)| Some((rank, self.new_bag(*at)?))) {
            for word in bag.0.chunk_by(|a, b| a == b).filter_map(|same| same.first()) {
                places.entry(*word).or_default().push(rank);
            }
        }
        let mut found = Vec::new();
        let mut shared = vec![0u32; news.len()];
        for (old, bag) in olds.iter().filter_map(|at| Some((*at, self.old_bag(*at)?))) {
            let mut seen = Vec::new();
            for word in bag.0.chunk_by(|a, b| a == b).filter_map(|same| same.first()) {
                for rank in places.get(word).filter(|ranks| ranks.len() <= MOST_PLACES).into_iter().flatten() {
                    if shared[*rank] == 0 {
                        seen.push(*rank);
                    }
                    shared[*rank] += 1;
                }
            }
            seen.sort_unstable_by_key(|rank| (Reverse(shared[*rank]), *rank));
            seen.iter().for_each(|rank| shared[*rank] = 0);
            for rank in seen.into_iter().take(MOST_CANDIDATES) {
                let score = self.new_bag(news[rank]).map_or(0.0, |new| bag.like(new));
                if score >= ALIKE {
                    found.push((old, news[rank], score));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(old: &str, new: &str) -> Vec<(usize, usize)> {
        let (old, new) = (Side::of(old), Side::of(new));
        let all = |side: &Side| (0..side.sentences.len()).collect::<Vec<_>>();
        let (olds, news) = (all(&old), all(&new));
        Likeness::of(&old, &olds, &new, &news).in_order(&olds, &news)
    }

    #[test]
    fn alike_sentences_are_paired_in_order() {
        let old = "The port was shut on Monday. Ships waited outside the bay. Nobody was hurt in the town.";
        let new = "The port was closed on Monday. A fire broke out. Nobody at all was hurt in town.";
        assert_eq!(paired(old, new), [(0, 0), (2, 2)]);
    }

    #[test]
    fn what_stands_in_another_order_is_not_paired() {
        let old = "The port was shut on Monday. Ships waited outside the bay.";
        let new = "Ships waited outside the old bay. The port was closed on Monday.";
        assert_eq!(paired(old, new).len(), 1);
    }
}
