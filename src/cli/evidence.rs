//! `evidence`: what speaks for or against a claim.

mod edit;

use super::context::Context;
use super::failure::Failure;
use super::read::Read;
use super::words::{credibility, word};
use super::{Done, Outcome, claim, draw, snapshot, source};
use claimbench::domain::{
    ClaimNumber, Credibility, Directness, Dossier, EvidenceNumber, NewEvidence, PartialDate, Question, ReviewNumber,
    SourceKind, SourceNumber, Stance, Word,
};
use claimbench::error::Error;
use claimbench::formats::json::EvidenceJson;
use claimbench::report::words;
use claimbench::workbench::{Access, Workbench};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use std::io::Write;
use std::path::PathBuf;

/// Attach, list, show, correct, move and withdraw evidence
#[derive(Subcommand)]
#[command(defer = true)]
pub enum Command {
    Add(Box<AddArguments>),
    List(ListArguments),
    Show(ShowArguments),
    Edit(Box<edit::Arguments>),
    Move(MoveArguments),
    Withdraw(WithdrawArguments),
    Release(ReleaseArguments),
}

/// Attach evidence to a claim, and see what the claim now has for and against, by origin
#[derive(Args)]
pub struct AddArguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// The source: S3, 3 or its exact name; with --kind, a new source of this name is added
    #[arg(long, value_name = "S", required_unless_present = "review")]
    source: Option<String>,

    /// Another desk's review that was imported: its desk is the source, its finding the paraphrase
    #[arg(long, value_name = "R", conflicts_with_all = ["source", "kind"])]
    review: Option<ReviewNumber>,

    /// What it says on the question; silent: it was searched and nothing was found
    #[arg(long, value_parser = word::<Stance>())]
    stance: Stance,

    /// Did they say it, or is it true? both makes a piece for each [default: true, or said where only that is asked]
    #[arg(long, value_parser = questions())]
    question: Option<Asked>,

    /// With --question both: its stance on whether they said it [default: that of --stance]
    #[arg(long, value_name = "STANCE", value_parser = word::<Stance>())]
    stance_said: Option<Stance>,

    /// What it says, in your words
    #[arg(long, value_name = "TEXT")]
    paraphrase: Option<String>,

    /// What it says, verbatim
    #[arg(long, value_name = "TEXT")]
    quote: Option<String>,

    /// Where in the source: page, paragraph, timecode, cell
    #[arg(long, value_name = "TEXT")]
    locator: Option<String>,

    /// 1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged
    #[arg(long, value_parser = credibility, default_value = "6")]
    credibility: Credibility,

    /// Why that rating
    #[arg(long, value_name = "TEXT")]
    credibility_reason: Option<String>,

    /// How near it stands to what it reports
    #[arg(long, value_parser = word::<Directness>())]
    directness: Option<Directness>,

    /// When the evidence says its data were true
    #[arg(long, value_name = "DATE")]
    data_as_of: Option<PartialDate>,

    /// A figure it gives: '19.2%', '310,000 to 350,000', '$3 million' [default: read from the quotation and paraphrase]
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    quantity: Vec<String>,

    /// The evidence that it was taken from
    #[arg(long, value_name = "E")]
    derived_from: Option<EvidenceNumber>,

    /// Where and how you searched; needed for a silent one
    #[arg(long, value_name = "TEXT")]
    search_note: Option<String>,

    /// The file that it was taken from, kept to the byte
    #[arg(long, value_name = "FILE")]
    snapshot: Option<PathBuf>,

    /// The kind of a source given by name, which is then added unless it is known
    #[arg(long, value_parser = word::<SourceKind>())]
    kind: Option<SourceKind>,

    #[command(flatten)]
    details: source::Details,
}

/// The questions that a piece of evidence speaks to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    One(Question),
    Both,
}

fn questions() -> impl TypedValueParser<Value = Asked> {
    const BOTH: &str = "both";
    let spellings = Question::SPELLINGS.iter().copied().chain([BOTH]);
    PossibleValuesParser::new(spellings).try_map(|text| match text.as_str() {
        BOTH => Ok(Asked::Both),
        one => Question::parse(one).map(Asked::One),
    })
}

/// List the evidence of a claim
#[derive(Args)]
pub struct ListArguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,
}

/// Show one piece of evidence
#[derive(Args)]
pub struct ShowArguments {
    /// E7 or 7
    #[arg(value_name = "E")]
    evidence: EvidenceNumber,
}

/// Put a piece of evidence to another claim: evidence move E7 12
///
/// Refused where a verdict's rationale or a proposed fix of the claim that it leaves cites it.
#[derive(Args)]
pub struct MoveArguments {
    /// E7 or 7
    #[arg(value_name = "E")]
    evidence: EvidenceNumber,

    /// The claim that it is to speak to: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// What it speaks to there [default: the same as before, where that is asked]
    #[arg(long, value_parser = word::<Question>())]
    question: Option<Question>,
}

/// Take a piece of evidence back, with the reason; it stays on the record and counts no more
#[derive(Args)]
pub struct WithdrawArguments {
    /// E7 or 7
    #[arg(value_name = "E")]
    evidence: EvidenceNumber,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,

    #[command(flatten)]
    read: Read,
}

/// Let what a confidential source says leave the desk: quotation, paraphrase, figures, locator and search note
///
/// Without it, reports for author and public and all exports show of such evidence its number, its stance and that its
/// source is confidential. The source's name and address, the reason for the credibility and kept bytes stay inside in any
/// case; a name in the words is taken out.
#[derive(Args)]
pub struct ReleaseArguments {
    /// E7 or 7
    #[arg(value_name = "E")]
    evidence: EvidenceNumber,

    /// Why it may leave: the source agreed, it cannot be known by it; for the desk alone
    #[arg(long, value_name = "TEXT", required_unless_present = "take_back")]
    because: Option<String>,

    /// Take the release back
    #[arg(long, conflicts_with = "because")]
    take_back: bool,
}

pub fn run(context: &mut Context, command: Command) -> Outcome {
    match command {
        Command::Add(arguments) => add(context, *arguments),
        Command::List(arguments) => list(context, arguments),
        Command::Show(arguments) => show(context, arguments),
        Command::Edit(arguments) => edit::run(context, *arguments),
        Command::Move(MoveArguments { evidence, claim, question }) => {
            let dossier = context.open(Access::Write)?.move_evidence(evidence, claim, question)?;
            claim::print_changed(context, &dossier, &format!("has {evidence} now"))?;
            Ok(Done::Clean)
        }
        Command::Withdraw(arguments) => {
            let WithdrawArguments { evidence, reason, read } = &arguments;
            let read = read.as_read.as_ref();
            let dossier = context.open(Access::Write)?.withdraw_evidence(*evidence, reason, read)?;
            claim::print_changed(context, &dossier, &format!("lost {}", arguments.evidence))?;
            Ok(Done::Clean)
        }
        Command::Release(ReleaseArguments { evidence, because, take_back: _ }) => {
            let dossier = context.open(Access::Write)?.release_evidence(evidence, because.as_deref())?;
            let now = if because.is_some() { "may tell outside what" } else { "keeps inside what" };
            claim::print_changed(context, &dossier, &format!("{now} {evidence} says"))?;
            Ok(Done::Clean)
        }
    }
}

/// Makes another desk's review evidence on a claim.
pub fn of_review(
    context: &mut Context,
    claim: ClaimNumber,
    review: ReviewNumber,
    stance: Stance,
    paraphrase: Option<String>,
) -> Outcome {
    add(
        context,
        AddArguments {
            claim,
            source: None,
            review: Some(review),
            stance,
            question: None,
            stance_said: None,
            paraphrase,
            quote: None,
            locator: None,
            credibility: Credibility::default(),
            credibility_reason: None,
            directness: None,
            data_as_of: None,
            quantity: Vec::new(),
            derived_from: None,
            search_note: None,
            snapshot: None,
            kind: None,
            details: source::Details::default(),
        },
    )
}

fn add(context: &mut Context, arguments: AddArguments) -> Outcome {
    let kept = arguments.snapshot.as_deref().map(snapshot::of_file).transpose()?;
    let mut workbench = context.open(Access::Write)?;
    let quantities = claim::reading::figures(&arguments.quantity)?;
    // An origin given beside inline evidence belongs to the evidence; so does the date of the page.
    let mut details = arguments.details;
    let (origin, published) = details.take_origin_and_date();
    let both = arguments.question == Some(Asked::Both);
    let question = match arguments.question {
        Some(Asked::One(question)) => Some(question),
        Some(Asked::Both) | None => None,
    };
    if arguments.stance_said.is_some() && !both {
        return Err(Failure::misuse("--stance-said needs --question both", "With one question --stance says it all."));
    }
    let new = NewEvidence {
        question,
        origin,
        directness: arguments.directness,
        credibility: arguments.credibility,
        credibility_reason: arguments.credibility_reason,
        paraphrase: arguments.paraphrase,
        quote: arguments.quote,
        locator: arguments.locator,
        published,
        data_as_of: arguments.data_as_of,
        quantities,
        derived_from: arguments.derived_from,
        search_note: arguments.search_note,
        ..NewEvidence::new(arguments.claim, SourceNumber(0), arguments.stance)
    };
    let (new, name, kind) = match arguments.review {
        Some(number) => {
            let (new, name) = filled_from_review(context, &workbench, number, new, &mut details)?;
            (new, name, Some(SourceKind::Other))
        }
        None => (new, arguments.source.unwrap_or_default(), arguments.kind),
    };
    let found = if arguments.review.is_some() { None } else { known(&workbench, &name)? };
    let (source, new) = match (found, kind) {
        (Some(source), _) => {
            details.refuse_beside_known_source()?;
            (None, NewEvidence { source, ..new })
        }
        (None, Some(kind)) => (Some(details.source(name, Some(kind))), new),
        (None, None) => return Err(no_such_source(&name)),
    };
    let pieces = if both {
        let said = arguments.stance_said.unwrap_or(new.stance);
        let on = |question, stance| NewEvidence { question: Some(question), stance, ..new.clone() };
        vec![on(Question::Said, said), on(Question::True, new.stance)]
    } else {
        vec![new]
    };
    let numbers = workbench.add_evidence_all(source, pieces, kept.as_ref())?;
    print_added(context, &workbench, arguments.claim, &numbers, both)?;
    Ok(Done::Clean)
}

/// The evidence with what another desk's review says where nothing else was given, and the name of that desk.
fn filled_from_review(
    context: &mut Context,
    workbench: &Workbench,
    number: ReviewNumber,
    new: NewEvidence,
    details: &mut source::Details,
) -> Result<(NewEvidence, String), Failure> {
    let read = workbench.read_review(number)?;
    let latest = read.latest().number;
    if latest != number {
        let changed = read.stored.review.changes(&read.latest().review);
        let fields: Vec<&str> = changed.iter().map(|(field, ..)| *field).collect();
        context.aside(format_args!("{number} has changed since: {latest} says otherwise ({}).", fields.join(", ")));
    }
    let review = read.stored.review;
    details.url.get_or_insert_with(|| review.url.clone());
    let name = review.publisher.name.clone().unwrap_or_else(|| review.publisher.site.clone());
    let paraphrase = new.paraphrase.clone().or_else(|| Some(words::foreign_finding(&review)));
    let published = new.published.clone().or(review.reviewed_on);
    Ok((NewEvidence { paraphrase, published, ..new }, name))
}

fn no_such_source(name: &str) -> Failure {
    Failure::misuse(
        format!("there is no source {name}"),
        "Add it first with `claimbench source add`, or say here what it is with --kind.",
    )
}

fn print_added(
    context: &mut Context,
    workbench: &Workbench,
    claim: ClaimNumber,
    numbers: &[EvidenceNumber],
    both: bool,
) -> Result<(), Failure> {
    let dossier = workbench.dossier(claim)?;
    let added = |number: &EvidenceNumber| dossier.evidence.iter().find(|stored| stored.evidence.number == *number);
    let added: Vec<_> = numbers.iter().filter_map(added).collect();
    if let Some(added) = added.first() {
        super::source::warn(context, &added.source);
    }
    if context.json {
        let pieces: Vec<EvidenceJson> = added.iter().map(|stored| EvidenceJson::of(&dossier.claim, stored)).collect();
        match pieces.as_slice() {
            [only] if !both => context.print_json(only)?,
            several => context.print_json(&several)?,
        }
        return Ok(());
    }
    let names: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    writeln!(context.out, "{} added to {}.", names.join(" and "), dossier.number())?;
    draw::claim::brief(&mut context.out, &dossier)?;
    if let Some(proof) = added.first().map(|stored| workbench.quote_proof(stored)).transpose()?.flatten() {
        draw::snapshot::proof(&mut context.out, &proof)?;
    }
    Ok(())
}

/// The source meant, where it is known; an ambiguous name is an error.
fn known(workbench: &Workbench, name: &str) -> Result<Option<SourceNumber>, Failure> {
    match workbench.find_source(name) {
        Ok(number) => Ok(Some(number)),
        Err(Error::NoSuch { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn list(context: &mut Context, arguments: ListArguments) -> Outcome {
    let dossier = context.open(Access::Read)?.dossier(arguments.claim)?;
    if context.json {
        context.print_json(&evidence_json(&dossier))?;
    } else if dossier.evidence.is_empty() {
        writeln!(context.out, "No evidence on {}.", dossier.number())?;
    } else {
        draw::evidence::list(&mut context.out, &dossier)?;
    }
    Ok(Done::Clean)
}

fn evidence_json(dossier: &Dossier) -> Vec<EvidenceJson> {
    dossier.evidence.iter().map(|stored| EvidenceJson::of(&dossier.claim, stored)).collect()
}

fn show(context: &mut Context, arguments: ShowArguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let dossier = workbench.dossier_of_evidence(arguments.evidence)?;
    let Some(stored) = dossier.evidence.iter().find(|stored| stored.evidence.number == arguments.evidence) else {
        return Err(Error::NoSuch { noun: "evidence", name: arguments.evidence.to_string() }.into());
    };
    if context.json {
        context.print_json(&EvidenceJson::of(&dossier.claim, stored))?;
    } else {
        let derived = workbench.derivation(arguments.evidence)?;
        draw::evidence::show(&mut context.out, &dossier, stored, &derived)?;
        if let Some(proof) = workbench.quote_proof(stored)? {
            draw::snapshot::proof(&mut context.out, &proof)?;
        }
    }
    Ok(Done::Clean)
}
