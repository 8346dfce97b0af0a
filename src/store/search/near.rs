//! Words that nearly are there, for a query of which a word is nowhere.

use super::any_of;
use super::fold::spellings;
use crate::domain::query::{Query, Sense, Shape, Term};
use crate::domain::{MARK_END, MARK_START};
use crate::error::Result;
use crate::store::Reading;
use std::collections::HashMap;

impl Reading<'_> {
    /// The query's words that stand nowhere, each with the nearest that does, as a text spells it. Rationales and
    /// corrections are not looked at, which a blind reader may not see.
    pub fn nearly_there(&self, query: &Query) -> Result<Vec<(String, String)>> {
        let mut asked: Vec<(&str, String)> = Vec::new();
        for term in query.terms.iter().filter(|term| term.sense == Sense::With && term.shape == Shape::Word) {
            if let [words] = &spellings(&term.words).0[..]
                && let [word] = &words[..]
                && most_edits(word) > 0
                && let Some(expression) = any_of(term)
            {
                let mut stmt = self.conn.prepare_cached(
                    "SELECT 1 FROM search WHERE search MATCH ?1 AND (?2 OR rowid % 8 NOT IN (4, 5, 7)) LIMIT 1",
                )?;
                if !stmt.exists((expression, self.blind.is_none()))? {
                    asked.push((&term.words, word.clone()));
                }
            }
        }
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let mut counts: HashMap<String, u64> = HashMap::new();
        let mut stmt = self.conn.prepare("SELECT title, body FROM search WHERE rowid % 8 NOT IN (4, 5, 7)")?;
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..2 {
                for word in row.get_ref(column)?.as_str().unwrap_or_default().split(' ') {
                    match counts.get_mut(word) {
                        Some(count) => *count += 1,
                        None => drop(counts.insert(word.to_owned(), 1)),
                    }
                }
            }
        }
        let mut near = Vec::new();
        for (asked, word) in asked {
            let edits = counts.iter().filter_map(|(other, count)| Some((edits(&word, other)?, count, other)));
            let nearest = edits.min_by(|(edits, count, word), (fewer, more, other)| {
                edits.cmp(fewer).then(more.cmp(count)).then(word.cmp(other))
            });
            if let Some((_, _, nearest)) = nearest {
                near.push((asked.to_owned(), self.as_written(nearest)?));
            }
        }
        Ok(near)
    }

    /// A word of the index as the best text that holds it has it.
    fn as_written(&self, word: &str) -> Result<String> {
        let term = Term { words: word.to_owned(), shape: Shape::Word, sense: Sense::With, or: Vec::new() };
        let query = Query { terms: vec![term], ..Query::default() };
        let hits = self.search(&query, None, 1)?;
        let written = hits.first().and_then(|hit| {
            let (_, after) = hit.snippet.split_once(MARK_START)?;
            Some(after.split_once(MARK_END)?.0.to_owned())
        });
        Ok(written
            .filter(|written| written.chars().all(|c| c.is_alphanumeric() || c == '-'))
            .unwrap_or(word.to_owned()))
    }
}

/// How many edits away a word may be: none where it is short, or no word of letters.
fn most_edits(word: &str) -> usize {
    match word.chars().count() {
        _ if !word.chars().all(char::is_alphabetic) => 0,
        0..=3 => 0,
        4..=5 => 1,
        6..=64 => 2,
        _ => 0,
    }
}

/// How many letters are put in, left out, changed or swapped with the next between two words; none where there are more
/// than the word may have.
fn edits(word: &str, other: &str) -> Option<usize> {
    let most = most_edits(word);
    if word.len().abs_diff(other.len()) > most * 4 || other.len() > 512 {
        return None;
    }
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    if word.len().abs_diff(other.len()) > most || !other.iter().all(|c| c.is_alphabetic()) {
        return None;
    }
    let mut before_last = vec![0; other.len() + 1];
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in word.iter().enumerate() {
        let mut row = vec![i + 1; other.len() + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            row[j + 1] = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && word[i - 1] == *b {
                row[j + 1] = row[j + 1].min(before_last[j - 1] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    Some(last[other.len()]).filter(|edits| *edits > 0 && *edits <= most)
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[test]
    fn a_slip_of_the_keyboard_is_near_and_another_word_is_not() {
        assert_eq!(edits("pokrovks", "pokrovsk"), Some(1));
        assert_eq!(edits("zelensky", "zelenskyy"), Some(1));
        assert_eq!(edits("zelensky", "selenskyj"), Some(2));
        assert_eq!(edits("kremlim", "kremlin"), Some(1));
        assert_eq!(edits("iran", "iraq"), Some(1));
        for (one, other) in [("war", "was"), ("troops", "troupe?"), ("minister", "monsters"), ("same", "same")] {
            assert_eq!(edits(one, other), None, "{one} {other}");
        }
    }
}
