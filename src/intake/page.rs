//! A saved HTML page to the article on it: its text, and what the page states of title, byline, outlet and date.
//!
//! bytes -> characters (`decode`) -> tree (`tree`, bounded) -> statements (`metadata`, `json_ld`, `day`) and blocks of text
//! (`block`), each in its place (`place`). The `dom_smoothie` crate chooses among them; `apart` says what is no part of an
//! article by its structure, `choice` widens what was chosen by what was lost, and `text` writes it. What is not the
//! article's is told as well. Nothing is loaded and nothing is run.

mod apart;
mod block;
mod choice;
mod day;
pub(super) mod decode;
mod json_ld;
pub(super) mod line;
mod metadata;
mod place;
pub(super) mod seen;
mod stamp;
mod text;
pub(super) mod tree;

#[cfg(test)]
mod structures;
#[cfg(test)]
mod tests;

use crate::domain::{LeftOut, LeftOutKind, PartialDate};
use block::{Block, Kind, Layout};
use dom_query::{NodeId, Selection};
use dom_smoothie::{Config, Readability};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::Range;
use thiserror::Error;

pub use decode::looks_like_html;

/// What a saved page says of the article on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The headline, without the name of the site.
    pub title: Option<String>,
    /// Whoever wrote it, as the page names them, without "By".
    pub byline: Option<String>,
    /// The site or paper, as the page names it.
    pub outlet: Option<String>,
    /// The day as the page writes it, in the time zone of the page.
    pub published: Option<PartialDate>,
    /// BCP 47.
    pub language: Option<String>,
    /// The address that the page gives for itself; http or https.
    pub url: Option<String>,
    /// Whether it says that everybody may read all of it: where not, the text may be only its beginning.
    pub free: Option<bool>,
    /// Paragraphs with an empty line between them, headings as `# `, list items as `- `.
    pub body: String,
    /// All that the page shows besides, in its order.
    pub left_out: Vec<LeftOut>,
}

/// Why a page gives no article.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum PageError {
    /// No run of paragraphs on it looks like an article: paste the text as plain text.
    #[error("no main text was found in the page")]
    NoText,
    /// Longer than any article with its page: save the text alone.
    #[error("the page has {length} bytes; {limit} is the most")]
    TooLong {
        /// In bytes.
        length: usize,
        /// In bytes.
        limit: usize,
    },
    /// No page that people read is built so: save the text alone.
    #[error("the page is built of more than {limit} elements, texts and comments")]
    TooManyParts {
        /// How many are read.
        limit: usize,
    },
    /// A tag with far too many attributes or an endless one: save the text alone.
    #[error("the page holds a tag that cannot be read in reasonable time")]
    Tangled,
    /// The process that read it died.
    #[error("reading the page takes more memory or time than there is for it")]
    TooMuch,
}

/// The longest page that is read, in bytes: news pages rarely pass one megabyte.
const PAGE_LIMIT: usize = 32 * 1024 * 1024;

/// Decodes the page (byte-order mark, UTF-8, declared charset, windows-1252) and reads the first article on it.
pub fn read(bytes: &[u8]) -> Result<Page, PageError> {
    Ok(read_all(bytes)?.remove(0))
}

/// As [`read`], each article of a page that has several in full; there is always one.
pub fn read_all(bytes: &[u8]) -> Result<Vec<Page>, PageError> {
    if bytes.len() > PAGE_LIMIT {
        return Err(PageError::TooLong { length: bytes.len(), limit: PAGE_LIMIT });
    }
    let document = tree::grow(&decode::decode(bytes))?;
    let stated = metadata::Stated::of(&document);
    let whole = document.clone();
    // The crate reads JSON-LD too, but neither @graph nor references, and it would change the title.
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::with_document(document, None, Some(config)).map_err(|_| PageError::NoText)?;
    let article = reader.parse().ok();
    let chosen = match article {
        Some(_) => texts(&reader.doc.select_single("#readability-page-1")),
        None => HashSet::new(),
    };
    let (title, byline) = article.map_or((None, None), |article| (Some(article.title), article.byline));
    let mut page = Page {
        title: stated.title.or_else(|| title.as_deref().and_then(metadata::line)),
        byline: stated.byline.or_else(|| byline.as_deref().and_then(metadata::name)),
        outlet: stated.outlet,
        published: stated.published,
        language: stated.language,
        url: stated.url,
        free: stated.free,
        body: String::new(),
        left_out: Vec::new(),
    };
    let layout = Layout::of(whole.root(), &chosen);
    page.title = page.title.map(|title| without_outlet(title, &layout));
    let apart = apart::set_apart(&layout);
    let taken = choice::choose(&layout, &apart);
    let several = choice::several(&layout, &apart, &taken);
    let pages = if several.is_empty() {
        vec![alone(page, &layout, &apart, &taken, stated.body)]
    } else {
        several.iter().map(|range| one_of(&page, &layout, &apart, &taken, range)).collect()
    };
    if pages.iter().all(|page| page.body.contains(char::is_alphanumeric)) { Ok(pages) } else { Err(PageError::NoText) }
}

/// The only article of a page. `stated` is its text as JSON-LD has it, which is taken where it is fuller: a page may show
/// only the beginning, or leave the text to a script.
fn alone(
    mut page: Page,
    layout: &Layout,
    apart: &[Option<LeftOutKind>],
    taken: &[bool],
    stated: Option<String>,
) -> Page {
    let is_title = |at: usize| is_title(&layout.blocks[at], page.title.as_deref());
    let shown = text::written(blocks(layout, |at| taken[at] && !is_title(at)));
    let fuller = stated.filter(|stated| 10 * letters(stated) > 13 * letters(&shown));
    let stands = |at: usize| match &fuller {
        None => taken[at],
        Some(stated) => stated.contains(&layout.blocks[at].text),
    };
    page.left_out =
        left_out(layout, |at| (!stands(at) && !is_title(at)).then(|| apart[at].unwrap_or(LeftOutKind::Around)));
    page.body = fuller.unwrap_or(shown);
    page
}

/// One of several articles of a page, with its own heading as its title.
fn one_of(page: &Page, layout: &Layout, apart: &[Option<LeftOutKind>], taken: &[bool], range: &Range<usize>) -> Page {
    let heading = range.clone().find(|at| matches!(layout.blocks[*at].kind, Kind::Heading(_)));
    let title = heading.and_then(|at| metadata::line(&layout.blocks[at].text)).or_else(|| page.title.clone());
    let taken = choice::within(layout, apart, taken, range);
    let is_title = |at: usize| is_title(&layout.blocks[at], title.as_deref());
    let body = text::written(blocks(layout, |at| taken[at] && !is_title(at)));
    let left_out = left_out(layout, |at| {
        let kind = apart[at].unwrap_or(if range.contains(&at) { LeftOutKind::Around } else { LeftOutKind::Article });
        (!taken[at] && !is_title(at)).then_some(kind)
    });
    Page { title, body, left_out, ..page.clone() }
}

fn blocks(layout: &Layout, which: impl Fn(usize) -> bool) -> impl Iterator<Item = &Block> {
    layout.blocks.iter().enumerate().filter(move |(at, _)| which(*at)).map(|(_, block)| block)
}

/// What follows one another and is of one kind is one text.
fn left_out(layout: &Layout, kind: impl Fn(usize) -> Option<LeftOutKind>) -> Vec<LeftOut> {
    let kinds: Vec<Option<LeftOutKind>> = (0..layout.blocks.len()).map(kind).collect();
    let mut left_out = Vec::new();
    let mut at = 0;
    for run in kinds.chunk_by(|a, b| a == b) {
        if let Some(kind) = run[0] {
            left_out.push(LeftOut { kind, text: text::written(&layout.blocks[at..at + run.len()]) });
        }
        at += run.len();
    }
    left_out
}

/// A title as the heading of the page has it, where the name of the outlet stands behind that: "Storm over Ostrey | The Mail".
fn without_outlet(title: String, layout: &Layout) -> String {
    const PARTS: [char; 9] = ['|', '-', '–', '—', ':', '·', '•', '«', '/'];
    let heads = |block: &&Block| {
        let rest = title.strip_prefix(&block.text).map(str::trim_start);
        matches!(block.kind, Kind::Heading(1 | 2)) && rest.is_some_and(|rest| rest.starts_with(PARTS))
    };
    match layout.blocks.iter().find(heads) {
        Some(block) => block.text.clone(),
        None => title,
    }
}

/// Is a block the title of the article? It is told as such and is no part of the text.
fn is_title(block: &Block, title: Option<&str>) -> bool {
    matches!(block.kind, Kind::Heading(1 | 2))
        && title.is_some_and(|title| metadata::letters(title) == metadata::letters(&block.text))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The texts of what was selected.
fn texts(selection: &Selection<'_>) -> HashSet<NodeId> {
    let nodes = selection.nodes().iter().flat_map(|node| node.descendants_it());
    nodes.filter(|node| node.is_text()).map(|node| node.id).collect()
}
