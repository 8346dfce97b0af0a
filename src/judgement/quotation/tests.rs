//! Quotes as newsrooms keep them, beside pages as they are.

use super::*;
use crate::domain::text::code_points;

fn passage<'t>(text: &'t str, at: &Span) -> &'t str {
    code_points(text, at.start, at.end).unwrap()
}

#[track_caller]
fn folded_at(quote: &str, text: &str, expected: &str) {
    match prove(quote, text) {
        Proof::Folded { at, edges: Edges::Whole, .. } => assert_eq!(passage(text, &at), expected),
        other => panic!("{quote:?}: {other:?}"),
    }
}

#[track_caller]
fn pieces_at(quote: &str, text: &str, expected: &[&str]) -> Vec<String> {
    match prove(quote, text) {
        Proof::Pieces { at, passed_over } => {
            assert_eq!(at.iter().map(|at| passage(text, at)).collect::<Vec<_>>(), expected);
            passed_over.iter().map(|at| passage(text, at).to_owned()).collect()
        }
        other => panic!("{quote:?}: {other:?}"),
    }
}

#[track_caller]
fn missing(quote: &str, text: &str) -> Option<Nearest> {
    match prove(quote, text) {
        Proof::Missing { nearest } => nearest,
        other => panic!("{quote:?}: {other:?}"),
    }
}

/// `same -quote- +text+`.
fn drawn(nearest: &Nearest) -> String {
    let parts = nearest.words.iter().map(|part| match part {
        Difference::Same(words) => words.clone(),
        Difference::InQuote(words) => format!("-{words}-"),
        Difference::InText(words) => format!("+{words}+"),
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_quote_stands_letter_for_letter() {
    let text = "😀 “We won,” he said. We won, he said.";
    let Proof::Exact { at, times, edges } = prove(" We won, ", text) else { panic!() };
    assert_eq!((at, times, edges), (Span { start: 3, end: 10 }, 2, Edges::Whole));
}

#[test]
fn the_place_that_cuts_no_word_comes_first_and_a_cut_is_told() {
    for (quote, text, start, expected) in [
        ("50 percent", "Some 150 percent, or 50 percent.", 21, Edges::Whole),
        ("50 percent", "Some 150 percent.", 6, Edges::Cut),
        ("he can", "he can't, he said", 0, Edges::Cut),
        ("he can", "he can’t; she said he can.", 19, Edges::Whole),
        ("violent protest", "a non-violent protest", 6, Edges::Cut),
        ("5 degrees", "it was −5 degrees", 8, Edges::Cut),
        ("5 degrees", "it was 1.5 degrees", 9, Edges::Cut),
        ("rose 2.5", "rose 2.53 points", 0, Edges::Cut),
        ("rose 2.5", "rose 2.5, he said", 0, Edges::Whole),
        ("said", "he (‘said’)", 5, Edges::Whole),
        ("e", "e\u{301}", 0, Edges::Cut),
    ] {
        let Proof::Exact { at, edges, .. } = prove(quote, text) else { panic!("{quote}") };
        assert_eq!((at.start, edges), (start, expected), "{quote} / {text}");
    }
}

#[test]
fn dress_is_folded() {
    folded_at("he said \"no\"", "And he said “no” twice.", "he said “no”");
    folded_at("'No deal', it's over", "He said: ‘No deal’, it’s over.", "‘No deal’, it’s over");
    folded_at("the \"deal\" is off", "“the ‘deal’ is off”", "the ‘deal’ is off");
    folded_at("5 000 men left", "Some 5\u{A0}000 men\r\n  left.", "5\u{A0}000 men\r\n  left");
    folded_at("rise - and fall", "the rise—and fall of", "rise—and fall");
    folded_at("2010-2015", "in 2010–2015,", "2010–2015");
    folded_at("fell to -5", "fell to −5.", "fell to −5");
    folded_at("wait... what", "“wait… what”", "wait… what");
    folded_at("first office", "the ﬁrst o\u{AD}f\u{200B}ﬁce", "ﬁrst o\u{AD}f\u{200B}ﬁce");
    folded_at("café in Việt Nam", "Cafe\u{301} in Vie\u{323}\u{302}t Nam", "Cafe\u{301} in Vie\u{323}\u{302}t Nam");
    folded_at("the economy grew", "The economy grew.", "The economy grew");
    folded_at("\"We won the war\"", "We won the war.", "We won the war");
    folded_at("“we won the war”", "“They said we won the war”", "we won the war");
}

#[test]
fn a_word_cut_at_a_line_end_is_one_word() {
    folded_at("the information was new", "the informa-\ntion was\nnew", "the informa-\ntion was\nnew");
    folded_at("the information was new", "the informa\u{AD}\r\n  tion was new", "the informa\u{AD}\r\n  tion was new");
    folded_at("a well-known man", "a well-\nknown man", "a well-\nknown man");
    folded_at("a well-known informant", "a well-\nknown infor-\nmant", "a well-\nknown infor-\nmant");
    folded_at("the informa-\ntion was new", "So the information was new.", "the information was new");
    assert_eq!(missing("they resign", "they re-sign"), None);
}

#[test]
fn figures_signs_words_and_their_case_are_never_folded() {
    for (quote, text) in [
        ("it was 10² metres", "it was 102 metres"),
        ("rose 3½ points", "rose 31/2 points"),
        ("he did not go", "he did go"),
        ("he did go", "he did not go"),
        ("rose 5%", "rose 5 percent"),
        ("the Army left", "the army left"),
        ("cost $5", "cost £5"),
        ("from −10 – 5 degrees", "from −10 – −5 degrees"),
        ("resume now", "résumé now"),
        ("1,204 men", "1204 men"),
    ] {
        let nearest = missing(quote, text);
        assert!(
            nearest.is_none_or(|nearest| nearest.words.iter().any(|part| !matches!(part, Difference::Same(_)))),
            "{quote}"
        );
    }
}

#[test]
fn an_elided_quote_stands_in_pieces_in_order() {
    let text = "“We will win this war,” he said on Monday. “And we will not give up our land.”";
    for quote in [
        "We will win this war ... we will not give up",
        "We will win this war, … we will not give up",
        "We will win this war [...] we will not give up",
        "\"We will win this war (…) we will not give up",
        "We will win this war. . . . We will not give up",
    ] {
        let found = prove(quote, text);
        assert!(matches!(&found, Proof::Pieces { at, .. } if at.len() == 2), "{quote}: {found:?}");
    }
    pieces_at("… we will not give up", text, &["we will not give up"]);
    assert!(missing("we will not give up ... We will win this war", text).is_some());
    assert!(missing("We will win this war ... or not", text).is_some());
    assert_eq!(missing("...", "text"), None);
}

#[test]
fn a_negation_that_an_elision_passes_over_is_named() {
    let over = pieces_at("I did … take the money", "I did not, ever, take the money.", &["I did", "take the money"]);
    assert_eq!(over, ["not"]);
    let over = pieces_at("they ... vote for it", "they really don’t vote for it", &["they", "vote for it"]);
    assert_eq!(over, ["don’t"]);
    let text = "I did. No one else did. I take the money.";
    assert_eq!(pieces_at("I did … take the money", text, &["I did", "take the money"]), [""; 0]);
}

#[test]
fn an_insertion_is_a_gap_unless_it_holds_a_figure_or_a_negation() {
    pieces_at("said [the president] would go", "He said he would go.", &["said", "would go"]);
    pieces_at("they work[ed] on [t]he plan", "they work on the plan", &["they work", "on", "he plan"]);
    pieces_at("their [sic] going home", "their going home", &["their", "going home"]);
    assert!(missing("will [not] go home", "they will go home").is_some());
    assert!(missing("in [2019] they left home", "in May they left home").is_some());
    let Proof::Exact { .. } = prove("said [the president] would", "he said [the president] would") else { panic!() };
}

#[test]
fn pieces_too_far_apart_prove_nothing() {
    let far = format!("They will. {} Win today.", "Nothing else was said. ".repeat(20));
    assert!(!matches!(prove("They ... today", &far), Proof::Pieces { .. }));
    let twice = "We will go. And so on and so forth. We will go and then win the war today.";
    let Proof::Pieces { at, .. } = prove("We will go … win the war", twice) else { panic!() };
    assert_eq!(at[0].start, 36);
}

#[test]
fn a_changed_quote_is_shown_beside_the_nearest_passage() {
    let text = "It rained. Six men died in Kherson on Tuesday, the mayor said. It was night.";
    let nearest = missing("Five men died in Kherson on Monday, the mayor said", text).unwrap();
    assert_eq!(nearest.passage, "Six men died in Kherson on Tuesday, the mayor said.");
    assert_eq!(drawn(&nearest), "-Five- +Six+ men died in Kherson on -Monday,- +Tuesday,+ the mayor -said- +said.+");
    assert_eq!(nearest.at, Span { start: 11, end: 62 });
    let nearest = missing("he did not take any money", "Yes. And he did take any money. No.").unwrap();
    assert_eq!(drawn(&nearest), "he did -not- take any -money- +money.+");
    let nearest = missing("no “deal” with the Army", "So: NO ‘deal’ with the army, they said").unwrap();
    assert_eq!(drawn(&nearest), "-no- +NO+ ‘deal’ with the -Army- +army,+");
    let nearest = missing("天气很好我们走", "今天天气不好我们走吧").unwrap();
    assert_eq!(drawn(&nearest), "天气 -很- +不+ 好我们走");
}

#[test]
fn nothing_near_is_nothing() {
    for (quote, text) in [
        ("", "text"),
        (" \n\t", "text"),
        ("\u{200B}", "text"),
        ("quote", ""),
        ("Five men died in Kherson", "The weather of the day was fair in the north and in the south."),
        ("Taxes fell by half under the mayor", "A mayor. It was a day of the week that they had by the sea."),
        ("—", "text"),
    ] {
        assert_eq!(missing(quote, text), None, "{quote}");
    }
    let long = "word ".repeat(2_000);
    assert_eq!(missing(&long, "word word"), None);
    assert!(matches!(prove("\u{200B}", "a\u{200B}b"), Proof::Exact { .. }));
}

#[test]
fn a_quote_longer_than_its_text_is_compared_with_all_of_it() {
    let nearest = missing("Six men died in Kherson on Tuesday", "men died in Kherson").unwrap();
    assert_eq!(drawn(&nearest), "-Six- men died in Kherson -on Tuesday-");
}
