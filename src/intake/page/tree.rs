//! Characters to a tree, by html5ever, within bounds that a hostile page cannot talk its way round.
//!
//! The parser alone is linear on news pages only: each tag searches the open elements, each paragraph re-opens what
//! formatting was left open, each attribute is compared with all of its tag. So the open elements, the parts of the
//! tree and the time spent inside single tags are bounded here, by what the parser itself holds and not by a guess.

use super::PageError;
use dom_query::{Document, NodeData, NodeId, NodeRef};
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use std::cell::Cell;
use std::time::{Duration, Instant};

/// How many elements may be open at once; what nests deeper becomes part of what is open. Browsers stop at 512, but the
/// choice of the main text takes time that grows with depth, and news pages nest some forty deep.
const DEPTH: usize = 128;
/// How many start tags go by between two looks at the open elements.
const LOOK: usize = 16;
/// The most elements, texts and comments. The largest of the measured news pages have some ten thousand.
const PARTS: usize = 200_000;
/// The page is fed in pieces of this many bytes.
const PIECE: usize = 4096;
/// The longest attribute that is kept, and the longest text that stays in one, in bytes.
const STRETCH: usize = 4096;
/// How long the pieces that end inside a tag or comment may take together. Each takes microseconds unless it is one
/// tag with thousands of attributes, whose comparison takes quadratic time.
const PATIENCE: Duration = Duration::from_secs(1);

/// The page as a tree.
pub fn grow(html: &str) -> Result<Document, PageError> {
    // As dom_query parses: what stands in <noscript> is read.
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let guard = Guard {
        builder: TreeBuilder::new(Document::default(), options),
        started: Cell::new(0),
        deep: Cell::new(false),
        too_deep: Cell::new(false),
        tokens: Cell::new(0),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut spent = Duration::ZERO;
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())));
        rest = after;
        queue.push_back(StrTendril::from_slice(piece));
        let (tokens, start) = (tokenizer.sink.tokens.get(), Instant::now());
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        // Nobody asks what was wrong, and a page can be wrong at every byte.
        tokenizer.sink.builder.sink.errors.borrow_mut().clear();
        if tokenizer.sink.tokens.get() == tokens {
            spent += start.elapsed();
        }
        if spent > PATIENCE {
            return Err(PageError::Tangled);
        }
        if tokenizer.sink.parts() > PARTS {
            return Err(PageError::TooManyParts { limit: PARTS });
        }
    }
    tokenizer.end();
    let document = tokenizer.sink.builder.sink;
    part_long_texts(&document);
    open_shadows(&document);
    Ok(document)
}

/// Puts what stands in `<template shadowrootmode>` where it is shown: in the element around it.
fn open_shadows(document: &Document) {
    for template in document.select("template[shadowrootmode]").nodes() {
        let contents = template.element_ref().and_then(|element| element.template_contents);
        let contents = contents.and_then(|contents| document.tree.get(&contents));
        for child in contents.iter().flat_map(NodeRef::children) {
            template.insert_before(&child);
        }
    }
}

/// Splits what one text holds beyond `STRETCH`: the crate that chooses the main text also writes it out as HTML, and
/// html5ever searches the whole rest of a text anew for each `&` in it.
fn part_long_texts(document: &Document) {
    let is_long = |data: &NodeData| matches!(data, NodeData::Text { contents } if contents.len() > STRETCH && contents.contains('&'));
    let nodes = document.root().descendants();
    for node in nodes.iter().filter(|node| node.query_or(false, |node| is_long(&node.data))) {
        let text = node.text();
        let mut rest: &str = &text;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(rest.floor_char_boundary(STRETCH.min(rest.len())));
            node.insert_before(&document.tree.new_text(part));
            rest = after;
        }
        node.remove_from_parent();
    }
}

/// Stands between the tokenizer and the tree builder, and lets no start tag through that would nest too deep.
struct Guard {
    builder: TreeBuilder<NodeId, Document>,
    started: Cell<usize>,
    deep: Cell<bool>,
    too_deep: Cell<bool>,
    /// Tokens other than parse errors.
    tokens: Cell<u64>,
}

impl Guard {
    fn parts(&self) -> usize {
        self.builder.sink.tree.len()
    }

    /// The elements that are open or would be re-opened.
    fn open(&self) -> usize {
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }

    fn admits(&self, tag: &Tag) -> bool {
        let started = self.started.get();
        self.started.set(started + 1);
        if started.is_multiple_of(LOOK) {
            let open = self.open();
            self.deep.set(open > DEPTH);
            self.too_deep.set(open > 2 * DEPTH);
        }
        // A paragraph closes the one before it, and the others hold what is no markup: neither nests on a page that
        // means no harm, and without them text would run together or scripts would become text.
        let flat =
            || matches!(&*tag.name, "p" | "br" | "script" | "style" | "title" | "textarea" | "iframe" | "noframes");
        !self.too_deep.get() && (!self.deep.get() || flat())
    }
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            // Browsers show nothing for it either.
            Token::NullCharacterToken => {
                self.tokens.set(self.tokens.get() + 1);
                return TokenSinkResult::Continue;
            }
            _ => self.tokens.set(self.tokens.get() + 1),
        }
        if let Token::TagToken(tag) = &mut token {
            // One piece can re-open far more than it holds, so the bound is kept between pieces too.
            if tag.kind == StartTag && (!self.admits(tag) || self.parts() > PARTS) {
                return TokenSinkResult::Continue;
            }
            tag.attrs.retain(|attribute| attribute.value.len() <= STRETCH);
            if re_opens(&tag.name) {
                tag.attrs
                    .retain(|attribute| matches!(&*attribute.name.local, "href" | "class" | "id" | "rel" | "itemprop"));
            }
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether the element is opened anew, attributes and all, in each paragraph that follows it unclosed.
fn re_opens(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(document: &Document) -> usize {
        let (mut deepest, mut depth, mut node) = (0, 0usize, document.root());
        loop {
            if let Some(child) = node.first_child() {
                node = child;
                depth += 1;
                deepest = deepest.max(depth);
                continue;
            }
            while node.next_sibling().is_none() {
                let Some(parent) = node.parent() else { return deepest };
                node = parent;
                depth -= 1;
            }
            node = node.next_sibling().unwrap();
        }
    }

    #[test]
    fn a_page_within_the_bounds_grows_as_the_parser_alone_would_grow_it() {
        let html = "<!doctype html><title>a&amp;b</title><script>if (a<b) {}</script><table><tr><td>x<p>y</table>\
                    <b class=c title=t>bold<p>on<svg><title>t</title></svg><noscript><img src=x></noscript>&eacute;";
        let html = html.to_owned() + &"<div><p>long enough to be fed in pieces é</div>".repeat(500);
        let expected = Document::from(html.replace(" title=t", "")).html();
        assert_eq!(grow(&html).unwrap().html(), expected);
    }

    #[test]
    fn what_nests_too_deep_becomes_part_of_what_is_open() {
        for tag in ["div", "b", "table><tr><td", "svg><g", "ul><li", "blockquote", "template", "svg><style", "select"] {
            let html = format!("<{tag}>").repeat(20_000) + "<script>no()</script><p>here";
            let document = grow(&html).unwrap();
            assert!(depth(&document) < 3 * DEPTH, "{tag}: {}", depth(&document));
        }
    }

    #[test]
    fn formatting_left_open_cannot_multiply() {
        let open: String = (0..5_000).map(|n| format!("<b id={n}>")).collect();
        let html = format!("<p>{open}") + &"<p>x".repeat(100_000);
        assert_eq!(grow(&html).err(), Some(PageError::TooManyParts { limit: PARTS }));
    }

    #[test]
    fn a_tag_with_half_a_million_attributes_is_refused() {
        let attributes: String = (0..500_000).map(|n| format!("a{n} ")).collect();
        assert_eq!(grow(&format!("<p>text<p {attributes}>")).err(), Some(PageError::Tangled));
    }

    #[test]
    fn a_long_attribute_and_a_long_comment_are_read() {
        let html = format!("<p data-state='{0}'>text</p><!--{0}-->", "word ".repeat(20_000));
        assert!(grow(&html).unwrap().text().contains("text"));
    }
}
