//! Reading articles and the texts of their revisions.

use super::{Reading, rows};
use crate::domain::{Anchor, Article, ArticleAside, ArticleNumber, ClaimNumber, Revision, Settled, StoredArticle};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use std::collections::HashSet;

impl Reading<'_> {
    /// Every article with its newest text, in the order of their numbers.
    pub fn articles(&self) -> Result<Vec<StoredArticle>> {
        let mut stmt = self.conn.prepare_cached("SELECT number FROM article ORDER BY number")?;
        let numbers = stmt.query_map([], |row| Ok(ArticleNumber(row.get(0)?)))?;
        let numbers = numbers.collect::<rusqlite::Result<Vec<_>>>()?;
        numbers.into_iter().map(|number| self.article(number)).collect()
    }

    /// One article with its newest text.
    pub fn article(&self, number: ArticleNumber) -> Result<StoredArticle> {
        let article = self.article_head(number)?;
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq, body, sha256, intake, left_out,
                    article.added_at, (SELECT count(*) FROM claim WHERE article = ?1), set_aside, set_aside_note
             FROM revision JOIN article ON article.number = revision.article
             WHERE revision.article = ?1 ORDER BY seq DESC LIMIT 1",
        )?;
        Ok(stmt.query_row([number.0], |row| {
            Ok(StoredArticle {
                revision: read_revision(row)?,
                added_at: rows::parsed(row, 5)?,
                claims: row.get(6)?,
                set_aside: set_aside(row)?,
                article: article.clone(),
            })
        })?)
    }

    /// The articles that are set aside.
    pub fn articles_set_aside(&self) -> Result<HashSet<ArticleNumber>> {
        let mut stmt = self.conn.prepare_cached("SELECT number FROM article WHERE set_aside IS NOT NULL")?;
        let numbers = stmt.query_map([], |row| Ok(ArticleNumber(row.get(0)?)))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }

    /// The first article that has a text, or had it, by its hash.
    pub fn article_with_text(&self, sha256: &str) -> Result<Option<ArticleNumber>> {
        let mut stmt = self.conn.prepare_cached("SELECT min(article) FROM revision WHERE sha256 = ?1")?;
        Ok(stmt.query_row([sha256], |row| row.get::<_, Option<u32>>(0))?.map(ArticleNumber))
    }

    /// Every text of an article, oldest first.
    pub fn revisions(&self, number: ArticleNumber) -> Result<Vec<Revision>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq, body, sha256, intake, left_out FROM revision WHERE article = ?1 ORDER BY seq",
        )?;
        let revisions = stmt.query_map([number.0], read_revision)?;
        Ok(revisions.collect::<rusqlite::Result<_>>()?)
    }

    /// Where the words of an article's claims stand, or last stood, in the order of the claims' numbers.
    pub fn anchors(&self, number: ArticleNumber) -> Result<Vec<(ClaimNumber, Anchor)>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT claim.number, revision, start_at, end_at, exact, prefix, suffix, state
             FROM claim JOIN anchor ON anchor.claim = claim.number
             WHERE claim.article = ?1 ORDER BY claim.number",
        )?;
        let anchors = stmt.query_map([number.0], |row| Ok((ClaimNumber(row.get(0)?), read_anchor(row, 1)?)))?;
        Ok(anchors.collect::<rusqlite::Result<_>>()?)
    }

    /// The sentences of an article's newest text in which there is nothing to check, in the order of the text.
    pub fn settled(&self, number: ArticleNumber) -> Result<Vec<Settled>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT revision, start_at, end_at, exact, prefix, suffix, state, seq, reason, note, settled_at, settled_by
             FROM settled WHERE article = ?1 ORDER BY start_at",
        )?;
        let settled = stmt.query_map([number.0], |row| {
            Ok(Settled {
                words: read_anchor(row, 0)?,
                seq: row.get(7)?,
                reason: rows::word(row, 8)?,
                note: row.get(9)?,
                at: rows::parsed(row, 10)?,
                by: row.get(11)?,
            })
        })?;
        Ok(settled.collect::<rusqlite::Result<_>>()?)
    }

    /// What is known about an article beside its text.
    pub fn article_head(&self, number: ArticleNumber) -> Result<Article> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT number, uid, title, outlet, byline, url, language, published, published_basis
             FROM article WHERE number = ?1",
        )?;
        let article = stmt.query_row([number.0], read_article).optional()?;
        article.ok_or_else(|| Error::NoSuch { noun: "article", name: number.to_string() })
    }

    /// The number of the article that has a uid.
    pub fn article_by_uid(&self, uid: &str) -> Result<Option<ArticleNumber>> {
        let mut stmt = self.conn.prepare_cached("SELECT number FROM article WHERE uid = ?1")?;
        Ok(stmt.query_row([uid], |row| Ok(ArticleNumber(row.get(0)?))).optional()?)
    }

    /// The one article with exactly this title.
    pub fn article_called(&self, title: &str) -> Result<ArticleNumber> {
        let title = title.trim();
        let mut stmt = self.conn.prepare_cached("SELECT number FROM article WHERE title = ?1 ORDER BY number")?;
        let numbers = stmt.query_map([title], |row| Ok(ArticleNumber(row.get(0)?)))?;
        match numbers.collect::<rusqlite::Result<Vec<_>>>()?.as_slice() {
            [only] => Ok(*only),
            [] => Err(Error::NoSuch { noun: "article", name: title.to_owned() }),
            several => Err(Error::Ambiguous {
                noun: "article",
                name: title.to_owned(),
                numbers: several.iter().map(ToString::to_string).collect(),
            }),
        }
    }

    /// The number that the next article gets.
    pub fn next_article(&self) -> Result<ArticleNumber> {
        Ok(ArticleNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM article")?))
    }
}

/// revision, start_at, end_at, exact, prefix, suffix, state, from the given column on.
pub fn read_anchor(row: &Row<'_>, first: usize) -> rusqlite::Result<Anchor> {
    Ok(Anchor {
        revision: row.get(first)?,
        start: row.get(first + 1)?,
        end: row.get(first + 2)?,
        exact: row.get(first + 3)?,
        prefix: row.get(first + 4)?,
        suffix: row.get(first + 5)?,
        state: rows::word(row, first + 6)?,
    })
}

/// `seq, body, sha256, intake, left_out`.
fn read_revision(row: &Row<'_>) -> rusqlite::Result<Revision> {
    Ok(Revision {
        seq: row.get(0)?,
        body: row.get(1)?,
        sha256: row.get(2)?,
        intake: rows::word(row, 3)?,
        left_out: rows::maybe_json(row, 4)?.unwrap_or_default(),
    })
}

/// Why the article is set aside, from the eighth column on.
fn set_aside(row: &Row<'_>) -> rusqlite::Result<Option<ArticleAside>> {
    let note = row.get(8)?;
    Ok(rows::maybe_word(row, 7)?.map(|reason| ArticleAside { reason, note }))
}

fn read_article(row: &Row<'_>) -> rusqlite::Result<Article> {
    Ok(Article {
        number: ArticleNumber(row.get(0)?),
        uid: rows::parsed(row, 1)?,
        title: row.get(2)?,
        outlet: row.get(3)?,
        byline: row.get(4)?,
        url: row.get(5)?,
        language: row.get(6)?,
        published: rows::maybe_parsed(row, 7)?,
        published_basis: rows::word(row, 8)?,
    })
}
