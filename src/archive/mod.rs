//! The archive: what was checked before over many cases, the heads that were seen of them, and ledgers for safe-keeping.
//!
//! `home.rs` says what a place must be able to do that holds an archive, `file.rs` is one in an SQLite file and `server.rs` one
//! on a PostgreSQL server. Which claims may be known outside is decided by the workbench, before anything comes here.

mod address;
mod file;
mod home;
mod memory;
mod password;
mod server;
#[cfg(test)]
mod tests;

pub use address::{Address, ServerAddress};
pub use home::{ArchivedCase, Home, Item, Listed, Posting};
pub use memory::Remembered;

use crate::domain::{Head, Instant, ItemNumber, LedgerItem, LedgerLine, Precedent, Uid, link_hash};
use crate::error::{Error, Result};
use file::File;
use server::Server;
use std::collections::VecDeque;

/// An open archive.
pub struct Archive {
    home: Box<dyn Home>,
}

/// What came of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pushed {
    /// Events that the archive had not.
    pub events: usize,
    /// Claims that the archive had not.
    pub added: usize,
    /// Claims that it had, with another finding.
    pub changed: usize,
    /// Claims that may be known no more.
    pub withdrawn: usize,
}

/// What came of taking in findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Findings that the archive had not.
    pub added: usize,
    /// Whose finding changed since.
    pub changed: usize,
    /// Findings that it had just so.
    pub known: usize,
}

/// How many events or items are stored in one transaction.
const BATCH: usize = 2_000;
/// How many bytes of events and kept bytes are stored in one transaction at the most.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

impl Archive {
    /// Makes an archive. Says whether there was none: run again, it changes nothing.
    pub fn init(address: &Address) -> Result<(Self, bool)> {
        let is_new = match address {
            Address::File(path) => {
                let is_new = !address.is_there();
                if is_new {
                    File::create(path)?;
                }
                is_new
            }
            Address::Server(server) => Server::create(server)?,
        };
        Ok((Self::open(address)?, is_new))
    }

    /// Opens an archive that is there. Errors: `NoArchive`; `NotAnArchive`; `NewerArchive`.
    pub fn open(address: &Address) -> Result<Self> {
        let home: Box<dyn Home> = match address {
            Address::File(path) => Box::new(File::open(path)?),
            Address::Server(server) => Box::new(Server::open(server)?),
        };
        Ok(Self { home })
    }

    /// Every case that was pushed, with its newest head.
    pub fn cases(&mut self) -> Result<Vec<ArchivedCase>> {
        self.home.cases()
    }

    /// The one case that a person means: by its uid, the beginning of its uid, or its title.
    pub fn case_named(&mut self, name: &str) -> Result<ArchivedCase> {
        let mut cases = self.home.cases()?;
        cases.retain(|case| {
            let uid = case.uid.to_string();
            uid == name || name.len() >= 4 && uid.starts_with(name) || case.title.as_deref() == Some(name)
        });
        let (Some(case), 0 | 1) = (cases.first(), cases.len()) else {
            if cases.is_empty() {
                return Err(Error::NoSuch { noun: "case", name: name.to_owned() });
            }
            let numbers = cases.iter().map(|case| case.uid.to_string()).collect();
            return Err(Error::Ambiguous { noun: "case", name: name.to_owned(), numbers });
        };
        Ok(case.clone())
    }

    /// The heads that were seen of a case, oldest first.
    pub fn heads(&mut self, case: Uid) -> Result<Vec<Head>> {
        self.home.heads(case)
    }

    /// How many other desks' findings from feeds it has.
    pub fn reviews(&mut self) -> Result<u64> {
        self.home.reviews()
    }

    /// Refuses a case whose chain does not go on from what was seen of it. `hash_at` is the hash of an event of the case; none
    /// where its ledger ends before.
    ///
    /// Errors: `Fork` with the first event that may differ; `BehindArchive` where the case is an older copy.
    pub fn refuse_fork(&mut self, case: Uid, hash_at: impl Fn(u64) -> Option<String>) -> Result<()> {
        let mut agreed = 0;
        for seen in self.home.heads(case)? {
            match hash_at(seen.seq) {
                Some(hash) if hash == seen.hash => agreed = seen.seq,
                Some(_) => {
                    let first = self.first_difference(case, agreed, seen.seq, &hash_at)?;
                    return Err(Error::Fork { case, agreed, first });
                }
                None => return Err(Error::BehindArchive { case, seen: seen.seq }),
            }
        }
        Ok(())
    }

    /// The first event after `agreed` whose hash the archive has otherwise; that after which they agreed, where it has no
    /// events to tell.
    fn first_difference(
        &mut self,
        case: Uid,
        agreed: u64,
        last: u64,
        hash_at: &impl Fn(u64) -> Option<String>,
    ) -> Result<u64> {
        for (line, _) in self.home.events(case, agreed, (last - agreed) as usize)? {
            if hash_at(line.seq).as_deref() != Some(line.hash.as_str()) {
                return Ok(line.seq);
            }
        }
        Ok(agreed + 1)
    }

    /// The last event of a case that is here; 0 where none is.
    pub fn last_event(&mut self, case: Uid) -> Result<u64> {
        self.home.last_event(case)
    }

    /// Begins to keep events of a case, from the first that is not here.
    pub fn keeping(&mut self, case: Uid) -> Result<Keeping<'_>> {
        let last = self.home.last_event(case)?;
        let before = match last.checked_sub(1) {
            // Whoever pushes at the same time may have added some meanwhile.
            Some(before) => self.home.events(case, before, 1)?.pop().map(|(line, _)| line.hash),
            None => None,
        };
        let before = before.unwrap_or_else(|| "0".repeat(64));
        Ok(Keeping { home: &mut *self.home, case, last, before, bytes: None, batch: Vec::new(), size: 0, kept: 0 })
    }

    /// Records that a case was shown with a head, and what of it may be known: these precedents by the uids of their claims, and
    /// no others any more.
    pub fn witness(&mut self, case: &ArchivedCase, precedents: Vec<(Uid, Precedent)>) -> Result<Pushed> {
        let items = precedents.into_iter().map(|(claim, precedent)| Item {
            key: key(&["claim", &case.uid.to_string(), &claim.to_string()]),
            case: Some(case.uid),
            precedent,
        });
        let pushed = self.home.witness(case, items.collect())?;
        memory::list(&mut *self.home)?;
        Ok(pushed)
    }

    /// Takes in findings of other desks, each with the address and the words that it is known by.
    pub fn take_in(&mut self, precedents: impl Iterator<Item = Precedent>) -> Result<Taken> {
        let mut taken = Taken::default();
        let mut batch = Vec::new();
        let mut store = |batch: &mut Vec<Item>| -> Result<()> {
            let more = self.home.add(std::mem::take(batch))?;
            taken.added += more.added;
            taken.changed += more.changed;
            taken.known += more.known;
            memory::list_if_many(&mut *self.home)
        };
        for precedent in precedents {
            let key = key(&["review", precedent.url.as_deref().unwrap_or_default(), &precedent.text]);
            batch.push(Item { key, case: None, precedent });
            if batch.len() == BATCH {
                store(&mut batch)?;
            }
        }
        store(&mut batch)?;
        memory::list(&mut *self.home)?;
        Ok(taken)
    }

    /// What an item says, and the case that it is of.
    pub fn item(&mut self, number: ItemNumber) -> Result<(Option<Uid>, Precedent)> {
        let item = self.home.items(&[number])?.pop();
        let (_, item) = item.ok_or_else(|| Error::NoSuch { noun: "item", name: number.to_string() })?;
        Ok((item.case, item.precedent))
    }

    /// Everything that is kept of a case, in order, kept bytes before the first event that names them.
    pub fn ledger(&mut self, case: Uid) -> Ledger<'_> {
        Ledger { home: &mut *self.home, case, last: 0, read: VecDeque::new(), ended: false }
    }

    /// Recomputes the chain of a case, and holds it against the heads that were seen. Returns how many events are here and what
    /// is wrong.
    pub fn verify(&mut self, case: Uid) -> Result<(u64, Vec<String>)> {
        let heads = self.home.heads(case)?;
        let (mut wrong, mut last, mut before) = (Vec::new(), 0, "0".repeat(64));
        for item in self.ledger(case) {
            match item? {
                LedgerItem::Bytes { stored, bytes } => {
                    if sha256(&bytes) != stored {
                        wrong.push(format!("kept bytes {} are not what they were", &stored[..12.min(stored.len())]));
                    }
                }
                LedgerItem::Event(line) => {
                    if line.seq != last + 1 {
                        wrong.push(format!("event {} is missing", last + 1));
                    }
                    if link_of(case, &line, &before).as_deref() != Some(line.hash.as_str()) {
                        wrong.push(format!("event {} is not what it was", line.seq));
                    }
                    if heads.iter().any(|head| head.seq == line.seq && head.hash != line.hash) {
                        wrong.push(format!("event {} is not the one whose head was seen", line.seq));
                    }
                    (last, before) = (line.seq, line.hash);
                }
            }
        }
        if last > 0
            && let Some(head) = heads.last()
            && head.seq > last
        {
            wrong.push(format!("events {} to {} are missing", last + 1, head.seq));
        }
        Ok((last, wrong))
    }

    /// Says where the lists do not fit the items.
    pub fn verify_lists(&mut self) -> Result<Vec<String>> {
        let mut wrong = Vec::new();
        let (by_terms, by_lists) = self.home.sums()?;
        if by_terms != by_lists {
            wrong.push("the lists of what is similar do not fit their terms".to_owned());
        }
        if self.home.listed()?.up_to > self.home.last_item()? {
            wrong.push("the lists of what is similar name items that are not here".to_owned());
        }
        Ok(wrong)
    }
}

/// Events on their way into the archive.
pub struct Keeping<'a> {
    home: &'a mut dyn Home,
    case: Uid,
    last: u64,
    before: String,
    /// Bytes that stand before the next event.
    bytes: Option<(String, Vec<u8>)>,
    batch: Vec<home::Kept>,
    size: usize,
    kept: usize,
}

impl Keeping<'_> {
    /// Keeps the next item, if it is not here already.
    pub fn take(&mut self, item: LedgerItem) -> Result<()> {
        match item {
            LedgerItem::Bytes { stored, bytes } => {
                self.size += bytes.len();
                self.bytes = Some((stored, bytes));
            }
            LedgerItem::Event(line) => {
                let bytes = self.bytes.take();
                // Somebody with a fork may have pushed meanwhile.
                let is_other = line.seq == self.last && line.hash != self.before;
                if line.seq <= self.last && !is_other {
                    return Ok(());
                }
                if line.seq != self.last + 1
                    || link_of(self.case, &line, &self.before).as_deref() != Some(line.hash.as_str())
                {
                    return Err(Error::Fork { case: self.case, agreed: self.last.min(line.seq - 1), first: line.seq });
                }
                self.size += line.body.len();
                (self.last, self.before) = (line.seq, line.hash.clone());
                self.batch.push(home::Kept { line, bytes });
                if self.batch.len() >= BATCH || self.size >= BATCH_BYTES {
                    self.store()?;
                }
            }
        }
        Ok(())
    }

    fn store(&mut self) -> Result<()> {
        self.kept += self.batch.len();
        self.size = 0;
        self.home.keep(self.case, std::mem::take(&mut self.batch))
    }

    /// Stores what is left. Returns how many events the archive had not.
    pub fn end(mut self) -> Result<usize> {
        self.store()?;
        Ok(self.kept)
    }
}

/// The events of a case as they come out of the archive, a few at a time.
pub struct Ledger<'a> {
    home: &'a mut dyn Home,
    case: Uid,
    last: u64,
    read: VecDeque<LedgerItem>,
    ended: bool,
}

impl Iterator for Ledger<'_> {
    type Item = Result<LedgerItem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.read.is_empty()
            && !self.ended
            && let Err(error) = self.read_more()
        {
            self.ended = true;
            return Some(Err(error));
        }
        self.read.pop_front().map(Ok)
    }
}

impl Ledger<'_> {
    fn read_more(&mut self) -> Result<()> {
        let lines = self.home.events(self.case, self.last, BATCH / 10)?;
        self.ended = lines.is_empty();
        for (line, keeps) in lines {
            if let Some(stored) = keeps {
                let bytes = self.home.bytes(self.case, &stored)?;
                let bytes =
                    bytes.ok_or_else(|| Error::ArchiveDamaged { what: format!("kept bytes {stored} are gone") })?;
                self.read.push_back(LedgerItem::Bytes { stored, bytes });
            }
            self.last = line.seq;
            self.read.push_back(LedgerItem::Event(line));
        }
        Ok(())
    }
}

/// The hash that a line should have; none where what stands before it is no hash.
fn link_of(case: Uid, line: &LedgerLine, before: &str) -> Option<String> {
    let before: [u8; 32] = data_encoding::HEXLOWER.decode(before.as_bytes()).ok()?.try_into().ok()?;
    let texts = [&line.uid, &line.at, &line.actor, &line.kind, &line.body].map(String::as_str);
    Some(data_encoding::HEXLOWER.encode(&link_hash(case, line.seq, texts, &before)))
}

/// What an item is known by, however long that is.
fn key(of: &[&str]) -> String {
    sha256(of.join("\0").as_bytes())
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

/// A case as it is pushed.
pub fn pushed_case(uid: Uid, title: Option<String>, head: Head, at: Instant, by: &str) -> ArchivedCase {
    ArchivedCase { uid, title, head, pushed_at: at, pushed_by: by.to_owned(), events: 0, items: 0 }
}
