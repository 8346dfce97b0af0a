//! Words that weaken a claim, by the language's list.

use super::Tongue;
use super::lexicon::Sense;
use super::word::Word;
use crate::language::hedge::FoundHedge;
use std::ops::Range;

/// The weakening words of a text, in order and without overlap.
pub fn hedges(text: &str, tongue: Tongue) -> Vec<FoundHedge> {
    of_words(&tongue.words(text))
}

fn of_words(words: &[Word]) -> Vec<FoundHedge> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let weakens = |sense| if let Sense::Weakens(class) = sense { Some(class) } else { None };
        match word.find(weakens) {
            Some((class, length)) if fits(words, at, length) => {
                let range: Range<usize> = word.range.start..words[at + length - 1].range.end;
                found.push(FoundHedge { range, class });
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// What bounds a number weakens only where a number follows: "до 200", but not "до міста".
fn fits(words: &[Word], at: usize, length: usize) -> bool {
    let bounds = words[at].find(|sense| matches!(sense, Sense::Before(_)).then_some(())).is_some();
    let number = |word: &Word| {
        word.number().is_some()
            || word.find(|sense| matches!(sense, Sense::Number(_) | Sense::Scale(_)).then_some(())).is_some()
    };
    !bounds || words[at + length..].iter().take(2).any(number)
}
