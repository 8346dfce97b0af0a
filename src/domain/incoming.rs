//! What arrives from a file: claims, sources, evidence and verdicts, before any of it is checked against a case.

use super::{
    AnchorState, ArticleAside, ArticleNumber, ClaimNumber, Confidence, Dossier, EvidenceNumber, IncomingRow, Judged,
    Modifier, NewArticle, NewClaim, NewEvidence, NewSource, NewText, Question, RelationKind, SetAside, SettleReason,
    SourceNumber, Status, Uid, Verdict, Words,
};

/// A status as a person sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStatus {
    /// None picks the claim's main question.
    pub question: Option<Question>,
    /// What was found.
    pub status: Verdict,
    /// The rationale, citing evidence as `[E7]`; none only with unverified.
    pub because: Option<String>,
    /// What is wrong with the claim beside its verdict; often nothing.
    pub modifiers: Vec<Modifier>,
    /// How sure the checker is; none where they do not say.
    pub confidence: Option<Confidence>,
    /// The verdict in one sentence that stands alone.
    pub finding: Option<String>,
    /// What it was given on, where that is not what the claim says: a verdict of the past, from a file.
    pub on_other: Option<Box<Judged>>,
}

impl NewStatus {
    /// The bare verdict on the claim's main question, with everything else left open.
    pub fn new(status: Verdict) -> Self {
        Self {
            question: None,
            status,
            because: None,
            modifiers: Vec::new(),
            confidence: None,
            finding: None,
            on_other: None,
        }
    }

    /// Takes the finding and the modifiers of the standing verdict where this is the same one, and gives none.
    pub fn keep_what_agrees(&mut self, dossier: &Dossier) {
        let standing = dossier.status(self.question.unwrap_or(dossier.claim.main_question()));
        if let Some(standing) = standing.filter(|standing| standing.status.status == self.status) {
            self.finding = self.finding.take().or_else(|| standing.status.finding.clone());
            if self.modifiers.is_empty() {
                self.modifiers.clone_from(&standing.status.modifiers);
            }
        }
    }

    /// The status on a question, where none was named.
    pub fn on(self, question: Question) -> Status {
        Status {
            question,
            status: self.status,
            because: self.because,
            modifiers: self.modifiers,
            confidence: self.confidence,
            finding: self.finding,
        }
    }
}

/// How a file names a thing: by its uid, by the number it has in the file or in the case, or by its name.
///
/// The uid is looked at first. A number means what the same file brought under that number, else what the case has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The uid of the thing; `None` where the file gives none.
    pub uid: Option<Uid>,
    /// A number, with its letter or without, or an exact name or title.
    pub name: Option<String>,
}

impl Named {
    /// A thing by its number or its name.
    pub fn name(name: impl Into<String>) -> Self {
        Self { uid: None, name: Some(name.into()) }
    }
}

/// One thing from a file. `number` is what it is called in the file, where the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// An article with all of its texts.
    Article {
        /// What it is called in the file; `None` where the file has no numbers.
        number: Option<ArticleNumber>,
        /// With its first text.
        article: Box<NewArticle>,
        /// Its later texts, in order.
        later: Vec<NewText>,
        /// The sentences of its newest text in which there is nothing to check.
        settled: Vec<IncomingSettled>,
        /// Why it is out of the work; `None` while it is in it.
        set_aside: Option<ArticleAside>,
    },
    /// A source, which is added unless its uid is here.
    Source {
        /// What it is called in the file; `None` where the file has no numbers.
        number: Option<SourceNumber>,
        /// What is known of it.
        source: Box<NewSource>,
    },
    /// An entry of a bibliography, which may be of a source that is here under another name.
    Entry(Box<NewSource>),
    /// A claim with what hangs on it.
    Claim(Box<IncomingClaim>),
    /// Evidence for a claim that is here already.
    Evidence {
        /// The claim that it is for.
        claim: Named,
        /// The piece itself.
        evidence: Box<IncomingEvidence>,
        /// The row of a sheet that it came in.
        row: Option<IncomingRow>,
    },
    /// A status for a claim that is here already.
    Status {
        /// The claim that it is on.
        claim: Named,
        /// The status itself.
        status: Box<NewStatus>,
        /// The row of a sheet that it came in.
        row: Option<IncomingRow>,
    },
    /// Another desk's words on a claim that is here already.
    Words {
        /// The claim that they are on.
        claim: Named,
        /// The row, with the words.
        row: IncomingRow,
    },
    /// Evidence that was withdrawn after the statuses were set that it once carried.
    Withdrawal {
        /// Its number in the file.
        evidence: EvidenceNumber,
        /// Why it was withdrawn.
        because: String,
    },
    /// A claim that is not to be checked.
    SetAside {
        /// Which claim.
        claim: Named,
        /// Why.
        set_aside: SetAside,
    },
    /// How one claim stands to another.
    Relation {
        /// The claim that is spoken of.
        from: Named,
        /// How it stands to the other.
        kind: RelationKind,
        /// The other claim.
        to: Named,
        /// More of it, in words.
        note: Option<String>,
    },
}

/// A settled sentence from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingSettled {
    /// The whole sentence, and which of several equal ones it is.
    pub words: Words,
    /// Why there is nothing to check in it.
    pub reason: SettleReason,
    /// More of the reason, in words.
    pub note: Option<String>,
}

/// A claim from a file, with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingClaim {
    /// What it is called in the file; `None` where the file has no numbers.
    pub number: Option<ClaimNumber>,
    /// Its `article` is filled in on arrival.
    pub claim: NewClaim,
    /// None for a claim that stands alone.
    pub article: Option<Named>,
    /// The revision that holds its words, and what became of them since; none means the newest.
    pub stood: Option<(u32, AnchorState)>,
    /// Its evidence, in the order of the file.
    pub evidence: Vec<IncomingEvidence>,
    /// The statuses set on it, oldest first.
    pub statuses: Vec<NewStatus>,
    /// Why it is out of the work; `None` while it is in it.
    pub set_aside: Option<SetAside>,
    /// The rows of a sheet that it came in, each with how many of the pieces of evidence are its own, in order.
    pub rows: Vec<(IncomingRow, usize)>,
    /// What becomes of it where its words do not stand in the article.
    pub anchoring: Anchoring,
    /// The claim of this program that it is a copy of; where that is here, it is left as it is.
    pub copy_of: Option<Uid>,
}

/// Whether a claim waits for its words to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchoring {
    /// Words that do not stand in the article are refused.
    #[default]
    MustStand,
    /// The claim's words, or its quotation where it has one, are anchored where they stand; else it stands alone in its
    /// article, and that is said.
    WhereTheyStand,
}

/// A piece of evidence from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingEvidence {
    /// What it is called in the file; `None` where the file has no numbers.
    pub number: Option<EvidenceNumber>,
    /// Its `claim`, `source` and `derived_from` are filled in on arrival.
    pub evidence: NewEvidence,
    /// Where it is from.
    pub source: IncomingSource,
    /// The number in the file of what it was taken from.
    pub derived_from: Option<EvidenceNumber>,
    /// Why it was withdrawn; none while it stands.
    pub withdrawn: Option<String>,
}

/// The source of evidence from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncomingSource {
    /// One that is here, or that the same file has brought.
    Known(Named),
    /// Added, unless a source of this name and address is here already.
    New(Box<NewSource>),
}

/// How many things a file brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Arrived {
    /// New articles.
    pub articles: usize,
    /// New sources.
    pub sources: usize,
    /// New claims.
    pub claims: usize,
    /// New pieces of evidence, those for claims that were here included.
    pub evidence: usize,
    /// Statuses set, those on claims that were here included.
    pub statuses: usize,
    /// New relations between claims.
    pub relations: usize,
}
