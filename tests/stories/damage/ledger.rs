//! Damage to the record: events edited, taken out, put in and moved, hashes made anew, meta, kept bytes.

use super::{Damage, behind_the_triggers, each_is_named, findings, record, schema};
use crate::desk::{Desk, holds};
use crate::full_case::{self, forge};

macro_rules! edits {
    ($($sql:literal => $named:literal,)*) => { &[$(($sql, |desk: &Desk| record(desk, $sql), $named)),*] };
}

/// The record is not made anew from anything: these stay.
pub const DAMAGES: &[Damage] = edits! {
    "UPDATE ledger SET body = body || ' ' WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET body = replace(body, 'May', 'June') WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET actor = 'eve' WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET kind = 'note_added' WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET at = '2026-11-23T09:00:00.001Z' WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET at = '2026-11-22T09:00:00.000Z' WHERE seq = 4" => "chain 4: event 4: it is earlier",
    "UPDATE ledger SET at = 'tomorrow' WHERE seq = 40" => "chain 40:",
    "UPDATE ledger SET at = '2026-11-23T09:00:00Z' WHERE seq = 4" => "chain 4: event 4: its instant is not written as instants are",
    "UPDATE ledger SET body = json_insert(body, '$.zz', json_object('b', 1, 'a', 2)) WHERE seq = 4" => "chain 4: event 4: its body is not canonical JSON",
    "UPDATE ledger SET kind = 'clock_corrected', at = '2026-11-22T09:00:00.000Z' WHERE seq = 4" => "chain 4: event 4: it sets the clock right from another instant",
    "UPDATE ledger SET uid = '01a207a2-3280-71f7-8690-000000000000' WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET hash = x'' WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET hash = substr(hash, 1, 31) WHERE seq = 4" => "chain 4:",
    "UPDATE ledger SET hash = zeroblob(32) WHERE seq = 40" => "chain 40:",
    "UPDATE ledger SET body = CAST(x'FF00FE' AS TEXT) WHERE seq = 4" => "chain 4: event 4: it cannot be read",
    "UPDATE ledger SET seq = -4 WHERE seq = 4" => "chain 1: event 1: it cannot be read",
    "UPDATE ledger SET seq = 9223372036854775807 WHERE seq = 40" => "chain 9223372036854775807: event 9223372036854775807: event 40 was",
    "DELETE FROM ledger WHERE seq = 1" => "chain 2: event 2: event 1 was expected here",
    "DELETE FROM ledger WHERE seq = 4" => "chain 5: event 5: event 4 was expected here",
    "DELETE FROM ledger" => "chain 1: event 1: the ledger is empty",
    "UPDATE ledger SET seq = 0 WHERE seq = 4; UPDATE ledger SET seq = 4 WHERE seq = 5; UPDATE ledger SET seq = 5 WHERE seq = 0" => "chain 4:",
    "INSERT INTO ledger SELECT 41, 'u', at, actor, kind, body, hash FROM ledger WHERE seq = 40" => "chain 41:",
    "INSERT INTO ledger SELECT 0, 'u', at, actor, kind, body, hash FROM ledger WHERE seq = 1" => "chain 0:",
    "UPDATE meta SET file_uid = '01a207a2-3280-75f7-9ada-000000000000'" => "chain 1: event 1: it does not name this file",
    "UPDATE meta SET file_uid = 'mine'" => "damaged: the case is damaged",
    "UPDATE meta SET created_at = '2000-01-01T00:00:00.000Z'" => "chain 1: event 1: it does not agree with the one row of meta",
    "UPDATE meta SET reading = 99" => "newer: ",
    "INSERT INTO meta SELECT * FROM meta" => "chain 1: event 1: it does not agree with the one row of meta",
    "DELETE FROM meta" => "meta",
    "DELETE FROM blob" => "snapshot: E1: the snapshot",
    "UPDATE blob SET bytes = zeroblob(9)" => "do not match their hash",
    "UPDATE blob SET sha256 = replace(sha256, 'a', 'b')" => "blob: the kept bytes",
    "INSERT INTO blob VALUES ('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', x'78')" => "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881 are named by no event",
};

/// The ledger's hashes are made anew to the end, and the tables from the ledger.
pub const FORGED: &[Damage] = &[
    (
        "an event rewritten",
        |desk| forged(desk, "UPDATE ledger SET body = replace(body, 'May', 'June')"),
        "event 40 has",
    ),
    ("an event given to another", |desk| forged(desk, "UPDATE ledger SET actor = 'eve' WHERE seq = 4"), "event 40 has"),
    (
        "an event taken out, and those behind it moved up",
        |desk| {
            let moved = "DELETE FROM ledger WHERE seq = 40; UPDATE ledger SET seq = seq + 100 WHERE seq > 22;
                         DELETE FROM ledger WHERE seq = 123; UPDATE ledger SET seq = seq - 101 WHERE seq > 100";
            forged(desk, moved);
        },
        "there is no event 40",
    ),
    ("the last event taken off", |desk| forged(desk, "DELETE FROM ledger WHERE seq = 40"), "there is no event 40"),
];

fn forged(desk: &Desk, sql: &str) {
    behind_the_triggers(desk, |conn| {
        conn.execute_batch(sql).unwrap();
        forge(conn);
    });
    desk.ok("rebuild");
}

#[test]
fn every_change_to_the_record_is_named_and_not_mended() {
    each_is_named(DAMAGES, |desk, (what, _, named)| {
        desk.run("rebuild");
        let left = findings(desk);
        (!left.iter().any(|found| found.contains(named))).then(|| format!("rebuild hid {what}: {left:#?}"))
    });
}

#[test]
fn a_quick_look_names_every_change_to_the_chain() {
    for (what, harm, named) in DAMAGES.iter().filter(|(_, _, named)| named.starts_with("chain")) {
        let desk = full_case::desk();
        harm(&desk);
        let quick = desk.run("verify --quick").ends(3).out;
        assert!(quick.contains("event"), "{what}, {named}: {quick}");
    }
}

#[test]
fn a_hash_of_the_wrong_type_is_named() {
    let desk = full_case::desk();
    schema(&desk, "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'ledger'");
    record(&desk, "UPDATE ledger SET hash = 'text' WHERE seq = 4");
    schema(&desk, "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'ledger'");
    let found = findings(&desk);
    assert!(found.iter().any(|found| found.contains("non-BLOB value in ledger.hash")), "{found:#?}");
    assert!(found.iter().any(|found| found.contains("event 4: it cannot be read")), "{found:#?}");
}

#[test]
fn hashes_made_anew_one_by_one_show_at_the_next_event() {
    let desk = full_case::desk();
    behind_the_triggers(&desk, |conn| {
        let hashes = "CREATE TEMP TABLE hashes AS SELECT seq, hash FROM ledger WHERE seq > 4";
        conn.execute_batch(hashes).unwrap();
        conn.execute_batch("UPDATE ledger SET actor = 'eve' WHERE seq = 4").unwrap();
        forge(conn);
        let back = "UPDATE ledger SET hash = (SELECT hash FROM hashes WHERE hashes.seq = ledger.seq) WHERE seq > 4";
        conn.execute_batch(back).unwrap();
    });
    let found = findings(&desk);
    assert!(found.iter().any(|found| found.starts_with("chain 5:")), "{found:#?}");
    assert!(!found.iter().any(|found| found.starts_with("chain 4:")), "{found:#?}");
}

#[test]
fn a_ledger_that_was_hashed_anew_shows_against_a_kept_head_alone() {
    for (what, harm, named) in FORGED {
        let desk = full_case::desk();
        let kept = desk.head();
        harm(&desk);
        assert_eq!(findings(&desk), [""; 0], "whoever owns the file can rewrite all of it: {what}");
        holds(&desk.run(["verify", "--head", &kept]).ends(3).out, &[named]);
    }
}
