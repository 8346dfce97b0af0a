//! Claims and reviews that share rare words with a text, by the full-text index: few enough to be read one by one.

use super::index::{INDEXED_CLAIM, INDEXED_REVIEW};
use super::{Reading, search};
use crate::domain::{ClaimNumber, PrecedentName, ReviewNumber};
use crate::error::Result;

/// A text that may say nearly what another does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub name: PrecedentName,
    pub text: String,
    pub title: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
}

/// How many texts are read one by one.
const READ: usize = 600;
/// How many are read where no word is rare: the best by the index.
const READ_OF_COMMON: usize = 300;

impl Reading<'_> {
    /// How many claims and reviews there are.
    pub fn precedents(&self) -> Result<u32> {
        let sql = "SELECT (SELECT coalesce(max(number), 0) FROM claim)
                        + (SELECT coalesce(max(number), 0) FROM foreign_review)";
        Ok(self.conn.query_row(sql, [], |row| row.get(0))?)
    }

    /// How many claims and reviews have a word, counted up to [`READ`].
    fn have(&self, expression: &str) -> Result<usize> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 AND rowid % 8 IN (0, 6) LIMIT ?2)",
        )?;
        Ok(stmt.query_row((expression, READ), |row| row.get(0))?)
    }

    /// All claims in work and all reviews, where they are few enough to be read one by one.
    pub fn all_candidates(&self) -> Result<Option<Vec<Candidate>>> {
        let few = self.precedents()? as usize <= READ;
        few.then(|| self.candidates_by("SELECT rowid FROM search WHERE rowid % 8 IN (0, 6)", [])).transpose()
    }

    /// The claims in work and the reviews that have the rarest of the words, and for each word how many have it.
    pub fn candidates(&self, words: &[&str]) -> Result<(Vec<Candidate>, Vec<u32>)> {
        let mut counted = Vec::new();
        let mut have = Vec::new();
        for word in words {
            let expression = search::word(word);
            let count = expression.as_deref().map_or(Ok(0), |expression| self.have(expression))?;
            have.push(count as u32);
            counted.extend(expression.filter(|_| count > 0).map(|expression| (count, expression)));
        }
        counted.sort();
        let mut room = READ;
        let rare = counted.iter().take_while(|(count, _)| {
            let fits = *count < room;
            room = room.saturating_sub(*count);
            fits
        });
        let rare: Vec<&str> = rare.map(|(_, expression)| expression.as_str()).collect();
        let candidates = if rare.is_empty() {
            let any: Vec<&str> = counted.iter().map(|(_, expression)| expression.as_str()).collect();
            if any.is_empty() {
                return Ok((Vec::new(), have));
            }
            self.candidates_by(
                "SELECT rowid FROM (SELECT rowid, bm25(search) AS score FROM search
                                    WHERE search MATCH ?1 AND rowid % 8 IN (0, 6))
                 ORDER BY score LIMIT ?2",
                (any.join(" OR "), READ_OF_COMMON),
            )?
        } else {
            self.candidates_by(
                "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid % 8 IN (0, 6)",
                [rare.join(" OR ")],
            )?
        };
        Ok((candidates, have))
    }

    fn candidates_by(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<Candidate>> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rowids = stmt.query_map(values, |row| row.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let numbers = |what: i64| {
            let of = rowids.iter().filter(|rowid| *rowid % 8 == what).map(|rowid| (rowid / 8).to_string());
            format!("[{}]", of.collect::<Vec<_>>().join(","))
        };
        let mut candidates = Vec::new();
        // What was set aside is in work no more; of a review its newest version counts.
        let mut claims = self.conn.prepare_cached(
            "SELECT claim.number, text, language FROM claim LEFT JOIN article ON article.number = claim.article
             WHERE claim.number IN (SELECT value FROM json_each(?1))
               AND claim.set_aside IS NULL AND article.set_aside IS NULL
             ORDER BY claim.number",
        )?;
        let claims = claims.query_map([numbers(INDEXED_CLAIM)], |row| {
            let name = PrecedentName::Claim(ClaimNumber(row.get(0)?));
            Ok(Candidate { name, text: row.get(1)?, title: None, language: row.get(2)? })
        })?;
        let mut reviews = self.conn.prepare_cached(
            "SELECT number, claim, title, language FROM foreign_review
             WHERE number IN (SELECT value FROM json_each(?1))
               AND number = (SELECT max(number) FROM foreign_review AS version WHERE version.key = foreign_review.key)
             ORDER BY number",
        )?;
        let reviews = reviews.query_map([numbers(INDEXED_REVIEW)], |row| {
            let name = PrecedentName::Review(ReviewNumber(row.get(0)?));
            Ok(Candidate { name, text: row.get(1)?, title: row.get(2)?, language: row.get(3)? })
        })?;
        for candidate in claims.chain(reviews) {
            candidates.push(candidate?);
        }
        Ok(candidates)
    }
}
