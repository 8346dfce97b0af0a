//! What leaves the case comes back: as ledger to the byte, as JSON without loss, as sheets with every claim.

use crate::desk::{Desk, NOW, Said, holds};
use claimbench::domain::{EvidenceNumber, renumber_citations};
use serde_json::Value;

#[test]
fn a_restored_ledger_is_the_same_ledger_to_the_byte() {
    let desk = Desk::demo();
    desk.ok("export ledger --output case.jsonl");
    let said = desk.ok("--db again.db import ledger case.jsonl");
    holds(&said, &[&desk.head()]);
    desk.ok("--db again.db export ledger --output again.jsonl");
    assert_eq!(desk.read("again.jsonl"), desk.read("case.jsonl"));
    desk.ok(["--db", "again.db", "verify", "--head", &desk.head()]);
    desk.run_with("--db third.db import ledger -", &desk.read("case.jsonl")).ends(0);
}

#[test]
fn a_ledger_is_not_restored_over_a_case_nor_from_broken_lines() {
    let desk = Desk::demo();
    desk.ok("export ledger --output case.jsonl");
    assert_eq!(desk.error("import ledger case.jsonl").0["kind"], "exists");
    let lines = desk.read("case.jsonl");
    let without_one: Vec<&str> = lines.lines().filter(|line| !line.contains("\"seq\":100,")).collect();
    for (name, content) in [
        ("changed.jsonl", lines.replacen("Pokrovsk", "Vovchansk", 1)),
        ("short.jsonl", without_one.join("\n")),
        ("cut.jsonl", lines[..lines.len() / 2].to_owned()),
        ("other.jsonl", lines.replacen("case_opened", "claim_logged", 1)),
        ("empty.jsonl", String::new()),
    ] {
        desk.write(name, content);
        let (error, code) = desk.error(["--db", "again.db", "import", "ledger", name]);
        assert_eq!(code, 1, "{name}");
        assert!(["damaged", "unreadable"].contains(&error["kind"].as_str().unwrap()), "{name}: {error}");
        assert!(!desk.path("again.db").exists(), "{name} left a file");
    }
}

/// The document without who did what when, without which file it was, and without the desk's procedure and what follows
/// from it: those are the ledger's to carry.
fn what_it_says(mut document: Value) -> Value {
    const WHO_AND_WHEN: [&str; 10] = [
        "file_uid",
        "exported_at",
        "head",
        "created_at",
        "created_by",
        "updated_at",
        "added_at",
        "added_by",
        "at",
        "by",
    ];
    const PROCEDURE: [&str; 14] = [
        "digest",
        "reviews",
        "second_readings",
        "fixes",
        "contacts",
        "waivers",
        "publication",
        "notes",
        "snapshot",
        "no_snapshot",
        "stage",
        "flags",
        "counts",
        "origin",
    ];
    match &mut document {
        Value::Object(fields) => {
            fields.retain(|name, _| !WHO_AND_WHEN.contains(&name.as_str()) && !PROCEDURE.contains(&name.as_str()));
            fields.values_mut().for_each(|value| *value = what_it_says(value.take()));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| *value = what_it_says(value.take())),
        _ => {}
    }
    document
}

#[test]
fn json_brings_a_case_into_an_empty_one_without_loss() {
    let demo = Desk::demo();
    let document = demo.json("export json");
    let desk = Desk::bare();
    desk.ok(["init", "--title", document["title"].as_str().unwrap()]);
    desk.write("case.json", document.to_string());
    holds(
        &desk.ok("import json case.json"),
        &["1 article, 129 sources, 59 claims, 193 pieces of evidence", "44 relations"],
    );
    let again = desk.json("export json");
    assert_eq!(what_it_says(again), what_it_says(document));
    desk.ok("verify");
}

#[test]
fn json_is_not_brought_in_twice() {
    let desk = Desk::demo();
    desk.ok("export json --output case.json");
    let head = desk.head();
    let (error, _) = desk.error("import json case.json");
    assert_eq!(
        (error["kind"].as_str(), error["refused"][0]["kind"].as_str()),
        (Some("import_refused"), Some("uid_taken"))
    );
    assert_eq!(desk.head(), head);
}

/// The claims as CSV without the stage, which the desk's procedure makes, and `updated_at`; its citations
/// without their numbers.
fn claims(desk: &Desk) -> Vec<csv::StringRecord> {
    let sheet = desk.ok("export csv --what claims");
    let mut reader = csv::ReaderBuilder::new().from_reader(sheet.as_bytes());
    let made = |name: &str| ["stage", "updated_at"].contains(&name);
    let kept: Vec<bool> = reader.headers().unwrap().iter().map(|name| !made(name)).collect();
    // Evidence is numbered anew as it arrives.
    let cited = |cell: &str| renumber_citations(cell, |_| Some(EvidenceNumber(1)));
    let carried = |row: csv::StringRecord| -> csv::StringRecord {
        row.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| cited(cell)).collect::<Vec<_>>().into()
    };
    reader.records().map(|row| carried(row.unwrap())).collect()
}

#[test]
fn sheets_bring_every_claim_back() {
    let demo = Desk::demo();
    let desk = Desk::new();
    let article = demo.json("article show A1");
    desk.write("article.md", article["body"].as_str().unwrap());
    desk.ok("article add article.md");
    desk.write("sources.csv", demo.ok("export csv --what sources"));
    desk.write("sheet.csv", demo.ok("export csv --what sheet --bom"));
    desk.ok("import csv sources.csv");
    holds(&desk.ok("import csv sheet.csv"), &["59 claims, 193 pieces of evidence"]);
    assert_eq!(claims(&desk), claims(&demo));
    desk.ok("verify");
}

#[test]
fn a_report_of_an_earlier_instant_shows_the_case_as_it_stood() {
    let desk = Desk::new();
    let later =
        |line: &[&str]| Said::by(desk.command().env("CLAIMBENCH_NOW", "2026-11-24T09:00:00Z").args(line)).ends(0).out;
    desk.ok("claim add 'Pokrovsk has fallen.'");
    later(&["claim", "edit", "1", "--text", "Pokrovsk was said to have fallen."]);
    later(&["claim", "add", "Another claim."]);
    let then = desk.json(["report", "--at", NOW]);
    assert_eq!(then["claims"].as_array().unwrap().len(), 1);
    assert_eq!(then["claims"][0]["text"], "Pokrovsk has fallen.");
    assert_eq!(then["head"].as_str().unwrap().split(':').next(), Some("2"));
    assert_eq!(desk.json("report")["claims"][0]["text"], "Pokrovsk was said to have fallen.");
    assert_eq!(desk.error("report --at 2026-11-22T09:00:00Z").0["kind"], "not_found");
}
