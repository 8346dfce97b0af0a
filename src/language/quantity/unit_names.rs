//! The names of units and currencies, as prose writes them.

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

/// A symbol as the tables have it, for `Nm` is not `nm` and takes no plural; or a word, or its plural.
pub fn lookup(name: &str) -> Option<Named> {
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

/// The currency of an ISO 4217 code.
pub fn code(code: &str) -> Option<Named> {
    WORDS.get(code.to_lowercase().as_str()).copied().filter(|named| named.code == code)
}

/// The unit of a symbol as it is written in every language: `km`, `MW`.
pub fn symbol(name: &str) -> Option<Named> {
    SYMBOLS.get(name).copied()
}

/// Whether a word that runs into digits is a currency: `USD115`, `Rs20`.
pub fn is_currency_prefix(word: &str) -> bool {
    prefix(word).is_some()
}

/// The currency of a sign or a code in capitals: `€`, `US$`, `EUR`. In small letters it would be a word: "try 20", "all 5".
pub fn prefix(name: &str) -> Option<Named> {
    let sign = name.chars().any(|c| !c.is_alphabetic());
    let code = name.len() == 3 && name.chars().all(|c| c.is_ascii_uppercase());
    if !sign && !code && !matches!(name, "Rs" | "RM" | "Rp" | "KSh" | "SKr" | "NKr" | "DKr" | "SFr" | "R") {
        return None;
    }
    let name = if name == "R" { "zar".to_owned() } else { name.to_lowercase() };
    let named = WORDS.get(name.as_str()).copied()?;
    (named.dimension == Dimension::Money && named.times == Decimal::ONE).then_some(named)
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
