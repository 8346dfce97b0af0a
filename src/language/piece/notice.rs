//! Lines that are about the page and not about the news: notices, bylines, stamps, captions and credits.

/// Openings that are a notice whatever follows.
const CERTAIN: [&str; 24] = [
    "read more:",
    "read also:",
    "read next:",
    "also read:",
    "see also:",
    "more on this",
    "related:",
    "related stories",
    "related articles",
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe now",
    "subscribe today",
    "click here",
    "follow us",
    "share this",
    "©",
    "copyright ©",
    "copyright (c)",
    "all rights reserved",
    "this article was",
    "this story was",
    "good morning, readers",
];

/// Openings that are a notice unless a verb makes a statement of the line: "Thanks to a vaccine, deaths fell".
const DOUBTFUL: [&str; 28] = [
    "by",
    "reporting by",
    "editing by",
    "writing by",
    "compiled by",
    "additional reporting",
    "read",
    "read more",
    "sign up",
    "subscribe",
    "follow",
    "copyright",
    "advertisement",
    "advertising",
    "sponsored",
    "promoted",
    "good morning",
    "good evening",
    "good afternoon",
    "hello",
    "welcome",
    "thank you",
    "thanks",
    "dear",
    "hi",
    "updated",
    "published",
    "posted",
];

const CAPTIONS: [&str; 18] = [
    "photo:",
    "photos:",
    "photograph:",
    "photo by",
    "photo credit",
    "file photo",
    "image:",
    "images:",
    "image credit",
    "picture:",
    "pictured:",
    "credit:",
    "illustration:",
    "graphic:",
    "video:",
    "map:",
    "chart:",
    "getty images",
];

/// Agencies that a credit ends with, behind a stroke or in brackets.
const AGENCIES: [&str; 14] = [
    "/ap",
    "/ap photo",
    "/reuters",
    "/afp",
    "/getty images",
    "/getty",
    "/epa",
    "/shutterstock",
    "/pa",
    "/dpa",
    "via getty images",
    "via ap",
    "via reuters",
    "via afp",
];

/// A longer line than this opens like a notice by chance.
const LONGEST_NOTICE: usize = 40;

pub fn is_notice(line: &str, words: usize, verb: impl FnOnce() -> bool) -> bool {
    let folded = head(line);
    if words > LONGEST_NOTICE {
        return false;
    }
    CERTAIN.iter().any(|opening| opens(&folded, opening))
        || DOUBTFUL.iter().any(|opening| opens(&folded, opening)) && !verb()
        || is_stamp(line)
}

pub fn is_caption(line: &str) -> bool {
    let folded = head(line.trim_start_matches(['(', '[', '*', '_']));
    let end = line.trim_end_matches([')', ']', '.', '*', '_', ' ']);
    let from = end.char_indices().rev().nth(20).map_or(0, |(at, _)| at);
    let end = end[from..].to_lowercase();
    CAPTIONS.iter().any(|opening| folded.starts_with(opening))
        || AGENCIES.iter().any(|agency| end.ends_with(agency))
        || line.starts_with("![")
        || is_counted(&folded)
}

/// "Image 1 of 8".
fn is_counted(folded: &str) -> bool {
    let mut words = folded.split_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|word| word.parse::<u16>().is_ok());
    matches!(words.next(), Some("image" | "photo" | "picture" | "slide"))
        && number(words.next())
        && words.next() == Some("of")
        && number(words.next())
}

/// A line that is nothing but a date or a time of day: "2025-12-02", "3:15 p.m.".
fn is_stamp(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let marks = line.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':' | ' ' | 'T' | 'Z'));
    line.parse::<crate::domain::PartialDate>().is_ok() || marks && digits >= 3 && line.contains(['-', '/', ':'])
}

/// The line of a speaker or of a moment: "LEE: We built", "00:01:12 We have", "BREAKING: Workers".
pub fn is_labelled(line: &str) -> bool {
    const LONGEST_LABEL: usize = 40;
    let clock = line.trim_start_matches('[').split(['.', ' ', ']']).next().unwrap_or_default();
    let timed = clock.contains(':') && clock.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let label = line.split_once(':').map_or("", |(label, _)| label);
    let shouted = label.chars().any(char::is_uppercase) && !label.chars().any(char::is_lowercase);
    timed || shouted && label.len() <= LONGEST_LABEL
}

/// The first characters in lower case: all that an opening needs.
fn head(line: &str) -> String {
    line.chars().take(30).flat_map(char::to_lowercase).collect()
}

/// Does the line open with these words, and not with a longer word?
fn opens(folded: &str, opening: &str) -> bool {
    let rest = folded.strip_prefix(opening);
    rest.is_some_and(|rest| !opening.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric))
}
