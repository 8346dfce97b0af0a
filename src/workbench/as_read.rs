//! What was read is what is judged: a verb that judges or replaces is refused where the claim has changed since.

use super::{Desk, Workbench};
use crate::domain::{AsRead, ClaimNumber};
use crate::error::{Error, Result};
use crate::judgement;

impl Workbench {
    /// What a claim is at the moment, as whoever works here sees it: to be handed back to the verb that acts on it.
    pub fn as_read(&self, claim: ClaimNumber) -> Result<AsRead> {
        Ok(AsRead::of(&judgement::digest(&self.dossier(claim)?)))
    }
}

impl Desk<'_, '_> {
    /// Refuses where the claim is not what was read, naming what was done to it since.
    pub(super) fn expect(&self, claim: ClaimNumber, read: Option<&AsRead>) -> Result<()> {
        let Some(read) = read else { return Ok(()) };
        let blind = self.reading().blind(self.actor)?;
        let digest_seen = |dossier| judgement::digest(&blind.dossier(dossier));
        if read.is(&digest_seen(self.reading().dossier(claim)?)) {
            return Ok(());
        }
        let mut since = None;
        let mut before = String::new();
        self.reading().each_state(claim, |entry, dossier| {
            let now = digest_seen(dossier);
            if read.is(&now) {
                since = Some(Vec::new());
            } else if now != before
                && let Some(since) = &mut since
            {
                since.extend(blind.entry(entry));
            }
            before = now;
            Ok(())
        })?;
        let read = read.clone();
        Err(match since {
            Some(since) => Error::Changed { claim, read, since },
            None => Error::NeverRead { claim, read },
        })
    }
}
