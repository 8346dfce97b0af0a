//! Kept bytes: packed where that helps, under the hash of what is stored, read back only if they still match it.

use super::claim::Run;
use super::{Reading, Writing, ledger, rows};
use crate::domain::{Coding, EvidenceNumber, SNAPSHOT_LIMIT, Snapshot, StoredSnapshot};
use crate::error::{Error, Result};
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::{Read, Write};

/// Bytes as they are stored.
pub struct Kept {
    /// SHA-256 of the bytes themselves.
    pub sha256: String,
    pub coding: Coding,
    /// SHA-256 of the bytes as they are stored.
    pub stored: String,
}

impl Writing<'_> {
    /// Keeps bytes, once however often they come.
    pub fn keep(&mut self, bytes: &[u8]) -> Result<Kept> {
        let sha256 = ledger::hex(&Sha256::digest(bytes));
        let (coding, packed) = pack(bytes)?;
        let stored = match coding {
            Coding::Identity => sha256.clone(),
            Coding::Gzip => ledger::hex(&Sha256::digest(&packed)),
        };
        self.keep_as(&stored, if coding == Coding::Gzip { &packed } else { bytes })?;
        Ok(Kept { sha256, coding, stored })
    }

    /// Keeps bytes under the name that they have, as an export brings them.
    pub fn keep_as(&mut self, stored: &str, bytes: &[u8]) -> Result<()> {
        if ledger::hex(&Sha256::digest(bytes)) != stored {
            return Err(Error::Damaged { what: format!("the kept bytes {stored} do not match their hash") });
        }
        let known = self.tx.prepare_cached("SELECT 1 FROM blob WHERE sha256 = ?1")?.exists([stored])?;
        if !known {
            self.tx
                .prepare_cached("INSERT INTO blob (sha256, bytes) VALUES (?1, ?2)")?
                .execute(params![stored, bytes])?;
        }
        Ok(())
    }
}

/// The bytes as they are best stored: packed if that saves a tenth.
fn pack(bytes: &[u8]) -> Result<(Coding, Vec<u8>)> {
    // No file name and no time go into the header: the same bytes are packed to the same bytes.
    let mut packer = GzEncoder::new(Vec::new(), flate2::Compression::default());
    let packed = packer.write_all(bytes).and_then(|()| packer.finish()).map_err(Error::io("the packing"))?;
    Ok(if packed.len() < bytes.len() / 10 * 9 { (Coding::Gzip, packed) } else { (Coding::Identity, Vec::new()) })
}

impl Reading<'_> {
    /// The bytes of a snapshot.
    ///
    /// Errors: they are not there, or do not match their hash.
    pub fn bytes_of(&self, snapshot: &Snapshot) -> Result<Vec<u8>> {
        let damaged = |what: &str| Error::Damaged { what: format!("the snapshot {}: {what}", snapshot.sha256) };
        if snapshot.length > SNAPSHOT_LIMIT as u64 {
            return Err(damaged("it is said to be longer than anything that is kept"));
        }
        let stored = self.blob(&snapshot.stored)?.ok_or_else(|| damaged("its bytes are not in the file"))?;
        let bytes = match snapshot.coding {
            Coding::Identity => stored,
            Coding::Gzip => {
                let mut bytes = Vec::new();
                // Never more than was kept, whatever the packed bytes would unfold to.
                let unpacked = GzDecoder::new(&stored[..]).take(snapshot.length + 1).read_to_end(&mut bytes);
                unpacked.map_err(|_| damaged("its bytes cannot be unpacked"))?;
                bytes
            }
        };
        if ledger::hex(&Sha256::digest(&bytes)) != snapshot.sha256 {
            return Err(damaged("its bytes do not match their hash"));
        }
        Ok(bytes)
    }

    /// Bytes as they are stored, by their name.
    pub fn blob(&self, stored: &str) -> Result<Option<Vec<u8>>> {
        let mut stmt = self.conn.prepare_cached("SELECT bytes FROM blob WHERE sha256 = ?1")?;
        Ok(stmt.query_row([stored], |row| row.get(0)).optional()?)
    }

    /// Every snapshot with the evidence that it belongs to, oldest first.
    pub fn snapshots(&self) -> Result<Vec<(EvidenceNumber, StoredSnapshot)>> {
        let mut stmt = self.conn.prepare_cached(ALL)?;
        Ok(stmt.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The snapshots of the wanted claims' evidence.
    pub(super) fn snapshots_of(&self, wanted: &[Run]) -> Result<HashMap<EvidenceNumber, Vec<StoredSnapshot>>> {
        let mut snapshots: HashMap<_, Vec<_>> = HashMap::new();
        for (evidence, snapshot) in self.each(OF_CLAIMS, wanted, read)? {
            snapshots.entry(evidence).or_default().push(snapshot);
        }
        Ok(snapshots)
    }
}

const ALL: &str = "
    SELECT evidence, sha256, length, media_type, charset, url, final_url, redirects, http_status, headers, retrieved_at,
           method, tool, note, coding, stored, kept_at, kept_by, unreadable
    FROM snapshot ORDER BY seq";

pub(super) const OF_CLAIMS: &str = "
    SELECT snapshot.evidence, sha256, length, media_type, charset, url, final_url, redirects, http_status, headers,
           retrieved_at, method, tool, note, coding, stored, kept_at, kept_by, unreadable
    FROM evidence CROSS JOIN snapshot ON snapshot.evidence = evidence.number
    WHERE evidence.claim BETWEEN ?1 AND ?2
    ORDER BY evidence.claim, evidence.number, snapshot.seq";

fn read(row: &Row<'_>) -> rusqlite::Result<(EvidenceNumber, StoredSnapshot)> {
    let snapshot = Snapshot {
        sha256: row.get(1)?,
        length: row.get(2)?,
        media_type: row.get(3)?,
        charset: row.get(4)?,
        url: row.get(5)?,
        final_url: row.get(6)?,
        redirects: rows::json(row, 7)?,
        http_status: row.get(8)?,
        headers: rows::json(row, 9)?,
        retrieved_at: rows::parsed(row, 10)?,
        method: rows::word(row, 11)?,
        tool: row.get(12)?,
        note: row.get(13)?,
        coding: rows::word(row, 14)?,
        stored: row.get(15)?,
        unreadable: row.get(18)?,
    };
    Ok((EvidenceNumber(row.get(0)?), StoredSnapshot { snapshot, at: rows::parsed(row, 16)?, by: row.get(17)? }))
}
