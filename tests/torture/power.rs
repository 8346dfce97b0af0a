//! Power cuts: what was written is replayed up to a moment, with every write that no sync had confirmed kept or lost.

use crate::chance::{Chance, seed};
use crate::desk::NOW;
use crate::rounds;
use crate::vfs::{self, Entry, Op};
use claimbench::domain::{
    Head, NewClaim, NewEvidence, NewSnapshot, NewSource, NewStatus, SnapshotMethod, Stance, Verdict,
};
use claimbench::error::Result;
use claimbench::workbench::{Access, Clock, Ids, Setting, Workbench};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const CASE: &str = "claimbench.db";
/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// The case before the first entry of the log, and its head then.
struct Tape {
    case: Vec<u8>,
    head: Head,
    log: Vec<Entry>,
}

fn open(folder: &Path, access: Access) -> Result<Workbench> {
    let clock = Clock::Pinned(NOW.parse().unwrap());
    let setting = Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None };
    Workbench::open(&folder.join(CASE), access, setting)
}

fn claim(text: String) -> NewClaim {
    NewClaim { text, ..NewClaim::default() }
}

/// Bytes that do not shrink when they are packed, so that one verb writes many pages.
fn page(chance: &mut Chance) -> NewSnapshot {
    NewSnapshot {
        bytes: (0..100_000).map(|_| chance.next() as u8).collect(),
        media_type: "image/png".to_owned(),
        charset: None,
        url: None,
        final_url: None,
        redirects: Vec::new(),
        http_status: None,
        headers: Vec::new(),
        retrieved_at: None,
        method: SnapshotMethod::Screenshot,
        tool: None,
        note: None,
    }
}

/// A desk at work: short sittings, after which the write-ahead log is taken away, then a long one with another
/// program beside it, in which it is carried over while it grows, and begun again from its start.
fn work(folder: &Path, chance: &mut Chance) {
    let sit = || open(folder, Access::Write).unwrap();
    let done = |desk: &Workbench| vfs::acknowledge(desk.head().unwrap());
    let mut desk = sit();
    let first = desk.log_claim(claim("The bridge was built in 1931.".to_owned())).unwrap().claim.number;
    done(&desk);
    drop(desk);
    let mut desk = sit();
    let source = desk.add_source(NewSource { name: "Road office".to_owned(), ..NewSource::default() }).unwrap();
    done(&desk);
    let evidence = NewEvidence::new(first, source.source.number, Stance::Supports);
    let (evidence, _) = desk.add_evidence(evidence, None).unwrap();
    done(&desk);
    let status =
        NewStatus { because: Some(format!("So the office [{evidence}].")), ..NewStatus::new(Verdict::Supported) };
    desk.set_status(first, status, None, None).unwrap();
    done(&desk);
    drop(desk);
    let beside = sit();
    let mut desk = sit();
    for number in 0..rounds(120, 400) {
        desk.log_claim(claim(format!("Claim {number} of a long sitting."))).unwrap();
        done(&desk);
    }
    desk.keep_snapshot(evidence, page(chance)).unwrap();
    done(&desk);
    desk.log_claims((0..20).map(|number| claim(format!("One of many, {number}."))).collect()).unwrap();
    done(&desk);
    drop(beside);
    drop(desk);
    let mut desk = open(folder, Access::Rebuild).unwrap();
    desk.rebuild().unwrap();
    done(&desk);
}

fn recorded(chance: &mut Chance) -> Tape {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(CASE);
    let clock = Clock::Pinned(NOW.parse().unwrap());
    let setting = Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None };
    Workbench::create(&path, None, setting).unwrap();
    let head = open(folder.path(), Access::Read).unwrap().head().unwrap();
    let case = fs::read(&path).unwrap();
    vfs::record(folder.path());
    work(folder.path(), chance);
    Tape { case, head, log: vfs::log() }
}

/// A file from its making to its deletion.
#[derive(Default)]
struct Life<'t> {
    ops: Vec<&'t Op>,
    /// How many of them a sync has confirmed; the first sync confirms the name, too.
    synced: usize,
    named: bool,
    /// Whether its deletion is sure, once it was deleted.
    deleted: Option<bool>,
}

impl Life<'_> {
    /// Its bytes after the cut: what was synced, and of the rest what chance leaves.
    fn bytes(&self, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.ops[..self.synced].iter().for_each(|op| put(&mut bytes, op));
        // Writes change places with one another, but not with a cut of the file between them.
        for run in self.ops[self.synced..].split_inclusive(|op| matches!(op, Op::Truncate(_))) {
            let mut run = run.to_vec();
            let writes = run.iter().take_while(|op| matches!(op, Op::Write { .. })).count();
            chance.shuffle(&mut run[..writes]);
            run.into_iter().for_each(|op| put_perhaps(&mut bytes, op, chance));
        }
        bytes
    }
}

fn put(bytes: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write { at, bytes: written } => {
            bytes.resize(bytes.len().max(at + written.len()), 0);
            bytes[*at..at + written.len()].copy_from_slice(written);
        }
        Op::Truncate(length) => bytes.truncate(*length),
        Op::Sync | Op::Delete { .. } => {}
    }
}

fn put_perhaps(bytes: &mut Vec<u8>, op: &Op, chance: &mut Chance) {
    match (chance.below(4), op) {
        (0, _) => {}
        (1, Op::Write { at, bytes: written }) => {
            put(bytes, &Op::Write { at: *at, bytes: written[..written.len() / 2].to_vec() });
        }
        (2, Op::Write { at, bytes: written }) => {
            for (number, sector) in written.chunks(SECTOR).enumerate() {
                if chance.below(2) == 0 {
                    put(bytes, &Op::Write { at: at + number * SECTOR, bytes: sector.to_vec() });
                }
            }
        }
        _ => put(bytes, op),
    }
}

/// Whether syncs are taken as they were, or left out, as `synchronous=OFF` does.
#[derive(Clone, Copy, PartialEq)]
enum Syncs {
    Kept,
    LeftOut,
}

/// The files as they may be after a cut at `at`, and the last head that was acknowledged before.
fn cut<'t>(tape: &'t Tape, at: usize, syncs: Syncs, chance: &mut Chance) -> (BTreeMap<&'t str, Vec<u8>>, &'t Head) {
    let made = Op::Write { at: 0, bytes: tape.case.clone() };
    let first = Life { ops: vec![&made], synced: 1, named: true, deleted: None };
    let mut files: BTreeMap<&str, Vec<Life>> = BTreeMap::from([(CASE, vec![first])]);
    let mut head = &tape.head;
    for entry in &tape.log[..at] {
        let (name, op) = match entry {
            Entry::Acknowledged(acknowledged) => {
                head = acknowledged;
                continue;
            }
            Entry::Did(name, op) => (name, op),
        };
        let lives = files.entry(name).or_default();
        if lives.last().is_none_or(|life| life.deleted.is_some()) {
            lives.push(Life::default());
        }
        let life = lives.last_mut().unwrap();
        match op {
            Op::Write { .. } | Op::Truncate(_) => life.ops.push(op),
            Op::Sync if syncs == Syncs::Kept => (life.synced, life.named) = (life.ops.len(), true),
            Op::Sync => {}
            Op::Delete { durable } => life.deleted = Some(*durable && syncs == Syncs::Kept),
        }
    }
    // From the newest life of a name back to the oldest: a deletion may not have come to the disk, nor a new name.
    let stands = |lives: &[Life], chance: &mut Chance| {
        for life in lives.iter().rev() {
            match life.deleted {
                Some(true) => return None,
                Some(false) if chance.below(2) == 0 => return None,
                None if !life.named && chance.below(2) == 0 => {}
                _ => return Some(life.bytes(chance)),
            }
        }
        None
    };
    let files = files.iter().filter_map(|(name, lives)| Some((*name, stands(lives, chance)?))).collect();
    (files, head)
}

/// What is wrong with the case after a cut; none where nothing is lost and the next write works.
fn wrong(files: &BTreeMap<&str, Vec<u8>>, head: &Head) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
    let looked = || -> Result<Vec<String>> {
        let found = open(folder.path(), Access::Read)?.verify(false, Some(head))?.findings;
        open(folder.path(), Access::Write)?.log_claim(claim("The work goes on.".to_owned()))?;
        let after = open(folder.path(), Access::Read)?.verify(true, Some(head))?.findings;
        Ok(found.into_iter().chain(after).map(|finding| finding.to_string()).collect())
    };
    match looked() {
        Ok(findings) if findings.is_empty() => None,
        Ok(findings) => Some(findings.join("; ")),
        Err(error) => Some(error.to_string()),
    }
}

#[test]
fn no_acknowledged_verb_is_lost_to_a_power_cut() {
    let (states, controls, seed) = (rounds(60, 1_000), rounds(15, 200), seed());
    let tape = recorded(&mut Chance::new(1));
    let try_one = |round: u64, syncs| {
        let mut chance = Chance::new(seed + round);
        let at = chance.below(tape.log.len() + 1);
        let (files, head) = cut(&tape, at, syncs, &mut chance);
        wrong(&files, head).map(|wrong| format!("SEED={}, cut at {at} of {}: {wrong}", seed + round, tape.log.len()))
    };
    let lost: Vec<String> = (0..states as u64).filter_map(|round| try_one(round, Syncs::Kept)).collect();
    let lost_without = (0..controls as u64).filter_map(|round| try_one(round, Syncs::LeftOut)).count();
    let counted = |wanted: fn(&str, &Op) -> bool| {
        tape.log.iter().filter(|entry| matches!(entry, Entry::Did(name, op) if wanted(name, op))).count()
    };
    let begun = counted(|name, op| name != CASE && matches!(op, Op::Write { at: 0, .. }));
    let deleted = counted(|_, op| matches!(op, Op::Delete { .. }));
    println!(
        "{} verbs, {} writes, {} syncs, a write-ahead log begun {begun} times and deleted {deleted} times: {} of {states} \
         power cuts lost something; without the syncs {lost_without} of {controls}",
        tape.log.iter().filter(|entry| matches!(entry, Entry::Acknowledged(_))).count(),
        counted(|_, op| matches!(op, Op::Write { .. })),
        counted(|_, op| matches!(op, Op::Sync)),
        lost.len(),
    );
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(lost_without > 0, "the control must fail, or this test sees nothing");
    assert!(begun > deleted, "the log must be begun again from its start, or a part of its life is not seen");
}
