//! Failures in words: what was wrong, with what, and the way out. Chosen by the kind of the error, never by its text.

use super::draw::{style, visible};
use claimbench::domain::{ClaimNumber, Entry, Invalid, Question, Verdict, Word};
use claimbench::error::{Error, Missing, Refusal, Trouble};
use claimbench::intake::fetch::{FetchFailure, Why};
use claimbench::report::words;
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;

/// How many refused rows are listed before the rest is only counted.
pub const REFUSALS_SHOWN: usize = 20;

/// The way out of refused rows; where every one is refused, there are no others to store.
fn mend_rows(rows: usize, refusals: &[Refusal]) -> &'static str {
    match refusals.len() == rows {
        true => "Mend the rows and import again.",
        false => "Mend the rows and import again, or store the others with --skip-bad.",
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The library refused or failed.
    Refused(Error),
    /// The command did its work, but its output could not be written; a closed pipe is no error.
    Output(io::Error),
    /// Rows of a sheet were refused; `options` would map the verdict words among them that are not ours.
    RowsRefused { rows: usize, refusals: Vec<Refusal>, options: Vec<String> },
    /// A page did not come, or not whole.
    NotFetched(Box<FetchFailure>),
    /// The command was used in a way that makes no sense.
    Misused { message: String, hint: String },
}

impl Failure {
    pub fn misuse(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Misused { message: message.into(), hint: hint.into() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<FetchFailure> for Failure {
    fn from(failure: FetchFailure) -> Self {
        Self::NotFetched(Box::new(failure))
    }
}

impl From<Invalid> for Failure {
    fn from(error: Invalid) -> Self {
        Self::Refused(Error::Invalid(error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    error: &'a Described<'a>,
}

#[derive(Serialize)]
struct Described<'a> {
    kind: &'a str,
    message: String,
    hint: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refused: Vec<RefusedRow>,
}

#[derive(Serialize)]
struct RefusedRow {
    line: u64,
    kind: &'static str,
    message: String,
}

/// Prints a failure and returns its exit code.
pub fn report(failure: &Failure, json: bool) -> ExitCode {
    let described = match failure {
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Failure::Output(error) => Described {
            kind: "output",
            message: format!("the output could not be written: {error}"),
            hint: Some(
                "What the command was to record is recorded all the same: look with `claimbench claim list` before you \
                 run it again."
                    .to_owned(),
            ),
            refused: Vec::new(),
        },
        Failure::Misused { message, hint } => {
            Described { kind: "usage", message: message.clone(), hint: Some(hint.clone()), refused: Vec::new() }
        }
        Failure::RowsRefused { rows, refusals, options } => {
            let mend = mend_rows(*rows, refusals);
            let hint = match options.as_slice() {
                [] => mend.to_owned(),
                options => format!("{mend}\nSay what the words mean: {}", options.join(" ")),
            };
            let of_verdict = |refusal: &Refusal| matches!(refusal.error, Error::VerdictRefused { .. });
            let hint = match !options.is_empty() || refusals.iter().any(of_verdict) {
                true => format!("{hint}\nOr keep the sheet's verdicts and remarks as its own words, with --leave-verdicts."),
                false => hint,
            };
            Described {
                kind: "import_refused",
                message: format!("{} of {rows} rows refused, nothing stored", refusals.len()),
                hint: Some(hint),
                refused: refused_rows(refusals),
            }
        }
        Failure::NotFetched(failure) => Described {
            kind: "not_fetched",
            message: failure.to_string(),
            hint: Some(fetch_hint(failure).to_owned()),
            refused: Vec::new(),
        },
        Failure::Refused(error) => {
            Described { kind: error.kind(), message: error.to_string(), hint: hint(error), refused: refused(error) }
        }
    };
    print(&described, json);
    let misused = matches!(
        failure,
        Failure::Misused { .. }
            | Failure::Refused(Error::Invalid(Invalid::Field { .. } | Invalid::Or | Invalid::QueryTooLong { .. }))
    );
    ExitCode::from(if misused { 2 } else { 1 })
}

/// Prints what clap says of a misuse, or the help or version that was asked for.
pub fn misused(error: &clap::Error, json: bool) -> ExitCode {
    if !error.use_stderr() {
        // Clap answers a closed pipe with an error that nobody can act on.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let rendered = error.render().to_string();
    if json {
        let mut lines = rendered.lines().map(str::trim).filter(|line| !line.is_empty());
        let message = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let hint = lines.collect::<Vec<_>>().join(" ");
        print(&Described { kind: "usage", message, hint: Some(hint), refused: Vec::new() }, true);
    } else {
        // Not in clap's colours: the words that were typed stand in it as they are.
        let _ = write!(anstream::stderr().lock(), "{}", visible(&rendered));
    }
    ExitCode::from(2)
}

/// Says what the program can do where it was not told what to do.
pub fn without_command(program: &mut clap::Command, json: bool) -> ExitCode {
    if json {
        let hint = Some("See the commands with `claimbench --help`.".to_owned());
        print(&Described { kind: "usage", message: "no command is given".to_owned(), hint, refused: Vec::new() }, true);
    } else {
        // Nothing can be done about a stderr that is closed.
        let _ = write!(anstream::stderr().lock(), "{}", program.render_help());
    }
    ExitCode::from(2)
}

fn print(described: &Described<'_>, json: bool) {
    let mut err = anstream::stderr().lock();
    // Nothing can be done about a stderr that is closed.
    let _ = if json {
        claimbench::formats::json::pretty(&mut err, &Document { error: described })
    } else {
        print_words(&mut err, described)
    };
}

fn print_words(err: &mut impl Write, described: &Described<'_>) -> io::Result<()> {
    writeln!(err, "{} {}", style::styled(style::ERROR, "error:"), visible(&described.message))?;
    for row in described.refused.iter().take(REFUSALS_SHOWN) {
        writeln!(err, "  line {}: {}", row.line, visible(&row.message))?;
    }
    if described.refused.len() > REFUSALS_SHOWN {
        writeln!(err, "  ... and {} more", described.refused.len() - REFUSALS_SHOWN)?;
    }
    match &described.hint {
        Some(hint) => writeln!(err, "{}", visible(hint)),
        None => Ok(()),
    }
}

/// The way out of a page that could not be kept.
fn fetch_hint(failure: &FetchFailure) -> &'static str {
    match failure.why {
        Why::Forbidden { .. } => {
            "Nothing was kept. A desk's own archive is asked with --allow-private; what you can open yourself is kept with \
             `claimbench snapshot add E FILE`."
        }
        _ => "Nothing was kept. Save the page in your browser and keep it with `claimbench snapshot add E FILE`.",
    }
}

fn refused(error: &Error) -> Vec<RefusedRow> {
    match error {
        Error::ImportRefused { refusals, .. } => refused_rows(refusals),
        _ => Vec::new(),
    }
}

fn refused_rows(refusals: &[Refusal]) -> Vec<RefusedRow> {
    let row = |refusal: &Refusal| RefusedRow {
        line: refusal.line,
        kind: refusal.error.kind(),
        message: refusal_words(&refusal.error),
    };
    refusals.iter().map(row).collect()
}

/// One refused row in one line, with what is missing.
pub fn refusal_words(error: &Error) -> String {
    match error {
        Error::VerdictRefused { missing, .. } => {
            let missing: Vec<&str> = missing.iter().map(words::missing).collect();
            format!("{error}: it needs {}", missing.join(" and "))
        }
        _ => error.to_string(),
    }
}

/// The way out, where there is one to name.
/// The way out by the state that a server names. https://www.postgresql.org/docs/current/errcodes-appendix.html
fn server_hint(code: &str) -> Option<&'static str> {
    Some(match code {
        "3D000" => "Make the database with `createdb`, or name another in the address.",
        "42501" => "Ask whoever keeps the archive for the role that may: docs/archive.md.",
        "55P03" => "Somebody else is writing. Run it again.",
        "25006" => "It is a copy that is only read. Name the server that is written.",
        code if code.starts_with("28") => "The password comes from PGPASSWORD or ~/.pgpass.",
        code if code.starts_with("53") => {
            "The server has run out of something: disk, memory or connections. Nothing half is kept."
        }
        _ => return None,
    })
}

fn hint(error: &Error) -> Option<String> {
    Some(match error {
        Error::Invalid(_) | Error::Json(_) => return None,
        Error::Io { .. } | Error::Sqlite(_) | Error::ArchiveFailed(_) => return error.trouble().map(|trouble| trouble_hint(trouble).to_owned()),
        Error::NoSuch { noun, .. } => match *noun {
            "claim" | "evidence" => "See what there is with `claimbench claim list`.".to_owned(),
            "source" => "See what there is with `claimbench source list`.".to_owned(),
            "snapshot" => "See what there is with `claimbench snapshot list`.".to_owned(),
            "origin" => "See what there is with `claimbench origin list`.".to_owned(),
            "suggestion" => "See what there is with `claimbench suggestion list --all`.".to_owned(),
            "fix" => "See what there is with `claimbench memo`.".to_owned(),
            "contact" => "See what there is with `claimbench contact list`.".to_owned(),
            "case" => "See what there is with `claimbench archive list`.".to_owned(),
            "article" => "See what there is with `claimbench article list`.".to_owned(),
            _ => return None,
        },
        Error::Ambiguous { numbers, .. } => format!("Name one by its number: {}.", numbers.join(", ")),
        Error::UidTaken { .. } => "It was imported before. Leave the row out, or its uid to add it once more.".to_owned(),
        Error::HereOtherwise { claim, .. } => {
            format!("Change {claim} with `claimbench claim edit {}`, or take the row out of the sheet.", claim.0)
        }
        Error::WordsNotFound { article, .. } => {
            format!("Copy the words exactly as they stand: `claimbench article show {article}` prints the text.")
        }
        Error::WordsAmbiguous { count, .. } => format!("Say which is meant with --occurrence 1 to {count}, or quote more."),
        Error::WordsTooFew { count, .. } => format!("--occurrence may be 1 to {count} here."),
        Error::WordsElsewhere { .. } => "The file was written for another text of the article.".to_owned(),
        Error::WordsWithoutArticle => "Name the article with --article.".to_owned(),
        Error::QuestionDoesNotApply { asked, .. } => {
            let asked: Vec<&str> = asked.iter().map(|question| question.word()).collect();
            format!("It is asked: {}. Change that with `claimbench claim edit --checkable`.", asked.join(", "))
        }
        Error::AlreadyReleased { evidence, .. } => {
            format!("Take it back with `claimbench evidence release {evidence} --take-back`.")
        }
        Error::NothingWithheld { .. } => "There is nothing to release.".to_owned(),
        Error::NotReleased { .. } => "There is nothing to take back.".to_owned(),
        Error::NameWouldLeave { .. } => "Find the text with `claimbench check --rule name-in-text` and reword it; where \
                                         none is named, this is a fault of the program: please report it."
            .to_owned(),
        Error::VerdictRefused { claim, question, status, missing } => verdict_hint(*claim, *question, *status, missing),
        Error::CitationsRefused { claim, .. } => format!(
            "Cite evidence of this claim that stands; `claimbench evidence list {}` lists it.",
            claim.0
        ),
        Error::AlreadyWithdrawn { .. } | Error::AlreadyRelated { .. } => "There is nothing left to do.".to_owned(),
        Error::AlreadySetAside { claim } => format!("Take it back with `claimbench claim reopen {}`.", claim.0),
        Error::NotSetAside { .. } => "There is nothing to reopen.".to_owned(),
        Error::EvidenceCited { evidence, claim, .. } => format!(
            "Give claim {claim} its verdict without {evidence} first, or attach the same to the other claim with \
             `claimbench evidence add`."
        ),
        Error::AlreadyThere { .. } => "There is nothing left to do.".to_owned(),
        Error::DerivedFromItself { .. } => "Name the evidence that it was taken from.".to_owned(),
        Error::SourceKnown { number, .. } => format!(
            "Use {number} where that one is meant; --again adds another. Two entries of one source are made one with \
             `claimbench source merge`."
        ),
        Error::SourceMerged { into, .. } => format!("Change {into} instead."),
        Error::MergedIntoItself => "Name two sources.".to_owned(),
        Error::MergeWouldDisclose { from, into } => format!(
            "Make both confidential with `claimbench source edit {into} --confidential`, or neither with `claimbench source \
             edit {from} --not-confidential`."
        ),
        Error::CommentClosed { .. } => "There is nothing left to do.".to_owned(),
        Error::SuggestionDecided { .. } => "There is nothing left to decide.".to_owned(),
        Error::SuggestionSealed { claim, question, .. } => format!(
            "Nobody is to be steered: give yours with `claimbench status {} STATUS --question {question} --because TEXT`; \
             then both are shown.",
            claim.0
        ),
        Error::SuggestionOfOther { .. } => "Leave its kind, its claim, its article and its question as they are.".to_owned(),
        Error::SuggestionOutdated { suggestion, .. } => {
            format!("Decline it with `claimbench suggestion decline {suggestion} --because TEXT`, and decide for yourself.")
        }
        Error::QuoteUnproved { suggestion, .. } => format!(
            "Save the page and accept it with `claimbench suggestion accept {suggestion} --snapshot FILE`, or have it \
             asked for with --fetch. With --unproved it is accepted as it is, and stays marked."
        ),
        Error::QuoteNotThere { suggestion, nearest } => {
            let there = nearest.as_ref().map(|passage| format!("The nearest that stands there:\n  \"{passage}\"\n"));
            format!(
                "{}Correct it with `claimbench suggestion accept {suggestion} --edit`, or decline it.",
                there.unwrap_or_default()
            )
        }
        Error::NothingToUndo { .. } => "Steps are taken back by who took them: --as HANDLE says who acts.".to_owned(),
        Error::ActedOnSince { .. } => "Change it by hand, so that both are on the record.".to_owned(),
        Error::NoOpposite { .. } => {
            "It stays on the record as it is; what followed from it is changed by hand.".to_owned()
        }
        Error::OldWordsNotThere { article, nearest, .. } => match nearest.as_slice() {
            [] => format!("Copy the words exactly as they stand: `claimbench article show {article}` prints the text."),
            nearest => format!("The nearest that stand there:\n{}", nearest.iter().map(|words| format!("  \"{words}\"\n")).collect::<String>().trim_end()),
        },
        Error::ArticleKnown { article } => format!(
            "See it with `claimbench article show {article}`; a changed text of it is taken in with `claimbench article \
             update`. --again adds it once more."
        ),
        Error::ArticleAlreadyAside { article } | Error::ArticleAside { article } => {
            format!("Take it back with `claimbench article reopen {article} --note TEXT`.")
        }
        Error::ArticleNotAside { .. } => "There is nothing to reopen.".to_owned(),
        Error::RelatedToItself { .. } => "Name two claims.".to_owned(),
        Error::NothingToConfirm { .. } => "There is nothing to confirm.".to_owned(),
        Error::WordsGone { claim, .. } => format!(
            "Anchor it to the words that state it now with `claimbench claim edit {0} --quote WORDS`, or take it out of \
             the work with `claimbench claim set-aside {0}`.",
            claim.0
        ),
        Error::SameText { .. } => "There is nothing to update.".to_owned(),
        Error::NothingToRead { article } => {
            format!("See the text with `claimbench article show {article}`, and take in a better one with `claimbench article update {article} FILE`.")
        }
        Error::NoSentence { article, .. } | Error::NoneLike { article, .. } | Error::NotSettled { article, .. } => {
            format!("See the numbers with `claimbench article coverage {article}`.")
        }
        Error::SentenceClaimed { .. } => "Leave it out: a claim covers it already.".to_owned(),
        Error::NotChecked { claim } => format!("See what it lacks with `claimbench claim show {}`.", claim.0),
        Error::VerdictOnOtherWords { claim } => format!(
            "`claimbench check` shows the old and the new words. Where the verdict holds for the new ones: `claimbench claim confirm {0}`; where \
             not: `claimbench status {0} STATUS --because TEXT`.",
            claim.0
        ),
        Error::OwnVerdict { .. } => "Another person reads it: --as HANDLE says who acts.".to_owned(),
        Error::AlreadyReading { claim, owed, .. } if owed.is_empty() => {
            format!(
                "They have given their verdicts. Where the two differ, another person decides: `claimbench review settle {0} \
                 --because TEXT`; where they no longer do: `claimbench review approve {0}`.",
                claim.0
            )
        }
        Error::AlreadyReading { claim, owed, .. } | Error::VerdictOwed { claim, owed, .. } => owed_hint(&[*claim], owed),
        Error::WholeRecord { claims, .. } => owed_hint(claims, &[]),
        Error::NoSuchObjection { rule, .. } => {
            format!("See what it finds with `claimbench check --rule {rule}`.")
        }
        Error::LooksLikeAnother { other, .. } => format!(
            "Type it anew: --as {other}. Whoever is another person takes a handle that can be told apart."
        ),
        Error::NotAVerdict { .. } => {
            "Say `unproven` where a recorded search found nothing, or leave it until you can tell.".to_owned()
        }
        Error::OwnDifference { claim, .. } => format!(
            "A third person decides: `claimbench review settle {} --because TEXT`, and --as HANDLE says who acts. Where \
             there is none, say so with --alone.",
            claim.0
        ),
        Error::ReadersDiffer { claim, .. } => {
            format!("Decide between them with `claimbench review settle {} --because TEXT`.", claim.0)
        }
        Error::NotReading { claim, .. } => format!("Begin with `claimbench review start {} --blind`.", claim.0),
        Error::NothingToSettle { claim } => {
            format!("There is nothing to decide between: `claimbench claim show {}`.", claim.0)
        }
        Error::NoOldWords { .. } => "Say which words are meant with --old WORDS.".to_owned(),
        Error::AlreadyAnswered { .. } => "Log another contact with `claimbench contact add`.".to_owned(),
        Error::NotWaivable { rule } => {
            format!("Mend what it names; `claimbench check --explain {rule}` says why it matters.")
        }
        Error::NotPublished { .. } => "Record the publication with `claimbench publish A`.".to_owned(),
        Error::OneOrigin { .. } => "There is nothing to merge.".to_owned(),
        Error::Changed { claim, since, .. } => changed_hint(*claim, since),
        Error::NeverRead { claim, .. } => {
            format!("See what it is now, with its digest: `claimbench claim show {}`.", claim.0)
        }
        Error::NothingToChange => "See the fields with --help.".to_owned(),
        Error::Exists { .. } => "Choose another name, or move the file away first.".to_owned(),
        Error::NoCase { .. } => {
            "Make one with `claimbench init`, or name one with --db or CLAIMBENCH_DB. `claimbench demo` makes one to look at."
                .to_owned()
        }
        Error::NotACase { .. } => "The file was not touched. Name the case with --db or CLAIMBENCH_DB.".to_owned(),
        Error::NoArchive { .. } => {
            "Make one there with `claimbench archive init`, or name another with --archive or CLAIMBENCH_ARCHIVE.".to_owned()
        }
        Error::NoArchiveNamed => "Name one with --archive or CLAIMBENCH_ARCHIVE.".to_owned(),
        Error::BadServerAddress { .. } => "An example: postgresql://ana@db.example/checks".to_owned(),
        Error::ServerUnreachable { .. } => {
            "See that the server runs and its address is right. The case was not touched, and every command on it goes on without \
             the archive."
                .to_owned()
        }
        Error::ServerLost { .. } => {
            "What it acknowledged is kept, and nothing half. Run the command again: it goes on where it stopped.".to_owned()
        }
        Error::ServerRefused { code, .. } => server_hint(code)?.to_owned(),
        Error::NotAnArchive { .. } => "The file was not touched. Name the archive with --archive or CLAIMBENCH_ARCHIVE.".to_owned(),
        Error::ArchiveDiffers { .. } => {
            "The file was not touched. Somebody changed it with another program: go back to a copy, or make a new one with \
             `claimbench archive init` and push the cases again."
                .to_owned()
        }
        Error::ArchiveDamaged { .. } => {
            "Go back to a copy of it, or make a new one with `claimbench archive init` and push the cases again.".to_owned()
        }
        Error::Fork { .. } => {
            "One of the two was changed behind its own back, or a copy was worked on. Nothing was pushed. `claimbench archive pull` \
             makes the one that the archive has anew, where its ledger was handed over, to be laid beside this."
                .to_owned()
        }
        Error::BehindArchive { .. } => {
            "This is an older copy. Work on the newer one, or make it anew with `claimbench archive pull`.".to_owned()
        }
        Error::NoLedger { .. } => "Whoever has the case can hand it over with `claimbench archive push --ledger`.".to_owned(),
        Error::Forged { .. } => "No case was made. Ask whoever keeps the archive for a copy of it.".to_owned(),
        Error::Newer { .. } | Error::NewerArchive { .. } | Error::UnknownEvent { .. } => {
            "The file was not touched. Use the newest Claimbench to open it.".to_owned()
        }
        Error::SchemaDiffers { .. } => {
            "The file was not touched. `claimbench verify` says what is wrong; `claimbench rebuild` makes the tables anew \
             from the ledger, where only they were changed."
                .to_owned()
        }
        Error::Damaged { .. } => "`claimbench verify` says what is wrong. A backup may be whole.".to_owned(),
        Error::NetworkFileSystem { .. } => {
            "Keep the case on a local disk, and share copies made with `claimbench backup`.".to_owned()
        }
        Error::ImportRefused { rows, refusals } => mend_rows(*rows, refusals).to_owned(),
        Error::ClockBehind { .. } => {
            "One of the two is wrong, and nothing was written. Set this machine's clock; where it is right, say so with \
             --clock-is-right beside the command: that goes on the record, and instants follow the clock again."
                .to_owned()
        }
        Error::ChainBroken { .. } => {
            "The tables may be better than the ledger, so nothing was changed. `claimbench verify` says what is wrong; \
             restore a backup, or keep this file as it is."
                .to_owned()
        }
        Error::DoesNotVerify { .. } => {
            "`claimbench verify` names every finding. Where only tables were changed, `claimbench rebuild` makes them anew; a \
             plain copy is made with `claimbench backup`."
                .to_owned()
        }
        Error::HotJournal { .. } => {
            "The file was not touched. If another program is writing, try again; if one broke off, open the case once in \
             that program, which undoes its write. Do neither with a journal that came from elsewhere: take it away."
                .to_owned()
        }
        Error::EarlierOnReadOnly { .. } => {
            "The file was not touched. Copy it to a folder that you may write to, and open it there.".to_owned()
        }
        Error::UnknownFileSystem { .. } => {
            "The system did not answer, so nothing was written. Keep the case in a folder on a local disk.".to_owned()
        }
        Error::Unreadable { .. } => return None,
        Error::OutcomeUnknown(_) => "Run `claimbench claim list` before you try again.".to_owned(),
    })
}

fn trouble_hint(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Full => "Make room on the disk, and try again.",
        Trouble::ReadOnly => {
            "A case on such a medium can be read, not changed: copy it to a folder that can be written."
        }
        Trouble::Forbidden => "See who may read and write the file and its folder.",
        Trouble::Missing => "See whether the name is right.",
        Trouble::Busy => "Another program holds the case. Try again.",
        Trouble::Failing => {
            "The disk may be failing. Run `claimbench verify`, and keep a copy elsewhere with `claimbench backup`."
        }
    }
}

/// Who did what since, and where to read it.
fn changed_hint(claim: ClaimNumber, since: &[Entry]) -> String {
    let done = since
        .iter()
        .map(|entry| format!("  {}  {}: {}", entry.at, entry.actor, words::history::sentence(&entry.event)));
    let done = done.collect::<Vec<_>>().join("\n");
    format!("Since then:\n{done}\nRead it anew: `claimbench claim show {}`.", claim.0)
}

/// What to type for the verdicts that a blind reader owes.
fn owed_hint(claims: &[ClaimNumber], questions: &[Question]) -> String {
    let questions: Vec<String> = match questions {
        [] => vec![String::new()],
        some => some.iter().map(|question| format!(" --question {question}")).collect(),
    };
    let line = |claim: &ClaimNumber| {
        let claim = claim.0;
        let verdict =
            move |question: &String| format!("  claimbench review verdict {claim} STATUS{question} --because TEXT");
        questions.iter().map(verdict).collect::<Vec<_>>()
    };
    let lines = claims.iter().flat_map(line).collect::<Vec<_>>().join("\n");
    format!("Give your verdict first:\n{lines}")
}

/// What to type to get what a verdict still needs.
fn verdict_hint(claim: ClaimNumber, question: Question, status: Verdict, missing: &[Missing]) -> String {
    let stance = status.carried_by();
    let lines = missing.iter().map(|missing| match missing {
        Missing::Rationale => {
            "  - a rationale: say why with --because, citing evidence as [E7]".to_owned()
        }
        Missing::Evidence => format!(
            "  - evidence on \"{question}\": claimbench evidence add {} --question {question} --stance {stance} --source NAME",
            claim.0
        ),
        Missing::SilentSearch => format!(
            "  - a search that found nothing: claimbench evidence add {} --question {question} --stance silent --source NAME \
             --search-note TEXT",
            claim.0
        ),
    });
    format!("It still needs:\n{}", lines.collect::<Vec<_>>().join("\n"))
}
