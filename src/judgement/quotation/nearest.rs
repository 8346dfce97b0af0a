//! The passage of a text that a missing quote is most like.

use super::difference::compare;
use super::fold::Folded;
use super::words::{Word, is_common, key_into, words};
use super::{Nearest, span};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A longer quote is not looked for, in words: nobody would read the comparison.
const LONGEST: usize = 1_000;
/// How many stretches of the text are compared word by word.
const CANDIDATES: usize = 8;

/// A word of the text that the quote has too.
struct Shared {
    /// Which of the quote's words.
    word: usize,
    /// Which word of the text it is, counted from the first.
    rank: usize,
    /// Bytes of the folded text.
    at: Range<usize>,
}

/// A word of the quote, however often it stands there.
struct Known {
    times: usize,
    /// How often it stands in the text.
    met: usize,
    weight: u64,
    /// How often it stands in the stretch that is being looked at.
    here: usize,
}

/// The passage with the most content words of the quote in their order, if it has a third of them.
pub fn nearest(quote: &str, text: &Folded, joined: &HashSet<String>) -> Option<Nearest> {
    let folded = Folded::of(quote, joined);
    let quote = &folded.text;
    let asked: Vec<Word> = words(quote, 0..quote.len()).take(LONGEST + 1).collect();
    if asked.len() > LONGEST {
        return None;
    }
    let (mut ids, mut known, mut key) = (HashMap::new(), Vec::<Known>::new(), String::new());
    for word in &asked {
        key_into(&quote[word.core.clone()], &mut key);
        if !key.contains(char::is_alphanumeric) {
            continue;
        }
        let next = known.len();
        let id = *ids.entry(key.clone()).or_insert(next);
        if id == next {
            known.push(Known { times: 0, met: 0, weight: 0, here: 0 });
        }
        known[id].times += 1;
    }
    let (mut shared, mut rank) = (Vec::new(), 0);
    for word in words(&text.text, 0..text.text.len()) {
        key_into(&text.text[word.core.clone()], &mut key);
        if let Some(id) = ids.get(key.as_str()) {
            shared.push(Shared { word: *id, rank, at: word.at });
            known[*id].met += 1;
        }
        rank += 1;
    }
    // What is rare in the text says where to look.
    for (key, id) in &ids {
        let rarity = (1 + rank / known[*id].met.max(1)).ilog2();
        known[*id].weight = u64::from(rarity) * if is_common(key) { 1 } else { 4 };
    }
    let best = stretches(&shared, &mut known, asked.len())
        .into_iter()
        .filter_map(|stretch| {
            let stretch = widened(&text.text, stretch, quote.len());
            compare(quote, &asked, &text.text, words(&text.text, stretch).collect())
        })
        .reduce(|best, other| if other.shared > best.shared { other } else { best })?;
    let (at, words) = best.in_words(&folded, text)?;
    Some(Nearest { at: span(text.source, at.clone()), passage: text.source[at].to_owned(), words })
}

/// The stretches that hold most of the quote's words by weight, best first; in bytes of the folded text.
fn stretches(shared: &[Shared], known: &mut [Known], length: usize) -> Vec<Range<usize>> {
    let width = length + length / 2 + 4;
    // The best that ends in each block of the text as long as one stretch.
    let mut blocks: Vec<(u64, usize, usize, usize)> = Vec::new();
    let (mut first, mut score) = (0, 0);
    for (last, word) in shared.iter().enumerate() {
        let entering = &mut known[word.word];
        entering.here += 1;
        score += if entering.here <= entering.times { entering.weight } else { 0 };
        while shared[first].rank + width <= word.rank {
            let leaving = &mut known[shared[first].word];
            score -= if leaving.here <= leaving.times { leaving.weight } else { 0 };
            leaving.here -= 1;
            first += 1;
        }
        let block = word.rank / width;
        match blocks.last_mut() {
            Some(best) if best.3 == block => {
                if score > best.0 {
                    *best = (score, first, last, block);
                }
            }
            _ => blocks.push((score, first, last, block)),
        }
    }
    blocks.sort_by(|a, b| b.0.cmp(&a.0).then(a.3.cmp(&b.3)));
    blocks.truncate(CANDIDATES);
    blocks.iter().map(|(_, first, last, _)| shared[*first].at.start..shared[*last].at.end).collect()
}

/// The stretch with as much before and after it as the quote is long, for the words that differ at its ends.
fn widened(text: &str, stretch: Range<usize>, length: usize) -> Range<usize> {
    let start = text.floor_char_boundary(stretch.start.saturating_sub(length));
    let end = text.ceil_char_boundary((stretch.end + length).min(text.len()));
    let start = text[start..stretch.start].find(' ').map_or(stretch.start, |at| start + at);
    let end = text[stretch.end..end].rfind(' ').map_or(stretch.end, |at| stretch.end + at);
    let start = if stretch.start <= length { 0 } else { start };
    let end = if stretch.end + length >= text.len() { text.len() } else { end };
    start..end
}
