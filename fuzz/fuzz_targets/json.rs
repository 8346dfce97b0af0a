//! A case as JSON: what is taken in verifies, and what it exports makes the same case again, without a refusal.
#![no_main]

use claimbench::formats::json::read_case;
use claimbench::workbench::{ImportPlan, OnRefusal, Workbench};
use libfuzzer_sys::fuzz_target;

fn import(case: &mut Workbench, text: &str, on_refusal: OnRefusal) -> Option<()> {
    let plan = ImportPlan { on_refusal, dry_run: false, leave_verdicts: false, again: false };
    let read = read_case(text, "case.json").ok()?;
    let (rows, imported) = (read.rows.len(), case.import(read.rows, plan, |_| {}).expect("nothing more is refused"));
    assert_eq!(imported.rows, rows);
    assert_eq!(imported.arrived.claims, case.claim_numbers().unwrap().len());
    claimbench_fuzz::assert_verified(case);
    Some(())
}

/// The parts behind the head, which names the file and the ledger that it came from.
fn parts(case: &Workbench) -> String {
    let text = claimbench_fuzz::json(case).unwrap();
    text.split_once('\n').expect("the head is a line").1.to_owned()
}

fuzz_target!(|text: &str| {
    let (mut case, mut again) = (claimbench_fuzz::case(), claimbench_fuzz::case());
    if import(&mut case, text, OnRefusal::StoreTheRest).is_none() {
        return;
    }
    import(&mut again, &claimbench_fuzz::json(&case).unwrap(), OnRefusal::StoreNothing).expect("an export is readable");
    assert_eq!(parts(&case), parts(&again));
});
