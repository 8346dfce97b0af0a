//! Making, verifying, copying, rebuilding and restoring whole cases.

use super::seen::CaseFile;
use super::{Access, Clock, Setting, Verification, Workbench};
use crate::domain::{
    CaseEdited, CaseOpened, ClockCorrected, ClockNote, DeskChange, DeskProfile, Event, Head, Identity, Instant,
    Invalid, LedgerItem, Uid, text,
};
use crate::error::{Error, Result};
use crate::store::{Finding, Store, file_uid, set_aside};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many findings an error names; `verify` names all.
const FINDINGS_NAMED: usize = 3;

impl Workbench {
    /// Makes a new case file, readable by its owner alone. Returns its uid.
    ///
    /// Errors: a file of that name is there, or its folder is on a network file system.
    pub fn create(path: &Path, title: Option<&str>, setting: Setting) -> Result<Uid> {
        let mut setting = setting.checked()?;
        let now = setting.clock.now();
        let (file_uid, event_uid) = (setting.ids.next(now), setting.ids.next(now));
        let title = title.map(|title| text::line("title", title)).transpose()?;
        let opened = Event::CaseOpened(CaseOpened { file_uid, title });
        Store::create(path, file_uid, now, |writing| writing.record(event_uid, now, &setting.actor, &opened))?;
        Ok(file_uid)
    }

    /// A case in memory, for tests and for trying things out.
    pub fn in_memory(setting: Setting) -> Result<Self> {
        Self::in_memory_titled(None, setting)
    }

    /// A case in memory that is to be kept: `backup` writes it into a file, whole and with one wait for the disk.
    pub fn in_memory_titled(title: Option<&str>, setting: Setting) -> Result<Self> {
        let mut setting = setting.checked()?;
        let now = setting.clock.now();
        let file_uid = setting.ids.next(now);
        let title = title.map(|title| text::line("title", title)).transpose()?;
        let store = CaseFile::new(Store::in_memory(file_uid, now)?);
        let (identity, read_before) = (Identity::default(), Arc::default());
        let mut workbench = Self { store, setting, identity, read_before };
        workbench.write(|desk| desk.record(Event::CaseOpened(CaseOpened { file_uid, title })))?;
        Ok(workbench)
    }

    /// Hands the case on to whoever works on it next.
    pub fn handed_on(self, setting: Setting) -> Result<Self> {
        Ok(Self { setting: setting.checked()?, ..self })
    }

    /// Makes a case file from an exported ledger: the same file uid, event uids and hashes. Returns its head.
    ///
    /// Errors: a file of that name is there; a line that is not the next link of the chain, by its number in the file;
    /// bytes that an event names and that are not there, or that no event names.
    pub fn restore(path: &Path, items: impl IntoIterator<Item = Result<LedgerItem>>) -> Result<Head> {
        let mut items = items.into_iter();
        let first = match items.next().transpose()? {
            Some(LedgerItem::Event(first)) => first,
            Some(LedgerItem::Bytes { .. }) => {
                return Err(Error::Damaged { what: "the ledger does not begin with an event".to_owned() });
            }
            None => return Err(Error::Damaged { what: "the ledger is empty".to_owned() }),
        };
        let (file_uid, created_at) = file_uid(&first)?;
        Store::create(path, file_uid, created_at, |writing| {
            writing.restore(&first)?;
            for item in items {
                match item? {
                    LedgerItem::Event(line) => writing.restore(&line)?,
                    LedgerItem::Bytes { stored, bytes } => writing.keep_as(&stored, &bytes)?,
                }
            }
            match writing.reading().snapshots_amiss()?.into_iter().next() {
                Some(finding) => Err(Error::Damaged { what: finding.to_string() }),
                None => writing.reading().head(),
            }
        })
    }

    /// Recomputes the chain, replays the ledger and compares every row; `quick` leaves the replay out.
    pub fn verify(&self, quick: bool, kept: Option<&Head>) -> Result<Verification> {
        let mut verification = self.store.verify(quick)?;
        if let Some(kept) = kept {
            verification.findings.extend::<Option<Finding>>(self.reading()?.holds(kept)?);
        }
        Ok(verification)
    }

    /// Verifies in full what is to leave in another form.
    ///
    /// Errors: anything is other than the ledger says.
    pub fn whole(&self) -> Result<Head> {
        let verification = self.store.verify(false)?;
        if verification.findings.is_empty() {
            return Ok(verification.head);
        }
        let more = verification.findings.len().saturating_sub(FINDINGS_NAMED);
        let mut findings: Vec<String> =
            verification.findings.iter().take(FINDINGS_NAMED).map(ToString::to_string).collect();
        findings.extend((more > 0).then(|| format!("and {more} more")));
        Err(Error::DoesNotVerify { findings })
    }

    /// Opens a case to make its tables anew. Where they are not as the ledger says, a copy of the file is set aside first;
    /// returns its name.
    ///
    /// Errors: the record was changed, or the chain of the ledger is broken.
    pub fn open_to_rebuild(path: &Path, setting: Setting) -> Result<(Self, Option<PathBuf>)> {
        let findings = Store::open(path, Access::Rebuild)?.verify()?.findings;
        let broken = findings.iter().filter(|finding| matches!(finding, Finding::Chain { .. }));
        let broken: Vec<String> = broken.take(FINDINGS_NAMED).map(ToString::to_string).collect();
        if !broken.is_empty() {
            return Err(Error::ChainBroken { findings: broken });
        }
        let copy = if findings.is_empty() { None } else { Some(set_aside(path)?) };
        Ok((Self::open(path, Access::Rebuild, setting)?, copy))
    }

    /// Records that the clock is right and was not when the last event was written, so that instants follow the clock again.
    /// Returns what was recorded; nothing where the last event is not ahead of the clock.
    pub fn set_clock_right(&mut self) -> Result<Option<ClockNote>> {
        let mut writing = self.store.write(&self.setting.actor)?;
        let (from, to) = (writing.last_at(), self.setting.clock.now());
        if from <= to {
            return Ok(None);
        }
        let by = self.setting.actor.clone();
        let uid = self.setting.ids.next(to);
        writing.record(uid, to, &by, &Event::ClockCorrected(ClockCorrected { from }))?;
        let seq = writing.reading().head()?.seq;
        writing.commit()?;
        Ok(Some(ClockNote::Corrected { seq, from, to, by }))
    }

    /// Changes what the case knows of its desk. Returns all of it.
    ///
    /// Errors: nothing would change.
    pub fn edit_case(&mut self, changes: Vec<DeskChange>) -> Result<DeskProfile> {
        self.write(|desk| {
            let was = desk.reading().desk()?;
            let mut now = was.clone();
            for change in changes {
                now = now.with(change)?;
            }
            if now == was {
                return Err(Invalid::Empty { field: "change" }.into());
            }
            desk.record(Event::CaseEdited(CaseEdited { desk: now.clone(), was }))?;
            Ok(now)
        })
    }

    /// Every time that the clock was set right or an instant held back, oldest first.
    pub fn clock_notes(&self) -> Result<Vec<ClockNote>> {
        self.reading()?.clock_notes()
    }

    /// Makes every table anew from the ledger. Returns how many events were replayed.
    pub fn rebuild(&mut self) -> Result<u64> {
        self.store.rebuild()
    }

    /// The case as it stood at an instant, in memory; its clock stands at that instant.
    ///
    /// Errors: the case was not there yet.
    pub fn at(mut self, instant: Instant) -> Result<Self> {
        let store = self.store.at(instant)?;
        if store.reading(&self.setting.actor)?.head()?.seq == 0 {
            return Err(Error::NoSuch { noun: "case", name: format!("at {instant}: it was made later") });
        }
        self.setting.clock = Clock::Pinned(instant);
        Ok(Self { store, ..self })
    }
}
