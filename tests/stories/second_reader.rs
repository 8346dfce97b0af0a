//! The second reader: hints that do the right thing, what is hidden from a blind one, what "differ" means, who settles.

use crate::desk::{Desk, holds};
use serde_json::json;

/// Two claims by ana: #1 asks whether it is true (E1 for, E2 against, found supported), #2 also whether it was said.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.ok("claim add 'The bridge carries 12,000 cars a day.'");
    desk.ok("claim add 'The bridge will close in May.' --said-by Mayor");
    desk.ok("evidence add 1 --source Office --kind official_statement --stance supports --quote '12,100 cars'");
    desk.ok("evidence add 1 --source Cyclists --kind ngo --stance refutes --paraphrase 'They count 9,000.'");
    desk.ok("evidence add 2 --source Office --stance supports --paraphrase 'So it is planned.'");
    desk.ok("evidence add 2 --source Office --stance supports --question said --paraphrase 'The mayor said so.'");
    desk.ok("status 1 supported --because 'The office counts 12,100 [E1].'");
    desk.ok("status 2 supported --because 'It is planned [E3].'");
    desk.ok("status 2 supported --question said --because 'So they say [E4].'");
    desk
}

fn flags(desk: &Desk, claim: u32) -> serde_json::Value {
    desk.json(format!("claim show {claim}").as_str())["flags"].clone()
}

#[test]
fn a_reader_is_told_what_they_owe_and_nothing_that_would_overwrite_a_verdict() {
    let desk = desk();
    let said = desk.ok("--as bo review start 2 --blind");
    holds(&said, &["said", "hidden", "true", "hidden"]);
    holds(
        &said,
        &["review verdict 2 STATUS --question said --because", "review verdict 2 STATUS --question true --because"],
    );
    let said = desk.ok("--as bo review verdict 2 mixed --because 'Perhaps [E3].'");
    holds(&said, &["mixed by you", "review verdict 2 STATUS --question said"]);
    assert!(!said.contains("--question true --because") && !said.contains("supported"), "{said}");
    let waiting = desk.ok("--as bo review queue");
    holds(&waiting, &["Was it said? The verdict is hidden from you"]);
    holds(&desk.ok("--as bo claim list"), &["hidden"]);
    for line in
        ["claim tag 2 front", "claim assign 2 bo", "evidence add 2 --source Office --stance context --paraphrase x"]
    {
        let said = desk.ok(format!("--as bo {line}").as_str());
        assert!(!said.contains("claimbench status"), "{said}");
        holds(&said, &["review verdict 2 STATUS --question said"]);
    }
    let said = desk.ok("--as bo review verdict 2 supported --question said --because 'They do [E4].'");
    holds(&said, &["ana found \"true\" supported, you find it mixed", "review settle 2", "by somebody else"]);
    assert!(!said.contains("review verdict"), "{said}");

    let said = desk.ok("--as bo review start 1");
    holds(&said, &["true", "supported", "review verdict 1 STATUS --question true"]);
    assert!(!said.contains("claimbench status"), "{said}");
    holds(&desk.ok("--as bo review verdict 1 supported --because 'Counted [E1].'"), &["that is your approval"]);
}

#[test]
fn a_blind_reader_neither_replaces_a_verdict_nor_takes_the_whole_record() {
    let desk = desk();
    desk.ok("--as bo review start 2 --blind");
    let (error, code) = desk.error("--as Bo status 2 refuted --because 'No [E3].'");
    assert_eq!((&error["kind"], code), (&json!("verdict_owed"), 1));
    holds(error["hint"].as_str().unwrap(), &["review verdict 2 STATUS --question said", "--question true"]);
    for line in ["export ledger", "pack case.zip", "backup copy.db"] {
        let (error, code) = desk.error(format!("--as BO {line}").as_str());
        assert_eq!((&error["kind"], code), (&json!("verdict_owed"), 1), "{line}");
        holds(error["message"].as_str().unwrap(), &["#2"]);
        holds(error["hint"].as_str().unwrap(), &["review verdict 2 STATUS"]);
    }
    assert!(!desk.path("case.zip").exists() && !desk.path("copy.db").exists());
    holds(&desk.run("--as bo export csv").ends(0).err, &["1 claim that you read blind", "without its verdict"]);
    assert_eq!(desk.json("--as bo claim show 2")["owed"], json!(["said", "true"]));
    assert_eq!(desk.json("claim show 2")["owed"], json!([]));
    assert_eq!(desk.json("--as bo review queue").as_array().unwrap().len(), 2, "what they read stays on their list");
    desk.ok("--as bo review verdict 2 mixed --because 'Perhaps [E3].'");
    desk.ok("--as bo review verdict 2 mixed --question said --because 'Perhaps [E4].'");
    desk.ok("--as bo export ledger");
}

#[test]
fn an_open_question_is_no_difference() {
    let desk = desk();
    desk.ok("--as bo review start 2 --blind");
    desk.ok("--as bo review verdict 2 supported --because 'Planned [E3].'");
    for reader in ["ana", "bo"] {
        let flags = desk.json(format!("--as {reader} claim show 2").as_str())["flags"].clone();
        assert!(!flags.as_array().unwrap().contains(&json!("readers_differ")), "{reader}: {flags}");
    }
    assert_eq!(desk.error("--as cy review settle 2 --because so").0["kind"], "nothing_to_settle");
    assert_eq!(
        desk.error("--as bo review verdict 2 unverified --question said --because x").0["kind"],
        "not_a_verdict"
    );
    desk.ok("--as bo review verdict 2 supported --question said --because 'Yes [E4].'");
    desk.ok("--as bo review start 1");
    desk.ok("--as bo review verdict 1 mixed --because 'Two counts [E1, E2].'");
    assert!(flags(&desk, 1).as_array().unwrap().contains(&json!("readers_differ")));
    desk.ok("status 1 unverified");
    assert!(
        !flags(&desk, 1).as_array().unwrap().contains(&json!("readers_differ")),
        "the first verdict was taken back"
    );
    desk.ok("status 1 mixed --because 'Two counts, indeed [E1, E2].' --confidence low --modifier outdated");
    assert!(!flags(&desk, 1).as_array().unwrap().contains(&json!("readers_differ")), "status alone counts");
}

#[test]
fn a_difference_is_not_ended_by_approving_or_by_a_status_of_the_second_reader() {
    let desk = desk();
    desk.ok("--as bo review start 1");
    desk.ok("--as bo review verdict 1 mixed --because 'Two counts [E1, E2].'");
    for line in ["review approve 1 --unseen", "status 1 mixed --because 'Two counts [E1, E2].'"] {
        let (error, code) = desk.error(format!("--as bo {line}").as_str());
        assert_eq!((&error["kind"], code), (&json!("own_difference"), 1), "{line}");
        holds(error["hint"].as_str().unwrap(), &["review settle 1", "--alone"]);
    }
    let (error, _) = desk.error("--as cy review approve 1 --unseen");
    assert_eq!(error["kind"], "readers_differ");
    holds(error["message"].as_str().unwrap(), &["ana", "bo", "#1"]);
    desk.ok("--as cy review return 1 --note 'Settle it first.'");
    assert!(flags(&desk, 1).as_array().unwrap().contains(&json!("readers_differ")));

    let error = desk.error("--as cy review settle 1 --because 'As [E77] shows.'").0;
    assert_eq!(error["kind"], "citations_refused");
    desk.ok("status 1 mixed --because 'Two counts, indeed [E1, E2].'");
    let (error, _) = desk.error("--as bo review start 1");
    holds(error["hint"].as_str().unwrap(), &["review approve 1"]);
    desk.ok("--as bo review approve 1 --unseen");
}

#[test]
fn a_third_person_settles_or_one_of_the_two_says_that_they_do_so_alone() {
    let desk = desk();
    desk.ok("--as bo review start 1 --blind");
    assert_eq!(desk.error("--as cy review settle 1 --because so").0["kind"], "nothing_to_settle");
    desk.ok("--as bo review verdict 1 mixed --because 'Two counts [E1, E2].'");
    for reader in ["ana", "ANA", "bo", "Bo"] {
        let (error, code) = desk.error(["--as", reader, "review", "settle", "1", "--because", "so"]);
        assert_eq!((&error["kind"], code), (&json!("own_difference"), 1), "{reader}");
        holds(error["hint"].as_str().unwrap(), &["third person", "--alone"]);
    }
    let again = Desk::bare();
    std::fs::copy(desk.case(), again.case()).unwrap();
    again.ok("--as cy review settle 1 --because 'A Sunday.' --status mixed --alone");
    let reading = &again.json("claim show 1")["second_readings"][0];
    assert_eq!((&reading["settled_by"], &reading["settled_alone"]), (&json!("cy"), &json!(false)));

    desk.ok("--as Bo review settle 1 --because 'Nobody else is here.' --alone");
    let reading = &desk.json("claim show 1")["second_readings"][0];
    assert_eq!((&reading["settled_by"], &reading["settled_alone"]), (&json!("Bo"), &json!(true)));
    for format in ["table", "markdown", "html"] {
        holds(&desk.ok(["report", "--format", format]), &["settled by Bo, one of the two readers"]);
    }
    holds(&desk.ok("claim history 1"), &["decided between the readers alone"]);
    for audience in ["internal", "author", "public"] {
        for format in ["table", "markdown", "html"] {
            let told = desk.ok(["report", "--with-drafts", "--audience", audience, "--format", format]);
            holds(&told.split_whitespace().collect::<Vec<_>>().join(" "), &["one of the two decided"]);
            assert!(audience != "public" || !told.contains(" Bo,"), "{told}");
        }
        let told = desk.json(["report", "--with-drafts", "--audience", audience]);
        assert_eq!(told["decided_alone"], json!([{ "claim": 1, "question": "true" }]), "{audience}");
    }
    let decided_by_a_third = again.ok("report --audience public --with-drafts");
    assert!(!decided_by_a_third.contains("of the two"), "{decided_by_a_third}");
    let words = ["--as", "cy", "status", "1", "supported", "--because", "Counted anew [E1]."];
    let next_day = desk.command().env("CLAIMBENCH_NOW", "2026-11-24T09:00:00Z").args(words).output().unwrap();
    assert!(next_day.status.success(), "{}", String::from_utf8_lossy(&next_day.stderr));
    assert_eq!(desk.json("report")["decided_alone"], json!([]), "the verdict that holds is somebody else's");
    desk.ok("verify");
}

#[test]
fn whoever_settles_says_the_finding_and_the_modifiers_of_the_verdict() {
    let desk = desk();
    desk.ok("status 1 supported --because 'A count [E1].' --finding 'Forty were counted.' --modifier outdated");
    desk.ok("--as bo review start 1");
    desk.ok("--as bo review verdict 1 mixed --because 'Two counts [E1, E2].'");
    let again = Desk::bare();
    std::fs::copy(desk.case(), again.case()).unwrap();
    desk.ok(
        "--as cy review settle 1 --because 'Both count [E1, E2].' --status mixed --finding 'The counts differ.' --modifier \
         exaggerated",
    );
    let shown = desk.json("claim show 1");
    assert_eq!(shown["status"]["true"]["finding"], "The counts differ.");
    assert_eq!(shown["status"]["true"]["modifiers"], json!(["exaggerated"]));

    again.ok("--as cy review settle 1 --because 'The first count is right [E1].' --status supported");
    let shown = again.json("claim show 1");
    assert_eq!(shown["status"]["true"]["finding"], "Forty were counted.");
    assert_eq!(shown["status"]["true"]["modifiers"], json!(["outdated"]));
    let (error, _) = again.error("--as cy review settle 1 --because so --finding 'The counts differ.'");
    assert_eq!(error["kind"], "usage");
}

#[test]
fn a_verdict_on_other_words_is_not_approved_and_the_error_says_that_it_is_there() {
    let desk = desk();
    desk.ok("claim edit 1 --text 'Fifty were counted.'");
    let (error, _) = desk.error("--as bo review approve 1 --unseen");
    assert_eq!(error["kind"], "verdict_on_other_words");
    holds(error["hint"].as_str().unwrap(), &["claim confirm 1", "status 1"]);
    desk.ok("claim confirm 1");
    desk.ok("--as bo review approve 1 --unseen");
}

#[test]
fn nobody_reads_their_own_verdict_under_another_spelling() {
    let desk = desk();
    for handle in ["Ana", "ANA", "ａｎａ", "ana "] {
        assert_eq!(
            desk.error(["--as", handle, "review", "approve", "1", "--unseen"]).0["kind"],
            "own_verdict",
            "{handle}"
        );
        assert_eq!(
            desk.error(["--as", handle, "review", "start", "1", "--blind"]).0["kind"],
            "own_verdict",
            "{handle}"
        );
    }
    let (error, _) = desk.error(["--as", "a\u{200b}na", "review", "approve", "1", "--unseen"]);
    assert_eq!(error["kind"], "invalid");
    holds(error["message"].as_str().unwrap(), &["U+200B"]);
    assert_eq!(desk.error(["claim", "assign", "1", "b\u{202e}o"]).0["kind"], "invalid");
    desk.ok("claim assign 1 Bo");
    assert_eq!(desk.json("claim list assignee:bo").as_array().unwrap().len(), 1);
    desk.ok("--as Bo review start 1 --blind");
    assert_eq!(desk.error("--as BO review start 1").0["kind"], "already_reading");
    desk.ok("--as bo review verdict 1 mixed --because 'Two counts [E1, E2].'");
    desk.ok("verify");
}

#[test]
fn a_handle_that_would_pass_for_another_is_refused_where_something_is_written() {
    let desk = desk();
    for handle in ["\u{430}na", "AN\u{410}", "an\u{430}"] {
        let (error, code) = desk.error(["--as", handle, "review", "approve", "1", "--unseen"]);
        assert_eq!((&error["kind"], code), (&json!("looks_like_another"), 1), "{handle}");
        holds(error["message"].as_str().unwrap(), &["\"ana\"", "U+04"]);
        holds(error["hint"].as_str().unwrap(), &["--as ana"]);
        assert_eq!(desk.error(["claim", "assign", "1", handle]).0["kind"], "looks_like_another");
    }
    desk.ok(["--as", "Анна", "claim", "tag", "1", "front"]);
    desk.ok(["--as", "анна", "claim", "tag", "1", "back"]);
    desk.ok("verify");
}

fn objections(desk: &Desk, rule: &str) -> serde_json::Value {
    serde_json::from_str(&desk.run(["check", "--rule", rule, "--waived", "--json"]).out).unwrap()
}

#[test]
fn a_waiver_covers_what_stands_and_is_void_when_it_changes() {
    let desk = desk();
    let (error, code) = desk.error("check waive 1 hedge-dropped --reason x");
    assert_eq!((&error["kind"], code), (&json!("no_such_objection"), 1));
    holds(error["message"].as_str().unwrap(), &["check finds no such objection", "hedge-dropped", "#1"]);
    assert_eq!(objections(&desk, "single-origin")[0]["claim"], 1);
    desk.ok("--as cy check waive 1 single-origin --reason 'A small matter.'");
    let waived = objections(&desk, "single-origin");
    assert_eq!((&waived[0]["waived"]["by"], &waived[0]["own_verdict"]), (&json!("cy"), &json!(false)));
    assert!(!desk.run("check").out.contains("#1 single-origin"));

    desk.ok("evidence add 1 --source Toll --kind dataset --stance context --paraphrase 'A toll is planned.'");
    let back = objections(&desk, "single-origin");
    assert_eq!((&back[0]["waived"], &back[0]["void"]["by"]), (&json!(null), &json!("cy")));
    holds(&desk.run("check").ends(3).out, &["#1 single-origin", "Void", "waived by cy"]);
    holds(&desk.ok("report --claim 1"), &["Void", "single-origin waived by cy"]);

    desk.ok("--as Ana check waive 1 single-origin --reason 'A small matter.'");
    assert_eq!(objections(&desk, "single-origin")[0]["own_verdict"], true);
    holds(&desk.run("check --waived").out, &["waived by the one who gave the verdict, Ana"]);
    for format in ["table", "markdown", "html"] {
        holds(&desk.ok(["report", "--format", format]), &["by the one who gave the verdict"]);
    }
    desk.ok("verify");
}
