//! No connection reaches a forbidden place: by any spelling, by any name, at any time.

use super::blocks::FORBIDDEN;
use super::stub::{Stub, StubNet, Trap};
use super::{limits, stopped};
use crate::intake::fetch::place::within;
use crate::intake::fetch::{Forbidden, Reach, Step, Why, fetch_on};
use std::io;
use std::sync::mpsc::channel;
use std::time::Duration;

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

#[test]
fn loopback_is_seen_through_every_spelling() {
    let trap = Trap::new();
    for host in [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0x7F.1",
        "017700000001",
        "0177.1",
        "0177.0.0.01",
        "127.1",
        "127.0.1",
        "127.0.0.1.",
        "%31%32%37.0.0.1",
        "%3127.0.0.1",
        "１２７.０.０.１",
        "127。0。0。1",
        "①②⑦.0.0.1",
        "0x7f.0.0.0x1",
        "00000177.0x0.00.1",
        "0",
        "0.0.0.0",
        "0x0",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::127.0.0.1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::80ff:fffe]",
        "[::ffff:0:127.0.0.1]",
    ] {
        for scheme in ["http", "https", "HTTP"] {
            let url = format!("{scheme}://{host}:{}/", trap.port());
            let (step, why) = stopped(fetch_on(&StubNet::new(), &url, Reach::Public, &limits()));
            assert!(matches!(why, Why::Forbidden { .. }), "{url}: {why}");
            assert_eq!((step, trap.connections()), (Step::Address, 0), "{url}");
        }
    }
}

#[test]
fn an_address_that_is_no_web_address_is_refused_unasked() {
    let trap = Trap::new();
    let port = trap.port();
    for (url, expected) in [
        (String::new(), "not an address"),
        ("site.example".to_owned(), "not an address"),
        ("/page".to_owned(), "not an address"),
        ("http://".to_owned(), "not an address"),
        ("http://256.256.256.256/".to_owned(), "not an address"),
        ("http://[::1%25lo]/".to_owned(), "not an address"),
        (format!("http://127.0.0.1:{port}999999/"), "not an address"),
        (format!("ftp://127.0.0.1:{port}/"), "scheme"),
        ("file:///etc/passwd".to_owned(), "scheme"),
        ("data:text/html,x".to_owned(), "scheme"),
        ("javascript:alert(1)".to_owned(), "scheme"),
        (format!("http://site.example\\@127.0.0.1:{port}/"), "not an address"),
        (format!("http://127.0.0.1:{port}/\u{202E}x"), "not an address"),
        (format!("gopher://127.0.0.1:{port}/"), "scheme"),
        (format!("localhost:{port}"), "scheme"),
        (format!("http://me@127.0.0.1:{port}/"), "user"),
        (format!("http://me:secret@127.0.0.1:{port}/"), "user"),
        (format!("http://:secret@127.0.0.1:{port}/"), "user"),
        (format!("http://site.example@127.0.0.1:{port}/"), "user"),
        (format!("http://site.example/{}", "x".repeat(20_000)), "long"),
        (format!("http://site.example/{}", "ж".repeat(4_000)), "long"),
    ] {
        let (step, why) = stopped(fetch_on(&StubNet::new(), &url, Reach::Private, &limits()));
        let found = match why {
            Why::NotAnAddress { .. } => "not an address",
            Why::Scheme { .. } => "scheme",
            Why::UserInfo => "user",
            Why::AddressTooLong { .. } => "long",
            _ => "something else",
        };
        assert_eq!((step, found, trap.connections()), (Step::Address, expected, 0), "{url}");
    }
}

#[test]
fn a_name_that_leads_to_loopback_is_refused() {
    let trap = Trap::new();
    let net = StubNet::new().name("localhost", [trap.place()]).name("innocent.example", [trap.place()]);
    for name in ["localhost", "LocalHost", "innocent.example"] {
        let (step, why) = stopped(fetch_on(&net, &format!("http://{name}/"), Reach::Public, &limits()));
        assert_eq!((step, trap.connections()), (Step::Resolve, 0));
        assert_eq!(why, Why::Forbidden { ip: trap.place().ip(), what: Forbidden::Loopback });
    }
}

#[test]
fn a_name_that_changes_its_mind_between_check_and_connection_is_held_to_the_first() {
    let (stub, trap) = (Stub::answering([OK]), Trap::new());
    let net = StubNet::new().public("turns.example", stub.place()).name("turns.example", [trap.place()]);
    let page = fetch_on(&net, "http://turns.example/", Reach::Public, &limits()).unwrap();
    assert_eq!((page.bytes.as_slice(), trap.connections(), net.looked_up().len()), (&b"ok"[..], 0, 1));
    assert!(stub.asked()[0].contains("host: turns.example\r\n") || stub.asked()[0].contains("Host: turns.example\r\n"));
}

#[test]
fn of_a_name_on_both_sides_only_the_public_places_are_dialled() {
    let (stub, trap) = (Stub::answering([OK]), Trap::new());
    let net = StubNet::new().public("other.example", stub.place());
    let net = net.name("both.example", [trap.place(), stub.place()]);
    fetch_on(&net, "http://both.example/", Reach::Public, &limits()).unwrap();
    assert_eq!((stub.asked().len(), trap.connections()), (1, 0));
}

#[test]
fn a_place_that_does_not_answer_gives_way_to_the_next() {
    let stub = Stub::answering([OK]);
    // A port that was free a moment ago.
    let closed = Trap::new().place();
    let net = StubNet::new().name("desk.example", [closed, stub.place()]).name("down.example", [closed]);
    fetch_on(&net, "http://desk.example/", Reach::Private, &limits()).unwrap();
    let (step, why) = stopped(fetch_on(&net, "http://down.example/", Reach::Private, &limits()));
    assert!(matches!((step, why), (Step::Connect, Why::Unreachable { .. })));
}

#[test]
fn a_name_without_places_is_not_found() {
    let net = StubNet::new().name("empty.example", []);
    for name in ["empty.example", "unknown.example"] {
        let (step, why) = stopped(fetch_on(&net, &format!("http://{name}/"), Reach::Public, &limits()));
        assert_eq!(step, Step::Resolve);
        assert!(matches!(why, Why::NotFound { host, .. } if host == name));
    }
}

#[test]
fn a_private_reach_opens_the_desk_and_no_more() {
    for (class, ips) in FORBIDDEN {
        let opened = matches!(class, Forbidden::Loopback | Forbidden::Private | Forbidden::Shared);
        assert_eq!((class.within(Reach::Private), class.within(Reach::Public)), (opened, false), "{ips:?}");
    }
    let stub = Stub::answering([OK]);
    fetch_on(&StubNet::new(), &format!("http://{}/", stub.place()), Reach::Private, &limits()).unwrap();
}

#[test]
fn the_next_version_of_the_protocol_is_dialled_too() {
    // Not every computer has IPv6.
    let Ok(stub) = Stub::playing_at("[::1]:0", |stream, _| io::Write::write_all(stream, OK.as_bytes()).unwrap()) else {
        return;
    };
    let url = format!("http://{}/", stub.place());
    fetch_on(&StubNet::new(), &url, Reach::Private, &limits()).unwrap();
    assert!(fetch_on(&StubNet::new(), &url, Reach::Public, &limits()).is_err());
    assert_eq!(stub.asked().len(), 1);
}

#[test]
fn a_look_up_is_not_waited_for_longer_than_the_time_left() {
    let (_never, waits) = channel::<io::Result<()>>();
    let wait = Duration::from_millis(20);
    let error = within(wait, move || waits.recv().unwrap_or(Ok(()))).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    assert_eq!(within(Duration::from_secs(20), || Ok(7)).unwrap(), 7);
    assert!(within::<()>(wait, || panic!("a look-up that falls over")).is_err());
}
