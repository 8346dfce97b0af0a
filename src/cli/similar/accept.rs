//! `similar accept`: records that a claim repeats another, or takes another desk's review as evidence on it.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::words::word;
use crate::cli::{Done, Outcome, claim, evidence};
use claimbench::domain::{
    ClaimNumber, ForeignDesk, ForeignReview, Precedent, PrecedentName, Relation, RelationKind, Stance, Verdict, Word,
};
use claimbench::matching::differs::differs;
use claimbench::report::words;
use claimbench::workbench::{Access, Workbench};
use clap::Args;

/// Accept what is similar: claim 5 repeats claim 51, or review R3 is evidence on claim 5
///
/// A review that found the same claim true supports yours, one that found it false refutes it. Where the two differ in
/// what they say, say with --stance what it means for yours.
#[derive(Args)]
pub struct Arguments {
    /// Your claim: 5 or #5
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// Another claim of this case, 51 or #51; another desk's review, R3; or what the archive has, @34
    #[arg(value_name = "CLAIM|REVIEW|ITEM")]
    precedent: PrecedentName,

    /// What a review means for your claim [default: as it found the same claim]
    #[arg(long, value_parser = word::<Stance>())]
    stance: Option<Stance>,

    /// A note on the relation, or what the review says in your words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let Arguments { claim: number, precedent: name, stance, note } = arguments;
    let mut workbench = context.open(Access::Write)?;
    match name {
        PrecedentName::Claim(to) => {
            if stance.is_some() {
                return Err(Failure::misuse(
                    "a claim that repeats another takes no stance on it",
                    format!("Leave --stance out, or say: claimbench claim relate {} contradicts {}", number.0, to.0),
                ));
            }
            let relation = Relation { from: number, kind: RelationKind::Repeats, to, note };
            let dossier = workbench.relate(relation)?;
            claim::print_changed(context, &dossier, &format!("{} {to}", RelationKind::Repeats.spoken()))?;
            Ok(Done::Clean)
        }
        PrecedentName::Review(review) => {
            let stance = match stance {
                Some(stance) => stance,
                None => match workbench.precedent_named(name)? {
                    Some(precedent) => read_stance(&workbench, number, name, &precedent)?,
                    None => Stance::Context,
                },
            };
            drop(workbench);
            evidence::of_review(context, number, review, stance, note)
        }
        PrecedentName::Archived(item) => {
            let mut archive = context.archive()?;
            let (case, precedent) = archive.item(item)?;
            if case == Some(workbench.file_uid()) {
                // It may be read blind here.
                return Err(Failure::misuse(
                    format!("{item} is a claim of this very case"),
                    "Name it by its number here.",
                ));
            }
            let stance = match stance {
                Some(stance) => stance,
                None => read_stance(&workbench, number, name, &precedent)?,
            };
            let review = as_review(precedent).ok_or_else(|| {
                Failure::misuse(
                    format!("{item} has no address that could be cited"),
                    "Ask its desk where it stands, and add it with `claimbench evidence add`.",
                )
            })?;
            let review = workbench.take_in_review(review)?;
            drop(workbench);
            evidence::of_review(context, number, review, stance, note)
        }
    }
}

/// What a review means for a claim that says the same.
///
/// Errors: they do not say the same; the review's rating means nothing certain in our words.
fn read_stance(
    workbench: &Workbench,
    number: ClaimNumber,
    name: PrecedentName,
    precedent: &Precedent,
) -> Result<Stance, Failure> {
    let ours = workbench.dossier(number)?.claim.text;
    let hint = "Say with --stance what it means for yours: supports, refutes, mixed or context.";
    if let Some(first) = differs(&ours, &precedent.text).first() {
        return Err(Failure::misuse(format!("{number} and {name} do not say the same: {}", first.words()), hint));
    }
    stance_of(precedent).ok_or_else(|| {
        let found =
            precedent.label.as_ref().map(|label| format!("\"{label}\"")).or(precedent.verdict.map(words::words));
        let found = found.unwrap_or_else(|| "nothing".to_owned());
        Failure::misuse(format!("{name} found {found}, which decides nothing by itself"), hint)
    })
}

/// What the archive has, as a review that can be cited; none where nobody could look it up.
fn as_review(precedent: Precedent) -> Option<ForeignReview> {
    let url = precedent.url?;
    let host = |url: &str| url.split_once("://")?.1.split(['/', '?', '#']).next().map(str::to_owned);
    let site = precedent.site.or_else(|| host(&url))?;
    Some(ForeignReview {
        url,
        claim: precedent.text,
        claimant: precedent.speaker,
        claim_date: precedent.said_on,
        publisher: ForeignDesk { name: precedent.desk, site },
        label: precedent.label,
        rating: None,
        verdict: precedent.verdict,
        reviewed_on: precedent.checked_on,
        title: precedent.title,
        language: precedent.language,
        appearances: Vec::new(),
    })
}

fn stance_of(precedent: &Precedent) -> Option<Stance> {
    match precedent.verdict? {
        Verdict::Supported | Verdict::MostlySupported => Some(Stance::Supports),
        Verdict::Refuted | Verdict::MostlyRefuted => Some(Stance::Refutes),
        Verdict::Mixed => Some(Stance::Mixed),
        Verdict::Unproven | Verdict::Unverified => None,
    }
}
