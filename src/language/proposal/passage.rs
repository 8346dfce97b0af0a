//! Which pieces of an article may state something that could be checked, and their words without dateline and marker.

use super::super::piece::{Piece, marker};
use super::super::tongue::is_unspaced;
use super::verb::main_verb;
use super::word::Word;
use crate::domain::PieceKind;
use std::ops::Range;

/// Nobody writes longer sentences: such a stretch is a table, a list or damage.
const LONGEST: usize = 3_000;
/// A sentence in a script without spaces has so many letters at the least.
const SHORTEST_UNSPACED: usize = 6;

/// The words of a piece that may state something, without dateline and list marker.
pub fn told(text: &str, piece: &Piece) -> Option<Range<usize>> {
    let Range { start, end } = piece.range;
    let idle = matches!(piece.kind, PieceKind::Heading | PieceKind::TableRow | PieceKind::Notice);
    if idle || end - start > LONGEST {
        return None;
    }
    let start = start + marker(&text[start..end]);
    let start = start + dateline(&text[start..end]);
    let words = text[start..end].split_whitespace().count();
    // In scripts without spaces a sentence is one word by its white space.
    let unspaced = text[start..end].chars().filter(|c| is_unspaced(*c)).count() >= SHORTEST_UNSPACED;
    (unspaced || words > if piece.kind == PieceKind::Sentence { 1 } else { 2 }).then_some(start..end)
}

/// A sentence states; what is less than one does where it has a verb, or a figure.
pub fn stated(kind: PieceKind, words: &[Word]) -> bool {
    let figure = || words.iter().any(|word| word.text.contains(|c: char| c.is_ascii_digit()));
    match kind {
        PieceKind::Sentence => true,
        PieceKind::Caption => main_verb(words).is_some(),
        _ => main_verb(words).is_some() || figure(),
    }
}

/// The length of "RIGA, Latvia (AP) — ": a place in capitals at the start, and a dash not far behind.
fn dateline(line: &str) -> usize {
    const FARTHEST: usize = 60;
    let place = line.split([',', ' ', '(']).next().unwrap_or_default();
    let capitals = place.chars().count() > 2 && place.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'));
    let dash = ["—", "–", " - ", "--"].iter().filter_map(|dash| Some((line.find(dash)?, dash.len()))).min();
    match dash {
        Some((at, length))
            if at < FARTHEST && (capitals || line[..at].contains('(')) && !line[..at].contains('.')
                || at_agency(line, at) =>
        {
            let rest = &line[at + length..];
            at + length + rest.len() - rest.trim_start().len()
        }
        _ => 0,
    }
}

/// "LONDON, Dec. 2 (Reuters) -" holds a full stop that ends nothing.
fn at_agency(line: &str, dash: usize) -> bool {
    dash < 60
        && line[..dash].trim_end().ends_with(')')
        && line[..dash].contains('(')
        && line.starts_with(char::is_uppercase)
}
