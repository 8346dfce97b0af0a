//! The archive in an SQLite file.

use super::home::{ArchivedCase, Home, Item, Kept, Listed, Lists, Posting};
use super::{Pushed, Taken};
use crate::domain::{Head, Instant, ItemNumber, LedgerLine, Precedent, Uid};
use crate::error::{Error, NotAnArchive, Result};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::fs::{DirBuilder, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

const SCHEMA: &str = include_str!("file.sql");
/// "CLBA": tells an archive from any other SQLite file.
const APPLICATION_ID: i32 = 0x434C_4241;
/// The version of the tables; a file with a higher one is refused.
const FORMAT: i64 = 1;
/// How long a writer waits for another.
const BUSY: Duration = Duration::from_secs(30);

/// An archive in a file, or in memory.
pub struct File {
    conn: Connection,
}

impl File {
    /// Makes the file, for its owner's eyes only, and the folder that it is in. It appears under its name whole, or not at all.
    pub fn create(path: &Path) -> Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(Error::io(folder))?;
        let temporary = tempfile::NamedTempFile::new_in(folder).map_err(Error::io(folder))?.into_temp_path();
        let conn = Connection::open(&temporary).map_err(failed)?;
        make(&conn)?;
        conn.close().map_err(|(_, error)| failed(error))?;
        OpenOptions::new()
            .read(true)
            .mode(0o600)
            .open(&temporary)
            .and_then(|file| file.sync_all())
            .map_err(Error::io(path))?;
        match temporary.persist_noclobber(path) {
            // Somebody else was quicker.
            Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(refused) => Err(Error::io(path)(refused.error)),
            Ok(()) => Ok(()),
        }
    }

    /// Opens an archive, once it is known to be one, of this version, and with no tables or triggers but ours.
    pub fn open(path: &Path) -> Result<Self> {
        refuse_other_files(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags).map_err(failed)?;
        configure(&conn)?;
        let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(failed)?;
        if found > FORMAT {
            return Err(Error::NewerArchive { place: path.display().to_string(), found, known: FORMAT });
        }
        let ours = Connection::open_in_memory().map_err(failed)?;
        ours.execute_batch(SCHEMA).map_err(failed)?;
        let (theirs, ours) = (objects(&conn)?, objects(&ours)?);
        let differ: Vec<String> = theirs
            .symmetric_difference(&ours)
            .map(|(name, _)| name.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        if !differ.is_empty() {
            return Err(Error::ArchiveDiffers { place: path.display().to_string(), objects: differ });
        }
        Ok(Self { conn })
    }

    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let done = work(&tx)?;
        tx.commit().map_err(Error::OutcomeUnknown)?;
        Ok(done)
    }
}

/// An error of SQLite's on the archive: what is there and cannot be ours is damage.
fn failed(error: rusqlite::Error) -> Error {
    match Error::from(error) {
        Error::Damaged { what } => Error::ArchiveDamaged { what },
        Error::Sqlite(error) => Error::ArchiveFailed(error),
        other => other,
    }
}

fn make(conn: &Connection) -> Result<()> {
    configure(conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed)?;
    conn.pragma_update(None, "user_version", FORMAT).map_err(failed)?;
    conn.execute_batch(SCHEMA).map_err(failed)
}

fn configure(conn: &Connection) -> Result<()> {
    let set = || -> rusqlite::Result<()> {
        conn.busy_timeout(BUSY)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024)?;
        conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        // A large batch is sorted in memory before it is written: 64 MiB.
        conn.pragma_update(None, "cache_size", -65_536)?;
        conn.set_prepared_statement_cache_capacity(64);
        Ok(())
    };
    set().map_err(failed)
}

fn refuse_other_files(path: &Path) -> Result<()> {
    const SQLITE: &[u8] = b"SQLite format 3\0";
    // Where the header has it: https://sqlite.org/fileformat2.html#application_id
    const ID: std::ops::Range<usize> = 68..72;
    let refused = |why| Error::NotAnArchive { place: path.display().to_string(), why };
    if path.is_dir() {
        return Err(refused(NotAnArchive::NotSqlite));
    }
    let mut start = [0; 100];
    match std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)) {
        Ok(()) if start.starts_with(SQLITE) && start[ID] == APPLICATION_ID.to_be_bytes() => Ok(()),
        Ok(()) if start.starts_with(SQLITE) => Err(refused(NotAnArchive::Foreign)),
        Ok(()) => Err(refused(NotAnArchive::NotSqlite)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(refused(NotAnArchive::NotSqlite)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(Error::NoArchive { place: path.display().to_string() })
        }
        Err(error) => Err(Error::io(path)(error)),
    }
}

/// Every table, index, view and trigger with its text.
fn objects(conn: &Connection) -> Result<BTreeSet<(String, Option<String>)>> {
    let mut stmt = conn.prepare("SELECT name, sql FROM sqlite_schema").map_err(failed)?;
    let rows = stmt.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(failed)?;
    rows.collect::<rusqlite::Result<_>>().map_err(failed)
}

fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text = row.get_ref(column)?.as_str()?;
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
    })
}

fn item(row: &Row<'_>) -> rusqlite::Result<(ItemNumber, Item)> {
    let precedent = serde_json::from_str::<Precedent>(row.get_ref(3)?.as_str()?)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(error)))?;
    let case = match row.get_ref(2)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(parsed(row, 2)?),
    };
    Ok((ItemNumber(row.get(0)?), Item { key: row.get(1)?, case, precedent }))
}

fn line(row: &Row<'_>) -> rusqlite::Result<(LedgerLine, Option<String>)> {
    let line = LedgerLine {
        seq: row.get(0)?,
        uid: row.get(1)?,
        at: row.get(2)?,
        actor: row.get(3)?,
        kind: row.get(4)?,
        body: row.get(5)?,
        hash: row.get(6)?,
    };
    Ok((line, row.get(7)?))
}

/// Adds an item, or replaces the one of its key that says something else.
fn add(tx: &Transaction<'_>, item: &Item, taken: &mut Taken) -> Result<()> {
    let told = serde_json::to_string(&item.precedent)?;
    let mut add = || -> rusqlite::Result<()> {
        let mut here = tx.prepare_cached("SELECT number, precedent FROM item WHERE key = ?1 AND gone = 0")?;
        let here =
            here.query_row([&item.key], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?))).optional()?;
        match here {
            Some((_, same)) if same == told => {
                taken.known += 1;
                return Ok(());
            }
            Some((number, _)) => {
                tx.prepare_cached("UPDATE item SET gone = 1 WHERE number = ?1")?.execute([number])?;
                taken.changed += 1;
            }
            None => taken.added += 1,
        }
        tx.prepare_cached(
            "INSERT INTO item (number, key, case_uid, precedent, gone)
             VALUES ((SELECT coalesce(max(number), 0) + 1 FROM item), ?1, ?2, ?3, 0)",
        )?
        .execute(params![item.key, item.case.map(|case| case.to_string()), told])?;
        Ok(())
    };
    add().map_err(failed)
}

impl Home for File {
    fn cases(&mut self) -> Result<Vec<ArchivedCase>> {
        let mut stmt = self
            .conn
            .prepare_cached(
                "SELECT uid, title, seq, hash, pushed_at, pushed_by,
                        (SELECT coalesce(max(seq), 0) FROM event WHERE case_uid = uid),
                        (SELECT count(*) FROM item WHERE case_uid = uid AND gone = 0)
                 FROM archived_case JOIN head ON head.case_uid = uid
                 WHERE seq = (SELECT max(seq) FROM head WHERE case_uid = uid)
                 ORDER BY pushed_at, uid",
            )
            .map_err(failed)?;
        let case = |row: &Row<'_>| {
            Ok(ArchivedCase {
                uid: parsed(row, 0)?,
                title: row.get(1)?,
                head: Head { seq: row.get(2)?, hash: row.get(3)? },
                pushed_at: parsed::<Instant>(row, 4)?,
                pushed_by: row.get(5)?,
                events: row.get(6)?,
                items: row.get(7)?,
            })
        };
        stmt.query_map([], case).and_then(Iterator::collect).map_err(failed)
    }

    fn heads(&mut self, case: Uid) -> Result<Vec<Head>> {
        let mut stmt =
            self.conn.prepare_cached("SELECT seq, hash FROM head WHERE case_uid = ?1 ORDER BY seq").map_err(failed)?;
        let head = |row: &Row<'_>| Ok(Head { seq: row.get(0)?, hash: row.get(1)? });
        stmt.query_map([case.to_string()], head).and_then(Iterator::collect).map_err(failed)
    }

    fn reviews(&mut self) -> Result<u64> {
        let sql = "SELECT count(*) FROM item WHERE case_uid IS NULL AND gone = 0";
        self.conn.query_row(sql, [], |row| row.get(0)).map_err(failed)
    }

    fn last_event(&mut self, case: Uid) -> Result<u64> {
        let sql = "SELECT coalesce(max(seq), 0) FROM event WHERE case_uid = ?1";
        self.conn.query_row(sql, [case.to_string()], |row| row.get(0)).map_err(failed)
    }

    fn events(&mut self, case: Uid, after: u64, most: usize) -> Result<Vec<(LedgerLine, Option<String>)>> {
        let mut stmt = self
            .conn
            .prepare_cached(
                "SELECT seq, uid, at, actor, kind, body, hash, keeps FROM event
                 WHERE case_uid = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
            )
            .map_err(failed)?;
        stmt.query_map(params![case.to_string(), after, most], line).and_then(Iterator::collect).map_err(failed)
    }

    fn bytes(&mut self, case: Uid, stored: &str) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT bytes FROM kept WHERE case_uid = ?1 AND sha256 = ?2";
        self.conn.query_row(sql, [&case.to_string(), stored], |row| row.get(0)).optional().map_err(failed)
    }

    fn keep(&mut self, case: Uid, events: Vec<Kept>) -> Result<()> {
        self.write(|tx| {
            for Kept { line, bytes } in &events {
                let keep = || -> rusqlite::Result<Option<String>> {
                    let uid = case.to_string();
                    let mut here = tx.prepare_cached("SELECT hash FROM event WHERE case_uid = ?1 AND seq = ?2")?;
                    let here = here.query_row(params![uid, line.seq], |row| row.get(0)).optional()?;
                    if here.is_some() {
                        return Ok(here);
                    }
                    if let Some((stored, bytes)) = bytes {
                        tx.prepare_cached("INSERT OR IGNORE INTO kept (case_uid, sha256, bytes) VALUES (?1, ?2, ?3)")?
                            .execute(params![uid, stored, bytes])?;
                    }
                    tx.prepare_cached(
                        "INSERT INTO event (case_uid, seq, uid, at, actor, kind, body, hash, keeps)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    )?
                    .execute(params![
                        uid,
                        line.seq,
                        line.uid,
                        line.at,
                        line.actor,
                        line.kind,
                        line.body,
                        line.hash,
                        bytes.as_ref().map(|(stored, _)| stored)
                    ])?;
                    Ok(None)
                };
                match keep().map_err(failed)? {
                    Some(other) if other != line.hash => {
                        return Err(Error::Fork { case, agreed: line.seq - 1, first: line.seq });
                    }
                    Some(_) | None => {}
                }
            }
            Ok(())
        })
    }

    fn witness(&mut self, case: &ArchivedCase, items: Vec<Item>) -> Result<Pushed> {
        self.write(|tx| {
            let uid = case.uid.to_string();
            let see = || -> rusqlite::Result<Option<String>> {
                tx.prepare_cached(
                    "INSERT INTO archived_case (uid, title, pushed_at, pushed_by) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (uid) DO UPDATE SET title = ?2, pushed_at = ?3, pushed_by = ?4",
                )?
                .execute(params![uid, case.title, case.pushed_at.to_string(), case.pushed_by])?;
                let mut seen = tx.prepare_cached("SELECT hash FROM head WHERE case_uid = ?1 AND seq = ?2")?;
                let seen = seen.query_row(params![uid, case.head.seq], |row| row.get(0)).optional()?;
                if seen.is_none() {
                    tx.prepare_cached("INSERT INTO head (case_uid, seq, hash, seen_at) VALUES (?1, ?2, ?3, ?4)")?
                        .execute(params![uid, case.head.seq, case.head.hash, case.pushed_at.to_string()])?;
                }
                Ok(seen)
            };
            if see().map_err(failed)?.is_some_and(|seen: String| seen != case.head.hash) {
                return Err(Error::Fork { case: case.uid, agreed: case.head.seq - 1, first: case.head.seq });
            }
            let mut taken = Taken::default();
            for item in &items {
                add(tx, item, &mut taken)?;
            }
            let keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
            let gone = tx
                .execute(
                    "UPDATE item SET gone = 1
                     WHERE case_uid = ?1 AND gone = 0 AND key NOT IN (SELECT value FROM json_each(?2))",
                    params![uid, serde_json::to_string(&keys)?],
                )
                .map_err(failed)?;
            Ok(Pushed { events: 0, added: taken.added, changed: taken.changed, withdrawn: gone })
        })
    }

    fn add(&mut self, items: Vec<Item>) -> Result<Taken> {
        self.write(|tx| {
            let mut taken = Taken::default();
            items.iter().try_for_each(|item| add(tx, item, &mut taken))?;
            Ok(taken)
        })
    }

    fn items(&mut self, numbers: &[ItemNumber]) -> Result<Vec<(ItemNumber, Item)>> {
        let numbers: Vec<u32> = numbers.iter().map(|number| number.0).collect();
        let mut stmt = self
            .conn
            .prepare_cached(
                "SELECT number, key, case_uid, precedent FROM item
                 WHERE number IN (SELECT value FROM json_each(?1)) AND gone = 0",
            )
            .map_err(failed)?;
        stmt.query_map([serde_json::to_string(&numbers)?], item).and_then(Iterator::collect).map_err(failed)
    }

    fn items_after(&mut self, number: u32, most: usize) -> Result<Vec<(ItemNumber, Item)>> {
        let sql = "SELECT number, key, case_uid, precedent FROM item WHERE number > ?1 ORDER BY number LIMIT ?2";
        let mut stmt = self.conn.prepare_cached(sql).map_err(failed)?;
        stmt.query_map(params![number, most], item).and_then(Iterator::collect).map_err(failed)
    }

    fn last_item(&mut self) -> Result<u32> {
        self.conn.query_row("SELECT coalesce(max(number), 0) FROM item", [], |row| row.get(0)).map_err(failed)
    }

    fn listed(&mut self) -> Result<Listed> {
        let listed = |row: &Row<'_>| Ok(Listed { up_to: row.get(0)?, terms: row.get(1)? });
        self.conn.query_row("SELECT up_to, terms FROM listed", [], listed).map_err(failed)
    }

    fn have(&mut self, terms: &[String]) -> Result<Vec<u32>> {
        let mut stmt = self.conn.prepare_cached("SELECT items FROM term WHERE term = ?1").map_err(failed)?;
        let have = |term: &String| stmt.query_row([term], |row| row.get(0)).optional().map(Option::unwrap_or_default);
        terms.iter().map(have).collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn lists(&mut self, terms: &[String]) -> Result<Vec<Lists>> {
        let sql = "SELECT segment, list FROM posting WHERE term = ?1 ORDER BY segment";
        let mut stmt = self.conn.prepare_cached(sql).map_err(failed)?;
        let mut lists = |term: &String| -> rusqlite::Result<Lists> {
            stmt.query_map([term], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        terms.iter().map(&mut lists).collect::<rusqlite::Result<_>>().map_err(failed)
    }

    fn postings(&mut self, segment: u32, terms: &[String]) -> Result<Vec<Posting>> {
        let sql = "SELECT items, next, list FROM posting WHERE term = ?1 AND segment = ?2";
        let mut stmt = self.conn.prepare_cached(sql).map_err(failed)?;
        let mut postings = Vec::new();
        for term in terms {
            let posting = stmt.query_row(params![term, segment], |row| {
                let (items, next, list) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(Posting { term: term.clone(), segment, items, next, list })
            });
            postings.extend(posting.optional().map_err(failed)?);
        }
        Ok(postings)
    }

    fn list(&mut self, before: Listed, postings: Vec<Posting>, added: Vec<(String, u32)>, now: Listed) -> Result<()> {
        self.write(|tx| {
            let list = || -> rusqlite::Result<()> {
                let moved = tx.execute(
                    "UPDATE listed SET up_to = ?1, terms = ?2 WHERE up_to = ?3 AND terms = ?4",
                    params![now.up_to, now.terms, before.up_to, before.terms],
                )?;
                if moved == 0 {
                    // Somebody else has put them into the lists.
                    return Ok(());
                }
                let mut put = tx.prepare_cached(
                    "INSERT INTO posting (term, segment, items, next, list) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (term, segment) DO UPDATE SET items = ?3, next = ?4, list = ?5",
                )?;
                for Posting { term, segment, items, next, list } in &postings {
                    put.execute(params![term, segment, items, next, list])?;
                }
                let mut count = tx.prepare_cached(
                    "INSERT INTO term (term, items) VALUES (?1, ?2) ON CONFLICT (term) DO UPDATE SET items = items + ?2",
                )?;
                for (term, items) in &added {
                    count.execute(params![term, items])?;
                }
                Ok(())
            };
            list().map_err(failed)
        })
    }

    fn sums(&mut self) -> Result<(u64, u64)> {
        let sql = "SELECT (SELECT coalesce(sum(items), 0) FROM term), (SELECT coalesce(sum(items), 0) FROM posting)";
        self.conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).map_err(failed)
    }
}
