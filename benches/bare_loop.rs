//! The plain loops that Claimbench is measured against by `benches/against.py`: the same rows through rusqlite alone,
//! with no ledger, no checks and no judgement.
//!
//! `bare_loop import CASE NEW` copies every row of the case's reading, index included, into a new file in one
//! transaction; `bare_loop export CASE` writes the columns of `export csv --what claims` that SQL alone can tell;
//! `bare_loop commits FOLDER COUNT` times commits of one row each beside as many logged claims.

use claimbench::domain::{Link, NewClaim};
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use rusqlite::{Connection, OpenFlags, params, params_from_iter, types::Value};
use std::error::Error;
use std::io;
use std::path::Path;
use std::time::Instant;

const SCHEMA: &str = include_str!("../schema.sql");
const LINE: &str = "below this line: the reading";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["import", case, new] => import(case, new),
        ["export", case] => export(case),
        ["commits", folder, count] => commits(Path::new(folder), count.parse()?),
        _ => Err("usage: bare_loop import CASE NEW | export CASE | commits FOLDER COUNT".into()),
    }
}

/// What every case file promises: a write-ahead log, synced at the commit.
fn durable(path: impl AsRef<Path>) -> rusqlite::Result<Connection> {
    let conn = Connection::open(path)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "cache_size", -128 * 1024)?;
    Ok(conn)
}

fn import(case: &str, new: &str) -> Result<(), Box<dyn Error>> {
    let case = Connection::open_with_flags(case, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut conn = durable(new)?;
    let line = SCHEMA.lines().position(|line| line.contains(LINE)).ok_or("schema.sql has no marked line")?;
    conn.execute_batch(&SCHEMA.lines().skip(line + 1).collect::<Vec<_>>().join("\n"))?;
    let tables: Vec<String> = conn
        .prepare("SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual') AND schema = 'main'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let tx = conn.transaction()?;
    for table in tables.iter().filter(|table| !table.starts_with("sqlite_")) {
        let key = if table == "search" { "rowid, " } else { "" };
        let mut read = case.prepare(&format!("SELECT {key}* FROM {table}"))?;
        let columns = read.column_names().collect::<Vec<_>>().join(", ");
        let places = vec!["?"; read.column_count()].join(", ");
        let mut write = tx.prepare(&format!("INSERT INTO {table} ({columns}) VALUES ({places})"))?;
        let count = read.column_count();
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            let values = (0..count).map(|column| row.get(column)).collect::<Result<Vec<Value>, _>>()?;
            write.execute(params_from_iter(values))?;
        }
    }
    tx.commit()?;
    Ok(())
}

/// Not in it: the stage, the origins and the guard against formulas, which are more than SQL tells.
const CLAIMS: &str = "
    SELECT number, uid, article, text, kind,
           (SELECT speaker FROM attribution WHERE claim = number ORDER BY position DESC LIMIT 1) AS speaker,
           (SELECT group_concat(speaker, ' > ' ORDER BY position) FROM attribution WHERE claim = number) AS chain,
           (SELECT cue FROM attribution WHERE claim = number ORDER BY position DESC LIMIT 1) AS cue,
           (SELECT group_concat(cue || ' (' || class || ')', '; ' ORDER BY position) FROM hedge WHERE claim = number) AS hedge,
           point, low, high, unit, measure, as_of,
           coalesce((SELECT status FROM status WHERE status.claim = number AND question = 'true' ORDER BY seq DESC
                     LIMIT 1), 'unverified') AS status,
           (SELECT status FROM status WHERE status.claim = number AND question = 'said' ORDER BY seq DESC LIMIT 1)
               AS said_status,
           (SELECT group_concat(modifier, '; ') FROM status_modifier WHERE status = (SELECT max(seq) FROM status
            WHERE status.claim = number AND question = 'true')) AS modifiers,
           (SELECT confidence FROM status WHERE status.claim = number AND question = 'true' ORDER BY seq DESC LIMIT 1)
               AS confidence,
           (SELECT because FROM status WHERE status.claim = number AND question = 'true' ORDER BY seq DESC LIMIT 1)
               AS because,
           correct_text,
           (SELECT count(*) FROM evidence WHERE evidence.claim = number AND stance = 'supports' AND withdrawn IS NULL)
               AS evidence_for,
           (SELECT count(*) FROM evidence WHERE evidence.claim = number AND stance = 'refutes' AND withdrawn IS NULL)
               AS evidence_against,
           priority, assignee, recheck_by,
           (SELECT group_concat(tag, '; ') FROM tag WHERE tag.claim = number) AS tags,
           exact, start_at, set_aside, created_at
    FROM claim
    LEFT JOIN claim_quantity ON claim_quantity.claim = number AND position = 0
    LEFT JOIN anchor ON anchor.claim = number
    ORDER BY number";

fn export(case: &str) -> Result<(), Box<dyn Error>> {
    let case = Connection::open_with_flags(case, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut read = case.prepare(CLAIMS)?;
    let columns = read.column_count();
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    out.write_record(read.column_names())?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                rusqlite::types::ValueRef::Null => out.write_field("")?,
                rusqlite::types::ValueRef::Integer(number) => out.write_field(number.to_string())?,
                other => out.write_field(other.as_bytes()?)?,
            }
        }
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()?;
    Ok(())
}

/// In turn, so that whatever else the machine does falls on both.
fn commits(folder: &Path, count: u32) -> Result<(), Box<dyn Error>> {
    let bare = durable(folder.join("bare.db"))?;
    bare.execute_batch("CREATE TABLE claim (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")?;
    let setting = || Setting { clock: Clock::System, ids: Ids::Random, actor: "bench".to_owned(), reader: None };
    let case = folder.join("claims.db");
    Workbench::create(&case, None, setting())?;
    let mut workbench = Workbench::open(&case, Access::Write, setting())?;
    let (mut plain, mut logged) = (Vec::new(), Vec::new());
    for number in 0..count {
        let text = format!("Unemployment in the north rose to {number} in case {number}.");
        let start = Instant::now();
        bare.execute("INSERT INTO claim (text) VALUES (?1)", params![text])?;
        plain.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let attribution = vec![Link::voice("article"), Link::voice("the ministry")];
        workbench.log_claim(NewClaim { text, attribution, ..NewClaim::default() })?;
        logged.push(start.elapsed().as_secs_f64());
    }
    for (name, times) in [("bare", &mut plain), ("claimbench", &mut logged)] {
        times.sort_by(f64::total_cmp);
        println!("{name} {:.6}", times[times.len() / 2]);
    }
    Ok(())
}
