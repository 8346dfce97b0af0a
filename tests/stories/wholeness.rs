//! What is said to be whole is whole: `rebuild`, `backup`, `pack` and kept heads, on cases that were changed behind the
//! program's back.

use crate::desk::{Desk, holds};
use crate::full_case::forge;
use std::fs;

/// Changes the record, with the guards put back.
fn record(desk: &Desk, sql: &str) {
    let conn = desk.behind_its_back();
    let triggers: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    triggers.iter().for_each(|(name, _)| conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap());
    conn.execute_batch(sql).unwrap();
    triggers.iter().for_each(|(_, sql)| conn.execute_batch(sql).unwrap());
}

fn worked_on() -> Desk {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    desk.ok("claim tag 1 kept");
    desk
}

#[test]
fn rebuild_refuses_a_broken_chain_and_leaves_the_better_tables() {
    let desk = worked_on();
    record(&desk, "UPDATE ledger SET body = replace(body, 'A claim.', 'A lie.') WHERE seq = 2");
    let before = fs::read(desk.case()).unwrap();
    let (error, code) = desk.error("rebuild");
    assert_eq!((error["kind"].as_str(), code), (Some("chain_broken"), 1), "{error}");
    holds(&error["message"].to_string(), &["event 2"]);
    assert!(fs::read(desk.case()).unwrap() == before, "rebuild changed the file");
    holds(&desk.ok("claim list"), &["A claim."]);
}

#[test]
fn rebuild_sets_a_copy_aside_where_the_tables_are_not_as_the_ledger_says() {
    let desk = worked_on();
    assert_eq!(desk.json("rebuild")["set_aside"], serde_json::Value::Null);
    // A ledger that was cut has a chain without a fault; only the tables still know what was in it.
    record(&desk, "DELETE FROM ledger WHERE seq = 3");
    holds(&desk.ok("rebuild"), &["2 events", "claimbench.db.before-rebuild"]);
    assert!(!desk.ok("claim show 1").contains("kept"));
    let aside = rusqlite::Connection::open(desk.path("claimbench.db.before-rebuild")).unwrap();
    let tag: String = aside.query_row("SELECT tag FROM tag", [], |row| row.get(0)).unwrap();
    assert_eq!(tag, "kept");
    desk.behind_its_back().execute_batch("UPDATE claim SET text = 'x'").unwrap();
    holds(&desk.ok("rebuild"), &["claimbench.db.before-rebuild-2"]);
}

#[test]
fn backup_says_verified_only_of_a_copy_that_verifies_in_full() {
    let desk = worked_on();
    holds(&desk.ok("backup whole.db"), &["and verified"]);
    desk.behind_its_back().execute_batch("UPDATE claim SET text = 'x'").unwrap();
    let said = desk.run("backup copy.db").ends(3).out;
    holds(&said, &["does not verify", "claim 1"]);
    assert!(!said.contains("and verified"), "{said}");
    let said = desk.run("backup second.db --json").ends(3).out;
    holds(&said, &["\"verified\": false"]);
    assert_eq!(desk.json("--db copy.db claim list")[0]["text"], "x");
}

#[test]
fn altered_tables_are_not_packed_beside_a_ledger_that_says_otherwise() {
    let desk = worked_on();
    desk.behind_its_back().execute_batch("UPDATE claim SET text = 'x'").unwrap();
    let (error, code) = desk.error("pack case.zip");
    assert_eq!((error["kind"].as_str(), code), (Some("does_not_verify"), 1), "{error}");
    assert!(!desk.path("case.zip").exists());
    desk.ok("rebuild");
    desk.ok("pack case.zip");
}

#[test]
fn a_kept_head_is_shown_with_how_many_events_came_after_it() {
    let desk = worked_on();
    let head = desk.head();
    holds(&desk.ok(["verify", "--head", &head]), &["holds the head that was kept; nothing came after it"]);
    desk.ok("claim tag 1 one");
    holds(&desk.ok(["verify", "--head", &head]), &["1 event came after it"]);
    desk.ok("claim tag 1 two");
    holds(&desk.ok(["verify", "--head", &head]), &["2 events came after it"]);
    assert_eq!(desk.json(["verify", "--head", &head])["kept"]["events_since"], 2);
}

#[test]
fn an_event_of_an_unknown_kind_verifies_and_travels() {
    let desk = worked_on();
    record(
        &desk,
        "INSERT INTO ledger SELECT 4, '01a207a2-3280-75f7-9ada-000000000000', at, actor, 'claim_sung', '{\"claim\":1}', hash
         FROM ledger WHERE seq = 3",
    );
    let conn = desk.behind_its_back();
    let guard: String = conn
        .query_row("SELECT sql FROM sqlite_schema WHERE name = 'ledger_is_never_changed'", [], |row| row.get(0))
        .unwrap();
    conn.execute_batch("DROP TRIGGER ledger_is_never_changed").unwrap();
    forge(&conn);
    conn.execute_batch(&guard).unwrap();
    drop(conn);
    let verified = desk.ok("verify");
    holds(&verified, &["Verified 4 events", "1 event is of a kind that this program does not know", "claim_sung"]);
    assert_eq!(desk.json("verify")["unknown_events"][0]["event"], 4);
    let head = desk.head();
    desk.ok("pack case.zip");
    desk.ok("--db again.db unpack case.zip");
    desk.ok(["--db", "again.db", "verify", "--head", &head]);
    desk.ok("rebuild");
    desk.ok("claim tag 1 more");
    desk.ok(["verify", "--head", &head]);
}
