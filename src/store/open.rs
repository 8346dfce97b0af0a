//! Making and opening a case file: nothing is written before the file is known to be ours, whole and of this version.

use super::files::{beside, folder_of, room_in, sync_folder};
use super::medium::{self, Lies, refuse_network};
use super::{Store, Writing, ledger};
use crate::domain::{Instant, Uid};
use crate::error::{Error, NotACase, Result};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub const SCHEMA: &str = include_str!("../../schema.sql");
/// What divides the record from the reading in `schema.sql`.
const DIVIDING_LINE: &str =
    "-------------------------------- below this line: the reading --------------------------------";
/// "CLBM": tells a case from any other SQLite file.
const APPLICATION_ID: i32 = 0x434C_424D;
/// The version of the record half; a file with a higher one is refused.
pub const FORMAT: i64 = 2;
/// The first version, whose guard let no event be earlier than the one before, not even one that sets the clock right.
const FIRST_FORMAT: i64 = 1;
/// The version of the reading half; a file with a lower one is rebuilt from its ledger.
pub const READING: i64 = 8;
/// SHA-256 over the names and texts of everything `schema.sql` makes; a test keeps it true.
const FINGERPRINT: &str = "d0a362016e22107e27e4eeab5846c4fee7c15e3c39025aa2bbd5059fab912599";

// 3.7.0 to 3.51.2 can lose a commit when a WAL is reset; 3.52.0 was withdrawn.
const _: () = assert!(rusqlite::ffi::SQLITE_VERSION_NUMBER >= 3_053_000);

/// How long a writer waits for another program that holds SQLite's own lock.
const BUSY: Duration = Duration::from_secs(30);

/// What a file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// All that is read is of one instant: that of the opening.
    Read,
    /// To read and to write; a case of an earlier reading gets its tables made anew.
    Write,
    /// Read, even though the schema is not what it should be: to say what is wrong.
    Inspect,
    /// Write, if only the record half is as it should be: to rebuild the reading.
    Rebuild,
}

impl Store {
    /// Makes a case that `fill` puts its first events into. It appears under its name whole, or not at all; the file
    /// is for its owner's eyes only (mode 0600).
    pub fn create<T>(
        path: &Path,
        file_uid: Uid,
        at: Instant,
        fill: impl FnOnce(&mut Writing<'_>) -> Result<T>,
    ) -> Result<T> {
        if path.symlink_metadata().is_ok() {
            return Err(Error::Exists { path: path.to_owned() });
        }
        let folder = folder_of(path);
        refuse_network(&folder)?;
        // A folder of its own takes the side files away with it, however this ends.
        let room = room_in(&folder)?;
        let temporary = tempfile::NamedTempFile::new_in(room.path()).map_err(Error::io(&folder))?.into_temp_path();
        let conn = Connection::open_with_flags(
            &temporary,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        let mut store = Self::prepare(conn, file_uid, at)?;
        write_ahead(&store.conn)?;
        let mut writing = store.write()?;
        let made = fill(&mut writing)?;
        writing.commit()?;
        carry_over(&store.conn)?;
        store.conn.close().map_err(|(_, error)| error)?;
        temporary.persist_noclobber(path).map_err(|refused| match refused.error.kind() {
            std::io::ErrorKind::AlreadyExists => Error::Exists { path: path.to_owned() },
            _ => Error::io(path)(refused.error),
        })?;
        sync_folder(&folder)?;
        Ok(made)
    }

    /// An empty case in memory, without its first event.
    pub fn in_memory(file_uid: Uid, at: Instant) -> Result<Self> {
        Self::prepare(Connection::open_in_memory()?, file_uid, at)
    }

    fn prepare(conn: Connection, file_uid: Uid, at: Instant) -> Result<Self> {
        configure(&conn)?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        conn.pragma_update(None, "user_version", FORMAT)?;
        conn.execute_batch(SCHEMA)?;
        conn.execute(
            "INSERT INTO meta (file_uid, created_at, reading) VALUES (?1, ?2, ?3)",
            params![file_uid.to_string(), at.to_string(), READING],
        )?;
        Ok(Self { conn, path: None, file_uid, _tidy: None })
    }

    /// Opens a case, checking who made the file and with what schema before anything else.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        check_header(path)?;
        medium::refuse_hot_journal(path)?;
        let opened = Self::open_ours(path, access);
        if opened.is_err() {
            leave_as_found(path);
        }
        opened
    }

    fn open_ours(path: &Path, access: Access) -> Result<Self> {
        let writes = matches!(access, Access::Write | Access::Rebuild);
        if writes {
            refuse_network(&folder_of(path))?;
            medium::refuse_read_only(path)?;
        }
        let lies = if writes { Lies::WhereItMayBeWritten } else { medium::lies(path) };
        let conn = match lies {
            Lies::OnReadOnly => medium::open_unchanging(path)?,
            Lies::WhereItMayBeWritten => {
                let mode = if writes { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
                Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?
            }
        };
        configure(&conn)?;
        if !writes {
            conn.pragma_update(None, "query_only", true)?;
            // One transaction for all that is read: what others write meanwhile would show in one table and not in the next.
            conn.execute_batch("BEGIN")?;
        }
        let objects = objects(&conn).map_err(|error| unreadable(path, error))?;
        let is_ours_whole = fingerprint(&objects) == FINGERPRINT;
        if !is_ours_whole && !has_ours(objects, "meta") {
            // Nothing is read from it: a view in its place would run what it says.
            return Err(Error::SchemaDiffers { path: path.to_owned(), objects: differences(&conn, Half::Record)? });
        }
        let found = made(path, &conn)?;
        if found.reading > READING {
            return Err(Error::Newer { path: path.to_owned(), found: found.reading, known: READING });
        }
        match access {
            Access::Inspect => {}
            Access::Rebuild => refuse_changed(path, &conn, Half::Record)?,
            Access::Read | Access::Write if found.reading < READING || found.format < FORMAT => {
                drop(conn);
                if lies == Lies::OnReadOnly {
                    return Err(Error::EarlierOnReadOnly { path: path.to_owned() });
                }
                let mut store = Self::open(path, Access::Rebuild)?;
                store.rebuild()?;
                drop(store);
                return Self::open(path, access);
            }
            Access::Read | Access::Write if is_ours_whole => {}
            Access::Read | Access::Write => refuse_changed(path, &conn, Half::Both)?,
        }
        match access {
            Access::Write => write_ahead(&conn)?,
            // A file that cannot be made anew keeps even the journal mode that it has.
            Access::Rebuild => write_surely(&conn)?,
            Access::Read | Access::Inspect => {}
        }
        let tidy = (!writes && lies == Lies::WhereItMayBeWritten).then(|| Tidy { path: path.to_owned() });
        Ok(Self { conn, path: Some(path.to_owned()), file_uid: found.file_uid, _tidy: tidy })
    }

    /// What stands in the file that `schema.sql` does not make, or makes otherwise, or is missing.
    pub fn schema_differences(&self) -> Result<Vec<String>> {
        let half = if self.is_of_an_earlier_reading()? { Half::Record } else { Half::Both };
        differences(&self.conn, half)
    }

    /// Whether an earlier version of this program made the tables.
    pub fn is_of_an_earlier_reading(&self) -> Result<bool> {
        let reading: i64 = self.conn.query_row("SELECT reading FROM meta", [], |row| row.get(0))?;
        Ok(reading < READING || format(&self.conn)? < FORMAT)
    }
}

/// Takes away the side files that reading made, once the connection that made them is closed.
pub struct Tidy {
    path: PathBuf,
}

impl Drop for Tidy {
    fn drop(&mut self) {
        leave_as_found(&self.path);
    }
}

/// Takes away the side files that looking into a file made. Reading a file in WAL mode makes them, and only a
/// connection that may write removes them, when it is the last to close and there is nothing in the log.
fn leave_as_found(path: &Path) {
    if fs::metadata(beside(path, "-wal")).is_ok_and(|meta| meta.len() == 0)
        && let Ok(conn) =
            Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    {
        // Any read attaches the connection to the log; what it reads, or whether it can, does not matter.
        let _ = conn.query_row("PRAGMA schema_version", [], |_| Ok(()));
    }
}

/// Brings all of the write-ahead log into the file, which can go without it then. Closing does so too, but says nothing
/// where it fails.
fn carry_over(conn: &Connection) -> Result<()> {
    let busy: bool = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(Error::Damaged { what: "the write-ahead log of a new file is in use".to_owned() }) } else { Ok(()) }
}

/// Looks at the first 100 bytes alone: a file that is not ours is not even opened by SQLite.
fn check_header(path: &Path) -> Result<()> {
    let not_a_case = |why| Error::NotACase { path: path.to_owned(), why };
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::NoCase { path: path.to_owned() });
        }
        Err(error) => return Err(Error::io(path)(error)),
    };
    if meta.is_dir() {
        return Err(not_a_case(NotACase::Folder));
    }
    if meta.len() == 0 {
        return Err(not_a_case(NotACase::Empty));
    }
    let mut header = [0; 100];
    File::open(path).and_then(|mut file| file.read_exact(&mut header)).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => not_a_case(NotACase::NotSqlite),
        _ => Error::io(path)(error),
    })?;
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    // The layout of the header: https://sqlite.org/fileformat2.html
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(not_a_case(NotACase::NotSqlite));
    }
    if number(68) != APPLICATION_ID {
        return Err(not_a_case(NotACase::Foreign));
    }
    let format = i64::from(number(60));
    if format > FORMAT {
        return Err(Error::Newer { path: path.to_owned(), found: format, known: FORMAT });
    }
    if format < FIRST_FORMAT {
        return Err(Error::Damaged {
            what: format!("{} says that it is of format {format}, which never was", path.display()),
        });
    }
    Ok(())
}

/// What every connection gets, whatever the file says: a hostile file is contained, a careless statement refused.
pub fn configure(conn: &Connection) -> Result<()> {
    conn.busy_timeout(BUSY)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    // No plan depends on what is bound: the full-text index would prepare a statement anew for every word it looks up.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024)?;
    conn.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024)?;
    conn.set_limit(Limit::SQLITE_LIMIT_EXPR_DEPTH, 100)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // Without it INSERT OR REPLACE would slip past the triggers that guard the ledger.
    conn.pragma_update(None, "recursive_triggers", true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "secure_delete", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// How much of the file is kept in memory while it is written, in KiB: an import that outgrows it writes pages again
/// and again.
const WRITE_CACHE: i64 = 32 * 1024;

/// A write-ahead log: readers go on while one program writes.
fn write_ahead(conn: &Connection) -> Result<()> {
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::Damaged { what: format!("the journal mode is {mode}, not wal") });
    }
    write_surely(conn)
}

/// A commit that is acknowledged survives a power cut: synced at every commit, which is read back.
fn write_surely(conn: &Connection) -> Result<()> {
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "cache_size", -WRITE_CACHE)?;
    trust_our_own_words(conn)?;
    let synchronous: i64 = conn.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if synchronous != 2 {
        return Err(Error::Damaged { what: format!("synchronous is {synchronous}, not 2 (full)") });
    }
    Ok(())
}

/// Leaves the schema's CHECKs to other programs that write to the file, and to `verify`: each list of words in them
/// costs a temporary table with every row, and ours come from the enums that the lists repeat. Cases in memory, on which
/// every verb is tested, keep the CHECKs.
pub fn trust_our_own_words(conn: &Connection) -> Result<()> {
    Ok(conn.pragma_update(None, "ignore_check_constraints", true)?)
}

struct Made {
    file_uid: Uid,
    reading: i64,
    format: i64,
}

/// The version of the record half that a file has.
fn format(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Gives a record of an earlier version today's guard; its rows are the same in every version.
pub fn upgrade_record(conn: &Connection) -> Result<()> {
    if format(conn)? < FORMAT {
        let guard = guard(record_schema()).unwrap_or_default();
        conn.execute_batch(&format!("DROP TRIGGER ledger_takes_only_the_next_link; {guard}"))?;
        conn.pragma_update(None, "user_version", FORMAT)?;
    }
    Ok(())
}

/// What makes the trigger that guards the ledger.
fn guard(schema: &str) -> Option<&str> {
    const END: &str = "END;";
    let start = schema.find("CREATE TRIGGER ledger_takes_only_the_next_link")?;
    let end = schema[start..].find(END)?;
    Some(&schema[start..start + end + END.len()])
}

/// The record half as a version of the program made it.
fn record_of(format: i64) -> String {
    let excepted = "NEW.kind <> 'clock_corrected' AND ";
    if format < FORMAT { record_schema().replace(excepted, "") } else { record_schema().to_owned() }
}

/// The one row of `meta`.
fn made(path: &Path, conn: &Connection) -> Result<Made> {
    let format = format(conn)?;
    let row = conn.query_row("SELECT file_uid, reading FROM meta", [], |row| {
        Ok(Made { file_uid: super::rows::parsed(row, 0)?, reading: row.get(1)?, format })
    });
    row.map_err(|error| match error {
        rusqlite::Error::QueryReturnedNoRows => {
            Error::Damaged { what: format!("meta in {} has no row", path.display()) }
        }
        error => unreadable(path, error.into()),
    })
}

/// The header says that it is ours, so what cannot be read is damage.
fn unreadable(path: &Path, error: Error) -> Error {
    use rusqlite::ErrorCode::{CannotOpen, DatabaseBusy, PermissionDenied};
    match &error {
        Error::Sqlite(sqlite)
            if matches!(sqlite.sqlite_error_code(), Some(DatabaseBusy | CannotOpen | PermissionDenied)) =>
        {
            error
        }
        Error::Damaged { what } => Error::Damaged { what: format!("{} cannot be read: {what}", path.display()) },
        _ => Error::Damaged { what: format!("{} cannot be read: {error}", path.display()) },
    }
}

/// Whether a table of the record is what this program makes.
pub fn is_ours(conn: &Connection, name: &str) -> Result<bool> {
    Ok(has_ours(objects(conn)?, name))
}

fn has_ours(objects: Vec<Object>, name: &str) -> bool {
    let mut called = objects.into_iter().filter(|object| object.name == name);
    let ours = |object: Object| object.kind == "table" && object.sql.is_some_and(|sql| record_schema().contains(&sql));
    called.next().is_some_and(ours) && called.next().is_none()
}

/// Which part of the schema is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Record,
    Both,
}

pub fn refuse_changed(path: &Path, conn: &Connection, half: Half) -> Result<()> {
    let objects = differences(conn, half)?;
    if objects.is_empty() {
        return Ok(());
    }
    Err(Error::SchemaDiffers { path: path.to_owned(), objects })
}

fn differences(conn: &Connection, half: Half) -> Result<Vec<String>> {
    let expected = Connection::open_in_memory()?;
    match half {
        Half::Record => expected.execute_batch(&record_of(format(conn)?))?,
        Half::Both => expected.execute_batch(SCHEMA)?,
    }
    let expected = objects(&expected)?;
    let found = objects(conn)?;
    let mut differences = Vec::new();
    for object in &expected {
        match found.iter().find(|other| other.name == object.name) {
            None => differences.push(format!("{} {} is missing", object.kind, object.name)),
            Some(other) if other != object => differences.push(format!("{} {} was changed", object.kind, object.name)),
            Some(_) => {}
        }
    }
    let record = ["ledger", "blob", "meta"];
    for object in &found {
        let known = expected.iter().any(|other| other.name == object.name);
        // A stranger's trigger on the record matters even when only the record is looked at.
        let matters = half == Half::Both || record.contains(&object.table.as_str());
        if !known && matters {
            differences.push(format!("{} {} does not belong", object.kind, object.name));
        }
    }
    Ok(differences)
}

#[derive(PartialEq, Eq)]
struct Object {
    kind: String,
    name: String,
    table: String,
    sql: Option<String>,
}

/// Everything in the schema; statistics that another tool's ANALYZE left do no harm and are passed over. They are known by
/// their whole text: a trigger may be called sqlite_stat1, too.
fn objects(conn: &Connection) -> Result<Vec<Object>> {
    let mut stmt = conn.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema
         WHERE sql IS NULL OR sql NOT IN ('CREATE TABLE sqlite_stat1(tbl,idx,stat)',
                                          'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')
         ORDER BY name",
    )?;
    let objects = stmt.query_map([], |row| {
        Ok(Object { kind: row.get(0)?, name: row.get(1)?, table: row.get(2)?, sql: row.get(3)? })
    })?;
    Ok(objects.collect::<rusqlite::Result<_>>()?)
}

fn fingerprint(objects: &[Object]) -> String {
    let mut digest = Sha256::new();
    for object in objects {
        for part in [&object.kind, &object.name, &object.table, object.sql.as_ref().unwrap_or(&String::new())] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part.as_bytes());
        }
    }
    ledger::hex(&digest.finalize())
}

/// The upper half of `schema.sql`.
pub fn record_schema() -> &'static str {
    SCHEMA.split_once(DIVIDING_LINE).map_or(SCHEMA, |(record, _)| record)
}

/// The lower half of `schema.sql`.
pub fn reading_schema() -> &'static str {
    SCHEMA.split_once(DIVIDING_LINE).map_or("", |(_, reading)| reading)
}

/// Starts a transaction in which the reading may be dropped and made anew.
pub fn rebuilding(conn: &mut Connection) -> Result<rusqlite::Transaction<'_>> {
    Ok(conn.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_that_of_the_schema() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(SCHEMA).unwrap();
        assert_eq!(
            fingerprint(&objects(&conn).unwrap()),
            FINGERPRINT,
            "schema.sql changed: raise READING (or FORMAT, for the record half) if a release knew the old one, and put \
             the new fingerprint here"
        );
    }

    #[test]
    fn the_schema_has_one_dividing_line() {
        assert_eq!(SCHEMA.matches(DIVIDING_LINE).count(), 1);
        assert!(record_schema().contains("CREATE TABLE ledger") && !record_schema().contains("CREATE TABLE claim"));
        assert!(reading_schema().contains("CREATE TABLE claim") && !reading_schema().contains("CREATE TABLE ledger"));
    }

    #[test]
    fn the_sqlite_that_runs_is_the_bundled_one() {
        assert_eq!(rusqlite::version_number(), rusqlite::ffi::SQLITE_VERSION_NUMBER);
    }
}
