//! Who says it: the chain of voices from the article inwards, and what of a clause is said by which of them.

use super::office;
use super::verb::{finite, main_verb};
use super::word::{Word, words};
use super::wording::bare;
use crate::domain::{CueClass, Form, Link, OWN_VOICE, PartialDate};
use crate::language::attribution::Attribution;
use crate::language::time::{Beside, FoundTime};
use std::ops::Range;

/// The deepest nesting that is told; what lies deeper is told of the voice there.
const DEEPEST: usize = 6;
/// Voices without a name. A passive "is expected to" or "seems" is the article's own judgement.
const UNNAMED: [&str; 12] = [
    "reportedly",
    "allegedly",
    "purportedly",
    "supposedly",
    "said",
    "reported",
    "believed",
    "thought",
    "understood",
    "alleged",
    "rumoured",
    "claimed",
];

/// Somebody speaks, and the words do not tell who.
const UNREAD: &str = "nobody read";

/// How far back a pronoun may point, in bytes: some three paragraphs.
const FARTHEST: usize = 1_500;

pub struct Voices<'a> {
    pub text: &'a str,
    pub found: &'a [Attribution],
    pub times: &'a [FoundTime],
    /// For each attribution, the name that its pronoun stands for.
    names: Vec<Option<Range<usize>>>,
}

impl<'a> Voices<'a> {
    /// `subjects` are the names that sentences begin with, in order, to which a later "he" or "she" may point.
    pub fn new(
        text: &'a str,
        found: &'a [Attribution],
        times: &'a [FoundTime],
        subjects: &[Range<usize>],
        persons: impl Fn(&str) -> bool,
    ) -> Self {
        let mut names: Vec<Option<Range<usize>>> = Vec::with_capacity(found.len());
        let mut subjects = subjects.iter().peekable();
        let mut last: Option<Range<usize>> = None;
        for one in found {
            let source = one.source.as_ref();
            let at = source.map_or(one.cue.start, |source| source.start);
            while let Some(subject) = subjects.next_if(|subject| subject.start < at) {
                last = Some(subject.clone());
            }
            let words = source.map_or("", |source| &text[source.clone()]);
            let pronoun = ["he", "she"].iter().any(|pronoun| pronoun.eq_ignore_ascii_case(words));
            // A guess, and told as one: whoever was named last.
            names.push(last.clone().filter(|last| pronoun && last.end <= at && at - last.end <= FARTHEST));
            let Some(source) = source else { continue };
            let (_, name) = office::parted(words);
            if persons(name) {
                last = Some(source.end - name.len()..source.end);
            }
        }
        Self { text, found, times, names }
    }

    /// The article's own voice, then those of the attribution and of all that hold it, outermost first.
    pub fn chain(&self, innermost: Option<usize>) -> Vec<Link> {
        let mut order = Vec::new();
        let mut next = innermost;
        while let Some(one) = next.filter(|_| order.len() < DEEPEST) {
            order.push(one);
            next = self.found[one].within;
        }
        let links = order.iter().rev().filter_map(|one| self.link(*one));
        [Link::voice(OWN_VOICE)].into_iter().chain(links).collect()
    }

    fn link(&self, one: usize) -> Option<Link> {
        let found = &self.found[one];
        let cue = line(&self.text[found.cue.clone()]);
        let source = self.names[one].as_ref().or(found.source.as_ref());
        let guessed = self.names[one].is_some().then_some(found.source.as_ref()).flatten();
        let mut role = found.role.as_ref().map(|role| line(&self.text[role.clone()]));
        let speaker = match source {
            Some(source) => {
                let source = line(&self.text[source.clone()]);
                let (office, name) = office::parted(&source);
                if let Some(office) = office {
                    role = Some(match role {
                        Some(more) => format!("{}, {}", office::bare(office), office::bare(&more)),
                        None => office.to_owned(),
                    });
                }
                named(name)
            }
            None if found.unread => UNREAD.to_owned(),
            None if UNNAMED.iter().any(|unnamed| cue.eq_ignore_ascii_case(unnamed)) => "unnamed reports".to_owned(),
            None => return None,
        };
        let said_on = self.said_on(one).and_then(|time| time.when.clone());
        let channel = self.channel(found.cue.end);
        Some(Link {
            cue: Some(cue),
            cue_class: Some(found.class),
            form: Some(found.form),
            said_on,
            channel,
            role: role.map(|role| office::bare(&uncapital(&role)).to_owned()),
            guessed_from: guessed.map(|source| line(&self.text[source.clone()])),
            ..Link::voice(&speaker)
        })
    }

    /// The time told of the saying itself: near its verb, and not in what is said.
    pub fn said_on(&self, one: usize) -> Option<&FoundTime> {
        const NEAR: usize = 60;
        let Attribution { source, cue, content, .. } = &self.found[one];
        let start = source.as_ref().map_or(cue.start, |source| source.start.min(cue.start));
        let said = |time: &Range<usize>| content.iter().any(|piece| piece.start < time.end && time.start < piece.end);
        let between = |range: Range<usize>| {
            let text = self.text.get(range).unwrap_or("\n\n");
            !text.contains("\n\n") && !text.contains(". ") && !text.contains(';')
        };
        let first = self.times.partition_point(|time| time.range.end + NEAR < start);
        self.times[first..].iter().take_while(|time| time.range.start < cue.end + NEAR).find(|time| {
            let near = if time.range.end <= start {
                between(time.range.end..start)
            } else {
                time.range.start < cue.end || between(cue.end..time.range.start)
            };
            // "Brekke, who took office in 2022, said" dates her, not what she said.
            let own = time.beside.is_none_or(|(opens, beside)| beside == Beside::Saying || opens < start);
            near && own && !said(&time.range)
        })
    }

    /// "wrote on X", "said in an interview".
    fn channel(&self, after: usize) -> Option<String> {
        const CHANNELS: [(&str, &str); 16] = [
            (" on X", "X"),
            (" on Twitter", "Twitter"),
            (" on Telegram", "Telegram"),
            (" on Facebook", "Facebook"),
            (" on Truth Social", "Truth Social"),
            (" on Instagram", "Instagram"),
            (" on TikTok", "TikTok"),
            (" on YouTube", "YouTube"),
            (" on LinkedIn", "LinkedIn"),
            (" in an interview", "interview"),
            (" in a statement", "statement"),
            (" in a speech", "speech"),
            (" in a letter", "letter"),
            (" at a briefing", "briefing"),
            (" at a news conference", "news conference"),
            (" at a press conference", "press conference"),
        ];
        let rest = &self.text[after..];
        let here =
            |phrase: &str| rest.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        CHANNELS.iter().find(|(phrase, _)| here(phrase)).map(|(_, channel)| (*channel).to_owned())
    }

    /// Does the clause hold nothing but who spoke, and what was said stands outside of it?
    pub fn only_says(&self, one: usize, clause: &Range<usize>) -> bool {
        let found = &self.found[one];
        let source = found.source.as_ref();
        found.content.iter().all(|piece| piece.end <= clause.start)
            && source.is_some_and(|source| self.text[clause.start..source.start].split_whitespace().count() <= 1)
    }

    /// The attribution on which a clause turns, among those whose cues stand in it.
    pub fn main(&self, clause: &Range<usize>, cued: Range<usize>, all: &[Word]) -> Option<usize> {
        let own = |found: &Attribution| {
            within(&found.cue, clause) && !found.within.is_some_and(|outer| within(&self.found[outer].cue, clause))
        };
        cued.clone().find(|one| {
            let found = &self.found[*one];
            let source = found.source.as_ref().filter(|_| found.class != CueClass::Inference && own(found));
            source.is_some_and(|source| {
                self.is_statement(found, source, clause, all) && self.leads(found, source, clause, all)
            })
        })
    }

    /// Something is said there, and not just nothing, seen, or somebody's claim that is a noun of the sentence.
    fn is_statement(&self, found: &Attribution, source: &Range<usize>, clause: &Range<usize>, all: &[Word]) -> bool {
        let after_source = &self.text[source.end..];
        // "Neither side disclosed", "did not say": that nothing was said is the article's own statement.
        let silent = found.class == CueClass::Denial && {
            let source = self.text[source.clone()].to_lowercase();
            ["no ", "neither", "nobody", "none"].iter().any(|none| source.starts_with(none))
                || self.text[found.cue.clone()]
                    .split_whitespace()
                    .any(|word| word == "not" || word.ends_with("n't") || word.ends_with("n’t"))
        };
        // "Neither Altus nor the government would say": nothing was said.
        let silent = silent || all.first().is_some_and(|word| word.is("neither"));
        // "A copy was seen by the Herald" tells of no saying.
        let perceived = ["seen", "saw", "heard", "noticed", "known", "felt"].contains(&&self.text[found.cue.clone()]);
        let owner = ["its", "his", "her", "their", "whose"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(&self.text[source.clone()]));
        // "Novak's claim that", "its claims to": a noun of the sentence, not its statement.
        !(silent || perceived || owner || after_source.starts_with("'s") || after_source.starts_with("’s"))
            && found.content.iter().any(|piece| piece.start < clause.end && clause.start < piece.end)
    }

    /// The clause turns on what is said, not on what was done beside it.
    fn leads(&self, found: &Attribution, source: &Range<usize>, clause: &Range<usize>, all: &[Word]) -> bool {
        let begin = found
            .content
            .iter()
            .map(|piece| piece.start)
            .chain([source.start, found.cue.start])
            .min()
            .unwrap_or(clause.start)
            .max(clause.start);
        let before: Vec<&Word> =
            all.iter().filter(|word| word.range.start >= clause.start && word.range.end <= begin).collect();
        // "Cole, who said X, left" turns on her leaving; "Cole, who left, said X" on what she said.
        let between = &self.text[source.end.min(found.cue.start)..found.cue.start];
        let aside = between.split_once(" who ").is_some_and(|(_, after)| !after.contains(','));
        let bound = before.first().is_some_and(|word| {
            word.is_one_of(&["when", "as", "if", "because", "although", "though", "while", "since", "until", "unless"])
        });
        // "Norrbank raised its forecast, citing prices" turns on what it did.
        let cue = &self.text[found.cue.clone()];
        let told = words(self.text, source.start.min(found.cue.start)..found.cue.start);
        let deed = cue.ends_with("ing") && main_verb(&told).is_some();
        before.len() <= 12 && !aside && !bound && !deed && !before.iter().any(|word| finite(word))
    }

    /// The deepest attribution that opens the content of `outer`, if what it reports can stand alone.
    pub fn inner(&self, outer: usize, cued: Range<usize>) -> usize {
        let Some(start) = self.found[outer].content.first().map(|piece| piece.start) else { return outer };
        let start = start + if self.text[start..].starts_with("that ") { 5 } else { 0 };
        let next = cued.clone().find(|one| {
            let found = &self.found[*one];
            let opens = found.source.as_ref().is_some_and(|source| source.start == start);
            *one > outer
                && found.within == Some(outer)
                && opens
                && found.class != CueClass::Inference
                && self.stands_alone(*one)
        });
        next.map_or(outer, |next| self.inner(next, cued))
    }

    /// What another voice states within what is said, where that can stand alone and is not denied.
    pub fn fact_within(&self, outer: usize, mut cued: Range<usize>) -> Option<usize> {
        let told = |one: &usize| {
            let found = &self.found[*one];
            found.within == Some(outer)
                && found.source.is_some()
                && !matches!(found.class, CueClass::Inference | CueClass::Commissive)
        };
        let spoken = !matches!(self.found[outer].class, CueClass::Denial | CueClass::Mental);
        cued.find(|one| spoken && told(one) && self.stands_alone(*one))
    }

    /// Is what is said a statement by itself? A denial is not: to take it off would turn it round. A thought is not said.
    pub fn stands_alone(&self, one: usize) -> bool {
        let found = &self.found[one];
        if matches!(found.class, CueClass::Denial | CueClass::Mental) {
            return false;
        }
        let mut tokens = Vec::new();
        for piece in &found.content {
            let said = &self.text[piece.clone()];
            let inner = bare(said.strip_prefix("that ").unwrap_or(said));
            let start = inner.as_ptr() as usize - self.text.as_ptr() as usize;
            tokens.extend(words(self.text, start..start + inner.len()));
        }
        self.statement(&tokens, found.form)
    }

    /// Are whole sentences quoted, that cannot stand without whoever says them only because of "we" and "I"?
    pub fn quotes(&self, one: usize) -> bool {
        let found = &self.found[one];
        let mut words_of = found.content.iter().flat_map(|piece| {
            let inner = bare(&self.text[piece.clone()]);
            let start = inner.as_ptr() as usize - self.text.as_ptr() as usize;
            words(self.text, start..start + inner.len())
        });
        let denied = matches!(found.class, CueClass::Denial | CueClass::Mental);
        !denied && found.form == Form::Direct && words_of.any(|word| finite(&word) || super::verb::past(&word))
    }

    pub fn statement(&self, tokens: &[Word], form: Form) -> bool {
        const NO_SUBJECTS: [&str; 20] = [
            "to",
            "him",
            "them",
            "me",
            "us",
            "himself",
            "herself",
            "itself",
            "themselves",
            "whether",
            "how",
            "what",
            "why",
            "about",
            "if",
            "for",
            "as",
            "with",
            "who",
            "which",
        ];
        let tokens = if tokens.first().is_some_and(|word| word.is("that")) { &tokens[1..] } else { tokens };
        // "About 2,000 people marched" has a subject.
        let counts = tokens.first().is_some_and(|word| word.is("about"))
            && tokens.get(1).is_some_and(|word| word.text.starts_with(|c: char| c.is_ascii_digit()));
        let Some(first) = tokens.first().filter(|word| counts || !word.is_one_of(&NO_SUBJECTS)) else { return false };
        let personal = form != Form::Indirect && tokens.iter().any(first_person);
        let question = tokens.last().is_some_and(|word| word.is("?"));
        !finite(first)
            && !first.folded.ends_with("ing")
            && !personal
            && !question
            // "for the licence to be revoked" wishes, it does not state.
            && main_verb(tokens).is_some_and(|verb| {
                verb > 0
                    && !tokens[verb - 1].is_one_of(&["to", "be"])
                    && !tokens[..verb].iter().any(|word| word.is("what"))
            })
    }

    /// The innermost attribution that says the whole range, and whose own words stand outside of it.
    pub fn around(&self, range: &Range<usize>, candidates: &[usize]) -> Option<usize> {
        let covers = |one: &usize| {
            let found = &self.found[*one];
            let covered: usize = found
                .content
                .iter()
                .map(|piece| piece.end.min(range.end).saturating_sub(piece.start.max(range.start)))
                .sum();
            !within(&found.cue, range) && covered * 10 >= range.len() * 9
        };
        let length = |one: &usize| self.found[*one].content.iter().map(Range::len).sum::<usize>();
        candidates.iter().copied().filter(|one| covers(one)).min_by_key(|one| length(one))
    }
}

/// "We", "my": said by somebody of themselves.
pub fn first_person(word: &Word) -> bool {
    word.is_one_of(&[
        "i", "we", "my", "our", "you", "your", "me", "us", "i'm", "we're", "i've", "we've", "we'll", "i'll",
    ])
}

pub fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// One line without control characters, short enough for a name.
pub fn line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(300).collect()
}

/// "the bank's chief economist" for "The bank's chief economist", where it opened a sentence.
fn uncapital(role: &str) -> String {
    let (first, rest) = role.split_once(' ').unwrap_or((role, ""));
    match ["The", "A", "An", "Its", "His", "Her", "Their"].contains(&first) {
        true => format!("{} {rest}", first.to_lowercase()),
        false => role.to_owned(),
    }
}

/// "Kremlin" for "The Kremlin"; "the ministry" for "The ministry".
fn named(source: &str) -> String {
    match source.strip_prefix("The ").or_else(|| source.strip_prefix("the ")) {
        Some(rest) if rest.starts_with(char::is_uppercase) => rest.to_owned(),
        Some(rest) => format!("the {rest}"),
        None => source.to_owned(),
    }
}

/// Could "it" point to it? "The company", "the Harbour Board": one that is no person by its words, and not several.
pub fn collective(source: &str) -> bool {
    let lower = source.to_lowercase();
    lower.starts_with("the ") && noun(&lower).is_some_and(|noun| !noun.ends_with('s') && !PERSONS.contains(&noun))
}

/// Is it a person, by a name or by what they are: "a spokesman for the union"?
pub fn is_person(source: &str) -> bool {
    personal(source) || noun(&source.to_lowercase()).is_some_and(|noun| PERSONS.contains(&noun))
}

/// People without names: "two people familiar with the talks", "officials".
pub fn are_people(source: &str) -> bool {
    let plural = |noun: &str| noun == "people" || noun.strip_suffix('s').is_some_and(|one| PERSONS.contains(&one));
    noun(&source.to_lowercase()).is_some_and(plural)
}

/// What a source without a name is: "spokesman" of "a spokesman for the union".
fn noun(lower: &str) -> Option<&str> {
    const BEHIND: [&str; 11] = ["of", "for", "in", "at", "on", "from", "with", "to", "who", "familiar", "close"];
    lower.split([' ', ',']).take_while(|word| !BEHIND.contains(word)).last()
}

/// Who speaks as "he" or "she", though without a name.
const PERSONS: [&str; 36] = [
    "president",
    "minister",
    "mayor",
    "chairman",
    "chairwoman",
    "spokesman",
    "spokeswoman",
    "official",
    "man",
    "woman",
    "judge",
    "governor",
    "senator",
    "economist",
    "analyst",
    "officer",
    "spokesperson",
    "person",
    "source",
    "lawyer",
    "witness",
    "resident",
    "teacher",
    "doctor",
    "farmer",
    "worker",
    "adviser",
    "aide",
    "diplomat",
    "executive",
    "expert",
    "researcher",
    "professor",
    "director",
    "manager",
    "activist",
];

/// Could "he" or "she" point to it? A name without an article.
pub fn personal(source: &str) -> bool {
    let mut words = source.split_whitespace();
    let first = words.next().is_some_and(|word| {
        word.starts_with(char::is_uppercase)
            && !["the", "its", "their", "a", "an", "he", "she", "they", "it", "this", "we", "i", "these", "both"]
                .contains(&word.to_lowercase().as_str())
    });
    first && source.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// When the claim holds, and the words that say so.
pub fn as_of(text: &str, time: Option<&FoundTime>) -> (Option<PartialDate>, Option<String>) {
    (time.and_then(|time| time.when.clone()), time.map(|time| line(&text[time.range.clone()])))
}
