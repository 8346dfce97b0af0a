//! What the pieces of a text look like, and that none is lost.

use super::*;
use PieceKind::*;
use proptest::prelude::*;

/// What the one piece looks like that the text is, below a paragraph.
#[track_caller]
fn looks(text: &str, expected: PieceKind) {
    let whole = format!("The council met in the hall and agreed on a plan for the roads of the county.\n\n{text}");
    let pieces = pieces(&whole, Tongue::english());
    let got: Vec<(&str, PieceKind)> = pieces[1..].iter().map(|one| (&whole[one.range.clone()], one.kind)).collect();
    assert_eq!(got, [(text, expected)]);
}

#[test]
fn the_shortest_sentences_are_sentences() {
    for text in
        ["Nobody died.", "They resigned.", "Rents fell.", "The mayor wept.", "All survived.", "The herd drank oil."]
    {
        looks(text, Sentence);
    }
    for text in ["Both sides overrode the veto.", "Guards slew the wolf.", "The mast bent.", "The dam burst."] {
        looks(text, Sentence);
    }
}

#[test]
fn what_only_opens_like_a_notice_is_a_sentence() {
    for text in [
        "Thanks to a dry spring, the harvest fell by a third.",
        "Welcome relief came on Friday for 40 farms in the valley.",
        "Updated rules say that 12 stations must close.",
        "Published accounts show a loss of 4 million euros.",
        "By Friday 40 people had left.",
        "Reading more cost nothing, the library found.",
        "Editing by hand has become rare.",
        "Dear fuel drove 40 hauliers out of business.",
    ] {
        looks(text, Sentence);
    }
}

#[test]
fn what_is_about_the_page_is_a_notice() {
    for text in [
        "By Ada Moss",
        "Reporting by Jo Park; editing by Lee Ray.",
        "Sign up for our newsletter.",
        "Read more: Rents fall in Leeds",
        "Updated March 3, 2026 at 5 p.m.",
        "2025-12-02",
        "Copyright 2025 The Harbour Post.",
        "Thank you for reading.",
        "Good morning, readers.",
    ] {
        looks(text, Notice);
    }
}

#[test]
fn headings_items_rows_and_captions_are_known_by_their_signs() {
    looks("## Rents fall in Leeds", Heading);
    looks("Rents fall in Leeds", Heading);
    looks("- 40 homes", ListItem);
    looks("• Rents fell", ListItem);
    looks("Year | Loss", TableRow);
    looks("Photo: Jo Park/Getty Images", Caption);
    looks("(Jo Park/AP)", Caption);
    looks("Ferries in the port of Cork on Monday, Jo Park/Reuters", Caption);
    looks("Image 2 of 9", Caption);
}

#[test]
fn a_figure_without_a_verb_is_a_fragment() {
    for text in ["Dead: 40.", "Worst flood in 90 years.", "Unemployment: 7.1%."] {
        looks(text, Fragment);
    }
}

#[test]
fn a_line_without_a_stop_is_a_sentence_where_it_speaks() {
    looks("PARK: We built 40 homes last year", Sentence);
    looks("00:04:10 We have closed two schools", Sentence);
    looks("nobody in this town has paid the toll", Sentence);
    looks("They have built more homes in a year than anybody before them did in ten", Sentence);
}

#[test]
fn lines_of_mark_up_are_no_pieces() {
    let text = "Rents fall\n==========\n\n| Year | Rent |\n| --- | --- |\n| 2025 | 900 |\n\n* * *\n\nThat is all.";
    let listed = pieces(text, Tongue::english());
    let got: Vec<&str> = listed.iter().map(|one| &text[one.range.clone()]).collect();
    assert_eq!(got, ["Rents fall", "| Year | Rent |", "| 2025 | 900 |", "That is all."]);
    assert!(pieces("---\n\n* * *\n", Tongue::english()).is_empty());
}

/// Pieces of texts that the rules look at, in several scripts.
const TELLING: &str = "(By |Photo: |# |- |\\| |a \\| b|1\\. |Dead: 40\\.|Rents fell\\. |\\[1\\]|¹|\\{\\{x|।|。|」|『|؟ |۔|։|ไทย |中文|नमस्ते|\n|\n\n|\
    --- |\t|!|»|\\PC){0,40}";

proptest! {
    /// What a text holds beside white space and lines of mark-up is in exactly one piece.
    #[test]
    fn the_pieces_put_together_are_the_text(text in prop_oneof![TELLING, "\\PC{0,80}", any::<String>()]) {
        let mut end = 0;
        let outside = |part: &str| part.lines().all(|line| line.chars().all(|c| c.is_whitespace() || "-=*_|:+#>~`".contains(c)));
        for piece in pieces(&text, Tongue::english()) {
            prop_assert!(piece.range.start >= end && outside(&text[end..piece.range.start]));
            let words = &text[piece.range.clone()];
            prop_assert!(!words.is_empty() && words.trim() == words);
            end = piece.range.end;
        }
        prop_assert!(outside(&text[end..]));
    }
}
