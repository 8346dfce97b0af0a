//! All that a page shows: its title, then the text of its body, a line for each block.

use super::Unreadable;
use crate::intake::page::{line::spaced_once, seen::is_hidden, tree};
use dom_query::{Element, NodeData, NodeRef};

/// The visible text; empty where a page shows none.
///
/// Style sheets are not read, so what only they hide is given, and pictures are not described.
pub fn visible(html: &str) -> Result<String, Unreadable> {
    let document = tree::grow(html)?;
    let mut writer = Writer::default();
    let root = document.root();
    // A walk without recursion: the tree may be as deep as the page made it.
    let mut node = root;
    loop {
        if writer.enter(&node)
            && let Some(child) = node.first_child()
        {
            node = child;
            continue;
        }
        loop {
            writer.leave(&node);
            if node.id == root.id {
                writer.end_block();
                return Ok(writer.out);
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                writer.end_block();
                return Ok(writer.out);
            };
            node = parent;
        }
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    line: String,
    /// Whether an empty line goes before the next one.
    apart: bool,
    /// How many `<pre>` are open: there the lines are the page's own.
    kept: usize,
    /// How many elements are open whose words are struck out, and those words.
    struck: usize,
    struck_words: String,
}

impl Writer {
    /// Whether to go into the node.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        node.query_or(false, |tree_node| match &tree_node.data {
            NodeData::Text { contents } => {
                self.read(contents);
                false
            }
            NodeData::Element(element) => self.open(element, node),
            NodeData::Document | NodeData::Fragment => true,
            NodeData::Doctype { .. } | NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => false,
        })
    }

    fn read(&mut self, text: &str) {
        if self.struck > 0 {
            self.struck_words.push_str(text);
            return;
        }
        if self.kept == 0 {
            self.line.push_str(text);
            return;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.line.push_str(line);
        }
    }

    fn open(&mut self, element: &Element, node: &NodeRef<'_>) -> bool {
        let name = &*element.name.local;
        // Of the head only the title is shown, and a title inside of a drawing only under the pointer.
        let is_title = name == "title" && node.parent().is_some_and(|parent| parent.has_name("head"));
        if name == "title" && !is_title || is_unseen(name) || is_hidden(element) {
            return false;
        }
        if name == "sup" && self.is_note(node) {
            return false;
        }
        self.struck += usize::from(is_struck(name));
        match block(name) {
            Block::None => {}
            Block::Break => self.end_line(),
            Block::Cell if !spaced_once(&self.line).is_empty() => self.line.push_str(" | "),
            Block::Cell => {}
            Block::Close => self.end_line(),
            Block::Apart => self.end_block(),
        }
        self.kept += usize::from(name == "pre");
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let name = node.qual_name_ref();
        let name = name.as_ref().map_or("", |name| &name.local);
        match block(name) {
            Block::None | Block::Break | Block::Cell => {}
            Block::Close => self.end_line(),
            Block::Apart => self.end_block(),
        }
        let is_open = || !node.query_or(true, |node| node.as_element().is_some_and(is_hidden));
        if is_struck(name) && is_open() {
            self.struck = self.struck.saturating_sub(1);
        }
        if name == "pre" && is_open() {
            self.kept = self.kept.saturating_sub(1);
        }
    }

    /// Whether a raised sign leads to a note, and is no part of the sentence that it stands in: 5 km² is.
    fn is_note(&self, node: &NodeRef<'_>) -> bool {
        let text = node.text();
        let sign = text.trim();
        let bare = sign.trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
        let is_sign = !bare.is_empty() && bare.chars().count() <= 3 && !bare.contains(' ');
        let links = node.descendants().iter().any(|inner| inner.attr("href").is_some_and(|to| to.contains('#')));
        let before = self.line.trim_end();
        let word = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
        let behind_words = word >= 3 || before.ends_with(['.', ',', ';', ':', '!', '?', '”', '"', ')']);
        let is_number = bare.chars().all(|c| c.is_ascii_digit());
        is_sign && (links || is_number && (behind_words || sign.starts_with('[')))
    }

    fn end_line(&mut self) {
        let line = spaced_once(&self.line);
        self.line.clear();
        self.push_line(&line);
    }

    fn push_line(&mut self, line: &str) {
        if line.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(if self.apart { "\n\n" } else { "\n" });
        }
        self.apart = false;
        self.out.push_str(line);
    }

    fn end_block(&mut self) {
        self.end_line();
        // Struck words show, and nobody reads them as a part of the sentence.
        let struck = spaced_once(&std::mem::take(&mut self.struck_words));
        if !struck.is_empty() {
            self.push_line(&format!("[struck out: {struck}]"));
        }
        self.apart = true;
    }
}

/// Elements that show nothing, or something else than what stands in them.
fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "meta"
            | "link"
            | "desc"
            | "metadata"
            | "defs"
            | "annotation"
            | "annotation-xml"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "noframes"
            | "datalist"
            | "rp"
            | "rt"
    )
}

fn is_struck(name: &str) -> bool {
    matches!(name, "del" | "s" | "strike")
}

/// How an element parts the text before it and after it.
enum Block {
    None,
    /// One new line, where it stands.
    Break,
    Cell,
    /// On lines of its own.
    Close,
    /// With an empty line around it.
    Apart,
}

fn block(name: &str) -> Block {
    match name {
        "br" => Block::Break,
        "td" | "th" => Block::Cell,
        "tr" | "li" | "dt" | "dd" | "div" | "option" | "optgroup" | "legend" | "summary" | "figcaption" | "caption"
        | "button" | "select" | "textarea" | "text" => Block::Close,
        "address" | "article" | "aside" | "blockquote" | "body" | "details" | "dialog" | "dl" | "fieldset"
        | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hgroup"
        | "hr" | "html" | "main" | "menu" | "nav" | "ol" | "p" | "pre" | "search" | "section" | "svg" | "table"
        | "tbody" | "tfoot" | "thead" | "title" | "ul" => Block::Apart,
        _ => Block::None,
    }
}
