//! Comments inside the desk in JSON: what `comment` and `claim show` print. No export has them.

use crate::domain::{ArticleNumber, ClaimNumber, CommentNumber, Instant, SourceNumber, StoredComment, Subject};
use serde::Serialize;

/// A comment inside the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommentJson {
    /// Printed `C1`, `C2` and so on; counted within the case.
    pub number: CommentNumber,
    /// One of the three is given.
    pub claim: Option<ClaimNumber>,
    /// The source that it is on.
    pub source: Option<SourceNumber>,
    /// The article that it is on, or whose sentence it is on.
    pub article: Option<ArticleNumber>,
    /// The sentence of the article that it is on.
    pub sentence: Option<String>,
    /// What it says; for the desk alone, and in no report or export.
    pub text: String,
    /// The handles that it calls, in the order in which it does, each once.
    pub mentions: Vec<String>,
    /// The handle of whoever made it.
    pub by: String,
    /// When it was made.
    pub at: Instant,
    /// How it was closed; null while it is open.
    pub closed: Option<ClosedJson>,
}

/// Who closed a comment, when, and what they said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClosedJson {
    /// The handle of whoever closed it.
    pub by: String,
    /// When it was closed.
    pub at: Instant,
    /// What they said to it; null where they said nothing.
    pub note: Option<String>,
}

impl CommentJson {
    /// The comment as it is stored.
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
