//! BM25: the items that share the rarest words with a query, all lists read, segment by segment.
//!
//! Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with k1 1.2 and b 0.75. How rare
//! a term is multiplies the weight when somebody asks, so that no list is written anew as the items grow.

use super::list::{self, List, SEGMENT};
use std::collections::{BTreeMap, HashMap};

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// The byte of the greatest weight that a term can have.
const SCALE: f32 = 255.0 / (K1 + 1.0);

/// An item and its score; of equal ones the earlier comes first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub item: u32,
    pub score: f32,
}

/// A term of a query as an index has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// How many items have it.
    pub items: u32,
    /// Its lists by segment, rising.
    pub lists: Vec<(u32, Vec<u8>)>,
}

/// The lists of some items in memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Index {
    terms: HashMap<String, Vec<(u32, List)>>,
    items: u32,
    among: Option<Among>,
}

/// Of how many items those at hand were chosen, and how many of all have the terms that they were chosen by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Among {
    pub all: u32,
    pub have: HashMap<String, u32>,
}

impl Index {
    /// Of items that were chosen among many.
    pub fn of_some(items: &[Vec<String>], among: Among) -> Self {
        Self { among: Some(among), ..Self::of(items) }
    }

    /// Of items by their terms, numbered from 0.
    pub fn of(items: &[Vec<String>]) -> Self {
        let average = items.iter().map(Vec::len).sum::<usize>() as f32 / items.len().max(1) as f32;
        let mut index = Self::default();
        for terms in items {
            let (segment, place) = (index.items / SEGMENT, index.items % SEGMENT);
            for (term, weight) in weights(terms, average) {
                let lists = match index.terms.get_mut(term) {
                    Some(lists) => lists,
                    None => index.terms.entry(term.to_owned()).or_default(),
                };
                if lists.last().is_none_or(|(last, _)| *last != segment) {
                    lists.push((segment, List::default()));
                }
                if let Some((_, list)) = lists.last_mut() {
                    list.push(place, weight);
                }
            }
            index.items += 1;
        }
        index
    }

    /// The best items for the terms of a query, best first. A term counts once, however often it is asked for.
    pub fn best(&self, terms: &[String], most: usize) -> Vec<Hit> {
        let mut asked: Vec<&String> = terms.iter().collect();
        asked.sort_unstable();
        asked.dedup();
        let listed =
            asked.into_iter().filter_map(|term| Some((term, self.terms.get(term)?))).map(|(term, lists)| Listed {
                items: self.have(term),
                lists: lists.iter().map(|(segment, list)| (*segment, list.bytes.clone())).collect(),
            });
        best(&listed.collect::<Vec<_>>(), self.all(), most)
    }

    /// How much a term says.
    pub fn idf(&self, term: &str) -> f32 {
        idf(self.have(term), self.all())
    }

    pub fn all(&self) -> u32 {
        self.among.as_ref().map_or(self.items, |among| among.all.max(self.items))
    }

    /// How many items have the term; of all, where those at hand were chosen by others, as many in proportion.
    fn have(&self, term: &str) -> u32 {
        let here = self.terms.get(term).map_or(0, |lists| lists.iter().map(|(_, list)| list.items).sum());
        match &self.among {
            None => here,
            Some(among) => among.have.get(term).copied().map_or_else(
                || (u64::from(here) * u64::from(self.all()) / u64::from(self.items.max(1))) as u32,
                |have| have.max(here),
            ),
        }
    }
}

/// Each term of an item once, with the byte of its weight.
pub fn weights(terms: &[String], average: f32) -> BTreeMap<&str, u8> {
    let mut counts: BTreeMap<&str, f32> = BTreeMap::new();
    for term in terms {
        *counts.entry(term).or_default() += 1.0;
    }
    let length = terms.len() as f32 / average.max(1.0);
    let byte = |count: f32| {
        let weight = count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
        (weight * SCALE).round().clamp(1.0, 255.0) as u8
    };
    counts.into_iter().map(|(term, count)| (term, byte(count))).collect()
}

/// What a byte of weight comes to for a term that says so much.
pub fn weighed(weight: u8, idf: f32) -> f32 {
    f32::from(weight) * idf / SCALE
}

/// How much a term says that so many of all items have.
pub fn idf(have: u32, all: u32) -> f32 {
    (1.0 + (all as f32 - have as f32 + 0.5) / (have as f32 + 0.5)).ln()
}

/// The best of all items for the terms of a query, best first.
pub fn best(terms: &[Listed], all: u32, most: usize) -> Vec<Hit> {
    let mut found = Best { most, hits: Vec::with_capacity(2 * most), floor: 0.0 };
    let mut scores = vec![0.0_f32; SEGMENT as usize];
    let mut at = vec![0_usize; terms.len()];
    for segment in 0..all.div_ceil(SEGMENT) {
        let mut any = false;
        for (term, at) in terms.iter().zip(&mut at) {
            if let Some((of, bytes)) = term.lists.get(*at)
                && *of == segment
            {
                list::add(bytes, idf(term.items, all) / SCALE, &mut scores);
                (*at, any) = (*at + 1, true);
            }
        }
        if any {
            found.take(segment * SEGMENT, &mut scores);
        }
    }
    found.sorted()
}

/// The best so far, and up to as many more before the worse half is let go.
struct Best {
    most: usize,
    hits: Vec<Hit>,
    floor: f32,
}

impl Best {
    /// Takes what is above the floor, and leaves the scores empty.
    fn take(&mut self, first: u32, scores: &mut [f32]) {
        for (block, scores) in (first..).step_by(32).zip(scores.chunks_mut(32)) {
            if !scores.iter().fold(false, |any, score| any | (*score > self.floor)) {
                continue;
            }
            for (item, score) in (block..).zip(scores.iter()) {
                if *score > self.floor {
                    self.hits.push(Hit { item, score: *score });
                    self.cut();
                }
            }
        }
        scores.fill(0.0);
    }

    fn cut(&mut self) {
        if self.hits.len() >= 2 * self.most.max(1) {
            self.hits.select_nth_unstable_by(self.most.saturating_sub(1), better);
            self.hits.truncate(self.most);
            self.floor = self.hits.iter().map(|hit| hit.score).fold(f32::INFINITY, f32::min);
        }
    }

    fn sorted(mut self) -> Vec<Hit> {
        self.hits.sort_unstable_by(better);
        self.hits.truncate(self.most);
        self.hits
    }
}

fn better(one: &Hit, other: &Hit) -> std::cmp::Ordering {
    other.score.total_cmp(&one.score).then(one.item.cmp(&other.item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(texts: &[&str]) -> Vec<Vec<String>> {
        texts.iter().map(|text| text.split(' ').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_item_with_the_rarest_words_comes_first() {
        let index = Index::of(&items(&["tax rise city", "tax cut", "tax bridge city", "bridge bridge"]));
        let query = items(&["bridge city bridge"]).remove(0);
        let found: Vec<u32> = index.best(&query, 10).into_iter().map(|hit| hit.item).collect();
        assert_eq!(found, [2, 3, 0]);
        assert_eq!(index.best(&query, 1).len(), 1);
        assert_eq!(index.best(&items(&["nothing"])[0], 10), []);
        assert_eq!(Index::of(&[]).best(&query, 10), []);
    }

    /// BM25 item by item, with no list and no byte.
    fn plain(items: &[Vec<String>], query: &[String]) -> Vec<f32> {
        let average = items.iter().map(Vec::len).sum::<usize>() as f32 / items.len() as f32;
        let asked: std::collections::BTreeSet<&String> = query.iter().collect();
        let weight = |item: &Vec<String>, term: &String| {
            let have = items.iter().filter(|item| item.contains(term)).count();
            let count = item.iter().filter(|other| *other == term).count() as f32;
            let length = item.len() as f32 / average;
            idf(have as u32, items.len() as u32) * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length))
        };
        items.iter().map(|item| asked.iter().map(|term| weight(item, term)).sum()).collect()
    }

    proptest! {
        #[test]
        fn a_byte_of_weight_loses_less_than_a_hundredth(
            items in prop::collection::vec(prop::collection::vec("[a-f]", 1..12), 1..60),
            query in prop::collection::vec("[a-h]", 1..6),
        ) {
            let exact = plain(&items, &query);
            let hits = Index::of(&items).best(&query, items.len());
            for hit in &hits {
                let exact = exact[hit.item as usize];
                prop_assert!((hit.score - exact).abs() <= 0.01 * exact + 0.02, "{} {exact}", hit.score);
            }
            prop_assert_eq!(hits.len(), exact.iter().filter(|score| **score > 0.0).count());
        }
    }
}
