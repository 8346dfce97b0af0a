//! What a new revision of an article does to the work on it: which anchored words still stand, which changed, which
//! sentences are new and which are gone.
//!
//! Words are carried over only if they stand there to the letter, or if their sentence has a counterpart in which no
//! figure, name or negation changed. Nothing here is taken for the same because it looks alike. Sentences are laid
//! against each other in `revision/alignment.rs`, their words in `revision/difference.rs`.

mod alignment;
mod carrier;
mod difference;
#[cfg(test)]
mod laws;
mod likeness;
mod side;
#[cfg(test)]
mod tests;
mod token;

use std::ops::Range;
use std::sync::OnceLock;

use crate::domain::{Anchor, AnchorState};
use alignment::{Alignment, Kind, Pair};
use carrier::Carrier;
use difference::Difference;
use side::Side;
use token::Lexicon;

/// A passage of more bytes is not compared word by word: it counts as one name that changed.
const LONGEST: usize = 100_000;

/// Two revisions of a text laid against each other.
pub struct Comparison<'t> {
    old: Side<'t>,
    new: Side<'t>,
    alignment: Alignment,
    lexicon: OnceLock<Lexicon<'t>>,
}

/// What becomes of anchored words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The same words in the same sentence, in the same order among its neighbours; its offsets may have shifted.
    Kept(Anchor),
    /// The same words in the same sentence, which stands elsewhere. Its state is moved.
    Moved(Anchor),
    /// The same words in other dress: white space, quotation marks, dashes, a capital for opening the sentence. The
    /// claim need not go stale.
    Restyled(Anchor),
    /// The sentence changed. Either the anchored words are still the same and anything around them may have changed,
    /// figures, names and negations too; or they changed, and then no figure, name or negation of the sentence did.
    /// The claim is stale until a person confirms it.
    Reworded {
        /// Where the words stand in the new text, in the state `reworded`.
        anchor: Anchor,
        /// What changed in the sentence, in its order.
        changes: Vec<Change>,
    },
    /// The words may stand in any of several places (or one place may be any of several that were cut).
    Ambiguous {
        /// How many places of the new text the words may stand in; 1 where several old places are rivals for one.
        places: usize,
    },
    /// The words are gone. `changes` tells what forbade to carry them over to `nearest`, bytes of the new text.
    Lost {
        /// The sentence or passage that took the place of the words, where there is one.
        nearest: Option<Range<usize>>,
        /// What changed between the old sentence and `nearest`; empty where they were not laid side by side.
        changes: Vec<Change>,
    },
}

/// Words that changed; what was added has no old words, what was cut no new ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How grave the change is.
    pub kind: ChangeKind,
    /// The words of the old text; empty where something was added.
    pub old: String,
    /// The words of the new text; empty where something was cut.
    pub new: String,
}

/// The gravest thing that a change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// A word that denies was put in, taken out or moved: "not", "never".
    Negation,
    /// A number, or a word that makes one, is another.
    Figure,
    /// The name of somebody or something is another.
    Name,
    /// None of these: only other words for the rest.
    Wording,
}

/// Sentences that were reworded, split or joined; bytes of the old and of the new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewording {
    /// The sentences in the old text.
    pub old: Range<usize>,
    /// The sentences that stand for them in the new text.
    pub new: Range<usize>,
    /// What changed between them, in the order of the text.
    pub changes: Vec<Change>,
}

impl<'t> Comparison<'t> {
    /// Lays two whole texts side by side, sentence by sentence. Takes some time on long texts: do it once for a pair.
    pub fn of(old: &'t str, new: &'t str) -> Self {
        let (old, new) = (Side::of(old), Side::of(new));
        let alignment = Alignment::of(&old, &new);
        Self { old, new, alignment, lexicon: OnceLock::new() }
    }

    /// What becomes of words anchored in the old text; `revision` is the number of the new one.
    ///
    /// An anchor that has moved before and was not confirmed since keeps that state.
    pub fn carry(&self, anchor: &Anchor, revision: u32) -> Fate {
        let gone = Fate::Lost { nearest: None, changes: Vec::new() };
        let Some(words) = self.old.words_of(anchor) else { return gone };
        let held = self.old.holding(&words);
        if held.is_empty() {
            return gone;
        }
        let state = if anchor.state == AnchorState::Moved { AnchorState::Moved } else { AnchorState::Ok };
        let carrier = Carrier { comparison: self, words: &words, revision, state };
        carrier.unchanged(&held).or_else(|| carrier.changed(&held)).unwrap_or_else(|| carrier.astray(&held))
    }

    /// Sentences of the new text without a counterpart in the old one: bytes of the new text, in order.
    pub fn new_sentences(&self) -> Vec<Range<usize>> {
        let alignment = &self.alignment;
        let open = (0..self.new.sentences.len()).filter(|at| alignment.by_new(*at).is_none());
        let other = (0..self.old.sentences.len()).filter(|at| alignment.by_old(*at).is_none());
        surplus(open, &alignment.new_ids, other, &alignment.old_ids).map(|at| self.new.sentences[at].clone()).collect()
    }

    /// Sentences of the old text without a counterpart in the new one: bytes of the old text, in order.
    pub fn gone_sentences(&self) -> Vec<Range<usize>> {
        let alignment = &self.alignment;
        let open = (0..self.old.sentences.len()).filter(|at| alignment.by_old(*at).is_none());
        let other = (0..self.new.sentences.len()).filter(|at| alignment.by_new(*at).is_none());
        surplus(open, &alignment.old_ids, other, &alignment.new_ids).map(|at| self.old.sentences[at].clone()).collect()
    }

    /// Sentences that have a counterpart with other words, in the order of the old text.
    pub fn reworded_sentences(&self) -> Vec<Rewording> {
        let mut alike: Vec<&Pair> = self.alignment.pairs.iter().filter(|pair| pair.kind == Kind::Alike).collect();
        alike.sort_unstable_by_key(|pair| pair.old.start);
        alike
            .into_iter()
            .map(|pair| {
                let changes = self.difference(&pair.old, &pair.new).changes();
                Rewording { old: self.old.span(&pair.old), new: self.new.span(&pair.new), changes }
            })
            .collect()
    }

    fn difference(&self, old: &Range<usize>, new: &Range<usize>) -> Difference<'t> {
        let lexicon = self.lexicon.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            lexicon.learn(self.old.text, &self.old.sentences);
            lexicon.learn(self.new.text, &self.new.sentences);
            lexicon
        });
        let is_too_long = self.old.span(old).len().max(self.new.span(new).len()) > LONGEST;
        let tokens = |side: &Side, sentences: &Range<usize>| {
            if is_too_long {
                return vec![token::opaque(side.text, side.span(sentences))];
            }
            let each = side.sentences[sentences.clone()].iter();
            each.flat_map(|sentence| token::tokens(side.text, sentence.clone(), lexicon)).collect()
        };
        Difference::of(self.old.text, tokens(&self.old, old), self.new.text, tokens(&self.new, new))
    }
}

/// Of equal sentences without a pair on both sides, only those that outnumber the others are new (or gone).
fn surplus(
    open: impl DoubleEndedIterator<Item = usize>,
    ids: &[usize],
    other: impl Iterator<Item = usize>,
    other_ids: &[usize],
) -> impl Iterator<Item = usize> {
    let mut others = std::collections::HashMap::new();
    other.for_each(|at| *others.entry(other_ids[at]).or_insert(0usize) += 1);
    let counted = open.filter(move |at| match others.get_mut(&ids[*at]) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    counted.collect::<Vec<_>>().into_iter()
}
