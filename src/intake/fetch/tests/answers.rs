//! Heads of answers: what is asked, what is kept, and what is no answer at all.

use super::stub::{Stub, StubNet, Trap, hung_up};
use super::{fetch_from, fetched, limits, stopped};
use crate::intake::fetch::{FetchFailure, Limits, Reach, Step, Why, fetch, fetch_on};
use std::io::Write;
use std::process::Command;
use std::time::Duration;

#[test]
fn the_question_says_who_asks_and_nothing_of_the_reader() {
    let stub = Stub::answering(["HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"]);
    fetch_from(&stub, &limits()).unwrap();
    fetch_from(&stub, &limits()).unwrap();
    for question in stub.asked() {
        let mut lines: Vec<_> = question.trim_end().lines().map(str::to_ascii_lowercase).collect();
        lines.sort();
        assert_eq!(
            lines,
            [
                "accept-encoding: gzip",
                "accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "get /page http/1.1",
                "host: site.example",
                concat!("user-agent: claimbench/", env!("CARGO_PKG_VERSION")),
            ]
        );
    }
}

#[test]
fn an_odd_address_is_asked_as_browsers_ask_it() {
    let stub = Stub::answering(["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]);
    let net = StubNet::new().public("xn--bcher-kva.example", stub.place());
    let odd = " http://B\u{fc}cher.example/a b|c\"<>^`{}[]\u{e9}/../%zz?q=a b\"<>'|`{}\\\u{e9}#part ";
    let page = fetch_on(&net, odd, Reach::Public, &limits()).unwrap();
    assert_eq!(page.asked, odd);
    let question = &stub.asked()[0];
    assert!(question.starts_with("GET /%zz?q=a%20b%22%3C%3E%27|`{}\\%C3%A9 HTTP/1.1\r\n"), "{question}");
}

#[test]
fn the_operating_system_is_asked_for_names_and_judged_like_any() {
    let (stub, trap) = (Stub::answering(["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]), Trap::new());
    fetch(&format!("http://{}/", stub.place()), Reach::Private, &limits()).unwrap();
    let (step, _) = stopped(fetch(&format!("http://localhost:{}/", trap.port()), Reach::Public, &limits()));
    assert_eq!((step, trap.connections()), (Step::Resolve, 0));
}

#[test]
fn what_the_server_states_is_kept_as_it_came() {
    let answer =
        b"HTTP/1.1 203 Fine\r\nContent-Type: Text/HTML; Charset=KOI8-R\r\nX-Odd:  caf\xe9 \r\nX-New: caf\xc3\xa9\r\n\
        Link: a\r\nLink: b\r\nContent-Length: 3\r\n\r\n\xff\x00\xd0";
    let page = fetched(answer).unwrap();
    assert_eq!((page.status, page.bytes.as_slice()), (203, &b"\xff\x00\xd0"[..]));
    assert_eq!((page.media_type.as_deref(), page.charset.as_deref()), (Some("text/html"), Some("koi8-r")));
    let headers: Vec<_> = page.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for header in [("x-odd", "café"), ("x-new", "café"), ("link", "a"), ("link", "b"), ("content-length", "3")] {
        assert!(headers.contains(&header), "{header:?}");
    }
}

#[test]
fn a_charset_that_is_missing_or_wrong_changes_nothing() {
    for (stated, charset) in [("", None), ("; charset=utf-8", Some("utf-8")), ("; charset=no-such", Some("no-such"))] {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html{stated}\r\nContent-Length: 4\r\n\r\n");
        let page = fetched([head.as_bytes(), b"\xe9\xff\xfe\x80"].concat()).unwrap();
        assert_eq!((page.charset.as_deref(), page.bytes.as_slice()), (charset, &b"\xe9\xff\xfe\x80"[..]));
    }
}

#[test]
fn a_status_that_is_no_page_is_named() {
    for status in [206, 300, 304, 305, 400, 401, 403, 404, 410, 429, 451, 500, 503, 599, 999] {
        let stop = stopped(fetched(format!("HTTP/1.1 {status} Words\r\nContent-Length: 4\r\n\r\npage")));
        assert_eq!(stop, (Step::Answer, Why::Status { status }));
    }
}

#[test]
fn a_failure_speaks_plainly() {
    let failure = fetched("HTTP/1.1 404 Nope\r\n\r\n").unwrap_err();
    assert_eq!(
        failure.to_string(),
        "http://site.example/page could not be fetched, while waiting for the answer: the server answered 404 (Not Found)"
    );
    let failure = fetch_on(&StubNet::new(), "http://0x7f.1/", Reach::Public, &limits()).unwrap_err();
    assert_eq!(
        failure.to_string(),
        "http://127.0.0.1/ could not be fetched, while reading the address: 127.0.0.1 is this computer itself (loopback), \
         which is not on the public web"
    );
    let cut = FetchFailure { step: Step::Body, why: Why::Incomplete { got: 10, stated: Some(11) }, ..failure };
    assert!(cut.to_string().ends_with("the page is incomplete: the connection ended after 10 bytes of 11"));
}

#[test]
fn early_hints_are_passed_over() {
    let hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n".repeat(3);
    let page = fetched(format!("HTTP/1.1 100 Continue\r\n\r\n{hints}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    assert_eq!(page.unwrap().bytes, b"ok");
}

#[test]
fn garbage_is_not_an_answer() {
    for garbage in [
        "SSH-2.0-OpenSSH_9.9\r\n",
        "220 mail.example ESMTP\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 two hundred\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nab",
        "<html>straight to the point</html>",
        "\0\0\0\0",
    ] {
        let (step, why) = stopped(fetched(garbage));
        assert_eq!(step, Step::Answer);
        assert!(matches!(why, Why::BadAnswer { .. }), "{garbage:?}: {why}");
    }
    for cut in ["", "HT", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"] {
        assert_eq!(stopped(fetched(cut)), (Step::Answer, Why::NoAnswer), "{cut:?}");
    }
}

#[test]
fn pieces_that_cannot_be_put_together_are_refused() {
    for head in ["HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked"]
    {
        let (step, why) = stopped(fetched(format!("{head}\r\n\r\n2\r\nok\r\n0\r\n\r\n")));
        assert_eq!(step, Step::Answer);
        assert!(matches!(why, Why::Coding { .. }), "{why}");
    }
}

#[test]
fn a_flood_of_headers_is_refused() {
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\nok", "X: y\r\n".repeat(500));
    let (step, why) = stopped(fetched(many));
    assert!(matches!((step, &why), (Step::Answer, Why::BadAnswer { .. })), "{why}");
    let long = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\nok", "y".repeat(70_000));
    assert_eq!(stopped(fetched(long)), (Step::Answer, Why::HeadTooLong { limit: 65_536 }));
    for line in ["X: y", "HTTP/1.1 103 Early Hints\r\n\r\n"] {
        let stub = Stub::playing(move |stream, _| {
            let _ = stream.write_all(b"HTTP/1.1 103 Early Hints\r\n");
            while stream.write_all(line.repeat(2_000).as_bytes()).is_ok() {}
        });
        let limits = Limits { time: Duration::from_millis(300), ..limits() };
        let (step, why) = stopped(fetch_from(&stub, &limits));
        assert_eq!(step, Step::Answer, "{why}");
    }
}

#[test]
fn a_server_that_keeps_silent_or_mutters_is_cut_by_the_time_for_all() {
    let limits = Limits { time: Duration::from_millis(300), ..limits() };
    for mutters in [true, false] {
        let stub = Stub::playing(move |stream, _| {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nX: ");
            while !hung_up(stream) && (!mutters || stream.write_all(b"y").is_ok()) {}
        });
        assert_eq!(stopped(fetch_from(&stub, &limits)), (Step::Answer, Why::TooSlow { limit: limits.time }));
    }
    let none = Limits { time: Duration::ZERO, ..limits };
    let stub = Stub::answering([""]);
    assert_eq!(stopped(fetch_from(&stub, &none)), (Step::Resolve, Why::TooSlow { limit: Duration::ZERO }));
    assert_eq!(stub.asked().len(), 0);
}

#[test]
fn a_server_that_cannot_prove_who_it_is_is_refused() {
    let refuse = |stub: &Stub, limits: &Limits| {
        let net = StubNet::new().public("site.example", stub.place());
        stopped(fetch_on(&net, "https://site.example/", Reach::Public, limits))
    };
    for answer in ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", ""] {
        let (step, why) = refuse(&Stub::answering([answer]), &limits());
        assert_eq!(step, Step::Secure);
        assert!(matches!(why, Why::Insecure { .. }), "{why}");
    }
    let limits = Limits { time: Duration::from_millis(300), ..limits() };
    let stub = Stub::playing(|stream, _| while !hung_up(stream) {});
    assert_eq!(refuse(&stub, &limits), (Step::Secure, Why::TooSlow { limit: limits.time }));
}

/// The environment is set for a second run of this test alone, for it cannot be changed safely in this one.
#[test]
fn the_environments_proxy_is_not_used() {
    const INSIDE: &str = "CLAIMBENCH_TEST_PROXY";
    if std::env::var_os(INSIDE).is_some() {
        assert_eq!(fetched("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").unwrap().bytes, b"ok");
        return;
    }
    let trap = Trap::new();
    let name = format!("{}::the_environments_proxy_is_not_used", module_path!().split_once("::").unwrap().1);
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args([&name, "--exact", "--test-threads=1"]).env(INSIDE, "1");
    for variable in ["http_proxy", "https_proxy", "all_proxy"] {
        let proxy = format!("http://{}", trap.place());
        again.env(variable, &proxy).env(variable.to_ascii_uppercase(), &proxy);
    }
    again.env_remove("no_proxy").env_remove("NO_PROXY");
    let output = again.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    assert_eq!(trap.connections(), 0);
}
