//! The part of a text around the words that were found, with marks: the index says which of its words they are, and the
//! words say where they stand in the text.

use super::fold::{Token, fold};
use crate::domain::{MARK_END, MARK_START};
use crate::store::index::Indexed;
use std::ops::Range;

/// How many words a snippet has at the most.
const LONGEST: usize = 24;
/// How many stand before the first that was found.
const BEFORE: usize = 5;

/// The snippet of a text of which the index has marked its columns: title, body, and other spellings of both.
pub fn snippet(text: &Indexed, [title, body, also]: &[String; 3]) -> String {
    let (of_title, of_body) = (fold(&text.title), fold(&text.body));
    let mut in_title = ranges(title, &of_title.words);
    let mut in_body = ranges(body, &of_body.words);
    for at in marked(also) {
        let spelled = match at.checked_sub(of_title.also.len()) {
            None => (&mut in_title, of_title.also.get(at)),
            Some(at) => (&mut in_body, of_body.also.get(at)),
        };
        spelled.0.extend(spelled.1.map(|token| token.range.clone()));
    }
    let is_in_body = in_body.len() > in_title.len() || (text.title.is_empty() && in_title.is_empty());
    let (text, words, mut found) = match is_in_body {
        true => (&text.body, of_body.words, in_body),
        false => (&text.title, of_title.words, in_title),
    };
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    around(text, &words, &found)
}

fn ranges(column: &str, words: &[Token]) -> Vec<Range<usize>> {
    marked(column).filter_map(|at| words.get(at)).map(|token| token.range.clone()).collect()
}

/// Which words of a column are marked.
fn marked(column: &str) -> impl Iterator<Item = usize> {
    let mut is_open = false;
    column.split(' ').enumerate().filter_map(move |(at, word)| {
        is_open |= word.contains(MARK_START);
        let is_marked = is_open;
        is_open &= !word.contains(MARK_END);
        is_marked.then_some(at)
    })
}

fn around(text: &str, words: &[Token], found: &[Range<usize>]) -> String {
    let word_at = |byte: usize| words.partition_point(|word| word.range.end <= byte);
    // The window that holds most of what was found.
    let begins: Vec<usize> = found.iter().map(|range| word_at(range.start)).collect();
    let (mut first, mut most, mut end) = (0, 0, 0);
    for (at, begin) in begins.iter().enumerate() {
        while end < begins.len() && begins[end] < begin + LONGEST - BEFORE {
            end += 1;
        }
        if end - at > most {
            (first, most) = (*begin, end - at);
        }
    }
    let first = if words.len() <= LONGEST { 0 } else { first.saturating_sub(BEFORE).min(words.len() - LONGEST) };
    let last = (first + LONGEST).min(words.len());
    let from = if first == 0 { 0 } else { words[first].range.start };
    let to = if last == words.len() { text.len() } else { words[last - 1].range.end };
    let mut snippet = String::new();
    if from > 0 {
        snippet.push('…');
    }
    let mut at = from;
    for range in found.iter().filter(|range| range.start >= from && range.end <= to) {
        if range.start < at {
            continue;
        }
        plain(&text[at..range.start], &mut snippet);
        snippet.push(MARK_START);
        plain(&text[range.clone()], &mut snippet);
        snippet.push(MARK_END);
        at = range.end;
    }
    plain(&text[at..to], &mut snippet);
    if to < text.len() {
        snippet.push('…');
    }
    snippet
}

/// The text, without what would look like a mark.
fn plain(text: &str, into: &mut String) {
    into.extend(text.chars().filter(|c| ![MARK_START, MARK_END].contains(c)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(title: &str, body: &str, marked: [&str; 3]) -> String {
        let text = Indexed { title: title.to_owned(), body: body.to_owned() };
        let snippet = snippet(&text, &marked.map(str::to_owned));
        snippet.replace(MARK_START, "[").replace(MARK_END, "]")
    }

    #[test]
    fn the_words_are_marked_as_the_text_has_them() {
        assert_eq!(
            shown("In Łódź, 1,200 fell.", "", ["in \u{2}lodz\u{3} \u{2}1200\u{3} fell", "", ""]),
            "In [Łódź], [1,200] fell."
        );
        assert_eq!(
            shown("An anti-tank gun", "", ["an. anti tank gun", "", "\u{2}antitank\u{3}"]),
            "An [anti-tank] gun"
        );
        assert_eq!(shown("The plan", "of Müller", ["the plan", "of. \u{2}muller\u{3}", "mueller"]), "of [Müller]");
        assert_eq!(shown("a\u{2}b", "", ["a b \u{2}c\u{3}", "", ""]), "ab", "an index that is not the text's");
    }

    #[test]
    fn a_long_text_is_cut_where_most_was_found() {
        let words: Vec<String> = (0..200).map(|at| format!("w{at}")).collect();
        let column: Vec<String> = (0..200)
            .map(|at| if at > 120 && at < 124 { format!("\u{2}w{at}\u{3}") } else { format!("w{at}") })
            .collect();
        let shown = shown(&words.join(" "), "", [&column.join(" "), "", ""]);
        assert!(
            shown.starts_with("…w116 ") && shown.contains("[w121] [w122] [w123]") && shown.ends_with('…'),
            "{shown}"
        );
        assert_eq!(shown.split(' ').count(), 24);
    }
}
