//! Which word is the verb of a clause: auxiliaries, irregular verbs, and the regular endings where their place fits.

use super::word::{Word, words};
use crate::language::verb_forms::Forms;
use std::ops::Range;

/// Plurals of verbs that are nouns as well, told by the plural before them: "figures show".
const PLURALS: [&str; 18] = [
    "show", "suggest", "reveal", "indicate", "find", "mean", "cost", "cut", "rise", "fall", "die", "live", "work",
    "earn", "hold", "face", "open", "close",
];

/// Words after which "-s" and "-ed" are verbs.
const SUBJECTS: [&str; 15] = [
    "he", "she", "it", "they", "we", "i", "you", "who", "which", "nobody", "both", "neither", "this", "that", "others",
];

const DEMONYMS: [&str; 6] = ["an", "ish", "ese", "ern", "ch", "ni"];

fn determiner(word: &Word) -> bool {
    word.is_one_of(&[
        "the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those", "no", "all", "some",
    ])
}

pub fn auxiliary(word: &Word) -> bool {
    // A month and a name, unless they open a question.
    word.forms.has(Forms::AUXILIARY) && !matches!(word.text, "May" | "Will")
}

/// A verb by itself, wherever it stands.
pub fn finite(word: &Word) -> bool {
    let lower = !word.is_capital();
    auxiliary(word) || lower && (word.forms.has(Forms::PAST | Forms::PRESENT))
}

fn ends_in_ed(word: &Word) -> bool {
    word.folded.len() > 4
        && word.folded.ends_with("ed")
        && !word.is_capital()
        && !word.is_one_of(&["hundred", "indeed"])
}

pub fn past(word: &Word) -> bool {
    !word.is_capital() && word.forms.has(Forms::PAST) || ends_in_ed(word)
}

pub fn participle(word: &Word) -> bool {
    !word.is_capital() && word.forms.has(Forms::PARTICIPLE) || ends_in_ed(word)
}

pub fn adverb(word: &Word) -> bool {
    const ADVERBS: [&str; 20] = [
        "also",
        "now",
        "then",
        "still",
        "already",
        "not",
        "never",
        "since",
        "again",
        "later",
        "soon",
        "just",
        "even",
        "meanwhile",
        "once",
        "first",
        "often",
        "always",
        "both",
        "himself",
    ];
    word.is_one_of(&ADVERBS) || word.folded.len() > 4 && word.folded.ends_with("ly") && !word.is_capital()
}

/// Is the word at `at` a verb where it stands? The endings "-ed" and "-s" need a subject before them.
pub fn predicate(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    if finite(word) {
        return true;
    }
    let Some(before) = (0..at).rev().find(|before| !adverb(&words[*before])).map(|before| &words[before]) else {
        return false;
    };
    let next = words.get(at + 1);
    // "Russia holds a fifth" has a verb, "European capitals then" and "Russian troops in" have none.
    let name =
        before.is_capital() && !determiner(before) && !DEMONYMS.iter().any(|ending| before.folded.ends_with(ending));
    let object =
        next.is_some_and(|next| determiner(next) || next.text.starts_with(|c: char| c.is_ascii_digit() || c == '$'));
    let lower = word.text.starts_with(char::is_lowercase);
    let third = lower && word.folded.len() > 3 && word.folded.ends_with('s') && !word.folded.ends_with("ss");
    // "troops killed by mines" is no clause, "the plans stood" and "a team travelled" are.
    let by = next.is_some_and(|next| next.is("by"));
    let noun =
        !before.is_mark() && !before.is_one_of(&["the", "a", "an", "of", "and", "its", "his", "their", "her", "or"]);
    let infinitive = next.is_some_and(|next| next.is("to"))
        && words.get(at + 2).is_some_and(|verb| !determiner(verb) && !verb.is_capital());
    let subject = before.is_one_of(&SUBJECTS) || before.is_capital() && !determiner(before) && name;
    // "The bank, whose profit fell, plans to cut": the subject stands before the commas.
    let set_off = before.is(",") && infinitive;
    let homograph = word.forms.has(Forms::HOMOGRAPH) && (subject || set_off || noun && (object || infinitive));
    // "The network loses almost half of it": a noun with its article before the verb, an amount behind it.
    let amount = next.is_some_and(|next| {
        next.is_one_of(&["almost", "nearly", "half", "more", "less", "fewer", "only", "roughly"])
            || next.text.starts_with(|c: char| c.is_ascii_digit() || c == '$')
    });
    let named = at > 1 && determiner(&words[at - 2]) && !before.is_capital() && !before.folded.ends_with('s');
    homograph
        || third && noun && named && amount
        || ends_in_ed(word) && !by && (noun || before.is(","))
        || third && (before.is_one_of(&SUBJECTS) || name && object)
}

/// Is there a word that may be a verb, where `main_verb` finds none that must be one? "The dam burst", "figures show".
pub fn may_have_verb(words: &[Word]) -> bool {
    const TWOFOLD: [&str; 10] = ["burst", "cast", "split", "shed", "hurt", "bent", "lit", "spat", "bid", "thrust"];
    words.windows(2).any(|two| {
        let (before, word) = (&two[0], &two[1]);
        let lower = word.text.starts_with(char::is_lowercase) && !before.is_mark() && !determiner(before);
        let past = word.forms.has(Forms::PAST | Forms::PARTICIPLE) || word.is_one_of(&TWOFOLD);
        let plural = before.folded.ends_with('s') || before.is_one_of(&SUBJECTS);
        lower && (past || plural && word.is_one_of(&PLURALS))
    })
}

/// A word that is neither mark, name, article, pronoun nor adverb.
fn plain(word: &Word) -> bool {
    !word.is_mark() && !word.is_capital() && !determiner(word) && !adverb(word) && !word.is_one_of(&SUBJECTS)
}

/// The verb that a clause is built on: the first that stands in no relative clause.
pub fn main_verb(words: &[Word]) -> Option<usize> {
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        if word.inside {
            at += 1;
            continue;
        }
        let relative = word
            .is_one_of(&["who", "which", "whose", "that", "where", "when", "whom", "after", "before", "as", "while"]);
        if relative && at + 1 < words.len() {
            let opens = at == 0 && !word.is_one_of(&["that", "which", "who"]);
            let apart = opens || at > 0 && words[at - 1].is(",");
            if apart && let Some(comma) = (at..words.len()).find(|at| words[*at].is(",") && !words[*at].inside) {
                at = comma + 1;
                continue;
            }
            let demonstrative = at == 0 && word.is("that");
            // "Men who want work can": what follows "who" at once is its verb, though no list knows it.
            let at_once = at > 0 && word.is_one_of(&["who", "which"]) && words.get(at + 1).is_some_and(plain);
            let verb = if at_once { Some(at + 1) } else { (at + 1..words.len()).find(|at| predicate(words, *at)) };
            let verb = verb.filter(|_| !demonstrative && !apart);
            if let Some(verb) = verb {
                // Past the whole verb group of the relative clause.
                at = (verb + 1..words.len())
                    .find(|at| !(auxiliary(&words[*at]) || adverb(&words[*at]) || words[*at].is("been")))
                    .unwrap_or(words.len());
                at += usize::from(words.get(at).is_some_and(participle));
                continue;
            }
        }
        if predicate(words, at) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether a verb carries the words, or may, so far as the English ones are known.
pub fn has_verb(body: &str, range: Range<usize>) -> bool {
    let words = words(body, range);
    main_verb(&words).is_some() || may_have_verb(&words)
}
