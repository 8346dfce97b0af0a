//! Many writers at once: processes of the program write to one case, and nobody's work is lost.

use crate::desk::Desk;
use crate::rounds;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

#[test]
fn many_processes_write_to_one_case_and_nothing_is_lost() {
    let (desks, writes) = (rounds(8, 32), rounds(25, 1_500));
    let desk = Desk::new();
    let began = Instant::now();
    let mut waits: Vec<Duration> = std::thread::scope(|scope| {
        let one = |who| {
            let desk = &desk;
            move || {
                let write = |what| {
                    let began = Instant::now();
                    let said =
                        desk.run(["--as", &format!("desk{who}"), "claim", "add", &format!("Claim {who}/{what}.")]);
                    assert_eq!((said.code, said.err.contains("error")), (0, false), "{}", said.err);
                    began.elapsed()
                };
                (0..writes).map(write).collect::<Vec<_>>()
            }
        };
        let threads: Vec<_> = (0..desks).map(|who| scope.spawn(one(who))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let took = began.elapsed();
    waits.sort();
    println!(
        "{desks} processes x {writes} writes in {took:.1?}: one command {:.1?} in the middle, {:.1?} of 1 in 1,000, {:.1?} \
         at worst",
        waits[waits.len() / 2],
        waits[waits.len() - 1 - waits.len() / 1_000],
        waits[waits.len() - 1],
    );
    let claims = desk.json("claim list --limit 0");
    let texts: BTreeSet<&str> = claims.as_array().unwrap().iter().map(|c| c["text"].as_str().unwrap()).collect();
    assert_eq!(texts.len(), desks * writes);
    let verified = desk.json("verify");
    assert_eq!(verified["events"], desks * writes + 1);
    assert_eq!(verified["findings"], serde_json::json!([]));
}

#[test]
fn what_is_read_while_others_write_is_of_one_instant() {
    let desk = Desk::new();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for number in 0..rounds(40, 2_000) {
                desk.ok(["claim", "add", &format!("Claim {number}.")]);
            }
        });
        while !writer.is_finished() {
            // The case was opened by one event, and each claim is one more.
            let case: serde_json::Value = serde_json::from_str(&desk.ok("export json")).unwrap();
            let claims = case["claims"].as_array().unwrap().len();
            assert_eq!(case["head"]["seq"], claims + 1, "the head that is named is not that of what is exported");
            desk.ok("verify");
        }
    });
}
