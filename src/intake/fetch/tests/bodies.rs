//! Bodies: whole and exact, or refused; never larger or slower than allowed.

use super::stub::{Stub, hung_up};
use super::{fetch_from, fetched, limits, stopped};
use crate::intake::fetch::{Limits, Step, Why};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Read, Write};
use std::thread;
use std::time::Duration;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// An answer with these headers (each ended by CRLF) and this body.
fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{headers}\r\n").as_bytes(), body].concat()
}

fn packed(body: &[u8]) -> Vec<u8> {
    answer(&format!("Content-Encoding: gzip\r\nContent-Length: {}\r\n", body.len()), body)
}

/// Why a body is refused.
fn refused(answer: Vec<u8>, limits: &Limits) -> Why {
    let (step, why) = stopped(fetch_from(&Stub::answering([answer]), limits));
    assert_eq!(step, Step::Body, "{why}");
    why
}

#[test]
fn a_body_comes_exactly_however_it_is_sent() {
    let body: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let length = format!("Content-Length: {}\r\n", body.len());
    let halves = [&gzip(&body[..30_000])[..], &gzip(&body[30_000..])].concat();
    let chunks: Vec<u8> = body
        .chunks(777)
        .flat_map(|part| [format!("{:x};x=y\r\n", part.len()).as_bytes(), part, b"\r\n"].concat())
        .collect();
    for (how, answer) in [
        ("length", answer(&length, &body)),
        ("length, and more than was stated", answer(&length, &[&body[..], b"spill"].concat())),
        ("until the end", answer("", &body)),
        ("chunks", answer("Transfer-Encoding: Chunked\r\n", &[&chunks[..], b"0\r\n\r\n"].concat())),
        (
            "chunks and trailers",
            answer("Transfer-Encoding: chunked\r\n", &[&chunks[..], b"0\r\nX: y\r\n\r\n"].concat()),
        ),
        ("chunks, and a length", {
            let headers = "Transfer-Encoding: chunked\r\nContent-Length: 99999999999\r\n";
            answer(headers, &[&chunks[..], b"0\r\n\r\n"].concat())
        }),
        ("packed", packed(&gzip(&body))),
        ("packed in two members", packed(&halves)),
        ("packed, until the end", answer("Content-Encoding: X-GZip\r\n", &gzip(&body))),
        ("plainly unpacked", answer(&format!("Content-Encoding: identity\r\n{length}"), &body)),
    ] {
        assert_eq!(fetched(answer).unwrap().bytes, body, "{how}");
    }
}

#[test]
fn an_empty_body_is_a_body() {
    for headers in ["", "Content-Length: 0\r\n", "Content-Length: 0\r\nContent-Encoding: gzip\r\n"] {
        assert_eq!(fetched(answer(headers, b"")).unwrap().bytes, b"", "{headers}");
    }
    assert_eq!(fetched("HTTP/1.1 204 No Content\r\n\r\n").unwrap().bytes, b"");
}

#[test]
fn a_body_shorter_than_stated_is_incomplete() {
    let short = answer("Content-Length: 11\r\n", b"hello worl");
    assert_eq!(refused(short, &limits()), Why::Incomplete { got: 10, stated: Some(11) });
    // Whole once unpacked, and yet something was to follow.
    let body = gzip(b"hello world");
    let stated = body.len() as u64 + 1;
    let short = answer(&format!("Content-Encoding: gzip\r\nContent-Length: {stated}\r\n"), &body);
    assert_eq!(refused(short, &limits()), Why::Incomplete { got: stated - 1, stated: Some(stated) });
    let nothing = answer("Content-Encoding: gzip\r\nContent-Length: 5\r\n", b"");
    assert_eq!(refused(nothing, &limits()), Why::Incomplete { got: 0, stated: Some(5) });
}

#[test]
fn a_body_cut_off_anywhere_is_incomplete() {
    let whole = b"5\r\nhello\r\n6\r\n world\r\n0\r\n";
    for end in 0..whole.len() - 2 {
        let why = refused(answer("Transfer-Encoding: chunked\r\n", &whole[..end]), &limits());
        assert!(matches!(why, Why::Incomplete { stated: None, .. }), "{end}: {why}");
    }
    let whole = gzip(b"hello world, hello world, hello world");
    for end in 1..whole.len() {
        let why = refused(answer("Content-Encoding: gzip\r\n", &whole[..end]), &limits());
        assert_eq!(why, Why::Incomplete { got: end as u64, stated: None });
    }
}

#[test]
fn a_connection_that_breaks_does_not_pass_for_one_that_ends() {
    let stub = Stub::playing_unread(|stream, _| {
        stream.read_exact(&mut [0]).unwrap();
        stream.write_all(&answer("", b"half a pa")).unwrap();
        // Hanging up on a question that is not read resets the connection.
    });
    let (_, why) = stopped(fetch_from(&stub, &limits()));
    assert!(matches!(why, Why::Incomplete { .. } | Why::NoAnswer), "{why}");
}

#[test]
fn a_body_that_unpacks_badly_is_refused() {
    let mut flipped = gzip(b"hello world");
    let middle = flipped.len() - 6;
    flipped[middle] ^= 1;
    for body in [flipped, b"<html>not packed at all</html>".to_vec(), [&gzip(b"x")[..], b"rubbish"].concat()] {
        let why = refused(packed(&body), &limits());
        assert!(matches!(why, Why::Damaged { .. }), "{why}");
    }
    let why = refused(answer("Transfer-Encoding: chunked\r\n", b"zz\r\nhello\r\n"), &limits());
    assert!(matches!(why, Why::BadAnswer { .. }), "{why}");
}

#[test]
fn a_packing_not_asked_for_is_refused() {
    for coding in ["br", "deflate", "zstd", "gzip, gzip", "gzip, br", "utf-8"] {
        let why = refused(answer(&format!("Content-Encoding: {coding}\r\n"), &gzip(b"x")), &limits());
        assert_eq!(why, Why::Coding { coding: coding.to_owned() });
    }
    let why = refused(answer("Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n", &gzip(&gzip(b"x"))), &limits());
    assert!(matches!(why, Why::Coding { .. }));
}

#[test]
fn a_bomb_is_refused_long_before_it_is_unpacked() {
    // 1,000:1.
    let bomb = gzip(&vec![0; 4_000_000]);
    assert_eq!(refused(packed(&bomb), &limits()), Why::Bomb { ratio: 100 });
    let small = Limits { bytes: 200_000, ..limits() };
    assert_eq!(refused(packed(&bomb), &small), Why::TooLong { limit: 200_000 });
    // A bomb inside a bomb is one that nothing sets off.
    assert_eq!(fetched(packed(&gzip(&bomb))).unwrap().bytes, bomb);
    // Small pages may pack as well as they like.
    assert_eq!(fetched(packed(&gzip(&[b' '; 1_000_000]))).unwrap().bytes.len(), 1_000_000);
}

#[test]
fn a_body_may_reach_the_limit_and_not_pass_it() {
    let limits = Limits { bytes: 50_000, ..limits() };
    for (length, fits) in [(50_000, true), (50_001, false)] {
        let body = vec![b'x'; length];
        for (how, answer) in [
            ("length", answer(&format!("Content-Length: {length}\r\n"), &body)),
            ("until the end", answer("", &body)),
            ("packed", packed(&gzip(&body))),
        ] {
            let result = fetch_from(&Stub::answering([answer]), &limits);
            match result {
                Ok(page) => assert_eq!((page.bytes.len(), fits), (length, true), "{how}"),
                Err(failure) => assert_eq!((failure.why, fits), (Why::TooLong { limit: 50_000 }, false), "{how}"),
            }
        }
    }
    // Stated to be too long, and not even begun.
    assert_eq!(refused(answer("Content-Length: 50001\r\n", b""), &limits), Why::TooLong { limit: 50_000 });
}

#[test]
fn a_body_without_end_is_cut() {
    let limits = Limits { bytes: 100_000, ..limits() };
    let chunk = format!("{:x}\r\n{}\r\n", 10_000, "x".repeat(10_000));
    for (headers, part) in [
        ("", b"on and on ".repeat(1_000)),
        ("Transfer-Encoding: chunked\r\n", chunk.into_bytes()),
        // Members that unpack to nothing at all.
        ("Content-Encoding: gzip\r\n", gzip(b"").repeat(500)),
    ] {
        let stub = Stub::playing(move |stream, _| {
            let _ = stream.write_all(&answer(headers, b""));
            while stream.write_all(&part).is_ok() {}
        });
        assert_eq!(stopped(fetch_from(&stub, &limits)), (Step::Body, Why::TooLong { limit: 100_000 }), "{headers}");
    }
}

#[test]
fn a_body_that_trickles_or_stops_is_cut_by_the_time_for_all() {
    let limits = Limits { time: Duration::from_millis(500), ..limits() };
    let cut = |headers: &'static str, trickles: bool| {
        let stub = Stub::playing(move |stream, _| {
            let _ = stream.write_all(&answer(headers, &gzip(b"x")[..1]));
            while !hung_up(stream) && (!trickles || stream.write_all(&gzip(b"x")[1..2]).is_ok()) {}
        });
        let (step, why) = stopped(fetch_from(&stub, &limits));
        // A packed page may be seen for bad before its time is up.
        let damaged = headers.contains("gzip") && matches!(why, Why::Damaged { .. });
        assert!(damaged || why == Why::TooSlow { limit: limits.time }, "{headers}: {why}");
        assert_eq!(step, Step::Body);
    };
    // All at once, for each takes the whole time.
    thread::scope(|scope| {
        for headers in ["", "Content-Length: 100000\r\n", "Content-Encoding: gzip\r\n"] {
            for trickles in [true, false] {
                scope.spawn(move || cut(headers, trickles));
            }
        }
    });
}
