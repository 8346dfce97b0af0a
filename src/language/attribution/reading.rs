//! One sentence read: every reporting word in it with its source and its content, as spans of tokens.

use super::lexicon::{Cue, Part};
use super::phrase::Span;
use super::token::{Class, Kind, Token};
use crate::domain::CueClass;

/// An attribution in tokens of its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub source: Option<Span>,
    pub cue: Span,
    /// Empty where the sentence ends in a colon: what is said follows it.
    pub content: Vec<Span>,
    pub class: CueClass,
}

/// Shortest quotation, in words, that makes a rule trust the marks alone: shorter ones are often titles or words at arm's length.
pub const SPOKEN_WORDS: usize = 3;

/// The rules for a cue stand in `verb.rs`, `nominal.rs` and `marks.rs`, those for its content in `content.rs`.
pub struct Sentence<'a> {
    pub tokens: &'a [Token<'a>],
    /// The number of words in a quotation.
    pub quoted: &'a dyn Fn(usize) -> usize,
}

impl Sentence<'_> {
    /// The attributions of the sentence, by the order of their cues.
    pub fn read(&self) -> Vec<Reading> {
        let mut found: Vec<Reading> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let reading = self.cue_at(at, &found);
            at = reading.as_ref().map_or(at + 1, |reading| reading.cue.1.max(at + 1));
            if let Some(reading) = reading {
                self.close_inserted(&mut found, &reading);
                found.push(reading);
            }
        }
        self.speakers_without_a_known_verb(&mut found);
        found
    }

    fn cue_at(&self, at: usize, earlier: &[Reading]) -> Option<Reading> {
        if self.tokens[at].kind == Kind::Colon {
            return self.colon(at);
        }
        self.tokens[at].entry?.cues.iter().find_map(|cue| {
            let after = self.cue_end(at, cue)?;
            match cue.part {
                Part::Verb(tense, frames) => self.verb(at, after, tense, frames, cue.class, earlier),
                Part::Noun => self.noun(at, cue.class),
                Part::Adverb => self.adverb(at, cue.class),
                Part::Phrase => self.phrase(at, after, cue.class),
            }
        })
    }

    fn cue_end(&self, at: usize, cue: &Cue) -> Option<usize> {
        let end = at + 1 + cue.rest.len();
        let rest = self.tokens.get(at + 1..end)?;
        rest.iter().zip(&cue.rest).all(|(token, word)| token.is_word(word)).then_some(end)
    }

    /// "Petrov, who predicted rain, said ...": what stands between a subject and its verb ends at the comma before the verb.
    fn close_inserted(&self, found: &mut [Reading], outer: &Reading) {
        let Some(source) = outer.source.filter(|source| source.1 <= outer.cue.0) else { return };
        let mark = (source.1..outer.cue.0)
            .rev()
            .find(|i| matches!(self.kind(*i), Some(Kind::Comma | Kind::Dash | Kind::Close)));
        let Some(end) = mark else { return };
        for inner in found.iter_mut().filter(|inner| inner.cue.0 >= source.1 && inner.cue.1 <= end) {
            for span in inner.content.iter_mut().filter(|span| span.0 < end) {
                span.1 = span.1.min(end);
            }
        }
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is_word(word)))
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn is_mark(&self, at: usize) -> bool {
        !matches!(self.kind(at), Some(Kind::Word(_)))
    }

    pub fn is_quote(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Quote(_)))
    }

    /// A quotation that is long enough to have been said.
    pub fn spoken(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Quote(number)) if (self.quoted)(number) >= SPOKEN_WORDS)
    }
}
