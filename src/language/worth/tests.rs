//! What moves a sentence's worth, and what it says of why.

use proptest::prelude::*;

use super::*;

fn shown(sentence: &str, kind: Kind) -> Option<String> {
    Signs::of(sentence).shown_by[kind as usize].map(str::to_string)
}

fn keys(sentence: &str) -> Vec<String> {
    Signs::of(sentence).phrases.into_iter().map(|phrase| phrase.key).collect()
}

#[test]
fn a_sentence_of_figures_outranks_small_talk() {
    assert!(worth("Unemployment in Ohio fell to 3.9 percent in 2019, the lowest rate in 40 years.").score > 80);
    assert!(worth("Well, thank you so much, and I hope you all enjoy the evening.").score < 20);
}

#[test]
fn the_same_figures_as_a_question_or_a_wish_are_worth_less() {
    let told = worth("We created five million jobs last year.").score;
    assert!(told > worth("Will we create five million jobs next year?").score);
    assert!(told > worth("I hope we can create five million jobs next year.").score);
}

#[test]
fn plain_deeds_and_causes_outrank_fragments_and_questions() {
    let stated = [
        "Rebels captured the bridge.",
        "The court jailed the editor.",
        "The drug causes liver damage.",
        "Sugar leads to gout.",
    ];
    let bare = [
        "$9 billion.",
        "40 percent.",
        "In Peru and in Chile.",
        "Wages.",
        "Will wages rise by 40 percent?",
        "How much did it cost?",
    ];
    for text in stated {
        assert!(worth(text).score >= 49, "{text} {:?}", worth(text));
        assert!(bare.iter().all(|bare| worth(bare).exact < worth(text).exact), "{text}");
    }
    let says = |text: &str, reason: &str| worth(text).reasons.iter().any(|one| one.told() == reason);
    assert!(says("40 percent.", "but is no whole sentence"));
    assert!(says("The town captured the bridge.", "tells plainly of a deed (“captured”)"));
}

#[test]
fn one_word_carries_no_sentence() {
    for word in MODEL.phrases.keys().filter(|key| !key.contains(' ')) {
        let effect = MODEL
            .effects(&Signs::of(word))
            .iter()
            .filter(|e| e.kind.is_none())
            .map(|e| e.size.abs())
            .fold(0.0, f64::max);
        assert!(effect <= MOST_OF_A_WORD, "{word} {effect}");
    }
}

#[test]
fn text_without_words_is_worth_nothing() {
    for text in ["", "  ", "...", "—", "$ % ,", "?!"] {
        assert_eq!(worth(text), Worth::none());
    }
}

#[test]
fn a_reason_reads_as_english() {
    let reason = |sign| Reason { sign, effect: 1.0 }.words();
    assert_eq!(reason(Sign::Kind(Kind::Past, Some("rose".into()))), "tells of the past (“rose”)");
    assert_eq!(reason(Sign::Kind(Kind::Short, None)), "is short");
    assert_eq!(reason(Sign::Phrase("tax cuts".into())), "says “tax cuts”");
}

#[test]
fn one_word_is_given_as_a_reason_once() {
    let reasons = worth("I remember I baked bread.").reasons;
    assert!(reasons.iter().filter(|reason| reason.words().contains("“I”")).count() <= 1, "{reasons:?}");
}

#[test]
fn a_figure_is_known_as_money_a_year_or_a_percentage() {
    assert_eq!(shown("It cost $1,200.50 then.", Kind::Money).as_deref(), Some("$1,200.50"));
    assert_eq!(shown("It began in 1998.", Kind::Years).as_deref(), Some("1998"));
    assert_eq!(shown("They hired twenty people.", Kind::Numbers).as_deref(), Some("twenty"));
    assert_eq!(shown("They hired people.", Kind::Numbers), None);
    assert_eq!(shown("Costs hit £4.2m.", Kind::Money).as_deref(), Some("£4.2m"));
    assert_eq!(shown("Since the 1990s it fell.", Kind::Years).as_deref(), Some("1990s"));
    assert_eq!(shown("In the 19th month.", Kind::Years), None);
    assert_eq!(shown("It rose 12%.", Kind::Percentages).as_deref(), Some("12%"));
}

#[test]
fn a_name_is_a_capital_after_the_first_word() {
    assert_eq!(shown("Yesterday Maria Lopez left.", Kind::Names).as_deref(), Some("Maria"));
    assert_eq!(Signs::of("Yesterday Maria Lopez left Lyon.").steps[Kind::Names as usize], 2);
}

#[test]
fn phrases_meet_whatever_their_ending_or_apostrophe() {
    assert_eq!(keys("cutting taxes"), ["cutt", "tax", "cutt tax"]);
    assert_eq!(keys("don’t"), keys("don't"));
    assert_eq!(keys("9% of 1,000"), ["of", "<Percentages> of", "of <Numbers>"]);
}

#[test]
fn every_line_of_the_weights_is_read() {
    let text = include_str!("../worth.weights.txt");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("# ")).collect();
    assert!(lines.iter().all(|line| weight_line(line).is_some()));
    let kinds = lines.iter().filter(|line| line.starts_with('#') && !line.starts_with(BIAS));
    assert!(kinds.clone().all(|line| weight_line(line).and_then(|(name, _)| kind_step(name)).is_some()));
    assert_eq!(MODEL.phrases.len() + kinds.count() + 1, lines.len());
}

proptest! {
    #[test]
    fn any_text_has_a_score_and_sorted_reasons(
        text in prop_oneof![
            any::<String>(),
            "([$£€’'?!%., ]|[A-Z]?[a-zéß]{0,9}|[0-9]{1,5}|is|I've|percent|ed){0,40}",
        ]
    ) {
        let worth = worth(&text);
        prop_assert!(worth.score <= 100);
        prop_assert!(worth.reasons.len() <= 3);
        prop_assert!(worth.reasons.is_sorted_by(|a, b| a.effect.abs() >= b.effect.abs()));
        prop_assert!(worth.reasons.iter().all(|reason| reason.effect != 0.0 && !reason.words().is_empty()));
    }

    #[test]
    fn the_model_is_linear_in_its_named_signs_up_to_their_caps(text in "[a-zA-Z0-9 ?$%']{1,80}") {
        let signs = Signs::of(&text);
        let weight = |name: &str| match kind_step(name) {
            Some((kind, step)) => MODEL.kinds[kind as usize][step - 1],
            None => MODEL.phrases.get(name).copied().unwrap_or(0.0),
        };
        let most = |name: &str| match (name.starts_with('#'), name.contains(' ')) {
            (true, _) => f64::INFINITY,
            (false, true) => MOST_OF_TWO,
            (false, false) => MOST_OF_A_WORD,
        };
        let by_name: f64 =
            signs.named().map(|(name, value)| (weight(&name) * value).clamp(-most(&name), most(&name))).sum();
        let by_effect: f64 = MODEL.effects(&signs).iter().map(|effect| effect.size).sum();
        prop_assert!((by_name - by_effect).abs() < 1e-9);
    }
}
