//! The only way of text from outside to the terminal.

use claimbench::domain::text::is_hidden;
use claimbench::domain::{MARK_END, MARK_START};
use std::borrow::Cow;

/// The text with every hidden character as a visible escape, `\u{202e}`; newlines and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    Cow::Owned(shown)
}

/// The text on one line: visible, and newlines and tabs are spaces.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    if shown.contains(['\n', '\t']) { Cow::Owned(shown.replace(['\n', '\t'], " ")) } else { shown }
}

/// A search's snippet on one line: the found words bold, everything else visible.
pub fn marked(snippet: &str) -> String {
    let bold = super::style::FOUND;
    let mut drawn = String::with_capacity(snippet.len());
    let mut open = false;
    for part in snippet.split_inclusive([MARK_START, MARK_END]) {
        let words = part.trim_end_matches([MARK_START, MARK_END]);
        drawn.push_str(&one_line(words));
        let opens = part.ends_with(MARK_START);
        if opens && !open {
            drawn.push_str(&bold.render().to_string());
        } else if open && part.ends_with(MARK_END) {
            drawn.push_str(&bold.render_reset().to_string());
        }
        open = opens || (open && !part.ends_with(MARK_END));
    }
    if open {
        drawn.push_str(&bold.render_reset().to_string());
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown_and_plain_text_is_not_copied() {
        assert_eq!(visible("a\u{1b}[2J\u{202e}b\tc\nd"), "a\\u{1b}[2J\\u{202e}b\tc\nd");
        assert!(matches!(visible("Покровськ 波克羅夫斯克 é"), Cow::Borrowed(_)));
    }

    #[test]
    fn one_line_has_neither_newlines_nor_tabs() {
        assert_eq!(one_line("a\nb\tc\r"), "a b c\\u{d}");
    }

    #[test]
    fn found_words_are_bold_and_nothing_else_of_a_snippet_acts() {
        let drawn = marked("the \u{2}Kremlin\u{3} said\u{1b}[31m");
        assert_eq!(drawn, "the \u{1b}[1mKremlin\u{1b}[0m said\\u{1b}[31m");
    }

    #[test]
    fn marks_that_do_not_match_leave_no_bold_behind() {
        assert_eq!(marked("a\u{3}b\u{2}c\u{2}d"), "ab\u{1b}[1mcd\u{1b}[0m");
    }
}
