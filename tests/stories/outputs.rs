//! Outputs: texts from outside are stored to the byte and leave, by whatever way, without acting on what shows them.

use crate::desk::Desk;

/// A passage that tries everything: escape sequences, bell, bidi, zero-width, C1, tags, formula, Markdown, HTML.
const PASSAGE: &str = "=HYPERLINK(\"http://evil\")\u{1b}[31mred\u{1b}]0;title\u{7}\u{202e}evil\u{200b}\u{9b}2J\u{e0041}\
    \u{2066}\u{feff}\u{61c}\r\n# head\n- item\t|cell| <script>alert(1)</script> [x](javascript:alert(1)) ![y](http://z/) \
    `code` **b** \u{7f}";
/// A name may not hold controls; it tries the rest.
const NAME: &str =
    "@SUM(A1) \u{202e}evil\u{200d}\u{e0041}\u{2069} <img src=x onerror=alert(1)> [x](javascript:y) |a| `b`";

/// Whether the character acts on a terminal, or hides or reorders text, instead of being shown.
fn acts(c: char) -> bool {
    let invisible = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    invisible || (c.is_control() && c != '\n' && c != '\t')
}

#[track_caller]
fn clean(text: &str, of: &str) {
    let acting = text.char_indices().find(|(_, c)| acts(*c));
    assert!(acting.is_none(), "{of} lets {:?} out in: {}", acting, text.escape_debug());
}

/// A desk with the hostile texts in every field.
fn desk() -> Desk {
    let desk = Desk::bare();
    desk.ok(["init", "--title", NAME]);
    desk.write("article.txt", format!("A title\n\n{PASSAGE}\n"));
    desk.ok(["article", "add", "article.txt", "--title", NAME, "--outlet", NAME, "--byline", NAME]);
    let add = ["claim", "add", PASSAGE, "--article", "1", "--quote", PASSAGE.trim_end(), "--said-by", NAME];
    let more = ["--cue", NAME, "--channel", NAME, "--as-of-words", NAME, "--tag", NAME, "--assignee", NAME];
    let hedge = ["--correct-text", PASSAGE, "--hedge", &format!("weasel:{NAME}")].map(str::to_owned);
    let quote = |words: &[&str]| words.iter().map(|word| word.replace("\r\n", "\n")).collect::<Vec<_>>();
    let mut line = quote(&add);
    line[2] = PASSAGE.to_owned();
    desk.ok([line, quote(&more), hedge.to_vec()].concat());
    desk.ok(["claim", "add", PASSAGE]);
    desk.ok([
        "source",
        "add",
        NAME,
        "--kind",
        "other",
        "--publisher",
        NAME,
        "--author",
        NAME,
        "--interest",
        NAME,
        "--reason",
        NAME,
        "--origin",
        NAME,
        "--note",
        PASSAGE,
        "--url",
        "https://e.org/<b>",
    ]);
    desk.ok([
        "evidence",
        "add",
        "1",
        "--source",
        "S1",
        "--stance",
        "silent",
        "--search-note",
        PASSAGE,
        "--quote",
        PASSAGE,
        "--paraphrase",
        PASSAGE,
        "--locator",
        NAME,
        "--credibility-reason",
        PASSAGE,
        "--origin",
        NAME,
    ]);
    desk.ok(["evidence", "add", "1", "--source", "S1", "--stance", "refutes"]);
    desk.ok(["evidence", "withdraw", "2", "--reason", PASSAGE]);
    desk.ok(["status", "1", "unproven", "--because", PASSAGE]);
    desk.ok(["claim", "relate", "1", "repeats", "2", "--note", PASSAGE]);
    desk.ok(["claim", "set-aside", "2", "--reason", "other", "--note", PASSAGE]);
    desk
}

const LOOKS: [&str; 13] = [
    "article list",
    "article show 1",
    "claim list",
    "claim show 1",
    "claim show 2",
    "claim history 1",
    "claim history 2",
    "source list",
    "source show 1",
    "evidence list 1",
    "evidence show 1",
    "report",
    "search evil",
];

#[test]
fn nothing_that_acts_reaches_the_terminal_or_json() {
    let desk = desk();
    for line in LOOKS {
        clean(&desk.ok(line), line);
        clean(&desk.ok(format!("{line} --json").as_str()), line);
    }
    for line in ["export json", "export ledger", "report --format markdown"] {
        clean(&desk.ok(line), line);
    }
    desk.ok("verify");
}

#[test]
fn what_is_stored_is_what_was_given() {
    let desk = desk();
    let claim = desk.json("claim show 1");
    let evidence = &claim["evidence"][0];
    for stored in [
        &claim["text"],
        &claim["correct_text"],
        &claim["status"]["true"]["because"],
        &claim["relations"][0]["note"],
        &evidence["quote"],
        &evidence["paraphrase"],
        &evidence["search_note"],
        &evidence["source"]["note"],
        &claim["evidence"][1]["withdrawn"],
    ] {
        assert_eq!(stored.as_str(), Some(PASSAGE));
    }
    for stored in [
        &claim["attribution"][1]["speaker"],
        &claim["tags"][0],
        &claim["hedges"][0]["cue"],
        &evidence["source"]["name"],
        &evidence["source"]["origin"],
        &evidence["locator"],
        &desk.json("article show 1")["title"],
    ] {
        assert_eq!(stored.as_str(), Some(NAME));
    }
    assert_eq!(
        claim["assignee"].as_str(),
        NAME.strip_prefix('@'),
        "the sign calls a person and is no part of a handle"
    );
}

#[test]
fn no_cell_runs_in_a_spreadsheet_and_every_cell_comes_back() {
    let desk = desk();
    for what in ["sheet", "claims", "evidence", "sources", "statuses"] {
        let sheet = desk.ok(format!("export csv --what {what}").as_str());
        clean(&sheet.replace("\r\n", "\n"), what);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(sheet.as_bytes());
        for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']), "{what}: {cell}");
        }
    }
    let again = Desk::new();
    again.write("sheet.csv", desk.ok("export csv --what sheet"));
    again.write("article.txt", desk.json("article show 1")["body"].as_str().unwrap());
    again.ok(["article", "add", "article.txt", "--title", NAME]);
    again.ok("import csv sheet.csv");
    let (one, other) = (desk.json("claim show 1"), again.json("claim show 1"));
    for field in ["text", "correct_text", "tags", "assignee", "attribution", "hedges"] {
        assert_eq!(one[field], other[field]);
    }
    assert_eq!(one["evidence"][0]["quote"], other["evidence"][0]["quote"]);
    assert!(desk.ok("export csv --raw").contains("=HYPERLINK"));
}

#[test]
fn markdown_shows_hostile_text_as_text() {
    let report = desk().ok("report --format markdown");
    let live = |event: &pulldown_cmark::Event<'_>| match event {
        pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => {
            html.contains("script") || html.contains("img")
        }
        pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => !dest_url.starts_with("http"),
        pulldown_cmark::Event::Start(pulldown_cmark::Tag::Image { .. }) => true,
        _ => false,
    };
    let found: Vec<_> = pulldown_cmark::Parser::new_ext(&report, pulldown_cmark::Options::all()).filter(live).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn refusals_neutralise_what_they_quote() {
    let desk = desk();
    desk.write("sheet.csv", format!("claim,verdict,{NAME}\nA,\"{}\",x\nB,=\u{1b}[31m,y\n", NAME.replace('"', "")));
    desk.write("broken.json", format!("{{\"{NAME}\": "));
    for line in [
        ["source", "show", PASSAGE].as_slice(),
        &["source", "show", NAME, NAME],
        &["claim", "show", PASSAGE],
        &["claim", "add", "x", "--as-of", NAME],
        &["claim", "add", "x", "--kind", PASSAGE],
        &["status", "1", NAME],
        &["claim", "add", "x", "--article", "1", "--quote", NAME],
        &["claim", "tag", "1", PASSAGE],
        &[PASSAGE],
        &["claim", "add", "x", "--quantity", PASSAGE],
        &["claim", "add", "x", "--hedge", PASSAGE],
        &["claim", "list", "--article", PASSAGE],
        &["search", "status:\u{202e}x\u{7}"],
        &["source", "add", "x", "--kind", "ngo", "--url", PASSAGE],
        &["--db", NAME, "claim", "list"],
        &["import", "csv", "sheet.csv"],
        &["import", "json", "broken.json"],
        &["import", "json", NAME],
        &["verify", "--head", PASSAGE],
        &["evidence", "add", "1", "--source", NAME, "--stance", PASSAGE],
    ] {
        let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
        for line in [line.clone(), [line, vec!["--json".to_owned()]].concat()] {
            let said = desk.run(line.clone());
            assert!(said.code != 0, "{line:?}");
            clean(&said.err, "stderr");
            clean(&said.out, "stdout");
        }
    }
}

#[test]
fn a_pipe_gets_every_byte_that_a_file_gets() {
    let desk = Desk::new();
    desk.ok(["claim", "add", "Escapes: \u{1b}[31m red \u{1b}[0m and \u{9b}1m, 5 of them."]);
    for line in ["export csv --raw", "export csv", "export json", "export ledger"] {
        let piped = desk.ok(line);
        desk.ok(format!("{line} --output file").as_str());
        assert_eq!(piped, desk.read("file"), "{line}");
    }
    assert!(desk.read("file").contains("red"));
}
