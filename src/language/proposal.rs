//! Claims proposed from an article: its propositions, each with the words that state it, who says it, its kind and its worth.
//!
//! Nothing is made up: a proposed text is put together from the article's own words, and pronouns stay as they are.

mod clause;
pub(super) mod kind;
mod office;
pub(super) mod passage;
mod pronoun;
pub(super) mod proposed;
pub(super) mod verb;
pub(super) mod voice;
mod word;
pub(super) mod wording;

pub use pronoun::Unnamed;
pub use proposed::Proposal;

use super::attribution::{Attribution, attributions};
use super::piece::{Piece as TextPiece, pieces};
use super::time::{FoundTime, times};
use super::tongue::Tongue;
use super::worth::{Reason, worth};
use crate::domain::{ClaimKind, CueClass, Form, Link, PieceKind};
use clause::Piece;
use jiff::civil::Date;
use std::collections::HashSet;
use std::ops::Range;
use voice::Voices;
use word::{Word, words};

/// The claims that a text seems to make, in reading order. Takes time in proportion to the text's length.
///
/// What somebody says is proposed without the saying where it can stand alone and could be true or false: "The Kremlin
/// said its troops had taken the town" gives "Its troops had taken the town." with the Kremlin as claimant. A denial, a
/// thought, a promise, a judgement ("called it fair") and words in the first person keep the saying, and only whether
/// it was said is asked of them. A forecast or an opinion is told as such. A question states nothing, unless it
/// presupposes a figure.
pub fn proposals(body: &str, tongue: Tongue, published: Option<Date>) -> Vec<Proposal> {
    if !tongue.is_english() {
        return super::tongue::proposal::proposals(body, tongue, published);
    }
    let pieces = pieces(body, tongue);
    let sentences: Vec<Range<usize>> = pieces.iter().map(|piece| piece.range.clone()).collect();
    let attributions = attributions(body, &sentences);
    let times = times(body, published);
    let told: Vec<Statement> = pieces.iter().filter_map(|piece| Statement::read(body, piece)).collect();
    let capitals = capitals(&told);
    // "Inflation" at the start of a sentence is no name; "Reyes", with a capital elsewhere too, is one.
    let person = |name: &str| voice::personal(name) && (name.contains(' ') || capitals.contains(name));
    let subjects: Vec<Range<usize>> = told.iter().filter_map(|told| subject(body, told, person)).collect();
    let voices = Voices::new(body, &attributions, &times, &subjects, person);
    let mut candidates = Candidates::new(&attributions);
    let mut proposals = Vec::new();
    for told in &told {
        let around = candidates.at(&told.range);
        Proposer { body, voices: &voices, told, around: &around, proposals: &mut proposals }.sentence();
    }
    proposals.sort_by_key(|proposal| proposal.words.start);
    pronoun::name(&mut proposals);
    proposals
}

/// A sentence that may state something.
struct Statement<'t> {
    sentence: Range<usize>,
    piece: PieceKind,
    /// Without dateline and list marker.
    range: Range<usize>,
    words: Vec<Word<'t>>,
}

impl<'t> Statement<'t> {
    fn read(body: &'t str, piece: &TextPiece) -> Option<Self> {
        let range = passage::told(body, piece)?;
        let words = words(body, range.clone());
        passage::stated(piece.kind, &words).then(|| Self {
            sentence: piece.range.clone(),
            piece: piece.kind,
            words,
            range,
        })
    }
}

/// The words that have a capital within a sentence.
fn capitals<'t>(told: &[Statement<'t>]) -> HashSet<&'t str> {
    let within = |told: &Statement<'t>| {
        let pairs = told.words.windows(2).filter(|two| !two[0].is_mark() && two[1].is_capital());
        pairs.map(|two| without_genitive(two[1].text)).collect::<Vec<_>>()
    };
    told.iter().flat_map(within).collect()
}

fn without_genitive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// The person whom a sentence tells of: a name at its start or after a comma, with a verb or a comma behind it.
fn subject(body: &str, told: &Statement, person: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let words = &told.words;
    let opens = |at: usize| words[at].is_capital() && (at == 0 || words[at - 1].is(","));
    (0..words.len()).filter(|at| opens(*at)).find_map(|start| {
        let end = start + words[start..].iter().take_while(|word| word.is_capital()).count();
        let followed = words.get(end)?.is(",") || verb::predicate(words, end);
        let range = words[start].range.start..words[end - 1].range.end;
        (followed && person(&body[range.clone()])).then_some(range)
    })
}

/// For each sentence in turn the attributions whose content touches it.
struct Candidates {
    /// Where each content piece begins and ends, by its beginning.
    pieces: Vec<(Range<usize>, usize)>,
    next: usize,
    open: Vec<(usize, usize)>,
}

impl Candidates {
    fn new(attributions: &[Attribution]) -> Self {
        let of = |(one, found): (usize, &Attribution)| {
            found.content.iter().map(|piece| (piece.clone(), one)).collect::<Vec<_>>()
        };
        let mut pieces: Vec<(Range<usize>, usize)> = attributions.iter().enumerate().flat_map(of).collect();
        pieces.sort_by_key(|(piece, _)| piece.start);
        Self { pieces, next: 0, open: Vec::new() }
    }

    fn at(&mut self, sentence: &Range<usize>) -> Vec<usize> {
        while let Some((piece, one)) = self.pieces.get(self.next).filter(|(piece, _)| piece.start < sentence.end) {
            self.open.push((piece.end, *one));
            self.next += 1;
        }
        self.open.retain(|(end, _)| *end > sentence.start);
        let mut around: Vec<usize> = self.open.iter().map(|(_, one)| *one).collect();
        around.sort_unstable();
        around.dedup();
        around
    }
}

struct Proposer<'a, 'p> {
    body: &'a str,
    voices: &'a Voices<'a>,
    told: &'a Statement<'a>,
    around: &'a [usize],
    proposals: &'p mut Vec<Proposal>,
}

/// How a proposition is said.
#[derive(Clone, Copy)]
enum Manner {
    /// By the voice, or by the article where there is none.
    Stated(Option<usize>),
    /// The saying itself is the proposition.
    Saying(usize),
    /// In passing: the time that the sentence tells is not that of the aside.
    Aside(Option<usize>),
}

impl Proposer<'_, '_> {
    fn sentence(&mut self) {
        let told = self.told;
        if self.body[told.range.clone()].trim_end_matches(['"', '”', '’', ')']).ends_with('?') {
            let piece = Piece::of(self.body, told.range.clone());
            if !super::quantity::quantities(&piece.text).is_empty() {
                self.propose(piece, Manner::Stated(self.voices.around(&told.range, self.around)));
            }
            return;
        }
        for clause in clause::clauses(&told.words) {
            let all = trimmed(&told.words[clause]);
            let (Some(first), Some(last)) = (all.first(), all.last()) else { continue };
            self.clause(all, first.range.start..last.range.end);
        }
    }

    fn clause(&mut self, all: &[Word], range: Range<usize>) {
        let found = self.voices.found;
        let cued = found.partition_point(|one| one.cue.start < range.start)
            ..found.partition_point(|one| one.cue.start < range.end);
        let around = self.voices.around(&range, self.around);
        for aside in clause::asides(self.body, all) {
            self.propose(aside, Manner::Aside(around));
        }
        if let Some(remark) = clause::remark(all) {
            self.propose(Piece::of(self.body, all[0].range.start..all[remark].range.start), Manner::Stated(around));
            self.propose(Piece::of(self.body, range), Manner::Stated(around));
            return;
        }
        // `"Will it hold?" | Anna Reyes asked.`: the clause only says who spoke.
        if cued.clone().any(|one| self.voices.only_says(one, &range)) {
            return;
        }
        let main = self.voices.main(&range, cued.clone(), all);
        let beside = self.beside(main, cued.clone(), &range);
        let end = beside.iter().map(|(opens, _)| *opens).min().unwrap_or(range.end);
        match main {
            Some(main) if self.voices.stands_alone(main) => self.told(self.voices.inner(main, cued), &range),
            Some(main) => {
                self.propose(Piece::of(self.body, range.start..end), Manner::Saying(main));
                // "He cited an audit that found that ...": the fact beside the saying.
                if let Some(inner) = self.voices.fact_within(main, cued) {
                    self.told(inner, &range);
                }
            }
            None => {
                let own = &all[..all.partition_point(|word| word.range.end <= end)];
                for piece in clause::pieces(self.body, trimmed(own)) {
                    self.propose(piece, Manner::Stated(around));
                }
            }
        }
        for (_, one) in beside {
            self.told(one, &range);
        }
    }

    /// What a voice says of the clause, proposition by proposition.
    fn told(&mut self, one: usize, clause: &Range<usize>) {
        let content = &self.voices.found[one].content;
        let parts: Vec<Range<usize>> = content
            .iter()
            .map(|piece| piece.start.max(clause.start)..piece.end.min(clause.end))
            .filter(|part| part.start < part.end)
            .collect();
        match parts.as_slice() {
            [part] => {
                let words = words(self.body, part.clone());
                for said in clause::reported(&words) {
                    for piece in clause::pieces(self.body, trimmed(said)) {
                        self.propose(piece, Manner::Stated(Some(one)));
                    }
                }
            }
            [first, .., last] => {
                let text = parts.iter().map(|part| &self.body[part.clone()]).collect::<Vec<_>>().join(" ");
                self.propose(Piece { words: first.start..last.end, text }, Manner::Stated(Some(one)));
            }
            [] => {}
        }
    }

    /// What else is said in a clause, beside the saying on which it turns: ", adding that ...", "and said ...", ", with its
    /// lawyer Jon Hale saying, “...”". Each with where the words begin that bring it.
    fn beside(&self, main: Option<usize>, cued: Range<usize>, clause: &Range<usize>) -> Vec<(usize, usize)> {
        let found = self.voices.found;
        let top = |one: &usize| {
            let outer = found[*one].within.filter(|outer| voice::within(&found[*outer].cue, clause));
            let after = main.is_none_or(|main| found[main].cue.end <= found[*one].cue.start);
            outer.is_none()
                && after
                && Some(*one) != main
                && !matches!(found[*one].class, CueClass::Inference | CueClass::Commissive)
        };
        let opens = |one: usize| {
            let found = &found[one];
            let begins = found.source.as_ref().map_or(found.cue.start, |source| source.start.min(found.cue.start));
            // "Novak stood up, warning that": he is told of before, with another verb.
            let rest = &self.body[begins..found.cue.start.max(begins)];
            let shared = main.is_some_and(|main| begins < self.voices.found[main].cue.end)
                || begins <= clause.start
                || rest.contains(',')
                || rest.contains(" and ");
            let begins = if shared { found.cue.start } else { begins };
            let before = self.body.get(clause.start..begins)?.trim_end();
            let before =
                ["with", "also", "later", "then"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
            let before = before.trim_end();
            let joined =
                ["and", "but"].iter().find_map(|word| before.strip_suffix(word)).filter(|rest| rest.ends_with(' '));
            let before = joined.unwrap_or(before).trim_end();
            let apart =
                (joined.is_some() || before.ends_with(',')) && found.content.iter().all(|piece| piece.start >= begins);
            let said = self.voices.stands_alone(one) || self.voices.quotes(one);
            (apart && said).then_some((clause.start + before.trim_end_matches(',').len(), one))
        };
        cued.filter(top).filter_map(opens).collect()
    }

    fn propose(&mut self, piece: Piece, manner: Manner) {
        let text = wording::sentence(&piece.text);
        // A sentence of its own may be as short as "Nobody died.", a part of one is damage.
        let fewest = if piece.words.start == self.told.range.start { 2 } else { 3 };
        if text.split(' ').count() < fewest {
            return;
        }
        let (voice, said) = match manner {
            Manner::Stated(voice) | Manner::Aside(voice) => (voice, None),
            Manner::Saying(main) => (Some(main), Some(main)),
        };
        let quantities = super::figures(Tongue::english(), &text, None);
        let mut attribution = self.voices.chain(voice);
        attribution.extend(self.unnamed(&piece.words, voice));
        let voiced = attribution.len() > 1;
        let form = voice.map(|one| self.voices.found[one].form);
        let kind = match said {
            Some(main) => {
                let found = &self.voices.found[main];
                let content: String =
                    found.content.iter().map(|part| &self.body[part.clone()]).collect::<Vec<_>>().join(" ");
                kind::saying(&content, &self.body[found.cue.clone()], found.form)
            }
            None => match kind::kind(&text, &quantities, voiced) {
                // Quoted words of judgement are asked for as words, and so are those that somebody says of themselves.
                ClaimKind::Opinion if matches!(form, Some(Form::Direct | Form::Mixed)) => ClaimKind::Quote,
                _ if matches!(form, Some(Form::Direct))
                    && words(&text, 0..text.len()).iter().any(voice::first_person) =>
                {
                    ClaimKind::Quote
                }
                kind => kind,
            },
        };
        if !voiced {
            attribution.extend(document(&text));
        }
        let time = self.time(&piece.words, manner);
        let (as_of, as_of_words) = voice::as_of(self.body, time);
        let worth = worth(&text);
        self.proposals.push(Proposal {
            sentence: self.told.sentence.clone(),
            piece: self.told.piece,
            hedges: super::hedges(Tongue::english(), &text, Some(&self.body[piece.words.clone()])),
            checkable: kind::checkable(kind, attribution.len() > 1),
            words: piece.words,
            worth: worth.score,
            score: worth.exact,
            reasons: worth.reasons.iter().map(Reason::told).collect(),
            text,
            kind,
            attribution,
            quantities,
            as_of,
            as_of_words,
            unnamed: None,
        });
    }

    /// "The text reportedly shrank": a voice without a name, whose word stays in the text.
    fn unnamed(&self, range: &Range<usize>, voice: Option<usize>) -> Option<Link> {
        let found = self.voices.found;
        let first = found.partition_point(|one| one.cue.start < range.start);
        let here = (first..found.len()).take_while(|one| found[*one].cue.start < range.end);
        let one = here.into_iter().find(|one| found[*one].source.is_none() && Some(*one) != voice)?;
        self.voices.chain(Some(one)).into_iter().find(|link| link.speaker == "unnamed reports")
    }

    /// The time in the words themselves; else that of the saying, else that of the sentence. Of a saying only its own.
    fn time(&self, range: &Range<usize>, manner: Manner) -> Option<&FoundTime> {
        let times = self.voices.times;
        // The time of a clause in the words is not theirs; of one that they are, it is.
        let is_aside = matches!(manner, Manner::Aside(_));
        let inside = |range: &Range<usize>| {
            let first = times.partition_point(|time| time.range.start < range.start);
            let own = |time: &&FoundTime| is_aside || time.beside.is_none_or(|(opens, _)| opens < range.start);
            let here = || times[first..].iter().take_while(|time| time.range.end <= range.end).filter(own);
            here().find(|time| time.when.is_some()).or_else(|| here().next())
        };
        match manner {
            Manner::Saying(main) => self.voices.said_on(main),
            Manner::Aside(_) => inside(range),
            Manner::Stated(Some(voice)) => inside(range).or_else(|| self.voices.said_on(voice)),
            Manner::Stated(None) => inside(range).or_else(|| inside(&self.told.range)),
        }
    }
}

/// "That draft would have frozen ...", "Estimates put the dead at ...": the document or the assessment is the voice.
fn document(text: &str) -> Option<Link> {
    let words = words(text, 0..text.len());
    let verb = kind::provision(&words).or_else(|| kind::assessment(&words))?;
    let have = words.get(verb + 1).filter(|word| word.is("have")).map_or(verb, |_| verb + 1);
    let cue = &text[words[verb].range.start..words[have].range.end];
    let named = words[..verb].iter().rposition(|word| !verb::adverb(word) && !word.is("initially"))?;
    let speaker = &text[words.first()?.range.start..words[named].range.end];
    Some(Link { cue: Some(cue.to_owned()), form: Some(Form::Document), ..Link::voice(speaker) })
}

/// Without marks and "and" at its ends; quotation marks and brackets stay.
fn trimmed<'w, 't>(mut words: &'w [Word<'t>]) -> &'w [Word<'t>] {
    const IDLE: [&str; 9] = [",", ";", ":", "-", "–", "—", "and", "…", "."];
    while let [first, rest @ ..] = words
        && first.is_one_of(&IDLE)
    {
        words = rest;
    }
    while let [rest @ .., last] = words
        && last.is_one_of(&IDLE)
    {
        words = rest;
    }
    words
}

#[cfg(test)]
mod tests;
