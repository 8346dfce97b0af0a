//! Every way a verb can fail, as data. What to do about each is put into words by the faces.

mod detail;

pub use detail::{BadCitation, Citing, Missing, NotACase, NotAnArchive, Trouble};

use crate::domain::{
    ArticleNumber, AsRead, ClaimNumber, CommentNumber, ContactNumber, Entry, EvidenceNumber, Instant, Invalid,
    PieceKind, Question, RelationKind, Rule, SameSource, SourceNumber, SuggestionNumber, SuggestionState, Uid, Verdict,
    Word, a,
};
use std::path::PathBuf;
use thiserror::Error;

/// The result of whatever can fail here.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a verb did nothing. A variant says when it happens and the way out; its message shows every field in its place.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "a field is what the message says in its place")]
pub enum Error {
    /// A value that no noun accepts: mend it.
    #[error(transparent)]
    Invalid(#[from] Invalid),

    /// Nothing is called so, or whoever works here may not see it.
    #[error("there is no {noun} {name}")]
    NoSuch { noun: &'static str, name: String },
    /// Several things are called so: name one by its number.
    #[error("{} {noun}s are called \"{name}\": {}", numbers.len(), numbers.join(", "))]
    Ambiguous { noun: &'static str, name: String, numbers: Vec<String> },
    /// A row with this uid came in before: leave it out, or take its uid away to add it once more.
    #[error("{} with the uid {uid} is already here ({number})", a(match *noun { "evidence" => "piece of evidence", noun => noun }))]
    UidTaken { noun: &'static str, uid: String, number: String },

    /// A sheet says something else of a claim that is here: change the claim by hand, or leave the row out.
    #[error("claim {claim} has this uid and says otherwise: {}", differs.join(", "))]
    HereOtherwise { claim: ClaimNumber, differs: Vec<&'static str> },

    /// Words to anchor stand nowhere in the newest text: copy them as they stand.
    #[error("article {article} does not hold the words \"{quote}\"")]
    WordsNotFound { article: ArticleNumber, quote: String },
    /// An occurrence was asked for that there is not: ask for one of those that there are.
    #[error("article {article} holds the words \"{quote}\" {count} times, not {wanted}")]
    WordsTooFew { article: ArticleNumber, quote: String, count: usize, wanted: u32 },
    /// Words to anchor stand in several places: say which is meant, or quote more.
    #[error("article {article} holds the words \"{quote}\" {count} times")]
    WordsAmbiguous { article: ArticleNumber, quote: String, count: usize },
    /// A file was written for another text of the article: anchor the words without their place.
    #[error("article {article} holds the words \"{quote}\", but not at character {start}")]
    WordsElsewhere { article: ArticleNumber, quote: String, start: u32 },
    /// Words were given and no article: name it.
    #[error("words can be anchored only in an article, and none is named")]
    WordsWithoutArticle,

    /// The claim is not asked this: choose one that it is, or change what can be asked of it.
    #[error("claim {claim} is not asked whether it was {question}")]
    QuestionDoesNotApply { claim: ClaimNumber, question: Question, asked: &'static [Question] },
    /// A verdict lacks its reasons or its evidence: give what is missing.
    #[error("claim {claim} cannot be {} yet", status.spoken())]
    VerdictRefused { claim: ClaimNumber, question: Question, status: Verdict, missing: Vec<Missing> },
    /// A rationale cites what is not evidence of its claim, or does not stand: cite what does.
    #[error("the rationale on claim {claim} cites what it cannot rest on: {}", citations.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    CitationsRefused { claim: ClaimNumber, citations: Vec<BadCitation> },
    /// Withdrawn evidence was to be withdrawn: nothing is left to do.
    #[error("evidence {evidence} is already withdrawn: {because}")]
    AlreadyWithdrawn { evidence: EvidenceNumber, because: String },
    /// The words may leave the desk already: take the release back first to give another reason.
    #[error("the words of {evidence} are already released: {because}")]
    AlreadyReleased { evidence: EvidenceNumber, because: String },
    /// A release was to be taken back that there is not: nothing is left to do.
    #[error("the words of {evidence} are not released")]
    NotReleased { evidence: EvidenceNumber },
    /// Only words of confidential sources are withheld: nothing is left to do.
    #[error("{source_number}, the source of {evidence}, is not confidential, so nothing of it is withheld")]
    NothingWithheld { evidence: EvidenceNumber, source_number: SourceNumber },
    /// An output holds a name that must stay inside, found after it was drawn: reword the text.
    #[error(
        "a name of confidential source {source_number} was about to leave, on line {line} of {what}; nothing was written"
    )]
    NameWouldLeave { source_number: SourceNumber, what: String, line: usize },
    /// A claim that is set aside was to be set aside: nothing is left to do.
    #[error("claim {claim} is already set aside")]
    AlreadySetAside { claim: ClaimNumber },
    /// A claim that is in work was to be reopened: nothing is left to do.
    #[error("claim {claim} is not set aside")]
    NotSetAside { claim: ClaimNumber },
    /// Evidence that a verdict or a fix rests on was to be taken away: change those first.
    #[error("{evidence} is cited by what claim {claim} rests on: {by}")]
    EvidenceCited { evidence: EvidenceNumber, claim: ClaimNumber, by: Citing },
    /// Evidence was to be moved to the claim that it is at: nothing is left to do.
    #[error("{evidence} belongs to claim {claim} already")]
    AlreadyThere { evidence: EvidenceNumber, claim: ClaimNumber },
    /// Name the evidence that it was really taken from.
    #[error("evidence {evidence} cannot be derived from itself")]
    DerivedFromItself { evidence: EvidenceNumber },
    /// A source with this address or name is here: use it, or add another on purpose.
    #[error("{number} has {} already", match same { SameSource::Address => "that address", SameSource::Name => "that name" })]
    SourceKnown { number: SourceNumber, same: SameSource },
    /// The entry points to another: change that one.
    #[error("{number} was merged into {into}")]
    SourceMerged { number: SourceNumber, into: SourceNumber },
    /// The same source was named twice: name two.
    #[error("a source cannot be merged into itself")]
    MergedIntoItself,
    /// One of the two is confidential: make both so, or neither.
    #[error(
        "{from} is confidential and {into} is not: what is known of the one would be told under the name of the other"
    )]
    MergeWouldDisclose { from: SourceNumber, into: SourceNumber },
    /// A closed comment was to be closed: nothing is left to do.
    #[error("{comment} was closed by {by}")]
    CommentClosed { comment: CommentNumber, by: String },
    /// A person accepted or declined it before: nothing is left to decide.
    #[error("{suggestion} was {state} by {by}")]
    SuggestionDecided { suggestion: SuggestionNumber, state: SuggestionState, by: String },
    /// A verdict of a machine was to be accepted before a person gave theirs: give one first.
    #[error("{suggestion} is a verdict on claim {claim}, sealed until a person has given theirs on \"{question}\"")]
    SuggestionSealed { suggestion: SuggestionNumber, claim: ClaimNumber, question: Question },
    /// What was edited is no longer the same suggestion: leave what it is about as it is.
    #[error("what {suggestion} was changed to is about something else")]
    SuggestionOfOther { suggestion: SuggestionNumber },
    /// The claim says something else than what was suggested for: decline it, and decide anew.
    #[error("claim {claim} says something else than when {suggestion} was made")]
    SuggestionOutdated { suggestion: SuggestionNumber, claim: ClaimNumber },
    /// The quotation was laid beside no kept copy: keep one, or accept it marked as it is.
    #[error("the quotation of {suggestion} is not proved: {}", match has_copy { true => "the kept copy has no text to lay it beside", false => "no copy of its source is kept" })]
    QuoteUnproved { suggestion: SuggestionNumber, has_copy: bool },
    /// The quotation does not stand in the kept copy: correct it, or decline it.
    #[error("the quotation of {suggestion} does not stand in the kept copy")]
    QuoteNotThere { suggestion: SuggestionNumber, nearest: Option<String> },
    /// Whoever works here has taken no step, or has taken back every one.
    #[error("{by} has taken no step that could be taken back")]
    NothingToUndo { by: String },
    /// Somebody else built on the step: change it by hand, so that both are on the record.
    #[error("{by} has acted on it since, in event {seq}")]
    ActedOnSince { seq: u64, by: String },
    /// The step stays on the record: what followed from it is changed by hand.
    #[error("event {seq}, {kind}, has no opposite")]
    NoOpposite { seq: u64, kind: &'static str },
    /// A fix is for words that are not in the newest text: copy them as they stand.
    #[error("article {article} does not hold the words \"{old}\" that are to be changed")]
    OldWordsNotThere { article: ArticleNumber, old: String, nearest: Vec<String> },
    /// The case has this very text: use that article, or add it once more on purpose.
    #[error("{article} has the same text")]
    ArticleKnown { article: ArticleNumber },
    /// An article that is set aside was to be set aside: nothing is left to do.
    #[error("article {article} is already set aside")]
    ArticleAlreadyAside { article: ArticleNumber },
    /// An article that is in work was to be reopened: nothing is left to do.
    #[error("article {article} is not set aside")]
    ArticleNotAside { article: ArticleNumber },
    /// An article that is set aside was to be worked on: reopen it first.
    #[error("article {article} is set aside")]
    ArticleAside { article: ArticleNumber },
    /// The same claim was named twice: name two.
    #[error("claim {claim} cannot be related to itself")]
    RelatedToItself { claim: ClaimNumber },
    /// The relation is there: nothing is left to do.
    #[error("claim {from} already {} {to}", kind.spoken())]
    AlreadyRelated { from: ClaimNumber, kind: RelationKind, to: ClaimNumber },
    /// The words of the claim are as they were: nothing is left to do.
    #[error("nothing about the words of claim {claim} changed")]
    NothingToConfirm { claim: ClaimNumber },
    /// Gone words cannot be confirmed: anchor the claim to others, or set it aside.
    #[error("the words of claim {claim} are gone from the newest text: \"{quote}\"")]
    WordsGone { claim: ClaimNumber, quote: String },
    /// A new text is no other than the newest: nothing is left to do.
    #[error("the text is that of revision {revision} of article {article}, to the letter")]
    SameText { article: ArticleNumber, revision: u32 },
    /// The text has fewer sentences: coverage prints their numbers.
    #[error("article {article} has no sentence {given}; its sentences are 1 to {last}")]
    NoSentence { article: ArticleNumber, given: usize, last: usize },
    /// Sentences were to be settled by their look, and none looks so.
    #[error("nothing in article {article} that is untouched looks like a {kind}", kind = kind.word().replace('_', " "))]
    NoneLike { article: ArticleNumber, kind: PieceKind },
    /// The text has no words: take in a better one.
    #[error("there is nothing to read in article {article}: its text is mark-up alone")]
    NothingToRead { article: ArticleNumber },
    /// A claim stands on the sentence, so something was found in it: leave the sentence out.
    #[error("sentence {sentence} of article {article} is claimed: {}", list(claims))]
    SentenceClaimed { article: ArticleNumber, sentence: usize, claims: Vec<ClaimNumber> },
    /// A sentence was to be opened that nobody settled: coverage prints which are.
    #[error("sentence {sentence} of article {article} was not settled")]
    NotSettled { article: ArticleNumber, sentence: usize },
    /// A claim was to be approved before all of its questions had a verdict: give those first.
    #[error("claim {claim} has a question without a verdict")]
    NotChecked { claim: ClaimNumber },
    /// A claim was to be approved though its verdict is on other words: confirm it, or give it anew.
    #[error("claim {claim} was reworded since its verdict, which holds for the earlier words only")]
    VerdictOnOtherWords { claim: ClaimNumber },
    /// Whoever gave a verdict was to approve it or to read it blind: another person does.
    #[error("{by} set the verdict on \"{question}\" of claim {claim}, and nobody reads their own")]
    OwnVerdict { claim: ClaimNumber, question: Question, by: String },
    /// A second reading was to begin that is going on: give the verdicts that are owed.
    #[error("{by} already reads claim {claim}")]
    AlreadyReading { claim: ClaimNumber, by: String, owed: Vec<Question> },
    /// A second verdict was given without a reading: begin one.
    #[error("{by} has not begun to read claim {claim}")]
    NotReading { claim: ClaimNumber, by: String },
    /// A blind reader asked for what would tell the first verdict: they give theirs first.
    #[error("{by} reads claim {claim} blind and owes a verdict on {}", quoted(owed))]
    VerdictOwed { claim: ClaimNumber, by: String, owed: Vec<Question> },
    /// A blind reader asked for a whole export or backup: they give their verdicts first.
    #[error("{by} reads blind, and the whole record would tell the first verdict of {}", list(claims))]
    WholeRecord { claims: Vec<ClaimNumber>, by: String },
    /// A second reader gave "unverified": "unproven" is the verdict of a search that found nothing.
    #[error("unverified is no verdict on claim {claim}")]
    NotAVerdict { claim: ClaimNumber },
    /// No two readers differ: nothing is left to decide.
    #[error("no two readers differ on claim {claim}")]
    NothingToSettle { claim: ClaimNumber },
    /// One of the two was to decide between them: a third person does, or one of them says it is alone.
    #[error("{by} is one of the two readers who differ on claim {claim}")]
    OwnDifference { claim: ClaimNumber, by: String },
    /// A claim was to be approved while two readers differ: decide between them first.
    #[error("{first} and {second} differ on claim {claim}, and nobody has decided between them")]
    ReadersDiffer { claim: ClaimNumber, first: String, second: String },
    /// A fix needs words to change: give them, or anchor the claim.
    #[error("claim {claim} is anchored to no words of an article")]
    NoOldWords { claim: ClaimNumber },
    /// A contact has one answer: log another contact.
    #[error("contact {contact} has been answered")]
    AlreadyAnswered { contact: ContactNumber },
    /// Errors of the check are mended, and not let stand.
    #[error("what the rule {rule} finds is an error, and errors are not waived")]
    NotWaivable { rule: Rule },
    /// A waiver was given or taken back for what the check does not find.
    #[error("check finds no such objection: {rule} on claim {claim}")]
    NoSuchObjection { claim: ClaimNumber, rule: Rule },
    /// A handle could be taken for another in this case, by letters of another script: type that one, or choose one
    /// apart.
    #[error("\"{handle}\" looks like \"{other}\", who is known in this case, and is another handle: it holds {odd}")]
    LooksLikeAnother { handle: String, other: String, odd: String },
    /// A note to the reader was given for what never went out: record the publication first.
    #[error("claim {claim} was never published")]
    NotPublished { claim: ClaimNumber },
    /// Two labels were to be merged that are one: nothing is left to do.
    #[error("both mean the origin \"{origin}\" already")]
    OneOrigin { origin: String },
    /// The claim was changed since whoever acts read it: read it again, and decide then.
    #[error("claim {claim} is not what was read as {read}: {} since", count_changes(since.len()))]
    Changed { claim: ClaimNumber, read: AsRead, since: Vec<Entry> },
    /// The digest is of no state that the claim ever had: copy it from where the claim is shown.
    #[error("claim {claim} was never as {read} says")]
    NeverRead { claim: ClaimNumber, read: AsRead },
    /// An edit named no field, or every field has the value already.
    #[error("nothing was given to change")]
    NothingToChange,

    /// A new file was to be made where one is: choose another name.
    #[error("{} is already there", path.display())]
    Exists { path: PathBuf },
    /// Make a case there, or name another file.
    #[error("there is no case file {}", path.display())]
    NoCase { path: PathBuf },
    /// The file was not touched: name another.
    #[error("{} is not a Claimbench case: {why}", path.display())]
    NotACase { path: PathBuf, why: NotACase },
    /// The file was not touched: open it with the newest version of the program.
    #[error("{} was made by a newer Claimbench (format {found}; this program knows {known})", path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    /// Somebody changed the tables: `verify` says how, and `rebuild` makes them anew from the ledger.
    #[error("the schema of {} is not the one this program made: {}", path.display(), objects.join(", "))]
    SchemaDiffers { path: PathBuf, objects: Vec<String> },
    /// What the file holds is not what this program writes: `verify` says more, and a backup may be whole.
    #[error("the case is damaged: {what}")]
    Damaged { what: String },
    /// Make an archive there, or name another.
    #[error("there is no archive {place}")]
    NoArchive { place: String },
    /// Name an archive.
    #[error("no archive is named, and there is no folder for one of your own")]
    NoArchiveNamed,
    /// The file was not touched: name another.
    #[error("{place} is no archive of Claimbench: {why}")]
    NotAnArchive { place: String, why: NotAnArchive },
    /// The file was not touched: open it with the newest version of the program.
    #[error("{place} was made by a newer Claimbench (archive format {found}; this program knows {known})")]
    NewerArchive { place: String, found: i64, known: i64 },
    /// Somebody changed the tables of the archive: go back to a copy, or push the cases into a new one.
    #[error("the tables of {place} are not those that this program made: {}", objects.join(", "))]
    ArchiveDiffers { place: String, objects: Vec<String> },
    /// The address of an archive on a server cannot be read: mend it.
    #[error("the address of the server is not right: {why}")]
    BadServerAddress { why: &'static str },
    /// Nobody answered, or not as a server of archives does: see the address, the network and the certificate.
    #[error("{server} was not reached: {why}")]
    ServerUnreachable { server: String, why: String },
    /// What was being done is undone by the server: do it again.
    #[error("the connection to {server} broke: {why}")]
    ServerLost { server: String, why: String },
    /// The server understood and said no: its code says why, most often that a right is missing.
    #[error("{server} refused: {what} (SQLSTATE {code})")]
    ServerRefused { server: String, code: String, what: String },
    /// The archive holds what this program does not write: go back to a copy, or push the cases into a new one.
    #[error("the archive is damaged: {what}")]
    ArchiveDamaged { what: String },
    /// The disk or another program stands in the way: [`Error::trouble`] says which.
    #[error("the archive could not be read or written (SQLite: {0})")]
    ArchiveFailed(rusqlite::Error),
    /// The case and what the archive saw of it went apart: one of the two was changed behind its own back, or is a
    /// copy.
    #[error(
        "this case does not go on from what the archive has seen of it: they agree up to event {agreed}, and differ from event {first} on"
    )]
    Fork { case: Uid, agreed: u64, first: u64 },
    /// An older copy of a case was to be pushed: work on the newer one.
    #[error("the archive has seen event {seen} of this case, and the file ends before")]
    BehindArchive { case: Uid, seen: u64 },
    /// A case was to be made from an archive that has its claims alone: whoever has it can hand the ledger over.
    #[error("the archive has seen no more of case {case} than its claims: its ledger was not handed over")]
    NoLedger { case: Uid },
    /// The ledger in the archive is not the one whose heads it saw: no case was made of it.
    #[error("what the archive has of case {case} is not what was seen of it: {}", findings.join("; "))]
    Forged { case: Uid, findings: Vec<String> },
    /// SQLite's locks do not hold there, and two writers could damage the case: keep it on a local disk.
    #[error("{} is on a network file system ({kind}), where SQLite's locks cannot be trusted", path.display())]
    NetworkFileSystem { path: PathBuf, kind: &'static str },
    /// The system did not say, so nothing was written: keep the case on a local disk.
    #[error("whether {} is on a network file system could not be found out ({source})", path.display())]
    UnknownFileSystem { path: PathBuf, source: std::io::Error },
    /// The clock or the ledger is wrong: set the clock, or say that it is right.
    #[error("the last event is of {last}, and the clock says {clock}")]
    ClockBehind { last: Instant, clock: Instant },
    /// The tables were to be made anew from a ledger that is damaged itself: nothing was changed.
    #[error("the chain of the ledger is broken: {}", findings.join("; "))]
    ChainBroken { findings: Vec<String> },
    /// A damaged case was to be handed out: `verify` names every finding.
    #[error("the case does not verify: {}", findings.join("; "))]
    DoesNotVerify { findings: Vec<String> },
    /// A write was broken off or is going on: try again, or open the case once in the program that wrote.
    #[error("{} lies beside the case: a write that was broken off, or that another program is at", path.display())]
    HotJournal { path: PathBuf },
    /// Copy the case to a folder that can be written, and open it there.
    #[error("{} is of an earlier version and cannot be made anew where it lies, on a medium that is read-only", path.display())]
    EarlierOnReadOnly { path: PathBuf },
    /// A newer version of the program wrote it: open the case with that one.
    #[error("event {seq} is a \"{kind}\", which this program does not know")]
    UnknownEvent { seq: u64, kind: String },

    /// Rows were refused, and nothing is stored without them: mend them, or store the others.
    #[error("{} of {rows} rows refused, nothing stored", refusals.len())]
    ImportRefused { rows: usize, refusals: Vec<Refusal> },
    /// A file from outside cannot be read as what it should be: the message says where.
    #[error("{file}{}: {what}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
    Unreadable { file: String, line: Option<u64>, what: String },

    /// The system refused to read or write a file: [`Error::trouble`] says why, where it can be told.
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
    /// The disk failed while the step was being confirmed: look whether it is there before doing it again.
    #[error("the disk did not confirm the last write ({0}); whether it is stored is unknown")]
    OutcomeUnknown(rusqlite::Error),
    /// The disk or another program stands in the way: [`Error::trouble`] says which.
    #[error("the case could not be read or written (SQLite: {0})")]
    Sqlite(rusqlite::Error),
    /// A fault of this program: an event of ours is always JSON.
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

/// One row of an import that was refused, and why.
#[derive(Debug)]
pub struct Refusal {
    /// The line of the file on which the row starts, from 1.
    pub line: u64,
    /// Why it was refused.
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
