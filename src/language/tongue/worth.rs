//! How much checking a sentence in another language than English deserves: by signs that a list can show. The weights are
//! set by hand, in the manner of the learned ones: figures and changes up, questions, fragments and the first person down.

use super::Tongue;
use super::lexicon::{Mark, Sense};
use super::passage;
use super::word::Word;
use crate::domain::{Aspect, Dimension};
use crate::language::worth::{Kind, Reason, Sign, Worth};

/// What a sentence without a sign is worth, in log-odds.
const BASE: f64 = -0.9;

/// How much checking a sentence deserves. Text without a letter scores 0.
pub fn worth(sentence: &str, tongue: Tongue) -> Worth {
    let words = tongue.words(sentence);
    let letters = words.iter().filter(|word| word.is_letters()).count();
    if letters == 0 {
        return Worth::none();
    }
    let figures = super::figure::figures(sentence, tongue);
    let is = |dimension: Dimension| figures.iter().any(|found| found.quantity.dimension == dimension);
    let shown =
        |wanted: &dyn Fn(&Word) -> bool| words.iter().find(|word| wanted(word)).map(|word| word.text.to_owned());
    let moves = |word: &Word| word.find(|sense| matches!(sense, Sense::Moves(_)).then_some(())).is_some();
    let says = |word: &Word| word.find(|sense| matches!(sense, Sense::Says(..)).then_some(())).is_some();
    let changes = figures.iter().any(|found| found.quantity.aspect == Some(Aspect::Change));
    let spaced = sentence.contains(' ');
    let signs = [
        (!figures.is_empty(), Kind::Numbers, figures.first().map(|found| found.quantity.raw.clone()), 1.3),
        (is(Dimension::Share), Kind::Percentages, None, 0.4),
        (is(Dimension::Money), Kind::Money, None, 0.4),
        (changes || shown(&moves).is_some(), Kind::Comparisons, shown(&moves), 0.5),
        (words.iter().skip(1).any(|word| word.is_capital()), Kind::Names, None, 0.3),
        (shown(&says).is_some(), Kind::Speech, shown(&says), -0.2),
        (passage::asks(sentence, tongue), Kind::Questions, None, -1.6),
        (shown(&|word| word.has(Mark::Own)).is_some(), Kind::FirstPerson, shown(&|word| word.has(Mark::Own)), -0.8),
        (spaced && letters < 5, Kind::Short, None, -0.8),
    ];
    let mut reasons: Vec<Reason> = signs
        .into_iter()
        .filter(|(there, ..)| *there)
        .map(|(_, kind, seen, effect)| Reason { sign: Sign::Kind(kind, seen), effect })
        .collect();
    let log_odds = BASE + reasons.iter().map(|reason| reason.effect).sum::<f64>();
    reasons.sort_by(|a, b| b.effect.abs().total_cmp(&a.effect.abs()));
    reasons.truncate(3);
    Worth::of(log_odds, reasons)
}
