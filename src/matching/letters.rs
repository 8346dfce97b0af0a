//! Likeness by letters: runs of four letters within words, each weighing more the fewer of the candidates have it.
//!
//! It sees what stems do not: names spelt in two ways, words of another ending, compounds.

use super::words::words;
use std::collections::HashMap;

/// Letters in a run.
const RUN: usize = 4;

/// Runs by their hash, rising, with how much each counts by how often it stands there.
type Runs = Vec<(u64, f32)>;

/// How alike each candidate is to the query: the cosine, from 0 to 1.
pub fn alike(query: &str, candidates: &[&str]) -> Vec<f32> {
    let asked = runs(query);
    let candidates: Vec<Runs> = candidates.iter().map(|text| runs(text)).collect();
    let mut have: HashMap<u64, u32> = HashMap::new();
    for (run, _) in candidates.iter().flatten() {
        *have.entry(*run).or_default() += 1;
    }
    let all = candidates.len() as f32 + 1.0;
    let weigh = |runs: &Runs| -> Runs {
        let rarity = |run: &u64| (1.0 + all / (have.get(run).copied().unwrap_or(0) as f32 + 1.0)).ln();
        runs.iter().map(|(run, count)| (*run, count * rarity(run))).collect()
    };
    let asked = weigh(&asked);
    candidates.iter().map(|runs| cosine(&asked, &weigh(runs))).collect()
}

fn cosine(one: &Runs, other: &Runs) -> f32 {
    let length = |runs: &Runs| runs.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    let (mut at, mut product) = (0, 0.0);
    for (run, weight) in other {
        while one.get(at).is_some_and(|(earlier, _)| earlier < run) {
            at += 1;
        }
        if let Some((same, own)) = one.get(at)
            && same == run
        {
            product += own * weight;
        }
    }
    let lengths = length(one) * length(other);
    if lengths > 0.0 { product / lengths } else { 0.0 }
}

fn runs(text: &str) -> Runs {
    let mut hashes: Vec<u64> = Vec::new();
    let mut letters: Vec<char> = Vec::new();
    for word in words(text) {
        letters.clear();
        letters.push(' ');
        letters.extend(word.chars());
        letters.push(' ');
        hashes.extend(letters.windows(RUN.min(letters.len())).map(hash));
    }
    hashes.sort_unstable();
    let counted = hashes.chunk_by(|one, other| one == other);
    counted.map(|same| (same[0], 1.0 + (same.len() as f32).ln())).collect()
}

/// FNV-1a over the characters.
fn hash(letters: &[char]) -> u64 {
    letters
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, letter| (hash ^ u64::from(*letter)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_spelt_in_two_ways_are_alike() {
        let candidates = ["Zelenskyy met the mayor", "The mayor met Zelensky.", "Nothing of the kind", ""];
        let alike = alike("Mayor met Zelenskyj", &candidates);
        assert!(alike[0] > 0.6 && alike[1] > 0.6, "{alike:?}");
        assert!(alike[2] < 0.1 && alike[3] == 0.0, "{alike:?}");
    }

    #[test]
    fn a_text_is_wholly_like_itself() {
        let [alike] = alike("A fifth of Ukraine", &["a fifth of UKRAINE"])[..] else { panic!() };
        assert!((alike - 1.0).abs() < 1e-6);
        assert_eq!(super::alike("", &["", "a"]), [0.0, 0.0]);
    }
}
