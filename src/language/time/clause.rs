//! Which times belong to another clause than the one that the sentence turns on: comparisons, asides, who-clauses.

use super::Reader;
use super::tense::is_unchanged;
use crate::language::verb_forms::Forms;

/// A clause beside the main one, by what opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// "compared with 71.1 in 2021", "up from 3% in May": the time of another figure.
    Comparison,
    /// ", completed in 1968,": told in passing.
    Aside,
    /// "who took office in 2024".
    Relative,
    /// "said on Tuesday": when it was said.
    Saying,
}

/// How far back the opening of a clause is looked for, in words.
const REACH: usize = 16;
const RELATIVES: [&str; 5] = ["who", "whose", "whom", "which", "where"];
const SAYING: [&str; 22] = [
    "said",
    "says",
    "told",
    "added",
    "announced",
    "reported",
    "wrote",
    "confirmed",
    "stated",
    "argued",
    "declared",
    "insisted",
    "claimed",
    "warned",
    "tweeted",
    "noted",
    "showed",
    "shows",
    "found",
    "estimated",
    "testified",
    "replied",
];
const AUXILIARIES: [&str; 17] = [
    "is", "are", "was", "were", "has", "have", "had", "be", "been", "being", "will", "would", "can", "could", "may",
    "must", "got",
];
const DETERMINERS: [&str; 10] = ["the", "a", "an", "its", "his", "her", "their", "this", "that", "those"];

impl Reader<'_> {
    /// The clause beside the main one that the words `start..end` of a time stand in, and the word that opens it.
    pub fn beside_clause(&self, start: usize, end: usize) -> Option<(usize, Beside)> {
        let least = start.saturating_sub(REACH);
        let opens = |at: &usize| self.words[*at].stops || self.is_one_of(*at, &[",", ";", "(", "—", "–", ":"]);
        let edge = (least..start).rev().find(opens);
        // The first word of a paragraph is marked, and belongs to it.
        let first =
            edge.map_or(least, |at| if self.words[at].text.starts_with(char::is_alphanumeric) { at } else { at + 1 });
        let set_off = edge.is_some_and(|at| self.is_one_of(at, &[",", "—", "–"]));
        self.comparison(first, start, end)
            .or_else(|| self.record_since(first, start))
            .map(|at| (at, Beside::Comparison))
            .or_else(|| self.led_in(first, start, end).map(|at| (at, Beside::Relative)))
            .or_else(|| self.relative_clause(first, start, set_off).map(|at| (at, Beside::Relative)))
            .or_else(|| self.records(first, start).map(|at| (at, Beside::Aside)))
            .or_else(|| (set_off && self.is_aside(first, start, end)).then_some((first, Beside::Aside)))
            .or_else(|| self.reduced(first, start, end).map(|at| (at, Beside::Aside)))
            .or_else(|| self.is_bracketed(edge, first, start, end).then_some((first, Beside::Comparison)))
            .or_else(|| self.said(first, start).map(|at| (at, Beside::Saying)))
    }

    /// "The highest since 2008": what it is measured by, and not when it holds.
    fn record_since(&self, first: usize, start: usize) -> Option<usize> {
        (self.is(start, "since") && self.is_record(first, start)).then_some(start)
    }

    /// "The first strike", "its lowest": a superlative before word `at`, and no verb between.
    pub fn is_record(&self, first: usize, at: usize) -> bool {
        const NOT_SUPERLATIVE: [&str; 14] = [
            "protest",
            "interest",
            "request",
            "forest",
            "west",
            "arrest",
            "invest",
            "harvest",
            "contest",
            "suggest",
            "midwest",
            "northwest",
            "southwest",
            "unrest",
        ];
        let superlative = |at: &usize| {
            let word = self.word(*at);
            matches!(word, "first" | "most" | "least" | "best" | "worst" | "only" | "record")
                || word.len() > 5 && word.ends_with("est") && !NOT_SUPERLATIVE.contains(&word)
        };
        let near =
            (first.max(at.saturating_sub(7))..at).rev().take_while(|at| !self.is_verb(*at) && !self.words[*at].stops);
        near.into_iter().any(|at| superlative(&at))
    }

    /// "After winning in 2020, she ...", "Before the war began in 2022, ...": a clause that leads in, and its own time.
    fn led_in(&self, first: usize, start: usize, end: usize) -> Option<usize> {
        let opens = first == 0 || self.words[first].stops || self.words[first - 1].stops;
        let leads = self.is_one_of(first, &["after", "before", "since", "once"]) && start > first + 1;
        let tells = self.word(first + 1).ends_with("ing") || (first + 1..start).any(|at| self.is_verb(at));
        let closed = self.is_one_of(end, &[",", "he", "she", "it", "they", "we"]);
        (opens && leads && tells && closed).then_some(first)
    }

    /// "since records began in 1996", "when the series started in 1996": how old the count is.
    fn records(&self, first: usize, start: usize) -> Option<usize> {
        (first..start.saturating_sub(1)).find(|at| {
            self.is_one_of(*at, &["records", "record-keeping", "series", "measurements"])
                && self.is_one_of(at + 1, &["began", "begin", "started", "start"])
        })
    }

    fn comparison(&self, first: usize, start: usize, end: usize) -> Option<usize> {
        const MOVES: [&str; 18] = [
            "up",
            "down",
            "higher",
            "lower",
            "rise",
            "increase",
            "drop",
            "decline",
            "fall",
            "jump",
            "slowing",
            "easing",
            "rising",
            "falling",
            "unchanged",
            "accelerating",
            "improvement",
            "recovery",
        ];
        let compares = |at: &usize| match self.word(*at) {
            "compared" | "comparing" => self.is_one_of(*at + 1, &["with", "to", "against"]),
            "versus" | "vs" | "than" | "unlike" => true,
            "against" => self.is_number(*at + 1),
            "from" => {
                let moved = MOVES.contains(&self.before(*at));
                let onwards = (*at + 1..start).any(|at| self.is(at, "to"));
                let ends = self.is(end, "to") && (self.is_number(end + 1) || self.is_one_of(end + 1, &["$", "€", "£"]));
                // "rose to 3 million from 2 million in 2024".
                let turned = (first..*at).any(|at| self.is(at, "to") && self.is_number(at + 1));
                !onwards && self.is_number(*at + 1) && start > *at + 1 && (moved || ends || turned)
                    || moved && start == *at + 1
            }
            _ => false,
        };
        let at = (first..start).rev().find(compares)?;
        let joined = (at..start).any(|at| self.is_one_of(at, &["and", "but", "while", "because"]));
        (!joined).then_some(at)
    }

    /// A who-clause that holds the time: between its pronoun and the time stands one verb; a second is that of the sentence.
    fn relative_clause(&self, first: usize, start: usize, set_off: bool) -> Option<usize> {
        // "A company that bought it in 2018": "that" behind a noun, and a verb at once behind it.
        let that = |at: usize| {
            let next = self.word(at + 1);
            let verb = Forms::of(next).is_past() || next.len() > 4 && next.ends_with("ed");
            self.is(at, "that") && at > first && verb && !self.is_verb(at - 1) && !self.is(at - 1, ",")
        };
        let at = (first..start).rev().find(|at| RELATIVES.contains(&self.word(*at)) || that(*at))?;
        // "Who won in 2024?" asks.
        let asks = at == first && !set_off;
        let mut verbs = 0;
        let mut in_verb = false;
        for word in at + 1..start {
            let verb = self.is_verb(word);
            // "Which opened in 1901 and closed in 2020": of the same clause still.
            let joined = self.is_one_of(word - 1, &["and", "or"]);
            verbs += usize::from(verb && !in_verb && !joined);
            in_verb = verb;
        }
        (!asks && verbs <= 1).then_some(at)
    }

    /// ", completed in 1968,", ", a relic of 1968,", ", in office since 2019,". `first` stands behind a comma.
    fn is_aside(&self, first: usize, start: usize, end: usize) -> bool {
        let sentence = (0..first).rev().find(|at| self.words[*at].stops);
        let sentence =
            sentence.map_or(0, |at| if self.words[at].text.starts_with(char::is_alphanumeric) { at } else { at + 1 });
        let commas = (sentence..first).filter(|at| self.is(*at, ",")).count();
        let head = (sentence..first).find(|at| self.is(*at, ",")).unwrap_or(first);
        let told = (sentence..head).any(|at| self.is_verb(at));
        // Behind the subject alone, a comma opens an aside and the next one closes it: then comes the verb.
        if !told && commas % 2 == 0 {
            return false;
        }
        let word = self.word(first);
        let lower = self.words[first].text.starts_with(char::is_lowercase);
        let participle =
            lower && (word.len() > 4 && word.ends_with("ed") || Forms::of(word).is_participle() || word == "born");
        let closed = self.is(end, ",") || told && self.is_one_of(end, &[".", "—", "–", ""]);
        let verbless = (first..start).all(|at| !self.is_verb(at));
        let apposed = verbless
            && self.is(end, ",")
            && (DETERMINERS.contains(&word) || !told && self.is_noun(sentence, first, start));
        // ", said on Monday" is none.
        let passive = (first + 1..start).all(|at| !self.is_verb(at));
        closed && (participle && passive && !SAYING.contains(&word) && start > first || apposed)
    }

    /// A subject, and a stretch behind its comma that is more than the preposition of a time.
    fn is_noun(&self, sentence: usize, first: usize, start: usize) -> bool {
        const PREPOSITIONS: [&str; 12] =
            ["on", "in", "at", "after", "before", "during", "by", "since", "until", "for", "from", "as"];
        let more = (first..start).any(|at| !PREPOSITIONS.contains(&self.word(at)));
        !PREPOSITIONS.contains(&self.word(sentence)) && more
    }

    /// "A dam built in 1968 leaks": a participle behind its noun, the time, and then the verb of the sentence.
    fn reduced(&self, first: usize, start: usize, end: usize) -> Option<usize> {
        const PREPOSITIONS: [&str; 7] = ["in", "on", "since", "during", "at", "between", "from"];
        let own = self.is_one_of(start, &["since", "between", "from"]);
        let preposition = if own { start } else { start.checked_sub(1)? };
        if !self.is_one_of(preposition, &PREPOSITIONS) {
            return None;
        }
        let verb = preposition.checked_sub(1).filter(|at| *at > first)?;
        let word = self.word(verb);
        let participle = word.len() > 4 && word.ends_with("ed") || Forms::of(word).is_participle();
        let before = self.word(verb - 1);
        let noun = self.words[verb - 1].text.starts_with(char::is_lowercase)
            && !AUXILIARIES.contains(&before)
            && !DETERMINERS.contains(&before)
            && !matches!(before, "he" | "she" | "it" | "they" | "who" | "not" | "also" | "and" | "to");
        (participle && noun && self.opens_predicate(end)).then_some(verb)
    }

    /// A finite verb directly behind a time.
    fn opens_predicate(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.text.starts_with(char::is_lowercase)) else {
            return false;
        };
        let third = word.folded.len() > 3 && word.folded.ends_with('s') && !word.folded.ends_with("ss");
        // "bans fishing", but neither "sales fell" nor "sales of".
        let verb = third && !self.is_one_of(at + 1, &["of", "and", "or"]) && !self.is_verb(at + 1);
        self.is_verb(at) || verb
    }

    /// "(71.1 in 2021)": a figure with its time in brackets.
    fn is_bracketed(&self, edge: Option<usize>, first: usize, start: usize, end: usize) -> bool {
        edge.is_some_and(|at| self.is(at, "(")) && self.is(end, ")") && (first..start).any(|at| self.is_number(at))
    }

    /// "said on Tuesday", "told Reuters on Tuesday", "On Tuesday the bank said".
    fn said(&self, first: usize, start: usize) -> Option<usize> {
        const NEAR: usize = 4;
        let near = start.saturating_sub(NEAR).max(first);
        let at = (near..start).rev().find(|at| SAYING.contains(&self.word(*at)))?;
        let plain = (at + 1..start).all(|at| !self.is_one_of(at, &["that", ",", "the"]) && !self.is_verb(at));
        plain.then_some(at)
    }

    pub fn is_verb(&self, at: usize) -> bool {
        let word = self.word(at);
        let lower = self.words.get(at).is_some_and(|word| word.text.starts_with(char::is_lowercase));
        let described = DETERMINERS.contains(&self.before(at));
        let forms = Forms::of(word);
        lower
            && !described
            && (AUXILIARIES.contains(&word)
                || forms.is_past()
                || forms.is_participle()
                || is_unchanged(word)
                || word.len() > 4 && word.ends_with("ed"))
    }

    fn is_number(&self, at: usize) -> bool {
        let money = usize::from(self.is_one_of(at, &["$", "€", "£", "a", "about", "around"]));
        self.words.get(at + money).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()))
            || self.number(at).is_some_and(|_| !self.is_one_of(at, &["a", "an"]))
    }
}
