//! `evidence edit`: corrects what was entered of a piece of evidence.

use crate::cli::context::Context;
use crate::cli::read::Read;
use crate::cli::words::{credibility, word};
use crate::cli::{Done, Failure, Outcome, claim, draw};
use claimbench::domain::{
    Credibility, Directness, Evidence, EvidenceChange, EvidenceNumber, PartialDate, Quantity, Question, Stance,
};
use claimbench::error::Error;
use claimbench::formats::json::EvidenceJson;
use claimbench::language::{self, tongue::Tongue};
use claimbench::workbench::{Access, Workbench};
use clap::{Args, ValueEnum};
use std::io::Write;

/// Correct a piece of evidence; what it said before stays in the claim's history
///
/// Figures that were read from its quotation and paraphrase are read anew where those change.
#[derive(Args)]
pub struct Arguments {
    /// E7 or 7
    #[arg(value_name = "E")]
    evidence: EvidenceNumber,

    /// Another source: S3, 3 or its exact name
    #[arg(long, value_name = "S")]
    source: Option<String>,

    /// What it says on the question
    #[arg(long, value_parser = word::<Stance>())]
    stance: Option<Stance>,

    /// Which question it speaks to
    #[arg(long, value_parser = word::<Question>())]
    question: Option<Question>,

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
    #[arg(long, value_parser = credibility)]
    credibility: Option<Credibility>,

    /// Why that rating
    #[arg(long, value_name = "TEXT")]
    credibility_reason: Option<String>,

    /// How near it stands to what it reports
    #[arg(long, value_parser = word::<Directness>())]
    directness: Option<Directness>,

    /// Where this piece of information was first made, as a label
    #[arg(long, value_name = "LABEL")]
    origin: Option<String>,

    /// When it was published, where that is another day than its source's
    #[arg(long, value_name = "DATE")]
    published: Option<PartialDate>,

    /// When the evidence says its data were true
    #[arg(long, value_name = "DATE")]
    data_as_of: Option<PartialDate>,

    /// Its figures, in place of those it has
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    quantity: Vec<String>,

    /// The evidence that it was taken from
    #[arg(long, value_name = "E")]
    derived_from: Option<EvidenceNumber>,

    /// Where and how you searched
    #[arg(long, value_name = "TEXT")]
    search_note: Option<String>,

    /// Empty a field
    #[arg(long, value_name = "FIELD")]
    clear: Vec<Clearable>,

    #[command(flatten)]
    read: Read,
}

/// A field that can be empty.
#[derive(Clone, Copy, ValueEnum)]
enum Clearable {
    Paraphrase,
    Quote,
    Locator,
    CredibilityReason,
    Directness,
    Origin,
    Published,
    DataAsOf,
    Quantity,
    DerivedFrom,
    SearchNote,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let number = arguments.evidence;
    let mut workbench = context.open(Access::Write)?;
    let before = workbench.dossier_of_evidence(number)?;
    let before = before.evidence.into_iter().find(|stored| stored.evidence.number == number);
    let read = arguments.read.as_read.clone();
    let changes = changes(&workbench, arguments)?;
    let dossier = workbench.edit_evidence(number, changes, read.as_ref())?;
    let Some(stored) = dossier.evidence.iter().find(|stored| stored.evidence.number == number) else {
        return Err(Error::NoSuch { noun: "evidence", name: number.to_string() }.into());
    };
    if context.json {
        context.print_json(&EvidenceJson::of(&dossier.claim, stored))?;
    } else {
        writeln!(context.out, "{number} changed.")?;
        let derived = workbench.derivation(number)?;
        draw::evidence::show(&mut context.out, &dossier, stored, &derived)?;
        if let Some(before) = before {
            let tongue = workbench.tongue(dossier.claim.article)?;
            figures_changed(context, tongue, &before.evidence, &stored.evidence)?;
            if before.released.is_some() && stored.released.is_none() {
                let again =
                    "what was released is another now; `claimbench evidence release` releases what it says by now";
                draw::claim::row(&mut context.out, "withheld", again)?;
            }
        }
        if let Some(proof) = workbench.quote_proof(stored)? {
            draw::snapshot::proof(&mut context.out, &proof)?;
        }
    }
    Ok(Done::Clean)
}

/// The figures before and after, where they changed; and those that somebody had set and that the new words read otherwise.
fn figures_changed(context: &mut Context, tongue: Tongue, before: &Evidence, now: &Evidence) -> Result<(), Failure> {
    let told = |figures: &mut dyn Iterator<Item = &Quantity>| {
        let raw: Vec<String> = figures.map(|figure| format!("\"{}\"", draw::one_line(&figure.raw))).collect();
        if raw.is_empty() { "none".to_owned() } else { raw.join(", ") }
    };
    let read = language::evidence_figures(tongue, now.quote.as_deref(), now.paraphrase.as_deref());
    if !before.quantities().eq(now.quantities()) {
        let (was, is) = (told(&mut before.quantities()), told(&mut now.quantities()));
        draw::claim::row(&mut context.out, "changed", &format!("figures: {was} became {is}"))?;
    } else if (&before.quote, &before.paraphrase) != (&now.quote, &now.paraphrase) && !now.quantities().eq(&read) {
        let (set, read) = (told(&mut now.quantities()), told(&mut read.iter()));
        let kept = format!("figures as set by hand: {set} (the new words read {read})");
        draw::claim::row(&mut context.out, "kept", &kept)?;
    }
    Ok(())
}

/// Emptied fields first, so that one that is also given ends with what was given.
fn changes(workbench: &Workbench, arguments: Arguments) -> Result<Vec<EvidenceChange>, Failure> {
    let mut changes: Vec<EvidenceChange> = Vec::new();
    let source = arguments.source.map(|name| workbench.find_source(&name)).transpose()?;
    let figures = claim::reading::figures(&arguments.quantity)?;
    let cleared = arguments.clear.into_iter().filter(|field| match field {
        Clearable::Quantity => figures.is_none(),
        _ => true,
    });
    changes.extend(cleared.map(|field| match field {
        Clearable::Paraphrase => EvidenceChange::Paraphrase(None),
        Clearable::Quote => EvidenceChange::Quote(None),
        Clearable::Locator => EvidenceChange::Locator(None),
        Clearable::CredibilityReason => EvidenceChange::CredibilityReason(None),
        Clearable::Directness => EvidenceChange::Directness(None),
        Clearable::Origin => EvidenceChange::Origin(None),
        Clearable::Published => EvidenceChange::Published(None),
        Clearable::DataAsOf => EvidenceChange::DataAsOf(None),
        Clearable::Quantity => EvidenceChange::Quantities(Vec::new()),
        Clearable::DerivedFrom => EvidenceChange::DerivedFrom(None),
        Clearable::SearchNote => EvidenceChange::SearchNote(None),
    }));
    changes.extend(source.map(EvidenceChange::Source));
    changes.extend(arguments.stance.map(EvidenceChange::Stance));
    changes.extend(arguments.question.map(EvidenceChange::Question));
    changes.extend(arguments.paraphrase.map(|text| EvidenceChange::Paraphrase(Some(text))));
    changes.extend(arguments.quote.map(|text| EvidenceChange::Quote(Some(text))));
    changes.extend(arguments.locator.map(|text| EvidenceChange::Locator(Some(text))));
    changes.extend(arguments.credibility.map(EvidenceChange::Credibility));
    changes.extend(arguments.credibility_reason.map(|text| EvidenceChange::CredibilityReason(Some(text))));
    changes.extend(arguments.directness.map(|directness| EvidenceChange::Directness(Some(directness))));
    changes.extend(arguments.origin.map(|label| EvidenceChange::Origin(Some(label))));
    changes.extend(arguments.published.map(|date| EvidenceChange::Published(Some(date))));
    changes.extend(arguments.data_as_of.map(|date| EvidenceChange::DataAsOf(Some(date))));
    changes.extend(figures.map(EvidenceChange::Quantities));
    changes.extend(arguments.derived_from.map(|other| EvidenceChange::DerivedFrom(Some(other))));
    changes.extend(arguments.search_note.map(|text| EvidenceChange::SearchNote(Some(text))));
    Ok(changes)
}
