//! Ledgers that earlier versions wrote open and replay for ever. A fixture is never changed: what is new gets a fixture of
//! its own.

use crate::desk::{Desk, holds};
use claimbench::domain::Event;
use serde_json::Value;
use std::path::Path;

/// Format 1 of the record, November 2026: every kind of event there was.
const LEDGER_1: &str = "tests/fixtures/ledger-1.jsonl";
const HEAD_1: &str = "42:95a3771ab5ca0025df6728f4117406ca2d0bf4adc2cd513667977918fb00a33b";

/// Corrections of what was entered, November 2026.
const LEDGER_DESK: &str = "tests/fixtures/ledger-desk.jsonl";

/// Claims that came in a sheet, with the words that were kept of its rows.
const SHEET_ROWS: &str = "tests/fixtures/sheet-rows.jsonl";
const HEAD_SHEET_ROWS: &str = "8:0d7e299b82c4608d5f3f972177c75a0a77f1701544e449192e710d669ae1b544";

fn fixture(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_first_ledger_opens_replays_and_is_written_again_to_the_byte() {
    let desk = Desk::bare();
    desk.write("old.jsonl", fixture(LEDGER_1));
    holds(&desk.ok("import ledger old.jsonl"), &[HEAD_1]);
    desk.ok(["verify", "--head", HEAD_1]);
    assert_eq!(desk.ok("export ledger"), fixture(LEDGER_1));
    let claim = desk.json("claim show 1");
    assert_eq!(claim["status"]["true"]["status"], "supported");
    assert_eq!(claim["evidence"][0]["snapshot"]["media_type"], "text/plain");
    assert_eq!(claim["reviews"].as_array().unwrap().len(), 2);
    assert_eq!(claim["notes"][0]["kind"], "correction");
    assert_eq!(claim["anchor"]["state"], "ok");
    assert_eq!(desk.json("claim show 3")["anchor"]["state"], "lost");
    holds(&desk.ok("search closed"), &["R1"]);
    desk.ok("rebuild");
    desk.ok(["verify", "--head", HEAD_1]);
}

/// The texts of all fixtures.
fn fixtures() -> Vec<String> {
    let folder = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    let ledgers = paths.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    ledgers.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn every_fixture_opens_verifies_and_is_written_again_to_the_byte() {
    for ledger in fixtures() {
        let desk = Desk::bare();
        desk.write("old.jsonl", &ledger);
        desk.ok("import ledger old.jsonl");
        desk.ok("verify");
        assert_eq!(desk.ok("export ledger"), ledger);
    }
}

#[test]
fn the_desks_corrections_open_replay_and_are_written_again_to_the_byte() {
    let desk = Desk::bare();
    desk.write("old.jsonl", fixture(LEDGER_DESK));
    desk.ok("import ledger old.jsonl");
    desk.ok("verify");
    assert_eq!(desk.ok("export ledger"), fixture(LEDGER_DESK));
    let evidence = desk.json("evidence show E1");
    assert_eq!((&evidence["quantity"]["point"], &evidence["source"]["number"]), (&"4.6".into(), &2.into()));
    assert_eq!(desk.json("article list --all")[0]["title"], "Final");
    assert_eq!(desk.json("comment list --all")[0]["closed"]["note"], "It is.");
    assert_eq!(desk.json("claim show 2")["tags"], Value::Array(Vec::new()));
    desk.ok("rebuild");
    desk.ok("verify");
}

#[test]
fn the_words_of_a_sheet_open_and_replay() {
    let desk = Desk::bare();
    desk.write("old.jsonl", fixture(SHEET_ROWS));
    holds(&desk.ok("import ledger old.jsonl"), &[HEAD_SHEET_ROWS]);
    assert_eq!(desk.ok("export ledger"), fixture(SHEET_ROWS));
    assert_eq!(desk.json("claim show 1")["sheet_rows"][0]["kept"][0]["words"], "Half true");
    desk.ok("rebuild");
    desk.ok(["verify", "--head", HEAD_SHEET_ROWS]);
}

#[test]
fn the_fixtures_hold_every_kind_of_event() {
    let fixtures = fixtures();
    let events = fixtures.iter().flat_map(|text| text.lines()).map(|line| serde_json::from_str::<Value>(line).unwrap());
    let kinds: Vec<String> = events.filter_map(|event| Some(event["kind"].as_str()?.to_owned())).collect();
    for kind in Event::KINDS {
        assert!(kinds.iter().any(|known| known == kind), "no fixture has a {kind}: add one with the new kinds");
    }
}
