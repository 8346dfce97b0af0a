//! The full-text index, written behind the tables: SQLite writes the index's pending part to disk whenever a statement
//! with a trigger begins, as every event's does, so texts are gathered and put in together. It holds words as
//! `search/fold.rs` folds them; the texts themselves are in the tables.

use super::search::fold::{fold, line};
use crate::domain::{Article, ArticleNumber, Claim, Evidence, ForeignReview, Source};
use crate::error::Result;
use rusqlite::{Connection, params};

/// What a row of the index is, as the low three bits of its rowid.
pub const INDEXED_CLAIM: i64 = 0;
pub const INDEXED_EVIDENCE: i64 = 1;
pub const INDEXED_SOURCE: i64 = 2;
pub const INDEXED_ARTICLE: i64 = 3;
pub const INDEXED_SAID: i64 = 4;
pub const INDEXED_TRUE: i64 = 5;
pub const INDEXED_REVIEW: i64 = 6;
pub const INDEXED_CORRECTION: i64 = 7;

/// What of a claim tells its verdict.
pub const INDEXED_VERDICTS: [i64; 3] = [INDEXED_SAID, INDEXED_TRUE, INDEXED_CORRECTION];

/// From which number on a row of kind [`INDEXED_ARTICLE`] is a piece of an article's newest text: the article's number,
/// shifted, with the piece's in the low bits.
const PIECE_BITS: u32 = 24;

/// How many bytes of texts are gathered at the most. Each time they are written out the index gets a segment, and many
/// small segments are merged over and over.
const GATHERED: usize = 8 * 1024 * 1024;

/// A noun's text: what weighs more, and the rest.
pub struct Indexed {
    pub title: String,
    pub body: String,
}

impl Indexed {
    pub fn claim(claim: &Claim) -> Self {
        let mut body: Vec<&str> = claim.attribution.iter().skip(1).map(|link| link.speaker.as_str()).collect();
        body.extend(claim.anchor.iter().map(|anchor| anchor.exact.as_str()));
        body.extend(claim.tags.iter().map(String::as_str));
        Self { title: claim.text.clone(), body: body.join("\n") }
    }

    pub fn source(source: &Source) -> Self {
        let about = [&source.publisher, &source.author, &source.url, &source.origin, &source.note, &source.interest];
        Self::of(&source.name, about.map(Option::as_deref))
    }

    pub fn article(article: &Article) -> Self {
        Self::of(&article.title, [&article.outlet, &article.byline, &article.url].map(Option::as_deref))
    }

    pub fn evidence(evidence: &Evidence) -> Self {
        let rest = [&evidence.quote, &evidence.locator, &evidence.search_note, &evidence.origin];
        Self::of(evidence.paraphrase.as_deref().unwrap_or_default(), rest.map(Option::as_deref))
    }

    pub fn review(review: &ForeignReview) -> Self {
        let about = [&review.claimant, &review.title, &review.label, &review.publisher.name].map(Option::as_deref);
        Self::of(&review.claim, about.into_iter().chain([Some(review.publisher.site.as_str())]))
    }

    pub fn of<'t>(title: &str, about: impl IntoIterator<Item = Option<&'t str>>) -> Self {
        Self { title: title.to_owned(), body: about.into_iter().flatten().collect::<Vec<_>>().join("\n") }
    }
}

/// The pieces in which an article's text is found: its paragraphs, long ones cut at a blank.
pub fn pieces(body: &str) -> impl Iterator<Item = &str> {
    const LONGEST: usize = 2_000;
    let paragraphs = body.lines().filter(|line| !line.trim().is_empty());
    paragraphs.flat_map(|paragraph| {
        let mut rest = paragraph;
        std::iter::from_fn(move || {
            let near = rest.floor_char_boundary(LONGEST);
            let end = match rest.len() > LONGEST {
                true => rest[near..].find(char::is_whitespace).map_or(rest.len(), |at| near + at),
                false => rest.len(),
            };
            let piece = &rest[..end];
            rest = &rest[end..];
            (!piece.is_empty()).then_some(piece)
        })
    })
}

/// Texts that are in the tables and not yet in the index.
#[derive(Default)]
pub struct IndexQueue {
    entries: Vec<Entry>,
    bytes: usize,
}

enum Entry {
    Text {
        rowid: i64,
        title: String,
        body: String,
        also: String,
        /// Whether something may stand under the rowid already.
        replaces: bool,
    },
    /// No piece of the article stands any more.
    Cleared(ArticleNumber),
}

impl IndexQueue {
    /// A new noun's text.
    pub fn add(&mut self, what: i64, number: u32, text: &Indexed) {
        self.push(i64::from(number) * 8 + what, text, false);
    }

    /// A text in place of what stood under the noun, if anything did.
    pub fn replace(&mut self, what: i64, number: u32, text: &Indexed) {
        self.push(i64::from(number) * 8 + what, text, true);
    }

    /// An article's newest text, in place of the one before.
    pub fn article_text(&mut self, article: ArticleNumber, body: &str, is_first: bool) {
        if !is_first {
            self.entries.push(Entry::Cleared(article));
        }
        for (at, piece) in pieces(body).take(1 << PIECE_BITS).enumerate() {
            let text = Indexed { title: String::new(), body: piece.to_owned() };
            self.push(piece_rowid(article, at as i64), &text, false);
        }
    }

    fn push(&mut self, rowid: i64, text: &Indexed, replaces: bool) {
        let (title, body) = (fold(&text.title), fold(&text.body));
        let also = line(&[title.also, body.also].concat());
        let (title, body) = (line(&title.words), line(&body.words));
        self.bytes += title.len() + body.len() + also.len() + size_of::<Entry>();
        self.entries.push(Entry::Text { rowid, title, body, also, replaces });
    }

    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Writes the texts out once there are many.
    pub fn write_if_many(&mut self, conn: &Connection) -> Result<()> {
        if self.bytes < GATHERED { Ok(()) } else { self.write(conn) }
    }

    /// Writes the texts out.
    pub fn write(&mut self, conn: &Connection) -> Result<()> {
        for entry in std::mem::take(self).entries {
            match entry {
                Entry::Text { rowid, title, body, also, replaces } => {
                    let values = params![rowid, title, body, also];
                    let mut update =
                        conn.prepare_cached("UPDATE search SET title = ?2, body = ?3, also = ?4 WHERE rowid = ?1")?;
                    if replaces && update.execute(values)? > 0 {
                        continue;
                    }
                    let insert = "INSERT INTO search (rowid, title, body, also) VALUES (?1, ?2, ?3, ?4)";
                    conn.prepare_cached(insert)?.execute(values)?;
                }
                Entry::Cleared(article) => {
                    let (first, last) = (piece_rowid(article, 0), piece_rowid(article, (1 << PIECE_BITS) - 1));
                    // Other rows lie between them.
                    let delete = "DELETE FROM search WHERE rowid BETWEEN ?1 AND ?2 AND rowid % 8 = 3";
                    conn.prepare_cached(delete)?.execute([first, last])?;
                }
            }
        }
        Ok(())
    }
}

fn piece_rowid(article: ArticleNumber, piece: i64) -> i64 {
    ((i64::from(article.0) << PIECE_BITS) | piece) * 8 + INDEXED_ARTICLE
}

/// The article that a row of kind [`INDEXED_ARTICLE`] is of, and which piece of its text; none where it is its title.
pub fn article_of(rowid: i64) -> (ArticleNumber, Option<usize>) {
    let number = rowid / 8;
    match number >> PIECE_BITS {
        0 => (ArticleNumber(number as u32), None),
        article => (ArticleNumber(article as u32), Some((number & ((1 << PIECE_BITS) - 1)) as usize)),
    }
}
