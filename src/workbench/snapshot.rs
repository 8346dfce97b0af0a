//! The verbs for kept bytes, and the proof of a quotation against them.

use super::{Desk, Workbench};
use crate::domain::{
    ClaimNumber, Dossier, Event, EvidenceNumber, NewSnapshot, SNAPSHOT_LIMIT, Snapshot, SnapshotExcused, SnapshotKept,
    StoredEvidence, StoredSnapshot, text,
};
use crate::error::{Error, Result};
use crate::intake::apart;
use crate::intake::readable::{Unreadable, with_loss};
use crate::judgement::quotation::{Proof, prove};

/// How a piece of evidence's quotation stands to its newest snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteProof {
    /// Laid beside the text of the snapshot with this hash.
    Laid {
        /// SHA-256 of the bytes, in lower-case hex: the name of the snapshot.
        sha256: String,
        /// What the laying beside showed.
        proof: Proof,
        /// What of the bytes could not be read; none where all was.
        not_read: Option<String>,
    },
    /// The snapshot has no text to lay it beside: a picture, a damaged page.
    Unreadable {
        /// SHA-256 of the bytes, in lower-case hex: the name of the snapshot.
        sha256: String,
        /// Why no text could be read from it.
        why: Unreadable,
    },
}

impl Workbench {
    /// Keeps the very bytes that a piece of evidence was taken from.
    pub fn keep_snapshot(&mut self, evidence: EvidenceNumber, new: NewSnapshot) -> Result<(StoredSnapshot, Dossier)> {
        let unreadable = self.unreadable(&new);
        self.write(|desk| {
            let claim = desk.keep_snapshot(evidence, new, unreadable)?;
            let dossier = desk.reading().dossier(claim)?;
            let kept = dossier.evidence.iter().find(|stored| stored.evidence.number == evidence);
            let newest = kept.and_then(|stored| stored.snapshots.last()).cloned();
            let missing = || Error::NoSuch { noun: "snapshot", name: format!("of {evidence}") };
            Ok((newest.ok_or_else(missing)?, dossier))
        })
    }

    /// Records why pieces of evidence have no snapshot.
    pub fn excuse_snapshots(&mut self, evidence: &[EvidenceNumber], because: &str) -> Result<()> {
        self.write(|desk| desk.excuse_snapshots(evidence, because))
    }

    /// Every snapshot with the evidence that it belongs to, oldest first.
    pub fn snapshots(&self) -> Result<Vec<(EvidenceNumber, StoredSnapshot)>> {
        self.reading()?.snapshots()
    }

    /// The one snapshot whose name begins so; several pieces of evidence may share it.
    pub fn snapshot(&self, name: &str) -> Result<Snapshot> {
        let name = name.trim().to_ascii_lowercase();
        let mut named: Vec<Snapshot> = self.snapshots()?.into_iter().map(|(_, stored)| stored.snapshot).collect();
        named.retain(|snapshot| !name.is_empty() && snapshot.sha256.starts_with(&name));
        named.sort_by(|one, other| one.sha256.cmp(&other.sha256));
        named.dedup_by(|one, other| one.sha256 == other.sha256);
        match named.len() {
            0 => Err(Error::NoSuch { noun: "snapshot", name }),
            1 => Ok(named.remove(0)),
            _ => Err(Error::Ambiguous {
                noun: "snapshot",
                name,
                numbers: named.into_iter().map(|snapshot| snapshot.sha256).collect(),
            }),
        }
    }

    /// The bytes of a snapshot, as they were kept.
    ///
    /// Errors: they are not there, or do not match their hash.
    pub fn snapshot_bytes(&self, snapshot: &Snapshot) -> Result<Vec<u8>> {
        self.store.bytes_of(snapshot)
    }

    /// What a reader could see in a snapshot. What could not be read when it was kept is not tried again.
    pub fn snapshot_text(&self, snapshot: &Snapshot) -> Result<std::result::Result<String, Unreadable>> {
        if let Some(what) = &snapshot.unreadable {
            return Ok(Err(Unreadable::Known { what: what.clone() }));
        }
        let bytes = self.snapshot_bytes(snapshot)?;
        Ok(apart::text(self.setting.reader.as_deref(), &bytes, &snapshot.media_type, snapshot.charset.as_deref()))
    }

    /// Why no text will be read from bytes that are to be kept. That a kind of file is none of text is no outcome of
    /// reading it.
    pub(super) fn unreadable(&self, new: &NewSnapshot) -> Option<String> {
        match apart::text(self.setting.reader.as_deref(), &new.bytes, &new.media_type, new.charset.as_deref()) {
            Ok(_) | Err(Unreadable::NotText { .. }) => None,
            Err(why) => Some(why.to_string()),
        }
    }

    /// Lays a piece of evidence's quotation beside its newest snapshot; none where it has not both.
    pub fn quote_proof(&self, stored: &StoredEvidence) -> Result<Option<QuoteProof>> {
        let (Some(quote), Some(kept)) = (&stored.evidence.quote, stored.snapshots.last()) else { return Ok(None) };
        let sha256 = kept.snapshot.sha256.clone();
        Ok(Some(match self.snapshot_text(&kept.snapshot)? {
            Ok(text) => {
                let (text, not_read) = with_loss(&text);
                QuoteProof::Laid { sha256, proof: prove(quote, text), not_read: not_read.map(str::to_owned) }
            }
            Err(why) => QuoteProof::Unreadable { sha256, why },
        }))
    }
}

impl Desk<'_, '_> {
    pub(super) fn keep_snapshot(
        &mut self,
        evidence: EvidenceNumber,
        new: NewSnapshot,
        unreadable: Option<String>,
    ) -> Result<ClaimNumber> {
        let claim = self.reading().claim_of_evidence(evidence)?;
        if new.bytes.len() > SNAPSHOT_LIMIT {
            return Err(crate::domain::Invalid::TooLong {
                field: "snapshot",
                length: new.bytes.len(),
                limit: SNAPSHOT_LIMIT,
            }
            .into());
        }
        let kept = self.writing.keep(&new.bytes)?;
        let snapshot = Snapshot { unreadable, ..new.checked(self.now, kept.sha256, kept.coding, kept.stored)? };
        self.record(Event::SnapshotKept(SnapshotKept { claim, evidence, snapshot }))?;
        Ok(claim)
    }

    pub(super) fn excuse_snapshots(&mut self, evidence: &[EvidenceNumber], because: &str) -> Result<()> {
        if evidence.is_empty() {
            return Err(Error::NothingToChange);
        }
        let because = text::passage("reason", because)?;
        let mut claims =
            evidence.iter().map(|number| self.reading().claim_of_evidence(*number)).collect::<Result<Vec<_>>>()?;
        claims.sort_unstable();
        claims.dedup();
        self.record(Event::SnapshotExcused(SnapshotExcused { claims, evidence: evidence.to_vec(), because }))
    }
}
