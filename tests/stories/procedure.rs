//! From first evidence to sign-off: kept bytes and proved quotations, origins, the second reader, fixes, contacts,
//! publication, what may leave the desk.

use crate::desk::{Desk, Said, holds};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpListener;

const BODY: &str =
    "The old bridge carries 12,000 cars a day. The mayor said that it will close in May. It was built in 1931.";

/// One checked claim (#1, by ana) with evidence E1 for and E2 against, and two open ones.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("text.txt", BODY);
    desk.ok("article add text.txt --title Bridge --published 2025-03-04");
    for (text, quote) in [
        ("The old bridge carries 12,000 cars a day.", "The old bridge carries 12,000 cars a day"),
        ("The bridge will close in May.", "it will close in May"),
        ("The bridge was built in 1931.", "It was built in 1931"),
    ] {
        desk.ok(["claim", "add", text, "--article", "1", "--quote", quote]);
    }
    desk.ok("evidence add 1 --source 'Road office' --kind official_statement --stance supports --quote 'carries about 12,100 cars on a weekday' --credibility 2");
    desk.ok("evidence add 1 --source 'Cyclists' --kind ngo --stance refutes --paraphrase 'They count 9,000.' --credibility 4");
    desk.ok(["status", "1", "supported", "--because", "The office counts 12,100 [E1]; the cyclists count less [E2]."]);
    desk
}

fn stage(desk: &Desk, claim: u32) -> Value {
    desk.json(format!("claim show {claim}").as_str())["stage"].clone()
}

fn flags(desk: &Desk, claim: u32) -> Value {
    desk.json(format!("claim show {claim}").as_str())["flags"].clone()
}

#[test]
fn kept_bytes_come_back_to_the_byte_and_prove_the_quotation() {
    let desk = desk();
    let page = "<html><body><p>The bridge carries about\n 12,100 cars on a weekday, says the office.</p></body></html>";
    desk.write("page.html", page);
    let kept = desk.json("snapshot add E1 page.html --url https://roads.example/count");
    assert_eq!((&kept["media_type"], &kept["length"]), (&json!("text/html"), &json!(page.len())));
    holds(&desk.ok("snapshot add E1 page.html"), &["quote", "stands in the snapshot"]);
    let name = kept["sha256"].as_str().unwrap();
    desk.ok(["snapshot", "export", &name[..12], "--output", "again.html"]);
    assert_eq!(desk.read("again.html"), page);
    holds(&desk.ok(["snapshot", "show", name]), &["text/html", "12,100 cars on a weekday"]);
    assert_eq!(desk.json("claim show 1")["evidence"][0]["snapshot"]["sha256"], kept["sha256"]);
    holds(&desk.ok("report --claim 1"), &[&name[..12]]);

    desk.write("other.txt", "The bridge carries about 11,900 cars on a weekday.");
    holds(
        &desk.ok("snapshot add E1 other.txt"),
        &["does not stand in the snapshot so", "nearest", "[-12,100-]", "{+11,900+}"],
    );
    let (error, code) = desk.error("snapshot show 0000");
    assert_eq!((&error["kind"], code), (&json!("not_found"), 1));
    desk.write("empty.txt", "");
    assert_eq!(desk.error("snapshot add E1 empty.txt").0["kind"], "invalid");
    assert_eq!(desk.error("snapshot add E9 other.txt").0["kind"], "not_found");
    desk.ok("verify");
}

#[test]
fn evidence_is_kept_as_it_is_attached_and_its_derivation_is_drawn() {
    let desk = desk();
    desk.write("page.txt", "Toll data: about 12,050 cars a day.");
    let said = desk.ok(
        "evidence add 1 --source Toll --kind dataset --stance supports --quote 'about 12,050 cars a day' --snapshot page.txt --derived-from E1",
    );
    holds(&said, &["E3 added", "stands in the snapshot to the letter"]);
    desk.ok("evidence add 1 --source Daily --kind news_report --stance supports --paraphrase 'As the toll says.' --derived-from E3");
    holds(&desk.ok("evidence show E4"), &["taken from", "E3 \u{203a} E1"]);
    holds(&desk.ok("evidence show E3"), &["snapshot", "stands in the snapshot"]);
    assert_eq!(desk.error("evidence add 1 --source Toll --stance supports --snapshot none.txt").0["kind"], "io");
    assert_eq!(desk.json("evidence list 1").as_array().unwrap().len(), 4, "nothing half-done stays");
}

#[test]
fn a_pdf_is_read_in_a_process_of_its_own() {
    let desk = desk();
    desk.write("note.pdf", pdf("carries about 12,100 cars on a weekday"));
    holds(&desk.ok("snapshot add E1 note.pdf"), &["application/pdf", "stands in the snapshot"]);
    desk.write("broken.pdf", b"%PDF-1.4\ngarbage");
    holds(&desk.ok("snapshot add E1 broken.pdf"), &["could not be looked for"]);
}

/// A page of a PDF with one line of text.
fn pdf(text: &str) -> Vec<u8> {
    let stream = format!("BT /F1 12 Tf 72 700 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    let size = objects.len() + 1;
    file.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

/// Answers one request with these bytes; returns the address.
fn serve(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/page", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(answer.as_bytes());
    });
    address
}

#[test]
fn a_page_is_fetched_whole_or_not_at_all_and_never_from_within() {
    let desk = desk();
    let before = desk.head();
    let (error, code) = desk.error(["snapshot", "fetch", "E1", &serve("HTTP/1.1 200 OK\r\n\r\nx")]);
    assert_eq!((&error["kind"], code), (&json!("not_fetched"), 1));
    holds(error["hint"].as_str().unwrap(), &["--allow-private"]);
    let short = serve("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
    assert_eq!(desk.error(["snapshot", "fetch", "E1", &short, "--allow-private"]).0["kind"], "not_fetched");
    assert_eq!(desk.run("snapshot fetch E1").code, 2, "the source has no address");
    assert_eq!(desk.head(), before, "nothing was kept");

    let page =
        serve("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 11\r\n\r\n12,100 cars");
    let kept = desk.json(["snapshot", "fetch", "E1", &page, "--allow-private"].map(str::to_owned).to_vec());
    assert_eq!((&kept["url"], &kept["http_status"]), (&json!(page), &json!(200)));
    assert_eq!((&kept["media_type"], &kept["method"]), (&json!("text/plain"), &json!("http_get")));
}

#[test]
fn damaged_bytes_are_found_and_the_ledger_brings_whole_ones_back() {
    let desk = desk();
    desk.write("page.txt", "words ".repeat(200));
    desk.ok("snapshot add E1 page.txt");
    desk.ok("export ledger --output case.jsonl");
    desk.ok("--db again.db import ledger case.jsonl");
    desk.ok("--db again.db export ledger --output again.jsonl");
    assert_eq!(desk.read("again.jsonl"), desk.read("case.jsonl"));
    desk.write("cut.jsonl", desk.read("case.jsonl").replacen("\"base64\":\"", "\"base64\":\"AAAA", 1));
    assert_eq!(desk.error("--db third.db import ledger cut.jsonl").0["kind"], "damaged");
    let (bytes, events): (Vec<_>, Vec<_>) =
        desk.read("case.jsonl").lines().map(str::to_owned).partition(|line| line.starts_with("{\"blob\""));
    desk.write("without.jsonl", events.join("\n"));
    holds(&desk.refused("--db third.db import ledger without.jsonl"), &["E1", "its bytes are not in the file"]);
    let nobodys = r#"{"blob":"709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c","base64":"AAAA"}"#;
    desk.write("more.jsonl", [events, bytes, vec![nobodys.to_owned()]].concat().join("\n"));
    holds(&desk.refused("--db third.db import ledger more.jsonl"), &["709e80c8", "named by no event"]);
    assert!(!desk.path("third.db").exists());

    let conn = desk.behind_its_back();
    let gone = conn.execute_batch(
        "DROP TRIGGER blob_is_never_changed; UPDATE blob SET bytes = x'00';
         CREATE TRIGGER blob_is_never_changed BEFORE UPDATE ON blob\nBEGIN SELECT RAISE(ABORT, 'a blob is never changed'); END;",
    );
    gone.unwrap();
    drop(conn);
    let said = desk.run("verify").ends(3).out;
    holds(&said, &["the kept bytes", "do not match their hash", "E1"]);
    assert_eq!(desk.run("check --rule snapshot-damaged").code, 3);
}

#[test]
fn the_past_still_holds_its_bytes() {
    let desk = desk();
    desk.write("page.txt", "It carries about 12,100 cars on a weekday.");
    desk.ok("snapshot add E1 page.txt");
    let now = desk.json("report");
    let then = desk.json("report --at 2026-11-23T10:00:00Z");
    assert_eq!(then["check"], now["check"], "nothing happened since, and no bytes were damaged");
}

#[test]
fn a_report_says_what_it_hides_from_a_blind_reader() {
    let desk = desk();
    desk.ok("--as bo review start 1 --blind");
    let said = desk.run("--as bo report --format markdown").ends(0);
    holds(&said.err, &["1 claim", "without its verdict"]);
    assert_eq!(desk.run("report").ends(0).err, "", "nothing is hidden from others");
}

#[test]
fn merged_origins_count_as_one_witness() {
    let desk = desk();
    desk.ok("evidence add 1 --source 'Daily' --kind news_report --stance supports --paraphrase 'As the office says.' --origin daily");
    assert_eq!(desk.json("claim show 1")["counts"]["origins"], 3);
    holds(&desk.ok("origin merge daily S1 --because 'it quotes the office'"), &["S1", "daily"]);
    assert_eq!(desk.json("claim show 1")["counts"], json!({"for": 2, "against": 1, "origins": 2}));
    assert_eq!(desk.error("origin merge daily S1").0["kind"], "one_origin");
    assert_eq!(desk.error("origin merge nobody S1").0["kind"], "not_found");
    desk.ok("origin merge S1 S2");
    assert_eq!(desk.json("claim show 1")["counts"]["origins"], 1, "what was merged before follows");
    desk.ok("verify");
}

#[test]
fn an_approval_covers_what_was_read_and_any_change_voids_it() {
    let desk = desk();
    assert_eq!(desk.json("review queue")[0]["number"], 1);
    assert_eq!(desk.error("review approve 1 --unseen").0["kind"], "own_verdict");
    assert_eq!(desk.error("--as bo review approve 2 --unseen").0["kind"], "not_checked");
    desk.ok("--as bo review approve 1 --unseen --note 'read against the count'");
    assert_eq!((stage(&desk, 1), flags(&desk, 1)), (json!("approved"), json!([])));
    assert_eq!(desk.json("review queue"), json!([]));
    desk.ok("claim tag 1 front");
    desk.ok("claim assign 1 cy");
    assert_eq!(stage(&desk, 1), "approved", "tags and desks are no content");
    for change in [
        "evidence add 1 --source 'Toll' --kind dataset --stance supports --paraphrase 'It agrees.'",
        "origin merge S2 S1",
        "evidence withdraw E2 --reason 'a miscount'",
        "source edit S1 --reliability b",
        "status 1 mostly_supported --because 'Rounded [E1].'",
    ] {
        desk.ok("--as bo review approve 1 --unseen");
        assert_eq!(stage(&desk, 1), "approved");
        desk.ok(change);
        assert_eq!(stage(&desk, 1), "checked", "{change}");
        assert_eq!(flags(&desk, 1), json!(["approval_void", "single_reader"]), "{change}");
        assert_eq!(desk.run("check --rule approval-void").code, 3);
    }
    desk.ok("verify");
}

#[test]
fn a_returned_claim_waits_for_its_checker() {
    let desk = desk();
    assert_eq!(desk.run("--as bo review return 1").code, 2, "a return says what is to be done");
    desk.ok("--as bo review return 1 --note 'which weekday?'");
    assert_eq!((stage(&desk, 1), flags(&desk, 1)), (json!("checked"), json!(["returned", "single_reader"])));
    assert_eq!(desk.json("review queue"), json!([]));
    desk.ok("status 1 supported --because 'Tuesdays [E1].'");
    assert_eq!(desk.json("review queue")[0]["number"], 1);
    holds(&desk.ok("claim history 1"), &["returned #1", "which weekday?"]);
}

#[test]
fn a_blind_reader_sees_no_first_verdict_until_they_have_given_theirs() {
    let desk = desk();
    assert_eq!(desk.error("--as bo review verdict 1 mixed --because '[E1]'").0["kind"], "not_reading");
    desk.ok("--as bo review start 1 --blind");
    assert_eq!(desk.error("--as bo review start 1 --blind").0["kind"], "already_reading");
    assert_eq!(desk.error("--as bo review approve 1 --unseen").0["kind"], "verdict_owed");
    for line in [
        "claim show 1",
        "claim show 1 --json",
        "claim list",
        "claim list --json",
        "report",
        "report --json",
        "review queue",
        "claim history 1",
        "search cyclists",
        "report --format markdown",
        "evidence list 1",
        "memo",
    ] {
        let said = desk.ok(format!("--as bo {line}").as_str());
        assert!(
            !said.contains("12,100 [E1]") && !said.contains("\"supported\"") && !said.contains("is supported"),
            "{line}: {said}"
        );
    }
    assert!(desk.ok("claim show 1").contains("12,100 [E1]"), "others see it");
    desk.ok("--as bo review verdict 1 mixed --because 'Two counts [E1, E2].'");
    assert!(desk.ok("--as bo claim show 1").contains("12,100 [E1]"), "now it is shown");
    assert!(flags(&desk, 1).as_array().unwrap().contains(&json!("readers_differ")));
    assert_eq!(desk.error("review settle 2 --because 'x'").0["kind"], "nothing_to_settle");
    desk.ok("--as cy review settle 1 --because 'The cyclists counted on a Sunday [E2].' --status mostly_supported");
    let claim = desk.json("claim show 1");
    assert_eq!(claim["status"]["true"]["status"], "mostly_supported");
    assert_eq!(claim["second_readings"][0]["settled"], "The cyclists counted on a Sunday [E2].");
    assert_eq!(claim["flags"], json!(["single_reader"]));
}

#[test]
fn a_blind_verdict_that_agrees_is_an_approval() {
    let desk = desk();
    desk.ok("--as bo review start 1 --blind");
    desk.ok("--as bo review verdict 1 supported --because 'The count fits [E1].'");
    assert_eq!(stage(&desk, 1), "approved");
    assert_eq!(desk.json("claim show 1")["reviews"][0]["by"], "bo");
}

#[test]
fn a_fix_is_proposed_answered_and_printed_for_its_author() {
    let desk = desk();
    desk.ok("fix propose 1 --to 'The old bridge carries about 12,100 cars a day' --because 'The office counts so.' --evidence E1");
    assert_eq!(desk.error("fix propose 1 --to x --because y --evidence E9").0["kind"], "not_found");
    assert_eq!(
        desk.error(["fix", "propose", "1", "--to", "The old bridge carries 12,000 cars a day", "--because", "y"]).0["kind"],
        "invalid"
    );
    holds(&desk.ok("memo"), &["F1", "says", "12,000", "should say", "12,100", "not answered yet"]);
    desk.ok("fix answer F1 query --note 'which year?'");
    desk.ok("fix answer F1 accepted --role editor");
    holds(
        &desk.ok("memo --format markdown"),
        &["## F1", "query by the author", "which year?", "accepted by the editor"],
    );
    holds(
        &desk.ok("memo --format criticmarkup"),
        &[
            "{~~The old bridge carries 12,000 cars a day~>The old bridge carries about 12,100 cars a day~~}{>>F1",
            "<<}.",
        ],
    );
    desk.ok("memo --format criticmarkup --output memo.md");
    assert!(desk.read("memo.md").contains("{~~"));
    assert_eq!(desk.json("memo")[0]["answers"][1]["answer"], "accepted");
    assert_eq!(desk.json("memo --output memo.json")["file"], "memo.json");
    assert_eq!(desk.read("memo.json"), desk.ok("memo --json"));
    assert_eq!(desk.ok("memo --article A1 --format markdown"), desk.ok("memo --format markdown"));
}

#[test]
fn an_open_right_of_reply_shows_until_it_is_answered() {
    let desk = desk();
    desk.ok("contact add 1 2 --who 'Road office' --read-back 'You count 12,000?' --deadline 2026-12-01");
    assert_eq!(desk.run("check --rule reply-open").code, 3);
    holds(&desk.ok("contact list 2"), &["K1", "Road office", "#1, #2", "2026-12-01"]);
    desk.ok("contact answer K1 --answer 'On weekdays.'");
    assert_eq!(desk.error("contact answer K1 --answer 'Again.'").0["kind"], "already_answered");
    assert_eq!(desk.run("check --rule reply-open").code, 0);
    assert_eq!(desk.error("contact add 9 --who X").0["kind"], "not_found");
}

#[test]
fn after_publication_a_changed_verdict_demands_a_note_that_the_reader_sees() {
    let desk = desk();
    assert_eq!(desk.error("note 1 correction --text 'x'").0["kind"], "not_published");
    desk.ok("--as bo review approve 1 --unseen");
    holds(
        &desk.ok("publish A1 --url https://news.example/bridge"),
        &["revision 1", "3 claims", "2 of them were not approved"],
    );
    assert_eq!(stage(&desk, 1), "published");
    assert_eq!(desk.run("check --rule correction-due").code, 0);
    let mut later = desk.command();
    later.env("CLAIMBENCH_NOW", "2026-11-24T09:00:00Z");
    Said::by(later.args(["status", "1", "mixed", "--because", "Two counts [E1, E2]."])).ends(0);
    assert_eq!(desk.run("check --rule correction-due").code, 3);
    let mut note = desk.command();
    note.env("CLAIMBENCH_NOW", "2026-11-25T09:00:00Z");
    Said::by(note.args(["note", "1", "correction", "--text", "The counts differ."])).ends(0);
    assert_eq!(desk.run("check --rule correction-due").code, 0);
    for format in ["table", "markdown", "json"] {
        let report = desk.ok(format!("report --audience public --format {format}").as_str());
        holds(&report, &["The counts differ."]);
        assert!(report.contains("2026-11-25"), "{report}");
    }
    let at_first = desk.ok("report --at 2026-11-23T09:00:00Z --format markdown");
    assert!(!at_first.contains("The counts differ."), "the past knows no note");
}

#[test]
fn a_warning_is_waived_on_the_record_and_an_error_is_not() {
    let desk = desk();
    let objections = desk.run("check --json").ends(3).out;
    let objections: Value = serde_json::from_str(&objections).unwrap();
    let first = objections.as_array().unwrap().iter().find(|one| one["severity"] == "warning").unwrap();
    let rule = first["rule"].as_str().unwrap();
    desk.ok(["check", "waive", "1", rule, "--reason", "A small matter."]);
    assert_eq!(desk.run(["check", "--rule", rule]).code, 0);
    holds(
        &desk.run(["check", "--rule", rule, "--waived"]).ends(3).out,
        &[rule, "waived by the one who gave the verdict, ana", "A small matter."],
    );
    desk.ok(["check", "waive", "1", rule, "--undo"]);
    assert_eq!(desk.run(["check", "--rule", rule]).code, 3);
    assert_eq!(desk.error("check waive 1 circular --reason x").0["kind"], "not_waivable");
    holds(
        &desk.ok("check --explain single-origin"),
        &["single-origin", "wants", "why", "source", "check waive N single-origin"],
    );
    assert_eq!(desk.json("check --explain single-origin")["severity"], "warning");
    holds(&desk.ok("report"), &["Check: "]);
}

#[test]
fn a_clean_desk_is_silent() {
    let desk = Desk::new();
    let said = desk.run("check").ends(0);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("", ""));
    assert_eq!(desk.json("check"), json!([]));
}

#[test]
fn no_confidential_word_leaves_the_desk() {
    let desk = Desk::new();
    desk.write("text.txt", BODY);
    desk.ok("article add text.txt --title Bridge");
    desk.ok("claim add 'The bridge will close.' --article 1 --quote 'it will close in May' --tag SECRETTAG");
    desk.ok("claim assign 1 SECRETASSIGNEE");
    desk.ok([
        "source",
        "add",
        "Jo Roe SECRETNAME",
        "--kind",
        "interview",
        "--confidential",
        "--publisher",
        "SECRETPUBLISHER",
        "--author",
        "SECRETAUTHOR",
        "--url",
        "https://secreturl.example/x",
        "--interest",
        "SECRETINTEREST",
        "--note",
        "SECRETNOTE",
        "--origin",
        "SECRETORIGIN",
        "--reliability",
        "b",
        "--reason",
        "SECRETREASON",
    ]);
    desk.ok([
        "evidence",
        "add",
        "1",
        "--source",
        "1",
        "--stance",
        "supports",
        "--paraphrase",
        "jo roe secretname told us.",
        "--origin",
        "SECRETLABEL",
        "--credibility",
        "2",
        "--credibility-reason",
        "SECRETCREDIBILITY",
    ]);
    desk.write("page.txt", "told us");
    desk.ok("snapshot add E1 page.txt --url https://secreturl.example/x --note SECRETSNAPSHOT");
    desk.ok(["status", "1", "supported", "--because", "Jo Roe SECRETNAME says so [E1]."]);
    desk.ok("contact add 1 --who SECRETCONTACT --answer SECRETANSWER --off-record");
    desk.ok(["--as", "bo", "review", "approve", "1", "--unseen", "--note", "SECRETREVIEW"]);
    desk.ok(["check", "waive", "1", "single-origin", "--reason", "SECRETWAIVER"]);
    desk.ok(["fix", "propose", "1", "--to", "may close in May", "--because", "Jo Roe SECRETNAME doubts it."]);
    desk.ok("publish 1");
    desk.ok(["note", "1", "clarification", "--text", "Jo Roe SECRETNAME was asked."]);

    let own = ["SECRETTAG", "SECRETASSIGNEE", "SECRETREVIEW", "SECRETWAIVER", "SECRETCREDIBILITY", "SECRETREASON"];
    let never = [
        "SECRETNAME",
        "secretname",
        "SECRETAUTHOR",
        "secreturl",
        "SECRETCONTACT",
        "SECRETANSWER",
        "SECRETORIGIN",
        "SECRETPUBLISHER",
        "SECRETINTEREST",
        "SECRETNOTE",
        "SECRETLABEL",
        "SECRETSNAPSHOT",
    ];
    for audience in ["author", "public"] {
        for format in ["table", "markdown", "html", "json"] {
            let report = desk.ok(format!("report --audience {audience} --format {format}").as_str());
            for word in never.iter().chain(&own) {
                assert!(!report.contains(word), "{word} in the {format} report for {audience}:\n{report}");
            }
            assert!(report.contains("confidential source S1"), "{format} for {audience}");
            assert!(report.contains("published"), "the stage is that of the whole claim: {report}");
        }
    }
    for line in [
        "export csv --what sheet",
        "export csv --what evidence",
        "export csv --what statuses",
        "export csv --what sources",
        "export csv",
        "export json",
        "export annotations",
        "export annotations --audience author",
        "export averitec",
        "export bibliography",
        "export bibliography --format ris",
        "export bibliography --format csl",
        "export claimreview --publisher Desk --site https://desk.example/ --page https://desk.example/bridge",
    ] {
        let out = desk.ok(line);
        for word in never {
            assert!(!out.contains(word), "{word} in {line}:\n{out}");
        }
    }
    holds(&desk.ok("report"), &["CONFIDENTIAL", "SECRETNAME"]);
}

#[test]
fn a_pack_holds_everything_and_restores_the_case() {
    let desk = desk();
    desk.write("page.html", "<p>carries about 12,100 cars on a weekday</p>");
    desk.ok("snapshot add E1 page.html");
    holds(&desk.ok("pack case.zip"), &["Packed into case.zip", &desk.head()]);
    holds(&desk.ok("--db again.db unpack case.zip"), &[&desk.head()]);
    desk.ok("--db again.db verify");
    assert_eq!(desk.ok("--db again.db export ledger"), desk.ok("export ledger"));
    assert_eq!(desk.error("--db again.db unpack case.zip").0["kind"], "exists");
    desk.ok("pack again.zip");
    assert_eq!(std::fs::read(desk.path("again.zip")).unwrap(), std::fs::read(desk.path("case.zip")).unwrap());
    let mut bytes = std::fs::read(desk.path("case.zip")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xFF;
    desk.write("broken.zip", bytes);
    let (error, code) = desk.error("--db third.db unpack broken.zip");
    assert_eq!((&error["kind"], code), (&json!("unreadable"), 1));
    assert!(!desk.path("third.db").exists());
}

#[test]
fn what_went_out_without_approval_is_said_wherever_it_is_left_out() {
    let desk = Desk::new();
    desk.write("a.txt", "Trees grew by 5 percent.\n");
    desk.ok("article add a.txt");
    desk.ok("claim add 'Trees grew by 5 percent.' --article A1");
    desk.ok("evidence add 1 --source B --kind dataset --stance refutes --quote x");
    desk.ok("status 1 refuted --because 'The table says no [E1].'");
    desk.ok("publish A1");
    let export = "export claimreview --publisher D --site https://d.org/ --page https://d.org/p";
    let said = desk.run(export).err;
    holds(
        &said,
        &["is approved as it stands, so none went out", "1 claim was published without approval as it stands"],
    );
    let listed = desk.run("claim list stage:published");
    holds(&listed.err, &["1 claim was published without approval as it stands; the stage of such a claim is checked."]);
    desk.ok("--as ben review approve 1 --unseen");
    assert!(!desk.run(export).err.contains("approv"));
    holds(&desk.ok("claim list stage:published"), &["Trees grew"]);
}
