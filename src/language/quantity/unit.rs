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
    longest(text, tokens, at, LONGEST, |name| {
        lookup(name).or_else(|| lookup(&name.to_lowercase()).filter(|_| name.len() > 1))
    })
}

/// A name as the tables have it, or its plural.
fn lookup(name: &str) -> Option<Named> {
    let singular = || name.strip_suffix('s').filter(|name| name.chars().count() > 1);
    NAMES.get(name).or_else(|| NAMES.get(singular()?)).copied()
}

/// The currency sign or code that starts with token `at` and stands before its number: `US$`, `EUR`.
pub fn currency_before(text: &str, tokens: &[Token], at: usize) -> Option<(Named, usize)> {
    let token = tokens.get(at)?;
    let may_be_currency = token.capital && token.range.len() <= 5 || token.word().is_empty();
    let before_sign = token.range.len() <= 3 && tokens.get(at + 1).is_some_and(|next| next.is_sign(&['$']));
    if !(may_be_currency || before_sign) || token.digits().is_some() {
        return None;
    }
    // "A $5 fine" is not in Australian dollars; only "US $" is written apart, too.
    longest(
        text,
        tokens,
        at,
        LONGEST,
        |name| if name.eq_ignore_ascii_case("us $") { prefix("US$") } else { prefix(name) },
    )
}

/// Whether a word that runs into digits is a currency: `USD115`, `Rs20`.
pub fn is_currency_prefix(word: &str) -> bool {
    prefix(word).is_some()
}

/// A code stands in capitals, or it would be a word: "try 20", "all 5".
fn prefix(name: &str) -> Option<Named> {
    let sign = name.chars().any(|c| !c.is_alphabetic());
    let code = name.len() == 3 && name.chars().all(|c| c.is_ascii_uppercase());
    if !sign && !code && !matches!(name, "Rs" | "RM" | "Rp" | "KSh") {
        return None;
    }
    let named = NAMES.get(name.to_lowercase().as_str()).copied()?;
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

static NAMES: LazyLock<HashMap<&'static str, Named>> = LazyLock::new(|| {
    let units = include_str!("units.txt").lines().filter_map(|line| {
        let (dimension, rest) = line.split_once(' ')?;
        Some((dimension.parse().ok()?, rest))
    });
    let currencies = include_str!("currencies.txt").lines().map(|line| (Dimension::Money, line));
    units.chain(currencies).filter_map(|(dimension, line)| names(dimension, line)).flatten().collect()
});

/// One line of a table: `code [times] = name | name`.
fn names(dimension: Dimension, line: &'static str) -> Option<impl Iterator<Item = (&'static str, Named)>> {
    let (head, names) = line.split_once(" = ")?;
    let (code, times) = head.split_once(' ').unwrap_or((head, "1"));
    let named = Named { dimension, code, times: times.parse().ok()? };
    Some(names.split(" | ").map(move |name| (name, named)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::unit as size;

    #[test]
    fn every_unit_but_the_vague_ones_has_a_size() {
        let of_unknown_size = ["ton", "deg", "%", "pp"];
        for named in NAMES.values().filter(|named| named.dimension != Dimension::Money) {
            match size::unit(named.code) {
                Some(unit) => assert_eq!(unit.dimension, named.dimension, "{}", named.code),
                None => assert!(of_unknown_size.contains(&named.code), "{}", named.code),
            }
        }
    }
}
