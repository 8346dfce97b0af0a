//! The words of a claim as claims are matched: folded, without addresses and words that say nothing, `#HashTags` opened,
//! numbers without their separators, stems by the language.

use crate::domain::letters;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static SAY_NOTHING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// How many words are remembered before all are forgotten.
const REMEMBERED: usize = 100_000;

/// Makes terms of texts. What became of a word is remembered, for texts repeat them.
#[derive(Default)]
pub struct Terms {
    known: HashMap<Tongue, HashMap<String, Option<String>>>,
}

/// The language whose stems are taken.
type Tongue = [u8; 2];

impl Terms {
    /// The terms of a text in their order, one that stands twice twice. `language` is a BCP 47 tag; English where none is
    /// given.
    pub fn of(&mut self, text: &str, language: Option<&str>) -> Vec<String> {
        self.with_words(text, language).into_iter().map(|(_, term)| term).collect()
    }

    /// The same, each behind the word that it was made of.
    pub fn with_words(&mut self, text: &str, language: Option<&str>) -> Vec<(String, String)> {
        let tongue = tongue(language);
        let known = self.known.entry(tongue).or_default();
        if known.len() > REMEMBERED {
            known.clear();
        }
        let mut terms = Vec::new();
        for word in words(text) {
            let term = match known.get(&word) {
                Some(term) => term.clone(),
                None => {
                    let term = term(&word, tongue);
                    known.insert(word.clone(), term.clone());
                    term
                }
            };
            terms.extend(term.map(|term| (word, term)));
        }
        terms
    }
}

fn tongue(language: Option<&str>) -> Tongue {
    match language.unwrap_or("en").as_bytes() {
        [first, second] | [first, second, b'-', ..] => [first.to_ascii_lowercase(), second.to_ascii_lowercase()],
        _ => *b"??",
    }
}

fn term(word: &str, tongue: Tongue) -> Option<String> {
    if &tongue == b"en" && SAY_NOTHING.contains(word) {
        return None;
    }
    match algorithm(tongue) {
        Some(algorithm) if word.chars().all(char::is_alphabetic) => {
            Some(Stemmer::create(algorithm).stem(word).into_owned())
        }
        _ => Some(word.to_owned()),
    }
}

fn algorithm(tongue: Tongue) -> Option<Algorithm> {
    Some(match &tongue {
        b"ar" => Algorithm::Arabic,
        b"da" => Algorithm::Danish,
        b"nl" => Algorithm::Dutch,
        b"en" => Algorithm::English,
        b"fi" => Algorithm::Finnish,
        b"fr" => Algorithm::French,
        b"de" => Algorithm::German,
        b"el" => Algorithm::Greek,
        b"hu" => Algorithm::Hungarian,
        b"it" => Algorithm::Italian,
        b"nb" | b"nn" | b"no" => Algorithm::Norwegian,
        b"pt" => Algorithm::Portuguese,
        b"ro" => Algorithm::Romanian,
        b"ru" => Algorithm::Russian,
        b"es" => Algorithm::Spanish,
        b"sv" => Algorithm::Swedish,
        b"ta" => Algorithm::Tamil,
        b"tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// The words of a text, folded, in their order.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for run in text.split_whitespace().filter(|run| !is_address(run)) {
        let chars: Vec<char> = run.chars().collect();
        let mut word = String::new();
        for (at, c) in chars.iter().copied().enumerate() {
            let (before, after) = (at.checked_sub(1).map(|at| chars[at]), chars.get(at + 1).copied());
            match kind(before, c, after) {
                Kind::Goes => word.push(c),
                Kind::Begins => {
                    end(&mut word, &mut words);
                    word.push(c);
                }
                Kind::Ends => end(&mut word, &mut words),
                Kind::LeftOut => {}
            }
        }
        end(&mut word, &mut words);
    }
    words
}

enum Kind {
    Goes,
    Begins,
    Ends,
    LeftOut,
}

/// What a character does between its neighbours: `AustralianFires` is two words, and so is `UNVote`; `1,000` is 1000.
fn kind(before: Option<char>, c: char, after: Option<char>) -> Kind {
    let is = |c: Option<char>, what: fn(char) -> bool| c.is_some_and(what);
    let digits = is(before, |c| c.is_ascii_digit()) && is(after, |c| c.is_ascii_digit());
    if letters::is_spaceless(c) {
        Kind::Begins
    } else if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
        let seam = c.is_uppercase()
            && (is(before, char::is_lowercase) || is(before, char::is_uppercase) && is(after, char::is_lowercase));
        let after_lone = is(before, letters::is_spaceless);
        if seam || after_lone { Kind::Begins } else { Kind::Goes }
    } else {
        match c {
            '.' if digits => Kind::Goes,
            ',' if digits => Kind::LeftOut,
            c if letters::is_joiner(c) => Kind::LeftOut,
            _ => Kind::Ends,
        }
    }
}

fn end(word: &mut String, words: &mut Vec<String>) {
    if word.is_empty() {
        return;
    }
    let folded = if word.is_ascii() { word.to_ascii_lowercase() } else { letters::folded(word) };
    words.extend(Some(folded).filter(|folded| !folded.is_empty()));
    word.clear();
}

fn is_address(run: &str) -> bool {
    run.contains("://") || run.starts_with("www.") || run.contains("pic.twitter.com/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str, language: &str) -> Vec<String> {
        Terms::default().of(text, Some(language))
    }

    #[test]
    fn what_is_written_in_two_ways_has_the_same_terms() {
        for (one, other) in [
            ("Taxes were raised by 1,200 dollars.", "tax raising: 1200 Dollar"),
            ("#AustralianFires", "Australian fire"),
            ("UNVote", "UN votes"),
            ("Zürich", "zurich"),
            ("the mayor's houses", "Mayor house"),
            ("See https://example.org/a?b=c for the fires", "seeing fire"),
            ("3.5 percent", "3.5 percent"),
        ] {
            assert_eq!(terms(one, "en"), terms(other, "en"), "{one}");
        }
        assert_ne!(terms("3.5", "en"), terms("35", "en"));
    }

    #[test]
    fn stems_are_those_of_the_language() {
        assert_eq!(terms("Häuser", "de"), terms("Häusern", "de-AT"));
        assert_eq!(terms("дома", "ru"), terms("домов", "ru"));
        assert_eq!(terms("the houses", "xx"), ["the", "houses"]);
        assert_eq!(terms("", "en"), [""; 0]);
        assert_eq!(terms("王小明", "zh"), ["王", "小", "明"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_terms(text in "\\PC*") {
            proptest::prop_assert!(terms(&text, "en").iter().all(|term| !term.is_empty()));
        }
    }
}
