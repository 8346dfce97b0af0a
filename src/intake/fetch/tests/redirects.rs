//! Redirects: followed up to ten, judged each time as if asked for by hand.

use super::stub::{Stub, StubNet, Trap};
use super::{limits, stopped};
use crate::intake::fetch::{Forbidden, Limits, Reach, Redirect, Step, Why, address, fetch_on};

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

fn onward(status: u16, location: &str) -> String {
    format!("HTTP/1.1 {status} Onward\r\nLocation: {location}\r\nContent-Length: 4\r\n\r\ngone")
}

/// What comes of one redirect from a public page.
fn sent_to(net: StubNet, location: &str) -> (Step, Why) {
    let stub = Stub::answering([onward(302, location)]);
    let net = net.public("site.example", stub.place());
    stopped(fetch_on(&net, "http://site.example/", Reach::Public, &limits()))
}

#[test]
fn a_redirect_is_followed_and_told() {
    for status in [301, 302, 303, 307, 308] {
        let stub = Stub::answering([onward(status, "/b?q=1#part"), OK.to_owned()]);
        let net = StubNet::new().public("site.example", stub.place());
        let page = fetch_on(&net, "HTTP://Site.Example/a", Reach::Public, &limits()).unwrap();
        let (from, to) = ("http://site.example/a".to_owned(), "http://site.example/b?q=1#part".to_owned());
        assert_eq!((page.asked.as_str(), &page.final_url), ("HTTP://Site.Example/a", &to));
        assert_eq!(page.redirects, [Redirect { status, from, to }]);
        assert!(stub.asked()[1].starts_with("GET /b?q=1 HTTP/1.1\r\n"));
        // Every hop is looked up and judged anew.
        assert_eq!(net.looked_up().len(), 2);
    }
}

#[test]
fn a_redirect_into_a_forbidden_place_is_refused() {
    let trap = Trap::new();
    for host in ["127.0.0.1", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::127.0.0.1]", "0.0.0.0"]
    {
        for location in [format!("http://{host}:{}/", trap.port()), format!("//{host}:{}/x", trap.port())] {
            let (step, why) = sent_to(StubNet::new(), &location);
            assert!(matches!(why, Why::Forbidden { .. }), "{location}: {why}");
            assert_eq!((step, trap.connections()), (Step::Address, 0), "{location}");
        }
    }
    let (step, why) = sent_to(StubNet::new(), "http://169.254.169.254/latest/meta-data/");
    assert_eq!(step, Step::Address);
    assert!(matches!(why, Why::Forbidden { what: Forbidden::CloudService, .. }));
}

#[test]
fn a_redirect_to_a_name_that_leads_to_a_forbidden_place_is_refused() {
    let trap = Trap::new();
    let net = StubNet::new().name("inner.example", [trap.place()]);
    let (step, why) = sent_to(net, "http://inner.example/");
    assert_eq!((step, trap.connections()), (Step::Resolve, 0));
    assert!(matches!(why, Why::Forbidden { what: Forbidden::Loopback, .. }));
}

#[test]
fn a_redirect_to_a_name_that_has_since_turned_is_refused() {
    let (stub, trap) = (Stub::answering([onward(302, "/again")]), Trap::new());
    let net = StubNet::new().public("turns.example", stub.place()).name("turns.example", [trap.place()]);
    let failure = fetch_on(&net, "http://turns.example/", Reach::Public, &limits()).unwrap_err();
    assert_eq!((failure.step, trap.connections(), stub.asked().len()), (Step::Resolve, 0, 1));
    assert_eq!((failure.url.as_str(), failure.redirects.len()), ("http://turns.example/again", 1));
}

#[test]
fn a_public_page_cannot_send_a_private_reach_into_the_private_network() {
    let trap = Trap::new();
    let stub = Stub::answering([onward(302, &format!("http://127.0.0.1:{}/", trap.port()))]);
    let net = StubNet::new().public("site.example", stub.place());
    let (step, why) = stopped(fetch_on(&net, "http://site.example/", Reach::Private, &limits()));
    assert!(matches!(why, Why::Forbidden { .. }));
    assert_eq!((step, trap.connections()), (Step::Address, 0));
    // The desk's own archive may.
    let stub = Stub::answering([onward(302, "/b"), OK.to_owned()]);
    fetch_on(&StubNet::new(), &format!("http://{}/", stub.place()), Reach::Private, &limits()).unwrap();
}

#[test]
fn a_redirect_out_of_the_web_is_refused() {
    for location in ["file:///etc/passwd", "ftp://site.example/x", "data:text/html,x", "javascript:x", "about:blank"] {
        let (step, why) = sent_to(StubNet::new(), location);
        assert_eq!(step, Step::Redirect);
        assert!(matches!(why, Why::Scheme { scheme } if location.starts_with(&scheme)));
    }
    assert_eq!(sent_to(StubNet::new(), "http://me:secret@site.example/"), (Step::Redirect, Why::UserInfo));
    assert!(matches!(sent_to(StubNet::new(), "http://[/"), (Step::Redirect, Why::NotAnAddress { .. })));
    assert!(matches!(sent_to(StubNet::new(), &"x".repeat(20_000)), (Step::Redirect, Why::AddressTooLong { .. })));
}

#[test]
fn a_secure_page_may_not_send_on_to_an_insecure_one() {
    let from = address::read("https://site.example/").unwrap();
    let to = "http://site.example/b".to_owned();
    assert_eq!(address::follow(&from, &to), Err(Why::Downgrade { to }));
    assert!(address::follow(&from, "/b").is_ok());
    let from = address::read("http://site.example/").unwrap();
    assert!(address::follow(&from, "https://site.example/b").is_ok());
}

#[test]
fn a_redirect_without_a_place_is_refused() {
    let stub = Stub::answering(["HTTP/1.1 301 Onward\r\nContent-Length: 0\r\n\r\n"]);
    let net = StubNet::new().public("site.example", stub.place());
    let stop = stopped(fetch_on(&net, "http://site.example/", Reach::Public, &limits()));
    assert_eq!(stop, (Step::Redirect, Why::NoLocation { status: 301 }));
}

#[test]
fn a_circle_of_redirects_is_seen() {
    for circle in [vec!["/"], vec!["/#top"], vec!["/b", "/c", "/b"]] {
        let stub = Stub::answering(circle.iter().map(|location| onward(302, location)));
        let net = StubNet::new().public("site.example", stub.place());
        let (step, why) = stopped(fetch_on(&net, "http://site.example/", Reach::Public, &limits()));
        assert_eq!(step, Step::Redirect);
        assert!(matches!(why, Why::RedirectLoop { .. }), "{circle:?}: {why}");
        assert_eq!(stub.asked().len(), circle.len());
    }
}

#[test]
fn ten_redirects_are_followed_and_not_eleven() {
    for (count, limits) in [(10, limits()), (0, Limits { redirects: 0, ..limits() })] {
        let steps = |count| (0..count).map(|turn| onward(302, &format!("/{turn}"))).collect::<Vec<_>>();
        let stub = Stub::answering(steps(count).into_iter().chain([OK.to_owned()]));
        let net = StubNet::new().public("site.example", stub.place());
        let page = fetch_on(&net, "http://site.example/", Reach::Public, &limits).unwrap();
        assert_eq!(page.redirects.len(), count);

        let stub = Stub::answering(steps(count + 1).into_iter().chain([OK.to_owned()]));
        let net = StubNet::new().public("site.example", stub.place());
        let stop = stopped(fetch_on(&net, "http://site.example/", Reach::Public, &limits));
        assert_eq!(stop, (Step::Redirect, Why::TooManyRedirects { limit: count }));
        assert_eq!(stub.asked().len(), count + 1);
    }
}
