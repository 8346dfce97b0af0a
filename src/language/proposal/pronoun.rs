//! What a proposal leaves unnamed: the pronoun at its head, and whom or what it likely means.

use super::Proposal;
use super::verb::{main_verb, predicate};
use super::voice::{collective, personal};
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
    // The last words of the names of people, by which a text goes on to call them.
    let mut people: HashSet<String> = HashSet::new();
    let (mut person, mut thing, mut owner): (Option<Meant>, Option<Meant>, Option<Meant>) = (None, None, None);
    for proposal in proposals {
        let at = proposal.words.start;
        let text = proposal.text.clone();
        let words = words(&text, 0..text.len());
        let pronoun = head(&words);
        let near = |meant: &Option<Meant>| {
            meant.as_ref().filter(|meant| at - meant.at <= FARTHEST).map(|meant| meant.name.clone())
        };
        // "It said sales were down": whoever was told of before.
        let speaker = proposal.attribution.iter_mut().rev().find(|link| link.speaker != OWN_VOICE);
        let has_office = speaker.as_ref().is_some_and(|link| link.role.is_some());
        let speaker = speaker.map(|link| {
            let meant = if ["It", "it"].contains(&link.speaker.as_str()) {
                near(&owner).or_else(|| near(&thing))
            } else {
                None
            };
            if let Some(meant) = meant {
                link.guessed_from = Some(std::mem::replace(&mut link.speaker, meant));
            }
            link.speaker.clone()
        });
        if let Some(pronoun) = pronoun {
            let likely = match pronoun.folded.as_str() {
                own if OWN.contains(&own) => speaker.clone(),
                // "Police said they", "Novak said he": most likely those who speak.
                of_people if PEOPLE.contains(&of_people) => {
                    speaker.clone().filter(|speaker| personal(speaker)).or_else(|| near(&person))
                }
                "it" | "they" | "its" | "their"
                    if speaker.as_ref().is_some_and(|name| !is_name(name) && !people.contains(name)) =>
                {
                    speaker.clone()
                }
                "its" => near(&owner).or_else(|| near(&thing)),
                _ => near(&thing),
            };
            proposal.unnamed = Some(Unnamed { word: pronoun.text.to_owned(), likely });
        } else if let Some(subject) = subject(&text, &words) {
            let meant = Some(Meant { at, name: subject.to_owned() });
            if is_name(subject) {
                people.extend(subject.split(' ').next_back().map(str::to_owned));
                person = meant.clone();
            }
            if collective(subject) {
                owner = meant.clone();
            }
            thing = meant;
        }
        if let Some(speaker) = speaker {
            let meant = Some(Meant { at, name: speaker.clone() });
            if has_office || is_name(&speaker) {
                people.extend(speaker.split(' ').next_back().map(str::to_owned));
                person = meant;
            } else if people.contains(&speaker) {
                person = meant;
            } else if collective(&speaker) || personal(&speaker) {
                owner = meant;
            }
        }
    }
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
    ((names || points) && !empty).then_some(first)
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
