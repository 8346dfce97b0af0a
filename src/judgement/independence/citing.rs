//! Evidence that says itself where it has it from: "according to TASS", beside evidence from TASS.

use super::{MOST, Piece};
use crate::domain::{ClaimNumber, Source};
use std::collections::HashMap;

/// Words before a name that make it the origin; the last of a phrase is enough.
const BEFORE: [&str; 13] = [
    "according",
    "citing",
    "cites",
    "cited",
    "quoting",
    "quotes",
    "quoted",
    "told",
    "by",
    "from",
    "per",
    "via",
    "credits",
];
/// Words behind a name that do.
const BEHIND: [&str; 10] =
    ["reported", "reports", "report", "said", "says", "wrote", "writes", "published", "analysis", "revealed"];
/// Words between the two: "according to the TASS report", "citing the news agency TASS".
const BETWEEN: usize = 4;
/// The longest name, in words.
const LONGEST: usize = 4;

/// Calls `found` for a piece that names the source of another piece on the same claim as its own source, with the name.
pub fn names(pieces: &[Piece<'_>], mut found: impl FnMut(usize, usize, String)) {
    let mut named: HashMap<(ClaimNumber, String), Vec<usize>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        for name in names_of(&piece.stored.source) {
            let places = named.entry((piece.stored.evidence.claim, name)).or_default();
            if places.len() < MOST {
                places.push(at);
            }
        }
    }
    for (at, piece) in pieces.iter().enumerate() {
        let (claim, own) = (piece.stored.evidence.claim, names_of(&piece.stored.source));
        for name in piece.texts().chain(citing_parts(&piece.stored.source)).flat_map(origins) {
            if own.contains(&name) {
                continue;
            }
            for other in named.get(&(claim, name.clone())).into_iter().flatten() {
                found(at, *other, name.clone());
            }
        }
    }
}

/// The names by which another text may call the source: its publisher in its parts or, without one, its own name where
/// that is short; and an agency's letters before more words ("AFP analysis"). A longer name is a headline.
fn names_of(source: &Source) -> Vec<String> {
    let name = source.publisher.as_deref().unwrap_or(&source.name);
    let parts = name.split(['(', ')', ',', ';']).map(words).filter(|part| !cites(part));
    let mut names: Vec<String> = parts
        .map(|part| part.strip_prefix(&["via"]).unwrap_or(&part).join(" "))
        .filter(|name| name.split(' ').count() <= LONGEST)
        .collect();
    let is_letters = |word: &&str| word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
    let letters: Vec<String> =
        names.iter().filter_map(|name| name.split(' ').next().filter(is_letters)).map(str::to_owned).collect();
    names.extend(letters);
    names.retain(|name| name.chars().any(char::is_uppercase) && name.chars().count() >= 2);
    names.sort_unstable();
    names.dedup();
    names
}

/// The parts of a source's names that say whom it cites: "TASS, citing Politico".
fn citing_parts(source: &Source) -> impl Iterator<Item = &str> {
    let names = [source.publisher.as_deref(), Some(source.name.as_str())].into_iter().flatten();
    names.flat_map(|name| name.split(['(', ')', ',', ';'])).filter(|part| cites(&words(part)))
}

fn cites(part: &[&str]) -> bool {
    part.first().is_some_and(|word| ["citing", "quoting", "after"].contains(word))
}

/// The names in a text that a word of citing stands by, in every length they may have.
fn origins(text: &str) -> Vec<String> {
    let words = words(text);
    let is_one_of =
        |list: &[&str], at: usize| words.get(at).is_some_and(|word| list.contains(&word.to_lowercase().as_str()));
    let mut names = Vec::new();
    for start in 0..words.len() {
        if !words[start].chars().any(char::is_uppercase) {
            continue;
        }
        let before = (start.saturating_sub(BETWEEN)..start).any(|at| is_one_of(&BEFORE, at));
        for end in start + 1..=words.len().min(start + LONGEST) {
            if before || is_one_of(&BEHIND, end) {
                names.push(words[start..end].join(" "));
            }
        }
    }
    names
}

/// The words as they are written, without punctuation.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| !word.is_empty()).collect()
}
