//! What is said: the words after a reporting verb, before it, or on both sides of it.

use super::lexicon::{Frames, Part, Tense};
use super::phrase::{Span, phrase_after, phrase_before};
use super::reading::{Reading, Sentence};
use super::token::{Class, Kind};

impl Sentence<'_> {
    /// What follows the cue and is said.
    pub fn content_after(&self, after: usize, frames: Frames) -> Vec<Span> {
        let at = self.after_tail(after, frames);
        let told = frames.any(Frames::QUOTE | Frames::CLAUSE);
        if told && matches!(self.kind(at), Some(Kind::Comma | Kind::Colon)) && self.is_quote(at + 1) {
            return vec![(at + 1, self.end_of_quotes(at + 1))];
        }
        if told && self.kind(at) == Some(Kind::Colon) {
            return self.trimmed((at + 1, self.tokens.len())).into_iter().collect();
        }
        let found = self.clause_or_object(after, at, frames).and_then(|span| self.trimmed(span));
        let least = if frames.any(Frames::OBJECT | Frames::TO) { 1 } else { 2 };
        match found {
            Some(span) if span.1 - span.0 >= least || self.is_quote(span.0) => vec![span],
            Some(_) => Vec::new(),
            None => self.quote_nearby(after, frames).into_iter().collect(),
        }
    }

    /// `at` is the token behind the person told, time and place.
    fn clause_or_object(&self, after: usize, at: usize, frames: Frames) -> Option<Span> {
        let told = frames.any(Frames::CLAUSE | Frames::THAT | Frames::PERSON);
        let until_stop = |start: usize| Some((start, self.stop(start, false)));
        match self.kind(at)? {
            Kind::Quote(_) if frames.any(Frames::QUOTE | Frames::CLAUSE) => return until_stop(at),
            Kind::Word(Class::That | Class::Question) if told => return until_stop(at),
            Kind::Word(Class::Subordinator) if told && self.is_one_of(at, &["whether", "if"]) => return until_stop(at),
            // "Says as many as 300 people died"
            Kind::Word(Class::Subordinator)
                if frames.any(Frames::CLAUSE)
                    && self.is_one_of(at, &["as"])
                    && self.is_one_of(at + 1, &["many", "much", "few", "little"]) =>
            {
                return until_stop(at);
            }
            Kind::Word(class) if frames.any(Frames::CLAUSE) && opens_clause(class) => return until_stop(at),
            Kind::Word(Class::Pronoun) if frames.any(Frames::THAT) && self.stop(at, false) > at + 2 => {
                return until_stop(at);
            }
            _ => {}
        }
        if frames.any(Frames::TO) && self.is(after, Class::To) || frames.any(Frames::JUDGEMENT) && self.judges(after) {
            until_stop(after)
        } else if frames.any(Frames::OBJECT) && self.starts_object(after) {
            Some((after, self.stop(after, true)))
        } else if frames.any(Frames::PERSON) && at > after && self.is(at, Class::To) {
            until_stop(at)
        } else {
            None
        }
    }

    /// `shouted at her "..."`: a verb of quotation with a few words before the marks.
    fn quote_nearby(&self, after: usize, frames: Frames) -> Option<Span> {
        let mark = (after..self.tokens.len().min(after + 12))
            .find(|at| self.is_mark(*at))
            .filter(|_| frames.any(Frames::QUOTE))?;
        let introduced = matches!(self.kind(mark), Some(Kind::Comma | Kind::Colon)) && self.spoken(mark + 1);
        let quote = if introduced { mark + 1 } else { mark };
        // "compared the plan to “a house of sand”": what it is compared with is no statement.
        let beside = self.is(quote - 1, Class::To) || self.is_one_of(quote - 1, &["as"]);
        self.is_quote(quote).then(|| (if beside { after } else { quote }, self.end_of_quotes(quote)))
    }

    pub fn starts_object(&self, at: usize) -> bool {
        let opens = |class| {
            opens_clause(class)
                && !matches!(
                    class,
                    Class::That | Class::Preposition | Class::Adverb | Class::Auxiliary | Class::Not | Class::Time
                )
        };
        matches!(self.kind(at), Some(Kind::Word(class)) if opens(class)) || self.is_quote(at)
    }

    /// "described him as", `called it "..."`.
    fn judges(&self, after: usize) -> bool {
        // "compared with 598 in 2021", "compared as a share": only words in marks are somebody's comparison.
        let compares = after > 0 && self.is_one_of(after - 1, &["compare", "compares", "compared", "comparing"]);
        (after..self.tokens.len().min(after + 12))
            .take_while(|at| !self.is_mark(*at) || self.is_quote(*at))
            .any(|at| self.is_one_of(at, &["as"]) && !compares || self.is_quote(at))
    }

    /// Past the person told and past time and place: "told reporters in Kyiv on Tuesday | that", "said, however, | that".
    pub fn after_tail(&self, after: usize, frames: Frames) -> usize {
        let mut at = after;
        if frames.any(Frames::PERSON)
            && !matches!(self.kind(at), Some(Kind::Word(Class::That | Class::Question)))
            && let Some(person) = phrase_after(self.tokens, at, at + 8)
            && !(frames.any(Frames::CLAUSE)
                && matches!(self.kind(person.1), Some(Kind::Word(Class::Auxiliary | Class::Be | Class::Not))))
        {
            at = person.1;
            // "told the Associated Press (AP), “...”"
            if self.kind(at) == Some(Kind::Open) {
                at = (at..self.tokens.len().min(at + 8))
                    .find(|at| self.kind(*at) == Some(Kind::Close))
                    .map_or(at, |close| close + 1);
            }
            // "told Radio Lima's “The Noon Hour” that": the name of a programme, not what was said.
            if self.is_quote(at) && self.is(at + 1, Class::That) {
                at += 1;
            }
        }
        if !frames.any(Frames::CLAUSE | Frames::QUOTE | Frames::PERSON) {
            return at;
        }
        loop {
            if let Some(end) = self.time_phrase(at) {
                at = end;
                continue;
            }
            match self.kind(at) {
                Some(Kind::Word(Class::Time | Class::Adverb)) => at += 1,
                Some(Kind::Comma)
                    if matches!(self.kind(at + 1), Some(Kind::Word(Class::But | Class::Adverb)))
                        && self.kind(at + 2) == Some(Kind::Comma) =>
                {
                    at += 3;
                }
                // "said in Buffalo, New York, that": what stands between belongs to the place. So is it with "reported, citing
                // two officials, that" and "said, without evidence, that".
                Some(Kind::Comma) => match self.that_behind(at) {
                    Some(that) => return that,
                    None => break,
                },
                Some(Kind::Word(Class::To)) if self.is(at + 1, Class::Other) => break,
                Some(Kind::Word(Class::Preposition | Class::To)) if at == after || !self.is_one_of(at, &["of"]) => {
                    match phrase_after(self.tokens, at + 1, self.tokens.len()) {
                        Some(place) => at = place.1,
                        None if self.is(at + 1, Class::Time) => at += 2,
                        None => break,
                    }
                }
                _ => break,
            }
        }
        at
    }

    /// The "that" behind a second comma, with no verb of speech before it.
    fn that_behind(&self, comma: usize) -> Option<usize> {
        let until = self.tokens.len().min(comma + 14);
        let that = (comma + 1..until).find(|at| self.is(*at, Class::That))?;
        let apart = that == comma + 1 || self.kind(that - 1) == Some(Kind::Comma);
        let citing = self.is_one_of(comma + 1, &["citing", "quoting", "without"]);
        let quiet = (comma + 1..that)
            .all(|at| !self.reports(at, false) && (citing || !self.reports(at, true)) && !self.is_quote(at));
        (apart && quiet).then_some(that)
    }

    /// "last week", "two days earlier", "the week before".
    fn time_phrase(&self, at: usize) -> Option<usize> {
        const NOUNS: [&str; 14] = [
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "day",
            "days",
            "hours",
            "night",
            "morning",
            "afternoon",
            "evening",
            "weekend",
        ];
        let opens = self.is(at, Class::Number)
            || self.is_one_of(at, &["last", "next", "this", "the", "a", "two", "three", "earlier", "late"]);
        let noun = (at + 1..at + 3).take_while(|_| opens).find(|noun| self.is_one_of(*noun, &NOUNS))?;
        let after = noun + 1;
        let relative = self.is_one_of(after, &["before", "earlier", "later", "ago", "after"]);
        let ends = relative
            || self.is(after, Class::That)
            || self.is_mark(after)
            || self.is_one_of(at, &["last", "this", "earlier", "late"]);
        ends.then_some(if relative { after + 1 } else { after })
    }

    /// "Y, X said" and "Y1, X said, Y2".
    pub fn around(&self, edge: usize, after: usize, frames: Frames, earlier: &[Reading]) -> Vec<Span> {
        let Some(left) = self.content_before(edge, frames, earlier) else { return Vec::new() };
        let right = self.resumed(after, left);
        // "On Sunday, he said": an adverbial alone is no content, "At one point, he said, it rained" is.
        let adverbial = matches!(
            self.kind(left.0),
            Some(Kind::Word(
                Class::Preposition | Class::Subordinator | Class::Adverb | Class::Time | Class::To | Class::But
            ))
        );
        let enough = self.is_quote(left.1 - 1) || left.1 - left.0 >= if adverbial { 6 } else { 2 };
        if right.is_none() && !enough { Vec::new() } else { [Some(left), right].into_iter().flatten().collect() }
    }

    /// "As the Post reported, Y".
    pub fn as_reported(&self, edge: usize, after: usize) -> Option<Span> {
        let at = self.after_tail(after, Frames::CLAUSE);
        let headed = edge > 0 && self.is_one_of(edge - 1, &["as"]) && self.kind(at) == Some(Kind::Comma);
        self.trimmed((at, self.stop(at, false))).filter(|_| headed)
    }

    /// What precedes a reporting clause that begins at token `edge`: "Y, | X said".
    pub fn content_before(&self, edge: usize, frames: Frames, earlier: &[Reading]) -> Option<Span> {
        let mark = edge.checked_sub(1)?;
        let end = match self.kind(mark)? {
            Kind::Comma | Kind::Dash => mark,
            Kind::Quote(_) => edge,
            _ => return None,
        };
        let told = earlier.iter().filter(|reading| reading.cue.1 < end);
        let told =
            told.flat_map(|reading| reading.content.iter().map(|span| (span.1.min(end), reading.cue.1 <= span.0)));
        let (told, announced) = told.max().unwrap_or((0, false));
        // "The firm plans to close, Novak said": he says all of it. What was quoted before is somebody's already.
        // Nor does what he says begin with the verb of the clause around: "Men who want work can “sign up,” he says".
        let predicate = matches!(self.kind(told), Some(Kind::Word(Class::Auxiliary | Class::Be)));
        // `Kerr said: "...," the Times reported` is all told by the Times.
        let whole = told == end && (announced || !self.is_quote(mark.min(end.saturating_sub(1)))) || predicate;
        let floor = if whole { 0 } else { told };
        let start = (floor..end).rev().find(|at| self.kind(*at) == Some(Kind::Semicolon)).map_or(floor, |at| at + 1);
        let span = self.trimmed((start, end))?;
        if !self.is_quote(span.1 - 1) {
            return frames.any(Frames::CLAUSE).then_some(span);
        }
        // A whole quotation after words of the writer: only the quotation was said.
        let apart = span.1 - span.0 > 1 && matches!(self.kind(span.1 - 2), Some(Kind::Colon | Kind::Comma));
        if !(apart && self.spoken(span.1 - 1)) {
            return Some(span);
        }
        let quotes = (span.0..span.1).rev().take_while(|at| self.is_quote(*at) || self.kind(*at) == Some(Kind::Comma));
        self.trimmed((quotes.last()?, span.1))
    }

    /// "Climate change, he says, | is ...": the speech goes on after the reporting clause.
    pub fn resumed(&self, after: usize, said: Span) -> Option<Span> {
        let mut marks = (after..self.tokens.len().min(after + 30)).filter(|at| self.is_mark(*at)).peekable();
        let first = *marks.peek()?;
        let introduced =
            |at: &usize| matches!(self.kind(*at), Some(Kind::Comma | Kind::Colon)) && self.is_quote(at + 1);
        if let Some(mark) = marks.find(introduced) {
            return Some((mark + 1, self.end_of_quotes(mark + 1)));
        }
        let next = first + 1;
        let token = self.tokens.get(next)?;
        let begun = said.1 - said.0 < 6;
        let goes_on = match token.kind {
            Kind::Word(Class::Relative | Class::But) => false,
            Kind::Word(Class::Preposition | Class::Subordinator) => begun,
            Kind::Word(_) => !token.text.ends_with("ing"),
            _ => false,
        };
        if self.kind(first) != Some(Kind::Comma) || first > after + 6 || !goes_on || self.is_quote(said.1 - 1) {
            return None;
        }
        // "said Karl Oberg, a scholar at the centre, would show": the speech goes on behind who he is.
        let behind = (next..self.tokens.len().min(next + 20)).find(|at| self.is_mark(*at));
        let apart = behind
            .filter(|end| self.kind(*end) == Some(Kind::Comma) && self.explains(next) && !self.has_verb((next, *end)));
        let next = apart.map_or(next, |end| end + 1);
        let rest = self.trimmed((next, self.stop(next, false)))?;
        // "said Anna Berg, a spokeswoman for the bank": who she is, not what she says.
        (rest.1 - rest.0 >= 3 && (self.has_verb(rest) || !self.explains(next))).then_some(rest)
    }

    /// May an apposition begin with this token? "a spokeswoman", "its chief economist", "head of research".
    fn explains(&self, at: usize) -> bool {
        matches!(
            self.kind(at),
            Some(Kind::Word(Class::Determiner | Class::Possessive | Class::Other | Class::Name | Class::Number))
        )
    }

    /// Is a word among these that must be a verb?
    pub fn has_verb(&self, (start, end): Span) -> bool {
        let relative = (start..end).find(|at| self.is(*at, Class::Relative)).unwrap_or(end);
        (start + 1..relative).any(|at| {
            let token = &self.tokens[at];
            let forms = crate::language::verb_forms::Forms::of(&token.text.to_lowercase());
            matches!(token.kind, Kind::Word(Class::Be | Class::Auxiliary))
                || token.is(Class::Other)
                    && (forms.is_past()
                        || forms.is_present()
                        || token.text.ends_with("ed") && !self.is_one_of(at + 1, &["by"]))
                || self.is(at - 1, Class::Pronoun)
        })
    }

    pub fn end_of_quotes(&self, at: usize) -> usize {
        let mut end = (at + 1..).find(|next| !self.is_quote(*next)).unwrap_or(at + 1);
        // `"Send them home," and "Build the wall."`
        while self.is(end, Class::And) && self.is_quote(end + 1) {
            end = (end + 2..).find(|next| !self.is_quote(*next)).unwrap_or(end + 2);
        }
        end
    }

    /// Where a content that begins at token `start` ends; a noun phrase (`object`) ends earlier than a clause.
    pub fn stop(&self, start: usize, object: bool) -> usize {
        // "When Petrov said X, the crowd left": the content ends with the clause it stands in.
        let object =
            object || self.opens_with_a_clause() && !self.tokens[..start].iter().any(|token| token.kind == Kind::Comma);
        let relative = start > 1 && (start.saturating_sub(4)..start).any(|at| self.is(at, Class::Relative));
        let ends = |at: &usize| {
            let next = at + 1;
            match self.tokens[*at].kind {
                Kind::Semicolon => true,
                // "denounced the plan as “a disgrace”"
                Kind::Word(Class::Subordinator) if object && self.is_quote(next) => false,
                Kind::Comma | Kind::Colon | Kind::Dash | Kind::Word(Class::Subordinator | Class::But) if object => true,
                // "Men who want work can ...": the verb of the clause around.
                Kind::Word(Class::Auxiliary) if object && relative => true,
                Kind::Comma => {
                    self.is(next, Class::But) && !self.goes_on_in_quotes(next)
                        || self.is_one_of(next, &["according"])
                        || self.is(next, Class::And) && (self.reports(next + 1, false) || self.tells(next + 1))
                        || self.is_one_of(next, &["with"]) && self.says_beside(next + 1)
                        || self.reports(next, true)
                        || self.reported_after(next)
                }
                Kind::Word(Class::And | Class::But) => self.reports(next, false) || self.reports(next, true),
                // "..., before explaining why"
                Kind::Word(Class::Preposition) if self.is_one_of(*at, &["before", "after"]) => self.reports(next, true),
                _ => false,
            }
        };
        (start + 1..self.tokens.len()).find(ends).unwrap_or(self.tokens.len())
    }

    /// ", but that it was “an egregious act”": behind "but" the same speaker goes on.
    fn goes_on_in_quotes(&self, but: usize) -> bool {
        if !self.is_one_of(but, &["but"]) {
            return false;
        }
        if self.is(but + 1, Class::That) {
            return true;
        }
        let until = self.tokens.len().min(but + 14);
        let Some(quote) = (but + 1..until).find(|at| self.is_quote(*at)) else { return false };
        let told = |at: usize| self.reports(at, false) || self.reports(at, true) || self.says_now(at);
        let parted = self.kind(quote - 1) == Some(Kind::Comma);
        self.spoken(quote) && !parted && !(but + 1..quote).any(told) && !(quote + 1..self.tokens.len()).any(told)
    }

    fn opens_with_a_clause(&self) -> bool {
        self.is(0, Class::Subordinator) && !self.is_one_of(0, &["if"])
            || self.is_one_of(0, &["after", "before", "since", "while", "although", "though"])
    }

    /// ", the ministry said" and ", said the ministry", with nothing said after it.
    fn reported_after(&self, at: usize) -> bool {
        if self.reports(at, false) {
            return true;
        }
        let Some(subject) = phrase_after(self.tokens, at, at + 12) else { return false };
        let done =
            matches!(self.kind(subject.1 + 1), None | Some(Kind::Comma | Kind::Word(Class::Time | Class::Preposition)));
        done && self.reports(subject.1, false)
    }

    /// "people familiar with it say she ...", "Ms. Acosta said the ...": another report begins.
    fn tells(&self, at: usize) -> bool {
        let Some(verb) =
            (at + 1..self.tokens.len().min(at + 10)).find(|verb| self.reports(*verb, false) || self.says_now(*verb))
        else {
            return false;
        };
        let words = self.tokens[at..verb].iter().all(|token| matches!(token.kind, Kind::Word(class) if !matches!(class, Class::That | Class::Relative | Class::Be | Class::Auxiliary | Class::Pronoun)));
        let one = verb == at + 1 && self.is(at, Class::Pronoun) && !self.is_mark(verb + 1);
        (words || one)
            && matches!(phrase_before(self.tokens, verb), Some(span) if span.0 >= at)
            && !self.is_mark(verb + 1)
    }

    /// "with its lawyer Jon Hale saying".
    fn says_beside(&self, at: usize) -> bool {
        (at + 1..self.tokens.len().min(at + 10))
            .take_while(|verb| !self.is_mark(*verb))
            .any(|verb| self.reports(verb, true))
    }

    /// Is there a verb of saying at this token: -ing ("adding"), or finite ("added")?
    pub fn reports(&self, at: usize, ing: bool) -> bool {
        let at = if self.is(at, Class::Adverb) { at + 1 } else { at };
        let Some(entry) = self.tokens.get(at).and_then(|token| token.entry) else { return false };
        let whole = |rest: &[&str]| rest.iter().enumerate().all(|(i, word)| self.is_one_of(at + 1 + i, &[word]));
        entry.cues.iter().filter(|cue| whole(&cue.rest)).any(|cue| match cue.part {
            Part::Verb(tense, frames) => {
                let form = if ing {
                    tense == Tense::Ing
                } else {
                    matches!(tense, Tense::Past | Tense::PastOrParticiple | Tense::Third)
                };
                form && frames.any(Frames::CLAUSE | Frames::QUOTE | Frames::PERSON)
            }
            Part::Noun | Part::Adverb | Part::Phrase => false,
        })
    }

    /// Without marks and "and" at the ends; nothing if no word is left.
    pub fn trimmed(&self, (mut start, mut end): Span) -> Option<Span> {
        let idle =
            |at: usize| !matches!(self.kind(at), Some(Kind::Word(_) | Kind::Quote(_) | Kind::Open | Kind::Close));
        while start < end && (idle(start) || self.is(start, Class::And) || self.is(start, Class::But)) {
            start += 1;
        }
        while start < end && idle(end - 1) {
            end -= 1;
        }
        (start < end).then_some((start, end))
    }
}

/// May a clause without "that" begin with such a word?
fn opens_clause(class: Class) -> bool {
    !matches!(class, Class::And | Class::But | Class::Relative | Class::Subordinator | Class::To | Class::Be)
}
