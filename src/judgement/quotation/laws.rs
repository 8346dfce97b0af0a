//! What must hold for any quote and any text.

use super::characters::{is_mark, is_quote_mark, is_unseen};
use super::needle::spellings;
use super::*;
use crate::domain::text::code_points;
use proptest::prelude::*;

/// Texts of a few words and of all the signs that are folded, so that parts repeat and overlap.
fn texts() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "war",
        "not",
        "no",
        "A",
        "a",
        "b",
        "ab",
        "e\u{301}",
        "é",
        "ﬁ",
        "fi",
        "ﬀ",
        "f",
        "150",
        "50",
        "1.5",
        "информа",
        "다",
        "각",
        "基",
        "نعم",
        "😀",
        "👩\u{200D}🚒",
        "ｶﾞ",
        "ﹰ",
        "ﷺ",
        "İ",
        "ß",
    ]);
    let sign = prop::sample::select(vec![
        " ", " ", "\u{A0}", "\r\n", "\n", "\t", "\u{2009}", "-", "–", "—", "--", "-\n", "\u{AD}", "\u{AD}\n", "'", "’",
        "\"", "“", "”", "…", "...", ". ", ",", "\u{200B}", "\u{202E}", "\u{301}", "[", "]", "(", ")", "%", "\u{0}",
    ]);
    let piece = prop_oneof![word.prop_map(str::to_owned), sign.prop_map(str::to_owned)];
    prop_oneof![
        4 => prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// A text and a part of it.
fn parts() -> impl Strategy<Value = (String, String)> {
    (texts(), any::<(prop::sample::Index, prop::sample::Index)>()).prop_map(|(text, (from, to))| {
        let chars: Vec<char> = text.chars().collect();
        let (from, to) = (from.index(chars.len() + 1), to.index(chars.len() + 1));
        let part = chars[from.min(to)..from.max(to)].iter().collect();
        (text, part)
    })
}

fn all_spans(proof: &Proof) -> Vec<Span> {
    match proof {
        Proof::Exact { at, .. } | Proof::Folded { at, .. } => vec![*at],
        Proof::Pieces { at, passed_over } => at.iter().chain(passed_over).copied().collect(),
        Proof::Missing { nearest } => nearest.iter().map(|nearest| nearest.at).collect(),
    }
}

/// Whether one of the foldings makes the passage the quote.
fn reads_as(passage: &str, quote: &str) -> bool {
    let none = HashSet::new();
    let words = whole_words(&folded(quote, &none));
    let ways = |text: &str| {
        [Some(folded(text, &none)), Some(folded(text, &words)), rejoined(text).map(|text| folded(&text, &none))]
    };
    let passages = ways(passage);
    ways(quote)
        .iter()
        .flatten()
        .flat_map(|quote| spellings(quote))
        .any(|quote| passages.iter().flatten().any(|p| *p == quote))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn a_part_of_a_text_stands_in_it_letter_for_letter((text, part) in parts()) {
        let part = part.trim();
        prop_assume!(!part.is_empty());
        let proof = prove(part, &text);
        let Proof::Exact { at, times, .. } = proof else { return Err(TestCaseError::fail(format!("{proof:?}"))) };
        prop_assert_eq!(code_points(&text, at.start, at.end), Some(part));
        prop_assert!(times >= 1);
    }

    #[test]
    fn a_part_in_other_dress_still_stands_in_its_text(
        (text, part) in parts(), space in "[ \u{A0}\t\n\r\u{2009}]{1,3}", mark in "['’‘\"“”«»]",
    ) {
        // A mark belongs to its letter, a sign that is not shown to its place: neither is cut off.
        let start = text.find(&part).unwrap_or_default();
        prop_assume!(!part.starts_with(is_mark) && !text[start + part.len()..].starts_with(|c| is_mark(c) || is_unseen(c)));
        let part = part.trim();
        prop_assume!(!part.starts_with(is_mark) && !folded(part, &HashSet::new()).is_empty());
        let mut dressed = String::new();
        for c in part.chars() {
            match c {
                _ if c.is_whitespace() => dressed.push_str(&space),
                _ if is_quote_mark(c) => dressed.push_str(&mark),
                _ => dressed.push(c),
            }
        }
        let proof = prove(&dressed, &text);
        prop_assert!(matches!(proof, Proof::Exact { .. } | Proof::Folded { .. }), "{dressed:?} {proof:?}");
    }

    #[test]
    fn what_is_proved_reads_as_the_quote((text, part) in parts(), other in texts()) {
        for quote in [part, other] {
            if let Proof::Exact { at, .. } | Proof::Folded { at, .. } = prove(&quote, &text) {
                let passage = code_points(&text, at.start, at.end);
                prop_assert!(passage.is_some_and(|passage| reads_as(passage, quote.trim())), "{quote:?} {passage:?}");
            }
        }
    }

    #[test]
    fn a_changed_letter_or_digit_is_never_proved(
        text in "([a-z]{1,6}[ ,.\n]|[0-9]{1,4}[ ,%-]){20,60}", at in any::<prop::sample::Index>(), to in "[a-z0-9]",
    ) {
        let text = text.trim();
        let letters: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at).skip(1).collect();
        let at = letters[at.index(letters.len())];
        prop_assume!(text[at..at + 1] != to);
        let quote = format!("{}{to}{}", &text[..at], &text[at + 1..]);
        let Proof::Missing { nearest: Some(nearest) } = prove(&quote, text) else {
            return Err(TestCaseError::fail(quote));
        };
        prop_assert!(nearest.words.iter().any(|part| !matches!(part, Difference::Same(_))));
    }

    #[test]
    fn any_two_texts_give_spans_within_the_text(quote in texts(), text in texts()) {
        let length = text.chars().count();
        let proof = prove(&quote, &text);
        for span in all_spans(&proof) {
            prop_assert!(span.start <= span.end && span.end <= length, "{span:?} of {length}");
        }
        if let Proof::Missing { nearest: Some(nearest) } = proof {
            prop_assert_eq!(code_points(&text, nearest.at.start, nearest.at.end), Some(nearest.passage.as_str()));
            for part in &nearest.words {
                let (Difference::Same(words) | Difference::InQuote(words) | Difference::InText(words)) = part;
                let within = if matches!(part, Difference::InQuote(_)) { &quote } else { &nearest.passage };
                prop_assert!(within.contains(words));
            }
        }
    }

    #[test]
    fn pieces_stand_in_order_and_apart(first in texts(), second in texts(), between in texts()) {
        let text = format!("{first} {between} {second}");
        let proof = prove(&format!("{} … {}", first.trim(), second.trim()), &text);
        if let Proof::Pieces { at, .. } = proof {
            prop_assert!(at.windows(2).all(|pair| pair[0].end <= pair[1].start), "{at:?}");
        }
    }
}

#[test]
fn hostile_repeats_do_not_explode() {
    let size = if cfg!(debug_assertions) { 10_000 } else { 500_000 };
    let many = |piece: &str| piece.repeat(size / piece.len());
    let texts = [
        many("war "),
        many("war"),
        many("a"),
        many("-\n"),
        many("a-\n"),
        many("ab-\ncd "),
        many("e\u{301}"),
        many("\u{301}"),
        many("“"),
        many("ﬀ"),
        many("… "),
        many("[a] "),
        many("\u{200B}"),
        many(" "),
        many("the war of the men "),
        many("基"),
        many("not "),
        many("-"),
        many("\u{AD} x"),
        many("1,"),
        many(". "),
    ];
    let long = many("war ");
    let quotes = [
        "the men of the war … of the war ... war and so … on",
        "war war war war war peace",
        &"war ".repeat(900),
        &("f".repeat(4_001) + "x"),
        "f",
        "aaaa … aaaa … b",
        "“a”",
        "- - -",
        "[war] the [war] x",
        &"a … ".repeat(300),
        "abcd x",
        &many("a-\n"),
        &many("\u{301}"),
        &many("[a] "),
        &many(". "),
        &many("(…) a "),
        &long,
        &many("[a"),
    ];
    for text in &texts {
        for quote in quotes {
            prove(quote, text);
        }
    }
}
