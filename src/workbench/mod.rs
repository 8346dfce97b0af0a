//! The verbs: one public method, one transaction each. The front door of the library.
//!
//! Every write goes the same way: a checked value comes in, `Workbench::write` opens one IMMEDIATE transaction and reads
//! the clock once, the verb's inner twin on `Desk` checks its rules and records events, and what is stored comes back.

mod archive;
mod article;
mod as_read;
mod carried_out;
mod case;
mod check;
mod claim;
mod clock;
mod comment;
mod confidence;
mod coverage;
mod evidence;
mod foreign;
mod import;
mod import_rows;
mod many;
mod procedure;
mod read;
mod read_before;
mod rereading;
mod returned;
mod review;
mod revision;
mod seen;
mod sight;
mod similar;
mod snapshot;
mod source;
mod spread;
mod standing;
mod status;
mod suggestion;
mod undo;

pub use crate::store::{Access, Copied, Finding, KNOWS_NETWORKS, Remarks, RowDifference, Tables, Verification};
pub use archive::Standing;
pub use article::{EditedArticle, Proposed, TimeAnew};
pub use check::{Checked, OriginUse, Origins};
pub use claim::Edited;
pub use clock::{Clock, Ids};
pub use comment::Pointed;
pub use coverage::{Coverage, Sentence};
pub use foreign::{ReviewRead, ReviewsTaken};
pub use import::{ImportPlan, Imported, OnRefusal};
pub use many::Run;
pub use procedure::{NewContact, NewFix};
pub use read::More;
pub use read_before::ReadBefore;
pub use rereading::Kept;
pub use returned::{Fate, ReturnedFix, beside_no_fix};
pub use review::Decides;
pub use revision::{NewSentence, Revised, RevisedClaim};
pub use similar::{Precedents, Similar, Sought, Wanted, of_review};
pub use snapshot::QuoteProof;
pub use spread::Saying;
pub use suggestion::{Acceptance, Offered, Proofs};
pub use undo::{Left, Undone};

use crate::domain::{Event, Identity, Instant, InstantHeld, Uid, handle};
use crate::error::Result;
use crate::store::{Reading, Store, Writing};
use seen::{CaseFile, HandedOut};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open case and who works on it.
pub struct Workbench {
    store: CaseFile,
    setting: Setting,
    identity: Identity,
    read_before: Arc<ReadBefore>,
}

/// Who acts, when, and where new uids come from; handed in, so that tests and the demo case pin all three.
pub struct Setting {
    /// What time it is: the machine's, outside of tests and the demo.
    pub clock: Clock,
    /// Random, outside of tests and the demo.
    pub ids: Ids,
    /// A self-declared handle.
    pub actor: String,
    /// The program that reads large and odd files in a process of its own, with `read-file`; none reads them here.
    pub reader: Option<PathBuf>,
}

/// One transaction of the workbench: the inner twins of the verbs, which compose.
struct Desk<'w, 'c> {
    writing: &'w mut Writing<'c>,
    ids: &'w mut Ids,
    actor: &'w str,
    /// The clock, read once for the whole verb.
    now: Instant,
    /// The newest texts of the articles in which words were anchored, each read once.
    texts: article::Texts,
    read_before: &'w ReadBefore,
}

impl Workbench {
    /// Opens a case.
    pub fn open(path: &Path, access: Access, setting: Setting) -> Result<Self> {
        let store = CaseFile::new(Store::open(path, access)?);
        Ok(Self { store, setting: setting.checked()?, identity: Identity::default(), read_before: Arc::default() })
    }

    /// The same, for somebody who is known so; where it was opened, they are whoever they said.
    pub fn known_as(self, identity: Identity) -> Self {
        Self { identity, ..self }
    }

    /// The same, which reads no text that one with the same memory has read before.
    pub fn remembering(self, read_before: Arc<ReadBefore>) -> Self {
        Self { read_before, ..self }
    }

    /// Runs a verb in one transaction: all of it stays, or none. What it hands back is what whoever acts may see.
    fn write<T: HandedOut>(&mut self, verb: impl FnOnce(&mut Desk<'_, '_>) -> Result<T>) -> Result<T> {
        self.write_if(Run::Real, verb)
    }

    /// The same; a dry run takes everything back at its end.
    fn write_if<T: HandedOut>(&mut self, run: Run, verb: impl FnOnce(&mut Desk<'_, '_>) -> Result<T>) -> Result<T> {
        let mut writing = self.store.write(&self.setting.actor)?.by(self.identity);
        let Setting { clock, ids, actor, .. } = &mut self.setting;
        let now = clock.now();
        writing.follows(now)?;
        ids.begin(now);
        let texts = article::Texts::default();
        let read_before = &*self.read_before;
        let done = verb(&mut Desk { writing: &mut writing, ids, actor, now, texts, read_before })?;
        // Before it is done: what cannot be read back is not to stay.
        let blind = writing.reading().blind(&self.setting.actor)?;
        match run {
            Run::Real => writing.commit()?,
            Run::Dry => drop(writing),
        }
        Ok(done.seen(&blind))
    }
}

impl Setting {
    fn checked(mut self) -> Result<Self> {
        self.actor = handle::checked("handle", &self.actor)?;
        Ok(self)
    }
}

impl Desk<'_, '_> {
    fn reading(&self) -> Reading<'_> {
        self.writing.reading()
    }

    fn new_uid(&mut self) -> Uid {
        self.ids.next(self.now)
    }

    fn record(&mut self, event: Event) -> Result<()> {
        if let Event::ArticleRevised(revised) = &event {
            self.texts.forget(revised.article);
        }
        if self.writing.holds_unsaid(self.now) {
            let uid = self.new_uid();
            let held = Event::InstantHeld(InstantHeld { clock: self.now });
            self.writing.record(uid, self.now, self.actor, &held)?;
        }
        let uid = self.new_uid();
        self.writing.record(uid, self.now, self.actor, &event)
    }
}
