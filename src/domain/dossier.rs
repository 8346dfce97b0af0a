//! The dossier: one claim with everything that is known about it. What judgement and reports look at.

use super::{
    Article, ArticleNumber, Claim, ClaimNumber, EvidenceNumber, Instant, Judged, Logged, Question, Relation,
    SecondReading, SetAside, StoredContact, StoredEvidence, StoredFix, StoredNote, StoredPublication, StoredReview,
    StoredSheetRow, StoredStatus, Verdict, Waiver,
};

/// One claim with everything that is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The claim itself.
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
    /// What the desk did with it beside evidence and verdicts.
    pub procedure: Procedure,
    /// When it was logged and by whom, and when it changed last.
    pub logged: Logged,
}

/// What the desk did with a claim beside finding evidence and a verdict; each list oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Procedure {
    /// Approvals and returns by a second person.
    pub reviews: Vec<StoredReview>,
    /// Second readings, ended ones too.
    pub readings: Vec<SecondReading>,
    /// Changes of the article's words that were proposed, with the answers.
    pub fixes: Vec<StoredFix>,
    /// Calls and messages about it.
    pub contacts: Vec<StoredContact>,
    /// Objections of the check that somebody let stand.
    pub waivers: Vec<Waiver>,
    /// The last time that the claim went out.
    pub publication: Option<StoredPublication>,
    /// Notes for the reader since it was published.
    pub notes: Vec<StoredNote>,
    /// The rows of other people's sheets that it came in.
    pub sheet_rows: Vec<StoredSheetRow>,
    /// The questions on which whoever looks at the dossier owes a blind reader's verdict. Where there are any, nothing
    /// in the dossier tells the first one.
    pub owed: Vec<Question>,
}

impl Dossier {
    /// The number of its claim.
    pub fn number(&self) -> ClaimNumber {
        self.claim.number
    }

    /// The status that holds on a question; none where nobody has set one, or where the claim says something else than
    /// what the newest one was given on.
    pub fn status(&self, question: Question) -> Option<&StoredStatus> {
        self.newest_status(question).filter(|stored| stored.on_other.is_none())
    }

    /// The status that was set last on a question, on whatever words.
    pub fn newest_status(&self, question: Question) -> Option<&StoredStatus> {
        self.statuses.iter().rev().find(|stored| stored.status.question == question)
    }

    /// The verdict that was given last on a question, with what it was given on, where the claim says something else by
    /// now. It holds for nothing until somebody confirms it or gives it anew.
    pub fn on_other_words(&self, question: Question) -> Option<(&StoredStatus, &Judged)> {
        let stored = self.newest_status(question)?;
        let on_other = stored.on_other.as_deref()?;
        (stored.status.status != Verdict::Unverified).then_some((stored, on_other))
    }

    /// Whether a verdict of the claim was given on other words than its own.
    pub fn is_reworded_since_verdict(&self) -> bool {
        self.claim.questions().iter().any(|question| self.on_other_words(*question).is_some())
    }

    /// The verdict that holds on a question: unverified where none does.
    pub fn verdict(&self, question: Question) -> Verdict {
        self.status(question).map_or(Verdict::Unverified, |stored| stored.status.status)
    }

    /// The evidence on a question that stands.
    pub fn standing(&self, question: Question) -> impl Iterator<Item = &StoredEvidence> {
        self.evidence.iter().filter(move |e| e.stands() && e.evidence.question == question)
    }
}

/// One event of the ledger, as a history shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the ledger, from 1.
    pub seq: u64,
    /// When it was recorded.
    pub at: Instant,
    /// The handle of whoever acted.
    pub actor: String,
    /// How it is known that it was they.
    pub identity: Identity,
    /// What happened.
    pub event: super::Event,
}

/// How it is known who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Identity {
    /// They said so.
    #[default]
    SelfDeclared,
    /// They had signed in at the desk's own door.
    SignedIn,
}

/// The newest event of the ledger: what a printed report is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its number, from 1.
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
    /// Whose text it is.
    pub found: Found,
    /// The claim that the text belongs to; none for a source or an article.
    pub claim: Option<ClaimNumber>,
    /// The text around the words, the words between [`MARK_START`] and [`MARK_END`].
    pub snippet: String,
}

/// Where a search found its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The words of a claim, or those of the article that state it.
    Claim(ClaimNumber),
    /// The quotation, the paraphrase or another text of a piece of evidence.
    Evidence(EvidenceNumber),
    /// The name of a source, or what else is known of it.
    Source(super::SourceNumber),
    /// The title of an article or its text.
    Article(ArticleNumber),
    /// The rationale or the finding of a status.
    Rationale(ClaimNumber, Question),
    /// What the article should say instead.
    Correction(ClaimNumber),
    /// Another desk's finding.
    Review(super::ReviewNumber),
}

/// Stands before a found word in a snippet; the sinks turn it into bold, and no stored text reaches one unescaped.
pub const MARK_START: char = '\u{2}';
/// Stands after a found word in a snippet.
pub const MARK_END: char = '\u{3}';
