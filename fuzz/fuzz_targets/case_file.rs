//! A file that may be a case: refused with not a byte of it changed, or opened, verified, and found or found damaged;
//! what verifies can be read to its end and made again from its own ledger.
#![no_main]

use claimbench::workbench::{Access, Workbench};
use claimbench_fuzz::{json, ledger, setting};
use libfuzzer_sys::fuzz_target;
use std::fs;

fuzz_target!(|bytes: &[u8]| {
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("case.db");
    fs::write(&file, bytes).unwrap();
    if let Ok(case) = Workbench::open(&file, Access::Inspect, setting()) {
        let _ = case.verify(false, None);
    }
    assert_eq!(fs::read(&file).unwrap(), bytes, "looking changed the file");
    let Ok(case) = Workbench::open(&file, Access::Read, setting()) else {
        assert_eq!(fs::read(&file).unwrap(), bytes, "a refused file was changed");
        return;
    };
    if case.verify(false, None).is_ok_and(|verification| verification.findings.is_empty()) {
        json(&case).expect("what verifies can be read");
        let items = ledger(&case).expect("what verifies can be read").into_iter().map(Ok);
        let head = Workbench::restore(&room.path().join("again.db"), items).expect("what verifies can be restored");
        assert_eq!(head, case.head().unwrap());
    }
});
