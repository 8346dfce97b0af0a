//! The only way of text from outside into the page: shown as that text, whatever it holds.

use crate::domain::text::is_hidden;
use askama::filters::{Escaper, Html};
use std::fmt::{self, Write};

/// Escapes what means something in HTML, and writes hidden characters as visible escapes, `\u{202e}`.
#[derive(Debug, Clone, Copy)]
pub struct Visible;

impl Escaper for Visible {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut rest = string;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            Html.write_escaped_str(&mut dest, &rest[..at])?;
            write!(dest, "{}", hidden.escape_unicode())?;
            rest = &rest[at + hidden.len_utf8()..];
        }
        Html.write_escaped_str(dest, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut shown = String::new();
        Visible.write_escaped_str(&mut shown, text).unwrap();
        shown
    }

    #[test]
    fn markup_is_text_and_what_hides_is_seen() {
        assert_eq!(shown("a\u{202e}b\u{0}<i>"), r"a\u{202e}b\u{0}&#60;i&#62;");
        assert_eq!(shown("\" onmouseover='x' &amp;"), "&#34; onmouseover=&#39;x&#39; &#38;amp;");
        assert_eq!(shown("one\n\ttwo é 😀"), "one\n\ttwo é 😀");
    }
}
