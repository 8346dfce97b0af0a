//! Scores the sentence splitter on the Pragmatic Segmenter golden rules: `score_sentences FOLDER`. The rules are not shipped.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use claimbench::language::sentence::sentences;

const FILE: &str = "pragmatic-golden-rules-english.md";
const SPEED_BYTES: usize = 16 << 20;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: score_sentences FOLDER, where FOLDER holds {FILE}");
        return ExitCode::FAILURE;
    };
    let path = Path::new(&folder).join(FILE);
    let markdown = match std::fs::read_to_string(&path) {
        Ok(markdown) => markdown,
        Err(error) => {
            eprintln!("cannot read the golden rules at {}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    let rules = golden_rules(&markdown);
    if rules.is_empty() {
        eprintln!("no golden rules found in {}", path.display());
        return ExitCode::FAILURE;
    }

    let mut passed = 0;
    for rule in &rules {
        let got: Vec<&str> = sentences(&rule.text).into_iter().map(|range| &rule.text[range]).collect();
        if got == rule.expected {
            passed += 1;
            continue;
        }
        println!("failed: {}", rule.title);
        println!("  expected {:?}", rule.expected);
        println!("  got      {got:?}");
        if got
            .iter()
            .map(|sentence| spaced_once(sentence))
            .eq(rule.expected.iter().map(|sentence| spaced_once(sentence)))
        {
            println!(
                "  (the boundaries agree; the rule also rewrites white space, which a splitter of ranges does not)"
            );
        }
    }
    println!("{passed} of {} golden rules pass", rules.len());

    let once: String = rules.iter().map(|rule| format!("{}\n\n", rule.text)).collect();
    let long = once.repeat(SPEED_BYTES / once.len() + 1);
    let start = Instant::now();
    let found = sentences(&long).len();
    let seconds = start.elapsed().as_secs_f64();
    let megabytes = long.len() as f64 / 1e6;
    println!("{found} sentences in {megabytes:.1} MB, {:.0} MB/s", megabytes / seconds);
    ExitCode::SUCCESS
}

struct Rule {
    title: String,
    text: String,
    expected: Vec<String>,
}

/// The rules of the published Markdown: a title line, then a fenced block of one line of text and one line `=> ["...", ...]`.
fn golden_rules(markdown: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut title = "";
    let mut text = "";
    for line in markdown.lines() {
        if let Some(list) = line.strip_prefix("=> ") {
            rules.push(Rule { title: title.replace('*', ""), text: unescape(text), expected: quoted_strings(list) });
        } else if line.contains(".) **") {
            title = line;
        } else {
            text = line;
        }
    }
    rules
}

/// The contents of each `"..."` in a list; one published rule lacks its closing bracket, so brackets are not looked at.
fn quoted_strings(list: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut start = None;
    let mut escaped = false;
    for (at, c) in list.char_indices() {
        match (c, start) {
            ('"', None) => start = Some(at + 1),
            ('"', Some(from)) if !escaped => {
                strings.push(unescape(&list[from..at]));
                start = None;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    strings
}

fn unescape(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\\"", "\"")
}

fn spaced_once(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
