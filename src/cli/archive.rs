//! `archive`: the desk's memory over its cases, and a witness of their chains.

use super::context::Context;
use super::draw::one_line;
use super::failure::{REFUSALS_SHOWN, refusal_words};
use super::import::{pair, scale};
use super::{Done, Outcome, input};
use claimbench::archive::{Archive, ArchivedCase};
use claimbench::error::{Error, Refusal};
use claimbench::formats::claimreview;
use claimbench::report::words::count;
use claimbench::workbench::{Access, Workbench, of_review};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// The memory over all cases: claims that were checked, other desks' findings, and ledgers for safe-keeping
///
/// An archive is one file: the one that --archive or CLAIMBENCH_ARCHIVE names, else your own in your data folder, which is made
/// when it is first wanted. `similar`, `claim add` and `article extract` look into it.
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Init(InitArguments),
    Push(PushArguments),
    Pull(PullArguments),
    List(ListArguments),
    Status(StatusArguments),
    Verify(VerifyArguments),
    #[command(subcommand)]
    Import(ImportCommand),
}

/// Make an archive; where one is, nothing changes
#[derive(Args)]
pub struct InitArguments {}

/// Send what is new of this case: its claims that are approved or published, as the public may see them, and its head
///
/// The head is kept: a case whose chain does not go on from it is refused from then on, and found out. Pushed twice, nothing
/// changes; broken off, the next push goes on.
#[derive(Args)]
pub struct PushArguments {
    /// And every event with all kept bytes, so that the case can be made anew: with the names of confidential sources, for the
    /// desk alone. Once handed over, later pushes send what is new of it, too
    #[arg(long)]
    ledger: bool,
}

/// Make a case file anew from the archive: the same uids, events and head
#[derive(Args)]
pub struct PullArguments {
    /// The case: its uid, the first digits of it, or its title
    case: String,

    /// The file to make
    file: PathBuf,
}

/// List the cases that were pushed
#[derive(Args)]
pub struct ListArguments {}

/// Say how this case stands to what the archive has seen of it
#[derive(Args)]
pub struct StatusArguments {}

/// Recompute the chains in the archive and hold them against the heads that were seen
#[derive(Args)]
pub struct VerifyArguments {
    /// Only this case [default: all]
    case: Option<String>,
}

/// Take in other desks' findings
#[derive(Subcommand)]
#[command(defer = true)]
pub enum ImportCommand {
    Claimreview(ClaimreviewArguments),
}

/// Other desks' findings, as `import claimreview` reads them, for every case
#[derive(Args)]
pub struct ClaimreviewArguments {
    /// The file, or - for standard input
    file: PathBuf,

    /// Read a label as a status: --map-label "Half true=mixed"
    #[arg(long, value_name = "LABEL=STATUS", value_parser = pair)]
    map_label: Vec<(String, String)>,
}

#[derive(Serialize)]
struct MadeJson {
    archive: String,
    new: bool,
}

#[derive(Serialize)]
struct PushedJson {
    head: String,
    events: usize,
    added: usize,
    changed: usize,
    withdrawn: usize,
}

#[derive(Serialize)]
struct PulledJson {
    file: String,
    head: String,
}

#[derive(Serialize)]
struct ListJson {
    archive: String,
    cases: Vec<CaseJson>,
    reviews: u64,
}

#[derive(Serialize)]
struct CaseJson {
    uid: String,
    title: Option<String>,
    head: String,
    claims: u64,
    events: u64,
    pushed_at: String,
    pushed_by: String,
}

#[derive(Serialize)]
struct StatusJson {
    archive: String,
    head: String,
    seen: Option<String>,
    ahead: u64,
    kept: u64,
    refused: Option<String>,
}

#[derive(Serialize)]
struct VerifiedJson {
    events: u64,
    findings: Vec<String>,
}

#[derive(Serialize)]
struct TakenJson {
    added: usize,
    changed: usize,
    known: usize,
    passed_over: usize,
    refused: Vec<RefusedJson>,
}

#[derive(Serialize)]
struct RefusedJson {
    line: u64,
    message: String,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Init(InitArguments {}) => init(context),
        Command::Push(PushArguments { ledger }) => push(context, ledger),
        Command::Pull(arguments) => pull(context, &arguments),
        Command::List(ListArguments {}) => list(context),
        Command::Status(StatusArguments {}) => status(context),
        Command::Verify(arguments) => verify(context, arguments.case.as_deref()),
        Command::Import(ImportCommand::Claimreview(arguments)) => import(context, &arguments),
    }
}

fn init(context: &mut Context) -> Outcome {
    let address = context.archive_address()?;
    let (_, new) = Archive::init(&address)?;
    let archive = address.to_string();
    if context.json {
        context.print_json(&MadeJson { archive, new })?;
    } else if new {
        writeln!(context.out, "Made {}.\nNext: claimbench archive push", one_line(&archive))?;
    } else {
        writeln!(context.out, "{} is an archive already.", one_line(&archive))?;
    }
    Ok(Done::Clean)
}

fn push(context: &mut Context, ledger: bool) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let mut archive = context.archive()?;
    let progress = context.progress("Pushing");
    let pushed = workbench.push(&mut archive, ledger);
    progress.finish_and_clear();
    let (pushed, head) = (pushed?, workbench.head()?.to_string());
    if context.json {
        let claimbench::archive::Pushed { events, added, changed, withdrawn } = pushed;
        context.print_json(&PushedJson { head, events, added, changed, withdrawn })?;
        return Ok(Done::Clean);
    }
    writeln!(
        context.out,
        "Pushed: {}, {} changed, {} withdrawn; {}. Head {head} is witnessed.",
        count(pushed.added, "new claim", "new claims"),
        pushed.changed,
        pushed.withdrawn,
        count(pushed.events, "event", "events")
    )?;
    Ok(Done::Clean)
}

fn pull(context: &mut Context, arguments: &PullArguments) -> Outcome {
    let mut archive = context.archive()?;
    let case = archive.case_named(&arguments.case)?;
    let progress = context.progress("Pulling");
    let head = Workbench::pull(&mut archive, case.uid, &arguments.file);
    progress.finish_and_clear();
    let (head, file) = (head?, arguments.file.display().to_string());
    if context.json {
        context.print_json(&PulledJson { file, head: head.to_string() })?;
    } else {
        let events = count(head.seq as usize, "event", "events");
        writeln!(context.out, "Made {} from {events}. Its head is {head}.", one_line(&file))?;
    }
    Ok(Done::Clean)
}

fn list(context: &mut Context) -> Outcome {
    let address = context.archive_address()?;
    let (cases, reviews) = match context.archive_if_any()? {
        Some(mut archive) => (archive.cases()?, archive.reviews()?),
        None => (Vec::new(), 0),
    };
    if context.json {
        let cases = cases.into_iter().map(case_json).collect();
        context.print_json(&ListJson { archive: address.to_string(), cases, reviews })?;
        return Ok(Done::Clean);
    }
    if cases.is_empty() {
        writeln!(context.out, "No case was pushed yet.")?;
    }
    for case in &cases {
        let title = one_line(case.title.as_deref().unwrap_or("untitled")).into_owned();
        let claims = count(case.items as usize, "claim", "claims");
        let ledger = match case.events {
            0 => "no ledger".to_owned(),
            events => count(events as usize, "event kept", "events kept"),
        };
        let by = one_line(&case.pushed_by).into_owned();
        writeln!(context.out, "{}  {title}", case.uid)?;
        writeln!(context.out, "    {claims} · {ledger} · head {} · {} by {by}", case.head, case.pushed_at.day())?;
    }
    if reviews > 0 {
        writeln!(context.out, "And {}.", count(reviews as usize, "review of another desk", "reviews of other desks"))?;
    }
    Ok(Done::Clean)
}

fn case_json(case: ArchivedCase) -> CaseJson {
    CaseJson {
        uid: case.uid.to_string(),
        title: case.title,
        head: case.head.to_string(),
        claims: case.items,
        events: case.events,
        pushed_at: case.pushed_at.to_string(),
        pushed_by: case.pushed_by,
    }
}

fn status(context: &mut Context) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let address = context.archive_address()?;
    let head = workbench.head()?.to_string();
    let standing = match context.archive_if_any()? {
        Some(mut archive) => Some(workbench.standing(&mut archive)?),
        None => None,
    };
    let refused = standing.as_ref().and_then(|standing| standing.refused.clone());
    let done = if refused.is_some() { Done::WithFindings } else { Done::Clean };
    let seen = standing.as_ref().and_then(|standing| standing.seen.as_ref().map(ToString::to_string));
    let (ahead, kept) = standing.as_ref().map_or((0, 0), |standing| (standing.ahead, standing.kept));
    if context.json {
        context.print_json(&StatusJson { archive: address.to_string(), head, seen, ahead, kept, refused })?;
        return Ok(done);
    }
    writeln!(context.out, "Head {head}; archive {}", one_line(&address.to_string()))?;
    match (&refused, seen) {
        (Some(refused), _) => writeln!(context.out, "Not to be pushed: {refused}.")?,
        (None, None) => writeln!(context.out, "The archive has not seen this case.")?,
        (None, Some(seen)) => {
            let ahead = count(ahead as usize, "event is new", "events are new");
            writeln!(context.out, "It goes on from {seen}, which the archive has seen; {ahead}.")?;
            match kept {
                0 => writeln!(context.out, "Its ledger was not handed over.")?,
                kept => {
                    writeln!(context.out, "{} of its ledger kept.", count(kept as usize, "event is", "events are"))?
                }
            }
        }
    }
    Ok(done)
}

fn verify(context: &mut Context, named: Option<&str>) -> Outcome {
    let mut archive = context.archive()?;
    let cases = match named {
        Some(named) => vec![archive.case_named(named)?],
        None => archive.cases()?,
    };
    let (mut events, mut findings) = (0, archive.verify_lists()?);
    for case in cases {
        let (kept, wrong) = archive.verify(case.uid)?;
        events += kept;
        findings.extend(wrong.into_iter().map(|wrong| format!("case {}: {wrong}", case.uid)));
    }
    let done = if findings.is_empty() { Done::Clean } else { Done::WithFindings };
    if context.json {
        context.print_json(&VerifiedJson { events, findings })?;
        return Ok(done);
    }
    for finding in &findings {
        writeln!(context.out, "{}", one_line(finding))?;
    }
    if findings.is_empty() {
        writeln!(context.out, "Verified {}: every chain is whole.", count(events as usize, "event", "events"))?;
    }
    Ok(done)
}

fn import(context: &mut Context, arguments: &ClaimreviewArguments) -> Outcome {
    let text = input::file(context, &arguments.file)?;
    let scale = scale(&arguments.map_label)?;
    let mut reading = claimreview::read(&text, &input::name(&arguments.file), &scale)?;
    let passed_over = reading.passed_over;
    let mut archive = context.archive()?;
    let progress = context.progress("Taking in");
    let mut refusals: Vec<Refusal> = Vec::new();
    let taken = archive.take_in(std::iter::from_fn(|| {
        loop {
            let row = reading.next()?;
            progress.inc(1);
            let refused = |what: String| Error::Unreadable { file: row.path.clone(), line: None, what };
            match row.review.map_err(|why| refused(why.to_string())).and_then(|review| Ok(review.checked()?)) {
                Ok(review) => return Some(of_review(review)),
                Err(error) => refusals.push(Refusal { line: row.line, error }),
            }
        }
    }));
    progress.finish_and_clear();
    let taken = taken?;
    if taken == Default::default() && !refusals.is_empty() {
        return Err(Error::ImportRefused { rows: refusals.len(), refusals }.into());
    }
    let refused: Vec<RefusedJson> = refusals
        .iter()
        .map(|refusal| RefusedJson { line: refusal.line, message: refusal_words(&refusal.error) })
        .collect();
    if context.json {
        let claimbench::archive::Taken { added, changed, known } = taken;
        context.print_json(&TakenJson { added, changed, known, passed_over, refused })?;
        return Ok(Done::Clean);
    }
    writeln!(
        context.out,
        "Took in {}; {} changed, {} here already, {} no review.",
        count(taken.added, "review of another desk", "reviews of other desks"),
        taken.changed,
        count(taken.known, "was", "were"),
        count(passed_over, "object was", "objects were")
    )?;
    if !refused.is_empty() {
        writeln!(context.out, "{} refused:", refused.len())?;
    }
    for one in refused.iter().take(REFUSALS_SHOWN) {
        writeln!(context.out, "  line {}: {}", one.line, one_line(&one.message))?;
    }
    if refused.len() > REFUSALS_SHOWN {
        writeln!(context.out, "  ... and {} more; --json names them all", refused.len() - REFUSALS_SHOWN)?;
    }
    Ok(Done::Clean)
}
