//! Searching: words by their stems, phrases, prefixes, fields; whatever is typed, it is a query or a plain refusal.

use crate::desk::{Desk, holds};
use claimbench::domain::query::Query;
use claimbench::domain::{Link, NewClaim, NewSource, OWN_VOICE};
use claimbench::workbench::{Clock, Ids, Setting, Workbench};
use proptest::prelude::*;
use serde_json::Value;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.ok("claim add 'The Kremlin claimed the capture of Pokrovsk.' --said-by Gerasimov --tag front");
    desk.ok("claim add 'Captured towns were listed by Zürich analysts.' --kind property --priority 1");
    desk.ok("claim add 'The plan had twenty-eight points, said the naïve report.' --assignee ben");
    desk.ok("evidence add 1 --source TASS --kind wire --stance supports --quote 'Pokrovsk is liberated'");
    desk.ok("status 1 mixed --because 'Contested by observers. [E1]'");
    desk
}

/// What a query finds, best first.
fn found(desk: &Desk, query: &str) -> Vec<String> {
    let hits: Value = serde_json::from_str(&desk.ok(["--json", "search", "--", query])).unwrap();
    hits.as_array().unwrap().iter().map(|hit| hit["number"].as_str().unwrap().to_owned()).collect()
}

fn claims(desk: &Desk, query: &str) -> Vec<u64> {
    let claims: Value = serde_json::from_str(&desk.ok(["--json", "claim", "list", "--", query])).unwrap();
    claims.as_array().unwrap().iter().map(|claim| claim["number"].as_u64().unwrap()).collect()
}

#[test]
fn words_are_found_by_their_stems_whatever_their_case_and_accents() {
    let desk = desk();
    assert_eq!(claims(&desk, "capturing"), [2, 1], "the shorter text says it with more weight");
    assert_eq!(claims(&desk, "zurich"), [2]);
    assert_eq!(claims(&desk, "NAIVE"), [3]);
    assert_eq!(claims(&desk, "nowhere"), [0; 0]);
}

#[test]
fn phrases_keep_their_order_and_prefixes_take_any_end() {
    let desk = desk();
    assert_eq!(found(&desk, "\"capture of Pokrovsk\""), ["#1"]);
    assert_eq!(found(&desk, "\"Pokrovsk capture\""), [""; 0]);
    assert_eq!(found(&desk, "pokro*"), found(&desk, "pokrovsk"));
    assert_eq!(found(&desk, "pokro"), [""; 0]);
}

#[test]
fn fields_pick_claims_and_a_hyphen_leaves_out() {
    let desk = desk();
    assert_eq!(claims(&desk, "status:mixed"), [1]);
    assert_eq!(claims(&desk, "-status:mixed"), [2, 3]);
    assert_eq!(claims(&desk, "speaker:gerasimov tag:front source:tass"), [1]);
    assert_eq!(claims(&desk, "assignee:ben"), [3]);
    assert_eq!(claims(&desk, "kind:property priority:1 stage:open"), [2]);
    assert_eq!(claims(&desk, "captured -pokrovsk"), [2]);
    assert_eq!(claims(&desk, "flag:single_reader"), [1]);
    assert_eq!(claims(&desk, "status:mixed captured"), [1]);
}

#[test]
fn a_hit_marks_the_words_it_was_found_by() {
    let hits = desk().json("search liberated");
    let hit = &hits[0];
    assert_eq!((&hit["found"], &hit["number"], &hit["claim"]), (&"evidence".into(), &"E1".into(), &1.into()));
    let [start, end] = [0, 1].map(|end| hit["marks"][0][end].as_u64().unwrap() as usize);
    let snippet: Vec<char> = hit["snippet"].as_str().unwrap().chars().collect();
    assert_eq!(snippet[start..end].iter().collect::<String>(), "liberated");
}

#[test]
fn rationales_sources_and_articles_are_found_too() {
    let desk = Desk::demo();
    let kinds = |query: &str| -> Vec<String> {
        let hits = desk.json(["search", query, "--limit", "100"]);
        hits.as_array().unwrap().iter().map(|hit| hit["found"].as_str().unwrap().to_owned()).collect()
    };
    for (query, kind) in [("ISW", "rationale"), ("TASS", "source"), ("reworked", "article"), ("Pokrovsk", "claim")] {
        assert!(kinds(query).contains(&kind.to_owned()), "{query}: {:?}", kinds(query));
    }
}

#[test]
fn the_best_hits_come_first_and_the_rest_is_announced() {
    let desk = Desk::demo();
    assert_eq!(claims(&desk, "status:refuted speaker:kremlin pokrovsk").first(), Some(&48));
    assert_eq!(claims(&desk, "frozen assets rebuild").first(), Some(&12));
    let said = desk.run("search the --limit 2 --json").ends(0);
    assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap().as_array().unwrap().len(), 2);
    assert!(said.err.contains("--limit"), "{}", said.err);
}

/// A desk with a claim for each text.
fn with(texts: &[&str]) -> Desk {
    let desk = Desk::new();
    for text in texts {
        desk.ok(["claim", "add", text]);
    }
    desk
}

#[test]
fn a_word_is_found_however_it_is_written() {
    let desk = with(&[
        "COVID-19 killed 1,200 people in Łódź county.",
        "The U.S. Treasury raised the anti-tank budget of Gießen.",
        "E-mail use fell in Zürich.",
        "市长李丽华说乘客人数下降7.4%",
        "Flight MH370 didn't land in Hawaiʻi, Þór said in Ευρώπη.",
    ]);
    for (query, claim) in [
        ("1200", "#1"),
        ("1 200", "#1"),
        ("'1.200'", "#1"),
        ("lodz", "#1"),
        ("US", "#2"),
        ("antitank", "#2"),
        ("giessen", "#2"),
        ("email", "#3"),
        ("e-mail", "#3"),
        ("zuerich", "#3"),
        ("using", "#3"),
        ("市长", "#4"),
        ("7.4%", "#4"),
        ("人数", "#4"),
        ("MH 370", "#5"),
        ("didnt", "#5"),
        ("hawaii", "#5"),
        ("thor", "#5"),
        ("ευρωπη", "#5"),
        ("\"didn't land\"", "#5"),
    ] {
        assert_eq!(found(&desk, query), [claim], "{query}");
    }
    let hit = &desk.json("search antitank")[0];
    let [start, end] = [0, 1].map(|end| hit["marks"][0][end].as_u64().unwrap() as usize);
    let snippet: Vec<char> = hit["snippet"].as_str().unwrap().chars().collect();
    assert_eq!(snippet[start..end].iter().collect::<String>(), "anti-tank", "marked as the text has it");
    assert_eq!(claims(&desk, "speaker:lodz"), [0; 0]);
    desk.ok("verify");
}

#[test]
fn the_text_of_an_article_is_found_and_only_its_newest() {
    let desk = Desk::new();
    desk.write("one.txt", "The mayor closed the bridge.\n\nAnother mayor opened a tunnel below it.");
    desk.write("two.txt", "The council closed the bridge.");
    desk.ok("article add one.txt --title Bridge");
    let hits = desk.json("search tunnel");
    assert_eq!(
        (hits.as_array().unwrap().len(), &hits[0]["found"], &hits[0]["number"]),
        (1, &"article".into(), &"A1".into())
    );
    assert_eq!(hits[0]["snippet"], "Another mayor opened a tunnel below it.");
    assert_eq!(found(&desk, "mayor"), ["A1"], "once, however many paragraphs have it");
    desk.ok("article update 1 two.txt");
    assert_eq!((found(&desk, "mayor"), found(&desk, "council")), (Vec::new(), vec!["A1".to_owned()]));
    desk.ok("verify");
}

#[test]
fn what_is_no_field_is_refused_and_what_nearly_is_there_is_named() {
    let desk = desk();
    let (error, code) = desk.error("search statu:mixed");
    assert_eq!((&error["kind"], code), (&Value::from("unknown_field"), 2));
    assert!(error["message"].as_str().unwrap().contains("did you mean status?"), "{error}");
    assert_eq!(desk.error("claim list spaeker:x").1, 2);
    let (error, code) = desk.error(["search", &"a* ".repeat(20_000)]);
    assert_eq!((&error["kind"], code), (&Value::from("query_too_long"), 2));
    let said = desk.run("search Pokrovks").ends(0);
    assert!(said.err.contains("Did you mean Pokrovsk?"), "{}", said.err);
    assert_eq!(said.out, "Nothing found.\n");
    assert_eq!(desk.json("search %"), serde_json::json!([]), "no word, no field, nothing");
    assert_eq!(desk.json("claim list %").as_array().unwrap().len(), 3);
}

#[test]
fn a_hyphen_needs_no_other_sign_before_it_and_or_takes_either() {
    let desk = desk();
    assert_eq!(desk.json("search -pokrovsk captured --limit 5")[0]["number"], "#2");
    assert_eq!(claims(&desk, "status:mixed,refuted"), [1]);
    assert_eq!(claims(&desk, "tag:front OR assignee:ben"), [1, 3]);
    assert_eq!(claims(&desk, "flag:single_reader OR priority:1"), [1, 2]);
    assert_eq!(claims(&desk, "-tag:front,back"), [2, 3]);
    assert_eq!(claims(&desk, "liberated OR analysts").len(), 2);
    assert_eq!(desk.json("claim list -status:mixed").as_array().unwrap().len(), 2);
}

#[test]
fn numbers_set_apart_by_blanks_are_found_in_every_spelling() {
    let desk = with(&["The army lost 1 200 tanks and 35 000 men.", "It fired 1 200 000 rounds.", "It has 200 guns."]);
    for query in ["1200", "1,200", "1.200", "1'200", "35000", "35,000"] {
        assert_eq!(claims(&desk, query), [1], "{query}");
    }
    for query in ["1200000", "1,200,000", "1 200 000"] {
        assert_eq!(claims(&desk, query), [2], "{query}");
    }
    holds(&desk.ok("search 35000"), &["35 000"]);
}

#[test]
fn a_query_that_cannot_find_anything_says_why() {
    let desk = with(&["The army lost 1 200 tanks."]);
    for line in ["search status:", "claim list tag:", "search tanks stage:", "claim tag a --where flag:"] {
        let said = desk.run(line).ends(1);
        holds(&said.err, &["nothing stands behind", "with no blank behind the colon"]);
    }
    let said = desk.run("search -soren").ends(0);
    holds(&said.err, &["There is no word to look for"]);
    assert_eq!(claims(&desk, "-soren tanks"), [1]);
    holds(&desk.ok("claim list -soren"), &["1 200 tanks"]);
}

/// A desk in memory with texts that match some of what is asked.
fn small() -> Workbench {
    let clock = Clock::Pinned("2026-11-23T09:00:00Z".parse().unwrap());
    let mut desk =
        Workbench::in_memory(Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None }).unwrap();
    for text in
        ["status the * AND \"quoted\" words", "naïve NEAR(a b) OR c^2 {title}: x", "½ ٣ 中文 \u{1}\u{2}marks\u{3}"]
    {
        let attribution = vec![Link::voice(OWN_VOICE), Link::voice("100% _LIKE_ \\ voice")];
        desk.log_claim(NewClaim { text: text.to_owned(), attribution, ..NewClaim::default() }).unwrap();
    }
    desk.add_source(NewSource { name: "a".to_owned(), ..NewSource::default() }).unwrap();
    desk
}

fn queries() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "\"",
        "*",
        "-",
        "^",
        ":",
        "(",
        ")",
        "{",
        "}",
        "+",
        " ",
        " ",
        "AND ",
        "OR ",
        "NOT ",
        "NEAR(",
        "a",
        "title:",
        "body:",
        "status:",
        "status:mixed",
        "speaker:",
        "tag:%",
        "flag:stale",
        "stage:open",
        "priority:1",
        "source:1",
        "article:",
        "relation:repeats",
        "modifier:outdated",
        "\0",
        "\u{300}",
        "½",
        "٣",
        "中",
        "'",
        ";",
        "--",
        "\\",
        "%",
        "_",
        "\u{2}",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(signs, 0..10).prop_map(|parts| parts.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_query_reaches_the_database_as_anything_but_words(queries in prop::collection::vec(queries(), 1..4)) {
        thread_local!(static DESK: Workbench = small());
        let parsed: Vec<Query> = queries.iter().filter_map(|query| Query::parse(query).ok()).collect();
        DESK.with(|desk| for query in &parsed {
            desk.search(query, 5).unwrap_or_else(|error| panic!("{query:?}: {error}"));
            desk.claims(query, 5).unwrap_or_else(|error| panic!("{query:?}: {error}"));
        });
    }
}

#[test]
fn nothing_limits_where_the_limit_is_nought_and_an_or_stands_between_two() {
    let desk = Desk::new();
    for tree in ["Oak", "Elm", "Ash"] {
        desk.ok(["claim", "add", &format!("{tree} trees cost 5 dollars.")]);
    }
    desk.ok("claim add 'Bushes cost 5 euros.'");
    for tree in ["Oak", "Elm", "Ash"] {
        holds(&desk.ok("search trees --limit 0"), &[tree]);
    }
    for line in ["search 'cost OR'", "search 'OR cost'", "claim list 'OR cost'"] {
        holds(&desk.run(line).ends(2).err, &["OR stands between two words"]);
    }
    desk.ok("claim tag --where -dollars cheap");
    holds(&desk.ok("claim list tag:cheap"), &["Bushes"]);
    assert!(!desk.ok("claim list tag:cheap").contains("trees"));
}

#[test]
fn what_is_so_and_what_was_only_said_are_picked_apart() {
    let desk = Desk::demo();
    let numbers = |line: &str| desk.json(line).as_array().unwrap().len();
    let report = desk.json("report");
    for (at, question) in ["true", "said"].into_iter().enumerate() {
        let counted = &report["by_question"][at];
        assert_eq!(counted["question"], question);
        for count in counted["counts"].as_array().unwrap() {
            let (status, wanted) = (count["word"].as_str().unwrap(), count["count"].as_u64().unwrap() as usize);
            let in_work = "stage:open,checked,approved,published";
            let by_option = format!("claim list --limit 0 --question {question} --status {status} {in_work}");
            assert_eq!(numbers(&by_option), wanted, "{question} {status}");
            let by_field = format!("claim list --limit 0 question:{question} status:{status} {in_work}");
            assert_eq!(numbers(&by_field), wanted, "{question} {status}");
        }
    }
    assert_eq!(desk.error("claim list question:perhaps").0["kind"], "invalid");
}
