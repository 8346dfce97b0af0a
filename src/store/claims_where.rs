//! Which claims a field of a query picks, from what is stored. Stage and flag are computed, so not here.

use super::Reading;
use super::search::fold::{fold, line};
use crate::domain::query::{Field, Filter, Query, Sense};
use crate::domain::{ArticleNumber, ClaimNumber, SourceNumber, Verdict, Word, handle};
use crate::error::Result;
use std::collections::BTreeSet;

impl Reading<'_> {
    /// The claims that pass every stored filter of the query, in the order of their numbers; none means: no filter,
    /// so every claim.
    pub fn claims_where(&self, query: &Query) -> Result<Option<Vec<ClaimNumber>>> {
        let mut passed: Option<BTreeSet<ClaimNumber>> = None;
        for filter in query.filters.iter().filter(|filter| !filter.is_computed()) {
            let picked = self.picked(filter)?;
            let left = match passed {
                Some(left) => left,
                None => self.claim_numbers()?.into_iter().collect(),
            };
            passed = Some(match filter.sense {
                Sense::With => &left & &picked,
                Sense::Without => &left - &picked,
            });
        }
        Ok(passed.map(|claims| claims.into_iter().collect()))
    }

    /// The claims that the filter, or any that may stand for it, names by what is stored.
    pub fn picked(&self, filter: &Filter) -> Result<BTreeSet<ClaimNumber>> {
        let mut picked = BTreeSet::new();
        for one in std::iter::once(filter).chain(&filter.or) {
            picked.extend(self.named_by(one)?);
        }
        Ok(picked)
    }

    fn named_by(&self, filter: &Filter) -> Result<Vec<ClaimNumber>> {
        let value = filter.value.as_str();
        let numbers = match filter.field {
            Field::Status => self.numbers(MAIN_STATUS_IS, [value])?,
            Field::Said => self.numbers(SAID_STATUS_IS, [value])?,
            Field::Question => self.numbers(MAIN_QUESTION_IS, [value])?,
            Field::Kind => self.numbers("SELECT number FROM claim WHERE kind = ?1", [value])?,
            Field::Priority => self.numbers("SELECT number FROM claim WHERE priority = ?1", [value])?,
            Field::Assignee => self.assigned_to(value)?,
            Field::Tag => self.numbers("SELECT claim FROM tag WHERE tag = ?1", [value])?,
            Field::Modifier => self.numbers(MODIFIED_BY, [value])?,
            Field::Relation => self.numbers(RELATED_BY, [value])?,
            Field::Speaker => self.mentioned(SPEAKERS, value)?,
            Field::Article => match value.parse::<ArticleNumber>() {
                Ok(article) => self.claims_of_article(article)?,
                Err(_) => self.mentioned(ARTICLE_TITLES, value)?,
            },
            Field::Source => match value.parse::<SourceNumber>() {
                Ok(source) => self.numbers("SELECT claim FROM evidence WHERE source = ?1", [source.0])?,
                Err(_) => self.mentioned(SOURCE_NAMES, value)?,
            },
            Field::Stage | Field::Flag => Vec::new(),
        };
        let mut picked: BTreeSet<ClaimNumber> = numbers.into_iter().collect();
        if let Some(blind) = &self.blind {
            // What is hidden is found nowhere: a claim read blind has no verdict yet.
            let is_unverified = value == Verdict::Unverified.word();
            match filter.field {
                Field::Status | Field::Said if is_unverified => picked.extend(blind.claims()),
                Field::Status | Field::Said | Field::Modifier => picked.retain(|claim| !blind.hides(*claim)),
                _ => {}
            }
        }
        Ok(picked.into_iter().collect())
    }

    /// The claims on a person's desk, however their handle is spelt.
    fn assigned_to(&self, person: &str) -> Result<Vec<ClaimNumber>> {
        if handle::is_nobody(person) {
            return self.numbers("SELECT number FROM claim WHERE assignee IS NULL", []);
        }
        let mut stmt = self
            .conn
            .prepare_cached("SELECT number, assignee FROM claim WHERE assignee IS NOT NULL ORDER BY number")?;
        let assigned = stmt.query_map([], |row| Ok((ClaimNumber(row.get(0)?), row.get::<_, String>(1)?)))?;
        let mut assigned: Vec<_> = assigned.collect::<rusqlite::Result<_>>()?;
        assigned.retain(|(_, assignee)| handle::same(assignee, person));
        Ok(assigned.into_iter().map(|(claim, _)| claim).collect())
    }

    /// The claims beside whose names the value stands, folded as a search folds its words.
    fn mentioned(&self, sql: &str, value: &str) -> Result<Vec<ClaimNumber>> {
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = stmt.query([])?;
        let mut claims = Vec::new();
        while let Some(row) = rows.next()? {
            let name: String = row.get(1)?;
            if mentions(&name, value) {
                claims.push(ClaimNumber(row.get(0)?));
            }
        }
        Ok(claims)
    }
}

/// Whether a value stands in a name, both folded as a search folds its words.
pub fn mentions(name: &str, value: &str) -> bool {
    let folded = |text: &str| match line(&fold(text).words) {
        empty if empty.is_empty() => text.to_lowercase(),
        words => words,
    };
    folded(name).contains(&folded(value))
}

// A bare column beside max() takes its value from the row that holds the maximum.
const MAIN_STATUS_IS: &str = "
    WITH newest AS (SELECT claim, question, status, on_other, max(seq) FROM status GROUP BY claim, question)
    SELECT claim.number
    FROM claim LEFT JOIN newest ON newest.claim = claim.number AND newest.on_other IS NULL
        AND newest.question = CASE claim.checkable WHEN 'said_only' THEN 'said' ELSE 'true' END
    WHERE coalesce(newest.status, 'unverified') = ?1";

const MAIN_QUESTION_IS: &str = "
    SELECT number FROM claim
    WHERE checkable <> 'not_checkable' AND CASE checkable WHEN 'said_only' THEN 'said' ELSE 'true' END = ?1";

const SAID_STATUS_IS: &str = "
    WITH newest AS (SELECT claim, status, on_other, max(seq) FROM status WHERE question = 'said' GROUP BY claim)
    SELECT claim.number
    FROM claim LEFT JOIN newest ON newest.claim = claim.number AND newest.on_other IS NULL
    WHERE coalesce(newest.status, 'unverified') = ?1";

const MODIFIED_BY: &str = "
    WITH newest AS (SELECT claim, question, on_other, max(seq) AS seq FROM status GROUP BY claim, question)
    SELECT newest.claim FROM newest JOIN status_modifier ON status_modifier.status = newest.seq
    WHERE newest.on_other IS NULL AND status_modifier.modifier = ?1";

const RELATED_BY: &str = "
    SELECT from_claim FROM relation WHERE kind = ?1 UNION SELECT to_claim FROM relation WHERE kind = ?1";

const SPEAKERS: &str = "SELECT claim, speaker FROM attribution WHERE position > 0";

const ARTICLE_TITLES: &str = "
    SELECT claim.number, article.title FROM claim JOIN article ON article.number = claim.article";

const SOURCE_NAMES: &str = "
    SELECT evidence.claim, source.name || ' ' || coalesce(source.publisher, '')
    FROM evidence JOIN source ON source.number = evidence.source";
