//! At the door: what no command and no import takes in, and what is taken in with a warning.

use crate::desk::{Desk, Said, holds};

const SOURCE: [&str; 5] = ["source", "add", "A paper", "--kind", "news_report"];

/// Addresses that show another place than they lead to.
const DISGUISED: [&str; 5] = [
    "https://ana:secret@example.org/",
    "https://example.org\\@evil.example/",
    "https://example.org/\u{202E}gpj.exe",
    "https://exam\u{200B}ple.org/",
    "https://reuters.com@evil.example/",
];

#[test]
fn an_address_that_shows_another_is_refused_at_every_door() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    desk.ok("evidence add 1 --source Paper --kind news_report --stance supports");
    desk.write("page.txt", "The text of a page.");
    for address in DISGUISED {
        let lines: [Vec<&str>; 6] = [
            [&SOURCE[..], &["--url", address]].concat(),
            vec!["source", "edit", "S1", "--url", address],
            vec!["article", "add", "page.txt", "--url", address],
            vec!["snapshot", "add", "E1", "page.txt", "--url", address],
            vec![
                "evidence",
                "add",
                "1",
                "--source",
                "New",
                "--kind",
                "news_report",
                "--stance",
                "supports",
                "--url",
                address,
            ],
            vec!["snapshot", "fetch", "E1", address],
        ];
        for line in lines {
            let line: Vec<String> = line.into_iter().map(str::to_owned).collect();
            let said = line.join(" ");
            let (error, code) = desk.error(line);
            assert_eq!((error["kind"].as_str(), code), (Some("invalid"), 1), "{said}: {error}");
        }
        let sheet = format!("claim,url\n\"One more.\",\"{address}\"\n");
        desk.write("sheet.csv", sheet);
        assert_eq!(desk.run("import csv sheet.csv").code, 1, "{address}");
    }
    assert_eq!(desk.json("claim list").as_array().unwrap().len(), 1);
}

#[test]
fn no_text_holds_a_nul() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    for line in [["claim", "add", "-"], ["claim", "edit", "1"]] {
        let mut line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
        if line[1] == "edit" {
            line.extend(["--text".to_owned(), "-".to_owned()]);
        }
        holds(&desk.run_with(line, "A claim\0 with a hole.").ends(1).err, &["NUL"]);
    }
    desk.write("article.txt", "A text\0 with a hole.");
    holds(&desk.refused("article add article.txt"), &["the article holds a NUL"]);
    desk.write("sheet.csv", "claim\n\"With\0 a hole.\"\n");
    desk.run("import csv sheet.csv").ends(1);
}

#[test]
fn a_leap_second_is_refused_wherever_an_instant_is_given() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    desk.ok("evidence add 1 --source Paper --kind news_report --stance supports");
    desk.write("page.txt", "The text of a page.");
    let leap = "2016-12-31T23:59:60Z";
    desk.run(["snapshot", "add", "E1", "page.txt", "--retrieved-at", leap]).ends(2);
    desk.run(["report", "--at", leap]).ends(2);
    let said = Said::by(desk.command().env("CLAIMBENCH_NOW", leap).args(["claim", "list"])).ends(2);
    holds(&said.err, &["CLAIMBENCH_NOW", "23:59:60"]);
}

#[test]
fn a_name_that_passes_for_another_is_taken_with_a_warning_and_marked_when_shown() {
    let desk = Desk::new();
    // The first letter is Cyrillic.
    let name = "Rеuters";
    let said = desk.run(["source", "add", name, "--kind", "news_report", "--url", "https://rеuters.com/a"]).ends(0);
    holds(&said.err, &["look-alike letters", name]);
    holds(&said.err, &["https://rеuters.com/a"]);
    holds(&desk.ok("source show S1"), &["look-alike letters"]);
    holds(&desk.ok("source list"), &["look-alike letters"]);
    let said = desk.run(["claim", "add", "A claim.", "--said-by", "Anа", "--json"]).ends(0);
    holds(&said.err, &["look-alike letters", "Anа"]);
    holds(&desk.ok("claim show 1"), &["look-alike letters"]);
    let said =
        desk.run(["source", "add", "Кремль", "--kind", "official_statement", "--url", "https://пример.рф/"]).ends(0);
    assert_eq!(said.err, "");
}

#[test]
fn what_is_set_to_nothing_is_not_given() {
    let desk = Desk::new();
    let command = || {
        let mut command = desk.command();
        command.env("USER", "lena").env("CLAIMBENCH_ACTOR", "").env("CLAIMBENCH_DB", "").env("CLAIMBENCH_NOW", "");
        command
    };
    Said::by(command().args(["claim", "add", "A claim."])).ends(0);
    holds(&desk.ok("claim history 1"), &["lena"]);
    assert_eq!(Said::by(command().args(["claim", "add", "Another.", "--as", ""])).ends(1).out, "");
}
