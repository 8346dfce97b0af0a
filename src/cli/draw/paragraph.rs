//! Prose: wrapped to the terminal with an indent, whole lines in a pipe.

use super::{Width, style, visible};
use anstyle::Style;
use std::io::{self, Write};
use textwrap::{Options, WordSplitter, core::display_width, wrap};

/// A text from outside, visible, its own line breaks kept, every line indented by so many columns.
pub fn paragraph(width: Width, indent: usize, text: &str) -> String {
    labelled(width, &" ".repeat(indent), indent, style::PLAIN, text)
}

/// A text from outside after a label of our own; the following lines are indented by so many columns.
///
/// The label is printed as it is, so it may hold styles, and nothing from outside but through the sink. The text wears
/// `style`. Ends with a newline.
pub fn labelled(width: Width, label: &str, indent: usize, style: Style, text: &str) -> String {
    let hang = " ".repeat(indent);
    let mut drawn = String::new();
    for line in visible(text).replace('\t', " ").trim_end().split('\n') {
        let first = if drawn.is_empty() { label } else { &hang };
        for piece in pieces(width, first, indent, line) {
            let lead = if drawn.is_empty() { label } else { &hang };
            let words = format!("{style}{piece}{style:#}");
            drawn.push_str(if piece.is_empty() { lead.trim_end() } else { lead });
            drawn.push_str(if piece.is_empty() { "" } else { &words });
            drawn.push('\n');
        }
    }
    drawn
}

/// The line cut so that each piece fits beside what stands before it.
fn pieces(width: Width, first: &str, indent: usize, line: &str) -> Vec<String> {
    let Some(prose) = width.prose() else { return vec![line.trim_end().to_owned()] };
    let (before_first, before) = (display_width(first), indent);
    // textwrap knows two indents; only their widths matter here, so that styles in a label stay out of its hands.
    let (initial, subsequent) = (" ".repeat(before_first), " ".repeat(before));
    let options = Options::new(prose.max(before_first.max(before) + LEAST))
        .initial_indent(&initial)
        .subsequent_indent(&subsequent)
        .word_splitter(WordSplitter::NoHyphenation);
    let lines = wrap(line.trim_end(), options);
    let cut = |(i, piece): (usize, &std::borrow::Cow<'_, str>)| {
        piece.get(if i == 0 { before_first } else { before }..).unwrap_or_default().to_owned()
    };
    lines.iter().enumerate().map(cut).collect()
}

/// The least room that words get beside an indent.
const LEAST: usize = 12;

/// A heading of our own words, bold, with an empty line before it.
pub fn heading(out: &mut dyn Write, words: &str) -> io::Result<()> {
    let bold = style::HEADING;
    writeln!(out, "\n{bold}{words}{bold:#}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_wrapped_and_indented() {
        let text = "Two trackers place Russian troops in the centre, and none in the north.";
        assert_eq!(
            paragraph(Width::Columns(40), 4, text),
            "    Two trackers place Russian troops in\n    the centre, and none in the north.\n"
        );
        assert_eq!(paragraph(Width::Unlimited, 4, text), format!("    {text}\n"));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let text = "波克羅夫斯克".repeat(5);
        let drawn = paragraph(Width::Columns(40), 2, &text);
        assert!(drawn.lines().all(|line| display_width(line) <= 40), "{drawn}");
        assert_eq!(drawn.lines().count(), 2);
    }

    #[test]
    fn a_label_hangs_and_its_styles_take_no_room() {
        let label = format!("{}  ", style::styled(style::NUMBER, "E7"));
        let drawn = labelled(Width::Columns(40), &label, 4, style::PLAIN, "one two three four five six seven eight");
        assert_eq!(
            anstream::adapter::strip_str(&drawn).to_string(),
            "E7  one two three four five six seven\n    eight\n"
        );
    }

    #[test]
    fn line_breaks_are_kept_and_hidden_characters_shown() {
        assert_eq!(paragraph(Width::Unlimited, 2, "a\n\nb\u{202e}c\n"), "  a\n\n  b\\u{202e}c\n");
    }
}
