//! The pieces of a text: everything in it but white space and mark-up, each with what it looks like.
//!
//! A piece is a sentence as `sentence` cuts it. What it looks like is a guess that orders the work: nothing is left out
//! for it, so that a sentence which only looks like a notice is still there to be read.

mod notice;

use super::proposal::verb::has_verb;
use super::sentence::{Cut, cuts, is_stopped};
use super::tongue::{Reads, Tongue, passage};
use crate::domain::PieceKind;
use std::ops::Range;

/// A stretch of a text, in bytes on char boundaries, without white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// A guess, which orders the work and hides nothing.
    pub kind: PieceKind,
}

/// Nobody writes longer sentences: such a stretch is a table, a list or damage.
const LONGEST: usize = 3_000;
/// A line without a full stop and with a verb is a heading up to so many words.
const LONGEST_HEADING: usize = 11;
/// A line with a full stop and no verb that we know is a sentence from so many words on.
const SHORTEST_SENTENCE: usize = 6;

/// The pieces of a text, in order. Outside of them lie only white space and lines of mark-up such as `---`.
pub fn pieces(text: &str, tongue: Tongue) -> Vec<Piece> {
    let cuts = passage::joined(text, cuts(text), tongue);
    let cuts: Vec<Cut> = cuts.into_iter().filter(|cut| !is_markup(&text[cut.range.clone()])).collect();
    let english = tongue.is_english() && is_english(text);
    let text_is = Manner { spoken: is_transcript(text, &cuts), english, tongue };
    let kinds = cuts.iter().enumerate().map(|(at, cut)| kind(text, cut, at == 0, &text_is));
    cuts.iter().zip(kinds).map(|(cut, kind)| Piece { range: cut.range.clone(), kind }).collect()
}

/// How a text is written as a whole.
struct Manner {
    spoken: bool,
    /// So that its verbs are known here.
    english: bool,
    tongue: Tongue,
}

/// A rule, the underline of a heading, the line under the head of a table, a fence: signs that say nothing.
fn is_markup(line: &str) -> bool {
    line.chars()
        .all(|c| c.is_whitespace() || matches!(c, '-' | '=' | '*' | '_' | '|' | ':' | '+' | '#' | '>' | '~' | '`'))
}

/// Do most lines that stand alone do without a full stop, as in a transcript? Then it says nothing about one of them.
fn is_transcript(text: &str, cuts: &[Cut]) -> bool {
    const FEWEST: usize = 6;
    let alone = cuts.iter().filter(|cut| cut.opens && cut.closes && !cut.whole);
    let (lines, open) =
        alone.fold((0, 0), |(lines, open), cut| (lines + 1, open + usize::from(!is_stopped(&text[cut.range.clone()]))));
    lines >= FEWEST && 2 * open > lines
}

fn kind(text: &str, cut: &Cut, first: bool, text_is: &Manner) -> PieceKind {
    let line = &text[cut.range.clone()];
    if line.starts_with('|') || line.contains(" | ") || line.contains('\t') {
        return PieceKind::TableRow;
    }
    if line.len() > LONGEST {
        return PieceKind::Fragment;
    }
    if cut.whole {
        return PieceKind::Heading;
    }
    let words = line.split_whitespace().count();
    let alone = cut.opens && cut.closes;
    let tongue = text_is.tongue;
    let by_words = tongue.reads() == Reads::ByWords;
    let verb = || if by_words { passage::has_verb(line, tongue) } else { has_verb(text, cut.range.clone()) };
    if notice::is_caption(line) {
        return PieceKind::Caption;
    }
    if notice::is_notice(line, words, verb) || by_words && passage::is_notice(line, tongue) {
        return PieceKind::Notice;
    }
    if marker(line) > 0 {
        return PieceKind::ListItem;
    }
    if is_stopped(line) || line.ends_with([',', ';', ':', '"', '”']) || !cut.closes {
        let sentence = words >= SHORTEST_SENTENCE || !text_is.english || !is_ascii_letters(line) || verb();
        return if sentence { PieceKind::Sentence } else { PieceKind::Fragment };
    }
    let goes_on = line.starts_with(char::is_lowercase) || notice::is_labelled(line);
    if is_without_stops(line) {
        return PieceKind::Sentence;
    }
    let stated = words > LONGEST_HEADING || goes_on || text_is.spoken || !alone;
    match (stated && !first, verb()) {
        (true, true) => PieceKind::Sentence,
        (false, _) => PieceKind::Heading,
        (true, false) if goes_on || !alone => PieceKind::Fragment,
        (true, false) => PieceKind::Heading,
    }
}

/// Letters that English has none of belong to a language whose verbs are not known here.
fn is_ascii_letters(line: &str) -> bool {
    line.chars().all(|c| c.is_ascii() || !c.is_alphabetic())
}

/// Thai, Lao, Khmer and Burmese are written in long lines, most of them without any stop.
fn is_without_stops(line: &str) -> bool {
    const SHORTEST: usize = 30;
    let letters =
        line.chars().filter(|c| matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'));
    letters.count() >= SHORTEST
}

/// Is a text English, by the small words of its beginning? A very short one is taken for it.
fn is_english(text: &str) -> bool {
    const SMALL: [&str; 18] = [
        "the", "of", "and", "to", "for", "said", "has", "that", "is", "it", "he", "she", "they", "we", "with", "from",
        "was", "at",
    ];
    const LOOKED_AT: usize = 400;
    const FEWEST: usize = 25;
    let words = || text.split_whitespace().take(LOOKED_AT);
    let small = words().filter(|word| SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))).count();
    let all = words().count();
    all < FEWEST || 16 * small >= all
}

/// The length of "- ", "• " or "3. " before an item of a list.
pub(super) fn marker(line: &str) -> usize {
    let rest = line.trim_start_matches(['-', '*', '+', '•', '⁃', '‣', '◦', '▪', '–', '>']);
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < line.len() && line.len() - digits.len() < 4;
    let rest = if rest.len() < line.len() {
        rest
    } else if let (true, Some(after)) = (numbered, digits.strip_prefix(['.', ')'])) {
        after
    } else {
        return 0;
    };
    if rest.starts_with(char::is_whitespace) { line.len() - rest.trim_start().len() } else { 0 }
}

#[cfg(test)]
mod tests;
