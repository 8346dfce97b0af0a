//! A token of a sentence: a stretch without white space, taken apart into its word, its stop and the marks around them.

use std::ops::Range;

use super::{note, script, words};

#[derive(Clone, Debug)]
pub struct Token<'t> {
    /// Bytes of the whole text.
    pub range: Range<usize>,
    /// It opens with the sign of a list item.
    pub bullet: bool,
    /// It opens with a bracket.
    pub opened: bool,
    /// What is left between the opening marks and the stop.
    pub word: &'t str,
    pub stop: Stop,
    /// Quotation marks, brackets and Markdown emphasis after the stop.
    pub closers: &'t str,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    None,
    Full,
    Question,
    Exclamation,
    /// Two dots or more; the character `…` counts for three.
    Ellipsis(usize),
    /// A full stop, question or exclamation mark of another script, which is never a part of a word: `。`, `।`, `؟`.
    Script,
}

/// Signs that open a list item, also in the middle of a line.
pub const BULLETS: &[char] = &['•', '⁃', '‣', '◦', '▪'];
const OPENERS: &[char] = &[
    '"', '\'', '“', '‘', '„', '‚', '«', '»', '‹', '›', '(', '[', '{', '*', '_', '~', '`', '¿', '¡', '>', '「', '『',
    '（', '《', '〈', '【',
];
const CLOSERS: &[char] = &[
    '"', '\'', '”', '’', '“', '‘', '»', '«', '›', '‹', ')', ']', '}', '*', '_', '~', '`', '」', '』', '）', '》', '〉',
    '】',
];
const QUOTES: &[char] = &['"', '\'', '”', '’', '“', '»', '«', '」', '』'];
const STOPS: &[char] = &['.', '!', '?', '…'];

/// A mark that may end a sentence, of any script.
fn is_stop(c: char) -> bool {
    STOPS.contains(&c) || script::is_stop(c)
}

/// Does the text end with a stop, whatever quotation marks, brackets and notes stand behind it?
pub fn is_stopped(text: &str) -> bool {
    let mut rest = text;
    loop {
        let bare = note::without(rest).trim_end_matches(|c: char| c.is_whitespace() || CLOSERS.contains(&c));
        if bare.len() == rest.len() {
            return rest.ends_with(is_stop);
        }
        if bare.ends_with(is_stop) {
            return true;
        }
        rest = bare;
    }
}

/// The tokens of `text[unit]`. A spaced ellipsis `. . .` is one token; a missing space between two sentences is mended.
pub fn tokens(text: &str, unit: Range<usize>) -> Vec<Token<'_>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut after_dots = false;
    let mut at = unit.start;
    while let Some(gap) = text[at..unit.end].find(|c: char| !c.is_whitespace()) {
        let start = at + gap;
        let end = text[start..unit.end].find(char::is_whitespace).map_or(unit.end, |length| start + length);
        let end = end + note::rest(&text[start..end], &text[end..unit.end]);
        at = end;
        let part = &text[start..end];
        let (dots, closers) = part.split_at(part.trim_end_matches(CLOSERS).len());
        let is_dots = !dots.is_empty() && dots.bytes().all(|byte| byte == b'.');
        match ranges.last_mut() {
            Some(last) if after_dots && is_dots || is_set_off(part) => last.end = end,
            _ => split_unspaced(part, start, &mut ranges),
        }
        after_dots = is_dots && closers.is_empty();
    }
    ranges.into_iter().map(|range| Token::read(&text[range.clone()], range)).collect()
}

/// The marks of "Why ? »", which some languages set off by a space.
fn is_set_off(part: &str) -> bool {
    const MARKS: &[char] = &['!', '?', '»', '”', '.', '…'];
    part.starts_with(['!', '?', '»', '”']) && part.chars().all(|c| MARKS.contains(&c))
}

/// Adds the ranges of `part`, cut where two sentences meet without a space: `the vote.Today`.
fn split_unspaced(part: &str, offset: usize, ranges: &mut Vec<Range<usize>>) {
    let mut from = 0;
    let mut at = 0;
    let is_address = || part.contains('@') || part.contains("://") || part.starts_with("www.");
    if !is_plain(part) && !is_address() {
        while let Some(length) = part[at..].find(is_stop) {
            let before = &part[from..at + length];
            let stopped = part[at + length..].trim_start_matches(is_stop);
            let after = stopped.trim_start_matches(script::CLOSERS);
            let quoted = after.len() < stopped.len();
            let scripted = part[..part.len() - stopped.len()].ends_with(script::is_stop);
            at = part.len() - after.len();
            if scripted && script::opens(after, quoted) || !scripted && meet_without_space(before, after) {
                ranges.push(offset + from..offset + at);
                // A note that the part opens may have white space in it.
                at = part.len() - after.trim_start().len();
                from = at;
            }
        }
    }
    ranges.push(offset + from..offset + part.len());
}

/// "vote" and "Today", "1,000" and "That", but neither "Node" and "Js" nor "U.S" and "A".
fn meet_without_space(before: &str, after: &str) -> bool {
    let mut next = after.chars();
    if !(next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase)) {
        return false;
    }
    let Some(last) = before.chars().next_back() else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    last.is_ascii_digit()
        || (last.is_lowercase()
            && word.len() > 1
            && (word.starts_with(char::is_lowercase) || opens_sentence(letters(after))))
}

fn opens_sentence(word: &str) -> bool {
    words::is_starter(word) || words::is_courtesy_title(word)
}

impl<'t> Token<'t> {
    fn read(text: &'t str, range: Range<usize>) -> Token<'t> {
        if is_plain(text) {
            return Token { range, bullet: false, opened: false, word: text, stop: Stop::None, closers: "" };
        }
        let inner = text.trim_start_matches(BULLETS).trim_start_matches(OPENERS);
        let unclosed = note::without(inner).trim_end_matches(CLOSERS);
        let word = unclosed.trim_end_matches(|c: char| is_stop(c) || c.is_whitespace());
        let stops = &unclosed[word.len()..];
        let dots: usize = stops.chars().map(|c| if c == '…' { 3 } else { usize::from(c == '.') }).sum();
        let stop = if stops.contains(script::is_stop) {
            Stop::Script
        } else if stops.contains('?') {
            Stop::Question
        } else if stops.contains('!') {
            Stop::Exclamation
        } else {
            match dots {
                0 => Stop::None,
                1 => Stop::Full,
                _ => Stop::Ellipsis(dots),
            }
        };
        let opened = text.starts_with('(');
        Token { range, bullet: text.starts_with(BULLETS), opened, word, stop, closers: &inner[unclosed.len()..] }
    }

    /// The letters that the word begins with: "It" of "It's".
    pub fn letters(&self) -> &'t str {
        letters(self.word)
    }

    /// A word that starts many sentences and few names; "A." is an initial.
    pub fn is_starter(&self) -> bool {
        let is_initial = self.stop == Stop::Full && self.word.len() == 1;
        !is_initial && words::is_starter(self.letters())
    }

    /// "Paris", but also "iPhone".
    pub fn is_upper(&self) -> bool {
        self.word.chars().take(2).any(char::is_uppercase)
    }

    pub fn starts_with_digit(&self) -> bool {
        self.word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Dots without a word, such as `...`, `. . .` or `[...]`.
    pub fn is_omission(&self) -> bool {
        self.word.is_empty() && matches!(self.stop, Stop::Ellipsis(_))
    }

    /// Nothing with a small letter starts a sentence, and no dash or sign that ties two phrases together.
    pub fn may_start(&self) -> bool {
        match self.word.chars().next() {
            None => self.stop == Stop::None,
            Some(c) if c.is_alphanumeric() => !c.is_lowercase() || self.is_upper(),
            Some(c) => !matches!(c, '-' | '–' | '—' | '―' | '&' | '+' | '=' | '/' | '%' | ',' | ';' | ':' | '|'),
        }
    }

    pub fn closes_quotation(&self) -> bool {
        self.closers.contains(QUOTES)
    }

    /// The list marker that the token is, if it is one.
    pub fn marker(&self) -> Option<Marker> {
        let tail = match (self.stop, self.closers) {
            (Stop::Full, "") => Tail::Stop,
            (Stop::Full, ")") => Tail::StopAndBracket,
            (Stop::None, ")") => Tail::Bracket,
            _ => return None,
        };
        let label = match self.word.as_bytes() {
            [letter @ b'a'..=b'z'] => Label::Letter(*letter),
            _ if self.word.len() <= 2 => Label::Number(self.word.parse().ok()?),
            _ => return None,
        };
        Some(Marker { label, tail })
    }
}

/// The number or letter of a list item: `1.`, `2)`, `3.)`, `a.`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marker {
    label: Label,
    tail: Tail,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Label {
    Number(u8),
    Letter(u8),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tail {
    Stop,
    Bracket,
    StopAndBracket,
}

impl Marker {
    /// The marker of the item after this one.
    pub fn next(self) -> Marker {
        let label = match self.label {
            Label::Number(number) => Label::Number(number + 1),
            Label::Letter(letter) => Label::Letter(letter + 1),
        };
        Marker { label, ..self }
    }
}

/// Most tokens are letters and digits only; asking first doubles the speed.
fn is_plain(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn letters(word: &str) -> &str {
    word.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
