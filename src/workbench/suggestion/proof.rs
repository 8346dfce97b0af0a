//! Whether the quotation of suggested evidence stands in a copy of its source that is kept in the case.

use super::Workbench;
use crate::domain::{SourceNumber, StoredSnapshot, Suggested, SuggestedEvidence, SuggestedSource, text};
use crate::error::Result;
use crate::judgement::quotation::{CopyProof, prove};
use std::collections::HashMap;

/// The kept copies of a case, to lay suggested quotations beside: each is read once.
pub struct Proofs<'w> {
    workbench: &'w Workbench,
    /// Newest first, each with the source of the evidence that it was kept for.
    copies: Vec<(SourceNumber, StoredSnapshot)>,
    /// By the hash of the bytes; none where no text can be read from them.
    read: HashMap<String, Option<String>>,
}

impl Workbench {
    /// Gathers the kept copies; their texts are read when they are asked for, each once.
    pub fn proofs(&self) -> Result<Proofs<'_>> {
        let mut copies = Vec::new();
        for (evidence, stored) in self.snapshots()?.into_iter().rev() {
            copies.push((self.reading()?.evidence(evidence)?.source, stored));
        }
        Ok(Proofs { workbench: self, copies, read: HashMap::new() })
    }
}

impl Proofs<'_> {
    /// How a suggested quotation stands; none where nothing is quoted.
    pub fn of(&mut self, suggested: &Suggested) -> Result<Option<CopyProof>> {
        let Suggested::Evidence(evidence) = suggested else { return Ok(None) };
        let Some(quote) = &evidence.quote else { return Ok(None) };
        let mut best = CopyProof::NoCopy;
        for copy in self.of_source(evidence)? {
            let sha256 = copy.snapshot.sha256.clone();
            let found = match self.text(&copy)? {
                Some(text) => CopyProof::Laid { sha256, proof: prove(quote, text) },
                None => CopyProof::Unreadable,
            };
            if found.is_proved() {
                return Ok(Some(found));
            }
            if matches!((&best, &found), (CopyProof::NoCopy, _) | (CopyProof::Unreadable, CopyProof::Laid { .. })) {
                best = found;
            }
        }
        Ok(Some(best))
    }

    /// The kept copy with this hash.
    pub fn copy(&self, sha256: &str) -> Option<&StoredSnapshot> {
        self.copies.iter().map(|(_, stored)| stored).find(|stored| stored.snapshot.sha256 == sha256)
    }

    /// The kept copies of what the evidence is taken from: from its address, or kept for its source.
    fn of_source(&self, evidence: &SuggestedEvidence) -> Result<Vec<StoredSnapshot>> {
        let (number, url) = match &evidence.source {
            SuggestedSource::Known(number) => (Some(*number), self.workbench.reading()?.source(*number)?.source.url),
            SuggestedSource::New(new) => (None, new.url.clone()),
        };
        let is_at = |one: &Option<String>| match (one, &url) {
            (Some(one), Some(url)) => text::same_address(one, url),
            _ => false,
        };
        let is_of = |(source, stored): &&(SourceNumber, StoredSnapshot)| {
            Some(*source) == number || is_at(&stored.snapshot.url) || is_at(&stored.snapshot.final_url)
        };
        Ok(self.copies.iter().filter(is_of).map(|(_, stored)| stored.clone()).collect())
    }

    fn text(&mut self, copy: &StoredSnapshot) -> Result<Option<&str>> {
        let sha256 = &copy.snapshot.sha256;
        if !self.read.contains_key(sha256) {
            let text = self.workbench.snapshot_text(&copy.snapshot)?.ok();
            self.read.insert(sha256.clone(), text);
        }
        Ok(self.read.get(sha256).and_then(Option::as_deref))
    }
}
