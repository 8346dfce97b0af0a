//! Reporting verbs: is this one, who is its subject, active or passive, and what does it report.

use super::lexicon::{Frames, Tense};
use super::phrase::{Span, Subject, finite_verb, phrase_after, phrase_before, sentence_subject, subject_before};
use super::reading::{Reading, Sentence};
use super::token::{Class, Kind, Token};
use crate::domain::CueClass;

/// A verb that may report, with the auxiliaries and adverbs before it.
struct Verb {
    at: usize,
    /// The token after it, particles included.
    after: usize,
    tense: Tense,
    frames: Frames,
    class: CueClass,
    /// The first of its auxiliaries and adverbs.
    start: usize,
    /// With a form of "be": "is said", "is saying".
    be: bool,
    /// With a form of "have".
    perfect: bool,
    /// With "did", "will" and the like.
    helped: bool,
    /// "may say", "should say": nothing was said. "Could not say" is told of somebody who was asked.
    possible: bool,
    infinitive: bool,
    negated: Option<usize>,
}

impl Verb {
    /// Without any word before it.
    fn alone(at: usize, after: usize, tense: Tense, frames: Frames, class: CueClass) -> Self {
        Self {
            at,
            after,
            tense,
            frames,
            class,
            start: at,
            be: false,
            perfect: false,
            helped: false,
            possible: false,
            infinitive: false,
            negated: None,
        }
    }

    fn participle(&self) -> bool {
        matches!(self.tense, Tense::Participle | Tense::PastOrParticiple)
    }

    fn passive(&self) -> bool {
        self.be && self.participle()
    }

    /// A negated report is the denial of it: "did not say".
    fn reading(&self, source: Option<Span>, content: Vec<Span>) -> Reading {
        let class = if self.negated.is_some() { CueClass::Denial } else { self.class };
        Reading { source, cue: (self.negated.unwrap_or(self.at), self.after), content, class, unread: false }
    }
}

impl Sentence<'_> {
    pub fn verb(
        &self,
        at: usize,
        after: usize,
        tense: Tense,
        frames: Frames,
        class: CueClass,
        earlier: &[Reading],
    ) -> Option<Reading> {
        // "Went on to say": the second verb is the one that reports.
        if self.is_one_of(at, &["go", "goes", "went", "going"]) && self.is_one_of(after, &["on"]) {
            return None;
        }
        let mut verb = self.with_auxiliaries(at, after, tense, frames, class);
        if !self.is_verb(&verb) || self.is_reduced(&verb) {
            return None;
        }
        let opens = verb.start == 0 || self.is_one_of(verb.start - 1, &["when"]);
        let by = self.is_one_of(after, &["by"]) && !self.tokens.get(after + 1).is_some_and(|t| t.text.ends_with("ing"));
        let proposed = by && (frames.any(Frames::OBJECT) || !frames.any(Frames::CLAUSE));
        if verb.passive()
            || verb.participle() && (opens && self.asks(self.after_tail(after, Frames::CLAUSE)) || proposed)
        {
            return self.passive(&verb);
        }
        if tense == Tense::Participle && !verb.perfect {
            return None;
        }
        if class == CueClass::Inference && frames.any(Frames::TO) {
            return self.appearance(&verb);
        }
        if let Some(reading) = self.opening(&verb).or_else(|| self.inverted(&verb)) {
            return Some(reading);
        }
        let (source, shared) = self.source(&verb, earlier)?;
        if self.is_one_of(source.0, &["no", "neither", "nobody", "none"]) {
            verb.negated = Some(at);
        }
        verb.frames = self.frames_with(source, frames);
        let content = self.content(&verb, source, shared, earlier);
        let said = !content.is_empty() || self.announces(&verb);
        (said && !self.names(&verb, source, &content)).then(|| verb.reading(Some(source), content))
    }

    /// What the source tells with the verb: behind it, before it, or on both sides.
    fn content(&self, verb: &Verb, source: Span, shared: bool, earlier: &[Reading]) -> Vec<Span> {
        let (at, after) = (verb.at, verb.after);
        let mut content = self.content_after(after, verb.frames);
        if source.0 > at {
            for span in &mut content {
                span.1 = span.1.min(source.0 - 1).max(span.0);
            }
            content.retain(|span| span.0 < span.1 && span.1 <= source.0);
        }
        // "Y, a spokeswoman for the bank, Anna Berg, said": what she is belongs to who says it.
        let opens = self.role_before(source.0, source.1).map_or(source.0, |role| role.0);
        let edge = if source.1 <= at { opens } else { verb.start };
        let before = content.is_empty() || edge > 0 && (self.spoken(edge - 1) || self.breaks_off(edge - 1));
        if before && !shared && verb.frames.any(Frames::CLAUSE | Frames::QUOTE) {
            content.extend(self.around(edge, after, verb.frames, earlier));
            content.extend(self.as_reported(edge, after));
        }
        content.sort_unstable();
        content.dedup();
        let bare = |span: &Span| {
            let open = self.is(span.0, Class::That)
                || self.is(span.0, Class::Question)
                || self.is(span.0, Class::Subordinator);
            span.0 >= after && !open && !(span.0..span.1).any(|at| self.is_quote(at)) && !self.has_verb(*span)
        };
        let needs = verb.frames.any(Frames::CLAUSE)
            && !verb.frames.any(Frames::OBJECT | Frames::TO | Frames::PERSON | Frames::JUDGEMENT);
        if needs && !self.is_one_of(at, &["say", "says", "said", "saying"]) {
            content.retain(|span| !bare(span));
        }
        content
    }

    /// "“It was,” Vega said, “the worst day”": a quotation that ends in a comma.
    fn breaks_off(&self, at: usize) -> bool {
        self.is_quote(at) && self.tokens[at].text.trim_end_matches(['"', '”', '’', '\'', '“']).ends_with(',')
    }

    fn with_auxiliaries(&self, at: usize, after: usize, tense: Tense, frames: Frames, class: CueClass) -> Verb {
        let mut verb = Verb::alone(at, after, tense, frames, class);
        while let Some(before) = verb.start.checked_sub(1) {
            let token = &self.tokens[before];
            match token.kind {
                Kind::Word(Class::Be) => verb.be = true,
                Kind::Word(Class::Auxiliary) => {
                    let has = ["has", "have", "had", "having"]
                        .iter()
                        .any(|word| token.text.to_ascii_lowercase().starts_with(word));
                    verb.perfect |= has;
                    verb.helped |= !has;
                    let refuses = verb.negated.is_some() && self.is_one_of(before, &["can", "could"]);
                    verb.possible |= !refuses
                        && self.is_one_of(before, &["can", "could", "may", "might", "must", "should", "shall"]);
                }
                Kind::Word(Class::To) if verb.start == at && tense == Tense::Base => {
                    verb.infinitive = true;
                    return verb;
                }
                Kind::Word(Class::Not | Class::Adverb) => {}
                // "The mayor and her deputy both denied", "have all denied"
                Kind::Word(Class::Determiner)
                    if before > 0
                        && self.is_one_of(before, &["both", "each", "all"])
                        && (self.tokens[before - 1].nominal()
                            || matches!(
                                self.kind(before - 1),
                                Some(Kind::Word(Class::Auxiliary) | Kind::Comma | Kind::Close)
                            )) => {}
                // "Petrov on Tuesday said"
                Kind::Word(Class::Time) if before > 0 && !self.is(before - 1, Class::Determiner) => {
                    if self.is_one_of(before - 1, &["on", "in"]) {
                        verb.start -= 1;
                    }
                }
                _ => break,
            }
            if token.negates() {
                verb.negated = Some(before);
            }
            verb.start -= 1;
        }
        // The cue is "did not say", not "not say".
        let helper = |not: &usize| {
            *not > verb.start && matches!(self.kind(not - 1), Some(Kind::Word(Class::Auxiliary | Class::Be)))
        };
        verb.negated = verb.negated.map(|not| if helper(&not) { not - 1 } else { not });
        verb
    }

    /// Many reporting verbs are nouns too: "reports", "claims", "plans". The words around them decide.
    fn is_verb(&self, verb: &Verb) -> bool {
        if verb.possible || verb.infinitive && !self.goes_on_to(verb) {
            return false;
        }
        let Some(before) = verb.start.checked_sub(1).map(|i| &self.tokens[i]) else {
            return verb.tense != Tense::Base;
        };
        let counts = matches!(before.kind, Kind::Word(Class::Number | Class::Determiner));
        match verb.tense {
            Tense::Past | Tense::Participle => true,
            Tense::PastOrParticiple if counts => {
                // "Another tweeted, “...”"
                let quoted =
                    matches!(self.kind(verb.after), Some(Kind::Comma | Kind::Colon)) && self.is_quote(verb.after + 1);
                !opens_noun(before) && (self.starts_content(verb.after) || quoted)
            }
            Tense::PastOrParticiple => verb.start < verb.at || !opens_noun(before),
            Tense::Ing => verb.be || !opens_noun(before),
            Tense::Third | Tense::Base if verb.helped || verb.infinitive => verb.tense == Tense::Base,
            Tense::Third | Tense::Base => self.is_present(verb, before, counts),
        }
    }

    /// "Two people briefed on the talks said", "documents seen by Reuters show": the participle says who, another verb reports.
    fn is_reduced(&self, verb: &Verb) -> bool {
        let noun = verb.start.checked_sub(1).is_some_and(|i| self.tokens[i].nominal());
        let linked = self.is(verb.after, Class::Preposition);
        if verb.be || verb.perfect || verb.helped || !verb.participle() || !noun || !linked {
            return false;
        }
        let near = (verb.after + 1..self.tokens.len().min(verb.after + 10)).take_while(|at| {
            !self.is_mark(*at)
                && !matches!(self.kind(*at), Some(Kind::Word(Class::That | Class::Relative | Class::Subordinator)))
        });
        // "Said after the attacks": a noun behind its article reports nothing.
        let noun = |at: usize| {
            let homograph = self.tokens[at].entry.is_some_and(|entry| entry.noun);
            homograph && matches!(self.kind(at - 1), Some(Kind::Word(Class::Determiner | Class::Possessive)))
        };
        near.into_iter()
            .any(|at| self.reports(at, false) && !noun(at) || self.says_now(at) && self.starts_content(at + 1))
    }

    /// "say", "show", where a subject stands before it: not after "to" or "will".
    pub fn says_now(&self, at: usize) -> bool {
        let base = |cue: &super::lexicon::Cue| matches!(cue.part, super::lexicon::Part::Verb(Tense::Base, frames) if frames.any(Frames::CLAUSE | Frames::QUOTE | Frames::THAT));
        let before = at.checked_sub(1).is_some_and(|i| self.tokens[i].nominal());
        before
            && self
                .tokens
                .get(at)
                .and_then(|token| token.entry)
                .is_some_and(|entry| !entry.noun && entry.cues.iter().any(base))
    }

    fn is_present(&self, verb: &Verb, before: &Token, counts: bool) -> bool {
        // "rose 5 basis points to 3.9%"
        if ["basis", "percentage"].iter().any(|unit| before.is_word(unit)) {
            return false;
        }
        let noun = self.tokens[verb.at].entry.is_some_and(|entry| entry.noun);
        if noun && self.tokens[verb.at].text.starts_with(char::is_uppercase) {
            return false;
        }
        let counted = || {
            let end = self.stop(verb.after, false);
            self.is(verb.after, Class::Number) && self.has_verb((verb.after, end))
        };
        let fits = !noun || self.starts_content(verb.after) || counted();
        match before.kind {
            Kind::Word(Class::Pronoun | Class::Relative | Class::That) => true,
            Kind::Word(_) if counts => {
                verb.tense == Tense::Base && !opens_noun(before) && self.starts_content(verb.after)
            }
            Kind::Word(Class::Name | Class::Other) => {
                let plural = before.text.ends_with('s')
                    || ["people", "men", "women", "police", "media", "data"].contains(&before.text);
                let joined = verb.start > 1 && self.is(verb.start - 2, Class::And);
                // "those surveyed say they": a form that is no noun, with a clause behind it.
                let tells = !noun && self.starts_content(verb.after);
                fits && !before.possessive() && (verb.tense == Tense::Third || plural || joined || tells)
            }
            Kind::Dash => fits && !noun && self.starts_content(verb.after),
            Kind::Comma | Kind::Quote(_) | Kind::Close | Kind::Word(Class::And | Class::But) => fits,
            _ => false,
        }
    }

    /// "went on to say", "continued to insist": infinitives that report. Others do not: "it is safe to say".
    fn goes_on_to(&self, verb: &Verb) -> bool {
        let links = ["on", "continue", "continues", "continued", "continuing", "used", "proceeded"];
        verb.at.checked_sub(2).is_some_and(|link| self.is_one_of(link, &links))
    }

    /// "A report paid for by the union and written by Meridian": the participles are of the noun that the sentence opens
    /// with.
    fn with_noun(&self, span: Span) -> Span {
        let participle = self.tokens[span.0].text.ends_with("ed") || self.tokens[span.0].text.ends_with("en");
        let described = participle && (span.0 + 1..span.0 + 3).any(|at| self.is_one_of(at, &["by"]));
        let joined = span.0 > 1 && self.is(span.0 - 1, Class::And) && self.is(0, Class::Determiner);
        let whole = described && joined && !(0..span.0).any(|at| self.kind(at) == Some(Kind::Comma));
        if whole { (0, span.1) } else { span }
    }

    /// An -ing form with nothing before it but what a clause of its own opens with.
    fn heads_sentence(&self, verb: &Verb) -> bool {
        let opens = |at: usize| match self.kind(at) {
            Some(Kind::Word(class)) => matches!(
                class,
                Class::Preposition | Class::Subordinator | Class::But | Class::To | Class::Adverb | Class::Other
            ),
            _ => false,
        };
        verb.tense == Tense::Ing
            && !verb.be
            && verb.start <= 3
            && (0..verb.start).all(opens)
            && (verb.start == 0 || !self.tokens[verb.start - 1].is(Class::Other))
    }

    /// The subject, and whether it is shared with a verb further left.
    fn source(&self, verb: &Verb, earlier: &[Reading]) -> Option<(Span, bool)> {
        let own_subject =
            || verb.start > 0 && self.tokens[verb.start - 1].nominal() && !finite_verb(&self.tokens[verb.start - 1]);
        // "Novak continued to insist", "she went on to say": the subject stands before the verb that governs the infinitive.
        if verb.infinitive {
            let link = verb.at.saturating_sub(2);
            let governs = if self.is_one_of(link, &["on"]) { link.saturating_sub(1) } else { link };
            let governs = if governs > 0 && self.is(governs - 1, Class::Adverb) { governs - 1 } else { governs };
            if let Subject::Phrase(span) = subject_before(self.tokens, governs) {
                return Some((span, false));
            }
        }
        // "State media quoted Vega as saying": it is he who says it.
        if verb.tense == Tense::Ing && verb.start > 1 && self.is_one_of(verb.start - 1, &["as"]) {
            let whom = phrase_before(self.tokens, verb.start - 1)
                .filter(|span| span.0 > 0 && self.is_one_of(span.0 - 1, &["quoted", "cited", "quotes", "quoting"]));
            if let Some(whom) = whom {
                return Some((whom, false));
            }
        }
        let subject = if verb.infinitive || verb.tense == Tense::Ing && !verb.be && !own_subject() {
            Subject::Shared
        } else {
            subject_before(self.tokens, verb.start)
        };
        // "His call for calm" names nobody who then goes on to say more.
        let named = |source: &Span| !self.is(source.0, Class::Possessive);
        // "While saying that the dam was old, Novak asked for money": who it is comes behind the comma.
        if self.heads_sentence(verb) {
            let comma =
                (verb.after..self.tokens.len().min(verb.after + 40)).find(|at| self.kind(*at) == Some(Kind::Comma))?;
            return phrase_after(self.tokens, comma + 1, self.tokens.len()).map(|span| (span, true));
        }
        let speaker = || {
            earlier
                .iter()
                .rev()
                .filter(|reading| reading.cue.1 <= verb.start)
                .find_map(|reading| reading.source.filter(named))
        };
        match subject {
            Subject::Phrase(span) => Some((self.with_noun(span), false)),
            Subject::Shared => Some((speaker().or_else(|| sentence_subject(self.tokens, 0, verb.start))?, true)),
            // "He praised the deal, called it fair and said ..."
            Subject::None if verb.start > 0 && self.kind(verb.start - 1) == Some(Kind::Comma) => {
                Some((speaker()?, false))
            }
            Subject::None => None,
        }
    }

    /// A survey "finds support" and "shows that ..."; a person who finds or shows something says nothing but with "that".
    fn frames_with(&self, (start, end): Span, frames: Frames) -> Frames {
        let mut head = self.tokens[start..end].iter().take_while(|token| !token.is(Class::Preposition));
        match head.find_map(|token| token.entry.filter(|entry| entry.voice.is_some())) {
            Some(_) if frames.any(Frames::THAT) => frames | Frames::CLAUSE | Frames::OBJECT,
            _ => frames,
        }
    }

    /// `In a statement Petrov said:`, and the words follow as a paragraph of their own.
    fn announces(&self, verb: &Verb) -> bool {
        let colon = (verb.after..self.tokens.len().min(verb.after + 12)).find(|at| self.kind(*at) == Some(Kind::Colon));
        verb.frames.any(Frames::CLAUSE | Frames::QUOTE) && colon.is_some_and(|at| at + 1 == self.tokens.len())
    }

    /// "a group called X", "she called Sanders": a name or a telephone, not a judgement.
    fn names(&self, verb: &Verb, source: Span, content: &[Span]) -> bool {
        let judged = |span: &Span| {
            (span.0..span.1).any(|at| self.is_quote(at) || at > span.0 && self.is(at, Class::Determiner))
                || self.is_one_of(span.0, &["it", "him", "her", "them", "that", "this"]) && span.1 > span.0 + 1
        };
        if self.is_one_of(verb.at, &["call", "calls", "called", "calling"])
            && verb.after == verb.at + 1
            && !content.iter().any(judged)
        {
            return true;
        }
        verb.start == verb.at
            && verb.frames.any(Frames::OBJECT)
            && !verb.frames.any(Frames::CLAUSE)
            && self.is_one_of(source.0, &["a", "an"])
            && content.first().is_some_and(|span| self.is(span.0, Class::Name) || self.is_quote(span.0))
    }

    /// "is said to", "was described as", "it is believed that", "a plan proposed by", "asked whether".
    fn passive(&self, verb: &Verb) -> Option<Reading> {
        let mut words = (verb.after..self.tokens.len().min(verb.after + 12)).take_while(|at| !self.is_mark(*at));
        let by = words.find(|at| self.is_one_of(*at, &["by"]));
        let source = by.and_then(|by| phrase_after(self.tokens, by + 1, self.tokens.len()));
        let rest = source.filter(|_| by == Some(verb.after)).map_or(verb.after, |span| span.1);
        let tail = self.after_tail(rest, Frames::CLAUSE);
        let asked = verb.frames.any(Frames::THAT) && (self.asks(rest) || self.asks(tail));
        let rest = if asked && !self.asks(rest) { tail } else { rest };
        let considered =
            verb.be && verb.class == CueClass::Mental && verb.frames.any(Frames::JUDGEMENT) && self.starts_object(rest);
        // "As reported by the Herald, the dam broke"
        let as_told =
            source.is_some() && (1..3).any(|back| verb.start >= back && self.is_one_of(verb.start - back, &["as"]));
        if as_told {
            let end = source.map_or(verb.after, |span| span.1);
            let behind =
                (self.kind(end) == Some(Kind::Comma)).then(|| self.trimmed((end, self.stop(end + 1, false)))).flatten();
            let before = self.content_before(verb.start.saturating_sub(1), Frames::CLAUSE, &[]);
            let content: Vec<Span> = behind.or(before).into_iter().collect();
            return (!content.is_empty()).then(|| verb.reading(source, content));
        }
        let clause = asked
            || considered
            || self.is(verb.after, Class::That)
            || self.is(verb.after, Class::To)
            || self.is_one_of(verb.after, &["as"]);
        if source.is_none() && !clause {
            return None;
        }
        let mut content = Vec::new();
        // "it is said" has no subject, and who was told or asked says nothing.
        if let Subject::Phrase(span) = subject_before(self.tokens, verb.start)
            && !(asked || verb.frames.any(Frames::PERSON) || self.is_one_of(span.0, &["it"]))
        {
            content.push(span);
        }
        // "criticised by economists, who say": another clause begins.
        let apart = self.kind(rest) == Some(Kind::Comma) && self.is(rest + 1, Class::Relative);
        if (clause || verb.be) && !apart {
            content.extend(self.trimmed((rest, self.stop(rest, asked))));
        }
        (!content.is_empty()).then(|| verb.reading(source, content))
    }

    /// "seems to want": the writer infers, nobody says.
    fn appearance(&self, verb: &Verb) -> Option<Reading> {
        let Subject::Phrase(subject) = subject_before(self.tokens, verb.start) else { return None };
        let rest = self.trimmed((verb.after, self.stop(verb.after, true)))?;
        let open = matches!(self.kind(verb.after), Some(Kind::Word(Class::To | Class::Other | Class::Determiner)));
        open.then(|| verb.reading(None, vec![subject, rest]))
    }

    /// "asked | whether", "asked | about", `asked, | "Why?"`.
    fn asks(&self, at: usize) -> bool {
        self.is(at, Class::Question)
            || self.is_one_of(at, &["whether", "if", "about", "who", "which"])
            || self.kind(at) == Some(Kind::Comma) && self.is_quote(at + 1)
    }

    /// `Said Dora Poynter, who knew him, "..."`: the verb opens the sentence.
    fn opening(&self, verb: &Verb) -> Option<Reading> {
        let opens = verb.at == 0 && matches!(verb.tense, Tense::Past | Tense::PastOrParticiple | Tense::Third);
        let source = phrase_after(self.tokens, verb.after, self.tokens.len())
            .filter(|_| opens && verb.frames.any(Frames::QUOTE))?;
        let quote = (source.1..self.tokens.len()).find(|at| self.spoken(*at)).filter(|at| self.is_mark(at - 1))?;
        let named = self.is(source.0, Class::Name) || self.is(source.0, Class::Determiner);
        named.then(|| verb.reading(Some(source), vec![(quote, self.end_of_quotes(quote))]))
    }

    /// `"...," said Ivan Petrov` and "Y, says a new poll".
    fn inverted(&self, verb: &Verb) -> Option<Reading> {
        let edge = verb.start.checked_sub(1).filter(|_| verb.start == verb.at && verb.tense != Tense::Ing)?;
        let comma = self.kind(edge) == Some(Kind::Comma);
        let quote = self.is_quote(edge) || comma && edge > 0 && self.is_quote(edge - 1);
        let reports = verb.frames.any(Frames::CLAUSE | Frames::QUOTE) && (quote || !verb.frames.any(Frames::PERSON));
        if !(quote || comma) || !reports {
            return None;
        }
        let source = phrase_after(self.tokens, verb.after, self.tokens.len())?;
        let ends = match self.kind(source.1) {
            None | Some(Kind::Comma | Kind::Semicolon | Kind::Dash | Kind::Open) => true,
            Some(Kind::Word(Class::Relative | Class::Time)) => true,
            Some(_) => quote,
        };
        let content = self.content_before(verb.at, verb.frames, &[])?;
        // "Kim, the mayor, said no" is an apposition before a verb, not an inversion.
        let resumed = self.resumed(source.1, content);
        let told = self.has_verb(content) || resumed.is_some() || self.is(source.0, Class::Name);
        // `"This will be a challenge" for Clinton, said Kunin`
        let quotes = (content.0..content.1).any(|at| self.spoken(at));
        if !ends || !quote && (content.1 - content.0 < 4 && !quotes || !told) {
            return None;
        }
        let content = [Some(content), resumed].into_iter().flatten().collect();
        Some(verb.reading(Some(source), content))
    }

    pub fn starts_content(&self, at: usize) -> bool {
        let opener = |class| {
            matches!(
                class,
                Class::That
                    | Class::Pronoun
                    | Class::Determiner
                    | Class::Possessive
                    | Class::Question
                    | Class::Name
                    | Class::To
            )
        };
        matches!(self.kind(at), Some(Kind::Word(class)) if opener(class)) || self.is_quote(at)
    }
}

/// After "the", "his" or "Putin's" stands a noun; after "some" and "many" may stand a verb.
fn opens_noun(before: &Token) -> bool {
    ["the", "a", "an", "no", "every"].iter().any(|word| before.is_word(word))
        || before.is(Class::Possessive)
        || before.possessive()
}
