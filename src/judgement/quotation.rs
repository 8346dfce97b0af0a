//! Whether a quote stands in a text, or how near the text comes to it.
//!
//! The quote is looked for as it is (`needle`), in plain dress (`fold`), and piece by piece where something is left out
//! of it or put in (`pieces`). What is found in none of these ways is compared with the passage nearest to it
//! (`nearest`). Nothing here judges: how much a small difference matters is for a person to say.

mod characters;
mod difference;
mod fold;
mod nearest;
mod needle;
mod pieces;
mod words;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use fold::{Folded, folded, rejoined, whole_words};
use std::collections::HashSet;
use std::ops::Range;

/// A stretch of a text in code points of the text as given, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first code point, from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Where a quote stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Letter for letter.
    Exact {
        /// The first place that cuts no word, or else the first.
        at: Span,
        /// How many times it stands in the text, at least 1.
        times: usize,
        /// Whether a word is cut at the ends.
        edges: Edges,
    },
    /// But for what leaves the words the same: white space, the kinds of quotation marks and dashes and the blanks
    /// beside dashes, characters that are not shown, ligatures and other spellings of the same letters, a word cut at a
    /// line end, the case of the first letter, and quotation marks round the whole quote. Never figures or words.
    Folded {
        /// The first place that cuts no word, or else the first.
        at: Span,
        /// How many times it stands in the text, at least 1.
        times: usize,
        /// Whether a word is cut at the ends.
        edges: Edges,
    },
    /// The pieces of a quote that leaves out (`...`, `[…]`) or puts in (`[the president]`) words stand in this order,
    /// near each other; each as for `Folded`. An insertion that holds a figure or a negation is no gap.
    Pieces {
        /// The place of each piece, in the order of the quote.
        at: Vec<Span>,
        /// Negations of the text that a gap within one sentence passes over: the sense may have turned.
        passed_over: Vec<Span>,
    },
    /// It does not stand in the text, be it that a word or a figure is another.
    Missing {
        /// The passage that has most of the quote's words in their order; none where less than a third of its content
        /// words stand together in order anywhere, and for quotes of more than a thousand words.
        nearest: Option<Nearest>,
    },
}

/// How a quotation stands to the kept copies of what it is taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyProof {
    /// Nothing of the source is kept.
    NoCopy,
    /// A copy is kept, and no text can be read from it.
    Unreadable,
    /// Laid beside a kept copy.
    Laid {
        /// Of the copy; empty where it is not kept yet.
        sha256: String,
        /// How the quotation stands to it.
        proof: Proof,
    },
}

impl CopyProof {
    /// Whether the words stand in a kept copy.
    pub fn is_proved(&self) -> bool {
        matches!(self, Self::Laid { proof, .. } if !matches!(proof, Proof::Missing { .. }))
    }
}

/// How the words of the text meet the ends of the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edges {
    /// Whole words stand there, as in the quote.
    Whole,
    /// The quote begins or ends inside of a word or figure of the text, or leaves out the sign of a figure: `50
    /// percent` in `150 percent`, `he can` in `he can't`, `violent` in `non-violent`.
    Cut,
}

/// The passage of a text that a missing quote is most like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// Where it stands in the text.
    pub at: Span,
    /// As it stands in the text.
    pub passage: String,
    /// What quote and passage share and where they differ, in order. Each holds words as they are written, with the
    /// punctuation and the blanks between them; of two that differ, the quote's come first.
    pub words: Vec<Difference>,
}

/// A stretch of words as the two have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// As the text writes it.
    Same(String),
    /// The quote has these words, and the passage does not.
    InQuote(String),
    /// The passage has these words, and the quote does not.
    InText(String),
}

/// Looks for the quote. White space around it is no part of it, and a quote of nothing else is not proved.
///
/// Where it stands several times, `at` is the first place that cuts no word, or failing that the first. Time grows with
/// the length of the text, whatever either of them holds.
pub fn prove(quote: &str, text: &str) -> Proof {
    let quote = quote.trim();
    if quote.is_empty() {
        return Proof::Missing { nearest: None };
    }
    if let Some(found) = needle::exact(quote, text) {
        let (at, edges) = (found.at.clone(), edges(text, &found.at));
        return Proof::Exact { at: span(text, at), times: found.times, edges };
    }
    let none = HashSet::new();
    let plain = Folded::of(text, &none);
    let needle = folded(quote, &none);
    let words = whole_words(&needle);
    // Whether `informa-⏎tion` is one word, the quote says: it has `information`.
    let joined = has_cut_words(text).then(|| Folded::of(text, &words));
    let rejoined = rejoined(quote).map(|quote| folded(&quote, &none));
    let joined_needle = folded(quote, &words);
    let ways =
        [(Some(&plain), Some(&needle)), (joined.as_ref(), Some(&joined_needle)), (Some(&plain), rejoined.as_ref())];
    for (text_folded, needle) in ways {
        if let (Some(text_folded), Some(needle)) = (text_folded, needle)
            && let Some(found) = needle::folded(needle, text_folded)
        {
            let (at, edges) = (found.at.clone(), edges(text, &found.at));
            return Proof::Folded { at: span(text, at), times: found.times, edges };
        }
    }
    for (text_folded, words) in [(Some(&plain), &none), (joined.as_ref(), &words)] {
        if let Some(text_folded) = text_folded
            && let Some(places) = pieces::places(quote, words, text_folded)
        {
            return in_pieces(text, &text_folded.sources(&places));
        }
    }
    Proof::Missing { nearest: nearest::nearest(quote, joined.as_ref().unwrap_or(&plain), &words) }
}

fn in_pieces(text: &str, places: &[Range<usize>]) -> Proof {
    let gaps = places.windows(2).map(|pair| pair[0].end..pair[1].start);
    let negations = gaps.flat_map(|gap| {
        let start = gap.start;
        pieces::negations_in_sentence(&text[gap]).map(move |at| start + at.start..start + at.end)
    });
    let passed_over = spans(text, &negations.collect::<Vec<_>>());
    Proof::Pieces { at: spans(text, places), passed_over }
}

fn edges(text: &str, at: &Range<usize>) -> Edges {
    if needle::is_cut(text, at) { Edges::Cut } else { Edges::Whole }
}

fn has_cut_words(text: &str) -> bool {
    text.match_indices(|c| characters::is_dash(c) || c == '\u{AD}').any(|(at, dash)| {
        let after = &text[at + dash.len()..];
        // Blanks in their thousands are looked through once only, from the hyphen before them.
        after.starts_with(char::is_whitespace)
            && after.trim_start_matches(characters::is_blank).starts_with(char::is_lowercase)
    })
}

fn span(text: &str, bytes: Range<usize>) -> Span {
    let start = text[..bytes.start].chars().count();
    Span { start, end: start + text[bytes].chars().count() }
}

/// Of bytes that lie in order.
fn spans(text: &str, places: &[Range<usize>]) -> Vec<Span> {
    let (mut at, mut points) = (0, 0);
    let place = |bytes: &Range<usize>| {
        let start = points + text[at..bytes.start].chars().count();
        (at, points) = (bytes.end, start + text[bytes.clone()].chars().count());
        Span { start, end: points }
    };
    places.iter().map(place).collect()
}
