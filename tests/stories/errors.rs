//! Errors: how a command ends, what it says, and that a script can tell by the kind.

use crate::desk::{Desk, holds};

#[test]
fn a_command_ends_with_0_1_2_or_3() {
    let desk = Desk::new();
    desk.run("claim add 'A claim.'").ends(0);
    desk.run("--help").ends(0);
    desk.run("claim add --help").ends(0);
    desk.run("--version").ends(0);
    desk.run("claim show 9").ends(1);
    desk.run("claim show nine").ends(2);
    desk.run("claim").ends(2);
    desk.run("claim add").ends(2);
    desk.run("frobnicate").ends(2);
    desk.behind_its_back().execute_batch("UPDATE claim SET text = 'x'").unwrap();
    desk.run("verify").ends(3);
}

#[test]
fn errors_under_json_are_one_document_on_stderr() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    for (line, kind, code) in [
        ("claim show 9", "not_found", 1),
        ("claim add 'x' --article 3", "not_found", 1),
        ("evidence show E9", "not_found", 1),
        ("source show TASS", "not_found", 1),
        ("status 1 refuted", "verdict_refused", 1),
        ("status 1 supported --question said", "question_does_not_apply", 1),
        ("claim edit 1", "nothing_to_change", 1),
        ("claim relate 1 repeats 1", "related_to_itself", 1),
        ("claim reopen 1 --note x", "not_set_aside", 1),
        ("--db nowhere.db claim list", "no_case", 1),
        ("init", "exists", 1),
        ("export csv --output no/such/folder.csv", "io", 1),
        ("search status:fine", "invalid", 1),
        ("claim add 'x' --priority 9", "usage", 2),
        ("evidence add 1 --source Nobody --stance supports", "usage", 2),
        ("frobnicate", "usage", 2),
    ] {
        let (error, ended) = desk.error(line);
        assert_eq!((error["kind"].as_str(), ended), (Some(kind), code), "{line}: {error}");
        assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()), "{line}: {error}");
        assert!(error.get("hint").is_some(), "{line}: {error}");
    }
}

#[test]
fn a_refusal_says_what_was_wrong_with_what_and_the_way_out() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    holds(&desk.refused("claim show 9"), &["error:", "there is no claim #9", "claimbench claim list"]);
    holds(&desk.refused("--db nowhere.db claim list"), &["nowhere.db", "claimbench init", "claimbench demo"]);
    holds(&desk.refused("status 1 supported --because x --question said"), &["not asked", "It is asked: true"]);
    let said = desk.run("evidence add 1 --source Nobody --stance supports").ends(2).err;
    holds(&said, &["no source Nobody", "source add", "--kind"]);
}

#[test]
fn a_bad_value_is_refused_with_the_name_of_its_field() {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    for (line, named) in [
        ("claim add 'x' --as-of 2025-02-29", "--as-of"),
        ("claim add 'x' --recheck-by 12/11/2026", "--recheck-by"),
        ("claim edit 1 --worth 101", "--worth"),
        ("claim add 'x' --quantity NaN", "NaN"),
        ("claim edit 1 --quantity 1e400", "1e400"),
        ("evidence add 1 --source TASS --kind wire --stance supports --credibility 0", "--credibility"),
        ("evidence add 1 --source TASS --kind wire --stance supports --data-as-of tomorrow", "--data-as-of"),
        ("evidence add 1 --source TASS --kind wire --stance silent", "search note"),
        ("source add TASS --kind wire --url tass.com", "web address"),
        ("source add '  ' --kind wire", "source name"),
        ("source add TASS --kind rumour", "--kind"),
        ("claim add '   '", "claim is empty"),
        ("claim tag 1 ''", "tag"),
        ("claim assign 1 '  '", "assignee"),
        ("--as '' claim add 'x'", "handle"),
        ("report --at yesterday", "--at"),
        ("verify --head 12", "--head"),
        ("claim add 'x' --article A0", "--article"),
    ] {
        let said = desk.run(line);
        assert!(matches!(said.code, 1 | 2), "{line} ended with {}", said.code);
        assert!(said.err.contains(named), "{line} does not name {named}: {}", said.err);
    }
    assert_eq!(desk.json("verify")["events"], 2, "something was stored");
}

#[test]
fn a_clock_that_cannot_be_read_is_a_misuse() {
    let desk = Desk::new();
    let said = crate::desk::Said::by(desk.command().env("CLAIMBENCH_NOW", "noon").args(["claim", "list"])).ends(2);
    holds(&said.err, &["CLAIMBENCH_NOW", "noon"]);
}

#[test]
fn under_json_nothing_but_the_document_is_on_stdout() {
    let desk = Desk::demo();
    for line in [
        "claim list --limit 3",
        "search the --limit 1",
        "report",
        "verify",
        "source list",
        "article list",
        "claim history 51",
    ] {
        desk.json(line);
    }
}

#[test]
fn every_command_in_a_list_says_what_it_does() {
    let desk = Desk::bare();
    let mut commands = 0;
    for line in ["--help", "-h", "help", "help claim", "article --help", "claim -h", "check --help", "import --help"] {
        let said = desk.run(line);
        let text = said.out + &said.err;
        let (_, list) = text.split_once("Commands:\n").unwrap_or_else(|| panic!("{line}: {text}"));
        let is_command = |line: &&str| line.strip_prefix("  ").is_some_and(|line| !line.starts_with(' '));
        for command in list.lines().take_while(|line| !line.is_empty()).filter(is_command) {
            assert!(command.split_whitespace().count() > 1, "{line}: {command:?}");
            commands += 1;
        }
    }
    assert!(commands > 60, "{commands}");
}
