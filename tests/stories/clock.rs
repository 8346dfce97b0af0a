//! A clock that is wrong: one write with it does not stop the case's time, and what is said of the clock is on the record.

use crate::desk::{Desk, Said, holds};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

const BEFORE: &str = "2026-11-23T09:00:00Z";
/// A year ahead: a battery that ran out.
const AHEAD: &str = "2027-11-23T09:00:00Z";
const AFTER: &str = "2026-11-23T09:05:00Z";

fn at(desk: &Desk, clock: &str, line: &[&str]) -> Said {
    Said::by(desk.command().env("CLAIMBENCH_NOW", clock).args(line))
}

/// A case that one write took a year ahead.
fn ahead() -> Desk {
    let desk = Desk::bare();
    at(&desk, BEFORE, &["init"]).ends(0);
    at(&desk, BEFORE, &["claim", "add", "A claim."]).ends(0);
    at(&desk, AHEAD, &["claim", "tag", "1", "early"]).ends(0);
    desk
}

#[test]
fn a_write_far_behind_the_last_event_is_refused_with_both_instants_and_the_way_out() {
    let desk = ahead();
    desk.write("sheet.csv", "claim\nAnother.\n");
    for line in [&["claim", "tag", "1", "late"][..], &["claim", "add", "Another."], &["import", "csv", "sheet.csv"]] {
        let said = at(&desk, AFTER, line).ends(1);
        holds(&said.err, &["2027-11-23T09:00:00.000Z", "2026-11-23T09:05:00.000Z", "--clock-is-right"]);
    }
    at(&desk, AFTER, &["claim", "list"]).ends(0);
    let said = at(&desk, AFTER, &["claim", "tag", "1", "late", "--json"]).ends(1);
    let document: Value = serde_json::from_str(&said.err).unwrap();
    assert_eq!(document["error"]["kind"], "clock_behind");
}

#[test]
fn a_clock_that_is_said_to_be_right_is_followed_again_and_verify_and_report_say_so() {
    let desk = ahead();
    let said = at(&desk, AFTER, &["claim", "tag", "1", "late", "--clock-is-right"]).ends(0);
    holds(&said.err, &["2027-11-23T09:00:00.000Z"]);
    at(&desk, AFTER, &["claim", "tag", "1", "later"]).ends(0);
    let history = at(&desk, AFTER, &["claim", "history", "1", "--json"]).ends(0).out;
    let history: Vec<Value> = serde_json::from_str(&history).unwrap();
    let instants: Vec<&str> = history.iter().map(|entry| entry["at"].as_str().unwrap()).collect();
    assert_eq!(instants[2..], ["2026-11-23T09:05:00.000Z"; 2]);
    let set_right = ["ana said that the clock was ahead", "from 2027-11-23T09:00:00.000Z to 2026-11-23T09:05:00.000Z"];
    holds(&desk.ok("verify"), &set_right);
    for format in ["table", "markdown", "html"] {
        holds(&desk.ok(["report", "--format", format]), &["said that the clock was ahead"]);
    }
    assert_eq!(desk.json("verify")["clock"][0]["kind"], "corrected");
    assert_eq!(desk.json("report")["clock"][0]["said"], "2027-11-23T09:00:00.000Z");
    // Where the clock is not behind there is nothing to set right.
    let head = desk.head();
    at(&desk, AFTER, &["claim", "tag", "1", "last", "--clock-is-right"]).ends(0);
    let (before, after) = (head.split(':').next().unwrap(), desk.head());
    assert_eq!(after.split(':').next().unwrap().parse::<u64>().unwrap(), before.parse::<u64>().unwrap() + 1);
    // The whole of it comes back from an export, and a copy of it verifies.
    desk.ok("export ledger --output case.jsonl");
    desk.ok("--db again.db import ledger case.jsonl");
    desk.ok("--db again.db rebuild");
    assert_eq!(desk.json("--db again.db verify")["head"], desk.json("verify")["head"]);
}

#[test]
fn the_past_is_what_stood_in_the_ledger_by_then_whatever_the_clock_said() {
    let desk = ahead();
    at(&desk, AFTER, &["claim", "tag", "1", "late", "--clock-is-right"]).ends(0);
    at(&desk, "2026-11-23T09:10:00Z", &["claim", "tag", "1", "later"]).ends(0);
    for (instant, tags) in [
        ("2026-11-23T09:01:00Z", ""),
        ("2026-11-23T09:06:00Z", "early,late"),
        ("2026-11-23T09:11:00Z", "early,late,later"),
    ] {
        let shown = desk.json(["report", "--at", instant]);
        let shown = shown["claims"][0]["tags"].as_array().unwrap();
        let shown: Vec<&str> = shown.iter().map(|tag| tag.as_str().unwrap()).collect();
        assert_eq!(shown.join(","), tags, "{instant}");
    }
}

#[test]
fn an_instant_that_is_held_back_a_little_is_recorded_as_such() {
    let desk = Desk::bare();
    at(&desk, AFTER, &["init"]).ends(0);
    at(&desk, BEFORE, &["claim", "add", "A claim."]).ends(0);
    let verified = desk.ok("verify");
    holds(
        &verified,
        &["Verified 3 events", "the clock said 2026-11-23T09:00:00.000Z", "held at 2026-11-23T09:05:00.000Z"],
    );
    assert_eq!(desk.json("verify")["clock"][0]["kind"], "held");
    holds(&desk.ok("report --format markdown"), &["held at"]);
    // One note for a transaction, however many events it has.
    desk.write("sheet.csv", "claim\nOne.\nTwo.\nThree.\n");
    at(&desk, BEFORE, &["import", "csv", "sheet.csv"]).ends(0);
    assert_eq!(desk.json("verify")["clock"].as_array().unwrap().len(), 2);
    // Rows that are taken back take their note with them.
    desk.write("bad.csv", "claim,date\nBad.,32/13/2025\nGood.,2025\n");
    at(&desk, BEFORE, &["import", "csv", "bad.csv", "--skip-bad"]).ends(0);
    assert_eq!(desk.json("verify")["clock"].as_array().unwrap().len(), 3);
    desk.ok("rebuild");
    desk.ok("verify");
}

#[test]
fn the_verifier_in_another_language_knows_the_rule() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no python3 here");
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify_ledger.py");
    let verified = |desk: &Desk| Command::new("python3").arg(&script).arg(desk.case()).output().unwrap().status.code();
    let desk = ahead();
    at(&desk, AFTER, &["claim", "tag", "1", "late", "--clock-is-right"]).ends(0);
    assert_eq!(verified(&desk), Some(0));
    let conn = desk.behind_its_back();
    conn.execute_batch("DROP TRIGGER ledger_is_never_changed").unwrap();
    conn.execute_batch("UPDATE ledger SET kind = 'claim_tagged' WHERE kind = 'clock_corrected'").unwrap();
    crate::full_case::forge(&conn);
    assert_eq!(verified(&desk), Some(1));
}
