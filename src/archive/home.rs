//! What a place must be able to do that holds an archive: each method is one transaction, and either all of it stays or none.

use super::{Pushed, Taken};
use crate::domain::{Head, Instant, ItemNumber, LedgerLine, Precedent, Uid};
use crate::error::Result;

/// A case that was pushed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedCase {
    /// The id that the case file was created with.
    pub uid: Uid,
    /// As the case is called; `None` where nobody named it.
    pub title: Option<String>,
    /// The newest head that was seen.
    pub head: Head,
    /// When somebody pushed it last.
    pub pushed_at: Instant,
    /// The handle of whoever pushed it last.
    pub pushed_by: String,
    /// How many of its events are here.
    pub events: u64,
    /// How many of its claims may be known.
    pub items: u64,
}

/// What may be known of a claim that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is known by.
    pub key: String,
    /// None for other desks' findings from a feed.
    pub case: Option<Uid>,
    /// What was checked, and what was found.
    pub precedent: Precedent,
}

/// An event with the bytes that stand before it.
pub struct Kept {
    pub line: LedgerLine,
    pub bytes: Option<(String, Vec<u8>)>,
}

/// A list of a term in a segment, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// As the reader of texts makes it: a word without its ending.
    pub term: String,
    /// Which 65,536 items it is of, from 0.
    pub segment: u32,
    /// How many items of the segment have the term.
    pub items: u32,
    /// The first place of the segment that may be added.
    pub next: u32,
    /// Places and weights, as `matching/list.rs` writes them.
    pub list: Vec<u8>,
}

/// The lists of a term by segment, rising.
pub type Lists = Vec<(u32, Vec<u8>)>;

/// How far the lists go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Listed {
    /// The number of the last item that is in the lists; 0 where none is.
    pub up_to: u32,
    /// How many terms the items in the lists have together.
    pub terms: u64,
}

/// A place that holds an archive.
pub trait Home {
    /// Every case that was pushed.
    fn cases(&mut self) -> Result<Vec<ArchivedCase>>;
    /// The heads that were seen of a case, oldest first.
    fn heads(&mut self, case: Uid) -> Result<Vec<Head>>;
    /// How many items are of no case.
    fn reviews(&mut self) -> Result<u64>;

    /// The number of the last event of a case; 0 where none is here.
    fn last_event(&mut self, case: Uid) -> Result<u64>;
    /// Events after one, each with the name of the bytes that stand before it.
    fn events(&mut self, case: Uid, after: u64, most: usize) -> Result<Vec<(LedgerLine, Option<String>)>>;
    /// Kept bytes of a case by their SHA-256 in lower-case hex; `None` where they are not here.
    fn bytes(&mut self, case: Uid, stored: &str) -> Result<Option<Vec<u8>>>;
    /// Adds events that follow on what is here; those that somebody else has added meanwhile are passed over.
    ///
    /// Errors: `Fork` where somebody else has added others.
    fn keep(&mut self, case: Uid, events: Vec<Kept>) -> Result<()>;

    /// Adds a head that was seen, and makes these the items of the case: those that say something else are replaced, others are
    /// gone.
    ///
    /// Errors: `Fork` where another hash was seen of the same event meanwhile.
    fn witness(&mut self, case: &ArchivedCase, items: Vec<Item>) -> Result<Pushed>;
    /// Adds items, or replaces what says something else.
    fn add(&mut self, items: Vec<Item>) -> Result<Taken>;
    /// The items of these numbers that are not gone.
    fn items(&mut self, numbers: &[ItemNumber]) -> Result<Vec<(ItemNumber, Item)>>;
    /// Items after a number, gone ones too, `most` at the most.
    fn items_after(&mut self, number: u32, most: usize) -> Result<Vec<(ItemNumber, Item)>>;
    /// The greatest number that an item has, gone ones too; 0 where there is none.
    fn last_item(&mut self) -> Result<u32>;

    /// How far the lists go.
    fn listed(&mut self) -> Result<Listed>;
    /// How many items have each of the terms.
    fn have(&mut self, terms: &[String]) -> Result<Vec<u32>>;
    /// The lists of each of the terms by segment, rising.
    fn lists(&mut self, terms: &[String]) -> Result<Vec<Lists>>;
    /// The lists of a segment for some terms, to be added to.
    fn postings(&mut self, segment: u32, terms: &[String]) -> Result<Vec<Posting>>;
    /// Replaces lists, adds to the numbers of their terms, and says how far they go, if they go as far as `before` until then.
    fn list(&mut self, before: Listed, postings: Vec<Posting>, added: Vec<(String, u32)>, now: Listed) -> Result<()>;
    /// How many items the terms have by their own numbers, and how many by their lists.
    fn sums(&mut self) -> Result<(u64, u64)>;
}
