//! Damage done behind the program's back, kind by kind: `verify` names it and changes nothing, `rebuild` mends what can be
//! mended, a kept head shows the rest.

mod bytes;
mod ledger;
mod log;
mod schema;
mod tables;

use crate::desk::{Desk, holds};
use crate::full_case::{self, forge};
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// One kind of damage: what is done, how, and what a finding or the refusal says of it.
type Damage = (&'static str, fn(&Desk), &'static str);

/// What `verify` finds, worst first, each as "kind event table row columns: message"; or the refusal, as "kind: message".
fn findings(desk: &Desk) -> Vec<String> {
    let said = desk.run("verify --json");
    if said.code == 1 {
        let document: Value = serde_json::from_str(&said.err).unwrap();
        let error = &document["error"];
        return vec![format!("{}: {}", error["kind"].as_str().unwrap(), error["message"].as_str().unwrap())];
    }
    let verified: Value = serde_json::from_str(&said.out).unwrap();
    let found = verified["findings"].as_array().unwrap();
    assert_eq!((said.code, said.err.as_str()), (if found.is_empty() { 0 } else { 3 }, ""));
    let words = |finding: &Value| {
        let fields = ["kind", "event", "table", "row"].map(|field| &finding[field]);
        let columns = finding["columns"].as_array().unwrap().iter();
        let words = fields.into_iter().chain(columns).filter(|value| !value.is_null());
        let words = words.map(|value| value.to_string().replace('"', "")).collect::<Vec<_>>().join(" ");
        format!("{words}: {}", finding["message"].as_str().unwrap())
    };
    found.iter().map(words).collect()
}

/// Does every damage to a case of its own; each is found and named, and looking for it changes nothing. `afterwards` says
/// what else is wrong with the desk then.
#[track_caller]
fn each_is_named(damages: &[Damage], afterwards: impl Fn(&Desk, &Damage) -> Option<String>) {
    let mut wrong = Vec::new();
    for damage @ (what, harm, named) in damages {
        let desk = full_case::desk();
        harm(&desk);
        let before = std::fs::read(desk.case()).unwrap();
        let found = findings(&desk);
        if !found.iter().any(|found| found.contains(named)) {
            wrong.push(format!("{what}: \"{named}\" is not in {found:#?}"));
        }
        if std::fs::read(desk.case()).unwrap() != before {
            wrong.push(format!("{what}: verify changed the file"));
        }
        wrong.extend(afterwards(&desk, damage));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Changes the tables.
fn tables(desk: &Desk, sql: &str) {
    desk.behind_its_back().execute_batch(sql).unwrap();
}

/// Changes the record, whose triggers are put back as they were.
fn record(desk: &Desk, sql: &str) {
    behind_the_triggers(desk, |conn| conn.execute_batch(sql).unwrap());
}

fn behind_the_triggers(desk: &Desk, damage: impl FnOnce(&Connection)) {
    let conn = desk.behind_its_back();
    let triggers: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    triggers.iter().for_each(|(name, _)| conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    damage(&conn);
    triggers.iter().for_each(|(_, sql)| conn.execute_batch(sql).unwrap());
}

/// Changes the text of an object in the schema, which nothing checks until the file is opened again.
fn schema(desk: &Desk, sql: &str) {
    let conn = desk.behind_its_back();
    let version: i64 = conn.pragma_query_value(None, "schema_version", |row| row.get(0)).unwrap();
    conn.pragma_update(None, "writable_schema", true).unwrap();
    conn.execute_batch(sql).unwrap();
    conn.pragma_update(None, "schema_version", version + 1).unwrap();
}

#[test]
fn at_least_sixty_kinds_of_damage_are_planted() {
    let kinds = [tables::DAMAGES, ledger::DAMAGES, ledger::FORGED, schema::DAMAGES, bytes::DAMAGES, log::DAMAGES];
    let kinds: BTreeSet<&str> = kinds.into_iter().flatten().map(|(what, _, _)| *what).collect();
    assert!(kinds.len() >= 60, "{}", kinds.len());
}

#[test]
fn a_ledger_that_lost_its_last_event_is_found_by_its_tables_and_by_a_kept_head() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    desk.ok("claim tag 1 late");
    let kept = desk.head();
    behind_the_triggers(&desk, |conn| conn.execute_batch("DELETE FROM ledger WHERE seq = 3").unwrap());
    assert!(findings(&desk).iter().any(|found| found.starts_with("row_extra tag 1/late")));
    desk.ok("rebuild");
    assert_eq!(findings(&desk), [""; 0], "nothing in the file itself shows it any more");
    let said = desk.run(["verify", "--head", &kept]).ends(3).out;
    holds(&said, &["there is no event 3 any more"]);
}

#[test]
fn a_ledger_that_was_rewritten_whole_shows_against_the_head_of_an_earlier_report() {
    let desk = Desk::demo();
    let report = desk.ok("report");
    let head = desk.head();
    let printed = report.lines().map(str::trim).find(|line| *line == head).unwrap();
    desk.ok("claim add 'Something later.'");
    desk.ok(["verify", "--head", printed]);
    behind_the_triggers(&desk, |conn| {
        conn.execute_batch("UPDATE ledger SET body = replace(body, 'nearly 20%', 'exactly 20%')").unwrap();
        forge(conn);
    });
    desk.ok("rebuild");
    assert_eq!(findings(&desk), [""; 0], "whoever owns the file can rewrite all of it");
    let said = desk.run(["verify", "--head", printed]).ends(3).out;
    let (seq, _) = head.split_once(':').unwrap();
    holds(&said, &[&format!("event {seq} has the hash"), "not the kept"]);
}

#[test]
fn a_verifier_in_another_language_agrees() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no python3 here");
        return;
    }
    let desk = Desk::demo();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verify_ledger.py");
    let verifier = |head: &str| {
        let output = Command::new("python3").arg(&script).arg(desk.case()).arg(head).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let head = desk.head();
    assert_eq!(verifier(&head), (Some(0), format!("{head}\n"), String::new()));
    assert_eq!(verifier(&format!("12{head}")).0, Some(1));
    let change = "UPDATE ledger SET body = body || ' ' WHERE seq = 400";
    behind_the_triggers(&desk, |conn| conn.execute_batch(change).unwrap());
    let (code, _, said) = verifier(&head);
    assert_eq!((code, said.trim()), (Some(1), "event 400 does not follow"));
}
