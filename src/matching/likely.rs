//! How likely the item that is nearest to a claim says the same: a logistic curve over five signs.
//!
//! The weights (`likely.weights.txt`) are learned and measured by `evaluation/score_matching.rs`.

use serde::Serialize;
use std::sync::LazyLock;

/// What speaks for two texts being the same claim.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Signs {
    /// The score by words, of what the claim itself would score: 0 to about 1.
    pub score: f32,
    /// Likeness by letters, 0 to 1.
    pub letters: f32,
    /// How much of what the item says stands in the claim, its rarer words counting for more: 0 to 1.
    pub covered: f32,
    /// How far it stands before the next statement: up to 1; below 0 where another stands before it.
    pub lead: f32,
    /// The logarithm of one and the number of terms that both have.
    pub shared: f32,
}

/// How likely it is the same claim.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
pub struct Chance(pub f32);

/// The same in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likely {
    /// From a chance of 0.9 on.
    VeryLikely,
    /// From a chance of 0.5 on; also where the chance is greater and the two differ in what they say.
    Perhaps,
    /// Below a chance of 0.5.
    Hardly,
}

impl Likely {
    /// The words that a person reads.
    pub fn words(self) -> &'static str {
        match self {
            Self::VeryLikely => "very likely",
            Self::Perhaps => "perhaps",
            Self::Hardly => "hardly",
        }
    }
}

/// The chance from which it is said to be very likely the same.
const VERY_LIKELY: f32 = 0.9;
/// The chance from which it is said to be perhaps the same.
const PERHAPS: f32 = 0.5;

static WEIGHTS: LazyLock<[f32; 6]> = LazyLock::new(|| {
    let mut weights = [0.0; 6];
    let lines = include_str!("likely.weights.txt").lines().filter(|line| !line.starts_with('#'));
    for (weight, line) in weights.iter_mut().zip(lines) {
        *weight = line.split('\t').nth(1).and_then(|number| number.parse().ok()).unwrap_or(0.0);
    }
    weights
});

impl Signs {
    /// In the order of the weights, behind the bias.
    pub fn values(&self) -> [f32; 5] {
        let Self { score, letters, covered, lead, shared } = *self;
        [score, letters, covered, lead, shared]
    }
}

impl Chance {
    /// The chance that the learned weights give for these signs.
    pub fn of(signs: &Signs) -> Self {
        let sum: f32 =
            WEIGHTS[0] + signs.values().iter().zip(&WEIGHTS[1..]).map(|(sign, weight)| sign * weight).sum::<f32>();
        Self(1.0 / (1.0 + (-sum).exp()))
    }

    /// From 0.9 on: worth showing unasked, if the two claims do not differ in what they say.
    pub fn is_very_likely(self) -> bool {
        self.0 >= VERY_LIKELY
    }

    /// From 0.5 on: it is more likely the same claim than not.
    pub fn is_possible(self) -> bool {
        self.0 >= PERHAPS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_read_and_every_sign_counts() {
        assert!(WEIGHTS.iter().all(|weight| *weight != 0.0), "{WEIGHTS:?}");
    }

    #[test]
    fn the_same_words_are_very_likely_the_same_and_a_shared_word_is_not() {
        let same = Signs { score: 1.0, letters: 1.0, covered: 1.0, lead: 0.8, shared: 2.2 };
        let one_word = Signs { score: 0.15, letters: 0.1, covered: 0.15, lead: 0.1, shared: 0.7 };
        assert!(Chance::of(&same).is_very_likely());
        assert!(!Chance::of(&one_word).is_possible());
    }
}
