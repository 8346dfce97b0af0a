//! Who is named as the source, before a verb of saying or behind it.

use super::super::lexicon::{Mark, Sense};
use super::super::word::Word;
use super::{LONGEST_SOURCE, Span, Tail, Unit};
use std::ops::Range;

/// What ends a speaker's name.
const ENDS: [Mark; 6] = [Mark::That, Mark::ThatFinal, Mark::Preposition, Mark::Verb, Mark::Joining, Mark::Auxiliary];

impl Unit<'_> {
    /// The speaker before a verb: from the last mark to the verb, or the name that an apposition stands behind.
    pub(super) fn source_before(&self, verb: usize) -> Option<Span> {
        if self.is_apposition(verb) && self.is_sign(verb.checked_sub(1)?, &[',']) {
            // "Le ministre des Transports, Paul Girard, a annoncé": the name, wherever it stands.
            let second = (0..verb - 1).rev().find(|at| self.is_sign(*at, &[','])).map(|comma| comma + 1..verb - 1);
            let named = |span: &Span| span.len() > 1 && self.words[span.clone()].iter().all(Word::is_capital);
            return second.filter(named).or_else(|| self.first_name(verb));
        }
        // "Eva Lang (CDU) erklärte"
        let open = |at: usize| (0..at).rev().take(6).find(|at| self.is_sign(*at, &['(']));
        let verb = verb.checked_sub(1).filter(|last| self.is_sign(*last, &[')'])).and_then(open).unwrap_or(verb);
        let is_mark =
            |at: &usize| self.words[*at].is_sign(&[',', ':', ';', '—', '–', '(', ')', '.']) || self.is_quoted(*at);
        let from = (0..verb).rev().find(is_mark).map_or(0, |at| at + 1);
        let start = self.after_opening(from).min(verb);
        let mut end = verb;
        let idle = |at: usize, end: usize| {
            let word = &self.words[at];
            let name = word.is_capital() && at > start;
            !name && !word.has(Mark::Pronoun) && (word.has(Mark::Small) || word.has(Mark::Joining))
                || self.after_time(at) == Some(end)
        };
        while end > start && idle(end - 1, end) {
            end -= 1;
        }
        // "Kröger am Montag sagte"
        if let Some(time) = (start + 1..end).find(|at| self.after_time(*at).is_some_and(|next| next >= end)) {
            end = time;
        }
        self.fits_source(start..end)
    }

    /// The name of a source and its office, where one of them stands beside the other behind a comma: "la maire, Sophie
    /// Martin", "Karl Brandt, Sprecher der Feuerwehr".
    pub(super) fn name_and_role(&self, source: Span, cue: &Span) -> (Span, Option<Span>) {
        let stops = |at: usize| {
            cue.contains(&at) || self.words[at].is_sign(&[',', '.', ';', ':', '—', '–', '!', '?']) || self.is_quoted(at)
        };
        let behind = self.is_sign(source.end, &[',']).then(|| {
            let start = source.end + 1;
            let end = (start..self.words.len()).find(|at| stops(*at) || self.after_time(*at).is_some());
            start..end.unwrap_or(self.words.len())
        });
        let before = source.start.checked_sub(1).filter(|comma| self.is_sign(*comma, &[','])).map(|comma| {
            let start = (0..comma).rev().find(|at| stops(*at)).map_or(0, |at| at + 1);
            self.after_opening(start).min(comma)..comma
        });
        let beside: Vec<Span> = [behind, before].into_iter().flatten().collect();
        if self.is_full_name(&source) {
            let role = beside.into_iter().find(|span| self.is_office(span));
            return (source, role);
        }
        match beside.into_iter().find(|span| self.is_full_name(span)).filter(|_| self.is_office(&source)) {
            Some(name) => (name, Some(source)),
            None => match self.name_behind_office(&source) {
                Some(name) => (name..source.end, Some(source.start..name)),
                None => (source, None),
            },
        }
    }

    /// "Мэр города | Анна Белова", "la alcaldesa de Madrid | Ana Ruiz": where the name begins.
    fn name_behind_office(&self, source: &Span) -> Option<usize> {
        let capital = |at: &usize| self.words[*at].is_letters() && self.words[*at].is_capital();
        let run = source.clone().rev().take_while(capital).count();
        let before = source.end.checked_sub(run + 1).filter(|at| source.contains(at))?;
        let named = !self.has(before, Mark::Article) && self.words[before].is_letters();
        let father = run > 2 && ["вич", "вна"].iter().any(|end| self.words[source.end - 2].folded.ends_with(end));
        // "De Estados Unidos" alone is the rest of the office.
        let length = match (run, self.has(before, Mark::Of)) {
            (2, false) => 2,
            (3, false) if father => 3,
            (3.., _) => 2,
            _ => return None,
        };
        named.then_some(source.end - length)
    }

    /// Two to four words with capitals and nothing else: "Sophie Martin".
    fn is_full_name(&self, span: &Span) -> bool {
        let capital = |word: &Word| word.is_letters() && word.is_capital() && !word.has(Mark::Article);
        (2..=4).contains(&span.len()) && self.words[span.clone()].iter().all(capital)
    }

    /// A few words that are no clause, begin with an article or a small letter, or hold an "of": "maire de Lyon".
    fn is_office(&self, span: &Span) -> bool {
        let words = &self.words[span.clone()];
        let says = |sense| matches!(sense, Sense::Says(..)).then_some(());
        let clause = |word: &Word| {
            !word.is_letters() || word.has(Mark::Verb) || word.find(says).is_some() || word.has(Mark::That)
        };
        let opens = words.first().is_some_and(|first| {
            (first.has(Mark::Article) || !first.is_capital())
                && !first.has(Mark::Preposition)
                && !first.has(Mark::Joining)
                && !first.has(Mark::Pronoun)
                || words.iter().skip(1).any(|word| word.has(Mark::Of))
        });
        (1..=10).contains(&words.len()) && opens && !words.iter().any(clause)
    }

    /// "Elif Kaya \"...\" dedi": the speaker before what he said, and the verb behind it.
    pub(super) fn source_before_quote(&self, content: &Range<usize>) -> Option<Span> {
        self.source_before(self.words.partition_point(|word| word.range.start < content.start))
    }

    pub(super) fn fits_source(&self, span: Span) -> Option<Span> {
        let words = self.words.get(span.clone()).filter(|words| !words.is_empty() && words.len() <= LONGEST_SOURCE)?;
        let first = &words[0];
        let pronoun = first.has(Mark::Pronoun) && words.len() == 1;
        let idle = [Mark::Preposition, Mark::According, Mark::That, Mark::Asks, Mark::Backward]
            .iter()
            .any(|mark| first.has(*mark) && !(*mark == Mark::Preposition && first.has(Mark::Article)));
        let named = words.iter().any(|word| word.is_letters() && !word.has(Mark::Small) && !word.has(Mark::Article));
        let verb = words.iter().any(|word| word.has(Mark::Verb));
        (pronoun || named && !idle && !verb).then_some(span)
    }

    /// The speaker behind a verb or "according to": up to a mark, a time, a preposition or a verb.
    pub(super) fn source_behind(&self, from: usize, until: Option<usize>, tail: Tail) -> Option<Span> {
        let last = until.unwrap_or(self.words.len()).min(from + LONGEST_SOURCE + 6);
        let mut start = from;
        while let Some(next) = self.after_time(start).filter(|next| *next <= last) {
            start = next;
        }
        if self.is_sign(start, &[',']) && start > from {
            start += 1;
        }
        if self.word(start).is_some_and(|word| word.has(Mark::Pronoun)) {
            return Some(start..start + 1);
        }
        let mut end = start;
        let mut named = false;
        while end < last {
            let word = &self.words[end];
            if let Some(quote) = self.quote_around(end) {
                // "сообщает «Интерфакс»"
                if self.is_spoken(quote) {
                    break;
                }
                end += 1;
                named = true;
                continue;
            }
            let says = |sense| matches!(sense, Sense::Says(..)).then_some(());
            let of = word.has(Mark::Of) && end > start;
            let and = word.has(Mark::And) && end > start && self.word(end + 1).is_some_and(|next| next.is_capital());
            let initial = word.is_sign(&['.'])
                && end > start
                && self.words[end - 1].text.chars().count() <= 2
                && self.word(end + 1).is_some_and(Word::is_capital);
            let joined = of || and || initial || word.is_sign(&['/']) && word.glued;
            // The Portuguese "a" is an article before a name.
            let opens = end == start && word.has(Mark::Article);
            let stops = !word.is_letters() && !joined
                || self.after_time(end).is_some()
                || !joined && !opens && ENDS.iter().any(|mark| word.has(*mark))
                || word.find(says).is_some()
                || word.find(|sense| matches!(sense, Sense::Before(_)).then_some(())).is_some()
                // "nach Angaben des Landesamtes leben": a small letter behind a name that nothing joins.
                || named && word.is_letters() && !word.is_capital() && !joined && !word.has(Mark::Article) && !self.joined_before(start, end)
                    && !self.is_tail(end, tail);
            if stops {
                break;
            }
            named |= word.is_capital();
            end += 1;
        }
        while end > start && [Mark::Of, Mark::Article, Mark::And].iter().any(|mark| self.has(end - 1, *mark)) {
            end -= 1;
        }
        self.fits_source(start..end)
    }
}
