//! Rows that go on with the claim above them: people write a claim once and its further sources below, the claim's cell
//! left empty or with a mark that says "the same".

use super::alias::folded;
use super::column::Field;
use super::row::Row;

/// What people write instead of the same words again, letters alone.
const WORDS: &str = "cont contd contin continued continues continuing ditto do dto dito dtto idem id ibid ibidem same sameasabove \
    asabove seeabove sameclaim so siehe sieheoben wieoben dasselbe gleiche fortsetzung forts fortgesetzt ff \
    suite suitedelaligneprecedente memechose commecidessus voircidessus \
    igual lomismo igualquearriba verarriba continuacion stesso stessacosa vedisopra comesopra \
    тоже тожесаме тосаме також такжесаме продовження продолжение";

/// Signs that stand for the same words, and nothing beside them.
const SIGNS: &str = "\"'`´“”„‟«»‹›″‴〃ˮ‚‘’,.…-–—―~=^↑⇑↳└|*:;()[]{}/\\_";

/// Whether the next row says nothing of a claim of its own, and something beside it.
pub fn continues(first: Row<'_>, next: Row<'_>) -> bool {
    let header = &next.format.header;
    let text = next.text(Field::Text);
    let is_marked = text.as_deref().is_some_and(is_mark);
    let says_nothing = text.is_none() || is_marked;
    let is_of_claim = |at: usize| header.columns_of_claim().any(|other| other == at);
    let is = |field: Field, at: usize| header.at(field, 0) == Some(at);
    let cell = |row: Row<'_>, at: usize| row.record.get(at).unwrap_or_default().trim().to_owned();
    let filled = || (0..header.columns.len()).filter(|at| next.is_filled(*at) && !is(Field::Text, *at));
    // A row with a mark is a claim's further row, though its rows be counted.
    let may_differ = |at: usize| is(Field::Because, at) || is_marked && is(Field::Number, at);
    let agrees = |at: usize| {
        let (above, below) = (cell(first, at), cell(next, at));
        !is_of_claim(at) || may_differ(at) || is_mark(&below) || above == below
    };
    says_nothing && filled().next().is_some() && filled().all(agrees)
}

/// Whether a cell is only a mark that says "the same as above".
pub fn is_mark(cell: &str) -> bool {
    let cell = cell.trim();
    let letters = folded(cell);
    if letters.is_empty() {
        return !cell.is_empty()
            && cell.chars().count() <= 6
            && cell.chars().all(|c| c.is_whitespace() || SIGNS.contains(c));
    }
    WORDS.split_whitespace().any(|word| word == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_says_the_same_and_nothing_else() {
        for mark in [
            "(cont.)",
            "cont.",
            "Cont'd",
            "(cont’d)",
            "contd.",
            "continued",
            "(continued)",
            "… continued",
            "[cont.]",
            "\"",
            "''",
            "″",
            "〃",
            "”",
            "„",
            "-\"-",
            "\" \"",
            "—",
            "–",
            "-",
            "...",
            "…",
            "^",
            "↑",
            "ditto",
            "Ditto.",
            "(ditto)",
            "do.",
            "dito",
            "idem",
            "Idem.",
            "ídem",
            "id.",
            "ibid.",
            "s. o.",
            "s.o.",
            "siehe oben",
            "same as above",
            "as above",
            "(Forts.)",
            "(suite)",
        ] {
            assert!(is_mark(mark), "{mark}");
        }
        for words in [
            "",
            " ",
            "It rained.",
            "The same day it rained.",
            "continued growth",
            "0",
            "?",
            "!",
            "yes",
            "n/a",
            "%",
            "Idaho",
            "5",
        ] {
            assert!(!is_mark(words), "{words}");
        }
    }
}
