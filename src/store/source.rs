//! Reading sources: by number, by name, by address, or all of them.

use super::{Reading, rows};
use crate::domain::{ClaimNumber, Source, SourceNumber, StoredSource};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

impl Reading<'_> {
    pub fn source(&self, number: SourceNumber) -> Result<StoredSource> {
        let mut stmt = self.conn.prepare_cached(SOURCE)?;
        let source = stmt.query_row([number.0], read_stored).optional()?;
        source.ok_or_else(|| Error::NoSuch { noun: "source", name: number.to_string() })
    }

    /// The source that a number means: the one that it was merged into, where it was.
    pub fn standing_source(&self, number: SourceNumber) -> Result<SourceNumber> {
        Ok(self.source(number)?.merged_into.unwrap_or(number))
    }

    /// The claims that have evidence of a source, withdrawn pieces included.
    pub fn claims_of_source(&self, source: SourceNumber) -> Result<Vec<ClaimNumber>> {
        self.numbers("SELECT DISTINCT claim FROM evidence WHERE source = ?1 ORDER BY claim", [source.0])
    }

    /// Every source, merged ones included, in the order of their numbers.
    pub fn sources(&self) -> Result<Vec<StoredSource>> {
        let mut stmt = self.conn.prepare_cached(SOURCES)?;
        Ok(stmt.query_map([], read_stored)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The sources with exactly this name, and those that one with this name was merged into.
    fn sources_named(&self, name: &str) -> Result<Vec<SourceNumber>> {
        let mut stmt = self
            .conn
            .prepare_cached("SELECT DISTINCT coalesce(merged_into, number) FROM source WHERE name = ?1 ORDER BY 1")?;
        let numbers = stmt.query_map([name], |row| Ok(SourceNumber(row.get(0)?)))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }

    /// The one source with exactly this name.
    pub fn source_called(&self, name: &str) -> Result<SourceNumber> {
        match self.sources_named(name.trim())?.as_slice() {
            [only] => Ok(*only),
            [] => Err(Error::NoSuch { noun: "source", name: name.trim().to_owned() }),
            several => Err(Error::Ambiguous {
                noun: "source",
                name: name.trim().to_owned(),
                numbers: several.iter().map(ToString::to_string).collect(),
            }),
        }
    }

    /// The first source with exactly this name and address.
    pub fn source_like(&self, name: &str, url: Option<&str>) -> Result<Option<SourceNumber>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT coalesce(merged_into, number) FROM source WHERE name = ?1 AND coalesce(url, '') = coalesce(?2, '') ORDER BY number",
        )?;
        Ok(stmt.query_row((name, url), |row| Ok(SourceNumber(row.get(0)?))).optional()?)
    }

    /// The source that has a uid.
    pub fn source_by_uid(&self, uid: &str) -> Result<Option<SourceNumber>> {
        let mut stmt = self.conn.prepare_cached("SELECT number FROM source WHERE uid = ?1")?;
        Ok(stmt.query_row([uid], |row| Ok(SourceNumber(row.get(0)?))).optional()?)
    }

    /// The number that the next source gets.
    pub fn next_source(&self) -> Result<SourceNumber> {
        Ok(SourceNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM source")?))
    }
}

const SOURCE: &str = "
    SELECT number, uid, name, kind, publisher, author, url, published, reliability, reliability_reason, interest,
           origin, note, disclosure, added_at,
           (SELECT count(*) FROM evidence WHERE source = source.number AND withdrawn IS NULL), merged_into
    FROM source WHERE number = ?1";

const SOURCES: &str = "
    SELECT number, uid, name, kind, publisher, author, url, published, reliability, reliability_reason, interest,
           origin, note, disclosure, added_at,
           (SELECT count(*) FROM evidence WHERE source = source.number AND withdrawn IS NULL), merged_into
    FROM source ORDER BY number";

fn read_stored(row: &Row<'_>) -> rusqlite::Result<StoredSource> {
    Ok(StoredSource {
        source: read_source(row, 0)?,
        added_at: rows::parsed(row, 14)?,
        evidence: row.get(15)?,
        merged_into: row.get::<_, Option<u32>>(16)?.map(SourceNumber),
    })
}

/// The columns of `SOURCES` up to disclosure, from the given one on.
pub fn read_source(row: &Row<'_>, first: usize) -> rusqlite::Result<Source> {
    Ok(Source {
        number: SourceNumber(row.get(first)?),
        uid: rows::parsed(row, first + 1)?,
        name: row.get(first + 2)?,
        kind: rows::word(row, first + 3)?,
        publisher: row.get(first + 4)?,
        author: row.get(first + 5)?,
        url: row.get(first + 6)?,
        published: rows::maybe_parsed(row, first + 7)?,
        reliability: rows::word(row, first + 8)?,
        reliability_reason: row.get(first + 9)?,
        interest: row.get(first + 10)?,
        origin: row.get(first + 11)?,
        note: row.get(first + 12)?,
        disclosure: rows::word(row, first + 13)?,
    })
}
