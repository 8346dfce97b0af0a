//! What errors carry: what a file is instead of a case, what a verdict lacks, what a rationale cites in vain.

use crate::domain::{ClaimNumber, EvidenceNumber, FixNumber, Question};
use thiserror::Error;

/// What ails a disk or a file, as far as the way out differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The disk or the quota is full.
    Full,
    /// The medium cannot be written.
    ReadOnly,
    /// The system does not let this user read or write it.
    Forbidden,
    /// There is no such file or folder.
    Missing,
    /// Another program holds it.
    Busy,
    /// Anything else: the disk may be at fault.
    Failing,
}

/// Why a file is no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotACase {
    /// It has no bytes: a copy that was broken off, perhaps.
    #[error("it is empty")]
    Empty,
    /// A file was expected.
    #[error("it is a folder")]
    Folder,
    /// Its first bytes are not SQLite's.
    #[error("it is not an SQLite file")]
    NotSqlite,
    /// It does not say that it is a case.
    #[error("it is an SQLite file of another program")]
    Foreign,
}

/// Why a file is no archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotAnArchive {
    /// Its first bytes are not SQLite's.
    #[error("it is not an SQLite file")]
    NotSqlite,
    /// It does not say that it is an archive.
    #[error("it is a case or an SQLite file of another program")]
    Foreign,
}

/// One thing that a verdict still needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// A rationale: why this verdict.
    Rationale,
    /// At least one piece of standing evidence on the question.
    Evidence,
    /// At least one recorded search that found nothing, for "unproven".
    SilentSearch,
}

/// What rests on a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Citing {
    /// The rationale of the status that holds on this question.
    #[error("the verdict on \"{0}\" cites it")]
    Verdict(Question),
    /// A fix that is still open.
    #[error("the proposed fix {0} names it")]
    Fix(FixNumber),
}

/// Evidence that a rationale may not cite, and why.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadCitation {
    /// The case has no such evidence.
    #[error("there is no evidence {0}")]
    NoSuch(EvidenceNumber),
    /// It is of another claim: attach it to this one, too.
    #[error("{evidence} is evidence of {claim}")]
    OfAnother {
        /// What is cited.
        evidence: EvidenceNumber,
        /// The claim that it belongs to.
        claim: ClaimNumber,
    },
    /// It does not stand any more: cite other evidence.
    #[error("{evidence} was withdrawn: {because}")]
    Withdrawn {
        /// What is cited.
        evidence: EvidenceNumber,
        /// Why it was withdrawn.
        because: String,
    },
    /// Brackets that look like a citation and are none.
    #[error("“{0}” is no citation: they are written [E7], [E7, E9] or [E7-E9]; what is none stands in round brackets")]
    Unclear(String),
}
