//! The whole quote in the text: as it is written, or in plain dress.

use super::characters::{is_dash, is_mark, is_quote_mark, is_unseen, is_word, other_case, stands_alone};
use super::fold::Folded;
use std::ops::Range;

/// A place, in bytes, and how many there are.
pub struct Standing {
    pub at: Range<usize>,
    pub times: usize,
}

/// Letter for letter. The first place that cuts no word; failing that, the first.
pub fn exact(quote: &str, text: &str) -> Option<Standing> {
    let places = text.match_indices(quote).map(|(at, found)| at..at + found.len());
    first_whole(places, |place| !is_cut(text, place))
}

/// In plain dress: as `exact`, for the first of the ways to write the quote that stands there.
pub fn folded(quote: &str, text: &Folded) -> Option<Standing> {
    spellings(quote).iter().find_map(|spelling| {
        let found = first_whole(text.places(spelling), |place| !is_inside_word(&text.text, place))?;
        let at = text.sources(&[found.at]).pop()?;
        Some(Standing { at, times: found.times })
    })
}

fn first_whole(
    places: impl Iterator<Item = Range<usize>>,
    is_whole: impl Fn(&Range<usize>) -> bool,
) -> Option<Standing> {
    let (mut first, mut whole, mut times) = (None, None, 0);
    for place in places {
        times += 1;
        if whole.is_none() && is_whole(&place) {
            whole = Some(place.clone());
        }
        first.get_or_insert(place);
    }
    Some(Standing { at: whole.or(first)?, times })
}

/// The ways to write a folded quote: as it is; with its first letter large or small, as its place in a sentence wants;
/// and both without quotation marks round the whole of it.
pub fn spellings(quote: &str) -> Vec<String> {
    let mut ways = vec![quote.to_owned()];
    let bare = quote.strip_prefix(is_quote_mark).and_then(|rest| rest.strip_suffix(is_quote_mark)).unwrap_or_default();
    if !bare.trim().is_empty() && !bare.contains(is_quote_mark) {
        ways.push(bare.trim().to_owned());
    }
    for at in 0..ways.len() {
        let word = ways[at].trim_start_matches(is_quote_mark);
        let head = &ways[at][..ways[at].len() - word.len()];
        let mut letters = word.chars();
        if let Some(other) = letters.next().and_then(other_case) {
            ways.push(format!("{head}{other}{}", letters.as_str()));
        }
    }
    ways
}

/// Whether the place starts or ends inside of a word, figure or hyphenated word of the text, or leaves out the minus
/// sign of its figure: `50 percent` in `150 percent`, `he can` in `he can't`, `violent` in `non-violent`.
pub fn is_cut(text: &str, place: &Range<usize>) -> bool {
    let (before, inside, after) = (&text[..place.start], &text[place.clone()], &text[place.end..]);
    let starts_figure = inside.starts_with(char::is_numeric);
    let cut_before = before.strip_suffix(is_dash).is_some_and(|rest| {
        rest.ends_with(is_word) && inside.starts_with(is_word) && is_hyphen(before.chars().next_back())
            || starts_figure && !rest.ends_with(is_word)
    });
    let cut_after = is_hyphen(after.chars().next())
        && inside.ends_with(is_word)
        && after.chars().nth(1).is_some_and(|c| is_word(c) || c.is_whitespace() && c != ' ');
    cut_before || cut_after || is_inside_word(text, place)
}

fn is_hyphen(c: Option<char>) -> bool {
    matches!(c, Some('-' | '\u{AD}' | '\u{2010}' | '\u{2011}'))
}

/// Whether the place starts or ends inside of a word or figure, hyphens aside.
pub fn is_inside_word(text: &str, place: &Range<usize>) -> bool {
    starts_inside_word(text, place) || ends_inside_word(text, place)
}

pub fn starts_inside_word(text: &str, place: &Range<usize>) -> bool {
    let Some(first) = text[place.clone()].chars().next() else { return false };
    let mut before = text[..place.start].chars().rev().filter(|c| !is_unseen(*c));
    is_mark(first) && before.clone().next().is_some_and(|c| c.is_alphanumeric()) || goes_on(first, &mut before)
}

pub fn ends_inside_word(text: &str, place: &Range<usize>) -> bool {
    let Some(last) = text[place.clone()].chars().next_back() else { return false };
    let mut after = text[place.end..].chars().filter(|c| !is_unseen(*c));
    after.clone().next().is_some_and(is_mark) || goes_on(last, &mut after)
}

/// Whether the word or figure of `edge` goes on in what follows it, outwards.
fn goes_on(edge: char, outwards: &mut impl Iterator<Item = char>) -> bool {
    if !is_word(edge) {
        return false;
    }
    match (outwards.next(), outwards.next()) {
        (Some(next), _) if is_word(next) => true,
        (Some('.' | ','), Some(beyond)) => edge.is_numeric() && beyond.is_numeric(),
        (Some(next), Some(beyond)) if is_quote_mark(next) => {
            edge.is_alphabetic() && beyond.is_alphabetic() && !stands_alone(beyond)
        }
        _ => false,
    }
}
