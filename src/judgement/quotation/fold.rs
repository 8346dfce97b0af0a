//! A text in plain dress, and the way back from its places to those of the text as given.
//!
//! White space is one blank, and none beside a dash; dashes and quotation marks are of one kind; what is not shown is
//! gone; letters have one spelling each. Letter case, figures, signs and all words stay.

use super::characters::{is_blank, is_dash, is_mark, is_unseen, order_marks, push_plain};
use std::collections::HashSet;
use std::ops::Range;

/// A text folded. Offsets are bytes of `text`, unless said otherwise.
pub struct Folded<'t> {
    pub text: String,
    pub source: &'t str,
    joined: &'t HashSet<String>,
    /// One bit a byte of `text`: whether what one character of the source became starts there.
    starts: Vec<u64>,
}

/// How many bytes of a needle may be compared again because an earlier find began or ended inside of a character.
const PATIENCE: usize = 50_000_000;

impl<'t> Folded<'t> {
    /// Folds, and joins a word cut at a line end where `joined` has it in one piece.
    pub fn of(source: &'t str, joined: &'t HashSet<String>) -> Self {
        let mut steps = Steps::of(source, joined);
        let mut text = String::with_capacity(source.len());
        let mut starts = Vec::new();
        loop {
            let start = text.len();
            if steps.next(&mut text).is_none() {
                break;
            }
            if text.len() > start {
                starts.resize(text.len() / 64 + 1, 0);
                starts[start / 64] |= 1 << (start % 64);
            }
        }
        Self { text, source, joined, starts }
    }

    /// Whether no character of the source is cut in two here.
    fn is_border(&self, at: usize) -> bool {
        at == self.text.len() || self.starts[at / 64] & (1 << (at % 64)) != 0
    }

    /// Where the needle, itself folded, stands; places that share no byte, in order. None for an empty needle.
    pub fn places<'a>(&'a self, needle: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let (mut from, mut patience) = (0, PATIENCE);
        std::iter::from_fn(move || {
            let first = needle.chars().next()?;
            loop {
                let start = from + self.text[from..].find(needle)?;
                let end = start + needle.len();
                if self.is_border(start) && self.is_border(end) {
                    from = end;
                    return Some(start..end);
                }
                patience = patience.checked_sub(needle.len())?;
                from = start + first.len_utf8();
            }
        })
    }

    /// The bytes of the source that became these; the places lie in order.
    pub fn sources(&self, places: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut found = Vec::with_capacity(places.len());
        let mut steps = Steps::of(self.source, self.joined);
        let (mut piece, mut at, mut from) = (String::new(), 0..0, 0..0);
        for place in places {
            let mut start = from.start;
            loop {
                if at.contains(&place.start) {
                    start = from.start;
                }
                if at.end >= place.end {
                    found.push(start..from.end);
                    break;
                }
                piece.clear();
                let Some(next) = steps.next(&mut piece) else { break };
                if !piece.is_empty() {
                    (at, from) = (at.end..at.end + piece.len(), next);
                }
            }
        }
        found
    }
}

/// Folds a needle: as a text, with words cut at a line end joined where `joined` has them.
pub fn folded(text: &str, joined: &HashSet<String>) -> String {
    let mut steps = Steps::of(text, joined);
    let mut folded = String::with_capacity(text.len());
    while steps.next(&mut folded).is_some() {}
    folded
}

/// The words of a folded text that are letters only: those that a line end could have cut.
pub fn whole_words(folded: &str) -> HashSet<String> {
    let words = folded.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The text with each word that seems cut at a line end in one piece; none where there is no such word.
pub fn rejoined(text: &str) -> Option<String> {
    let mut joined = String::new();
    let mut rest = text;
    for (at, dash) in text.char_indices().filter(|(_, c)| is_dash(*c) || *c == '\u{AD}') {
        let after = &text[at + dash.len_utf8()..];
        let next = after.trim_start_matches(is_blank);
        let gap = &after[..after.len() - next.len()];
        let cut = text[..at].ends_with(is_letter) && gap.contains(['\n', '\r']) && next.starts_with(char::is_lowercase);
        if cut && text.len() - rest.len() <= at {
            joined.push_str(&rest[..at - (text.len() - rest.len())]);
            rest = next;
        }
    }
    (!joined.is_empty()).then(|| joined + rest)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

/// The longest half of a cut word, in characters.
const LONGEST_HALF: usize = 40;

/// One character with its marks, or one run of white space, at a time.
struct Steps<'t> {
    source: &'t str,
    joined: &'t HashSet<String>,
    at: usize,
    /// The last character that was written.
    last: Option<char>,
    cluster: Vec<char>,
}

impl<'t> Steps<'t> {
    fn of(source: &'t str, joined: &'t HashSet<String>) -> Self {
        Self { source, joined, at: 0, last: None, cluster: Vec::new() }
    }

    /// Writes what the next step becomes, maybe nothing; gives the bytes of the source that it took.
    fn next(&mut self, out: &mut String) -> Option<Range<usize>> {
        let start = self.at;
        let rest = &self.source[start..];
        let c = rest.chars().next()?;
        let after = &rest[c.len_utf8()..];
        let is_plain = c.is_ascii_alphanumeric() || c == '.' || c == ',';
        if is_plain && after.as_bytes().first().is_none_or(u8::is_ascii) {
            self.at += 1;
            self.write(c, out);
        } else if c.is_whitespace() {
            let next = after.trim_start_matches(is_blank);
            self.at = self.source.len() - next.len();
            let is_beside_dash = self.last.is_none_or(is_dash) || next.is_empty() || next.starts_with(is_dash);
            if !is_beside_dash {
                self.write(' ', out);
            }
        } else if is_dash(c) || c == '\u{AD}' {
            self.at += c.len_utf8() + self.line_end(after);
            // Two hyphens are a dash, but one before a digit may be a minus.
            let goes_on = self.last.is_some_and(is_dash) && !after.starts_with(|c: char| c.is_numeric());
            if c != '\u{AD}' && !goes_on && self.at == start + c.len_utf8() {
                self.write('-', out);
            }
        } else if is_unseen(c) {
            self.at += c.len_utf8();
        } else {
            self.cluster.clear();
            push_plain(c, &mut self.cluster);
            self.at += c.len_utf8();
            for mark in after.chars().take_while(|c| is_mark(*c)) {
                self.at += mark.len_utf8();
                push_plain(mark, &mut self.cluster);
            }
            order_marks(&mut self.cluster);
            out.extend(&self.cluster);
            self.last = self.cluster.last().copied();
        }
        Some(start..self.at)
    }

    fn write(&mut self, c: char, out: &mut String) {
        out.push(c);
        self.last = Some(c);
    }

    /// How much white space after this hyphen goes with it because it cuts a word in two.
    fn line_end(&self, after: &str) -> usize {
        if self.joined.is_empty() || !after.starts_with(char::is_whitespace) {
            return 0;
        }
        let next = after.trim_start_matches(is_blank);
        if !next.starts_with(char::is_lowercase) {
            return 0;
        }
        let before = &self.source[..self.at];
        let from = before.char_indices().rev().take(LONGEST_HALF).take_while(|(_, c)| is_letter(*c)).last();
        let first = from.map_or("", |(at, _)| &before[at..]);
        let second: String = next.chars().take(LONGEST_HALF).take_while(|c| is_letter(*c)).collect();
        let is_joined = !first.is_empty() && self.joined.contains(&spelled(first, &second));
        if is_joined { after.len() - next.len() } else { 0 }
    }
}

fn spelled(first: &str, second: &str) -> String {
    let mut plain = Vec::new();
    first.chars().chain(second.chars()).for_each(|c| push_plain(c, &mut plain));
    order_marks(&mut plain);
    plain.into_iter().collect()
}
