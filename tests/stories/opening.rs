//! Opening: what is not a case of ours, whole and of this version, is refused and left as it was.

use crate::desk::Desk;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Every file in the desk's folder with its bytes.
fn everything(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(desk.folder())
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap_or_default()))
        .collect();
    files.sort();
    files
}

/// Reading and writing are refused as `kind`, and nothing in the folder is other than before.
#[track_caller]
fn refused_untouched(desk: &Desk, kind: &str, lines: &[&str]) {
    let before = everything(desk);
    for line in lines {
        let (error, code) = desk.error(*line);
        assert_eq!((error["kind"].as_str(), code), (Some(kind), 1), "{line}: {error}");
        let after = everything(desk);
        let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&after), names(&before), "{line} left or took files");
        assert!(after == before, "{line} changed a byte");
    }
}

const READ_AND_WRITE: [&str; 4] = ["claim list", "claim add 'A claim.'", "export csv", "backup copy.db"];
const EVERY_WAY: [&str; 6] =
    ["claim list", "claim add 'A claim.'", "export csv", "backup copy.db", "verify", "rebuild"];

#[test]
fn what_is_no_case_is_refused_and_not_one_byte_is_changed() {
    let foreign = || {
        let desk = Desk::bare();
        rusqlite::Connection::open(desk.case()).unwrap().execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
        fs::read(desk.case()).unwrap()
    };
    for content in [Vec::new(), b"%PDF-1.7".to_vec(), b"not a database at all ".repeat(99), foreign()] {
        let desk = Desk::bare();
        desk.write("claimbench.db", content);
        refused_untouched(&desk, "not_a_case", &EVERY_WAY);
    }
}

#[test]
fn a_folder_is_no_case_and_neither_is_nothing() {
    let desk = Desk::bare();
    refused_untouched(&desk, "no_case", &EVERY_WAY);
    fs::create_dir(desk.case()).unwrap();
    refused_untouched(&desk, "not_a_case", &EVERY_WAY);
}

#[test]
fn a_case_of_a_newer_format_is_refused_with_the_way_out() {
    let desk = Desk::new();
    desk.behind_its_back().pragma_update(None, "user_version", 3).unwrap();
    refused_untouched(&desk, "newer", &EVERY_WAY);
    let (error, _) = desk.error("claim list");
    assert!(error["message"].as_str().unwrap().contains("format 3; this program knows 2"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("newest Claimbench"), "{error}");
}

#[test]
fn a_planted_trigger_view_or_table_is_refused_and_named() {
    for (planted, named) in [
        ("CREATE TRIGGER evil AFTER INSERT ON claim BEGIN UPDATE claim SET text = 'x'; END", "trigger evil"),
        ("CREATE TRIGGER evil AFTER INSERT ON ledger BEGIN DELETE FROM evidence; END", "trigger evil"),
        ("CREATE VIEW evil AS SELECT * FROM claim", "view evil"),
        ("CREATE TABLE evil (x)", "table evil"),
        ("DROP VIEW claim_overview; CREATE VIEW claim_overview AS SELECT 1", "view claim_overview was changed"),
        ("DROP TRIGGER ledger_is_never_cut", "trigger ledger_is_never_cut is missing"),
        (
            "PRAGMA writable_schema = ON; CREATE TRIGGER sqlite_stat1 AFTER INSERT ON claim \
             BEGIN UPDATE claim SET text = 'x'; END",
            "trigger sqlite_stat1 does not belong",
        ),
    ] {
        let desk = Desk::new();
        desk.behind_its_back().execute_batch(planted).unwrap();
        refused_untouched(&desk, "schema_differs", &READ_AND_WRITE);
        let (error, _) = desk.error("claim list");
        assert!(error["message"].as_str().unwrap().contains(named), "{error}");
        let verified = desk.run("verify --json").ends(3).out;
        assert!(verified.contains(named), "{verified}");
    }
}

#[test]
fn rebuild_throws_a_planted_view_out_and_leaves_a_changed_record_alone() {
    let desk = Desk::new();
    desk.behind_its_back().execute_batch("CREATE VIEW evil AS SELECT * FROM claim").unwrap();
    desk.ok("rebuild");
    desk.ok("verify");
    desk.behind_its_back().execute_batch("DROP TRIGGER ledger_is_never_changed").unwrap();
    refused_untouched(&desk, "schema_differs", &["rebuild"]);
}

#[test]
fn rebuild_refuses_a_file_that_it_cannot_clear_of_what_was_planted() {
    let desk = Desk::new();
    let planted = "PRAGMA writable_schema = ON; CREATE VIEW sqlite_evil AS SELECT * FROM claim";
    desk.behind_its_back().execute_batch(planted).unwrap();
    let before = fs::read(desk.case()).unwrap();
    let (error, code) = desk.error("rebuild");
    assert_eq!((error["kind"].as_str(), code), (Some("schema_differs"), 1), "{error}");
    assert!(error["message"].as_str().unwrap().contains("view sqlite_evil"), "{error}");
    assert!(fs::read(desk.case()).unwrap() == before, "rebuild changed a byte");
}

#[test]
fn statistics_that_another_tool_left_do_no_harm() {
    let desk = Desk::demo();
    desk.behind_its_back().execute_batch("ANALYZE").unwrap();
    desk.ok("verify");
    desk.ok("claim add 'A claim.'");
}

#[test]
fn a_file_that_was_cut_short_is_refused() {
    let desk = Desk::demo();
    desk.ok("rebuild");
    let whole = fs::read(desk.case()).unwrap();
    for length in [whole.len() - 4096, whole.len() / 2, 4096, 100, 99, 17] {
        let desk = Desk::bare();
        desk.write("claimbench.db", &whole[..length]);
        // Shorter than a header of SQLite's, it could be anybody's.
        let kind = if length < 100 { "not_a_case" } else { "damaged" };
        refused_untouched(&desk, kind, &READ_AND_WRITE);
    }
}

#[test]
fn init_refuses_where_something_is() {
    let desk = Desk::new();
    refused_untouched(&desk, "exists", &["init"]);
    let desk = Desk::bare();
    std::os::unix::fs::symlink(desk.path("nowhere"), desk.case()).unwrap();
    assert_eq!(desk.error("init").0["kind"], "exists");
    assert!(!desk.path("nowhere").exists());
}

#[test]
fn no_export_replaces_a_case() {
    let desk = Desk::demo();
    desk.ok("backup copy.db");
    for file in ["claimbench.db", "copy.db"] {
        for line in ["export csv", "export json", "export ledger", "report", "report --format markdown"] {
            let (error, code) = desk.error(format!("{line} --output {file}").as_str());
            assert_eq!((error["kind"].as_str(), code), (Some("exists"), 1), "{line} --output {file}");
        }
        desk.ok(["--db", file, "verify"]);
    }
    desk.write("claims.csv", "an older export");
    desk.ok("export csv --output claims.csv");
    assert!(desk.read("claims.csv").starts_with("claim,uid,"));
}

#[test]
fn a_backup_is_a_whole_case_and_goes_nowhere_where_a_file_is() {
    let desk = Desk::demo();
    desk.ok("backup copy.db");
    assert_eq!(desk.json("--db copy.db verify")["head"], desk.json("verify")["head"]);
    assert_eq!(desk.error("backup copy.db").0["kind"], "exists");
    desk.write("taken", "mine");
    assert_eq!(desk.error("backup taken").0["kind"], "exists");
    assert_eq!(desk.read("taken"), "mine");
}

#[test]
fn what_the_program_makes_is_readable_by_its_owner_alone() {
    let desk = Desk::new();
    let mode = |name: &Path| fs::metadata(name).unwrap().permissions().mode() & 0o777;
    desk.ok("claim add 'A claim.'");
    desk.ok("backup copy.db");
    desk.ok("export csv --output claims.csv");
    desk.ok("export json --output case.json");
    desk.ok("export ledger --output case.jsonl");
    desk.ok("report --format markdown --output report.md");
    desk.ok("--db again.db import ledger case.jsonl");
    desk.write("sheet.csv", "claim,date\nA,2025\nB,02/12/2025\n");
    desk.ok("import csv sheet.csv --skip-bad");
    for name in [
        "claimbench.db",
        "claimbench.db-lock",
        "copy.db",
        "claims.csv",
        "case.json",
        "case.jsonl",
        "report.md",
        "again.db",
        "sheet.refused.csv",
    ] {
        assert_eq!(mode(&desk.path(name)), 0o600, "{name}");
    }
}

#[test]
fn tables_of_an_earlier_version_are_made_anew_and_nothing_is_lost() {
    let desk = Desk::demo();
    let head = desk.head();
    desk.behind_its_back()
        .execute_batch(
            "UPDATE meta SET reading = 1; DROP TABLE settled; ALTER TABLE claim RENAME COLUMN worth TO weight;",
        )
        .unwrap();
    assert!(desk.ok("verify").contains("made anew when the case is next opened"));
    assert_eq!(desk.json("claim show 51")["number"], 51);
    assert!(desk.ok("verify").contains("every row is as the ledger says"));
    assert_eq!(desk.head(), head);
}

/// The guard of the record's first format, and everything else as it is today.
const FIRST_FORMAT: &str = "
    DROP TRIGGER ledger_takes_only_the_next_link;
    CREATE TRIGGER ledger_takes_only_the_next_link BEFORE INSERT ON ledger
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
  OR NEW.at < (SELECT at FROM ledger WHERE seq = NEW.seq - 1)
BEGIN SELECT RAISE(FAIL, 'the ledger takes only the next link'); END;
    PRAGMA user_version = 1;";

#[test]
fn a_case_of_the_first_format_is_given_the_new_guard_and_nothing_is_lost() {
    let desk = Desk::demo();
    let head = desk.head();
    desk.behind_its_back().execute_batch(FIRST_FORMAT).unwrap();
    assert!(desk.ok("verify").contains("made anew when the case is next opened"));
    desk.ok("claim add 'A claim.'");
    assert!(desk.ok(["verify", "--head", &head]).contains("every row is as the ledger says"));
    let format: i64 = desk.behind_its_back().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(format, 2);
}

#[test]
fn an_older_case_that_cannot_be_made_anew_is_left_as_it_was() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    let conn = desk.behind_its_back();
    conn.pragma_update(None, "journal_mode", "delete").unwrap();
    conn.execute_batch(
        "UPDATE meta SET reading = 1;
         DROP TRIGGER ledger_is_never_changed;
         UPDATE ledger SET body = '{}' WHERE seq = 2;
         CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;",
    )
    .unwrap();
    drop(conn);
    let before = fs::read(desk.case()).unwrap();
    for line in ["claim list", "claim add 'Another.'", "rebuild"] {
        desk.refused(line);
        assert!(fs::read(desk.case()).unwrap() == before, "{line} changed the file");
    }
}
