//! Comments inside the desk that are on no claim: on a source, and on a sentence of an article.

use super::ask::Reply;
use super::refusal::Trouble;
use super::sentence::sentence_place;
use super::visit::{Outcome, Visit};
use claimbench::domain::{ArticleNumber, CommentNumber, SourceNumber, StoredComment, Subject};
use claimbench::report::words;
use claimbench::workbench::{Coverage, Pointed, Sentence};

/// A comment as it is shown.
pub struct Spoken {
    pub number: u32,
    pub line: String,
    pub open: bool,
}

impl Spoken {
    pub fn of(stored: &StoredComment) -> Self {
        Self { number: stored.comment.number.0, line: words::comment(stored), open: stored.closed.is_none() }
    }
}

/// Where comments are made: the page that they stand on, where they are sent to, and which sentence they are on.
pub struct Talk {
    pub here: String,
    pub to: String,
    /// Empty for what is no sentence.
    pub sentence: String,
}

impl Talk {
    pub fn at(here: String, to: String) -> Self {
        Self { here, to, sentence: String::new() }
    }
}

/// The comments on a sentence of a text, by the words that they were made on.
pub fn on_sentence(comments: &[StoredComment], coverage: &Coverage, sentence: &Sentence) -> Vec<Spoken> {
    let is_here = |stored: &&StoredComment| match &stored.comment.on {
        Subject::Sentence { article, words } => {
            *article == coverage.article.article.number && words.exact == coverage.text(sentence)
        }
        _ => false,
    };
    comments.iter().filter(is_here).map(Spoken::of).collect()
}

/// Comments on a source.
pub fn source(visit: &Visit<'_>) -> Outcome {
    let source: SourceNumber = visit.named(1)?;
    visit.write()?.add_comment(Pointed::Source(source), &visit.text("text").unwrap_or_default())?;
    Ok(Reply::to(format!("/source/{source}#comments")))
}

/// Comments on a sentence.
pub fn sentence(visit: &Visit<'_>) -> Outcome {
    let article: ArticleNumber = visit.named(1)?;
    let number: usize = visit.form.fields.given("sentence").and_then(|text| text.parse().ok()).unwrap_or(0);
    let text = visit.text("text").unwrap_or_default();
    visit.write()?.add_comment(Pointed::Sentence(article, number), &text)?;
    Ok(Reply::to(sentence_place(article, number)))
}

/// Closes a comment: it was answered.
pub fn close(visit: &Visit<'_>) -> Outcome {
    let comment: CommentNumber = visit.named(1).map_err(|_| Trouble::NoPage)?;
    visit.write()?.close_comment(comment, visit.form.fields.given("note"))?;
    Ok(Reply::to(visit.back_or("/".to_owned())))
}
