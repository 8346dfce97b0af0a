//! The verbs for other desks' findings: taking them in, each version of them, and reading them.

use super::{Desk, Run, Workbench};
use crate::domain::{
    ClaimNumber, Event, EvidenceNumber, ForeignReview, ForeignReviewAdded, ReviewNumber, StoredForeignReview, text,
};
use crate::error::{Error, Refusal, Result};

/// What came of taking in other desks' findings.
#[derive(Debug, Default)]
pub struct ReviewsTaken {
    /// How many are new here.
    pub added: usize,
    /// Here already, by page and words, and nothing new in them.
    pub known: usize,
    /// Later or other versions of reviews that were here: the one before, and the new one.
    pub changed: Vec<(ReviewNumber, ReviewNumber)>,
    /// Whose label or rating means nothing certain in our words.
    pub unmapped: usize,
    /// The reviews that were refused, each with its line and the reason; they stop no other.
    pub refusals: Vec<Refusal>,
}

/// Another desk's review with its other versions and what rests on it here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRead {
    /// The review that was asked for, which need not be the latest version.
    pub stored: StoredForeignReview,
    /// All of them, this one too, the latest last.
    pub versions: Vec<StoredForeignReview>,
    /// Evidence from the review's page, with the claim that it is of.
    pub evidence: Vec<(EvidenceNumber, ClaimNumber)>,
}

impl ReviewRead {
    /// The version that holds.
    pub fn latest(&self) -> &StoredForeignReview {
        self.versions.last().unwrap_or(&self.stored)
    }

    /// Evidence that was made before the version that holds came in.
    pub fn made_before(&self) -> bool {
        self.versions.len() > 1 && !self.evidence.is_empty()
    }
}

impl Workbench {
    /// Takes in other desks' reviews, each with the line on which it starts. A bad one is reported and stops no other. A dry
    /// run stores nothing.
    ///
    /// Errors: `ImportRefused` where every one of them is refused.
    pub fn import_reviews(
        &mut self,
        reviews: impl IntoIterator<Item = (u64, Result<ForeignReview>)>,
        run: Run,
        mut progress: impl FnMut(usize),
    ) -> Result<ReviewsTaken> {
        self.write_if(run, |desk| {
            let mut taken = ReviewsTaken::default();
            for (at, (line, review)) in reviews.into_iter().enumerate() {
                match review.and_then(|review| Ok(review.checked()?)) {
                    Ok(review) => desk.take_review(review, &mut taken)?,
                    Err(error) => taken.refusals.push(Refusal { line, error }),
                }
                progress(at + 1);
            }
            if taken.added + taken.known + taken.changed.len() == 0 && !taken.refusals.is_empty() {
                return Err(Error::ImportRefused { rows: taken.refusals.len(), refusals: taken.refusals });
            }
            Ok(taken)
        })
    }

    /// Takes in one review, unless it is here as it stands. Returns its number.
    pub fn take_in_review(&mut self, review: ForeignReview) -> Result<ReviewNumber> {
        let review = review.checked()?;
        self.write(|desk| {
            desk.take_review(review.clone(), &mut ReviewsTaken::default())?;
            let versions = desk.reading().review_versions(&review.key())?;
            let same = versions.iter().find(|known| known.review.changes(&review).is_empty());
            let number = same.map(|stored| stored.number);
            number.ok_or_else(|| Error::NoSuch { noun: "review", name: review.url })
        })
    }

    /// Another desk's finding.
    pub fn foreign_review(&self, number: ReviewNumber) -> Result<ForeignReview> {
        self.reading()?.review(number)
    }

    /// Every other desk's review; of several versions the one that holds.
    pub fn foreign_reviews(&self) -> Result<Vec<StoredForeignReview>> {
        let mut newest: Vec<StoredForeignReview> = Vec::new();
        let mut place = std::collections::HashMap::new();
        for stored in self.reading()?.foreign_reviews()? {
            let first = stored.version_of.unwrap_or(stored.number);
            match place.get(&first) {
                Some(at) => {
                    let known: &mut StoredForeignReview = &mut newest[*at];
                    if age(known) <= age(&stored) {
                        *known = stored;
                    }
                }
                None => {
                    place.insert(first, newest.len());
                    newest.push(stored);
                }
            }
        }
        Ok(newest)
    }

    /// One review with its versions and what rests on it.
    pub fn read_review(&self, number: ReviewNumber) -> Result<ReviewRead> {
        let reading = self.reading()?;
        let stored = reading.stored_review(number)?;
        let mut versions = reading.review_versions(&stored.review.key())?;
        versions.sort_by(|one, other| age(one).cmp(&age(other)));
        let page = text::address_key(&stored.review.url);
        let mut evidence = Vec::new();
        for source in reading.sources()? {
            if source.source.url.as_deref().is_none_or(|url| text::address_key(url) != page) {
                continue;
            }
            for claim in reading.claims_of_source(source.source.number)? {
                let dossier = reading.dossier(claim)?;
                let from_here = dossier
                    .evidence
                    .iter()
                    .filter(|piece| piece.stands() && piece.source.number == source.source.number);
                evidence.extend(from_here.map(|piece| (piece.evidence.number, claim)));
            }
        }
        Ok(ReviewRead { stored, versions, evidence })
    }
}

/// By what a version is later than another: the day of the review, and of one day what came in last.
fn age(stored: &StoredForeignReview) -> (Option<&str>, ReviewNumber) {
    (stored.review.reviewed_on.as_ref().map(|day| day.as_str()), stored.number)
}

impl Desk<'_, '_> {
    fn take_review(&mut self, review: ForeignReview, taken: &mut ReviewsTaken) -> Result<()> {
        let versions = self.reading().review_versions(&review.key())?;
        if versions.iter().any(|known| known.review.changes(&review).is_empty()) {
            taken.known += 1;
            return Ok(());
        }
        taken.unmapped += usize::from(review.verdict.is_none());
        let number = self.reading().next_review()?;
        let before = versions.iter().max_by(|one, other| age(one).cmp(&age(other))).map(|stored| stored.number);
        match before {
            Some(before) => taken.changed.push((before, number)),
            None => taken.added += 1,
        }
        let version_of = versions.first().map(|first| first.number);
        self.record(Event::ForeignReviewAdded(ForeignReviewAdded { number, version_of, review }))
    }
}
