//! Making, verifying, copying, rebuilding and restoring whole cases.

use super::seen::CaseFile;
use super::{Clock, Setting, Verification, Workbench};
use crate::domain::{CaseOpened, Event, Head, Instant, LedgerItem, Uid, text};
use crate::error::{Error, Result};
use crate::store::{Finding, Store, file_uid};
use std::path::Path;

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
        let mut setting = setting.checked()?;
        let now = setting.clock.now();
        let file_uid = setting.ids.next(now);
        let mut workbench = Self { store: CaseFile::new(Store::in_memory(file_uid, now)?), setting };
        workbench.write(|desk| desk.record(Event::CaseOpened(CaseOpened { file_uid, title: None })))?;
        Ok(workbench)
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
        Ok(Self { store, setting: self.setting })
    }
}
