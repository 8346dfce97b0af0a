//! The cases of the specification, each as a person would type it.

use super::*;
use crate::domain::Approximator;
use crate::language::quantity::quantity;

fn read(text: &str) -> Quantity {
    quantity(text).unwrap_or_else(|error| panic!("{error}"))
}

fn result(claimed: &str, evidenced: &str) -> Comparison {
    compare(&read(claimed), &read(evidenced)).result
}

#[track_caller]
fn comes_out(expected: Comparison, pairs: &[(&str, &str)]) {
    for (claimed, evidenced) in pairs {
        assert_eq!(result(claimed, evidenced), expected, "{claimed} against {evidenced}");
    }
}

#[test]
fn evidence_within_the_words_is_consistent() {
    comes_out(
        Comparison::Consistent,
        &[
            ("nearly 20%", "19.15 to 19.25%"),
            ("around 20", "19"),
            ("nearly four years", "3.77 years"),
            ("hundreds of thousands", "310,000 to 350,000"),
            ("approximately 7 million", "6.956 million"),
            ("almost twice", "1.94 times"),
            ("more than 225,000", "230,512"),
            ("600,000-troop cap", "600,000 personnel"),
            ("230,000 people", "230,512"),
            ("a third", "33%"),
        ],
    );
}

#[test]
fn evidence_that_good_will_reaches_is_a_stretch() {
    comes_out(
        Comparison::Stretch,
        &[
            ("nearly 20%", "18%"),
            ("nearly 20%", "20.3%"),
            ("five hours", "roughly four hours"),
            ("hundreds of thousands", "1.35 million"),
            ("almost 7,000", "6,600"),
            ("more than 100", "200"),
            ("up to 100", "12"),
        ],
    );
}

#[test]
fn evidence_beyond_the_words_is_inconsistent() {
    comes_out(
        Comparison::Inconsistent,
        &[
            ("nearly 20%", "16.5%"),
            ("nearly 20%", "21%"),
            ("hundreds of thousands", "60,000 to 100,000"),
            ("nearly $2.5 trillion", "$2.68 trillion"),
            ("about 12", "14.85"),
            ("$100 billion", "$100 million"),
            ("a 28-point plan", "27 points"),
            ("a 600,000-troop cap", "800,000 troops"),
        ],
    );
}

#[test]
fn evidence_that_is_blurred_overlaps() {
    comes_out(Comparison::Overlaps, &[("nearly 20%", "around 20%"), ("19.24%", "19%"), ("exactly 20", "about 20")]);
}

#[test]
fn the_side_on_which_the_claim_errs_is_named() {
    let low = compare(&read("nearly $2.5 trillion"), &read("$2.68 trillion"));
    assert_eq!((low.direction, low.scale_slip), (Some(Direction::ClaimLow), false));
    let slip = compare(&read("$100 billion"), &read("$100 million"));
    assert_eq!((slip.direction, slip.scale_slip), (Some(Direction::ClaimHigh), true));
    assert_eq!(compare(&read("nearly 20%"), &read("19.3%")).direction, None);
}

#[test]
fn a_number_read_off_a_clause_is_exact() {
    let clause = Quantity { approximator: Some(Approximator::Exact), ..read("600,000 personnel") };
    assert_eq!(compare(&read("600,000-troop cap"), &clause).result, Comparison::Consistent);
    assert_eq!(room(&clause).unwrap().stretch, Interval::closed(clause.point, clause.point));
}

#[test]
fn what_differs_is_named() {
    let differs = |claimed: &str, evidenced: &str| compare(&read(claimed), &read(evidenced)).differs;
    assert_eq!(
        differs("$100 billion", "€140 billion"),
        Some(Difference::Unit { claimed: "USD".into(), evidenced: "EUR".into() })
    );
    assert_eq!(
        differs("20%", "20 points"),
        Some(Difference::Dimension { claimed: Dimension::Share, evidenced: Dimension::Count })
    );
    assert_eq!(
        differs("5%", "5 percentage points"),
        Some(Difference::Unit { claimed: "%".into(), evidenced: "pp".into() })
    );
    assert_eq!(
        differs("40,000 casualties", "40,000 deaths"),
        Some(Difference::Measure { claimed: "casualties".into(), evidenced: "deaths".into() })
    );
    assert_eq!(differs("40,000", "40,000 deaths"), None);
}

#[test]
fn units_of_known_size_convert() {
    comes_out(
        Comparison::Consistent,
        &[
            ("about 270 square miles", "701 square kilometres"),
            ("about five hours", "300 minutes"),
            ("about 37 degrees Celsius", "98.6°F"),
            ("nearly four years", "46 months"),
            ("exactly 2 km", "2,000 metres"),
        ],
    );
}

#[test]
fn ends_that_a_person_states_are_the_room() {
    let mut claimed = read("nearly 20%");
    (claimed.low, claimed.high) = (Some(Decimal::from(18)), Some(Decimal::from(20)));
    assert_eq!(compare(&claimed, &read("18%")).result, Comparison::Consistent);
    assert_eq!(compare(&claimed, &read("17.5%")).result, Comparison::Stretch);
    claimed.high = None;
    assert_eq!(compare(&claimed, &read("50%")).result, Comparison::Consistent);
}

#[test]
fn the_room_follows_the_last_written_place() {
    let within = |text: &str| {
        let zone = room(&read(text)).unwrap().within;
        (zone.low.unwrap().at.normalize().to_string(), zone.high.unwrap().at.normalize().to_string())
    };
    let ends = |low: &str, high: &str| (low.to_owned(), high.to_owned());
    assert_eq!(within("19.3%"), ends("19.25", "19.35"));
    assert_eq!(within("$4.31 million"), ends("4305000", "4315000"));
    assert_eq!(within("20%"), ends("19", "21"));
    assert_eq!(within("75 km"), ends("74.5", "75.5"));
    assert_eq!(within("five hours"), ends("4.5", "5.5"));
    assert_eq!(within("28 points"), ends("28", "28"));
    assert_eq!(within("0 km"), ends("0", "0"));
}

mod laws {
    use super::*;
    use crate::domain::Word;
    use proptest::prelude::*;

    fn any_quantity() -> impl Strategy<Value = Quantity> {
        let dimensions =
            prop::sample::select(vec![Dimension::Count, Dimension::Share, Dimension::Money, Dimension::Duration]);
        let approximators = prop::option::of(prop::sample::select(Approximator::ALL.to_vec()));
        (dimensions, approximators, -999_999_999_i64..999_999_999, 0_u32..6, 0_u32..4).prop_map(
            |(dimension, approximator, digits, zeros, scale)| Quantity {
                point: Some(Decimal::new(digits, scale) * Decimal::from(10_i64.pow(zeros))),
                approximator,
                ..Quantity::new("", dimension, "1")
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_quantity_is_consistent_with_itself(quantity in any_quantity()) {
            prop_assert_eq!(compare(&quantity, &quantity).result, Comparison::Consistent);
        }

        #[test]
        fn within_lies_inside_of_stretch(quantity in any_quantity()) {
            let room = room(&quantity).unwrap();
            prop_assert!(room.within.is_inside(&room.stretch), "{:?}", room);
        }

        #[test]
        fn no_word_leaves_less_than_the_number_itself(quantity in any_quantity()) {
            let Interval { low, high } = room(&quantity).unwrap().stretch;
            let point = quantity.point.unwrap();
            prop_assert!(low.is_none_or(|low| low.at <= point) && high.is_none_or(|high| high.at >= point));
        }

        #[test]
        fn huge_numbers_do_not_overflow(digits in any::<i64>(), zeros in 0_u32..10, quantity in any_quantity()) {
            let point = Decimal::from(digits).saturating_mul(Decimal::from(10_i64.pow(zeros)));
            let dimension = Dimension::Data;
            let exabytes = Quantity { point: Some(point), unit: "EBy".into(), dimension, ..quantity };
            let bits = Quantity { unit: "bit".into(), ..exabytes.clone() };
            compare(&exabytes, &bits);
            compare(&bits, &exabytes);
        }
    }
}
