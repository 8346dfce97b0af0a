//! Damage done behind the program's back: `verify` names it, `rebuild` mends what can be mended, a kept head shows the
//! rest.

use crate::desk::{Desk, holds};
use rusqlite::Connection;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

/// What `verify` finds, worst first, each as "kind event table row columns".
fn findings(desk: &Desk) -> Vec<String> {
    let said = desk.run("verify --json");
    let verified: Value = serde_json::from_str(&said.out).unwrap();
    let found = verified["findings"].as_array().unwrap();
    assert_eq!(said.code, if found.is_empty() { 0 } else { 3 });
    let words = |finding: &Value| {
        let fields = ["kind", "event", "table", "row"].map(|field| &finding[field]);
        let columns = finding["columns"].as_array().unwrap().iter();
        let words = fields.into_iter().chain(columns).filter(|value| !value.is_null());
        words.map(|value| value.to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
    };
    found.iter().map(words).collect()
}

/// Changes the record, whose triggers are put back as they were.
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

/// A small case with something in most tables, made once and copied.
fn small() -> Desk {
    static CASE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let desk = Desk::bare();
        desk.ok("init --title Small");
        desk.write("article.md", "# A title\n\nThe Kremlin said that Pokrovsk had fallen.\n");
        desk.ok("article add article.md");
        desk.ok("claim add 'Pokrovsk has fallen.' --article A1 --quote 'Pokrovsk had fallen'");
        desk.ok("claim add 'Russia occupies nearly 20% of Ukraine.' --said-by Kremlin");
        desk.ok("source add TASS --kind wire");
        desk.ok("source add ISW --kind think_tank");
        desk.ok("evidence add 1 --source ISW --stance refutes --quote 'Fighting goes on.'");
        desk.ok("status 1 refuted --because 'It goes on. [E1]'");
        std::fs::read(desk.case()).unwrap()
    });
    let desk = Desk::bare();
    desk.write("claimbench.db", &*CASE);
    desk
}

#[test]
fn every_row_edited_in_the_tables_is_named() {
    for (damage, finding) in [
        ("UPDATE claim SET text = 'Pokrovsk holds.' WHERE number = 2", "row_changed claim 2 text"),
        ("DELETE FROM evidence WHERE number = 1", "row_missing evidence 1"),
        ("INSERT INTO tag VALUES (1, 'mine')", "row_extra tag 1/mine"),
        (
            "UPDATE status SET status = 'supported', set_by = 'eve' WHERE seq = (SELECT max(seq) FROM status)",
            "row_changed status",
        ),
        (
            "UPDATE source SET disclosure = 'confidential', name = 'x' WHERE number = 2",
            "row_changed source 2 name disclosure",
        ),
        ("UPDATE revision SET body = body || ' More.'", "row_changed revision 1/1 body"),
        ("UPDATE anchor SET start_at = start_at + 1 WHERE claim = 1", "row_changed anchor 1 start_at"),
        ("UPDATE case_file SET title = NULL", "row_changed case_file 1 title"),
        ("UPDATE search SET body = 'nothing' WHERE rowid = 8 * 2", "row_changed search 16 body"),
        ("DELETE FROM search WHERE rowid = 8 * 2", "row_missing search 16"),
    ] {
        let desk = small();
        desk.behind_its_back().execute_batch(damage).unwrap();
        let found = findings(&desk);
        assert!(found.iter().any(|found| found.starts_with(finding)), "{damage}: {found:?}");
        desk.ok("rebuild");
        assert_eq!(findings(&desk), [""; 0], "rebuild did not mend: {damage}");
    }
}

#[test]
fn every_change_to_the_ledger_is_named_and_not_mended() {
    for (damage, finding) in [
        ("UPDATE ledger SET body = body || ' ' WHERE seq = 4", "chain 4"),
        ("UPDATE ledger SET actor = 'eve' WHERE seq = 4", "chain 4"),
        ("UPDATE ledger SET at = '2026-11-23T09:00:00.001Z' WHERE seq = 4", "chain 4"),
        ("UPDATE ledger SET uid = '01a207a2-3280-71f7-8690-000000000000' WHERE seq = 4", "chain 4"),
        ("UPDATE ledger SET hash = zeroblob(32) WHERE seq = 4", "chain 4"),
        ("DELETE FROM ledger WHERE seq = 4", "chain 5"),
        (
            "UPDATE ledger SET seq = 0 WHERE seq = 4; UPDATE ledger SET seq = 4 WHERE seq = 5; \
          UPDATE ledger SET seq = 5 WHERE seq = 0",
            "chain 4",
        ),
        ("UPDATE meta SET file_uid = '01a207a2-3280-75f7-9ada-000000000000'", "chain 1"),
        ("UPDATE meta SET created_at = '2000-01-01T00:00:00.000Z'", "chain 1"),
        ("INSERT INTO meta SELECT * FROM meta", "chain 1"),
        ("DELETE FROM ledger", "chain 1"),
    ] {
        let desk = small();
        behind_the_triggers(&desk, |conn| conn.execute_batch(damage).unwrap());
        let found = findings(&desk);
        assert!(found.iter().any(|found| found == finding), "{damage}: {found:?}");
        let quick = desk.run("verify --quick").ends(3).out;
        assert!(quick.contains("event"), "{quick}");
        desk.run("rebuild");
        assert!(findings(&desk).iter().any(|found| found == finding), "rebuild hid: {damage}");
    }
}

#[test]
fn a_ledger_that_lost_its_last_event_is_found_by_its_tables_and_by_a_kept_head() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    desk.ok("claim tag 1 late");
    let kept = desk.head();
    behind_the_triggers(&desk, |conn| conn.execute_batch("DELETE FROM ledger WHERE seq = 3").unwrap());
    assert!(findings(&desk).contains(&"row_extra tag 1/late".to_owned()));
    desk.ok("rebuild");
    assert_eq!(findings(&desk), [""; 0], "nothing in the file itself shows it any more");
    let said = desk.run(["verify", "--head", &kept]).ends(3).out;
    holds(&said, &["there is no event 3 any more"]);
}

/// Writes the ledger's hashes anew, as somebody can who owns the file and knows the layout.
fn forge(conn: &Connection) {
    let file: String = conn.query_row("SELECT file_uid FROM meta", [], |row| row.get(0)).unwrap();
    let mut select = conn.prepare("SELECT seq, uid, at, actor, kind, body FROM ledger ORDER BY seq").unwrap();
    let rows = select.query_map([], |row| {
        let texts = (1..6).map(|column| row.get::<_, String>(column)).collect::<Result<Vec<_>, _>>()?;
        Ok((row.get::<_, i64>(0)?, texts))
    });
    let rows: Vec<(i64, Vec<String>)> = rows.unwrap().map(Result::unwrap).collect();
    let mut before = vec![0; 32];
    for (seq, texts) in rows {
        let mut digest = Sha256::new();
        digest.update(b"claimbench/ledger/1\0");
        digest.update(seq.to_be_bytes());
        for part in [&file].into_iter().chain(&texts).map(|text| text.as_bytes()).chain([&before[..]]) {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        before = digest.finalize().to_vec();
        conn.execute("UPDATE ledger SET hash = ?1 WHERE seq = ?2", (&before, seq)).unwrap();
    }
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
