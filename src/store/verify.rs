//! Verifying a case: the chain recomputed, the ledger replayed and compared with every table, the file's own structure.
//!
//! What this shows is accidents and casual edits. Whoever owns the file can rewrite it whole; that shows only against
//! a head that was kept elsewhere.

mod compare;

use super::{Reading, Store, clock, ledger, open};
use crate::domain::{ClockNote, Event, EvidenceNumber, Head, Uid, canonical};
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::fmt;

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite's own check of the file's structure.
    Structure {
        /// What SQLite says of it.
        what: String,
    },
    /// A table, index or trigger is missing, foreign or changed; nothing else is then looked at.
    Schema {
        /// Which of them, and how it differs.
        what: String,
    },
    /// An event of the ledger does not follow from the one before, or cannot be read.
    Chain {
        /// Its number, from 1.
        seq: u64,
        /// What is wrong with it.
        what: String,
    },
    /// Kept bytes are damaged, or no event names them.
    Blob {
        /// SHA-256 in lower-case hex: the name under which they are kept.
        sha256: String,
        /// What is wrong with them.
        what: String,
    },
    /// The bytes that evidence was taken from are not what was kept.
    Snapshot {
        /// Whose snapshot it is.
        evidence: EvidenceNumber,
        /// How the bytes differ from what was kept.
        what: String,
    },
    /// The ledger cannot be replayed.
    Replay {
        /// The first event that could not be applied, and why.
        what: String,
    },
    /// A row of the tables is not what the ledger says; `rebuild` makes the tables anew.
    Row {
        /// As `schema.sql` names it.
        table: &'static str,
        /// The key of the row, to find it by.
        key: String,
        /// In which way it differs.
        what: RowDifference,
    },
    /// The ledger no longer holds a head that was kept elsewhere.
    Head {
        /// What was kept elsewhere, on a printed report for example.
        kept: Head,
        /// The hash of the event with that number now; `None` where there is no such event.
        found: Option<String>,
    },
}

/// How a row of the reading differs from what the ledger says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowDifference {
    /// The ledger says that there is such a row, and there is none.
    Missing,
    /// There is such a row, and the ledger knows nothing of it.
    Extra,
    /// It is there, with other values.
    Changed {
        /// The columns that have other values, by name.
        columns: Vec<String>,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Structure { what } => write!(f, "the file's structure: {what}"),
            Self::Schema { what } => write!(f, "the schema: {what}"),
            Self::Chain { seq, what } => write!(f, "event {seq}: {what}"),
            Self::Blob { sha256, what } => write!(f, "the kept bytes {sha256} {what}"),
            Self::Snapshot { evidence, what } => write!(f, "{evidence}: {what}"),
            Self::Replay { what } => write!(f, "the ledger cannot be replayed: {what}"),
            Self::Row { table, key, what: RowDifference::Missing } => {
                write!(f, "{table} {key}: the ledger has it, the table does not")
            }
            Self::Row { table, key, what: RowDifference::Extra } => {
                write!(f, "{table} {key}: the table has it, the ledger does not")
            }
            Self::Row { table, key, what: RowDifference::Changed { columns } } => {
                write!(f, "{table} {key}: {} differ from the ledger", columns.join(", "))
            }
            Self::Head { kept, found: Some(found) } => {
                write!(f, "event {} has the hash {found}, not the kept {}", kept.seq, kept.hash)
            }
            Self::Head { kept, found: None } => write!(f, "there is no event {} any more", kept.seq),
        }
    }
}

/// What a verification looked at and found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many events the ledger has.
    pub events: u64,
    /// The newest event.
    pub head: Head,
    /// Whether the tables were looked at, too.
    pub tables: Tables,
    /// Worst first: structure, schema, chain, kept bytes, tables.
    pub findings: Vec<Finding>,
    /// What is no fault, and worth telling.
    pub remarks: Remarks,
}

/// Whether the tables were laid beside what the ledger says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    /// Row by row.
    Compared,
    /// Only the ledger was looked at, or the schema is not what it should be.
    NotLookedAt,
    /// An earlier version of this program made them: they are made anew when the case is next opened.
    OfAnEarlierReading,
}

impl Store {
    /// Structure, schema, chain, kept bytes, and every row against a replay of the ledger.
    pub fn verify(&self) -> Result<Verification> {
        let quick = self.verify_chain()?;
        if quick.findings.iter().any(|finding| matches!(finding, Finding::Schema { .. })) {
            // To look further would run what a stranger put there: a CHECK, an index, a view in the place of a table.
            return Ok(quick);
        }
        let mut findings = readable("the file's pages", self.structure());
        if !self.is_of_an_earlier_reading()? {
            findings.extend(readable("a reference", self.references()));
        }
        findings.extend(quick.findings);
        findings.extend(readable("the kept bytes", self.blobs()));
        match self.reading().tables_replayed() {
            Ok(_) if self.is_of_an_earlier_reading()? => {}
            Ok(replayed) => {
                findings.extend(readable("table search", self.lost_words()));
                findings.extend(compare::rows(&replayed, &self.conn));
            }
            Err(error) => findings.push(Finding::Replay { what: error.to_string() }),
        }
        let tables = if quick.tables == Tables::NotLookedAt { Tables::Compared } else { quick.tables };
        Ok(Verification { tables, findings, ..quick })
    }

    /// Schema and chain alone.
    pub fn verify_chain(&self) -> Result<Verification> {
        let differences = self.schema_differences()?;
        let mut findings: Vec<Finding> = differences.into_iter().map(|what| Finding::Schema { what }).collect();
        let (head, remarks) = match open::is_ours(&self.conn, "ledger")? {
            true => self.reading().chain(self.file_uid, &mut findings)?,
            false => (Head { seq: 0, hash: ledger::hex(&ledger::Hash::default()) }, Remarks::default()),
        };
        let tables = if self.is_of_an_earlier_reading()? { Tables::OfAnEarlierReading } else { Tables::NotLookedAt };
        Ok(Verification { events: head.seq, head, tables, findings, remarks })
    }

    fn structure(&self) -> Result<Vec<Finding>> {
        let mut found = Vec::new();
        // SQLite passes over the free pages in a file with views, unless it is asked for the schema alone.
        let mut checks = vec!["PRAGMA integrity_check(sqlite_schema)"];
        match self.is_of_an_earlier_reading()? {
            // Nobody knows what stands in the tables of the reading, so nothing there is run.
            true => checks.extend([
                "PRAGMA integrity_check(ledger)",
                "PRAGMA integrity_check(blob)",
                "PRAGMA integrity_check(meta)",
            ]),
            false => checks.push("PRAGMA integrity_check(100)"),
        }
        for check in checks {
            let mut stmt = self.conn.prepare(check)?;
            for said in stmt.query_map([], |row| row.get::<_, String>(0))? {
                // The lines before it stand, whatever ends them.
                let said = said.unwrap_or_else(|error| error.to_string());
                let lines = said.lines().filter(|line| *line != "ok" && !line.starts_with("***"));
                found.extend(lines.map(|line| Finding::Structure { what: self.with_the_name(line) }));
            }
        }
        found.dedup();
        Ok(found)
    }

    /// What SQLite says of a tree by the number of its first page, with the name of the table or index that it is.
    fn with_the_name(&self, line: &str) -> String {
        let digits = line.strip_prefix("Tree ").and_then(|rest| rest.split(' ').next());
        let named = digits.and_then(|root| {
            let named = "SELECT type || ' ' || name FROM sqlite_schema WHERE rootpage = ?1";
            self.conn.query_row(named, [root.parse::<u32>().ok()?], |row| row.get::<_, String>(0)).ok()
        });
        named.map_or_else(|| line.to_owned(), |name| format!("{name}: {line}"))
    }

    fn references(&self) -> Result<Vec<Finding>> {
        let mut found = Vec::new();
        let mut stmt = self.conn.prepare("PRAGMA foreign_key_check")?;
        let broken = stmt.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?)))?;
        for (table, row) in broken.collect::<rusqlite::Result<Vec<_>>>()? {
            let row = row.map_or_else(String::new, |row| format!(" row {row}"));
            found.push(Finding::Structure { what: format!("{table}{row} refers to something that is not there") });
        }
        Ok(found)
    }

    fn blobs(&self) -> Result<Vec<Finding>> {
        let mut stmt = self.conn.prepare("SELECT sha256, bytes FROM blob ORDER BY sha256")?;
        let mut rows = stmt.query([])?;
        let mut findings = Vec::new();
        while let Some(row) = rows.next()? {
            let sha256: String = row.get(0)?;
            let bytes: Vec<u8> = row.get(1)?;
            if ledger::hex(&Sha256::digest(&bytes)) != sha256 {
                findings.push(Finding::Blob { sha256, what: "do not match their hash".to_owned() });
            }
        }
        if !self.is_of_an_earlier_reading()? {
            findings.extend(self.reading().snapshots_amiss()?);
        }
        Ok(findings)
    }

    /// Words of the full-text index that a search does not find, or not everywhere: SQLite's own check reads the index
    /// from end to end and passes over what leads a search into it.
    fn lost_words(&self) -> Result<Vec<Finding>> {
        let queries_only: bool = self.conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
        self.conn.pragma_update(None, "query_only", false)?;
        self.conn
            .execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'search', 'row')")?;
        let lost = self.conn.query_row(
            "SELECT count(*) FROM word AS held LEFT JOIN word AS found ON found.term = held.term
             WHERE found.doc IS NOT held.doc",
            [],
            |row| row.get::<_, u64>(0),
        );
        self.conn.execute_batch("DROP TABLE temp.word")?;
        self.conn.pragma_update(None, "query_only", queries_only)?;
        let what = |lost| format!("table search: {lost} words that it holds are not found by looking for them");
        Ok(Some(lost?)
            .filter(|lost| *lost > 0)
            .map(|lost| Finding::Structure { what: what(lost) })
            .into_iter()
            .collect())
    }
}

/// What a walk along the chain meets that is no fault.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remarks {
    /// Where the ledger's instants did not simply follow the clock.
    pub clock: Vec<ClockNote>,
    /// Events of kinds that this program does not know: they are in the chain, and were passed over.
    pub unknown: Vec<(u64, String)>,
}

/// Whether a body is what canonical JSON makes of it: two bodies that say the same are the same bytes.
fn is_canonical(body: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(body).and_then(|value| canonical(&value)).is_ok_and(|again| again == body)
}

impl Reading<'_> {
    /// Goes along the chain, as far as it can be read; returns where that ends, and what is to be said that is no fault.
    pub fn chain(&self, file_uid: Uid, findings: &mut Vec<Finding>) -> Result<(Head, Remarks)> {
        let mut before = ledger::Hash::default();
        let mut expected = 1;
        let mut at: Option<String> = None;
        let mut remarks = Remarks::default();
        let walked = self.each_ledger_row::<Error>(|row, hash| {
            let mut found = |what: &str| findings.push(Finding::Chain { seq: row.seq, what: what.to_owned() });
            if row.seq != expected {
                found(&format!("event {expected} was expected here"));
            }
            if ledger::hash(file_uid, &row, &before) != hash {
                found("its hash does not follow from its content and the event before it");
            }
            if let Some(what) = clock::out_of_time(&row, at.as_deref()) {
                found(what);
            }
            if row.seq == 1 && !row.body.contains(&file_uid.to_string()) {
                found("it does not name this file");
            }
            if !is_canonical(&row.body) {
                found("its body is not canonical JSON");
            }
            remarks.clock.extend(clock::note(&row));
            if !Event::KINDS.contains(&row.kind.as_str()) {
                remarks.unknown.push((row.seq, row.kind.clone()));
            }
            expected = row.seq + 1;
            before = hash;
            at = Some(row.at);
            Ok(())
        });
        if let Err(error) = walked {
            findings.push(Finding::Chain { seq: expected, what: format!("it cannot be read: {error}") });
        } else if expected == 1 {
            findings.push(Finding::Chain { seq: 1, what: "the ledger is empty".to_owned() });
        }
        let agrees = self.conn.query_row(
            "SELECT count(*) = 1 AND min(created_at) IS (SELECT at FROM ledger WHERE seq = 1) FROM meta",
            [],
            |row| row.get(0),
        );
        // What cannot be read agrees with nothing.
        if !agrees.unwrap_or(false) {
            findings.push(Finding::Chain { seq: 1, what: "it does not agree with the one row of meta".to_owned() });
        }
        Ok((Head { seq: expected - 1, hash: ledger::hex(&before) }, remarks))
    }

    /// Snapshots whose bytes are missing or do not unpack to what was kept, and bytes that are no snapshot's.
    pub fn snapshots_amiss(&self) -> Result<Vec<Finding>> {
        let mut stmt =
            self.conn.prepare("SELECT sha256 FROM blob WHERE sha256 NOT IN (SELECT stored FROM snapshot)")?;
        let nobodys = stmt.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        let nobodys =
            nobodys.into_iter().map(|sha256| Finding::Blob { sha256, what: "are named by no event".to_owned() });
        let mut findings: Vec<Finding> = nobodys.collect();
        for (evidence, stored) in self.snapshots()? {
            match self.bytes_of(&stored.snapshot) {
                Ok(_) => {}
                Err(Error::Damaged { what }) => findings.push(Finding::Snapshot { evidence, what }),
                Err(error) => return Err(error),
            }
        }
        Ok(findings)
    }

    /// Whether the ledger still holds a head that was kept elsewhere, whole or the first digits of its hash.
    pub fn holds(&self, kept: &Head) -> Result<Option<Finding>> {
        let mut stmt = self.conn.prepare("SELECT hash FROM ledger WHERE seq = ?1")?;
        // What cannot be read is not held; the chain says why.
        let found: Option<Vec<u8>> = stmt.query_row([kept.seq], |row| row.get(0)).ok();
        let found = found.map(|hash| ledger::hex(&hash));
        if found.as_ref().is_some_and(|found| found.starts_with(&kept.hash)) {
            return Ok(None);
        }
        Ok(Some(Finding::Head { kept: kept.clone(), found }))
    }
}

/// What was found, or that part of the file cannot be read, which is a finding, too.
fn readable(what: &str, found: Result<Vec<Finding>>) -> Vec<Finding> {
    found.unwrap_or_else(|error| vec![Finding::Structure { what: format!("{what} cannot be read: {error}") }])
}
