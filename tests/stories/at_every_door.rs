//! What is refused or pointed out wherever it could come in: files that are no text, citations of nothing, figures that are
//! not those of the words, open words for confidential evidence, addresses that tell a password, letters that pass for others.

use crate::desk::{Desk, holds};
use serde_json::json;

#[test]
fn a_file_that_is_no_text_is_no_article() {
    let desk = Desk::new();
    for (name, bytes, told) in [
        ("a.png", &b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"[..], "a picture"),
        ("a.docx", b"PK\x03\x04\x14\0\0\0\0\0word/document.xml", "no ZIP file, as these documents are"),
        ("a.xlsx", b"PK\x03\x04\x14\0\0\0\0\0xl/workbook.xml", "a workbook"),
        ("a.txt", b"PK\x03\x04\x14\0\0\0\0\0", "a ZIP file"),
    ] {
        std::fs::write(desk.path(name), bytes).unwrap();
        let (error, code) = desk.error(format!("article add {name}").as_str());
        assert_eq!((&error["kind"], code), (&json!("unreadable"), 1), "{name}");
        holds(error["message"].as_str().unwrap(), &[name, told]);
    }
    let (error, _) = desk.error("import csv a.xlsx");
    holds(error["message"].as_str().unwrap(), &["a workbook", "`import xlsx` reads it"]);
}

#[test]
fn figures_that_are_not_those_of_the_words_are_pointed_out() {
    let desk = Desk::new();
    std::fs::write(desk.path("a.txt"), "The budget\n\nSpending fell by 28 percent in May.\n").unwrap();
    desk.ok("article add a.txt");
    desk.ok("claim add 'Spending fell by 28 percent.' --article A1 --quote 'Spending fell by 28 percent'");
    let edited = desk.run("claim edit 1 --text 'Spending fell by 31 percent.'");
    holds(&edited.err, &["\"31 percent\"", "\"28 percent\""]);
    holds(&desk.run("check --rule figure-astray").out, &["“31 percent”", "“28 percent”"]);

    desk.ok(
        "evidence add 1 --source Office --kind official_statement --stance supports --quote 'It fell by 26 percent.'",
    );
    holds(&desk.ok("evidence edit E1 --quote 'It fell by 27 percent.'"), &["\"26 percent\" became \"27 percent\""]);
    desk.ok("evidence edit E1 --quantity '26 percent'");
    holds(
        &desk.ok("evidence edit E1 --quote 'It fell by 25 percent.'"),
        &["as set by hand: \"26 percent\"", "read \"25 percent\""],
    );
}

#[test]
fn what_cites_nothing_is_refused_wherever_it_is_said() {
    let desk = Desk::new();
    desk.ok("claim add 'The bridge is open.'");
    desk.ok("evidence add 1 --source Office --kind official_statement --stance supports --paraphrase 'It is.'");
    desk.ok("evidence add 1 --source Office --stance refutes --paraphrase 'It is not.'");
    desk.ok("evidence withdraw E2 --reason 'Misread.'");
    for line in [
        "status 1 supported --because 'So it is [E1].' --finding 'It is open [E99].'",
        "fix propose 1 --old x --to y --because 'See [E99].'",
        "fix propose 1 --old x --to y --because 'It is.' --evidence E2",
    ] {
        assert_eq!(desk.error(line).0["kind"], "citations_refused", "{line}");
    }
}

#[test]
fn evidence_of_a_confidential_source_is_not_put_under_an_open_one() {
    let desk = Desk::new();
    desk.ok("claim add 'The bridge is open.'");
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    desk.ok("source add Office --kind official_statement");
    desk.ok("evidence add 1 --source S1 --stance supports --quote 'It opened at night.'");
    assert_eq!(desk.error("evidence edit E1 --source S2").0["kind"], "merge_would_disclose");
}

#[test]
fn no_address_that_goes_out_tells_a_password() {
    let desk = Desk::new();
    for (site, page) in [
        ("https://u:p@desk.example/", "https://desk.example/a"),
        ("https://desk.example/", "https://u:p@desk.example/a"),
    ] {
        let line = format!("export claimreview --publisher Desk --site {site} --page {page}");
        assert_eq!(desk.error(line.as_str()).0["kind"], "invalid", "{line}");
    }
}

#[test]
fn a_handle_whose_letters_pass_for_others_is_marked() {
    let desk = Desk::new();
    desk.ok("--as b\u{435}rta claim add 'The bridge is open.'");
    holds(&desk.ok("claim history 1"), &["look-alike letters"]);
    let assigned = desk.run("claim assign 1 c\u{430}rl");
    holds(&assigned.err, &["look-alike letters"]);
}
