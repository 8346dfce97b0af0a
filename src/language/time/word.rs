//! A text as words and marks, each with whether white space stands before it.

use std::ops::Range;

#[derive(Debug)]
pub struct Word<'t> {
    pub range: Range<usize>,
    pub text: &'t str,
    pub folded: String,
    /// Nothing stands between this word and the one before.
    pub glued: bool,
    /// A full stop, question or exclamation mark that ends a sentence, or the first word of a paragraph.
    pub stops: bool,
}

impl Word<'_> {
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// A whole number without separators, at most four digits; "27th" too where `ordinal`.
    pub fn number(&self, ordinal: bool) -> Option<u32> {
        let digits = self.folded.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let ending = &self.folded[digits.len()..];
        let fits = ending.is_empty() || ordinal && matches!(ending, "st" | "nd" | "rd" | "th");
        let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        (fits && plain).then(|| digits.parse().ok())?
    }
}

/// Letters and digits make words; every other character but white space is a word of its own, so "mid-June" is three.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut end, mut breaks) = (0, 0);
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            breaks += usize::from(first == '\n');
            continue;
        }
        let mut last = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
                last = at + c.len_utf8();
            }
        }
        let glued = start == end && start > 0;
        let follows = chars.peek().is_none_or(|(_, c)| !c.is_alphanumeric());
        let stops = matches!(first, '.' | '!' | '?') && follows || breaks > 1;
        let text = &text[start..last];
        words.push(Word { range: start..last, text, folded: text.to_lowercase(), glued, stops });
        (end, breaks) = (last, 0);
    }
    words
}
