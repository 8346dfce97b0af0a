//! Prose cut into words, numbers and single signs, in one pass.

use super::unit;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Letters, digits after letters, inner apostrophes, and the points of `U.S.` and `a.m.`; the folded form is
    /// lower case without points.
    Word { folded: String },
    /// Digits with their thousands separators removed: `1234567.89`.
    Number { digits: String },
    /// One character that is neither, nor white space.
    Sign(char),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
    /// No white space stands between this token and the one before it.
    pub glued: bool,
    /// The first letter is a capital.
    pub capital: bool,
}

impl Token {
    /// The folded word, or nothing.
    pub fn word(&self) -> &str {
        match &self.kind {
            Kind::Word { folded } => folded,
            Kind::Number { .. } | Kind::Sign(_) => "",
        }
    }

    pub fn digits(&self) -> Option<&str> {
        match &self.kind {
            Kind::Number { digits } => Some(digits),
            Kind::Word { .. } | Kind::Sign(_) => None,
        }
    }

    pub fn is_sign(&self, signs: &[char]) -> bool {
        matches!(&self.kind, Kind::Sign(sign) if signs.contains(sign))
    }
}

pub const HYPHENS: &[char] = &['-', '\u{2010}', '\u{2011}'];
pub const DASHES: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2012}', '\u{2014}', '~'];

/// The tokens of a text, in order; white space lies between them and nothing else.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let glued = tokens.last().is_some_and(|last| last.range.end == at);
        let after_text = glued && tokens.last().is_some_and(|last| last.digits().is_some() || !last.word().is_empty());
        let opens_fraction = first == '.' && !after_text && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        let (kind, length) = if let Some(length) = address(rest) {
            (Kind::Word { folded: String::new() }, length)
        } else if first.is_ascii_digit() || opens_fraction {
            let (digits, length) = number(rest);
            (Kind::Number { digits }, length)
        } else if first.is_alphabetic() {
            let length = word(rest);
            (Kind::Word { folded: fold(&rest[..length]) }, length)
        } else {
            (Kind::Sign(first), first.len_utf8())
        };
        tokens.push(Token { kind, range: at..at + length, glued, capital: first.is_uppercase() });
        at += length;
    }
    tokens
}

/// A web address is one word, whatever numbers it holds.
fn address(text: &str) -> Option<usize> {
    let starts = ["http://", "https://", "www."].iter().any(|start| text.starts_with(start));
    starts.then(|| text.find(char::is_whitespace).unwrap_or(text.len()))
}

fn fold(word: &str) -> String {
    word.chars().filter(|c| *c != '.').flat_map(char::to_lowercase).collect()
}

/// The digits of a number and the bytes it takes: `1,234.5`, `12,34,567`, `700 000`, `.25`.
fn number(text: &str) -> (String, usize) {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut length = run(0);
    let mut digits = text[..length].to_owned();
    if let Some(groups) = comma_groups(bytes, length).or_else(|| spaced_groups(text, length)) {
        digits = text[..groups].chars().filter(char::is_ascii_digit).collect();
        length = groups;
    }
    let decimals = if bytes.get(length) == Some(&b'.') { run(length + 1) } else { 0 };
    if decimals > 0 {
        digits.push_str(&text[length..length + 1 + decimals]);
        length += 1 + decimals;
    }
    (digits, length)
}

/// `1,234,567` and the Indian `12,34,567`: where the groups end, if there are any.
fn comma_groups(bytes: &[u8], first: usize) -> Option<usize> {
    if !(1..=3).contains(&first) {
        return None;
    }
    let mut end = first;
    let mut last = first;
    while bytes.get(end) == Some(&b',') {
        let group = bytes[end + 1..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        let indian = group == 2 && last <= 2 && bytes.get(end + 3) == Some(&b',');
        if group != 3 && !indian {
            break;
        }
        last = group;
        end += 1 + group;
    }
    (end > first && last == 3).then_some(end)
}

/// `700 000`, with a plain, thin or no-break space.
fn spaced_groups(text: &str, first: usize) -> Option<usize> {
    if !(1..=3).contains(&first) || text.starts_with('0') {
        return None;
    }
    let mut end = first;
    while let Some(space) = text[end..].chars().next().filter(|c| matches!(c, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}'))
    {
        let from = end + space.len_utf8();
        let group = text.as_bytes()[from..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        if group != 3 || text[from + 3..].starts_with(char::is_alphanumeric) {
            break;
        }
        end = from + 3;
    }
    (end > first).then_some(end)
}

/// How far a word reaches. `USD115` is cut before its digits, `km2` and `G8` are not.
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut digits = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_letter = chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let joined = match c {
            '\'' | '\u{2019}' => next_letter,
            '.' => is_initials(text, at) && (next_letter || at > 1),
            _ => c.is_alphanumeric(),
        };
        if !joined || c.is_ascii_digit() && !digits && unit::is_currency_prefix(&text[..at]) {
            break;
        }
        digits |= c.is_ascii_digit();
        end = at + c.len_utf8();
    }
    end
}

/// Whether all before `at` is single letters with points: `U.S` before its last point.
fn is_initials(text: &str, at: usize) -> bool {
    at <= 9 && text[..at].split('.').all(|part| part.chars().count() == 1)
}
