//! Words that multiply, alone or behind a number (twice, doubled, threefold, three times as many), and the majority.

use super::number::Value;
use super::reader::{Amount, Mode, Reader};
use super::token::HYPHENS;
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
        "doubled" => return Some(ratio(Value::Point(Decimal::TWO), at + 1)),
        "tripled" | "trebled" => return Some(ratio(Value::Point(Decimal::from(3)), at + 1)),
        "quadrupled" => return Some(ratio(Value::Point(Decimal::from(4)), at + 1)),
        "halved" => return Some(ratio(Value::Point(Decimal::new(5, 1)), at + 1)),
        word => {
            let times = word.strip_suffix("fold").and_then(fold)?;
            return Some(ratio(Value::Point(times.into()), at + 1));
        }
    };
    Some(ratio(Value::Point(times.into()), at + 1 + compared))
}

/// A multiple behind a number: "three times as", "1.94 times", "10-fold".
pub fn after(reader: &Reader, value: Value, at: usize) -> Option<Amount> {
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

fn ratio(value: Value, next: usize) -> Amount {
    Amount::new(value, Dimension::Ratio, "1", next)
}

fn fold(number: &str) -> Option<i64> {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.iter().zip(2..).find(|(word, _)| **word == number).map(|(_, times)| times)
}
