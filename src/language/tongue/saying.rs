//! Who says what in another language than English: quotations by their marks, verbs of saying and "according to" by lists.

mod source;

use super::Tongue;
use super::lexicon::{Mark, Sense};
use super::time::FoundTime;
use super::word::{Kind, Word};
use crate::domain::{CueClass, Form};
use crate::language::attribution::{Attribution, Quotation, whole_quotations};
use std::ops::Range;

/// The attributions of a text, in the order of their cues. `sentences` are its sentences in order, as byte ranges.
pub fn attributions(text: &str, tongue: Tongue, sentences: &[Range<usize>]) -> Vec<Attribution> {
    let words = tongue.words(text);
    let times = super::time::of_words(&words, None);
    of_words(text, &words, &times, sentences)
}

pub fn of_words(text: &str, words: &[Word], times: &[FoundTime], sentences: &[Range<usize>]) -> Vec<Attribution> {
    let quotations = super::quote::quotations(text);
    let mut found: Vec<Attribution> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let mut before: Option<Range<usize>> = None;
    for unit in whole_quotations(text, sentences, &quotations) {
        let first = words.partition_point(|word| word.range.start < unit.start);
        let until = words.partition_point(|word| word.range.start < unit.end);
        let in_unit = |quotation: &&Quotation| unit.start <= quotation.range.start && quotation.range.start < unit.end;
        let near = quotations.partition_point(|quotation| quotation.range.end <= unit.start);
        let mut quotes: Vec<Quotation> = quotations[near..].iter().take_while(in_unit).cloned().collect();
        let words = &words[first..until];
        quotes.extend(speech(text, words, &unit));
        let reader = Unit { text, range: unit.clone(), words, times, quotes: &quotes, before: before.clone() };
        let new = reader.read();
        let alone = new.is_empty() && reader.is_quotation();
        match (alone, last) {
            (true, Some((speaker, end))) if text[end..unit.start].trim().is_empty() => {
                found[speaker].content.push(unit.clone());
                last = Some((speaker, unit.end));
            }
            _ => {
                last = new.iter().position(|one| one.source.is_some()).map(|one| (found.len() + one, unit.end));
                found.extend(new);
            }
        }
        before = Some(unit);
    }
    found
}

/// "— No tenemos otra opción, — сказала мэр": what stands behind the dash that opens a paragraph, up to the next dash.
fn speech(text: &str, words: &[Word], unit: &Range<usize>) -> Option<Quotation> {
    let opens = words.first()?.is_sign(&['—', '–', '―'])
        && text[..unit.start].trim_end_matches([' ', '\t']).ends_with(['\n']) | (unit.start == 0);
    let dash = words.iter().skip(2).find(|word| word.is_sign(&['—', '–', '―'])).filter(|_| opens)?;
    let inner = words.get(1)?.range.start..dash.range.start;
    let said = text[inner.clone()].trim_end().trim_end_matches(',').len();
    let range = inner.start..inner.start + said;
    Some(Quotation {
        words: text[range.clone()].split_whitespace().count(),
        inner: range.clone(),
        range,
        goes_on: false,
    })
}

/// From so many words on, what stands between marks may have been said; shorter is a name or one word of somebody's.
const SPOKEN: usize = 3;
/// Nobody's name and office are longer, in words.
const LONGEST_SOURCE: usize = 14;

/// A sentence, or those that a quotation runs through.
struct Unit<'a> {
    text: &'a str,
    range: Range<usize>,
    words: &'a [Word<'a>],
    times: &'a [FoundTime],
    quotes: &'a [Quotation],
    /// The unit before.
    before: Option<Range<usize>>,
}

type Span = Range<usize>;

/// What may end the name of a speaker whose last word has a small letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Any,
    Mark,
}

impl Unit<'_> {
    fn read(&self) -> Vec<Attribution> {
        let mut found: Vec<Attribution> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let one = if self.is_quoted(at) {
                None
            } else {
                self.verb(at)
                    .or_else(|| self.thus(at))
                    .or_else(|| self.according(at))
                    .or_else(|| self.behind(at))
                    .or_else(|| self.colon(at))
            };
            // One saying holds of a sentence; what stands in its content is not told apart.
            match one.filter(|one| !found.iter().any(|known| overlaps(known, one))) {
                Some((one, next)) => {
                    found.push(one);
                    at = next;
                }
                None => at += 1,
            }
        }
        if let Some(first) = found.iter_mut().find(|one| one.form != Form::Indirect) {
            let left = self.quotes.iter().filter(|quote| self.is_spoken(quote)).map(|quote| quote.range.clone());
            for quote in left {
                if !first.content.iter().any(|piece| piece.start < quote.end && quote.start < piece.end) {
                    first.content.push(quote);
                }
            }
            first.content.sort_by_key(|piece| piece.start);
        }
        found
    }

    fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at)
    }

    fn has(&self, at: usize, mark: Mark) -> bool {
        self.word(at).is_some_and(|word| word.has(mark))
    }

    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        self.word(at).is_some_and(|word| word.is_sign(signs))
    }

    fn quote_around(&self, at: usize) -> Option<&Quotation> {
        let word = self.word(at)?;
        self.quotes.iter().find(|quote| quote.range.start <= word.range.start && word.range.end <= quote.range.end)
    }

    fn is_spoken(&self, quote: &Quotation) -> bool {
        let said = self.text[quote.inner.clone()].trim_end().ends_with(['.', ',', '!', '?', '…']);
        quote.words >= SPOKEN || said
    }

    /// Inside of words that somebody said, and not in a name between marks.
    fn is_quoted(&self, at: usize) -> bool {
        self.quote_around(at).is_some_and(|quote| self.is_spoken(quote))
    }

    /// Nothing but a quotation.
    fn is_quotation(&self) -> bool {
        let idle = |word: &Word| matches!(word.kind, Kind::Sign(_));
        self.words.iter().enumerate().all(|(at, word)| idle(word) || self.is_quoted(at)) && !self.quotes.is_empty()
    }

    /// The word behind the time that stands here, with its preposition and article.
    fn after_time(&self, at: usize) -> Option<usize> {
        let small =
            |at: usize| self.has(at, Mark::Preposition) || self.has(at, Mark::Article) || self.has(at, Mark::Since);
        let start = (at..at + 3)
            .take_while(|next| *next == at || small(next - 1))
            .find(|next| self.time_at(*next).is_some())?;
        self.time_at(start)
    }

    /// The word behind the time that begins with this one.
    fn time_at(&self, at: usize) -> Option<usize> {
        let range = &self.word(at)?.range;
        let next = self.times.partition_point(|time| time.range.start < range.start);
        let time = self.times.get(next).filter(|time| time.range.start == range.start)?;
        Some(self.words.partition_point(|word| word.range.start < time.range.end))
    }

    fn bytes(&self, span: &Span) -> Range<usize> {
        self.words[span.start].range.start..self.words[span.end - 1].range.end
    }

    /// A verb of saying, and the word after what was read.
    fn verb(&self, at: usize) -> Option<(Attribution, usize)> {
        let word = self.word(at)?;
        let says = |sense| if let Sense::Says(class, rest) = sense { Some((class, rest)) } else { None };
        let inverted = word
            .folded
            .rsplit_once('-')
            .filter(|(_, pronoun)| matches!(*pronoun, "il" | "elle" | "ils" | "elles" | "on"));
        let (class, rest, length, pronoun) = match (word.find(says), inverted) {
            (Some(((class, rest), length)), _) => (class, rest, length, false),
            // "dit-il", "explique-t-elle".
            (None, Some(_)) => (CueClass::Neutral, None, 1, true),
            (None, None) => return None,
        };
        if at.checked_sub(1).is_some_and(|before| {
            self.has(before, Mark::Article) && !self.has(before, Mark::Pronoun) && !self.has(before, Mark::Backward)
        }) {
            return None;
        }
        let after = at + length;
        // "teilte ... mit"
        let particle = match rest {
            Some(rest) => Some((after..self.words.len().min(after + 14)).find(|at| self.words[*at].folded == rest)?),
            None => None,
        };
        let mut start = at;
        while start > 0 && self.has(start - 1, Mark::Auxiliary) {
            start -= 1;
        }
        // "a-t-il déclaré"
        let helped = start.checked_sub(1).filter(|before| {
            self.words[*before].folded.rsplit_once('-').is_some_and(|(helper, pronoun)| {
                helper.starts_with(['a', 'o']) && matches!(pronoun, "il" | "elle" | "ils" | "elles" | "on")
            })
        });
        if pronoun && self.words.get(after).is_some_and(|next| next.find(says).is_some()) {
            return None;
        }
        let start = helped.unwrap_or(start);
        let own = (pronoun || helped.is_some()).then_some(if pronoun { at } else { start });
        if let Some(one) = self.as_told(start, after, class) {
            return Some(one);
        }
        let own_words = own.map(|at| at..at + 1);
        let (source, content) = self.source_and_content(start..after, particle, own_words)?;
        let end = source.end.max(after).max(particle.map_or(0, |particle| particle + 1));
        let mut one = self.attribution(Some(source), start..after, vec![content], class);
        if let Some(own) = own {
            // "explique-t-il": the verb and its speaker in one word.
            let word = &self.words[own];
            let hyphen = word.text.rfind('-').unwrap_or(0);
            one.source = Some(word.range.start + hyphen + 1..word.range.end);
            if own + 1 == after {
                one.cue.end = word.range.start + word.text[..hyphen].trim_end_matches("-t").len();
            }
        }
        Some((one, end))
    }

    /// Who says what, for the verb at `verb`: before it or behind it, with its particle at the end of what is told.
    /// `own` is the speaker within the verb's own word.
    fn source_and_content(
        &self,
        verb: Span,
        particle: Option<usize>,
        own: Option<Span>,
    ) -> Option<(Span, Range<usize>)> {
        let told = self
            .told_before(verb.start, verb.end)
            .filter(|_| particle.is_none() || self.is_quote_before(verb.start) || self.is_clause_before(verb.start));
        let behind = || self.source_behind(verb.end, particle, Tail::Any);
        if let Some(content) = told {
            let source = own.or_else(behind).or_else(|| self.source_before(verb.start));
            return Some((source.or_else(|| self.source_before_quote(&content))?, content));
        }
        let source = own.or_else(|| self.source_before(verb.start)).or_else(behind)?;
        let from = particle.map_or(verb.end, |particle| particle + 1);
        let from = if source.start > verb.start { from.max(source.end) } else { from };
        let content = self.told_in_sentence_before(verb.start).or_else(|| self.told_behind(from))?;
        Some((source, content))
    }

    /// "Wie die Polizei mitteilte, ...", "Comme l'a annoncé la préfecture, ...".
    fn as_told(&self, start: usize, after: usize, class: CueClass) -> Option<(Attribution, usize)> {
        let opens = self.word(0)?.marks(Mark::As).filter(|opens| *opens <= start)?;
        let comma = (after..self.words.len()).find(|at| self.is_sign(*at, &[',']))?;
        let source = self.fits_source(opens..start).or_else(|| self.source_behind(after, Some(comma), Tail::Any))?;
        let content = self.rest(comma + 1)?;
        Some((self.attribution(Some(source), start..after, vec![content], class), comma + 1))
    }

    /// `„…“, so Kröger`.
    fn thus(&self, at: usize) -> Option<(Attribution, usize)> {
        let length = self.word(at)?.marks(Mark::Thus)?;
        let content = self.told_before(at, at + length)?;
        let source = self.source_behind(at + length, None, Tail::Any)?;
        let end = source.end;
        Some((self.attribution(Some(source), at..at + length, vec![content], CueClass::Neutral), end))
    }

    fn attribution(&self, source: Option<Span>, cue: Span, content: Vec<Range<usize>>, class: CueClass) -> Attribution {
        let is_quote = |piece: &Range<usize>| self.quotes.iter().any(|quote| quote.range == *piece);
        let form = if content.iter().all(is_quote) {
            Form::Direct
        } else if content.iter().any(|piece| {
            self.quotes
                .iter()
                .any(|quote| self.is_spoken(quote) && piece.start <= quote.range.start && quote.range.end <= piece.end)
        }) {
            Form::Mixed
        } else {
            Form::Indirect
        };
        let (source, role) = match source.map(|span| self.name_and_role(span, &cue)) {
            Some((name, role)) => (Some(name), role),
            None => (None, None),
        };
        let role = role.map(|span| self.bytes(&span));
        let role = role.filter(|role| !content.iter().any(|piece| piece.start < role.end && role.start < piece.end));
        Attribution {
            role,
            unread: false,
            source: source.map(|span| self.bytes(&span)),
            cue: self.bytes(&cue),
            content,
            class,
            form,
            within: None,
        }
    }

    /// The spoken quotation that ends right before word `at`, but for marks.
    fn quote_before(&self, at: usize) -> Option<&Quotation> {
        let end = self.word(at)?.range.start;
        let near = self.quotes.iter().rev().find(|quote| quote.range.end <= end && self.is_spoken(quote))?;
        let between = &self.text[near.range.end..end];
        between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | '.' | '—' | '–' | '-' | '!' | '?'))
            .then_some(near)
    }

    fn is_quote_before(&self, at: usize) -> bool {
        self.quote_before(at).is_some()
    }

    fn is_clause_before(&self, at: usize) -> bool {
        at > 3 && self.is_sign(at - 1, &[',', '—', '–'])
    }

    /// What was said before the verb at `start`, which its speaker follows: a quotation, or a clause up to the comma.
    fn told_before(&self, start: usize, after: usize) -> Option<Range<usize>> {
        if let Some(quote) = self.quote_before(start) {
            return Some(quote.range.clone());
        }
        if !self.is_clause_before(start) {
            return None;
        }
        let source = self.source_behind(after, None, Tail::Any);
        let own = self.words[start].folded.contains('-') || self.words[after - 1].folded.contains('-');
        let ends = source.as_ref().map_or(after, |source| source.end);
        let done =
            self.word(ends).is_none_or(|word| !word.is_letters() && word.number().is_none() && !word.is_sign(&[':']))
                || self.after_time(ends).is_some()
                || self.has(ends, Mark::Preposition);
        // "X, сказал Y, что": what was said follows.
        let goes_on = (ends..self.words.len().min(ends + 3)).any(|at| self.word(at).and_then(that).is_some());
        let content = self.trimmed(0..start - 1)?;
        let apposition = self.is_apposition(start);
        ((source.is_some() || own) && done && !goes_on && !apposition && content.len() >= 3)
            .then(|| self.bytes(&content))
    }

    /// "Petra Kröger, Bürgermeisterin von Lüneburg, sagte": the words between commas before a verb say who she is.
    fn is_apposition(&self, start: usize) -> bool {
        let commas = self.words[..start].iter().filter(|word| word.is_sign(&[','])).count();
        commas >= 2 && self.first_name(start).is_some()
    }

    /// The name before the first comma of the sentence, where what it opens with may be one.
    fn first_name(&self, start: usize) -> Option<Span> {
        let comma = (0..start).find(|at| self.is_sign(*at, &[',']))?;
        let opening = self.after_opening(0);
        let name = opening..comma;
        let verb = self.words.get(name.clone())?.iter().any(|word| word.has(Mark::Verb) || !word.is_letters());
        let own = self.words.get(opening)?;
        let fits = own.is_capital()
            && !own.has(Mark::Preposition)
            && !own.has(Mark::According)
            && !verb
            && (1..=6).contains(&name.len())
            && (own.has(Mark::Article) || self.words[name.clone()].iter().filter(|word| word.is_capital()).count() > 1);
        fits.then_some(name)
    }

    /// What is said behind the verb: a quotation behind a colon or a few words, a clause behind "that", a colon or a comma.
    fn told_behind(&self, from: usize) -> Option<Range<usize>> {
        let start = self.words.get(from).map_or(self.range.end, |word| word.range.start);
        let quote = self.quotes.iter().find(|quote| quote.range.start >= start && self.is_spoken(quote));
        let reach = self.words.len().min(from + 12);
        for at in from..reach {
            let word = &self.words[at];
            if quote.is_some_and(|quote| quote.range.start <= word.range.start) {
                return quote.map(|quote| quote.range.clone());
            }
            if word.is_sign(&[':']) {
                return match quote
                    .filter(|quote| self.word(at + 1).is_some_and(|next| quote.range.start <= next.range.start))
                {
                    Some(quote) => Some(quote.range.clone()),
                    None => self.rest(at + 1),
                };
            }
            if let Some(length) = that(word) {
                return self.rest(at + length);
            }
            if word.is_sign(&[',']) {
                let that = self.word(at + 1).and_then(that);
                return self.rest(at + 1 + that.unwrap_or(0)).filter(|_| that.is_some() || at <= from + 5);
            }
            if word.is_sign(&[';', '(']) {
                return None;
            }
        }
        None
    }

    /// The rest of the unit, without marks around.
    fn rest(&self, from: usize) -> Option<Range<usize>> {
        let span = self.trimmed(from..self.words.len()).filter(|span| span.len() >= 2)?;
        Some(self.bytes(&span))
    }

    /// "Про це повідомила поліція", "Das teilte die Polizei mit": what the sentence before says.
    fn told_in_sentence_before(&self, verb: usize) -> Option<Range<usize>> {
        let length = self.word(0)?.marks(Mark::Backward)?;
        self.before.clone().filter(|_| length > 1 || verb == 1)
    }

    /// Without marks at the ends.
    fn trimmed(&self, span: Span) -> Option<Span> {
        let Range { mut start, mut end } = span;
        let idle = |at: usize| matches!(self.words[at].kind, Kind::Sign(sign) if !matches!(sign, '%' | '€' | '$' | '£' | '«' | '»' | '„' | '“' | '”' | '"' | '¿' | '?' | '!' | '+' | '-' | '₴' | '₽' | ')'));
        while start < end && idle(start) {
            start += 1;
        }
        while start < end && idle(end - 1) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// The word behind what only opens a sentence: "und", "am Montag", "allerdings".
    fn after_opening(&self, from: usize) -> usize {
        let mut at = from;
        loop {
            if let Some(length) = self.word(at).and_then(|word| word.marks(Mark::Joining)) {
                at += length;
            } else if let Some(next) = self.after_time(at) {
                at = next;
            } else if self.is_sign(at, &[',', '—', '–', '-', '…']) {
                at += 1;
            } else {
                return at;
            }
        }
    }

    /// "Міністерство *фінансів*": a last word that a mark ends, or behind a verb whatever ends a speaker.
    fn is_tail(&self, at: usize, tail: Tail) -> bool {
        let next = at + 1;
        let mark = self.word(next).is_none_or(|word| word.is_sign(&[',', '.', '—', '–', ';']));
        mark || tail == Tail::Any && (self.after_time(next).is_some() || self.has(next, Mark::Preposition))
    }

    /// "der Präsident *des deutschen* Bundes": words that belong to what "of" joins.
    fn joined_before(&self, start: usize, at: usize) -> bool {
        (start..at).rev().take_while(|at| !self.words[*at].is_capital()).any(|at| self.has(at, Mark::Of))
    }

    /// "Nach Angaben der Polizei", "selon l'institut", "за словами мера".
    fn according(&self, at: usize) -> Option<(Attribution, usize)> {
        let length = self.word(at)?.marks(Mark::According)?;
        let source = self.source_behind(at + length, None, Tail::Mark)?;
        let bent = source.len() > 1 && self.has(source.start, Mark::Bent);
        let source = source.start + usize::from(bent)..source.end;
        let left = self.trimmed(0..at).filter(|span| span.len() >= 2);
        // "Selon Sophie Martin, maire de Lyon, la ville ...": who she is, and then what she says.
        let (_, role) = self.name_and_role(source.clone(), &(at..at + length));
        let apposed = role.filter(|role| role.start == source.end + 1 && self.is_sign(role.end, &[',']));
        let told = apposed.map_or(source.end, |role| role.end);
        let comma = self.is_sign(told, &[',']);
        let right = self.trimmed(told..self.words.len()).filter(|span| span.len() >= 2 && (comma || left.is_none()));
        let content: Vec<Range<usize>> = [left, right].into_iter().flatten().map(|span| self.bytes(&span)).collect();
        let end = source.end;
        (!content.is_empty())
            .then(|| (self.attribution(Some(source), at..at + length, content, CueClass::Neutral), end))
    }

    /// "dem Landesamt zufolge".
    fn behind(&self, at: usize) -> Option<(Attribution, usize)> {
        let length = self.word(at)?.marks(Mark::AccordingBehind)?;
        let is_mark = |at: &usize| self.words[*at].is_sign(&[',', ':', ';', '—', '–', '.']);
        let from = (0..at).rev().find(is_mark).map_or(0, |at| at + 1);
        let article =
            (from..at).rev().find(|at| self.has(*at, Mark::Article) && !self.has(at - usize::from(*at > 0), Mark::Of));
        let start = if at - from > 6 { article.unwrap_or(at - 1) } else { from };
        let source = self.fits_source(start + usize::from(self.has(start, Mark::Bent))..at)?;
        let left = self.trimmed(0..start).filter(|span| span.len() >= 2);
        let right = self.trimmed(at + length..self.words.len()).filter(|span| span.len() >= 2);
        let content: Vec<Range<usize>> = [left, right].into_iter().flatten().map(|span| self.bytes(&span)).collect();
        (!content.is_empty())
            .then(|| (self.attribution(Some(source), at..at + length, content, CueClass::Neutral), at + length))
    }

    /// `Petra Kröger: „…“`.
    fn colon(&self, at: usize) -> Option<(Attribution, usize)> {
        let next = self.word(at + 1).filter(|_| self.is_sign(at, &[':']) && (1..=7).contains(&at))?;
        let quote = self.quotes.iter().find(|quote| quote.range.start == next.range.start && self.is_spoken(quote))?;
        let says = |word: &Word| word.find(|sense| matches!(sense, Sense::Says(..)).then_some(())).is_some();
        if self.words[..at].iter().any(says) {
            return None;
        }
        // "Sie forderte:": a verb that no list has.
        let verb = at
            .checked_sub(1)
            .filter(|last| *last > 0 && self.words[*last].is_letters() && !self.words[*last].is_capital());
        let cue = verb.unwrap_or(at)..verb.map_or(at + 1, |verb| verb + 1);
        let source = self.fits_source(0..cue.start).filter(|span| self.words[span.start].is_capital())?;
        Some((self.attribution(Some(source), cue, vec![quote.range.clone()], CueClass::Neutral), at + 1))
    }
}

/// How many words "that" takes here.
fn that(word: &Word) -> Option<usize> {
    word.marks(Mark::That).or_else(|| word.marks(Mark::ThatFinal))
}

fn overlaps(known: &Attribution, (one, _): &(Attribution, usize)) -> bool {
    let inside =
        |piece: &Range<usize>| one.content.iter().any(|other| piece.start < other.end && other.start < piece.end);
    known.content.iter().any(inside)
}
