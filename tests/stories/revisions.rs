//! A text that changes while it is checked: what is carried along, what goes stale, what is lost; and how far the text
//! is dealt with.

use crate::desk::{Desk, holds};
use serde_json::{Value, json};

const BODY: &str = "The bridge closed on Tuesday. About 12,000 vehicles cross it every day. The mayor said that repairs \
would cost $2 million. Nobody was hurt. It was built by Anna Weber in 1931. The city owns the bridge. Who would not want it back? The \
guards did not see the cracks.";

fn claim(desk: &Desk, text: &str, quote: &str) {
    desk.ok(["claim", "add", text, "--article", "1", "--quote", quote]);
}

/// Six claims on the text.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("one.txt", BODY);
    desk.ok("article add one.txt --title Bridge --published 2025-03-04");
    for (text, quote) in [
        ("The bridge closed.", "The bridge closed on Tuesday"),
        ("About 12,000 vehicles cross the bridge daily.", "About 12,000 vehicles cross it every day"),
        ("Repairs would cost $2 million.", "repairs would cost $2 million"),
        ("Anna Weber built it in 1931.", "It was built by Anna Weber in 1931"),
        ("The city owns the bridge.", "The city owns the bridge"),
        ("The guards did not see the cracks.", "The guards did not see the cracks"),
    ] {
        claim(&desk, text, quote);
    }
    desk
}

fn states(desk: &Desk) -> Vec<Value> {
    let claims = desk.json("claim list");
    claims.as_array().unwrap().iter().map(|claim| claim["anchor"]["state"].clone()).collect()
}

#[test]
fn claims_are_carried_along_and_nothing_changes_in_silence() {
    let desk = desk();
    let new = "The city owns the bridge. The old bridge closed on Tuesday. About 13,000 vehicles cross it every day. The \
               mayor said that repairs would cost $2 million. Nobody was hurt. It was built by Maria Weber in 1931. Who \
               would not want it back? The guards did see the cracks. A ferry will carry 800 people an hour.";
    desk.write("two.txt", new);
    let before = desk.head();
    let told = desk.json("article update A1 two.txt --dry-run");
    assert_eq!((desk.head(), &told["stored"]), (before, &json!(false)), "a dry run stores nothing");
    let done = desk.json("article update A1 two.txt");
    assert_eq!(done["claims"], told["claims"], "what was told is what was done");
    let fates: Vec<&Value> = done["claims"].as_array().unwrap().iter().map(|claim| &claim["fate"]).collect();
    assert_eq!(fates, ["reworded", "lost", "kept", "lost", "moved", "lost"]);
    let lost = &done["claims"][1]["changes"][0];
    assert_eq!((&lost["kind"], &lost["old"], &lost["new"]), (&json!("figure"), &json!("12,000"), &json!("13,000")));
    assert_eq!(done["new_sentences"][0]["text"], "A ferry will carry 800 people an hour.");
    assert_eq!(states(&desk), ["reworded", "lost", "ok", "lost", "moved", "lost"]);

    let report = desk.ok("report");
    holds(&report, &["Orphaned", "#2", "#4", "#6", "Stale", "#1", "Still open"]);
    holds(&desk.ok("report --format markdown"), &["## Orphaned", "#6", "## Stale", "#1", "## Still open"]);
    assert_eq!(desk.json("claim list flag:orphaned").as_array().unwrap().len(), 3);
    assert_eq!(desk.json("claim list flag:stale").as_array().unwrap().len(), 1);
    desk.ok("verify");
}

#[test]
fn a_reworded_claim_is_stale_until_somebody_has_read_it() {
    let desk = desk();
    desk.write("two.txt", BODY.replace("The bridge closed", "The old bridge closed"));
    desk.ok("article update A1 two.txt");
    // Standing still through another revision confirms nothing.
    desk.write("three.txt", BODY.replace("The bridge closed", "The old bridge closed") + " All of it.");
    desk.ok("article update A1 three.txt");
    assert_eq!(states(&desk)[0], "reworded");
    holds(&desk.ok("claim confirm 1 --note 'still so'"), &["#1 confirmed"]);
    assert_eq!(states(&desk)[0], "ok");
    assert_eq!(desk.json("claim list flag:stale"), json!([]));
    assert_eq!(desk.error("claim confirm 1").0["kind"], "nothing_to_confirm");
    holds(&desk.ok("claim history 1"), &["revision 2", "revision 3", "confirmed", "still so"]);
}

#[test]
fn words_that_are_gone_are_anchored_anew_or_come_back() {
    let desk = desk();
    desk.write("two.txt", BODY.replace(" The city owns the bridge.", ""));
    desk.ok("article update A1 two.txt");
    assert_eq!(states(&desk)[4], "lost");
    let (error, code) = desk.error("claim confirm 5");
    assert_eq!((&error["kind"], code), (&json!("words_gone"), 1));
    holds(error["hint"].as_str().unwrap(), &["claim edit 5 --quote"]);
    desk.write("three.txt", format!("{BODY} So it is."));
    let back = desk.json("article update A1 three.txt");
    assert_eq!(back["claims"].as_array().unwrap()[4]["fate"], "kept", "the very words came back");
    assert_eq!(states(&desk)[4], "ok");
    desk.write("four.txt", BODY.replace("The city owns the bridge.", "The bridge is the city's."));
    desk.ok("article update A1 four.txt");
    desk.ok(["claim", "edit", "5", "--quote", "The bridge is the city's"]);
    assert_eq!(states(&desk)[4], "ok");
}

#[test]
fn the_same_text_is_no_revision_and_an_article_that_is_not_there_is_named() {
    let desk = desk();
    desk.write("same.txt", BODY.replace('\n', "\r\n"));
    assert_eq!(desk.error("article update A1 same.txt").0["kind"], "same_text");
    assert_eq!(desk.error("article update A7 same.txt").0["kind"], "not_found");
    desk.write("empty.txt", " \n");
    assert_eq!(desk.error("article update A1 empty.txt").0["kind"], "invalid");
    assert_eq!(desk.json("article show A1")["revision"], 1);
}

#[test]
fn every_sentence_is_claimed_settled_or_untouched() {
    let desk = desk();
    let coverage = desk.json("article coverage A1");
    assert_eq!((&coverage["sentences"], &coverage["settled"]), (&json!(8), &json!(6)));
    assert_eq!(coverage["text"][6]["state"], "untouched");
    assert_eq!(coverage["text"][2]["claims"], json!([3]));
    holds(
        &desk.ok("article coverage A1 --untouched"),
        &["6 of 8 sentences looked at", "?  Nobody", "?  Who would not want it back?"],
    );

    assert_eq!(desk.run("article settle A1 --sentence 7 --reason other").code, 2, "other needs a note");
    assert_eq!(desk.error("article settle A1 --sentence 7,9 --reason question").0["kind"], "not_found");
    assert_eq!(desk.error("article settle A1 --sentence 1-6 --reason question").0["kind"], "sentence_claimed");
    assert_eq!(desk.json("article coverage A1")["settled"], 6, "nothing half-done stays");
    holds(&desk.ok("article settle A1 --sentence 7 --reason question"), &["question", "7 of 8 sentences looked at"]);
    holds(&desk.ok("report"), &["1 of 8 sentences not looked at"]);
    holds(&desk.ok("report --format markdown"), &["1 of 8 sentences not looked at"]);
    assert_eq!(desk.json("report --format json")["articles"][0]["settled"], 7);

    desk.ok("article settle A1 --sentence 7 --reason trivial --note 'asks nothing'");
    assert_eq!(desk.json("article coverage A1")["text"][6]["reason"], "trivial", "the last word counts");
    desk.ok("article settle A1 --sentence 7 --reopen");
    assert_eq!(desk.error("article settle A1 --sentence 7 --reopen").0["kind"], "not_settled");
    assert_eq!(desk.json("article coverage A1")["settled"], 6);
    desk.ok("verify");
}

#[test]
fn all_that_looks_like_a_notice_is_settled_in_one_stroke() {
    let desk = Desk::new();
    desk.write(
        "page.txt",
        "# Bridge\n\nBy Anna Weber\n\nNobody died.\n\nDead: 12.\n\nSign up for our newsletter.\n\n---\n",
    );
    desk.ok("article add page.txt --published 2025-03-04");
    let kinds = |desk: &Desk| {
        let pieces = desk.json("article coverage A1")["text"].as_array().unwrap().clone();
        pieces
            .iter()
            .map(|piece| format!("{} {}", piece["kind"].as_str().unwrap(), piece["state"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(&desk),
        ["heading untouched", "notice untouched", "sentence untouched", "fragment untouched", "notice untouched"]
    );
    holds(
        &desk.ok("article settle A1 --like notice"),
        &["By Anna Weber", "newsletter", "notice; trivial", "2 of 5 sentences looked at"],
    );
    desk.ok("article settle A1 --like heading --reason duplicate");
    assert_eq!(
        kinds(&desk),
        ["heading settled", "notice settled", "sentence untouched", "fragment untouched", "notice settled"]
    );
    let (error, _) = desk.error("article settle A1 --like notice");
    assert_eq!(error["kind"], "not_found");
    assert_eq!(error["message"], "nothing in article A1 that is untouched looks like a notice");
    assert_eq!(desk.run("article settle A1 --like notice --sentence 2 --reason trivial").code, 2);
    assert_eq!(desk.run("article settle A1 --reason trivial").code, 2);
}

#[test]
fn a_text_of_mark_up_alone_is_said_to_hold_nothing() {
    let desk = Desk::new();
    desk.write("rules.txt", "---\n\n* * *\n");
    desk.ok("article add rules.txt --title Rules");
    assert_eq!(desk.error("article coverage A1").0["kind"], "nothing_to_read");
}

#[test]
fn a_settled_sentence_is_open_again_where_its_words_changed() {
    let desk = desk();
    desk.ok("article settle A1 --sentence 7 --reason question");
    desk.write("two.txt", format!("First of all: it is so.\n\n{BODY}"));
    desk.ok("article update A1 two.txt");
    assert_eq!(desk.json("article coverage A1")["text"][7]["state"], "settled");
    desk.write("three.txt", BODY.replace("Who would not want it back?", "Who would want it back?"));
    let done = desk.json("article update A1 three.txt");
    assert_eq!(done["unsettled"], json!(["Who would not want it back?"]));
    assert_eq!(desk.json("article coverage A1")["text"][6]["state"], "untouched");
}

#[test]
fn all_revisions_anchors_and_settled_sentences_survive_the_exports() {
    let desk = desk();
    desk.ok("article settle A1 --sentence 7 --reason question");
    desk.write(
        "two.txt",
        BODY.replace(" The city owns the bridge.", "").replace("The bridge closed", "The old bridge closed"),
    );
    desk.ok("article update A1 two.txt");
    desk.ok("export json --output case.json");
    desk.ok("--db again.db init");
    desk.ok("--db again.db import json case.json");
    let again = |line: &str| desk.json(format!("--db again.db {line}").as_str());
    let (here, there) = (desk.json("export json"), again("export json"));
    for part in ["earlier", "body", "revision"] {
        assert_eq!(here["articles"][0][part], there["articles"][0][part], "{part}");
    }
    assert_eq!(here["articles"][0]["settled"][0]["words"], there["articles"][0]["settled"][0]["words"]);
    let anchors = |case: &Value| -> Vec<Value> {
        case["claims"].as_array().unwrap().iter().map(|claim| claim["anchor"].clone()).collect()
    };
    assert_eq!(anchors(&here), anchors(&there));
    assert_eq!(anchors(&here)[4]["state"], "lost");
    desk.ok("--db again.db verify");
    // A sheet has no place for words that are gone; the claim itself is in it.
    desk.ok("export csv --output claims.csv");
    desk.ok("--db third.db init");
    desk.write("now.txt", desk.json("article show A1")["body"].as_str().unwrap());
    desk.ok("--db third.db article add now.txt --title Bridge");
    desk.ok("--db third.db import csv claims.csv");
}

#[test]
fn the_past_is_shown_as_it_was_read_then() {
    let desk = desk();
    desk.write("two.txt", BODY.replace(" The city owns the bridge.", ""));
    let mut later = desk.command();
    later.env("CLAIMBENCH_NOW", "2026-11-24T09:00:00Z").args(["article", "update", "A1", "two.txt"]);
    crate::desk::Said::by(&mut later).ends(0);
    assert!(desk.ok("report").contains("Orphaned"));
    assert!(!desk.ok("report --at 2026-11-23T10:00:00Z").contains("Orphaned"));
}

#[test]
fn the_time_of_a_claim_is_read_from_its_words_and_flags_override() {
    let desk = desk();
    let read = desk.json(["claim", "add", "The bridge was shut.", "--article", "1", "--quote", "closed on Tuesday"]);
    assert_eq!((&read["as_of"], &read["as_of_words"]), (&json!("2025-03-04"), &json!("Tuesday")));
    holds(&desk.ok(["claim", "add", "Last week the bridge was open.", "--article", "1"]), &["as of", "Last week"]);
    let given = desk.json(["claim", "add", "It closed last week.", "--article", "1", "--as-of", "2025-02"]);
    assert_eq!((&given["as_of"], &given["as_of_words"]), (&json!("2025-02"), &json!(null)));
    let alone = desk.json(["claim", "add", "It closed last week."]);
    assert_eq!((&alone["as_of"], &alone["as_of_words"]), (&json!(null), &json!("last week")), "no day of publication");
}

#[test]
fn the_figure_sheet_groups_by_what_is_measured_and_names_clashes() {
    let desk = Desk::new();
    desk.write("text.txt", "It has 600 workers. The plant, with its 900 workers, is old. It cost $2 million.");
    desk.ok("article add text.txt --title Plant");
    for (text, quote) in [
        ("The plant has 600 workers.", "It has 600 workers"),
        ("The plant has 900 workers.", "with its 900 workers"),
        ("The plant cost $2 million.", "It cost $2 million"),
    ] {
        claim(&desk, text, quote);
    }
    desk.ok("evidence add 1 --source Register --kind dataset --stance supports --paraphrase 'It lists them.' --quantity '640 workers'");
    let sheet = desk.json("claim figures --article 1");
    assert_eq!(sheet[0]["clashes"][0]["claims"], json!([1, 2]));
    assert_eq!(sheet[0]["figures"][0]["evidence"][0]["evidence"], 1);
    assert_eq!(sheet[1]["dimension"], "money");
    holds(
        &desk.ok("claim figures"),
        &["workers", "#1", "E1", "CLASH", "#1 and #2", "money", "#3", "no evidence with a figure"],
    );
    desk.ok("claim relate 2 updates 1");
    assert_eq!(desk.json("claim figures")[0]["clashes"], json!([]), "an update explains the difference");
    assert_eq!(desk.ok("claim figures speaker:nobody"), "No figures.\n");
    assert_eq!(desk.error("claim figures --article A9").0["kind"], "not_found");
}
