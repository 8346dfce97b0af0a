//! The demo case: what everybody sees first, the same to the byte for everybody.

use crate::desk::{Desk, holds};

#[test]
fn two_runs_in_two_folders_make_the_same_case() {
    let (one, other) = (Desk::fresh_demo(), Desk::fresh_demo());
    assert_eq!(one.head(), other.head());
    assert_eq!(one.ok("export json"), other.ok("export json"));
}

#[test]
fn the_demo_holds_a_whole_fact_check() {
    let desk = Desk::demo();
    let report = desk.json("report");
    let claims = report["claims"].as_array().unwrap();
    let count = |list: &str| claims.iter().map(|claim| claim[list].as_array().unwrap().len()).sum::<usize>();
    let from_here = |claim: &&serde_json::Value| {
        let relations = claim["relations"].as_array().unwrap();
        relations.iter().filter(|relation| relation["from"] == claim["number"]).count()
    };
    assert_eq!(claims.len(), 59);
    assert_eq!(desk.json("source list").as_array().unwrap().len(), 129);
    assert_eq!(count("evidence"), 193);
    assert_eq!(claims.iter().map(|claim| from_here(&claim)).sum::<usize>(), 44);
}

#[test]
fn the_demo_prints_its_report_with_the_key_claims_and_what_to_try_next() {
    let desk = Desk::bare();
    let report = desk.ok("demo");
    let key = report.split_once("Key claims").unwrap().1.split_once("Open questions").unwrap().0;
    holds(key, &["600,000", "$100 billion", "Pokrovsk and Vovchansk", "Pokrovsk", "Vovchansk", "nearly 20 percent"]);
    holds(&report, &["nearly 20%", "export CLAIMBENCH_DB=claimbench-demo/claimbench.db", "claimbench verify"]);
}

#[test]
fn what_the_demo_says_to_try_next_works() {
    let desk = Desk::bare();
    let report = desk.ok("demo");
    let next: Vec<&str> = report.lines().filter_map(|line| line.strip_prefix("  claimbench ")).collect();
    assert!(next.len() >= 5, "{report}");
    for line in next {
        let command = line.split("   ").next().unwrap();
        let said = desk.run(format!("--db claimbench-demo/claimbench.db {command}").as_str());
        let found = if command == "check" { 3 } else { 0 };
        assert_eq!((said.code, said.err.contains("error")), (found, false), "{command}: {}", said.err);
    }
}

#[test]
fn the_demo_shows_the_whole_procedure() {
    let desk = Desk::demo();
    assert_eq!(desk.json("snapshot list").as_array().unwrap().len(), 3);
    let checked = desk.run("check --json").ends(3).out;
    let objections: Vec<serde_json::Value> = serde_json::from_str(&checked).unwrap();
    assert!(objections.len() < 40, "a list that is worth reading is short: {}", objections.len());
    assert!(!objections.iter().any(|one| one["rule"] == "quote-not-found"), "the quotations stand in their snapshots");
    assert!(desk.json("claim list stage:approved").as_array().unwrap().len() > 10);
    assert_eq!(desk.json("claim list flag:returned").as_array().unwrap().len(), 1);
    assert_eq!(desk.json("memo").as_array().unwrap().len(), 4);
    assert_eq!(desk.json("contact list").as_array().unwrap().len(), 1);
    assert!(desk.json("claim show 51")["second_readings"][0]["manner"] == "blind");
}

#[test]
fn run_again_the_demo_reuses_its_file() {
    let desk = Desk::fresh_demo();
    desk.ok("claim add 'One of our own.'");
    let head = desk.head();
    holds(&desk.ok("demo --into ."), &["VERIFICATION REPORT", "One of our own."]);
    assert_eq!(desk.head(), head);
}

#[test]
fn the_demo_verifies() {
    let desk = Desk::fresh_demo();
    let verified = desk.json("verify");
    assert_eq!(verified["findings"], serde_json::json!([]));
    holds(&desk.ok("verify"), &["the chain is whole and every row is as the ledger says"]);
    holds(&desk.ok("verify --quick"), &["the chain is whole"]);
    let names = std::fs::read_dir(desk.folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.contains("unfinished")).count(), 0);
}
