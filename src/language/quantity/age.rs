//! Ages without the word "old": "aged 34", "at the age of 91", "under-18s", "in their twenties", "children under five".

use super::amount::{Amount, Mode, Reader};
use super::number::Value;
use super::people::PEOPLE;
use super::term::Term;
use super::token::{HYPHENS, MINUSES};
use crate::domain::Dimension;
use rust_decimal::Decimal;

/// What people do at an age: "died at 91", "left school at 16".
#[rustfmt::skip]
const DONE_AT: &[&str] = &[
    "died", "dies", "die", "dead", "retired", "retire", "retires", "married", "marry", "school", "home", "debut", "debuted",
    "pregnant", "graduated", "age", "widowed", "orphaned", "father", "mother", "career",
];

/// An age that starts with token `at`, whatever hedge stood before.
pub fn age(reader: &Reader, at: usize, hedged: bool) -> Option<Amount> {
    said(reader, at)
        .or_else(|| decade(reader, at))
        .or_else(|| many(reader, at, hedged))
        .or_else(|| bare(reader, at, hedged))
}

/// "Under-fives", "over-sixties": number words in the plural.
fn many(reader: &Reader, at: usize, hedged: bool) -> Option<Amount> {
    let hyphen = at.checked_sub(1).is_some_and(|before| reader.tokens[before].is_sign(HYPHENS));
    #[rustfmt::skip]
    let years = match reader.word(at) {
        "threes" => 3, "fours" => 4, "fives" => 5, "sixes" => 6, "sevens" => 7, "eights" => 8, "nines" => 9, "tens" => 10,
        "elevens" => 11, "twelves" => 12, "thirties" => 30, "forties" => 40, "fifties" => 50, "sixties" => 60,
        "seventies" => 70, "eighties" => 80, "nineties" => 90,
        _ => return None,
    };
    (hedged && hyphen).then(|| of_years(Value::Point(years.into()), at + 1))
}

/// "Under-16 players": a bound of age, where players, pupils and their like are named behind.
pub fn of_players(reader: &Reader, term: &Term) -> Option<Amount> {
    let people = PEOPLE.contains(&reader.word(term.next))
        || matches!(reader.word(term.next), "footballers" | "fans" | "girls'" | "boys'");
    let young = term.coefficient <= Decimal::from(99) && term.scale == Decimal::ONE && term.unit.is_none();
    (people && young && term.doubt.is_none()).then(|| of_years(term.value, term.next))
}

/// "Aged 34", "age of 91", "ages 18 to 24".
fn said(reader: &Reader, at: usize) -> Option<Amount> {
    let start = match (reader.word(at), reader.word(at + 1)) {
        ("aged" | "age" | "ages", "of" | "between") => at + 2,
        ("aged" | "age" | "ages", _) => at + 1,
        _ => return None,
    };
    let hedge = super::hedge::before(reader.tokens, start);
    let first = years(reader, reader.after_hedge(start))?;
    let joined = matches!(reader.word(first.next), "to" | "and") || reader.tokens.get(first.next)?.is_sign(MINUSES);
    let second = years(reader, first.next + 1).filter(|second| joined && second.coefficient > first.coefficient);
    Some(match second {
        Some(second) => of_years(Value::Open { low: first.coefficient, high: Some(second.coefficient) }, second.next),
        None => {
            let amount = reader.hedged(of_years(first.value, first.next));
            Amount { hedge: amount.hedge.or(hedge.map(|(approximator, _)| approximator)), ..amount }
        }
    })
}

/// "In their twenties", "a woman in her early 30s": the number word is the quantity.
fn decade(reader: &Reader, at: usize) -> Option<Amount> {
    const DECADES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    const PART: &[&str] = &["their", "his", "her", "my", "your", "our", "early", "mid", "late", "middle"];
    let before = |steps: usize| at.checked_sub(steps).map_or("", |at| reader.word(at));
    let hyphen = at > 0 && reader.tokens[at - 1].is_sign(HYPHENS);
    let owner = ["their", "his", "her", "my", "your", "our"];
    let part = if hyphen { before(2) } else { before(1) };
    let owned = (1..=4).any(|steps| owner.contains(&before(steps)));
    let whole = reader.mode == Mode::Whole;
    if !(PART.contains(&part) && owned || whole) {
        return None;
    }
    let (tens, next) = match DECADES.iter().zip(2..).find(|(decade, _)| **decade == reader.word(at)) {
        Some((_, tens)) => (tens, at + 1),
        None => {
            let digits = reader.tokens.get(at)?.digits().filter(|digits| digits.len() == 2 && digits.ends_with('0'))?;
            let plural = reader.tokens.get(at + 1)?;
            (digits.parse::<i64>().ok()? / 10, (plural.glued && plural.word() == "s").then_some(at + 2)?)
        }
    };
    let (low, high) = match part {
        "early" => (0, 3),
        "mid" | "middle" => (4, 6),
        "late" => (7, 9),
        _ => (0, 9),
    };
    let end = |more: i64| Decimal::from(tens * 10 + more);
    Some(of_years(Value::Open { low: end(low), high: Some(end(high)) }, next))
}

/// "Under-18s", "children under five", "a boy of 12", "she was 10", "turned 40".
fn bare(reader: &Reader, at: usize, hedged: bool) -> Option<Amount> {
    let term = years(reader, at)?;
    let before = |steps: usize| at.checked_sub(steps).map_or("", |at| reader.word(at));
    let plural = reader.tokens.get(term.next).is_some_and(|s| s.glued && s.word() == "s");
    if plural && hedged && term.coefficient < Decimal::from(100) {
        return Some(of_years(term.value, term.next + 1));
    }
    let counts = super::counted::noun(reader.tokens, term.next).is_some_and(|noun| noun.next <= term.next + 2);
    let ends = reader
        .tokens
        .get(term.next)
        .is_none_or(|next| !next.glued || next.is_sign(&['.', ',', ';', ')', '?', '!', '"', '”']));
    if counts
        || !ends
        || reader.mode == Mode::Whole
        || reader.tokens.get(term.next).is_some_and(|next| next.is_sign(&['%', '$']))
    {
        return None;
    }
    // The hedge's words stand between the people and their age.
    let people = (1..=if hedged { 4 } else { 2 }).any(|steps| PEOPLE.contains(&before(steps)));
    let of = before(1) == "of" && matches!(before(2), "child" | "boy" | "girl" | "man" | "woman" | "baby");
    let under = hedged
        && people
        && matches!(before(1), "under" | "over" | "above" | "below" | "than")
        && (before(1) != "than" || matches!(before(2), "younger" | "older"));
    let person = matches!(before(2), "he" | "she") && matches!(before(1), "was" | "is" | "turned" | "turns")
        || matches!(before(1), "turned" | "turns" | "turning")
            && matches!(before(2), "she" | "he" | "who" | "just" | "has" | "had" | "recently");
    // "Ann Lee turned 45", "Ann Lee is 45", "her son, who is 12", "the average age is 45".
    let name =
        |steps: usize| at.checked_sub(steps).is_some_and(|at| reader.tokens[at].capital && !reader.word(at).is_empty());
    let is = matches!(before(1), "is" | "was");
    let person = person
        || matches!(before(1), "turned" | "turns") && name(2) && term.coefficient > Decimal::ONE
        || is && (name(2) && name(3) && before(4).is_empty() || before(2) == "who" || before(2) == "age");
    let done = before(1) == "at" && (2..=3).any(|steps| DONE_AT.contains(&before(steps)));
    let person = person || done;
    let closes = reader.tokens.get(term.next).is_none_or(|next| {
        next.is_sign(&['.', ',', ';', '!', '?', ')', '"', '”'])
            || matches!(next.word(), "when" | "and" | "at" | "in" | "on" | "years" | "this" | "last" | "but" | "or")
    });
    (of || under || person && closes).then(|| of_years(term.value, term.next))
}

/// A whole number of years that someone may have, without a unit.
fn years(reader: &Reader, at: usize) -> Option<Term> {
    let term = reader.term(at, false)?;
    let whole = matches!(term.value, Value::Point(years) if years.fract().is_zero() && years >= Decimal::ZERO && years <= Decimal::from(125));
    (whole && term.unit.is_none() && term.scale == Decimal::ONE && term.doubt.is_none()).then_some(term)
}

fn of_years(value: Value, next: usize) -> Amount {
    Amount { measure: Some("age".to_owned()), ..Amount::new(value, Dimension::Duration, "a", next) }
}
