//! The ledger: appending a link, reading links back, and the hash that chains them.

use super::{Reading, rows};
use crate::domain::{ClaimNumber, Entry, Event, Identity, Instant, LedgerLine, Uid, link_hash};
use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension, params};

pub type Hash = [u8; 32];

/// What the first link's hash stands on, in place of a hash before it.
const NO_HASH: Hash = [0; 32];

/// The newest link: what the next one hangs on.
#[derive(Clone)]
pub struct Link {
    pub seq: u64,
    pub at: Instant,
    pub hash: Hash,
}

/// One event as stored, without its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    pub seq: u64,
    pub uid: String,
    pub at: String,
    pub actor: String,
    pub kind: String,
    pub body: String,
}

impl LedgerRow {
    pub fn of(line: &LedgerLine) -> Self {
        Self {
            seq: line.seq,
            uid: line.uid.clone(),
            at: line.at.clone(),
            actor: line.actor.clone(),
            kind: line.kind.clone(),
            body: line.body.clone(),
        }
    }
}

impl LedgerRow {
    /// The name of the kept bytes that the event speaks of; none for events of other kinds.
    pub fn keeps(&self) -> Option<String> {
        const KEEPS: &str = "snapshot_kept";
        if self.kind != KEEPS {
            return None;
        }
        match Event::read(&self.kind, &self.body)? {
            Ok(Event::SnapshotKept(kept)) => Some(kept.snapshot.stored),
            _ => None,
        }
    }
}

/// The hash of a link.
pub fn hash(file_uid: Uid, row: &LedgerRow, before: &Hash) -> Hash {
    let texts = [&row.uid, &row.at, &row.actor, &row.kind, &row.body];
    link_hash(file_uid, row.seq, texts.map(String::as_str), before)
}

pub fn hex(hash: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(hash)
}

/// The newest link; before the first event, the place that the first one hangs on.
pub fn last(conn: &Connection) -> Result<Link> {
    let mut stmt = conn.prepare_cached("SELECT seq, at, hash FROM ledger ORDER BY seq DESC LIMIT 1")?;
    let link = stmt
        .query_row([], |row| Ok(Link { seq: row.get(0)?, at: rows::parsed(row, 1)?, hash: row.get(2)? }))
        .optional()?;
    match link {
        Some(link) => Ok(link),
        None => Ok(Link { seq: 0, at: "0001-01-01T00:00:00Z".parse::<Instant>()?, hash: NO_HASH }),
    }
}

/// Appends one row and returns its hash.
pub fn append(conn: &Connection, file_uid: Uid, row: &LedgerRow, before: &Hash) -> Result<Hash> {
    let hash = hash(file_uid, row, before);
    // OR FAIL: see the guard in schema.sql. The one row is refused or stored either way.
    conn.prepare_cached(
        "INSERT OR FAIL INTO ledger (seq, uid, at, actor, kind, body, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![row.seq, row.uid, row.at, row.actor, row.kind, row.body, hash])?;
    Ok(hash)
}

/// Reads back what was appended after `from` and hashes it again: what the chain vouches for, up to `to`, is what SQLite
/// stored.
pub fn reread(conn: &Connection, file_uid: Uid, from: &Link, to: &Link) -> Result<()> {
    let mut stmt =
        conn.prepare_cached("SELECT seq, uid, at, actor, kind, body, hash FROM ledger WHERE seq > ?1 ORDER BY seq")?;
    let mut rows = stmt.query([from.seq])?;
    let (mut seq, mut before) = (from.seq, from.hash);
    while let Some(row) = rows.next()? {
        seq = row.get(0)?;
        let mut texts = [""; 5];
        for (at, text) in texts.iter_mut().enumerate() {
            *text = row.get_ref(at + 1)?.as_str().map_err(rusqlite::Error::from)?;
        }
        let hash = link_hash(file_uid, seq, texts, &before);
        if row.get_ref(6)?.as_blob().map_err(rusqlite::Error::from)? != hash {
            return Err(Error::Damaged { what: format!("event {seq} was not stored as it was written") });
        }
        before = hash;
    }
    if (seq, before) != (to.seq, to.hash) {
        return Err(Error::Damaged { what: format!("event {} was not stored as it was written", to.seq) });
    }
    Ok(())
}

pub fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(LedgerRow, Hash)> {
    let ledger_row = LedgerRow {
        seq: row.get(0)?,
        uid: row.get(1)?,
        at: row.get(2)?,
        actor: row.get(3)?,
        kind: row.get(4)?,
        body: row.get(5)?,
    };
    // A hash of another length is none: the chain says so when it is recomputed.
    let hash: Vec<u8> = row.get(6)?;
    Ok((ledger_row, hash.try_into().unwrap_or(NO_HASH)))
}

/// The event that a row holds.
pub fn event(row: &LedgerRow) -> Result<Event> {
    match Event::read(&row.kind, &row.body) {
        Some(Ok(event)) => Ok(event),
        Some(Err(error)) => {
            Err(Error::Damaged { what: format!("the body of event {} cannot be read: {error}", row.seq) })
        }
        None => Err(Error::UnknownEvent { seq: row.seq, kind: row.kind.clone() }),
    }
}

fn entry(row: LedgerRow) -> Result<Entry> {
    let (at, event, identity) = (row.at.parse()?, event(&row)?, Identity::told(&row.body));
    Ok(Entry { seq: row.seq, at, actor: row.actor, identity, event })
}

impl Reading<'_> {
    /// Calls `each` with every event and its hash, in order, without holding them all.
    pub fn each_ledger_row<E: From<Error>>(
        &self,
        mut each: impl FnMut(LedgerRow, Hash) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut stmt = self
            .conn
            .prepare("SELECT seq, uid, at, actor, kind, body, hash FROM ledger ORDER BY seq")
            .map_err(Error::from)?;
        let mut rows = stmt.query([]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let (row, hash) = read_row(row).map_err(Error::from)?;
            each(row, hash)?;
        }
        Ok(())
    }

    /// Every event that says what a source is called, oldest first.
    pub fn source_events(&self) -> Result<Vec<Event>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq, uid, at, actor, kind, body, hash FROM ledger
             WHERE kind IN ('source_added', 'source_edited', 'sources_merged')
             ORDER BY seq",
        )?;
        let rows = stmt.query_map([], read_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        rows.into_iter().map(|(row, _)| event(&row)).collect()
    }

    /// Calls `each` with every event, newest first, and its uid, for as long as that wants more.
    pub fn each_event_back(&self, mut each: impl FnMut(Entry, Uid) -> Result<bool>) -> Result<()> {
        let mut stmt =
            self.conn.prepare("SELECT seq, uid, at, actor, kind, body, hash FROM ledger ORDER BY seq DESC")?;
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            let (row, _) = read_row(row)?;
            let uid = row.uid.parse()?;
            if !each(entry(row)?, uid)? {
                break;
            }
        }
        Ok(())
    }

    /// Every event that touched a claim, oldest first.
    pub fn history(&self, claim: ClaimNumber) -> Result<Vec<Entry>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT ledger.seq, uid, at, actor, kind, body, hash
             FROM claim_event JOIN ledger ON ledger.seq = claim_event.seq
             WHERE claim_event.claim = ?1
             ORDER BY ledger.seq",
        )?;
        let rows = stmt.query_map([claim.0], read_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        self.entries(rows)
    }

    /// The events after one, oldest first, `limit` of them at the most.
    pub fn events_after(&self, seq: u64, limit: usize) -> Result<Vec<Entry>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT seq, uid, at, actor, kind, body, hash FROM ledger WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        )?;
        let rows = stmt.query_map(params![seq, limit], read_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        self.entries(rows)
    }

    /// Rows as whoever reads may see them.
    fn entries(&self, rows: Vec<(LedgerRow, Hash)>) -> Result<Vec<Entry>> {
        let entries = rows.into_iter().map(|(row, _)| entry(row)).collect::<Result<Vec<Entry>>>()?;
        Ok(match &self.blind {
            Some(blind) => entries.into_iter().filter_map(|entry| blind.entry(entry)).collect(),
            None => entries,
        })
    }
}
