//! News prose to structure: sentences, figures, who says what, hedges, worth, the head of an article. Pure: text in, values out.
//!
//! Each reader is told the language of the text, a [`Tongue`]. Of English the grammar is known, of some others lists of words.

pub mod attribution;
pub mod hedge;
pub mod masthead;
pub mod piece;
pub mod proposal;
pub mod quantity;
pub mod rationale;
pub mod revision;
pub mod sentence;
pub mod time;
pub mod tongue;
mod verb_forms;
pub mod worth;

use crate::domain::{ClaimKind, Hedge, PartialDate, Quantity};
use attribution::Attribution;
use jiff::civil::Date;
use std::ops::Range;
use tongue::Tongue;
use worth::Worth;

/// The figures of a claim: those of its own text, else those of the words that it is anchored to.
pub fn figures(tongue: Tongue, text: &str, words: Option<&str>) -> Vec<Quantity> {
    let read = |text| quantities(tongue, text).into_iter().map(|found| found.quantity).collect::<Vec<_>>();
    match (read(text), words) {
        (figures, Some(words)) if figures.is_empty() => read(words),
        (figures, _) => figures,
    }
}

/// Every figure of a passage of an article, or of one that belongs to it.
pub fn quantities(tongue: Tongue, text: &str) -> Vec<quantity::Found> {
    let tongue = tongue.of_passage(text);
    if tongue.is_english() { quantity::quantities(text) } else { tongue::figure::figures(text, tongue) }
}

/// Who says what in a text, whose sentences are given in order as byte ranges.
pub fn attributions(tongue: Tongue, text: &str, sentences: &[Range<usize>]) -> Vec<Attribution> {
    if tongue.is_english() {
        attribution::attributions(text, sentences)
    } else {
        tongue::saying::attributions(text, tongue, sentences)
    }
}

/// How much checking a sentence deserves.
pub fn worth(tongue: Tongue, sentence: &str) -> Worth {
    let tongue = tongue.of_passage(sentence);
    if tongue.is_english() { worth::worth(sentence) } else { tongue::worth::worth(sentence, tongue) }
}

/// The figures that a piece of evidence gives: those of its quotation, and those that only its paraphrase has.
pub fn evidence_figures(tongue: Tongue, quote: Option<&str>, paraphrase: Option<&str>) -> Vec<Quantity> {
    let mut read: Vec<Quantity> = Vec::new();
    for text in [quote, paraphrase].into_iter().flatten() {
        for figure in figures(tongue, text, None) {
            if !read.iter().any(|known| known.says_the_same(&figure)) {
                read.push(figure);
            }
        }
    }
    read
}

/// When a claim holds, by the time words of its own text, else of the words that it is anchored to: the date, where it
/// can be told, and the words.
///
/// The time of another clause ("compared with 71.1 in 2021", "completed in 1968") is not the claim's: beside such a one,
/// and with none of its own, it holds on the day of publication. "Who took office in 2024" dates nothing.
pub fn as_of(
    tongue: Tongue,
    text: &str,
    words: Option<&str>,
    published: Option<Date>,
) -> Option<(Option<PartialDate>, Option<String>)> {
    let mut found = dated(tongue, text, published);
    found.extend(words.map(|words| dated(tongue, words, published)).unwrap_or_default());
    let main: Vec<&Dated> =
        found.iter().filter(|one| matches!(one.beside, None | Some(time::Beside::Saying))).collect();
    let rank = |one: &&&Dated| (one.when.is_none(), one.beside.is_some());
    if let Some(best) = main.iter().min_by_key(rank) {
        return Some((best.when.clone(), Some(best.words.clone())));
    }
    let passed = found.iter().any(|one| matches!(one.beside, Some(time::Beside::Comparison | time::Beside::Aside)));
    passed.then(|| published.map(|day| (Some(day.into()), None)))?
}

/// A time of a claim's words.
struct Dated {
    when: Option<PartialDate>,
    words: String,
    beside: Option<time::Beside>,
}

fn dated(tongue: Tongue, text: &str, published: Option<Date>) -> Vec<Dated> {
    let dated = |time: time::FoundTime| Dated {
        when: time.when,
        words: text[time.range].to_owned(),
        beside: time.beside.map(|(_, beside)| beside),
    };
    let tongue = tongue.of_passage(text);
    let times =
        if tongue.is_english() { time::times(text, published) } else { tongue::time::times(text, tongue, published) };
    times.into_iter().map(dated).collect()
}

/// The weakening words of a claim, in its own text and in the words that it is anchored to, each once.
pub fn hedges(tongue: Tongue, text: &str, words: Option<&str>) -> Vec<Hedge> {
    let mut hedges: Vec<Hedge> = Vec::new();
    for text in [Some(text), words].into_iter().flatten() {
        let tongue = tongue.of_passage(text);
        let found = if tongue.is_english() { hedge::hedges(text) } else { tongue::hedge::hedges(text, tongue) };
        for found in found {
            let cue = text[found.range].to_owned();
            if !hedges.iter().any(|hedge| hedge.cue.eq_ignore_ascii_case(&cue)) {
                hedges.push(Hedge { cue, class: found.class });
            }
        }
    }
    hedges
}

/// What kind of claim a text makes, by its words and figures and by whether somebody is named who says so.
pub fn kind(tongue: Tongue, text: &str, quantities: &[Quantity], voiced: bool) -> ClaimKind {
    if tongue.of_passage(text).is_english() {
        return proposal::kind::kind(text, quantities, voiced);
    }
    if quantities.is_empty() { ClaimKind::Event } else { ClaimKind::Quantity }
}
