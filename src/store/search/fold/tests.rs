//! Words are folded alike for the index and for what is asked.

use super::*;
use proptest::prelude::*;

/// Whether a query of one word finds the text, as the index would have it but for endings.
fn finds(text: &str, query: &str) -> bool {
    let folded = fold(text);
    let within = |tokens: &[Token], wanted: &[String]| {
        let forms: Vec<&str> = tokens.iter().map(|token| token.form.as_str()).collect();
        forms.windows(wanted.len()).any(|run| run.iter().zip(wanted).all(|(one, other)| one == other))
    };
    spellings(query).0.iter().any(|wanted| within(&folded.words, wanted) || within(&folded.also, wanted))
}

#[test]
fn letters_of_every_keyboard_are_found() {
    for (text, query) in [
        ("Łódź", "lodz"),
        ("Þór", "thor"),
        ("Ευρώπη", "ευρωπη"),
        ("ΑΘΉΝΑ", "Αθηνα"),
        ("Gießen", "giessen"),
        ("Gießen", "GIESSEN"),
        ("Hawaiʻi", "hawaii"),
        ("Zürich", "zuerich"),
        ("Zuerich", "Zürich"),
        ("Zürich", "zurich"),
        ("Århus", "aarhus"),
        ("Øresund", "oresund"),
        ("Œuvre", "oeuvre"),
        ("Đoković", "djokovic"),
        ("Đoković", "dokovic"),
        ("Diyarbakır", "diyarbakir"),
        ("İzmir", "izmir"),
        ("Ｋｙｉｖ", "kyiv"),
        ("ﬁnance", "finance"),
        ("Горбачёв", "горбачев"),
        ("Львів", "львів"),
        ("na\u{308}ive", "naive"),
        ("soft\u{ad}ware", "software"),
        ("مُحَمَّد", "محمد"),
        ("ΟΔΟΣ", "οδος"),
    ] {
        assert!(finds(text, query), "{text} {query}: {:?} {:?}", fold(text), spellings(query));
    }
    assert!(!finds("Андрій", "андрии"), "й is a letter of its own");
    assert!(!finds("हिन्दी", "हनद"), "and so are the vowels of Devanagari");
}

#[test]
fn numbers_are_found_in_any_spelling() {
    for text in ["1200", "1,200", "1 200", "1\u{202f}200", "1'200", "1.200", "１２００", "١٢٠٠"] {
        for query in ["1200", "1,200", "1 200", "1'200"] {
            assert!(finds(text, query) && finds(&format!("It killed {text} people."), query), "{text} {query}");
        }
        assert!(finds("It killed 1200 people.", text), "{text}");
    }
    let army = "The army lost 1 200 tanks, 35 000 men and 1 200 000 rounds, 12 500,75 euros in all.";
    for query in
        ["1200", "1,200", "1.200", "35000", "35,000", "35 000", "1200000", "1,200,000", "12500.75", "200", "35"]
    {
        assert!(finds(army, query), "{query}");
    }
    for (text, query) in [
        ("in 2024 300 people", "2024300"),
        ("12 34 men", "1234"),
        ("1  200", "1200"),
        ("0 200", "0200"),
        ("1 200 5", "12005"),
        ("a 1, 200", "1200"),
    ] {
        assert!(!finds(text, query), "{text} {query}");
    }
    assert!(finds("7.4%", "7,4") && finds("下降7.4%", "7.4%") && finds("1.234,56 Euro", "1234.56"));
    assert!(finds("€1.2bn", "1.2") && finds("12,00,000 rupees", "1200000"));
    assert!(!finds("1,200", "12") && !finds("11,200", "1200") && !finds("v3.1.4", "314"));
    assert!(finds("on 10.03.2026", "10.03.2026") && finds("on 10.03.2026", "2026") && finds("in the 1980s", "1980s"));
}

#[test]
fn us_is_not_use_and_acronyms_are_found_with_points_and_without() {
    assert!(finds("The U.S. Treasury", "US") && finds("The US Treasury", "U.S.") && finds("let us go", "us"));
    assert!(!finds("E-mail use fell", "US") && !finds("let us go", "US") && !finds("Use it", "us"));
    assert!(finds("the WHO said", "WHO") && !finds("the man who said", "WHO") && finds("the WHO said", "who"));
    assert!(finds("Nato said", "NATO") && finds("NATO said", "nato") && finds("THE US SAID IT WILL USE FORCE", "us"));
}

#[test]
fn hyphens_and_apostrophes_are_found_either_way() {
    for (text, query) in [
        ("anti-tank", "antitank"),
        ("antitank", "anti-tank"),
        ("anti tank", "anti-tank"),
        ("e-mail", "email"),
        ("email", "e-mail"),
        ("didn't", "didnt"),
        ("didnt", "didn’t"),
        ("MH370", "MH-370"),
        ("MH-370", "MH370"),
        ("MH370", "mh"),
        ("MH370", "370"),
        ("the Kremlin's", "kremlin"),
        ("l’homme", "homme"),
        ("COVID-19", "covid19"),
        ("state-of-the-art", "stateoftheart"),
        ("O'Brien", "obrien"),
    ] {
        assert!(finds(text, query), "{text} {query}: {:?} {:?}", fold(text), spellings(query));
    }
    assert!(!finds("anti-tank", "tan"));
}

#[test]
fn any_part_of_a_script_without_blanks_is_found() {
    assert!(finds("市长李丽华说别无选择", "市长") && finds("市の人口は約7万8千人である", "人口"));
    assert!(finds("นายกเทศมนตรี", "เทศ") && finds("서울에서", "서울") && finds("ｶﾞｽ料金", "ガス"));
    assert!(!finds("市长李丽华", "长市"));
}

proptest! {
    #[test]
    fn any_text_finds_itself_word_by_word_and_its_tokens_stand_in_it(text in "\\PC{0,60}") {
        let folded = fold(&text);
        for token in folded.words.iter().chain(&folded.also) {
            prop_assert!(!token.form.is_empty() && !token.form.contains(char::is_whitespace));
            prop_assert!(text.get(token.range.clone()).is_some());
        }
        prop_assert!(folded.words.windows(2).all(|two| two[0].range.end <= two[1].range.start || two[0].range == two[1].range));
        for word in text.split_whitespace() {
            prop_assert!(spellings(word).0.is_empty() || finds(word, word), "{word}");
        }
    }
}
