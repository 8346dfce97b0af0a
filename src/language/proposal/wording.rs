//! The text of a proposed claim: the article's own words as one sentence, without what only joins it to the one before.

use crate::language::sentence::is_stopped;

/// Openings that only join a sentence to the one before; those in the second list only before a comma.
const JOINING: [&str; 4] = ["and ", "but ", "yet ", "that "];
const SET_OFF: [&str; 24] = [
    "meanwhile",
    "however",
    "still",
    "moreover",
    "furthermore",
    "in addition",
    "additionally",
    "instead",
    "nevertheless",
    "nonetheless",
    "indeed",
    "also",
    "besides",
    "then",
    "finally",
    "for example",
    "for instance",
    "in fact",
    "of course",
    "in turn",
    "as a result",
    "therefore",
    "thus",
    "and",
];

/// The words with a capital at the start and a full stop at the end; a question keeps its mark.
pub fn sentence(words: &str) -> String {
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = bare(without_openings(&text));
    let text = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut sentence: String = first.to_uppercase().chain(chars).collect();
    // A comma before closing marks belonged to the sentence around: "fair," he said.
    for mark in ['"', '”'] {
        if let Some(rest) = sentence.strip_suffix(mark).and_then(|rest| rest.strip_suffix(',')) {
            sentence = format!("{rest}{mark}");
        }
    }
    if !is_stopped(&sentence) {
        sentence.push('.');
    }
    sentence
}

fn without_openings(mut text: &str) -> &str {
    loop {
        let rest = JOINING.iter().find_map(|word| after(text, word)).filter(|rest| !rest.is_empty());
        let set_off = || SET_OFF.iter().find_map(|word| after(text, word)?.strip_prefix(", "));
        match rest.or_else(set_off) {
            Some(rest) if !demonstrative(text) => text = rest,
            _ => return text,
        }
    }
}

fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &text[word.len()..])
}

/// "That date passed": no conjunction where the sentence begins with it.
fn demonstrative(text: &str) -> bool {
    text.starts_with("That ")
}

/// Without the quotation marks around the whole, and without one that has no partner.
pub fn bare(text: &str) -> &str {
    let mut text = text.trim();
    for (open, close) in [('"', '"'), ('“', '”')] {
        let marks = text.chars().filter(|c| *c == open || *c == close).count();
        let (opens, closes) = (text.starts_with(open), text.trim_end_matches([',', '.']).ends_with(close));
        let lone = open == close && marks % 2 == 1
            || open != close && text.matches(open).count() != text.matches(close).count();
        if opens && (marks == 2 && closes || lone) {
            text = &text[open.len_utf8()..];
        }
        if closes && (marks == 2 && opens || lone && !opens) {
            text = text.rfind(close).map_or(text, |at| &text[..at]);
        }
    }
    text.trim()
}
