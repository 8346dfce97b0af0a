//! Failing disks: one call to the system fails, and the command either says so and leaves all as it was, or did its work.

use crate::desk::{Desk, Line, Said, holds};
use crate::rounds;
use serde_json::Value;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A call to the system as strace names it, how it fails, and whether it goes on failing from then on, as on a full disk.
type Fault = (&'static str, &'static str, &'static str);

const FAULTS: [Fault; 18] = [
    ("pwrite64", "ENOSPC", ""),
    ("fdatasync", "EIO", ""),
    ("fsync", "EIO", ""),
    ("write", "ENOSPC", ""),
    ("ftruncate", "ENOSPC", ""),
    ("openat", "EIO", ""),
    ("pwrite64", "EIO", ""),
    ("pwrite64", "ENOSPC", "+"),
    ("fdatasync", "ENOSPC", ""),
    ("fdatasync", "EIO", "+"),
    ("fsync", "ENOSPC", ""),
    ("write", "EIO", ""),
    ("ftruncate", "EIO", ""),
    ("openat", "ENOSPC", ""),
    ("/^rename", "EIO", ""),
    ("/^link", "ENOSPC", ""),
    ("/^unlink", "EIO", ""),
    ("flock", "EIO", ""),
];

/// A command that writes, and the file that it makes.
struct Verb {
    line: &'static str,
    file: Option<&'static str>,
}

const fn verb(line: &'static str) -> Verb {
    Verb { line, file: None }
}

const fn making(file: &'static str, line: &'static str) -> Verb {
    Verb { line, file: Some(file) }
}

/// Every writing command; the first few are those of the quick form.
const VERBS: [Verb; 58] = [
    verb("claim add 'The bridge was painted green.'"),
    making("out.json", "export json --output out.json"),
    making("copy.db", "backup copy.db"),
    making("new.db", "--db new.db init"),
    making("into/claimbench.db", "demo --into into"),
    verb("article add text.txt --again --title 'The bridge again'"),
    verb("article update A1 changed.txt"),
    verb("article settle A1 --sentence 4 --reason opinion"),
    verb("article extract A1 --accept 1"),
    verb("claim edit 1 --text 'The old bridge carries 12,000 cars daily.'"),
    verb("claim confirm 4"),
    verb("claim set-aside 2 --reason opinion"),
    verb("claim reopen 3 --note 'It matters after all.'"),
    verb("claim relate 1 contradicts 2"),
    verb("claim tag 1 front"),
    verb("claim assign 1 cy"),
    verb("source add Daily --kind news_report"),
    verb("source edit S1 --reliability b"),
    verb("evidence add 1 --source Toll --kind dataset --stance supports --quote 'cars' --snapshot page.txt"),
    verb("evidence withdraw E2 --reason 'Counted on a Sunday.'"),
    verb("snapshot add E1 page.txt"),
    making("page.out", "snapshot export 5f1c58 --output page.out"),
    verb("snapshot excuse E2 --because 'A call.'"),
    verb("origin merge S1 S2"),
    verb("status 1 mixed --because 'Two counts [E1, E2].'"),
    verb("check waive 1 single-origin --reason 'A small matter.'"),
    verb("--as cy review approve 1 --unseen"),
    verb("--as cy review return 1 --note 'Which weekday?'"),
    verb("--as cy review start 1 --blind"),
    verb("--as bo review verdict 1 mixed --because 'Two counts [E1, E2].'"),
    verb("--as cy review settle 2 --because 'The office counts.' --status supported"),
    verb("fix propose 1 --to 'The old bridge carries about 12,100 cars a day' --because 'The office counts so.'"),
    verb("fix answer F1 accepted --role editor"),
    verb("contact add 1 2 --who 'Road office' --read-back 'You count 12,000?'"),
    verb("contact answer K1 --answer 'On weekdays.'"),
    verb("publish A1 --url https://news.example/bridge"),
    verb("note 1 correction --text 'It was 12,100.'"),
    verb("import csv sheet.csv"),
    making("bad.refused.csv", "import csv bad.csv --skip-bad"),
    verb("import json other.json"),
    making("new.db", "--db new.db import ledger case.jsonl"),
    verb("import claimreview reviews.json"),
    verb("import annotations notes.json --article A1"),
    verb("import bibliography refs.bib"),
    making("out.csv", "export csv --what sheet --output out.csv"),
    making("out.jsonl", "export ledger --output out.jsonl"),
    making(
        "reviews.out",
        "export claimreview --publisher Desk --site https://desk.example --page https://desk.example/1 --output reviews.out",
    ),
    making("notes.out", "export annotations --output notes.out"),
    making("averitec.out", "export averitec --output averitec.out"),
    making("refs.out", "export bibliography --output refs.out"),
    making("report.html", "report --format html --output report.html"),
    making("report.md", "report --format markdown --output report.md"),
    making("memo.md", "memo --format criticmarkup --output memo.md"),
    making("case.pack", "pack case.pack"),
    making("new.db", "--db new.db unpack case.zip"),
    verb("rebuild"),
    verb("report"),
    verb("claim list"),
];

const BODY: &str = "The old bridge carries 12,000 cars a day. The mayor said that it will close in May. It was built in 1931. \
                    Is it not beautiful?";
const OTHER: &str = "The tunnel has two lanes. The city owns it.";
const SHEET: &str =
    "claim,source,stance,paraphrase\nThe tunnel is wet.,Walker,supports,Seen so.\nIt was dug in 1950.,,,\n";
const REVIEWS: &str = r#"{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://other.example/a",
    "claimReviewed": "The bridge is new.", "author": {"@type": "Organization", "name": "Other"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"}}"#;

/// A desk in the middle of its work, with something there for each of the verbs: its files.
static STOCK: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let desk = Desk::new();
    for (name, text) in [
        ("text.txt", BODY),
        ("changed.txt", &BODY.replace("built in 1931", "built in 1932")),
        ("other.txt", OTHER),
        ("page.txt", "The bridge carries about 12,100 cars on a weekday."),
        ("sheet.csv", SHEET),
        ("bad.csv", "claim,date\nThe tunnel is long.,2025\nThe tunnel is old.,02/12/2025\n"),
        ("reviews.json", REVIEWS),
        ("refs.bib", "@misc{one, title = {A count}, author = {Road Office}, year = {2024}}\n"),
    ] {
        desk.write(name, text);
    }
    desk.write("reworded.txt", OTHER.replace("The tunnel has", "The old tunnel has"));
    for line in [
        "article add text.txt --title Bridge --published 2025-03-04",
        "article add other.txt --title Tunnel",
        "claim add 'The old bridge carries 12,000 cars a day.' --article 1 --quote 'The old bridge carries 12,000 cars a day'",
        "claim add 'The bridge will close in May.' --article 1 --quote 'it will close in May'",
        "claim add 'The bridge was built in 1931.' --article 1 --quote 'It was built in 1931'",
        "export annotations --output notes.json",
        "claim add 'The tunnel has two lanes.' --article 2 --quote 'The tunnel has two lanes'",
        "evidence add 1 --source 'Road office' --kind official_statement --stance supports --quote 'carries about 12,100 cars'",
        "evidence add 1 --source Cyclists --kind ngo --stance refutes --paraphrase 'They count 9,000.'",
        "evidence add 2 --source 'Road office' --stance supports --paraphrase 'So they plan.' --snapshot page.txt",
        "status 1 supported --because 'The office counts 12,100 [E1]; the cyclists count less [E2].'",
        "status 2 supported --because 'So they plan [E3].'",
        "claim set-aside 3 --reason trivial",
        "--as bo review start 2 --blind",
        "--as bo review verdict 2 mixed --because 'They only plan [E3].'",
        "--as bo review start 1 --blind",
        "fix propose 1 --to 'The old bridge carries 12,100 cars a day' --because 'The office counts so.'",
        "contact add 1 --who 'Road office' --read-back 'You count 12,000?'",
        "publish A1 --url https://news.example/old-bridge",
        "article update A2 reworded.txt",
        "export ledger --output case.jsonl",
        "pack case.zip",
        "--db other.db init",
        "--db other.db import csv sheet.csv",
        "--db other.db export json --output other.json",
    ] {
        desk.ok(line);
    }
    let mut files: Vec<_> = fs::read_dir(desk.folder()).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| !path.to_str().unwrap().contains(".db-") && !path.ends_with("other.db"));
    files.iter().map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())).collect()
});

fn stocked() -> Desk {
    let desk = Desk::bare();
    STOCK.iter().for_each(|(name, content)| desk.write(name, content));
    desk
}

/// How a verb left the desk.
#[derive(Debug, PartialEq)]
struct Left {
    /// How many events the case has.
    events: u64,
    /// The file that was to be made, as far as it can be told from its like: for a case, how many events it has.
    file: Option<Vec<u8>>,
}

impl Left {
    /// Looks at the desk after a verb, and goes on working there; `head` must still be held.
    fn at(desk: &Desk, verb: &Verb, head: &str) -> Result<Self, String> {
        let events = |words: &[&str]| {
            let said =
                desk.run([words, &["verify", "--json"]].concat().iter().map(ToString::to_string).collect::<Vec<_>>());
            let verified: Value = serde_json::from_str(&said.out).map_err(|_| said.err.clone())?;
            if said.code == 0 { Ok(verified["events"].as_u64().unwrap()) } else { Err(said.out) }
        };
        let file = match verb.file {
            Some(file) if !desk.path(file).exists() => None,
            Some(file) if file.ends_with(".db") => Some(events(&["--db", file])?.to_be_bytes().to_vec()),
            Some(file) => Some(fs::read(desk.path(file)).unwrap()),
            None => None,
        };
        let said = desk.run("claim add 'The work goes on.'");
        if said.code != 0 {
            return Err(format!("the next write: {}", said.err));
        }
        let held = desk.run(["verify", "--head", head]);
        if held.code != 0 {
            return Err(held.out);
        }
        Ok(Self { events: events(&[])? - 1, file })
    }
}

/// Runs a command under strace with these expressions. Returns what it said, and the trace.
fn traced(desk: &Desk, words: Vec<String>, expressions: &[&str]) -> (Said, String) {
    let (trace, program) = (tempfile::NamedTempFile::new().unwrap(), desk.command());
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-qq", "--seccomp-bpf", "-o"]).arg(trace.path());
    strace.args(expressions.iter().flat_map(|expression| ["-e", expression]));
    strace.arg(program.get_program()).args(words).current_dir(desk.folder()).stdin(Stdio::null());
    strace.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    strace.envs(program.get_envs().map(|(name, value)| (name, value.unwrap())));
    (Said::by(&mut strace), fs::read_to_string(trace.path()).unwrap())
}

/// Runs the verb with the `n`th call of its kind failing. Returns what it said and the calls that failed; none where it
/// makes fewer of them.
fn run_with_fault(desk: &Desk, verb: &Verb, (call, error, on): Fault, n: usize) -> Option<(Said, String)> {
    let words = [verb.line.words(), vec!["--json".to_owned()]].concat();
    let inject = format!("inject={call}:error={error}:when={n}{on}");
    let (said, trace) = traced(desk, words, &[&format!("trace={call}"), &inject]);
    let hit: Vec<&str> = trace.lines().filter(|line| line.contains("(INJECTED)")).collect();
    (!hit.is_empty()).then(|| (said, hit.join("\n")))
}

/// What is wrong with how a verb ended that a fault has met.
fn wrong(said: &Said, hit: &str, head: u64, left: &Left, clean: &Left) -> Option<String> {
    let told = |what: &str| Some(format!("{what}: exit code {}, {}{}", said.code, said.out, said.err));
    let done = left == clean;
    if said.err.contains("panicked") || said.out.contains("panicked") {
        return told("it panicked");
    }
    if left.file.is_some() && left.file != clean.file {
        return told("a file is half-made");
    }
    if left.events != head && left.events != clean.events {
        return told("half of it is stored");
    }
    match said.code {
        0 if done => None,
        0 => told("it ends well without its effect"),
        // The system's loader, before the program's first line.
        127 if said.err.contains("error while loading shared libraries") => None,
        // Where standard error is what fails, nothing can be said.
        1 if hit.contains("write(2<") => None,
        1 => {
            let Ok(document) = serde_json::from_str::<Value>(&said.err) else { return told("no error in words") };
            let (kind, hint) = (document["error"]["kind"].as_str().unwrap(), &document["error"]["hint"]);
            let owns_up = ["outcome_unknown", "output"].contains(&kind);
            if hint.as_str().is_none_or(str::is_empty) {
                told("no way out is named")
            } else if left.events != head && !owns_up {
                told("it is stored, and the error does not say that it may be")
            } else if kind == "output" && left.events != clean.events {
                told("it is not stored, and the error says that it is")
            } else if hit.contains("/claimbench.db-wal>") && kind != "outcome_unknown" {
                told("the commit failed, and the error does not say that the outcome is unknown")
            } else {
                None
            }
        }
        _ => told("an exit code of another kind"),
    }
}

fn has_strace() -> bool {
    let found = Command::new("strace").arg("--version").output().is_ok();
    if !found {
        // Past the harness, which shows only what failing tests print.
        let _ = writeln!(std::io::stderr(), "left out: no strace on the path (tests/setup installs it)");
    }
    found
}

#[test]
fn every_command_of_the_list_does_its_work_where_nothing_fails() {
    let before = stocked().head();
    for verb in &VERBS {
        println!("{}", verb.line);
        let desk = stocked();
        desk.json(verb.line);
        Left::at(&desk, verb, &before).unwrap();
    }
}

#[test]
fn a_command_whose_disk_fails_says_so_or_did_its_work() {
    if !has_strace() {
        return;
    }
    // `VERB=...` runs those alone whose line holds these words.
    let only = std::env::var("VERB").ok();
    let verbs: Vec<&Verb> = match &only {
        Some(only) => VERBS.iter().filter(|verb| verb.line.contains(only)).collect(),
        None => VERBS.iter().take(rounds(3, VERBS.len())).collect(),
    };
    let (faults, most) = (rounds(4, FAULTS.len()), rounds(2, usize::MAX));
    let before = stocked().head();
    let events: u64 = before.split_once(':').unwrap().0.parse().unwrap();
    let (next, met) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let torture = |verb: &Verb| {
        let desk = stocked();
        desk.json(verb.line);
        let clean = Left::at(&desk, verb, &before).unwrap();
        let mut found = 0;
        for fault in FAULTS.into_iter().take(faults) {
            // Every one of the first, then ever larger steps: making a case writes hundreds of times, the demo thousands.
            for n in std::iter::successors(Some(1), |n| Some(n + 1 + n / 32)).take(most) {
                let desk = stocked();
                let Some((said, hit)) = run_with_fault(&desk, verb, fault, n) else { break };
                met.fetch_add(1, Ordering::Relaxed);
                let wrong = match Left::at(&desk, verb, &before) {
                    Ok(left) => wrong(&said, &hit, events, &left, &clean),
                    Err(damage) => Some(format!("{damage}\n{}", said.err)),
                };
                if let Some(wrong) = wrong {
                    println!("{}, {fault:?} {n}: {wrong}\n{hit}\n", verb.line);
                    found += 1;
                }
            }
        }
        found
    };
    let work = || {
        let turns = std::iter::from_fn(|| verbs.get(next.fetch_add(1, Ordering::Relaxed)));
        turns.map(|verb| torture(verb)).sum::<usize>()
    };
    let found: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    println!("{} verbs met {} faults: {found} not as they should be", verbs.len(), met.into_inner());
    assert_eq!(found, 0, "what was found is printed above");
}

#[test]
fn a_full_disk_behind_standard_output_is_no_success() {
    let desk = stocked();
    for line in ["claim add 'The bridge was painted green.'", "report", "claim list", "export csv", "verify"] {
        let events = desk.json("verify")["events"].as_u64().unwrap();
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = desk.command().args(line.words()).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{line}: {said}");
        holds(&said, &["error:", "No space left", "is recorded"]);
        assert_eq!(desk.json("verify")["events"], events + u64::from(line.starts_with("claim add")));
    }
    // What is said beside the output waits for it: under --json an error stands alone.
    let review = "export claimreview --publisher Desk --site https://desk.example --page https://desk.example/1 \
                  --output reviews.out --json";
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = desk.command().args(review.words()).stdout(full).output().unwrap();
    let said: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(said["error"]["kind"], "output");
}

#[test]
fn a_file_that_was_made_is_synced_and_then_its_folder() {
    if !has_strace() {
        return;
    }
    for verb in VERBS.iter().filter(|verb| verb.file.is_some()).take(rounds(4, VERBS.len())) {
        let desk = stocked();
        let (said, trace) = traced(&desk, verb.line.words(), &["trace=/^(f.*sync|rename|link)"]);
        said.ends(0);
        let file = verb.file.unwrap();
        let folder = desk.path(file).parent().unwrap().to_str().unwrap().to_owned();
        let named = trace.lines().position(|line| !line.contains("sync(") && line.contains(&format!("{file}\"")));
        let named = named.unwrap_or_else(|| panic!("{}: no name is given\n{trace}", verb.line));
        let synced = |line: &str| line.contains("sync(") && line.ends_with("= 0");
        assert!(trace.lines().take(named).any(synced), "{}: not synced before\n{trace}", verb.line);
        let folder = format!("<{folder}>)");
        assert!(
            trace.lines().skip(named).any(|line| synced(line) && line.contains(&folder)),
            "{}: the folder is not synced after\n{trace}",
            verb.line
        );
    }
}

#[test]
fn what_a_broken_off_command_leaves_behind_is_closed_to_others() {
    if !has_strace() {
        return;
    }
    for line in ["backup copy.db", "--db new.db init"] {
        let desk = stocked();
        traced(&desk, line.words(), &["trace=/^(unlink|rmdir)", "inject=/^(unlink|rmdir):error=EIO"]);
        let left = fs::read_dir(desk.folder()).unwrap().map(|entry| entry.unwrap());
        let modes: Vec<u32> = left
            .filter(|entry| entry.file_name().to_str().unwrap().starts_with(".claimbench-"))
            .map(|entry| entry.metadata().unwrap().permissions().mode() & 0o777)
            .collect();
        assert_eq!(modes, [0o700], "{line}");
    }
}
