//! A desk: a folder of its own, a pinned clock, a handle, and the program.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

pub const NOW: &str = "2026-11-23T09:00:00Z";

pub struct Desk {
    folder: tempfile::TempDir,
}

/// What the program said and how it ended.
pub struct Said {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Desk {
    /// A desk whose case file is not made yet.
    pub fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk with an empty case.
    pub fn new() -> Self {
        let desk = Self::bare();
        desk.ok("init");
        desk
    }

    /// A desk with the demo case, made once and copied.
    pub fn demo() -> Self {
        static CASE: LazyLock<Vec<u8>> = LazyLock::new(|| std::fs::read(Desk::fresh_demo().case()).unwrap());
        let desk = Self::bare();
        desk.write("claimbench.db", &*CASE);
        desk
    }

    /// A desk that has just run `demo`.
    pub fn fresh_demo() -> Self {
        let desk = Self::bare();
        desk.ok("demo --into .");
        desk
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// The case file.
    pub fn case(&self) -> PathBuf {
        self.path("claimbench.db")
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program with its surroundings pinned, not yet run.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimbench"));
        command.current_dir(self.folder()).env_clear().stdin(Stdio::null());
        command.env("CLAIMBENCH_DB", self.case()).env("CLAIMBENCH_NOW", NOW).env("CLAIMBENCH_ACTOR", "ana");
        command
    }

    pub fn run(&self, line: impl Line) -> Said {
        Said::by(self.command().args(line.words()))
    }

    /// Runs with a text on standard input.
    pub fn run_with(&self, line: impl Line, input: &str) -> Said {
        let mut command = self.command();
        command.args(line.words()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Said::of(child.wait_with_output().unwrap())
    }

    /// Runs what must succeed; returns its output.
    #[track_caller]
    pub fn ok(&self, line: impl Line) -> String {
        self.run(line).ends(0).out
    }

    /// Runs what must be refused, with nothing on standard output; returns what it says.
    #[track_caller]
    pub fn refused(&self, line: impl Line) -> String {
        let said = self.run(line).ends(1);
        assert_eq!(said.out, "");
        said.err
    }

    /// Runs what must succeed and reads the one document that it prints.
    #[track_caller]
    pub fn json(&self, line: impl Line) -> Value {
        let mut words = line.words();
        words.push("--json".to_owned());
        serde_json::from_str(&self.ok(words)).unwrap()
    }

    /// The error that a command ends with under `--json`, and its exit code.
    #[track_caller]
    pub fn error(&self, line: impl Line) -> (Value, i32) {
        let mut words = line.words();
        words.push("--json".to_owned());
        let said = self.run(words);
        assert_eq!(said.out, "", "{}", said.err);
        let document: Value = serde_json::from_str(&said.err).unwrap_or_else(|error| panic!("{error}: {}", said.err));
        (document["error"].clone(), said.code)
    }

    /// `SEQ:HASH` of the newest event.
    #[track_caller]
    pub fn head(&self) -> String {
        self.json("verify")["head"].as_str().unwrap().to_owned()
    }

    /// A connection with no rules, to plant damage with.
    pub fn behind_its_back(&self) -> rusqlite::Connection {
        let conn = rusqlite::Connection::open(self.case()).unwrap();
        conn.pragma_update(None, "foreign_keys", false).unwrap();
        conn
    }
}

impl Said {
    pub fn by(command: &mut Command) -> Self {
        Self::of(command.output().unwrap())
    }

    fn of(output: std::process::Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code().expect("no signal") }
    }

    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\n{}\n{}", self.out, self.err);
        self
    }
}

/// A command line: one text, in which '...' holds words together, or the words themselves.
pub trait Line {
    fn words(self) -> Vec<String>;
}

impl Line for &str {
    fn words(self) -> Vec<String> {
        let mut words = Vec::new();
        for (at, part) in self.split('\'').enumerate() {
            if at % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        words
    }
}

impl<T: AsRef<OsStr>, const N: usize> Line for [T; N] {
    fn words(self) -> Vec<String> {
        self.iter().map(|word| word.as_ref().to_str().unwrap().to_owned()).collect()
    }
}

impl Line for Vec<String> {
    fn words(self) -> Vec<String> {
        self
    }
}

/// Whether every one of `parts` stands in `text`, in this order.
#[track_caller]
pub fn holds(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some(at) = rest.find(part) else { panic!("\"{part}\" does not stand (in its place) in:\n{text}") };
        rest = &rest[at + part.len()..];
    }
}
