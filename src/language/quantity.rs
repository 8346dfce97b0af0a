//! Quantities in English news prose: money, shares, counts, durations, measures, ratios, ranges and vague amounts.
//!
//! The grammar and what it leaves out are in `docs/quantities.md`; how much room the words leave is `judgement::comparison`.

mod age;
mod amount;
mod counted;
pub(super) mod digits;
mod hedge;
mod movement;
mod multiple;
mod name;
mod number;
mod people;
mod points;
mod reader;
mod term;
mod token;
mod unit;
pub(super) mod unit_names;
mod words;

use crate::domain::{Invalid, Quantity};
use amount::{Mode, Reader};
use reader::Read;
use std::ops::Range;

/// A quantity of a text, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, on char boundaries; the text there is `quantity.raw`.
    pub range: Range<usize>,
    /// The figure as it was read: value or range, unit, and what it is of.
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
                found.push((at..next, quantity));
                at = next;
            }
            Read::Nothing(next) => at = next.max(at + 1),
        }
    }
    movement::mark(&tokens, &mut found);
    let bytes = |at: Range<usize>| tokens[at.start].range.start..tokens[at.end - 1].range.end;
    found.into_iter().map(|(at, quantity)| Found { range: bytes(at), quantity }).collect()
}

/// The one quantity that a person typed, where it can be only one: "5m" is refused, for nobody could say of what.
pub fn settled(text: &str) -> Result<Quantity, Invalid> {
    let read = quantity(text)?;
    match read.doubt {
        Some(doubt) => Err(Invalid::Doubtful { given: text.to_owned(), doubt }),
        None => Ok(read),
    }
}

/// The one quantity that a person typed: "nearly 20%", "$100 billion", "310,000 to 350,000", "4.5 h", "rose by 12%".
///
/// The whole text must be one quantity. What is typed alone is taken at its word: "2025" is a count here, not a year.
pub fn quantity(text: &str) -> Result<Quantity, Invalid> {
    let refused = || Invalid::Quantity { given: text.to_owned() };
    let tokens = token::tokens(text);
    let reader = Reader { text, tokens: &tokens, mode: Mode::Whole };
    let whole = reader.starts().into_iter().find_map(|start| match reader.read(start) {
        Read::Quantity(quantity, next) if reader.may_end(next) => {
            let mut read = [(start..next, quantity)];
            movement::mark(&tokens, &mut read);
            let [(_, quantity)] = read;
            Some(quantity)
        }
        Read::Quantity(..) | Read::Nothing(_) => None,
    });
    whole.map(|quantity| Quantity { raw: text.trim().to_owned(), ..quantity }).ok_or_else(refused)
}

#[cfg(test)]
mod tests;
