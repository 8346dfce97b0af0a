//! Quote and passage word by word: what they share, and where they part.

use super::Difference;
use super::fold::Folded;
use super::words::{Word, is_common, key_into};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::ops::Range;

/// A quote beside a stretch of text.
pub struct Compared<'q> {
    /// How many content words stand in both, in order.
    pub shared: usize,
    asked: &'q [Word],
    found: Vec<Word>,
    /// Equal words: which of the quote's, which of the text's.
    pairs: Vec<(usize, usize)>,
}

/// None where less than a third of the quote's content words are shared, or only one of several.
pub fn compare<'q>(quote: &str, asked: &'q [Word], text: &str, found: Vec<Word>) -> Option<Compared<'q>> {
    let mut ids = HashMap::new();
    let mut common = Vec::new();
    let mut number = |whole: &str, words: &[Word]| -> Vec<usize> {
        let mut key = String::new();
        let number = |word: &Word| {
            key_into(&whole[word.core.clone()], &mut key);
            if let Some(id) = ids.get(&key) {
                return *id;
            }
            common.push(is_common(&key));
            ids.insert(key.clone(), common.len() - 1);
            common.len() - 1
        };
        words.iter().map(number).collect()
    };
    let (quote_ids, text_ids) = (number(quote, asked), number(text, &found));
    let all_common = quote_ids.iter().all(|id| common[*id]);
    let tells = |id: usize| all_common || !common[id];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &quote_ids, &text_ids) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            pairs.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    drop_strays(&mut pairs, |at| tells(quote_ids[at]));
    let asked_for = quote_ids.iter().filter(|id| tells(**id)).count();
    let shared = pairs.iter().filter(|(at, _)| tells(quote_ids[*at])).count();
    let is_near = shared * 3 >= asked_for && shared >= asked_for.min(2) && shared > 0;
    is_near.then_some(Compared { shared, asked, found, pairs })
}

/// Leaves out common words that only happen to stand somewhere before or after the passage.
fn drop_strays(pairs: &mut Vec<(usize, usize)>, tells: impl Fn(usize) -> bool) {
    /// How many more words may lie between two in the text than in the quote.
    const LOOSE: usize = 2;
    let is_loose = |a: (usize, usize), b: (usize, usize)| b.1 - a.1 > b.0 - a.0 + LOOSE;
    let first = pairs.iter().position(|(at, _)| tells(*at)).unwrap_or(0);
    let start = (0..first).rev().find(|at| is_loose(pairs[*at], pairs[at + 1])).map_or(0, |at| at + 1);
    let last = pairs.iter().rposition(|(at, _)| tells(*at)).unwrap_or(pairs.len());
    let end = (last + 1..pairs.len()).find(|at| is_loose(pairs[at - 1], pairs[*at])).unwrap_or(pairs.len());
    pairs.truncate(end);
    pairs.drain(..start);
}

impl Compared<'_> {
    /// The passage, in bytes of the text as given, and the comparison in words.
    pub fn in_words(&self, quote: &Folded, text: &Folded) -> Option<(Range<usize>, Vec<Difference>)> {
        let passage = self.passage(&text.text)?;
        let mut runs = Runs::default();
        let (mut q, mut t) = (0, passage.start);
        for (at, to) in &self.pairs {
            let (asked, found) = (&self.asked[*at], &self.found[*to]);
            if quote.text[asked.at.clone()] == text.text[found.at.clone()] {
                runs.part(q..*at, t..*to);
                runs.same(*to);
                (q, t) = (at + 1, to + 1);
            }
        }
        runs.part(q..self.asked.len(), t..passage.end);

        let bytes = |words: &[Word], run: &Range<usize>| words[run.start].at.start..words[run.end - 1].at.end;
        let of_quote: Vec<_> = runs.of_quote.iter().map(|run| bytes(self.asked, run)).collect();
        let of_text: Vec<_> = runs.of_text.iter().map(|run| bytes(&self.found, run)).collect();
        let (mut of_quote, mut of_text) = (quote.sources(&of_quote).into_iter(), text.sources(&of_text).into_iter());
        let mut words = Vec::with_capacity(runs.kinds.len());
        for kind in runs.kinds {
            words.push(match kind {
                Kind::Same => Difference::Same(text.source[of_text.next()?].to_owned()),
                Kind::InQuote => Difference::InQuote(quote.source[of_quote.next()?].to_owned()),
                Kind::InText => Difference::InText(text.source[of_text.next()?].to_owned()),
            });
        }
        let at = text.sources(&[bytes(&self.found, &passage)]).pop()?;
        Some((at, words))
    }

    /// The words from the first shared one to the last, with as many more before and after, inside of their sentence,
    /// as the quote has there.
    fn passage(&self, text: &str) -> Option<Range<usize>> {
        let (&(first, start), &(last, end)) = (self.pairs.first()?, self.pairs.last()?);
        let ends_sentence = |at: usize| {
            let word = text[self.found[at].at.clone()].trim_end_matches(['\'', ')', ']']);
            word.ends_with(['.', '!', '?', '。', '！', '？'])
        };
        let before = (start.saturating_sub(first)..start).rev().take_while(|at| !ends_sentence(*at)).last();
        let room = (self.asked.len() - 1 - last).min(self.found.len() - 1 - end);
        let after = (end..end + room).take_while(|at| !ends_sentence(*at)).last().map(|at| at + 1);
        Some(before.unwrap_or(start)..after.unwrap_or(end) + 1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    InQuote,
    InText,
}

/// Runs of words, in order.
#[derive(Default)]
struct Runs {
    kinds: Vec<Kind>,
    of_quote: Vec<Range<usize>>,
    of_text: Vec<Range<usize>>,
}

impl Runs {
    fn part(&mut self, of_quote: Range<usize>, of_text: Range<usize>) {
        if !of_quote.is_empty() {
            self.kinds.push(Kind::InQuote);
            self.of_quote.push(of_quote);
        }
        if !of_text.is_empty() {
            self.kinds.push(Kind::InText);
            self.of_text.push(of_text);
        }
    }

    fn same(&mut self, word: usize) {
        match self.of_text.last_mut() {
            Some(run) if self.kinds.last() == Some(&Kind::Same) => run.end = word + 1,
            _ => {
                self.kinds.push(Kind::Same);
                self.of_text.push(word..word + 1);
            }
        }
    }
}
