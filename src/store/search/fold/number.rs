//! Numbers in any spelling: `1,200` and `1'200` are `1200`; `7,4` is `7.4`; `1.200` is itself and also `1200`, and so are
//! `1 200` its two numbers and also the one.

use crate::domain::letters::{digit, folded};
use std::ops::Range;

/// Signs that stand between the digits of one number. A plain blank may stand between two numbers as well: what it joins is
/// another spelling of both.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '٫' | '٬' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn is_digit(c: char) -> bool {
    digit(c).is_ascii_digit() || matches!(c, '０'..='９')
}

/// The length of the number that the text begins with; none where it begins with no digit, or where a letter follows.
pub fn length(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    let mut separated = false;
    while let Some((at, c)) = chars.next() {
        let goes_on =
            is_digit(c) || (is_separator(c) && end > 0 && chars.peek().is_some_and(|(_, next)| is_digit(*next)));
        if !goes_on {
            // `5th` is a word of its own; in `1.2bn` the number ends before the letters.
            return (end > 0 && (separated || !c.is_alphabetic())).then_some(end);
        }
        separated |= !is_digit(c);
        end = at + c.len_utf8();
    }
    (end > 0).then_some(end)
}

/// The number's own spelling, and another that it may have; none where it is no one number: a date, a version.
pub fn read(text: &str) -> Option<(String, Option<String>)> {
    let groups: Vec<String> = text.split(is_separator).map(folded).collect();
    let separators: Vec<char> = text.chars().filter(|c| is_separator(*c)).map(as_one).collect();
    let [first, rest @ ..] = &groups[..] else { return None };
    let of_thousands = |rest: &[String]| {
        (1..=3).contains(&first.len())
            && first != "0"
            && rest.iter().rev().enumerate().all(|(at, group)| group.len() == 3 || (at > 0 && group.len() == 2))
    };
    match &separators[..] {
        [] => Some((first.clone(), None)),
        [one] if *one != '.' && of_thousands(rest) => {
            Some((groups.concat(), (*one == ',').then(|| format!("{first}.{}", rest[0]))))
        }
        ['.'] => {
            let whole = of_thousands(rest).then(|| groups.concat());
            Some((groups.join("."), whole))
        }
        [','] => Some((groups.join("."), None)),
        [one, more @ ..] if more.iter().all(|other| other == one) => {
            of_thousands(rest).then(|| (groups.concat(), None))
        }
        [one, more @ .., last] if last != one && matches!(last, '.' | ',') && more.iter().all(|other| other == one) => {
            let (decimals, whole) = rest.split_last()?;
            of_thousands(whole).then(|| (format!("{first}{}.{decimals}", whole.concat()), None))
        }
        _ => None,
    }
}

fn as_one(c: char) -> char {
    match c {
        '٫' => '.',
        '٬' => ',',
        '\'' | '’' => '\'',
        '.' | ',' => c,
        _ => ' ',
    }
}

/// The numbers that plain blanks may set apart, among the numbers of a text: one to three digits and, a single blank before
/// each, groups of three, the last perhaps with decimals: `1 200`, `1 200 000`, `12 500,75`.
pub fn blank_apart<'t>(
    text: &'t str,
    numbers: &'t [Range<usize>],
) -> impl Iterator<Item = (String, Range<usize>)> + 't {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < numbers.len() {
            let first = at;
            at += 1;
            let mut form =
                digits(&text[numbers[first].clone()]).filter(|digits| (1..=3).contains(&digits.len()) && digits != "0");
            let mut taken = 1;
            while let (Some(number), Some(next)) = (&form, numbers.get(first + taken))
                && text.get(numbers[first + taken - 1].end..next.start) == Some(" ")
                && let Some((group, is_last)) = group(&text[next.clone()])
            {
                form = Some(format!("{number}{group}"));
                taken += 1;
                if is_last {
                    break;
                }
            }
            if taken > 1 {
                at = first + taken;
                let range = numbers[first].start..numbers[at - 1].end;
                return form.map(|form| (form, range));
            }
        }
        None
    })
}

/// A number of digits alone, in our own.
fn digits(text: &str) -> Option<String> {
    let folded = folded(text);
    folded.bytes().all(|byte| byte.is_ascii_digit()).then_some(folded)
}

/// Three digits, or three with decimals behind them, with which a number ends.
fn group(text: &str) -> Option<(String, bool)> {
    let (whole, decimals) = match text.split_once(['.', ',']) {
        Some((whole, decimals)) => {
            (whole, Some(digits(decimals).filter(|decimals| (1..=2).contains(&decimals.len()))?))
        }
        None => (text, None),
    };
    let whole = digits(whole).filter(|digits| digits.len() == 3)?;
    Some(match decimals {
        Some(decimals) => (format!("{whole}.{decimals}"), true),
        None => (whole, false),
    })
}

/// How many of the words are one number set apart by blanks, and the number.
pub fn spaced<'w>(words: impl Iterator<Item = &'w str>) -> Option<(usize, String)> {
    let mut number = String::new();
    let mut taken = 0;
    for word in words {
        let fits = if taken == 0 { (1..=3).contains(&word.len()) } else { word.len() == 3 };
        if !fits || !word.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        number.push_str(word);
        taken += 1;
    }
    (taken > 1).then_some((taken, number))
}
