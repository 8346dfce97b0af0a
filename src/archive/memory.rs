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
        let (listed, all) = (home.listed()?, home.last_item()?);
        let tail = home.items_after(listed.up_to, all.saturating_sub(listed.up_to) as usize)?;
        let tail: Vec<(ItemNumber, super::Item, Vec<String>)> = tail
            .into_iter()
            .map(|(number, item)| {
                let terms = indexed(&mut terms, &text(&item.precedent));
                (number, item, terms)
            })
            .collect();
        let mut tail_has: HashMap<String, u32> = HashMap::new();
        for (_, _, terms) in &tail {
            for term in terms.iter().collect::<BTreeSet<_>>() {
                *tail_has.entry(term.clone()).or_default() += 1;
            }
        }
        let in_tail = |term: &String| tail_has.get(term).copied().unwrap_or_default();
        let have: Vec<u32> =
            home.have(&asked)?.into_iter().zip(&asked).map(|(have, term)| have + in_tail(term)).collect();
        let mut lists = Vec::new();
        for (term, have) in asked.iter().zip(&have).filter(|(_, have)| **have > 0) {
            lists.push(rank::Listed { items: *have, lists: home.lists(term)? });
        }
        // Twice as many, for some may be gone.
        let mut scored: Vec<(ItemNumber, f32)> = rank::best(&lists, all, 2 * READ_AGAIN)
            .into_iter()
            .map(|hit| (ItemNumber(hit.item + 1), hit.score))
            .collect();
        let average = listed.terms as f32 / listed.up_to.max(1) as f32;
        for (number, _, terms) in &tail {
            let weights = weights(terms, if listed.up_to == 0 { terms.len() as f32 } else { average });
            let score = asked.iter().zip(&have).filter_map(|(term, have)| {
                let weight = weights.get(term.as_str())?;
                Some(rank::weighed(*weight, idf(*have, all)))
            });
            scored.extend(Some((*number, score.sum::<f32>())).filter(|(_, score)| *score > 0.0));
        }
        scored.sort_by(|(one, score), (other, better)| better.total_cmp(score).then(one.cmp(other)));
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
        let have = home.have(&names)?;
        let idfs: HashMap<String, f32> = names
            .into_iter()
            .zip(have)
            .map(|(term, have)| {
                let have = have + in_tail(&term);
                (term, idf(have, all))
            })
            .collect();
        let candidates: Vec<(&Item, f32)> = found.iter().map(|(_, score, item)| (item, *score)).collect();
        let known = Known { all, idf: &|term| idfs.get(term).copied().unwrap_or_else(|| idf(0, all)) };
        let near = nearest(&mut terms, words, language, &candidates, &known, most);
        Ok(near
            .into_iter()
            .filter_map(|near| {
                let number = found[near.item].0;
                let item = items.get(&number)?;
                let also = near.also.iter().map(|also| found[*also].0).collect();
                Some(Remembered { number, case: item.case, precedent: item.precedent.clone(), also, near })
            })
            .collect())
    }
}
