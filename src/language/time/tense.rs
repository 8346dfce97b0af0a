//! Do the words around a time speak of what is to come, or of what was?

use super::Reader;
use super::calendar::{Tense, weekday};
use crate::language::verb_forms::Forms;

/// How far the look goes to either side, in words.
const REACH: usize = 30;

const MODALS: [&str; 13] =
    ["will", "would", "shall", "ll", "won", "may", "might", "wouldn", "must", "can", "could", "should", "cannot"];

/// Before "to", "for" and the like they point ahead.
const PLANNED: [&str; 22] = [
    "expected",
    "due",
    "set",
    "scheduled",
    "planned",
    "plans",
    "plan",
    "planning",
    "agreed",
    "hopes",
    "intends",
    "is",
    "are",
    "were",
    "slated",
    "booked",
    "poised",
    "aims",
    "wants",
    "going",
    "ready",
    "vowed",
];

/// Present tenses that tell of an appointment: "the strike begins on Monday".
const APPOINTED: [&str; 30] = [
    "begins",
    "opens",
    "closes",
    "takes",
    "comes",
    "goes",
    "meets",
    "expires",
    "resumes",
    "arrives",
    "convenes",
    "reopens",
    "retires",
    "falls",
    "launches",
    "faces",
    "hosts",
    "kicks",
    "leaves",
    "travels",
    "flies",
    "airs",
    "elects",
    "decides",
    "celebrates",
    "premieres",
    "enters",
    "returns",
    "becomes",
    "kickstarts",
];

/// The same, but nouns as well: "housing starts".
const TWOFOLD: [&str; 9] = ["starts", "votes", "runs", "visits", "plays", "ends", "holds", "marks", "hearings"];

/// Their plurals: "polls open on Sunday".
const PLURALS: [&str; 28] = [
    "begin", "start", "open", "close", "end", "take", "come", "go", "meet", "vote", "run", "expire", "resume",
    "return", "arrive", "leave", "hold", "host", "face", "visit", "travel", "fly", "play", "launch", "elect", "decide",
    "fall", "kick",
];

/// What may follow a verb that tells when something is.
const AFTER_VERBS: [&str; 36] = [
    "on", "in", "at", "until", "till", "from", "to", "into", "place", "for", "this", "next", "the", "a", "an", "by",
    "off", "up", "down", "its", "his", "her", "their", "back", "after", "before", "over", "tomorrow", "effect",
    "again", "here", "with", "of", "today", "out", "away",
];

const DETERMINERS: [&str; 14] =
    ["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "these", "those", "newly", "no"];

impl Reader<'_> {
    /// Told of what is to come?
    pub fn ahead(&self, at: usize) -> bool {
        self.tense(at) == Some(Tense::Future)
    }

    /// The nearest sign to the left decides, and if there is none the nearest to the right: "would sign on Friday", and
    /// "on Friday the court will rule". Where no verb of either kind stands, a verb of the present tells of an appointment.
    pub fn tense(&self, at: usize) -> Option<Tense> {
        let left = || (at.saturating_sub(REACH)..at).rev().take_while(|at| !self.words[*at].stops);
        let right = || (at..self.words.len().min(at + REACH)).take_while(|at| !self.words[*at].stops);
        let sign = left().find_map(|at| self.sign(at)).or_else(|| right().find_map(|at| self.sign(at)));
        sign.or_else(|| left().chain(right()).any(|at| self.is_present(at)).then_some(Tense::Future))
    }

    fn sign(&self, at: usize) -> Option<Tense> {
        let word = self.word(at);
        // "would have met" was not to come.
        let modal = MODALS.contains(&word) && !self.is(at + 1, "have") && !self.names_a_month(at);
        let to_come = self.is_one_of(at + 1, &["to", "for", "on", "by", "in", "at"]);
        let planned_for = matches!(word, "due" | "scheduled" | "slated" | "planned" | "expected" | "booked")
            || word == "set" && matches!(self.before(at), "is" | "are" | "was" | "were" | "been");
        let appointed = planned_for && to_come;
        let planned = word == "to" && at > 0 && PLANNED.contains(&self.before(at));
        if modal && (word != "won" || self.is_one_of(at + 1, &["'", "’"]))
            || planned
            || appointed
            || self.is_appointment(at)
        {
            return Some(Tense::Future);
        }
        let forms = Forms::of(word);
        let auxiliary = matches!(word, "was" | "were" | "had" | "has" | "have" | "did");
        let lower = self.words[at].text.starts_with(char::is_lowercase);
        let describes = DETERMINERS.contains(&self.before(at));
        // "will shut", "to be held": the word before says when.
        let led = MODALS.contains(&self.before(at)) || matches!(self.before(at), "to" | "be" | "not" | "t");
        let past = lower && !describes && !led && (forms.is_past() || is_unchanged(word));
        if auxiliary && !self.is(at + 1, "to") || past {
            return Some(Tense::Past);
        }
        // "the leaked plan" says nothing of the verb, "was leaked" and "Kyiv rejected" do.
        let intends = PLANNED.contains(&word) && self.is(at + 1, "to");
        (lower && word.len() > 4 && word.ends_with("ed") && !describes && !intends && !led).then_some(Tense::Past)
    }

    /// "The summit starts on Thursday", "polls open on Sunday": a present tense that is no noun where it stands.
    fn is_appointment(&self, at: usize) -> bool {
        let word = self.word(at);
        if at == 0 || !self.words[at].text.starts_with(char::is_lowercase) || !self.leads_to_a_time(at + 1) {
            return false;
        }
        let before = self.before(at);
        let idle = DETERMINERS.contains(&before) || matches!(before, "to" | "," | "and" | "of" | "in" | "for" | "by");
        let named = self.words[at - 1].is_capital() || matches!(before, "it" | "he" | "she" | "who" | "which" | "that");
        let subject = named || at > 1 && DETERMINERS.contains(&self.word(at - 2));
        let plural = before.ends_with('s') && before.len() > 3 || matches!(before, "they" | "we" | "you");
        !idle && (APPOINTED.contains(&word) || TWOFOLD.contains(&word) && subject || PLURALS.contains(&word) && plural)
    }

    /// A verb of the present by its ending, or "is" and "are".
    fn is_present(&self, at: usize) -> bool {
        const SAYING: [&str; 12] = [
            "says", "tells", "adds", "writes", "notes", "argues", "thinks", "believes", "knows", "means", "likes",
            "lies",
        ];
        let word = self.word(at);
        if matches!(word, "is" | "are" | "isn" | "aren") {
            return true;
        }
        let lower = self.words[at].text.starts_with(char::is_lowercase);
        let third = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
        let before = self.before(at);
        let subject = at > 0 && !DETERMINERS.contains(&before) && !before.ends_with('s') && before.len() > 1
            || matches!(before, "it" | "he" | "she");
        let object = self.words.get(at + 1).is_some_and(|next| next.is_capital());
        let leads = self.leads_to_a_time(at + 1);
        // "Ministers gather on Thursday".
        let plural = before.ends_with('s') && !before.ends_with("ss") && before.len() > 3;
        let bare = plural && word.len() > 3 && !third && !word.ends_with("ly") && !AFTER_VERBS.contains(&word);
        lower && !SAYING.contains(&word) && (third && subject && (leads || object) || bare && leads)
    }

    fn leads_to_a_time(&self, at: usize) -> bool {
        self.is_one_of(at, &AFTER_VERBS) || weekday(self.word(at)).is_some()
    }

    /// "in May", "May 5": no modal.
    fn names_a_month(&self, at: usize) -> bool {
        self.is(at, "may") && self.words[at].is_capital()
    }
}

/// Verbs whose past is spelled as their present; of one that does it, the present has an "s".
pub fn is_unchanged(word: &str) -> bool {
    matches!(
        word,
        "cut"
            | "hit"
            | "put"
            | "shut"
            | "burst"
            | "split"
            | "cast"
            | "hurt"
            | "shed"
            | "beat"
            | "quit"
            | "spread"
            | "lit"
            | "bent"
    )
}
