//! A quote with something left out or put in: its pieces, and whether they stand in the text in order.

use super::characters::{is_blank, is_dash, is_quote_mark};
use super::fold::{Folded, folded};
use super::needle::{ends_inside_word, spellings, starts_inside_word};
use std::collections::HashSet;
use std::ops::Range;

/// What lies between two pieces of a quote.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// `...`, `…`, `[...]`, `(…)`: words are left out.
    Elision,
    /// `[the president]`: words that are not the speaker's, for others or for none.
    Insertion,
}

/// A stretch of the quote that must stand in the text as it is.
struct Piece {
    /// The ways to write it, folded.
    spellings: Vec<String>,
    /// How far from the piece before it may begin, in bytes of the folded text.
    reach: usize,
    /// `work[ed]`, `[t]he`: the text's own word may go on where the bracket stands.
    may_start_inside_word: bool,
    may_end_inside_word: bool,
}

const MOST_PIECES: usize = 16;
/// An elision may skip some eight hundred words, an insertion some thirty; in bytes.
const ELISION_REACH: usize = 5_000;
const INSERTION_REACH: usize = 200;
/// A piece of one word stands on every page: the fewer words, the nearer must its neighbour be, in bytes.
const REACH_OF_ONE_WORD: usize = 100;
/// A bracket that is longer is no insertion, in characters.
const LONGEST_INSERTION: usize = 200;

/// Where the pieces stand, in bytes of the folded text: the places in order that lie closest together.
///
/// None where the quote is of one piece without a gap, and where a gap would have to hide a figure or a negation: an
/// insertion with one of those is taken as a part of the quote.
pub fn places(quote: &str, joined: &HashSet<String>, text: &Folded) -> Option<Vec<Range<usize>>> {
    let pieces = split(quote, joined)?;
    let spelled: Vec<&str> = pieces.iter().map(|piece| first_found(piece, text)).collect::<Option<_>>()?;
    let mut standing: Vec<_> = pieces
        .iter()
        .zip(&spelled)
        .map(|(piece, spelling)| {
            let places = text.places(spelling).filter(|place| {
                (piece.may_start_inside_word || !starts_inside_word(&text.text, place))
                    && (piece.may_end_inside_word || !ends_inside_word(&text.text, place))
            });
            places.peekable()
        })
        .collect();
    let (first, others) = standing.split_first_mut()?;
    let mut best: Option<Vec<Range<usize>>> = None;
    for start in first {
        let mut chain = vec![start];
        for (places, piece) in others.iter_mut().zip(&pieces[1..]) {
            let end = chain.last().map_or(0, |place| place.end);
            while places.next_if(|place| place.start < end).is_some() {}
            // No later start finds what has run out.
            let Some(next) = places.peek() else { return best };
            if next.start - end > piece.reach {
                break;
            }
            chain.push(next.clone());
        }
        let extent =
            |chain: &[Range<usize>]| chain.last().map_or(0, |last| last.end) - chain.first().map_or(0, |f| f.start);
        if chain.len() == pieces.len() && best.as_ref().is_none_or(|best| extent(&chain) < extent(best)) {
            best = Some(chain);
        }
    }
    best
}

fn first_found<'p>(piece: &'p Piece, text: &Folded) -> Option<&'p str> {
    piece.spellings.iter().map(String::as_str).find(|spelling| text.places(spelling).next().is_some())
}

fn split(quote: &str, joined: &HashSet<String>) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut gap: Option<Gap> = None;
    let mut has_gap = false;
    let mut words_before = usize::MAX;
    let mut rest = quote;
    let mut touched = false;
    while !rest.is_empty() && pieces.len() <= MOST_PIECES {
        let (at, found) = next_gap(rest).map_or((rest.len(), None), |(at, length, kind)| (at, Some((length, kind))));
        let (stretch, from_gap) = rest.split_at(at);
        let may_start_inside_word = touched && stretch.starts_with(char::is_alphabetic);
        let may_end_inside_word = matches!(found, Some((_, Gap::Insertion))) && stretch.ends_with(char::is_alphabetic);
        let text = trimmed(stretch, gap.is_some(), found.is_some());
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        if words > 0 {
            let widest = if gap == Some(Gap::Elision) { ELISION_REACH } else { INSERTION_REACH };
            let fewest = words.min(words_before);
            let reach = REACH_OF_ONE_WORD.saturating_mul(fewest.saturating_mul(fewest)).min(widest);
            let spellings = spellings(&folded(text, joined));
            pieces.push(Piece { spellings, reach, may_start_inside_word, may_end_inside_word });
            (words_before, gap) = (words, None);
        }
        let Some((length, kind)) = found else { break };
        has_gap = true;
        // An elision beside an insertion is the wider of the two.
        gap = if gap == Some(Gap::Elision) { gap } else { Some(kind) };
        touched = kind == Gap::Insertion;
        rest = &from_gap[length..];
    }
    (has_gap && !pieces.is_empty() && pieces.len() <= MOST_PIECES).then_some(pieces)
}

/// The signs next to a gap are the quoting writer's as often as the text's.
fn trimmed(stretch: &str, after_gap: bool, before_gap: bool) -> &str {
    let is_loose = |c: char| is_blank(c) || is_dash(c) || is_quote_mark(c) || matches!(c, '.' | ',' | ';' | ':');
    let text = if before_gap { stretch.trim_end_matches(is_loose) } else { stretch };
    // A minus or a point before a digit is a part of its figure.
    let bare = text.trim_start_matches(is_loose);
    if after_gap && !bare.starts_with(char::is_numeric) { bare } else { text.trim_start_matches(is_blank) }
}

/// Where the next gap is, how long it is in bytes, and of which kind.
fn next_gap(text: &str) -> Option<(usize, usize, Gap)> {
    text.char_indices().find_map(|(at, c)| {
        let rest = &text[at..];
        let gap = match c {
            '.' | '…' => (dots(rest), Gap::Elision),
            '[' | '(' => bracket(rest, c)?,
            _ => return None,
        };
        (gap.0 > 0).then_some((at, gap.0, gap.1))
    })
}

/// The bytes of the ellipsis that the text starts with: one sign, or three dots or more, maybe spaced.
fn dots(text: &str) -> usize {
    let (mut count, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '.' => count += 1,
            '…' => count += 3,
            // Spaced dots stand one blank apart.
            _ if is_blank(c) && at == end => continue,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    if count >= 3 { end } else { 0 }
}

fn bracket(text: &str, open: char) -> Option<(usize, Gap)> {
    let close = if open == '[' { ']' } else { ')' };
    let (end, _) = text.char_indices().take(LONGEST_INSERTION).find(|(_, c)| *c == close)?;
    let inside = text[1..end].trim_matches(is_blank);
    let length = end + 1;
    if dots(inside) == inside.len() {
        return Some((length, Gap::Elision));
    }
    let is_insertion = open == '[' && !inside.contains(char::is_numeric) && negations(inside).next().is_none();
    is_insertion.then_some((length, Gap::Insertion))
}

/// The negations in the sentence that a gap was cut from; none where the gap reaches beyond its sentence. In bytes.
pub fn negations_in_sentence(gap: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |(at, _): (usize, &str)| gap[at + 1..].starts_with(char::is_whitespace);
    let goes_beyond = gap.match_indices(['.', '!', '?']).any(ends) || gap.contains("\n\n");
    negations(if goes_beyond { "" } else { gap })
}

fn negations(text: &str) -> impl Iterator<Item = Range<usize>> {
    const NEGATIONS: &[&str] = &[
        "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot", "hardly",
        "barely", "scarcely",
    ];
    let is_part = |c: char| c.is_alphanumeric() || is_quote_mark(c);
    text.split(move |c| !is_part(c)).filter_map(move |word| {
        let bare = word.trim_matches(is_quote_mark);
        let lower = bare.to_lowercase();
        let contracted = || {
            let stem = lower.strip_suffix('t').and_then(|stem| stem.strip_suffix(is_quote_mark));
            stem.is_some_and(|stem| stem.ends_with('n'))
        };
        let start = bare.as_ptr() as usize - text.as_ptr() as usize;
        (NEGATIONS.contains(&lower.as_str()) || contracted()).then(|| start..start + bare.len())
    })
}
