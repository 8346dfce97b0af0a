//! The same stories for every home that this build has.

#[path = "../../tests/stories/servers.rs"]
mod servers;

mod faults;
mod hostile;

use super::*;
use crate::matching::{self, Memory};
use servers::Server;
use std::path::Path;

fn address(text: &str) -> Address {
    Address::read(Path::new(text)).unwrap()
}

fn in_each_home(story: impl Fn(&mut Archive)) {
    at_each_address(|address, _| story(&mut Archive::open(address).unwrap()));
}

/// An archive in a file, and one in a database of its own where there is a server.
fn at_each_address(story: impl Fn(&Address, Option<&Server>)) {
    let folder = tempfile::tempdir().unwrap();
    let file = Address::File(folder.path().join("a.db"));
    assert!(Archive::init(&file).unwrap().1);
    story(&file, None);
    if let Some(server) = Server::shared() {
        let address = address(&server.database());
        assert!(matches!(Archive::open(&address).err(), Some(Error::NoArchive { .. })));
        assert!(Archive::init(&address).unwrap().1);
        assert!(!Archive::init(&address).unwrap().1, "run again, it changes nothing");
        story(&address, Some(server));
    }
}

fn uid(last: u8) -> Uid {
    format!("018f0000-0000-7000-8000-0000000000{last:02x}").parse().unwrap()
}

fn review(at: usize, text: &str) -> Precedent {
    Precedent {
        text: text.to_owned(),
        url: Some(format!("https://checks.example/{at}")),
        desk: Some("Check Desk".to_owned()),
        ..Precedent::default()
    }
}

/// Events of a case, chained.
fn events(case: Uid, bodies: &[&str]) -> Vec<LedgerLine> {
    let mut before = "0".repeat(64);
    (1..)
        .zip(bodies)
        .map(|(seq, body)| {
            let mut line = LedgerLine {
                seq,
                uid: uid(seq as u8).to_string(),
                at: "2026-11-23T09:00:00.000Z".to_owned(),
                actor: "ana".to_owned(),
                kind: "note_added".to_owned(),
                body: (*body).to_owned(),
                hash: String::new(),
            };
            line.hash = link_of(case, &line, &before).unwrap();
            before.clone_from(&line.hash);
            line
        })
        .collect()
}

fn keep(archive: &mut Archive, case: Uid, lines: &[LedgerLine]) -> Result<usize> {
    let mut keeping = archive.keeping(case)?;
    for line in lines {
        keeping.take(LedgerItem::Event(line.clone()))?;
    }
    keeping.end()
}

fn seen(case: Uid, line: &LedgerLine) -> ArchivedCase {
    let head = Head { seq: line.seq, hash: line.hash.clone() };
    pushed_case(case, Some("Bridge".to_owned()), head, "2026-11-23T09:00:00Z".parse().unwrap(), "ana")
}

#[test]
fn what_is_nearest_is_what_is_nearest_in_memory() {
    in_each_home(|archive| {
        let text = |at: usize| format!("Road {} in district {} was closed for {} weeks.", at % 211, at % 17, at % 7);
        let mut all = Vec::new();
        // Some stand in the lists, put there in two goes, and the newest in none.
        for range in [0..300, 300..700, 700..800] {
            archive.take_in(range.clone().map(|at| review(at, &text(at)))).unwrap();
            all.extend(range.map(|at| matching::Item { text: text(at), ..matching::Item::default() }));
        }
        assert_eq!(archive.verify_lists().unwrap(), [""; 0]);
        let mut memory = Memory::of(all);
        for asked in ["Road 99 was closed for 3 weeks", "district 4, road 123", "closed weeks", "granite"] {
            let near = memory.nearest(asked, None, 1);
            let found = archive.nearest(asked, None, None, 1).unwrap();
            assert_eq!(found.len(), near.len(), "{asked}");
            for (found, near) in found.iter().zip(&near) {
                let apart = (found.near.chance().0 - near.chance().0).abs();
                assert!(apart < 0.05, "{asked}: {:?} {:?}", found.near.signs, near.signs);
            }
        }
    });
}

#[test]
fn an_item_that_says_something_else_by_now_is_replaced() {
    in_each_home(|archive| {
        let said = |label: &str| Precedent { label: Some(label.to_owned()), ..review(1, "The bridge fell.") };
        for (label, taken) in [
            ("False", Taken { added: 1, ..Taken::default() }),
            ("False", Taken { known: 1, ..Taken::default() }),
            ("True", Taken { changed: 1, ..Taken::default() }),
        ] {
            assert_eq!(archive.take_in([said(label)].into_iter()).unwrap(), taken);
        }
        let found = archive.nearest("The bridge fell", None, None, 5).unwrap();
        let labels: Vec<_> = found.iter().map(|found| found.precedent.label.clone()).collect();
        assert_eq!(labels, [Some("True".to_owned())]);
    });
}

#[test]
fn events_are_kept_once_and_come_out_as_they_went_in() {
    in_each_home(|archive| {
        let case = uid(99);
        let lines = events(case, &["{}", "{\"a\":1}", "{\"a\":2}"]);
        assert_eq!(keep(archive, case, &lines[..2]).unwrap(), 2);
        assert_eq!(keep(archive, case, &lines).unwrap(), 1, "broken off, it goes on");
        assert_eq!(keep(archive, case, &lines).unwrap(), 0);
        let out: Vec<LedgerItem> = archive.ledger(case).collect::<Result<_>>().unwrap();
        assert_eq!(out, lines.iter().cloned().map(LedgerItem::Event).collect::<Vec<_>>());
        archive.witness(&seen(case, &lines[2]), Vec::new()).unwrap();
        assert_eq!(archive.verify(case).unwrap(), (3, Vec::new()));
    });
}

#[test]
fn a_chain_that_does_not_go_on_is_a_fork_from_its_first_other_event() {
    in_each_home(|archive| {
        let case = uid(99);
        let (ours, theirs) = (events(case, &["{}", "{\"a\":1}", "{}"]), events(case, &["{}", "{\"a\":2}", "{}"]));
        keep(archive, case, &ours).unwrap();
        archive.witness(&seen(case, &ours[2]), Vec::new()).unwrap();
        let hash_at = |lines: &[LedgerLine], seq: u64| lines.get(seq as usize - 1).map(|line| line.hash.clone());
        archive.refuse_fork(case, |seq| hash_at(&ours, seq)).unwrap();
        let refused = archive.refuse_fork(case, |seq| hash_at(&theirs, seq)).unwrap_err();
        assert!(matches!(refused, Error::Fork { agreed: 0, first: 2, .. }), "{refused}");
        let refused = archive.refuse_fork(case, |seq| hash_at(&ours[..2], seq)).unwrap_err();
        assert!(matches!(refused, Error::BehindArchive { seen: 3, .. }), "{refused}");
        // Two pushes at once: the slower one finds another head.
        let refused = archive.witness(&seen(case, &theirs[2]), Vec::new()).unwrap_err();
        assert!(matches!(refused, Error::Fork { first: 3, .. }), "{refused}");
        let mut longer = theirs.clone();
        longer.push(events(case, &["{}", "{\"a\":2}", "{}", "{}"]).remove(3));
        assert!(matches!(keep(archive, case, &longer), Err(Error::Fork { first: 3, .. })));
    });
}

#[test]
fn what_is_of_the_case_that_asks_is_left_out() {
    in_each_home(|archive| {
        let case = uid(99);
        let line = events(case, &["{}"]).remove(0);
        archive.witness(&seen(case, &line), vec![(uid(1), review(1, "The bridge fell."))]).unwrap();
        assert_eq!(archive.nearest("The bridge fell", None, Some(case), 5).unwrap(), []);
        assert_eq!(archive.nearest("The bridge fell", None, Some(uid(98)), 5).unwrap().len(), 1);
        assert_eq!(archive.cases().unwrap()[0].items, 1);
        archive.witness(&seen(case, &line), Vec::new()).unwrap();
        assert_eq!(archive.nearest("The bridge fell", None, None, 5).unwrap(), []);
    });
}
