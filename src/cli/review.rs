//! `review`: the second reader, and other desks' reviews.

mod others;

pub use others::{desk, finding};

use super::context::Context;
use super::failure::Failure;
use super::read::Read;
use super::words::word;
use super::{Done, Outcome, claim, draw, input};
use claimbench::domain::{
    AsRead, ClaimNumber, Confidence, Dossier, Modifier, NewStatus, Question, ReadingManner, ReviewOutcome, Verdict,
};
use claimbench::formats::json::ClaimJson;
use claimbench::judgement;
use claimbench::report::{Section, words};
use claimbench::workbench::{Access, Decides};
use clap::{Args, Subcommand};
use std::io::{self, IsTerminal, Write};

/// Read another person's verdicts: approve them, give them back, or come to your own; see what other desks found
///
/// An approval covers the claim as it stands: its words, voices, figures, evidence and verdicts. Any later change voids it.
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Queue(QueueArguments),
    Approve(ApproveArguments),
    Return(ReturnArguments),
    Start(StartArguments),
    Verdict(VerdictArguments),
    Settle(SettleArguments),
    List(others::ListArguments),
    Show(others::ShowArguments),
}

/// List the claims that wait for a second reader
#[derive(Args)]
pub struct QueueArguments {}

/// Approve a claim as you have read it
///
/// `review queue` and `claim show` print the digest of what you read: hand it back with --as-read. On a terminal, without
/// it, each claim is shown with its verdict, and you are asked. In a script say --as-read or --unseen.
#[derive(Args)]
pub struct ApproveArguments {
    /// 12 or #12; several may be given
    #[arg(value_name = "N", required = true)]
    claims: Vec<ClaimNumber>,

    /// What you say to it, for the record
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// What you have read of each claim, in their order: the digits that claim show and review queue print
    #[arg(long, value_name = "DIGEST", value_delimiter = ',')]
    as_read: Vec<AsRead>,

    /// Approve whatever stands there now, read or not
    #[arg(long, conflicts_with = "as_read")]
    unseen: bool,
}

/// Give a claim back to whoever checked it
#[derive(Args)]
pub struct ReturnArguments {
    /// 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// What is to be done
    #[arg(long, value_name = "TEXT")]
    note: String,

    #[command(flatten)]
    read: Read,
}

/// Begin to read a claim
#[derive(Args)]
pub struct StartArguments {
    /// 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// Hide the first verdict and its rationale from you until you have given your own
    #[arg(long)]
    blind: bool,
}

/// Give your own verdict on a claim that you read
///
/// Where the status agrees with the first reader's on every question, that is your approval. Where it is another,
/// somebody else decides between the two with `review settle`. Modifiers and confidence set nobody against each other.
#[derive(Args)]
pub struct VerdictArguments {
    /// 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// Your verdict
    #[arg(value_parser = word::<Verdict>())]
    status: Verdict,

    /// The rationale, citing evidence as [E7]; - reads it from standard input
    #[arg(long, value_name = "TEXT")]
    because: String,

    /// Did they say it, or is it true? [default: is it true, or said where only that is asked]
    #[arg(long, value_parser = word::<Question>())]
    question: Option<Question>,

    /// How sure you are
    #[arg(long, value_parser = word::<Confidence>())]
    confidence: Option<Confidence>,

    #[command(flatten)]
    read: Read,
}

/// Decide between two readers whose verdicts differ
///
/// A third person does. One of the two may, where there is nobody else, with --alone; the record and the report say so.
#[derive(Args)]
pub struct SettleArguments {
    /// 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// Why it is decided so; - reads it from standard input
    #[arg(long, value_name = "TEXT")]
    because: String,

    /// The verdict from here on [default: the first reader's stands]
    #[arg(long, value_parser = word::<Verdict>())]
    status: Option<Verdict>,

    /// The question that the verdict is on [default: is it true, or said where only that is asked]
    #[arg(long, value_parser = word::<Question>(), requires = "status")]
    question: Option<Question>,

    /// What is wrong with the claim beside the verdict; may be given again
    #[arg(long = "modifier", value_name = "WORD", value_parser = word::<Modifier>(), requires = "status")]
    modifiers: Vec<Modifier>,

    /// How sure you are
    #[arg(long, value_parser = word::<Confidence>(), requires = "status")]
    confidence: Option<Confidence>,

    /// The verdict in one sentence that stands alone, of at most 200 characters
    #[arg(long, value_name = "TEXT", requires = "status")]
    finding: Option<String>,

    /// Decide as one of the two readers, without a third person
    #[arg(long)]
    alone: bool,

    #[command(flatten)]
    read: Read,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Queue(QueueArguments {}) => queue(context),
        Command::Approve(arguments) => approve(context, &arguments),
        Command::Return(arguments) => {
            let mut workbench = context.open(Access::Write)?;
            let dossier = workbench.review(
                arguments.claim,
                ReviewOutcome::Returned,
                Some(&arguments.note),
                arguments.read.as_read.as_ref(),
            )?;
            changed(context, &dossier, "returned")
        }
        Command::Start(arguments) => {
            let manner = if arguments.blind { ReadingManner::Blind } else { ReadingManner::Open };
            let mut workbench = context.open(Access::Write)?;
            let dossier = workbench.start_reading(arguments.claim, manner)?;
            claim::print_changed(context, &dossier, "is yours to read")?;
            owed(context, &dossier)
        }
        Command::Verdict(arguments) => {
            let status = NewStatus {
                question: arguments.question,
                because: Some(input::text(&arguments.because)?),
                confidence: arguments.confidence,
                ..NewStatus::new(arguments.status)
            };
            let mut workbench = context.open(Access::Write)?;
            let dossier = workbench.second_verdict(arguments.claim, status, arguments.read.as_read.as_ref())?;
            claim::print_changed(context, &dossier, "has your verdict")?;
            owed(context, &dossier)
        }
        Command::List(arguments) => others::list(context, &arguments),
        Command::Show(arguments) => others::show(context, &arguments),
        Command::Settle(arguments) => {
            let because = input::text(&arguments.because)?;
            let finding = arguments.finding.map(|finding| input::text(&finding)).transpose()?;
            let status = arguments.status.map(|status| NewStatus {
                question: arguments.question,
                because: Some(because.clone()),
                modifiers: arguments.modifiers,
                confidence: arguments.confidence,
                finding,
                ..NewStatus::new(status)
            });
            let decides = if arguments.alone { Decides::Alone } else { Decides::Between };
            let read = arguments.read.as_read.as_ref();
            let mut workbench = context.open(Access::Write)?;
            let dossier = workbench.settle_reading(arguments.claim, &because, status, decides, read)?;
            changed(context, &dossier, "settled")
        }
    }
}

/// What the reader does next: the verdicts that they owe, or who decides between theirs and the first ones.
fn owed(context: &mut Context, dossier: &Dossier) -> Outcome {
    if context.json || !dossier.procedure.owed.is_empty() {
        // What a blind reader owes is said beside the claim.
        return Ok(Done::Clean);
    }
    let own = dossier.procedure.readings.iter().rev().find(|reading| context.is_actor(&reading.by));
    let Some(reading) = own else { return Ok(Done::Clean) };
    if reading.ended {
        writeln!(context.out, "  It agrees with the first reader's: that is your approval.")?;
        return Ok(Done::Clean);
    }
    for question in reading.owed(dossier.claim.questions()) {
        draw::claim::next(&mut context.out, &draw::claim::second_verdict(dossier.number(), question))?;
    }
    let differences = judgement::differences(dossier);
    let own: Vec<_> = differences.iter().filter(|one| one.by == reading.by).collect();
    for one in &own {
        let (first, second) = (words::words(one.first.status.status), words::words(one.second.status));
        let differs = format!("{} found \"{}\" {first}, you find it {second}.", one.first.by, one.question);
        draw::claim::row(&mut context.out, "differs", &differs)?;
    }
    if !own.is_empty() {
        let way = format!("claimbench review settle {} --because TEXT, by somebody else", dossier.number().0);
        draw::claim::next(&mut context.out, &way)?;
    }
    Ok(Done::Clean)
}

fn changed(context: &mut Context, dossier: &Dossier, what: &str) -> Outcome {
    claim::print_changed(context, dossier, what)?;
    Ok(Done::Clean)
}

fn queue(context: &mut Context) -> Outcome {
    let today = context.now().day();
    let workbench = context.open(Access::Read)?;
    let queue = workbench.review_queue()?;
    if context.json {
        context.print_json(&queue.iter().map(|dossier| ClaimJson::of(dossier, today)).collect::<Vec<_>>())?;
    } else if queue.is_empty() {
        writeln!(context.out, "Nothing waits for a second reader.")?;
    } else {
        let sections: Vec<Section> = queue.into_iter().map(|dossier| Section::of(dossier, today)).collect();
        draw::queue::draw(&sections, draw::Width::of_stdout(), &mut context.out)?;
    }
    Ok(Done::Clean)
}

fn approve(context: &mut Context, arguments: &ApproveArguments) -> Outcome {
    let read = match arguments.as_read.as_slice() {
        [] if arguments.unseen => arguments.claims.iter().map(|claim| (*claim, None)).collect(),
        [] => shown(context, &arguments.claims)?,
        read if read.len() == arguments.claims.len() => {
            arguments.claims.iter().copied().zip(read.iter().cloned().map(Some)).collect()
        }
        read => {
            return Err(Failure::misuse(
                {
                    let are = if read.len() == 1 { "is" } else { "are" };
                    format!(
                        "{} {are} given for {}",
                        count(read.len(), "digest"),
                        count(arguments.claims.len(), "claim")
                    )
                },
                "Give one for each claim, in their order: review approve 1 2 --as-read 3f9a1c,77bd02",
            ));
        }
    };
    if read.is_empty() {
        writeln!(context.out, "Nothing was approved.")?;
        return Ok(Done::Clean);
    }
    let approved = context.open(Access::Write)?.approve(&read, arguments.note.as_deref())?;
    if context.json {
        let today = context.now().day();
        context.print_json(&approved.iter().map(|dossier| ClaimJson::of(dossier, today)).collect::<Vec<_>>())?;
    } else {
        for dossier in &approved {
            let text = draw::one_line(&dossier.claim.text).into_owned();
            let verdict = draw::visible(&words::found(dossier)).into_owned();
            writeln!(context.out, "{} approved as {verdict}\n  {text}", dossier.number())?;
        }
    }
    Ok(Done::Clean)
}

/// Shows each claim with its verdict to the person at the terminal, and asks. What they approve is what was shown.
fn shown(context: &mut Context, claims: &[ClaimNumber]) -> Result<Vec<(ClaimNumber, Option<AsRead>)>, Failure> {
    if context.json || !io::stdin().is_terminal() {
        return Err(Failure::misuse(
            "nobody can be asked here whether what stands is what was read",
            "Say what you have read with --as-read DIGEST, as claim show and review queue print it; or --unseen.",
        ));
    }
    let (today, width) = (context.now().day(), draw::Width::of_stdout());
    let workbench = context.open(Access::Read)?;
    let mut read = Vec::new();
    for claim in claims {
        let section = Section::of(workbench.dossier(*claim)?, today);
        draw::queue::waiting(&section, width, &mut context.out)?;
        context.out.flush()?;
        let asked = dialoguer::Confirm::new().with_prompt(format!("Approve {claim}?")).default(false).interact();
        let answer = asked.map_err(|dialoguer::Error::IO(error)| {
            Failure::misuse(format!("the question could not be asked: {error}"), "Say --as-read DIGEST, or --unseen.")
        })?;
        if answer {
            read.push((*claim, Some(AsRead::of(&judgement::digest(&section.dossier)))));
        }
    }
    Ok(read)
}

fn count(number: usize, noun: &str) -> String {
    words::count(number, noun, &format!("{noun}s"))
}
