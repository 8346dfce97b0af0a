//! Replaying the ledger: rebuilding the reading in place, or making a second case in memory as it stood at an instant.

use super::index::IndexQueue;
use super::{LedgerRow, Reading, Store, Writing, apply, clock, files, ledger, open};
use crate::domain::{ClaimNumber, Dossier, Entry, Event, Identity, Instant, LedgerLine, Uid};
use crate::error::{Error, Result};
use rusqlite::{Connection, params};

/// How many findings an error names; `verify` names all.
const FINDINGS_NAMED: usize = 3;

impl Store {
    /// Drops every table, index, view and trigger of the reading and fills the reading anew. Returns how many events were
    /// replayed.
    pub fn rebuild(&mut self) -> Result<u64> {
        let _queue = self.path.as_deref().map(files::queue).transpose()?;
        let conn = &mut self.conn;
        // Tables are dropped in no particular order; every row comes back through `apply`, which is checked again.
        conn.pragma_update(None, "foreign_keys", false)?;
        // Dropping a table keeps its old pages aside until it is done: in a nameless file, for memory has no room for a large one.
        conn.pragma_update(None, "temp_store", "FILE")?;
        let tx = open::rebuilding(conn)?;
        // Tables may be better than a ledger that was tampered with or cut.
        let mut broken = Vec::new();
        Reading::whole(&tx).chain(self.file_uid, &mut broken)?;
        if !broken.is_empty() {
            let findings = broken.iter().take(FINDINGS_NAMED).map(ToString::to_string).collect();
            return Err(Error::ChainBroken { findings });
        }
        open::upgrade_record(&tx)?;
        drop_reading(&tx)?;
        tx.execute_batch(open::reading_schema())?;
        // What could not be dropped might run while the tables are filled.
        if let Some(path) = &self.path {
            open::refuse_changed(path, &tx, open::Half::Both)?;
        }
        let replayed = replay(&tx)?;
        tx.execute("UPDATE meta SET reading = ?1", [open::READING])?;
        tx.commit().map_err(Error::OutcomeUnknown)?;
        conn.pragma_update(None, "foreign_keys", true)?;
        conn.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(replayed)
    }
}

/// Whatever is not the record: tables of older readings and strangers' additions too.
fn drop_reading(conn: &Connection) -> Result<()> {
    let record = Connection::open_in_memory()?;
    record.execute_batch(open::record_schema())?;
    let names = |conn: &Connection| -> Result<Vec<(String, String)>> {
        // Triggers and views first; shadow tables go with their virtual table. Views are never looked into.
        let mut stmt = conn.prepare(
            "SELECT type, name FROM sqlite_schema
             WHERE type IN ('view', 'trigger', 'table') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
             ORDER BY type = 'table', type = 'trigger' DESC, sql NOT LIKE 'CREATE VIRTUAL%', name",
        )?;
        let names = stmt.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    };
    let keep = names(&record)?;
    for (kind, name) in names(conn)?.into_iter().filter(|object| !keep.contains(object)) {
        // A name cannot be bound as a value; it is quoted as SQL quotes a name.
        let name = name.replace('"', "\"\"");
        conn.execute_batch(&format!("DROP {kind} IF EXISTS \"{name}\""))?;
    }
    Ok(())
}

fn replay(conn: &Connection) -> Result<u64> {
    let mut replayed = 0;
    let mut index = IndexQueue::default();
    Reading::whole(conn).each_ledger_row::<Error>(|row, _| {
        replayed = row.seq;
        apply_row(conn, &mut index, &row)
    })?;
    index.write(conn)?;
    Ok(replayed)
}

fn apply_row(conn: &Connection, index: &mut IndexQueue, row: &LedgerRow) -> Result<()> {
    match ledger::event(row) {
        Ok(event) => apply::apply(conn, index, row.seq, row.at.parse()?, &row.actor, &event)?,
        // It is in the chain, and says nothing of what this program knows.
        Err(Error::UnknownEvent { .. }) => return Ok(()),
        Err(error) => return Err(error),
    }
    index.write_if_many(conn)
}

impl Reading<'_> {
    /// The tables as the ledger tells them, to be laid beside those of the file: in a nameless file of the system's, so
    /// that memory does not grow with the case, with no more of the ledger than its instants, and with the texts of the
    /// full-text index as a plain table.
    pub fn tables_replayed(&self) -> Result<Connection> {
        let mut conn = Connection::open("")?;
        open::configure(&conn)?;
        open::trust_our_own_words(&conn)?;
        conn.execute_batch("CREATE TABLE ledger (seq INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT")?;
        conn.execute_batch(open::reading_schema())?;
        conn.execute_batch(
            "CREATE TABLE setting AS SELECT k, v FROM search_config;
             DROP TABLE search;
             ALTER TABLE setting RENAME TO search_config;
             CREATE TABLE search (title TEXT, body TEXT, also TEXT) STRICT",
        )?;
        let tx = conn.transaction()?;
        let mut index = IndexQueue::default();
        self.each_ledger_row::<Error>(|row, _| {
            tx.prepare_cached("INSERT INTO ledger (seq, at) VALUES (?1, ?2)")?.execute(params![row.seq, row.at])?;
            apply_row(&tx, &mut index, &row)
        })?;
        index.write(&tx)?;
        tx.commit()?;
        Ok(conn)
    }

    /// Calls `each` with a claim as it stood after every event that may have changed what is read of it, oldest first.
    pub fn each_state(&self, claim: ClaimNumber, mut each: impl FnMut(Entry, Dossier) -> Result<()>) -> Result<()> {
        let conn = Connection::open("")?;
        open::configure(&conn)?;
        open::trust_our_own_words(&conn)?;
        // What the claim only points at is left out.
        conn.pragma_update(None, "foreign_keys", false)?;
        conn.execute_batch("CREATE TABLE ledger (seq INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT")?;
        conn.execute_batch(open::reading_schema())?;
        let mut index = IndexQueue::default();
        let mut is_logged = false;
        self.each_ledger_row::<Error>(|row, _| {
            let event = ledger::event(&row)?;
            let claims = event.claims();
            if !claims.is_empty() && !claims.contains(&claim) {
                return Ok(());
            }
            let at = row.at.parse()?;
            conn.prepare_cached("INSERT INTO ledger (seq, at) VALUES (?1, ?2)")?.execute(params![row.seq, row.at])?;
            apply::apply(&conn, &mut index, row.seq, at, &row.actor, &event)?;
            is_logged |= claims.contains(&claim);
            if !is_logged {
                return Ok(());
            }
            let dossier = Reading::whole(&conn).dossier(claim)?;
            let identity = Identity::told(&row.body);
            each(Entry { seq: row.seq, at, actor: row.actor, identity, event }, dossier)
        })
    }

    /// The case as its ledger tells it, up to and including `until`, in memory.
    pub fn replayed(&self, file_uid: Uid, until: Instant) -> Result<Store> {
        let created_at: Instant =
            self.conn.query_row("SELECT created_at FROM meta", [], |row| super::rows::parsed(row, 0))?;
        let mut store = Store::in_memory(file_uid, created_at)?;
        let mut writing = store.write()?;
        // Up to the last event that is no later: behind a clock that was set right stand earlier instants than before it.
        let last: Option<u64> =
            self.conn.query_row("SELECT max(seq) FROM ledger WHERE at <= ?1", [until.to_string()], |row| row.get(0))?;
        self.each_ledger_row::<Error>(|row, hash| {
            if Some(row.seq) > last {
                return Ok(());
            }
            writing
                .tx
                .prepare_cached(
                    "INSERT OR FAIL INTO ledger (seq, uid, at, actor, kind, body, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![row.seq, row.uid, row.at, row.actor, row.kind, row.body, hash])?;
            let Writing { tx, index, .. } = &mut writing;
            apply_row(tx, index, &row)
        })?;
        writing.end()?;
        Ok(store)
    }
}

impl Writing<'_> {
    /// Appends an exported event as it is, if it is the next link of this very chain, and applies it.
    pub fn restore(&mut self, line: &LedgerLine) -> Result<()> {
        let broken = |what: &str| Error::Damaged { what: format!("event {}: {what}", line.seq) };
        let row: LedgerRow = LedgerRow::of(line);
        if row.seq != self.last.seq + 1 {
            return Err(broken(&format!("event {} was expected here", self.last.seq + 1)));
        }
        let at: Instant = row.at.parse()?;
        let before = (self.last.seq > 0).then(|| self.last.at.to_string());
        if let Some(what) = clock::out_of_time(&row, before.as_deref()) {
            return Err(broken(what));
        }
        if ledger::hex(&ledger::hash(self.file_uid, &row, &self.last.hash)) != line.hash {
            return Err(broken("its hash does not follow from its content and the event before it"));
        }
        let hash = ledger::append(&self.tx, self.file_uid, &row, &self.last.hash)?;
        apply_row(&self.tx, &mut self.index, &row)?;
        self.last = ledger::Link { seq: row.seq, at, hash };
        Ok(())
    }
}

/// The file's uid, from the body of the event that opens every ledger.
pub fn file_uid(line: &LedgerLine) -> Result<(Uid, Instant)> {
    match ledger::event(&LedgerRow::of(line))? {
        Event::CaseOpened(opened) if line.seq == 1 => Ok((opened.file_uid, line.at.parse()?)),
        _ => Err(Error::Damaged { what: "the first event of a ledger opens the case; this one does not".to_owned() }),
    }
}
