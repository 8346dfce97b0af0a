//! What was read is what is judged: a verb that judges or replaces is refused where the claim has changed since.

use super::{Desk, Workbench};
use crate::domain::{AsRead, ClaimNumber, Dossier};
use crate::error::{Error, Result};
use crate::judgement;

impl Workbench {
    /// What a claim is at the moment, as whoever works here sees it: to be handed back to the verb that acts on it.
    pub fn as_read(&self, claim: ClaimNumber) -> Result<AsRead> {
        Ok(AsRead::of(&judgement::digest(&self.shown(claim)?)))
    }
}

impl Desk<'_, '_> {
    /// Refuses where the claim is not what was read, naming what was done to it since.
    pub(super) fn expect(&self, claim: ClaimNumber, read: Option<&AsRead>) -> Result<()> {
        let Some(read) = read else { return Ok(()) };
        if read.is(&self.digest_seen(self.reading().dossier(claim)?)) {
            return Ok(());
        }
        let mut since = None;
        let mut before = String::new();
        self.reading().each_state(claim, |entry, dossier| {
            let now = self.digest_seen(dossier);
            if read.is(&now) {
                since = Some(Vec::new());
            } else if now != before
                && let Some(since) = &mut since
            {
                since.push(entry);
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

    fn digest_seen(&self, mut dossier: Dossier) -> String {
        super::review::hide_from(&mut dossier, self.actor);
        judgement::digest(&dossier)
    }
}
