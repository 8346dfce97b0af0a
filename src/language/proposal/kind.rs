//! What kind of claim a proposition is, and what can be asked of it.

use super::verb::{auxiliary, main_verb, participle};
use super::word::{Word, words};
use crate::domain::{Checkable, ClaimKind, Dimension, Form, Quantity};
use std::collections::HashSet;
use std::sync::LazyLock;

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_whitespace().collect()
}

/// Subjects that lay something down; what they "would" do is a provision.
const DOCUMENTS: [&str; 24] = [
    "draft",
    "plan",
    "deal",
    "bill",
    "law",
    "agreement",
    "treaty",
    "text",
    "proposal",
    "resolution",
    "order",
    "act",
    "constitution",
    "contract",
    "framework",
    "document",
    "regulation",
    "directive",
    "pact",
    "accord",
    "legislation",
    "amendment",
    "budget",
    "measure",
];
const PROVIDES: [&str; 15] = [
    "would",
    "will",
    "shall",
    "requires",
    "required",
    "bans",
    "banned",
    "allows",
    "allowed",
    "caps",
    "capped",
    "provides",
    "provided",
    "prohibits",
    "stipulates",
];

/// What a mind holds and how things ought to be, whoever tells of it: to be weighed, not checked.
static WEIGHED: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set(
        "should ought deserve deserves believe believes think thinks hope hopes hoped hopeful fear fears feared frustration \
    regret regrets sees wants",
    )
});

/// Words of judgement, where somebody is quoted or reported with them. The article's own use of them is often plain news.
static JUDGEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("better best worse worst good bad great terrible awful wonderful beautiful fair unfair right wrong reasonable \
    unreasonable productive confident disgraceful shameful brilliant stupid foolish brave noble amazing incredible disaster \
    disastrous tremendous fantastic horrible ridiculous absurd unacceptable painful promising encouraging worrying \
    alarming exposed easier harder favors favours needed needs saw felt feels")
});

const JUDGING_PHRASES: [&str; 9] = [
    "a sign that",
    "an indication that",
    "in danger of",
    "a good chance",
    "it is time",
    "too much",
    "too little",
    "has to",
    "proof that",
];

/// What the main verb shows of a forecast.
const AHEAD: [&str; 8] = ["will", "would", "may", "might", "could", "won't", "wouldn't", "shall"];
const EXPECTED: [&str; 9] = ["expected", "likely", "set", "due", "poised", "bound", "unlikely", "scheduled", "going"];
const CAUSES: [&str; 8] = [
    " because of ",
    " caused ",
    " led to ",
    " due to the ",
    " resulted in ",
    " as a result of ",
    " gave rise to ",
    " owing to ",
];
static POSITIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("reject rejects rejected oppose opposes opposed support supports supported back backs backed demand demands \
    demanded insist insists insisted refuse refuses refused welcome welcomes welcomed endorse endorses endorsed condemn condemns \
    condemned favour favours favoured favor favored vow vows vowed pledge pledges pledged promise promises promised accept accepts accepted \
    call urge urges urged")
});

/// "That draft would have frozen": the verb of a sentence that tells what a document lays down.
pub fn provision(words: &[Word]) -> Option<usize> {
    let verb = main_verb(words)?;
    let subject = &words[..verb];
    let head = subject.iter().take_while(|word| !word.is_one_of(&["of", "for", "on", "in", "by", ","])).last()?;
    let has = |list: &[&str]| words[verb].is_one_of(list);
    (head.is_one_of(&DOCUMENTS) && has(&PROVIDES) && subject.len() < 12).then_some(verb)
}

/// "Western estimates put the dead at ...": the assessment is the voice. The verb of such a sentence.
pub fn assessment(words: &[Word]) -> Option<usize> {
    const ASSESSMENTS: [&str; 12] = [
        "assessment",
        "assessments",
        "estimate",
        "estimates",
        "figures",
        "data",
        "poll",
        "polls",
        "survey",
        "surveys",
        "forecasts",
        "projections",
    ];
    let verb = words
        .iter()
        .position(|word| word.is_one_of(&["put", "puts", "place", "places"]))
        .filter(|verb| (1..8).contains(verb))?;
    let figure = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£'));
    // "Police put the crowd at 8,500" as well.
    let at = (verb + 2..words.len().min(verb + 14)).find(|at| words[*at].is("at"));
    let counts = at.is_some_and(|at| words[at + 1..words.len().min(at + 5)].iter().any(figure));
    (counts || words[..verb].iter().any(|word| word.is_one_of(&ASSESSMENTS))).then_some(verb)
}

/// The kind of a proposition that stands by itself. `voiced` if somebody other than the article says it.
pub fn kind(text: &str, quantities: &[Quantity], voiced: bool) -> ClaimKind {
    let words = words(text, 0..text.len());
    let folded = text.to_lowercase();
    let has = |set: &HashSet<&str>| words.iter().any(|word| set.contains(word.folded.as_str()));
    let verb = main_verb(&words).unwrap_or(0);
    let at = |at: usize| words.get(at);
    let is = |place: usize, list: &[&str]| at(place).is_some_and(|word| word.is_one_of(list));
    let ahead = is(verb, &AHEAD) && !is(verb + 1, &["have"])
        || is(verb, &["is", "are", "was", "were"])
            && (verb + 1..verb + 3).any(|at| is(at, &EXPECTED) && is(at + 1, &["to"]));
    let figures = quantities.iter().any(|quantity| !matches!(quantity.dimension, Dimension::Date | Dimension::Ordinal));
    if provision(&words).is_some() {
        ClaimKind::Provision
    } else if ahead {
        ClaimKind::Prediction
    } else if JUDGING_PHRASES.iter().any(|phrase| folded.contains(phrase))
        || has(&WEIGHED)
        || voiced && !figures && has(&JUDGEMENTS)
    {
        ClaimKind::Opinion
    } else if figures {
        ClaimKind::Quantity
    } else if CAUSES.iter().any(|phrase| folded.contains(phrase)) {
        ClaimKind::Causal
    } else if folded.contains("red line") || at(verb).is_some_and(|word| POSITIONS.contains(word.folded.as_str())) {
        ClaimKind::Position
    } else if state(&words, verb) {
        ClaimKind::Property
    } else {
        ClaimKind::Event
    }
}

/// "is a hub", "are gaining ground", "heads the council", "has not been published": how things stand, not what happened.
fn state(words: &[Word], verb: usize) -> bool {
    let Some(word) = words.get(verb) else { return false };
    let passive = words[verb + 1..].iter().find(|word| !word.is("not")).is_some_and(participle);
    let not_yet = word.is_one_of(&["has", "have"])
        && words.get(verb + 1).is_some_and(|next| next.is_one_of(&["not", "never", "no"]));
    let present = word.folded.ends_with('s') && !auxiliary(word)
        || word.is_one_of(&["remain", "include", "contain", "face", "remained"]);
    word.is_one_of(&["is", "are"]) && !passive || not_yet || present
}

/// What the words of a speaker come to where they cannot stand without the saying.
pub fn saying(content: &str, cue: &str, form: Form) -> ClaimKind {
    let quoted = content.contains(['"', '“']) || form == Form::Direct;
    if POSITIONS.contains(cue.to_lowercase().as_str()) {
        ClaimKind::Position
    } else if matches!(form, Form::Media | Form::Document) {
        ClaimKind::Event
    } else if !quoted && (kind(content, &[], true) == ClaimKind::Opinion) {
        ClaimKind::Opinion
    } else {
        ClaimKind::Quote
    }
}

/// An opinion, a forecast or a saying of a named voice can only be checked for whether it was said; an opinion or a
/// forecast of the article's own cannot be checked at all.
pub fn checkable(kind: ClaimKind, voiced: bool) -> Checkable {
    match (kind, voiced) {
        (ClaimKind::Opinion | ClaimKind::Prediction | ClaimKind::Quote, true) => Checkable::SaidOnly,
        (ClaimKind::Opinion | ClaimKind::Prediction, false) => Checkable::NotCheckable,
        _ => Checkable::Checkable,
    }
}
