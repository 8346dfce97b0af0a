//! Damage to the bytes of the file: bits flipped, tails cut, pages zeroed and swapped, the header changed.

use super::{Damage, each_is_named, tables};
use crate::desk::Desk;
use std::fs;

const PAGE: usize = 4096;

/// The bytes of the case, changed and written back.
fn bytes(desk: &Desk, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(desk.case()).unwrap();
    change(&mut bytes);
    fs::write(desk.case(), bytes).unwrap();
}

/// Where the pages of this kind of a table or index begin.
fn pages(desk: &Desk, name: &str, kind: &str) -> Vec<usize> {
    let conn = desk.behind_its_back();
    let mut stmt = conn.prepare("SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = ?2 ORDER BY pageno").unwrap();
    let numbers = stmt.query_map([name, kind], |row| row.get::<_, usize>(0)).unwrap();
    numbers.map(|number| (number.unwrap() - 1) * PAGE).collect()
}

/// Flips a bit in the last byte of a text that stands in one of the pages.
fn flip_in(desk: &Desk, name: &str, kind: &str, text: &str) {
    let pages = pages(desk, name, kind);
    bytes(desk, |bytes| {
        let place = |from: usize| {
            Some(from + bytes[from..from + PAGE].windows(text.len()).position(|part| part == text.as_bytes())?)
        };
        let found = pages.into_iter().find_map(place).expect(text);
        bytes[found + text.len() - 1] ^= 1;
    });
}

fn flip_first(desk: &Desk, name: &str, kind: &str) {
    let from = pages(desk, name, kind)[0];
    bytes(desk, |bytes| bytes[from] ^= 0x20);
}

fn cut(desk: &Desk, tail: impl FnOnce(usize) -> usize) {
    bytes(desk, |bytes| bytes.truncate(tail(bytes.len())));
}

fn zero(desk: &Desk, name: &str) {
    let from = pages(desk, name, "leaf")[0];
    bytes(desk, |bytes| bytes[from..from + PAGE].fill(0));
}

/// Pages that belong to nothing any more: those of a table that was there for a while.
fn with_free_pages(desk: &Desk) {
    let while_there = "CREATE TABLE evil (x); INSERT INTO evil SELECT zeroblob(3000) FROM claim_event; DROP TABLE evil";
    tables(desk, while_there);
}

fn header(desk: &Desk, at: usize, value: &[u8]) {
    bytes(desk, |bytes| bytes[at..at + value.len()].copy_from_slice(value));
}

pub const DAMAGES: &[Damage] = &[
    ("a bit in a row", |desk| flip_in(desk, "source", "leaf", "Road office"), "row_changed source 1 name:"),
    (
        "a bit in a row without a rowid",
        |desk| flip_in(desk, "waiver", "leaf", "A small matter"),
        "row_changed waiver 1/single-origin because:",
    ),
    ("a bit in an event", |desk| flip_in(desk, "ledger", "leaf", "Nobody asks"), "chain "),
    ("a bit in an index", |desk| flip_in(desk, "source_by_name", "leaf", "Road office"), "index source_by_name"),
    ("a bit in a row that is its own key", |desk| flip_in(desk, "tag", "leaf", "old"), "row_missing tag 3/old:"),
    (
        "a bit in text that spills over",
        |desk| flip_in(desk, "revision", "overflow", "the river"),
        "row_changed revision 1/2 body:",
    ),
    ("a bit in an event that spills over", |desk| flip_in(desk, "ledger", "overflow", "river"), "chain "),
    ("a bit in kept bytes", |desk| flip_in(desk, "blob", "leaf", "They count 9,000."), "do not match their hash"),
    ("a bit in the full-text index", |desk| flip_in(desk, "search_content", "leaf", "cyclists"), "search"),
    ("the kind of a table's page", |desk| flip_first(desk, "claim", "leaf"), "table claim cannot be read"),
    (
        "the kind of the ledger's page",
        |desk| flip_first(desk, "ledger", "internal"),
        "chain 1: event 1: it cannot be read",
    ),
    (
        "the kind of an index's page",
        |desk| flip_first(desk, "claim_by_article", "leaf"),
        "index claim_by_article: Tree",
    ),
    ("the kind of the schema's page", |desk| header(desk, 100, &[0xFF]), "damaged: the case is damaged"),
    ("the chain of a text that spills over", |desk| flip_first(desk, "revision", "overflow"), "table revision: Tree"),
    (
        "a trunk of the free pages",
        |desk| {
            with_free_pages(desk);
            bytes(desk, |bytes| {
                let trunk = u32::from_be_bytes(bytes[32..36].try_into().unwrap()) as usize;
                bytes[(trunk - 1) * PAGE + 6] ^= 0xFF;
            });
        },
        "structure: the file's structure: Freelist",
    ),
    (
        "the first free page in the header",
        |desk| header(desk, 32, &[0, 0, 0, 3]),
        "structure: the file's structure: Freelist",
    ),
    (
        "the count of free pages in the header",
        |desk| header(desk, 36, &[0, 0, 0, 3]),
        "structure: the file's structure: Freelist",
    ),
    ("the size of a page in the header", |desk| header(desk, 16, &[2, 0]), "damaged: the case is damaged"),
    ("the encoding in the header", |desk| header(desk, 56, &[0, 0, 0, 3]), "damaged: the case is damaged"),
    ("SQLite's name in the header", |desk| header(desk, 0, b"sQLite"), "not_a_case: "),
    ("the application's number", |desk| header(desk, 68, &[0, 0, 0, 0]), "not_a_case: "),
    ("a higher format", |desk| header(desk, 60, &[0, 0, 0, 3]), "newer: "),
    ("a format that never was", |desk| header(desk, 60, &[0, 0, 0, 0]), "damaged: the case is damaged"),
    ("the last byte cut off", |desk| cut(desk, |length| length - 1), "structure: "),
    ("a page cut off", |desk| cut(desk, |length| length - PAGE), "damaged: the case is damaged"),
    ("half of it cut off", |desk| cut(desk, |length| length / 2), "damaged: the case is damaged"),
    ("all but the first page cut off", |desk| cut(desk, |_| PAGE), "damaged: the case is damaged"),
    ("all but the header cut off", |desk| cut(desk, |_| 100), "damaged: the case is damaged"),
    ("part of the header cut off", |desk| cut(desk, |_| 99), "not_a_case: "),
    ("all of it cut off", |desk| cut(desk, |_| 0), "not_a_case: "),
    ("a table's page zeroed", |desk| zero(desk, "claim"), "table claim cannot be read"),
    ("the ledger's page zeroed", |desk| zero(desk, "ledger"), "chain 1: event 1: it cannot be read"),
    ("a page of kept bytes zeroed", |desk| zero(desk, "blob"), "the kept bytes cannot be read"),
    ("an index's page zeroed", |desk| zero(desk, "status_by_claim"), "index status_by_claim: Tree"),
    (
        "two pages swapped",
        |desk| {
            let [one, other] = ["note", "review"].map(|name| pages(desk, name, "leaf")[0]);
            bytes(desk, |bytes| {
                let (left, right) = bytes.split_at_mut(one.max(other));
                left[one.min(other)..][..PAGE].swap_with_slice(&mut right[..PAGE]);
            });
        },
        "row_extra review",
    ),
];

#[test]
fn every_change_to_the_bytes_is_named() {
    each_is_named(DAMAGES, |_, _| None);
}
