//! Who says what, sentence by sentence.

use super::*;
use crate::language::sentence::sentences;

/// Source, cue and content of each attribution; `-` for nobody.
fn told(text: &str) -> Vec<(String, String, String)> {
    let words = |range: &Range<usize>| text[range.clone()].to_owned();
    let line = |found: Attribution| {
        let content: Vec<_> = found.content.iter().map(words).collect();
        (found.source.as_ref().map_or("-".to_owned(), words), words(&found.cue), content.join(" / "))
    };
    attributions(text, &sentences(text)).into_iter().map(line).collect()
}

fn one(text: &str) -> Attribution {
    let found = attributions(text, &sentences(text));
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].clone()
}

#[track_caller]
fn tells(text: &str, source: &str, cue: &str, content: &str) {
    assert_eq!(told(text), [(source.to_owned(), cue.to_owned(), content.to_owned())]);
}

#[test]
fn indirect_speech_follows_its_verb() {
    tells("The ministry said that the dam was safe.", "The ministry", "said", "that the dam was safe");
    tells("Novak said the dam was safe.", "Novak", "said", "the dam was safe");
    tells("Novak told reporters on Monday that the dam was safe.", "Novak", "told", "that the dam was safe");
    tells("Novak said the week before that the dam was safe.", "Novak", "said", "that the dam was safe");
}

#[test]
fn indirect_speech_precedes_its_verb_or_surrounds_it() {
    tells("The dam was safe, Novak said on Monday.", "Novak", "said", "The dam was safe");
    tells("The dam, critics say, is too old.", "critics", "say", "The dam / is too old");
    tells("On Monday, she said the dam was safe.", "she", "said", "the dam was safe");
    tells("As the Herald reported, the dam was safe.", "the Herald", "reported", "the dam was safe");
}

#[test]
fn what_is_said_may_begin_with_a_number_or_a_name_that_nobody_was_told() {
    tells("Experts warn the wall could fail within a year.", "Experts", "warn", "the wall could fail within a year");
    tells("The charity says as many as 300 cows died.", "The charity", "says", "as many as 300 cows died");
    tells("The UN estimates 3 million people fled.", "The UN", "estimates", "3 million people fled");
    tells("The wall was old, Novak said after the attacks.", "Novak", "said", "The wall was old");
    tells("Per the agency, prices rose 3%.", "the agency", "Per", "prices rose 3%");
    assert!(told("Income per capita rose.").is_empty());
}

#[test]
fn a_source_ends_where_somebody_does_something() {
    let sources = |text: &str| told(text).into_iter().map(|(source, ..)| source).collect::<Vec<_>>();
    assert_eq!(sources("Two weeks later, Olsen rose, warning that “the pier will not last.”"), ["Olsen"]);
    assert_eq!(
        sources("A spokesman for the army, Colonel Jan Brandt, denied that shots were fired."),
        ["Colonel Jan Brandt"]
    );
    assert_eq!(
        sources("Data released on Friday by the agency showed prices rose 3%."),
        ["Data released on Friday by the agency"]
    );
    assert_eq!(sources("Novak went on to say: “None of them will come out for it.”"), ["Novak"]);
    assert_eq!(
        sources("State media quoted Vega as saying “the port is open to all.”").last().map(String::as_str),
        Some("Vega")
    );
}

#[test]
fn a_quotation_goes_on_behind_a_break() {
    tells(
        "“It was,” Vega said, “the worst day of my life.”",
        "Vega",
        "said",
        "“It was,” / “the worst day of my life.”",
    );
    tells("“It is unusual,“ Vega said.", "Vega", "said", "“It is unusual,“");
    let said = told("Vega said he had bids, but “the bids were far too low for us.”");
    assert!(said[0].2.ends_with("far too low for us.”"), "{said:?}");
    let named = told("Another tweeted, “This is above the rules of the land.”");
    assert_eq!(named[0].0, "Another");
    let cited = told("Reuters reported, citing two officials, that the port was open.");
    assert_eq!((cited[0].0.as_str(), cited[0].2.as_str()), ("Reuters", "that the port was open"));
}

#[test]
fn quotations_are_read_with_straight_and_curly_marks() {
    tells("\"The dam is safe,\" said Anna Novak.", "Anna Novak", "said", "\"The dam is safe,\"");
    tells("“The dam is safe,” Novak said.", "Novak", "said", "“The dam is safe,”");
    tells("Novak: 'The dam is quite safe.'", "Novak", ":", "'The dam is quite safe.'");
    tells("Novak said: “The dam is safe. It will hold.”", "Novak", "said", "“The dam is safe. It will hold.”");
}

#[test]
fn a_quotation_of_its_own_goes_to_the_speaker_before() {
    tells(
        "\"We must wait,\" Novak said. \"The dam will hold.\"",
        "Novak",
        "said",
        "\"We must wait,\" / \"The dam will hold.\"",
    );
}

#[test]
fn the_speaker_of_several_paragraphs_is_named_after_the_last() {
    let text = "Kovac said it rained.\n\n\"The dam is old.\n\n\"It will hold,\" said Novak.";
    assert_eq!(told(text)[1], ("Novak".into(), "said".into(), "\"The dam is old. / \"It will hold,\"".into()));
}

#[test]
fn a_statement_may_follow_as_a_paragraph() {
    tells("In a statement the bank said:\n\nNobody lost money.", "the bank", "said", "Nobody lost money.");
}

#[test]
fn an_apposition_and_a_relative_clause_are_not_the_source() {
    tells("Novak, the mayor of Brno, said the dam was safe.", "Novak", "said", "the dam was safe");
    tells("Officials who attended the meeting said the dam was safe.", "Officials", "said", "the dam was safe");
}

#[test]
fn according_to_names_its_source_on_either_side() {
    tells("According to the ministry, the dam is safe.", "the ministry", "According to", "the dam is safe");
    tells(
        "The dam is safe, according to a report by the ministry.",
        "a report by the ministry",
        "according to",
        "The dam is safe",
    );
}

#[test]
fn nouns_report_too() {
    tells("The court weighed Novak's claim that the dam was safe.", "Novak", "claim", "that the dam was safe");
}

#[test]
fn a_passive_or_an_adverb_names_nobody() {
    tells("It is believed that the dam is safe.", "-", "believed", "that the dam is safe");
    tells("The dam is said to be safe.", "-", "said", "The dam / to be safe");
    tells("The dam reportedly broke.", "-", "reportedly", "The dam / broke");
}

#[test]
fn what_may_be_said_was_not_said() {
    assert!(told("Novak could say that the dam was safe.").is_empty());
    assert!(told("It is safe to say that the dam is old.").is_empty());
}

#[test]
fn the_form_tells_how_the_words_are_given() {
    for (text, form) in [
        ("\"The dam is safe,\" Novak said.", Form::Direct),
        ("Novak said the dam was \"perfectly safe\".", Form::Mixed),
        ("Novak said the dam was safe.", Form::Indirect),
        ("The draft says the dam is safe.", Form::Document),
        ("Its footage showed water near the dam.", Form::Media),
    ] {
        assert_eq!(one(text).form, form, "{text}");
    }
}

#[test]
fn the_class_comes_from_the_cue_and_a_negation_denies() {
    for (text, class) in [
        ("Novak claimed that the dam was safe.", CueClass::Distancing),
        ("Novak confirmed that the dam was safe.", CueClass::Endorsing),
        ("Novak denied that the dam was safe.", CueClass::Denial),
        ("Novak did not say that the dam was safe.", CueClass::Denial),
        ("No official said that the dam was safe.", CueClass::Denial),
        ("Novak promised to repair the dam.", CueClass::Commissive),
        ("Novak believes the dam is safe.", CueClass::Mental),
    ] {
        assert_eq!(one(text).class, class, "{text}");
    }
}

#[test]
fn voices_are_nested_in_reports_and_in_quotations() {
    for text in [
        "The Kremlin said the ministry had denied that troops moved.",
        "\"The ministry denied that troops had moved,\" Novak said.",
    ] {
        let found = attributions(text, &sentences(text));
        let inner = found.iter().find(|found| found.class == CueClass::Denial).unwrap();
        let outer = &found[inner.within.unwrap()];
        assert_eq!((&text[outer.cue.clone()], outer.within), ("said", None));
    }
}

#[test]
fn a_long_text_without_sentences_is_survived() {
    for piece in ["said, ", "\"he said ", "who said and ", "a, the ", "(", "according to X, "] {
        let text = piece.repeat(20_000);
        attributions(&text, std::slice::from_ref(&(0..text.len())));
    }
}

proptest::proptest! {
    #[test]
    fn ranges_lie_on_char_boundaries_and_nesting_is_sound(
        text in "(said |“|” |\"|'|, |Novak |who |that |according to |its claim |: |\n\n|\\. |É|the dam |not |was |\\PC){0,60}"
    ) {
        let found = attributions(&text, &sentences(&text));
        for (at, one) in found.iter().enumerate() {
            let ranges = one.source.iter().chain([&one.cue]).chain(&one.content);
            proptest::prop_assert!(ranges.into_iter().all(|range| !range.is_empty() && text.get(range.clone()).is_some()));
            proptest::prop_assert!(one.content.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", one);
            proptest::prop_assert!(!one.content.is_empty() && one.within != Some(at));
            let outermost = (0..found.len()).try_fold(at, |inner, _| found[inner].within);
            proptest::prop_assert!(outermost.is_none(), "nested in a circle: {:?}", found);
        }
    }
}

#[test]
fn a_source_is_never_a_time_a_place_a_participle_or_a_preposition() {
    for (text, source) in [
        ("\"The roof lost 30 tiles,\" according to the parish.", "the parish"),
        ("In Peru, the governor, speaking on television, said the road was shut.", "the governor"),
        ("At dawn, the skipper, standing on the pier, said the boats had gone.", "the skipper"),
        ("Two weeks earlier, Lind walked out, saying “the contract is worth nothing at all.”", "Lind"),
        ("Last month, Novak sat down, warning that the bank would not lend.", "Novak"),
        ("Asked who paid for it, Okafor replied: “Nobody you would know of.”", "Okafor"),
        ("Speaking in Oslo, the minister said rents had doubled.", "the minister"),
        ("While saying that the dam was old, Novak asked for money.", "Novak"),
        ("The club issued a statement saying the player was injured.", "The club"),
        ("Gore's friends have in the past said he was tired.", "Gore's friends"),
    ] {
        let found = attributions(text, &sentences(text));
        let named: Vec<_> = found.iter().filter_map(|one| Some(&text[one.source.clone()?])).collect();
        assert_eq!(named, [source], "{text}");
    }
}

#[test]
fn what_looks_like_a_verb_of_speech_and_is_a_noun_a_name_or_a_deed_reports_nothing() {
    for text in [
        "Support fell four points to 29 percent.",
        "Turnout rose two points to 64 percent.",
        "A group called Northern Light runs the hall.",
        "Okafor called Lind on Friday.",
        "The bank maintained a stake of 4 percent.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn a_participle_beside_the_subject_is_part_of_who_says_it() {
    tells(
        "Two people briefed on the sale said it had failed.",
        "Two people briefed on the sale",
        "said",
        "it had failed",
    );
    tells(
        "Letters seen by the Herald show that the firm knew.",
        "Letters seen by the Herald",
        "show",
        "that the firm knew",
    );
    tells("A poll released on Sunday showed that few would stay.", "A poll", "showed", "that few would stay");
    tells("Those surveyed say the tax is too high.", "Those surveyed", "say", "the tax is too high");
}

#[test]
fn a_name_that_explains_an_office_is_the_source() {
    tells(
        "The union's deputy leader, Marie-Claire Roux, said jobs would go.",
        "Marie-Claire Roux",
        "said",
        "jobs would go",
    );
    tells("Sales fell in May, said Peter Holm, a spokesman for the chain.", "Peter Holm", "said", "Sales fell in May");
    tells("Novak, however, said the dam was safe.", "Novak", "said", "the dam was safe");
    tells("Lind and her deputy both denied that it had moved.", "Lind and her deputy", "denied", "that it had moved");
    tells(
        "Any reading of it, said Karl Oberg, a scholar at the centre, would show a loss.",
        "Karl Oberg",
        "said",
        "Any reading of it / would show a loss",
    );
}

#[test]
fn a_question_or_a_cry_belongs_to_whoever_is_named_in_the_next_sentence() {
    tells(
        "\"Who will pay for it?\" Jon Beck, the head of the council, asked on Friday.",
        "Jon Beck",
        "asked",
        "\"Who will pay for it?\"",
    );
    tells("“It is over at last!” Lind said.", "Lind", "said", "“It is over at last!”");
}

#[test]
fn quotations_are_given_by_more_verbs_than_those_of_saying() {
    tells("Okafor likened it to “a long walk in the rain.”", "Okafor", "likened", "it to “a long walk in the rain.”");
    tells("The letter began, “Nobody must read this page.”", "The letter", "began", "“Nobody must read this page.”");
    tells("The note ends: “We shall not pay.”", "The note", "ends", "“We shall not pay.”");
    tells("Okafor denounced it as “a disgrace to us.”", "Okafor", "denounced", "it as “a disgrace to us.”");
    tells("Said Dora Poynter, who knew him, “We were so proud.”", "Dora Poynter", "Said", "“We were so proud.”");
}

#[test]
fn the_name_of_a_programme_is_no_quotation() {
    tells("Lind told Radio Oslo’s “The Late Hour” that it was dry.", "Lind", "told", "that it was dry");
}

#[test]
fn whoever_stands_at_the_end_says_all_of_it() {
    let text = "The firm plans to close two mines, Okafor said.";
    assert_eq!(told(text)[1], ("Okafor".into(), "said".into(), "The firm plans to close two mines".into()));
    let text = "Men who want a job can “sign up at the gate,” he says.";
    assert_eq!(told(text)[1].0, "he");
    let text = "The bank declined to answer, with its lawyer Jon Hale saying, “We have paid every bill.”";
    let found = told(text);
    assert_eq!(found[0].2, "to answer");
    assert_eq!(found[1].0, "its lawyer Jon Hale");
}

#[test]
fn where_nobody_can_be_read_nobody_is_named() {
    let text = "On Monday, saying “this will not do at all.”";
    let found = attributions(text, &sentences(text));
    assert!(found.iter().all(|one| one.source.is_none()), "{found:?}");
}
