//! What is read, what is not, and the laws that hold for any text.

use super::*;
use crate::domain::{Dimension, Doubt};

/// Each quantity as `point-or-range unit measure approximator`, for short tables.
fn read(text: &str) -> Vec<String> {
    quantities(text).iter().map(|found| shown(&found.quantity)).collect()
}

fn shown(quantity: &Quantity) -> String {
    let ends =
        |end: Option<rust_decimal::Decimal>| end.map(|end| end.round_dp(4).normalize().to_string()).unwrap_or_default();
    let value = match quantity.point {
        Some(_) => ends(quantity.point),
        None => format!("{}..{}", ends(quantity.low), ends(quantity.high)),
    };
    let mut parts = vec![value, quantity.unit.clone()];
    parts.extend(quantity.measure.clone());
    parts.extend(quantity.approximator.map(|approximator| format!("({approximator})")));
    parts.join(" ")
}

#[track_caller]
fn reads(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn the_demo_article_is_read() {
    reads(&[
        ("Russia's nearly four-year-old invasion", &["4 a age (near_below)"]),
        ("Its first version, a text of 28 points that leaked late in November", &["28 1 points"]),
        (
            "held Ukraine's army to 600,000 troops, and put $100 billion of frozen assets",
            &["600000 1 troops", "100000000000 USD"],
        ),
        ("The text reportedly shrank to around 20 points.", &["20 1 points (about)"]),
        ("The talks lasted five hours.", &["5 h"]),
        ("unless Kyiv accepted the plan by November 27. That date passed", &[]),
        ("Russia now occupies nearly 20% of the country.", &["20 % (near_below)"]),
        ("put the men killed in the hundreds of thousands.", &["200000..999999 1 (vague)"]),
        ("Hundreds of thousands killed on both sides", &["200000..999999 1 killed (vague)"]),
        ("wrapped roughly five hours of talks Sunday", &["5 h (about)"]),
        ("expected to last one to two hours", &["1..2 h"]),
        ("captured 701 square kilometres (270 square miles)", &["701 km2", "270 mi2"]),
        ("estimated at between 243,000 and 352,000", &["243000..352000 1"]),
        (
            "over 19 percent of Ukraine, meaning more than 115,000 square kilometers",
            &["19 % (above)", "115000 km2 (above)"],
        ),
        ("On February 24, 2022, Russia launched an invasion", &[]),
        ("has been reduced from 28 to 19 points", &["28 1 points", "19 1 points"]),
        ("keeping a 600,000-troop cap and 800,000 in peacetime", &["600000 1 troops (at_most)", "800000 1"]),
    ]);
}

#[test]
fn money_is_read_with_its_currency() {
    reads(&[
        ("US$4.7 billion and £5m, 20 euros, €10bn", &["4700000000 USD", "5000000 GBP", "20 EUR", "10000000000 EUR"]),
        ("a $15,000 grant of 50 cents a share", &["15000 USD", "0.5 USD per_share"]),
        ("420 million yuan, USD 200, Rs. 20, 5 lakh rupees", &["420000000 CNY", "200 USD", "20 INR", "500000 INR"]),
        (
            "$2-3 billion, $2 to $3 billion, from 10 to 20 dollars",
            &["2000000000..3000000000 USD", "2000000000..3000000000 USD", "10..20 USD"],
        ),
        ("hundreds of millions of dollars", &["200000000..999999999 USD (vague)"]),
        ("$100 billion over three years", &["100000000000 USD", "3 a"]),
        ("361 million pounds for a 200-pound man", &["361000000 GBP", "200 lb"]),
        ("three dollars and 50 cents", &["3.5 USD"]),
    ]);
}

#[test]
fn shares_and_ratios_are_read() {
    reads(&[
        ("Ninety-three per cent, 5 to 10%, up 3 percentage points", &["93 %", "5..10 %", "3 pp"]),
        (
            "two-thirds of voters, a third of them, more than half, 3/4",
            &["66.6667 %", "33.3333 %", "50 % (above)", "75 %"],
        ),
        ("one in five children, nine out of 10, 1 in every 100", &["20 %", "90 %", "1 %"]),
        ("a majority of members", &["50 % (above)"]),
        ("almost twice as many, three times the size, tripled", &["2 1 (near_below)", "3 1", "3 1"]),
        ("four times more likely, a tenfold rise", &["4..5 1", "10 1"]),
        ("rose from 5% to 8%", &["5 %", "8 %"]),
    ]);
}

#[test]
fn measures_and_durations_are_read() {
    reads(&[
        ("a 15-minute walk, half an hour, two and a half years", &["15 min", "0.5 h", "2.5 a"]),
        (
            "three hours and 45 minutes; more than a year; nearly two decades",
            &["225 min", "1 a (above)", "20 a (near_below)"],
        ),
        ("-5 degrees Celsius, 98.6°F, 10 degrees below zero", &["-5 Cel", "98.6 [degF]", "-10 deg"]),
        ("60 miles an hour, 500,000 barrels a day, 3 GW", &["60 mi/h", "500000 bbl per_day", "3 GW"]),
        ("8- to 16-metre waves, a 3 cm crack, 5m people", &["8..16 m", "3 cm", "5000000 1 people"]),
        ("5 feet 10 inches", &["70 in"]),
    ]);
}

#[test]
fn counts_are_read_with_what_they_count() {
    reads(&[
        ("700 000 learners wrote and only 120 000 passed", &["700000 1 learners", "120000 1"]),
        (
            "at least 490,000 children paralyzed, as many as 20 or so villages",
            &["490000 1 children (at_least)", "20 1 villages (at_most)"],
        ),
        (
            "Dozens of people were killed, several hundred arrested",
            &["24..99 1 people_killed (vague)", "300..900 1 arrested (vague)"],
        ),
        ("one person was killed, one of them, no one", &["1 1 people_killed"]),
        ("56 deaths per day", &["56 1 deaths_per_day"]),
        ("39 missing children and 2,021 people", &["39 1 children", "2021 1 people"]),
        ("around one per cent or less", &["1 % (at_most)"]),
        ("twenty-one thousand and eleven, half a million, 1.2m, 3 dozen", &["21011 1", "500000 1", "1.2 m", "36 1"]),
        (
            "100+ homes, 50-plus homes, 20 or more homes",
            &["100 1 homes (at_least)", "50 1 homes (at_least)", "20 1 homes (at_least)"],
        ),
    ]);
}

#[test]
fn numbers_that_count_nothing_are_passed_over() {
    for text in [
        "the G8, an F-16, COVID-19, R-Neb., v2.1, SCP-173m, MH17 and the 3D 747F",
        "Article 5, No. 10, Chapter 7, nos. 3, Section 230 and Flight 370",
        "one of them, at one point, one day, no one, one another",
        "in 2021, the 1990s, 2013-14, 1939-1945 and 2025-12-02",
        "at 5.21 am, 10:30, 6pm, 2:00 p.m. on 5/17/2018, 24/7 since 9/11",
        "24 February 2022, February 24th, Dec. 2, 1 May, May 2021",
        "the 21st and the twenty-first century, a third term, the first half",
        "192.168.1.2, +1-222-2222/2222, won 3-1, Group of Seven",
        "John Smith, 45, said so at https://example.org/20%20people/30%",
        "between 2014 and 2021, from 1870 to 2020, net zero",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_a_person_types_is_taken_at_its_word() {
    let typed = |text: &str| quantity(text).map(|quantity| shown(&quantity));
    for (text, expected) in [
        ("nearly 20%", "20 % (near_below)"),
        ("$100 billion", "100000000000 USD"),
        ("310,000 to 350,000", "310000..350000 1"),
        ("600000", "600000 1"),
        ("4.5 h", "4.5 h"),
        ("2025", "2025 1"),
        ("1.94 times", "1.94 1"),
        ("twice", "2 1"),
        ("a third", "33.3333 %"),
        ("a 28-point plan", "28 1 points"),
        ("19.3% of Ukrainian territory", "19.3 %"),
        (" a few ", "3..5 1 (vague)"),
        ("an hour", "1 h"),
        ("rose by 12%", "12 %"),
        ("+12%", "12 %"),
        ("-12%", "-12 %"),
        ("a 5% rise", "5 %"),
        ("($3.2bn)", "-3200000000 USD"),
    ] {
        assert_eq!(typed(text), Ok(expected.to_owned()), "{text}");
    }
    for text in [
        "",
        " ",
        "many",
        "20% and 30%",
        "20% is wrong",
        "Article 5",
        "5pm",
        "one two",
        "%",
        "99999999999999999999999999999999",
    ] {
        assert_eq!(typed(text), Err(Invalid::Quantity { given: text.to_owned() }), "{text}");
    }
}

#[test]
fn what_is_read_is_what_was_written() {
    let text = "Überall — “nearly 20%” of 600,000 Ukrainian troops.";
    let found = quantities(text);
    let raw: Vec<&str> = found.iter().map(|found| &text[found.range.clone()]).collect();
    assert_eq!(raw, ["nearly 20%", "600,000 Ukrainian troops"]);
    assert!(found.iter().all(|found| found.quantity.check().is_ok()));
}

#[test]
fn a_long_text_of_one_pattern_is_read_to_its_end() {
    for part in [
        "one ",
        "1-",
        "20 to ",
        "million ",
        "half a ",
        "about ",
        "1/2 ",
        "5,",
        "a few ",
        "(",
        "US$",
        "1 hour and ",
        "x1",
        "3 km/h, ",
    ] {
        // Work that grew with the square of the length would not come back.
        assert!(quantities(&part.repeat(20_000)).len() <= 20_000, "{part:?}");
    }
}

#[test]
fn a_sign_before_digits_is_not_what_the_number_before_it_counts() {
    let read: Vec<Dimension> = quantities("0m $0").into_iter().map(|found| found.quantity.dimension).collect();
    assert_eq!(read, [Dimension::Length, Dimension::Money]);
}

/// Each figure with which way it goes and what it is of what moves: `12 % down change`.
fn moves(text: &str) -> Vec<String> {
    let word = |word: Option<String>| word.map(|word| format!(" {word}")).unwrap_or_default();
    let found = quantities(text).into_iter().map(|found| found.quantity);
    found
        .map(|q| {
            let plain = Quantity { direction: None, aspect: None, ..q.clone() };
            let (direction, aspect) = (q.direction.map(|d| d.to_string()), q.aspect.map(|a| a.to_string()));
            format!("{}{}{}", shown(&plain), word(direction), word(aspect))
        })
        .collect()
}

#[test]
fn which_way_a_figure_goes_is_read_with_it() {
    let cases: &[(&str, &[&str])] = &[
        ("Sales fell 12% in May.", &["12 % down change"]),
        ("Sales rose by 12% in May.", &["12 % up change"]),
        ("A 12% drop in sales; wages 3% higher.", &["12 % down change", "3 % up change"]),
        ("An increase of 40 percent, another gain of $3 million.", &["40 % up change", "3000000 USD up change"]),
        ("Debt grew by $2 billion to $14 billion.", &["2000000000 USD up change", "14000000000 USD up level"]),
        ("Shares jumped 4.2% to 318.", &["4.2 % up change", "318 1 up level"]),
        ("The toll climbed by 12 to 340.", &["12 1 up change", "340 1 up level"]),
        ("Oil slid $2 to $84.10 a barrel.", &["2 USD down change", "84.1 USD per_barrel down level"]),
        ("The rate eased from 5.1 to 4.9 percent.", &["5.1 % down before", "4.9 % down level"]),
        ("Fares went from 10 to 12 euros.", &["10 EUR up before", "12 EUR up level"]),
        ("Inflation rose to 3.4 percent from 2.9 percent.", &["3.4 % up level", "2.9 % up before"]),
        ("The bank kept its rate unchanged at 4.5%.", &["4.5 % level level"]),
        ("Gold climbed to a record $2,400.", &["2400 USD up level"]),
        ("Costs fell 3 to 5 percent.", &["3..5 % down change"]),
        ("The firm raised $5 million from banks.", &["5000000 USD"]),
        ("Ages ranged from 3 to 5 years.", &["3..5 a"]),
        ("Debt swelled by €800 million to €3 billion.", &["800000000 EUR up change", "3000000000 EUR up level"]),
        ("Debt could grow by €2.5 to €3 billion.", &["2500000000..3000000000 EUR up change"]),
        (
            "The index lost 214 points, or 0.8%, to end at 26,301.",
            &["214 1 points down change", "0.8 % down change", "26301 1 level"],
        ),
        ("Growth of +2% after -3%.", &["2 % up change", "-3 %"]),
        ("The 8.6-inch lower screen broke.", &["8.6 in"]),
    ];
    for (text, expected) in cases {
        assert_eq!(moves(text), *expected, "{text}");
    }
}

#[test]
fn a_sign_is_kept_in_any_spelling() {
    reads(&[
        ("a balance of -$3.2bn, minus $40 million, negative $5", &["-3200000000 USD", "-40000000 USD", "-5 USD"]),
        ("it was –€4bn, then -USD 3bn", &["-4000000000 EUR", "-3000000000 USD"]),
        ("it was (3.2bn dollars)", &["-3200000000 USD"]),
        ("swung to ($3.2bn) from €3bn ($3.2bn)", &["-3200000000 USD", "3000000000 EUR", "3200000000 USD"]),
        ("−12C, ‑0.3 per cent, －3.5%", &["-12 Cel", "-0.3 %", "-3.5 %"]),
        ("minus-30 degrees Celsius, -5 to 2C", &["-30 Cel", "-5..2 Cel"]),
        ("plus or minus 2.8 points, ±3%", &["-2.8..2.8 pp", "-3..3 %"]),
    ]);
}

#[test]
fn a_number_is_never_cut() {
    reads(&[
        ("cost $US45,300,000 and $A40 million", &["45300000 USD", "40000000 AUD"]),
        ("HK $5, NZ$6, S$7, C$8 and R$9", &["5 HKD", "6 NZD", "7 SGD", "8 CAD", "9 BRL"]),
        ("ran at 60Hz, fell 4pc, closed at 212p", &["60 Hz", "4 %", "2.12 GBP"]),
        ("held 12kWz of it", &["12 kWz"]),
        ("lost 4.5 million1 euros, 5%2 of it, 3 billion² dollars", &["4500000 EUR", "5 %", "3000000000 USD"]),
        ("50 MUSD, 125 USD million, 3 euro cents", &["50000000 USD", "125000000 USD", "0.03 EUR"]),
        ("1 million 200 thousand people", &["1200000 1 people"]),
        ("€1.234,56; 12,500 or 12،500 people", &["1234.56 EUR", "12500 1", "12500 1 people"]),
        ("two-and-a-half years, 2.5x the size", &["2.5 a", "2.5 1"]),
    ]);
}

#[test]
fn a_doubtful_figure_says_why() {
    let doubt = |text: &str| quantities(text).first().and_then(|found| found.quantity.doubt);
    for (text, expected) in [
        ("It is 3,8 percent.", Some(Doubt::DecimalComma)),
        ("It has 1.300 people.", Some(Doubt::PointOrThousands)),
        ("They dug 5m.", Some(Doubt::MillionsOrMetres)),
        ("The club has 2025 members.", Some(Doubt::CountOrYear)),
        ("It employs 300 200 people.", Some(Doubt::OneOrTwo)),
        ("The tower is 300m tall.", None),
        ("A total of 1950 houses were built.", None),
        ("It has 12 000 people.", None),
        ("Aid reached 3m of them.", None),
        ("About 2m fled.", None),
        ("It has 1.250.000 people.", None),
    ] {
        assert_eq!(doubt(text), expected, "{text}");
        assert!(!quantities(text).is_empty(), "{text}");
    }
    assert!(matches!(settled("5m"), Err(Invalid::Doubtful { .. })));
    assert!(settled("5 million").is_ok());
}

#[test]
fn ages_are_read_without_the_word_old() {
    reads(&[
        ("at the age of 67, the driver, aged 52,", &["67 a age", "52 a age"]),
        ("over-70s and under-18s; adults aged 25 to 34", &["70 a age (above)", "18 a age (below)", "25..34 a age"]),
        ("children under five; men in their forties", &["5 a age (below)", "40..49 a age"]),
        ("16- to 19-year-olds", &["16..19 a age"]),
        ("those aged 65 or older, women aged over 40", &["65 a age (at_least)", "40 a age (above)"]),
    ]);
    assert_eq!(read("Tom Hale (61) was jailed."), Vec::<String>::new());
}

#[test]
fn parts_and_multiples_of_what_moves_are_read() {
    reads(&[
        ("a quarter more pupils; sales fell a fifth", &["25 %", "20 %"]),
        ("cut by half; half as much water; half as many again came", &["50 %", "0.5 1", "1.5 1"]),
        ("wages must double; the halving of grants; prices will triple", &["2 1", "0.5 1", "3 1"]),
        ("a double room, doubled down, the second half", &[]),
        ("nine of ten drivers, one-in-five, one-in-a-million", &["90 %", "20 %", "0.0001 %"]),
        ("hundreds, if not thousands, of birds", &["200..9999 1 birds (vague)"]),
        ("the rate rose 2.5 points to 45%; a half-point rise; 25bp", &["2.5 pp", "45 %", "0.5 pp", "0.25 pp"]),
        ("the Dow rose 300 points to 38,000", &["300 1 points", "38000 1"]),
    ]);
}

#[test]
fn codes_marks_and_names_that_open_a_sentence_are_no_figures() {
    reads(&[
        ("The account number is 44810023; the zip code 90210 is famous.", &[]),
        ("Call 911. He lives in 10115 Berlin, at 24 Rue de la Paix.", &[]),
        ("Office 365 has a bug. France 24 aired it. ISO 9001 applies.", &[]),
        ("It measured 6.5 on the Richter scale; a category 5 hurricane hit.", &[]),
        ("The 1648 treaty ended it; the firm, founded 1799, closed.", &[]),
        ("The patient, 62, has recovered. A 1-in-100-year flood came.", &[]),
        ("The code X5,000 and the road R55 are closed.", &[]),
        ("Some 300 were hurt. Police arrested 12.", &["300 1 (about)", "12 1"]),
    ]);
}

#[test]
fn what_is_told_beside_a_number_belongs_to_it() {
    reads(&[
        ("Killed were 43 people.", &["43 1 people_killed"]),
        ("Among the dead were 11 children.", &["11 1 children_dead"]),
        ("One driver in seven speeds.", &["7 1 speeds"]),
        ("One patient in ten died; one of every three moved.", &["10 %", "33.3333 %"]),
        ("Two deaths in five prisons.", &["2 1 deaths", "5 1 prisons"]),
        ("half as many people again", &["1.5 1"]),
        ("Prices are 30% lower than a year ago.", &["30 %"]),
        ("It was 12 below zero.", &["-12 deg"]),
        ("It reached 40 C in Seville and 104 F in Dallas.", &["40 Cel", "104 [degF]"]),
        ("It cost R5,000, SKr400 and 15c a litre.", &["5000 ZAR", "400 SEK", "0.15 USD per_litre"]),
        ("The 5m-member party; the 3,000-strong choir; the 400m hurdles", &["5000000 1 members", "3000 1", "400 m"]),
        ("Thousands upon thousands of birds died.", &["2000..9999 1 birds_died (vague)"]),
        ("He died at 91; she left school at 16; Ann Lee turned 45.", &["91 a age", "16 a age", "45 a age"]),
        (
            "Under-fives, under-16 players and 18-to-24-year-olds",
            &["5 a age (below)", "16 a age (below)", "18..24 a age"],
        ),
    ]);
}

#[test]
fn names_with_numbers_are_no_figures() {
    for text in [
        "The S&P 500, the FTSE 100 and the Stoxx Europe 600 closed lower.",
        "its 737 Max jets, the Boeing 737 MAX 8 and an iPhone 12",
        "They lost Game 3 of World War 2.",
        "Sleep got better (12), as did Ann Lee (45).",
        "Two people briefed on the talks, three officials familiar with the matter",
        "Between 1710 and 1780 winter storms grew worse.",
        "The plan would run to 2130. By 2100 seas will be higher. Built in 1850, it fell in AD 79.",
        "a one-day strike, the ten-year yield, a four-door car",
        "10 Downing Street, Anytown, PA 23456, call 020 7946 0000",
        "a magnitude 6.5 earthquake, a 7.1-magnitude quake, case 23-411",
        "the under-21 team, a boy, 12, was hurt, call 555-1234 or +44 20 7946 0000",
        "Bus 42 was late, size 12, the level 3 alert, the Group of 20 met",
        "a multi-million-pound bribe, they played Destiny 2 all night, the two agreed",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn rates_and_units_keep_what_they_are_told_in() {
    reads(&[
        (
            "$300 per square metre, 12 deaths per 100,000 people",
            &["300 USD per_square_metre", "12 1 deaths_per_100000_people"],
        ),
        ("420 parts per million, 5 per mille", &["420 ppm", "0.5 %"]),
        ("200 hp, 30 mpg, 4,000 rpm, 380 Nm, 60 lb-ft", &["200 hp", "30 mpg", "4000 rpm", "380 Nm", "60 lbft"]),
        ("owes 500 pounds, weighs 200 pounds", &["500 GBP", "200 lb"]),
        ("40C in May, 104F, 1.5˚C, between 20C and 25C", &["40 Cel", "104 [degF]", "1.5 Cel", "20..25 Cel"]),
    ]);
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    /// Texts that look like news with numbers, so that the rules are met and not only passed by.
    fn prose() -> impl Strategy<Value = String> {
        let words = prop::sample::select(vec![
            "about",
            "more than",
            "nearly",
            "up to",
            "between",
            "from",
            "to",
            "and",
            "of",
            "in",
            "or so",
            "a",
            "the",
            "one",
            "two",
            "twenty",
            "hundred",
            "thousand",
            "million",
            "half",
            "third",
            "quarters",
            "dozens",
            "several",
            "few",
            "$",
            "£",
            "%",
            "percent",
            "percentage points",
            "km",
            "hours",
            "years",
            "people",
            "killed",
            "troops",
            "times",
            "as",
            "more",
            "twice",
            "old",
            "per",
            "day",
            "May",
            "2021",
            "3",
            "20",
            "1.5",
            "600,000",
            "-",
            "–",
            ",",
            ".",
            "m",
            "k",
            "bn",
            "USD",
            "dollars",
            "cents",
            "cap",
            "+",
            "1/2",
            "½",
            "minus",
            "out",
            "every",
            "COVID-",
            "Article",
            "pounds",
            "degrees",
            "below zero",
            "minutes",
            "thousands",
            "scores",
            "majority",
            "point",
            "five",
            "é",
            "“",
        ]);
        prop::collection::vec((words, prop::bool::weighted(0.85)), 0..14).prop_map(|words| {
            words.into_iter().map(|(word, space)| if space { format!("{word} ") } else { word.to_owned() }).collect()
        })
    }

    fn holds(text: &str) -> Result<(), TestCaseError> {
        let mut end = 0;
        for Found { range, quantity: found } in quantities(text) {
            prop_assert!(range.start >= end && range.start < range.end, "{range:?} after {end}");
            prop_assert_eq!(text.get(range.clone()), Some(found.raw.as_str()));
            prop_assert_eq!(found.check(), Ok(()));
            // Its words alone may tell less: "2.5 points" of what, "12%" up or down.
            let again = quantity(&found.raw);
            prop_assert!(again.is_ok(), "{}", found.raw);
            let again = again.unwrap();
            if again.unit == found.unit {
                prop_assert_eq!(
                    (again.point, again.low, again.high),
                    (found.point, found.low, found.high),
                    "{}",
                    found.raw
                );
            }
            end = range.end;
        }
        let _ = quantity(text);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_news_is_read_in_order_and_reads_the_same_again(text in prose()) {
            holds(&text)?;
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in any::<String>()) {
            holds(&text)?;
        }

        #[test]
        fn any_signs_and_digits_are_read_without_a_panic(text in "[0-9.,/:$% a-z–-]{0,40}") {
            holds(&text)?;
        }
    }
}
