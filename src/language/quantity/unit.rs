//! The unit that stands after a number, or the currency before it.

use super::token::{HYPHENS, Kind, Token};
use super::unit_names::{Named, lookup, prefix};

/// Names have four words at most: `degrees Fahrenheit`, `km per hour`, `New Zealand dollar`.
const LONGEST: usize = 4;

/// The longest unit name that starts with token `at`, and the token after it.
pub fn unit(text: &str, tokens: &[Token], at: usize) -> Option<(Named, usize)> {
    longest(text, tokens, at, LONGEST, lookup)
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
    let dollar = || token.glued && at > 0 && tokens[at - 1].is_sign(&['$']);
    if token.word() == "r" && (!rand() || dollar()) {
        return None;
    }
    // "A $5 fine" is not in Australian dollars; the table has those that are written apart, too.
    longest(text, tokens, at, LONGEST, prefix)
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
