//! Damage to the write-ahead log beside the file, in which commits stand until they are carried over: SQLite discards what
//! does not check out, as it must after a power cut, so the file is whole without those commits. Only a kept head tells
//! that they were lost.

use super::{Damage, findings};
use crate::desk::{Desk, holds};
use crate::full_case;
use std::fs;

/// The frames' header: https://sqlite.org/fileformat2.html#the_write_ahead_log
const HEADER: usize = 32;

fn log(desk: &Desk, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(desk.path("claimbench.db-wal")).unwrap();
    change(&mut bytes);
    fs::write(desk.path("claimbench.db-wal"), bytes).unwrap();
}

pub const DAMAGES: &[Damage] = &[
    ("the log taken away", |desk| fs::remove_file(desk.path("claimbench.db-wal")).unwrap(), "there is no event 41"),
    ("the log emptied", |desk| log(desk, Vec::clear), "there is no event 41"),
    ("a byte of the log cut off", |desk| log(desk, |log| log.truncate(log.len() - 1)), "there is no event 42"),
    ("half of the log cut off", |desk| log(desk, |log| log.truncate(log.len() / 2)), "there is no event 42"),
    ("a bit of the log's header", |desk| log(desk, |log| log[8] ^= 1), "there is no event 41"),
    ("a bit of the log's first page", |desk| log(desk, |log| log[HEADER + 30] ^= 1), "there is no event 41"),
    ("a bit of the log's last page", |desk| log(desk, |log| *log.last_mut().unwrap() ^= 1), "there is no event 42"),
    ("other bytes behind the log's header", |desk| log(desk, |log| log[HEADER..].fill(0xA5)), "there is no event 41"),
];

/// A desk whose last two commits stand in the log, and the heads after each.
fn desk() -> (Desk, [String; 2]) {
    let desk = full_case::desk();
    let crashed = Desk::bare();
    let open = desk.behind_its_back();
    open.query_row("SELECT count(*) FROM claim", [], |_| Ok(())).unwrap();
    let heads = ["one", "two"].map(|tag| {
        desk.ok(["claim", "tag", "1", tag]);
        desk.head()
    });
    for file in ["claimbench.db", "claimbench.db-wal"] {
        crashed.write(file, fs::read(desk.path(file)).unwrap());
    }
    (crashed, heads)
}

#[test]
fn commits_lost_from_the_log_show_against_a_kept_head_alone() {
    let (whole, heads) = desk();
    assert_eq!(whole.head(), heads[1], "an unharmed log holds both");
    for (what, harm, named) in DAMAGES {
        let (desk, heads) = desk();
        harm(&desk);
        assert_eq!(findings(&desk), [""; 0], "{what}");
        let kept = if named.ends_with("41") { &heads[0] } else { &heads[1] };
        holds(&desk.run(["verify", "--head", kept]).ends(3).out, &[named]);
    }
}
