//! Who a verb belongs to: noun phrases beside a reporting verb, found by the closed word classes around them.

use super::lexicon::{Part, Tense};
use super::token::{Class, Kind, Token};

/// What a phrase of time turns on.
const TIMES: [&str; 30] = [
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "night",
    "nights",
    "week",
    "weeks",
    "weekend",
    "weekends",
    "month",
    "months",
    "quarter",
    "quarters",
    "year",
    "years",
    "decade",
    "decades",
    "century",
    "centuries",
    "morning",
    "afternoon",
    "evening",
    "midnight",
    "noon",
    "moment",
];

/// First token and the token after the last.
pub type Span = (usize, usize);

/// How many tokens a search looks at before it gives up. Longer phrases are rare, and the bound keeps the reading linear.
const REACH: usize = 40;

/// What stands before a verb.
#[derive(Debug, PartialEq, Eq)]
pub enum Subject {
    /// The noun phrase, and the first token of all that belongs to it (appositions, auxiliaries, adverbs).
    Phrase(Span),
    /// "and said", "saying": the verb shares a subject that stands further left.
    Shared,
    None,
}

/// The subject to the left of the verb group that begins at token `verb`.
pub fn subject_before(tokens: &[Token], verb: usize) -> Subject {
    let Some(last) = verb.checked_sub(1) else { return Subject::None };
    match tokens[last].kind {
        // "Novak, however, said"
        Kind::Comma
            if last >= 2
                && tokens[last - 2].kind == Kind::Comma
                && matches!(tokens[last - 1].kind, Kind::Word(Class::But | Class::Adverb)) =>
        {
            phrase_before(tokens, last - 2).map_or(Subject::None, Subject::Phrase)
        }
        Kind::Comma => apposition_before(tokens, last),
        Kind::Close => match matching_open(tokens, last) {
            Some(open) => subject_before(tokens, open),
            None => Subject::None,
        },
        Kind::Dash => match (last.saturating_sub(REACH)..last).rev().find(|i| tokens[*i].kind == Kind::Dash) {
            Some(open) => phrase_before(tokens, open).map_or(Subject::None, Subject::Phrase),
            None => Subject::None,
        },
        Kind::Word(Class::Relative | Class::That) => relative_before(tokens, last),
        Kind::Word(Class::And | Class::But) => Subject::Shared,
        // "A poll released on Sunday", "officials interviewed": the participle is not the name.
        Kind::Word(Class::Other)
            if last > 0
                && tokens[last].text.len() > 4
                && tokens[last].text.ends_with("ed")
                && tokens[last - 1].nominal() =>
        {
            phrase_before(tokens, last).map_or(Subject::None, Subject::Phrase)
        }
        Kind::Word(_) => match phrase_before(tokens, verb) {
            Some(span) if !is_time(&tokens[span.0..span.1]) => {
                Subject::Phrase((with_participle(tokens, span.0).unwrap_or(span.0), span.1))
            }
            _ => released_before(tokens, verb).map_or(Subject::None, Subject::Phrase),
        },
        _ => Subject::None,
    }
}

/// "Two people briefed on the talks said", "Documents seen by Reuters show": where the phrase begins whose participle or
/// adjective governs the one that begins at `start`.
fn with_participle(tokens: &[Token], start: usize) -> Option<usize> {
    let link = start.checked_sub(1)?;
    let plain = tokens[link].is(Class::Preposition) || tokens[link].is(Class::To);
    let of = if plain { link.checked_sub(1)? } else { link };
    // "Data released on Friday by the agency"
    let timed = plain && tokens[of].is(Class::Time) && of > 1 && tokens[of - 1].is(Class::Preposition);
    let of = if timed { of - 2 } else { of };
    let word = &tokens[of];
    let lower = word.text.to_ascii_lowercase();
    let participle = word.is(Class::Other)
        && (lower.len() > 4 && (plain && lower.ends_with("ed") || lower.ends_with("ing"))
            || plain && crate::language::verb_forms::Forms::of(&lower).is_participle()
            || ["familiar", "close", "loyal", "opposed", "present", "critical"].contains(&lower.as_str()));
    let noun = of.checked_sub(1).filter(|noun| participle && tokens[*noun].nominal() && !tokens[*noun].possessive())?;
    let whole = phrase_before(tokens, noun + 1)?;
    // A name that did something is no such phrase: "Novak arrived in Oslo and".
    let people = !tokens[noun].is(Class::Name) || tokens[noun].entry.is_some_and(|entry| entry.voice.is_some());
    people.then(|| with_participle(tokens, whole.0).unwrap_or(whole.0))
}

/// "A poll released last week showed", "emails published on Sunday show": the phrase before the participle and its time.
fn released_before(tokens: &[Token], verb: usize) -> Option<Span> {
    let participle = (verb.saturating_sub(5)..verb.checked_sub(1)?).rev().find(|i| {
        let word = &tokens[*i];
        word.is(Class::Other) && word.text.len() > 4 && word.text.ends_with("ed")
    })?;
    let rest = &tokens[participle + 1..verb];
    let rest = if rest[0].is(Class::Preposition) { &rest[1..] } else { rest };
    (!rest.is_empty() && is_time(rest)).then(|| phrase_before(tokens, participle)).flatten()
}

/// "Stanovaya, who said": the phrase that the relative pronoun stands for.
fn relative_before(tokens: &[Token], relative: usize) -> Subject {
    let end = match relative.checked_sub(1) {
        Some(comma) if tokens[comma].kind == Kind::Comma => comma,
        _ => relative,
    };
    // "her records in July, which showed"
    let dated = end >= 3 && tokens[end - 1].is(Class::Time) && tokens[end - 2].is(Class::Preposition);
    match phrase_before(tokens, if dated { end - 2 } else { end }) {
        Some(span) => Subject::Phrase(span),
        None => Subject::None,
    }
}

/// "Ivan Petrov, 45, the mayor of Odesa, said": from the comma before the verb back to the name that the apposition explains.
fn apposition_before(tokens: &[Token], comma: usize) -> Subject {
    let mut end = comma;
    let mut best = Subject::None;
    for _ in 0..4 {
        let from = end.saturating_sub(REACH);
        let Some(start) = (from..end).rev().find(|i| tokens[*i].kind == Kind::Comma) else { break };
        if tokens[start..end].iter().any(|t| matches!(t.kind, Kind::Quote(_) | Kind::Semicolon | Kind::Colon)) {
            break;
        }
        let explains = tokens.get(start + 1).is_some_and(|t| {
            matches!(t.kind, Kind::Word(class) if !matches!(class, Class::Pronoun | Class::But | Class::Subordinator | Class::That | Class::Question))
        });
        let Some(span) = phrase_before(tokens, start) else { break };
        // "A person close to the bank, who asked not to be named, said"
        let span = (with_participle(tokens, span.0).unwrap_or(span.0), span.1);
        if !explains || is_time(&tokens[span.0..span.1]) {
            break;
        }
        // "In Kenya, the minister, speaking on radio, said": the name is a place.
        let place = |open: usize| open == 0 || matches!(tokens[open - 1].kind, Kind::Comma | Kind::Dash);
        if best != Subject::None && span.0.checked_sub(1).is_some_and(|i| tokens[i].is(Class::Preposition) && place(i))
        {
            break;
        }
        // "The bank's chief economist, Karl-Heinz Oberg, said": what stands between the commas is the name.
        let role = tokens[span.0].is(Class::Determiner)
            || tokens[span.0].is(Class::Possessive)
            || tokens[span.0..span.1].iter().any(Token::possessive);
        if best == Subject::None && role && is_name(&tokens[start + 1..end]) {
            return Subject::Phrase((start + 1, end));
        }
        let named = tokens[span.0..span.1].iter().any(|t| t.is(Class::Name));
        if named || best == Subject::None {
            best = Subject::Phrase(span);
        }
        if named && !tokens[span.0].is(Class::Determiner) {
            break;
        }
        end = start;
    }
    best
}

/// "Karl-Heinz Oberg", "Ludwig van Beek": capitals throughout, but for a particle within.
fn is_name(tokens: &[Token]) -> bool {
    let particle =
        |t: &Token| ["van", "von", "de", "der", "den", "da", "dos", "del", "di", "bin", "al"].contains(&t.text);
    let capital = |t: Option<&Token>| t.is_some_and(|t| t.is(Class::Name) && !t.possessive());
    tokens.len() < 6
        && capital(tokens.first())
        && capital(tokens.last())
        && tokens.iter().all(|t| t.is(Class::Name) || particle(t))
}

fn matching_open(tokens: &[Token], close: usize) -> Option<usize> {
    (close.saturating_sub(REACH)..close).rev().find(|i| tokens[*i].kind == Kind::Open)
}

/// The noun phrase that ends just before token `end`.
pub fn phrase_before(tokens: &[Token], end: usize) -> Option<Span> {
    let mut last = end.checked_sub(1)?;
    if tokens[last].kind == Kind::Close {
        // "Rubio (R-Fla.) said"
        last = matching_open(tokens, last)?.checked_sub(1)?;
    }
    let floor = last.saturating_sub(REACH);
    if let Some(who) = relative_inside(tokens, floor, last) {
        return phrase_before(tokens, who);
    }
    if tokens[last].is(Class::Pronoun)
        || tokens[last].is(Class::Determiner) && !matches!(tokens[last].text, "the" | "a" | "an")
    {
        // "one of them", "many of the others"
        return Some((last, last + 1));
    }
    let mut start = last + 1;
    while start > floor {
        let token = &tokens[start - 1];
        match token.kind {
            Kind::Word(Class::Name | Class::Number) => start -= 1,
            Kind::Word(Class::Other)
                if start == last + 1 || !(finite_verb(token) || ends_before_name(tokens, start)) =>
            {
                start -= 1
            }
            Kind::Word(Class::Time) if token.possessive() => start -= 1,
            Kind::Word(Class::Determiner | Class::Possessive) => {
                start -= 1;
                if start < 2 || !continues_left(tokens, start - 1) {
                    break;
                }
                start -= 1;
            }
            Kind::Word(Class::Preposition | Class::And) if start <= last && continues_left(tokens, start - 1) => {
                start -= 1
            }
            Kind::Close if start <= last => match matching_open(tokens, start - 1) {
                Some(open) if open > 0 => start = open,
                _ => break,
            },
            _ => break,
        }
    }
    let start = (start..=last).find(|i| !tokens[*i].is(Class::Preposition) && !tokens[*i].is(Class::And))?;
    tokens[start..=last].iter().any(Token::nominal).then_some((start, last + 1))
}

/// "weighed | Novak's claim": a past tense before a name belongs to another clause; "retired general" does not.
fn ends_before_name(tokens: &[Token], start: usize) -> bool {
    tokens[start - 1].text.ends_with("ed")
        && matches!(tokens[start].kind, Kind::Word(Class::Name | Class::Determiner | Class::Possessive))
}

/// "officials who attended the meeting said": the pronoun that shows that the phrase ended earlier.
fn relative_inside(tokens: &[Token], floor: usize, last: usize) -> Option<usize> {
    (floor..last)
        .rev()
        .take_while(
            |i| matches!(tokens[*i].kind, Kind::Word(class) if class != Class::Subordinator && class != Class::That),
        )
        .find(|i| {
            tokens[*i].is_word("who") || tokens[*i].text.starts_with("who'") || tokens[*i].text.starts_with("who’")
        })
        .filter(|who| *who > 0 && tokens[who - 1].nominal())
}

/// May the phrase that begins after this preposition or "and" go on to its left?
fn continues_left(tokens: &[Token], link: usize) -> bool {
    let Some(before) = link.checked_sub(1).map(|i| &tokens[i]) else { return false };
    let Some(after) = tokens.get(link + 1) else { return false };
    match tokens[link].kind {
        Kind::Word(Class::Preposition) => before.nominal() && !finite_verb(before),
        Kind::Word(Class::And) => {
            (before.is(Class::Name)
                && (after.is(Class::Name) || after.is(Class::Determiner) || after.is(Class::Possessive)))
                || (before.is(Class::Other)
                    && before.text.ends_with('s')
                    && after.is(Class::Other)
                    && !finite_verb(before))
        }
        _ => false,
    }
}

/// A word that the lexicon knows as a verb in a form that no noun has: "said", "told", "wrote".
pub fn finite_verb(token: &Token) -> bool {
    token.entry.is_some_and(|entry| {
        entry.cues.iter().any(|cue| matches!(cue.part, Part::Verb(Tense::Past | Tense::PastOrParticiple, _)))
            && !entry.cues.iter().any(|cue| cue.part == Part::Noun)
    })
}

/// The noun phrase that begins at token `start`, at most up to `limit`.
pub fn phrase_after(tokens: &[Token], start: usize, limit: usize) -> Option<Span> {
    let limit = limit.min(start + REACH).min(tokens.len());
    let mut end = start;
    while end < limit {
        let token = &tokens[end];
        let next = tokens.get(end + 1).filter(|_| end + 1 < limit);
        let goes_on = match token.kind {
            Kind::Word(Class::Pronoun) => {
                if end == start {
                    return Some((start, end + 1));
                }
                false
            }
            Kind::Word(Class::Determiner) => end == start || !tokens[end - 1].nominal() || tokens[end - 1].possessive(),
            Kind::Word(Class::Possessive) => end == start || tokens[end - 1].is(Class::Preposition),
            Kind::Word(Class::Name | Class::Number) => true,
            Kind::Word(Class::Other) => end == start || !looks_finite(tokens, end),
            Kind::Word(Class::Time) => token.possessive() || end == start || tokens[end - 1].is(Class::Determiner),
            Kind::Word(Class::Adverb) => end == start || tokens[end - 1].is(Class::Determiner),
            Kind::Word(Class::Preposition) => {
                end > start
                    && matches!(token.text, "of" | "for" | "from" | "at" | "with")
                    && next.is_some_and(|t| t.nominal() || t.is(Class::Determiner) || t.is(Class::Possessive))
            }
            Kind::Word(Class::And) => {
                end > start && next.is_some_and(|t| tokens[end - 1].is(Class::Name) && t.is(Class::Name))
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    // "..., tweeted another."
    let alone =
        end == start + 1 && ["another", "others", "some", "many"].iter().any(|word| tokens[start].is_word(word));
    (alone || tokens[start.min(end)..end].iter().any(Token::nominal)).then_some((start, end))
}

/// Irregular verbs that often follow the subject of a sentence.
const PREDICATES: [&str; 24] = [
    "went", "took", "came", "made", "gave", "got", "says", "kept", "began", "ran", "won", "lost", "met", "held", "led",
    "left", "spoke", "stood", "sat", "has", "goes", "comes", "takes", "makes",
];

/// After a noun, a word in -ed or a reporting verb is where the predicate begins.
fn looks_finite(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !tokens[at - 1].nominal() {
        return false;
    }
    // "Olsen rose": a name is followed by what somebody did.
    let object =
        |token: &Token| matches!(token.kind, Kind::Word(Class::Determiner | Class::Possessive | Class::Number));
    let did = || {
        let follows = tokens[at - 1].is(Class::Name) || tokens.get(at + 1).is_some_and(object);
        follows && crate::language::verb_forms::Forms::of(token.text).is_past()
    };
    finite_verb(token)
        || did()
        || token.text.len() > 4 && token.text.ends_with("ed")
        || token.entry.is_some_and(|entry| entry.cues.iter().any(|cue| matches!(cue.part, Part::Verb(Tense::Third, _))))
            && tokens[at - 1].is(Class::Name)
        || PREDICATES.contains(&token.text)
}

/// The subject of a whole sentence: the first noun phrase, after an adverbial and its comma if there is one.
pub fn sentence_subject(tokens: &[Token], start: usize, verb: usize) -> Option<Span> {
    let mut at = after_dateline(tokens, start, verb);
    while at < verb && matches!(tokens[at].kind, Kind::Word(Class::And | Class::But | Class::Adverb) | Kind::Comma) {
        at += 1;
    }
    for _ in 0..3 {
        if !adverbial(tokens, at, verb) {
            break;
        }
        at = (at..verb.min(at + REACH)).find(|i| tokens[*i].kind == Kind::Comma)? + 1;
    }
    phrase_after(tokens, at, verb)
}

/// "NORVIK, March 11 (Reuters) - The ministry": where the sentence begins behind the place that it was written in.
fn after_dateline(tokens: &[Token], start: usize, verb: usize) -> usize {
    let loud = |token: &Token| {
        token.is(Class::Name) && token.text.chars().count() > 2 && !token.text.chars().any(char::is_lowercase)
    };
    let dash = (start..verb.min(start + 14)).find(|at| tokens[*at].kind == Kind::Dash);
    match dash {
        Some(dash) if tokens.get(start).is_some_and(loud) && !tokens[start..dash].iter().any(finite_verb) => dash + 1,
        _ => start,
    }
}

/// "In May, ...", "Three days later, ...", "Speaking in Oslo, ...", "Asked why, ...": what stands before the subject.
fn adverbial(tokens: &[Token], at: usize, verb: usize) -> bool {
    let Some(first) = tokens.get(at) else { return false };
    let comma = (at..verb.min(at + REACH)).find(|i| tokens[*i].kind == Kind::Comma);
    matches!(first.kind, Kind::Word(Class::Preposition | Class::Subordinator | Class::To | Class::Time))
        || first.text.ends_with("ing")
        || comma.is_some_and(|comma| {
            is_time(&tokens[at..comma]) || comma > at + 1 && first.text.ends_with("ed") && first.entry.is_some()
        })
}

/// "Three days later", "Last week", "Monday": nobody.
pub fn is_time(words: &[Token]) -> bool {
    let head = words.iter().take_while(|token| !token.is(Class::Preposition)).last();
    let time = |token: &Token| TIMES.iter().any(|word| token.is_word(word)) || token.is(Class::Time);
    let later = |token: &Token| ["later", "earlier", "ago", "before", "after"].iter().any(|word| token.is_word(word));
    head.is_some_and(|head| !head.possessive() && time(head))
        || words.last().is_some_and(later) && words.iter().any(time)
}
