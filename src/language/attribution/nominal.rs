//! Reports without a verb: "X's claim that Y", "reportedly", "according to X".

use super::phrase::{Span, finite_verb, phrase_after, phrase_before};
use super::reading::{Reading, Sentence};
use super::token::{Class, Kind};
use crate::domain::CueClass;

impl Sentence<'_> {
    /// "X's claim that Y", "the claim by X that Y".
    pub fn noun(&self, at: usize, class: CueClass) -> Option<Reading> {
        let owner =
            (at.saturating_sub(4)..at).rev().find(|i| self.tokens[*i].possessive() || self.is(*i, Class::Possessive));
        let owner = owner.filter(|i| self.tokens[i + 1..at].iter().all(|t| t.nominal() || t.is(Class::Adverb)));
        let mut source = owner.and_then(|i| {
            if self.is(i, Class::Possessive) { Some((i, i + 1)) } else { phrase_before(self.tokens, i + 1) }
        });
        let mut start = at + 1;
        if source.is_none()
            && self.is_one_of(start, &["by", "from"])
            && let Some(span) = phrase_after(self.tokens, start + 1, start + 12)
        {
            source = Some(span);
            start = span.1;
        }
        let that = self.is(start, Class::That)
            && !matches!(self.kind(start + 1), None | Some(Kind::Word(Class::Be | Class::Auxiliary)))
            && !self
                .tokens
                .get(start + 1)
                .is_some_and(|t| finite_verb(t) || t.is(Class::Other) && t.text.ends_with("ed"));
        let against = self.is_one_of(at, &["attack", "attacks", "criticism"]);
        let of = source.is_some()
            && (self.is_one_of(start, &["of", "about", "for", "to"])
                || against && self.is_one_of(start, &["on", "against"]));
        // "Claims by the opposition that": those who oppose.
        if source.is_none() && self.is_one_of(at, &["opposition"]) {
            return None;
        }
        source = source.and_then(|span| self.speaker(span));
        if !(that || of && source.is_some()) {
            return None;
        }
        let content = self.trimmed((start, self.stop(start, of)))?;
        Some(Reading { source, cue: (at, at + 1), content: vec![content], class, unread: false })
    }

    /// "reportedly": nobody is named, and the clause around it is the content.
    pub fn adverb(&self, at: usize, class: CueClass) -> Option<Reading> {
        let start = (0..at)
            .rev()
            .find(|i| {
                matches!(
                    self.kind(*i),
                    Some(
                        Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Word(Class::That | Class::But)
                    )
                )
            })
            .map_or(0, |i| i + 1);
        let content: Vec<Span> =
            [self.trimmed((start, at)), self.trimmed((at + 1, self.stop(at, false)))].into_iter().flatten().collect();
        (!content.is_empty()).then_some(Reading { source: None, cue: (at, at + 1), content, class, unread: false })
    }

    /// "according to X": at the head of the sentence, at its end, or between two parts of the content.
    pub fn phrase(&self, at: usize, after: usize, class: CueClass) -> Option<Reading> {
        let end = (after..self.tokens.len())
            .find(|i| {
                matches!(self.kind(*i), Some(Kind::Comma | Kind::Semicolon | Kind::Dash | Kind::Colon | Kind::Quote(_)))
                    || matches!(
                        self.kind(*i),
                        Some(Kind::Word(Class::Relative | Class::But | Class::Be | Class::Auxiliary))
                    )
            })
            .unwrap_or(self.tokens.len());
        let source = Some((after, end)).filter(|span| span.0 < span.1)?;
        // "Per the agency": where "per" names somebody.
        let opens = at == 0 || self.is_mark(at - 1);
        let named = matches!(self.kind(after), Some(Kind::Word(Class::Determiner | Class::Name)));
        if self.is_one_of(at, &["per"]) && !(opens && named) {
            return None;
        }
        let left = self.trimmed((0, at)).filter(|span| span.1 - span.0 >= 2 || self.is_quote(span.0));
        let right = match self.kind(end) {
            Some(Kind::Comma)
                if left.is_none() || !self.is(end + 1, Class::Relative) && !self.reports(end + 1, true) =>
            {
                self.trimmed((end + 1, self.stop(end + 1, false)))
            }
            Some(Kind::Colon | Kind::Quote(_)) => self.trimmed((end, self.tokens.len())),
            _ => None,
        };
        let right = right.filter(|span| {
            left.is_none_or(|left| left.1 - left.0 < 12 && !self.is_quote(left.1 - 1) && self.has_verb(*span))
        });
        let content: Vec<Span> = [left, right].into_iter().flatten().collect();
        (!content.is_empty()).then_some(Reading {
            source: Some(source),
            cue: (at, after),
            content,
            class,
            unread: false,
        })
    }
}
