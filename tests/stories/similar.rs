//! Has this been checked already? Nearly the same claims, what differs, and what is made of them.

use crate::desk::{Desk, holds};
use serde_json::json;

/// A feed of three reviews.
const FEED: &str = r#"[
  {"@type": "ClaimReview", "url": "https://checks.example/bridge", "claimReviewed": "The Elm bridge cost 24 million euros.",
   "datePublished": "2025-03-02", "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Roth"}, "datePublished": "2025-02-27"},
   "author": {"@type": "Organization", "name": "Check Desk", "url": "https://checks.example"},
   "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1}},
  {"@type": "ClaimReview", "url": "https://facts.example/trams", "claimReviewed": "The new tram line carries 40,000 riders a day.",
   "datePublished": "2024-05-01", "author": {"@type": "Organization", "name": "Fact Office", "url": "https://facts.example"},
   "reviewRating": {"@type": "Rating", "alternateName": "True", "ratingValue": 5, "bestRating": 5, "worstRating": 1}},
  {"@type": "ClaimReview", "url": "https://facts.example/rain", "claimReviewed": "It rained on every day of June.",
   "datePublished": "2023-07-01", "author": {"@type": "Organization", "name": "Fact Office", "url": "https://facts.example"},
   "reviewRating": {"@type": "Rating", "alternateName": "Half true"}}
]"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("feed.json", FEED);
    desk.ok("import claimreview feed.json");
    desk
}

#[test]
fn what_other_desks_found_is_named_with_what_differs() {
    let desk = desk();
    let said = desk.ok("similar 'The Elm bridge cost 24 million euros' --limit 1");
    holds(
        &said,
        &["R1", "very likely", "\"False\" (refuted)", "Check Desk", "2025-03-02", "https://checks.example/bridge"],
    );
    let said = desk.ok("similar 'The Elm bridge cost 31 million euros' --limit 1");
    holds(&said, &["R1", "perhaps", "another figure: 31 million euros, not 24 million euros"]);
    let said = desk.ok("similar 'The Elm bridge did not cost 24 million euros' --limit 1");
    holds(&said, &["says the opposite"]);
    desk.ok("claim add 'The Elm bridge cost 24 million euros.' --said-by 'Ben Okri'");
    let similar = desk.json("similar --claim 1 --limit 1 --explain");
    assert_eq!(similar["similar"][0]["name"], "R1");
    assert_eq!(similar["similar"][0]["differs"], json!([{"kind": "speaker", "one": "Ben Okri", "other": "Ada Roth"}]));
    assert!(similar["similar"][0]["signs"]["score"].as_f64().unwrap() > 0.5);
}

#[test]
fn where_nothing_is_near_that_is_said_and_the_exit_code_says_it_too() {
    let desk = Desk::new();
    for line in ["similar 'Trams are late'", "similar --json 'Trams are late'", "similar the"] {
        let said = desk.run(line).ends(1);
        assert_eq!(said.err, "", "{line}");
    }
    holds(&desk.run("similar 'Trams are late'").out, &["Nothing like it was checked before."]);
    desk.ok("claim add 'Rain fell.'");
    assert_eq!(desk.run("similar --claim 1").code, 1, "a claim is not like itself");
    assert_eq!(desk.error("similar --claim 7").0["kind"], "not_found");
    assert_eq!(desk.run("similar").code, 2);
}

#[test]
fn desks_days_and_limits_narrow_it() {
    let desk = desk();
    let names = |line: &str| -> Vec<String> {
        let said = serde_json::from_str::<serde_json::Value>(&desk.run(line).out).unwrap();
        said["similar"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("similar 'riders on every bridge day' --json").len(), 3);
    assert_eq!(names("similar 'riders on every bridge day' --limit 1 --json").len(), 1);
    assert_eq!(names("similar 'riders on every bridge day' --by 'check desk' --json"), ["R1"]);
    assert_eq!(names("similar 'riders on every bridge day' --since 2025 --json"), ["R1"]);
}

#[test]
fn a_claim_that_was_very_likely_checked_is_pointed_out_unasked() {
    let desk = desk();
    let said = desk.run("claim add 'The new tram line carries 40,000 riders a day.'").ends(0);
    holds(&said.err, &["Very likely checked before: R2", "\"True\" (supported)", "similar --claim 1"]);
    let said = desk.run("claim add 'The harbour office closes at noon.'").ends(0);
    assert_eq!(said.err, "");
    desk.write("a.txt", "Trams\n\nThe new tram line carries 40,000 riders a day. The port has 12 cranes.\n");
    desk.ok("article add a.txt");
    holds(&desk.ok("article extract A1"), &["Very likely checked before:"]);
    holds(&desk.run("article extract A1 --accept all").ends(0).err, &["Very likely checked before:"]);
    let all = desk.ok("similar --article A1");
    holds(&all, &["40,000 riders a day", "very likely"]);
}

#[test]
fn what_is_similar_is_accepted_as_a_repeat_or_as_evidence() {
    let desk = desk();
    desk.ok("claim add 'The Elm bridge cost 24 million euros.'");
    desk.ok("claim add 'The bridge at Elm cost 24 million euros.'");
    holds(&desk.ok("similar accept 2 1"), &["#2 repeats #1"]);
    let evidence = desk.json("similar accept 1 R1");
    assert_eq!((&evidence["stance"], &evidence["source"]["name"]), (&json!("refutes"), &json!("Check Desk")));
    assert_eq!(evidence["source"]["url"], "https://checks.example/bridge");
}

#[test]
fn a_review_that_says_otherwise_needs_a_stance() {
    let desk = desk();
    desk.ok("claim add 'The Elm bridge cost 31 million euros.'");
    let (error, code) = desk.error("similar accept 1 R1");
    assert_eq!(code, 2);
    holds(error["message"].as_str().unwrap(), &["do not say the same", "another figure"]);
    desk.ok("claim add 'It rained on every day of June.'");
    holds(desk.error("similar accept 2 R3").0["message"].as_str().unwrap(), &["\"Half true\"", "decides nothing"]);
    assert_eq!(desk.json("similar accept 1 R1 --stance context")["stance"], "context");
}

#[test]
fn the_public_reads_of_similar_claims_only_what_may_leave() {
    let desk = desk();
    desk.ok("claim add 'Kari Holm told the council that the ferry sank.'");
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    assert_eq!(desk.run("similar 'the ferry sank' --audience public").code, 1, "it is not approved");
    let author = desk.ok("similar 'the ferry sank' --audience author");
    assert!(author.contains("ferry sank") && !author.contains("Holm"), "{author}");
}

#[test]
fn in_a_large_case_the_nearest_is_found_by_its_rare_words() {
    let desk = Desk::new();
    let rows: String =
        (0..900).map(|at| format!("Road {at} was closed for repairs in week {} of the year.\n", at % 52)).collect();
    desk.write("claims.csv", format!("claim\n{rows}The harbour at Lund exports granite.\n"));
    desk.ok("import csv claims.csv");
    let similar = desk.json("similar 'Granite is exported from the harbour at Lund' --limit 2");
    assert_eq!(similar["similar"][0]["name"], "#901");
    let similar = desk.json("similar 'Road 77 was closed for repairs in week 25' --limit 1");
    assert_eq!(similar["similar"][0]["name"], "#78");
    desk.ok("similar 'closed for repairs in the year' --limit 3");
}

#[test]
fn how_a_claim_spread_is_told_by_days_with_its_figure() {
    let desk = desk();
    for (day, share, who) in
        [("2024-03-01", 18, "Ada Roth"), ("2025-06-01", 20, "Ben Okri"), ("2023-01-05", 16, "Ada Roth")]
    {
        desk.ok(format!(
            "claim add 'Rye holds {share} percent of the land of Lund.' --said-by '{who}' --said-on {day}"
        )
        .as_str());
    }
    let said = desk.ok("similar --claim 1 --spread");
    holds(&said, &["Said 3 times from 2023 to 2025, by 2 voices.", "16%", "18%", "20%"]);
    let at = |word: &str| said.find(word).unwrap();
    assert!(at("16%") < at("18%") && at("18%") < at("20%"), "{said}");
    assert_eq!(desk.json("similar --claim 1 --spread")[2]["speaker"], "Ben Okri");
    let once = desk.run("similar 'Granite is exported from Lund' --spread");
    assert_eq!(once.code, 1);
    holds(&once.out, &["Said 1 time."]);
}
