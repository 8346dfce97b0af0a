//! Reading how claims stand, and which of them a list is about, without what was found on each.

use super::Workbench;
use crate::domain::{ArticleNumber, ClaimNumber, Instant, SourceNumber, Standing};
use crate::error::Result;

impl Workbench {
    /// How claims stand, in the order asked for; numbers that no claim has are passed over.
    pub fn standings(&self, claims: &[ClaimNumber]) -> Result<Vec<Standing>> {
        self.reading()?.standings(claims)
    }

    /// The claims that belong to no article: the first of them with their words, and how many there are.
    pub fn claims_alone(&self, limit: usize) -> Result<(Vec<(ClaimNumber, String)>, usize)> {
        self.reading()?.claims_alone(limit)
    }

    /// The claims with standing evidence from a source.
    pub fn claims_on_source(&self, source: SourceNumber) -> Result<Vec<ClaimNumber>> {
        self.reading()?.claims_on_source(source)
    }

    /// The claim of each standing piece of evidence from a confidential source that nobody has released, in the order of the
    /// claims' numbers.
    pub fn told_in_confidence(&self) -> Result<Vec<ClaimNumber>> {
        self.reading()?.told_in_confidence()
    }

    /// When an article went out last.
    pub fn went_out(&self, article: ArticleNumber) -> Result<Option<Instant>> {
        self.reading()?.went_out(article)
    }

    /// Every label that an origin of evidence has, but those that mean another and those that are a source's own number.
    pub fn origin_labels(&self) -> Result<Vec<String>> {
        let merged = self.reading()?.origins_merged()?;
        let labels = self.reading()?.origin_labels()?.into_iter();
        Ok(labels.filter(|label| label.parse::<SourceNumber>().is_err() && !merged.contains_key(label)).collect())
    }
}
