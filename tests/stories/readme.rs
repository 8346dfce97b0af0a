//! The README runs: every line after `$ ` in its console blocks, in order, in one folder, with the output it shows.

use crate::desk::{Desk, Said};
use std::path::Path;

/// One line of a console block with the output shown below it.
#[derive(Debug, PartialEq)]
struct Example {
    at: usize,
    line: String,
    /// How it is to end: a first line `? 1` says with what exit code, else it is 0.
    ends: i32,
    /// What it is to print, in the pattern language of snapbox; where nothing is shown, anything goes.
    shown: String,
}

/// The examples of a document: ```console blocks, in which a line that ends in a backslash goes on.
fn examples(document: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for (at, line) in (1..).zip(document.lines()) {
        match line.trim_end() {
            "```console" => inside = true,
            "```" => inside = false,
            line if inside => match (line.strip_prefix("$ "), examples.last_mut()) {
                (Some(typed), _) => {
                    examples.push(Example { at, line: typed.to_owned(), ends: 0, shown: String::new() })
                }
                (None, Some(last)) if last.shown.is_empty() && last.line.ends_with('\\') => {
                    last.line = format!("{}\n{}", last.line, line.trim_start_matches("> "));
                }
                (None, Some(last)) if last.shown.is_empty() && line.starts_with("? ") => {
                    last.ends = line[2..].parse().unwrap_or_else(|_| panic!("README.md:{at}: {line}"));
                }
                (None, Some(last)) => last.shown += &format!("{line}\n"),
                (None, None) => {}
            },
            _ => {}
        }
    }
    examples
}

/// Runs the examples at a desk; `cargo run --release --` and an installed program both mean the one that is tested.
fn run(document: &str, desk: &Desk) {
    let program = Path::new(env!("CARGO_BIN_EXE_claimbench"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = [program.parent().unwrap().to_owned()].into_iter().chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).unwrap();
    let examples = examples(document);
    assert!(!examples.is_empty(), "the README has no console block with a line that starts with \"$ \"");
    // What one line sets, the next one finds: variables and the folder are carried over in a file.
    let state = desk.path(".state");
    std::fs::write(&state, "").unwrap();
    for Example { at, line, ends, shown } in examples {
        if line.starts_with("cargo build") || line.starts_with("cargo install") || line.starts_with("git clone") {
            continue;
        }
        let line = ["cargo run --release --quiet --", "cargo run --release --", "cargo run -q --release --"]
            .iter()
            .fold(line, |line, cargo| line.replace(cargo, "claimbench"));
        let script =
            format!(". {0}\n{line}\ncode=$?\n{{ export -p; echo \"cd '$PWD'\"; }} > {0}\nexit $code", state.display());
        let mut shell = std::process::Command::new("sh");
        shell.arg("-c").arg(&script).current_dir(desk.folder()).env_clear().stdin(std::process::Stdio::null());
        shell.env("PATH", &path).env("CLAIMBENCH_NOW", crate::desk::NOW).env("CLAIMBENCH_ACTOR", "ana");
        let said = Said::by(&mut shell);
        assert_eq!(said.code, ends, "README.md:{at}: $ {line}\nended so\n{}{}", said.out, said.err);
        if !shown.trim().is_empty() {
            let written = format!("{}{}", said.out, said.err);
            let (shown, written) = (trimmed(&shown), trimmed(&written));
            let same = snapbox::Assert::new().try_eq(None, written.as_str().into(), shown.as_str().into());
            assert!(same.is_ok(), "README.md:{at}: $ {line}\n--- it shows\n{shown}--- it prints\n{written}");
        }
    }
}

/// Without blanks at the ends of lines and empty lines at the end, which no reader sees.
fn trimmed(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn the_readme_runs() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let document = std::fs::read_to_string(&readme).unwrap_or_else(|error| panic!("{}: {error}", readme.display()));
    run(&document, &Desk::bare());
}

const SMALL: &str = "\
# A document

```console
$ cargo build --release
$ cargo run --release -- demo --into demo
A finished fact-check[..]
...
VERIFICATION REPORT[..]
...
  claimbench verify  [..]
$ export CLAIMBENCH_DB=demo/claimbench.db
$ claimbench claim list \\
    status:refuted | head -2
     status [..]
#48  refuted [..] Russian forces had captured Pokrovsk by 1 December 2025.
```

Not this:

```sh
$ false
```

```console
$ cd demo && CLAIMBENCH_DB=claimbench.db claimbench verify
Verified [..] events: [..]
Head [..]
$ claimbench status 48
? 2
error: [..]
...
$ claimbench status 99 refuted
? 1
```
";

#[test]
fn a_document_runs_line_by_line_in_one_folder() {
    assert_eq!(examples(SMALL).len(), 7);
    assert_eq!(examples(SMALL)[3].line, "claimbench claim list \\\n    status:refuted | head -2");
    run(SMALL, &Desk::bare());
}

#[test]
#[should_panic(expected = "it prints")]
fn a_document_that_shows_something_else_is_found() {
    run("```console\n$ echo one\ntwo\n```\n", &Desk::bare());
}

#[test]
#[should_panic(expected = "ended so")]
fn a_document_whose_line_fails_is_found() {
    run("```console\n$ claimbench claim list\n```\n", &Desk::bare());
}

#[test]
#[should_panic(expected = "no console block")]
fn a_document_without_examples_is_found() {
    run("# Nothing to run\n", &Desk::bare());
}
