//! The words that report: `attribution.cues.txt` read once into a table, looked up by the first word of a cue.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::{CueClass, Form, Word};

/// One way in which a cue can stand in a sentence.
#[derive(Debug, Clone)]
pub struct Cue {
    /// The words after the first: `out` of `pointed out`.
    pub rest: Vec<&'static str>,
    pub part: Part,
    pub class: CueClass,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Verb(Tense, Frames),
    Noun,
    Adverb,
    /// "According to": the source follows.
    Phrase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Base,
    Third,
    Past,
    Participle,
    /// Regular verbs: "said" is both, and the words around it decide.
    PastOrParticiple,
    Ing,
}

/// What can follow a reporting verb; see the head of `attribution.cues.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frames(u8);

impl Frames {
    pub const CLAUSE: Self = Self(1);
    pub const THAT: Self = Self(2);
    pub const QUOTE: Self = Self(4);
    pub const OBJECT: Self = Self(8);
    pub const TO: Self = Self(16);
    pub const PERSON: Self = Self(32);
    pub const JUDGEMENT: Self = Self(64);

    const NAMES: [(&'static str, Self); 7] = [
        ("clause", Self::CLAUSE),
        ("that", Self::THAT),
        ("quote", Self::QUOTE),
        ("object", Self::OBJECT),
        ("to", Self::TO),
        ("person", Self::PERSON),
        ("judgement", Self::JUDGEMENT),
    ];

    fn parse(words: &str) -> Option<Self> {
        words.split_whitespace().try_fold(Self::default(), |frames, word| {
            let (_, frame) = Self::NAMES.iter().find(|(name, _)| *name == word)?;
            Some(Self(frames.0 | frame.0))
        })
    }

    pub fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }
}

impl std::ops::BitOr for Frames {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the lexicon knows about a word, in lower case.
#[derive(Debug, Default)]
pub struct Entry {
    /// Longest first, so that "pointed out" is tried before "pointed".
    pub cues: Vec<Cue>,
    /// The noun can stand as a source that is not a person.
    pub voice: Option<Form>,
    /// Also a noun: the words around it decide whether it reports.
    pub noun: bool,
}

pub static LEXICON: LazyLock<HashMap<&'static str, Entry>> =
    LazyLock::new(|| read(include_str!("../attribution.cues.txt")));

/// Lines that say nothing the reader understands are passed over here; a test holds that the shipped file has none.
fn read(text: &'static str) -> HashMap<&'static str, Entry> {
    let mut entries: HashMap<&'static str, Entry> = HashMap::new();
    let mut section = "";
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
        } else if let Some(voice) = voice(section) {
            for noun in line.strip_prefix("noun ").unwrap_or("").split_whitespace() {
                let entry = entries.entry(noun).or_default();
                (entry.voice, entry.noun) = (Some(voice), true);
            }
        } else if let Ok(class) = CueClass::parse(section) {
            for noun in line.strip_prefix("homograph ").unwrap_or("").split_whitespace() {
                entries.entry(noun).or_default().noun = true;
            }
            for (first, rest, part) in parts(line) {
                entries.entry(first).or_default().noun |= part == Part::Noun;
                add(&mut entries.entry(first).or_default().cues, Cue { rest, part, class });
            }
        }
    }
    for entry in entries.values_mut() {
        entry.cues.sort_by_key(|cue| std::cmp::Reverse(cue.rest.len()));
    }
    entries
}

fn voice(section: &str) -> Option<Form> {
    Form::parse(section).ok().filter(|form| matches!(form, Form::Document | Form::Media))
}

/// The entries of one line: first word, the words after it, what it is.
fn parts(line: &'static str) -> Vec<(&'static str, Vec<&'static str>, Part)> {
    let Some((kind, body)) = line.split_once(' ') else { return Vec::new() };
    match kind {
        "verb" => verb(body).unwrap_or_default(),
        "noun" => body.split_whitespace().map(|form| (form, Vec::new(), Part::Noun)).collect(),
        "adverb" => vec![(body.trim(), Vec::new(), Part::Adverb)],
        "phrase" => {
            let mut words = body.split_whitespace();
            words.next().map(|first| (first, words.collect(), Part::Phrase)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn verb(body: &'static str) -> Option<Vec<(&'static str, Vec<&'static str>, Part)>> {
    let (forms, frames) = body.split_once(':')?;
    let frames = Frames::parse(frames)?;
    let (forms, particle) = forms.split_once('+').unwrap_or((forms, ""));
    let particle: Vec<_> = particle.split_whitespace().collect();
    let forms: Vec<_> = forms.split_whitespace().collect();
    let tenses: &[Tense] = match forms.len() {
        4 => &[Tense::Base, Tense::Third, Tense::PastOrParticiple, Tense::Ing],
        5 => &[Tense::Base, Tense::Third, Tense::Past, Tense::Participle, Tense::Ing],
        _ => return None,
    };
    Some(
        forms
            .into_iter()
            .zip(tenses)
            .map(|(form, tense)| (form, particle.clone(), Part::Verb(*tense, frames)))
            .collect(),
    )
}

/// A verb listed on several lines has the frames of all of them.
fn add(cues: &mut Vec<Cue>, new: Cue) {
    if let Part::Verb(tense, frames) = new.part
        && let Some(Cue { part: Part::Verb(_, known), .. }) =
            cues.iter_mut().find(|cue| cue.rest == new.rest && matches!(cue.part, Part::Verb(t, _) if t == tense))
    {
        *known = *known | frames;
        return;
    }
    cues.push(new);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_shipped_file_is_understood() {
        let mut section = "";
        for line in
            include_str!("../attribution.cues.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => {
                    section = name;
                    assert!(voice(name).is_some() || CueClass::parse(name).is_ok(), "{line}");
                }
                None => assert!(
                    if voice(section).is_some() {
                        line.starts_with("noun ")
                    } else {
                        line.starts_with("homograph ") || !parts(line).is_empty()
                    },
                    "{line}"
                ),
            }
        }
    }

    #[test]
    fn no_verb_is_sorted_into_two_classes() {
        let mut classes: HashMap<(&str, Vec<&str>), CueClass> = HashMap::new();
        let mut section = "";
        for line in include_str!("../attribution.cues.txt").lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']');
            }
            if !line.starts_with("verb ") {
                continue;
            }
            let class = CueClass::parse(section).unwrap();
            for (first, rest, _) in parts(line) {
                assert_eq!(*classes.entry((first, rest)).or_insert(class), class, "{line}");
            }
        }
    }

    #[test]
    fn the_class_says_what_the_word_does_to_the_report() {
        for (word, class) in [
            ("said", CueClass::Neutral),
            ("claimed", CueClass::Distancing),
            ("confirmed", CueClass::Endorsing),
            ("denied", CueClass::Denial),
            ("promised", CueClass::Commissive),
            ("believes", CueClass::Mental),
            ("reportedly", CueClass::Inference),
        ] {
            assert!(LEXICON[word].cues.iter().all(|cue| cue.class == class), "{word}");
        }
    }
}
