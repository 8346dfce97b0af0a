//! A saved HTML page to the article on it: its text, and what the page states of title, byline, outlet and date.
//!
//! bytes -> characters (`decode`) -> tree (`tree`, bounded) -> statements (`metadata`, `json_ld`, `day`) and main text
//! (the `dom_smoothie` crate chooses it, `text` writes it). Nothing is loaded and nothing is run.

mod day;
pub(super) mod decode;
mod json_ld;
mod metadata;
pub(super) mod text;
pub(super) mod tree;

#[cfg(test)]
mod tests;

use crate::domain::PartialDate;
use dom_smoothie::{Config, Readability};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use decode::looks_like_html;

/// What a saved page says of the article on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub outlet: Option<String>,
    /// The day as the page writes it, in the time zone of the page.
    pub published: Option<PartialDate>,
    /// BCP 47.
    pub language: Option<String>,
    /// The address that the page gives for itself; http or https.
    pub url: Option<String>,
    /// Paragraphs with an empty line between them, headings as `# `, list items as `- `.
    pub body: String,
}

/// Why a page gives no article.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum PageError {
    #[error("no main text was found in the page")]
    NoText,
    #[error("the page has {length} bytes; {limit} is the most")]
    TooLong { length: usize, limit: usize },
    #[error("the page is built of more than {limit} elements, texts and comments")]
    TooManyParts { limit: usize },
    #[error("the page holds a tag that cannot be read in reasonable time")]
    Tangled,
    /// The process that read it died.
    #[error("reading the page takes more memory or time than there is for it")]
    TooMuch,
}

/// The longest page that is read, in bytes: news pages rarely pass one megabyte.
const PAGE_LIMIT: usize = 32 * 1024 * 1024;

/// Decodes the page (byte-order mark, UTF-8, declared charset, windows-1252) and reads it.
pub fn read(bytes: &[u8]) -> Result<Page, PageError> {
    if bytes.len() > PAGE_LIMIT {
        return Err(PageError::TooLong { length: bytes.len(), limit: PAGE_LIMIT });
    }
    let document = tree::grow(&decode::decode(bytes))?;
    let stated = metadata::Stated::of(&document);
    // The crate reads JSON-LD too, but neither @graph nor references, and it would change the title.
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut reader = Readability::with_document(document, None, Some(config)).map_err(|_| PageError::NoText)?;
    let article = reader.parse().ok();
    let body = match article {
        Some(_) => text::paragraphs(&reader.doc.select_single("#readability-page-1")),
        None => String::new(),
    };
    // Pages that a script would fill state their text in JSON-LD alone.
    let body = if body.is_empty() { stated.body.unwrap_or_default() } else { body };
    if !body.contains(char::is_alphanumeric) {
        return Err(PageError::NoText);
    }
    let (title, byline) = article.map_or((None, None), |article| (Some(article.title), article.byline));
    Ok(Page {
        title: stated.title.or_else(|| title.as_deref().and_then(metadata::line)),
        byline: stated.byline.or_else(|| byline.as_deref().and_then(metadata::name)),
        outlet: stated.outlet,
        published: stated.published,
        language: stated.language,
        url: stated.url,
        body,
    })
}
