//! Every rule of the lint, fired by what it is for and by nothing in a clean review.

use super::super::lint;
use super::super::lint::all_rules;

const CLEAN: &str = r#"{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://checks.example/rain",
    "claimReviewed": "It rained.", "author": {"@type": "Organization", "name": "Checks", "url": "https://checks.example"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A cloud"}, "datePublished": "2020-10-04",
    "appearance": {"@type": "CreativeWork", "url": "https://cloud.example/1"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
    "datePublished": "2020-10-07", "inLanguage": "en"}"#;

fn rules(text: &str) -> Vec<&'static str> {
    lint(text, "f.json").into_iter().map(|finding| finding.rule).collect()
}

/// The clean review with one thing changed.
fn with(old: &str, new: &str) -> String {
    assert!(CLEAN.contains(old), "{old}");
    CLEAN.replacen(old, new, 1)
}

#[test]
fn a_clean_review_is_clean_in_every_wrapping() {
    assert_eq!(lint(CLEAN, "f.json"), []);
    let inner = with(r#""@context": "https://schema.org", "#, "");
    let graph = format!(r#"{{"@context": ["http://schema.org/", {{"x": "y"}}], "@graph": [{inner}]}}"#);
    assert_eq!(lint(&graph, "f.json"), []);
}

#[test]
fn every_rule_names_what_it_is_for() {
    let cloud = r#""author": {"@type": "Person", "name": "A cloud"}"#;
    let desk = r#""author": {"@type": "Organization", "name": "Checks", "url": "https://checks.example"}"#;
    let rating = r#""ratingValue": 1, "bestRating": 5, "worstRating": 1"#;
    let place = r#"{"@type": "CreativeWork", "url": "https://cloud.example/1"}"#;
    let long = format!("It rained {}.", "and rained ".repeat(8));
    let cases: Vec<(&str, String)> = vec![
        ("not-json", "{\"a\": }".to_owned()),
        ("too-deep", with("\"It rained.\"", &format!("{}{}", "[".repeat(70), "]".repeat(70)))),
        ("duplicate-key", with("\"inLanguage\"", "\"url\": \"https://x.example/y\", \"inLanguage\"")),
        ("not-an-object", format!("[{CLEAN}, 7]")),
        ("no-review", r#"{"@type": "NewsArticle"}"#.to_owned()),
        ("null-element", format!(r#"{{"@type": "DataFeed", "dataFeedElement": [null, {{"item": [{CLEAN}]}}]}}"#)),
        ("api-answer", r#"{"claims": [{"text": "x", "claimReview": []}]}"#.to_owned()),
        ("context", with("https://schema.org", "https://other.example")),
        ("type-missing", with(r#""@type": "ClaimReview", "#, "")),
        ("type-list", with("\"ClaimReview\"", "[\"ClaimReview\"]")),
        ("entities", with("It rained.", "It &quot;rained&quot;.")),
        ("url-missing", with("https://checks.example/rain", "")),
        ("url-not-web", with("https://checks.example/rain", "checks.example/rain")),
        ("url-home", with("https://checks.example/rain", "https://checks.example/")),
        ("url-shortener", with("https://checks.example/rain", "https://bit.ly/x")),
        ("url-other-host", with("https://checks.example/rain", "https://elsewhere.example/rain")),
        ("several-on-page", format!("[{CLEAN}, {CLEAN}]")),
        ("author-missing", with(&format!("{desk},"), "")),
        ("author-unnamed", with(r#""name": "Checks", "#, "")),
        (
            "authors-swapped",
            with(desk, cloud).replacen(&format!("\"Claim\", {cloud}"), &format!("\"Claim\", {desk}"), 1),
        ),
        ("date-missing", with(r#""datePublished": "2020-10-07", "#, "")),
        ("date-format", with("2020-10-07", "October 7")),
        ("language-missing", with(r#", "inLanguage": "en""#, "")),
        ("language-tag", with("\"en\"", "\"English (United Kingdom)\"")),
        ("claim-missing", with("It rained.", "")),
        ("claim-long", with("It rained.", &long)),
        ("claim-question", with("It rained.", "Did it rain?")),
        ("claim-correction", with("It rained.", "No, it did not rain.")),
        ("claim-correction", with("\"inLanguage\"", "\"headline\": \"It rained.\", \"inLanguage\"")),
        ("item-missing", with("itemReviewed", "x")),
        ("item-type", with("\"@type\": \"Claim\"", "\"@type\": \"CreativeWork\"")),
        ("claimant-is-desk", with("A cloud", "CHECKS")),
        ("claimant-like-desk", with("\"Checks\"", "\"A cloud fact check\"")),
        ("claimant-unnamed", with("A cloud", " ")),
        ("claim-date-missing", with(r#""datePublished": "2020-10-04","#, "")),
        ("claim-date-late", with("2020-10-04", "2020-10-08")),
        ("appearance-missing", with(&format!(",\n    \"appearance\": {place}"), "")),
        ("appearance-not-web", with(place, "\"1\"")),
        ("appearance-joined", with(place, "\"https://a.example/1, https://b.example/2\"")),
        ("appearance-self", with("https://cloud.example/1", "https://checks.example/rain#x")),
        ("appearance-own-site", with("https://cloud.example/1", "https://checks.example/1")),
        ("rating-missing", with("reviewRating", "x")),
        ("label-missing", with("\"False\"", "null")),
        ("label-list", with("\"False\"", "[\"False\", \"Old\"]")),
        ("label-value", with("\"False\"", "{\"@value\": \"False\"}")),
        ("label-prefix", with("\"False\"", "\"Rating: False\"")),
        ("rating-incomplete", with(r#", "bestRating": 5, "worstRating": 1"#, "")),
        ("rating-words", with("\"ratingValue\": 1", "\"ratingValue\": \"one\"")),
        ("rating-none", with(rating, r#""ratingValue": "-1", "bestRating": -1, "worstRating": -1"#)),
        ("rating-order", with(rating, r#""ratingValue": 5, "bestRating": 1, "worstRating": 5"#)),
        ("rating-range", with("\"ratingValue\": 1", "\"ratingValue\": 6")),
    ];
    for (rule, text) in &cases {
        assert!(rules(text).contains(rule), "{rule}: {:?}\n{text}", rules(text));
    }
    for rule in all_rules() {
        assert!(cases.iter().any(|(name, _)| *name == rule), "{rule} is not tried");
    }
}

#[test]
fn a_finding_says_where_it_stands_and_what_to_do() {
    let found = lint(&format!("[{CLEAN},\n{}]", with("\"False\"", "\"Verdict: False\"")), "f.json");
    let last = found.iter().find(|finding| finding.rule == "label-prefix").unwrap();
    assert_eq!((last.path.as_str(), last.line), ("$[1].reviewRating.alternateName", 7));
    assert_eq!(last.message, "\"Verdict: False\" has a prefix");
    assert!(!last.way_out.is_empty());
}
