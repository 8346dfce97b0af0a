//! The dossier: one claim with everything that is known about it. What judgement and reports look at.

use super::{
    Article, ArticleNumber, Claim, ClaimNumber, EvidenceNumber, Instant, Logged, Question, Relation, SetAside,
    StoredEvidence, StoredStatus, Verdict,
};

/// One claim with everything that is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    pub claim: Claim,
    /// The head of the claim's article; none for a claim that stands alone.
    pub article: Option<Article>,
    /// None while the claim is in work.
    pub set_aside: Option<SetAside>,
    /// In the order of their numbers, withdrawn ones included.
    pub evidence: Vec<StoredEvidence>,
    /// Every status ever set, oldest first.
    pub statuses: Vec<StoredStatus>,
    /// Relations that start or end at the claim.
    pub relations: Vec<Relation>,
    pub logged: Logged,
}

impl Dossier {
    pub fn number(&self) -> ClaimNumber {
        self.claim.number
    }

    /// The status that holds on a question; none where nobody has set one.
    pub fn status(&self, question: Question) -> Option<&StoredStatus> {
        self.statuses.iter().rev().find(|stored| stored.status.question == question)
    }

    /// The verdict that holds on a question: unverified where nobody has set one.
    pub fn verdict(&self, question: Question) -> Verdict {
        self.status(question).map_or(Verdict::Unverified, |stored| stored.status.status)
    }

    /// The dossier as it may leave the desk: without the names of confidential sources.
    pub fn outside(mut self) -> Self {
        for stored in &mut self.evidence {
            stored.source = stored.source.outside();
        }
        self
    }

    /// The evidence on a question that stands.
    pub fn standing(&self, question: Question) -> impl Iterator<Item = &StoredEvidence> {
        self.evidence.iter().filter(move |e| e.stands() && e.evidence.question == question)
    }
}

/// One event of the ledger, as a history shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub seq: u64,
    pub at: Instant,
    pub actor: String,
    pub event: super::Event,
}

/// The newest event of the ledger: what a printed report is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    /// Lower-case hex.
    pub hash: String,
}

impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

/// What a search found: a piece of text of one noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub found: Found,
    /// The claim that the text belongs to; none for a source or an article.
    pub claim: Option<ClaimNumber>,
    /// The text around the words, the words between [`MARK_START`] and [`MARK_END`].
    pub snippet: String,
}

/// Where a search found its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Claim(ClaimNumber),
    Evidence(EvidenceNumber),
    Source(super::SourceNumber),
    Article(ArticleNumber),
    Rationale(ClaimNumber, Question),
}

/// Stands before a found word in a snippet; the sinks turn it into bold, and no stored text reaches one unescaped.
pub const MARK_START: char = '\u{2}';
/// Stands after a found word in a snippet.
pub const MARK_END: char = '\u{3}';
