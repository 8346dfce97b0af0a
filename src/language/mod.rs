//! English news prose to structure: sentences, figures, who says what, hedges, worth, the head of an article. Pure: text in, values out.

pub mod attribution;
pub mod hedge;
pub mod masthead;
pub mod proposal;
pub mod quantity;
pub mod revision;
pub mod sentence;
pub mod time;
pub mod worth;

use crate::domain::{Hedge, Quantity};

/// The figures of a claim: those of its own text, else those of the words that it is anchored to.
pub fn figures(text: &str, words: Option<&str>) -> Vec<Quantity> {
    let read = |text| quantity::quantities(text).into_iter().map(|found| found.quantity).collect::<Vec<_>>();
    match (read(text), words) {
        (figures, Some(words)) if figures.is_empty() => read(words),
        (figures, _) => figures,
    }
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
