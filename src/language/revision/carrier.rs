//! The ways in which anchored words are carried over, strictest first.

use std::ops::Range;

use super::alignment::{Kind, Pair};
use super::{ChangeKind, Comparison, Fate};
use crate::domain::AnchorState;

/// How far a passage may grow beyond the sentences that hold the words before it is compared without its context.
const WIDEST: usize = 24;

pub struct Carrier<'c, 't> {
    pub comparison: &'c Comparison<'t>,
    /// Bytes of the old text.
    pub words: &'c Range<usize>,
    pub revision: u32,
    pub state: AnchorState,
}

impl Carrier<'_, '_> {
    /// The sentences that hold the words, and the quotation around them, stand in the new text to the letter.
    pub fn unchanged(&self, held: &Range<usize>) -> Option<Fate> {
        let Comparison { old, new, alignment, .. } = self.comparison;
        let told = old.utterance(held);
        let equal = |at: usize| alignment.by_old(at).filter(|pair| pair.kind != Kind::Alike);
        let first = equal(told.start)?;
        let follows = |at: usize| {
            equal(at).is_some_and(|pair| pair.kind == first.kind && pair.new.start == first.new.start + at - told.start)
        };
        let image =
            |old: &Range<usize>| first.new.start + old.start - told.start..first.new.start + old.end - told.start;
        if !told.clone().all(follows) || new.utterance(&image(held)) != image(&told) {
            return None;
        }
        let offset = self.words.start.checked_sub(old.span(held).start);
        let start = new.span(&image(held)).start + offset?;
        let found = start..start + self.words.len();
        if new.text.get(found.clone()) != Some(&old.text[self.words.clone()]) {
            return None;
        }
        Some(self.stands(found, first.kind))
    }

    fn stands(&self, found: Range<usize>, kind: Kind) -> Fate {
        let anchor = |state| self.comparison.new.anchor(found, self.revision, state);
        match kind {
            Kind::Moved => Fate::Moved(anchor(AnchorState::Moved)),
            Kind::Same | Kind::Alike => Fate::Kept(anchor(self.state)),
        }
    }

    /// The sentences that hold the words have counterparts: what changed in them decides.
    pub fn changed(&self, held: &Range<usize>) -> Option<Fate> {
        let alignment = &self.comparison.alignment;
        let pairs: Vec<&Pair> = held.clone().filter_map(|at| alignment.by_old(at)).collect();
        let core = hull(pairs.iter().map(|pair| pair.new.clone()))?;
        let nearest = self.comparison.new.span(&core);
        if pairs.windows(2).any(|two| two[0].new.start > two[1].new.start) || core.len() > 2 * held.len() + WIDEST {
            return Some(Fate::Lost { nearest: Some(nearest), changes: Vec::new() });
        }
        let kind = if pairs.iter().any(|pair| pair.kind == Kind::Moved) { Kind::Moved } else { Kind::Same };
        let (old, new) = self.passage(held, &core);
        Some(self.decide(&old, &new, None, kind))
    }

    /// The sentences with all that is paired or quoted together with them, on both sides.
    fn passage(&self, held: &Range<usize>, core: &Range<usize>) -> (Range<usize>, Range<usize>) {
        let Comparison { old, new, alignment, .. } = self.comparison;
        let (mut olds, mut news) = (held.clone(), core.clone());
        let near = |part: &Range<usize>, whole: &Range<usize>| {
            part.start + WIDEST >= whole.start && part.end <= whole.end + WIDEST
        };
        loop {
            let told = old.utterance(&olds);
            let images = told.clone().filter_map(|at| alignment.by_old(at)).map(|pair| pair.new.clone());
            let images = images.filter(|image| near(image, core)).chain([news.clone()]);
            let image = new.utterance(&hull(images).unwrap_or_else(|| news.clone()));
            let sources = image.clone().filter_map(|at| alignment.by_new(at)).map(|pair| pair.old.clone());
            let sources = sources.filter(|source| near(source, held)).chain([told.clone()]);
            let source = hull(sources).unwrap_or(told);
            if (&source, &image) == (&olds, &news) {
                return (olds, news);
            }
            if source.len() > held.len() + WIDEST || image.len() > core.len() + WIDEST {
                return (held.clone(), core.clone());
            }
            (olds, news) = (source, image);
        }
    }

    /// `place` is where the words are known to stand, bytes of the new text.
    fn decide(&self, olds: &Range<usize>, news: &Range<usize>, place: Option<Range<usize>>, kind: Kind) -> Fate {
        let new = &self.comparison.new;
        let difference = self.comparison.difference(olds, news);
        let changes = difference.changes();
        let state = if kind == Kind::Moved { AnchorState::Moved } else { self.state };
        if let Some(found) = place.or_else(|| difference.exact(self.words)) {
            return match changes.is_empty() {
                true => self.stands(found, kind),
                false => Fate::Reworded { anchor: new.anchor(found, self.revision, state), changes },
            };
        }
        let is_grave = changes.iter().any(|change| change.kind != ChangeKind::Wording);
        match difference.counterpart(self.words) {
            Some(found) if changes.is_empty() => Fate::Restyled(new.anchor(found, self.revision, state)),
            Some(found) if !is_grave => Fate::Reworded { anchor: new.anchor(found, self.revision, state), changes },
            _ => Fate::Lost { nearest: Some(new.span(news)), changes },
        }
    }

    /// No sentence that holds the words has a counterpart. The words may still stand, with all of their context, in a
    /// sentence that is not known to be another.
    pub fn astray(&self, held: &Range<usize>) -> Fate {
        let Comparison { old, new, alignment, .. } = self.comparison;
        let exact = &old.text[self.words.clone()];
        let is_open = |found: &Range<usize>| new.holding(found).any(|at| alignment.by_new(at).is_none());
        let places: Vec<Range<usize>> = new.places(exact).into_iter().filter(is_open).collect();
        let context = old.context(self.words);
        let mut fitting = places.iter().filter(|place| new.context(place) == context);
        if let (Some(place), None) = (fitting.next(), fitting.next())
            && old.places(exact).iter().filter(|place| old.context(place) == context).nth(1).is_none()
        {
            let found = new.holding(place);
            let (olds, news) = (old.utterance(held), new.utterance(&found));
            let ids = (&alignment.old_ids[held.clone()], &alignment.new_ids[found]);
            let kind = if ids.0 == ids.1 { Kind::Same } else { Kind::Moved };
            return self.decide(&olds, &news, Some(place.clone()), kind);
        }
        let equal = |place: &Range<usize>| alignment.new_ids[new.holding(place)] == alignment.old_ids[held.clone()];
        let rivals = || held.len() == 1 && alignment.left_of(alignment.old_ids[held.start]) > 1;
        match &places[..] {
            [_, _, ..] => Fate::Ambiguous { places: places.len() },
            [only] if equal(only) && rivals() => Fate::Ambiguous { places: 1 },
            [only] => Fate::Lost { nearest: Some(new.span(&new.holding(only))), changes: Vec::new() },
            [] => match held.clone().find_map(|at| Some((at, *alignment.nearest.get(&at)?))) {
                Some((at, near)) => {
                    let changes = self.comparison.difference(&(at..at + 1), &(near..near + 1)).changes();
                    Fate::Lost { nearest: Some(new.sentences[near].clone()), changes }
                }
                None => Fate::Lost { nearest: None, changes: Vec::new() },
            },
        }
    }
}

fn hull(ranges: impl Iterator<Item = Range<usize>>) -> Option<Range<usize>> {
    ranges.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
}
