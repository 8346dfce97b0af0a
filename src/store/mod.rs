//! SQLite and nothing else: the case file, its ledger, and the tables that are read from it. Private to the library.

mod apply;
mod article;
mod backup;
mod claim;
mod claims_where;
mod clock;
mod comment;
mod files;
mod foreign;
mod index;
mod ledger;
mod medium;
mod open;
mod procedure;
mod replay;
mod rows;
mod search;
mod sheet;
mod similar;
mod snapshot;
mod source;
mod standing;
mod suggestion;
mod verify;

pub use backup::{Copied, set_aside};
pub use claims_where::mentions;
pub use index::{Indexed, pieces};
pub use ledger::LedgerRow;
pub use medium::KNOWS_NETWORKS;
pub use open::Access;
pub use replay::file_uid;
pub use search::visible::matching;
pub use similar::Candidate;
pub use verify::{Finding, Remarks, RowDifference, Tables, Verification};

use crate::domain::{Blind, ClaimNumber, DeskProfile, Event, Head, Identity, Instant, Uid};
use crate::error::{Error, Result};
use index::IndexQueue;
use ledger::Link;
use rusqlite::{Connection, TransactionBehavior};
use std::fs::File;
use std::path::PathBuf;
use std::rc::Rc;

/// An open case.
pub struct Store {
    conn: Connection,
    /// None for a case in memory.
    path: Option<PathBuf>,
    file_uid: Uid,
    /// Dropped after the connection, which is closed by then.
    _tidy: Option<open::Tidy>,
}

/// The tables as they stand, to be read: whole, or as a blind reader may see them.
#[derive(Clone)]
pub struct Reading<'c> {
    conn: &'c Connection,
    /// None where nothing is hidden.
    blind: Option<Rc<Blind>>,
}

/// One write transaction: events go in, and either all of them stay or none.
pub struct Writing<'c> {
    tx: rusqlite::Transaction<'c>,
    file_uid: Uid,
    /// The newest link before the transaction.
    began: Link,
    last: Link,
    index: IndexQueue,
    /// What the clock said when this transaction noted that its instants are held back.
    held: Option<Instant>,
    /// Of whoever acts.
    identity: Identity,
    /// Held until the transaction ends, so that writers queue fairly instead of polling; see `Store::write`.
    _queue: Option<File>,
}

impl Store {
    pub fn file_uid(&self) -> Uid {
        self.file_uid
    }

    pub fn reading(&self) -> Reading<'_> {
        Reading::whole(&self.conn)
    }

    /// Starts the one write transaction. Waits for other writers: first for the side file `FILE-lock`, on which the
    /// system queues processes fairly, then for SQLite's own lock, which other programs may hold.
    pub fn write(&mut self) -> Result<Writing<'_>> {
        let queue = match &self.path {
            Some(path) => Some(files::queue(path)?),
            None => None,
        };
        // IMMEDIATE: a transaction that starts as a reader and then writes fails at once when another one wrote.
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last = ledger::last(&tx)?;
        let began = last.clone();
        Ok(Writing {
            tx,
            file_uid: self.file_uid,
            began,
            last,
            index: IndexQueue::default(),
            held: None,
            identity: Identity::default(),
            _queue: queue,
        })
    }
}

impl<'c> Writing<'c> {
    pub fn reading(&self) -> Reading<'_> {
        Reading::whole(&self.tx)
    }

    /// The same, of somebody who is known so.
    pub fn by(self, identity: Identity) -> Self {
        Self { identity, ..self }
    }

    /// Appends the event to the ledger and applies it to the tables: the only code path by which a case changes.
    /// The instant is moved forward to that of the event before, should the clock have gone back, unless the event says that
    /// the clock is right.
    pub fn record(&mut self, uid: Uid, at: Instant, actor: &str, event: &Event) -> Result<()> {
        let at = match event {
            Event::ClockCorrected(_) => at,
            _ => at.max(self.last.at),
        };
        if let Event::InstantHeld(held) = event {
            self.held = Some(held.clock);
        }
        let row = LedgerRow {
            seq: self.last.seq + 1,
            uid: uid.to_string(),
            at: at.to_string(),
            actor: actor.to_owned(),
            kind: event.kind().to_owned(),
            body: event.body_by(self.identity)?,
        };
        let hash = ledger::append(&self.tx, self.file_uid, &row, &self.last.hash)?;
        apply::apply(&self.tx, &mut self.index, row.seq, at, actor, event)?;
        self.index.write_if_many(&self.tx)?;
        self.last = Link { seq: row.seq, at, hash };
        Ok(())
    }

    /// Runs `work`; if it fails, everything that it recorded is taken back and the transaction goes on.
    pub fn attempt<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.within(work, Result::is_err)
    }

    /// Runs `work` and takes everything back that it recorded, whatever comes of it.
    pub fn rehearse<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.within(work, |_| true)
    }

    fn within<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T>,
        is_taken_back: impl FnOnce(&Result<T>) -> bool,
    ) -> Result<T> {
        let before = (self.last.clone(), self.held);
        self.index.write(&self.tx)?;
        self.tx.execute_batch("SAVEPOINT attempt")?;
        let outcome = work(self);
        if is_taken_back(&outcome) {
            self.tx.execute_batch("ROLLBACK TO attempt")?;
            self.index.forget();
            (self.last, self.held) = before;
        }
        self.tx.execute_batch("RELEASE attempt")?;
        outcome
    }

    /// Makes all of it stay, once it was read back.
    pub fn commit(self) -> Result<()> {
        ledger::reread(&self.tx, self.file_uid, &self.began, &self.last)?;
        self.end()
    }

    fn end(mut self) -> Result<()> {
        self.index.write(&self.tx)?;
        self.tx.commit().map_err(Error::OutcomeUnknown)
    }
}

impl<'c> Reading<'c> {
    fn whole(conn: &'c Connection) -> Self {
        Self { conn, blind: None }
    }

    /// The same tables as a reader may see them who owes these verdicts.
    pub fn seen(self, blind: Rc<Blind>) -> Self {
        Self { blind: Some(blind).filter(|blind| blind.claims().next().is_some()), ..self }
    }

    /// Whether a claim's first verdict is hidden.
    fn hides(&self, claim: ClaimNumber) -> bool {
        self.blind.as_ref().is_some_and(|blind| blind.hides(claim))
    }
}

impl Reading<'_> {
    /// The newest event's place and hash.
    pub fn head(&self) -> Result<Head> {
        let last = ledger::last(self.conn)?;
        Ok(Head { seq: last.seq, hash: ledger::hex(&last.hash) })
    }

    /// What the case knows of its desk.
    pub fn desk(&self) -> Result<DeskProfile> {
        let sql = "SELECT about_desk, publisher, site, page, licence, desk_title, corrections FROM case_file";
        let profile = |row: &rusqlite::Row<'_>| {
            let (about, publisher, site) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (page, licence, title, corrections) = (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            Ok(DeskProfile { title, about, publisher, site, page, licence, corrections })
        };
        Ok(self.conn.query_row(sql, [], profile)?)
    }

    /// The title of the case; none where it has none.
    pub fn title(&self) -> Result<Option<String>> {
        Ok(self.conn.query_row("SELECT coalesce(desk_title, title) FROM case_file", [], |row| row.get(0))?)
    }
}
