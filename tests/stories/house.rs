//! The house: rooms import only what the map allows, no files go in a circle, none is too long, every file says at its head
//! what it holds, and the documents name files that are there.

mod circles;
mod size;

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with those that it may import from; the table of the design, as a test.
const ROOMS: [(&str, &[&str]); 16] = [
    ("error.rs", &["domain"]),
    ("error", &["domain"]),
    ("domain", &[]),
    ("language", &["domain", "error"]),
    ("judgement", &["domain", "error"]),
    ("store", &["domain", "error"]),
    ("intake", &["domain", "error"]),
    ("archive", &["domain", "error", "matching"]),
    // What differs between two claims is what their figures, times and names say.
    ("matching", &["domain", "language", "judgement"]),
    ("workbench", &["domain", "error", "language", "judgement", "matching", "store", "intake", "archive"]),
    // A figure in somebody's sheet is read as words: formats/csv/figure.rs.
    ("formats", &["domain", "error", "judgement", "language"]),
    // A finding that nobody gave is the first sentence of the reasons; a claim's words are shown in their sentence.
    ("report", &["domain", "error", "judgement", "language"]),
    // The faces know the library by its public names, and what they share of it by the counter.
    ("counter", &[]),
    ("web", &["counter"]),
    ("mcp", &["counter"]),
    ("cli", &["counter", "web", "mcp"]),
];

/// Crates that only some rooms may know.
const CRATES: [(&str, &[&str]); 7] = [
    ("rusqlite", &["store", "archive", "error.rs"]),
    ("clap", &["cli"]),
    ("anstream", &["cli"]),
    ("axum", &["web"]),
    ("tokio", &["web", "archive"]),
    ("tokio_postgres", &["archive"]),
    ("tokio_rustls", &["archive"]),
];

/// What the pure rooms do without.
const IMPURE: [&str; 6] = ["std::fs", "std::net", "std::env", "std::process", "std::time", "SystemTime"];
const PURE: [&str; 5] = ["domain", "language", "judgement", "matching", "report"];

/// Every source file under `src`, by its path there, without its tests.
fn files() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                collect(&entry, files);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                files.push(entry);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    let inside = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path.strip_prefix(&src).unwrap().to_owned(), text)
    };
    files.into_iter().map(inside).collect()
}

/// The code of a file without its tests, comments and strings' line ends; empty for a file of tests.
fn code(path: &Path, text: &str) -> String {
    if is_tests(path) {
        return String::new();
    }
    let tests = ["mod tests {", "pub mod tests {", "pub(crate) mod tests {", "pub(super) mod tests {"];
    let end = tests.iter().filter_map(|tests| text.find(&format!("#[cfg(test)]\n{tests}"))).min();
    let code = &text[..end.unwrap_or(text.len())];
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

fn is_tests(path: &Path) -> bool {
    path.iter().any(|part| ["tests", "tests.rs", "round_trip", "round_trip.rs"].iter().any(|name| part == *name))
}

fn room(path: &Path) -> String {
    path.iter().next().unwrap().to_str().unwrap().to_owned()
}

/// The first names behind `prefix::` in the code, those in braces too.
fn named_behind(code: &str, prefix: &str) -> Vec<String> {
    let names = |text: &str| -> Vec<String> {
        let first =
            |part: &str| part.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned();
        match text.strip_prefix('{') {
            Some(inside) => inside.split('}').next().unwrap().split(',').map(first).collect(),
            None => vec![first(text)],
        }
    };
    code.match_indices(&format!("{prefix}::"))
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
        .flat_map(|(at, found)| names(&code[at + found.len()..]))
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn every_room_imports_only_what_the_map_allows() {
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let room = room(&path);
        if ["lib.rs", "main.rs"].contains(&room.as_str()) {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{room} is not on the map"));
            continue;
        };
        let own = room.trim_end_matches(".rs");
        for name in named_behind(&code(&path, &text), "crate") {
            if name != own && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{} imports {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_crate_is_known_only_to_the_rooms_that_need_it() {
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let (room, code) = (room(&path), code(&path, &text));
        for (name, rooms) in CRATES {
            if !named_behind(&code, name).is_empty() && !rooms.contains(&room.as_str()) && room != "main.rs" {
                wrong.push(format!("{} knows {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_pure_rooms_have_neither_clock_nor_files() {
    let mut wrong = Vec::new();
    for (path, text) in files() {
        let code = code(&path, &text);
        let found = IMPURE.iter().filter(|name| PURE.contains(&room(&path).as_str()) && code.contains(**name));
        wrong.extend(found.map(|name| format!("{} uses {name}", path.display())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_at_its_head_what_it_holds() {
    let silent: Vec<_> = files()
        .into_iter()
        .filter(|(path, text)| !is_tests(path) && !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn every_error_says_when_it_happens() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/error.rs")).unwrap();
    let variants = text.split_once("pub enum Error {").unwrap().1.split_once("\n}\n").unwrap().0;
    let (mut is_said, mut silent) = (false, Vec::new());
    for line in variants.lines() {
        let name = line.strip_prefix("    ").filter(|line| line.starts_with(char::is_uppercase));
        is_said |= line.starts_with("    ///");
        if let Some(name) = name {
            silent.extend((!is_said).then(|| name.to_owned()));
            is_said = false;
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

/// The files and folders of ours that a document names between backticks, or links to from `folder`.
fn named_in(document: &str, folder: &Path) -> Vec<PathBuf> {
    const OURS: [&str; 9] =
        ["src/", "tests/", "docs/", "examples/", "evaluation/", "benches/", "fuzz/", "seed/", "schema.sql"];
    let quoted = document.split('`').skip(1).step_by(2);
    let paths =
        quoted.filter(|text| OURS.iter().any(|start| text.starts_with(start)) && !text.contains([' ', '*', '<']));
    let links = document.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    let links = links.filter(|link| !link.is_empty() && !link.contains("://"));
    paths.map(PathBuf::from).chain(links.map(|link| folder.join(link))).collect()
}

#[test]
fn the_documents_name_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut missing = Vec::new();
    for folder in ["", "docs", "evaluation"] {
        for entry in fs::read_dir(root.join(folder)).into_iter().flatten().map(|entry| entry.unwrap().path()) {
            if entry.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            // Two lines of a table may each have an odd backtick; blocks of code have none.
            let document = fs::read_to_string(&entry).unwrap().replace("```", "");
            let named = document.lines().flat_map(|line| named_in(line, Path::new(folder)));
            let gone = named.filter(|path| !root.join(path).exists());
            missing.extend(gone.map(|path| format!("{}: {}", entry.display(), path.display())));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_checker_itself_sees_what_it_should() {
    let named =
        named_in("`src/error.rs` and `cargo`, [pages](pages.md#score), [x](https://example.org)", Path::new("docs"));
    assert_eq!(named, [Path::new("src/error.rs"), Path::new("docs/pages.md")]);
    let code = "use crate::domain::Claim;\nuse crate::{store::Store, report};\nlet x = crate::error::Error::x();";
    assert_eq!(named_behind(code, "crate"), ["domain", "store", "report", "error"]);
    assert_eq!(named_behind("use mycsv::x; use csv::Writer; super::csv::read()", "csv"), ["Writer"]);
}
