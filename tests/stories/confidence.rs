//! What must not leave the desk does not: names of confidential sources planted in every text of a case, and every way
//! out read for them.

use crate::desk::{Desk, holds};
use proptest::prelude::*;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Letters, folded as a person compares names, and everything else as blanks.
fn folded(text: &str) -> Vec<String> {
    let letters = text.replace(['\u{AD}', '\u{200B}'], "").nfkd().flat_map(char::to_lowercase).collect::<String>();
    let plain: String = letters.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    let plain = plain.replace('ø', "o").replace('ß', "ss");
    plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

const PARTICLES: [&str; 4] = ["von", "de", "van der", "al"];

/// One to four made-up parts: umlauts, accents, hyphens, particles.
fn name() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec!["Qu", "Zw", "Kø", "Jü", "Mö", "Vé", "Xan", "Brü"]);
    let end = prop::sample::select(vec!["brix", "zolt", "vañk", "quist", "fjälle", "goß", "wyck"]);
    let part = (start, end).prop_map(|(start, end)| format!("{start}{end}"));
    let joint = prop::sample::select(vec![" ", "-", " ", " von ", " de ", " van der ", " al-"]);
    (part.clone(), prop::collection::vec((joint, part), 0..4))
        .prop_map(|(first, more)| more.into_iter().fold(first, |name, (joint, part)| name + joint + &part))
}

/// The parts that must not be seen: three letters and more, and no particle.
fn parts(name: &str) -> Vec<String> {
    let is_particle = |word: &String| PARTICLES.iter().any(|particle| particle.split(' ').any(|one| one == word));
    folded(name).into_iter().filter(|word| word.len() >= 3 && !is_particle(word)).collect()
}

/// Ways of writing a name on one line.
fn written(name: &str, way: usize) -> String {
    let surname = name.rsplit([' ', '-']).next().unwrap_or(name);
    match way % 9 {
        0 => name.to_owned(),
        1 => name.to_uppercase(),
        2 => format!("{name}'s"),
        3 => format!("{surname}s"),
        4 => name.replace(' ', "  "),
        5 => name.replace(' ', "\u{A0}"),
        6 => name.nfd().collect(),
        7 => format!("{surname}, {}", name.strip_suffix(surname).unwrap_or_default().trim_end_matches([' ', '-'])),
        _ => name.to_lowercase(),
    }
}

/// Texts that hold all of the names, each time written otherwise.
struct Planter {
    names: Vec<String>,
    way: usize,
}

impl Planter {
    fn line(&mut self, begin: &str) -> String {
        self.way += 1;
        let names = self.names.iter().enumerate().map(|(at, name)| written(name, self.way + at));
        names.fold(begin.to_owned(), |text, name| format!("{text} ({name})"))
    }

    fn passage(&mut self, begin: &str) -> String {
        let line = self.line(begin);
        if self.way.is_multiple_of(2) { line } else { line.replace(' ', "\n") }
    }

    fn address(&mut self) -> String {
        self.way += 1;
        let name = folded(&self.names[self.way % self.names.len()]).join("-");
        format!("https://{}.example/{name}.html", self.way)
    }
}

/// A case with every name in every text, with sources of those names that are confidential.
pub fn planted(desk: &Desk, names: Vec<String>) {
    let mut plant = Planter { names, way: 0 };
    let said = plant.passage("The bridge is old, said");
    let body = format!("It will close in May.\n\nWho would want it, {}?\n\n{said}.\n", plant.line("asked"));
    desk.write("text.txt", &body);
    desk.write("page.txt", plant.passage("They say"));
    let words = body.lines().nth(4).unwrap().to_owned();
    desk.ok(["init", "--title", &plant.line("Bridge")]);
    for (number, name) in plant.names.clone().iter().enumerate() {
        let old = name.as_str();
        let (publisher, url, note) = (format!("Office {number} of things"), plant.address(), plant.line("call"));
        desk.ok([
            "source",
            "add",
            old,
            "--kind",
            "interview",
            "--publisher",
            &publisher,
            "--url",
            &url,
            "--note",
            &note,
            "--author",
            old,
            "--interest",
            &note,
            "--origin",
            &note,
        ]);
    }
    let (outlet, byline, title, address) =
        (plant.line("Daily"), plant.line("by"), plant.line("Bridge"), plant.address());
    desk.ok([
        "article", "add", "text.txt", "--title", &title, "--outlet", &outlet, "--byline", &byline, "--url", &address,
    ]);
    let handle = plant.line("ana");
    let ok = |arguments: &[&str]| {
        let mut all = vec!["--as".to_owned(), handle.clone()];
        all.extend(arguments.iter().map(ToString::to_string));
        desk.ok(all)
    };
    let claim = plant.passage("The bridge will close");
    let (tag, said_by) = (plant.line("tag"), plant.line("Mayor"));
    ok(&["claim", "add", &claim, "--article", "A1", "--quote", &words, "--tag", &tag, "--said-by", &said_by]);
    ok(&["claim", "add", "It closes.", "--article", "A1", "--quote", "It will close in May"]);
    ok(&["claim", "add", "It is old.", "--article", "A1"]);
    ok(&["article", "settle", "A1", "--sentence", "2", "--reason", "other", "--note", &plant.passage("note")]);
    ok(&["claim", "assign", "1", &plant.line("ben")]);
    ok(&["claim", "edit", "1", "--correct-text", &plant.passage("It may close")]);
    ok(&["claim", "relate", "1", "depends_on", "2", "--note", &plant.passage("for")]);
    ok(&["claim", "set-aside", "3", "--reason", "other", "--note", &plant.passage("no")]);
    let open = plant.line("Road office");
    let evidence = |plant: &mut Planter, source: &str, stance: &str| -> Vec<String> {
        let mut arguments: Vec<String> =
            ["evidence", "add", "1", "--stance", stance, "--source", source].map(str::to_owned).into();
        for field in ["--paraphrase", "--quote", "--credibility-reason", "--search-note"] {
            arguments.extend([field.to_owned(), plant.passage("WITHHELD says")]);
        }
        arguments.extend([
            "--locator".to_owned(),
            plant.line("WITHHELD page 3"),
            "--origin".to_owned(),
            plant.line("WITHHELD label"),
        ]);
        arguments
    };
    for question in ["true", "said", "true"] {
        let mut arguments = evidence(&mut plant, "S1", "supports");
        arguments.extend(["--question".to_owned(), question.to_owned()]);
        ok(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let mut arguments =
        evidence(&mut plant, &open, "refutes").iter().map(|text| text.replace("WITHHELD", "OPEN")).collect::<Vec<_>>();
    arguments.extend([
        "--kind".to_owned(),
        "official_statement".to_owned(),
        "--publisher".to_owned(),
        plant.line("press"),
    ]);
    ok(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    ok(&["snapshot", "add", "E1", "page.txt", "--url", &plant.address(), "--note", &plant.line("WITHHELD kept")]);
    ok(&["snapshot", "add", "E4", "page.txt", "--url", &plant.address(), "--note", &plant.line("OPEN kept")]);
    ok(&["snapshot", "excuse", "E2", "--because", &plant.passage("WITHHELD talk")]);
    ok(&["evidence", "withdraw", "E3", "--reason", &plant.passage("no")]);
    ok(&["status", "1", "mixed", "--because", &plant.passage("They say so [E1], or not [E4].")]);
    ok(&["status", "1", "mixed", "--question", "said", "--because", &plant.passage("They say so [E1].")]);
    ok(&["fix", "propose", "2", "--to", &plant.passage("may close"), "--because", &plant.passage("So it is.")]);
    ok(&["fix", "answer", "F1", "accepted", "--note", &plant.passage("yes")]);
    ok(&[
        "contact",
        "add",
        "1",
        "--who",
        &plant.line("Office"),
        "--read-back",
        &plant.passage("Is it?"),
        "--answer",
        &plant.passage("It is."),
    ]);
    ok(&["contact", "add", "1", "--who", &plant.line("Mayor"), "--deadline", "2026-01-01"]);
    ok(&["check", "waive", "1", "reply-open", "--reason", &plant.passage("small")]);
    for number in 1..=plant.names.len() {
        // One is called otherwise before it is made confidential: its old name counts.
        ok(&["source", "edit", &format!("S{number}"), "--name", &format!("A helper {number}"), "--confidential"]);
    }
}

/// Every way out, as lines; those of a format that goes to a file are told by their file.
fn ways_out() -> Vec<String> {
    let mut lines: Vec<String> = [
        "export csv --what sheet --raw",
        "export csv --what claims",
        "export csv --what evidence",
        "export csv --what sources",
        "export csv --what statuses --bom",
        "export json",
        "export claimreview --publisher Desk --site https://desk.example/ --page https://desk.example/b",
        "export bibliography",
        "export bibliography --format ris",
        "export bibliography --format csl",
        "memo",
    ]
    .map(str::to_owned)
    .into();
    for audience in ["author", "public"] {
        for format in ["table", "markdown", "html", "json"] {
            lines.push(format!("report --audience {audience} --format {format}"));
        }
        for format in ["table", "markdown", "criticmarkup"] {
            lines.push(format!("memo --audience {audience} --format {format}"));
        }
        for words in ["bridge", "says", "close", "WITHHELD"] {
            lines.push(format!("search {words} --audience {audience}"));
            lines.push(format!("search {words} --audience {audience} --json"));
        }
        lines.push(format!("memo --audience {audience} --json"));
        lines.push(format!("export annotations --audience {audience}"));
        lines.push(format!("export averitec --audience {audience}"));
    }
    lines
}

pub fn leaks(out: &str, names: &[String]) -> BTreeSet<String> {
    let out = out.replace("\\n", " ").replace("\\t", " ");
    let words: BTreeSet<String> = folded(&out).into_iter().collect();
    let parts = names.iter().flat_map(|name| parts(name));
    parts.filter(|part| words.contains(part) || words.contains(&format!("{part}s"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_name_leaves_whatever_it_is_and_wherever_it_stands(names in prop::collection::vec(name(), 4)) {
        let desk = Desk::bare();
        planted(&desk, names.clone());
        desk.ok(["--as", "bo", "review", "approve", "1", "--unseen"]);
        for line in ways_out() {
            let out = desk.ok(line.as_str());
            prop_assert_eq!(leaks(&out, &names), BTreeSet::new(), "{}:\n{}", line, out);
            prop_assert!(!out.contains("WITHHELD"), "{}:\n{}", line, out);
            prop_assert!(!out.contains("names a confidential source"), "{}", line);
        }
        for audience in ["author", "public"] {
            desk.ok(["pack", "out.zip", "--audience", audience]);
            let bytes = std::fs::read(desk.path("out.zip")).unwrap();
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            for at in 0..archive.len() {
                let mut file = archive.by_index(at).unwrap();
                let name = file.name().unwrap().into_owned();
                let mut text = String::new();
                std::io::Read::read_to_string(&mut file, &mut text).unwrap();
                prop_assert_eq!(leaks(&text, &names), BTreeSet::new(), "{} for {}:\n{}", &name, audience, text);
                prop_assert!(!text.contains("WITHHELD") && !name.starts_with("snapshots/") && !name.contains("ledger"));
            }
        }
        // The desk itself reads on, and is told where names stand.
        prop_assert!(!leaks(&desk.ok("report"), &names).is_empty());
        let check = desk.run("check --rule name-in-text").out;
        for place in ["claim", "rationale", "correct text", "title", "note on a relation", "person asked"] {
            prop_assert!(check.replace('\n', " ").contains(place), "{} in:\n{}", place, check);
        }
        desk.ok("verify");
    }
}

#[test]
fn a_name_is_found_where_no_claim_stands_too() {
    let desk = Desk::bare();
    desk.ok("init --title 'What Kari Holm told us'");
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    desk.write("a.txt", "The bridge is old. Nobody denies that.");
    desk.ok("article add a.txt --title 'Old bridge' --byline 'Kari Holm'");
    desk.ok("article settle 1 --sentence 1 --reason other --note 'Kari Holm says so too.'");
    let found = desk.run("check --rule name-in-text --json").ends(3).out;
    let found: Vec<serde_json::Value> = serde_json::from_str(&found).unwrap();
    let told = |article: serde_json::Value| {
        let one = found.iter().find(|one| one["article"] == article && one["claim"].is_null());
        one.unwrap_or_else(|| panic!("{article} in {found:?}"))["reason"].as_str().unwrap().to_owned()
    };
    holds(&told(serde_json::Value::Null), &["S1", "title of the case"]);
    holds(&told(1.into()), &["S1", "byline", "note on a sentence"]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(desk.run("check --rule name-in-text --article 1 --json").out.matches("\"rule\"").count(), 1);
    holds(&desk.run("check --rule name-in-text").out, &["A1", "case"]);
    for format in ["table", "markdown", "html"] {
        holds(&desk.ok(["report", "--format", format]), &["title of the case"]);
    }
}

/// A case with a source that talked in confidence.
fn talk(desk: &Desk) {
    desk.ok("claim add 'The bridge will close.'");
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    desk.ok([
        "evidence",
        "add",
        "1",
        "--source",
        "1",
        "--stance",
        "supports",
        "--quote",
        "I counted 17 trucks, said Holm",
        "--paraphrase",
        "Seventeen trucks.",
        "--locator",
        "Holm interview, 12:30, call 555 0199",
    ]);
}

#[test]
fn what_a_confidential_source_says_leaves_only_when_it_is_released_and_stays_when_that_is_taken_back() {
    let desk = Desk::new();
    talk(&desk);
    let outside = || {
        desk.ok("report --audience public --format markdown")
            + &desk.ok("export json")
            + &desk.ok("export csv --what sheet")
    };
    let withheld = outside();
    for words in ["17 trucks", "Seventeen", "555", "12:30"] {
        assert!(!withheld.contains(words), "{words}: {withheld}");
    }
    assert!(desk.run("evidence release E1").ends(2).err.contains("--because"));
    let said = desk.ok("evidence release E1 --because 'Kari Holm agreed'");
    assert!(said.contains("#1 may tell outside what E1 says."), "{said}");
    let released = outside();
    assert!(released.contains("I counted 17 trucks, said [name withheld]"), "{released}");
    assert!(!released.contains("Holm") && !released.contains("agreed"), "{released}");
    assert!(desk.refused("evidence release E1 --because again").contains("already released: Kari Holm agreed"));
    assert!(desk.ok("evidence show E1").contains("Kari Holm agreed"));
    desk.ok("evidence release E1 --take-back");
    assert!(!outside().contains("17 trucks"));
    desk.ok("undo");
    assert!(outside().contains("17 trucks"));
    desk.ok("undo");
    assert!(!outside().contains("17 trucks"));
    assert!(desk.refused("evidence release E1 --take-back").contains("not released"));
    let history = desk.ok("claim history 1");
    assert!(
        history.contains("released the words of E1 - Kari Holm agreed")
            && history.contains("took the release of E1 back")
    );
    desk.ok("source add Gazette --kind news_report");
    desk.ok("evidence add 1 --source Gazette --stance supports --paraphrase 'It will.'");
    assert!(desk.refused("evidence release E2 --because x").contains("not confidential"));
    desk.ok("verify");
}

#[test]
fn a_report_of_the_past_knows_who_is_confidential_today() {
    let desk = Desk::bare();
    let at = |instant: &str, line: &[&str]| {
        let mut command = desk.command();
        command.env("CLAIMBENCH_NOW", instant).args(line);
        crate::desk::Said::by(&mut command).ends(0).out
    };
    at("2026-01-01T00:00:00Z", &["init"]);
    at("2026-01-01T00:00:01Z", &["claim", "add", "Kari Holm closed the bridge."]);
    at("2026-01-01T00:00:02Z", &["source", "add", "Kari Holm", "--kind", "interview"]);
    at("2026-01-01T00:00:03Z", &["evidence", "add", "1", "--source", "1", "--stance", "supports", "--quote", "I did."]);
    at("2026-01-02T00:00:00Z", &["source", "edit", "S1", "--confidential", "--name", "A helper"]);
    for audience in ["author", "public"] {
        for format in ["table", "markdown", "html", "json"] {
            let report = at(
                "2026-01-03T00:00:00Z",
                &[
                    "report",
                    "--at",
                    "2026-01-01T12:00:00Z",
                    "--audience",
                    audience,
                    "--format",
                    format,
                    "--with-drafts",
                ],
            );
            assert!(!report.contains("Holm") && !report.contains("I did."), "{report}");
            assert!(report.contains("confidential source S1"), "{report}");
        }
    }
}

#[test]
fn what_holds_everything_says_so() {
    let desk = Desk::new();
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    for (line, what) in
        [("export ledger --output l.jsonl", "ledger"), ("backup b.db", "backup"), ("pack p.zip", "pack")]
    {
        let said = desk.run(line).err;
        assert!(said.contains(&format!("The {what} holds the name of 1 confidential source: keep it as")), "{said}");
    }
    assert!(!desk.run("pack o.zip --audience public").err.contains("confidential"));
}

#[test]
fn a_search_for_others_neither_finds_nor_leaves_out_by_what_is_withheld() {
    let desk = Desk::new();
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    desk.ok("source add 'Town Gazette' --kind news_report");
    desk.ok("claim add 'Somebody saw it.'");
    desk.ok("claim add 'Kari Holm saw trees.'");
    desk.ok("evidence add 1 --source S1 --stance supports --quote 'Holm told me of owls.'");
    desk.ok("evidence add 1 --source S2 --stance supports --quote 'Owls were seen.'");
    desk.ok("claim tag 1 hush");
    for audience in ["author", "public"] {
        let said = |query: &str, name: &str| {
            let said = desk.run(["search", query, "--audience", audience]).ends(0);
            (said.out + &said.err).replace(name, "NAME")
        };
        for query in ["#", "source:#", "saw -#", "saw -source:#", "trees OR #", "stage:open -#", "saw #", "speaker:#"] {
            let [real, other] = ["holm", "lund"].map(|name| said(&query.replace('#', name), name));
            assert_eq!(real, other, "{query} for {audience}");
        }
        assert!(said("source:gazette", "NAME").contains("Somebody saw it."));
        assert!(said("saw", "NAME").contains("Somebody saw it."));
        assert!(said("owls", "NAME").contains("E2") && !said("owls", "NAME").contains("E1"));
        assert!(!said("tag:hush", "NAME").contains("Somebody"));
    }
    assert!(desk.ok("search source:holm").contains("Somebody saw it."));
}
