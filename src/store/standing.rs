//! Reading what many claims have in common with few statements: how they stand, and which of them a list is about. No dossier
//! is read for any of it.

use super::claim::runs;
use super::{Reading, rows};
use crate::domain::{
    ArticleNumber, ClaimNumber, Instant, Question, ReviewOutcome, SourceNumber, Standing, Verdict, Word,
};
use crate::error::Result;
use std::collections::HashMap;

impl Reading<'_> {
    /// How claims stand, in the order asked for; of one that is read blind, as if nobody had given a verdict.
    pub fn standings(&self, claims: &[ClaimNumber]) -> Result<Vec<Standing>> {
        let wanted = runs(claims);
        let mut verdicts: HashMap<(ClaimNumber, Question), Verdict> = HashMap::new();
        let read = |row: &rusqlite::Row<'_>| {
            let verdict = if row.get(3)? { Verdict::Unverified } else { rows::word(row, 2)? };
            Ok(((ClaimNumber(row.get(0)?), rows::word::<Question>(row, 1)?), verdict))
        };
        // The newest of a question comes last, and stays.
        verdicts.extend(self.each(VERDICT, &wanted, read)?);
        let mut standings = self.each(STANDING, &wanted, |row| {
            Ok(Standing {
                claim: ClaimNumber(row.get(0)?),
                article: row.get::<_, Option<u32>>(1)?.map(ArticleNumber),
                checkable: rows::word(row, 2)?,
                is_set_aside: row.get(3)?,
                voices: row.get(4)?,
                said: Verdict::Unverified,
                is_so: Verdict::Unverified,
            })
        })?;
        for standing in standings.iter_mut().filter(|one| !self.hides(one.claim)) {
            let verdict = |question| verdicts.get(&(standing.claim, question)).copied().unwrap_or(Verdict::Unverified);
            (standing.said, standing.is_so) = (verdict(Question::Said), verdict(Question::True));
        }
        Ok(standings)
    }

    /// The claims that belong to no article: the first of them with their words, and how many there are.
    pub fn claims_alone(&self, limit: usize) -> Result<(Vec<(ClaimNumber, String)>, usize)> {
        let mut stmt = self
            .conn
            .prepare_cached("SELECT number, text FROM claim WHERE article IS NULL ORDER BY number LIMIT ?1")?;
        let claims = stmt.query_map([limit], |row| Ok((ClaimNumber(row.get(0)?), row.get(1)?)))?;
        let claims = claims.collect::<rusqlite::Result<_>>()?;
        let mut stmt = self.conn.prepare_cached("SELECT count(*) FROM claim WHERE article IS NULL")?;
        Ok((claims, stmt.query_row([], |row| row.get(0))?))
    }

    /// The claims whose newest review has an outcome, whatever became of them since.
    pub fn claims_reviewed(&self, outcome: ReviewOutcome) -> Result<Vec<ClaimNumber>> {
        self.numbers(
            "SELECT claim FROM review WHERE outcome = ?1 AND seq = (SELECT max(seq) FROM review AS newest
                          WHERE newest.claim = review.claim) ORDER BY claim",
            [outcome.word()],
        )
    }

    /// The claims that have fixes.
    pub fn claims_with_fixes(&self) -> Result<Vec<ClaimNumber>> {
        self.numbers("SELECT DISTINCT claim FROM fix ORDER BY claim", [])
    }

    /// The claims in work with a verdict that may have to be verified again: their kind ages, or somebody set a day.
    pub fn claims_that_age(&self) -> Result<Vec<ClaimNumber>> {
        self.numbers(
            "SELECT number FROM claim
             WHERE set_aside IS NULL
               AND (recheck_by IS NOT NULL OR kind NOT IN ('event', 'quote', 'causal', 'opinion'))
               AND EXISTS (SELECT 1 FROM status WHERE status.claim = claim.number AND status <> 'unverified')
             ORDER BY number",
            [],
        )
    }

    /// The claims with standing evidence from a source.
    pub fn claims_on_source(&self, source: SourceNumber) -> Result<Vec<ClaimNumber>> {
        self.numbers(
            "SELECT DISTINCT claim FROM evidence WHERE source = ?1 AND withdrawn IS NULL ORDER BY claim",
            [source.0],
        )
    }

    /// The claim of each standing piece of evidence from a confidential source that nobody has released.
    pub fn told_in_confidence(&self) -> Result<Vec<ClaimNumber>> {
        self.numbers(
            "SELECT evidence.claim FROM evidence JOIN source ON source.number = evidence.source
             WHERE source.disclosure = 'confidential' AND evidence.withdrawn IS NULL AND evidence.released IS NULL
             ORDER BY evidence.claim",
            [],
        )
    }

    /// When an article went out last.
    pub fn went_out(&self, article: ArticleNumber) -> Result<Option<Instant>> {
        let mut stmt = self.conn.prepare_cached("SELECT max(published_at) FROM publication WHERE article = ?1")?;
        Ok(stmt.query_row([article.0], |row| rows::maybe_parsed(row, 0))?)
    }

    /// The standing evidence under each label that its origin has, merged or not: label, source, pieces.
    pub fn origin_counts(&self) -> Result<Vec<(String, SourceNumber, usize)>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT coalesce(evidence.origin, source.origin, 'S' || source.number) AS label, source.number, count(*)
             FROM evidence JOIN source ON source.number = evidence.source
             WHERE evidence.withdrawn IS NULL
             GROUP BY label, source.number",
        )?;
        let counts = stmt.query_map([], |row| Ok((row.get(0)?, SourceNumber(row.get(1)?), row.get(2)?)))?;
        Ok(counts.collect::<rusqlite::Result<_>>()?)
    }
}

const STANDING: &str = "
    SELECT number, article, checkable, set_aside IS NOT NULL, (SELECT count(*) FROM attribution WHERE claim = number)
    FROM claim
    WHERE number BETWEEN ?1 AND ?2
    ORDER BY number";

const VERDICT: &str = "
    SELECT claim, question, status, on_other IS NOT NULL
    FROM status
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, question, seq";
