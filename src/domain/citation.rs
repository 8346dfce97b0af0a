//! Citations: the evidence that a text names in square brackets, as `[E7]`, `[E7, E9]` or `[E7-E9]`.

use super::EvidenceNumber;
use std::collections::HashSet;
use std::ops::Range;

/// What stands in a bracket.
struct Inside {
    cited: Vec<Cited>,
    /// Whether something in it looks like a citation and cannot be read as one.
    is_unclear: bool,
}

/// One number, or all from one to another, and where that stands in the bracket.
struct Cited {
    first: u32,
    last: u32,
    at: Range<usize>,
}

/// The most that one range names; who means more is asked to name them.
const LONGEST: u32 = 500;
/// The letter as it may be typed; those of other alphabets look the same and are asked for anew.
const LETTERS: [char; 2] = ['E', 'e'];
const LOOK_ALIKE: [char; 5] = ['Е', 'е', 'Ε', 'Ｅ', 'ｅ'];
/// Between the ends of a range.
const THROUGH: [&str; 14] =
    ["...", "..", "…", "-", "\u{2010}", "\u{2011}", "\u{2012}", "–", "—", "−", "through", "to", "bis", "à"];
/// Between one and the next; a space alone will do as well.
const BESIDE: [&str; 10] = [",", ";", "/", "&", "+", "|", "and", "und", "et", "y"];

/// The evidence that a text cites, in order, each once; a range cites all in between.
pub fn citations(text: &str) -> Vec<EvidenceNumber> {
    let (mut cited, mut seen) = (Vec::new(), HashSet::new());
    each_bracket(text, |inside| {
        let numbers = read(inside).cited.into_iter().flat_map(|one| one.first..=one.last).map(EvidenceNumber);
        cited.extend(numbers.filter(|number| seen.insert(*number)));
        None
    });
    cited
}

/// The brackets that look like citations and cannot be read as any, as they stand.
pub fn unclear_citations(text: &str) -> Vec<String> {
    let mut unclear = Vec::new();
    let rest = each_bracket(text, |inside| {
        if read(inside).is_unclear {
            unclear.push(format!("[{inside}]"));
        }
        None
    });
    // A bracket that nothing closes.
    if let Some((_, open)) = rest.rsplit_once('[').filter(|(_, open)| !open.contains(']'))
        && !read(open).cited.is_empty()
    {
        let shown: String = open.chars().take(20).collect();
        unclear.push(format!("[{shown}"));
    }
    unclear
}

/// Whether all that stands in a bracket is citations.
pub fn is_citation(inside: &str) -> bool {
    let Inside { cited, is_unclear } = read(inside);
    let after = cited.last().map_or(inside, |last| &inside[last.at.end..]);
    !cited.is_empty() && !is_unclear && !after.contains(char::is_alphanumeric)
}

/// The text with every cited number changed by `renumber`; what it does not know stays.
pub fn renumber_citations(text: &str, renumber: impl Fn(EvidenceNumber) -> Option<EvidenceNumber>) -> String {
    each_bracket(text, |inside| {
        let (mut changed, mut done) = (String::new(), 0);
        for Cited { first, last, at } in read(inside).cited {
            let here: Vec<_> =
                (first..=last).map(|number| (EvidenceNumber(number), renumber(EvidenceNumber(number)))).collect();
            if here.iter().all(|(number, here)| here.is_none_or(|here| here == *number)) {
                continue;
            }
            let names: Vec<String> = here.iter().map(|(number, here)| here.unwrap_or(*number).to_string()).collect();
            changed.push_str(&inside[done..at.start]);
            changed.push_str(&names.join(", "));
            done = at.end;
        }
        Some(changed + &inside[done..])
    })
}

/// Calls `change` with what stands between each `[` and the next `]`, and returns the text so changed.
fn each_bracket(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let Some(length) = rest[open + 1..].find(['[', ']']) else { break };
        let inside = &rest[open + 1..open + 1 + length];
        changed.push_str(&rest[..=open]);
        changed.push_str(&change(inside).unwrap_or_else(|| inside.to_owned()));
        rest = &rest[open + 1 + length..];
    }
    changed + rest
}

/// Reads numbers one by one: the letter is needed, so that `[2]` or `[2025]` cites nothing. What follows them, such as a
/// page, is a note unless it looks like one more.
fn read(inside: &str) -> Inside {
    let mut cited: Vec<Cited> = Vec::new();
    let mut rest = inside.trim_start();
    loop {
        let begin = inside.len() - rest.len();
        let Some((first, after)) = number(rest, &LETTERS) else { break };
        let (last, after) = match after_any(after.trim_start(), &THROUGH).and_then(end_of_range) {
            Some((last, beyond)) => (last, beyond),
            None => (first, after),
        };
        if last < first || last - first >= LONGEST {
            return Inside { cited, is_unclear: true };
        }
        cited.push(Cited { first, last, at: begin..inside.len() - after.len() });
        rest = after.trim_start();
        while let Some(after) = after_any(rest, &BESIDE) {
            rest = after.trim_start();
        }
    }
    let is_number = !cited.is_empty() && rest.starts_with(|c: char| c.is_ascii_digit());
    Inside { is_unclear: is_number || looks_like(rest), cited }
}

/// `E7`, and what follows it.
fn number<'t>(text: &'t str, letters: &[char]) -> Option<(u32, &'t str)> {
    digits(text.strip_prefix(letters)?.trim_start())
}

/// The other end of a range, with its letter or without.
fn end_of_range(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    number(text, &LETTERS).or_else(|| digits(text))
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text[..text.len() - after.len()].parse().ok()?;
    (!after.starts_with(char::is_alphabetic)).then_some((number, after))
}

/// What follows the first of some signs or words that the text begins with.
fn after_any<'t>(text: &'t str, any: &[&str]) -> Option<&'t str> {
    any.iter().find_map(|sign| {
        let after = text.strip_prefix(sign)?;
        let is_word = sign.ends_with(char::is_alphabetic);
        (!is_word || !after.starts_with(char::is_alphabetic)).then_some(after)
    })
}

/// Whether the letter, or one that looks like it, stands somewhere alone before a number.
fn looks_like(text: &str) -> bool {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let is_letter = LETTERS.contains(&c) || LOOK_ALIKE.contains(&c);
        if is_letter && !before.is_alphanumeric() {
            let after = text[at + c.len_utf8()..].trim_start_matches([' ', '\u{A0}', '-', '.', '#', ':']);
            if after.starts_with(char::is_numeric) {
                return true;
            }
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str) -> Vec<u32> {
        citations(text).into_iter().map(|number| number.0).collect()
    }

    #[test]
    fn citations_are_read_from_brackets_with_the_letter() {
        let because = "Two trackers agree [E7, E9]; an older count [e7] and note [2] do not matter. [E";
        assert_eq!(cited(because), [7, 9]);
        assert!(unclear_citations(because).is_empty());
    }

    #[test]
    fn however_a_citation_is_written_it_is_read() {
        for (text, numbers) in [
            ("[E1-E3]", &[1, 2, 3][..]),
            ("[E1–3]", &[1, 2, 3]),
            ("[E 2 — E 4]", &[2, 3, 4]),
            ("[E2 bis E4]", &[2, 3, 4]),
            ("[E1..E2]", &[1, 2]),
            ("[E1; E9] [E1/E8]", &[1, 9, 8]),
            ("[E1 E9]", &[1, 9]),
            ("[E1 and E9]", &[1, 9]),
            ("[ E 99 ]", &[99]),
            ("[E\u{A0}99]", &[99]),
            ("[E7, p. 4]", &[7]),
            ("[E7,]", &[7]),
        ] {
            assert_eq!(cited(text), numbers, "{text}");
            assert!(unclear_citations(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_citation_and_is_none_is_told() {
        for text in
            ["[see E9]", "[E1, 9]", "[E9-E1]", "[E1-E999999]", "[E-9]", "[E.9]", "[Е9]", "[E1 vs E9]", "[E99 say"]
        {
            assert_eq!(unclear_citations(text).len(), 1, "{text}");
        }
        for text in ["[sic]", "[2025]", "[2e5]", "[phase 3]", "[the 9 o'clock news]", "[...]", "[a [b", "E9 (E9)"] {
            assert!(unclear_citations(text).is_empty(), "{text}");
            assert!(cited(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn renumbering_changes_citations_and_nothing_else() {
        let moved = |text| renumber_citations(text, |n| (n.0 != 9).then_some(EvidenceNumber(n.0 + 100)));
        assert_eq!(moved("See [E7, E9] and [x[E1]] [sic] E7."), "See [E107, E9] and [x[E101]] [sic] E7.");
        assert_eq!(moved("[E7-E9; p. 4]"), "[E107, E108, E9; p. 4]");
        assert_eq!(renumber_citations("[E1-E3]", Some), "[E1-E3]");
    }
}
