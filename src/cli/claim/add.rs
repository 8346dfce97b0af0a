//! `claim add`: logs a claim.

use super::super::context::Context;
use super::super::words::{priority, word, worth};
use super::super::{Done, Outcome, input, unasked};
use super::reading::{figures, hedges};
use super::voices::Voices;
use claimbench::domain::{
    ArticleNumber, Checkable, ClaimKind, NewClaim, PartialDate, Place, Priority, TimeWords, Words, Worth,
};
use claimbench::workbench::{Access, Sought};
use clap::Args;

/// Log a claim: one stand-alone proposition in neutral words, its hedge kept
#[derive(Args)]
pub struct Arguments {
    /// The claim, or - to read it from standard input; without it, $EDITOR opens on a terminal
    text: Option<String>,

    /// The article that states it
    #[arg(long, value_name = "A")]
    article: Option<ArticleNumber>,

    /// The exact words of the article that state it
    #[arg(long, value_name = "WORDS", requires = "article")]
    quote: Option<String>,

    /// Which occurrence of those words, where there are several
    #[arg(long, value_name = "N", requires = "quote")]
    occurrence: Option<u32>,

    #[command(flatten)]
    voices: Voices,

    /// What kind of claim it is [default: quantity where there is a figure, else event]
    #[arg(long, value_parser = word::<ClaimKind>())]
    kind: Option<ClaimKind>,

    /// What can be asked of it [default: follows from the kind and from whether a voice is named]
    #[arg(long, value_parser = word::<Checkable>())]
    checkable: Option<Checkable>,

    /// When the claim holds: 2025, 2025-12, 2025-12-02 or an interval [default: read from the claim, against the day on
    /// which the article was published]
    #[arg(long, value_name = "DATE")]
    as_of: Option<PartialDate>,

    /// The article's own words for that time: "currently", "last week"
    #[arg(long, value_name = "WORDS")]
    as_of_words: Option<String>,

    /// A figure as the words state it: 'nearly 20%', '$100 billion' [default: read from the claim]
    #[arg(long, value_name = "FIGURE", allow_hyphen_values = true)]
    quantity: Vec<String>,

    /// A weakening word that must not get lost: "reportedly" [default: read from the claim]
    #[arg(long, value_name = "WORD")]
    hedge: Vec<String>,

    /// 1 first, 2 as it comes, 3 if there is time
    #[arg(long, value_parser = priority, default_value = "2")]
    priority: Priority,

    /// How much checking it deserves, 0 to 100
    #[arg(long, value_parser = worth)]
    worth: Option<Worth>,

    /// Who works on it; me is you
    #[arg(long, value_name = "HANDLE")]
    assignee: Option<String>,

    /// Check again by this day
    #[arg(long, value_name = "DATE")]
    recheck_by: Option<PartialDate>,

    /// What the article should say, if that is known already
    #[arg(long, value_name = "TEXT")]
    correct_text: Option<String>,

    /// A word of your own to sort claims by; may be given again
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let text = input::text_or_editor(arguments.text.as_deref(), "the claim")?;
    let quantities = figures(&arguments.quantity)?;
    let hedges = hedges(&arguments.hedge)?;
    let is_timed = arguments.as_of.is_some() || arguments.as_of_words.is_some();
    let place = arguments.occurrence.map_or(Place::Only, Place::Occurrence);
    let mut workbench = context.open(Access::Write)?;
    let new = NewClaim {
        uid: None,
        article: arguments.article,
        words: arguments.quote.map(|quote| Words { quote, place }),
        text,
        kind: arguments.kind,
        checkable: arguments.checkable,
        attribution: arguments.voices.chain()?.unwrap_or_default(),
        hedges,
        quantities,
        as_of: arguments.as_of,
        as_of_words: arguments.as_of_words,
        time_words: if is_timed { TimeWords::Given } else { TimeWords::Read },
        priority: arguments.priority,
        worth: arguments.worth,
        assignee: arguments.assignee.and_then(|who| workbench.whom_if_anybody(&who)),
        recheck_by: arguments.recheck_by,
        correct_text: arguments.correct_text,
        tags: arguments.tags,
    };
    let dossier = workbench.log_claim(new)?;
    super::print_changed(context, &dossier, "logged")?;
    super::point_out(context, &workbench, &dossier.claim)?;
    let mut archive = context.archive_by_the_way();
    let mut precedents = workbench.precedents()?.and_of(archive.as_mut());
    unasked::say(context, &mut precedents, &Sought::claim(&dossier))?;
    Ok(Done::Clean)
}
