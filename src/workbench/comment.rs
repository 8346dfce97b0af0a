//! The verbs for comments inside the desk.

use super::{Desk, Workbench};
use crate::domain::{
    Anchor, ArticleNumber, ClaimNumber, Comment, CommentClosed, CommentNumber, Event, SourceNumber, StoredComment,
    Subject, text,
};
use crate::error::{Error, Result};

/// What a person points at to comment on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// The claim as a whole.
    Claim(ClaimNumber),
    /// The source, wherever it is used.
    Source(SourceNumber),
    /// The article as a whole, in its newest revision.
    Article(ArticleNumber),
    /// A sentence, as `article coverage` numbers it.
    Sentence(ArticleNumber, usize),
}

impl Workbench {
    /// Comments on a claim, a source, an article or a sentence. Who is called with an `@` finds it among theirs.
    pub fn add_comment(&mut self, on: Pointed, words: &str) -> Result<StoredComment> {
        let on = self.subject(on)?;
        self.write(|desk| {
            let number = desk.reading().next_comment()?;
            desk.record(Event::CommentAdded(Comment::new(number, on, words)?))?;
            desk.reading().comment(number)
        })
    }

    /// Closes a comment: it was answered, or is of no more use.
    pub fn close_comment(&mut self, comment: CommentNumber, note: Option<&str>) -> Result<StoredComment> {
        self.write(|desk| {
            desk.close_comment(comment, note)?;
            desk.reading().comment(comment)
        })
    }

    /// Every comment that whoever works here may see, oldest first: none on a claim that they read blind.
    pub fn comments(&self) -> Result<Vec<StoredComment>> {
        self.reading()?.comments()
    }

    /// The comments on a source, oldest first.
    pub fn comments_on_source(&self, source: SourceNumber) -> Result<Vec<StoredComment>> {
        let mut comments = self.comments()?;
        comments.retain(|stored| stored.comment.on == Subject::Source(source));
        Ok(comments)
    }

    /// The comments on a claim, oldest first; none for one who reads it blind.
    pub fn comments_on(&self, claim: ClaimNumber) -> Result<Vec<StoredComment>> {
        self.reading()?.comments_on_claim(claim)
    }

    fn subject(&self, on: Pointed) -> Result<Subject> {
        let reading = self.reading()?;
        Ok(match on {
            Pointed::Claim(claim) => Subject::Claim(reading.claim(claim)?.number),
            Pointed::Source(source) => Subject::Source(reading.source(source)?.source.number),
            Pointed::Article(article) => Subject::Article(reading.article_head(article)?.number),
            Pointed::Sentence(article, number) => {
                let coverage = self.coverage(article)?;
                let sentence = number.checked_sub(1).and_then(|at| coverage.sentences.get(at));
                let last = coverage.sentences.len();
                let sentence = sentence.ok_or(Error::NoSentence { article, given: number, last })?;
                let revision = &coverage.article.revision;
                Subject::Sentence { article, words: Anchor::of(&revision.body, revision.seq, sentence.range.clone()) }
            }
        })
    }
}

impl Desk<'_, '_> {
    pub(super) fn close_comment(&mut self, comment: CommentNumber, note: Option<&str>) -> Result<()> {
        let stored = self.reading().comment(comment)?;
        if let Some(claim) = stored.comment.on.claim() {
            self.refuse_blind_reader(claim)?;
        }
        if let Some(closed) = stored.closed {
            return Err(Error::CommentClosed { comment, by: closed.by });
        }
        let note = note.map(|note| text::passage("note", note)).transpose()?;
        let claim = stored.comment.on.claim();
        self.record(Event::CommentClosed(CommentClosed { comment, claim, note }))
    }
}
