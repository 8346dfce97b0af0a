//! One sentence read: every reporting word in it with its source and its content, as spans of tokens.

use super::lexicon::{Cue, Frames, Part};
use super::phrase::{Span, sentence_subject};
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
    /// Somebody says it, and what stands where the source would is nobody: a time, a place, a participle.
    pub unread: bool,
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
            if let Some(reading) = reading.and_then(|reading| self.with_speaker(reading)) {
                self.close_inserted(&mut found, &reading);
                found.push(reading);
            }
        }
        self.speakers_without_a_known_verb(&mut found);
        found
    }

    /// "Anna Reyes, the minister, asked on Friday": a verb of speech with nothing behind it but time, place and who was told.
    pub fn only_says(&self) -> bool {
        let said = |at: usize| {
            // "She noted a planned rally" says what: only of some verbs is somebody told.
            let told = ["told", "tells", "asked", "asks", "warned", "warns"];
            let person = if self.is_one_of(at, &told) { Frames::PERSON } else { Frames::CLAUSE };
            let behind = self.after_tail(at + 1, person | Frames::CLAUSE);
            self.reports(at, false) && matches!(self.kind(behind), None | Some(Kind::Comma))
        };
        (0..self.tokens.len().min(25)).any(said)
    }

    fn cue_at(&self, at: usize, earlier: &[Reading]) -> Option<Reading> {
        if self.tokens[at].kind == Kind::Colon {
            let told = earlier.iter().flat_map(|reading| &reading.content).any(|span| span.1 > at);
            return if told { None } else { self.colon(at) };
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

    /// With a source that can speak; where what was read cannot, the subject of the sentence, or nobody.
    pub fn with_speaker(&self, mut reading: Reading) -> Option<Reading> {
        let Some(read) = reading.source else { return Some(reading) };
        let issued = self.is_issued(read) && read.1 == reading.cue.0;
        reading.source = self.speaker(read).filter(|_| !issued).or_else(|| {
            let subject = sentence_subject(self.tokens, 0, reading.cue.0).filter(|span| *span != read)?;
            self.speaker(subject).filter(|span| !reading.content.iter().any(|said| said.0 < span.1 && span.0 < said.1))
        });
        reading.unread = reading.source.is_none();
        let quoted = || reading.content.iter().any(|said| (said.0..said.1).any(|at| self.is_quote(at)));
        (!reading.unread || quoted()).then_some(reading)
    }

    /// "The club issued a statement saying ...": it is the club that says so.
    fn is_issued(&self, (start, end): Span) -> bool {
        const ISSUE: [&str; 18] = [
            "issue",
            "issues",
            "issued",
            "release",
            "releases",
            "released",
            "publish",
            "published",
            "post",
            "posted",
            "send",
            "sends",
            "sent",
            "out",
            "wrote",
            "tweeted",
            "shared",
            "circulated",
        ];
        let document =
            self.tokens[start..end].iter().any(|token| token.entry.is_some_and(|entry| entry.voice.is_some()));
        document && start > 1 && self.is_one_of(start, &["a", "an"]) && self.is_one_of(start - 1, &ISSUE)
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
