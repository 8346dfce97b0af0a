//! A page as the blocks of text that it shows, in order, each in its place.

use super::line::spaced_once;
use super::place::{Names, Place, Role, attribute};
use super::seen::{is_hidden, is_only_read_aloud};
use dom_query::{Element, NodeData, NodeId, NodeRef};
use std::collections::HashSet;

/// All that is shown of a page.
#[derive(Debug, Default)]
pub struct Layout {
    /// A place stands behind the one around it. There is always one: the page.
    pub places: Vec<Place>,
    pub blocks: Vec<Block>,
}

/// A paragraph, a heading, an item, a row: text without another block in it.
#[derive(Debug, Clone)]
pub struct Block {
    pub kind: Kind,
    /// Its lines, spaces single.
    pub text: String,
    /// Index into `Layout::places`: the innermost place that holds it.
    pub place: usize,
    /// How many lists are open.
    pub lists: usize,
    pub letters: usize,
    /// Of the letters, those of links.
    pub linked: usize,
    /// Of the letters, those of `<time>`.
    pub timed: usize,
    /// Of the letters, those that the choice of the main text took.
    pub chosen: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Paragraph,
    Heading(usize),
    Item,
    Row,
    /// Words that the page strikes out.
    Struck,
}

impl Layout {
    /// What stands under `root`; `chosen` are the texts that the choice of the main text took.
    pub fn of(root: NodeRef<'_>, chosen: &HashSet<NodeId>) -> Self {
        let mut walk = Walk::new(chosen);
        // A walk without recursion: the tree may be as deep as the page made it.
        let mut node = root;
        'walk: loop {
            if walk.enter(&node)
                && let Some(child) = node.first_child()
            {
                node = child;
                continue;
            }
            loop {
                walk.leave(&node);
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
        walk.finished()
    }

    /// The places that hold the block, from the innermost out.
    pub fn around(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(self.blocks[block].place);
        std::iter::from_fn(move || {
            let place = next?;
            next = (place > 0).then(|| self.places[place].around);
            Some(place)
        })
    }
}

struct Walk<'c> {
    chosen: &'c HashSet<NodeId>,
    layout: Layout,
    /// The open elements that hold blocks.
    open: Vec<Open>,
    /// The lines of the block that is being read.
    lines: Vec<String>,
    line: String,
    kind: Kind,
    struck: String,
    counts: Counts,
    lists: usize,
    links: usize,
    /// Where in the line the last link ended.
    link_end: usize,
    times: usize,
    strikes: usize,
    quotes: usize,
    kept: usize,
    raised: usize,
    lowered: usize,
    /// Open cells of a table of data, in which no block begins.
    cells: usize,
    /// Cells so far in the row.
    row: usize,
}

struct Open {
    node: NodeId,
    place: usize,
    /// Whether it is a table of data.
    data: bool,
}

#[derive(Default)]
struct Counts {
    letters: usize,
    linked: usize,
    timed: usize,
    chosen: usize,
}

impl<'c> Walk<'c> {
    fn new(chosen: &'c HashSet<NodeId>) -> Self {
        let page = Place {
            around: 0,
            role: Role::Other,
            names: Names::default(),
            blocks: 0..0,
            pictures: 0,
            fields: 0,
            letters: 0,
            linked: 0,
            chosen: 0,
        };
        Self {
            chosen,
            layout: Layout { places: vec![page], blocks: Vec::new() },
            open: Vec::new(),
            lines: Vec::new(),
            line: String::new(),
            kind: Kind::Paragraph,
            struck: String::new(),
            counts: Counts::default(),
            lists: 0,
            links: 0,
            link_end: 0,
            times: 0,
            strikes: 0,
            quotes: 0,
            kept: 0,
            raised: 0,
            lowered: 0,
            cells: 0,
            row: 0,
        }
    }

    /// Whether to go into the node.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        node.query_or(false, |tree_node| match &tree_node.data {
            NodeData::Text { contents } => {
                self.read(contents, node.id);
                false
            }
            NodeData::Element(element) => self.begin(element, node),
            NodeData::Document | NodeData::Fragment => true,
            NodeData::Doctype { .. } | NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => false,
        })
    }

    fn read(&mut self, text: &str, node: NodeId) {
        if self.strikes > 0 {
            self.struck.push_str(text);
            return;
        }
        if self.kept > 0 {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.end_line();
                }
                self.count(line, node);
                self.line.push_str(line);
            }
            return;
        }
        self.count(text, node);
        if self.raised > 0 || self.lowered > 0 {
            let shifted = shifted(text, self.raised > 0, self.line.ends_with(|c: char| c.is_ascii_digit()));
            self.line.push_str(&shifted);
        } else {
            self.line.push_str(text);
        }
    }

    fn count(&mut self, text: &str, node: NodeId) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let when = |is: bool| if is { letters } else { 0 };
        self.counts.letters += letters;
        self.counts.linked += when(self.links > 0);
        self.counts.timed += when(self.times > 0);
        self.counts.chosen += when(self.chosen.contains(&node));
    }

    fn begin(&mut self, element: &Element, node: &NodeRef<'_>) -> bool {
        let name = &*element.name.local;
        if is_unread(name) || is_hidden(element) || is_only_read_aloud(element) {
            self.note(name);
            return false;
        }
        if name == "sup" && is_note_mark(node) {
            return false;
        }
        match name {
            "br" if self.cells > 0 => self.line.push(' '),
            "br" => self.end_line(),
            "img" if !is_icon(element) => self.note(name),
            "a" => {
                // Menus set their links apart by style alone.
                if self.link_end == self.line.len() && !self.line.is_empty() {
                    self.line.push(' ');
                }
                self.links += usize::from(attribute(element, "href").is_some());
            }
            "time" => self.times += 1,
            "del" | "s" | "strike" => self.strikes += 1,
            "sup" => self.raised += 1,
            "sub" => self.lowered += 1,
            "q" => {
                self.line.push(if self.quotes.is_multiple_of(2) { '“' } else { '‘' });
                self.quotes += 1;
            }
            "td" | "th" if self.in_data() => {
                if self.cells == 0 {
                    self.line.push_str(if self.row == 0 { "" } else { " | " });
                    self.row += 1;
                }
                self.cells += 1;
            }
            _ if is_block(name) && self.cells > 0 => self.line.push(' '),
            _ if is_block(name) => self.begin_block(element, node),
            _ => {}
        }
        true
    }

    fn begin_block(&mut self, element: &Element, node: &NodeRef<'_>) {
        self.flush();
        let name = &*element.name.local;
        let around = self.place();
        let place = self.layout.places.len();
        let blocks = self.layout.blocks.len();
        self.layout.places.push(Place {
            around,
            role: Role::of(element),
            names: Names::of(element),
            blocks: blocks..blocks,
            pictures: 0,
            fields: 0,
            letters: 0,
            linked: 0,
            chosen: 0,
        });
        let data = name == "table" && is_data(node);
        match name {
            "ul" | "ol" => self.lists += 1,
            "li" => self.kind = Kind::Item,
            "tr" if self.in_data() => {
                self.kind = Kind::Row;
                self.row = 0;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.kind = Kind::Heading(usize::from(name.as_bytes()[1] - b'0'));
            }
            "pre" => self.kept += 1,
            _ => {}
        }
        let data = data || self.in_data() && name != "table" && name != "caption";
        self.open.push(Open { node: node.id, place, data });
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(element) = node.element_ref() else { return };
        let name = &*element.name.local;
        if self.open.last().is_some_and(|open| open.node == node.id) {
            self.flush();
            self.kind = Kind::Paragraph;
            if let Some(open) = self.open.pop() {
                self.layout.places[open.place].blocks.end = self.layout.blocks.len();
            }
            match name {
                "ul" | "ol" => self.lists -= 1,
                "pre" => self.kept -= 1,
                _ => {}
            }
            return;
        }
        if is_unread(name) || is_hidden(&element) || is_only_read_aloud(&element) || name == "sup" && is_note_mark(node)
        {
            return;
        }
        match name {
            "a" => {
                self.links -= usize::from(attribute(&element, "href").is_some());
                self.link_end = self.line.len();
            }
            "time" => self.times -= 1,
            "del" | "s" | "strike" => self.strikes -= 1,
            "sup" => self.raised -= 1,
            "sub" => self.lowered -= 1,
            "q" => {
                self.quotes -= 1;
                self.line.push(if self.quotes.is_multiple_of(2) { '”' } else { '’' });
            }
            "td" | "th" if self.in_data() => self.cells -= 1,
            _ if is_block(name) && self.cells > 0 => self.line.push(' '),
            _ => {}
        }
    }

    fn place(&self) -> usize {
        self.open.last().map_or(0, |open| open.place)
    }

    fn in_data(&self) -> bool {
        self.open.last().is_some_and(|open| open.data)
    }

    /// Counts what is no text.
    fn note(&mut self, name: &str) {
        let place = self.place();
        let place = &mut self.layout.places[place];
        match name {
            "img" | "video" | "svg" | "canvas" | "iframe" | "object" => place.pictures += 1,
            "button" | "input" | "select" | "textarea" => place.fields += 1,
            _ => {}
        }
    }

    /// Two breaks, or an empty line where lines are the page's own, part paragraphs.
    fn end_line(&mut self) {
        let line = spaced_once(&self.line);
        self.line.clear();
        self.link_end = 0;
        if !line.is_empty() {
            self.lines.push(line);
        } else if self.kind == Kind::Paragraph {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let line = spaced_once(&self.line);
        self.line.clear();
        self.link_end = 0;
        if !line.is_empty() {
            self.lines.push(line);
        }
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            // Only the first text carries the mark of a heading or an item.
            let kind = std::mem::take(&mut self.kind);
            let parting = if matches!(kind, Kind::Heading(_) | Kind::Item) { " " } else { "\n" };
            let counts = std::mem::take(&mut self.counts);
            self.push(kind, lines.join(parting), counts);
        }
        let struck = spaced_once(&self.struck);
        self.struck.clear();
        if !struck.is_empty() {
            let letters = struck.chars().filter(|c| c.is_alphanumeric()).count();
            self.push(Kind::Struck, struck, Counts { letters, ..Counts::default() });
        }
    }

    fn push(&mut self, kind: Kind, text: String, counts: Counts) {
        let Counts { letters, linked, timed, chosen } = counts;
        let place = self.place();
        self.layout.blocks.push(Block { kind, text, place, lists: self.lists, letters, linked, timed, chosen });
    }

    /// What is counted in a place counts in those around it.
    fn finished(mut self) -> Layout {
        self.flush();
        let mut layout = self.layout;
        layout.places[0].blocks = 0..layout.blocks.len();
        for block in &layout.blocks {
            let place = &mut layout.places[block.place];
            place.letters += block.letters;
            place.linked += block.linked;
            place.chosen += block.chosen;
        }
        for at in (1..layout.places.len()).rev() {
            let Place { around, pictures, fields, letters, linked, chosen, .. } = layout.places[at];
            let outer = &mut layout.places[around];
            outer.pictures += pictures;
            outer.fields += fields;
            outer.letters += letters;
            outer.linked += linked;
            outer.chosen += chosen;
        }
        layout
    }
}

/// Small pictures are signs between words: a flag, a smile, a point that counts readers.
fn is_icon(img: &Element) -> bool {
    const SMALL: u32 = 60;
    let side = |name| attribute(img, name).and_then(|side| side.trim().trim_end_matches("px").parse::<u32>().ok());
    ["width", "height"].into_iter().any(|name| side(name).is_some_and(|side| side <= SMALL))
}

/// The number of a note, as "[12]" raised: it leads to another part of the page.
fn is_note_mark(sup: &NodeRef<'_>) -> bool {
    sup.children_it(false).any(|child| {
        child.element_ref().is_some_and(|link| {
            &*link.name.local == "a" && attribute(&link, "href").is_some_and(|href| href.contains('#'))
        })
    })
}

/// Raised and lowered digits as Unicode has them, so that 10⁶ is not 106 and m² is one sign; after a letter a lowered
/// digit stays as it is written by hand, CO2.
fn shifted(text: &str, raised: bool, after_digit: bool) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let shown = text.trim();
    if shown.is_empty() || !shown.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '−' | '+')) {
        return text.to_owned();
    }
    let digits = if raised { RAISED } else { LOWERED };
    let shift = |c: char| match c.to_digit(10) {
        Some(digit) => digits[digit as usize],
        None if c == '+' => '⁺',
        None => '⁻',
    };
    if raised || after_digit { shown.chars().map(shift).collect() } else { text.to_owned() }
}

/// Whether a table holds data and does not only lay the page out: several cells in a row, none of them long.
fn is_data(table: &NodeRef<'_>) -> bool {
    const LONGEST_CELL: usize = 400;
    let (mut cells, mut rows, mut letters) = (0, 0, 0);
    for node in table.descendants_it() {
        let fits = node.query_or(true, |tree_node| match &tree_node.data {
            NodeData::Text { contents } => {
                letters += contents.trim().len();
                letters <= LONGEST_CELL
            }
            NodeData::Element(element) => match &*element.name.local {
                "table" => false,
                "td" | "th" => {
                    (cells, letters) = (cells + 1, 0);
                    true
                }
                "tr" => {
                    rows += 1;
                    true
                }
                _ => true,
            },
            _ => true,
        });
        if !fits {
            return false;
        }
    }
    cells > rows
}

/// Elements whose content is no text of the page.
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
            | "rp"
            | "rt"
    )
}

/// Elements that part the text before them from the text after them; those that a page names itself among them.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
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
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    ) || name.contains('-')
}
