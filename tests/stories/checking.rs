//! The check says what matters: one line where there is one thing to do, nothing of figures that speak of other things,
//! and a verdict is refused at once that cites what is not there.

use crate::desk::{Desk, holds};
use serde_json::{Value, json};

/// Adds an article of those sentences, with a claim for each.
fn article(desk: &Desk, sentences: &[&str]) {
    desk.write("text.txt", sentences.join(" "));
    desk.ok("article add text.txt --title Unrest --published 2025-03-04");
    for sentence in sentences {
        desk.ok(["claim", "add", sentence, "--article", "1", "--quote", sentence]);
    }
}

fn objections(desk: &Desk, rule: &str) -> Vec<Value> {
    serde_json::from_str(&desk.run(["check", "--json", "--rule", rule]).out).unwrap()
}

#[test]
fn figures_of_other_deeds_do_not_contradict_each_other() {
    let desk = Desk::new();
    article(
        &desk,
        &[
            "The blast killed 43 people.",
            "Police arrested 17 people.",
            "The flood displaced 11,000 people.",
            "More than 20,000 people marched through the capital.",
            "The clinic treated 212 people.",
            "The blast killed 51 people.",
        ],
    );
    let told = objections(&desk, "same-subject-differs");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0]["claim"], 1);
    holds(told[0]["reason"].as_str().unwrap(), &["#6", "for the same thing"]);
    assert_eq!(objections(&desk, "perhaps-same-subject"), [Value::Null; 0]);
}

#[test]
fn sentences_that_nobody_looked_at_are_one_line_an_article() {
    let desk = Desk::new();
    let text: Vec<String> = (1..40).map(|n| format!("The ministry counted {n}00 cases, its speaker said.")).collect();
    desk.write("text.txt", text.join("\n\n"));
    desk.ok("article add text.txt --title Cases --published 2025-03-04");
    desk.write("other.txt", "He saw 12 ships.");
    desk.ok("article add other.txt --title Ships --published 2025-03-04");
    let said = desk.run("check").ends(3).out;
    holds(&said, &["A1 uncovered", "39 sentences", "and 34 more", "claimbench article coverage A1 --untouched", "A2"]);
    assert!(said.lines().count() < 12, "{said}");
    let told = objections(&desk, "uncovered");
    assert_eq!((told.len(), &told[0]["sentences"].as_array().unwrap().len()), (2, &39));
    assert_eq!((&told[1]["article"], &told[1]["sentence"]), (&json!(2), &json!(1)));
}

#[test]
fn a_rationale_that_cites_what_is_not_there_is_refused_with_the_list() {
    let desk = Desk::new();
    desk.ok("claim add 'The bridge is shut.'");
    desk.ok("claim add 'The tunnel is open.'");
    desk.ok("source add Office --kind other");
    for claim in ["1", "2"] {
        desk.ok([
            "evidence",
            "add",
            claim,
            "--source",
            "Office",
            "--stance",
            "supports",
            "--paraphrase",
            "So it says.",
        ]);
    }
    desk.ok("evidence add 1 --source Office --stance supports --paraphrase 'So it said.'");
    desk.ok("evidence withdraw E3 --reason 'an older page'");
    let because = "The office says so [E1], as others do [E2, E3, E99].";
    let (error, code) = desk.error(["status", "1", "supported", "--because", because]);
    assert_eq!((&error["kind"], code), (&json!("citations_refused"), 1));
    holds(
        error["message"].as_str().unwrap(),
        &["E2 is evidence of #2", "E3 was withdrawn: an older page", "there is no evidence E99"],
    );
    for (because, told) in [
        ("see [E1-E3]", "E2 is evidence of #2"),
        ("see [E1–E99]", "there is no evidence E99"),
        ("see [E 99]", "there is no evidence E99"),
        ("[E1; E99] [E1/E1]", "there is no evidence E99"),
        ("[see E1]", "“[see E1]” is no citation: they are written [E7], [E7, E9] or [E7-E9]"),
    ] {
        holds(&desk.refused(["status", "1", "supported", "--because", because]), &[told]);
    }
    desk.ok("status 1 supported --because 'The office says so [E1].'");
    desk.ok("--as ben review start 1");
    let (error, _) = desk.error("--as ben review verdict 1 supported --because 'It does [E2].'");
    assert_eq!(error["kind"], "citations_refused");
    desk.ok("evidence withdraw E1 --reason 'the page is gone'");
    desk.ok("verify");
}

#[test]
fn what_a_verdict_lacks_is_proposed_with_its_own_stance() {
    let desk = Desk::new();
    desk.ok("claim add 'The bridge is shut.'");
    for (status, stance) in [("refuted", "refutes"), ("mostly_refuted", "refutes"), ("supported", "supports")] {
        let hint = desk.error(["status", "1", status, "--because", "So it is."]).0["hint"].clone();
        holds(hint.as_str().unwrap(), &[&format!("--stance {stance}")]);
    }
}

#[test]
fn publishing_says_which_errors_it_goes_over() {
    let desk = Desk::new();
    article(&desk, &["The bridge is shut.", "The tunnel is open."]);
    desk.ok("evidence add 1 --source Office --kind other --stance supports --paraphrase 'So it says.'");
    desk.ok("status 1 refuted --because 'It is open [E1].'");
    let said = desk.ok("publish A1");
    holds(&said, &["2 claims", "2 of them were not approved", "1 error of the check", "#1 no-support"]);
    let published = desk.json("publish A1");
    assert_eq!((&published["errors"][0]["rule"], &published["not_approved"]), (&json!("no-support"), &json!(2)));
    assert_eq!(published["claims"].as_array().unwrap().len(), 2);
}
