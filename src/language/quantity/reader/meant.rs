//! Whether a number in prose is meant as one: not as a pronoun, an adjective, a year, or half of a word.

use super::super::token::HYPHENS;
use super::super::{counted, movement, name};
use super::Reader;
use crate::domain::Dimension;
use crate::language::quantity::number::Form;
use crate::language::quantity::term::Term;
use rust_decimal::Decimal;

/// What a number behind a hyphen makes an adjective of: "four-door".
const OF_KIND: &[&str] = &[
    "time",
    "door",
    "goal",
    "way",
    "part",
    "page",
    "piece",
    "star",
    "seat",
    "seater",
    "story",
    "storey",
    "bedroom",
    "person",
    "man",
    "woman",
    "party",
    "run",
    "hit",
    "game",
    "set",
    "wheel",
    "state",
    "tier",
    "track",
    "speed",
    "stage",
    "horse",
    "letter",
    "headed",
    "fold",
    "step",
    "lane",
    "bed",
    "dimensional",
    "pronged",
    "sided",
];

/// What a time behind a hyphen is counted of: "a ten-year sentence".
const LASTING: &[&str] = &[
    "sentence",
    "sentences",
    "term",
    "terms",
    "jail",
    "prison",
    "ban",
    "suspension",
    "wait",
    "delay",
    "low",
    "high",
    "deal",
    "contract",
    "ceasefire",
    "truce",
    "moratorium",
    "extension",
    "drought",
    "maximum",
    "minimum",
    "limit",
    "cap",
    "siege",
    "war",
    "old",
    "olds",
    "invasion",
    "occupation",
    "conflict",
    "peak",
    "record",
    "average",
];

/// Debts that are called by how long they run: "10-year yields".
const OF_DEBT: &[&str] = &[
    "yield",
    "yields",
    "bond",
    "bonds",
    "note",
    "notes",
    "treasury",
    "treasuries",
    "gilt",
    "gilts",
    "bund",
    "bunds",
    "mortgage",
    "mortgages",
    "benchmark",
    "us",
    "debt",
    "fixed",
];

impl Reader<'_> {
    /// "The two agreed", "the other three": a word for somebody, whose number is known. And "a four-door coupe", "a
    /// three-time author" say of what kind something is.
    pub(super) fn stands_for_a_noun(&self, term: &Term) -> bool {
        if !matches!(term.form, Form::Words | Form::One) || term.unit.is_some() || term.scale > Decimal::ONE {
            return false;
        }
        let hyphened = self.tokens.get(term.next).is_some_and(|token| token.glued && token.is_sign(HYPHENS));
        if hyphened {
            return OF_KIND.contains(&self.word(term.next + 1)) && !self.word(term.next + 2).is_empty();
        }
        let before = term.start.checked_sub(1).map_or("", |at| self.word(at));
        let known = matches!(
            before,
            "the"
                | "these"
                | "those"
                | "all"
                | "both"
                | "other"
                | "last"
                | "first"
                | "next"
                | "my"
                | "our"
                | "your"
                | "his"
                | "her"
        );
        let joined = self.joins(term.next).is_some()
            || self.tokens.get(term.next).is_some_and(|token| token.is_sign(&['%', '$']));
        let part = matches!(self.word(term.next), "of" | "in" | "out" | "times");
        known && !joined && !part && term.coefficient <= Decimal::TEN && counted::noun(self.tokens, term.next).is_none()
    }

    /// "A multi-million-pound bribe".
    pub(super) fn is_multi(&self, start: usize) -> bool {
        start >= 2
            && self.tokens[start - 1].is_sign(HYPHENS)
            && matches!(self.word(start - 2), "multi" | "mid" | "non" | "pre" | "post")
    }

    /// "A one-day strike", "the ten-year yield": of what kind it is, not how long it took.
    pub(super) fn is_adjective(&self, term: &Term, hedged: bool) -> bool {
        let timed = term.unit.is_some_and(|unit| unit.dimension == Dimension::Duration);
        let hyphened = self.tokens.get(term.number_end).is_some_and(|token| token.glued && token.is_sign(HYPHENS));
        let behind = term.next
            + usize::from(self.tokens.get(term.next).is_some_and(|token| token.glued && token.is_sign(HYPHENS)));
        let next = self.word(behind);
        if !timed || !hyphened || hedged || next.is_empty() {
            return false;
        }
        match term.form {
            Form::One => !LASTING.contains(&next),
            Form::Words => !LASTING.contains(&next) && !counted::ends_noun(next),
            _ => OF_DEBT.contains(&next),
        }
    }

    /// Whether no noun can stand at token `at`.
    pub fn closes(&self, at: usize) -> bool {
        self.word(at).is_empty() || counted::ends_noun(self.word(at))
    }

    /// Whether a number in prose is meant as one, and not as a pronoun, a year or half of a word.
    pub(super) fn is_meant(&self, term: &Term, first: usize, hedged: bool) -> bool {
        let next = self.word(term.next);
        let ends = self.closes(term.next);
        let before = term.start.checked_sub(1).map_or("", |at| self.word(at));
        let opens = term.start == 0 || matches!(before, "" | "and" | "but" | "while");
        let acts = movement::is_verb(next)
            || ACTING.contains(&next)
            || next.len() > 4 && next.ends_with("ed") && self.closes(term.next + 1);
        match term.form {
            Form::Few => term.unit.is_some(),
            Form::Vague if self.word(term.start) == "scores" => next == "of",
            Form::One if term.unit.is_some() => {
                hedged || !matches!(self.word(term.number_end), "day" | "second" | "minute")
            }
            Form::One => hedged && next != "of" || counted::SINGULARS.contains(&next),
            Form::Part | Form::ArticlePart if term.unit.is_some() => true,
            Form::Part if self.word(term.start) == "half" => {
                let hyphen = self.tokens.get(term.next).is_some_and(|token| token.glued && token.is_sign(HYPHENS));
                let name = term.start > 0 && HALF_OF_TIME.contains(&self.word(term.start - 1));
                let moved = ends && before == "by" && self.has_changed(first);
                let part =
                    hedged || HALVED.contains(&next) || moved || opens && acts || movement::comparative(next).is_some();
                !hyphen && !name && part
            }
            Form::ArticlePart => {
                let moved = ends && self.has_changed(first);
                hedged && ends || next == "of" || moved || movement::comparative(next).is_some() || opens && acts
            }
            Form::Digits if self.is_year(term) && term.unit.is_none() => {
                let noun = || counted::noun(self.tokens, term.next).is_some_and(|noun| noun.next == term.next + 1);
                hedged && noun() || name::counts_for_sure(self.tokens, term.start)
            }
            Form::Digits if term.unit.is_none() && term.next == term.start + 1 => {
                !name::is_past_or_far_year(self.tokens, term.start)
            }
            Form::Words if self.word(term.start) == "zero" && term.start > 0 => self.word(term.start - 1) != "net",
            // "Hundred" alone is a word of many uses; "hundred thousand" and "hundred dollars" are numbers.
            Form::Words if term.number_end == term.start + 1 && term.scale > Decimal::ONE => term.unit.is_some(),
            Form::Digits | Form::Words | Form::Part | Form::Vague => true,
        }
    }
}

/// Before "half": a half of a game or of a year.
const HALF_OF_TIME: &[&str] = &[
    "first", "second", "last", "latter", "former", "other", "better", "opening", "this", "next", "previous", "upper",
    "lower", "top", "bottom", "left", "right", "front", "back", "northern", "southern", "eastern", "western",
];

/// Behind a part of people: what they do.
#[rustfmt::skip]
const ACTING: &[&str] = &[
    "were", "was", "are", "is", "had", "have", "has", "said", "say", "did", "do", "want", "think", "will", "would",
    "fled", "left", "went", "came", "fell", "chose", "got", "took", "made", "lost", "won", "knew", "told", "saw", "felt",
    "gave", "kept", "paid", "met", "smoke", "vote", "live", "work", "believe", "support", "oppose", "use", "own", "need",
    "feel", "know", "favour", "favor", "prefer", "expect", "agree", "disagree", "plan", "lack", "earn", "pay", "go",
    "come", "die", "drink", "eat", "rent", "voted", "died", "could", "can", "may", "might", "must", "should",
];

/// After "half": what is halved.
const HALVED: &[&str] = &["of", "the", "its", "their", "his", "her", "our", "all", "that", "those", "these"];
