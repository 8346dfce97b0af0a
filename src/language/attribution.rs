//! Who says what: sources, reporting words and what they report, nested where one report holds another.

mod content;
mod lexicon;
mod marks;
mod nominal;
mod phrase;
mod quotation;
mod reading;
mod token;
mod verb;

use std::ops::Range;

use crate::domain::{CueClass, Form};
use quotation::{Quotation, quotations};
use reading::{Reading, SPOKEN_WORDS, Sentence};
use token::{Class, Kind, Token, tokens};

/// Somebody says something. All ranges are bytes of the text, on char boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// As the text names it, without appositions; a pronoun stays a pronoun. `None`: the text names nobody ("reportedly").
    pub source: Option<Range<usize>>,
    pub cue: Range<usize>,
    /// In order, without overlap; quotations with their marks. Never empty.
    pub content: Vec<Range<usize>>,
    pub class: CueClass,
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
    for unit in whole_quotations(sentences, &quotations) {
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

/// Sentences, with those joined that a quotation runs through: it is read as one word of the sentence that reports it.
fn whole_quotations(sentences: &[Range<usize>], quotations: &[Quotation]) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut quotations = quotations.iter().peekable();
    for sentence in sentences {
        while quotations.next_if(|q| q.range.end <= sentence.start).is_some() {}
        match (units.last_mut(), quotations.peek()) {
            (Some(unit), Some(q)) if q.range.start < unit.end && q.range.end > sentence.start => {
                unit.end = sentence.end
            }
            _ => units.push(sentence.clone()),
        }
    }
    units
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
        let alone = !all.is_empty() && all.iter().all(|token| matches!(token.kind, Kind::Quote(_)));
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
        let readings = Sentence { tokens, quoted: &words }.read();
        let first = self.found.len();
        for reading in &readings {
            let attribution = self.attribution(tokens, reading);
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

    fn attribution(&self, tokens: &[Token], reading: &Reading) -> Attribution {
        let bytes = |span: (usize, usize)| tokens[span.0].range.start..tokens[span.1 - 1].range.end;
        let content = joined(reading.content.iter().map(|span| bytes(*span)).collect());
        let voice = reading.source.and_then(|(start, end)| {
            let head = tokens[start..end].iter().take_while(|t| !t.is(Class::Preposition));
            head.filter_map(|token| token.entry?.voice).last()
        });
        let form = voice.unwrap_or_else(|| spoken_form(tokens, &reading.content));
        let source = reading.source.map(bytes).map(|range| without_genitive(self.text, range));
        Attribution { source, cue: bytes(reading.cue), content, class: reading.class, form, within: None }
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
mod tests {
    use super::*;
    use crate::language::sentence::sentences;

    /// Source, cue and content of each attribution; `-` for nobody.
    fn told(text: &str) -> Vec<(String, String, String)> {
        let words = |range: &Range<usize>| text[range.clone()].to_owned();
        let line = |found: Attribution| {
            let content: Vec<_> = found.content.iter().map(words).collect();
            (found.source.as_ref().map_or("-".to_owned(), words), words(&found.cue), content.join(" / "))
        };
        attributions(text, &sentences(text)).into_iter().map(line).collect()
    }

    fn one(text: &str) -> Attribution {
        let found = attributions(text, &sentences(text));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].clone()
    }

    #[track_caller]
    fn tells(text: &str, source: &str, cue: &str, content: &str) {
        assert_eq!(told(text), [(source.to_owned(), cue.to_owned(), content.to_owned())]);
    }

    #[test]
    fn indirect_speech_follows_its_verb() {
        tells("The ministry said that the dam was safe.", "The ministry", "said", "that the dam was safe");
        tells("Novak said the dam was safe.", "Novak", "said", "the dam was safe");
        tells("Novak told reporters on Monday that the dam was safe.", "Novak", "told", "that the dam was safe");
        tells("Novak said the week before that the dam was safe.", "Novak", "said", "that the dam was safe");
    }

    #[test]
    fn indirect_speech_precedes_its_verb_or_surrounds_it() {
        tells("The dam was safe, Novak said on Monday.", "Novak", "said", "The dam was safe");
        tells("The dam, critics say, is too old.", "critics", "say", "The dam / is too old");
        tells("On Monday, she said the dam was safe.", "she", "said", "the dam was safe");
        tells("As the Herald reported, the dam was safe.", "the Herald", "reported", "the dam was safe");
    }

    #[test]
    fn quotations_are_read_with_straight_and_curly_marks() {
        tells("\"The dam is safe,\" said Anna Novak.", "Anna Novak", "said", "\"The dam is safe,\"");
        tells("“The dam is safe,” Novak said.", "Novak", "said", "“The dam is safe,”");
        tells("Novak: 'The dam is quite safe.'", "Novak", ":", "'The dam is quite safe.'");
        tells("Novak said: “The dam is safe. It will hold.”", "Novak", "said", "“The dam is safe. It will hold.”");
    }

    #[test]
    fn a_quotation_of_its_own_goes_to_the_speaker_before() {
        tells(
            "\"We must wait,\" Novak said. \"The dam will hold.\"",
            "Novak",
            "said",
            "\"We must wait,\" / \"The dam will hold.\"",
        );
    }

    #[test]
    fn the_speaker_of_several_paragraphs_is_named_after_the_last() {
        let text = "Kovac said it rained.\n\n\"The dam is old.\n\n\"It will hold,\" said Novak.";
        assert_eq!(told(text)[1], ("Novak".into(), "said".into(), "\"The dam is old. / \"It will hold,\"".into()));
    }

    #[test]
    fn a_statement_may_follow_as_a_paragraph() {
        tells("In a statement the bank said:\n\nNobody lost money.", "the bank", "said", "Nobody lost money.");
    }

    #[test]
    fn an_apposition_and_a_relative_clause_are_not_the_source() {
        tells("Novak, the mayor of Brno, said the dam was safe.", "Novak", "said", "the dam was safe");
        tells("Officials who attended the meeting said the dam was safe.", "Officials", "said", "the dam was safe");
    }

    #[test]
    fn according_to_names_its_source_on_either_side() {
        tells("According to the ministry, the dam is safe.", "the ministry", "According to", "the dam is safe");
        tells(
            "The dam is safe, according to a report by the ministry.",
            "a report by the ministry",
            "according to",
            "The dam is safe",
        );
    }

    #[test]
    fn nouns_report_too() {
        tells("The court weighed Novak's claim that the dam was safe.", "Novak", "claim", "that the dam was safe");
    }

    #[test]
    fn a_passive_or_an_adverb_names_nobody() {
        tells("It is believed that the dam is safe.", "-", "believed", "that the dam is safe");
        tells("The dam is said to be safe.", "-", "said", "The dam / to be safe");
        tells("The dam reportedly broke.", "-", "reportedly", "The dam / broke");
    }

    #[test]
    fn what_may_be_said_was_not_said() {
        assert!(told("Novak could say that the dam was safe.").is_empty());
        assert!(told("It is safe to say that the dam is old.").is_empty());
    }

    #[test]
    fn the_form_tells_how_the_words_are_given() {
        for (text, form) in [
            ("\"The dam is safe,\" Novak said.", Form::Direct),
            ("Novak said the dam was \"perfectly safe\".", Form::Mixed),
            ("Novak said the dam was safe.", Form::Indirect),
            ("The draft says the dam is safe.", Form::Document),
            ("Its footage showed water near the dam.", Form::Media),
        ] {
            assert_eq!(one(text).form, form, "{text}");
        }
    }

    #[test]
    fn the_class_comes_from_the_cue_and_a_negation_denies() {
        for (text, class) in [
            ("Novak claimed that the dam was safe.", CueClass::Distancing),
            ("Novak confirmed that the dam was safe.", CueClass::Endorsing),
            ("Novak denied that the dam was safe.", CueClass::Denial),
            ("Novak did not say that the dam was safe.", CueClass::Denial),
            ("No official said that the dam was safe.", CueClass::Denial),
            ("Novak promised to repair the dam.", CueClass::Commissive),
            ("Novak believes the dam is safe.", CueClass::Mental),
        ] {
            assert_eq!(one(text).class, class, "{text}");
        }
    }

    #[test]
    fn voices_are_nested_in_reports_and_in_quotations() {
        for text in [
            "The Kremlin said the ministry had denied that troops moved.",
            "\"The ministry denied that troops had moved,\" Novak said.",
        ] {
            let found = attributions(text, &sentences(text));
            let inner = found.iter().find(|found| found.class == CueClass::Denial).unwrap();
            let outer = &found[inner.within.unwrap()];
            assert_eq!((&text[outer.cue.clone()], outer.within), ("said", None));
        }
    }

    #[test]
    fn a_long_text_without_sentences_is_survived() {
        for piece in ["said, ", "\"he said ", "who said and ", "a, the ", "(", "according to X, "] {
            let text = piece.repeat(20_000);
            attributions(&text, std::slice::from_ref(&(0..text.len())));
        }
    }

    proptest::proptest! {
        #[test]
        fn ranges_lie_on_char_boundaries_and_nesting_is_sound(
            text in "(said |“|” |\"|'|, |Novak |who |that |according to |its claim |: |\n\n|\\. |É|the dam |not |was |\\PC){0,60}"
        ) {
            let found = attributions(&text, &sentences(&text));
            for (at, one) in found.iter().enumerate() {
                let ranges = one.source.iter().chain([&one.cue]).chain(&one.content);
                proptest::prop_assert!(ranges.into_iter().all(|range| !range.is_empty() && text.get(range.clone()).is_some()));
                proptest::prop_assert!(one.content.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", one);
                proptest::prop_assert!(!one.content.is_empty() && one.within != Some(at));
                let outermost = (0..found.len()).try_fold(at, |inner, _| found[inner].within);
                proptest::prop_assert!(outermost.is_none(), "nested in a circle: {:?}", found);
            }
        }
    }
}
