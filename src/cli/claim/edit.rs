//! `claim edit`: changes fields of a claim.

use super::super::context::Context;
use super::super::read::Read;
use super::super::words::{priority, word, worth};
use super::super::{Done, Outcome, draw, input};
use super::figure;
use super::reading::{figures, hedges};
use super::voices::Voices;
use claimbench::domain::{Checkable, ClaimChange, ClaimKind, ClaimNumber, PartialDate, Place, Priority, Words, Worth};
use claimbench::workbench::Access;
use clap::{Args, ValueEnum};

/// Change fields of a claim; what it said before stays in its history
///
/// New words are read anew: figures, weakening words, time and kind follow them, except what you set by hand. A verdict
/// that was given on the old words holds no more until you give it anew or confirm it.
#[derive(Args)]
pub struct Arguments {
    /// The claim: 12 or #12
    #[arg(value_name = "N")]
    claim: ClaimNumber,

    /// New words for the claim, or - to read them from standard input
    #[arg(long)]
    text: Option<String>,

    /// Anchor it to these exact words of its article
    #[arg(long, value_name = "WORDS")]
    quote: Option<String>,

    /// Which occurrence of those words, where there are several
    #[arg(long, value_name = "N", requires = "quote")]
    occurrence: Option<u32>,

    #[command(flatten)]
    voices: Voices,

    /// What the claim states
    #[arg(long, value_parser = word::<ClaimKind>())]
    kind: Option<ClaimKind>,

    /// What can be asked of it
    #[arg(long, value_parser = word::<Checkable>())]
    checkable: Option<Checkable>,

    /// When it holds
    #[arg(long, value_name = "DATE")]
    as_of: Option<PartialDate>,

    /// The words of the article that say when it holds
    #[arg(long, value_name = "WORDS")]
    as_of_words: Option<String>,

    /// The claim's figures, in place of those it has
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    quantity: Vec<String>,

    /// One of its figures anew, by its place among them: '2=3.8%'; this settles a doubtful one
    #[arg(long, value_name = "PLACE=FIGURE", value_parser = figure::placed, conflicts_with = "quantity")]
    figure: Vec<figure::Placed>,

    /// The claim's weakening words, in place of those it has
    #[arg(long, value_name = "WORD")]
    hedge: Vec<String>,

    /// 1 first, 2 as it comes, 3 if there is time
    #[arg(long, value_parser = priority)]
    priority: Option<Priority>,

    /// How much checking it deserves, 0 to 100
    #[arg(long, value_parser = worth)]
    worth: Option<Worth>,

    /// The day by which it is to be verified again
    #[arg(long, value_name = "DATE")]
    recheck_by: Option<PartialDate>,

    /// What the article should say instead
    #[arg(long, value_name = "TEXT")]
    correct_text: Option<String>,

    /// Empty a field
    #[arg(long, value_name = "FIELD")]
    clear: Vec<Clearable>,

    #[command(flatten)]
    read: Read,
}

/// A field that can be empty.
#[derive(Clone, Copy, ValueEnum)]
enum Clearable {
    AsOf,
    AsOfWords,
    RecheckBy,
    CorrectText,
    Worth,
    Quantity,
    Hedge,
    SaidBy,
    Quote,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let place = arguments.occurrence.map_or(Place::Only, Place::Occurrence);
    let words = arguments.quote.clone().map(|quote| Words { quote, place });
    let claim = arguments.claim;
    let read = arguments.read.as_read.clone();
    let placed = arguments.figure.clone();
    let mut changes = changes(arguments)?;
    let mut workbench = context.open(Access::Write)?;
    if !placed.is_empty() {
        let figures = workbench.dossier(claim)?.claim.quantities;
        changes.push(ClaimChange::Quantities(figure::settled(&placed, figures)?));
    }
    let edited = workbench.edit_claim(claim, changes, words, read.as_ref())?;
    super::print_changed(context, &edited.dossier, "changed")?;
    if !context.json {
        draw::claim::edited(&mut context.out, &edited)?;
    }
    super::point_out(context, &workbench, &edited.dossier.claim)?;
    Ok(Done::Clean)
}

fn changes(arguments: Arguments) -> Result<Vec<ClaimChange>, super::Failure> {
    let mut changes = Vec::new();
    // Emptied first, so that what is given beside it stands.
    changes.extend(arguments.clear.into_iter().map(|field| match field {
        Clearable::AsOf => ClaimChange::AsOf(None),
        Clearable::AsOfWords => ClaimChange::AsOfWords(None),
        Clearable::RecheckBy => ClaimChange::RecheckBy(None),
        Clearable::CorrectText => ClaimChange::CorrectText(None),
        Clearable::Worth => ClaimChange::Worth(None),
        Clearable::Quantity => ClaimChange::Quantities(Vec::new()),
        Clearable::Hedge => ClaimChange::Hedges(Vec::new()),
        Clearable::SaidBy => ClaimChange::Attribution(Vec::new()),
        Clearable::Quote => ClaimChange::Anchor(None),
    }));
    changes.extend(arguments.text.map(|text| input::text(&text)).transpose()?.map(ClaimChange::Text));
    changes.extend(arguments.voices.chain()?.map(ClaimChange::Attribution));
    changes.extend(arguments.kind.map(ClaimChange::Kind));
    changes.extend(arguments.checkable.map(ClaimChange::Checkable));
    changes.extend(arguments.as_of.map(|date| ClaimChange::AsOf(Some(date))));
    changes.extend(arguments.as_of_words.map(|words| ClaimChange::AsOfWords(Some(words))));
    changes.extend(figures(&arguments.quantity)?.map(ClaimChange::Quantities));
    changes.extend(hedges(&arguments.hedge)?.map(ClaimChange::Hedges));
    changes.extend(arguments.priority.map(ClaimChange::Priority));
    changes.extend(arguments.worth.map(|worth| ClaimChange::Worth(Some(worth))));
    changes.extend(arguments.recheck_by.map(|date| ClaimChange::RecheckBy(Some(date))));
    changes.extend(arguments.correct_text.map(|text| ClaimChange::CorrectText(Some(text))));
    Ok(changes)
}
