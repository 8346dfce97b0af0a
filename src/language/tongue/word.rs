//! A text as words, numbers and signs, each with what the language's lists say of it: made once, and read by figures,
//! times, attribution and proposals alike.

use super::lexicon::{Lexicon, Mark, Sense, fits};
use super::numeral::{Numeral, Numerals};
use crate::language::quantity::digits;
use std::ops::Range;

#[derive(Debug)]
pub struct Word<'t> {
    pub range: Range<usize>,
    pub text: &'t str,
    /// In lower case, with straight apostrophes, and ё as е.
    pub folded: String,
    pub kind: Kind,
    /// No white space stands between this word and the one before.
    pub glued: bool,
    /// What may begin here, and of how many words it is; the longest first.
    senses: Vec<(usize, Sense)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    Letters,
    Number(Numeral),
    /// One character that is neither, nor white space.
    Sign(char),
}

impl Word<'_> {
    pub fn is_letters(&self) -> bool {
        self.kind == Kind::Letters
    }

    pub fn number(&self) -> Option<Numeral> {
        match self.kind {
            Kind::Number(numeral) => Some(numeral),
            Kind::Letters | Kind::Sign(_) => None,
        }
    }

    pub fn is_sign(&self, signs: &[char]) -> bool {
        matches!(self.kind, Kind::Sign(sign) if signs.contains(&sign))
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// The first sense that is wanted, and how many words it takes.
    pub fn find<T>(&self, wanted: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        self.senses.iter().find_map(|(length, sense)| Some((wanted(*sense)?, *length)))
    }

    /// Whether a list has it.
    pub fn is_known(&self) -> bool {
        !self.senses.is_empty()
    }

    pub fn has(&self, mark: Mark) -> bool {
        self.marks(mark).is_some()
    }

    /// How many words the mark takes here.
    pub fn marks(&self, mark: Mark) -> Option<usize> {
        self.find(|sense| (sense == Sense::Mark(mark)).then_some(())).map(|(_, length)| length)
    }
}

pub const HYPHENS: &[char] = &['-', '\u{2010}', '\u{2011}'];
pub const DASHES: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}'];

/// The words of a text, in order; between them lie only white space and characters without a width.
pub fn words<'t>(text: &'t str, lexicon: &Lexicon, numerals: &Numerals) -> Vec<Word<'t>> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() || matches!(first, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}') {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let (kind, length) = if digits::digit(first).is_some() {
            let (numeral, length) = numerals.read(rest);
            (Kind::Number(numeral), length)
        } else if first.is_alphabetic() {
            (Kind::Letters, letters(rest, lexicon))
        } else {
            (Kind::Sign(first), first.len_utf8())
        };
        let glued = words.last().is_some_and(|last| last.range.end == at);
        let word = &rest[..length];
        words.push(Word { range: at..at + length, text: word, folded: fold(word), kind, glued, senses: Vec::new() });
        at += length;
    }
    for at in 0..words.len() {
        words[at].senses = senses(&words[at..], lexicon);
    }
    words
}

/// A letter of a script that is written without spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}')
}

fn fold(word: &str) -> String {
    let straight = |c: char| match c {
        '’' | 'ʼ' | '`' => '\'',
        'ё' => 'е',
        c => c,
    };
    word.chars().flat_map(char::to_lowercase).map(straight).collect()
}

/// Letters and digits after letters, inner hyphens and apostrophes; "d'" is a word of its own.
fn letters(text: &str, lexicon: &Lexicon) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let apostrophe = matches!(c, '\'' | '’' | 'ʼ') && next;
        let is_elided =
            |entry: &super::lexicon::Entry| entry.sense == Sense::Mark(Mark::Elided) && entry.words.len() == 1;
        if apostrophe && lexicon.beginning_with(&fold(&text[..at])).any(is_elided) {
            return at + c.len_utf8();
        }
        // Nothing stands between the words of some scripts, nor before their numbers.
        if digits::digit(c).is_some() && text[..at].ends_with(is_unspaced) {
            break;
        }
        // Marks of vowels and tones belong to the letter before.
        let joins = c.is_alphanumeric()
            || apostrophe
            || next && HYPHENS.contains(&c)
            || end > 0
                && matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E00}'..='\u{E7F}' | '\u{64B}'..='\u{65F}' | '\u{200C}' | '\u{200D}');
        if !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// What may begin with the first of these words; the full stop of a short form between two of them is passed over.
fn senses(words: &[Word], lexicon: &Lexicon) -> Vec<(usize, Sense)> {
    let first = match words.first() {
        Some(word) if word.kind == Kind::Letters || matches!(word.kind, Kind::Sign('№' | '°')) => word,
        _ => return Vec::new(),
    };
    let length = |entry: &super::lexicon::Entry| {
        let mut at = 0;
        for wanted in &entry.words {
            if words.get(at).is_some_and(|word| at > 0 && word.glued && word.is_sign(&['.', '-', '·', '/'])) {
                at += 1;
            }
            words.get(at).filter(|word| fits(wanted, &word.folded))?;
            at += 1;
        }
        Some(at)
    };
    let mut senses: Vec<(usize, Sense)> =
        lexicon.beginning_with(&first.folded).filter_map(|entry| Some((length(entry)?, entry.sense))).collect();
    senses.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    senses
}
