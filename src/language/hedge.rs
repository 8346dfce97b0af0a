//! Words that weaken a claim ("nearly", "reportedly", "may"), found by the list in `hedge.cues.txt`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::domain::{HedgeClass, Word};

/// A hedge where it stands: bytes of the text, on char boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundHedge {
    /// Where the weakening words stand, without those around them.
    pub range: Range<usize>,
    /// In which way they weaken.
    pub class: HedgeClass,
}

/// The hedges of a text, in order and without overlap; of two that begin at the same word, the longer.
pub fn hedges(text: &str) -> Vec<FoundHedge> {
    let words: Vec<Spoken> = spoken(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let here = &words[at..];
        let cues = CUES.get(word.folded.as_str()).into_iter().flatten();
        let Some((cue, length)) =
            cues.filter_map(|cue| Some((cue, cue.length(here)?))).max_by_key(|(_, length)| *length)
        else {
            at += 1;
            continue;
        };
        if !is_month_or_name(text, word) {
            found.push(FoundHedge { range: word.range.start..here[length - 1].range.end, class: cue.class });
        }
        at += length;
    }
    found
}

/// A cue by its words; the figure in "about 20" must follow but is not part of the hedge.
struct Cue {
    pattern: Vec<Piece>,
    class: HedgeClass,
}

enum Piece {
    Word(&'static str),
    OneOf(Vec<&'static str>),
    Figure,
}

/// The cues by their first word.
static CUES: LazyLock<HashMap<&'static str, Vec<Cue>>> = LazyLock::new(|| read(include_str!("hedge.cues.txt")));

fn read(file: &'static str) -> HashMap<&'static str, Vec<Cue>> {
    let mut cues: HashMap<&'static str, Vec<Cue>> = HashMap::new();
    let mut class = HedgeClass::Approximator;
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => class = HedgeClass::parse(name).unwrap_or(class),
            None => {
                let first = line.split(' ').next().unwrap_or(line);
                for first in alternatives(first) {
                    cues.entry(first).or_default().push(Cue { pattern: line.split(' ').map(piece).collect(), class });
                }
            }
        }
    }
    cues
}

fn piece(word: &'static str) -> Piece {
    match word {
        "#" => Piece::Figure,
        _ if word.starts_with('{') => Piece::OneOf(alternatives(word)),
        _ => Piece::Word(word),
    }
}

fn alternatives(word: &'static str) -> Vec<&'static str> {
    word.trim_start_matches('{').trim_end_matches('}').split('|').collect()
}

impl Cue {
    /// How many words of the text the cue takes, if it stands at the first of them.
    fn length(&self, words: &[Spoken]) -> Option<usize> {
        let fits = |(at, piece): (usize, &Piece)| {
            let word = words.get(at).filter(|word| at == 0 || word.close)?;
            let fits = match piece {
                Piece::Word(wanted) => word.folded == *wanted,
                Piece::OneOf(wanted) => wanted.contains(&word.folded.as_str()),
                Piece::Figure => is_figure(&word.folded, words.get(at + 1)),
            };
            fits.then_some(())
        };
        self.pattern.iter().enumerate().try_for_each(|piece| fits(piece).ok_or(())).ok()?;
        Some(self.pattern.iter().filter(|piece| !matches!(piece, Piece::Figure)).count())
    }
}

struct Spoken {
    range: Range<usize>,
    folded: String,
    /// Only white space, a hyphen or a currency sign stands between this word and the one before.
    close: bool,
}

fn spoken(text: &str) -> Vec<Spoken> {
    let mut words = Vec::new();
    let mut end_of_last = 0;
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        // Hyphens join: "so-called" is one word.
        let inside = c.is_alphanumeric() || start.is_some() && matches!(c, '\'' | '’' | '-');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let close =
                    text[end_of_last..from].chars().all(|c| c.is_whitespace() || matches!(c, '$' | '€' | '£' | '~'));
                words.push(Spoken { range: from..at, folded: text[from..at].to_lowercase(), close });
                end_of_last = at;
                start = None;
            }
            _ => {}
        }
    }
    words
}

const FIGURES: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
    nineteen twenty thirty forty fifty sixty seventy eighty ninety half hundred thousand million billion trillion dozen";

/// What "a" counts: "a third of the army", "a dozen ships".
const COUNTED: &str = "half third quarter fifth sixth seventh eighth ninth tenth dozen score hundred thousand million billion trillion year month \
    week day decade century";

fn is_figure(word: &str, next: Option<&Spoken>) -> bool {
    let among = |word: &str, list: &str| list.split_whitespace().any(|listed| listed == word);
    let counted = |next: &Spoken| among(&next.folded, COUNTED);
    word.starts_with(|c: char| c.is_ascii_digit())
        || among(word.split('-').next().unwrap_or(word), FIGURES)
        || matches!(word, "a" | "an") && next.is_some_and(counted)
}

/// "May 5" and "Theresa May" are no hedges: a capital says so, unless the word opens a sentence and no day follows.
fn is_month_or_name(text: &str, word: &Spoken) -> bool {
    if !text[word.range.clone()].starts_with("May") || word.folded != "may" {
        return false;
    }
    let before = text[..word.range.start].trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '"', '“']);
    let day = text[word.range.end..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    day || !opens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, HedgeClass)> {
        hedges(text).into_iter().map(|hedge| (&text[hedge.range], hedge.class)).collect()
    }

    #[test]
    fn each_class_is_found() {
        assert_eq!(found("The bridge cost nearly 20 million."), [("nearly", HedgeClass::Approximator)]);
        assert_eq!(found("The mayor reportedly left."), [("reportedly", HedgeClass::Evidential)]);
        assert_eq!(found("Turnout might fall."), [("might", HedgeClass::Modal)]);
        assert_eq!(found("The bank seemed to hesitate."), [("seemed to", HedgeClass::Appearance)]);
        assert_eq!(found("The dam was widely criticised."), [("widely", HedgeClass::Weasel)]);
        assert_eq!(found("Prices fell in recent weeks."), [("in recent weeks", HedgeClass::TemporalVague)]);
    }

    #[test]
    fn an_approximator_that_is_also_a_preposition_needs_a_figure() {
        assert_eq!(found("They spoke about fish, around noon, over tea."), []);
        assert_eq!(found("about 30 ships, around a third, over $5 million, some twenty-five towns").len(), 4);
    }

    #[test]
    fn the_month_of_may_is_no_hedge() {
        assert_eq!(found("On May 5 it rained. Ms May left in May."), []);
        assert_eq!(found("It may rain."), [("may", HedgeClass::Modal)]);
    }

    #[test]
    fn the_longer_cue_wins_and_punctuation_parts_words() {
        assert_eq!(found("The dam is said to be safe."), [("is said to", HedgeClass::Evidential)]);
        assert_eq!(found("The most, of us."), []);
    }

    #[test]
    fn every_cue_of_the_file_can_be_found() {
        for cues in CUES.values() {
            assert!(cues.iter().all(|cue| !cue.pattern.is_empty() && !matches!(cue.pattern[0], Piece::Figure)));
        }
    }

    proptest::proptest! {
        #[test]
        fn ranges_are_in_order_and_on_char_boundaries(text in "(about |may |20 |nearly |É|“|a |some |critics |\\PC){0,40}") {
            let mut end = 0;
            for hedge in hedges(&text) {
                proptest::prop_assert!(hedge.range.start >= end && text.get(hedge.range.clone()).is_some());
                end = hedge.range.end;
            }
        }
    }
}
