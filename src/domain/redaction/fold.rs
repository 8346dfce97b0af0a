//! The words of a text as names are compared: without case, accents, hidden characters and ways of spelling an umlaut.

use crate::domain::text::is_hidden;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text cut into words, each folded.
pub(super) struct Words<'t> {
    pub text: &'t str,
    pub all: Vec<Word>,
}

/// One word: letters, or digits; of scripts without spaces each character by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the text, half-open.
    pub start: usize,
    pub end: usize,
    pub folded: String,
    /// Whether it begins with a capital, or in a script that has none.
    pub capital: bool,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing that is seen, or a hyphen at a line's end: the two may be one word.
    Joining,
    /// What may stand within a name: blanks, one line end, hyphens, commas, the dot of an initial.
    Near,
    Far,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// A character that is a word by itself.
    Lone,
    Other,
}

/// A run of hexadecimal digits of this length is a hash, not words.
const HASH: usize = 16;

impl<'t> Words<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut all = Vec::new();
        let mut open: Option<(usize, Kind)> = None;
        let mut last_end = 0;
        for (at, c) in text.char_indices() {
            let mut kind = kind(c);
            if kind == Kind::Other && open.is_some() && is_combining_mark(c) {
                kind = Kind::Letter;
            }
            let goes_on = open.is_some_and(|(_, open)| open == kind && kind != Kind::Lone);
            if !goes_on {
                if let Some((start, kind)) = open.take() {
                    all.extend(Word::of(text, start, last_end, kind));
                }
                if kind != Kind::Other {
                    open = Some((at, kind));
                }
            }
            if kind != Kind::Other {
                last_end = at + c.len_utf8();
            }
        }
        if let Some((start, kind)) = open {
            all.extend(Word::of(text, start, last_end, kind));
        }
        let mut words = Self { text, all };
        words.leave_out_hashes();
        words
    }

    /// What stands between a word and the next one.
    pub fn gap(&self, at: usize) -> Gap {
        let (Some(word), Some(next)) = (self.all.get(at), self.all.get(at + 1)) else { return Gap::Far };
        gap(&self.text[word.end..next.start])
    }

    /// A digest's letters are no name.
    fn leave_out_hashes(&mut self) {
        let bytes = self.text.as_bytes();
        let is_hash = |word: &Word| {
            let before =
                bytes[..word.start].iter().rev().take(HASH).take_while(|byte| byte.is_ascii_hexdigit()).count();
            let after = bytes[word.start..].iter().take(4 * HASH).take_while(|byte| byte.is_ascii_hexdigit()).count();
            let has_digit = bytes[word.start - before..word.start + after].iter().any(u8::is_ascii_digit);
            before + after >= HASH && has_digit && after >= word.end - word.start
        };
        self.all.retain(|word| !is_hash(word));
    }
}

impl Word {
    fn of(text: &str, start: usize, end: usize, kind: Kind) -> Option<Self> {
        let written = text.get(start..end)?;
        let first = written.chars().next()?;
        let capital = kind == Kind::Letter && !first.is_lowercase();
        Some(Self { start, end, folded: folded(written), capital })
    }
}

fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' => Kind::Letter,
        '0'..='9' => Kind::Digit,
        _ if c.is_ascii() || is_hidden(c) || is_apostrophe(c) => Kind::Other,
        // Han, kana, Thai, Lao, Khmer, Burmese: written without spaces.
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' => Kind::Lone,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => Kind::Lone,
        '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}' => Kind::Lone,
        _ if c.is_alphabetic() => Kind::Letter,
        _ if c.is_numeric() => Kind::Digit,
        _ => Kind::Other,
    }
}

fn gap(between: &str) -> Gap {
    let mut seen = between.chars().filter(|c| !is_hidden(*c)).peekable();
    if seen.peek().is_none() {
        return Gap::Joining;
    }
    let (mut hyphens, mut lines, mut others) = (0, 0, 0);
    for c in between.chars() {
        match c {
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => hyphens += 1,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => lines += 1,
            ',' | '.' | '_' | '+' => others += 1,
            c if is_apostrophe(c) => others += 1,
            c if c.is_whitespace() || is_hidden(c) => {}
            _ => return Gap::Far,
        }
    }
    match (hyphens, lines, others) {
        (1, 1, 0) if between.trim_start().len() == between.len() => Gap::Joining,
        (0..=1, 0..=2, 0..=1) => Gap::Near,
        _ => Gap::Far,
    }
}

/// What stands in a name as an apostrophe, or before a genitive's s: the mark of every keyboard and script, some of which
/// Unicode counts among the letters.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{B4}' | '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2B9}'..='\u{2BF}' | '\u{2C8}' | '\u{2CA}'
            | '\u{2CB}' | '\u{2EE}' | '\u{55A}' | '\u{5F3}' | '\u{A78B}' | '\u{A78C}' | '\u{FF07}'
    )
}

/// One word folded: compatibility forms as what they stand for, small letters, no accents, nothing hidden, letters of
/// their own as their neighbours (ø as o, ß as ss), and an umlaut the same whether written ü, u or ue.
pub(super) fn folded(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    if word.is_ascii() {
        letters.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        for c in word.nfkd().flat_map(char::to_lowercase).nfkd() {
            match c {
                'ß' => letters.push_str("ss"),
                'æ' => letters.push_str("ae"),
                'œ' => letters.push_str("oe"),
                'þ' => letters.push_str("th"),
                'ø' => letters.push('o'),
                'ł' => letters.push('l'),
                'đ' | 'ð' => letters.push('d'),
                'ħ' => letters.push('h'),
                'ŧ' => letters.push('t'),
                'ı' => letters.push('i'),
                'ς' => letters.push('σ'),
                c if is_hidden(c) || is_accent(c) => {}
                c => letters.push(c),
            }
        }
    }
    if letters.len() >= 4 { without_digraphs(&letters) } else { letters }
}

/// Marks on letters; those that are vowels of their scripts stay.
fn is_accent(c: char) -> bool {
    is_combining_mark(c) && !matches!(c, '\u{0900}'..='\u{0DFF}' | '\u{0E00}'..='\u{1AAF}')
}

fn without_digraphs(letters: &str) -> String {
    let mut kept = String::with_capacity(letters.len());
    for c in letters.chars() {
        let doubled = matches!((kept.chars().next_back(), c), (Some('a' | 'o' | 'u'), 'e') | (Some('a'), 'a'));
        if !doubled {
            kept.push(c);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Words::of(text).all.into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn a_word_is_the_same_however_it_is_written() {
        for written in ["Müller", "MÜLLER", "Mu\u{308}ller", "mueller", "Muller", "Ｍüller", "M\u{AD}üller", "𝐌üller"]
        {
            assert_eq!(words(written).concat(), "muller", "{written}");
        }
        assert_eq!(words("Łukasz Strauß Sørensen Đorđe"), ["lukasz", "strauss", "sorensen", "dorde"]);
    }

    #[test]
    fn words_are_letters_or_digits_and_a_hash_is_neither() {
        assert_eq!(words("kari_holm2025.pdf"), ["kari", "holm", "2025", "pdf"]);
        assert_eq!(words("王小明说"), ["王", "小", "明", "说"]);
        assert_eq!(words("3fada9c0ffee1234ada5 Ada"), ["ada"]);
    }

    #[test]
    fn what_may_stand_within_a_name_is_told_from_what_ends_it() {
        let first = |text: &str| Words::of(text).gap(0);
        assert_eq!(first("Ho\u{200B}lm"), Gap::Joining);
        assert_eq!(first("Ho-\nlm"), Gap::Joining);
        for near in ["Kari  Holm", "Kari\u{A0}Holm", "Kari\nHolm", "Anne\u{2011}Marie", "Müller, José", "K. Holm"] {
            assert_eq!(first(near), Gap::Near, "{near}");
        }
        assert_eq!(first("Kari (Holm"), Gap::Far);
    }
}
