//! Who can say something: what of a phrase is a name, and what is a time, a place or a verb beside it.

use super::phrase::{Span, finite_verb, is_time, phrase_before};
use super::reading::Sentence;
use super::token::{Class, Kind, Token};

/// Prepositions with a place or an occasion behind them, never a speaker.
const PLACES: [&str; 12] =
    ["in", "at", "near", "inside", "outside", "across", "throughout", "during", "on", "since", "until", "amid"];

/// Words that stand where a source would and are none.
const NOBODY: [&str; 8] = ["according", "there", "meanwhile", "such", "it", "more", "same", "rest"];

impl Sentence<'_> {
    /// What of a phrase beside a reporting verb can speak. Nothing where it is a time ("three days later"), a place behind
    /// "in", a bare participle ("asked, he said"), or a clause of its own ("support fell three").
    pub fn speaker(&self, (start, end): Span) -> Option<Span> {
        let tokens = self.tokens;
        let opens = |at: usize| matches!(tokens[at].kind, Kind::Word(Class::Preposition | Class::And | Class::But));
        let start = (start..end).find(|at| !opens(*at))?;
        // "prompted the bank", "out-brutalizing Ted Cruz": the words before the name are a verb.
        let named = |at: usize| {
            matches!(
                tokens.get(at).map(|token| token.kind),
                Some(Kind::Word(Class::Name | Class::Determiner | Class::Possessive))
            )
        };
        let start = if end > start + 1 && verbal(&tokens[start]) && named(start + 1) { start + 1 } else { start };
        let words = &tokens[start..end];
        let alone = words.len() == 1;
        let nobody = alone && NOBODY.iter().any(|word| words[0].is_word(word) && !words[0].is(Class::Pronoun));
        let place = start > 0
            && PLACES.iter().any(|word| tokens[start - 1].is_word(word))
            && (start == 1
                || self.is_mark(start - 2)
                || matches!(tokens[start - 2].kind, Kind::Word(Class::Auxiliary | Class::Be)));
        let participle = alone && start == 0 && verbal(&words[0]) && !self.is_adjacent(end);
        let fell = words.iter().skip(1).any(|token| matches!(token.kind, Kind::Word(Class::Be | Class::Auxiliary)));
        let clause = fell || words.len() > 2 && words[1..].iter().any(|token| past(token) && !token.is(Class::Name));
        (!(nobody || place || participle || clause || is_time(words))).then_some((start, end))
    }

    /// What stands beside a name and says who it is: "Anna Berg, | a spokeswoman for the bank |", "| The bank's chief
    /// economist |, Karl-Heinz Oberg". Not what is said.
    pub fn role(&self, (start, end): Span, content: &[Span]) -> Option<Span> {
        let named = self.tokens[start..end].iter().any(|token| token.is(Class::Name));
        let said = |span: &Span| content.iter().any(|piece| piece.0 < span.1 && span.0 < piece.1);
        let role = self.role_behind(end).or_else(|| self.role_before(start, end));
        role.filter(|span| named && !said(span))
    }

    fn role_behind(&self, end: usize) -> Option<Span> {
        let comma = |at: usize| self.kind(at) == Some(Kind::Comma);
        // "Ivan Petrov, 45, the mayor"
        let aged = comma(end) && self.is(end + 1, Class::Number) && comma(end + 2);
        let opens = if aged { end + 2 } else { end };
        let from = opens + 1;
        let until = |at: &usize| self.is_mark(*at) || self.is(*at, Class::Relative) || self.is(*at, Class::That);
        let until = (from..self.tokens.len()).find(until).unwrap_or(self.tokens.len());
        let noun = match self.kind(from)? {
            Kind::Word(Class::Determiner | Class::Possessive) => true,
            Kind::Word(Class::Other | Class::Name) => {
                let last = self.tokens[from..until].iter().take_while(|t| !t.is(Class::Preposition)).last();
                last.is_some_and(|token| token.is(Class::Other) && !verbal(token))
            }
            _ => false,
        };
        // Without a mark behind it, it may be the subject of a clause of its own.
        let closed = until == self.tokens.len() || self.is_mark(until) || self.is(until, Class::Relative);
        (comma(opens) && noun && closed && until > from && until - from <= 16 && !self.has_verb((from, until)))
            .then_some((from, until))
    }

    pub fn role_before(&self, start: usize, end: usize) -> Option<Span> {
        let comma = start.checked_sub(1).filter(|at| self.kind(*at) == Some(Kind::Comma))?;
        let span = phrase_before(self.tokens, comma)?;
        let first = &self.tokens[span.0];
        let office = first.is(Class::Determiner)
            || first.is(Class::Possessive)
            || self.tokens[span.0..span.1].iter().any(Token::possessive);
        let opens = span.0 == 0 || self.is_mark(span.0 - 1);
        let set_off = self.kind(end) == Some(Kind::Comma);
        (office && opens && set_off && !is_time(&self.tokens[span.0..span.1])).then_some(span)
    }

    /// Does a verb of saying follow at once? "Manning said" is nobody's participle.
    fn is_adjacent(&self, end: usize) -> bool {
        self.reports(end, false)
    }
}

fn verbal(token: &Token) -> bool {
    let lower = token.text.to_ascii_lowercase();
    token.is(Class::Other)
        && (lower.len() > 4 && (lower.ends_with("ing") || lower.ends_with("ed")) || finite_verb(token))
        || token.is(Class::Name) && (lower.ends_with("ing") || lower.ends_with("ed")) && token.entry.is_some()
        || ["speaking", "asked", "told", "writing", "citing"].contains(&lower.as_str())
}

/// A past tense that is no participle: "fell", "went".
fn past(token: &Token) -> bool {
    let forms = crate::language::verb_forms::Forms::of(&token.text.to_lowercase());
    token.is(Class::Other) && forms.is_past() && !forms.is_participle()
}
