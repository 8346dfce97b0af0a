//! Stories of editors at work: what each change to a text does to the words that were anchored in it.

use super::*;
use crate::domain::{Place, Words};

const STORY: &str = "PORT TO REOPEN\n\nThe port of Odesa was shut on 3 May, officials said. Nobody was hurt. The mayor \
    of Odesa denied that it would close again. Two ships waited outside of the bay for days.\n\n“Taxes fell. Wages \
    rose,” said Lena Ortiz. A spokesman did not answer questions.";

/// What becomes of `quote` when `from` in the story is written as `to`.
#[track_caller]
fn fate(quote: &str, from: &str, to: &str) -> Fate {
    assert!(STORY.contains(from), "{from}");
    between(STORY, &STORY.replacen(from, to, 1), quote, 1)
}

#[track_caller]
fn between(old: &str, new: &str, quote: &str, occurrence: u32) -> Fate {
    let words = Words { quote: quote.to_owned(), place: Place::Occurrence(occurrence) };
    Comparison::of(old, new).carry(&Anchor::find(old, 1, &words).unwrap(), 2)
}

#[track_caller]
fn reworded(fate: Fate) -> (String, Vec<(ChangeKind, String, String)>) {
    match fate {
        Fate::Reworded { anchor, changes } => (anchor.exact, told(changes)),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn lost(fate: Fate) -> Vec<(ChangeKind, String, String)> {
    match fate {
        Fate::Lost { changes, .. } => told(changes),
        other => panic!("{other:?}"),
    }
}

fn told(changes: Vec<Change>) -> Vec<(ChangeKind, String, String)> {
    changes.into_iter().map(|change| (change.kind, change.old, change.new)).collect()
}

fn change(kind: ChangeKind, old: &str, new: &str) -> (ChangeKind, String, String) {
    (kind, old.to_owned(), new.to_owned())
}

#[test]
fn words_in_an_untouched_sentence_are_kept_and_know_their_new_place() {
    let Fate::Kept(anchor) = fate("shut on 3 May", "PORT TO REOPEN", "😀 Port of Odesa to reopen") else { panic!() };
    let text = STORY.replacen("PORT TO REOPEN", "😀 Port of Odesa to reopen", 1);
    let words = Words { quote: "shut on 3 May".to_owned(), place: Place::Only };
    assert_eq!(anchor, Anchor::find(&text, 2, &words).unwrap());
}

#[test]
fn a_sentence_in_another_place_is_moved_and_says_so() {
    let moved = "Two ships waited outside of the bay for days.";
    let new = format!("{moved}\n\n{}", STORY.replacen(moved, "", 1));
    let Fate::Moved(anchor) = between(STORY, &new, "Two ships", 1) else { panic!() };
    assert_eq!((anchor.start, anchor.state), (0, AnchorState::Moved));
    let Fate::Kept(anchor) = Comparison::of(&new, &new).carry(&anchor, 3) else { panic!() };
    assert_eq!(anchor.state, AnchorState::Moved, "nobody has confirmed it");
}

#[test]
fn other_words_around_the_same_ones_make_the_claim_stale() {
    let (exact, changes) = reworded(fate("shut on 3 May", "officials said", "military officials claimed"));
    assert_eq!(exact, "shut on 3 May");
    let expected = [change(ChangeKind::Wording, "", "military"), change(ChangeKind::Wording, "said", "claimed")];
    assert_eq!(changes, expected);
}

#[test]
fn reworded_words_are_carried_where_no_figure_name_or_negation_changed() {
    let (exact, changes) = reworded(fate("waited outside of the bay", "waited outside of", "lay just outside"));
    assert_eq!(exact, "lay just outside the bay");
    assert_eq!(changes.len(), 2, "{changes:?}");
}

#[test]
fn a_changed_figure_name_or_negation_in_the_words_loses_them() {
    assert_eq!(lost(fate("shut on 3 May", "3 May", "4 May")), [change(ChangeKind::Figure, "3", "4")]);
    assert_eq!(
        lost(fate("Two ships waited", "Two ships", "Three ships")),
        [change(ChangeKind::Figure, "Two", "Three")]
    );
    assert_eq!(lost(fate("port of Odesa", "Odesa", "Izmail")), [change(ChangeKind::Name, "Odesa", "Izmail")]);
    let changes = lost(fate("denied that it would close", "denied", "said"));
    assert_eq!(changes, [change(ChangeKind::Negation, "denied", "said")]);
}

#[test]
fn a_negation_or_a_speaker_that_changes_beside_the_words_is_never_passed_over() {
    let (_, changes) = reworded(fate("shut on 3 May", "was shut", "was not shut"));
    assert_eq!(changes, [change(ChangeKind::Negation, "", "not")]);
    let (_, changes) = reworded(fate("answer questions", "did not", "did"));
    assert_eq!(changes, [change(ChangeKind::Negation, "not", "")]);
    let (exact, changes) = reworded(fate("Taxes fell", "Lena Ortiz", "Ana Ruiz"));
    assert_eq!(exact, "Taxes fell", "the speaker of a quotation is named sentences later");
    assert_eq!(changes, [change(ChangeKind::Name, "Lena Ortiz", "Ana Ruiz")]);
}

#[test]
fn words_that_become_a_quotation_are_no_longer_the_same() {
    let old = "Taxes fell. Wages rose. Rents rose too.";
    let new = "“Taxes fell. Wages rose. Rents rose too,” said Orban.";
    let (exact, _) = reworded(between(old, new, "Wages rose", 1));
    assert_eq!(exact, "Wages rose");
}

#[test]
fn who_did_it_to_whom_is_not_swapped() {
    let changes =
        lost(between("On Monday Russia struck Ukraine.", "On Monday Ukraine struck Russia.", "Russia struck", 1));
    assert!(changes.iter().all(|(kind, ..)| *kind == ChangeKind::Name), "{changes:?}");
}

#[test]
fn other_dress_is_no_other_words() {
    for (from, to) in [("“Taxes fell", "\"Taxes fell"), ("Wages rose,”", "Wages\nrose,\"")] {
        let fate = fate("“Taxes fell. Wages rose,”", from, to);
        assert!(matches!(&fate, Fate::Restyled(anchor) if anchor.exact.contains("Taxes fell.")), "{fate:?}");
    }
    let (exact, changes) = reworded(fate("Two ships", "Two ships", "2 ships"));
    assert_eq!((exact.as_str(), changes), ("2 ships", vec![change(ChangeKind::Wording, "Two", "2")]));
}

#[test]
fn a_deleted_sentence_is_not_anchored_to_its_look_alike() {
    let old = "Mayor Lena Ortiz voted for the new harbour law in 2019. Rain fell. Mayor Ana Ruiz voted for the new \
        harbour law in 2019.";
    let new = "Rain fell. Mayor Ana Ruiz voted for the new harbour law in 2019.";
    assert_eq!(lost(between(old, new, "Mayor Lena Ortiz voted", 1)), []);
    assert_eq!(lost(between(old, new, "voted for the new harbour law", 1)), []);
    let new = "Mayor Ana Ruiz voted for the new harbour law in 2019. Rain fell.";
    assert!(matches!(between(old, new, "voted for the new harbour law", 1), Fate::Reworded { .. } | Fate::Lost { .. }));
}

#[test]
fn of_equal_sentences_the_one_with_its_neighbours_is_meant() {
    let old = "Smith was charged with fraud. He denied it. Jones was charged with theft. He denied it.";
    let new = "Smith was charged with fraud. Jones was charged with theft. He denied it.";
    assert_eq!(lost(between(old, new, "He denied it", 1)), []);
    assert!(matches!(between(old, new, "He denied it", 2), Fate::Kept(_)));
}

#[test]
fn equal_sentences_that_nothing_tells_apart_are_ambiguous() {
    let refrain = "We shall see about all of that. ".repeat(9);
    let fewer = "We shall see about all of that. ".repeat(7);
    assert_eq!(between(&refrain, &fewer, "shall see", 5), Fate::Ambiguous { places: 7 });
    let three = "Rain fell over the hills. So be it. So be it. So be it. Nothing more was said.";
    let one = "Rain fell over the hills. So be it. Nothing more was said.";
    assert_eq!(between(three, one, "So be it", 2), Fate::Ambiguous { places: 1 });
}

#[test]
fn a_doubled_passage_is_told_apart_by_its_context() {
    let old = "It rained in the hills. So be it. Then the long and quiet night came down.";
    let new = "It rained in the hills. So be it. So be it. Then the long and quiet night came down.";
    assert_eq!(between(old, new, "So be", 1), Fate::Ambiguous { places: 2 });
    let doubled = format!("{old} {old}");
    let Fate::Kept(anchor) = between(old, &doubled, "So be", 1) else { panic!() };
    assert_eq!(anchor.start, 24);
}

#[test]
fn a_sentence_cut_in_two_and_two_made_one_are_followed() {
    let old = "The council met on Monday, and the mayor of the town left early. It rained.";
    let new = "The council met on Monday. The mayor of the town left early. It rained.";
    let (exact, _) = reworded(between(old, new, "the mayor of the town left", 1));
    assert_eq!(exact, "The mayor of the town left");
    let (exact, _) = reworded(between(new, old, "The mayor of the town left", 1));
    assert_eq!(exact, "the mayor of the town left");
}

#[test]
fn words_across_sentences_are_carried_whole_or_not_at_all() {
    let quote = "Nobody was hurt. The mayor";
    assert!(matches!(fate(quote, "Two ships", "Six ships"), Fate::Kept(_)));
    assert_eq!(lost(fate(quote, "Nobody was hurt. ", "")), [change(ChangeKind::Negation, "Nobody was hurt.", "")]);
    let (exact, _) = reworded(fate(quote, "hurt. The", "hurt. It was night. The"));
    assert_eq!(exact, "Nobody was hurt. It was night. The mayor");
}

#[test]
fn what_is_new_gone_and_reworded_is_told_apart() {
    let new = STORY.replacen("Nobody was hurt.", "Six men died in Kherson.", 1).replacen("shut", "closed", 1);
    let comparison = Comparison::of(STORY, &new);
    let texts =
        |text: &str, ranges: Vec<Range<usize>>| ranges.into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>();
    assert_eq!(texts(&new, comparison.new_sentences()), ["Six men died in Kherson."]);
    assert_eq!(texts(STORY, comparison.gone_sentences()), ["Nobody was hurt."]);
    let reworded = comparison.reworded_sentences();
    assert_eq!(reworded.len(), 1);
    assert_eq!(told(reworded[0].changes.clone()), [change(ChangeKind::Wording, "shut", "closed")]);
}

#[test]
fn an_anchor_of_another_text_is_lost() {
    let anchor = Anchor::find("Rain.", 1, &Words { quote: "Rain".to_owned(), place: Place::Only }).unwrap();
    assert_eq!(lost(Comparison::of(STORY, STORY).carry(&anchor, 2)), []);
    let blank = Anchor { exact: " ".to_owned(), start: 4, end: 5, ..anchor };
    assert_eq!(lost(Comparison::of("Rain ", "Rain ").carry(&blank, 2)), []);
}

#[test]
fn thousands_of_equal_sentences_are_compared_at_once() {
    let one = "So it goes on. ".repeat(8_000);
    let other = format!("Now. {}Then {}", "So it goes on. ".repeat(3_000), "so it goes on. ".repeat(4_900));
    let alternating = "So it goes on. It went. ".repeat(4_000);
    for (old, new) in [(&one, &one), (&one, &other), (&other, &one), (&one, &alternating), (&alternating, &other)] {
        let comparison = Comparison::of(old, new);
        let words = Words { quote: "goes on".to_owned(), place: Place::Occurrence(700) };
        let fate = comparison.carry(&Anchor::find(old, 1, &words).unwrap(), 2);
        assert!(!matches!(fate, Fate::Moved(_)), "{fate:?}");
        comparison.new_sentences();
    }
}
