//! Which sentences of the old text are which of the new one: equal ones first, then alike ones between them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::likeness::{Bag, Likeness};
use super::side::Side;
use crate::domain::text::plain;

/// Sentences that stand for each other; more than one on a side where a sentence was split or joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Equal but for dress, in the same order.
    Same,
    /// Equal but for dress, in another order.
    Moved,
    /// Alike, between the same neighbours.
    Alike,
}

pub struct Alignment {
    pub pairs: Vec<Pair>,
    /// The pair that a sentence is in.
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
    /// For sentences without a pair: the one of the new text that is most like it.
    pub nearest: HashMap<usize, usize>,
    /// Equal sentences have equal numbers, in both texts.
    pub old_ids: Vec<usize>,
    pub new_ids: Vec<usize>,
    left: OnceLock<HashMap<usize, usize>>,
}

impl Alignment {
    pub fn of(old: &Side, new: &Side) -> Self {
        let mut ids = HashMap::new();
        let mut number = |side: &Side| -> Vec<usize> {
            let sentences = side.sentences.iter();
            sentences
                .map(|range| {
                    let next = ids.len();
                    *ids.entry(plain(&side.text[range.clone()]).into_owned()).or_insert(next)
                })
                .collect()
        };
        let (old_ids, new_ids) = (number(old), number(new));
        let mut equal = equal_in_order(&old_ids, &new_ids);
        let in_order = equal.clone();
        add_moved(old, &old_ids, &new_ids, &mut equal);

        let mut alignment = Self {
            pairs: Vec::new(),
            of_old: vec![None; old_ids.len()],
            of_new: vec![None; new_ids.len()],
            nearest: HashMap::new(),
            old_ids,
            new_ids,
            left: OnceLock::new(),
        };
        for (at, twin) in equal.iter().enumerate() {
            if let Some(twin) = *twin {
                let kind = if in_order[at].is_some() { Kind::Same } else { Kind::Moved };
                alignment.add(Pair { old: at..at + 1, new: twin..twin + 1, kind });
            }
        }
        alignment.add_alike(old, new, &in_order);
        alignment
    }

    /// How many sentences of the old text that equal each other have no pair.
    pub fn left_of(&self, id: usize) -> usize {
        let left = self.left.get_or_init(|| {
            let mut left = HashMap::new();
            let open = (0..self.old_ids.len()).filter(|at| self.of_old[*at].is_none());
            open.for_each(|at| *left.entry(self.old_ids[at]).or_insert(0) += 1);
            left
        });
        left.get(&id).copied().unwrap_or(0)
    }

    pub fn by_old(&self, sentence: usize) -> Option<&Pair> {
        self.of_old.get(sentence).copied().flatten().map(|at| &self.pairs[at])
    }

    pub fn by_new(&self, sentence: usize) -> Option<&Pair> {
        self.of_new.get(sentence).copied().flatten().map(|at| &self.pairs[at])
    }

    fn add(&mut self, pair: Pair) {
        let at = self.pairs.len();
        self.of_old[pair.old.clone()].fill(Some(at));
        self.of_new[pair.new.clone()].fill(Some(at));
        self.pairs.push(pair);
    }

    /// Pairs what is alike between two neighbours that kept their order, and looks for what is nearest to the rest.
    fn add_alike(&mut self, old: &Side, new: &Side, in_order: &[Option<usize>]) {
        let (open_old, open_new) = self.unpaired();
        let likeness = Likeness::of(old, &open_old, new, &open_new);
        let (mut olds, mut news) = (open_old.as_slice(), open_new.as_slice());
        let ends = [(old.sentences.len(), new.sentences.len())];
        let fixed = in_order.iter().enumerate().filter_map(|(at, twin)| Some((at, (*twin)?)));
        for (old_end, new_end) in fixed.chain(ends) {
            let (old_gap, old_rest) = olds.split_at(olds.partition_point(|at| *at < old_end));
            let (new_gap, new_rest) = news.split_at(news.partition_point(|at| *at < new_end));
            (olds, news) = (old_rest, new_rest);
            for (from, to) in likeness.in_order(old_gap, new_gap) {
                if self.of_old[from].is_none() && self.of_new[to].is_none() {
                    let pair = self.widened(&likeness, from, to);
                    self.add(pair);
                }
            }
        }
        let left = |open: Vec<usize>, of: &[Option<usize>]| -> Vec<usize> {
            open.into_iter().filter(|at| of[*at].is_none()).collect()
        };
        let (left_old, left_new) = (left(open_old, &self.of_old), left(open_new, &self.of_new));
        self.nearest = likeness.nearest(&left_old, &left_new);
    }

    /// What has no equal on the other side. Equal sentences of which it is unclear which is which stay out.
    fn unpaired(&self) -> (Vec<usize>, Vec<usize>) {
        let open = |ids: &[usize], of: &[Option<usize>]| -> Vec<usize> {
            (0..ids.len()).filter(|at| of[*at].is_none()).collect()
        };
        let (olds, news) = (open(&self.old_ids, &self.of_old), open(&self.new_ids, &self.of_new));
        let mut sides = vec![0u8; self.old_ids.iter().chain(&self.new_ids).max().map_or(0, |most| most + 1)];
        olds.iter().for_each(|at| sides[self.old_ids[*at]] |= 1);
        news.iter().for_each(|at| sides[self.new_ids[*at]] |= 2);
        (
            olds.into_iter().filter(|at| sides[self.old_ids[*at]] != 3).collect(),
            news.into_iter().filter(|at| sides[self.new_ids[*at]] != 3).collect(),
        )
    }

    /// The pair with the neighbours that make it more alike: a sentence cut in two, or two made one.
    fn widened(&self, likeness: &Likeness, from: usize, to: usize) -> Pair {
        const WIDEST: usize = 4;
        const GAIN: f64 = 0.05;
        let mut pair = Pair { old: from..from + 1, new: to..to + 1, kind: Kind::Alike };
        let (Some(mut old), Some(mut new)) = (likeness.old_bag(from).cloned(), likeness.new_bag(to).cloned()) else {
            return pair;
        };
        let mut score = old.like(&new);
        let free = |of: &[Option<usize>], at: Option<usize>| at.filter(|at| of.get(*at) == Some(&None));
        while pair.old.len() + pair.new.len() < WIDEST {
            let mut best: Option<(f64, Bag, Pair)> = None;
            let mut offer = |bag: Option<&Bag>, mine: &Bag, other: &Bag, wider: Pair| {
                let Some(bag) = bag else { return };
                let joined = mine.with(bag);
                let gained = joined.like(other);
                if gained > score + GAIN && best.as_ref().is_none_or(|(top, ..)| gained > *top) {
                    best = Some((gained, joined, wider));
                }
            };
            for at in [pair.old.start.checked_sub(1), Some(pair.old.end)].into_iter().flatten() {
                let bag = free(&self.of_old, Some(at)).and_then(|at| likeness.old_bag(at));
                offer(bag, &old, &new, Pair { old: pair.old.start.min(at)..pair.old.end.max(at + 1), ..pair.clone() });
            }
            for at in [pair.new.start.checked_sub(1), Some(pair.new.end)].into_iter().flatten() {
                let bag = free(&self.of_new, Some(at)).and_then(|at| likeness.new_bag(at));
                offer(bag, &new, &old, Pair { new: pair.new.start.min(at)..pair.new.end.max(at + 1), ..pair.clone() });
            }
            let Some((top, bag, wider)) = best else { break };
            if wider.old == pair.old {
                new = bag
            } else {
                old = bag
            }
            (score, pair) = (top, wider);
        }
        pair
    }
}

/// A patience diff: what stands once on either side holds the rest in place. Where equal sentences are of unequal
/// number and nothing tells which of them went, none is paired.
fn equal_in_order(old: &[usize], new: &[usize]) -> Vec<Option<usize>> {
    const DEEPEST: usize = 32;
    let mut twin = vec![None; old.len()];
    let mut gaps = vec![(0..old.len(), 0..new.len(), 0)];
    while let Some((mut o, mut n, depth)) = gaps.pop() {
        let least = o.len().min(n.len());
        let ahead = old[o.clone()].iter().zip(&new[n.clone()]).take_while(|(a, b)| a == b).count();
        let behind = old[o.clone()].iter().rev().zip(new[n.clone()].iter().rev()).take_while(|(a, b)| a == b).count();
        let (ahead, behind) = match o.len() == n.len() && ahead == least {
            true => (least, 0),
            // Sentences that both ends lay claim to are left open.
            false => (ahead.min(least - behind), behind.min(least - ahead)),
        };
        (0..ahead).for_each(|at| twin[o.start + at] = Some(n.start + at));
        (1..=behind).for_each(|back| twin[o.end - back] = Some(n.end - back));
        o = o.start + ahead..o.end - behind;
        n = n.start + ahead..n.end - behind;
        if o.is_empty() || n.is_empty() || depth == DEEPEST {
            continue;
        }
        let (mut from_old, mut from_new) = (o.start, n.start);
        let chain = rising(equal_counts(old, new, &o, &n));
        for (at, to) in &chain {
            twin[*at] = Some(*to);
            gaps.push((from_old..*at, from_new..*to, depth + 1));
            (from_old, from_new) = (at + 1, to + 1);
        }
        if !chain.is_empty() {
            gaps.push((from_old..o.end, from_new..n.end, depth + 1));
        }
    }
    twin
}

/// Pairs of what stands once on either side; failing that, of what stands equally often, the first with the first.
fn equal_counts(old: &[usize], new: &[usize], o: &Range<usize>, n: &Range<usize>) -> Vec<(usize, usize)> {
    let mut places: HashMap<usize, (Vec<usize>, Vec<usize>)> = HashMap::new();
    o.clone().for_each(|at| places.entry(old[at]).or_default().0.push(at));
    n.clone().for_each(|at| places.entry(new[at]).or_default().1.push(at));
    let pairs = |once: bool| -> Vec<(usize, usize)> {
        let equal = places.values().filter(|(olds, news)| olds.len() == news.len() && (!once || olds.len() == 1));
        let mut pairs: Vec<_> = equal.flat_map(|(olds, news)| olds.iter().copied().zip(news.iter().copied())).collect();
        pairs.sort_unstable();
        pairs
    };
    let once = pairs(true);
    if once.is_empty() { pairs(false) } else { once }
}

/// The longest chain that rises on both sides, of pairs sorted by the first.
fn rising(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, to)) in pairs.iter().enumerate() {
        let rank = tops.partition_point(|top| pairs[*top].1 < *to);
        before.push(rank.checked_sub(1).map(|rank| tops[rank]));
        match tops.get_mut(rank) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut chain: Vec<_> = std::iter::successors(tops.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    chain.reverse();
    chain
}

/// A sentence that is left once on either side has moved. A short one, "He denied it.", could as well be another of the
/// same words: it must have moved with a neighbour.
fn add_moved(old: &Side, old_ids: &[usize], new_ids: &[usize], twin: &mut [Option<usize>]) {
    let mut taken = vec![false; new_ids.len()];
    twin.iter().flatten().for_each(|at| taken[*at] = true);
    let mut left: HashMap<usize, (Vec<usize>, Vec<usize>)> = HashMap::new();
    (0..old_ids.len()).filter(|at| twin[*at].is_none()).for_each(|at| left.entry(old_ids[at]).or_default().0.push(at));
    (0..new_ids.len()).filter(|at| !taken[*at]).for_each(|at| left.entry(new_ids[at]).or_default().1.push(at));
    let is_telling = |at: usize| {
        let text = &old.text[old.sentences[at].clone()];
        text.split_whitespace().nth(4).is_some() || text.chars().nth(29).is_some()
    };
    let mut moved: Vec<(usize, usize)> = left
        .values()
        .filter_map(|(olds, news)| match (&olds[..], &news[..]) {
            ([at], [to]) if is_telling(*at) => Some((*at, *to)),
            _ => None,
        })
        .collect();
    moved.sort_unstable();
    for (at, to) in moved {
        twin[at] = Some(to);
        taken[to] = true;
        // Its neighbours came along if they are equal, in both directions.
        let after = (at + 1..old_ids.len()).zip(to + 1..new_ids.len());
        let before = (0..at).rev().zip((0..to).rev());
        let mut take = |at: usize, to: usize| {
            let free = twin[at].is_none() && !taken[to] && old_ids[at] == new_ids[to];
            if free {
                twin[at] = Some(to);
                taken[to] = true;
            }
            free
        };
        after.take_while(|(at, to)| take(*at, *to)).for_each(drop);
        before.take_while(|(at, to)| take(*at, *to)).for_each(drop);
    }
}
