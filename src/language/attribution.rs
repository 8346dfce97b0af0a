//! Who says what: sources, reporting words and what they report, nested where one report holds another.

mod content;
mod lexicon;
mod marks;
mod nominal;
mod phrase;
mod quotation;
mod reading;
mod source;
mod token;
mod verb;

use std::ops::Range;

use crate::domain::{CueClass, Form};
pub(super) use quotation::Quotation;
use quotation::quotations;
use reading::{Reading, SPOKEN_WORDS, Sentence};
use token::{Class, Kind, Token, tokens};

/// Somebody says something. All ranges are bytes of the text, on char boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// As the text names it, without appositions; a pronoun stays a pronoun. `None`: the text names nobody ("reportedly").
    pub source: Option<Range<usize>>,
    /// What stands beside the source and says who it is: "Anna Berg, | a spokeswoman for the bank |".
    pub role: Option<Range<usize>>,
    /// Somebody says it, and nothing that stands where the source would can be read as anybody.
    pub unread: bool,
    /// The words of saying: "said", "according to"; or the mark that does for them, such as the colon of a transcript.
    pub cue: Range<usize>,
    /// In order, without overlap; quotations with their marks. Never empty.
    pub content: Vec<Range<usize>>,
    /// What the cue does to the report: keeps a distance, vouches, denies.
    pub class: CueClass,
    /// How the content is given: quoted, in other words, or both.
    pub form: Form,
    /// The attribution whose content holds this one: "the Kremlin said the ministry had denied ...".
    pub within: Option<usize>,
}

/// Longest sentence that is read as one, in tokens. Nobody writes longer ones; the bound keeps the reading linear on any text.
const LONGEST: usize = 250;

/// The attributions of a text, in the order of their cues. `sentences` are its sentences in order, as byte ranges.
pub fn attributions(text: &str, sentences: &[Range<usize>]) -> Vec<Attribution> {
    let quotations = quotations(text);
    let mut reader = Reader {
        text,
        quotations: &quotations,
        found: Vec::new(),
        owner: vec![None; quotations.len()],
        last: None,
        announced: None,
        unnamed: Vec::new(),
    };
    for unit in whole_quotations(text, sentences, &quotations) {
        reader.unit(unit);
    }
    reader.unnamed_quotations();
    reader.inside_quotations(sentences);
    in_order(reader.found)
}

struct Reader<'a> {
    text: &'a str,
    quotations: &'a [Quotation],
    found: Vec<Attribution>,
    /// For each quotation, the attribution that it is content of.
    owner: Vec<Option<usize>>,
    /// The last attribution with a speaker, and where its sentence ended.
    last: Option<(usize, usize)>,
    /// "Petrov said in a statement:", which waits for the sentence that follows.
    announced: Option<Attribution>,
    /// Quotations with nobody beside them, and who spoke before each.
    unnamed: Vec<(usize, usize)>,
}

/// Sentences, with those joined that a quotation runs through: it is read as one word of the sentence that reports it. So
/// is one that ends a sentence by its own mark: `"Will it hold?" Anna Reyes asked.`
pub(super) fn whole_quotations(text: &str, sentences: &[Range<usize>], quotations: &[Quotation]) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut quotations = quotations.iter().peekable();
    for sentence in sentences {
        let mut ended = None;
        while let Some(quotation) = quotations.next_if(|q| q.range.end <= sentence.start) {
            ended = Some(quotation);
        }
        match (units.last_mut(), quotations.peek()) {
            (Some(unit), None) if ended.is_some_and(|q| asked_by(text, q, unit, sentence)) => unit.end = sentence.end,
            (Some(unit), Some(q))
                if q.range.start >= sentence.end && ended.is_some_and(|q| asked_by(text, q, unit, sentence)) =>
            {
                unit.end = sentence.end
            }
            (Some(unit), Some(q)) if q.range.start < unit.end && q.range.end > sentence.start => {
                unit.end = sentence.end
            }
            _ => units.push(sentence.clone()),
        }
    }
    units
}

/// `"...?" Anna Reyes asked on Friday.`: the sentence behind a quotation does nothing but say who spoke.
fn asked_by(text: &str, quotation: &Quotation, unit: &Range<usize>, sentence: &Range<usize>) -> bool {
    let ends = quotation.range.end == unit.end
        && quotation.words >= SPOKEN_WORDS
        && text[quotation.inner.clone()].ends_with(['?', '!', '.', '…', '-', '—'])
        && text.get(unit.end..sentence.start).is_some_and(|between| !between.contains('\n'))
        && sentence.len() <= 300;
    ends && Sentence { tokens: &tokens(text, sentence.clone(), &[], 0), quoted: &|_| 0 }.only_says()
}

impl Reader<'_> {
    fn unit(&mut self, unit: Range<usize>) {
        let first = self.quotations.partition_point(|q| q.range.start < unit.start);
        let until = self.quotations.partition_point(|q| q.range.start < unit.end);
        let all = tokens(self.text, unit.clone(), &self.quotations[first..until], first);
        let before = self.found.len();
        let announced = self.announced.take();
        let inside = announced.is_some();
        if let Some(announced) = announced {
            self.owner[first..until].fill(Some(before));
            self.found.push(Attribution { content: vec![unit.clone()], ..announced });
        }
        for part in all.chunks(LONGEST) {
            self.sentence(part, first..until);
        }
        if inside {
            self.put_within(before + 1, before);
        }
        // "But “the wall will hold.”" is a quotation of its own, too.
        let quoted = all.iter().skip_while(|token| {
            matches!(token.kind, Kind::Comma | Kind::Word(Class::And | Class::But | Class::Adverb))
        });
        let alone = !all.is_empty()
            && quoted.clone().count() > 0
            && quoted.clone().all(|token| matches!(token.kind, Kind::Quote(_)));
        if alone {
            self.continued(unit.clone(), first..until);
        }
        // After `"...," said Novak, citing a survey` it is Novak who goes on, not the survey.
        let quoted = (first..until).rev().find_map(|number| self.owner[number]);
        let speaker = quoted.or_else(|| (before..self.found.len()).rev().find(|i| self.found[*i].within.is_none()));
        let speaker = speaker.filter(|i| self.found[*i].source.is_some());
        self.last = match (speaker, self.last) {
            (Some(speaker), _) => Some((speaker, unit.end)),
            (None, Some((speaker, _))) if alone => Some((speaker, unit.end)),
            (None, last) => last,
        };
    }

    fn sentence(&mut self, tokens: &[Token], quotations: Range<usize>) {
        let words = |number: usize| self.quotations[number].words;
        let sentence = Sentence { tokens, quoted: &words };
        let readings = sentence.read();
        let first = self.found.len();
        for reading in &readings {
            let attribution = self.attribution(&sentence, reading);
            if attribution.content.is_empty() {
                self.announced = Some(attribution);
                continue;
            }
            for number in quotations.clone() {
                let quoted = &self.quotations[number].range;
                if attribution.content.iter().any(|piece| piece.start <= quoted.start && quoted.end <= piece.end) {
                    self.owner[number].get_or_insert(self.found.len());
                }
            }
            self.found.push(attribution);
        }
        for inner in first..self.found.len() {
            self.found[inner].within = (first..self.found.len())
                .filter(|outer| *outer != inner && holds(&self.found[*outer], &self.found[inner]))
                .min_by_key(|outer| length(&self.found[*outer]));
        }
    }

    /// Those from `first` on that stand in no other report stand in `outer`.
    fn put_within(&mut self, first: usize, outer: usize) {
        for found in &mut self.found[first..] {
            found.within = found.within.or(Some(outer));
        }
    }

    fn attribution(&self, sentence: &Sentence, reading: &Reading) -> Attribution {
        let tokens = sentence.tokens;
        let bytes = |span: (usize, usize)| tokens[span.0].range.start..tokens[span.1 - 1].range.end;
        let content = joined(reading.content.iter().map(|span| bytes(*span)).collect());
        let voice = reading.source.and_then(|(start, end)| {
            let head = tokens[start..end].iter().take_while(|t| !t.is(Class::Preposition));
            head.filter_map(|token| token.entry?.voice).last()
        });
        let form = voice.unwrap_or_else(|| spoken_form(tokens, &reading.content));
        let source = reading.source.map(bytes).map(|range| without_genitive(self.text, range));
        let role = reading.source.and_then(|source| sentence.role(source, &reading.content)).map(bytes);
        Attribution {
            source,
            role,
            unread: reading.unread,
            cue: bytes(reading.cue),
            content,
            class: reading.class,
            form,
            within: None,
        }
    }

    /// A quotation that is a sentence of its own belongs to whoever spoke just before.
    fn continued(&mut self, unit: Range<usize>, numbers: Range<usize>) {
        let Some((speaker, end)) = self.last else { return };
        if self.text.get(end..unit.start).is_some_and(|between| between.trim().is_empty()) {
            let silent = numbers
                .filter(|number| self.owner[*number].is_none() && self.quotations[*number].words >= SPOKEN_WORDS);
            self.unnamed.extend(silent.map(|number| (number, speaker)));
        }
    }

    fn own(&mut self, number: usize, attribution: usize) {
        self.owner[number] = Some(attribution);
        let content = &mut self.found[attribution].content;
        content.push(self.quotations[number].range.clone());
        *content = joined(std::mem::take(content));
    }

    /// The paragraphs of one long quotation have one speaker: whoever is named after its last, or else spoke before its first.
    fn unnamed_quotations(&mut self) {
        for number in (1..self.quotations.len()).rev() {
            if let (true, None, Some(owner)) =
                (self.quotations[number].goes_on, self.owner[number - 1], self.owner[number])
            {
                self.own(number - 1, owner);
            }
        }
        for (number, speaker) in std::mem::take(&mut self.unnamed) {
            if self.owner[number].is_none() {
                self.own(number, speaker);
            }
        }
        for number in 1..self.quotations.len() {
            if let (true, Some(owner), None) =
                (self.quotations[number].goes_on, self.owner[number - 1], self.owner[number])
            {
                self.own(number, owner);
            }
        }
    }

    /// Voices inside a quotation: `"The ministry told us that ...," Petrov said`.
    fn inside_quotations(&mut self, sentences: &[Range<usize>]) {
        let mut sentence = 0;
        for number in 0..self.quotations.len() {
            let inner = self.quotations[number].inner.clone();
            let Some(owner) = self.owner[number] else { continue };
            while sentences.get(sentence).is_some_and(|s| s.end <= inner.start) {
                sentence += 1;
            }
            for part in sentences[sentence..].iter().take_while(|s| s.start < inner.end) {
                let range = part.start.max(inner.start)..part.end.min(inner.end);
                let tokens = tokens(self.text, range, &[], 0);
                for part in tokens.chunks(LONGEST) {
                    let first = self.found.len();
                    self.sentence(part, 0..0);
                    self.put_within(first, owner);
                }
            }
        }
    }
}

/// Does the content of `outer` hold the cue of `inner`? Only a longer content does, so that nesting cannot go round in a circle.
fn holds(outer: &Attribution, inner: &Attribution) -> bool {
    outer.content.iter().any(|piece| piece.contains(&inner.cue.start)) && length(outer) > length(inner)
}

fn length(attribution: &Attribution) -> usize {
    attribution.content.iter().map(Range::len).sum()
}

/// In order, with those that overlap made one.
fn joined(mut pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
    pieces.sort_by_key(|piece| piece.start);
    pieces.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
    pieces
}

fn spoken_form(tokens: &[Token], content: &[(usize, usize)]) -> Form {
    let has = |wanted: fn(Kind) -> bool| {
        content.iter().flat_map(|(start, end)| &tokens[*start..*end]).any(|token| wanted(token.kind))
    };
    match (has(|kind| matches!(kind, Kind::Quote(_))), has(|kind| matches!(kind, Kind::Word(_)))) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        (false, _) => Form::Indirect,
    }
}

fn without_genitive(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let bare =
        words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words).trim_end_matches(['\'', '’']);
    range.start..range.start + bare.len()
}

/// By cue, with the numbers in `within` following.
fn in_order(found: Vec<Attribution>) -> Vec<Attribution> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|i| (found[*i].cue.start, found[*i].cue.end));
    let mut place = vec![0; found.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut sorted: Vec<Attribution> = order.into_iter().map(|i| found[i].clone()).collect();
    for attribution in &mut sorted {
        attribution.within = attribution.within.map(|i| place[i]);
    }
    sorted
}

#[cfg(test)]
mod tests;
