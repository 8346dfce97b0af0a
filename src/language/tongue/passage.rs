//! What the small words of a language tell of a line: whether it states, asks, or is about the page alone.

use super::lexicon::{Mark, Sense};
use super::{Reads, Tongue};
use crate::language::sentence::Cut;

/// Whether a verb that the lists know stands in a line; of a language without lists nobody can tell.
pub fn has_verb(line: &str, tongue: Tongue) -> bool {
    let verb = |sense| matches!(sense, Sense::Mark(Mark::Verb) | Sense::Says(..) | Sense::Moves(Some(_))).then_some(());
    tongue.reads() == Reads::Signs || tongue.words(line).iter().any(|word| word.find(verb).is_some())
}

/// A question, by its mark in any script, or by the word that it opens with where no other mark ends it.
pub fn asks(line: &str, tongue: Tongue) -> bool {
    const MARKS: [char; 5] = ['?', '？', '؟', '\u{37E}', '՞'];
    let line = line.trim_end_matches(['"', '”', '“', '»', '’', ')', '」', ' ', '\u{A0}', '\u{202F}']);
    if line.ends_with(MARKS) || line.starts_with('¿') {
        return true;
    }
    let unmarked = !line.ends_with(['.', '!', '…', ':']);
    unmarked && tongue.words(line).first().is_some_and(|word| word.has(Mark::Asks) && !word.has(Mark::Preposition))
}

/// A line about the page, by its first words: "Lesen Sie auch:".
pub fn is_notice(line: &str, tongue: Tongue) -> bool {
    const LONGEST: usize = 16;
    let words = tongue.words(line);
    let opens = words.iter().find(|word| word.is_letters());
    words.len() <= LONGEST && opens.is_some_and(|word| word.has(Mark::Notice))
}

/// Sentences, with those joined that only the full stop of a short form parts: "250 Mio. | Euro".
pub fn joined(text: &str, cuts: Vec<Cut>, tongue: Tongue) -> Vec<Cut> {
    if tongue.reads() != Reads::ByWords {
        return cuts;
    }
    let mut joined: Vec<Cut> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        match joined.last_mut() {
            Some(last) if !cut.opens && goes_on(&text[last.range.clone()], &text[cut.range.clone()], tongue) => {
                last.range.end = cut.range.end;
                last.closes = cut.closes;
            }
            _ => joined.push(cut),
        }
    }
    joined
}

/// Does a sentence go on behind the short form that it ends with?
fn goes_on(before: &str, after: &str, tongue: Tongue) -> bool {
    const LONGEST: usize = 8;
    let Some(stem) = before.strip_suffix('.') else { return false };
    let short = stem.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if short.is_empty() || short.chars().count() > LONGEST {
        return false;
    }
    let short = tongue.words(short);
    let next = tongue.words(after.split_whitespace().next().unwrap_or_default());
    let (Some(short), Some(next)) = (short.first().filter(|word| word.has(Mark::Short)), next.first()) else {
        return false;
    };
    let counts = |sense| matches!(sense, Sense::Unit(_) | Sense::Scale(_) | Sense::Counted(_)).then_some(());
    if next.is_capital() && short.find(counts).is_some() {
        return next.find(counts).is_some();
    }
    // A new sentence begins with a small word more often than a name does.
    let opens = [Mark::Small, Mark::Article, Mark::Pronoun, Mark::Preposition, Mark::Joining, Mark::According];
    (next.is_letters() || next.number().is_some()) && !opens.iter().any(|mark| next.has(*mark))
}
