//! A sentence as words and marks, each with whether it stands inside a quotation or a parenthesis.

use crate::language::verb_forms::Forms;
use std::ops::Range;

#[derive(Debug, Clone)]
pub struct Word<'t> {
    /// Bytes of the whole text.
    pub range: Range<usize>,
    pub text: &'t str,
    /// In lower case, with straight apostrophes; a mark is itself.
    pub folded: String,
    /// In quotation marks or parentheses, whose words are no part of the sentence's frame.
    pub inside: bool,
    pub forms: Forms,
}

impl Word<'_> {
    pub fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }

    pub fn is_one_of(&self, list: &[&str]) -> bool {
        list.contains(&self.folded.as_str())
    }

    pub fn is_mark(&self) -> bool {
        !self.text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '€' | '£'))
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words and marks of a range of the text. Marks that do not pair up within it part nothing off.
pub fn words(text: &str, range: Range<usize>) -> Vec<Word<'_>> {
    let part = &text[range.clone()];
    let straight = part.matches('"').count().is_multiple_of(2);
    let curly = part.matches('“').count() == part.matches('”').count();
    let round = part.matches('(').count() == part.matches(')').count();
    let mut words = Vec::new();
    let (mut quoted, mut depth) = (false, 0_usize);
    let mut at = 0;
    while let Some(first) = part[at..].chars().next() {
        let length = length(&part[at..], first);
        if !first.is_whitespace() {
            let outside = !quoted && depth == 0;
            match first {
                '"' if straight => quoted = !quoted,
                '“' if curly => depth += 1,
                '(' if round => depth += 1,
                '”' if curly => depth = depth.saturating_sub(1),
                ')' if round => depth = depth.saturating_sub(1),
                _ => {}
            }
            let text = &part[at..at + length];
            let folded = text.to_lowercase().replace('’', "'");
            words.push(Word {
                range: range.start + at..range.start + at + length,
                text,
                forms: Forms::of(&folded),
                folded,
                inside: !outside || quoted || depth > 0,
            });
        }
        at += length;
    }
    words
}

/// Marks inside a word belong to it: "don't", "face-to-face", "600,000", "U.S".
fn length(text: &str, first: char) -> usize {
    if !(first.is_alphanumeric() || matches!(first, '$' | '€' | '£')) {
        return first.len_utf8();
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let part = c.is_alphanumeric()
            || at == 0
            || c == '%'
            || next && matches!(c, '-' | '.' | '\'' | '’' | '/')
            || next && c == ',' && text[..at].ends_with(|c: char| c.is_ascii_digit());
        if !part {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}
