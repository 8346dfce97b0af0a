//! The day at the desk: many claims at once, corrections of what was entered, notes to each other.

use crate::desk::{Desk, holds};
use serde_json::{Value, json};

/// Five claims, #1 to #5; the second of the Kremlin.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.ok("claim add 'The town has fallen.'");
    desk.ok("claim add 'Prices rose by 4.2 percent.' --said-by Kremlin");
    for text in ["The bridge was opened.", "The mayor resigned.", "The law was passed."] {
        desk.ok(["claim", "add", text]);
    }
    desk
}

fn field(desk: &Desk, field: &str) -> Vec<Value> {
    desk.json("claim list").as_array().unwrap().iter().map(|claim| claim[field].clone()).collect()
}

fn events(desk: &Desk) -> u64 {
    desk.head().split_once(':').unwrap().0.parse().unwrap()
}

#[test]
fn several_claims_are_tagged_given_and_ordered_at_once() {
    let desk = desk();
    holds(&desk.ok("claim tag 2 3 #4 economy front"), &["3 claims", "+economy +front", "#2", "#3", "#4", "mayor"]);
    assert_eq!(
        field(&desk, "tags"),
        [json!([]), json!(["economy", "front"]), json!(["economy", "front"]), json!(["economy", "front"]), json!([])]
    );
    desk.ok("claim tag 2 3 --remove front --tag 2026");
    assert_eq!(desk.json("claim show 2")["tags"], json!(["2026", "economy"]));
    let changed = desk.json("claim assign --where tag:economy ben");
    assert_eq!(changed.as_array().unwrap().len(), 3);
    desk.ok("claim assign 5 me");
    assert_eq!(field(&desk, "assignee"), [json!(null), json!("ben"), json!("ben"), json!("ben"), json!("ana")]);
    desk.ok("claim priority 1 2 1");
    assert_eq!(field(&desk, "priority"), [1, 1, 2, 2, 2]);
    desk.ok("claim set-aside --where assignee:ben --reason trivial");
    assert_eq!(field(&desk, "stage"), ["open", "set_aside", "set_aside", "set_aside", "open"]);
    // What is set aside already is not picked again.
    assert_eq!(desk.json("claim set-aside --where assignee:ben --reason trivial"), json!([]));
}

#[test]
fn one_refused_claim_leaves_the_others_as_they_were() {
    let desk = desk();
    let before = events(&desk);
    desk.refused("claim tag 2 99 economy");
    desk.ok("claim set-aside 3 --reason trivial");
    desk.refused("claim set-aside 2 3 --reason trivial");
    assert_eq!(events(&desk), before + 1);
    for line in [
        "claim tag 2 3 4",
        "claim tag x",
        "claim tag --where '' x",
        "claim tag 2 --where tag:x",
        "claim assign 2 3",
        "claim assign 2 ben ana",
        "claim priority 2 9",
        "claim priority 1",
        "claim assign ben",
    ] {
        assert_eq!(desk.run(line).code, 2, "{line}");
    }
}

#[test]
fn a_dry_run_tells_and_stores_nothing() {
    let desk = desk();
    let before = events(&desk);
    let said = desk.run("claim tag 1 2 economy --dry-run").ends(0);
    holds(&said.out, &["Would change 2 claims", "#1", "#2"]);
    assert_eq!(said.err, "Nothing was stored.\n");
    assert_eq!(desk.json("claim tag 1 economy --dry-run")["tags"], json!(["economy"]));
    desk.refused("claim set-aside 99 --reason trivial --dry-run");
    assert_eq!(events(&desk), before);
}

#[test]
fn what_is_so_already_is_nothing_that_happened() {
    let desk = desk();
    desk.ok("claim assign 1 ben");
    let before = events(&desk);
    desk.ok("claim assign 1 ben");
    desk.ok("claim priority 1 2");
    assert_eq!(events(&desk), before);
}

#[test]
fn a_query_for_me_finds_what_whoever_asks_has() {
    let desk = desk();
    desk.ok("claim assign 1 2 ana");
    desk.ok("claim assign 3 ben");
    assert_eq!(desk.json("claim list assignee:me").as_array().unwrap().len(), 2);
    assert_eq!(desk.json("--as ben search assignee:me")[0]["claim"], 3);
    holds(&desk.ok("claim list"), &["with", "said by", "ana", "Kremlin", "ben"]);
}

#[test]
fn without_a_command_the_program_says_what_it_can_do() {
    let desk = Desk::bare();
    for line in ["", "--as ana"] {
        let said = desk.run(line).ends(2);
        holds(&said.err, &["Usage: claimbench", "article", "claim"]);
        assert!(!said.err.contains("pdf-text") && !said.err.contains("error"), "{}", said.err);
    }
    let (error, code) = desk.error("");
    assert_eq!((code, error["kind"].as_str()), (2, Some("usage")));
    assert!(!error.to_string().contains("pdf-text"), "{error}");
}

/// The desk's claims with a wire and a ministry as sources, and a piece of evidence on #2.
fn with_evidence() -> Desk {
    let desk = desk();
    desk.ok("source add TASS --kind wire --url https://tass.com/1");
    desk.ok("source add Ministry --kind official_statement");
    desk.ok("evidence add 2 --source TASS --stance supports --quote 'Prices rose by 4.2 percent.' --locator p.3");
    desk
}

#[test]
fn a_piece_of_evidence_is_corrected_and_the_old_words_stay_readable() {
    let desk = with_evidence();
    desk.ok(
        "evidence edit E1 --quote 'Prices rose by 4.6 percent.' --stance refutes --source Ministry --clear locator \
         --data-as-of 2026-10",
    );
    let evidence = desk.json("evidence show E1");
    assert_eq!((&evidence["stance"], &evidence["source"]["name"]), (&json!("refutes"), &json!("Ministry")));
    assert_eq!((&evidence["locator"], &evidence["data_as_of"]), (&json!(null), &json!("2026-10")));
    // Its figure was read from the quotation, and is again.
    assert_eq!(evidence["quantity"]["point"], "4.6");
    holds(
        &desk.ok("claim history 2"),
        &["changed E1", "place from \"p.3\" to nothing", "source from S1 to S2", "4.2 percent", "4.6 percent"],
    );
    desk.ok("evidence edit E1 --clear quantity --quantity '5 percent'");
    assert_eq!(desk.json("evidence show E1")["quantity"]["point"], "5");
    // A figure that somebody gave stays when the words change.
    desk.ok("evidence edit E1 --quote 'Prices rose by 7 percent.'");
    assert_eq!(desk.json("evidence show E1")["quantity"]["point"], "5");
    desk.refused("evidence edit E1 --stance refutes");
    desk.refused("evidence edit E1 --stance silent");
    desk.refused("evidence edit E1 --derived-from E1");
    desk.ok("verify");
}

#[test]
fn evidence_moves_to_another_claim_unless_a_verdict_cites_it() {
    let desk = with_evidence();
    desk.ok("evidence move E1 1");
    assert_eq!(desk.json("evidence list 2"), json!([]));
    assert_eq!(desk.json("evidence list 1")[0]["question"], "true");
    desk.refused("evidence move E1 1");
    desk.ok("status 1 supported --because 'See [E1].'");
    let said = desk.refused("evidence move E1 3");
    holds(&said, &["E1", "#1", "cites it", "evidence add"]);
    desk.ok("status 1 unverified");
    desk.ok("evidence move E1 3");
    holds(&desk.ok("claim history 1"), &["moved E1 from #2 to #1", "moved E1 from #1 to #3"]);
    desk.ok("verify");
}

#[test]
fn two_entries_of_one_source_become_one() {
    let desk = with_evidence();
    desk.ok("source edit TASS --confidential");
    let said = desk.refused("source merge TASS Ministry");
    holds(&said, &["S1 is confidential", "source edit S2 --confidential"]);
    desk.ok("source edit Ministry --confidential");
    desk.ok("source merge TASS Ministry");
    assert_eq!(desk.json("source list").as_array().unwrap().len(), 1);
    assert_eq!(desk.json("source show S1")["merged_into"], 2);
    // The old name leads to the source that stayed, and is kept in as before.
    assert_eq!(desk.json("source show TASS")["number"], 2);
    assert_eq!(desk.json("evidence show E1")["source"]["number"], 2);
    desk.ok("claim edit 2 --text 'Prices rose by 4.2 percent, TASS said.'");
    assert!(!desk.ok("report --audience public --format markdown").contains("TASS"));
    desk.ok("evidence add 3 --source S1 --stance supports");
    assert_eq!(desk.json("evidence show E2")["source"]["number"], 2);
    for line in ["source merge S2 S2", "source merge S1 S2", "source merge S2 S1", "source edit S1 --kind wire"] {
        desk.refused(line);
    }
    holds(&desk.ok("claim history 2"), &["counted source S1 as S2"]);
    desk.ok("verify");
}

#[test]
fn a_source_that_is_there_is_pointed_out() {
    let desk = with_evidence();
    holds(
        &desk.refused("source add 'The wire' --kind wire --url http://www.tass.com/1/"),
        &["S1", "address", "--again"],
    );
    holds(&desk.refused("source add tass --kind wire"), &["S1", "name", "--again"]);
    desk.ok("source add tass --kind wire --again");
    assert_eq!(desk.json("source list").as_array().unwrap().len(), 3);
}

const ARTICLE: &str = "The town fell last week. Nobody was hurt on 3 March 2026. The mayor resigned yesterday.\n";

#[test]
fn an_article_is_corrected_and_its_time_words_are_read_anew() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    desk.ok("article add a.txt --title Draft --published 2026-11-20");
    desk.ok("claim add 'The town fell last week.' --article 1 --quote 'The town fell last week.'");
    desk.ok("claim add 'The mayor resigned yesterday.' --article 1 --quote 'The mayor resigned yesterday.'");
    desk.ok("claim edit 2 --as-of 2026-11-01");
    let before = desk.json("claim show 1")["as_of"].clone();
    let edited = desk.json("article edit 1 --published 2026-10-02 --title Final --outlet Post --byline 'A. Berg'");
    assert_eq!(
        (&edited["title"], &edited["outlet"], &edited["published"]),
        (&json!("Final"), &json!("Post"), &json!("2026-10-02"))
    );
    assert_eq!((edited["times"][0]["claim"].clone(), edited["times"][0]["kept"].clone()), (json!(1), json!(false)));
    assert_eq!((edited["times"][1]["claim"].clone(), edited["times"][1]["kept"].clone()), (json!(2), json!(true)));
    let after = desk.json("claim show 1")["as_of"].clone();
    assert!(before != after && after == edited["times"][0]["reads"], "{before} {after}");
    assert_eq!(desk.json("claim show 2")["as_of"], "2026-11-01");
    holds(
        &desk.ok("article edit 1 --published 2026-09-02"),
        &["time of 1 claim was read anew", "#1", "last week", "left as it is", "#2", "2026-11-01"],
    );
    desk.refused("article edit 1 --title Final");
    desk.ok("article edit 1 --clear outlet");
    assert_eq!(desk.json("article show 1")["outlet"], json!(null));
    holds(&desk.ok("search Final"), &["A1"]);
    desk.ok("verify");
}

#[test]
fn the_same_text_again_is_refused_with_the_article_that_has_it() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    desk.ok("article add a.txt --title One");
    holds(&desk.refused("article add a.txt --title Two"), &["A1 has the same text", "--again"]);
    desk.ok("article add a.txt --title Two --again");
    assert_eq!(desk.json("article list").as_array().unwrap().len(), 2);
}

#[test]
fn an_article_that_is_set_aside_takes_its_claims_and_notes_with_it() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    desk.write("b.txt", "Ten people were hurt. The bridge is open.\n");
    desk.ok("article add a.txt --title One");
    desk.ok("article add b.txt --title Two");
    desk.ok("claim add 'The town fell.' --article 1");
    desk.ok("claim add 'Ten people were hurt.' --article 2");
    holds(&desk.ok("article set-aside 1 --reason duplicate --note 'of A2'"), &["A1 set aside, and 1 claim with it"]);
    assert_eq!(desk.json("article list").as_array().unwrap().len(), 1);
    assert_eq!(desk.json("article list --all")[0]["set_aside"]["reason"], "duplicate");
    let listed = |line: &str| desk.json(line).as_array().unwrap().len();
    assert_eq!((listed("claim list"), listed("claim list article:1")), (1, 1));
    assert!(!desk.run("check").out.contains("A1"), "{}", desk.run("check").out);
    assert!(!desk.ok("report --format markdown").contains("The town fell"));
    for line in ["article set-aside 1 --reason dropped", "publish 1", "article reopen 2 --note x"] {
        desk.refused(line);
    }
    desk.write("case.json", desk.ok("export json"));
    desk.ok("article reopen 1 --note 'It was not.'");
    assert_eq!(listed("claim list"), 2);
    desk.ok("verify");

    let other = Desk::new();
    other.write("case.json", desk.read("case.json"));
    other.ok("import json case.json");
    assert_eq!(other.json("article list").as_array().unwrap().len(), 1);
}

#[test]
fn the_figures_of_evidence_are_read_and_each_compared_with_its_own() {
    let desk = Desk::new();
    desk.ok("claim add 'The plant cost 3 million dollars and employs 240 workers.'");
    desk.ok("source add Report --kind primary_document");
    desk.ok(
        "evidence add 1 --source Report --stance mixed --quote 'The plant, which employs 180 workers, cost $3 million.' \
         --paraphrase 'It opened with 180 workers.'",
    );
    let evidence = desk.json("evidence show E1");
    let quantities = evidence["quantities"].as_array().unwrap();
    assert_eq!(quantities.len(), 2, "{quantities:?}");
    assert_eq!((&evidence["quantity"]["raw"], &evidence["quantity"]["point"]), (&json!("180 workers"), &json!("180")));
    assert_eq!(quantities[0]["comparison"]["result"], "inconsistent");
    assert_eq!(quantities[1]["comparison"]["result"], "consistent");
    holds(&desk.ok("evidence show E1"), &["figures", "180", "the claim is higher", "million", "within what"]);
    let figures = desk.ok("claim figures");
    holds(&figures, &["$3 million"]);
    holds(&figures, &["180"]);
    desk.ok("evidence add 1 --source Report --stance supports --quote 'Workers: 240.' --quantity '$3 million' --quantity '240 workers'");
    assert_eq!(desk.json("evidence show E2")["quantities"].as_array().unwrap().len(), 2);
    desk.ok("verify");
}

#[test]
fn the_last_own_step_is_taken_back_by_its_opposite() {
    let desk = desk();
    desk.ok("claim tag 1 2 3 economy");
    desk.ok("claim assign 1 ben");
    let before = events(&desk);
    let told = desk.run("undo --dry-run").ends(0);
    holds(&told.out, &["Would take back 1 event", "gave #1 to ben", "took #1 off everybody's desk"]);
    assert_eq!((told.err.as_str(), events(&desk)), ("Nothing was stored.\n", before));
    holds(&desk.ok("undo"), &["Took back 1 event"]);
    assert_eq!(desk.json("claim show 1")["assignee"], json!(null));
    // Several claims in one step are one step; undone steps are passed over.
    let undone = desk.json("undo");
    assert_eq!((undone["step"].as_array().unwrap().len(), undone["by"][0].as_str()), (3, Some("claim_tagged")));
    assert_eq!(field(&desk, "tags"), vec![json!([]); 5]);
    desk.ok("undo");
    assert_eq!(desk.json("claim show 5")["set_aside"]["reason"], "other");
    holds(&desk.refused("--as cy undo"), &["cy has taken no step", "--as HANDLE"]);
    desk.ok("verify");
}

#[test]
fn a_step_that_somebody_acted_on_or_that_has_no_opposite_stays() {
    let desk = desk();
    desk.ok("--as ben claim tag 5 front");
    holds(&desk.refused("undo"), &["ben has acted on it since, in event 7"]);
    desk.ok("claim relate 1 depends_on 2");
    let (error, code) = desk.error("undo");
    assert_eq!((code, error["kind"].as_str()), (1, Some("no_opposite")));
    // A comment is no act on it.
    desk.ok("claim tag 1 a");
    desk.ok("--as ben comment add 1 'Why a?'");
    desk.ok("undo");
    desk.ok("source add Wire --kind wire");
    holds(&desk.refused("undo"), &["source_added"]);
    desk.ok("evidence add 1 --source Gazette --kind news_report --stance supports --quote 'It fell.'");
    holds(&desk.ok("undo"), &["Took back 2 events", "withdrew E1", "S2 stays"]);
    desk.ok("verify");
}

#[test]
fn comments_call_people_and_are_closed() {
    let desk = with_evidence();
    desk.write("a.txt", ARTICLE);
    desk.ok("article add a.txt --title One");
    holds(&desk.ok("comment add 2 'Is that the gross figure, @ben?'"), &["C1 added", "on #2", "by ana", "gross"]);
    desk.ok("--as ben comment add s2 'Ask @ana, not desk@post.example'");
    desk.ok("comment add A1 'A draft.'");
    desk.ok("comment add A1:2 'Which day, @ben @cy?'");
    let listed = |line: &str| -> Vec<Value> {
        desk.json(line).as_array().unwrap().iter().map(|comment| comment["number"].clone()).collect()
    };
    assert_eq!(listed("comment list"), [1, 2, 3, 4]);
    assert_eq!(listed("comment list --for me"), [2]);
    assert_eq!(listed("--as ben comment list --for me"), [1, 4]);
    assert_eq!(listed("comment list A1"), [3, 4]);
    assert_eq!(desk.json("comment list A1")[1]["sentence"], "Nobody was hurt on 3 March 2026.");
    holds(&desk.ok("claim show 2"), &["Comments inside the desk", "gross figure"]);
    assert_eq!(desk.json("claim show 2")["comments"][0]["mentions"], json!(["ben"]));
    desk.ok("--as ben comment close C1 --note 'It is.'");
    desk.refused("comment close C1");
    assert_eq!((listed("comment list 2"), listed("comment list 2 --all")), (vec![], vec![json!(1)]));
    holds(&desk.ok("claim history 2"), &["commented (C1)", "closed comment C1 - It is."]);
    for line in ["comment add 99 x", "comment add S99 x", "comment add A1:99 x", "comment add 1 ' '"] {
        desk.refused(line);
    }
    assert_eq!(desk.run("comment add hello x").code, 2);
    desk.ok("verify");
}

#[test]
fn a_comment_never_leaves_the_desk() {
    const SECRET: &str = "ZEBRAWORD";
    let desk = with_evidence();
    desk.write("a.txt", ARTICLE);
    desk.ok("article add a.txt --title One");
    desk.ok("claim add 'The town fell.' --article 1 --quote 'The town fell last week.'");
    desk.ok("status 2 supported --because 'See [E1].' --correct-text 'Prices rose.'");
    for on in ["2", "6", "S1", "A1", "A1:1"] {
        desk.ok(["comment", "add", on, &format!("{SECRET}, @{SECRET}")]);
    }
    desk.ok(["comment", "close", "C1", "--note", SECRET]);
    for inside in
        ["claim show 2", "comment list", "report", "report --format markdown", "report --format html", "report --json"]
    {
        assert!(desk.ok(inside).contains(SECRET), "{inside}");
    }
    let mut outside: Vec<String> = vec![format!("search {SECRET}")];
    for audience in ["author", "public"] {
        for format in ["table", "markdown", "html", "json"] {
            outside.push(format!("report --audience {audience} --format {format}"));
        }
    }
    for shape in ["sheet", "claims", "evidence", "sources", "statuses"] {
        outside.push(format!("export csv --what {shape}"));
    }
    outside.extend(["export json", "export averitec", "export annotations", "memo", "memo --json"].map(str::to_owned));
    for line in outside {
        assert!(!desk.ok(line.as_str()).contains(SECRET), "{line}");
    }
}

#[test]
fn one_who_reads_blind_sees_no_comments() {
    let desk = with_evidence();
    desk.ok("evidence add 2 --source S1 --question said --stance supports");
    desk.ok("status 2 supported --because 'See [E1].'");
    desk.ok("status 2 supported --question said --because 'See [E2].'");
    desk.ok("comment add 2 'I found it supported.'");
    desk.ok("--as ben review start 2 --blind");
    assert_eq!(desk.json("--as ben claim show 2")["comments"], json!([]));
    assert_eq!(desk.json("--as ben comment list"), json!([]));
    assert!(!desk.ok("--as ben claim history 2").contains("I found it"));
}

#[test]
fn words_that_are_not_in_the_article_cannot_be_replaced() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    desk.ok("article add a.txt --title One");
    desk.ok("claim add 'The mayor resigned.' --article 1 --quote 'The mayor resigned yesterday.'");
    let said = desk.refused("fix propose 1 --old 'The major resigned yesterday' --to 'The mayor stayed' --because why");
    holds(&said, &["A1 does not hold", "The nearest", "mayor resigned yesterday"]);
    desk.ok("fix propose 1 --old 'mayor resigned' --to 'mayor stayed' --because why");
}

#[test]
fn a_figure_that_the_shell_ate_is_pointed_out() {
    let desk = Desk::new();
    desk.write("a.txt", "The bridge cost $214 million. It is 3 km long.\n");
    desk.ok("article add a.txt --title One");
    let eaten = desk.run("claim add 'The bridge cost 14 million.' --article 1 --quote 'cost $214 million'").ends(0);
    holds(&eaten.err, &["\"14 million\"", "$214 million", "claim edit 1", "single quotes"]);
    let whole =
        desk.run("claim add 'The bridge cost 214 million dollars.' --article 1 --quote 'cost $214 million'").ends(0);
    assert_eq!(whole.err, "");
}

#[test]
fn evidence_may_bear_on_both_questions() {
    let desk = with_evidence();
    let added = desk.json(
        "evidence add 2 --source S1 --question both --stance refutes --stance-said supports --quote 'So he said.'",
    );
    assert_eq!((added[0]["question"].as_str(), added[0]["stance"].as_str()), (Some("said"), Some("supports")));
    assert_eq!((added[1]["question"].as_str(), added[1]["stance"].as_str()), (Some("true"), Some("refutes")));
    let said = desk.ok("evidence add 2 --source S2 --question both --stance supports");
    holds(&said, &["E4 and E5 added", "--question said", "--question true"]);
    // One in the article's own voice is not asked whether it was said.
    desk.refused("evidence add 1 --source S1 --question both --stance supports");
    assert_eq!(desk.json("evidence list 1"), json!([]));
    assert_eq!(desk.run("evidence add 2 --source S1 --stance supports --stance-said refutes").code, 2);
    holds(&desk.ok("status 2 mostly_supported --because 'See [E1].'"), &["is mostly supported"]);
}

#[test]
fn a_sheet_that_was_brought_in_is_taken_back_and_can_come_anew() {
    let desk = Desk::new();
    desk.write(
        "s.csv",
        "claim,said by,source,desk\nIt rained in May.,Ann,Wire,north\nIt snowed in June.,Bo,Gazette,\n",
    );
    desk.ok("import csv s.csv");
    let told = desk.ok("undo");
    holds(&told, &["Took back 8 events", "withdrew E2", "set #2 aside", "its rows come in anew", "S2 stays"]);
    assert_eq!(desk.json("claim list stage:set_aside").as_array().unwrap().len(), 2);
    assert_eq!(desk.json("claim show 1")["sheet_rows"][0]["kept"][0]["words"], "north");
    desk.write("article.txt", "It rained in May. It snowed in June.");
    desk.ok("article add article.txt");
    holds(&desk.ok("import csv s.csv --article A1"), &["Brought in 2 claims, 2 pieces of evidence."]);
    holds(&desk.ok("import csv s.csv --article A1"), &["Brought in nothing.", "line 2 is #3, line 3 is #4"]);
    desk.ok("verify");
    desk.ok("rebuild");
    holds(&desk.ok("import csv s.csv"), &["Brought in nothing."]);
}

#[test]
fn a_claim_is_given_to_nobody_in_any_word_for_it() {
    let desk = desk();
    desk.ok("claim assign 1 2 3 ben");
    holds(&desk.ok("claim assign 2 3 nobody"), &["Changed 2 claims: on nobody's desk now."]);
    holds(&desk.ok("claim assign 1 none"), &["#1 is on nobody's desk now."]);
    assert_eq!(field(&desk, "assignee"), vec![json!(null); 5]);
    desk.ok(["claim", "add", "It rained.", "--assignee", "nobody"]);
    desk.write("s.csv", "claim,assignee\nIt snowed.,none\n");
    desk.ok("import csv s.csv");
    desk.ok("claim assign 1 ben");
    let free = desk.json("claim list assignee:nobody");
    assert_eq!(free.as_array().unwrap().len(), 6);
    desk.ok("claim assign 1 Nobody --nobody");
    assert_eq!(desk.json("claim show 1")["assignee"], json!(null));
}

#[test]
fn what_other_means_is_said_when_claims_are_set_aside() {
    let desk = desk();
    let said = desk.run("claim set-aside 1 --reason other").ends(2);
    holds(&said.err, &["the reason \"other\" needs a note", "--note TEXT"]);
    desk.run(["claim", "set-aside", "1", "--reason", "other", "--note", " "]).ends(2);
    desk.ok(["claim", "set-aside", "1", "--reason", "other", "--note", "The author took it out."]);
    desk.ok("claim set-aside 2 --reason trivial");
}

#[test]
fn a_finding_that_holds_no_more_is_still_shown_inside_the_desk() {
    let desk = desk();
    desk.ok(["status", "1", "unverified", "--finding", "Nobody has counted them."]);
    holds(&desk.ok("claim show 1"), &["Finding", "Nobody has counted them."]);
    desk.ok(["claim", "edit", "1", "--text", "The army lost 300 tanks."]);
    holds(&desk.ok("claim show 1"), &["earlier", "Nobody has counted them.", "on other words"]);
    for line in ["report --audience author", "report --audience public"] {
        assert!(!desk.ok(line).contains("Nobody has counted"), "{line}");
    }
}

#[test]
fn a_source_shows_the_comments_on_it() {
    let desk = desk();
    desk.ok("source add Wire --kind wire");
    assert!(!desk.ok("source show S1").contains("Comments"));
    desk.ok(["comment", "add", "S1", "Who owns it, @ben?"]);
    desk.ok(["comment", "add", "1", "Not this one."]);
    let shown = desk.ok("source show S1");
    holds(&shown, &["Wire", "Comments inside the desk", "Who owns it, @ben?"]);
    assert!(!shown.contains("Not this one."));
    assert_eq!(desk.json("source show S1")["comments"][0]["text"], "Who owns it, @ben?");
}
