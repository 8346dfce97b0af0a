//! How far an article is dealt with: its sentences, what is claimed of them, and the verb that settles the others.

use super::{Desk, ReadBefore, Workbench};
use crate::domain::{
    Anchor, AnchorState, ArticleNumber, ClaimNumber, Event, PieceKind, SentenceSettled, SettleReason, StoredArticle,
    text,
};
use crate::error::{Error, Result};
use crate::judgement::coverage::{Covering, coverings};
use crate::language::{self, tongue::Tongue};
use crate::store::Reading;
use std::ops::Range;

/// An article with what was done about each of its sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The article in its newest revision.
    pub article: StoredArticle,
    /// In the order of the text, never none: put together they are the text, but for white space and lines of mark-up.
    pub sentences: Vec<Sentence>,
    /// The words of its claims that stand in its newest text, in the order of the claims' numbers.
    pub anchors: Vec<(ClaimNumber, Anchor)>,
}

/// A sentence of an article's newest text, or another piece of it, such as a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From 1.
    pub number: usize,
    /// What it looks like: a sentence, a heading, a notice. A guess.
    pub kind: PieceKind,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Code points of the text, half-open.
    pub start: u32,
    /// One past its last code point.
    pub end: u32,
    /// What was done about it: a claim stands on it, it was settled, or nothing yet.
    pub covering: Covering,
}

impl Coverage {
    /// How many sentences are claimed, or settled as holding nothing to check.
    pub fn settled(&self) -> usize {
        self.sentences.iter().filter(|sentence| sentence.covering.is_settled()).count()
    }

    /// The words of the sentences that nobody has looked at: neither claimed nor settled.
    pub fn unseen(&self) -> Vec<Anchor> {
        let revision = &self.article.revision;
        let unseen = self.sentences.iter().filter(|sentence| sentence.covering == Covering::Untouched);
        let words = |sentence: &Sentence| Anchor {
            revision: revision.seq,
            start: sentence.start,
            end: sentence.end,
            exact: self.text(sentence).to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            state: AnchorState::Ok,
        };
        unseen.map(words).collect()
    }

    /// Where the words of a claim stand in the newest text.
    pub fn anchor_of(&self, claim: ClaimNumber) -> Option<&Anchor> {
        let at = self.anchors.binary_search_by_key(&claim, |(claim, _)| *claim).ok()?;
        Some(&self.anchors[at].1)
    }

    /// Its words, as the newest text has them.
    pub fn text(&self, sentence: &Sentence) -> &str {
        &self.article.revision.body[sentence.range.clone()]
    }

    /// How much checking a sentence deserves, 0 to 100, as a machine suggests it.
    pub fn worth(&self, sentence: &Sentence) -> u8 {
        language::worth(Tongue::of(&self.article.article.language), self.text(sentence)).score
    }
}

impl Workbench {
    /// What was done about each sentence of an article's newest text.
    ///
    /// Errors: nothing but mark-up stands in the text.
    pub fn coverage(&self, article: ArticleNumber) -> Result<Coverage> {
        coverage(self.reading()?, article, &self.read_before)
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
            let before = coverage(desk.reading(), article, desk.read_before)?;
            desk.settle_all(before, sentences, reason, note)
        })
    }

    /// Records that there is nothing to check in all untouched sentences that look so; returned beside their numbers.
    ///
    /// Errors: none is left that looks so; the reason "other" without a note.
    pub fn settle_like(
        &mut self,
        article: ArticleNumber,
        kind: PieceKind,
        reason: SettleReason,
        note: Option<&str>,
    ) -> Result<(Coverage, Vec<usize>)> {
        let untouched = |one: &&Sentence| one.kind == kind && one.covering == Covering::Untouched;
        self.write(|desk| {
            let before = coverage(desk.reading(), article, desk.read_before)?;
            let numbers: Vec<usize> = before.sentences.iter().filter(untouched).map(|one| one.number).collect();
            if numbers.is_empty() {
                return Err(Error::NoneLike { article, kind });
            }
            Ok((desk.settle_all(before, &numbers, reason, note)?, numbers))
        })
    }

    /// Opens settled sentences again, by their numbers; all of them or none.
    ///
    /// Errors: a number that no sentence has; a sentence that was not settled.
    pub fn unsettle(&mut self, article: ArticleNumber, sentences: &[usize]) -> Result<Coverage> {
        self.write(|desk| {
            let before = coverage(desk.reading(), article, desk.read_before)?;
            for number in sentences {
                let sentence = desk.sentence(&before, *number)?;
                if !matches!(sentence.covering, Covering::Settled(_)) {
                    return Err(Error::NotSettled { article, sentence: *number });
                }
                desk.settle(&before, sentence, None, None)?;
            }
            coverage(desk.reading(), article, desk.read_before)
        })
    }
}

impl Desk<'_, '_> {
    pub(super) fn sentence<'c>(&self, coverage: &'c Coverage, number: usize) -> Result<&'c Sentence> {
        let sentence = number.checked_sub(1).and_then(|at| coverage.sentences.get(at));
        let article = coverage.article.article.number;
        sentence.ok_or(Error::NoSentence { article, given: number, last: coverage.sentences.len() })
    }

    pub(super) fn settle_all(
        &mut self,
        before: Coverage,
        sentences: &[usize],
        reason: SettleReason,
        note: Option<&str>,
    ) -> Result<Coverage> {
        let article = before.article.article.number;
        let note = note.map(|note| text::passage("note", note)).transpose()?;
        if reason == SettleReason::Other && note.is_none() {
            return Err(crate::domain::Invalid::Empty { field: "note" }.into());
        }
        for number in sentences {
            let sentence = self.sentence(&before, *number)?;
            if let Covering::Claimed(claims) = &sentence.covering {
                return Err(Error::SentenceClaimed { article, sentence: *number, claims: claims.clone() });
            }
            self.settle(&before, sentence, Some(reason), note.clone())?;
        }
        coverage(self.reading(), article, self.read_before)
    }

    fn settle(
        &mut self,
        coverage: &Coverage,
        sentence: &Sentence,
        reason: Option<SettleReason>,
        note: Option<String>,
    ) -> Result<()> {
        let StoredArticle { article, revision, .. } = &coverage.article;
        let words = Anchor::at(&revision.body, revision.seq, sentence.range.clone(), sentence.start);
        self.record(Event::SentenceSettled(SentenceSettled { article: article.number, words, reason, note }))
    }
}

pub(super) fn coverage(reading: Reading<'_>, number: ArticleNumber, read_before: &ReadBefore) -> Result<Coverage> {
    let article = reading.article(number)?;
    let read = read_before.text(&article);
    if read.pieces.is_empty() {
        return Err(Error::NothingToRead { article: number });
    }
    let spans: Vec<(u32, u32)> = read.pieces.iter().map(|one| (one.start, one.end)).collect();
    let anchors = anchors(reading.clone(), &article)?;
    let coverings = coverings(&spans, &anchors, &reading.settled(number)?);
    let sentences = read.pieces.iter().zip(coverings).enumerate().map(|(at, (piece, covering))| Sentence {
        number: at + 1,
        kind: piece.kind,
        range: piece.range.clone(),
        start: piece.start,
        end: piece.end,
        covering,
    });
    Ok(Coverage { sentences: sentences.collect(), article, anchors })
}

/// The anchors that stand in the article's newest text.
pub(super) fn anchors(reading: Reading<'_>, article: &StoredArticle) -> Result<Vec<(ClaimNumber, Anchor)>> {
    let mut anchors = reading.anchors(article.article.number)?;
    anchors.retain(|(_, anchor)| anchor.revision == article.revision.seq && anchor.stands());
    Ok(anchors)
}
