//! Figures and hedges as `claim add` and `claim edit` take them on the line.

use crate::cli::failure::Failure;
use claimbench::domain::{Hedge, HedgeClass, Quantity, Word};
use claimbench::language;

/// The figures given; none where none is.
pub fn figures(given: &[String]) -> Result<Option<Vec<Quantity>>, Failure> {
    if given.is_empty() {
        return Ok(None);
    }
    let figures: Result<Vec<_>, _> = given.iter().map(|figure| language::quantity::settled(figure)).collect();
    Ok(Some(figures?))
}

/// The hedges given, each with its class where it is written before a colon; none where none is given.
pub fn hedges(given: &[String]) -> Result<Option<Vec<Hedge>>, Failure> {
    if given.is_empty() {
        return Ok(None);
    }
    given.iter().map(|hedge| read(hedge)).collect::<Result<Vec<_>, _>>().map(Some)
}

fn read(given: &str) -> Result<Hedge, Failure> {
    if let Some((class, cue)) = given.split_once(':') {
        return Ok(Hedge { cue: cue.trim().to_owned(), class: HedgeClass::parse(class)? });
    }
    match language::hedge::hedges(given).as_slice() {
        [only] => Ok(Hedge { cue: given.to_owned(), class: only.class }),
        _ => Err(Failure::misuse(
            format!("\"{given}\" is no weakening word that is known here"),
            format!("Say what it does: --hedge CLASS:WORD, where CLASS is {}.", HedgeClass::SPELLINGS.join(", ")),
        )),
    }
}
