//! Prose cut into words, numbers and single signs, in one pass.

use super::digits::{self, Written};
use super::{unit_names, words};
use crate::domain::Doubt;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Letters, digits after letters, inner apostrophes, and the points of `U.S.` and `a.m.`; the folded form is
    /// lower case without points.
    Word { folded: String },
    /// Digits with their thousands separators removed: `1234567.89`; and why they may be another number.
    Number { digits: String, doubt: Option<Doubt> },
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
            Kind::Number { digits, .. } => Some(digits),
            Kind::Word { .. } | Kind::Sign(_) => None,
        }
    }

    pub fn doubt(&self) -> Option<Doubt> {
        match self.kind {
            Kind::Number { doubt, .. } => doubt,
            Kind::Word { .. } | Kind::Sign(_) => None,
        }
    }

    pub fn is_sign(&self, signs: &[char]) -> bool {
        matches!(&self.kind, Kind::Sign(sign) if signs.contains(sign))
    }
}

pub const HYPHENS: &[char] = &['-', '\u{2010}', '\u{2011}'];
pub const DASHES: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2012}', '\u{2014}', '~'];
/// What stands before a number for a minus, in any spelling.
pub const MINUSES: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2212}', '\u{FE63}', '\u{FF0D}'];

/// The tokens of a text, in order; between them lie white space, characters without a width, and raised numbers of
/// notes ("4.5 million¹").
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let raised = digits::raised(first).is_some() && at > 0;
        if first.is_whitespace() || matches!(first, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}') || raised {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let glued = tokens.last().is_some_and(|last| last.range.end == at);
        let after_text = glued && tokens.last().is_some_and(|last| last.digits().is_some() || !last.word().is_empty());
        let opens_fraction = first == '.' && !after_text && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        let (kind, length) = if let Some(length) = address(rest) {
            (Kind::Word { folded: String::new() }, length)
        } else if digits::digit(first).is_some() || opens_fraction {
            let Written { digits, length, doubt } = digits::written(rest, meeting(&tokens));
            (Kind::Number { digits, doubt }, length)
        } else if first.is_alphabetic() {
            let dollar = glued && tokens.last().is_some_and(|last| last.is_sign(&['$']));
            let length = word(rest, dollar);
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

/// How a number with a plain space in it is taken behind these tokens: "at age 45 300 died", "of 20 100 died".
fn meeting(tokens: &[Token]) -> digits::Meeting {
    match tokens.last() {
        Some(last) if matches!(last.word(), "age" | "aged") || last.word() == "of" && last.capital => {
            digits::Meeting::Two
        }
        Some(last)
            if matches!(last.kind, Kind::Sign(sign) if !sign.is_ascii() || sign == '$') || last.word() == "r" =>
        {
            digits::Meeting::One
        }
        _ => digits::Meeting::Doubtful,
    }
}

/// How far a word reaches. `USD115` and `$A40` are cut before their digits, `km2` and `G8` are not; `million1` is cut
/// before the number of its note.
fn word(text: &str, dollar: bool) -> usize {
    let mut end = 0;
    let mut digits = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_letter = chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let joined = match c {
            '\'' | '\u{2019}' => next_letter,
            '.' => is_initials(text, at) && (next_letter || at > 1),
            _ => c.is_alphanumeric() && (digits::raised(c).is_none() || is_power(&text[..at], c)),
        };
        let prefix = || unit_names::is_currency_prefix(&text[..at]) && (&text[..at] != "R" || is_sum(&text[at..]));
        let cut = || dollar || prefix() || words::scale_word(&text[..at]).is_some();
        // "X5,000": the tail of a name stands for nothing.
        let group = matches!(c, ',' | '.') && digits && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if group {
            continue;
        }
        if !joined || digits::digit(c).is_some() && !digits && cut() {
            break;
        }
        digits |= digits::digit(c).is_some();
        end = at + c.len_utf8();
    }
    end
}

/// "5,000" and "12.50" behind the R of the rand; "R5" is a road.
fn is_sum(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let (mark, more) = rest.split_at_checked(1).unwrap_or((rest, ""));
    matches!(mark, "," | ".") && more.starts_with(|c: char| c.is_ascii_digit())
        || ["m ", "bn", " million", " billion", "-million", "-billion"].iter().any(|scale| rest.starts_with(scale))
}

/// The raised figure of `m²` and `km³`.
fn is_power(unit: &str, raised: char) -> bool {
    matches!(raised, '²' | '³') && matches!(unit, "m" | "km" | "cm" | "mm" | "ft" | "s" | "dm" | "mi")
}

/// Whether all before `at` is single letters with points: `U.S` before its last point.
fn is_initials(text: &str, at: usize) -> bool {
    at <= 9 && text[..at].split('.').all(|part| part.chars().count() == 1)
}
