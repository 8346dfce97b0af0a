//! Reading articles and the texts of their revisions.

use super::{Reading, rows};
use crate::domain::{Article, ArticleNumber, Revision, StoredArticle};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};

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
            "SELECT seq, body, sha256, intake,
                    (SELECT added_at FROM article WHERE number = ?1), (SELECT count(*) FROM claim WHERE article = ?1)
             FROM revision WHERE article = ?1 ORDER BY seq DESC LIMIT 1",
        )?;
        Ok(stmt.query_row([number.0], |row| {
            Ok(StoredArticle {
                revision: Revision {
                    seq: row.get(0)?,
                    body: row.get(1)?,
                    sha256: row.get(2)?,
                    intake: rows::word(row, 3)?,
                },
                added_at: rows::parsed(row, 4)?,
                claims: row.get(5)?,
                article: article.clone(),
            })
        })?)
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
