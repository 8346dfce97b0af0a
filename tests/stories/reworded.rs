//! A verdict belongs to the words that it was given on.

use super::desk::{Desk, holds};
use serde_json::json;

/// A case with an article, a claim anchored in it and refuted, and a second reader's approval.
fn judged() -> Desk {
    let desk = Desk::new();
    desk.write(
        "budget.txt",
        "Budget\n\nThe ministry said that spending fell by 28 percent in 2024. Nobody else was asked.\n",
    );
    desk.ok("article add budget.txt --title Budget --published 2025-03-01");
    desk.ok("claim add 'Spending fell by 28 percent.' --article A1 --quote 'spending fell by 28 percent in 2024'");
    desk.ok("evidence add 1 --source 'Court of audit' --kind primary_document --stance refutes --paraphrase 'It fell by 26 percent.'");
    desk.ok(
        "status 1 refuted --because 'It fell by 26 percent [E1].' --finding 'It fell by 26 percent.' --confidence high",
    );
    desk.ok("--as bo review approve 1 --unseen");
    desk
}

fn verdict(desk: &Desk) -> serde_json::Value {
    desk.json("claim show 1")["status"]["true"]["status"].clone()
}

#[test]
fn a_verdict_does_not_outlive_its_words() {
    let desk = judged();
    assert_eq!(desk.json("claim show 1")["stage"], "approved");
    desk.ok("claim edit 1 --text 'Spending fell by 26 percent.'");
    let claim = desk.json("claim show 1");
    assert_eq!((&claim["stage"], &claim["status"]["true"]["status"]), (&json!("open"), &json!("unverified")));
    assert!(claim["flags"].as_array().unwrap().contains(&json!("reworded_since_verdict")), "{}", claim["flags"]);
    assert_eq!(claim["history"][0]["on_other_words"]["text"], "Spending fell by 28 percent.");
    let objected = desk.run("check --rule verdict-on-other-words").ends(3).out;
    holds(
        &objected,
        &["“refuted” (true)", "“Spending fell by 28 percent.”", "“Spending fell by 26 percent.”", "claim confirm 1"],
    );
    assert_eq!(desk.error("--as bo review approve 1 --unseen").0["kind"], "verdict_on_other_words");
    assert_eq!(desk.json("claim list status:refuted"), json!([]));
    let reviews =
        desk.ok("export claimreview --publisher Desk --site https://desk.example/ --page https://desk.example/b");
    assert!(!reviews.contains("percent"), "{reviews}");
    for audience in ["author", "public"] {
        let report = desk.ok(format!("report --audience {audience} --format markdown").as_str());
        let (found, _) = report.split_once("How this was checked").expect("a box that explains the verdicts");
        assert!(!found.to_lowercase().contains("refuted"), "{found}");
    }
    holds(&desk.ok("report"), &["Reworded", "since \"refuted\" (true)"]);
    let published = desk.json("publish A1");
    assert!(!published["claims"].to_string().contains("refuted"), "{published}");
    assert!(published["errors"].to_string().contains("verdict-on-other-words"), "{published}");
    desk.ok("verify");
}

#[test]
fn every_part_of_what_was_judged_binds_and_nothing_else_does() {
    for (change, binds) in [
        ("claim edit 1 --said-by Ministry", true),
        ("claim edit 1 --quantity '27 percent'", true),
        ("claim edit 1 --hedge reportedly", true),
        ("claim edit 1 --as-of 2023", true),
        ("claim edit 1 --quote 'spending fell by 28 percent'", true),
        ("claim edit 1 --priority 1", false),
        ("claim edit 1 --correct-text 'Spending fell by 26 percent.'", false),
        ("claim tag 1 budget", false),
    ] {
        let desk = judged();
        desk.ok(change);
        assert_eq!(verdict(&desk) == "unverified", binds, "{change}");
    }
}

#[test]
fn words_that_are_the_old_ones_again_have_their_verdict_again() {
    let desk = judged();
    desk.ok("claim edit 1 --text 'Spending fell by 26 percent.'");
    desk.ok("claim edit 1 --text 'Spending fell by 28 percent.'");
    let claim = desk.json("claim show 1");
    assert_eq!((&claim["stage"], &claim["status"]["true"]["status"]), (&json!("approved"), &json!("refuted")));
    desk.ok("verify");
}

#[test]
fn who_confirms_a_verdict_on_new_words_stands_behind_it() {
    let desk = judged();
    assert_eq!(desk.error("claim confirm 1").0["kind"], "nothing_to_confirm");
    desk.ok("claim edit 1 --text 'Spending fell by 28 per cent.'");
    holds(&desk.ok("--as cy claim confirm 1 --note 'spelling'"), &["#1 confirmed", "refuted"]);
    let claim = desk.json("claim show 1");
    assert_eq!((&claim["stage"], &claim["history"][0]["confirmed_by"]), (&json!("checked"), &json!("cy")));
    for own in ["cy", "ana"] {
        assert_eq!(
            desk.error(format!("--as {own} review approve 1 --unseen").as_str()).0["kind"],
            "own_verdict",
            "{own}"
        );
    }
    desk.ok("--as bo review approve 1 --unseen");
    desk.ok("verify");
}

#[test]
fn a_fix_that_was_carried_out_closes_and_its_claim_waits_for_a_verdict() {
    let desk = judged();
    desk.ok("fix propose 1 --old '28 percent' --to '26 percent' --because 'as audited' --evidence E1");
    desk.ok("fix answer 1 accepted");
    desk.write(
        "mended.txt",
        "Budget\n\nThe ministry said that spending fell by 26 percent in 2024. Nobody else was asked.\n",
    );
    holds(&desk.ok("article update 1 mended.txt --dry-run"), &["Fixes carried out", "F1", "Nothing was stored"]);
    let updated = desk.json("article update 1 mended.txt");
    assert_eq!(updated["carried_out"], json!([1]));
    let claim = desk.json("claim show 1");
    assert_eq!(claim["anchor"]["exact"], "spending fell by 26 percent in 2024");
    assert_eq!((&claim["fixes"][0]["carried_out"], &claim["stage"]), (&json!(2), &json!("open")));
    assert_eq!(desk.run("check --rule fix-unanswered").code, 0);
    assert_eq!(desk.run("check --rule verdict-on-other-words").code, 3);
    desk.ok("claim edit 1 --text 'Spending fell by 26 percent.'");
    desk.ok("evidence add 1 --source S1 --stance supports --paraphrase 'It fell by 26 percent.'");
    desk.ok("status 1 supported --because 'As audited [E2].'");
    assert_eq!(desk.json("claim show 1")["stage"], "checked");
    desk.ok("verify");
}

#[test]
fn new_words_are_read_anew_and_what_a_person_set_is_kept_and_named() {
    let desk = judged();
    holds(
        &desk.ok("claim edit 1 --text 'Spending nearly doubled to $14 million in 2023.' --quote 'spending fell by 28 percent in 2024'"),
        &["changed", "hedges:", "figures:", "became", "time:"],
    );
    let claim = desk.json("claim show 1");
    assert_eq!(claim["quantities"].as_array().unwrap().iter().filter(|one| one["unit"] == "%").count(), 0);
    desk.ok("claim edit 1 --quantity '12 million dollars'");
    let said = desk.ok("claim edit 1 --text 'Spending rose to $15 million in 2023.'");
    holds(&said, &["kept", "figures as set by hand: 12 million dollars"]);
    assert_eq!(desk.json("claim show 1")["quantities"][0]["point"], "12000000");
    desk.ok("claim edit 1 --clear quantity --quantity '16 million dollars'");
    assert_eq!(desk.json("claim show 1")["quantities"][0]["point"], "16000000");
}

#[test]
fn what_was_read_is_what_is_approved() {
    let desk = judged();
    desk.ok("claim edit 1 --text 'Spending fell by 27 percent.'");
    desk.ok("status 1 supported --because 'So it is, rounded [E1].'");
    let waits = desk.ok("--as bo review queue");
    let read = waits.lines().find_map(|line| line.trim().strip_prefix("as read ")).unwrap().to_owned();
    holds(&desk.ok("claim show 1"), &[&format!("as read {read}")]);
    desk.ok("--as cy status 1 refuted --because 'It was 26 [E1].' --finding 'It fell by 26 percent.'");
    let (error, code) = desk.error(format!("--as bo review approve 1 --as-read {read}").as_str());
    assert_eq!((&error["kind"], code), (&json!("changed"), 1));
    holds(error["hint"].as_str().unwrap(), &["cy", "refuted", "claim show 1"]);
    assert_eq!(desk.error("--as bo review approve 1 --as-read 00000000").0["kind"], "never_read");
    assert_eq!(desk.run("--as bo review approve 1").code, 2, "in a pipe nobody can be asked");
    let read = desk.json("claim show 1")["digest"].as_str().unwrap()[..6].to_owned();
    let approved = desk.ok(format!("--as bo review approve 1 --as-read {read}").as_str());
    holds(&approved, &["#1 approved as refuted: It fell by 26 percent."]);
    for command in [
        "status 1 mixed --because '[E1]'",
        "claim edit 1 --text 'Else.'",
        "evidence withdraw E1 --reason so",
        "fix propose 1 --to x --because y",
        "claim confirm 1",
        "review return 1 --note so",
    ] {
        let line = format!("--as dee {command} --as-read 123456");
        assert_eq!(desk.error(line.as_str()).0["kind"], "never_read", "{command}");
    }
}

#[test]
fn a_verdict_on_other_words_stays_so_in_another_case() {
    let desk = judged();
    desk.ok("claim edit 1 --text 'Spending fell by 26 percent.'");
    desk.ok("export json --output case.json");
    desk.ok("--db other.db init");
    desk.ok("--db other.db import json case.json");
    assert_eq!(desk.json("--db other.db claim show 1")["stage"], "open");
    assert_eq!(desk.run("--db other.db check --rule verdict-on-other-words").code, 3);
    desk.ok("--db other.db verify");
}

#[test]
fn every_verb_that_replaces_can_be_told_what_was_read() {
    let desk = Desk::new();
    desk.ok("claim add 'Trees grew.'");
    desk.ok("evidence add 1 --source B --kind dataset --stance refutes --quote x");
    let read = desk.json("claim show 1")["digest"].as_str().unwrap().to_owned();
    desk.ok("evidence add 1 --source C --kind dataset --stance supports --quote y");
    for line in ["evidence edit E1 --quote z", "claim set-aside 1 --reason duplicate"] {
        let (error, _) = desk.error(&*format!("{line} --as-read {read}"));
        assert_eq!(error["kind"], "changed", "{line}");
    }
    let read = desk.json("claim show 1")["digest"].as_str().unwrap().to_owned();
    desk.ok(&*format!("evidence edit E1 --quote z --as-read {read}"));
}
