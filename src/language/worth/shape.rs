//! What a sentence is by its shape, which no weight of its words tells: no sentence at all, a question, a plain deed, a cause.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Kind, Signs, Word};
use crate::language::verb_forms::Forms;

/// A shape that moves the score of a sentence, whatever its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// "$9 billion.", "In China and in Mexico.": nothing is said of it.
    Fragment,
    /// "Who pays for it?": it asks, and states nothing.
    Question,
    /// "Russia captured the town."
    Deed,
    /// "The vaccine causes heart attacks."
    Cause,
}

impl Shape {
    /// What the sentence is or does, to follow "because it ...".
    pub fn words(self) -> &'static str {
        match self {
            Shape::Fragment => "is no whole sentence",
            Shape::Question => "asks",
            Shape::Deed => "tells plainly of a deed",
            Shape::Cause => "says what causes what",
        }
    }

    /// The log-odds of a sentence of this shape, by those that its words give. A fragment and a question are pressed below
    /// the level from which a sentence is worth checking, and keep their order; a deed and a cause are lifted to it.
    pub fn moved(self, log_odds: f64) -> f64 {
        match self {
            Shape::Fragment => 0.25f64.mul_add(log_odds, -2.0),
            Shape::Question => log_odds.min(0.4f64.mul_add(log_odds, -0.6)),
            Shape::Deed | Shape::Cause => log_odds.max(0.15f64.mul_add(log_odds, 0.35)),
        }
    }

    pub(super) fn of<'a>(sentence: &str, words: &[Word<'a>], signs: &Signs<'a>) -> Option<(Shape, Option<&'a str>)> {
        if is_fragment(words) {
            return Some((Shape::Fragment, None));
        }
        if sentence.contains('?') {
            return Some((Shape::Question, None));
        }
        let own = [Kind::FirstPerson, Kind::We, Kind::You, Kind::Opinions, Kind::Conditions, Kind::Plans];
        if own.into_iter().any(|kind| signs.steps[kind as usize] > 0) || words.len() > LONGEST {
            return None;
        }
        (1..words.len()).find_map(|at| {
            let shape = if is_cause(words, at) {
                Shape::Cause
            } else if is_deed(words, at) {
                Shape::Deed
            } else {
                return None;
            };
            Some((shape, Some(words[at].seen)))
        })
    }
}

/// A plain sentence has so many words at most: in a longer one a deed is one thing among others.
const LONGEST: usize = 12;

#[rustfmt::skip]
const DEEDS: &str = "captured seized occupied invaded bombed shelled attacked killed murdered executed arrested jailed detained banned \
    outlawed abolished stole bribed poisoned tortured shot deported expelled evicted destroyed demolished burned sank \
    bulldozed sacked fired dismissed vetoed rejected approved passed signed imposed lifted cancelled canceled closed shut \
    recalled censored forged falsified faked leaked hid concealed deleted destroyed hacked rigged stormed raided freed \
    released retook recaptured annexed blockaded sabotaged assassinated kidnapped abducted raped looted sold bought paid \
    fined sued indicted convicted acquitted pardoned nationalised nationalized privatised privatized dumped polluted banned bans \
    jails kills sells steals hides forges";

#[rustfmt::skip]
const CAUSES: &str = "causes cause caused cures cure cured prevents prevent prevented spreads spread triggers trigger triggered damages \
    damage damaged harms harm harmed transmits transmit transmitted weakens weaken kills kill contains contain protects protect \
    heals heal poisons poison destroys destroy";

/// What leads from a cause to what it does, in two words.
const LINKS: [(&str, &str); 8] = [
    ("leads", "to"),
    ("lead", "to"),
    ("led", "to"),
    ("linked", "to"),
    ("results", "in"),
    ("resulted", "in"),
    ("tied", "to"),
    ("due", "to"),
];

static DEED_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| DEEDS.split_whitespace().collect());
static CAUSE_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| CAUSES.split_whitespace().collect());

const ARTICLES: [&str; 12] = ["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "no"];
#[rustfmt::skip]
const PREPOSITIONS: [&str; 18] = [
    "in", "on", "of", "at", "by", "for", "from", "with", "to", "and", "or", "per", "over", "under", "about", "percent",
    "million", "billion",
];

/// Names, numbers and small words alone, or one word and the same again.
fn is_fragment(words: &[Word]) -> bool {
    let first = words.first().map(|word| word.lower.as_str());
    if words.iter().all(|word| Some(word.lower.as_str()) == first) {
        return !is_verb(&words[0]);
    }
    let bare = |word: &Word| {
        word.figure.is_some()
            || PREPOSITIONS.contains(&word.lower.as_str())
            || ARTICLES.contains(&word.lower.as_str())
            || word.seen.starts_with(char::is_uppercase)
            || matches!(word.lower.as_str(), "trillion" | "dollars" | "euros" | "years" | "people" | "year")
    };
    words.len() <= 8 && words.iter().all(|word| bare(word) && !is_verb(word))
}

fn is_verb(word: &Word) -> bool {
    let forms = Forms::of(&word.lower);
    forms.has(Forms::AUXILIARY | Forms::PAST | Forms::PRESENT | Forms::PARTICIPLE)
        || word.is_regular_past()
        || word.lower.contains("n't")
        || DEED_WORDS.contains(word.lower.as_str())
}

/// May the word before a verb be the end of its subject?
fn ends_subject(word: &Word) -> bool {
    let lower = word.lower.as_str();
    !ARTICLES.contains(&lower) && !PREPOSITIONS.contains(&lower) && !is_verb(word) && lower != "to" && lower != "not"
}

/// Somebody or something behind a verb: "the town", "three protesters", "Bakhmut", "cancer".
fn is_object(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| !PREPOSITIONS[..12].contains(&word.lower.as_str()) && !is_verb(word))
}

fn is_deed(words: &[Word], at: usize) -> bool {
    DEED_WORDS.contains(words[at].lower.as_str()) && ends_subject(&words[at - 1]) && is_object(words, at + 1)
}

fn is_cause(words: &[Word], at: usize) -> bool {
    let word = words[at].lower.as_str();
    let next = words.get(at + 1).map_or("", |next| next.lower.as_str());
    let verb = CAUSE_WORDS.contains(word) && is_object(words, at + 1) && ends_subject(&words[at - 1]);
    verb || LINKS.contains(&(word, next)) && words.len() > at + 2
}
