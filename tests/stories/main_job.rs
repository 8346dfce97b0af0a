//! The main job: from an article to a claim with its evidence, its verdict and everything that happened to it.

use crate::desk::{Desk, holds};
use serde_json::Value;

const ARTICLE: &str = "\
# Envoys in Moscow

By A. Writer

2025-12-02

The Kremlin claimed on Monday that its army had taken Pokrovsk. Kyiv denied it.
Russia now occupies nearly 20% of the country. It took nearly a year.
";

const LOG: &str = "claim add 'Russian forces had captured Pokrovsk by 1 December 2025.' --article A1 \
    --quote 'its army had taken Pokrovsk' --said-by Kremlin --said-by Gerasimov --cue claimed --as-of 2025-12-01 \
    --tag front --priority 1 --recheck-by 2026-12-24";

/// A desk that has logged one claim of the article.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("article.md", ARTICLE);
    desk.ok("article add article.md --outlet 'The Daily'");
    desk.ok(LOG);
    desk
}

#[test]
fn an_article_tells_its_title_byline_and_date_itself() {
    let article = desk().json("article show A1");
    assert_eq!(article["title"], "Envoys in Moscow");
    assert_eq!(article["byline"], "A. Writer");
    assert_eq!(article["published"], "2025-12-02");
    assert_eq!(article["body"], ARTICLE);
    assert_eq!(article["claims"], 1);
}

#[test]
fn a_claim_keeps_its_chain_of_voices_and_its_exact_words() {
    let claim = desk().json("claim show 1");
    let voices: Vec<&str> =
        claim["attribution"].as_array().unwrap().iter().map(|link| link["speaker"].as_str().unwrap()).collect();
    assert_eq!(voices, ["article", "Kremlin", "Gerasimov"]);
    assert_eq!(claim["attribution"][2]["cue"], "claimed");
    let anchor = &claim["anchor"];
    let at = |end: &str| anchor[end].as_u64().unwrap() as usize;
    assert_eq!(&ARTICLE[at("start")..at("end")], "its army had taken Pokrovsk");
    assert_eq!(anchor["prefix"], " Kremlin claimed on Monday that ");
}

#[test]
fn words_that_stand_nowhere_or_twice_are_not_anchored() {
    let desk = desk();
    let claim = |quote: &str| ["claim", "add", "A claim.", "--article", "A1", "--quote", quote].map(str::to_owned);
    assert!(desk.refused(claim("its navy")).contains("article show A1"));
    holds(&desk.refused(claim("nearly")), &["2 times", "--occurrence 1 to 2"]);
    desk.ok([claim("nearly").as_slice(), &["--occurrence".to_owned(), "2".to_owned()]].concat());
    assert_eq!(desk.json("claim show 2")["anchor"]["suffix"], " a year.\n");
}

#[test]
fn a_verdict_lists_what_it_still_needs_until_nothing_is_missing() {
    let desk = desk();
    let said = desk.refused("status 1 refuted");
    holds(
        &said,
        &["claim #1 cannot be refuted yet", "a rationale", "evidence on \"true\"", "claimbench evidence add 1"],
    );
    let said = desk.refused("status 1 unproven --because 'Nothing found.'");
    holds(&said, &["a search that found nothing", "--stance silent"]);

    desk.ok("source add ISW --kind think_tank --reliability b --url https://understandingwar.org");
    let added = desk.ok("evidence add 1 --source ISW --stance refutes --credibility 2 --directness secondary \
         --paraphrase 'Fighting went on in the town.' --locator 'key takeaways'");
    holds(&added, &["E1 added to #1", "1 against"]);
    let said = desk.refused("status 1 refuted --question said --because 'Never said. [E1]'");
    assert!(said.contains("evidence on \"said\""), "evidence on one question proves nothing on the other: {said}");

    desk.ok(
        "status 1 refuted --because 'Fighting went on. [E1]' --confidence high --correct-text 'claimed to have taken'",
    );
    let claim = desk.json("claim show 1");
    assert_eq!(claim["status"]["true"]["status"], "refuted");
    assert_eq!(claim["status"]["said"]["status"], "unverified");
    assert_eq!(
        (claim["stage"].as_str(), claim["correct_text"].as_str()),
        (Some("open"), Some("claimed to have taken"))
    );
}

#[test]
fn a_claim_is_edited_set_aside_reopened_related_tagged_and_assigned() {
    let desk = desk();
    desk.ok("claim add 'Russia occupies nearly 20% of Ukraine.'");
    desk.ok("claim edit 1 --text 'Russian forces held Pokrovsk on 1 December 2025.' --priority 2 --clear recheck-by");
    desk.ok("claim set-aside 2 --reason too_vague --note 'Which country?'");
    assert_eq!(desk.json("claim list --stage set_aside")[0]["number"], 2);
    desk.refused("claim set-aside 2 --reason trivial");
    desk.ok("claim reopen 2 --note 'The next sentence says.'");
    desk.ok("claim relate 2 depends_on 1 --note 'the same front'");
    desk.refused("claim relate 2 depends_on 1");
    desk.ok("claim tag 1 maps towns --remove front");
    desk.ok("claim assign 1 ben");

    let claim = desk.json("claim show 1");
    assert_eq!(claim["text"], "Russian forces held Pokrovsk on 1 December 2025.");
    assert_eq!((&claim["priority"], &claim["recheck_by"]), (&Value::from(2), &Value::Null));
    assert_eq!(claim["tags"], serde_json::json!(["maps", "towns"]));
    assert_eq!(claim["assignee"], "ben");
    assert_eq!(claim["relations"][0]["kind"], "depends_on");
}

#[test]
fn the_history_tells_every_event_of_a_claim_in_order() {
    let desk = desk();
    desk.ok("claim edit 1 --worth 80");
    desk.ok("--as ben claim tag 1 maps");
    desk.ok("evidence add 1 --source TASS --kind wire --stance supports --question said");
    desk.ok("evidence withdraw E1 --reason 'The page was another one.'");
    let history = desk.json("claim history 1");
    let told: Vec<(&str, &str)> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["kind"].as_str().unwrap(), entry["actor"].as_str().unwrap()))
        .collect();
    let expected = [
        ("claim_logged", "ana"),
        ("claim_edited", "ana"),
        ("claim_tagged", "ben"),
        ("evidence_added", "ana"),
        ("evidence_withdrawn", "ana"),
    ];
    assert_eq!(told, expected);
    holds(&desk.ok("claim history #1"), &["ben", "E1", "The page was another one."]);
}

#[test]
fn withdrawn_evidence_stays_on_the_record_and_counts_no_more() {
    let desk = desk();
    desk.ok("evidence add 1 --source TASS --kind wire --stance supports");
    assert_eq!(desk.json("claim show 1")["counts"]["for"], 1);
    desk.ok("evidence withdraw E1 --reason 'Another town.'");
    let claim = desk.json("claim show 1");
    assert_eq!((&claim["counts"]["for"], &claim["evidence"][0]["withdrawn"]), (&0.into(), &"Another town.".into()));
    assert!(desk.refused("evidence withdraw E1 --reason again").contains("already withdrawn"));
    holds(&desk.refused("status 1 supported --because 'As TASS says. [E1]'"), &["evidence on \"true\""]);
}

#[test]
fn the_json_of_a_claim_has_every_field_that_is_promised() {
    let desk = desk();
    desk.ok("evidence add 1 --source TASS --kind wire --stance supports --quantity 'nearly 20%'");
    desk.ok("claim edit 1 --quantity '$1.5 billion'");
    let claim = desk.json("claim show 1");
    let promised = |value: &Value, fields: &str| {
        for field in fields.split_whitespace() {
            assert!(value.get(field).is_some(), "{field} is missing in {value:#}");
        }
    };
    promised(
        &claim,
        "number uid article text kind checkable attribution hedges quantities as_of anchor status stage flags evidence \
         counts relations priority worth assignee recheck_by tags correct_text created_at updated_at",
    );
    promised(&claim["attribution"][2], "position speaker cue cue_class form");
    promised(&claim["quantities"][0], "raw point low high unit measure approximator dimension");
    promised(&claim["anchor"], "revision start end exact prefix suffix state");
    promised(&claim["status"], "true said");
    promised(&claim["status"]["true"], "status because modifiers confidence by at");
    promised(&claim["counts"], "for against origins");
    promised(
        &claim["evidence"][0],
        "number question source origin stance directness credibility reliability paraphrase quote locator quantity \
         comparison",
    );
    for absent in [&claim["worth"], &claim["assignee"], &claim["status"]["true"]["by"], &claim["evidence"][0]["quote"]]
    {
        assert!(absent.is_null(), "{absent}");
    }
    assert_eq!(
        (&claim["quantities"][0]["point"], &claim["quantities"][0]["unit"]),
        (&"1500000000".into(), &"USD".into())
    );
    assert_eq!(claim["created_at"], "2026-11-23T09:00:00.000Z");
}
