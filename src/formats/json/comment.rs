//! Comments inside the desk in JSON: what `comment` and `claim show` print. No export has them.

use crate::domain::{ArticleNumber, ClaimNumber, CommentNumber, Instant, SourceNumber, StoredComment, Subject};
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommentJson {
    pub number: CommentNumber,
    /// One of the three is given.
    pub claim: Option<ClaimNumber>,
    pub source: Option<SourceNumber>,
    pub article: Option<ArticleNumber>,
    /// The sentence of the article that it is on.
    pub sentence: Option<String>,
    pub text: String,
    pub mentions: Vec<String>,
    pub by: String,
    pub at: Instant,
    pub closed: Option<ClosedJson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClosedJson {
    pub by: String,
    pub at: Instant,
    pub note: Option<String>,
}

impl CommentJson {
    pub fn of(stored: &StoredComment) -> Self {
        let comment = &stored.comment;
        let (source, sentence) = match &comment.on {
            Subject::Source(source) => (Some(*source), None),
            Subject::Sentence { words, .. } => (None, Some(words.exact.clone())),
            Subject::Claim(_) | Subject::Article(_) => (None, None),
        };
        let closed = stored.closed.as_ref();
        Self {
            number: comment.number,
            claim: comment.on.claim(),
            source,
            article: comment.on.article(),
            sentence,
            text: comment.text.clone(),
            mentions: comment.mentions.clone(),
            by: stored.by.clone(),
            at: stored.at,
            closed: closed.map(|one| ClosedJson { by: one.by.clone(), at: one.at, note: one.note.clone() }),
        }
    }
}
