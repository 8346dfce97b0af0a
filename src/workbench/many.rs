//! The verbs of everyday for several claims at once: tag, assign, set the priority, set aside. All of them or none.

use super::claim::needs_note;
use super::{Desk, Workbench};
use crate::domain::{AsRead, ClaimNumber, Dossier, Priority, SetAside, checked_tags, handle};
use crate::error::Result;

/// Whether what a verb does is to stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// It stays.
    Real,
    /// It does everything, returns what would stand, and takes it all back: what it would refuse, it refuses now.
    Dry,
}

impl Workbench {
    /// Adds tags to claims and takes others off; what is already so is passed over.
    pub fn tag_all(
        &mut self,
        claims: &[ClaimNumber],
        add: Vec<String>,
        remove: Vec<String>,
        run: Run,
    ) -> Result<Vec<Dossier>> {
        let (add, remove) = (checked_tags(add)?, checked_tags(remove)?);
        self.each(claims, run, |desk, claim| desk.tag(claim, &add, &remove))
    }

    /// Gives claims to someone; none takes them off everybody's desk.
    pub fn assign_all(&mut self, claims: &[ClaimNumber], assignee: Option<&str>, run: Run) -> Result<Vec<Dossier>> {
        let assignee = assignee.map(|who| handle::checked("assignee", who)).transpose()?;
        self.each(claims, run, |desk, claim| desk.assign(claim, assignee.as_deref()))
    }

    /// Gives every one of the claims the same priority: all of them, or, where one is refused, none.
    pub fn prioritise_all(&mut self, claims: &[ClaimNumber], priority: Priority, run: Run) -> Result<Vec<Dossier>> {
        self.each(claims, run, |desk, claim| desk.prioritise(claim, priority))
    }

    /// Takes claims out of the work, with the reason.
    ///
    /// `read` is what the one claim was when it was read for this. Errors: one that is set aside already; the reason
    /// "other" without a note; the claim has changed since it was read.
    pub fn set_aside_all(
        &mut self,
        claims: &[ClaimNumber],
        set_aside: SetAside,
        read: Option<&AsRead>,
        run: Run,
    ) -> Result<Vec<Dossier>> {
        needs_note(&set_aside)?;
        self.each(claims, run, |desk, claim| {
            desk.expect(claim, read)?;
            desk.set_aside(claim, set_aside.clone())
        })
    }

    fn each(
        &mut self,
        claims: &[ClaimNumber],
        run: Run,
        verb: impl Fn(&mut Desk<'_, '_>, ClaimNumber) -> Result<()>,
    ) -> Result<Vec<Dossier>> {
        self.write_if(run, |desk| {
            for claim in claims {
                verb(desk, *claim)?;
            }
            desk.reading().dossiers(claims)
        })
    }
}
