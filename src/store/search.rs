//! Full-text search: a parsed query written as an FTS5 expression, hits best first with their words marked.

use super::Reading;
use super::index::{
    INDEXED_ARTICLE, INDEXED_CLAIM, INDEXED_CORRECTION, INDEXED_EVIDENCE, INDEXED_REVIEW, INDEXED_SAID, INDEXED_SOURCE,
    INDEXED_VERDICTS,
};
use crate::domain::query::{Query, Sense, Shape, Term};
use crate::domain::{
    ArticleNumber, ClaimNumber, EvidenceNumber, Found, Hit, MARK_END, MARK_START, Question, ReviewNumber, SourceNumber,
};
use crate::error::Result;
use rusqlite::Row;

impl Reading<'_> {
    /// The texts that hold the query's words, best first, `limit` at the most.
    ///
    /// `among` narrows the hits to texts of those claims. A query without a word to find has no hits here. Where
    /// something is hidden from the reader the hits stand in the order of the case: a rank counts every text, and would
    /// tell of the hidden ones.
    pub fn search(&self, query: &Query, among: Option<&[ClaimNumber]>, limit: usize) -> Result<Vec<Hit>> {
        let Some(expression) = expression(&query.terms) else { return Ok(Vec::new()) };
        let among = among.map(|claims| {
            let numbers: Vec<String> = claims.iter().map(|claim| claim.0.to_string()).collect();
            format!("[{}]", numbers.join(","))
        });
        let hidden = self.blind.as_ref().map(|blind| {
            let of = |claim: ClaimNumber| INDEXED_VERDICTS.map(|what| (i64::from(claim.0) * 8 + what).to_string());
            format!("[{}]", blind.claims().flat_map(of).collect::<Vec<_>>().join(","))
        });
        let hit = |row: &Row<'_>| {
            let rowid: i64 = row.get(0)?;
            let claim: Option<u32> = row.get(2)?;
            Ok(Hit { found: found(rowid), claim: claim.map(ClaimNumber), snippet: row.get(1)? })
        };
        let (start, end, limit) = (MARK_START.to_string(), MARK_END.to_string(), limit as i64);
        let hits: rusqlite::Result<Vec<Hit>> = match hidden {
            None => self.conn.prepare_cached(SEARCH)?.query_map((expression, start, end, among, limit), hit)?.collect(),
            Some(hidden) => {
                let values = (expression, start, end, among, limit, hidden);
                self.conn.prepare_cached(SEARCH_AROUND)?.query_map(values, hit)?.collect()
            }
        };
        Ok(hits?)
    }

    /// The claims in whose own text some of the words to leave out stand.
    pub fn claims_with_left_out_words(&self, query: &Query) -> Result<Vec<ClaimNumber>> {
        let left_out = query.terms.iter().filter(|term| term.sense == Sense::Without).map(quoted).collect::<Vec<_>>();
        if left_out.is_empty() {
            return Ok(Vec::new());
        }
        self.numbers(
            "SELECT rowid / 8 FROM search WHERE search MATCH ?1 AND rowid % 8 = 0 ORDER BY rowid",
            [left_out.join(" OR ")],
        )
    }
}

/// Columns weigh 4 to 1: a claim's own words before its speakers, a source's name before its address. Sorting by the
/// hidden rank column lets FTS5 make snippets for the rows that are returned, not for every match.
const SEARCH: &str = "
    SELECT rowid, snippet(search, -1, ?2, ?3, '…', 24),
           CASE rowid % 8
               WHEN 1 THEN (SELECT claim FROM evidence WHERE number = search.rowid / 8)
               WHEN 2 THEN NULL
               WHEN 3 THEN NULL
               WHEN 6 THEN NULL
               ELSE rowid / 8
           END AS claim
    FROM search
    WHERE search MATCH ?1 AND rank MATCH 'bm25(4.0, 1.0)'
      AND (?4 IS NULL OR claim IN (SELECT value FROM json_each(?4)))
    ORDER BY rank
    LIMIT ?5";

/// The same around what is hidden from a reader.
const SEARCH_AROUND: &str = "
    SELECT rowid, snippet(search, -1, ?2, ?3, '…', 24),
           CASE rowid % 8
               WHEN 1 THEN (SELECT claim FROM evidence WHERE number = search.rowid / 8)
               WHEN 2 THEN NULL
               WHEN 3 THEN NULL
               WHEN 6 THEN NULL
               ELSE rowid / 8
           END AS claim
    FROM search
    WHERE search MATCH ?1
      AND (?4 IS NULL OR claim IN (SELECT value FROM json_each(?4)))
      AND rowid NOT IN (SELECT value FROM json_each(?6))
    ORDER BY rowid
    LIMIT ?5";

/// All the words that must stand, none of those that must not; none where no word must stand.
fn expression(terms: &[Term]) -> Option<String> {
    let (with, without): (Vec<_>, Vec<_>) = terms.iter().partition(|term| term.sense == Sense::With);
    if with.is_empty() {
        return None;
    }
    let all = with.into_iter().map(quoted).collect::<Vec<_>>().join(" AND ");
    Some(without.into_iter().fold(format!("({all})"), |expression, term| format!("{expression} NOT {}", quoted(term))))
}

/// The term as an FTS5 string, in which nothing but the quotation mark means anything.
fn quoted(term: &Term) -> String {
    // FTS5 reads its expression as a C string: nothing after a NUL would be seen.
    let words = term.words.replace('\0', " ").replace('"', "\"\"");
    match term.shape {
        Shape::Word | Shape::Phrase => format!("\"{words}\""),
        Shape::Prefix => format!("\"{words}\"*"),
    }
}

fn found(rowid: i64) -> Found {
    let number = (rowid / 8) as u32;
    match rowid % 8 {
        INDEXED_CLAIM => Found::Claim(ClaimNumber(number)),
        INDEXED_EVIDENCE => Found::Evidence(EvidenceNumber(number)),
        INDEXED_SOURCE => Found::Source(SourceNumber(number)),
        INDEXED_ARTICLE => Found::Article(ArticleNumber(number)),
        INDEXED_SAID => Found::Rationale(ClaimNumber(number), Question::Said),
        INDEXED_REVIEW => Found::Review(ReviewNumber(number)),
        INDEXED_CORRECTION => Found::Correction(ClaimNumber(number)),
        _ => Found::Rationale(ClaimNumber(number), Question::True),
    }
}
