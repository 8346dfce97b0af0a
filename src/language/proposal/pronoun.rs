//! What a proposal leaves unnamed: the pronoun at its head, and whom or what it likely means.

use super::Proposal;
use super::verb::{adverb, auxiliary, main_verb, predicate};
use super::voice::{are_people, collective, is_person, personal};
use super::word::{Word, words};
use crate::domain::OWN_VOICE;
use serde::Serialize;
use std::collections::HashSet;

/// A word that must be named before the claim stands alone, and what it likely means: a guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unnamed {
    /// The pronoun as it stands at the head of the proposal: "It", "They".
    pub word: String,
    /// Somebody or something named shortly before; `None` where nothing near fits.
    pub likely: Option<String>,
}

/// How far back a pronoun may point, in bytes of the article: some three paragraphs.
const FARTHEST: usize = 1_500;
/// A longer subject is no name to put in a pronoun's place.
const LONGEST: usize = 12;

const OWN: [&str; 4] = ["i", "we", "my", "our"];
const PEOPLE: [&str; 4] = ["he", "she", "his", "her"];
const THINGS: [&str; 4] = ["it", "its", "they", "their"];
const POINTING: [&str; 4] = ["this", "that", "these", "those"];

/// Tells of each proposal what it leaves unnamed. They are in reading order.
pub fn name(proposals: &mut [Proposal]) {
    let mut told = ToldOf::default();
    for proposal in proposals {
        let at = proposal.words.start;
        let text = proposal.text.clone();
        let words = words(&text, 0..text.len());
        // "It said sales were down": whoever was told of before.
        let link = proposal.attribution.iter_mut().rev().find(|link| link.speaker != OWN_VOICE);
        let has_office = link.as_ref().is_some_and(|link| link.role.is_some());
        let speaker = link.map(|link| {
            let is_it = ["It", "it"].contains(&link.speaker.as_str());
            if let Some(meant) = told.owner_or_thing(at).filter(|_| is_it) {
                link.guessed_from = Some(std::mem::replace(&mut link.speaker, meant));
            }
            link.speaker.clone()
        });
        if let Some(pronoun) = head(&words) {
            let likely = told.likely(&pronoun.folded, at, speaker.as_deref());
            proposal.unnamed = Some(Unnamed { word: pronoun.text.to_owned(), likely });
        } else if let Some(subject) = subject(&text, &words).filter(|_| !words[0].is("it")) {
            told.of_subject(subject, at);
        }
        if let Some(speaker) = speaker {
            told.of_speaker(speaker, at, has_office);
        }
    }
}

/// Whom and what the text has told of so far, each as it was last called.
#[derive(Default)]
struct ToldOf {
    /// The last words of the names of people, by which a text goes on to call them.
    people: HashSet<String>,
    person: Option<Meant>,
    thing: Option<Meant>,
    /// A company, an office: what may say something, and own something.
    owner: Option<Meant>,
}

impl ToldOf {
    fn owner_or_thing(&self, at: usize) -> Option<String> {
        near(&self.owner, at).or_else(|| near(&self.thing, at))
    }

    /// Whom or what the pronoun at the head of a claim likely means.
    fn likely(&self, pronoun: &str, at: usize, speaker: Option<&str>) -> Option<String> {
        let is_thing =
            |name: &&str| !is_name(name) && !self.people.contains(*name) && !is_person(name) && !are_people(name);
        match pronoun {
            own if OWN.contains(&own) => speaker.map(str::to_owned),
            // "Police said they", "Novak said he": most likely those who speak.
            of_people if PEOPLE.contains(&of_people) => {
                let speaker = speaker.filter(|speaker| is_person(speaker)).map(str::to_owned);
                speaker.or_else(|| near(&self.person, at))
            }
            "it" | "they" | "its" | "their" if speaker.as_ref().is_some_and(is_thing) => speaker.map(str::to_owned),
            "its" => self.owner_or_thing(at),
            _ => near(&self.thing, at),
        }
    }

    fn of_subject(&mut self, subject: &str, at: usize) {
        let meant = Some(Meant { at, name: subject.to_owned() });
        if is_name(subject) {
            self.people.extend(subject.split(' ').next_back().map(str::to_owned));
            self.person = meant.clone();
        }
        if collective(subject) {
            self.owner = meant.clone();
        }
        self.thing = meant;
    }

    fn of_speaker(&mut self, speaker: String, at: usize, has_office: bool) {
        if has_office || is_name(&speaker) {
            self.people.extend(speaker.split(' ').next_back().map(str::to_owned));
            self.person = Some(Meant { at, name: speaker });
        } else if self.people.contains(&speaker) {
            self.person = Some(Meant { at, name: speaker });
        } else if collective(&speaker) || personal(&speaker) {
            self.owner = Some(Meant { at, name: speaker });
        }
    }
}

fn near(meant: &Option<Meant>, at: usize) -> Option<String> {
    meant.as_ref().filter(|meant| at - meant.at <= FARTHEST).map(|meant| meant.name.clone())
}

#[derive(Clone)]
struct Meant {
    at: usize,
    name: String,
}

/// "Anna Berg": two capital words and more, none of which is a firm's.
fn is_name(name: &str) -> bool {
    const FIRMS: [&str; 22] = [
        "AG",
        "SA",
        "Inc",
        "Ltd",
        "Plc",
        "PLC",
        "Corp",
        "Co",
        "Group",
        "Bank",
        "Holdings",
        "Board",
        "Party",
        "Ministry",
        "Council",
        "Union",
        "Institute",
        "University",
        "Agency",
        "Court",
        "House",
        "Office",
    ];
    let words: Vec<&str> = name.split(' ').collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase);
    (2..5).contains(&words.len())
        && words.iter().all(capital)
        && personal(name)
        && !words.iter().any(|word| FIRMS.contains(word))
}

/// The pronoun that the text begins with, if it stands for somebody or something.
fn head<'w, 't>(words: &'w [Word<'t>]) -> Option<&'w Word<'t>> {
    let first = words.first()?;
    let names = first.is_one_of(&OWN) || first.is_one_of(&PEOPLE) || first.is_one_of(&THINGS);
    // "This fell to 3%" points, "this year" and "that report" do not.
    let points = first.is_one_of(&POINTING) && words.len() > 1 && predicate(words, 1);
    // "It is clear that", "It is the third time that": "it" names nothing.
    let empty = first.is("it")
        && words.get(1).is_some_and(|word| word.is_one_of(&["is", "was"]))
        && words.iter().take(9).any(|word| word.is_one_of(&["that", "whether"]));
    ((names || points) && !empty && !judges(words)).then_some(first)
}

/// "It would be premature to speak of it", "it was too early to count": "it" stands for what comes behind.
fn judges(words: &[Word]) -> bool {
    const JUDGEMENTS: [&str; 28] = [
        "premature",
        "early",
        "late",
        "hard",
        "difficult",
        "easy",
        "easier",
        "harder",
        "impossible",
        "possible",
        "necessary",
        "important",
        "vital",
        "essential",
        "wrong",
        "right",
        "better",
        "best",
        "time",
        "unclear",
        "clear",
        "unfair",
        "fair",
        "irresponsible",
        "reasonable",
        "mistake",
        "shame",
        "pity",
    ];
    let Some(rest) = words.first().filter(|word| word.is("it")).map(|_| &words[1..]) else { return false };
    let helping = |word: &&Word| {
        let helps = auxiliary(word) || adverb(word) || word.is_mark();
        (helps || word.is_one_of(&["be", "been", "a", "too", "very", "far"])) && !word.is_one_of(&JUDGEMENTS)
    };
    let from = rest.iter().take_while(helping).count();
    from > 0
        && rest.get(from).is_some_and(|word| word.is_one_of(&JUDGEMENTS))
        && rest[from + 1..].iter().take(6).any(|word| word.is_one_of(&["to", "for", "that", "if", "whether", "how"]))
}

/// What the text is about: the words before its verb, without what stands before their comma.
fn subject<'t>(text: &'t str, words: &[Word]) -> Option<&'t str> {
    let verb = main_verb(words)?;
    let before = &words[..verb];
    // "On Monday, the rate": the subject stands behind the last comma; "Lind, the mayor,": before the first.
    let adverbial = before.first()?.is_one_of(&[
        "in", "on", "at", "after", "before", "since", "during", "for", "with", "by", "as", "from", "under", "despite",
        "when", "while", "last", "next",
    ]);
    let comma = |word: &Word| word.is(",");
    let subject = if adverbial {
        &before[before.iter().rposition(comma)? + 1..]
    } else {
        &before[..before.iter().position(comma).unwrap_or(before.len())]
    };
    let end = subject.iter().rposition(|word| !super::verb::adverb(word) && !word.is_mark())? + 1;
    let subject = &subject[..end];
    (subject.len() <= LONGEST).then(|| &text[subject[0].range.start..subject[end - 1].range.end])
}
