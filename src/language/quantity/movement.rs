//! Which way a figure goes, and whether it is by how much, to where, or from where: read off the words around it.

use super::token::{HYPHENS, Token};
use crate::domain::{Aspect, Dimension, Quantity, Trend};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How far before a figure the word may stand that moves it: "cut its key rate of interest by 25 basis points".
const REACH: usize = 9;

/// What the words before a figure say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// None where the words say only that something changed.
    pub trend: Option<Trend>,
    pub aspect: Aspect,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Verb,
    Noun,
    More,
}

type Words = HashMap<(Sort, &'static str), Option<Trend>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lines = include_str!("movement.txt").lines().filter_map(|line| {
        let (head, words) = line.split_once(" = ")?;
        let (sort, trend) = head.split_once(' ')?;
        let sort = match sort {
            "verb" => Sort::Verb,
            "noun" => Sort::Noun,
            "more" => Sort::More,
            _ => return None,
        };
        Some((sort, trend.parse().ok(), words))
    });
    lines.flat_map(|(sort, trend, words)| words.split(" | ").map(move |word| ((sort, word), trend))).collect()
});

fn look(sort: Sort, word: &str) -> Option<Option<Trend>> {
    WORDS.get(&(sort, word)).copied()
}

/// Whether a word moves what a number says: "fell", "doubled".
pub fn is_verb(word: &str) -> bool {
    look(Sort::Verb, word).is_some_and(|trend| trend != Some(Trend::Level))
}

/// The way of a word that moves a number beside it: "fell", "rise", "higher".
pub fn way(word: &str) -> Option<Trend> {
    [Sort::Verb, Sort::Noun, Sort::More].into_iter().find_map(|sort| look(sort, word)).flatten()
}

/// The way of a word behind a number that makes it a difference: "a third more", "2 points higher".
pub fn comparative(word: &str) -> Option<Trend> {
    match word {
        "more" => Some(Trend::Up),
        word => look(Sort::More, word).flatten(),
    }
}

/// What moves the figure that starts with token `at`, hedge included.
pub fn before(tokens: &[Token], at: usize) -> Option<Moved> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let mut last = at.checked_sub(1)?;
    // "To a record $2,400", "by another 12%".
    let mut connector = last;
    while connector > 0 && is_between(word(connector)) {
        connector -= 1;
    }
    if matches!(word(connector), "by" | "to" | "from" | "of" | "at") {
        last = connector;
    }
    let moved = |trend, aspect| Some(Moved { trend, aspect });
    match word(last) {
        "by" => moved(verb_before(tokens, last)?.filter(|trend| *trend != Trend::Level), Aspect::Change),
        "to" => moved(verb_before(tokens, last)?.filter(|trend| *trend != Trend::Level), Aspect::Level),
        "from" => moved(verb_before(tokens, last)?.filter(|trend| *trend != Trend::Level), Aspect::Before),
        "of" => moved(look(Sort::Noun, word(last.checked_sub(1)?))?, Aspect::Change),
        "at" if CLOSING.contains(&word(last.wrapping_sub(1))) => {
            let stood = matches!(word(last - 1), "stood" | "stands");
            let trend = verb_before(tokens, last).flatten().filter(|trend| *trend != Trend::Level && !stood);
            moved(trend, Aspect::Level)
        }
        "at" => {
            let level = verb_before(tokens, last)? == Some(Trend::Level);
            if level { moved(Some(Trend::Level), Aspect::Level) } else { None }
        }
        _ => {
            let mut verb = last;
            while is_between(word(verb)) {
                verb = verb.checked_sub(1)?;
            }
            let trend = look(Sort::Verb, word(verb))??;
            // "The cut 12 workers wanted", "has lost", "a rise 12": a verb, unless an article stands before it.
            let noun = verb > 0 && matches!(word(verb - 1), "a" | "an" | "the" | "this" | "that" | "its" | "no");
            // "Raised $5 million" from somebody.
            let collected =
                word(verb).starts_with("rais") && tokens[at].word().is_empty() && tokens[at].digits().is_none();
            if trend == Trend::Level || noun || collected { None } else { moved(Some(trend), Aspect::Change) }
        }
    }
}

/// "To end at 318": where something came to stand.
const CLOSING: &[&str] = &[
    "end", "ended", "ending", "close", "closed", "closing", "finish", "finished", "settle", "settled", "stood",
    "stands",
];

/// What may stand between a verb and its number.
fn is_between(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "another"
            | "further"
            | "extra"
            | "additional"
            | "only"
            | "just"
            | "back"
            | "even"
            | "as"
            | "record"
            | "the"
            | "nearly"
            | "almost"
            | "about"
            | "around"
            | "over"
            | "some"
    ) || word.len() > 4 && word.ends_with("ly")
}

/// The way of the nearest word before token `at`, in its clause, that moves a number.
fn verb_before(tokens: &[Token], at: usize) -> Option<Option<Trend>> {
    let mut found: Option<Option<Trend>> = None;
    for token in tokens[at.saturating_sub(REACH)..at].iter().rev() {
        if token.is_sign(&['.', '!', '?', ';', ':']) || matches!(token.word(), "while" | "whereas" | "but" | "although")
        {
            break;
        }
        let sorts = [Sort::Verb, Sort::Noun];
        match sorts.into_iter().find_map(|sort| look(sort, token.word())) {
            Some(Some(trend)) => return Some(Some(trend)),
            Some(None) => found = found.or(Some(None)),
            None => {}
        }
    }
    found
}

/// Whether "from 3 to 5" at token `at` ("from" or the number behind it) is a way that something went, and no range.
pub fn goes_from(tokens: &[Token], at: usize) -> bool {
    let from = if tokens[at].word() == "from" { at } else { at.saturating_sub(1) };
    let ranging = from.checked_sub(1).is_some_and(|at| {
        matches!(
            tokens[at].word(),
            "range" | "ranges" | "ranged" | "ranging" | "vary" | "varies" | "varied" | "varying" | "anywhere"
        )
    });
    let moving = || verb_before(tokens, from).is_some_and(|trend| trend != Some(Trend::Level));
    tokens[from].word() == "from" && !ranging && moving()
}

/// Writes on each figure which way it goes and what it is. `found` is in order, each with the tokens that it takes.
pub fn mark(tokens: &[Token], found: &mut [(std::ops::Range<usize>, Quantity)]) {
    for at in 0..found.len() {
        let (range, quantity) = &found[at];
        if quantity.aspect.is_some() || quantity.dimension == Dimension::Ratio {
            continue;
        }
        let moved = before(tokens, range.start)
            .filter(|moved| fits(*moved, quantity))
            .or_else(|| behind(tokens, range.end, quantity));
        let Some(mut moved) = moved.or_else(|| beside_a_change(tokens, &found[..at], range.start, quantity)) else {
            continue;
        };
        // "From 5.1 to 4.9": the numbers tell the way, whatever the word.
        if let Some(to) =
            found.get(at + 1).filter(|(to, _)| moved.aspect == Aspect::Before && to.start == range.end + 1)
        {
            moved.trend = way_between(quantity, &to.1).or(moved.trend);
        }
        let last = at.checked_sub(1).map(|last| &found[last]);
        let from = last.filter(|(from, before)| before.aspect == Some(Aspect::Before) && from.end + 1 == range.start);
        if let Some((_, before)) = from.filter(|_| moved.aspect == Aspect::Level) {
            moved.trend = before.direction.or(moved.trend);
        }
        let quantity = &mut found[at].1;
        (quantity.direction, quantity.aspect) = (moved.trend, Some(moved.aspect));
    }
}

/// "Lost 214 points, or 0.8%" is one change told twice; "up 3.5 points at 61.2%" tells where it came to.
fn beside_a_change(
    tokens: &[Token],
    before: &[(std::ops::Range<usize>, Quantity)],
    start: usize,
    quantity: &Quantity,
) -> Option<Moved> {
    let (last, change) = before.last().filter(|(_, change)| change.aspect == Some(Aspect::Change))?;
    let between = &tokens[last.end..start];
    let moved = |aspect| Some(Moved { trend: change.direction, aspect });
    match between {
        [comma, or] if comma.is_sign(&[',']) && or.word() == "or" => moved(Aspect::Change),
        [open] if open.is_sign(&['(']) => moved(Aspect::Change),
        [at] if at.word() == "at" && quantity.measure.is_none() => moved(Aspect::Level),
        _ => None,
    }
}

/// An age is none of what rose or fell before it, and money that only changed hands went nowhere.
fn fits(moved: Moved, quantity: &Quantity) -> bool {
    let unmoved = moved.aspect == Aspect::Change || moved.trend == Some(Trend::Level);
    let age = quantity.measure.as_deref() == Some("age") && unmoved;
    let money = quantity.dimension == Dimension::Money && moved.trend.is_none() && moved.aspect == Aspect::Change;
    !age && !money
}

fn way_between(from: &Quantity, to: &Quantity) -> Option<Trend> {
    let (from, to) = (from.point?, to.point?);
    Some(match from.cmp(&to) {
        std::cmp::Ordering::Less => Trend::Up,
        std::cmp::Ordering::Equal => Trend::Level,
        std::cmp::Ordering::Greater => Trend::Down,
    })
}

/// "12% higher", "a 12% drop", "a 25-basis-point cut", "2 points up".
fn behind(tokens: &[Token], end: usize, quantity: &Quantity) -> Option<Moved> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let change = |trend| Moved { trend, aspect: Aspect::Change };
    // "The 8.6-inch lower display" is lower than the other one.
    let hyphened = end >= 2 && tokens[end - 2].is_sign(HYPHENS) && quantity.dimension != Dimension::Share;
    let sized = quantity.dimension != Dimension::Duration && !hyphened;
    let bound = matches!(word(end), "up" | "down" | "above" | "below")
        && word(end + 1) != "on"
        && !matches!(word(end + 1), "" | "from");
    if let Some(trend) = look(Sort::More, word(end)).flatten().filter(|_| sized && !bound) {
        return Some(change(Some(trend)));
    }
    if word(end) == "more" && quantity.dimension == Dimension::Share {
        return Some(change(Some(Trend::Up)));
    }
    // One adjective may stand between: "a 12% annual rise".
    let noun = |at: usize| look(Sort::Noun, word(at)).filter(|_| sized);
    let adjective =
        word(end).len() > 3 && (word(end).ends_with("al") || word(end).ends_with("ly") || word(end) == "rate");
    noun(end).or_else(|| noun(end + 1).filter(|_| adjective)).map(change)
}
