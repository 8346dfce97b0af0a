//! A ledger: one that is taken in comes out to the byte, and the case made of it verifies.
//!
//! A line whose hash is empty gets the one that follows: a mutated event could not be reached behind it otherwise.
#![no_main]

use claimbench::domain::{Event, LedgerItem, LedgerLine};
use claimbench::formats::ledger::read;
use claimbench::workbench::{Access, Workbench};
use claimbench_fuzz::setting;
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

/// The hash of `docs/file-format.md`, in hex; `before` is that of the event before.
fn hash(file_uid: &str, line: &LedgerLine, before: &[u8]) -> [u8; 32] {
    let mut digest = Sha256::new().chain_update(b"claimbench/ledger/1\0").chain_update(line.seq.to_be_bytes());
    let texts = [file_uid, &line.uid, &line.at, &line.actor, &line.kind, &line.body];
    for part in texts.map(str::as_bytes).into_iter().chain([before]) {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut items) = read(bytes, "ledger.jsonl").collect::<Result<Vec<_>, _>>() else { return };
    let Some(LedgerItem::Event(first)) = items.first() else { return };
    let Some(Ok(Event::CaseOpened(opened))) = Event::read(&first.kind, &first.body) else { return };
    let (file_uid, mut before) = (opened.file_uid.to_string(), [0; 32]);
    for item in &mut items {
        if let LedgerItem::Event(line) = item {
            before = hash(&file_uid, line, &before);
            if line.hash.is_empty() {
                line.hash = before.iter().map(|byte| format!("{byte:02x}")).collect();
            }
        }
    }
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("case.db");
    if Workbench::restore(&file, items.iter().cloned().map(Ok)).is_err() {
        assert!(!file.exists(), "a refused ledger leaves a file");
        return;
    }
    let case = Workbench::open(&file, Access::Read, setting()).expect("what was made opens");
    claimbench_fuzz::assert_verified(&case);
    let events = |items: Vec<LedgerItem>| -> Vec<_> {
        items.into_iter().filter(|item| matches!(item, LedgerItem::Event(_))).collect()
    };
    assert_eq!(events(claimbench_fuzz::ledger(&case).unwrap()), events(items));
});
