//! What other desks and other tools hand over and take.

use crate::desk::{Desk, holds};
use crate::node::tool;
use serde_json::{Value, json};

const REVIEW: &str = r#"{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [
{"item": [{"@type": "ClaimReview", "url": "https://other.example/a", "claimReviewed": "The moon is made of cheese.",
  "author": {"name": "Other Desk", "url": "https://other.example/"}, "datePublished": "2025-01-02",
  "reviewRating": {"ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "False"},
  "itemReviewed": {"@type": "Claim", "author": {"name": "A. Writer"}}}]},
null, {"item": null},
{"item": [{"@type": "ClaimReview", "url": "https://other.example/b", "claimReviewed": "Cheese is old.",
  "author": {"name": "Other Desk"}, "reviewRating": {"alternateName": "Sort of"}}]},
{"item": [{"@type": "ClaimReview", "claimReviewed": "No page."}]}]}"#;

#[test]
fn other_desks_findings_are_kept_apart_found_and_attached() {
    let desk = Desk::new();
    desk.write("feed.json", REVIEW);
    let taken = desk.json("import claimreview feed.json");
    assert_eq!((&taken["added"], &taken["unmapped"], &taken["null"]), (&json!(2), &json!(1), &json!(2)));
    assert_eq!(taken["refused"].as_array().unwrap().len(), 1);
    assert_eq!(desk.json("import claimreview feed.json")["known"], 2, "once is enough");
    assert_eq!(desk.json("claim list"), json!([]), "they are no claims of ours");
    holds(&desk.ok("search cheese moon"), &["R1", "another desk's review", "moon"]);
    desk.ok("claim add 'The moon is made of cheese.'");
    holds(&desk.ok("evidence add 1 --review R1 --stance refutes"), &["E1 added"]);
    let evidence = &desk.json("claim show 1")["evidence"][0];
    assert_eq!(evidence["source"]["name"], "Other Desk");
    assert_eq!(evidence["source"]["url"], "https://other.example/a");
    holds(evidence["paraphrase"].as_str().unwrap(), &["Rated \"False\"", "moon", "A. Writer"]);
    desk.ok("verify");
    desk.ok("export ledger --output l.jsonl");
    desk.ok("--db again.db import ledger l.jsonl");
    holds(&desk.ok("--db again.db search cheese"), &["R1"]);
}

#[test]
fn labels_mean_what_the_desk_says_they_mean() {
    let desk = Desk::new();
    desk.write("feed.json", REVIEW);
    assert_eq!(desk.json(["import", "claimreview", "feed.json", "--map-label", "Sort of=mixed"])["unmapped"], 0);
    assert_eq!(desk.run(["import", "claimreview", "feed.json", "--map-label", "Sort of=fine"]).code, 1);
    desk.write("bad.json", "{\"@type\": ");
    assert_eq!(desk.error("import claimreview bad.json").0["kind"], "unreadable");
}

/// The demo with what goes out of it.
fn reviews(desk: &Desk, more: &str) -> String {
    let line = "export claimreview --publisher Desk --site https://desk.example/ --page https://desk.example/envoys";
    desk.ok(format!("{line} {more}").as_str())
}

#[test]
fn approved_verdicts_go_out_clean_and_come_in_again() {
    let desk = Desk::demo();
    let feed = reviews(&desk, "--feed");
    let document: Value = serde_json::from_str(&feed).unwrap();
    let items = document["dataFeedElement"].as_array().unwrap();
    assert!(!items.is_empty() && items.len() < 20, "only the true question of approved claims: {}", items.len());
    desk.write("feed.json", &feed);
    let found: Vec<Value> = serde_json::from_str(&desk.run("lint claimreview feed.json --json").out).unwrap();
    assert!(found.iter().all(|one| one["severity"] == "note"), "our own output has no error and no warning: {found:?}");
    desk.ok("--db other.db init");
    let taken = desk.ok("--db other.db import claimreview feed.json --json");
    let taken: Value = serde_json::from_str(&taken).unwrap();
    assert_eq!((&taken["added"], &taken["unmapped"]), (&json!(items.len()), &json!(0)));
}

#[test]
fn strangers_read_our_reviews_by_the_standard() {
    let demo = Desk::demo();
    let desk = Desk::new();
    desk.write("article.md", "The mayor said on Monday that the bridge was closed.\n");
    desk.ok(["article", "add", "article.md", "--title", "A bridge", "--url", "https://news.example/bridge"]);
    desk.ok("claim add 'The bridge was closed.' --article A1 --said-by 'The mayor' --said-on 2025-12-01");
    desk.ok("evidence add 1 --source Log --kind primary_document --question true --stance supports --quote closed");
    desk.ok("status 1 supported --question true --because 'The log says so [E1].'");
    desk.ok("evidence add 1 --source S1 --question said --stance supports --quote closed");
    desk.ok("status 1 supported --question said --because 'The log says so [E2].'");
    desk.ok("--as ben review approve 1 --unseen");
    let one = reviews(&desk, "--licence https://creativecommons.org/licenses/by/4.0/");
    let broken = r#"{"@context": ["https://schema.org", {"other": "https://other.example/"}], "@type": "ClaimReview",
        "claimReviewed": "A", "url": "https://desk.example/", "author": {"@type": "Organization", "name": "Desk"},
        "itemReviewed": {"@type": "Claim", "ratingValue": 3}, "other:sure": "yes", "reviewRating": {"@type": "Rating"}}"#;
    let foreign = r#"{"@context": "https://other.example/", "@type": "ClaimReview", "claimReviewed": "A"}"#;
    let files = [
        ("objects.json", reviews(&demo, "")),
        ("feed.json", reviews(&demo, "--feed")),
        ("one.json", one),
        ("broken.json", broken.to_owned()),
        ("foreign.json", foreign.to_owned()),
    ];
    let paths = files.map(|(name, text)| {
        desk.write(name, text);
        desk.path(name)
    });
    let Some(read) = tool("claimreview.mjs", &paths.each_ref().map(|path| path.as_os_str())) else { return };
    for (at, documents) in [(0, 9), (1, 1), (2, 1)] {
        assert_eq!((&read[at]["documents"], &read[at]["found"]), (&json!(documents), &json!([])));
    }
    for term in ["Person", "CreativeWork", "appearance", "headline", "sdLicense", "ratingExplanation"] {
        let term = json!(format!("http://schema.org/{term}"));
        assert!(read[2]["terms"].as_array().unwrap().contains(&term), "{term} is not read");
    }
    let said = |at: usize| read[at]["found"].to_string();
    let wrong = ["ratingValue", "IdReference | ClaimLeaf", "other.example/sure is no term", "lacks datePublished"];
    holds(&said(3), &wrong);
    holds(&said(3), &["Rating lacks alternateName"]);
    holds(&said(4), &["loading remote context failed", "https://other.example/"]);
}

#[test]
fn the_lint_names_what_is_wrong_and_the_way_out() {
    let desk = Desk::new();
    desk.write("feed.json", REVIEW);
    let said = desk.run("lint claimreview feed.json").ends(3).out;
    holds(&said, &["line"]);
    let found = desk.run("lint claimreview feed.json --json").ends(3).out;
    let found: Vec<Value> = serde_json::from_str(&found).unwrap();
    assert!(
        found.iter().any(|one| one["severity"] == "error" && one["path"].as_str().unwrap().contains("[4]")),
        "{found:?}"
    );
}

#[test]
fn annotations_go_out_and_come_in_as_claims_on_the_same_words() {
    let demo = Desk::demo();
    let notes = demo.ok("export annotations");
    let article = demo.json("article show A1");
    let desk = Desk::new();
    desk.write("article.md", article["body"].as_str().unwrap());
    desk.ok("article add article.md");
    desk.write("notes.json", notes);
    let brought = desk.json("import annotations notes.json --article A1");
    assert_eq!(brought["claims"], 57, "what was set aside stays at the desk");
    let exact = |desk: &Desk| -> Vec<Value> {
        let mut words: Vec<Value> = desk
            .json("claim list --limit 0")
            .as_array()
            .unwrap()
            .iter()
            .filter(|claim| claim["stage"] != "set_aside")
            .map(|claim| json!([claim["anchor"]["start"], claim["anchor"]["exact"]]))
            .collect();
        words.sort_by_key(Value::to_string);
        words
    };
    assert_eq!(exact(&desk), exact(&demo));
    desk.write("page.json", r#"{"rows": [{"uri": "https://x.example/", "text": "a note on all of it"}]}"#);
    assert_eq!(desk.error("import annotations page.json --article A1").0["kind"], "import_refused");
}

#[test]
fn sources_go_through_every_bibliography() {
    let demo = Desk::demo();
    for format in ["bibtex", "ris", "csl"] {
        let out = demo.ok(format!("export bibliography --format {format}").as_str());
        let desk = Desk::new();
        desk.write("refs.txt", out);
        assert_eq!(desk.json("import bibliography refs.txt")["sources"], 129, "{format}");
        let names = |desk: &Desk| -> Vec<Value> {
            desk.json("source list").as_array().unwrap().iter().map(|one| json!([one["name"], one["url"]])).collect()
        };
        assert!(names(&desk) == names(&demo), "{format}");
    }
    let desk = Desk::new();
    desk.write("refs.txt", "just words");
    assert_eq!(desk.error("import bibliography refs.txt").0["kind"], "unreadable");
}

#[test]
fn averitec_has_every_claim_with_its_answers() {
    let desk = Desk::demo();
    let claims: Value = serde_json::from_str(&desk.ok("export averitec")).unwrap();
    let claims = claims.as_array().unwrap();
    assert!(claims.len() > 30, "{}", claims.len());
    assert!(claims.iter().all(|claim| claim["claim"].is_string() && claim["questions"].is_array()));
}

#[test]
fn a_bibliography_keeps_its_keys_knows_what_is_here_and_names_what_it_leaves() {
    let desk = Desk::new();
    let entry = |key: &str, fields: &str| format!("@misc{{{key},\n  title = {{{key}}},{fields}\n}}\n");
    let good = entry("doe2020rain", "author = {Doe, Ada}, date = {2020-05}, url = {https://example.org/rain}");
    let text =
        format!("{good}\n@misc{{bad, title={{Open\n\n{}", entry("fog", "year = {in press}, abstract = {It cost $5}"));
    desk.write("refs.bib", &text);
    assert_eq!(desk.error("import bibliography refs.bib").0["kind"], "import_refused");
    let brought = desk.json("import bibliography refs.bib --skip-bad");
    assert_eq!((&brought["sources"], &brought["refused"][0]["line"]), (&2.into(), &5.into()));
    assert_eq!(
        (&brought["unread"][0]["field"], &brought["not_kept"][0]["field"]),
        (&"year".into(), &"abstract".into())
    );
    let refused = desk.read(brought["refused_file"].as_str().unwrap());
    assert_eq!(refused.trim(), "@misc{bad, title={Open");
    let again = desk.json("import bibliography refs.bib --skip-bad");
    assert_eq!((&again["sources"], again["here"].as_array().unwrap().len()), (&0.into(), 2));
    desk.write("moved.bib", "@misc{other, title={Rain again}, url={http://www.example.org/rain/}}\n");
    assert_eq!(desk.json("import bibliography moved.bib")["here"][0]["is"], "S1");
    let out = desk.ok("export bibliography");
    assert!(out.contains("@misc{doe2020rain,") && out.contains("date = {2020-05}"), "{out}");
}

#[test]
fn a_review_that_changed_is_kept_beside_the_first_and_its_evidence_is_named() {
    let desk = Desk::new();
    let review = |url: &str, day: &str, label: &str, value: u8| {
        format!(
            r#"{{"@context": "https://schema.org", "@type": "ClaimReview", "url": "{url}", "datePublished": "{day}",
            "claimReviewed": "It rained in Sampletown.", "author": {{"name": "Example Desk"}},
            "itemReviewed": {{"author": [{{"name": "Ada Lee"}}, {{"name": "Bo Roe"}}]}}, "inLanguage": "English",
            "reviewRating": {{"ratingValue": {value}, "bestRating": 5, "worstRating": 1, "alternateName": "{label}"}}}}"#
        )
    };
    desk.write("one.json", review("https://desk.example/rain", "2025-03-05", "False", 1));
    desk.write("again.json", review("http://www.desk.example/rain/", "2025-03-05", "False", 1));
    desk.write("later.json", review("https://desk.example/rain", "2025-04-01", "True", 5));
    desk.ok("import claimreview one.json");
    assert_eq!(desk.json("import claimreview again.json")["known"], 1);
    desk.ok("claim add 'It rained.'");
    desk.ok("evidence add 1 --review R1 --question true --stance refutes");
    holds(
        &desk.ok("import claimreview later.json"),
        &["1 has changed since", "R2 is a version of R1", "False > True", "E1"],
    );
    holds(
        &desk.ok("review show R2"),
        &["Ada Lee; Bo Roe", "Example Desk", "label: False > True", "E1 of #1", "WARNING"],
    );
    let shown = desk.json("review show R1");
    assert_eq!((&shown["latest"], &shown["language"]), (&2.into(), &"en".into()));
    assert_eq!(desk.json("review list --by example").as_array().unwrap().len(), 1);
    holds(
        &desk.ok("search Sampletown"),
        &["R1", "False: Example Desk (desk.example), 2025-03-05, https://desk.example/rain", "see R2"],
    );
    let broken = review("https://desk.example/fog", "2025-03-05", "False", 1).replace("It rained", "It\nrained");
    desk.write("broken.json", broken);
    holds(&desk.refused("import claimreview broken.json"), &["line 2", "column"]);
    let page = format!(
        "<!doctype html><title>x</title><script type=\"application/ld+json\"><!--\n{}\n--></script>",
        review("https://desk.example/fog", "2025-03-05", "False", 1)
    );
    desk.write("page.html", page);
    assert_eq!(desk.json("import claimreview page.html")["added"], 1);
}

#[test]
fn notes_are_anchored_by_their_context_known_again_and_refused_for_another_page() {
    let desk = Desk::new();
    desk.write("a.md", "It cost 14 million euros, the mayor said.\n\nLater: It cost 14 million euros, others said.\n");
    desk.ok("article add a.md --title Bridge --url https://news.example/bridge");
    let note = |uri: &str| {
        format!(
            r#"{{"id": "x", "uri": "{uri}", "user": "acct:ada@notes.example", "created": "2025-03-05T10:00:00Z", "text": "Which price?",
            "target": [{{"source": "{uri}", "selector": [{{"type": "TextQuoteSelector", "exact": "It cost 14  million euros", "prefix": "Later: "}}]}}]}}"#
        )
    };
    desk.write("note.json", note("http://news.example/bridge/"));
    assert_eq!(desk.json("import annotations note.json --article A1")["claims"], 1);
    let claim = desk.json("claim show 1");
    assert_eq!(claim["anchor"]["start"], 50);
    assert!(claim.to_string().contains("ada") && claim.to_string().contains("2025-03-05"), "{claim}");
    let again = desk.json("import annotations note.json --article A1");
    assert_eq!((&again["claims"], &again["here"][0]["is"]), (&0.into(), &"#1".into()));
    desk.write("other.json", note("https://other.example/x"));
    holds(&desk.refused("import annotations other.json --article A1"), &["https://other.example/x", "--any-page"]);
    assert_eq!(desk.json("import annotations other.json --article A1 --skip-bad")["claims"], 0);
    assert!(desk.read("other.refused.json").contains("other.example"));
}
