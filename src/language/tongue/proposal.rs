//! Claims proposed from an article in another language than English: one for each sentence that states something, without
//! the saying where what is said stands alone.

use super::lexicon::Mark;
use super::time::FoundTime;
use super::word::Word;
use super::{Tongue, passage};
use crate::domain::{ClaimKind, CueClass, Form, Link, OWN_VOICE, PieceKind};
use crate::language::attribution::Attribution;
use crate::language::piece::{Piece, pieces};
use crate::language::proposal::passage::told;
use crate::language::proposal::proposed::Proposal;
use crate::language::proposal::wording::sentence;
use crate::language::proposal::{kind, voice};
use crate::language::worth::Reason;
use jiff::civil::Date;
use std::ops::Range;

/// The claims that a text seems to make, in reading order.
pub fn proposals(body: &str, tongue: Tongue, published: Option<Date>) -> Vec<Proposal> {
    let pieces = pieces(body, tongue);
    let words = tongue.words(body);
    let times = super::time::of_words(&words, published);
    let sentences: Vec<Range<usize>> = pieces.iter().map(|piece| piece.range.clone()).collect();
    let found = super::saying::of_words(body, &words, &times, &sentences);
    let proposer = Proposer { body, tongue, words: &words, times: &times, found: &found };
    pieces.iter().filter_map(|piece| proposer.propose(piece)).collect()
}

struct Proposer<'a> {
    body: &'a str,
    tongue: Tongue,
    words: &'a [Word<'a>],
    times: &'a [FoundTime],
    found: &'a [Attribution],
}

/// What is proposed of a sentence.
struct Stated {
    words: Range<usize>,
    voice: Option<usize>,
    /// It keeps the saying, or is told in the first person: only whether it was said can be asked.
    saying: bool,
}

impl Proposer<'_> {
    fn propose(&self, piece: &Piece) -> Option<Proposal> {
        let range = told(self.body, piece)?;
        let line = &self.body[range.clone()];
        let figure = line.contains(char::is_numeric);
        let states = piece.kind == PieceKind::Sentence || figure || passage::has_verb(line, self.tongue);
        if !states || passage::asks(line, self.tongue) && super::figure::figures(line, self.tongue).is_empty() {
            return None;
        }
        if self.only_names(&range) {
            return None;
        }
        let told = self.told(range);
        let text = sentence(without_marks(&self.body[told.words.clone()]));
        let quantities = crate::language::figures(self.tongue, &text, None);
        let attribution = self.chain(told.voice);
        let voiced = attribution.len() > 1;
        let kind = match (told.saying, quantities.is_empty()) {
            (true, _) => ClaimKind::Quote,
            (false, false) => ClaimKind::Quantity,
            (false, true) => ClaimKind::Event,
        };
        let time = self.time(&told.words).or_else(|| self.said_on(told.voice?));
        let (as_of, as_of_words) = voice::as_of(self.body, time);
        let worth = super::worth::worth(&text, self.tongue);
        Some(Proposal {
            sentence: piece.range.clone(),
            piece: piece.kind,
            hedges: crate::language::hedges(self.tongue, &text, Some(&self.body[told.words.clone()])),
            checkable: kind::checkable(kind, voiced),
            words: told.words,
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
        })
    }

    /// "Про це повідомила пресслужба": it says who said what the sentence before says.
    fn only_names(&self, range: &Range<usize>) -> bool {
        let inside = |one: &Range<usize>| range.start <= one.start && one.end <= range.end;
        self.found.iter().any(|one| inside(&one.cue) && one.content.iter().all(|piece| piece.end <= range.start))
    }

    /// What of a sentence is proposed, and who says it.
    fn told(&self, range: Range<usize>) -> Stated {
        let inside = |one: &Range<usize>| range.start <= one.start && one.end <= range.end;
        let cued =
            self.found.iter().position(|one| inside(&one.cue) && one.content.iter().any(|piece| meet(piece, &range)));
        let whole = |voice, saying| Stated { words: range.clone(), voice, saying };
        let Some(main) = cued else {
            // A sentence of a longer quotation, or what "so the police said" points back to.
            let covers = |one: &Attribution| {
                one.content.iter().any(|piece| piece.start <= range.start && range.end <= piece.end)
            };
            let around = self.found.iter().position(covers);
            return whole(around, around.is_some() && self.is_own(&range));
        };
        let one = &self.found[main];
        let parts: Vec<Range<usize>> = one
            .content
            .iter()
            .filter(|piece| meet(piece, &range))
            .map(|piece| piece.start.max(range.start)..piece.end.min(range.end))
            .collect();
        let [part] = parts.as_slice() else { return whole(Some(main), one.form != Form::Indirect) };
        if one.form != Form::Indirect {
            return if self.is_own(part) || self.within(part).len() < 4 {
                whole(Some(main), true)
            } else {
                Stated { words: part.clone(), voice: Some(main), saying: false }
            };
        }
        // What was denied, promised or thought is not said to be so.
        if matches!(one.class, CueClass::Denial | CueClass::Commissive | CueClass::Mental) {
            return whole(Some(main), true);
        }
        if self.stands_alone(one, part) {
            return Stated { words: part.clone(), voice: Some(main), saying: false };
        }
        whole(Some(main), false)
    }

    /// A clause of its own: what stands before its saying, or behind a comma or "that" in the order of a main clause.
    fn stands_alone(&self, one: &Attribution, part: &Range<usize>) -> bool {
        let first = self.words.partition_point(|word| word.range.start < part.start);
        let before = first.checked_sub(1).map(|before| &self.words[before]);
        let own = self.words.get(first).is_some_and(|word| word.has(Mark::Pronoun) || word.has(Mark::Own));
        let parted = before.is_none_or(|word| {
            !word.has(Mark::ThatFinal)
                && (word.is_sign(&[',', ':', '—', '–', '.']) || word.has(Mark::That) || part.end <= one.cue.start)
        });
        // "Wie die Polizei mitteilte, wurden": the clause before takes the first place.
        parted && !own && !self.is_behind_as(one) && !self.is_own(part)
    }

    /// "Wie X mitteilte": the sentence opens with "as".
    fn is_behind_as(&self, one: &Attribution) -> bool {
        let start = one.source.as_ref().map_or(one.cue.start, |source| source.start.min(one.cue.start));
        let first = self.words.partition_point(|word| word.range.start < start);
        first.checked_sub(1).is_some_and(|before| self.words[before].has(Mark::As))
    }

    /// The words of a stretch of the text.
    fn within(&self, range: &Range<usize>) -> &[Word<'_>] {
        let first = self.words.partition_point(|word| word.range.start < range.start);
        let end = self.words.partition_point(|word| word.range.start < range.end);
        &self.words[first..end]
    }

    /// Does somebody speak of himself here?
    fn is_own(&self, range: &Range<usize>) -> bool {
        self.within(range).iter().any(|word| word.has(Mark::Own))
    }

    fn chain(&self, voice: Option<usize>) -> Vec<Link> {
        let own = Link::voice(OWN_VOICE);
        let Some(one) = voice.map(|voice| &self.found[voice]) else { return vec![own] };
        let Some(source) = &one.source else { return vec![own] };
        let link = Link {
            cue: Some(voice::line(&self.body[one.cue.clone()])),
            cue_class: Some(one.class),
            form: Some(one.form),
            role: one.role.as_ref().map(|role| voice::line(&self.body[role.clone()])),
            said_on: voice.and_then(|voice| self.said_on(voice)).and_then(|time| time.when.clone()),
            ..Link::voice(&voice::line(&self.body[source.clone()]))
        };
        vec![own, link]
    }

    fn time(&self, range: &Range<usize>) -> Option<&FoundTime> {
        let here = || self.times.iter().filter(|time| range.start <= time.range.start && time.range.end <= range.end);
        here().find(|time| time.when.is_some()).or_else(|| here().next())
    }

    /// The time that stands beside the verb of saying, and not in what is said.
    fn said_on(&self, voice: usize) -> Option<&FoundTime> {
        const NEAR: usize = 100;
        let Attribution { source, cue, content, .. } = &self.found[voice];
        let start = source.as_ref().map_or(cue.start, |source| source.start.min(cue.start));
        let end = source.as_ref().map_or(cue.end, |source| source.end.max(cue.end));
        let near = |time: &&FoundTime| {
            let between = if time.range.end <= start {
                time.range.end..start
            } else {
                end.min(time.range.start)..time.range.start
            };
            let gap = self.body.get(between).unwrap_or("\n");
            gap.len() < NEAR && !gap.contains(['\n', '.', ';', ',', '!', '?', ':', '“', '»', '”'])
        };
        let said = |time: &FoundTime| content.iter().any(|piece| meet(piece, &time.range));
        let first = self.times.partition_point(|time| time.range.end + NEAR < start);
        self.times[first..]
            .iter()
            .take_while(|time| time.range.start < end + NEAR)
            .filter(near)
            .find(|time| !said(time))
    }
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Without the quotation marks around the whole.
fn without_marks(text: &str) -> &str {
    const PAIRS: [(char, &[char]); 6] =
        [('„', &['“', '”', '"']), ('«', &['»']), ('»', &['«']), ('“', &['”', '“']), ('"', &['"']), ('「', &['」'])];
    let bare = text.trim();
    for (open, closers) in PAIRS {
        let inner = bare.strip_prefix(open).and_then(|rest| {
            let rest = rest.trim_end_matches([',', '.']);
            rest.strip_suffix(closers)
        });
        if let Some(inner) = inner.filter(|inner| !inner.contains(closers)) {
            return inner.trim();
        }
    }
    bare
}
