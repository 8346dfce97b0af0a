//! The words that bound or blur a number, before and after it.

use super::token::{HYPHENS, Token};
use crate::domain::Approximator::{self, About, Above, AtLeast, AtMost, Below, Exact, Near, NearAbove, NearBelow};
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
        Some(next)
    };
    let candidates = phrases.get(tokens.get(at)?.word())?.iter();
    candidates.filter_map(|(phrase, meaning)| Some((*meaning, fits(phrase)?))).max_by_key(|(_, next)| *next)
}

/// Words between a hedge and its number that say nothing of its size.
static FILLERS: Phrases<()> =
    LazyLock::new(|| by_first_word(&[("an estimated", ()), ("some", ()), ("the", ()), ("a total of", ())]));

static BEFORE: Phrases<Approximator> = LazyLock::new(|| by_first_word(BEFORE_A_NUMBER));

static AFTER: Phrases<Approximator> = LazyLock::new(|| by_first_word(AFTER_A_NUMBER));

const BEFORE_A_NUMBER: &[(&str, Approximator)] = &[
    ("exactly", Exact),
    ("precisely", Exact),
    ("about", About),
    ("around", About),
    ("roughly", About),
    ("approximately", About),
    ("approx", About),
    ("circa", About),
    ("some", About),
    ("estimated", About),
    ("an estimated", About),
    ("in the region of", About),
    ("in the order of", About),
    ("on the order of", About),
    ("close to", Near),
    ("nearly", NearBelow),
    ("almost", NearBelow),
    ("just under", NearBelow),
    ("just below", NearBelow),
    ("a little under", NearBelow),
    ("slightly under", NearBelow),
    ("slightly less than", NearBelow),
    ("a little less than", NearBelow),
    ("approaching", NearBelow),
    ("not quite", NearBelow),
    ("just over", NearAbove),
    ("just above", NearAbove),
    ("just more than", NearAbove),
    ("a little over", NearAbove),
    ("slightly over", NearAbove),
    ("slightly above", NearAbove),
    ("slightly more than", NearAbove),
    ("a little more than", NearAbove),
    ("more than", Above),
    ("greater than", Above),
    ("higher than", Above),
    ("larger than", Above),
    ("bigger than", Above),
    ("longer than", Above),
    ("well over", Above),
    ("over", Above),
    ("above", Above),
    ("upwards of", Above),
    ("upward of", Above),
    ("in excess of", Above),
    ("exceeding", Above),
    ("exceeds", Above),
    ("exceed", Above),
    ("exceeded", Above),
    ("surpassing", Above),
    ("at least", AtLeast),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("a minimum of", AtLeast),
    ("minimum of", AtLeast),
    ("minimum", AtLeast),
    ("less than", Below),
    ("fewer than", Below),
    ("lower than", Below),
    ("smaller than", Below),
    ("younger than", Below),
    ("shorter than", Below),
    ("well under", Below),
    ("under", Below),
    ("below", Below),
    ("at most", AtMost),
    ("up to", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("less than or equal to", AtMost),
    ("greater than or equal to", AtLeast),
    ("surpass", Above),
    ("surpasses", Above),
    ("limited to", AtMost),
    ("capped at", AtMost),
    ("a cap of", AtMost),
    ("cap of", AtMost),
    ("a limit of", AtMost),
    ("limit of", AtMost),
    ("a ceiling of", AtMost),
    ("ceiling of", AtMost),
    ("a maximum of", AtMost),
    ("maximum of", AtMost),
    ("maximum", AtMost),
];

const AFTER_A_NUMBER: &[(&str, Approximator)] = &[
    ("or so", About),
    ("or thereabouts", About),
    ("or more", AtLeast),
    ("and more", AtLeast),
    ("or greater", AtLeast),
    ("or higher", AtLeast),
    ("or above", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or lower", AtMost),
    ("or under", AtMost),
    ("cap", AtMost),
    ("limit", AtMost),
    ("ceiling", AtMost),
    ("maximum", AtMost),
    ("minimum", AtLeast),
];
