//! One line of shown text.

use crate::domain::text::is_hidden;

/// One line with single spaces, and without the characters that are not shown (controls, soft hyphens, zero width).
pub fn spaced_once(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = line.len();
        if !line.is_empty() {
            line.push(' ');
        }
        let shown = line.len();
        line.extend(word.chars().filter(|c| !is_hidden(*c) || is_joiner(*c)));
        if line.len() == shown {
            line.truncate(before);
        }
    }
    line
}

/// Hidden characters that belong to the spelling of Persian, of Indian scripts and of emoji.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}
