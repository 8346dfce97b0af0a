//! Reading the comments inside the desk.

use super::{Reading, rows};
use crate::domain::{
    Anchor, ArticleNumber, ClaimNumber, Closed, Comment, CommentNumber, SourceNumber, StoredComment, Subject,
};
use crate::error::{Error, Result};
use rusqlite::{Row, types::Type};
use serde::de::DeserializeOwned;

impl Reading<'_> {
    /// Every comment, oldest first.
    pub fn comments(&self) -> Result<Vec<StoredComment>> {
        let mut stmt = self.conn.prepare_cached(COMMENTS)?;
        self.told(stmt.query_map([], read_comment)?.collect::<rusqlite::Result<_>>()?)
    }

    pub fn comments_on_claim(&self, claim: ClaimNumber) -> Result<Vec<StoredComment>> {
        let mut stmt = self.conn.prepare_cached(OF_CLAIM)?;
        self.told(stmt.query_map([claim.0, claim.0], read_comment)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The comments that whoever asks may see.
    fn told(&self, comments: Vec<StoredComment>) -> Result<Vec<StoredComment>> {
        Ok(match &self.blind {
            Some(blind) => comments.into_iter().filter_map(|stored| blind.comment(stored)).collect(),
            None => comments,
        })
    }

    pub fn comment(&self, number: CommentNumber) -> Result<StoredComment> {
        let found = self.comments()?.into_iter().find(|stored| stored.comment.number == number);
        found.ok_or_else(|| Error::NoSuch { noun: "comment", name: number.to_string() })
    }

    /// The number that the next comment gets.
    pub fn next_comment(&self) -> Result<CommentNumber> {
        Ok(CommentNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM comment")?))
    }
}

const COMMENTS: &str = "
    SELECT number, claim, source, article, words, text, mentions, added_at, added_by, closed_at, closed_by, closing
    FROM comment ORDER BY number";

const OF_CLAIM: &str = "
    SELECT number, claim, source, article, words, text, mentions, added_at, added_by, closed_at, closed_by, closing
    FROM comment WHERE claim BETWEEN ?1 AND ?2 ORDER BY number";

fn read_comment(row: &Row<'_>) -> rusqlite::Result<StoredComment> {
    let words: Option<Anchor> = match row.get::<_, Option<String>>(4)? {
        Some(words) => Some(json(4, &words)?),
        None => None,
    };
    let numbers: (Option<u32>, Option<u32>, u32) =
        (row.get(1)?, row.get(2)?, row.get::<_, Option<u32>>(3)?.unwrap_or(0));
    let on = match (numbers, words) {
        ((Some(claim), ..), _) => Subject::Claim(ClaimNumber(claim)),
        ((None, Some(source), _), _) => Subject::Source(SourceNumber(source)),
        ((None, None, article), Some(words)) => Subject::Sentence { article: ArticleNumber(article), words },
        ((None, None, article), None) => Subject::Article(ArticleNumber(article)),
    };
    let mentions: String = row.get(6)?;
    let (by, note) = (row.get::<_, Option<String>>(10)?, row.get(11)?);
    let at = rows::maybe_parsed(row, 9)?;
    Ok(StoredComment {
        comment: Comment { number: CommentNumber(row.get(0)?), on, text: row.get(5)?, mentions: json(6, &mentions)? },
        at: rows::parsed(row, 7)?,
        by: row.get(8)?,
        closed: at.zip(by).map(|(at, by)| Closed { at, by, note }),
    })
}

fn json<T: DeserializeOwned>(column: usize, text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_comments_on_a_claim_are_looked_up() {
        crate::store::claim::tests::assert_looked_up(&[super::OF_CLAIM]);
    }
}
