//! Other desks' findings: stored apart from our claims, found by their page and the claim's words, every version of them.

use super::{Reading, rows};
use crate::domain::{ForeignDesk, ForeignReview, Rating, ReviewNumber, StoredForeignReview};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

impl Reading<'_> {
    /// Every version of the review that has this key, as they came in.
    pub fn review_versions(&self, key: &str) -> Result<Vec<StoredForeignReview>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT url, claim, claimant, claim_date, publisher, site, label, rating, verdict, reviewed_on, title, language,
                    appearances, number, version_of, added_at
             FROM foreign_review WHERE key = ?1 ORDER BY number",
        )?;
        Ok(stmt.query_map([key], read_stored)?.collect::<rusqlite::Result<_>>()?)
    }

    pub fn stored_review(&self, number: ReviewNumber) -> Result<StoredForeignReview> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT url, claim, claimant, claim_date, publisher, site, label, rating, verdict, reviewed_on, title, language,
                    appearances, number, version_of, added_at
             FROM foreign_review WHERE number = ?1",
        )?;
        let review = stmt.query_row([number.0], read_stored).optional()?;
        review.ok_or_else(|| Error::NoSuch { noun: "review", name: number.to_string() })
    }

    pub fn review(&self, number: ReviewNumber) -> Result<ForeignReview> {
        self.stored_review(number).map(|stored| stored.review)
    }

    /// Every review, every version of it, in the order of their numbers.
    pub fn foreign_reviews(&self) -> Result<Vec<StoredForeignReview>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT url, claim, claimant, claim_date, publisher, site, label, rating, verdict, reviewed_on, title, language,
                    appearances, number, version_of, added_at
             FROM foreign_review ORDER BY number",
        )?;
        Ok(stmt.query_map([], read_stored)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The number that the next review gets.
    pub fn next_review(&self) -> Result<ReviewNumber> {
        Ok(ReviewNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM foreign_review")?))
    }
}

fn read_stored(row: &Row<'_>) -> rusqlite::Result<StoredForeignReview> {
    Ok(StoredForeignReview {
        review: read(row)?,
        number: ReviewNumber(row.get(13)?),
        version_of: row.get::<_, Option<u32>>(14)?.map(ReviewNumber),
        added_at: rows::parsed(row, 15)?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<ForeignReview> {
    Ok(ForeignReview {
        url: row.get(0)?,
        claim: row.get(1)?,
        claimant: row.get(2)?,
        claim_date: rows::maybe_parsed(row, 3)?,
        publisher: ForeignDesk { name: row.get(4)?, site: row.get(5)? },
        label: row.get(6)?,
        rating: rows::json::<Option<Rating>>(row, 7)?,
        verdict: rows::maybe_word(row, 8)?,
        reviewed_on: rows::maybe_parsed(row, 9)?,
        title: row.get(10)?,
        language: row.get(11)?,
        appearances: rows::json(row, 12)?,
    })
}
