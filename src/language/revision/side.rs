//! One of the two texts: its sentences, what counts as the same sentence, and the way between bytes and code points.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::domain::{Anchor, AnchorState};
use crate::language::sentence::sentences;

/// A quotation that runs on for longer than this was left open by mistake.
const LONGEST_QUOTATION: usize = 12;

/// In how many places words are looked for.
const MOST_PLACES: usize = 1_000;

pub struct Side<'t> {
    pub text: &'t str,
    /// Bytes of the text.
    pub sentences: Vec<Range<usize>>,
    /// The code point at which each sentence starts.
    starts: Vec<usize>,
    /// Whether a quotation goes on from this sentence into the next.
    quoting: Vec<bool>,
    /// Where each word stands; made when it is asked for.
    by_word: OnceLock<HashMap<&'t str, Vec<usize>>>,
}

impl<'t> Side<'t> {
    pub fn of(text: &'t str) -> Self {
        let sentences = sentences(text);
        let (mut at, mut points) = (0, 0);
        let starts = sentences.iter().map(|sentence| {
            points += text[at..sentence.start].chars().count();
            at = sentence.start;
            points
        });
        let starts = starts.collect();
        let quoting = quoting(text, &sentences);
        Self { text, sentences, starts, quoting, by_word: OnceLock::new() }
    }

    /// The bytes that the anchor's words take up, if they do stand at its offsets.
    pub fn words_of(&self, anchor: &Anchor) -> Option<Range<usize>> {
        let start = self.byte(anchor.start as usize)?;
        let words = start..start.checked_add(anchor.exact.len())?;
        let length = anchor.end.checked_sub(anchor.start)? as usize;
        let stands = self.text.get(words.clone()) == Some(&anchor.exact) && anchor.exact.chars().count() == length;
        stands.then_some(words)
    }

    fn byte(&self, point: usize) -> Option<usize> {
        let (at, points) = match self.starts.partition_point(|start| *start <= point) {
            0 => (0, 0),
            after => (self.sentences[after - 1].start, self.starts[after - 1]),
        };
        let mut offsets = self.text[at..].char_indices().map(|(offset, _)| at + offset).chain([self.text.len()]);
        offsets.nth(point - points)
    }

    fn point(&self, byte: usize) -> usize {
        let (at, points) = match self.sentences.partition_point(|sentence| sentence.start <= byte) {
            0 => (0, 0),
            after => (self.sentences[after - 1].start, self.starts[after - 1]),
        };
        points + self.text[at..byte].chars().count()
    }

    /// The anchor of the words at these bytes, with its context.
    pub fn anchor(&self, words: Range<usize>, revision: u32, state: AnchorState) -> Anchor {
        let (prefix, suffix) = self.context(&words);
        let start = self.point(words.start);
        let exact = &self.text[words];
        Anchor {
            revision,
            start: start as u32,
            end: (start + exact.chars().count()) as u32,
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            state,
        }
    }

    /// As `Anchor::find` takes it, but without a walk through the whole text.
    pub fn context(&self, words: &Range<usize>) -> (&'t str, &'t str) {
        const CONTEXT: usize = 32;
        let (before, after) = (&self.text[..words.start], &self.text[words.end..]);
        let back = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let ahead = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        (&before[back..], &after[..ahead])
    }

    /// Where the words stand, each place once; of many the first ones. They are looked for where the rarest of their
    /// inner words stands: an article of which every claim was struck is not read from end to end for each of them.
    pub fn places(&self, exact: &str) -> Vec<Range<usize>> {
        let by_word = self.by_word.get_or_init(|| {
            let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
            words(self.text).for_each(|(at, word)| by_word.entry(word).or_default().push(at));
            by_word
        });
        let standing = |word: &str| by_word.get(word).map_or(&[][..], Vec::as_slice);
        let inner = words(exact).filter(|(at, word)| *at > 0 && at + word.len() < exact.len());
        let Some((offset, rarest)) = inner.min_by_key(|(_, word)| standing(word).len()) else {
            return self.text.match_indices(exact).map(|(at, found)| at..at + found.len()).take(MOST_PLACES).collect();
        };
        let starts = standing(rarest).iter().take(MOST_PLACES).filter_map(|at| at.checked_sub(offset));
        let mut places: Vec<Range<usize>> = Vec::new();
        for place in starts.map(|start| start..start + exact.len()) {
            let is_apart = places.last().is_none_or(|last| last.end <= place.start);
            if is_apart && self.text.get(place.clone()) == Some(exact) {
                places.push(place);
            }
        }
        places
    }

    /// The sentences that share a byte with these words.
    pub fn holding(&self, words: &Range<usize>) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.end <= words.start);
        let end = self.sentences.partition_point(|sentence| sentence.start < words.end);
        first..end.max(first)
    }

    /// The bytes from the first of these sentences to the last.
    pub fn span(&self, sentences: &Range<usize>) -> Range<usize> {
        match self.sentences[sentences.clone()] {
            [] => 0..0,
            [ref only] => only.clone(),
            [ref first, .., ref last] => first.start..last.end,
        }
    }

    /// These sentences with the rest of a quotation that they are part of: who speaks is often told at its end.
    pub fn utterance(&self, sentences: &Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = sentences.clone();
        while start > 0 && self.quoting[start - 1] && sentences.start - start < LONGEST_QUOTATION {
            start -= 1;
        }
        while end > 0 && end < self.sentences.len() && self.quoting[end - 1] && end - sentences.end < LONGEST_QUOTATION
        {
            end += 1;
        }
        start..end
    }
}

/// The words of a text with the bytes at which they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        at = text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |length| start + length);
        Some((start, &text[start..at]))
    })
}

fn quoting(text: &str, sentences: &[Range<usize>]) -> Vec<bool> {
    let mut open = false;
    let mut quoting = Vec::with_capacity(sentences.len());
    for (index, sentence) in sentences.iter().enumerate() {
        for c in text[sentence.clone()].chars() {
            match c {
                '“' | '„' | '«' => open = true,
                '”' | '»' => open = false,
                '"' => open = !open,
                _ => {}
            }
        }
        let gap = sentences.get(index + 1).map(|next| &text[sentence.end..next.start]);
        open &= gap.is_some_and(|gap| gap.matches('\n').nth(1).is_none());
        quoting.push(open);
    }
    quoting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Place, Words};

    #[test]
    fn an_anchor_made_by_bytes_is_the_one_that_find_makes() {
        let text = "😀 Kyiv said no.\n\nE\u{301}mile left on 3 May. Кто? نعم، قال. The end of a rather long text.";
        let side = Side::of(text);
        for quote in ["😀", "Kyiv said", "left on", "Кто", "قال", "text."] {
            let words = Words { quote: quote.to_owned(), place: Place::Only };
            let anchor = Anchor::find(text, 7, &words).unwrap();
            let bytes = side.words_of(&anchor).unwrap();
            assert_eq!(side.anchor(bytes, 7, AnchorState::Ok), anchor);
        }
    }

    #[test]
    fn words_that_stand_elsewhere_are_not_found() {
        let side = Side::of("One. Two.");
        let anchor = side.anchor(5..8, 1, AnchorState::Ok);
        assert_eq!(side.words_of(&anchor), Some(5..8));
        for (start, end) in [(4, 7), (5, 9), (8, 5), (90, 93)] {
            assert_eq!(side.words_of(&Anchor { start, end, ..anchor.clone() }), None);
        }
    }

    #[test]
    fn a_quotation_holds_its_sentences_together() {
        let side = Side::of("It began. “Taxes fell. Wages rose,” the mayor said. She left.\n\n\"So. It");
        let texts: Vec<&str> = side.sentences.iter().map(|range| &side.text[range.clone()]).collect();
        assert_eq!(texts.len(), 6, "{texts:?}");
        assert_eq!(side.utterance(&(1..2)), 1..3);
        assert_eq!(side.utterance(&(2..3)), 1..3);
        assert_eq!(side.utterance(&(3..4)), 3..4);
    }
}
