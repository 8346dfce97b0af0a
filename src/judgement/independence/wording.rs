//! Words that two pieces of evidence share: long runs of them, and much the same ones.

use super::{MOST, Piece};
use crate::judgement::check::phrase::words;
use std::collections::{BTreeSet, HashMap, HashSet};

/// So many words in a row are not written twice by chance.
const RUN: usize = 8;

/// One stretch of words of a piece.
struct Stretch {
    piece: usize,
    words: Vec<String>,
}

/// Calls `found` for pieces of different origins that share a run of words, once a pair of origins, with the run.
pub fn runs(pieces: &[Piece<'_>], mut found: impl FnMut(usize, usize, String)) {
    let stretches: Vec<Stretch> = pieces
        .iter()
        .enumerate()
        .flat_map(|(piece, of)| of.texts().map(words).map(move |words| Stretch { piece, words }))
        .collect();
    let mut known: HashMap<&[String], Vec<(&Stretch, usize)>> = HashMap::new();
    let mut told: HashSet<(&str, &str)> = HashSet::new();
    for stretch in &stretches {
        let origin = pieces[stretch.piece].origin.as_str();
        for (at, window) in stretch.words.windows(RUN).enumerate() {
            let places = known.entry(window).or_default();
            for (earlier, start) in places.iter() {
                let other = pieces[earlier.piece].origin.as_str();
                if other != origin && told.insert((other.min(origin), other.max(origin))) {
                    found(earlier.piece, stretch.piece, run(&earlier.words[*start..], &stretch.words[at..]));
                }
            }
            let of_origin = places.iter().any(|(earlier, _)| pieces[earlier.piece].origin == origin);
            if !of_origin && places.len() < MOST {
                places.push((stretch, at));
            }
        }
    }
}

/// The words that both begin with.
fn run(one: &[String], other: &[String]) -> String {
    let length = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    one[..length].join(" ")
}

/// Words shorter than this join others and tell nothing.
const CONTENT: usize = 4;

/// Whether at least half of the longer words of the shorter piece stand in the other, and at least four of them.
pub fn are_near(one: &Piece<'_>, other: &Piece<'_>) -> bool {
    let content = |piece: &Piece<'_>| -> BTreeSet<String> {
        piece.texts().flat_map(words).filter(|word| word.chars().count() >= CONTENT).collect()
    };
    let (one, other) = (content(one), content(other));
    let common = one.intersection(&other).count();
    common >= 4 && 2 * common >= one.len().min(other.len())
}
