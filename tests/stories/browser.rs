//! The HTML report in a real browser, where there is one: what is read, marked, reached by keys, filtered and printed.

use crate::desk::Desk;
use crate::node::{on_the_path, tool};
use claimbench::domain::text::is_hidden;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::net::TcpListener;
use unicode_normalization::UnicodeNormalization;

/// What is found on the desk's page; none where no browser can run. The page says nothing and asks for nothing meanwhile.
#[track_caller]
fn ask(desk: &Desk, question: &str, given: Value) -> Option<Value> {
    let chromium = on_the_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?;
    let (page, given) = (desk.path("report.html"), given.to_string());
    let mut answer = tool("report.mjs", &[chromium.as_os_str(), page.as_os_str(), question.as_ref(), given.as_ref()])?;
    assert_eq!(answer["heard"], json!([]), "{question}");
    Some(answer["found"].take())
}

/// The demo with its page.
fn demo() -> Desk {
    let desk = Desk::demo();
    desk.ok("report --format html --output report.html");
    desk
}

/// The text as a page shows it: what hides is written out.
fn shown(text: &str) -> String {
    text.chars().map(|c| if is_hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Words as they are read, however the lines are broken.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    list(value).iter().map(|one| one.as_str().unwrap()).collect()
}

/// A hostile text that names its field, so that it can be told from the others.
fn hostile(field: &str, url: &str) -> String {
    format!(
        "<{field}> \"' onload='x' &lt; {{{{ 1 }}}} \u{202e}\u{200b}</title></style></script><script>document.title='owned'\
         </script><img src=\"{url}\" onerror=\"document.title='owned'\"> [x](javascript:alert(1)) `b` <!-- "
    )
}

/// What a person or a file can fill and the page shows.
const FIELDS: [&str; 37] = [
    "note",
    "title",
    "headline",
    "byline",
    "outlet",
    "claim",
    "speaker",
    "cue",
    "channel",
    "as-of-words",
    "tag",
    "hedge",
    "assignee",
    "source",
    "publisher",
    "reliability",
    "interest",
    "paraphrase",
    "quote",
    "locator",
    "credibility",
    "origin",
    "search",
    "withdrawn",
    "because",
    "relation",
    "aside",
    "excuse",
    "review",
    "verdict",
    "fix",
    "fix-because",
    "fix-answer",
    "who",
    "read-back",
    "answer",
    "waiver",
];

/// What the desk keeps for itself, and words that a fix outranks.
const UNSHOWN: [&str; 5] = ["author", "source-note", "snapshot", "snapshot-note", "correct-text"];

/// Of what a part is shown, too: a sentence of it that nobody has looked at, the words nearest to it in a snapshot.
const IN_PARTS: [&str; 2] = ["headline", "quote"];

/// A case with hostile texts in every field, marks that lie over each other in a hostile article, and its page.
fn hostile_desk(url: &str) -> Desk {
    let text = |field: &str| hostile(field, url);
    let desk = Desk::bare();
    desk.ok(["init", "--title", &text("title")]);
    let body =
        format!("# {}\n\nOne {} two\nthree.\n\nFour {} five.\n", text("headline"), text("first"), text("second"));
    desk.write("article.txt", body);
    let (headline, byline, outlet) = (text("headline"), text("byline"), text("outlet"));
    desk.ok([
        "article",
        "add",
        "article.txt",
        "--title",
        &headline,
        "--byline",
        &byline,
        "--outlet",
        &outlet,
        "--url",
        url,
        "--language",
        "uk",
    ]);
    let add = |line: &[(&str, &str)], words: &str| {
        let mut all = vec!["claim".to_owned(), "add".to_owned(), words.to_owned()];
        all.extend(line.iter().flat_map(|(option, value)| [format!("--{option}"), value.to_string()]));
        desk.ok(all);
    };
    let named = |fields: &[&'static str]| fields.iter().map(|field| (*field, text(field))).collect::<Vec<_>>();
    let given = [
        ("quote", format!("One {} two\nthree.", text("first"))),
        ("said-by", text("speaker")),
        ("cue-class", "distancing".to_owned()),
        ("quantity", "nearly 20%".to_owned()),
        ("hedge", format!("weasel:{}", text("hedge"))),
    ];
    let given = [given.to_vec(), named(&["cue", "channel", "as-of-words", "tag", "correct-text", "assignee"])].concat();
    let given: Vec<_> =
        given.iter().map(|(option, value)| (*option, value.as_str())).chain([("article", "A1")]).collect();
    add(&given, &text("claim"));
    let (first, second) = (text("first"), text("second"));
    for (number, quote) in [
        (2, first.clone()),
        (3, first.clone()),
        (4, format!("{} two", &first[20..])),
        (5, format!("three.\n\nFour {second}")),
        (6, second.clone()),
    ] {
        add(&[("article", "A1"), ("quote", &quote)], &format!("Claim {number}."));
    }
    let (publisher, author, reliability, interest, note) =
        (text("publisher"), text("author"), text("reliability"), text("interest"), text("source-note"));
    desk.ok([
        "source",
        "add",
        &text("source"),
        "--kind",
        "other",
        "--url",
        url,
        "--publisher",
        &publisher,
        "--author",
        &author,
        "--reliability",
        "b",
        "--reason",
        &reliability,
        "--interest",
        &interest,
        "--note",
        &note,
    ]);
    let (quote, paraphrase, locator) = (text("quote"), text("paraphrase"), text("locator"));
    let (credibility, origin, search) = (text("credibility"), text("origin"), text("search"));
    for (claim, stance) in [("1", "supports"), ("1", "refutes"), ("2", "supports")] {
        desk.ok([
            "evidence",
            "add",
            claim,
            "--source",
            "S1",
            "--question",
            "true",
            "--stance",
            stance,
            "--quote",
            &quote,
            "--paraphrase",
            &paraphrase,
            "--locator",
            &locator,
            "--credibility",
            "2",
            "--credibility-reason",
            &credibility,
            "--origin",
            &origin,
            "--quantity",
            "19.3%",
            "--search-note",
            &search,
        ]);
    }
    desk.write("page.html", text("snapshot"));
    desk.ok(["snapshot", "add", "E1", "page.html", "--url", url, "--note", &text("snapshot-note")]);
    desk.ok(["snapshot", "excuse", "E2", "--because", &text("excuse")]);
    desk.ok(["evidence", "withdraw", "E2", "--reason", &text("withdrawn")]);
    desk.ok(["status", "1", "mixed", "--question", "true", "--because", &format!("{} [E1]", text("because"))]);
    desk.ok("evidence add 1 --source S1 --question said --stance supports --quote yes");
    desk.ok("status 1 supported --question said --because 'They did [E4].'");
    desk.ok(["claim", "relate", "1", "contradicts", "2", "--note", &text("relation")]);
    desk.ok(["claim", "set-aside", "6", "--reason", "other", "--note", &text("aside")]);
    desk.ok(["--as", "ben", "review", "return", "1", "--note", &text("review")]);
    desk.ok(["--as", "cid", "review", "start", "1"]);
    desk.ok(["--as", "cid", "review", "verdict", "1", "refuted", "--question", "true", "--because", &text("verdict")]);
    desk.ok(["fix", "propose", "1", "--to", &text("fix"), "--because", &text("fix-because")]);
    desk.ok(["fix", "answer", "F1", "query", "--note", &text("fix-answer")]);
    let (who, read_back, answer) = (text("who"), text("read-back"), text("answer"));
    desk.ok(["contact", "add", "1", "--who", &who, "--read-back", &read_back, "--answer", &answer]);
    desk.ok(["check", "waive", "1", "single-origin", "--reason", &text("waiver")]);
    desk.ok(["publish", "A1", "--url", url]);
    desk.ok(["note", "1", "correction", "--text", &text("note")]);
    desk.ok("report --format html --output report.html");
    desk
}

#[test]
fn hostile_texts_stay_texts_and_ask_nobody() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}/x", listener.local_addr().unwrap());
    let desk = hostile_desk(&url);
    let Some(found) = ask(&desk, "text", Value::Null) else { return };
    let text = found["text"].as_str().unwrap();
    let mut missing = Vec::new();
    for field in FIELDS.into_iter().chain(UNSHOWN) {
        let (whole, name) = (shown(&hostile(field, &url)), format!("<{field}>"));
        let (named, whole) = (text.matches(&name).count(), text.matches(whole.trim()).count());
        let in_parts = IN_PARTS.contains(&field) && whole > 0;
        if UNSHOWN.contains(&field) != (named == 0) || (named != whole && !in_parts) {
            missing.push((field, named, whole));
        }
    }
    assert!(missing.is_empty(), "named and not shown whole: {missing:?}");
    assert_eq!(found["title"], words(&format!("Verification report: {}", shown(&hostile("title", &url)))));
    assert_eq!(found["data"], desk.json("report"));
    assert!(texts(&found["addresses"]).contains(&url.as_str()), "the source is not linked");
    for name in ["img", "iframe", "object", "embed", "link", "base", "b"] {
        assert!(!texts(&found["elements"]).contains(&name), "{name}");
    }
    for name in texts(&found["attributes"]) {
        assert!(!name.starts_with("on") && !["src", "style", "action", "srcdoc"].contains(&name), "{name}");
    }
    assert!(listener.accept().is_err(), "the page asked for an address that it only names");
}

#[test]
fn the_policy_refuses_whatever_gets_onto_the_page_after_all() {
    let desk = demo();
    let Some(found) = ask(&desk, "policy", Value::Null) else { return };
    let refused = ["script-src-elem", "style-src-elem", "script-src-attr", "connect-src", "img-src"];
    assert_eq!(found["refused"], json!(refused));
    assert_ne!(found["title"], "owned");
}

/// Compares every mark with its anchor, white space as it is read. A mark is the run that ends at the claim's place with
/// those before it, as many as its words take; it begins where a run does, and no run is marked that is no claim's.
fn marks_match(desk: &Desk, marked: usize) {
    let Some(found) = ask(desk, "marks", Value::Null) else { return };
    let mut runs: Vec<(String, Option<&str>, Vec<&str>)> = Vec::new();
    for block in found[0].as_array().unwrap() {
        for run in list(block) {
            // A mark that nothing can be read from is no link.
            let card = run["card"].as_str().or(run["marked"].as_bool().unwrap().then_some(""));
            runs.push((run["text"].as_str().unwrap().to_owned(), card, texts(&run["ends"])));
        }
        runs.last_mut().unwrap().0.push('\n');
    }
    let case: Value = serde_json::from_str(&desk.ok("export json")).unwrap();
    let mut explained = BTreeMap::<usize, BTreeSet<String>>::new();
    let mut anchors = 0;
    for claim in list(&case["claims"]).iter().filter(|claim| !claim["anchor"].is_null()) {
        let number = claim["number"].as_u64().unwrap();
        let exact = words(&shown(claim["anchor"]["exact"].as_str().unwrap()));
        let end = runs.iter().position(|(_, _, ends)| ends.contains(&format!("w{number}").as_str()));
        let end = end.unwrap_or_else(|| panic!("the words of #{number} are not marked"));
        let text_from = |start: usize| words(&runs[start..=end].iter().map(|run| run.0.as_str()).collect::<String>());
        let start = (0..=end).rev().find(|start| text_from(*start).len() >= exact.len()).unwrap();
        assert_eq!(text_from(start), exact, "#{number}");
        (start..=end).for_each(|at| {
            explained.entry(at).or_default().insert(format!("c{number}"));
        });
        anchors += 1;
    }
    assert_eq!(anchors, marked);
    for (at, (text, card, _)) in runs.iter().enumerate() {
        let of = explained.get(&at);
        assert_eq!(card.is_some(), of.is_some(), "marked or not: {text:?}");
        let card = card.unwrap_or_default();
        let right = if text.trim().is_empty() { card.is_empty() } else { of.is_none_or(|of| of.contains(card)) };
        assert!(right, "{text:?} leads to {card:?}, but is of {of:?}");
    }
}

#[test]
fn marks_are_the_very_words_of_their_claims() {
    marks_match(&demo(), 59);
    marks_match(&hostile_desk("http://127.0.0.1:9/"), 6);
}

/// Every claim and every link is a stop, in the order of the page, seen where it is; Enter on a mark leads to the card.
fn keys_reach_everything(desk: &Desk) {
    let Some(found) = ask(desk, "keyboard", Value::Null) else { return };
    assert_eq!(found["order"], json!([]), "stops out of order");
    let stops = list(&found["stops"]);
    assert_eq!(json!(stops.len()), found["within"], "what can be stopped at is passed over, or holds the reader");
    for stop in stops {
        assert!(stop["marked"] == true && stop["in_view"] == true, "nobody sees that the keyboard is at {stop}");
    }
    assert_eq!((&stops[0]["to"], &found["skipped"]), (&json!("#main"), &json!("main")));
    let report = desk.json("report");
    for claim in list(&report["claims"]) {
        let (number, is_card) = (&claim["number"], claim["set_aside"].is_null());
        let (card, mark) = (json!(format!("c{number}")), json!(format!("w{number}")));
        let reached = |wanted: &dyn Fn(&Value) -> bool| stops.iter().any(wanted);
        assert!(reached(&|stop| stop["id"] == mark), "the words of #{number}");
        assert!(!is_card || reached(&|stop| stop["card"] == card), "the card of #{number}");
        let follow = list(&found["follows"]).iter().find(|follow| follow["mark"] == mark).unwrap();
        let led = (&follow["hash"], &follow["in_view"], is_card && follow["next"]["card"] != card);
        assert_eq!(led, (&json!(format!("#c{number}")), &json!(true), false), "{follow}");
    }
}

#[test]
fn every_claim_is_reached_by_keys_alone() {
    keys_reach_everything(&demo());
    keys_reach_everything(&hostile_desk("http://127.0.0.1:9/"));
}

/// The ids of the cards that are shown, and that all the page says of them agrees.
#[track_caller]
fn cards(found: &Value) -> BTreeSet<String> {
    let set = |value: &Value| texts(value).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let cards = set(&found["cards"]);
    assert_eq!(cards, set(&found["rows"]));
    assert_eq!(found["announced"], cards.len());
    cards
}

#[test]
fn the_filter_leaves_just_what_fits_and_gives_it_back() {
    let desk = demo();
    let wanted = json!([
        {"status": "refuted"},
        {"speaker": "kremlin"},
        {"text": "POKRÓVSK captured"},
        {"status": "supported", "speaker": "kremlin"},
        {"status": "supported", "speaker": "article", "text": "moscow"},
        {"text": "zzyzx"},
    ]);
    let Some(found) = ask(&desk, "filter", wanted.clone()) else { return };
    let report = desk.json("report");
    let fits = |claim: &&Value, wanted: &Value| {
        let id = format!("c{}", claim["number"]);
        let status = claim["status"].as_object().unwrap();
        let of_main = ["true", "said"].iter().filter_map(|question| status.get(*question)).find(|one| !one.is_null());
        let status = of_main.and_then(|one| one["status"].as_str()).unwrap_or("unverified");
        let voices = list(&claim["attribution"]).iter();
        let voices: Vec<String> = voices.map(|link| link["speaker"].as_str().unwrap().to_lowercase()).collect();
        let text = found["texts"][&id].as_str().unwrap_or_default().to_lowercase();
        claim["set_aside"].is_null()
            && wanted["status"].as_str().is_none_or(|wanted| wanted == status)
            && wanted["speaker"].as_str().is_none_or(|wanted| voices.iter().any(|voice| voice.contains(wanted)))
            && wanted["text"]
                .as_str()
                .is_none_or(|wanted| wanted.to_lowercase().replace('ó', "o").split(' ').all(|word| text.contains(word)))
    };
    let all = list(&report["claims"]);
    let expected = |wanted: &Value| -> BTreeSet<String> {
        all.iter().filter(|claim| fits(claim, wanted)).map(|claim| format!("c{}", claim["number"])).collect()
    };
    let whole = expected(&json!({}));
    let nothing = &list(&wanted)[5];
    for (wanted, found) in list(&wanted).iter().zip(list(&found["found"])) {
        let expected = expected(wanted);
        assert_eq!(cards(found), expected, "{wanted}");
        assert!(wanted == nothing || (1..whole.len()).contains(&expected.len()), "{wanted} tells nothing apart");
        let said = found["said"].as_str().unwrap();
        assert!(said.starts_with(&format!("{} of {} claims: ", expected.len(), whole.len())), "{wanted}: {said}");
        assert_eq!(found["said"].as_str().unwrap().split_once(": ").unwrap().1, found["address"], "{wanted}");
        let of_one = |mark: &Value| texts(mark).iter().any(|claim| expected.contains(*claim));
        assert!(list(&found["marks"]).iter().all(of_one), "{wanted}: marks that are not looked for stay marked");
    }
    assert_eq!(list(&found["found"])[5]["groups"], json!([]));
    assert_eq!(cards(&found["cleared"]), whole);
    assert_eq!(cards(&found["after_link"]), whole, "a link to a hidden card leads nowhere");
    assert_eq!((cards(&found["from_address"]).len(), &found["from_address"]["counted"]), (2, &json!(2)));
    assert_eq!((cards(&found["escaped"]), &found["escaped"]["counted"]), (whole, &json!(11)));
}

#[test]
fn keys_lead_from_claim_to_claim_and_from_problem_to_problem() {
    let desk = demo();
    let pressed = ["j", "j", "k", "J", "K", "J"];
    let Some(found) = ask(&desk, "keys", json!(pressed)) else { return };
    assert_eq!(found["found"], json!(["c1", "c2", "c1", "c12", "c12", "c15"]));
    assert_eq!((&found["typed"], &found["told"]), (&json!("jK?"), &json!(true)));
}

#[test]
fn without_a_script_everything_is_there_and_no_dead_filter() {
    let desk = demo();
    let Some(found) = ask(&desk, "scriptless", Value::Null) else { return };
    assert_eq!((found["form"].clone(), cards(&found).len()), (json!(false), 57));
    let text = words(found["text"].as_str().unwrap());
    for claim in list(&desk.json("report")["claims"]) {
        assert!(text.contains(&words(claim["text"].as_str().unwrap())), "{}", claim["text"]);
    }
}

#[test]
fn axe_core_objects_to_nothing() {
    let all = [["light", "wide"], ["light", "narrow"], ["dark", "wide"], ["dark", "narrow"]];
    // The demo has a thousand links: every look of it takes minutes.
    let of_demo = if std::env::var_os("LONG").is_some() { all.to_vec() } else { vec![all[0], all[3]] };
    for (desk, looks) in [(hostile_desk("http://127.0.0.1:9/"), all.to_vec()), (demo(), of_demo)] {
        let Some(found) = ask(&desk, "axe", json!({"looks": looks, "filter": {"text": "on"}})) else { return };
        let (grave, small): (Vec<_>, Vec<_>) = list(&found).iter().partition(|one| {
            one["standard"] == true || ["serious", "critical"].contains(&one["impact"].as_str().unwrap_or_default())
        });
        assert!(grave.is_empty(), "{grave:#?}");
        small.into_iter().for_each(|one| println!("a better practice: {one}"));
    }
}

#[test]
fn nothing_is_cut_off_on_a_narrow_screen_or_on_paper() {
    for desk in [demo(), hostile_desk("http://127.0.0.1:9/")] {
        let Some(found) = ask(&desk, "overflow", Value::Null) else { return };
        let whole = json!({"by": 0, "cut": []});
        assert_eq!((&found["narrow"], &found["printed"]), (&whole, &whole));
    }
}

/// Letters as they are, not as a font joins them, without spaces and without the lines that count pages.
fn letters(text: &str) -> String {
    let counts = |line: &&str| line.contains('/') && line.chars().all(|c| c.is_ascii_digit() || c == '/' || c == ' ');
    let lines = text.lines().filter(|line| !counts(line));
    lines.flat_map(|line| line.nfkc()).filter(|c| !c.is_whitespace()).collect()
}

/// Every claim with its evidence stands in a text.
#[track_caller]
fn holds_all(text: &str, claims: &Value) {
    for claim in list(claims) {
        let in_full = list(&claim["evidence"]).iter().filter(|_| claim["set_aside"].is_null());
        let evidence = in_full.flat_map(|one| [&one["quote"], &one["paraphrase"]]);
        for passage in evidence.chain([&claim["text"]]).filter_map(Value::as_str) {
            assert!(text.contains(&letters(passage)), "#{}: {passage}", claim["number"]);
        }
    }
}

#[test]
fn paper_holds_the_first_pages_and_in_full_every_claim_and_no_filter() {
    let desk = demo();
    let to = desk.path("report.pdf");
    let Some(brief) = ask(&desk, "print", json!({"to": to})) else { return };
    let brief = brief.as_str().unwrap();
    assert!(brief.contains("11 of 57 claims do not stand") && !brief.contains("Claims in full"));
    desk.ok("report --format html --full --output report.html");
    let to = desk.path("report.pdf");
    let printed = ask(&desk, "print", json!({"to": to})).unwrap();
    let printed = printed.as_str().unwrap();
    assert!(!printed.contains("every status"));
    holds_all(&letters(printed), &desk.json("report")["claims"]);
    assert!(std::fs::metadata(&to).unwrap().len() > 500_000, "a printed page is more than this");
    let Some(some) = ask(&desk, "print", json!({"to": to, "filter": {"status": "refuted"}})) else { return };
    assert!(some.as_str().unwrap().contains("2 of 57 claims: status:refuted"), "paper that leaves claims out says so");
    // What a few pages hold as paper, not as a page that is about to be printed.
    desk.ok("report --format html --full --claim 48 --claim 51 --output report.html");
    ask(&desk, "print", json!({"to": to}));
    let pdf = std::fs::File::open(to).unwrap();
    let reader = desk.command().args(["read-file", "--media-type", "application/pdf"]).stdin(pdf).output().unwrap();
    let read: Result<String, serde_json::Value> = serde_json::from_slice(&reader.stdout).unwrap();
    holds_all(&letters(&read.unwrap()), &desk.json("report --claim 48 --claim 51")["claims"]);
}

#[test]
fn every_page_is_valid_html() {
    let (demo, hostile, empty) = (demo(), hostile_desk("http://127.0.0.1:9/"), Desk::new());
    empty.ok("report --format html --output report.html");
    let mut pages = vec![empty.path("report.html")];
    for desk in [&demo, &hostile] {
        for audience in ["internal", "author", "public"] {
            let page = format!("{audience}.html");
            desk.ok(["report", "--format", "html", "--audience", audience, "--output", &page]);
            pages.push(desk.path(&page));
        }
    }
    let pages: Vec<_> = pages.iter().map(|page| page.as_os_str()).collect();
    let Some(found) = tool("valid.mjs", &pages) else { return };
    assert_eq!(found, json!(vec![json!([]); pages.len()]));
}

#[path = "../../benches/sheet.rs"]
mod sheet;

#[test]
fn ten_thousand_claims_are_measured() {
    if std::env::var_os("LONG").is_none() {
        println!("left out: ten thousand claims (LONG=1 cargo test --release --test stories browser -- --nocapture)");
        return;
    }
    let desk = Desk::new();
    let mut rows = Vec::new();
    sheet::write(10_000, 3, &mut rows).unwrap();
    desk.write("big.csv", rows);
    desk.ok("import csv big.csv");
    desk.ok("report --format html --output report.html");
    let given = json!({"speaker": "the mayor", "text": "harvest", "claim": "c9000"});
    let Some(found) = ask(&desk, "speed", given) else { return };
    println!("{found:#}");
}
