//! Other desks' reviews in every shape that they come in.

use super::super::{Refused, Row, Scale, lint, read};
use crate::domain::{ForeignReview, Verdict};
use crate::formats::strict::Fault;
use proptest::prelude::*;

fn rows<'t>(text: &'t str, scale: &'t Scale) -> Vec<Row<'t>> {
    read(text, "f.json", scale).unwrap().collect()
}

/// The only review of a text.
fn one(text: &str) -> ForeignReview {
    let scale = Scale::new([("False", Verdict::Refuted)]);
    let mut rows = rows(text, &scale);
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0).review.unwrap()
}

/// A review with a few properties more.
fn review(more: &str) -> String {
    format!(
        r#"{{"@context": "http://schema.org", "@type": "ClaimReview", "url": "https://checks.example/rain",
        "claimReviewed": "It rained."{}{more}}}"#,
        if more.is_empty() { "" } else { ", " }
    )
}

#[test]
fn a_review_is_found_in_whatever_it_is_wrapped() {
    let bare = review("");
    let wrappings = [
        bare.clone(),
        format!("[{bare}]"),
        format!("[[{bare}]]"),
        format!(r#"{{"@graph": [{{"@type": "WebPage", "name": "x"}}, {bare}]}}"#),
        format!(r#"{{"@type": "NewsArticle", "mainEntity": {bare}}}"#),
        format!(r#"{{"@type": "DataFeed", "dataFeedElement": [{{"@type": "DataFeedItem", "item": [{bare}]}}]}}"#),
        bare.replace("\"ClaimReview\"", r#"["Review", "schema:ClaimReview"]"#),
        bare.replace("\"ClaimReview\"", "\"http://schema.org/ClaimReview\""),
        bare.replace("\"@type\": \"ClaimReview\",", ""),
    ];
    for text in wrappings {
        let found = one(&text);
        assert_eq!(found.claim, "It rained.", "{text}");
        assert_eq!((found.publisher.name, found.publisher.site.as_str()), (None, "checks.example"));
    }
}

#[test]
fn nulls_of_a_feed_and_other_objects_are_counted() {
    let bare = review("");
    let text = format!(
        r#"{{"@type": "DataFeed", "dataFeedElement": [null, {{"item": null}}, {{"item": [null, {bare}]}},
        {{"item": [{{"@type": "Movie"}}]}}]}}"#
    );
    let scale = Scale::default();
    let mut reading = read(&text, "f.json", &scale).unwrap();
    assert_eq!((reading.nulls, reading.passed_over), (3, 1));
    let row = reading.next().unwrap();
    assert_eq!((row.path.as_str(), row.line), ("$.dataFeedElement[2].item[1]", 1));
    assert_eq!(row.raw, bare);
}

#[test]
fn the_answer_of_the_api_is_read_review_by_review() {
    let text = r#"{"claims": [{"text": "It rained.", "claimant": "A cloud", "claimDate": "2020-10-04T00:00:00Z",
        "claimReview": [{"publisher": {"name": "Checks", "site": "checks.example"}, "url": "https://checks.example/1",
        "title": "No rain", "reviewDate": "2020-10-07T20:05:00Z", "textualRating": "False", "languageCode": "en"},
        {"textualRating": "False"}]}, {"text": "x"}, null, {}], "nextPageToken": "x"}"#;
    let scale = Scale::new([("False", Verdict::Refuted)]);
    let reading = read(text, "f.json", &scale).unwrap();
    assert_eq!(reading.nulls, 1);
    let rows: Vec<_> = reading.collect();
    let first = rows[0].review.as_ref().unwrap();
    assert_eq!((first.claimant.as_deref(), first.verdict), (Some("A cloud"), Some(Verdict::Refuted)));
    assert_eq!(first.claim_date.as_ref().map(|day| day.as_str()), Some("2020-10-04"));
    assert_eq!(first.publisher.name.as_deref(), Some("Checks"));
    assert_eq!(rows[0].path, "$.claims[0].claimReview[0]");
    let refused: Vec<_> = rows[1..].iter().map(|row| row.review.clone().unwrap_err()).collect();
    assert_eq!(refused, [Refused::NoUrl, Refused::NoReview, Refused::NoReview]);
}

#[test]
fn ratings_are_understood_where_they_are_certain() {
    let rated = |rating: &str| one(&review(&format!(r#""reviewRating": {rating}"#)));
    let four = rated(r#"{"ratingValue": "4", "bestRating": 5, "worstRating": "1.0", "alternateName": "Mostly true"}"#);
    assert_eq!(four.verdict, Some(Verdict::MostlySupported));
    for broken in [
        r#"{"ratingValue": 5, "bestRating": 1, "worstRating": 5}"#,
        r#"{"ratingValue": -1, "bestRating": -1, "worstRating": -1}"#,
        r#"{"ratingValue": "five", "bestRating": 5, "worstRating": 1}"#,
        r#"{"ratingValue": 4}"#,
    ] {
        assert_eq!(rated(broken).rating, None, "{broken}");
    }
    let ten = rated(r#"{"ratingValue": 1, "bestRating": 10, "worstRating": 1, "alternateName": ["Wrong", "Old"]}"#);
    assert_eq!((ten.verdict, ten.label.as_deref()), (None, Some("Wrong, Old")));
    assert!(ten.rating.is_some());
    let worded = rated(r#"[{"alternateName": {"@value": "Rating: FALSE"}}]"#);
    assert_eq!((worded.verdict, worded.label.as_deref()), (Some(Verdict::Refuted), Some("Rating: FALSE")));
}

#[test]
fn swapped_authors_are_put_back_and_the_desk_is_never_the_claimant() {
    let swapped = one(&review(
        r#""author": {"@type": "Person", "name": "A cloud"},
        "itemReviewed": {"author": {"@type": "Organization", "name": "Checks", "url": "https://checks.example"}}"#,
    ));
    assert_eq!((swapped.publisher.name.as_deref(), swapped.claimant.as_deref()), (Some("Checks"), Some("A cloud")));
    let profile = one(&review(
        r#""author": {"name": "Checks"},
        "itemReviewed": {"author": {"name": "A cloud", "sameAs": ["https://checks.example/people/cloud"]}}"#,
    ));
    assert_eq!((profile.publisher.name.as_deref(), profile.claimant.as_deref()), (Some("Checks"), Some("A cloud")));
    let itself = one(&review(r#""author": "Checks", "itemReviewed": {"author": {"name": "CHECKS"}}"#));
    assert_eq!((itself.publisher.name.as_deref(), itself.claimant), (Some("Checks"), None));
}

#[test]
fn places_of_a_claim_are_read_from_texts_objects_and_lists() {
    let placed = one(&review(
        r#""itemReviewed": {"@type": "CreativeWork", "url": "https://a.example/?x=1&amp;copy=2",
        "appearance": ["https://b.example, https://c.example", {"url": "https://d.example"}, "1", {"@type": "X"},
        "https://checks.example/rain#top"], "firstAppearance": "https://a.example/?x=1&copy=2"}"#,
    ));
    let expected = ["https://b.example", "https://c.example", "https://d.example", "https://a.example/?x=1&copy=2"];
    assert_eq!(placed.appearances, expected);
}

#[test]
fn entities_and_white_space_are_undone_in_words() {
    let text = r#"{"@type": "ClaimReview", "url": "https://checks.example/1", "inLanguage": {"name": "en"},
        "claimReviewed": " It&#39;s &quot;wet&quot;\n&amp; cold ", "datePublished": "2020-10-07 20:05"}"#;
    let read = one(text);
    assert_eq!((read.claim.as_str(), read.language.as_deref()), ("It's \"wet\" & cold", Some("en")));
    assert_eq!(read.reviewed_on.map(|day| day.to_string()), Some("2020-10-07".to_owned()));
}

#[test]
fn one_bad_element_never_fails_the_others() {
    let (good, deep) = (review(""), format!(r#""x": {}{}"#, "[".repeat(64), "]".repeat(64)));
    let bad = [
        review(r#""x": NaN"#),
        review(r#""x": "He said "no" again""#),
        review("\"x\": \"two\nlines\""),
        review(r#""x": "\ud800""#),
        review(r#""url": "https://again.example""#),
        review(&deep),
        good.replace("https://checks.example/rain", "checks.example/rain"),
        good.replace("It rained.", " "),
        "7".to_owned(),
    ];
    let text = format!("[{}, {good}]", bad.join(",\n"));
    let scale = Scale::default();
    let rows = rows(&text, &scale);
    let refused: Vec<_> = rows.iter().filter_map(|row| row.review.as_ref().err()).collect();
    assert_eq!((rows.len(), refused.len()), (bad.len() + 1, bad.len()));
    assert!(refused[..4].iter().all(|refused| matches!(refused, Refused::Fault(Fault::NotJson(_)))), "{refused:?}");
    assert_eq!(*refused[4], Refused::Fault(Fault::DuplicateKey("url".to_owned())));
    assert_eq!(*refused[5], Refused::Fault(Fault::TooDeep));
    assert!(matches!(refused[6], Refused::Invalid(_)));
    assert_eq!((refused[7], refused[8]), (&Refused::NoClaim, &Refused::NotAnObject));
    assert!(rows[9].review.is_ok() && rows[9].line > rows[0].line);
}

#[test]
fn json_lines_are_read_line_by_line_and_no_json_is_refused() {
    let line = review("").replace('\n', " ");
    let scale = Scale::default();
    let text = format!("{line}\n{{\"a: 1}}\n{line}\n");
    let rows = rows(&text, &scale);
    assert_eq!(
        rows.iter().map(|row| (row.line, row.review.is_ok())).collect::<Vec<_>>(),
        [(1, true), (2, false), (3, true)]
    );
    assert!(read("claim,url\n1,2\n", "f.csv", &scale).is_err());
    assert!(read("", "f.json", &scale).is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), json in "[\\[\\]{},:\"\\\\ n1@typecalims]*") {
        let scale = Scale::default();
        for text in [text, json] {
            let _ = read(&text, "f", &scale).map(Iterator::count);
            let _ = lint(&text, "f");
        }
    }

    #[test]
    fn any_review_is_read_or_refused(
        names in prop::collection::vec(prop::sample::select(vec!["url", "claimReviewed", "itemReviewed", "author",
            "reviewRating", "datePublished", "appearance", "alternateName", "ratingValue", "bestRating", "worstRating",
            "name", "inLanguage", "@graph", "claims", "claimReview", "text", "publisher"]), 0..12),
        values in prop::collection::vec(prop_oneof![
            any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
            any::<f64>().prop_map(|number| number.to_string()),
            Just("{\"name\": \"x\", \"url\": [\"https://x.example\"], \"appearance\": \"https://a, http://b\"}".to_owned()),
            Just("\"https://x.example/y\"".to_owned()),
            Just("[null, [], {}, \"&amp;\", -1]".to_owned()),
        ], 12)
    ) {
        let members: Vec<String> = names.iter().zip(&values).map(|(name, value)| format!("\"{name}\": {value}")).collect();
        let text = format!("[{{\"@type\": \"ClaimReview\", {}}}]", members.join(", "));
        let scale = Scale::default();
        let _ = read(&text, "f", &scale).map(Iterator::count);
        let _ = lint(&text, "f");
    }
}
