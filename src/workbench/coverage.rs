//! How far an article is dealt with: its sentences, what is claimed of them, and the verb that settles the others.

use super::{Desk, Workbench};
use crate::domain::text::CodePoints;
use crate::domain::{Anchor, ArticleNumber, ClaimNumber, Event, SentenceSettled, SettleReason, StoredArticle, text};
use crate::error::{Error, Result};
use crate::judgement::coverage::{Covering, coverings};
use crate::language::{proposal, sentence, worth};
use crate::store::Reading;
use std::ops::Range;

/// An article with what was done about each of its sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    pub article: StoredArticle,
    /// In the order of the text, without headings and other lines that state nothing.
    pub sentences: Vec<Sentence>,
}

/// A sentence of an article's newest text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From 1.
    pub number: usize,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Code points of the text, half-open.
    pub start: u32,
    pub end: u32,
    pub covering: Covering,
}

impl Coverage {
    /// How many sentences are claimed, or settled as holding nothing to check.
    pub fn settled(&self) -> usize {
        self.sentences.iter().filter(|sentence| sentence.covering.is_settled()).count()
    }

    pub fn text(&self, sentence: &Sentence) -> &str {
        &self.article.revision.body[sentence.range.clone()]
    }

    /// How much checking a sentence deserves, 0 to 100, as a machine suggests it.
    pub fn worth(&self, sentence: &Sentence) -> u8 {
        worth::worth(self.text(sentence)).score
    }
}

impl Workbench {
    /// What was done about each sentence of an article's newest text.
    pub fn coverage(&self, article: ArticleNumber) -> Result<Coverage> {
        coverage(self.store.reading(), article)
    }

    /// Records that there is nothing to check in sentences, by their numbers; all of them or none.
    ///
    /// Errors: a number that no sentence has; a sentence that a claim covers; the reason "other" without a note.
    pub fn settle(
        &mut self,
        article: ArticleNumber,
        sentences: &[usize],
        reason: SettleReason,
        note: Option<&str>,
    ) -> Result<Coverage> {
        self.write(|desk| {
            let note = note.map(|note| text::passage("note", note)).transpose()?;
            if reason == SettleReason::Other && note.is_none() {
                return Err(crate::domain::Invalid::Empty { field: "note" }.into());
            }
            let before = coverage(desk.reading(), article)?;
            for number in sentences {
                let sentence = desk.sentence(&before, *number)?;
                if let Covering::Claimed(claims) = &sentence.covering {
                    return Err(Error::SentenceClaimed { article, sentence: *number, claims: claims.clone() });
                }
                desk.settle(&before, sentence, Some(reason), note.clone())?;
            }
            coverage(desk.reading(), article)
        })
    }

    /// Opens settled sentences again, by their numbers; all of them or none.
    ///
    /// Errors: a number that no sentence has; a sentence that was not settled.
    pub fn unsettle(&mut self, article: ArticleNumber, sentences: &[usize]) -> Result<Coverage> {
        self.write(|desk| {
            let before = coverage(desk.reading(), article)?;
            for number in sentences {
                let sentence = desk.sentence(&before, *number)?;
                if !matches!(sentence.covering, Covering::Settled(_)) {
                    return Err(Error::NotSettled { article, sentence: *number });
                }
                desk.settle(&before, sentence, None, None)?;
            }
            coverage(desk.reading(), article)
        })
    }
}

impl Desk<'_, '_> {
    fn sentence<'c>(&self, coverage: &'c Coverage, number: usize) -> Result<&'c Sentence> {
        let sentence = number.checked_sub(1).and_then(|at| coverage.sentences.get(at));
        let article = coverage.article.article.number;
        sentence.ok_or(Error::NoSentence { article, given: number, last: coverage.sentences.len() })
    }

    fn settle(
        &mut self,
        coverage: &Coverage,
        sentence: &Sentence,
        reason: Option<SettleReason>,
        note: Option<String>,
    ) -> Result<()> {
        let StoredArticle { article, revision, .. } = &coverage.article;
        let words = Anchor::of(&revision.body, revision.seq, sentence.range.clone());
        self.record(Event::SentenceSettled(SentenceSettled { article: article.number, words, reason, note }))
    }
}

fn coverage(reading: Reading<'_>, number: ArticleNumber) -> Result<Coverage> {
    let article = reading.article(number)?;
    let body = &article.revision.body;
    let ranges = stating(body);
    let mut points = CodePoints::of(body);
    let spans: Vec<(u32, u32)> =
        ranges.iter().map(|range| (points.before(range.start), points.before(range.end))).collect();
    let coverings = coverings(&spans, &anchors(reading, &article)?, &reading.settled(number)?);
    let sentences = ranges.into_iter().zip(spans).zip(coverings).enumerate();
    let sentences = sentences.map(|(at, ((range, (start, end)), covering))| Sentence {
        number: at + 1,
        range,
        start,
        end,
        covering,
    });
    Ok(Coverage { sentences: sentences.collect(), article })
}

/// The sentences of a text that state something, in order, as bytes: those that are to be dealt with.
pub(super) fn stating(body: &str) -> Vec<Range<usize>> {
    let sentences = sentence::sentences(body).into_iter();
    sentences.filter(|range| proposal::states(body, range.clone())).collect()
}

/// The anchors that stand in the article's newest text.
pub(super) fn anchors(reading: Reading<'_>, article: &StoredArticle) -> Result<Vec<(ClaimNumber, Anchor)>> {
    let mut anchors = reading.anchors(article.article.number)?;
    anchors.retain(|(_, anchor)| anchor.revision == article.revision.seq && anchor.stands());
    Ok(anchors)
}
