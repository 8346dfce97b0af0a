//! Imports: other people's sheets, read as they are, all or nothing, nothing guessed.

use crate::desk::{Desk, NOW, holds};
use claimbench::error::Error;
use claimbench::workbench::{Clock, Ids, ImportPlan, OnRefusal, Setting, Workbench};

const SHEET: &str = "\
Fact,Said by,Date,Rating,Source,Link,Page,Comment,Desk
Pokrovsk has fallen.,Kremlin,2025-12-01,Half true,TASS,https://tass.com/1,3,TASS says so; nobody else does.,foreign
Russia occupies nearly 20% of Ukraine.,,2025-12,Correct,ISW,https://isw.org/2,,The map shows it.,foreign
\"A plan of 28 points, then 20.\",,2025-11-20,,,,,,
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("sheet.csv", SHEET);
    desk
}

#[test]
fn a_sheet_is_read_by_the_names_that_people_give_their_columns() {
    let desk = desk();
    let said = desk
        .ok("import csv sheet.csv --map 'Desk=tags' --map-status 'Half true=mixed' --map-status 'correct=supported'");
    holds(&said, &["2 sources, 3 claims, 2 pieces of evidence, 2 statuses"]);
    let claim = desk.json("claim show 1");
    assert_eq!(claim["attribution"][1]["speaker"], "Kremlin");
    assert_eq!((&claim["as_of"], &claim["tags"][0]), (&"2025-12-01".into(), &"foreign".into()));
    assert_eq!(claim["status"]["true"]["status"], "mixed");
    assert_eq!(claim["status"]["true"]["because"], "TASS says so; nobody else does.");
    assert_eq!(
        (&claim["evidence"][0]["locator"], &claim["evidence"][0]["source"]["url"]),
        (&"3".into(), &"https://tass.com/1".into())
    );
    assert_eq!(desk.json("claim show 2")["quantities"][0]["approximator"], "near_below");
    assert_eq!(desk.json("claim show 3")["text"], "A plan of 28 points, then 20.");
    desk.ok("verify");
}

#[test]
fn a_dry_run_says_what_would_happen_and_stores_nothing() {
    let desk = desk();
    let before = desk.head();
    let said = desk.ok("import csv sheet.csv --dry-run");
    holds(
        &said,
        &[
            "Fact -> text",
            "Said by -> speaker",
            "Rating -> status",
            "Comment -> because",
            "Desk -> (not read: kept as the sheet has it)",
            "Would bring in",
        ],
    );
    let said = desk.json("import csv sheet.csv --dry-run");
    assert_eq!((&said["dry_run"], &said["rows"], &said["claims"]), (&true.into(), &3.into(), &1.into()));
    assert_eq!(said["refused"][0]["line"], 2);
    assert_eq!(desk.head(), before);
    assert!(!desk.path("sheet.refused.csv").exists());
}

#[test]
fn a_verdict_word_that_is_not_ours_is_named_with_what_to_type() {
    let desk = desk();
    let said = desk.refused("import csv sheet.csv");
    holds(
        &said,
        &["2 of 3 rows refused, nothing stored", "line 2", "\"Half true\"", "line 3", "\"Correct\"", "--skip-bad"],
    );
    holds(&said, &["--map-status \"Half true=STATUS\" --map-status \"Correct=STATUS\""]);
    assert_eq!(desk.json("claim list"), serde_json::json!([]));
}

#[test]
fn verdicts_without_their_evidence_are_refused_or_left_out() {
    let desk = desk();
    desk.write(
        "bare.csv",
        "claim,verdict,why\nPokrovsk has fallen.,refuted,Two trackers say no.\nKyiv holds.,supported,\n",
    );
    let said = desk.refused("import csv bare.csv");
    holds(&said, &["line 2", "it needs a piece of evidence", "line 3", "a rationale and a piece of evidence"]);
    desk.ok("import csv bare.csv --leave-verdicts");
    assert_eq!(desk.json("claim show 2")["status"]["true"]["status"], "unverified");
}

const BAD: &str = "\
claim,as of,url,source,priority
A good row.,2025,https://e.org,E,1
No such day.,2025-02-29,,,
No web address.,2025,javascript:alert(1),X,
\"Two lines,
one claim.\",12/11/2026,,,
 ,2025,,,
Priority 9.,2025,,,9
";

#[test]
fn every_refused_row_is_named_by_its_line_and_nothing_is_stored() {
    let desk = desk();
    desk.write("bad.csv", BAD);
    let before = desk.head();
    let said = desk.refused("import csv bad.csv");
    holds(
        &said,
        &[
            "5 of 6 rows",
            "line 3",
            "2025-02-29",
            "line 4",
            "javascript:",
            "line 5",
            "12/11/2026",
            "line 7",
            "empty",
            "line 8",
            "9",
        ],
    );
    let (error, _) = desk.error("import csv bad.csv");
    let lines: Vec<u64> =
        error["refused"].as_array().unwrap().iter().map(|row| row["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 4, 5, 7, 8]);
    assert_eq!(desk.head(), before);
}

#[test]
fn bad_rows_are_set_aside_mended_and_brought_in() {
    let desk = desk();
    desk.write("bad.csv", BAD);
    let said = desk.ok("import csv bad.csv --skip-bad");
    holds(&said, &["1 source, 1 claim", "5 refused", "bad.refused.csv"]);
    let refused = desk.read("bad.refused.csv");
    assert_eq!(refused.lines().next(), BAD.lines().next());
    assert_eq!(refused.replace("\r\n", "\n").matches('\n').count(), 7, "{refused}");
    let mended = refused
        .replace("2025-02-29", "2025-02-28")
        .replace("javascript:alert(1)", "https://x.org")
        .replace("12/11/2026", "2026-11-12")
        .replace(" ,2025", "Not blank.,2025")
        .replace(",9", ",3");
    desk.write("mended.csv", mended);
    holds(&desk.ok("import csv mended.csv"), &["5 claims"]);
    let claims = desk.json("claim list");
    assert_eq!(claims.as_array().unwrap().len(), 6);
    assert_eq!(claims[3]["text"], "Two lines,\none claim.");
}

#[test]
fn a_file_that_cannot_be_read_safely_is_refused_whole() {
    let desk = desk();
    let files: [(&str, &[u8], &str); 7] = [
        ("empty.csv", b"", "empty"),
        ("header.csv", b"claim,source\n", "row"),
        ("twice.csv", b"claim,claim\nA,B\n", "would both be read as text"),
        ("open.csv", b"claim\nA\n\"B\n", "line 3"),
        ("damaged.csv", b"claim\n\xC3\xBCber \xC3\xBC\nna\xefve\n", "UTF-8"),
        ("other.csv", b"name,age\nA,1\n", "--map COLUMN=text"),
        ("long.csv", b"claim,source\nA,B,C\n", "line 2"),
    ];
    for (name, content, named) in files {
        desk.write(name, content);
        let said = desk.refused(["import", "csv", name]);
        assert!(said.contains(named), "{name}: {said}");
    }
    assert_eq!(desk.error("import csv missing.csv").0["kind"], "io");
    desk.write("sheet.json", "{\"format\": \"claimbench/case/1\", \"claims\": [], \"claims\": []}");
    assert_eq!(desk.run("import json sheet.json").code, 1, "duplicate keys are refused");
    desk.write("deep.json", "[".repeat(100_000));
    assert_eq!(desk.run("import json deep.json").code, 1);
}

#[test]
fn a_sheet_comes_from_standard_input_and_with_semicolons() {
    let desk = desk();
    let said = desk.run_with("import csv - --json", "statement;claimant\nPokrovsk has fallen.;Kremlin\n").ends(0);
    assert!(said.out.contains("\"claims\": 1"), "{}", said.out);
    desk.run_with("import csv --headless --map 1=claim -", "One.\nTwo.\n").ends(0);
    assert_eq!(desk.json("claim list").as_array().unwrap().len(), 3);
}

#[test]
fn a_json_row_that_is_refused_is_named_and_the_others_can_be_kept() {
    let desk = Desk::demo();
    let document = desk.ok("export json").replacen("\"kind\":\"event\"", "\"kind\":\"rumour\"", 1);
    let desk = Desk::new();
    desk.write("case.json", document);
    let (error, code) = desk.error("import json case.json");
    assert_eq!((error["kind"].as_str(), code), (Some("import_refused"), 1));
    assert!(error["refused"][0]["message"].as_str().unwrap().contains("rumour"), "{error}");
    assert_eq!(desk.json("claim list"), serde_json::json!([]));
    let said = desk.json("import json case.json --skip-bad");
    assert_eq!((&said["claims"], &said["refused_file"]), (&58.into(), &"case.refused.json".into()));
    desk.ok("verify");
    let kept = desk.read("case.refused.json");
    desk.ok(["init", "--db", "other.db"]);
    let said = desk.json("--db other.db import json case.json --skip-bad");
    assert_eq!(said["refused_file"], "case.refused-2.json", "somebody may be mending the first");
    assert_eq!(desk.read("case.refused.json"), kept);
}

#[test]
fn a_status_that_is_not_what_its_history_ends_with_is_refused() {
    let desk = Desk::demo();
    let mut case: serde_json::Value = serde_json::from_str(&desk.ok("export json")).unwrap();
    let claims = case["claims"].as_array_mut().unwrap();
    let refuted = claims.iter_mut().find(|claim| claim["status"]["true"]["status"] == "refuted").unwrap();
    refuted["status"]["true"]["status"] = "supported".into();
    let number = refuted["number"].to_string();
    let desk = Desk::new();
    desk.write("case.json", case.to_string());
    holds(&desk.refused("import json case.json"), &["claim #", &number, "is not what its history ends with"]);
}

#[test]
fn reviews_of_which_every_one_is_refused_are_a_failure() {
    let desk = Desk::new();
    desk.write("reviews.json", r#"[{"@type": "ClaimReview", "claimReviewed": "It rained."}]"#);
    let said = desk.refused("import claimreview reviews.json");
    holds(&said, &["1 of 1 rows refused", "line 1"]);
    assert!(!said.contains("--skip-bad"), "{said}");
}

#[test]
fn a_failing_disk_stops_an_import_that_skips_bad_rows() {
    let setting =
        Setting { clock: Clock::Pinned(NOW.parse().unwrap()), ids: Ids::Random, actor: "ana".to_owned(), reader: None };
    let mut desk = Workbench::in_memory(setting).unwrap();
    let plan = ImportPlan { on_refusal: OnRefusal::StoreTheRest, dry_run: false, leave_verdicts: false, again: false };
    let failing = || Error::Io { path: "sheet.csv".into(), source: std::io::Error::other("the disk is gone") };
    assert!(matches!(desk.import([(2, Err(failing()))], plan, |_| {}), Err(Error::Io { .. })));
    let bad = Error::Unreadable { file: "sheet.csv".to_owned(), line: Some(2), what: "no words".to_owned() };
    assert_eq!(desk.import([(2, Err(bad))], plan, |_| {}).unwrap().refusals.len(), 1);
}

#[test]
fn every_cell_is_told_and_what_is_no_value_stays_with_the_claim() {
    let desk = desk();
    let said = desk.ok("import csv sheet.csv --leave-verdicts");
    holds(
        &said,
        &[
            "Brought in 2 sources, 3 claims, 2 pieces of evidence.",
            "Of 18 cells: 12 read, 6 kept as the sheet had them, 0 in refused rows.",
            "Not read but kept: columns \"Rating\", \"Comment\", \"Desk\".",
        ],
    );
    holds(
        &desk.ok("claim show 1"),
        &["as the sheet had it (sheet.csv, line 2)", "Rating \"Half true\"", "Comment \"TASS", "Desk", "\"foreign\""],
    );
    let claim = desk.json("claim show 1");
    assert_eq!(claim["status"]["true"]["status"], "unverified");
    assert_eq!(claim["sheet_rows"][0]["kept"][2], serde_json::json!({"column": "Desk", "words": "foreign"}));
    holds(&desk.ok("claim history 1"), &["brought #1 from line 2 of sheet.csv", "Half true"]);
    holds(&desk.ok("report --format markdown"), &["as the sheet had it", "Half true"]);
    for audience in ["author", "public"] {
        let report = desk.ok(["report", "--format", "json", "--audience", audience]);
        assert!(!report.contains("Half true") && !report.contains("foreign"), "{report}");
    }
    let other = Desk::new();
    other.write("case.json", desk.ok("export json"));
    other.ok("import json case.json");
    assert_eq!(other.json("claim show 1")["sheet_rows"][0]["kept"], claim["sheet_rows"][0]["kept"]);
    desk.ok("verify");
}

#[test]
fn the_same_row_is_known_again_and_a_sheet_that_grew_brings_what_is_new() {
    let desk = desk();
    desk.ok("import csv sheet.csv --leave-verdicts");
    let before = desk.head();
    let said = desk.ok("import csv sheet.csv --leave-verdicts");
    holds(
        &said,
        &[
            "Brought in nothing.",
            "18 in rows that were here already",
            "3 rows here already: line 2 is #1, line 3 is #2",
        ],
    );
    assert_eq!(desk.head(), before);
    let grown = SHEET
        .replace(",foreign\nRussia", ",foreign\n,,,,BBC,https://bbc.com/3,,,\nRussia")
        .replace(",Desk\n", ",Desk,New\n")
        + "It snowed.,,,,,,,,\nPokrovsk has fallen.,Tass,,,,,,,\n";
    desk.write("grown.csv", grown);
    let said = desk.ok("import csv grown.csv --leave-verdicts");
    holds(
        &said,
        &[
            "Brought in 1 source, 2 claims, 1 piece of evidence.",
            "2 rows here already: line 4 is #2, line 5 is #3.",
            "1 row added to claims that were here: 1 more for #1, below line 2.",
            "line 7 (#5) has the words of #1",
        ],
    );
    assert_eq!(desk.json("claim show 1")["evidence"].as_array().unwrap().len(), 2);
    holds(&desk.ok("import csv sheet.csv --leave-verdicts --again"), &["Brought in 3 claims, 2 pieces of evidence."]);
    holds(&desk.ok("import csv grown.csv --leave-verdicts --dry-run"), &["Would bring in nothing."]);
    desk.ok("verify");
}

#[test]
fn our_own_sheets_come_again_as_what_is_here() {
    let desk = Desk::demo();
    for shape in ["sheet", "claims", "evidence", "sources"] {
        desk.ok(["export", "csv", "--what", shape, "--output", "own.csv"]);
        let before = desk.head();
        holds(&desk.ok("import csv own.csv"), &["Brought in nothing.", "0 in refused rows", "here already"]);
        assert_eq!(desk.head(), before, "{shape}");
    }
    desk.ok("export csv --what claims --output own.csv");
    desk.write("changed.csv", desk.read("own.csv").replacen("Pokrovsk", "Bakhmut", 1));
    holds(&desk.refused("import csv changed.csv"), &["has this uid and says otherwise: text"]);
}

#[test]
fn claims_of_a_sheet_belong_to_their_article_and_are_anchored_where_they_stand() {
    let desk = Desk::new();
    desk.write("article.txt", "The bridge\n\nThe bridge carries 12,000 cars a day. \"It is safe,\" the mayor said.\n");
    desk.ok("article add article.txt");
    desk.write(
        "facts.csv",
        "claim,quote\nThe bridge is used.,\"carries 12,000 cars a day\"\nIt is safe.,“It is safe”\n\
         \"The bridge carries 12,000 cars a day.\",\nIt rains.,\nIt was built in 1931.,built in 1931\n",
    );
    let said = desk.ok("import csv facts.csv --article A1");
    holds(
        &said,
        &["5 claims", "2 rows without its words in the article, and anchored nowhere: line 5 (#4), line 6 (#5)."],
    );
    for (claim, words) in
        [(1, "carries 12,000 cars a day"), (2, "It is safe"), (3, "The bridge carries 12,000 cars a day.")]
    {
        assert_eq!(desk.json(format!("claim show {claim}").as_str())["anchor"]["exact"], words);
    }
    let unanchored = desk.json("claim show 5");
    assert_eq!((&unanchored["article"], &unanchored["anchor"]), (&1.into(), &serde_json::Value::Null));
    assert_eq!(unanchored["sheet_rows"][0]["kept"][0]["words"], "built in 1931");
    assert_eq!(desk.error("import csv facts.csv --article A9").0["kind"], "not_found");
}

#[test]
fn sheets_are_read_as_people_make_them() {
    let mill = "The mill employs 300 workers.";
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cyrillic: Vec<u8> = "claim,speaker\n"
        .bytes()
        .chain(
            "Завод принял 300 человек.".chars().map(|c| if c.is_ascii() { c as u8 } else { (c as u32 - 0x350) as u8 }),
        )
        .chain(*b",Lee\n")
        .collect();
    for (content, line, expected) in [
        (format!("sep=;\nclaim;speaker;date\n{mill};Ann Lee;2025-05-03\n").into_bytes(), "", mill),
        (format!("\"sep=;\"\nclaim;speaker\n{mill};Ann Lee\n").into_bytes(), "", mill),
        (format!("claim|speaker\n{mill}|Ann Lee\n").into_bytes(), "", mill),
        (format!("claim, in full;speaker\n{mill};Ann Lee\n").into_bytes(), "", mill),
        (format!("# exported 2026\nclaim,speaker\n{mill},Ann Lee\n").into_bytes(), "", mill),
        (format!(",Claim details,\nclaim,speaker,date\n{mill},Ann Lee,45780\n").into_bytes(), "", mill),
        (format!("claim,speaker,date\n{mill},Ann Lee,\"May 3, 2025\"\n").into_bytes(), "", mill),
        (format!("claim,speaker,date\n{mill},Ann Lee\n").into_bytes(), "", mill),
        (format!("x~y\n{mill}~Ann Lee\n").into_bytes(), "--delimiter ~ --map x=claim --map y=speaker", mill),
        (utf_16(&format!("claim,speaker\n{mill},Ann Lee\n")), "", mill),
        (utf_16(&format!("\u{FEFF}claim\tspeaker\n{mill}\tAnn Lee\n")), "", mill),
        (cyrillic.clone(), "", "Завод принял 300 человек."),
        (cyrillic, "--encoding windows-1251", "Завод принял 300 человек."),
    ] {
        let desk = Desk::new();
        desk.write("facts.csv", &content);
        desk.ok(format!("import csv facts.csv {line}").as_str());
        let claim = desk.json("claim show 1");
        assert_eq!(
            (claim["text"].as_str(), &claim["attribution"][1]["speaker"].as_str().is_some()),
            (Some(expected), &true)
        );
    }
}

#[test]
fn how_a_sheet_was_read_is_written_down_for_the_next() {
    let desk = Desk::new();
    desk.write("may.csv", "Satz;Mensch;Tag;Note\nEs regnet.;Anna;03/05/2025;wahr\n");
    let line = "import csv may.csv --map Satz=claim --map Mensch=speaker --map Tag=date --map Note=- --dates dmy";
    holds(
        &desk.ok(format!("{line} --save-map city").as_str()),
        &["1 left out", "How the sheet was read is in city.map.json"],
    );
    desk.write("june.csv", "Tag;Satz;Mensch;Ort\n04/06/2025;Es schneit.;Bo;Kiel\n");
    holds(&desk.ok("import csv june.csv --map-file city"), &["1 claim", "column \"Ort\""]);
    assert_eq!(desk.json("claim show 2")["as_of"], "2025-06-04");
    desk.write("other.csv", "x");
    assert_eq!(desk.error(format!("{line} --again --save-map other.csv").as_str()).0["kind"], "exists");
    assert_eq!(desk.read("other.csv"), "x");
}

#[test]
fn a_refused_verdict_names_every_way_out() {
    let desk = Desk::new();
    desk.write("facts.csv", "claim,verdict\nIt rained.,supported\n");
    holds(&desk.refused("import csv facts.csv"), &["Or keep the sheet's verdicts and remarks", "--leave-verdicts"]);
}

#[test]
fn all_figures_of_a_claim_leave_in_a_sheet_and_come_back() {
    let desk = Desk::new();
    desk.ok(["claim", "add", "The plan costs $300 million, creates 4,000 jobs and takes at least 3 years."]);
    let figures = desk.json("claim show 1")["quantities"].clone();
    assert_eq!(figures.as_array().unwrap().len(), 3);
    for shape in ["claims", "sheet"] {
        let other = Desk::new();
        other.write("sheet.csv", desk.ok(["export", "csv", "--what", shape]));
        other.ok("import csv sheet.csv");
        assert_eq!(other.json("claim show 1")["quantities"], figures, "{shape}");
    }
}

#[test]
fn a_row_is_known_again_whatever_article_it_was_brought_into() {
    for (first, second) in
        [("--article A1", ""), ("", "--article A1"), ("--save-map city", "--article A1 --map-file city")]
    {
        let desk = Desk::new();
        desk.write("article.txt", "It rained in May.\n\nThe bridge carries 12,000 cars a day.\n");
        desk.ok("article add article.txt");
        desk.write("s.csv", "claim,speaker,verdict\nIt rained in May.,Ann,\nThe bridge carries 12000 cars.,Bo,\n");
        holds(&desk.ok(format!("import csv s.csv {first}").as_str()), &["Brought in 2 claims"]);
        let said = desk.ok(format!("import csv s.csv {second}").as_str());
        holds(&said, &["Brought in nothing.", "2 rows here already: line 2 is #1, line 3 is #2", "--again"]);
        // Another cell makes another row, and its words are known all the same.
        desk.write("s.csv", "claim,speaker,verdict\nIt rained in May.,Ann Lee,\n");
        let said = desk.ok(format!("import csv s.csv {second}").as_str());
        holds(&said, &["Brought in 1 claim", "line 2 (#3) has the words of #1"]);
    }
}

#[test]
fn all_figures_of_evidence_leave_in_a_sheet_and_come_back() {
    let desk = Desk::new();
    desk.ok(["claim", "add", "The tax rose by 3 percent, to 45 euros."]);
    let add = "evidence add 1 --source Gazette --kind news_report --stance supports";
    desk.ok(format!("{add} --quote 'table 4' --quantity '3 percent' --quantity '45 euros'").as_str());
    desk.ok(format!("{add} --quote 'It rose by 3 percent, to 45 euros.' --quantity '3 percent'").as_str());
    let figures = |desk: &Desk| {
        let claim = desk.json("claim show 1");
        [0, 1].map(|at| claim["evidence"][at]["quantities"].clone())
    };
    let told = figures(&desk);
    assert_eq!((told[0].as_array().unwrap().len(), told[1].as_array().unwrap().len()), (2, 1));
    let other = Desk::new();
    other.write("sheet.csv", desk.ok("export csv --what sheet"));
    other.ok("import csv sheet.csv");
    assert_eq!(figures(&other), told);
    let third = Desk::new();
    for shape in ["claims", "sources", "evidence"] {
        third.write("part.csv", desk.ok(["export", "csv", "--what", shape]));
        third.ok("import csv part.csv");
    }
    assert_eq!(figures(&third), told);
}

#[test]
fn a_header_of_two_rows_is_read_whichever_of_them_says_more() {
    let rows = "It rained.,BBC,https://f.example/1,2025-05-03\nIt snowed.,Wire,https://f.example/2,03.2026\n";
    let sources = |desk: &Desk, claim: u32| {
        let claim = desk.json(format!("claim show {claim}").as_str());
        let evidence = claim["evidence"].as_array().unwrap().clone();
        evidence.iter().map(|piece| piece["source"]["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let desk = Desk::new();
    desk.write("s.csv", format!("Claim,Source,,Date\n,Name,Link,\n{rows}"));
    holds(&desk.ok("import csv s.csv"), &["2 sources, 2 claims, 2 pieces of evidence"]);
    assert_eq!((sources(&desk, 1), sources(&desk, 2)), (vec!["BBC".to_owned()], vec!["Wire".to_owned()]));
    let claim = desk.json("claim show 2");
    assert_eq!(
        (&claim["as_of"], &claim["evidence"][0]["source"]["url"]),
        (&"2026-03".into(), &"https://f.example/2".into())
    );

    let desk = Desk::new();
    desk.write("s.csv", "Claim,Source 1,,Source 2,\n,Name,Link,Name,Link\nIt rained.,BBC,https://f.example/1,Wire,https://g.example/1\n");
    desk.ok("import csv s.csv");
    assert_eq!(sources(&desk, 1), ["BBC", "Wire"]);

    let desk = Desk::new();
    desk.write(
        "s.csv",
        "Check,,,Sources,\nclaim,said by,date,name,link\nIt rained.,Ann,3/2026,Wire,https://f.example/1\n",
    );
    desk.ok("import csv s.csv");
    assert_eq!(sources(&desk, 1), ["Wire"]);
    assert_eq!(desk.json("claim show 1")["as_of"], "2026-03");
}

#[test]
fn a_map_that_was_saved_with_verdicts_left_leaves_them_again() {
    let desk = desk();
    holds(&desk.ok("import csv sheet.csv --leave-verdicts --save-map city"), &["3 claims"]);
    let before = desk.head();
    holds(&desk.ok("import csv sheet.csv --map-file city"), &["Brought in nothing.", "3 rows here already"]);
    assert_eq!(desk.head(), before);
    desk.write("next.csv", SHEET.replace("Pokrovsk has", "Bakhmut has"));
    holds(&desk.ok("import csv next.csv --map-file city"), &["1 claim", "\"Rating\"", "2 rows here already"]);
    assert_eq!(desk.json("claim show 4")["status"]["true"]["status"], "unverified");
    // What is said beside the map goes before it.
    desk.write("last.csv", SHEET.replace("Pokrovsk has", "Kherson has").replace("Correct", "Half true"));
    let said = desk.ok("import csv last.csv --map-file city --map-status 'Half true=mixed'");
    holds(&said, &["2 claims", "2 statuses"]);
}

#[test]
fn rows_that_go_on_say_so_in_many_ways_and_make_no_claim() {
    for mark in ["(cont.)", "cont'd", "(continued)", "″", "ditto", "dito", "idem", "—", "'", "…"] {
        let desk = Desk::new();
        let row = |link: u32| format!("{mark},Ann,2,S{link}x,https://f.example/{link}\n");
        desk.write(
            "s.csv",
            format!("claim,said by,no,source,link\nIt rained.,Ann,1,BBC,https://f.example/1\n{}{}", row(2), row(3)),
        );
        holds(&desk.ok("import csv s.csv"), &["1 claim, 3 pieces of evidence"]);
    }
    let desk = Desk::new();
    desk.write("s.csv", "claim,said by,source\n(cont.),,Wire\nIt rained.,Ann,\n″,Bo,Wire\n—,,\n");
    let said = desk.refused("import csv s.csv");
    holds(&said, &["3 of 4 rows", "line 2", "\"(cont.)\" says \"as above\"", "line 4", "line 5"]);
}

#[test]
fn a_workbook_is_told_by_its_first_bytes() {
    let desk = Desk::new();
    let start = b"PK\x03\x04\x14\0\0\0\x08\0\xE2\x99\xFF\0";
    for (name, content) in [
        ("s.xlsx", [&start[..], b"xl/workbook.xml\xFF\n\0"].concat()),
        ("s.ods", [&start[..], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet\xFF"].concat()),
        ("s.csv", [&start[..], b"xl/worksheets/sheet1.xml\xFF"].concat()),
        ("s.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec()),
    ] {
        desk.write(name, content);
        let said = desk.refused(["import", "csv", name]);
        holds(&said, &["it is a workbook", "`import xlsx` reads it", "saved anew"]);
        assert!(said.len() < 250, "{said}");
    }
}

#[test]
fn a_remark_beside_no_verdict_is_kept_and_nobodys_finding() {
    let desk = Desk::new();
    desk.write("a.txt", "Trees grew by 5 percent.\n");
    desk.ok("article add a.txt");
    desk.write("1.csv", "claim,remark\nTrees grew by 5 percent.,lawyer: libel?\n");
    let said = desk.ok("import csv 1.csv --article A1");
    holds(&said, &["Brought in 1 claim.", "Not read but kept: column \"remark\""]);
    holds(&desk.ok("claim show 1"), &["lawyer: libel?"]);
    assert!(desk.json("claim show 1")["status"]["true"]["because"].is_null());
    desk.ok("publish A1");
    for line in ["report --audience public --brief", "report --audience author", "export csv --what claims"] {
        assert!(!desk.ok(line).contains("libel"), "{line}");
    }
    desk.ok("verify");
}

#[test]
fn what_is_no_sheet_and_no_review_is_called_what_it_is() {
    let desk = Desk::new();
    holds(&desk.refused("import csv claimbench.db"), &["it is an SQLite database"]);
    desk.write("none.json", "{\"a\": 1}");
    holds(&desk.refused("import claimreview none.json"), &["it holds no ClaimReview"]);
    desk.write("es.csv", "afirmación,¿Quién lo dijo?\nLlovió.,Ana\n");
    desk.ok("import csv es.csv");
    assert_eq!(desk.json("claim show 1")["attribution"][1]["speaker"], "Ana");
}

#[test]
fn a_note_and_a_status_that_are_here_are_known_again() {
    let desk = Desk::new();
    desk.write("a.txt", "Costs rose by 4 percent. Prices fell.\n");
    desk.ok("article add a.txt");
    desk.ok("claim add 'Costs rose by 4 percent.' --article A1 --quote 'Costs rose by 4 percent.'");
    desk.ok("evidence add 1 --source B --kind dataset --stance refutes --quote x");
    desk.ok("status 1 refuted --because 'The table says no [E1].'");
    desk.ok("export annotations --output an.json");
    holds(&desk.ok("import annotations an.json --article A1"), &["nothing", "1 row here already", "is #1"]);
    let note = r#"{"uri": "https://e.org/a", "text": "Did they?", "target": [{"source": "https://e.org/a",
        "selector": [{"type": "TextQuoteSelector", "exact": "Prices fell."}]}]}"#;
    desk.write("notes.json", note);
    holds(&desk.ok("import annotations notes.json --article A1"), &["1 claim"]);
    holds(&desk.ok("import annotations notes.json --article A1"), &["nothing", "is #2"]);

    desk.ok("export csv --what statuses --output s.csv");
    holds(&desk.ok("--as ben import csv s.csv"), &["nothing", "is #1"]);
    assert_eq!(desk.json("claim show 1")["status"]["true"]["by"], desk.json("claim show 1")["created_by"]);
    let older = desk.read("s.csv").replace("The table says no", "So says the table");
    desk.write("t.csv", older);
    holds(&desk.ok("--as ben import csv t.csv"), &["1 status", "columns \"by\", \"at\""]);
    holds(&desk.ok("--as ben import csv t.csv"), &["nothing"]);
    desk.ok("verify");
}
