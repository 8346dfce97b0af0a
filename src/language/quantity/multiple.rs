//! Words that multiply, alone or behind a number (twice, doubled, threefold, three times as many), and the majority.

use super::amount::{Amount, Mode, Reader};
use super::number::Value;
use super::token::HYPHENS;
use super::words;
use crate::domain::{Approximator, Dimension};
use rust_decimal::Decimal;

/// What may follow a multiple to make it one: "twice as many", "three times the size".
const COMPARED: &[&str] = &["as", "the", "that", "what", "its", "their", "his", "her", "our"];
/// "Three times more" may mean three times as much, or four: both ends are kept.
const COMPARATIVES: &[&str] =
    &["more", "higher", "larger", "greater", "bigger", "faster", "longer", "stronger", "heavier", "richer", "deadlier"];

/// A multiple or a majority in one word.
pub fn word(reader: &Reader, at: usize, hedged: bool) -> Option<Amount> {
    let next = reader.word(at + 1);
    let sure = reader.mode == Mode::Whole;
    let compared = usize::from(COMPARED.contains(&next));
    if let Some(amount) = as_much(reader, at).or_else(|| verb(reader, at)) {
        return Some(amount);
    }
    let times = match reader.word(at) {
        "majority" if next == "of" || sure => {
            let value = Value::Point(Decimal::from(50));
            return Some(Amount {
                hedge: Some(Approximator::Above),
                ..Amount::new(value, Dimension::Share, "%", at + 1)
            });
        }
        "twice" if hedged || sure || compared == 1 => 2,
        "double" if compared == 1 && next != "as" => 2,
        "triple" if compared == 1 && next != "as" => 3,
        word => {
            let times = word.strip_suffix("fold").and_then(fold)?;
            return Some(ratio(Value::Point(times.into()), at + 1));
        }
    };
    Some(ratio(Value::Point(times.into()), at + 1 + compared))
}

/// A multiple behind a number: "three times as", "1.94 times", "10-fold".
pub fn after(reader: &Reader, value: Value, at: usize) -> Option<Amount> {
    // "10x".
    if reader.tokens.get(at).is_some_and(|x| x.glued && !x.capital && x.word() == "x") {
        return Some(ratio(value, at + 1));
    }
    let hyphen = usize::from(reader.tokens.get(at)?.is_sign(HYPHENS));
    match (reader.word(at + hyphen), value) {
        ("fold", _) => Some(ratio(value, at + hyphen + 1)),
        ("times", Value::Point(point)) => {
            let next = reader.word(at + hyphen + 1);
            if COMPARATIVES.contains(&next) {
                let value = Value::Open { low: point, high: Some(point.checked_add(Decimal::ONE)?) };
                return Some(ratio(value, at + hyphen + 2));
            }
            let compared = COMPARED.contains(&next);
            (compared || !point.fract().is_zero()).then(|| ratio(value, at + hyphen + 1 + usize::from(compared)))
        }
        _ => None,
    }
}

/// "Half as much", "half as many again", "a third as likely".
fn as_much(reader: &Reader, at: usize) -> Option<Amount> {
    let (part, next) = match (reader.word(at), reader.word(at + 1)) {
        ("half", _) => (Decimal::new(5, 1), at + 1),
        ("a", part) => (Decimal::ONE.checked_div(words::denominator(part, false)?)?, at + 2),
        _ => return None,
    };
    if reader.word(next) != "as" || reader.word(next + 1).is_empty() {
        return None;
    }
    // "Half as many again", "half as many people again".
    let again = (2..4).find(|steps| reader.word(next + steps) == "again");
    let times = if again.is_some() { part.checked_add(Decimal::ONE)? } else { part };
    Some(ratio(Value::Point(times), next + again.map_or(2, |steps| steps + 1)))
}

/// "Doubled", "the doubling of exports", "will triple", "to halve": not the double room, nor who doubled down.
fn verb(reader: &Reader, at: usize) -> Option<Amount> {
    const BEFORE: &[&str] = &[
        "to", "will", "would", "must", "may", "might", "can", "could", "should", "shall", "not", "did", "nearly",
        "almost", "than", "they", "we", "and", "could", "about", "roughly", "more", "prices", "numbers", "wages",
        "sales",
    ];
    let word = reader.word(at);
    let stem = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"));
    let (times, told) = match (word, stem) {
        (_, Some("doubl")) => (Decimal::TWO, true),
        (_, Some("tripl" | "trebl")) => (Decimal::from(3), true),
        (_, Some("quadrupl")) => (Decimal::from(4), true),
        (_, Some("quintupl")) => (Decimal::from(5), true),
        (_, Some("halv")) => (Decimal::new(5, 1), true),
        ("double" | "doubles", _) => (Decimal::TWO, false),
        ("triple" | "treble" | "triples" | "trebles", _) => (Decimal::from(3), false),
        ("quadruple" | "quadruples", _) => (Decimal::from(4), false),
        ("halve", _) => (Decimal::new(5, 1), true),
        _ => return None,
    };
    let apart =
        ["down", "over", "back", "as", "act", "up", "agent", "agents", "standard", "standards", "figures", "digits"];
    let before = at.checked_sub(1).map_or("", |before| reader.word(before));
    let meant = told || BEFORE.contains(&before) && (before != "and" && before != "than" || reader.mode == Mode::Prose);
    (meant && !apart.contains(&reader.word(at + 1))).then(|| ratio(Value::Point(times), at + 1))
}

fn ratio(value: Value, next: usize) -> Amount {
    Amount::new(value, Dimension::Ratio, "1", next)
}

fn fold(number: &str) -> Option<i64> {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.iter().zip(2..).find(|(word, _)| **word == number).map(|(_, times)| times)
}
