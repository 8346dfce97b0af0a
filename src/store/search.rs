//! Full-text search: a parsed query written as an FTS5 expression, hits best first with their words marked.

pub mod fold;
mod near;
mod snippet;
pub mod visible;

use super::Reading;
use super::index::{
    INDEXED_ARTICLE, INDEXED_CLAIM, INDEXED_CORRECTION, INDEXED_EVIDENCE, INDEXED_REVIEW, INDEXED_SAID, INDEXED_SOURCE,
    INDEXED_VERDICTS, Indexed, article_of, pieces,
};
use crate::domain::query::{Query, Sense, Shape, Term};
use crate::domain::{
    ArticleNumber, ClaimNumber, EvidenceNumber, Found, Hit, MARK_END, MARK_START, Question, ReviewNumber, SourceNumber,
    Word,
};
use crate::error::Result;
use fold::{spaced_number, spellings};
use rusqlite::{OptionalExtension, params};
use std::collections::{HashMap, HashSet};

impl Reading<'_> {
    /// The texts that hold the query's words, best first, `limit` at the most; of an article's paragraphs the best.
    ///
    /// `among` narrows the hits to texts of those claims. A query without a word to find has no hits here. Where
    /// something is hidden from the reader the hits stand in the order of the case: a rank counts every text, and would
    /// tell of the hidden ones.
    pub fn search(&self, query: &Query, among: Option<&[ClaimNumber]>, limit: usize) -> Result<Vec<Hit>> {
        let Some(expression) = expression(&query.terms) else { return Ok(Vec::new()) };
        let hidden = self.blind.as_ref().map(|blind| {
            let of = |claim: ClaimNumber| INDEXED_VERDICTS.map(|what| (i64::from(claim.0) * 8 + what).to_string());
            format!("[{}]", blind.claims().flat_map(of).collect::<Vec<_>>().join(","))
        });
        let (start, end, among) = (MARK_START.to_string(), MARK_END.to_string(), json(among));
        let mut ranked = self.conn.prepare_cached(if hidden.is_some() { IN_ORDER } else { RANKED })?;
        let mut rows = match hidden {
            None => ranked.query((&expression, among))?,
            Some(hidden) => ranked.query((&expression, among, hidden))?,
        };
        let mut marks = self.conn.prepare_cached(MARKED)?;
        let (mut hits, mut articles) = (Vec::new(), HashSet::new());
        let mut texts = HashMap::new();
        while hits.len() < limit
            && let Some(row) = rows.next()?
        {
            let rowid: i64 = row.get(0)?;
            let found = found(rowid);
            if matches!(found, Found::Article(article) if !articles.insert(article)) {
                continue;
            }
            let claim: Option<u32> = row.get(1)?;
            let marked: [String; 3] = marks
                .query_row((&expression, rowid, &start, &end), |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
            let snippet = snippet::snippet(&self.indexed(rowid, &mut texts)?, &marked);
            hits.push(Hit { found, claim: claim.map(ClaimNumber), snippet });
        }
        Ok(hits)
    }

    /// The claims of which some text holds the query's words, best first, among some or all.
    pub fn claims_found(&self, query: &Query, among: Option<&[ClaimNumber]>) -> Result<Vec<ClaimNumber>> {
        let Some(expression) = expression(&query.terms) else { return Ok(Vec::new()) };
        let claims: Vec<Option<ClaimNumber>> = if self.blind.is_some() {
            self.search(query, among, usize::MAX)?.into_iter().map(|hit| hit.claim).collect()
        } else {
            let mut stmt = self.conn.prepare_cached(CLAIMS_FOUND)?;
            let claims = stmt.query_map((expression, json(among)), |row| row.get::<_, Option<u32>>(0))?;
            claims.map(|claim| Ok(claim?.map(ClaimNumber))).collect::<rusqlite::Result<_>>()?
        };
        let mut seen = HashSet::new();
        Ok(claims.into_iter().flatten().filter(|claim| seen.insert(*claim)).collect())
    }

    /// The claims in whose own text some of the words to leave out stand.
    pub fn claims_with_left_out_words(&self, query: &Query) -> Result<Vec<ClaimNumber>> {
        let left_out = query.terms.iter().filter(|term| term.sense == Sense::Without).filter_map(any_of);
        let left_out = left_out.collect::<Vec<_>>();
        if left_out.is_empty() {
            return Ok(Vec::new());
        }
        self.numbers(
            "SELECT rowid / 8 FROM search WHERE search MATCH ?1 AND rowid % 8 = 0 ORDER BY rowid",
            [left_out.join(" OR ")],
        )
    }

    /// The text that was indexed under a rowid, as the tables have it. `texts` keeps those of articles, which are long.
    fn indexed(&self, rowid: i64, texts: &mut HashMap<ArticleNumber, String>) -> Result<Indexed> {
        let text = match found(rowid) {
            Found::Claim(claim) => Indexed::claim(&self.claim(claim)?),
            Found::Source(source) => Indexed::source(&self.source(source)?.source),
            Found::Review(review) => Indexed::review(&self.review(review)?),
            Found::Article(number) => match article_of(rowid).1 {
                None => Indexed::article(&self.article_head(number)?),
                Some(piece) => {
                    if let std::collections::hash_map::Entry::Vacant(vacant) = texts.entry(number) {
                        vacant.insert(self.article(number)?.revision.body);
                    }
                    Indexed::of("", [pieces(&texts[&number]).nth(piece)])
                }
            },
            Found::Correction(claim) => Indexed::of("", [self.claim(claim)?.correct_text.as_deref()]),
            Found::Evidence(number) => {
                let mut stmt = self.conn.prepare_cached(
                    "SELECT paraphrase, quote, locator, search_note, origin FROM evidence WHERE number = ?1",
                )?;
                stmt.query_row([number.0], |row| {
                    let text = |column| row.get::<_, Option<String>>(column);
                    let (title, about) = (text(0)?.unwrap_or_default(), [text(1)?, text(2)?, text(3)?, text(4)?]);
                    Ok(Indexed::of(&title, about.iter().map(Option::as_deref)))
                })?
            }
            Found::Rationale(claim, question) => {
                let mut stmt = self.conn.prepare_cached(
                    "SELECT finding, because FROM status WHERE claim = ?1 AND question = ?2 ORDER BY seq DESC LIMIT 1",
                )?;
                let told = stmt.query_row(params![claim.0, question.word()], |row| {
                    let [finding, because] = [row.get::<_, Option<String>>(0)?, row.get(1)?];
                    Ok(Indexed::of(finding.as_deref().unwrap_or_default(), [because.as_deref()]))
                });
                told.optional()?.unwrap_or(Indexed::of("", []))
            }
        };
        Ok(text)
    }
}

/// Columns weigh 4 to 1: a claim's own words before its speakers, a source's name before its address. Sorted outside of FTS5,
/// which would drag the places of every word along where it sorts by its own rank; of equal ones the earlier comes first.
const RANKED: &str = "
    SELECT rowid, claim
    FROM (SELECT rowid,
                 CASE rowid % 8
                     WHEN 1 THEN (SELECT claim FROM evidence WHERE number = search.rowid / 8)
                     WHEN 2 THEN NULL
                     WHEN 3 THEN NULL
                     WHEN 6 THEN NULL
                     ELSE rowid / 8
                 END AS claim,
                 bm25(search, 4.0, 1.0, 2.0) AS score
          FROM search
          WHERE search MATCH ?1)
    WHERE ?2 IS NULL OR claim IN (SELECT value FROM json_each(?2))
    ORDER BY score, rowid";

/// One row with the query's words marked.
const MARKED: &str = "
    SELECT highlight(search, 0, ?3, ?4), highlight(search, 1, ?3, ?4), highlight(search, 2, ?3, ?4)
    FROM search
    WHERE search MATCH ?1 AND rowid = ?2";

const CLAIMS_FOUND: &str = "
    SELECT claim
    FROM (SELECT rowid,
                 CASE rowid % 8
                     WHEN 1 THEN (SELECT claim FROM evidence WHERE number = search.rowid / 8)
                     ELSE rowid / 8
                 END AS claim,
                 bm25(search, 4.0, 1.0, 2.0) AS score
          FROM search
          WHERE search MATCH ?1 AND rowid % 8 IN (0, 1, 4, 5, 7))
    WHERE ?2 IS NULL OR claim IN (SELECT value FROM json_each(?2))
    ORDER BY score, rowid";

fn json(among: Option<&[ClaimNumber]>) -> Option<String> {
    among.map(|claims| {
        let numbers: Vec<String> = claims.iter().map(|claim| claim.0.to_string()).collect();
        format!("[{}]", numbers.join(","))
    })
}

/// The same around what is hidden from a reader, in the order of the case.
const IN_ORDER: &str = "
    SELECT rowid,
           CASE rowid % 8
               WHEN 1 THEN (SELECT claim FROM evidence WHERE number = search.rowid / 8)
               WHEN 2 THEN NULL
               WHEN 3 THEN NULL
               WHEN 6 THEN NULL
               ELSE rowid / 8
           END AS claim
    FROM search
    WHERE search MATCH ?1
      AND (?2 IS NULL OR claim IN (SELECT value FROM json_each(?2)))
      AND rowid NOT IN (SELECT value FROM json_each(?3))
    ORDER BY rowid";

/// All the words that must stand, none of those that must not; none where no word must stand.
fn expression(terms: &[Term]) -> Option<String> {
    let mut all = Vec::new();
    let with: Vec<&Term> = terms.iter().filter(|term| term.sense == Sense::With).collect();
    let mut at = 0;
    while at < with.len() {
        let plain = with[at..].iter().take_while(|term| term.shape == Shape::Word && term.or.is_empty());
        let number = spaced_number(plain.map(|term| term.words.as_str()));
        if let Some((taken, number)) = number {
            let apart: Vec<&str> = with[at..at + taken].iter().map(|term| term.words.as_str()).collect();
            all.push(format!("(\"{}\" OR \"{number}\")", apart.join(" ")));
            at += taken;
        } else {
            all.extend(any_of(with[at]));
            at += 1;
        }
    }
    if all.is_empty() {
        return None;
    }
    let without = terms.iter().filter(|term| term.sense == Sense::Without).filter_map(any_of);
    Some(without.fold(format!("({})", all.join(" AND ")), |expression, term| format!("{expression} NOT {term}")))
}

/// A plain word in all its spellings, as an expression of the index; none where no word is in it.
pub fn word(word: &str) -> Option<String> {
    any_of(&Term { words: word.to_owned(), shape: Shape::Word, sense: Sense::With, or: Vec::new() })
}

/// The term, or any that may stand for it, in all their spellings; none where no word is in it.
fn any_of(term: &Term) -> Option<String> {
    let any: Vec<String> = std::iter::once(term).chain(&term.or).flat_map(quoted).collect();
    (!any.is_empty()).then(|| format!("({})", any.join(" OR ")))
}

/// The spellings of a term as FTS5 strings, in which nothing but the quotation mark means anything: what was folded has
/// none.
fn quoted(term: &Term) -> Vec<String> {
    let mut any = spellings(&term.words).0;
    any.extend(spaced_number(term.words.split(' ')).map(|(_, number)| vec![number]));
    let string = |words: &Vec<String>| match term.shape {
        Shape::Word | Shape::Phrase => format!("\"{}\"", words.join(" ")),
        Shape::Prefix => format!("\"{}\"*", words.join(" ").trim_end_matches('.')),
    };
    any.iter().map(string).collect()
}

fn found(rowid: i64) -> Found {
    let number = (rowid / 8) as u32;
    match rowid % 8 {
        INDEXED_CLAIM => Found::Claim(ClaimNumber(number)),
        INDEXED_EVIDENCE => Found::Evidence(EvidenceNumber(number)),
        INDEXED_SOURCE => Found::Source(SourceNumber(number)),
        INDEXED_ARTICLE => Found::Article(article_of(rowid).0),
        INDEXED_SAID => Found::Rationale(ClaimNumber(number), Question::Said),
        INDEXED_REVIEW => Found::Review(ReviewNumber(number)),
        INDEXED_CORRECTION => Found::Correction(ClaimNumber(number)),
        _ => Found::Rationale(ClaimNumber(number), Question::True),
    }
}
