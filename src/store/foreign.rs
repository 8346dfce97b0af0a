//! Other desks' findings: stored apart from our claims, found by their page and the claim's words.

use super::{Reading, rows};
use crate::domain::{ForeignDesk, ForeignReview, Rating, ReviewNumber};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

impl Reading<'_> {
    /// The number of the review that has this page and these words.
    pub fn review_of(&self, url: &str, claim: &str) -> Result<Option<ReviewNumber>> {
        let mut stmt = self.conn.prepare_cached("SELECT number FROM foreign_review WHERE url = ?1 AND claim = ?2")?;
        Ok(stmt.query_row([url, claim], |row| Ok(ReviewNumber(row.get(0)?))).optional()?)
    }

    pub fn review(&self, number: ReviewNumber) -> Result<ForeignReview> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT url, claim, claimant, claim_date, publisher, site, label, rating, verdict, reviewed_on, title, language,
                    appearances
             FROM foreign_review WHERE number = ?1",
        )?;
        let review = stmt.query_row([number.0], read).optional()?;
        review.ok_or_else(|| Error::NoSuch { noun: "review", name: number.to_string() })
    }

    /// The number that the next review gets.
    pub fn next_review(&self) -> Result<ReviewNumber> {
        Ok(ReviewNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM foreign_review")?))
    }
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
