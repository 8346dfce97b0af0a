//! The day at the desk: many claims at once, corrections of what was entered, notes to each other.

use crate::desk::{Desk, holds};
use serde_json::{Value, json};

/// Five claims, #1 to #5; the second of the Kremlin.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.ok("claim add 'The town has fallen.'");
    desk.ok("claim add 'Prices rose by 4.2 percent.' --said-by Kremlin");
    for text in ["The bridge was opened.", "The mayor resigned.", "The law was passed."] {
        desk.ok(["claim", "add", text]);
    }
    desk
}

fn field(desk: &Desk, field: &str) -> Vec<Value> {
    desk.json("claim list").as_array().unwrap().iter().map(|claim| claim[field].clone()).collect()
}

fn events(desk: &Desk) -> u64 {
    desk.head().split_once(':').unwrap().0.parse().unwrap()
}

#[test]
fn several_claims_are_tagged_given_and_ordered_at_once() {
    let desk = desk();
    holds(&desk.ok("claim tag 2 3 #4 economy front"), &["3 claims", "+economy +front", "#2", "#3", "#4", "mayor"]);
    assert_eq!(
        field(&desk, "tags"),
        [json!([]), json!(["economy", "front"]), json!(["economy", "front"]), json!(["economy", "front"]), json!([])]
    );
    desk.ok("claim tag 2 3 --remove front --tag 2026");
    assert_eq!(desk.json("claim show 2")["tags"], json!(["2026", "economy"]));
    let changed = desk.json("claim assign --where tag:economy ben");
    assert_eq!(changed.as_array().unwrap().len(), 3);
    desk.ok("claim assign 5 me");
    assert_eq!(field(&desk, "assignee"), [json!(null), json!("ben"), json!("ben"), json!("ben"), json!("ana")]);
    desk.ok("claim priority 1 2 1");
    assert_eq!(field(&desk, "priority"), [1, 1, 2, 2, 2]);
    desk.ok("claim set-aside --where assignee:ben --reason trivial");
    assert_eq!(field(&desk, "stage"), ["open", "set_aside", "set_aside", "set_aside", "open"]);
    // What is set aside already is not picked again.
    assert_eq!(desk.json("claim set-aside --where assignee:ben --reason trivial"), json!([]));
}

#[test]
fn one_refused_claim_leaves_the_others_as_they_were() {
    let desk = desk();
    let before = events(&desk);
    desk.refused("claim tag 2 99 economy");
    desk.ok("claim set-aside 3 --reason trivial");
    desk.refused("claim set-aside 2 3 --reason trivial");
    assert_eq!(events(&desk), before + 1);
    for line in [
        "claim tag 2 3 4",
        "claim tag x",
        "claim tag --where '' x",
        "claim tag 2 --where tag:x",
        "claim assign 2 3",
        "claim assign 2 ben ana",
        "claim priority 2 9",
        "claim priority 1",
        "claim assign ben",
    ] {
        assert_eq!(desk.run(line).code, 2, "{line}");
    }
}

#[test]
fn a_dry_run_tells_and_stores_nothing() {
    let desk = desk();
    let before = events(&desk);
    let said = desk.run("claim tag 1 2 economy --dry-run").ends(0);
    holds(&said.out, &["Would change 2 claims", "#1", "#2"]);
    assert_eq!(said.err, "Nothing was stored.\n");
    assert_eq!(desk.json("claim tag 1 economy --dry-run")["tags"], json!(["economy"]));
    desk.refused("claim set-aside 99 --reason trivial --dry-run");
    assert_eq!(events(&desk), before);
}

#[test]
fn what_is_so_already_is_nothing_that_happened() {
    let desk = desk();
    desk.ok("claim assign 1 ben");
    let before = events(&desk);
    desk.ok("claim assign 1 ben");
    desk.ok("claim priority 1 2");
    assert_eq!(events(&desk), before);
}

#[test]
fn a_query_for_me_finds_what_whoever_asks_has() {
    let desk = desk();
    desk.ok("claim assign 1 2 ana");
    desk.ok("claim assign 3 ben");
    assert_eq!(desk.json("claim list assignee:me").as_array().unwrap().len(), 2);
    assert_eq!(desk.json("--as ben search assignee:me")[0]["claim"], 3);
    holds(&desk.ok("claim list"), &["with", "said by", "ana", "Kremlin", "ben"]);
}

#[test]
fn without_a_command_the_program_says_what_it_can_do() {
    let desk = Desk::bare();
    for line in ["", "--as ana"] {
        let said = desk.run(line).ends(2);
        holds(&said.err, &["Usage: claimbench", "article", "claim"]);
        assert!(!said.err.contains("pdf-text") && !said.err.contains("error"), "{}", said.err);
    }
    let (error, code) = desk.error("");
    assert_eq!((code, error["kind"].as_str()), (2, Some("usage")));
    assert!(!error.to_string().contains("pdf-text"), "{error}");
}
