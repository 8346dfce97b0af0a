//! A pack: any ZIP is refused or gives a ledger to restore from, and what a pack is made of comes back to the byte.
#![no_main]

use claimbench::formats::ledger;
use claimbench::formats::pack::{LEDGER, Pack, PackWriter};
use claimbench::workbench::{Access, Workbench};
use libfuzzer_sys::fuzz_target;
use std::io::{self, Cursor, Read};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut pack) = Pack::open(Cursor::new(bytes), "case.zip")
        && let Ok(lines) = pack.ledger("case.zip")
    {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("case.db");
        if Workbench::restore(&file, ledger::read(lines, "case.zip")).is_ok() {
            let case = Workbench::open(&file, Access::Read, claimbench_fuzz::setting()).expect("what was made opens");
            claimbench_fuzz::assert_verified(&case);
        }
    }

    let mut made = Vec::new();
    let mut pack = PackWriter::new(&mut made);
    pack.file("README.txt", |out| out.write_all(b"words")).unwrap();
    pack.file::<io::Error>(LEDGER, |out| out.write_all(bytes)).unwrap();
    pack.finish().unwrap();
    let mut again = Vec::new();
    let mut pack = Pack::open(Cursor::new(made), "case.zip").expect("what is packed can be unpacked");
    pack.ledger("case.zip").unwrap().read_to_end(&mut again).unwrap();
    assert_eq!(again, bytes);
});
