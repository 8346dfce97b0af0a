//! A spreadsheet, read and brought in: rows in are rows stored and rows refused, and rows copied out are rows again.
#![no_main]

use claimbench::formats::csv::{Options, Shape, read};
use claimbench::workbench::{ImportPlan, OnRefusal};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;

fuzz_target!(|bytes: &[u8]| {
    let options = Options::default();
    let Ok(mut sheet) = read(bytes, "sheet.csv", &options) else { return };
    let mut case = claimbench_fuzz::bridge();
    let (claims, sources) = (case.claim_numbers().unwrap().len(), case.sources().unwrap().len());
    let plan = ImportPlan { on_refusal: OnRefusal::StoreTheRest, dry_run: false, leave_verdicts: false, again: true };
    let imported = case.import(&mut sheet, plan, |_| {}).expect("bad rows are refused one by one");
    let arrived = imported.arrived;
    let stored = match sheet.shape() {
        Some(Shape::Evidence) => arrived.evidence,
        Some(Shape::Sources) => arrived.sources,
        Some(Shape::Statuses) => arrived.statuses,
        Some(Shape::Claims | Shape::Sheet) | None => arrived.claims,
    };
    assert_eq!(imported.rows, stored + imported.here.len() + imported.refusals.len());
    assert_eq!(claims + arrived.claims, case.claim_numbers().unwrap().len());
    assert_eq!(sources + arrived.sources, case.sources().unwrap().len());
    claimbench_fuzz::assert_verified(&case);

    let last = bytes.len() as u64 + 1;
    assert!(imported.refusals.iter().all(|refusal| (1..=last).contains(&refusal.line)));
    let mut copied = Vec::new();
    sheet.copy_rows(&BTreeSet::from_iter(1..=last), &mut copied).unwrap();
    let again = read(&copied, "sheet.csv", &options).expect("the rows of a sheet are a sheet");
    assert_eq!((again.rows(), again.count()), (sheet.rows(), imported.rows));
});
