//! The verbs for other desks' findings: taking them in, and reading one.

use super::{Desk, Workbench};
use crate::domain::{Event, ForeignReview, ForeignReviewAdded, ReviewNumber};
use crate::error::{Error, Refusal, Result};

/// What came of taking in other desks' findings.
#[derive(Debug, Default)]
pub struct ReviewsTaken {
    pub added: usize,
    /// Here already, by page and words.
    pub known: usize,
    /// Whose label or rating means nothing certain in our words.
    pub unmapped: usize,
    pub refusals: Vec<Refusal>,
}

impl Workbench {
    /// Takes in other desks' reviews, each with the line on which it starts. A bad one is reported and stops no other.
    ///
    /// Errors: `ImportRefused` where every one of them is refused.
    pub fn import_reviews(
        &mut self,
        reviews: impl IntoIterator<Item = (u64, Result<ForeignReview>)>,
        mut progress: impl FnMut(usize),
    ) -> Result<ReviewsTaken> {
        self.write(|desk| {
            let mut taken = ReviewsTaken::default();
            for (at, (line, review)) in reviews.into_iter().enumerate() {
                match review.and_then(|review| Ok(review.checked()?)) {
                    Ok(review) => desk.take_review(review, &mut taken)?,
                    Err(error) => taken.refusals.push(Refusal { line, error }),
                }
                progress(at + 1);
            }
            if taken.added + taken.known == 0 && !taken.refusals.is_empty() {
                return Err(Error::ImportRefused { rows: taken.refusals.len(), refusals: taken.refusals });
            }
            Ok(taken)
        })
    }

    /// Another desk's finding.
    pub fn foreign_review(&self, number: ReviewNumber) -> Result<ForeignReview> {
        self.reading()?.review(number)
    }
}

impl Desk<'_, '_> {
    fn take_review(&mut self, review: ForeignReview, taken: &mut ReviewsTaken) -> Result<()> {
        let (url, claim) = review.key();
        if self.reading().review_of(url, claim)?.is_some() {
            taken.known += 1;
            return Ok(());
        }
        taken.added += 1;
        taken.unmapped += usize::from(review.verdict.is_none());
        let number = self.reading().next_review()?;
        self.record(Event::ForeignReviewAdded(ForeignReviewAdded { number, review }))
    }
}
