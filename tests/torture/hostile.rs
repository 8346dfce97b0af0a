//! Hostile case files: bytes, schema, values and events changed in ways that somebody might who means harm. Every command
//! ends by itself and works or is refused; what is refused is not changed by a byte; nothing planted ever runs; nothing is
//! written into a file whose schema is not ours.

mod harm;

use crate::chance::{Chance, seed};
use crate::desk::{Desk, Line, NOW};
use crate::rounds;
use claimbench::domain::query::Query;
use claimbench::domain::{Audience, NewClaim, Priority, TimeWords};
use claimbench::error::Error;
use claimbench::formats::csv::{Shape, Style, Writer};
use claimbench::judgement::stage;
use claimbench::report::{Cover, Embedded, Length, Report, html, markdown};
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use harm::{MARK, Object, WHOLE, harm, schema};
use rusqlite::Connection;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// Generous: it tells what hangs from what is slow.
const PATIENCE: Duration = Duration::from_secs(120);

fn setting() -> Setting {
    let clock = Clock::Pinned(NOW.parse().unwrap());
    Setting { clock, ids: Ids::seeded("hostile"), actor: "ana".to_owned(), reader: None }
}

/// Everything that reads, each as far as it gets.
fn read(bench: &Workbench) -> Vec<Result<(), Error>> {
    let numbers = bench.claim_numbers().unwrap_or_default();
    let dossiers = bench.dossiers(&numbers);
    let queries = ["bridge", "\"old bridge\" car*", "status:supported flag:single_reader", "-mayor stage:published"];
    let mut done: Vec<Result<(), Error>> =
        queries.iter().map(|query| bench.search(&Query::parse(query)?, 50).map(drop)).collect();
    done.push(bench.claims(&Query::default(), 100).map(drop));
    done.push(bench.articles().and_then(|articles| {
        articles.iter().try_for_each(|stored| {
            bench.revisions(stored.article.number)?;
            bench.settled(stored.article.number)?;
            bench.coverage(stored.article.number).map(drop)
        })
    }));
    done.push(bench.check(None).map(drop));
    done.push(bench.due("2030-01-01".parse().unwrap()).map(drop));
    done.push(bench.origins().map(drop));
    done.push(bench.fixes(None).map(drop));
    done.push(numbers.iter().try_for_each(|number| bench.history(*number).map(drop)));
    done.push(
        bench
            .snapshots()
            .and_then(|kept| kept.iter().try_for_each(|(_, stored)| bench.snapshot_text(&stored.snapshot).map(drop))),
    );
    done.push(bench.each_ledger_item(|_| Ok(())));
    done.push(dossiers.and_then(|dossiers| {
        let mut writer = Writer::new(Vec::new(), Shape::Sheet, Style::default()).unwrap();
        dossiers.iter().for_each(|dossier| writer.claim(dossier, stage(dossier)).unwrap());
        let cover = Cover {
            title: bench.title()?,
            audience: Audience::Public,
            clock: bench.clock_notes()?,
            ..Cover::of(bench.file_uid(), bench.head()?, bench.now())
        };
        let report = Report::of(cover, dossiers, &bench.redaction()?);
        markdown(&report, Length::Full);
        html(&report, None, &Embedded::default(), &mut Vec::new()).unwrap();
        Ok(())
    }));
    done
}

fn new_claim() -> NewClaim {
    NewClaim {
        uid: None,
        article: None,
        words: None,
        text: "Something new.".to_owned(),
        kind: None,
        checkable: None,
        attribution: Vec::new(),
        hedges: None,
        quantities: None,
        as_of: None,
        as_of_words: None,
        time_words: TimeWords::Given,
        priority: Priority::default(),
        worth: None,
        assignee: None,
        recheck_by: None,
        correct_text: None,
        tags: Vec::new(),
    }
}

/// One hostile file and what every kind of command makes of it; what is against the law.
fn round(chance: &mut Chance, desk: &Desk) -> Result<(), String> {
    let path = desk.case();
    for side in ["claimbench.db-wal", "claimbench.db-shm"] {
        // There is one only where the round before left it.
        let _ = fs::remove_file(desk.path(side));
    }
    let what = harm(chance, &path);
    let lawful = |is: bool, law: &str| if is { Ok(()) } else { Err(format!("{law}: {what}")) };
    let before = fs::read(&path).unwrap();
    let untouched = |law: &str| lawful(fs::read(&path).unwrap() == before, law);
    let ends = |name: &str, run: &dyn Fn() -> Result<(), Error>| {
        catch_unwind(AssertUnwindSafe(run)).map_err(|_| format!("{name} panicked: {what}"))
    };
    let open = |access| Workbench::open(&path, access, setting());
    // Statistics that ANALYZE makes are no part of the schema.
    let statistics = "CREATE TABLE sqlite_stat1(tbl,idx,stat)";
    let is_ours =
        |found: &[Object]| found.iter().filter(|[.., sql]| sql.as_deref() != Some(statistics)).eq(&WHOLE.schema);
    let of_the_record = |[.., table, _]: &&Object| matches!(table.as_deref(), Some("ledger" | "blob" | "meta"));
    let found = schema(&path).unwrap_or_default();
    // A case of an earlier reading, whose record is ours, is made anew by the first command that opens it.
    let earlier = found.iter().filter(of_the_record).eq(WHOLE.schema.iter().filter(of_the_record)) && {
        let conn = Connection::open(&path).unwrap();
        conn.query_row("SELECT reading < 2 FROM meta", [], |row| row.get(0)).unwrap_or(false)
    };
    let ours = is_ours(&found);
    let made_ours = || ours || earlier && schema(&path).is_ok_and(|found| is_ours(&found));

    // What it finds is the damage stories' matter.
    let _ = ends("verify", &|| open(Access::Inspect)?.verify(false, None).map(drop))?;
    untouched("verify changed the file")?;
    let reading = ends("reading", &|| {
        // Each command is refused for itself.
        read(&open(Access::Read)?).into_iter().for_each(drop);
        Ok(())
    })?;
    lawful(reading.is_err() || made_ours(), "a file of another schema was read")?;
    if !earlier || reading.is_err() {
        untouched("reading changed the file")?;
    }
    let writing = ends("writing", &|| open(Access::Write)?.log_claim(new_claim()).map(drop))?;
    lawful(writing.is_err() || made_ours(), "a file of another schema was written to")?;
    if !earlier && writing.is_err() {
        untouched("a refused write changed the file")?;
    }
    let _ = ends("rebuild", &|| open(Access::Rebuild)?.rebuild().map(drop))?;
    let left = schema(&path).unwrap_or_default();
    let ran = left.iter().any(|object| object[1].as_deref() == Some("blob") && WHOLE.schema.contains(object)) && {
        let conn = Connection::open(&path).unwrap();
        let marked = "SELECT count(*) > 0 FROM blob WHERE sha256 = ?1";
        conn.query_row(marked, [MARK], |row| row.get(0)).unwrap_or(false)
    };
    lawful(!ran, "something planted ran")?;
    if chance.one_in(10) {
        fs::write(&path, &before).unwrap();
        let line = *chance.pick(&LINES);
        let said = within_bounds(desk, line);
        let err = String::from_utf8_lossy(&said.stderr);
        let ended = matches!(said.status.code(), Some(0 | 1 | 3)) && !err.contains("panicked at");
        lawful(ended, &format!("{line}: {} {err}", said.status))?;
    }
    Ok(())
}

/// What is run as a process of its own, which no signal may end.
const LINES: [&str; 16] = [
    "claim list",
    "claim show 1",
    "claim history 1",
    "claim figures",
    "claim add 'A claim.'",
    "report",
    "report --format html",
    "report --at 2026-11-23T09:00:00Z",
    "export csv",
    "export json",
    "export ledger",
    "verify",
    "rebuild",
    "check",
    "memo",
    "article coverage A1",
];

/// Runs the program with a bound on its address space (in KiB) and on its time.
fn within_bounds(desk: &Desk, line: &str) -> Output {
    let program = desk.command();
    let bounds = format!("ulimit -v 1000000; exec timeout {} \"$0\" \"$@\"", PATIENCE.as_secs());
    let mut shell = Command::new("sh");
    shell.args(["-c", &bounds]).arg(program.get_program()).args(line.words()).current_dir(desk.folder());
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.output().unwrap()
}

/// Ends everything, naming the round, should one take longer than patience lasts; until what is returned is dropped.
fn watch(at: Arc<AtomicU64>) -> mpsc::Sender<()> {
    let (working, over) = mpsc::channel();
    std::thread::spawn(move || {
        let mut last = None;
        while over.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
            let now = Some(at.load(Ordering::Relaxed));
            if last == now {
                eprintln!("the round SEED={} hangs", at.load(Ordering::Relaxed));
                std::process::abort();
            }
            last = now;
        }
    });
    working
}

#[test]
fn hostile_files_are_refused_or_read_and_run_nothing() {
    let (first, rounds) = (seed(), rounds(150, 20_000) as u64);
    let at = Arc::new(AtomicU64::new(first));
    let _working = watch(Arc::clone(&at));
    let desk = Desk::bare();
    let mut wrong = Vec::new();
    for seed in first..first + rounds {
        at.store(seed, Ordering::Relaxed);
        wrong.extend(round(&mut Chance::new(seed), &desk).err().map(|law| format!("SEED={seed}: {law}")));
    }
    assert!(wrong.is_empty(), "{} of {rounds} rounds:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_snapshot_that_would_unfold_to_gigabytes_is_refused_in_bounded_memory() {
    let desk = crate::full_case::desk();
    let bomb = harm::unfolding(2 << 30);
    let name = data_encoding::HEXLOWER.encode(&<sha2::Sha256 as sha2::Digest>::digest(&bomb));
    let conn = desk.behind_its_back();
    conn.execute("INSERT INTO blob VALUES (?1, ?2)", (&name, &bomb)).unwrap();
    conn.execute("UPDATE snapshot SET coding = 'gzip', stored = ?1, length = 1 << 40", [&name]).unwrap();
    drop(conn);
    for (line, code) in [("check", 3), ("verify", 3), ("snapshot show", 1)] {
        let line = if line == "snapshot show" { format!("{line} {}", first_snapshot(&desk)) } else { line.to_owned() };
        let said = within_bounds(&desk, &line);
        assert_eq!(said.status.code(), Some(code), "{line}: {}", String::from_utf8_lossy(&said.stderr));
    }
}

fn first_snapshot(desk: &Desk) -> String {
    desk.behind_its_back().query_row("SELECT sha256 FROM snapshot", [], |row| row.get(0)).unwrap()
}
