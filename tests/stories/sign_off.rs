//! Whose a verdict is, what an approval, a release and a correction hold for, and what ends them.

use crate::desk::{Desk, holds};
use serde_json::json;

/// A claim with two pieces of evidence and ana's verdict: refuted.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.ok("claim add 'The bridge carries 12,000 cars a day.'");
    desk.ok("evidence add 1 --source Office --kind dataset --stance refutes --quote '9,000 cars'");
    desk.ok("evidence add 1 --source Cyclists --kind ngo --stance supports --paraphrase 'They count 12,000.'");
    desk.ok("status 1 refuted --because 'Nine, not twelve [E1].' --finding 'It carries 9,000.'");
    desk
}

fn shown(desk: &Desk) -> serde_json::Value {
    desk.json("claim show 1")
}

#[test]
fn a_verdict_that_was_put_back_is_still_its_givers() {
    let desk = desk();
    let before = shown(&desk)["status"]["true"].clone();
    desk.ok("--as bo status 1 supported --because 'Twelve [E2].'");
    desk.ok("--as bo undo");
    let after = shown(&desk)["status"]["true"].clone();
    assert_eq!((&after["by"], &after["at"]), (&before["by"], &before["at"]));
    assert_eq!(after["because"], before["because"]);
    assert_eq!(desk.error("review approve 1 --unseen").0["kind"], "own_verdict");
    desk.ok("--as bo review approve 1 --unseen");
    desk.ok("--as bo status 1 supported --because 'Twelve [E2].'");
    desk.ok("--as bo undo");
    let after = shown(&desk);
    assert_eq!((&after["status"]["true"]["by"], &after["stage"]), (&json!("ana"), &json!("approved")));
    holds(&desk.ok("verify"), &["every row is as the ledger says"]);
    desk.ok("rebuild");
    assert_eq!(shown(&desk)["status"]["true"]["by"], "ana");
}

#[test]
fn whoever_approved_and_then_gave_the_verdict_has_read_nobody_elses() {
    let desk = desk();
    desk.ok("--as bo review approve 1 --unseen");
    desk.ok("--as bo status 1 refuted --because 'Nine, not twelve [E1].' --finding 'It carries 9,000.'");
    assert_eq!(shown(&desk)["stage"], "checked");
    assert_eq!(desk.error("--as bo review approve 1 --unseen").0["kind"], "own_verdict");
    desk.ok("review approve 1 --unseen");
    assert_eq!(shown(&desk)["stage"], "approved");
}

#[test]
fn a_waiver_of_somebody_else_does_not_become_ones_own() {
    let desk = desk();
    desk.ok("--as bo check waive 1 no-snapshot --reason 'It is online.'");
    desk.ok("check waive 1 no-snapshot --reason 'It is on paper, too.'");
    desk.ok("undo");
    let waivers = shown(&desk)["waivers"].clone();
    assert!(!waivers.to_string().contains("ana"), "{waivers}");
}

#[test]
fn reports_for_every_reader_count_second_readings_alike() {
    let desk = desk();
    for (audience, read) in [("internal", 0), ("author", 0), ("public", 0)] {
        let report = desk.json(["report", "--format", "json", "--audience", audience, "--with-drafts"]);
        assert_eq!(report["second_read"], read, "{audience}");
    }
    desk.ok("--as bo review approve 1 --unseen");
    for audience in ["internal", "author", "public"] {
        let report = desk.json(["report", "--format", "json", "--audience", audience]);
        assert_eq!(report["second_read"], 1, "{audience}");
    }
}

#[test]
fn what_a_blind_reader_found_stays_what_it_was_once_they_see_the_first_verdict() {
    let desk = desk();
    desk.ok("--as bo review start 1 --blind");
    desk.ok("--as bo review verdict 1 supported --because 'Twelve [E2].'");
    let (error, _) = desk.error("--as bo review verdict 1 refuted --because 'Nine, then [E1].'");
    assert_eq!(error["kind"], "own_difference");
    desk.ok("--as bo review verdict 1 supported --because 'Twelve, by their count [E2].'");
    assert_eq!(shown(&desk)["stage"], "checked");
    assert!(shown(&desk)["flags"].as_array().unwrap().contains(&json!("readers_differ")));
}

#[test]
fn a_blind_reader_learns_nothing_from_a_sheet_of_guesses_or_from_a_new_text() {
    let desk = Desk::new();
    desk.write("a.txt", "The bridge carries 12,000 cars.\n");
    desk.write("b.txt", "The bridge carries 9,000 cars.\n");
    desk.ok("article add a.txt");
    desk.ok("claim add 'The bridge carries 12,000 cars.' --article A1 --quote 'The bridge carries 12,000 cars'");
    desk.ok("evidence add 1 --source Office --kind dataset --stance refutes --quote '9,000 cars'");
    desk.ok("status 1 refuted --because 'Nine [E1].'");
    desk.ok("fix propose 1 --to 'The bridge carries 9,000 cars' --because 'So they count [E1].'");
    desk.ok("fix answer F1 accepted");
    desk.ok("--as bo review start 1 --blind");
    desk.ok("--as bo export csv --output m.csv");
    let sheet = desk.read("m.csv");
    let guessed = |verdict: &str| {
        desk.write("g.csv", sheet.replace(",unverified,", &format!(",{verdict},")));
        let run = desk.run("--as bo import csv g.csv --dry-run");
        (run.code, run.out, run.err)
    };
    assert_eq!(guessed("refuted"), guessed("supported"));
    for line in ["article update A1 b.txt", "article update A1 b.txt --dry-run"] {
        let (error, _) = desk.error(format!("--as bo {line}").as_str());
        assert_eq!(error["kind"], "verdict_owed", "{line}");
    }
}

#[test]
fn a_release_ends_where_what_was_released_changes() {
    let desk = Desk::new();
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    desk.ok("source add 'Ola Lund' --kind interview --confidential");
    desk.ok("claim add 'Trees grew.'");
    let outside = || desk.ok("report --audience public --with-drafts --full");
    for edit in ["--quote 'words of tomorrow'", "--locator 'line 7'", "--source S2"] {
        desk.ok("evidence add 1 --source S1 --stance supports --quote 'words of today'");
        let number = desk.json("claim show 1")["evidence"].as_array().unwrap().len();
        desk.ok(format!("evidence release {number} --because 'They agreed.'").as_str());
        holds(&outside(), &["words of today"]);
        holds(&desk.ok(format!("evidence edit {number} {edit}").as_str()), &["evidence release"]);
        assert!(!outside().contains("words of"), "{edit}");
        desk.ok("undo");
        assert!(!outside().contains("words of"), "{edit}");
        desk.ok(format!("evidence withdraw {number} --reason 'Said twice.'").as_str());
    }
}

#[test]
fn an_answer_of_a_confidential_source_stays_however_the_contact_is_called() {
    let desk = Desk::new();
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    desk.ok("claim add 'Trees grew.'");
    for who in ["Holm", "K. Holm", "Ms Holm", "Kari Holmʼs office"] {
        desk.ok(["contact", "add", "1", "--who", who, "--answer", "Call me on 5550123."]);
    }
    for line in ["report --audience author --full", "export json"] {
        assert!(!desk.ok(line).contains("5550123"), "{line}");
    }
}

#[test]
fn a_correction_goes_with_the_verdict_that_it_was_given_with() {
    let desk = Desk::new();
    desk.ok("claim add 'Spending fell by 28 percent.'");
    desk.ok("evidence add 1 --source Office --kind dataset --stance refutes --quote '26 percent'");
    desk.ok("status 1 refuted --because 'It was less [E1].' --correct-text 'Spending fell by 26 percent'");
    desk.ok("claim edit 1 --text 'Spending fell by 20 percent.'");
    for line in [
        "report --audience public --with-drafts --full",
        "report --audience author --full",
        "report --audience author --format json",
        "search 26 --audience public",
        "search 26 --audience author",
    ] {
        assert!(!desk.ok(line).contains("fell by 26"), "{line}");
    }
    desk.ok("claim confirm 1");
    holds(&desk.ok("report --audience author --full"), &["fell by 26"]);
}

#[test]
fn verdicts_that_others_followed_stay_at_the_desk() {
    let desk = desk();
    desk.ok("status 1 refuted --because 'OLD reasons [E1].' --finding 'OLD finding.'");
    desk.ok("claim edit 1 --text 'The bridge carries 12,500 cars a day.'");
    desk.ok("status 1 refuted --because 'Nine [E1].' --finding 'It carries 9,000.'");
    desk.ok("--as bo review approve 1 --unseen");
    for audience in ["author", "public"] {
        for format in ["table", "markdown", "html", "json"] {
            let report = desk.ok(["report", "--full", "--audience", audience, "--format", format]);
            assert!(!report.contains("OLD"), "{audience} {format}");
        }
    }
    holds(&desk.ok("report --full --format json"), &["OLD reasons"]);
}

#[test]
fn a_fix_is_not_carried_out_where_the_words_of_its_claim_stand_as_before() {
    let desk = Desk::new();
    desk.write("a.txt", "It cost 3 euros. It cost 3 euros again.\n");
    desk.write("b.txt", "It cost 4 euros. It cost 3 euros again.\n");
    desk.write("c.txt", "It cost 4 euros. It cost 4 euros again.\n");
    desk.ok("article add a.txt");
    desk.ok("claim add 'It cost 3 euros again.' --article A1 --quote 'It cost 3 euros' --occurrence 2");
    desk.ok("fix propose 1 --to 'It cost 4 euros' --because 'So says the bill.'");
    desk.ok("fix answer F1 accepted");
    assert!(!desk.ok("article update A1 b.txt").contains("carried out"));
    holds(&desk.ok("article update A1 c.txt"), &["carried out", "F1"]);
}

#[test]
fn the_public_is_told_what_the_first_sentence_is_about() {
    let desk = desk();
    desk.ok("claim add 'Trees grew.'");
    desk.ok("evidence add 2 --source Office --stance supports --quote 'They grew.'");
    desk.ok("status 2 supported --because 'So they did [E3].'");
    desk.ok("--as bo review approve 2 --unseen");
    holds(&desk.ok("report --audience public"), &["The one claim shown here stands as written."]);
}
