//! The names of units and currencies, as prose writes them after (and before) a number.

use super::token::{HYPHENS, Kind, Token};
use crate::domain::Dimension;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a name stands for: one decade is 10 `a`, one cent 0.01 `USD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub dimension: Dimension,
    pub code: &'static str,
    pub times: Decimal,
}

/// Names have four words at most: `degrees Fahrenheit`, `km per hour`, `New Zealand dollar`.
const LONGEST: usize = 4;

/// The longest unit name that starts with token `at`, and the token after it.
pub fn unit(text: &str, tokens: &[Token], at: usize) -> Option<(Named, usize)> {
    longest(text, tokens, at, LONGEST, lookup)
}

/// A symbol as the tables have it, for `Nm` is not `nm` and takes no plural; or a word, or its plural.
fn lookup(name: &str) -> Option<Named> {
    if let Some(symbol) = SYMBOLS.get(name) {
        return Some(*symbol);
    }
    if name.chars().count() < 2 {
        return WORDS.get(name).copied();
    }
    let folded = name.to_lowercase();
    let singular = || folded.strip_suffix('s').filter(|name| name.chars().count() > 2);
    WORDS.get(folded.as_str()).or_else(|| WORDS.get(singular()?)).copied()
}

/// Letters that no table has, glued to digits: a unit all the same ("60Hz" once, "12kWz"), if they look like one.
pub fn unknown(name: &str) -> bool {
    const NO_UNITS: &[&str] =
        &["st", "nd", "rd", "th", "am", "pm", "ish", "yo", "mo", "hrs", "bc", "ad", "fold", "plus"];
    let letters = name.chars().all(char::is_alphabetic);
    letters
        && (2..=6).contains(&name.chars().count())
        && name.chars().any(char::is_lowercase)
        && !NO_UNITS.contains(&name)
}

/// The currency sign or code that starts with token `at` and stands before its number: `US$`, `EUR`.
pub fn currency_before(text: &str, tokens: &[Token], at: usize) -> Option<(Named, usize)> {
    let token = tokens.get(at)?;
    let may_be_currency = token.capital && token.range.len() <= 5 || token.word().is_empty();
    let before_sign = token.range.len() <= 3 && tokens.get(at + 1).is_some_and(|next| next.is_sign(&['$']));
    if !(may_be_currency || before_sign) || token.digits().is_some() {
        return None;
    }
    let rand =
        || tokens.get(at + 1).is_some_and(|next| next.glued && (next.digits().is_some() || next.is_sign(&['$'])));
    if token.word() == "r" && !rand() {
        return None;
    }
    // "A $5 fine" is not in Australian dollars; the table has those that are written apart, too.
    longest(text, tokens, at, LONGEST, prefix)
}

/// The currency of an ISO 4217 code.
pub fn code(code: &str) -> Option<Named> {
    WORDS.get(code.to_lowercase().as_str()).copied().filter(|named| named.code == code)
}

/// The unit of a symbol as it is written in every language: `km`, `MW`.
pub fn symbol(name: &str) -> Option<Named> {
    SYMBOLS.get(name).copied()
}

/// The currency of a sign or a code in capitals: `€`, `US$`, `EUR`.
pub fn sign(name: &str) -> Option<Named> {
    prefix(name)
}

/// Whether a word that runs into digits is a currency: `USD115`, `Rs20`.
pub fn is_currency_prefix(word: &str) -> bool {
    prefix(word).is_some()
}

/// A code stands in capitals, or it would be a word: "try 20", "all 5".
fn prefix(name: &str) -> Option<Named> {
    let sign = name.chars().any(|c| !c.is_alphabetic());
    let code = name.len() == 3 && name.chars().all(|c| c.is_ascii_uppercase());
    if !sign && !code && !matches!(name, "Rs" | "RM" | "Rp" | "KSh" | "SKr" | "NKr" | "DKr" | "SFr" | "R") {
        return None;
    }
    let name = if name == "R" { "zar".to_owned() } else { name.to_lowercase() };
    let named = WORDS.get(name.as_str()).copied()?;
    (named.dimension == Dimension::Money && named.times == Decimal::ONE).then_some(named)
}

fn longest(
    text: &str,
    tokens: &[Token],
    at: usize,
    most: usize,
    look: impl Fn(&str) -> Option<Named>,
) -> Option<(Named, usize)> {
    let mut name = String::new();
    let mut found = None;
    for (count, token) in tokens[at.min(tokens.len())..].iter().take(most).enumerate() {
        if matches!(token.kind, Kind::Number { .. }) {
            break;
        }
        // The point of `sq. km`, and the hyphen of `kilowatt-hour`, say nothing.
        if count > 0 && token.is_sign(&['.']) && token.glued {
            continue;
        }
        let hyphen = token.is_sign(HYPHENS);
        if count > 0 && !token.glued && !name.ends_with(' ') || hyphen {
            name.push(' ');
        }
        if !hyphen {
            name.extend(text[token.range.clone()].chars().filter(|c| *c != '.'));
        }
        if let Some(named) = look(&name) {
            found = Some((named, at + count + 1));
        }
    }
    found
}

type Names = HashMap<&'static str, Named>;

static SYMBOLS: LazyLock<Names> =
    LazyLock::new(|| unit_lines().flat_map(|(symbols, _, unit)| names(symbols, unit)).collect());

static WORDS: LazyLock<Names> = LazyLock::new(|| {
    let currencies = include_str!("currencies.txt").lines().filter_map(|line| {
        let (head, words) = line.split_once(" = ")?;
        Some((words, named(Dimension::Money, head)?))
    });
    let units = unit_lines().map(|(_, words, unit)| (words, unit));
    units.chain(currencies).flat_map(|(words, unit)| names(words, unit)).collect()
});

/// One line of the units: `dimension code [times] = symbol | symbol ; word | word`.
fn unit_lines() -> impl Iterator<Item = (&'static str, &'static str, Named)> {
    include_str!("units.txt").lines().filter_map(|line| {
        let (head, names) = line.split_once(" =")?;
        let (dimension, head) = head.split_once(' ')?;
        let (symbols, words) = names.split_once(';').unwrap_or((names, ""));
        Some((symbols, words, named(dimension.parse().ok()?, head)?))
    })
}

/// `code [times]`.
fn named(dimension: Dimension, head: &'static str) -> Option<Named> {
    let (code, times) = head.split_once(' ').unwrap_or((head, "1"));
    Some(Named { dimension, code, times: times.parse().ok()? })
}

fn names(names: &'static str, unit: Named) -> impl Iterator<Item = (&'static str, Named)> {
    names.split(" | ").map(str::trim).filter(|name| !name.is_empty()).map(move |name| (name, unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::unit as size;

    #[test]
    fn every_unit_but_the_vague_ones_has_a_size() {
        let of_unknown_size =
            ["ton", "deg", "pp", "rpm", "bpm", "fps", "kVA", "boe", "BTU", "cal", "Mach", "ly", "pint"];
        let sized = |named: &&Named| !matches!(named.dimension, Dimension::Money | Dimension::Other);
        for named in SYMBOLS.values().chain(WORDS.values()).filter(sized) {
            match size::unit(named.code) {
                Some(unit) => assert_eq!(unit.dimension, named.dimension, "{}", named.code),
                None => assert!(of_unknown_size.contains(&named.code), "{}", named.code),
            }
        }
    }
}
