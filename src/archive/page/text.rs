//! The chosen part of a page as plain text: paragraphs, `# ` headings and `- ` items, an empty line between blocks.

use crate::domain::text::is_hidden;
use dom_query::{NodeData, NodeRef, Selection};

/// The text of what was selected; empty where there is none.
pub fn paragraphs(selection: &Selection<'_>) -> String {
    let mut writer = Writer::default();
    for root in selection.nodes() {
        // A walk without recursion: the tree may be as deep as the page made it.
        let mut node = *root;
        'walk: loop {
            if writer.enter(&node)
                && let Some(child) = node.first_child()
            {
                node = child;
                continue;
            }
            loop {
                writer.leave(&node);
                if node.id == root.id {
                    break 'walk;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { break 'walk };
                node = parent;
            }
        }
    }
    writer.flush();
    writer.out
}

/// Text that is stated without markup: its lines become paragraphs.
pub fn plain(text: &str) -> String {
    let paragraphs: Vec<String> = text.lines().map(spaced_once).filter(|line| !line.is_empty()).collect();
    paragraphs.join("\n\n")
}

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

#[derive(Default)]
struct Writer {
    out: String,
    /// The lines of the block that is being read.
    block: Vec<String>,
    line: String,
    kind: Kind,
    /// Of the block before; items and rows follow one another without an empty line.
    last: Kind,
    /// How many lists are open.
    lists: usize,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Paragraph,
    Heading(usize),
    Item,
    Row,
}

impl Writer {
    /// Whether to go into the node.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        node.query_or(false, |tree_node| match &tree_node.data {
            NodeData::Text { contents } => {
                self.line.push_str(contents);
                false
            }
            NodeData::Element(element) => self.open(&element.name.local),
            NodeData::Document | NodeData::Fragment => true,
            NodeData::Doctype { .. } | NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => false,
        })
    }

    fn open(&mut self, name: &str) -> bool {
        if is_unread(name) {
            return false;
        }
        match name {
            "br" => self.end_line(),
            "td" | "th" if !spaced_once(&self.line).is_empty() => self.line.push_str(" | "),
            "td" | "th" => {}
            _ if is_block(name) => {
                self.flush();
                match name {
                    "ul" | "ol" => self.lists += 1,
                    "li" => self.kind = Kind::Item,
                    "tr" => self.kind = Kind::Row,
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                        self.kind = Kind::Heading(usize::from(name.as_bytes()[1] - b'0'))
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let name = node.qual_name_ref();
        let name = name.as_ref().map_or("", |name| &name.local);
        if is_block(name) && !is_unread(name) {
            self.flush();
            self.kind = Kind::Paragraph;
            if matches!(name, "ul" | "ol") {
                self.lists = self.lists.saturating_sub(1);
            }
        }
    }

    fn end_line(&mut self) {
        let line = spaced_once(&self.line);
        self.line.clear();
        if !line.is_empty() {
            self.block.push(line);
        }
    }

    /// Writes the block that ends here. Only its first text carries the mark of a heading or an item.
    fn flush(&mut self) {
        self.end_line();
        if self.block.is_empty() {
            return;
        }
        let kind = std::mem::take(&mut self.kind);
        if !self.out.is_empty() {
            let close = self.last == kind && matches!(kind, Kind::Item | Kind::Row);
            self.out.push_str(if close { "\n" } else { "\n\n" });
        }
        let lines = std::mem::take(&mut self.block);
        match kind {
            Kind::Paragraph | Kind::Row => self.out.push_str(&lines.join("\n")),
            Kind::Heading(level) => {
                self.out.extend(std::iter::repeat_n('#', level));
                self.out.push(' ');
                self.out.push_str(&lines.join(" "));
            }
            Kind::Item => {
                // Beyond a few levels the indent would outgrow the text.
                self.out.extend(std::iter::repeat_n("  ", self.lists.clamp(1, 8) - 1));
                self.out.push_str("- ");
                self.out.push_str(&lines.join(" "));
            }
        }
        self.last = kind;
    }
}

/// Elements whose content is no text of the article.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "head"
            | "title"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "button"
            | "select"
            | "textarea"
            | "input"
            | "noframes"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn text(html: &str) -> String {
        paragraphs(&Document::from(html).select("body"))
    }

    #[test]
    fn blocks_stand_apart_and_inline_marks_vanish() {
        assert_eq!(
            text(
                "<h2>The <i>envoys</i></h2><p>Steve Witkoff\n  reached <b>Moscow</b>&nbsp;on&#32;Tuesday.</p>loose<div>end</div>"
            ),
            "## The envoys\n\nSteve Witkoff reached Moscow on Tuesday.\n\nloose\n\nend"
        );
        assert_eq!(text("<p>one<br>two<br><br>three</p>"), "one\ntwo\nthree");
        assert_eq!(text("<h1>one<br>two</h1>"), "# one two");
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
    fn scripts_and_hidden_characters_are_left_out() {
        assert_eq!(text("<p>a<script>b()</script><style>c</style><svg><text>d</text></svg>e</p>"), "ae");
        assert_eq!(text("<p>Do\u{AD}nets\u{200B}k \u{202E} \u{7}x &lt;b&gt;</p>"), "Donetsk x <b>");
        assert_eq!(text("<h2> </h2><p></p>"), "");
    }
}
