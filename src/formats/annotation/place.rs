//! Where the words of a note stand in a text: to the letter or as a quotation is proved; of words that stand several times
//! by what the note says stood before and behind them.

use super::AnnotationIn;
use crate::domain::text::{Offsets, code_points};
use crate::domain::{Place, Words};
use crate::judgement::quotation::{Proof, Span, prove};

/// Why a note's words have no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Astray {
    /// They stand nowhere.
    Nowhere,
    /// So many times, and nothing tells which is meant.
    Several(usize),
}

/// Finds the words in the text; they are given as the text has them.
pub fn place(note: &AnnotationIn, body: &str) -> Result<Words, Astray> {
    let exact = note.exact.as_deref().unwrap_or_default().trim();
    let at = |span: Span| {
        let quote = code_points(body, span.start, span.end).unwrap_or(exact).to_owned();
        Words { quote, place: Place::At(u32::try_from(span.start).unwrap_or(u32::MAX)) }
    };
    // A place is believed only if the words stand there.
    if let Some(start) = note.start {
        let end = start as usize + exact.chars().count();
        if code_points(body, start as usize, end) == Some(exact) {
            return Ok(Words { quote: exact.to_owned(), place: Place::At(start) });
        }
    }
    let alone = found(exact, body);
    if let Some((span, 1)) = alone {
        return Ok(at(span));
    }
    let (prefix, suffix) = (note.prefix.as_deref().unwrap_or_default(), note.suffix.as_deref().unwrap_or_default());
    let around = [format!("{prefix}{exact}{suffix}"), format!("{prefix}{exact}"), format!("{exact}{suffix}")];
    for window in around.iter().filter(|window| window.trim() != exact) {
        let Some((outer, 1)) = found(window, body) else { continue };
        let Some(inside) = code_points(body, outer.start, outer.end) else { continue };
        // The words may stand in what is before them, too: what is before them is passed over where it can be.
        let skipped = if window.starts_with(prefix) { before(prefix, inside) } else { 0 };
        let rest = code_points(inside, skipped, inside.chars().count()).unwrap_or(inside);
        let inner = found(exact, rest)
            .map(|(span, _)| (span, skipped))
            .or_else(|| found(exact, inside).map(|(span, _)| (span, 0)));
        if let Some((span, skipped)) = inner {
            let start = outer.start + skipped;
            return Ok(at(Span { start: start + span.start, end: start + span.end }));
        }
    }
    match alone {
        Some((_, times)) => nearest(exact, prefix, suffix, body).map(at).ok_or(Astray::Several(times)),
        None => Err(Astray::Nowhere),
    }
}

/// Where a quotation stands, and how many times.
fn found(quote: &str, text: &str) -> Option<(Span, usize)> {
    match prove(quote, text) {
        Proof::Exact { at, times, .. } | Proof::Folded { at, times, .. } => Some((at, times)),
        Proof::Pieces { .. } | Proof::Missing { .. } => None,
    }
}

/// How much of the text a prefix takes up, in code points; nothing where it cannot be told.
fn before(prefix: &str, text: &str) -> usize {
    match found(prefix, text) {
        Some((span, 1)) if !prefix.trim().is_empty() => span.end,
        _ => 0,
    }
}

/// The place whose surroundings have most letters in common with those of the note; none where two have as many.
fn nearest(exact: &str, prefix: &str, suffix: &str, body: &str) -> Option<Span> {
    let letters = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (prefix, suffix) = (letters(prefix), letters(suffix));
    let offsets = Offsets::of(body);
    let score = |at: usize| {
        let reach = |text: &str| text.chars().count().min(200);
        let (head, tail) = (&body[..at], &body[at + exact.len()..]);
        let head: String = head.chars().rev().take(reach(head)).collect::<Vec<_>>().into_iter().rev().collect();
        let (head, tail) = (letters(&head), letters(&tail.chars().take(reach(tail)).collect::<String>()));
        let same_before = prefix.iter().rev().zip(head.iter().rev()).take_while(|(a, b)| a == b).count();
        let same_behind = suffix.iter().zip(&tail).take_while(|(a, b)| a == b).count();
        same_before + same_behind
    };
    let mut scored: Vec<(usize, usize)> =
        body.match_indices(exact).take(1_000).map(|(at, _)| (score(at), at)).collect();
    scored.sort_unstable();
    match scored.as_slice() {
        [.., (second, _), (best, at)] if best > second => {
            let start = offsets.before(body, *at);
            Some(Span { start, end: start + exact.chars().count() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "The bridge opened. It cost 14 million euros, the mayor said.\n\nLater she repeated it. It cost 14 \
        million euros, the opposition said.\n\nA “curly” sentence. The café's owner.";

    fn note(exact: &str, prefix: &str, suffix: &str) -> AnnotationIn {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        AnnotationIn { exact: some(exact), prefix: some(prefix), suffix: some(suffix), ..AnnotationIn::default() }
    }

    fn start(note: &AnnotationIn) -> Result<usize, Astray> {
        match place(note, BODY)?.place {
            Place::At(start) => Ok(start as usize),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_that_stand_twice_are_told_apart_by_what_is_around_them() {
        let quote = "It cost 14 million euros";
        let (first, second) = (BODY.find(quote).unwrap(), BODY.rfind(quote).unwrap());
        for (prefix, suffix, expected) in [
            ("Later she repeated it. ", ", the opposition said.", second),
            ("opened. ", "", first),
            ("", ", the mayor", first),
            ("ter she repeated it.\n", "", second),
            ("repeated  IT. ", "", second),
        ] {
            assert_eq!(start(&note(quote, prefix, suffix)), Ok(expected), "{prefix:?} {suffix:?}");
        }
        assert_eq!(start(&note(quote, "", "")), Err(Astray::Several(2)));
        let elsewhere = AnnotationIn { start: Some(741), ..note(quote, "repeated it. ", "") };
        assert_eq!(start(&elsewhere), Ok(second));
    }

    #[test]
    fn words_are_found_as_a_quotation_is() {
        for exact in ["A \"curly\" sentence", "A  “curly”\nsentence", "The cafe\u{301}’s owner"] {
            let words = place(&note(exact, "", ""), BODY).unwrap();
            assert!(BODY.contains(&words.quote), "{}", words.quote);
        }
        assert_eq!(place(&note("nobody said it", "", ""), BODY), Err(Astray::Nowhere));
    }
}
