//! Imports: other people's sheets, read as they are, all or nothing, nothing guessed.

use crate::desk::{Desk, NOW, holds};
use claimbench::error::Error;
use claimbench::workbench::{Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};

const SHEET: &str = "\
Fact,Said by,Date,Rating,Source,Link,Page,Comment,Desk
Pokrovsk has fallen.,Kremlin,2025-12-01,Half true,TASS,https://tass.com/1,3,TASS says so; nobody else does.,foreign
Russia occupies nearly 20% of Ukraine.,,2025-12,Correct,ISW,https://isw.org/2,,The map shows it.,foreign
\"A plan of 28 points, then 20.\",,2025-11-20,,,,,,
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("sheet.csv", SHEET);
    desk
}

#[test]
fn a_sheet_is_read_by_the_names_that_people_give_their_columns() {
    let desk = desk();
    let said = desk
        .ok("import csv sheet.csv --map 'Desk=tags' --map-status 'Half true=mixed' --map-status 'correct=supported'");
    holds(&said, &["2 sources, 3 claims, 2 pieces of evidence, 2 statuses"]);
    let claim = desk.json("claim show 1");
    assert_eq!(claim["attribution"][1]["speaker"], "Kremlin");
    assert_eq!((&claim["as_of"], &claim["tags"][0]), (&"2025-12-01".into(), &"foreign".into()));
    assert_eq!(claim["status"]["true"]["status"], "mixed");
    assert_eq!(claim["status"]["true"]["because"], "TASS says so; nobody else does.");
    assert_eq!(
        (&claim["evidence"][0]["locator"], &claim["evidence"][0]["source"]["url"]),
        (&"3".into(), &"https://tass.com/1".into())
    );
    assert_eq!(desk.json("claim show 2")["quantities"][0]["approximator"], "near_below");
    assert_eq!(desk.json("claim show 3")["text"], "A plan of 28 points, then 20.");
    desk.ok("verify");
}

#[test]
fn a_dry_run_says_what_would_happen_and_stores_nothing() {
    let desk = desk();
    let before = desk.head();
    let said = desk.ok("import csv sheet.csv --dry-run --leave-verdicts");
    holds(
        &said,
        &[
            "Fact -> text",
            "Said by -> speaker",
            "Rating -> status",
            "Comment -> because",
            "Desk -> (not read)",
            "Would bring in",
        ],
    );
    let said = desk.json("import csv sheet.csv --dry-run");
    assert_eq!((&said["dry_run"], &said["rows"], &said["claims"]), (&true.into(), &3.into(), &1.into()));
    assert_eq!(said["refused"][0]["line"], 2);
    assert_eq!(desk.head(), before);
    assert!(!desk.path("sheet.refused.csv").exists());
}

#[test]
fn a_verdict_word_that_is_not_ours_is_named_with_what_to_type() {
    let desk = desk();
    let said = desk.refused("import csv sheet.csv");
    holds(
        &said,
        &["2 of 3 rows refused, nothing stored", "line 2", "\"Half true\"", "line 3", "\"Correct\"", "--skip-bad"],
    );
    holds(&said, &["--map-status \"Half true=STATUS\" --map-status \"Correct=STATUS\""]);
    assert_eq!(desk.json("claim list"), serde_json::json!([]));
}

#[test]
fn verdicts_without_their_evidence_are_refused_or_left_out() {
    let desk = desk();
    desk.write(
        "bare.csv",
        "claim,verdict,why\nPokrovsk has fallen.,refuted,Two trackers say no.\nKyiv holds.,supported,\n",
    );
    let said = desk.refused("import csv bare.csv");
    holds(&said, &["line 2", "it needs a piece of evidence", "line 3", "a rationale and a piece of evidence"]);
    desk.ok("import csv bare.csv --leave-verdicts");
    assert_eq!(desk.json("claim show 2")["status"]["true"]["status"], "unverified");
}

const BAD: &str = "\
claim,as of,url,source,priority
A good row.,2025,https://e.org,E,1
No such day.,2025-02-29,,,
No web address.,2025,javascript:alert(1),X,
\"Two lines,
one claim.\",12/11/2026,,,
 ,2025,,,
Priority 9.,2025,,,9
";

#[test]
fn every_refused_row_is_named_by_its_line_and_nothing_is_stored() {
    let desk = desk();
    desk.write("bad.csv", BAD);
    let before = desk.head();
    let said = desk.refused("import csv bad.csv");
    holds(
        &said,
        &[
            "5 of 6 rows",
            "line 3",
            "2025-02-29",
            "line 4",
            "javascript:",
            "line 5",
            "12/11/2026",
            "line 7",
            "empty",
            "line 8",
            "9",
        ],
    );
    let (error, _) = desk.error("import csv bad.csv");
    let lines: Vec<u64> =
        error["refused"].as_array().unwrap().iter().map(|row| row["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 4, 5, 7, 8]);
    assert_eq!(desk.head(), before);
}

#[test]
fn bad_rows_are_set_aside_mended_and_brought_in() {
    let desk = desk();
    desk.write("bad.csv", BAD);
    let said = desk.ok("import csv bad.csv --skip-bad");
    holds(&said, &["1 source, 1 claim", "5 refused", "bad.refused.csv"]);
    let refused = desk.read("bad.refused.csv");
    assert_eq!(refused.lines().next(), BAD.lines().next());
    assert_eq!(refused.replace("\r\n", "\n").matches('\n').count(), 7, "{refused}");
    let mended = refused
        .replace("2025-02-29", "2025-02-28")
        .replace("javascript:alert(1)", "https://x.org")
        .replace("12/11/2026", "2026-11-12")
        .replace(" ,2025", "Not blank.,2025")
        .replace(",9", ",3");
    desk.write("mended.csv", mended);
    holds(&desk.ok("import csv mended.csv"), &["5 claims"]);
    let claims = desk.json("claim list");
    assert_eq!(claims.as_array().unwrap().len(), 6);
    assert_eq!(claims[3]["text"], "Two lines,\none claim.");
}

#[test]
fn a_file_that_cannot_be_read_safely_is_refused_whole() {
    let desk = desk();
    let files: [(&str, &[u8], &str); 7] = [
        ("empty.csv", b"", "empty"),
        ("header.csv", b"claim,source\n", "row"),
        ("twice.csv", b"claim,claim\nA,B\n", "two columns"),
        ("open.csv", b"claim\nA\n\"B\n", "line 3"),
        ("damaged.csv", b"claim\n\xC3\xBCber \xC3\xBC\nna\xefve\n", "UTF-8"),
        ("other.csv", b"name,age\nA,1\n", "--map COLUMN=text"),
        ("short.csv", b"claim,source\nA\n", "line 2"),
    ];
    for (name, content, named) in files {
        desk.write(name, content);
        let said = desk.refused(["import", "csv", name]);
        assert!(said.contains(named), "{name}: {said}");
    }
    assert_eq!(desk.error("import csv missing.csv").0["kind"], "io");
    desk.write("sheet.json", "{\"format\": \"claimbench/case/1\", \"claims\": [], \"claims\": []}");
    assert_eq!(desk.run("import json sheet.json").code, 1, "duplicate keys are refused");
    desk.write("deep.json", "[".repeat(100_000));
    assert_eq!(desk.run("import json deep.json").code, 1);
}

#[test]
fn a_sheet_comes_from_standard_input_and_with_semicolons() {
    let desk = desk();
    let said = desk.run_with("import csv - --json", "statement;claimant\nPokrovsk has fallen.;Kremlin\n").ends(0);
    assert!(said.out.contains("\"claims\": 1"), "{}", said.out);
    desk.run_with("import csv --headless --map 1=claim -", "One.\nTwo.\n").ends(0);
    assert_eq!(desk.json("claim list").as_array().unwrap().len(), 3);
}

#[test]
fn a_json_row_that_is_refused_is_named_and_the_others_can_be_kept() {
    let desk = Desk::demo();
    let document = desk.ok("export json").replacen("\"kind\":\"event\"", "\"kind\":\"rumour\"", 1);
    let desk = Desk::new();
    desk.write("case.json", document);
    let (error, code) = desk.error("import json case.json");
    assert_eq!((error["kind"].as_str(), code), (Some("import_refused"), 1));
    assert!(error["refused"][0]["message"].as_str().unwrap().contains("rumour"), "{error}");
    assert_eq!(desk.json("claim list"), serde_json::json!([]));
    let said = desk.json("import json case.json --skip-bad");
    assert_eq!((&said["claims"], &said["refused_file"]), (&58.into(), &"case.refused.json".into()));
    desk.ok("verify");
    let kept = desk.read("case.refused.json");
    desk.ok(["init", "--db", "other.db"]);
    let said = desk.json("--db other.db import json case.json --skip-bad");
    assert_eq!(said["refused_file"], "case.refused-2.json", "somebody may be mending the first");
    assert_eq!(desk.read("case.refused.json"), kept);
}

#[test]
fn a_status_that_is_not_what_its_history_ends_with_is_refused() {
    let desk = Desk::demo();
    let mut case: serde_json::Value = serde_json::from_str(&desk.ok("export json")).unwrap();
    let claims = case["claims"].as_array_mut().unwrap();
    let refuted = claims.iter_mut().find(|claim| claim["status"]["true"]["status"] == "refuted").unwrap();
    refuted["status"]["true"]["status"] = "supported".into();
    let number = refuted["number"].to_string();
    let desk = Desk::new();
    desk.write("case.json", case.to_string());
    holds(&desk.refused("import json case.json"), &["claim #", &number, "is not what its history ends with"]);
}

#[test]
fn reviews_of_which_every_one_is_refused_are_a_failure() {
    let desk = Desk::new();
    desk.write("reviews.json", r#"[{"@type": "ClaimReview", "claimReviewed": "It rained."}]"#);
    let said = desk.refused("import claimreview reviews.json");
    holds(&said, &["1 of 1 rows refused", "line 1"]);
    assert!(!said.contains("--skip-bad"), "{said}");
}

#[test]
fn a_failing_disk_stops_an_import_that_skips_bad_rows() {
    let setting = Setting {
        clock: Clock::Pinned(NOW.parse().unwrap()),
        ids: Ids::Random,
        actor: "ana".to_owned(),
        pdf_reader: None,
    };
    let mut desk = Workbench::in_memory(setting).unwrap();
    let plan = ImportPlan { on_refusal: OnRefusal::StoreTheRest, dry_run: false, leave_verdicts: false };
    let failing = || Error::Io { path: "sheet.csv".into(), source: std::io::Error::other("the disk is gone") };
    assert!(matches!(desk.import([(2, Err(failing()))], plan, |_| {}), Err(Error::Io { .. })));
    let bad = Error::Unreadable { file: "sheet.csv".to_owned(), line: Some(2), what: "no words".to_owned() };
    assert_eq!(desk.import([(2, Err(bad))], plan, |_| {}).unwrap().refusals.len(), 1);
}
