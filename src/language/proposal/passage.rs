//! Which sentences of an article say nothing that could be checked: headings, bylines, datelines, greetings, notices.

use super::verb::main_verb;
use super::word::words;
use std::ops::Range;

/// Nobody writes longer ones: such a stretch is a table, a list or damage.
const LONGEST: usize = 3_000;

/// Openings of lines that are about the page, not about the news.
const NOTICES: [&str; 30] = [
    "by ",
    "reporting by",
    "editing by",
    "additional reporting",
    "photo:",
    "photograph:",
    "image:",
    "picture:",
    "getty",
    "credit:",
    "read more",
    "read:",
    "sign up",
    "subscribe",
    "follow us",
    "click here",
    "copyright",
    "©",
    "advertisement",
    "related:",
    "good morning",
    "good evening",
    "good afternoon",
    "hello",
    "welcome",
    "thank you",
    "thanks",
    "dear ",
    "hi ",
    "updated ",
];

/// The words of a sentence that may state something, without dateline and list marker.
pub fn told(text: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    let line = &text[sentence.clone()];
    if line.len() > LONGEST || line.starts_with(['#', '|']) {
        return None;
    }
    let start = sentence.start + marker(line);
    let item = start > sentence.start;
    let start = start + dateline(&text[start..sentence.end]);
    let line = &text[start..sentence.end];
    let folded = line.to_lowercase();
    let count = line.split_whitespace().count();
    let notice = NOTICES.iter().any(|notice| folded.starts_with(notice)) && (count < 9 || !folded.starts_with("by "));
    if notice || count < 3 {
        return None;
    }
    let stopped = line.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…', ';', ':'])
        || line.ends_with([',', '"', '”']);
    let all = words(text, start..sentence.end);
    let figure = all.iter().any(|word| word.text.contains(|c: char| c.is_ascii_digit()));
    // A line without a full stop is a heading, unless it is an item of a list or plainly a sentence.
    let stated =
        main_verb(&all).is_some() || figure && item || stopped && count > 5 || line.contains(['"', '“']) && stopped;
    let heading = !stopped && !item && (count < 12 || text[..sentence.start].trim().is_empty());
    (stated && !heading).then_some(start..sentence.end)
}

/// The length of "- ", "• " or "3. " before an item of a list.
fn marker(line: &str) -> usize {
    let rest = line.trim_start_matches(['-', '*', '•', '–', '>']);
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
