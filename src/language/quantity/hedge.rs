//! The words that bound or blur a number, before and after it.

use super::token::{HYPHENS, Token};
use crate::domain::Approximator::{self, About, Above, AtLeast, AtMost, Below};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The longest hedge that starts with token `at`, and the token after it. Two that follow each other ("probably more
/// than about") count as the first.
pub fn before(tokens: &[Token], at: usize) -> Option<(Approximator, usize)> {
    let (approximator, next) = phrase(tokens, at, &BEFORE).or_else(|| sign(tokens, at))?;
    let next = phrase(tokens, next, &BEFORE).or_else(|| sign(tokens, next)).map_or(next, |(_, next)| next);
    Some((approximator, phrase(tokens, next, &FILLERS).map_or(next, |((), next)| next)))
}

/// A hedge behind the number: "20 or so", "50-plus", "600,000-troop cap".
pub fn after(tokens: &[Token], at: usize) -> Option<(Approximator, usize)> {
    let token = tokens.get(at)?;
    if token.glued && token.is_sign(&['+']) {
        return Some((AtLeast, at + 1));
    }
    let hyphen = usize::from(token.glued && token.is_sign(HYPHENS));
    match tokens.get(at + hyphen) {
        Some(plus) if plus.word() == "plus" && hyphen == 1 => Some((AtLeast, at + 2)),
        Some(odd) if odd.word() == "odd" && hyphen == 1 => Some((About, at + 2)),
        // "Less than 10 and more than 5" has two hedges before.
        _ => {
            phrase(tokens, at, &AFTER).filter(|(_, next)| tokens.get(*next).is_none_or(|token| token.word() != "than"))
        }
    }
}

fn sign(tokens: &[Token], at: usize) -> Option<(Approximator, usize)> {
    let token = tokens.get(at)?;
    let equal = usize::from(tokens.get(at + 1).is_some_and(|next| next.is_sign(&['='])));
    let approximator = match equal {
        _ if token.is_sign(&['~', '≈']) && !token.glued => return Some((About, at + 1)),
        0 if token.is_sign(&['>']) => Above,
        0 if token.is_sign(&['<']) => Below,
        1 if token.is_sign(&['>']) => AtLeast,
        1 if token.is_sign(&['<']) => AtMost,
        _ if token.is_sign(&['≥']) => AtLeast,
        _ if token.is_sign(&['≤']) => AtMost,
        _ => return None,
    };
    Some((approximator, at + 1 + equal))
}

/// Phrases by their first word, with what they mean.
type Phrases<T> = LazyLock<HashMap<&'static str, Vec<(&'static str, T)>>>;

fn by_first_word<T: Copy>(list: &[(&'static str, T)]) -> HashMap<&'static str, Vec<(&'static str, T)>> {
    let mut phrases: HashMap<&str, Vec<(&str, T)>> = HashMap::new();
    for (phrase, meaning) in list {
        let first = phrase.split(' ').next().unwrap_or(phrase);
        phrases.entry(first).or_default().push((phrase, *meaning));
    }
    phrases
}

/// The longest of the phrases that starts with token `at`.
fn phrase<T: Copy>(tokens: &[Token], at: usize, phrases: &Phrases<T>) -> Option<(T, usize)> {
    let fits = |phrase: &str| {
        let mut next = at;
        for word in phrase.split(' ') {
            if tokens.get(next)?.word() != word {
                return None;
            }
            next += 1;
        }
        // "c. 300", "sub-90".
        let abbreviated = phrase.len() <= 6 && !phrase.contains(' ');
        let mark = tokens.get(next).filter(|token| abbreviated && token.glued);
        let point = mark.is_some_and(|token| token.is_sign(&['.'])) && matches!(phrase, "c" | "ca" | "approx" | "max");
        let hyphen = mark.is_some_and(|token| token.is_sign(HYPHENS)) && matches!(phrase, "sub" | "under" | "over");
        match phrase {
            "c" | "ca" if !point => None,
            "sub" if !hyphen => None,
            _ => Some(next + usize::from(point || hyphen)),
        }
    };
    let candidates = phrases.get(tokens.get(at)?.word())?.iter();
    candidates.filter_map(|(phrase, meaning)| Some((*meaning, fits(phrase)?))).max_by_key(|(_, next)| *next)
}

/// Words between a hedge and its number that say nothing of its size.
static FILLERS: Phrases<()> =
    LazyLock::new(|| by_first_word(&[("an estimated", ()), ("some", ()), ("the", ()), ("a total of", ())]));

static BEFORE: Phrases<Approximator> = LazyLock::new(|| by_first_word(&listed("before")));

static AFTER: Phrases<Approximator> = LazyLock::new(|| by_first_word(&listed("behind")));

/// The words of the list that stand at a place: `before about = around | roughly`.
fn listed(place: &str) -> Vec<(&'static str, Approximator)> {
    let lines = include_str!("hedges.txt").lines().filter_map(|line| {
        let (head, words) = line.split_once(" = ")?;
        let (at, meaning) = head.split_once(' ')?;
        Some((words, meaning.parse().ok().filter(|_| at == place)?))
    });
    lines.flat_map(|(words, meaning)| words.split(" | ").map(move |word| (word, meaning))).collect()
}
