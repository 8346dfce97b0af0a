//! The one way for text into a cell, and back: nothing that a spreadsheet would run, no character that hides.
//!
//! A text that would run gets a leading `'`, and so does one that already has some before such a thing; reading takes
//! one away. A hidden character is written as `\u{202e}`. So that a text which holds those very signs comes back too,
//! backslashes before `u{` get one more, and backslashes before a hidden character are written as `\u{5c}`.

use super::Cells;
use crate::domain::text::is_hidden;
use std::borrow::Cow;

/// The text as it stands in a cell.
pub fn write(text: &str, cells: Cells) -> Cow<'_, str> {
    match cells {
        Cells::Raw => Cow::Borrowed(text),
        Cells::Guarded => guard(hide(text)),
    }
}

/// The text that a cell stands for.
pub fn read(cell: &str, cells: Cells) -> Cow<'_, str> {
    match cells {
        Cells::Raw => Cow::Borrowed(cell),
        Cells::Guarded => {
            let guarded = cell.starts_with('\'') && runs(cell.trim_start_matches('\''));
            unhide(if guarded { &cell[1..] } else { cell })
        }
    }
}

fn guard(text: Cow<'_, str>) -> Cow<'_, str> {
    if runs(text.trim_start_matches('\'')) { Cow::Owned(format!("'{text}")) } else { text }
}

/// Whether a spreadsheet would run the text, or might after trimming it. The wide forms run in East Asian settings.
fn runs(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'])
}

fn hide(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u{") && !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(|c| c == '\\' || is_hidden(c)) {
        written.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches('\\');
        let run = &rest[at..rest.len() - after.len()];
        rest = after;
        match after.chars().next().filter(|c| is_hidden(*c)) {
            Some(hidden) => {
                written.extend(run.chars().map(escape));
                written.push_str(&escape(hidden));
                rest = &after[hidden.len_utf8()..];
            }
            None => {
                written.push_str(run);
                if after.starts_with("u{") {
                    written.push('\\');
                }
            }
        }
    }
    Cow::Owned(written + rest)
}

fn escape(c: char) -> String {
    c.escape_unicode().to_string()
}

fn unhide(cell: &str) -> Cow<'_, str> {
    if !cell.contains("\\u{") {
        return Cow::Borrowed(cell);
    }
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find("\\") {
        text.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches('\\');
        let run = &rest[at..rest.len() - after.len()];
        rest = after;
        match (run.len(), escaped(after)) {
            (1, Some((c, length))) => {
                text.push(c);
                rest = &after[length..];
            }
            (2.., _) if after.starts_with("u{") => text.push_str(&run[1..]),
            _ => text.push_str(run),
        }
    }
    Cow::Owned(text + rest)
}

/// The character that `u{202e}` stands for, and how long that is; only what [`write`] would have escaped.
fn escaped(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("u{")?;
    let digits = &digits[..digits.find('}')?];
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    let ours = (is_hidden(c) || c == '\\') && escape(c)[3..].strip_suffix('}') == Some(digits);
    ours.then_some((c, digits.len() + 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn guarded(text: &str) -> String {
        write(text, Cells::Guarded).into_owned()
    }

    #[test]
    fn what_a_spreadsheet_would_run_gets_a_leading_quote() {
        for text in ["=1+1", "+1", "-2", "@SUM(A1)", " =1", "\u{A0}=1", "\tx", "\u{FF1D}1", "'=1", "''@a", "\n=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["'tis so", "a=1", "1-2", "#12", "", "'"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn a_quote_that_guards_nothing_is_kept_on_reading() {
        for text in ["'tis so", "''", "'a=1"] {
            assert_eq!(read(text, Cells::Guarded), text);
        }
    }

    #[test]
    fn hidden_characters_are_written_visibly() {
        assert_eq!(guarded("a\u{202e}b"), "a\\u{202e}b");
        assert_eq!(guarded("\r=1"), "\\u{d}=1");
        assert_eq!(guarded("the text \\u{202e} itself"), "the text \\\\u{202e} itself");
        assert_eq!(guarded("C:\\users"), "C:\\users");
        assert_eq!(read("\\u{41} is no hidden character", Cells::Guarded), "\\u{41} is no hidden character");
    }

    #[test]
    fn raw_cells_are_left_alone_both_ways() {
        assert_eq!(write("=1\u{202e}", Cells::Raw), "=1\u{202e}");
        assert_eq!(read("'=1\\u{202e}", Cells::Raw), "'=1\\u{202e}");
    }

    /// Any text, and texts dense with what matters here.
    fn texts() -> impl Strategy<Value = String> {
        let signs = prop::sample::select(vec![
            "'",
            "=",
            "+",
            "-",
            "@",
            "\t",
            "\r",
            "\n",
            " ",
            "\\",
            "u{",
            "}",
            "202e",
            "5c",
            "\u{202e}",
            "\u{0}",
            "\u{FEFF}",
            "a",
            ",",
            "\"",
            ";",
            "\u{E0041}",
            "\u{FF1D}",
        ]);
        prop_oneof![any::<String>(), prop::collection::vec(signs, 0..12).prop_map(|parts| parts.concat())]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn any_text_comes_back_from_its_cell(text in texts()) {
            let cell = guarded(&text);
            prop_assert_eq!(read(&cell, Cells::Guarded), text);
        }

        #[test]
        fn no_cell_runs_and_none_hides_anything(text in texts()) {
            let cell = guarded(&text);
            prop_assert!(!runs(&cell), "{:?}", cell);
            prop_assert!(!cell.chars().any(is_hidden), "{:?}", cell);
        }

        #[test]
        fn any_cell_can_be_read(cell in texts()) {
            read(&cell, Cells::Guarded);
        }
    }
}
