//! Many at once: several processes write to one case, and nobody's work is lost.

use crate::desk::Desk;
use std::collections::BTreeSet;

const DESKS: usize = 8;
const WRITES: usize = 25;

#[test]
fn eight_processes_write_to_one_case_and_nothing_is_lost() {
    let desk = Desk::new();
    std::thread::scope(|scope| {
        for who in 0..DESKS {
            let desk = &desk;
            scope.spawn(move || {
                for what in 0..WRITES {
                    let said =
                        desk.run(["--as", &format!("desk{who}"), "claim", "add", &format!("Claim {who}/{what}.")]);
                    assert_eq!((said.code, said.err.as_str()), (0, ""));
                }
            });
        }
    });
    let claims = desk.json("claim list --limit 0");
    let texts: BTreeSet<&str> = claims.as_array().unwrap().iter().map(|c| c["text"].as_str().unwrap()).collect();
    assert_eq!(texts.len(), DESKS * WRITES);
    let verified = desk.json("verify");
    assert_eq!(verified["events"], DESKS * WRITES + 1);
    assert_eq!(verified["findings"], serde_json::json!([]));
}

#[test]
fn a_case_can_be_read_and_copied_while_it_is_written() {
    let desk = Desk::demo();
    std::thread::scope(|scope| {
        scope.spawn(|| (0..15).for_each(|n| drop(desk.ok(["claim", "tag", "1", &format!("tag{n}")]))));
        for n in 0..5 {
            desk.ok("report");
            desk.ok(["backup", &format!("copy{n}.db")]);
            desk.ok(["--db", &format!("copy{n}.db"), "verify"]);
        }
    });
    desk.ok("verify");
}
