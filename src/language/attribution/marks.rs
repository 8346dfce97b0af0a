//! Reports shown by punctuation alone: `Petrov: "..."`, and quotations whose reporting verb the lexicon does not know.

use super::phrase::{Span, finite_verb, phrase_after, sentence_subject};
use super::reading::{Reading, Sentence};
use super::token::{Class, Kind};
use crate::domain::CueClass;

/// What stands before a colon at the head of a line and is nobody.
const LABELS: [&str; 24] = [
    "q",
    "a",
    "update",
    "updated",
    "correction",
    "photo",
    "video",
    "read",
    "watch",
    "related",
    "note",
    "name",
    "age",
    "city",
    "job",
    "email",
    "breaking",
    "exclusive",
    "bombshell",
    "fact",
    "question",
    "answer",
    "warning",
    "more",
];

impl Sentence<'_> {
    /// `Petrov: "..."`, and headlines: "Poll: Voters want change".
    pub fn colon(&self, at: usize) -> Option<Reading> {
        if at == 0
            || at > 8
            || self.tokens[..at].iter().any(|t| finite_verb(t) || LABELS.iter().any(|label| t.is_word(label)))
        {
            return None;
        }
        let span = (0, at);
        let name_like =
            self.tokens[..at].iter().all(|t| t.nominal() || t.is(Class::Determiner) || t.is(Class::Preposition));
        let named = self.tokens[..at].iter().all(|t| t.is(Class::Name)) && at <= 4;
        if !(name_like && self.spoken(at + 1) || named && at + 3 < self.tokens.len()) {
            return None;
        }
        let content =
            if self.spoken(at + 1) { (at + 1, self.end_of_quotes(at + 1)) } else { (at + 1, self.tokens.len()) };
        Some(Reading {
            source: Some(span),
            cue: (at, at + 1),
            content: vec![content],
            class: CueClass::Neutral,
            unread: false,
        })
    }

    /// A quotation that ends in a comma, or begins after a colon, is attributed by its marks even where the lexicon does not know the verb.
    pub fn speakers_without_a_known_verb(&self, found: &mut Vec<Reading>) {
        for at in (0..self.tokens.len()).filter(|at| self.spoken(*at)) {
            if !found.iter().flat_map(|reading| &reading.content).any(|span| (span.0..span.1).contains(&at)) {
                let reading = self.after_quote(at).or_else(|| self.before_quote(at));
                found.extend(reading.and_then(|reading| self.with_speaker(reading)));
            }
        }
        found.sort_by_key(|reading| reading.cue);
    }

    /// `"...," Petrov quipped`: the first word after the name that looks like a verb.
    fn after_quote(&self, at: usize) -> Option<Reading> {
        if !self.tokens[at].text.trim_end_matches(['"', '”', '’', '\'']).ends_with([',', '?', '!']) {
            return None;
        }
        let named = self.is(at + 2, Class::Name) || self.is(at + 2, Class::Determiner);
        let verb_first = named && self.is(at + 1, Class::Other) && self.tokens[at + 1].text.ends_with(['d', 's']);
        let source = phrase_after(self.tokens, if verb_first { at + 2 } else { at + 1 }, self.tokens.len())?;
        let mut behind = source.1..self.tokens.len().min(source.1 + 4);
        let cue = if verb_first { at + 1 } else { behind.find(|i| self.is(*i, Class::Other))? };
        Some(self.by_marks(source, cue, at))
    }

    /// `Petrov took the stage: "..."`.
    fn before_quote(&self, at: usize) -> Option<Reading> {
        let mark = at.checked_sub(1).filter(|i| self.kind(*i) == Some(Kind::Colon))?;
        let source = sentence_subject(self.tokens, 0, mark)?;
        Some(self.by_marks(source, mark, at))
    }

    fn by_marks(&self, source: Span, cue: usize, quote: usize) -> Reading {
        Reading {
            source: Some(source),
            cue: (cue, cue + 1),
            content: vec![(quote, self.end_of_quotes(quote))],
            class: CueClass::Neutral,
            unread: false,
        }
    }
}
