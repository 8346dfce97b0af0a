//! What is read in one go: no file of more than 600 lines, no function of more than 60 that is no table.

use super::{code, files};
use std::path::PathBuf;

const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 60;

/// Functions that are one list: an arm for each event, error, word or language.
const TABLES: [(&str, &str); 6] = [
    ("cli/failure.rs", "hint"),
    ("error.rs", "kind"),
    ("language/tongue/guess.rs", "tag"),
    ("report/words/history.rs", "sentence"),
    ("store/apply.rs", "apply"),
    ("workbench/undo/opposite.rs", "of"),
];

/// The functions of a file as rustfmt sets them, each with how many lines it has.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(place) = words.iter().position(|word| *word == "fn") else { continue };
        if !words[..place].iter().all(|word| word.starts_with("pub") || ["const", "async", "crate)"].contains(word)) {
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let close = format!("{indent}}}");
        let Some(length) = lines[at..].iter().position(|line| *line == close) else { continue };
        let name = words[place + 1].split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), length + 1));
    }
    found
}

#[test]
fn files_and_functions_are_read_in_one_go() {
    let mut wrong = Vec::new();
    let mut tables = 0;
    for (path, text) in files() {
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("{} has {lines} lines", path.display()));
        }
        for (name, lines) in functions(&code(&path, &text)) {
            let is_table = TABLES.iter().any(|(file, table)| path == PathBuf::from(file) && *table == name);
            tables += usize::from(is_table);
            if lines > LONGEST_FUNCTION && !is_table {
                wrong.push(format!("{}: {name} has {lines} lines", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(tables, TABLES.len(), "a table that is named here is gone");
}

#[test]
fn a_long_function_is_seen() {
    let body = "    let a = 1;\n".repeat(LONGEST_FUNCTION);
    let code = format!("pub(crate) fn long(a: u8) {{\n{body}}}\n\nfn short() {{\n    long(1);\n}}\n");
    assert_eq!(functions(&code), [("long".to_owned(), LONGEST_FUNCTION + 2), ("short".to_owned(), 3)]);
}
