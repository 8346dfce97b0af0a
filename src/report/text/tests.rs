//! Marks hold just the words of their claims, however they lie over each other.

use super::*;
use crate::report::tests::{dossier, report};
use proptest::prelude::*;
use std::sync::LazyLock;

/// Claims to mark words of.
static CLAIMS: LazyLock<Vec<Section>> =
    LazyLock::new(|| report((1..=8).map(|number| dossier(number, "so", None)).collect()).claims);

fn span(claim: u32, start: usize, end: usize) -> Span<'static> {
    Span { start, end, section: &CLAIMS[claim as usize - 1] }
}

/// The text of all runs under a claim, and how often its words end.
fn under(parts: &[Part], spans: &[Span], claim: u32) -> (String, usize) {
    let runs: Vec<Run> = parts.iter().flat_map(|part| runs(part, spans, &[])).collect();
    let is = |section: &&Section| section.dossier.number().0 == claim;
    let text = runs.iter().filter(|run| run.claims.iter().any(is)).map(|run| run.text).collect();
    (text, runs.iter().filter(|run| run.ends.iter().any(is)).count())
}

#[test]
fn nested_overlapping_and_equal_marks_hold_just_their_words() {
    let body = "😀 Kyiv says they took 𝐏okrovsk, it said.";
    let (_, parts) = parts(body, "");
    let spans = [span(1, 2, 31), span(2, 12, 30), span(3, 12, 30), span(4, 17, 40)];
    let words = |start, end| crate::domain::text::code_points(body, start, end).unwrap().to_owned();
    for claim in &spans {
        let number = claim.section.dossier.number().0;
        assert_eq!(under(&parts, &spans, number), (words(claim.start, claim.end), 1), "{number}");
    }
    let runs = runs(&parts[0], &spans, &[]);
    let twice = runs.iter().find(|run| run.ends.len() == 2).unwrap();
    assert_eq!(twice.ends.iter().map(|section| section.dossier.number().0).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn paragraphs_and_headings_are_kept_and_the_title_is_not_said_twice() {
    let body = "# Title\n\nOne\ntwo.\n### Deep\nThree.\n\n\n#no heading\n## Next";
    let (titled, parts) = parts(body, "Title");
    let shown: Vec<_> = parts.iter().map(|part| (part.level, part.text)).collect();
    let wanted = [(3, "Title"), (0, "One\ntwo."), (4, "Deep"), (0, "Three."), (0, "#no heading"), (4, "Next")];
    assert_eq!((titled, shown.as_slice()), (true, wanted.as_slice()));
}

#[test]
fn words_over_several_paragraphs_end_once_and_words_of_nothing_shown_are_not_marked() {
    let (_, parts) = parts("One.\n\nTwo.\n\n", "");
    let mut whole = span(1, 0, 12);
    assert!(clip(&mut whole, &parts));
    assert_eq!(under(&parts, &[whole], 1), ("One.Two.".to_owned(), 1));
    assert!(!clip(&mut span(2, 4, 6), &parts) && !clip(&mut span(3, 10, 12), &parts));
}

#[test]
fn a_sentence_that_nobody_looked_at_is_told_apart() {
    let (_, parts) = parts("One is. Two is. Three is.", "");
    let unseen: Vec<(bool, &str)> =
        runs(&parts[0], &[span(1, 4, 11)], &[(8, 15)]).iter().map(|run| (run.unseen, run.text)).collect();
    assert_eq!(unseen, [(false, "One "), (false, "is. "), (true, "Two"), (true, " is."), (false, " Three is.")]);
}

proptest! {
    #[test]
    fn marks_hold_their_words_wherever_they_lie(
        body in "[a-z😀é# \n]{1,60}",
        ends in prop::collection::vec((0usize..60, 0usize..60), 0..6),
    ) {
        let (_, parts) = parts(&body, "");
        let mut spans: Vec<Span> = ends
            .iter()
            .enumerate()
            .map(|(i, (a, b))| span(i as u32 + 1, *a.min(b), *a.max(b)))
            .collect();
        spans.retain_mut(|span| span.start < span.end && clip(span, &parts));
        let text = |from: usize, to: usize| body.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
        for span in &spans {
            let wanted: String =
                parts.iter().map(|p| text(span.start.max(p.start), span.end.min(p.end))).collect();
            prop_assert_eq!(under(&parts, &spans, span.section.dossier.number().0), (wanted, 1));
        }
        for part in &parts {
            let whole: String = runs(part, &spans, &[]).iter().map(|run| run.text).collect();
            prop_assert_eq!(whole, part.text);
        }
    }
}
