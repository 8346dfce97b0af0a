//! The full-text index, written behind the tables: SQLite writes the index's pending part to disk whenever a statement
//! with a trigger begins, as every event's does, so texts are gathered and put in together.

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

/// How many bytes of texts are gathered at the most. Each time they are written out the index gets a segment, and many
/// small segments are merged over and over.
const GATHERED: usize = 8 * 1024 * 1024;

/// Texts that are in the tables and not yet in the index.
#[derive(Default)]
pub struct Unindexed {
    texts: Vec<Text>,
    bytes: usize,
}

struct Text {
    rowid: i64,
    title: String,
    body: String,
    /// Whether something may stand under the rowid already.
    replaces: bool,
}

impl Unindexed {
    /// A new noun's text.
    pub fn add(&mut self, what: i64, number: u32, title: &str, body: &str) {
        self.push(what, number, title, body, false);
    }

    /// A text in place of what stood under the noun, if anything did.
    pub fn replace(&mut self, what: i64, number: u32, title: &str, body: &str) {
        self.push(what, number, title, body, true);
    }

    fn push(&mut self, what: i64, number: u32, title: &str, body: &str, replaces: bool) {
        let rowid = i64::from(number) * 8 + what;
        self.bytes += title.len() + body.len() + size_of::<Text>();
        self.texts.push(Text { rowid, title: title.to_owned(), body: body.to_owned(), replaces });
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
        for text in std::mem::take(self).texts {
            let values = params![text.rowid, text.title, text.body];
            let mut update = conn.prepare_cached("UPDATE search SET title = ?2, body = ?3 WHERE rowid = ?1")?;
            if text.replaces && update.execute(values)? > 0 {
                continue;
            }
            conn.prepare_cached("INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)")?.execute(values)?;
        }
        Ok(())
    }
}
