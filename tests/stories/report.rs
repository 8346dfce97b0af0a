//! The report for readers: what the public sees of the desk's work, how the desk presents itself, and what machines read.

use crate::desk::{Desk, holds};
use serde_json::Value;

fn public(desk: &Desk, more: &str) -> Value {
    serde_json::from_str(&desk.ok(format!("--json report --audience public {more}").as_str())).unwrap()
}

#[test]
fn the_public_reads_what_was_approved_and_nothing_of_who_did_what() {
    let desk = Desk::demo();
    let report = public(&desk, "");
    let claims = report["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 17);
    for claim in claims {
        assert!(["approved", "published"].contains(&claim["stage"].as_str().unwrap()), "{}", claim["number"]);
        assert_eq!((&claim["flags"], &claim["reviews"]), (&serde_json::json!([]), &serde_json::json!([])));
    }
    let page = desk.ok("report --audience public --format html");
    for word in ["single reader", "returned", "noindex", "set by demo", "of the check", "not approved yet"] {
        assert!(!page.contains(word), "{word}");
    }
    holds(&page, &["og:title", "og:description", "How this was checked", "What the verdicts mean", "Found a mistake?"]);
    assert!(desk.ok("report --format html").contains("noindex"));
}

#[test]
fn drafts_are_shown_to_the_public_under_a_stamp_that_counts_them() {
    let desk = Desk::demo();
    assert_eq!(public(&desk, "--with-drafts")["claims"].as_array().unwrap().len(), 57);
    for format in ["html", "markdown", "table"] {
        let report = desk.ok(format!("report --audience public --with-drafts --format {format}").as_str());
        holds(&report, &["40 of 57 claims are not approved yet."]);
    }
}

#[test]
fn the_desk_says_how_it_works_and_the_page_carries_its_reviews() {
    let desk = Desk::fresh_demo();
    assert!(!desk.ok("report --audience public --format html").contains("ld+json"));
    let address = "https://desk.example/moscow";
    let told = desk.json(
        "case edit --about-desk 'We are two people in a small town.' --publisher 'Our Desk' --site https://desk.example/ \
         --page https://desk.example/moscow --title 'What was said in Moscow' --corrections https://desk.example/errors",
    );
    assert_eq!((&told["publisher"], &told["page"]), (&"Our Desk".into(), &address.into()));
    let page = desk.ok("report --audience public --format html");
    let said = [
        "og:title\" content=\"What was said in Moscow\"",
        "og:url",
        "<h1 dir=\"auto\">What was said in Moscow",
        "We are two people in a small town.",
        "<a class=\"source\" href=\"https://desk.example/errors\">",
    ];
    holds(&page, &said);
    for line in ["report --audience public", "report --audience public --format markdown"] {
        holds(&desk.ok(line), &["https://desk.example/errors"]);
    }
    let reviews =
        page.split_once("<script type=\"application/ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
    desk.write("page.json", reviews);
    let linted = desk.run("lint claimreview page.json").out;
    assert!(!linted.lines().any(|line| line.starts_with("E ")), "{linted}");
    let exported = desk.ok("export claimreview");
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(read(reviews), read(&exported), "the page and the export say the same");
    assert!(!desk.ok("report --format html").contains("ld+json"), "inside the desk nobody reads it");
    let elsewhere = desk.ok("export claimreview --page https://desk.example/other");
    holds(&elsewhere, &["https://desk.example/other#claim-", "Our Desk"]);
    desk.ok("undo");
    let (error, code) = desk.error("export claimreview --publisher 'Our Desk'");
    assert_eq!((&error["kind"], code), (&"usage".into(), 2));
    holds(error["hint"].as_str().unwrap(), &["case edit --site"]);
    assert!(desk.json("case show").as_object().unwrap().values().all(Value::is_null));
    assert_eq!(desk.json("verify")["findings"], serde_json::json!([]));
}

#[test]
fn the_first_digits_of_a_head_will_do() {
    let desk = Desk::demo();
    let head = desk.head();
    let (seq, hash) = head.split_once(':').unwrap();
    desk.ok(["verify", "--quick", "--head", &format!("{seq}:{}", &hash[..12])]);
    desk.run(["verify", "--quick", "--head", &format!("{seq}:{}", &hash[..11])]).ends(2);
    let other = if hash.starts_with('0') { "1" } else { "0" };
    desk.run(["verify", "--quick", "--head", &format!("{seq}:{other}{}", &hash[1..12])]).ends(3);
    holds(&desk.ok("report --brief"), &[&head]);
    holds(&desk.ok("report --brief --format markdown"), &[&head]);
}
