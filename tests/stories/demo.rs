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
fn the_demo_prints_first_what_is_wrong_and_what_to_try_next() {
    let desk = Desk::bare();
    let report = desk.ok("demo");
    let first = report.lines().take(24).collect::<Vec<_>>().join("\n");
    holds(
        &first,
        &["11 of 57 claims do not stand as written.", "2 are refuted, 9 are mixed", "What is wrong", "#48", "#49"],
    );
    let wrong = report.split_once("What is wrong").unwrap().1.split_once("Other words proposed").unwrap().0;
    assert_eq!(wrong.matches("\n  #").count(), 11, "all that fails, and nothing else");
    holds(&report, &["nearly 20 percent", "export CLAIMBENCH_DB=claimbench-demo/claimbench.db", "claimbench report"]);
    assert!(report.lines().count() < 200, "a newcomer does not read {} lines", report.lines().count());
}

#[test]
fn the_report_and_the_memo_never_differ_in_a_word() {
    let desk = Desk::demo();
    let (report, memo) = (desk.json("report"), desk.json("memo"));
    let corrections = report["corrections"].as_array().unwrap();
    let failing =
        corrections.iter().filter(|one| !["supported", "mostly_supported"].contains(&one["status"].as_str().unwrap()));
    assert_eq!((failing.count(), &report["standings"]["fails"]), (11, &serde_json::json!(11)));
    for fix in memo.as_array().unwrap() {
        let answer = fix["answers"].as_array().and_then(|answers| answers.last()).map(|answer| &answer["answer"]);
        let here = corrections.iter().find(|one| one["claim"] == fix["claim"]).unwrap();
        let rejected = answer.is_some_and(|answer| answer == "rejected");
        assert_eq!(here["should_say"] == fix["new"] && here["says"] == fix["old"], !rejected, "{fix}: {here}");
    }
    for format in ["table", "markdown", "criticmarkup"] {
        let memo = told(&desk.ok(["memo", "--format", format]));
        for one in corrections {
            let words = ["says", "should_say"].into_iter().filter_map(|field| one[field].as_str());
            words.filter(|words| !words.is_empty()).for_each(|words| holds(&memo, &[&told(words)]));
            let fixed = !one["fix"].is_null();
            assert!(fixed || memo.contains(&told(one["finding"].as_str().unwrap())), "{format}: {one}");
        }
    }
}

/// The words of a text, without what marks and wraps them.
fn told(text: &str) -> String {
    let words: String = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_the_demo_says_to_try_next_works() {
    let desk = Desk::bare();
    let report = desk.ok("demo");
    let next: Vec<&str> = report.lines().filter_map(|line| line.strip_prefix("  claimbench ")).collect();
    assert!(next.len() >= 5, "{report}");
    for line in next {
        let command = line.split("  ").next().unwrap();
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
