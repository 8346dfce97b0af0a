//! `status`: sets the verification status of a claim.

use super::context::Context;
use super::read::Read;
use super::words::word;
use super::{Done, Outcome, claim, draw, input};
use claimbench::domain::{ClaimNumber, Confidence, Modifier, NewStatus, Question, Verdict};
use claimbench::workbench::Access;
use clap::Args;

/// Set the verification status of a claim, with the reason
///
/// Anything but unverified is a verdict: it needs a rationale, citing evidence as [E7], and evidence on the question;
/// unproven needs a recorded search that found nothing. A rationale that cites evidence that is not there, belongs to
/// another claim or was withdrawn is refused.
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// What you found
    #[arg(value_parser = word::<Verdict>())]
    status: Verdict,

    /// The rationale, citing evidence as [E7]; - reads it from standard input
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,

    /// Did they say it, or is it true? [default: is it true, or said where only that is asked]
    #[arg(long, value_parser = word::<Question>())]
    question: Option<Question>,

    /// What is wrong with the claim beside the verdict; may be given again
    #[arg(long = "modifier", value_name = "WORD", value_parser = word::<Modifier>())]
    modifiers: Vec<Modifier>,

    /// How sure you are
    #[arg(long, value_parser = word::<Confidence>())]
    confidence: Option<Confidence>,

    /// The verdict in one sentence that stands alone, of at most 200 characters
    #[arg(long, value_name = "TEXT")]
    finding: Option<String>,

    /// What the article should say
    #[arg(long, value_name = "TEXT")]
    correct_text: Option<String>,

    #[command(flatten)]
    read: Read,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let status = NewStatus {
        question: arguments.question,
        status: arguments.status,
        because: arguments.because.map(|because| input::text(&because)).transpose()?,
        modifiers: arguments.modifiers,
        confidence: arguments.confidence,
        finding: arguments.finding.map(|finding| input::text(&finding)).transpose()?,
        on_other: None,
    };
    let correct_text = arguments.correct_text.map(|text| input::text(&text)).transpose()?;
    let read = arguments.read.as_read.as_ref();
    let dossier = context.open(Access::Write)?.set_status(arguments.claim, status, correct_text, read)?;
    claim::print_changed(context, &dossier, &format!("is {}", draw::style::words(arguments.status)))?;
    Ok(Done::Clean)
}
