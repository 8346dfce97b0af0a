//! Kills: processes of the program are killed at any moment, and whatever one of them had acknowledged is there.

use crate::chance::{Chance, seed};
use crate::desk::Desk;
use crate::rounds;
use std::collections::BTreeSet;
use std::process::{Child, Output, Stdio};
use std::time::{Duration, Instant};

/// Rows of the sheet that is imported: enough for an import to be killed in the middle.
const ROWS: usize = 300;
/// After so many rounds a new case is begun, so that looking at it stays quick.
const ROUNDS_PER_CASE: usize = 25;

/// What one process of the program does; what it writes bears the name of the round and the process.
#[derive(Debug, Clone, Copy)]
enum Job {
    Claim,
    Evidence,
    Import,
    Export,
    Backup,
    Rebuild,
}

impl Job {
    const ALL: [Self; 6] = [Self::Claim, Self::Evidence, Self::Import, Self::Export, Self::Backup, Self::Rebuild];

    fn start(self, desk: &Desk, name: &str) -> Child {
        let file = |ending: &str| format!("{name}.{ending}");
        let line: Vec<String> = match self {
            Self::Claim => vec!["claim".into(), "add".into(), name.into()],
            Self::Evidence => {
                let words = ["evidence", "add", "1", "--source", "S1", "--stance", "context", "--paraphrase", name];
                words.map(str::to_owned).to_vec()
            }
            Self::Import => {
                let rows: String = (0..ROWS).map(|row| format!("Row {row} of {name}.\n")).collect();
                desk.write(&file("csv"), format!("claim\n{rows}"));
                vec!["import".into(), "csv".into(), file("csv")]
            }
            Self::Export => vec!["export".into(), "json".into(), "--output".into(), file("json")],
            Self::Backup => vec!["backup".into(), file("db")],
            Self::Rebuild => vec!["rebuild".into()],
        };
        desk.command().args(line).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// What does not hold after the job: what it acknowledged is missing, or what it did not finish is half there.
    fn wrong(self, desk: &Desk, case: &Case, name: &str, acknowledged: bool) -> Option<String> {
        let some = match self {
            Self::Claim => case.claims.contains(name),
            Self::Evidence => case.evidence.contains(name),
            Self::Import => {
                let there = case.claims.iter().filter(|claim| claim.ends_with(&format!(" of {name}."))).count();
                if there != 0 && there != ROWS {
                    return Some(format!("{there} of {ROWS} rows of {name} are there"));
                }
                there == ROWS
            }
            Self::Export => {
                let file = desk.path(&format!("{name}.json"));
                if file.exists() && serde_json::from_slice::<serde_json::Value>(&std::fs::read(&file).unwrap()).is_err()
                {
                    return Some(format!("{name}.json is half-made"));
                }
                file.exists()
            }
            Self::Backup => {
                let file = format!("{name}.db");
                if desk.path(&file).exists() && desk.run(["--db", &file, "verify"]).code != 0 {
                    return Some(format!("{file} does not verify"));
                }
                desk.path(&file).exists()
            }
            Self::Rebuild => true,
        };
        (acknowledged && !some).then(|| format!("{self:?} {name} was acknowledged and is not there"))
    }
}

/// What the case holds.
struct Case {
    claims: BTreeSet<String>,
    evidence: BTreeSet<String>,
}

impl Case {
    fn of(desk: &Desk) -> Self {
        let strings = |list: &serde_json::Value, key: &str| {
            list.as_array().unwrap().iter().filter_map(|item| item[key].as_str().map(str::to_owned)).collect()
        };
        Self {
            claims: strings(&desk.json("claim list --limit 0"), "text"),
            evidence: strings(&desk.json("evidence list 1"), "paraphrase"),
        }
    }
}

/// One process of the program after another, until the kill; how each ended, the last one killed at the latest.
fn work(desk: &Desk, seed: u64, worker: &str, kill: Instant) -> Vec<(Job, String, Output)> {
    let mut chance = Chance::new(seed);
    let mut ended = Vec::new();
    while Instant::now() < kill {
        let job = Job::ALL[chance.below(Job::ALL.len())];
        let name = format!("{worker} job {}", ended.len());
        let output = until(kill, job.start(desk, &name));
        ended.push((job, name, output));
    }
    ended
}

/// Waits for the process to end, until the kill.
fn until(kill: Instant, mut child: Child) -> Output {
    while child.try_wait().unwrap().is_none() {
        if Instant::now() >= kill {
            child.kill().unwrap();
            break;
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    child.wait_with_output().unwrap()
}

#[test]
fn what_was_acknowledged_outlives_kill_9() {
    let (seed, rounds) = (seed(), rounds(20, 1_000));
    let (mut killed, mut acknowledged) = (0, 0);
    let (mut desk, mut pace) = (Desk::bare(), Duration::ZERO);
    for round in 0..rounds {
        if round % ROUNDS_PER_CASE == 0 {
            desk = Desk::new();
            desk.ok("source add Archive --kind dataset");
            let began = Instant::now();
            desk.ok("claim add 'The first claim.'");
            pace = began.elapsed();
        }
        let seed = seed + round as u64;
        let mut chance = Chance::new(seed);
        let workers = 1 + chance.below(3) as u64;
        let kill = Instant::now() + pace * chance.below(5_000) as u32 / 1_000;
        let ended: Vec<_> = std::thread::scope(|scope| {
            let start = |worker: u64| {
                let (desk, name) = (&desk, format!("round {round} worker {worker}"));
                scope.spawn(move || work(desk, seed ^ (worker << 32), &name, kill))
            };
            let threads: Vec<_> = (0..workers).map(start).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        let said = desk.run(["claim", "add", &format!("The work goes on after round {round}.")]);
        assert_eq!(said.code, 0, "SEED={seed}, round {round}: {}", said.err);
        let said = desk.run("verify");
        assert_eq!(said.code, 0, "SEED={seed}, round {round}: {}{}", said.out, said.err);
        let case = Case::of(&desk);
        for (job, name, Output { status, stderr, .. }) in &ended {
            // One that was not killed has nothing to fail of.
            let said = String::from_utf8_lossy(stderr);
            assert!(status.success() || status.code().is_none(), "SEED={seed}, {job:?} {name}: {status}, {said}");
            killed += usize::from(!status.success());
            acknowledged += usize::from(status.success());
            let wrong = job.wrong(&desk, &case, name, status.success());
            assert_eq!(wrong, None, "SEED={seed}, {job:?} {name}");
        }
    }
    println!("{rounds} rounds: {killed} processes killed, {acknowledged} commands acknowledged; nothing lost");
}
