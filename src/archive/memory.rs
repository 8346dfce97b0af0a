//! What of the archive says nearly the same as a text: lists by term, segment by segment, and the newest items by their texts.

use super::{Archive, Home, Listed, Posting};
use crate::domain::{ItemNumber, Precedent, Uid};
use crate::error::Result;
use crate::matching::list::{List, SEGMENT};
use crate::matching::rank::{self, idf, weights};
use crate::matching::words::Terms;
use crate::matching::{Item, Known, Near, READ_AGAIN, indexed, nearest};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many of the newest items are read as texts before they are put into the lists.
const TAIL: u32 = 256;
/// How many items are put into the lists at once, at the most.
const AT_ONCE: usize = 16_384;

/// An item of the archive that is near to a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// The number of the item in the archive.
    pub number: ItemNumber,
    /// None for another desk's finding from a feed.
    pub case: Option<Uid>,
    /// What was checked, and what was found.
    pub precedent: Precedent,
    /// The same words elsewhere in the archive.
    pub also: Vec<ItemNumber>,
    /// How near it is to the text, and by which signs.
    pub near: Near,
}

/// Puts the newest items into the lists, where they are many.
pub fn list_if_many(home: &mut dyn Home) -> Result<()> {
    let tail = home.last_item()? - home.listed()?.up_to;
    if tail as usize >= AT_ONCE { list(home) } else { Ok(()) }
}

/// Puts the newest items into the lists, unless they are few.
pub fn list(home: &mut dyn Home) -> Result<()> {
    loop {
        let before = home.listed()?;
        let last = home.last_item()?;
        if last - before.up_to <= TAIL {
            return Ok(());
        }
        list_some(home, before)?;
    }
}

fn list_some(home: &mut dyn Home, before: Listed) -> Result<()> {
    // Items are numbered from 1, places in the lists from 0; what is added at once stays within a segment.
    let segment = before.up_to / SEGMENT;
    let room = (SEGMENT - before.up_to % SEGMENT) as usize;
    let items = home.items_after(before.up_to, AT_ONCE.min(room))?;
    let mut terms = Terms::default();
    let of: Vec<(u32, Vec<String>)> =
        items.iter().map(|(number, item)| (number.0, indexed(&mut terms, &text(&item.precedent)))).collect();
    let count: u64 = of.iter().map(|(_, terms)| terms.len() as u64).sum();
    let now = Listed { up_to: items.last().map_or(before.up_to, |(number, _)| number.0), terms: before.terms + count };
    let average = now.terms as f32 / now.up_to.max(1) as f32;
    let mut added: BTreeMap<&str, Vec<(u32, u8)>> = BTreeMap::new();
    for (number, terms) in &of {
        for (term, weight) in weights(terms, average) {
            added.entry(term).or_default().push(((number - 1) % SEGMENT, weight));
        }
    }
    let names: Vec<String> = added.keys().map(|term| (*term).to_owned()).collect();
    let mut lists: HashMap<String, List> = home
        .postings(segment, &names)?
        .into_iter()
        .map(|posting| (posting.term, List::going_on(posting.list, posting.items, posting.next)))
        .collect();
    let mut postings = Vec::with_capacity(names.len());
    let mut counts = Vec::with_capacity(names.len());
    for (term, places) in added {
        let mut list = lists.remove(term).unwrap_or_default();
        counts.push((term.to_owned(), places.len() as u32));
        for (place, weight) in places {
            list.push(place, weight);
        }
        postings.push(Posting {
            term: term.to_owned(),
            segment,
            items: list.items,
            next: list.next(),
            list: list.bytes,
        });
    }
    home.list(before, postings, counts, now)
}

fn text(precedent: &Precedent) -> Item {
    Item { text: precedent.text.clone(), title: precedent.title.clone(), language: precedent.language.clone() }
}

/// The newest items, which stand in no list yet.
struct Tail {
    items: Vec<(ItemNumber, Vec<String>)>,
    /// How many of them have a term.
    has: HashMap<String, u32>,
    /// How many terms an item in the lists has; none where nothing is in them.
    average: Option<f32>,
    /// How many items there are, with those in the lists.
    all: u32,
}

impl Tail {
    fn read(home: &mut dyn Home, terms: &mut Terms) -> Result<Self> {
        let (listed, all) = (home.listed()?, home.last_item()?);
        let items = home.items_after(listed.up_to, all.saturating_sub(listed.up_to) as usize)?;
        let items: Vec<(ItemNumber, Vec<String>)> =
            items.iter().map(|(number, item)| (*number, indexed(terms, &text(&item.precedent)))).collect();
        let mut has: HashMap<String, u32> = HashMap::new();
        for (_, terms) in &items {
            for term in terms.iter().collect::<BTreeSet<_>>() {
                *has.entry(term.clone()).or_default() += 1;
            }
        }
        let average = (listed.up_to > 0).then(|| listed.terms as f32 / listed.up_to as f32);
        Ok(Self { items, has, average, all })
    }

    /// How many items have each of the terms, with those in the lists.
    fn have(&self, home: &mut dyn Home, terms: &[String]) -> Result<Vec<u32>> {
        let here = |term: &String| self.has.get(term).copied().unwrap_or_default();
        Ok(home.have(terms)?.into_iter().zip(terms).map(|(have, term)| have + here(term)).collect())
    }

    /// The best items, here and in the lists, best first.
    fn best(&self, home: &mut dyn Home, asked: &[String]) -> Result<Vec<(ItemNumber, f32)>> {
        let have = self.have(home, asked)?;
        let lists: Vec<rank::Listed> = home
            .lists(asked)?
            .into_iter()
            .zip(&have)
            .map(|(lists, items)| rank::Listed { items: *items, lists })
            .collect();
        // Twice as many, for some may be gone.
        let mut scored: Vec<(ItemNumber, f32)> = rank::best(&lists, self.all, 2 * READ_AGAIN)
            .into_iter()
            .map(|hit| (ItemNumber(hit.item + 1), hit.score))
            .collect();
        for (number, terms) in &self.items {
            let weights = weights(terms, self.average.unwrap_or(terms.len() as f32));
            let score = asked.iter().zip(&have).filter_map(|(term, have)| {
                let weight = weights.get(term.as_str())?;
                Some(rank::weighed(*weight, idf(*have, self.all)))
            });
            scored.extend(Some((*number, score.sum::<f32>())).filter(|(_, score)| *score > 0.0));
        }
        scored.sort_by(|(one, score), (other, better)| better.total_cmp(score).then(one.cmp(other)));
        // What was put into the lists meanwhile is found twice.
        let mut found = BTreeSet::new();
        scored.retain(|(number, _)| found.insert(*number));
        Ok(scored)
    }

    /// How much each of the terms says.
    fn idfs(&self, home: &mut dyn Home, terms: Vec<String>) -> Result<HashMap<String, f32>> {
        let have = self.have(home, &terms)?;
        Ok(terms.into_iter().zip(have).map(|(term, have)| (term, idf(have, self.all))).collect())
    }
}

impl Archive {
    /// What says nearly the same as a text, nearest first; nothing of the case named, which is asked itself.
    pub fn nearest(
        &mut self,
        words: &str,
        language: Option<&str>,
        but: Option<Uid>,
        most: usize,
    ) -> Result<Vec<Remembered>> {
        let home = &mut *self.home;
        let mut terms = Terms::default();
        let mut asked = terms.of(words, language);
        asked.sort_unstable();
        asked.dedup();
        let tail = Tail::read(home, &mut terms)?;
        let scored = tail.best(home, &asked)?;
        let numbers: Vec<ItemNumber> = scored.iter().map(|(number, _)| *number).collect();
        let mut items: HashMap<ItemNumber, super::Item> = home.items(&numbers)?.into_iter().collect();
        items.retain(|_, item| but.is_none() || item.case != but);
        let found: Vec<(ItemNumber, f32, Item)> = scored
            .into_iter()
            .filter_map(|(number, score)| Some((number, score, text(&items.get(&number)?.precedent))))
            .take(READ_AGAIN)
            .collect();
        let mut names: Vec<String> = found.iter().flat_map(|(_, _, item)| indexed(&mut terms, item)).collect();
        names.extend(asked);
        names.sort_unstable();
        names.dedup();
        let idfs = tail.idfs(home, names)?;
        let candidates: Vec<(&Item, f32)> = found.iter().map(|(_, score, item)| (item, *score)).collect();
        let idf = |term: &str| idfs.get(term).copied().unwrap_or_else(|| idf(0, tail.all));
        let known = Known { all: tail.all, idf: &idf };
        let near = nearest(&mut terms, words, language, &candidates, &known, most);
        let remembered = near.into_iter().filter_map(|near| {
            let number = found[near.item].0;
            let item = items.get(&number)?;
            let also = near.also.iter().map(|also| found[*also].0).collect();
            Some(Remembered { number, case: item.case, precedent: item.precedent.clone(), also, near })
        });
        Ok(remembered.collect())
    }
}
