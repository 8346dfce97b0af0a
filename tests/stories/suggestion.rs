//! What machines suggest: nothing until a person accepts it, and then by the same rules as if they had typed it.

use crate::any_work::{act, acts};
use crate::desk::{Desk, holds};
use claimbench::domain::*;
use claimbench::workbench::{Access, Clock, Ids, Offered, Setting, Workbench};
use proptest::prelude::*;
use serde_json::{Value, json};

const TEXT: &str =
    "The old bridge carries 12,000 cars a day. The mayor said that it will close in May. Who would want that?";

fn workbench(desk: &Desk, actor: &str) -> Workbench {
    let (clock, ids) = (Clock::Pinned("2026-11-23T09:00:00Z".parse().unwrap()), Ids::Random);
    Workbench::open(&desk.case(), Access::Write, Setting { clock, ids, actor: actor.to_owned(), reader: None }).unwrap()
}

fn helper() -> Machine {
    Machine { name: "Helper".to_owned(), version: Some("1.2".to_owned()) }
}

/// Suggests something in ana's session.
pub fn suggest(desk: &Desk, offered: Offered) -> Result<SuggestionNumber, claimbench::error::Error> {
    let stored = workbench(desk, "ana").suggest(helper(), offered, Some("It stands out."))?;
    Ok(stored.suggestion.number)
}

pub fn claim(text: &str, quote: Option<&str>) -> Offered {
    let article = quote.map(|_| ArticleNumber(1));
    let (text, quote) = (text.to_owned(), quote.map(str::to_owned));
    Offered::Claim(SuggestedClaim { article, quote, occurrence: None, text, said_by: vec!["Mayor".to_owned()] })
}

pub fn evidence(quote: &str) -> Offered {
    let source = SuggestedNewSource {
        name: "Road office".to_owned(),
        kind: Some(SourceKind::OfficialStatement),
        publisher: None,
        author: None,
        url: Some("https://roads.example/count".to_owned()),
        published: None,
    };
    Offered::Evidence(SuggestedEvidence {
        claim: ClaimNumber(1),
        question: None,
        stance: Stance::Supports,
        source: SuggestedSource::New(source),
        quote: Some(quote.to_owned()),
        paraphrase: Some("They count 12,100 cars.".to_owned()),
        locator: None,
        search_note: None,
    })
}

pub fn verdict(status: Verdict) -> Offered {
    let new = NewStatus { because: Some("As they count [E1].".to_owned()), ..NewStatus::new(status) };
    Offered::Verdict(ClaimNumber(1), new)
}

/// A desk with an article and a claim.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("text.txt", TEXT);
    desk.ok("article add text.txt --title Bridge");
    desk.ok("claim add 'The bridge carries 12,000 cars a day.' --article 1 --quote 'The old bridge carries 12,000 cars a day'");
    desk
}

#[test]
fn a_claim_that_is_accepted_is_logged_by_whoever_accepts_it() {
    let desk = desk();
    suggest(&desk, claim("The bridge will close in May.", Some("it will close in May"))).unwrap();
    let listed = desk.ok("suggestion list");
    holds(
        &listed,
        &["G1", "a claim of A1", "by Helper 1.2 with ana", "The bridge will close in May.", "It stands out."],
    );
    assert_eq!(desk.json("claim list").as_array().unwrap().len(), 1);
    assert!(!desk.ok("claim history 1").contains("Helper"));

    holds(&desk.ok("--as bo suggestion accept G1"), &["accepted by bo", "as #2"]);
    let logged = desk.json("claim show 2");
    assert_eq!(logged["attribution"][1]["speaker"], "Mayor");
    assert_eq!(logged["anchor"]["exact"], "it will close in May");
    let history = desk.ok("claim history 2");
    holds(&history, &["bo", "logged #2", "accepted suggestion G1 of a machine (#2)"]);
    assert_eq!(desk.ok("suggestion list"), "No suggestions.\n");
    assert_eq!(desk.json("suggestion list --all")[0]["decided"]["claim"], 2);
    let (error, code) = desk.error("suggestion decline G1 --because no");
    assert_eq!((error["kind"].as_str(), code), (Some("suggestion_decided"), 1));

    desk.ok("--as bo undo");
    assert_eq!(desk.json("claim show 2")["stage"], "set_aside");
    assert_eq!(desk.json("suggestion show G1")["state"], "open");
    desk.ok("rebuild");
    desk.ok("verify");
}

#[test]
fn what_could_not_be_accepted_is_refused_when_it_is_suggested() {
    let desk = desk();
    let head = desk.head();
    let refused = |offered| suggest(&desk, offered).unwrap_err().kind();
    assert_eq!(refused(claim("It closes.", Some("it will open in May"))), "words_not_found");
    let said = |question| NewStatus { question: Some(question), ..NewStatus::new(Verdict::Refuted) };
    assert_eq!(refused(Offered::Verdict(ClaimNumber(9), said(Question::True))), "not_found");
    assert_eq!(refused(Offered::Verdict(ClaimNumber(1), said(Question::Said))), "question_does_not_apply");
    assert_eq!(refused(verdict(Verdict::Unverified)), "not_a_verdict");
    let fix = |evidence| SuggestedFix {
        claim: ClaimNumber(1),
        old: None,
        new: "The old bridge carries 12,100 cars a day".to_owned(),
        because: "So the count.".to_owned(),
        evidence,
    };
    assert_eq!(refused(Offered::Fix(fix(vec![EvidenceNumber(4)]))), "not_found");
    let settled = |sentence| {
        let (article, reason) = (ArticleNumber(1), SettleReason::Question);
        Offered::Settled { article, sentence, reason, note: None }
    };
    assert_eq!(refused(settled(1)), "sentence_claimed");
    assert_eq!(refused(settled(7)), "not_found");
    assert_eq!(desk.head(), head, "a refusal leaves the case as it is");

    suggest(&desk, settled(3)).unwrap();
    suggest(&desk, Offered::Fix(fix(Vec::new()))).unwrap();
    desk.ok("claim add 'The bridge is old.' --article 1");
    let relation = Relation { from: ClaimNumber(2), kind: RelationKind::DependsOn, to: ClaimNumber(1), note: None };
    suggest(&desk, Offered::Relation(relation)).unwrap();
    for suggestion in ["G1", "G2", "G3"] {
        desk.ok(["suggestion", "accept", suggestion]);
    }
    assert_eq!(desk.json("suggestion show G2")["decided"]["fix"], 1);
    assert_eq!(desk.json("claim show 2")["relations"][0]["kind"], "depends_on");
    holds(&desk.ok("article coverage 1"), &["question"]);
    desk.ok("verify");
}

#[test]
fn a_suggested_verdict_is_sealed_until_a_person_has_given_theirs() {
    let desk = desk();
    desk.ok("evidence add 1 --source 'Road office' --kind dataset --stance supports --paraphrase '12,100.'");
    suggest(&desk, verdict(Verdict::MostlySupported)).unwrap();
    suggest(&desk, verdict(Verdict::Refuted)).unwrap();
    for line in
        ["suggestion list", "suggestion list --json", "suggestion show G1", "suggestion show G1 --json", "claim show 1"]
    {
        let said = desk.ok(line);
        assert!(
            !said.contains("mostly") && !said.contains("As they count") && !said.contains("stands out"),
            "{line}: {said}"
        );
    }
    assert_eq!(desk.json("suggestion show G1")["sealed"], true);
    let (error, _) = desk.error("suggestion accept G1");
    assert_eq!(error["kind"], "suggestion_sealed");
    holds(error["hint"].as_str().unwrap(), &["claimbench status 1 STATUS"]);

    desk.ok("status 1 mostly_supported --because 'The office counts more [E1].'");
    holds(&desk.ok("suggestion show G1"), &["mostly supported", "As they count"]);
    // One that comes when a verdict stands is open, and compared with nothing.
    suggest(&desk, verdict(Verdict::MostlySupported)).unwrap();
    holds(&desk.ok("suggestion show G3"), &["mostly supported"]);
    holds(&desk.ok("suggestion accept G1"), &["accepted by ana", "#1"]);
    assert_eq!(desk.json("claim show 1")["status"]["true"]["because"], "As they count [E1].");
    desk.ok("suggestion decline G2 --because 'It does not follow.'");
    let agreement = desk.json("suggestion agreement");
    let expected = json!([{
        "machine": "Helper 1.2", "kind": "verdict", "made": 3, "open": 1, "accepted": 1, "edited": 0, "declined": 1,
        "verdicts": { "compared": 2, "same": 1, "same_way": 0 },
    }]);
    assert_eq!(agreement, expected);
    holds(&desk.ok("suggestion agreement"), &["Helper 1.2", "verdict", "1 of 2"]);

    desk.ok("claim edit 1 --text 'The bridge carries 13,000 cars a day.'");
    let (error, _) = desk.error("suggestion accept G3");
    assert_eq!(error["kind"], "suggestion_outdated");
    desk.ok("verify");
}

#[test]
fn a_suggested_quotation_is_proved_before_it_is_evidence() {
    let desk = desk();
    desk.write("page.txt", "On a weekday we count 12,100 cars.\n");
    suggest(&desk, evidence("we count 12,100 cars")).unwrap();
    holds(&desk.ok("suggestion show G1"), &["not proved: no copy"]);
    let (error, _) = desk.error("suggestion accept G1");
    assert_eq!(error["kind"], "quote_unproved");
    holds(error["hint"].as_str().unwrap(), &["--snapshot FILE", "--fetch", "--unproved"]);

    desk.ok("suggestion accept G1 --snapshot page.txt");
    let shown = desk.json("evidence show E1");
    assert_eq!(shown["snapshot"]["media_type"], "text/plain");
    holds(&desk.ok("evidence show E1"), &["to the letter"]);
    assert_eq!(desk.json("suggestion show G1")["decided"]["unproved"], false);

    // A copy from the same address proves another; it is kept with it.
    desk.ok("snapshot add E1 page.txt --url https://www.roads.example/count/");
    suggest(&desk, evidence("On a weekday")).unwrap();
    assert_eq!(desk.json("suggestion show G2")["proof"]["state"], "proved");
    desk.ok("suggestion accept G2");
    assert_eq!(desk.json("evidence show E2")["source"]["number"], 1);
    assert_eq!(desk.json("evidence show E2")["snapshot"]["sha256"], shown["snapshot"]["sha256"]);

    // What does not stand in it is no evidence, whatever is said; corrected it is.
    suggest(&desk, evidence("On a weekday we count 13,000 cars")).unwrap();
    for line in ["suggestion accept G3", "suggestion accept G3 --unproved"] {
        let (error, _) = desk.error(line);
        assert_eq!(error["kind"], "quote_not_there", "{line}");
        holds(error["hint"].as_str().unwrap(), &["12,100 cars", "--edit"]);
    }
    let mut edited = desk.json("suggestion show G3")["suggested"].clone();
    edited["evidence"]["quote"] = "On a weekday we count 12,100 cars".into();
    desk.write("edited.json", edited.to_string());
    desk.ok("suggestion accept G3 --edit edited.json");
    assert_eq!(desk.json("suggestion show G3")["decided"]["edited"], true);
    edited["evidence"]["claim"] = 2.into();
    desk.write("edited.json", edited.to_string());
    suggest(&desk, evidence("On a weekday")).unwrap();
    assert_eq!(desk.error("suggestion accept G4 --edit edited.json").0["kind"], "suggestion_of_other");
    assert_eq!(desk.run_with("suggestion accept G4 --edit -", "not JSON").code, 1);
    assert_eq!(desk.run("suggestion accept G4 --edit").code, 2, "there is no terminal");

    desk.ok("claim add 'The bridge is old.'");
    let other = |offered| match offered {
        Offered::Evidence(mut evidence) => {
            evidence.source = SuggestedSource::New(SuggestedNewSource {
                name: "Almanac".to_owned(),
                kind: None,
                publisher: None,
                author: None,
                url: Some("https://almanac.example/1931".to_owned()),
                published: None,
            });
            Offered::Evidence(evidence)
        }
        other => other,
    };
    suggest(&desk, other(evidence("built in 1931"))).unwrap();
    desk.ok("suggestion accept G5 --unproved");
    assert_eq!(desk.json("suggestion show G5")["decided"]["unproved"], true);
    holds(&desk.ok("claim history 1"), &["its quotation unproved"]);
    desk.ok("verify");
}

#[test]
fn a_suggestion_leaves_the_desk_by_the_ledger_alone() {
    const SECRET: &str = "ZEBRAWORD";
    let desk = desk();
    suggest(&desk, claim(SECRET, Some("it will close in May"))).unwrap();
    suggest(&desk, evidence(SECRET)).unwrap();
    suggest(&desk, claim(SECRET, None)).unwrap();
    desk.ok(["suggestion", "decline", "G3", "--because", SECRET]);
    let mut lines = vec!["claim list".to_owned(), "claim show 1".to_owned(), "claim history 1".to_owned()];
    lines.extend(["export json", "export averitec", "export annotations", "memo", "check", "due"].map(str::to_owned));
    lines
        .extend(["sheet", "claims", "evidence", "sources", "statuses"].map(|what| format!("export csv --what {what}")));
    for audience in ["internal", "author", "public"] {
        lines.extend(
            ["table", "markdown", "html", "json"].map(|f| format!("report --audience {audience} --format {f}")),
        );
    }
    for line in lines {
        let said = desk.run(line.as_str());
        assert!(!said.out.contains(SECRET), "{line}");
    }
    assert!(desk.run(["search", SECRET]).out.lines().all(|line| !line.contains("G1")));
    assert!(desk.ok("export ledger").contains(SECRET));
}

/// What the program says, with the ledger's head taken out: of a case with more events it is another.
fn said(desk: &Desk, line: &str) -> String {
    let head = workbench(desk, "ana").head().unwrap();
    let mut command = desk.command();
    command.env("CLAIMBENCH_NOW", "2026-11-24T11:00:00Z").args(line.split(' '));
    let said = crate::desk::Said::by(&mut command);
    let said = format!("{}\n{}\n{}", said.code, said.out, said.err);
    let said = said.replace(&head.hash, "HASH").replace(&head.hash[..12], "HASH");
    let is_of_head = |line: &&str| !line.contains("HASH") && !line.contains("Content-Security-Policy");
    said.replace(desk.folder().to_str().unwrap(), "FOLDER").lines().filter(is_of_head).collect::<Vec<_>>().join("\n")
}

const OUTPUTS: [&str; 22] = [
    "claim list --json",
    "claim list",
    "claim show 1 --json",
    "claim show 1",
    "claim history 1 --json",
    "article list",
    "article show 1",
    "article coverage 1 --json",
    "source list --json",
    "origin list",
    "review queue",
    "memo",
    "check --json",
    "due --json",
    "search e",
    "report --json",
    "report --format html",
    "report --format markdown --audience author",
    "report --audience public",
    "export csv --what sheet",
    "export json",
    "export annotations",
];

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::with_cases(if std::env::var_os("LONG").is_some() { 60 } else { 2 })
    })]

    #[test]
    fn every_output_but_the_ledger_is_the_same_with_and_without_open_suggestions(
        before in acts(),
        after in acts(),
        words in "[A-Za-z ]{3,20}[a-z]",
    ) {
        let (plain, suggested) = (Desk::bare(), Desk::bare());
        let [before, after] = [before, after]
            .map(|acts| acts.into_iter().filter(|one| !one.is_on_suggestions()).collect::<Vec<_>>());
        let setting = |ids: &str| Setting {
            clock: Clock::Pinned("2026-11-23T09:00:00Z".parse().unwrap()),
            ids: Ids::seeded(ids),
            actor: "ana".to_owned(),
            reader: None,
        };
        Workbench::create(&plain.case(), None, setting("made")).unwrap();
        let mut first = Workbench::open(&plain.case(), Access::Write, setting("before")).unwrap();
        before.into_iter().for_each(|one| act(&mut first, one));
        drop(first);
        suggested.write("claimbench.db", std::fs::read(plain.case()).unwrap());

        let mut machine = Workbench::open(&suggested.case(), Access::Write, setting("machine")).unwrap();
        let mut made = 0;
        for one in [1, 2, 3].map(ClaimNumber) {
            let because = Some(words.clone());
            let paraphrase = SuggestedEvidence { claim: one, quote: None, paraphrase: because.clone(), ..match evidence("x") {
                Offered::Evidence(evidence) => evidence,
                _ => unreachable!(),
            } };
            let offers = [
                claim(&words, None),
                Offered::Evidence(paraphrase),
                Offered::Verdict(one, NewStatus { because, ..NewStatus::new(Verdict::Refuted) }),
                Offered::Relation(Relation { from: one, kind: RelationKind::Updates, to: ClaimNumber(2), note: None }),
                Offered::Settled { article: ArticleNumber(1), sentence: 1, reason: SettleReason::Trivial, note: None },
            ];
            // Some fit the case, some do not.
            made += offers.into_iter().filter(|offer| machine.suggest(helper(), offer.clone(), Some(&words)).is_ok()).count();
        }
        drop(machine);
        prop_assert!(made >= 3);

        for desk in [&plain, &suggested] {
            let mut again = Workbench::open(&desk.case(), Access::Write, setting("after")).unwrap();
            after.iter().cloned().for_each(|one| act(&mut again, one));
        }
        for line in OUTPUTS {
            let (without, with) = (said(&plain, line), said(&suggested, line));
            // The instants at which a history and a publication stand are told by their events' numbers.
            prop_assert_eq!(numberless(&without), numberless(&with), "{}", line);
        }
        prop_assert_eq!(suggested.json("suggestion list --limit 0").as_array().map(Vec::len), Some(made));
        suggested.ok("verify");
    }
}

/// Without the numbers of events.
fn numberless(said: &str) -> String {
    let lines = said.lines().filter(|line| !line.trim_start().starts_with("\"seq\":"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_long_list_is_cut_and_says_so() {
    let desk = desk();
    let mut ana = workbench(&desk, "ana");
    for _ in 0..300 {
        ana.suggest(helper(), claim("The bridge will close in May.", Some("it will close in May")), None).unwrap();
    }
    assert_eq!(desk.json("suggestion list").as_array().map(Vec::len), Some(50));
    assert_eq!(desk.json("suggestion list --limit 0").as_array().map(Vec::len), Some(300));
    holds(&desk.run("suggestion list").err, &["The first 50 of 300 suggestions"]);
    let none: Value = desk.json("suggestion list --claim 1");
    assert_eq!(none, json!([]));
}
