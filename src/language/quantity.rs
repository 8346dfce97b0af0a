//! Quantities in English news prose: money, shares, counts, durations, measures, ratios, ranges and vague amounts.
//!
//! The grammar and what it leaves out are in `docs/quantities.md`; how much room the words leave is `judgement::comparison`.

mod counted;
mod hedge;
mod multiple;
mod name;
mod number;
mod reader;
mod term;
mod token;
mod unit;
mod words;

use crate::domain::{Invalid, Quantity};
use reader::{Mode, Read, Reader};
use std::ops::Range;

/// A quantity of a text, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, on char boundaries; the text there is `quantity.raw`.
    pub range: Range<usize>,
    pub quantity: Quantity,
}

/// Every quantity of a text, in order, not overlapping. Takes time in proportion to the text's length.
///
/// Dates, years, times of day, names with numbers (COVID-19, Article 5) and pronouns ("one of") are not quantities.
pub fn quantities(text: &str) -> Vec<Found> {
    let tokens = token::tokens(text);
    let reader = Reader { text, tokens: &tokens, mode: Mode::Prose };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.read(at) {
            Read::Quantity(quantity, next) => {
                let range = tokens[at].range.start..tokens[next - 1].range.end;
                found.push(Found { range, quantity });
                at = next;
            }
            Read::Nothing(next) => at = next.max(at + 1),
        }
    }
    found
}

/// The one quantity that a person typed: "nearly 20%", "$100 billion", "310,000 to 350,000", "4.5 h".
///
/// The whole text must be one quantity. What is typed alone is taken at its word: "2025" is a count here, not a year.
pub fn quantity(text: &str) -> Result<Quantity, Invalid> {
    let refused = || Invalid::Quantity { given: text.to_owned() };
    let tokens = token::tokens(text);
    let reader = Reader { text, tokens: &tokens, mode: Mode::Whole };
    // "A 28-point plan": an article that belongs to the noun stands before the quantity.
    let article = tokens.first().is_some_and(|token| matches!(token.word(), "a" | "an" | "the"));
    let starts = if article { 0..2 } else { 0..1 };
    let whole = starts.into_iter().find_map(|start| match reader.read(start) {
        Read::Quantity(quantity, next) if reader.may_end(next) => Some(quantity),
        Read::Quantity(..) | Read::Nothing(_) => None,
    });
    whole.map(|quantity| Quantity { raw: text.trim().to_owned(), ..quantity }).ok_or_else(refused)
}

#[cfg(test)]
mod tests;
