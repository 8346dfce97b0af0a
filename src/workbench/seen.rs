//! The file of an open case, read through the eyes of whoever works on it: while somebody reads a claim blind and owes a
//! verdict, nothing that a workbench hands out to them tells the first one.
//!
//! Both ways out are here and nowhere else. A read has no other tables than those of [`CaseFile::reading`], and a verb can
//! only hand back what [`HandedOut`] knows how to show.

use super::{Coverage, Desk, Edited, EditedArticle, ReviewsTaken, Revised, Undone, Workbench};
use crate::domain::{
    Blind, ClaimNumber, ContactNumber, DeskProfile, Dossier, Event, EvidenceNumber, FixNumber, Instant, Publication,
    ReviewNumber, Snapshot, StoredArticle, StoredComment, StoredContact, StoredFix, StoredSnapshot, StoredSource,
    StoredSuggestion, Uid, handle,
};
use crate::error::{Error, Result};
use crate::store::{Copied, Reading, Store, Verification, Writing};
use std::path::Path;
use std::rc::Rc;

/// The file of an open case.
pub(super) struct CaseFile {
    store: Store,
    /// Where the kept bytes are, and what is read blind, for a case that is shown as it stood.
    today: Option<Store>,
}

impl CaseFile {
    pub fn new(store: Store) -> Self {
        Self { store, today: None }
    }

    /// The case as it stood at an instant, in memory.
    pub fn at(self, instant: Instant) -> Result<Self> {
        let store = self.store.reading().replayed(self.store.file_uid(), instant)?;
        Ok(Self { store, today: Some(self.store) })
    }

    /// The tables as a person may see them. What they owe today is hidden from them in the past as well.
    pub fn reading(&self, reader: &str) -> Result<Reading<'_>> {
        Ok(self.store.reading().seen(Rc::new(self.blind(reader)?)))
    }

    /// What a person owes today who reads blind.
    pub fn blind(&self, reader: &str) -> Result<Blind> {
        self.today.as_ref().unwrap_or(&self.store).reading().blind(reader)
    }

    /// The whole record, for whom nothing in it is hidden.
    ///
    /// Errors: they read claims blind and owe verdicts.
    pub fn whole(&self, reader: &str) -> Result<&Store> {
        let claims: Vec<ClaimNumber> = self.blind(reader)?.claims().collect();
        if claims.is_empty() { Ok(&self.store) } else { Err(Error::WholeRecord { claims, by: reader.to_owned() }) }
    }

    /// Starts the one write transaction, of a person.
    ///
    /// Errors: a handle that would pass for another's.
    pub fn write(&mut self, actor: &str) -> Result<Writing<'_>> {
        let writing = self.store.write()?;
        refuse_look_alike(&writing.reading(), actor)?;
        Ok(writing)
    }

    pub fn file_uid(&self) -> Uid {
        self.store.file_uid()
    }

    /// What became of sources, today's too for a case that is shown as it stood.
    pub fn source_events(&self) -> Result<Vec<Event>> {
        self.today.as_ref().unwrap_or(&self.store).reading().source_events()
    }

    pub fn bytes_of(&self, snapshot: &Snapshot) -> Result<Vec<u8>> {
        self.today.as_ref().unwrap_or(&self.store).reading().bytes_of(snapshot)
    }

    /// Says where the file is not what its ledger says, in words that tell no content.
    pub fn verify(&self, quick: bool) -> Result<Verification> {
        if quick { self.store.verify_chain() } else { self.store.verify() }
    }

    pub fn rebuild(&mut self) -> Result<u64> {
        self.store.rebuild()
    }
}

impl Workbench {
    /// The tables as whoever works here may see them.
    pub(super) fn reading(&self) -> Result<Reading<'_>> {
        self.store.reading(&self.setting.actor)
    }

    /// The claims that whoever works here reads blind and owes a verdict on.
    pub fn read_blind(&self) -> Result<Vec<ClaimNumber>> {
        Ok(self.store.blind(&self.setting.actor)?.claims().collect())
    }

    /// Copies the case, while others may write to it, to a file that is not there yet; the copy is verified in full first, and
    /// what is wrong with it comes back beside its head.
    ///
    /// Errors: whoever works here owes a verdict on a claim that they read blind.
    pub fn backup(&self, to: &Path) -> Result<Copied> {
        self.store.whole(&self.setting.actor)?.backup(to)
    }
}

/// Refuses a handle that is not known yet and would pass for one that is.
pub(super) fn refuse_look_alike(reading: &Reading<'_>, handle: &str) -> Result<()> {
    match handle::look_alike(handle, &reading.handles()?) {
        Some(other) => {
            let odd = handle.chars().filter(|c| !c.is_ascii() && !other.contains(*c));
            let odd = odd.map(|c| format!("U+{:04X}", c as u32)).collect::<Vec<_>>().join(", ");
            Err(Error::LooksLikeAnother { handle: handle.to_owned(), other: other.clone(), odd })
        }
        None => Ok(()),
    }
}

impl Desk<'_, '_> {
    /// Refuses what would tell the first verdict of a claim, or replace it, to whoever owes their own.
    pub(super) fn refuse_blind_reader(&self, claim: ClaimNumber) -> Result<()> {
        match self.reading().blind(self.actor)?.owed(claim) {
            [] => Ok(()),
            owed => Err(Error::VerdictOwed { claim, by: self.actor.to_owned(), owed: owed.to_vec() }),
        }
    }
}

/// What a verb hands back, as whoever acted may see it.
pub(super) trait HandedOut {
    fn seen(self, blind: &Blind) -> Self;
}

impl HandedOut for Dossier {
    fn seen(self, blind: &Blind) -> Self {
        blind.dossier(self)
    }
}

impl HandedOut for Publication {
    fn seen(self, blind: &Blind) -> Self {
        blind.publication(self)
    }
}

impl HandedOut for Edited {
    fn seen(self, blind: &Blind) -> Self {
        Self { before: blind.claim(self.before), dossier: self.dossier.seen(blind), kept: self.kept }
    }
}

impl HandedOut for Undone {
    fn seen(self, blind: &Blind) -> Self {
        let step = self.step.into_iter().filter_map(|entry| blind.entry(entry)).collect();
        let opposites = self.opposites.into_iter().filter_map(|event| blind.done(event)).collect();
        Self { step, opposites, left: self.left }
    }
}

impl HandedOut for Revised {
    fn seen(mut self, blind: &Blind) -> Self {
        self.carried_out.retain(|fix| !blind.hides(fix.claim));
        self
    }
}

impl<T: HandedOut> HandedOut for Vec<T> {
    fn seen(self, blind: &Blind) -> Self {
        self.into_iter().map(|one| one.seen(blind)).collect()
    }
}

impl<A: HandedOut, B: HandedOut> HandedOut for (A, B) {
    fn seen(self, blind: &Blind) -> Self {
        (self.0.seen(blind), self.1.seen(blind))
    }
}

/// What tells no verdict. A fix is handed back to whoever has just proposed or answered it.
macro_rules! tells_no_verdict {
    ($($what:ty),+ $(,)?) => {
        $(impl HandedOut for $what {
            fn seen(self, _: &Blind) -> Self {
                self
            }
        })+
    };
}

tells_no_verdict!(
    (),
    usize,
    ClaimNumber,
    ContactNumber,
    DeskProfile,
    Coverage,
    EditedArticle,
    EvidenceNumber,
    FixNumber,
    ReviewNumber,
    ReviewsTaken,
    StoredArticle,
    StoredComment,
    StoredContact,
    StoredFix,
    StoredSnapshot,
    StoredSource,
    StoredSuggestion,
);
