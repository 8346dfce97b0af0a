//! Blocks as plain text: paragraphs, `# ` headings and `- ` items, an empty line between them.

use super::block::{Block, Kind, Layout};
use super::line::spaced_once;
use super::tree;
use dom_query::Document;
use std::collections::HashSet;

/// The text of the blocks; items and rows follow one another without an empty line.
pub fn written<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> String {
    let mut out = String::new();
    let mut last = None;
    for block in blocks {
        if !out.is_empty() {
            let close = last == Some(block.kind) && matches!(block.kind, Kind::Item | Kind::Row);
            out.push_str(if close { "\n" } else { "\n\n" });
        }
        match block.kind {
            Kind::Paragraph | Kind::Row | Kind::Struck => {}
            Kind::Heading(level) => {
                out.extend(std::iter::repeat_n('#', level));
                out.push(' ');
            }
            Kind::Item => {
                // Beyond a few levels the indent would outgrow the text.
                out.extend(std::iter::repeat_n("  ", block.lists.clamp(1, 8) - 1));
                out.push_str("- ");
            }
        }
        out.push_str(&block.text);
        last = Some(block.kind);
    }
    out
}

/// Text that a page states beside its elements: with tags in it, or plain, when its lines become paragraphs.
pub fn stated(text: &str) -> String {
    let tagged = ["</", "<br", "<p>"].iter().any(|tag| text.contains(tag));
    if tagged && let Ok(document) = tree::grow(text) {
        let layout = Layout::of(document.root(), &HashSet::new());
        return written(layout.blocks.iter().filter(|block| block.kind != Kind::Struck));
    }
    let line = |line: &str| match line.contains('&') && line.contains(';') {
        true => spaced_once(&Document::fragment(line.replace('<', "&lt;")).text()),
        false => spaced_once(line),
    };
    let paragraphs: Vec<String> = text.lines().map(line).filter(|line| !line.is_empty()).collect();
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        let layout = Layout::of(Document::from(html).select("body").nodes()[0], &HashSet::new());
        written(layout.blocks.iter().filter(|block| block.kind != Kind::Struck))
    }

    #[test]
    fn a_stated_text_is_read_with_its_tags_and_its_entities() {
        assert_eq!(stated("They met.\r\n\r\nThey &amp; she left."), "They met.\n\nThey & she left.");
        assert_eq!(stated("<p>They met.</p><p>They <b>left</b>.</p>"), "They met.\n\nThey left.");
        assert_eq!(stated("5 < 6 and 7 > 6"), "5 < 6 and 7 > 6");
    }

    #[test]
    fn blocks_stand_apart_and_inline_marks_vanish() {
        assert_eq!(
            text(
                "<h2>The <i>envoys</i></h2><p>Steve Witkoff\n  reached <b>Moscow</b>&nbsp;on&#32;Tuesday.</p>loose<div>end</div>"
            ),
            "## The envoys\n\nSteve Witkoff reached Moscow on Tuesday.\n\nloose\n\nend"
        );
        assert_eq!(text("<p>one<br>two<br><br>three</p>"), "one\ntwo\n\nthree");
        assert_eq!(text("<h1>one<br>two</h1>"), "# one two");
        assert_eq!(text("<pre>one\n  two\n\nthree</pre>"), "one\ntwo\n\nthree");
    }

    #[test]
    fn lists_keep_their_items_and_tables_their_rows() {
        assert_eq!(
            text("<p>Points:</p><ul><li>one<li><p>two</p><p>more</p><ol><li>inner</ol></ul>after"),
            "Points:\n\n- one\n- two\n\nmore\n\n  - inner\n\nafter"
        );
        assert_eq!(text("<table><tr><th>City<th>Drones<tr><td>Kyiv<td>20</table>"), "City | Drones\nKyiv | 20");
    }

    #[test]
    fn a_cell_is_one_cell_whatever_stands_in_it_and_an_empty_one_keeps_its_place() {
        assert_eq!(
            text(
                "<table><tr><td></td><th>2023</th><th>2024</th></tr><tr><td><p>Turn</p><p>out</p></td><td></td>\
                 <td>71<br>%</td></tr></table>"
            ),
            "| 2023 | 2024\nTurn out | | 71 %"
        );
    }

    #[test]
    fn a_table_that_lays_the_page_out_is_no_table() {
        let long = "word ".repeat(100);
        assert_eq!(
            text(&format!("<table><tr><td>Home</td><td><p>{long}</p><p>End.</p></td></tr></table>")),
            format!("Home\n\n{}\n\nEnd.", long.trim())
        );
    }

    #[test]
    fn scripts_and_hidden_characters_are_left_out() {
        assert_eq!(text("<p>a<script>b()</script><style>c</style><svg><text>d</text></svg>e</p>"), "ae");
        assert_eq!(text("<p>Do\u{AD}nets\u{200B}k \u{202E} \u{7}x &lt;b&gt;</p>"), "Donetsk x <b>");
        assert_eq!(text("<h2> </h2><p></p>"), "");
        assert_eq!(
            text("<p>300<span hidden> 999</span><i style='display: none'>8</i> people<b class=sr-only> x</b></p>"),
            "300 people"
        );
    }

    #[test]
    fn inline_marks_that_mean_something_keep_their_meaning() {
        assert_eq!(
            text("<p>10<sup>6</sup> cells, 5 m<sup>2</sup>, the 1<sup>st</sup>, CO<sub>2</sub>, 3<sub>2</sub></p>"),
            "10⁶ cells, 5 m², the 1st, CO2, 3₂"
        );
        assert_eq!(
            text("<p>The dam holds.<sup><a href='#n1'>[1]</a></sup> It said <q>It <q>holds</q></q>.</p>"),
            "The dam holds. It said “It ‘holds’”."
        );
        assert_eq!(
            text(
                "<p>The <abbr title='European Union'>EU</abbr> pays <del>300</del> <ins>200</ins>, not <s>4.5</s> 3.5.</p>"
            ),
            "The EU pays 200, not 3.5."
        );
        assert_eq!(text("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>"), "漢");
    }
}
