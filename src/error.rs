//! Every way a verb can fail, as data. What to do about each is put into words by the faces.

use crate::domain::{
    ArticleNumber, AsRead, ClaimNumber, CommentNumber, ContactNumber, Entry, EvidenceNumber, FixNumber, Instant,
    Invalid, PieceKind, Question, RelationKind, Rule, SameSource, SourceNumber, SuggestionNumber, SuggestionState, Uid,
    Verdict, Word, a,
};
use std::path::PathBuf;
use thiserror::Error;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, Error)]
pub enum Error {
    #[error(transparent)]
    Invalid(#[from] Invalid),

    #[error("there is no {noun} {name}")]
    NoSuch { noun: &'static str, name: String },
    #[error("{} {noun}s are called \"{name}\": {}", numbers.len(), numbers.join(", "))]
    Ambiguous { noun: &'static str, name: String, numbers: Vec<String> },
    #[error("{} with the uid {uid} is already here ({number})", a(match *noun { "evidence" => "piece of evidence", noun => noun }))]
    UidTaken { noun: &'static str, uid: String, number: String },

    #[error("claim {claim} has this uid and says otherwise: {}", differs.join(", "))]
    HereOtherwise { claim: ClaimNumber, differs: Vec<&'static str> },

    #[error("article {article} does not hold the words \"{quote}\"")]
    WordsNotFound { article: ArticleNumber, quote: String },
    #[error("article {article} holds the words \"{quote}\" {count} times, not {wanted}")]
    WordsTooFew { article: ArticleNumber, quote: String, count: usize, wanted: u32 },
    #[error("article {article} holds the words \"{quote}\" {count} times")]
    WordsAmbiguous { article: ArticleNumber, quote: String, count: usize },
    #[error("article {article} holds the words \"{quote}\", but not at character {start}")]
    WordsElsewhere { article: ArticleNumber, quote: String, start: u32 },
    #[error("words can be anchored only in an article, and none is named")]
    WordsWithoutArticle,

    #[error("claim {claim} is not asked whether it was {question}")]
    QuestionDoesNotApply { claim: ClaimNumber, question: Question, asked: &'static [Question] },
    #[error("claim {claim} cannot be {} yet", status.spoken())]
    VerdictRefused { claim: ClaimNumber, question: Question, status: Verdict, missing: Vec<Missing> },
    #[error("the rationale on claim {claim} cites what it cannot rest on: {}", citations.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    CitationsRefused { claim: ClaimNumber, citations: Vec<BadCitation> },
    #[error("evidence {evidence} is already withdrawn: {because}")]
    AlreadyWithdrawn { evidence: EvidenceNumber, because: String },
    #[error("the words of {evidence} are already released: {because}")]
    AlreadyReleased { evidence: EvidenceNumber, because: String },
    #[error("the words of {evidence} are not released")]
    NotReleased { evidence: EvidenceNumber },
    #[error("{source_number}, the source of {evidence}, is not confidential, so nothing of it is withheld")]
    NothingWithheld { evidence: EvidenceNumber, source_number: SourceNumber },
    #[error(
        "a name of confidential source {source_number} was about to leave, on line {line} of {what}; nothing was written"
    )]
    NameWouldLeave { source_number: SourceNumber, what: String, line: usize },
    #[error("claim {claim} is already set aside")]
    AlreadySetAside { claim: ClaimNumber },
    #[error("claim {claim} is not set aside")]
    NotSetAside { claim: ClaimNumber },
    #[error("{evidence} is cited by what claim {claim} rests on: {by}")]
    EvidenceCited { evidence: EvidenceNumber, claim: ClaimNumber, by: Citing },
    #[error("{evidence} belongs to claim {claim} already")]
    AlreadyThere { evidence: EvidenceNumber, claim: ClaimNumber },
    #[error("evidence {evidence} cannot be derived from itself")]
    DerivedFromItself { evidence: EvidenceNumber },
    #[error("{number} has {} already", match same { SameSource::Address => "that address", SameSource::Name => "that name" })]
    SourceKnown { number: SourceNumber, same: SameSource },
    #[error("{number} was merged into {into}")]
    SourceMerged { number: SourceNumber, into: SourceNumber },
    #[error("a source cannot be merged into itself")]
    MergedIntoItself,
    #[error(
        "{from} is confidential and {into} is not: what is known of the one would be told under the name of the other"
    )]
    MergeWouldDisclose { from: SourceNumber, into: SourceNumber },
    #[error("{comment} was closed by {by}")]
    CommentClosed { comment: CommentNumber, by: String },
    #[error("{suggestion} was {state} by {by}")]
    SuggestionDecided { suggestion: SuggestionNumber, state: SuggestionState, by: String },
    #[error("{suggestion} is a verdict on claim {claim}, sealed until a person has given theirs on \"{question}\"")]
    SuggestionSealed { suggestion: SuggestionNumber, claim: ClaimNumber, question: Question },
    #[error("what {suggestion} was changed to is about something else")]
    SuggestionOfOther { suggestion: SuggestionNumber },
    #[error("claim {claim} says something else than when {suggestion} was made")]
    SuggestionOutdated { suggestion: SuggestionNumber, claim: ClaimNumber },
    #[error("the quotation of {suggestion} is not proved: {}", match has_copy { true => "the kept copy has no text to lay it beside", false => "no copy of its source is kept" })]
    QuoteUnproved { suggestion: SuggestionNumber, has_copy: bool },
    #[error("the quotation of {suggestion} does not stand in the kept copy")]
    QuoteNotThere { suggestion: SuggestionNumber, nearest: Option<String> },
    #[error("{by} has taken no step that could be taken back")]
    NothingToUndo { by: String },
    #[error("{by} has acted on it since, in event {seq}")]
    ActedOnSince { seq: u64, by: String },
    #[error("event {seq}, {kind}, has no opposite")]
    NoOpposite { seq: u64, kind: &'static str },
    #[error("article {article} does not hold the words \"{old}\" that are to be changed")]
    OldWordsNotThere { article: ArticleNumber, old: String, nearest: Vec<String> },
    #[error("{article} has the same text")]
    ArticleKnown { article: ArticleNumber },
    #[error("article {article} is already set aside")]
    ArticleAlreadyAside { article: ArticleNumber },
    #[error("article {article} is not set aside")]
    ArticleNotAside { article: ArticleNumber },
    #[error("article {article} is set aside")]
    ArticleAside { article: ArticleNumber },
    #[error("claim {claim} cannot be related to itself")]
    RelatedToItself { claim: ClaimNumber },
    #[error("claim {from} already {} {to}", kind.spoken())]
    AlreadyRelated { from: ClaimNumber, kind: RelationKind, to: ClaimNumber },
    #[error("nothing about the words of claim {claim} changed")]
    NothingToConfirm { claim: ClaimNumber },
    #[error("the words of claim {claim} are gone from the newest text: \"{quote}\"")]
    WordsGone { claim: ClaimNumber, quote: String },
    #[error("the text is that of revision {revision} of article {article}, to the letter")]
    SameText { article: ArticleNumber, revision: u32 },
    #[error("article {article} has no sentence {given}; its sentences are 1 to {last}")]
    NoSentence { article: ArticleNumber, given: usize, last: usize },
    #[error("nothing in article {article} that is untouched looks like a {kind}", kind = kind.word().replace('_', " "))]
    NoneLike { article: ArticleNumber, kind: PieceKind },
    #[error("there is nothing to read in article {article}: its text is mark-up alone")]
    NothingToRead { article: ArticleNumber },
    #[error("sentence {sentence} of article {article} is claimed: {}", list(claims))]
    SentenceClaimed { article: ArticleNumber, sentence: usize, claims: Vec<ClaimNumber> },
    #[error("sentence {sentence} of article {article} was not settled")]
    NotSettled { article: ArticleNumber, sentence: usize },
    #[error("claim {claim} has a question without a verdict")]
    NotChecked { claim: ClaimNumber },
    #[error("claim {claim} was reworded since its verdict, which holds for the earlier words only")]
    VerdictOnOtherWords { claim: ClaimNumber },
    #[error("{by} set the verdict on \"{question}\" of claim {claim}, and nobody reads their own")]
    OwnVerdict { claim: ClaimNumber, question: Question, by: String },
    #[error("{by} already reads claim {claim}")]
    AlreadyReading { claim: ClaimNumber, by: String, owed: Vec<Question> },
    #[error("{by} has not begun to read claim {claim}")]
    NotReading { claim: ClaimNumber, by: String },
    #[error("{by} reads claim {claim} blind and owes a verdict on {}", quoted(owed))]
    VerdictOwed { claim: ClaimNumber, by: String, owed: Vec<Question> },
    #[error("{by} reads blind, and the whole record would tell the first verdict of {}", list(claims))]
    WholeRecord { claims: Vec<ClaimNumber>, by: String },
    #[error("unverified is no verdict on claim {claim}")]
    NotAVerdict { claim: ClaimNumber },
    #[error("no two readers differ on claim {claim}")]
    NothingToSettle { claim: ClaimNumber },
    #[error("{by} is one of the two readers who differ on claim {claim}")]
    OwnDifference { claim: ClaimNumber, by: String },
    #[error("{first} and {second} differ on claim {claim}, and nobody has decided between them")]
    ReadersDiffer { claim: ClaimNumber, first: String, second: String },
    #[error("claim {claim} is anchored to no words of an article")]
    NoOldWords { claim: ClaimNumber },
    #[error("contact {contact} has been answered")]
    AlreadyAnswered { contact: ContactNumber },
    #[error("what the rule {rule} finds is an error, and errors are not waived")]
    NotWaivable { rule: Rule },
    #[error("check finds no such objection: {rule} on claim {claim}")]
    NoSuchObjection { claim: ClaimNumber, rule: Rule },
    #[error("\"{handle}\" looks like \"{other}\", who is known in this case, and is another handle: it holds {odd}")]
    LooksLikeAnother { handle: String, other: String, odd: String },
    #[error("claim {claim} was never published")]
    NotPublished { claim: ClaimNumber },
    #[error("both mean the origin \"{origin}\" already")]
    OneOrigin { origin: String },
    #[error("claim {claim} is not what was read as {read}: {} since", count_changes(since.len()))]
    Changed { claim: ClaimNumber, read: AsRead, since: Vec<Entry> },
    #[error("claim {claim} was never as {read} says")]
    NeverRead { claim: ClaimNumber, read: AsRead },
    #[error("nothing was given to change")]
    NothingToChange,

    #[error("{} is already there", path.display())]
    Exists { path: PathBuf },
    #[error("there is no case file {}", path.display())]
    NoCase { path: PathBuf },
    #[error("{} is not a Claimbench case: {why}", path.display())]
    NotACase { path: PathBuf, why: NotACase },
    #[error("{} was made by a newer Claimbench (format {found}; this program knows {known})", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("the schema of {} is not the one this program made: {}", path.display(), objects.join(", "))]
    SchemaDiffers { path: PathBuf, objects: Vec<String> },
    #[error("the case is damaged: {what}")]
    Damaged { what: String },
    #[error("there is no archive {place}")]
    NoArchive { place: String },
    #[error("no archive is named, and there is no folder for one of your own")]
    NoArchiveNamed,
    #[error("{place} is no archive of Claimbench: {why}")]
    NotAnArchive { place: String, why: NotAnArchive },
    #[error("{place} was made by a newer Claimbench (archive format {found}; this program knows {known})")]
    NewerArchive { place: String, found: i64, known: i64 },
    #[error("the tables of {place} are not those that this program made: {}", objects.join(", "))]
    ArchiveDiffers { place: String, objects: Vec<String> },
    #[error("the address of the server is not right: {why}")]
    BadServerAddress { why: &'static str },
    #[error("{server} was not reached: {why}")]
    ServerUnreachable { server: String, why: String },
    #[error("the connection to {server} broke: {why}")]
    ServerLost { server: String, why: String },
    #[error("{server} refused: {what} (SQLSTATE {code})")]
    ServerRefused { server: String, code: String, what: String },
    #[error("the archive is damaged: {what}")]
    ArchiveDamaged { what: String },
    #[error("the archive could not be read or written (SQLite: {0})")]
    ArchiveFailed(rusqlite::Error),
    #[error(
        "this case does not go on from what the archive has seen of it: they agree up to event {agreed}, and differ from event {first} on"
    )]
    Fork { case: Uid, agreed: u64, first: u64 },
    #[error("the archive has seen event {seen} of this case, and the file ends before")]
    BehindArchive { case: Uid, seen: u64 },
    #[error("the archive has seen no more of case {case} than its claims: its ledger was not handed over")]
    NoLedger { case: Uid },
    #[error("what the archive has of case {case} is not what was seen of it: {}", findings.join("; "))]
    Forged { case: Uid, findings: Vec<String> },
    #[error("{} is on a network file system ({kind}), where SQLite's locks cannot be trusted", path.display())]
    NetworkFileSystem { path: PathBuf, kind: &'static str },
    #[error("whether {} is on a network file system could not be found out ({source})", path.display())]
    UnknownFileSystem { path: PathBuf, source: std::io::Error },
    #[error("the last event is of {last}, and the clock says {clock}")]
    ClockBehind { last: Instant, clock: Instant },
    #[error("the chain of the ledger is broken: {}", findings.join("; "))]
    ChainBroken { findings: Vec<String> },
    #[error("the case does not verify: {}", findings.join("; "))]
    DoesNotVerify { findings: Vec<String> },
    #[error("{} lies beside the case: a write that was broken off, or that another program is at", path.display())]
    HotJournal { path: PathBuf },
    #[error("{} is of an earlier version and cannot be made anew where it lies, on a medium that is read-only", path.display())]
    EarlierOnReadOnly { path: PathBuf },
    #[error("event {seq} is a \"{kind}\", which this program does not know")]
    UnknownEvent { seq: u64, kind: String },

    #[error("{} of {rows} rows refused, nothing stored", refusals.len())]
    ImportRefused { rows: usize, refusals: Vec<Refusal> },
    #[error("{file}{}: {what}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
    Unreadable { file: String, line: Option<u64>, what: String },

    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    #[error("the disk did not confirm the last write ({0}); whether it is stored is unknown")]
    OutcomeUnknown(rusqlite::Error),
    #[error("the case could not be read or written (SQLite: {0})")]
    Sqlite(rusqlite::Error),
    #[error("an event could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

fn count_changes(changes: usize) -> String {
    if changes == 1 { "1 change".to_owned() } else { format!("{changes} changes") }
}

impl From<rusqlite::Error> for Error {
    /// What is in the file and cannot be what this program wrote is damage; the rest is SQLite's.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sqlite;
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        let unreadable = matches!(
            error,
            Sqlite::InvalidColumnType(..)
                | Sqlite::FromSqlConversionFailure(..)
                | Sqlite::IntegralValueOutOfRange(..)
                | Sqlite::Utf8Error(..)
                | Sqlite::QueryReturnedNoRows
        );
        if unreadable || matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase)) {
            return Self::Damaged { what: error.to_string() };
        }
        Self::Sqlite(error)
    }
}

/// What ails a disk or a file, as far as the way out differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Full,
    ReadOnly,
    Forbidden,
    Missing,
    Busy,
    Failing,
}

/// Why a file is no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotACase {
    #[error("it is empty")]
    Empty,
    #[error("it is a folder")]
    Folder,
    #[error("it is not an SQLite file")]
    NotSqlite,
    #[error("it is an SQLite file of another program")]
    Foreign,
}

/// Why a file is no archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotAnArchive {
    #[error("it is not an SQLite file")]
    NotSqlite,
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
    #[error("the verdict on \"{0}\" cites it")]
    Verdict(Question),
    #[error("the proposed fix {0} names it")]
    Fix(FixNumber),
}

/// Evidence that a rationale may not cite, and why.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadCitation {
    #[error("there is no evidence {0}")]
    NoSuch(EvidenceNumber),
    #[error("{evidence} is evidence of {claim}")]
    OfAnother { evidence: EvidenceNumber, claim: ClaimNumber },
    #[error("{evidence} was withdrawn: {because}")]
    Withdrawn { evidence: EvidenceNumber, because: String },
    #[error("“{0}” is no citation: they are written [E7], [E7, E9] or [E7-E9]; what is none stands in round brackets")]
    Unclear(String),
}

/// One row of an import that was refused, and why.
#[derive(Debug)]
pub struct Refusal {
    /// The line of the file on which the row starts, from 1.
    pub line: u64,
    pub error: Error,
}

/// `#4, #7`.
fn list<T: ToString>(of: &[T]) -> String {
    of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// `"said" and "true"`.
fn quoted(questions: &[Question]) -> String {
    questions.iter().map(|question| format!("\"{question}\"")).collect::<Vec<_>>().join(" and ")
}

impl Error {
    /// The error's lasting name, for scripts.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Invalid(Invalid::Field { .. }) => "unknown_field",
            Self::Invalid(Invalid::QueryTooLong { .. }) => "query_too_long",
            Self::Invalid(_) => "invalid",
            Self::NoSuch { .. } => "not_found",
            Self::NoArchive { .. } | Self::NoArchiveNamed => "no_archive",
            Self::BadServerAddress { .. } => "bad_server_address",
            Self::ServerUnreachable { .. } => "server_unreachable",
            Self::ServerLost { .. } => "server_lost",
            Self::ServerRefused { .. } => "server_refused",
            Self::NotAnArchive { .. } => "not_an_archive",
            Self::NewerArchive { .. } => "newer_archive",
            Self::ArchiveDiffers { .. } => "archive_differs",
            Self::ArchiveDamaged { .. } => "archive_damaged",
            Self::ArchiveFailed(_) => "archive_failed",
            Self::Fork { .. } => "fork",
            Self::BehindArchive { .. } => "behind_archive",
            Self::NoLedger { .. } => "no_ledger",
            Self::Forged { .. } => "forged",
            Self::Ambiguous { .. } => "ambiguous",
            Self::UidTaken { .. } => "uid_taken",
            Self::HereOtherwise { .. } => "here_otherwise",
            Self::WordsNotFound { .. } | Self::WordsTooFew { .. } | Self::WordsElsewhere { .. } => "words_not_found",
            Self::WordsAmbiguous { .. } => "words_ambiguous",
            Self::WordsWithoutArticle => "words_without_article",
            Self::QuestionDoesNotApply { .. } => "question_does_not_apply",
            Self::VerdictRefused { .. } => "verdict_refused",
            Self::CitationsRefused { .. } => "citations_refused",
            Self::AlreadyWithdrawn { .. } => "already_withdrawn",
            Self::AlreadyReleased { .. } => "already_released",
            Self::NotReleased { .. } => "not_released",
            Self::NothingWithheld { .. } => "nothing_withheld",
            Self::NameWouldLeave { .. } => "name_would_leave",
            Self::AlreadySetAside { .. } => "already_set_aside",
            Self::NotSetAside { .. } => "not_set_aside",
            Self::EvidenceCited { .. } => "evidence_cited",
            Self::AlreadyThere { .. } => "already_there",
            Self::DerivedFromItself { .. } => "derived_from_itself",
            Self::SourceKnown { .. } => "source_known",
            Self::SourceMerged { .. } => "source_merged",
            Self::MergedIntoItself => "merged_into_itself",
            Self::MergeWouldDisclose { .. } => "merge_would_disclose",
            Self::CommentClosed { .. } => "comment_closed",
            Self::SuggestionDecided { .. } => "suggestion_decided",
            Self::SuggestionSealed { .. } => "suggestion_sealed",
            Self::SuggestionOfOther { .. } => "suggestion_of_other",
            Self::SuggestionOutdated { .. } => "suggestion_outdated",
            Self::QuoteUnproved { .. } => "quote_unproved",
            Self::QuoteNotThere { .. } => "quote_not_there",
            Self::NothingToUndo { .. } => "nothing_to_undo",
            Self::ActedOnSince { .. } => "acted_on_since",
            Self::NoOpposite { .. } => "no_opposite",
            Self::OldWordsNotThere { .. } => "words_not_found",
            Self::ArticleKnown { .. } => "article_known",
            Self::ArticleAlreadyAside { .. } => "already_set_aside",
            Self::ArticleNotAside { .. } => "not_set_aside",
            Self::ArticleAside { .. } => "article_set_aside",
            Self::RelatedToItself { .. } => "related_to_itself",
            Self::AlreadyRelated { .. } => "already_related",
            Self::NothingToConfirm { .. } => "nothing_to_confirm",
            Self::WordsGone { .. } => "words_gone",
            Self::SameText { .. } => "same_text",
            Self::NoSentence { .. } | Self::NoneLike { .. } => "not_found",
            Self::NothingToRead { .. } => "nothing_to_read",
            Self::SentenceClaimed { .. } => "sentence_claimed",
            Self::NotSettled { .. } => "not_settled",
            Self::NotChecked { .. } => "not_checked",
            Self::VerdictOnOtherWords { .. } => "verdict_on_other_words",
            Self::OwnVerdict { .. } => "own_verdict",
            Self::AlreadyReading { .. } => "already_reading",
            Self::NotReading { .. } => "not_reading",
            Self::VerdictOwed { .. } | Self::WholeRecord { .. } => "verdict_owed",
            Self::NoSuchObjection { .. } => "no_such_objection",
            Self::LooksLikeAnother { .. } => "looks_like_another",
            Self::NotAVerdict { .. } => "not_a_verdict",
            Self::OwnDifference { .. } => "own_difference",
            Self::ReadersDiffer { .. } => "readers_differ",
            Self::NothingToSettle { .. } => "nothing_to_settle",
            Self::NoOldWords { .. } => "no_old_words",
            Self::AlreadyAnswered { .. } => "already_answered",
            Self::NotWaivable { .. } => "not_waivable",
            Self::NotPublished { .. } => "not_published",
            Self::OneOrigin { .. } => "one_origin",
            Self::Changed { .. } => "changed",
            Self::NeverRead { .. } => "never_read",
            Self::NothingToChange => "nothing_to_change",
            Self::Exists { .. } => "exists",
            Self::NoCase { .. } => "no_case",
            Self::NotACase { .. } => "not_a_case",
            Self::Newer { .. } | Self::UnknownEvent { .. } => "newer",
            Self::SchemaDiffers { .. } => "schema_differs",
            Self::Damaged { .. } => "damaged",
            Self::ClockBehind { .. } => "clock_behind",
            Self::ChainBroken { .. } => "chain_broken",
            Self::DoesNotVerify { .. } => "does_not_verify",
            Self::HotJournal { .. } => "hot_journal",
            Self::EarlierOnReadOnly { .. } => "earlier_on_read_only",
            Self::NetworkFileSystem { .. } => "network_file_system",
            Self::UnknownFileSystem { .. } => "unknown_file_system",
            Self::ImportRefused { .. } => "import_refused",
            Self::Unreadable { .. } => "unreadable",
            Self::Io { .. } => "io",
            Self::OutcomeUnknown(_) => "outcome_unknown",
            Self::Sqlite(_) => "sqlite",
            Self::Json(_) => "json",
        }
    }

    /// What ails the disk or the file, where that is what the error is about.
    pub fn trouble(&self) -> Option<Trouble> {
        use rusqlite::ErrorCode;
        use std::io::ErrorKind;
        Some(match self {
            Self::Io { source, .. } => match source.kind() {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Trouble::Full,
                ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
                ErrorKind::PermissionDenied => Trouble::Forbidden,
                ErrorKind::NotFound | ErrorKind::IsADirectory | ErrorKind::NotADirectory => Trouble::Missing,
                _ => Trouble::Failing,
            },
            Self::Sqlite(error) | Self::ArchiveFailed(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => Trouble::Full,
                Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Trouble::Forbidden,
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Trouble::Busy,
                // These are about what was to be stored.
                Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig) => return None,
                _ => Trouble::Failing,
            },
            _ => return None,
        })
    }

    /// For `map_err`: an input or output error on a path.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}
