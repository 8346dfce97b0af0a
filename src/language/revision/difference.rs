//! The words of two passages laid against each other: what changed, and where given words went.

use std::ops::Range;

use super::token::{Guard, Token};
use super::{Change, ChangeKind};

/// Passages that differ over more pairs of words than this are not compared word by word.
const MOST_PAIRS: usize = 4_000_000;

pub struct Difference<'t> {
    old_text: &'t str,
    new_text: &'t str,
    old: Vec<Token>,
    new: Vec<Token>,
    /// For each old token, the new one that says the same; in order.
    twin: Vec<Option<usize>>,
}

impl<'t> Difference<'t> {
    pub fn of(old_text: &'t str, old: Vec<Token>, new_text: &'t str, new: Vec<Token>) -> Self {
        let twin = twins(&old, &new);
        Self { old_text, new_text, old, new, twin }
    }

    /// Every stretch of words that is no longer written as it was, white space, quotation marks, dashes and the
    /// capitals of common words apart.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let (mut old_from, mut new_from) = (0, 0);
        let ends = [(self.old.len(), self.new.len())];
        let fixed = self.twin.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)));
        let fixed = fixed.filter(|(old, new)| self.old[*old].written == self.new[*new].written);
        let in_order = self.figures_and_names_in_order();
        for (old, new) in fixed.chain(ends) {
            if old > old_from || new > new_from {
                changes.push(self.change(old_from..old, new_from..new, in_order));
            }
            (old_from, new_from) = (old + 1, new + 1);
        }
        changes
    }

    fn change(&self, old: Range<usize>, new: Range<usize>, in_order: bool) -> Change {
        let without_twin = old.clone().filter(|at| self.twin[*at].is_none()).map(|at| &self.old[at]);
        let mut kept = vec![false; new.len()];
        old.clone().filter_map(|at| self.twin[at]).for_each(|twin| kept[twin - new.start] = true);
        let added = new.clone().filter(|at| !kept[at - new.start]).map(|at| &self.new[at]);
        let guards: Vec<Guard> = without_twin.chain(added).filter_map(|token| token.guard).collect();
        let kind = if guards.contains(&Guard::Negation) {
            ChangeKind::Negation
        } else if guards.contains(&Guard::Figure) && !in_order {
            ChangeKind::Figure
        } else if guards.contains(&Guard::Name) && !in_order {
            ChangeKind::Name
        } else {
            ChangeKind::Wording
        };
        let slice = |text: &str, tokens: &[Token]| match tokens {
            [] => String::new(),
            [first, ..] => text[first.range.start..tokens.last().map_or(0, |last| last.range.end)].to_owned(),
        };
        Change { kind, old: slice(self.old_text, &self.old[old]), new: slice(self.new_text, &self.new[new]) }
    }

    /// "On Monday it fell" and "it fell on Monday" name and count the same. A negation that moved is another matter.
    fn figures_and_names_in_order(&self) -> bool {
        let guarded = |token: &&Token| matches!(token.guard, Some(Guard::Figure | Guard::Name));
        let (mut old, mut new) = (self.old.iter().filter(guarded), self.new.iter().filter(guarded));
        loop {
            match (old.next(), new.next()) {
                (None, None) => return true,
                (Some(old), Some(new)) if old.says(new) => {}
                _ => return false,
            }
        }
    }

    /// Where the very same words stand, letter by letter.
    pub fn exact(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let held = self.held(words);
        let first = self.twin.get(held.start).copied().flatten()?;
        if held.is_empty() || !held.clone().all(|at| self.twin[at] == Some(first + at - held.start)) {
            return None;
        }
        // An anchor may begin within a word.
        let start = (self.new[first].range.start + words.start).checked_sub(self.old[held.start].range.start)?;
        let found = start..start + words.len();
        (self.new_text.get(found.clone()) == Some(&self.old_text[words.clone()])).then_some(found)
    }

    /// The words that took the place of these, if at least half of them are still there.
    pub fn counterpart(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let held = self.held(words);
        let count = held.clone().filter(|at| self.old[*at].is_word).count();
        let left = held.clone().filter(|at| self.old[*at].is_word && self.twin[*at].is_some()).count();
        if left == 0 || left * 2 < count {
            return None;
        }
        // A word at the edge that was replaced takes all that stands in its place.
        let first = match self.twin[held.start] {
            Some(twin) => twin,
            None => self.twin[..held.start].iter().rev().flatten().next().map_or(0, |before| before + 1),
        };
        let last = match self.twin[held.end - 1] {
            Some(twin) => twin,
            None => {
                self.twin[held.end..].iter().flatten().next().map_or(self.new.len(), |after| *after).checked_sub(1)?
            }
        };
        (first <= last).then(|| self.new[first].range.start..self.new[last].range.end)
    }

    fn held(&self, words: &Range<usize>) -> Range<usize> {
        let first = self.old.partition_point(|token| token.range.end <= words.start);
        let end = self.old.partition_point(|token| token.range.start < words.end);
        first..end.max(first)
    }
}

/// The heaviest common subsequence: a guard outweighs a word, a word a mark.
fn twins(old: &[Token], new: &[Token]) -> Vec<Option<usize>> {
    let mut twin = vec![None; old.len()];
    let ahead = old.iter().zip(new).take_while(|(old, new)| old.says(new)).count();
    let tail = old[ahead..].iter().rev().zip(new[ahead..].iter().rev()).take_while(|(old, new)| old.says(new)).count();
    (0..ahead).for_each(|at| twin[at] = Some(at));
    (1..=tail).for_each(|back| twin[old.len() - back] = Some(new.len() - back));
    let (old, new) = (&old[ahead..old.len() - tail], &new[ahead..new.len() - tail]);
    if old.is_empty() || new.is_empty() || old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return twin;
    }
    let width = new.len() + 1;
    // best[i * width + j]: the weight that old[i..] and new[j..] have in common.
    let mut best = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let without = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let with = if old[i].says(&new[j]) { best[(i + 1) * width + j + 1] + weight(&old[i]) } else { 0 };
            best[i * width + j] = without.max(with);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        let here = best[i * width + j];
        if old[i].says(&new[j]) && here == best[(i + 1) * width + j + 1] + weight(&old[i]) {
            twin[ahead + i] = Some(ahead + j);
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    twin
}

fn weight(token: &Token) -> u32 {
    match token.guard {
        Some(_) => 8,
        None if token.is_word => 4,
        None => 1,
    }
}
