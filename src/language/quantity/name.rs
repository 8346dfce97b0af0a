//! Numbers that count nothing: dates, times, years, identifiers, ages in passing, idioms.

use super::counted::ends_noun;
use super::token::{DASHES, HYPHENS, Kind, Token};

/// The token after a date, a time or a chain of digits such as a telephone number, where one starts at `at`.
pub fn passed_over(tokens: &[Token], at: usize) -> Option<usize> {
    date(tokens, at).or_else(|| years(tokens, at)).or_else(|| chain(tokens, at))
}

/// "24 February 2022", "February 24th, 2022", "Dec. 2", "May 2021".
fn date(tokens: &[Token], at: usize) -> Option<usize> {
    if let Some(next) = day(tokens, at) {
        let of = usize::from(tokens.get(next).is_some_and(|token| token.word() == "of"));
        let month = month(tokens, next + of)?;
        return Some(year(tokens, month).unwrap_or(month));
    }
    let next = month(tokens, at)?;
    let the = usize::from(tokens.get(next).is_some_and(|token| token.word() == "the"));
    match day(tokens, next + the) {
        Some(next) => Some(year(tokens, next).unwrap_or(next)),
        None => year(tokens, next),
    }
}

fn day(tokens: &[Token], at: usize) -> Option<usize> {
    let day: u32 = tokens.get(at)?.digits()?.parse().ok()?;
    let suffix = tokens.get(at + 1).is_some_and(|next| next.glued && is_ordinal(next.word()));
    (1..=31).contains(&day).then_some(at + 1 + usize::from(suffix))
}

fn month(tokens: &[Token], at: usize) -> Option<usize> {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let token = tokens.get(at).filter(|token| token.capital)?;
    let word = token.word();
    let short = word.len() >= 3 && MONTHS.iter().any(|month| &month[..3] == word) || word == "sept";
    let point = short && tokens.get(at + 1).is_some_and(|next| next.glued && next.is_sign(&['.']));
    (short || MONTHS.contains(&word)).then_some(at + 1 + usize::from(point))
}

fn year(tokens: &[Token], at: usize) -> Option<usize> {
    let comma = usize::from(tokens.get(at)?.is_sign(&[',']));
    is_bare_year(tokens.get(at + comma)?).then_some(at + comma + 1)
}

/// Four digits of the last or this century; "2,021" is no year.
pub fn is_bare_year(token: &Token) -> bool {
    token.range.len() == 4 && token.digits().is_some_and(is_year)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && ["19", "20"].iter().any(|century| digits.starts_with(century))
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"].contains(&word)
}

/// "1990 to 2010", "2014 and 2015"; "1870 to 2020" where nothing is counted behind.
fn years(tokens: &[Token], at: usize) -> Option<usize> {
    let [from, connector, to] = tokens.get(at..at + 3)? else { return None };
    let four_digits = |token: &Token| token.range.len() == 4 && token.digits().is_some();
    let joined = matches!(connector.word(), "to" | "and") || connector.is_sign(DASHES);
    if !joined || !four_digits(from) || !four_digits(to) || !(is_bare_year(from) || is_bare_year(to)) {
        return None;
    }
    let ends = tokens.get(at + 3).is_none_or(|next| next.is_sign(&[',', '.', ';', ')']) || ends_noun(next.word()));
    (is_bare_year(from) && is_bare_year(to) || ends).then_some(at + 3)
}

/// Digits joined to digits by more than one sign, or by one that makes no quantity: 2025-12-02, 9/11, 10:30, 10.0.0.1.
fn chain(tokens: &[Token], at: usize) -> Option<usize> {
    let first = tokens.get(at)?.digits()?;
    let mut next = at + 1;
    let mut telling = false;
    while let Some([sign, number]) = tokens.get(next..next + 2) {
        let sign_joins = sign.glued && (sign.is_sign(DASHES) || sign.is_sign(&['/', ':', '.', ',', '^']));
        let Some(digits) = number.digits().filter(|_| sign_joins && number.glued) else { break };
        telling |= sign.is_sign(&[':']) || next > at + 1 || sign.is_sign(&['.']) || sign.is_sign(&['^']);
        telling |= sign.is_sign(&['/']) && matches!((first, digits), ("24", "7") | ("9", "11"));
        telling |= sign.is_sign(DASHES) && is_year(first) && (digits.len() == 2 || is_year(digits));
        next += 2;
    }
    telling.then_some(next)
}

/// Whether the number of tokens `at..end` is part of a name or a time.
pub fn is_name(tokens: &[Token], at: usize, end: usize) -> bool {
    joined_after(tokens, end) || numbered(tokens, at, end) || titled(tokens, at, end)
}

/// COVID-19, F-16, #5, 10^3, /3: the number belongs to what stands before it, whatever stands behind.
pub fn is_joined(tokens: &[Token], at: usize) -> bool {
    const TO_ANYTHING: &[char] = &['#', '/', '_', '@', ':', '=', '&', '?', '.'];
    const TO_TEXT: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2212}', '+', '^', '×'];
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    if !tokens[at].glued || tokens[at].digits().is_none() {
        return false;
    }
    let after_text = before.glued && at >= 2 && !tokens[at - 2].is_sign(&['(', '[', '"', '\u{201C}']);
    before.is_sign(TO_ANYTHING) || after_text && before.is_sign(TO_TEXT)
}

/// 1990s, 21st, 24703L202, 6pm, 10:30, 3-D, 5 p.m.
fn joined_after(tokens: &[Token], end: usize) -> bool {
    let Some(after) = tokens.get(end) else { return false };
    let time = ["am", "pm", "gmt", "o'clock", "oclock", "bst", "bc", "bce", "ad"].contains(&after.word());
    let digits_before = tokens[end - 1].digits().is_some();
    let word = after.glued && digits_before && !after.word().is_empty();
    let sign = after.glued && digits_before && after.is_sign(&['/', ':', '_', '\'', '\u{2019}', '@', '^', '×']);
    // Twenty-first, hundred-and-third.
    let hyphen = after.glued && after.is_sign(HYPHENS);
    let ordinal = ["first", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    let rank = hyphen && tokens.get(end + 1).is_some_and(|next| next.glued && ordinal.contains(&next.word()));
    let joined = sign && tokens.get(end + 1).is_some_and(|next| next.glued && next.digits().is_some());
    time || word || joined || rank
}

/// Article 5, No. 10, Chapter 7, point 6, Flight 370; and capitals in passing: "Smith, 45,".
fn numbered(tokens: &[Token], at: usize, end: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).map(|index| &tokens[index]);
    let Some(before) = back(1) else { return false };
    let abbreviation = before.is_sign(&['.']) && before.glued;
    let label = if abbreviation { back(2) } else { Some(before) };
    let age = before.is_sign(&[','])
        && tokens.get(end).is_some_and(|after| after.is_sign(&[',', '.']))
        && tokens[at].digits().is_some_and(|digits| digits.len() <= 2)
        && back(2).is_some_and(|name| name.capital);
    age || label.is_some_and(|label| {
        let word = label.word();
        LABELS.contains(&word) && (!abbreviation || word.len() <= 4)
            || label.capital && !abbreviation && CAPITAL_LABELS.contains(&word)
    })
}

/// Group of Seven, Big Three, Studio One: a number word with a capital inside of a sentence.
fn titled(tokens: &[Token], at: usize, end: usize) -> bool {
    let starts = at.checked_sub(1).map(|before| &tokens[before]).is_none_or(|before| {
        before.is_sign(&[
            '.', '!', '?', ':', ';', '"', '\u{201C}', '\u{2018}', '(', '[', '\'', '*', '-', '\u{2014}', '\u{2013}',
            '|', '@',
        ])
    });
    !starts && end == at + 1 && tokens[at].capital && matches!(tokens[at].kind, Kind::Word { .. })
}

/// Words that number what they name, however they are written.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "article", "articles", "no", "nos", "nr", "nrs", "number", "section", "sections", "chapter", "clause", "clauses",
    "page", "pages", "pp", "paragraph", "figure", "fig", "version", "flight", "channel", "route", "highway",
    "resolution", "room", "exit", "phase", "stage", "tier", "interstate", "apartment", "gate", "verse", "art",
    "question", "exhibit", "directive", "appendix", "annex", "footnote", "episode", "exercise", "exercises",
];

/// Words that number what they name where they have a capital.
#[rustfmt::skip]
const CAPITAL_LABELS: &[&str] = &[
    "point", "points", "item", "rule", "title", "part", "volume", "season", "class", "category", "grade", "level",
    "act", "bill", "district", "ward", "zone", "area", "sector", "day", "week", "round", "apollo", "windows",
    "iphone", "boeing", "airbus", "formula", "table", "unit", "type", "model", "proposition", "prop", "order",
    "amendment", "line", "platform", "terminal", "pier", "studio", "lot", "plan", "agenda", "area", "voyager",
    "soyuz", "euro", "expo", "cop", "top", "brigade", "regiment", "battalion", "division", "falcon", "starship",
    "galaxy", "playstation", "catch",
];
