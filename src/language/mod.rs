//! English news prose to structure: sentences, figures, who says what, hedges, worth, the head of an article. Pure: text in, values out.

pub mod attribution;
pub mod hedge;
pub mod masthead;
pub mod piece;
pub mod proposal;
pub mod quantity;
pub mod revision;
pub mod sentence;
pub mod time;
pub mod worth;

use crate::domain::{ClaimKind, Hedge, PartialDate, Quantity};
use jiff::civil::Date;

/// The figures of a claim: those of its own text, else those of the words that it is anchored to.
pub fn figures(text: &str, words: Option<&str>) -> Vec<Quantity> {
    let read = |text| quantity::quantities(text).into_iter().map(|found| found.quantity).collect::<Vec<_>>();
    match (read(text), words) {
        (figures, Some(words)) if figures.is_empty() => read(words),
        (figures, _) => figures,
    }
}

/// The figures that a piece of evidence gives: those of its quotation, and those that only its paraphrase has.
pub fn evidence_figures(quote: Option<&str>, paraphrase: Option<&str>) -> Vec<Quantity> {
    let mut read: Vec<Quantity> = Vec::new();
    for text in [quote, paraphrase].into_iter().flatten() {
        for figure in figures(text, None) {
            if !read.iter().any(|known| known.says_the_same(&figure)) {
                read.push(figure);
            }
        }
    }
    read
}

/// When a claim holds, by the time words of its own text, else of the words that it is anchored to: the date, where it
/// can be told, and the words.
pub fn as_of(text: &str, words: Option<&str>, published: Option<Date>) -> Option<(Option<PartialDate>, String)> {
    let read = |text: &str| -> Vec<(Option<PartialDate>, String)> {
        let times = time::times(text, published);
        times.into_iter().map(|time| (time.when, text[time.range].to_owned())).collect()
    };
    let mut found = read(text);
    found.extend(words.map(read).unwrap_or_default());
    let dated = found.iter().position(|(when, _)| when.is_some()).unwrap_or(0);
    (!found.is_empty()).then(|| found.swap_remove(dated))
}

/// The weakening words of a claim, in its own text and in the words that it is anchored to, each once.
pub fn hedges(text: &str, words: Option<&str>) -> Vec<Hedge> {
    let mut hedges: Vec<Hedge> = Vec::new();
    for text in [Some(text), words].into_iter().flatten() {
        for found in hedge::hedges(text) {
            let cue = text[found.range].to_owned();
            if !hedges.iter().any(|hedge| hedge.cue.eq_ignore_ascii_case(&cue)) {
                hedges.push(Hedge { cue, class: found.class });
            }
        }
    }
    hedges
}

/// What kind of claim a text makes, by its words and figures and by whether somebody is named who says so.
pub fn kind(text: &str, quantities: &[Quantity], voiced: bool) -> ClaimKind {
    proposal::kind::kind(text, quantities, voiced)
}
