//! Which characters are the same to a reader: white space, dashes, quotation marks, and letters in another spelling.

use crate::domain::text::is_hidden;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};

/// White space, or what is not shown at all.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_unseen(c)
}

/// Nothing stands on the page for it. Variation selectors only choose a picture.
pub fn is_unseen(c: char) -> bool {
    !c.is_whitespace() && (is_hidden(c) || matches!(c, '\u{34F}' | '\u{FE00}'..='\u{FE0F}'))
}

/// Hyphens, dashes and minus signs.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// Quotation marks, single and double, and apostrophes. One article's double marks are single ones where another
/// quotes it, so they are told apart no more than curly and straight ones.
pub fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '\'' | '"'
            | '`'
            | '´'
            | '«'
            | '»'
            | '\u{2BC}'
            | '\u{2018}'..='\u{201F}'
            | '\u{2032}'
            | '\u{2033}'
            | '\u{2039}'
            | '\u{203A}'
            | '\u{300C}'..='\u{300F}'
            | '\u{301D}'..='\u{301F}'
            | '\u{FF02}'
            | '\u{FF07}'
    )
}

/// An accent or other sign that belongs to the letter before it.
pub fn is_mark(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) != 0
}

/// A script that leaves no blanks between words: there each character counts as one.
pub fn stands_alone(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Part of a word or figure that goes on on both of its sides.
pub fn is_word(c: char) -> bool {
    (c.is_alphanumeric() || is_mark(c)) && !stands_alone(c)
}

/// Appends a shown character, neither blank nor dash, in the spelling that all of its spellings share.
///
/// That is Unicode's canonical decomposition; the compatibility one only for ligatures, full-width letters and the
/// Arabic presentation forms of PDF files. Elsewhere it would change figures: `10²` is not `102`, nor `3½` `31/2`.
pub fn push_plain(c: char, plain: &mut Vec<char>) {
    match c {
        _ if is_quote_mark(c) => plain.push('\''),
        _ if c.is_ascii() => plain.push(c),
        '…' => plain.extend(['.'; 3]),
        '\u{2044}' | '\u{2215}' => plain.push('/'),
        'µ' => plain.push('μ'),
        '\u{1C4}'..='\u{1CC}' | '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF01}'..='\u{FFEF}' => {
            // Some stand for a mark on a blank; the blank is no part of the text.
            decompose_compatible(c, |part| match part {
                ' ' => {}
                _ => plain.push(if is_quote_mark(part) { '\'' } else { part }),
            })
        }
        _ => decompose_canonical(c, |part| plain.push(part)),
    }
}

/// Puts the marks of each letter in Unicode's canonical order.
pub fn order_marks(plain: &mut [char]) {
    let mut rest = plain;
    while let Some(start) = rest.iter().position(|c| is_mark(*c)) {
        let marks = &mut rest[start..];
        let length = marks.iter().position(|c| !is_mark(*c)).unwrap_or(marks.len());
        let (run, after) = marks.split_at_mut(length);
        run.sort_by_key(|c| canonical_combining_class(*c));
        rest = after;
    }
}

/// The character in the other letter case, where that is one character too.
pub fn other_case(c: char) -> Option<char> {
    let one = |mut chars: Box<dyn Iterator<Item = char>>| chars.next().filter(|_| chars.next().is_none());
    let other = if c.is_lowercase() { one(Box::new(c.to_uppercase())) } else { one(Box::new(c.to_lowercase())) };
    other.filter(|other| *other != c)
}
