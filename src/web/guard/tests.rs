//! Who may ask: every combination of host, method, origin and cookie against a table.

use super::*;

const HOSTS: [(Option<&str>, bool); 6] = [
    (Some("127.0.0.1:8765"), true),
    (Some("LOCALHOST:8765"), true),
    (Some("[::1]:8765"), true),
    // Another port is another program, and another name was bound to this machine by somebody.
    (Some("127.0.0.1:80"), false),
    (Some("evil.example:8765"), false),
    (None, false),
];
const METHODS: [&str; 5] = ["GET", "HEAD", "POST", "PUT", "DELETE"];
const SITES: [Option<&str>; 5] = [Some("same-origin"), Some("same-site"), Some("cross-site"), Some("none"), None];

#[derive(Clone, Copy, PartialEq)]
enum Origin {
    Own,
    Foreign,
    Null,
    Silent,
}

#[derive(Clone, Copy, PartialEq)]
enum Cookie {
    Good,
    Stale,
    None,
}

#[test]
fn the_table_of_who_may_ask_holds_in_all_its_cells() {
    let guard = Guard::on_loopback(8765);
    let token = guard.invite().unwrap();
    let cookie = guard.enter(&token, "anna").unwrap().unwrap();
    let good = cookie.split(';').next().unwrap().to_owned();
    let mut cells = 0;
    for (host, is_own) in HOSTS {
        for method in METHODS {
            for site in SITES {
                for origin in [Origin::Own, Origin::Foreign, Origin::Null, Origin::Silent] {
                    for cookie in [Cookie::Good, Cookie::Stale, Cookie::None] {
                        cells += 1;
                        let origin_header = match origin {
                            Origin::Own => Some(format!("http://{}", host.unwrap_or("127.0.0.1:8765"))),
                            Origin::Foreign => Some("https://evil.example".to_owned()),
                            Origin::Null => Some("null".to_owned()),
                            Origin::Silent => None,
                        };
                        let cookie_header = match cookie {
                            Cookie::Good => Some(good.clone()),
                            Cookie::Stale => Some(format!("claimbench-8765={}", "0".repeat(64))),
                            Cookie::None => None,
                        };
                        let headers = [
                            ("host", host.map(str::to_owned)),
                            ("sec-fetch-site", site.map(str::to_owned)),
                            ("origin", origin_header),
                            ("cookie", cookie_header),
                            ("content-type", Some("application/x-www-form-urlencoded".to_owned())),
                        ];
                        let headers =
                            headers.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
                        let ask = Ask::of(method, "/claim/1/status", headers, Vec::new());
                        let looks = ["GET", "HEAD"].contains(&method);
                        let same = match site {
                            Some(site) => site == "same-origin",
                            None => origin == Origin::Own,
                        };
                        let wanted = match (is_own, looks || same, looks || method == "POST", cookie == Cookie::Good) {
                            (false, ..) => Err(Refused::Host),
                            (_, false, ..) => Err(Refused::Origin),
                            (_, _, false, _) => Err(Refused::Method),
                            (.., false) => Err(Refused::Session),
                            (true, true, true, true) => Ok(Some("anna".to_owned())),
                        };
                        let found = guard.admit(&ask).map(|who| who.map(|who| who.actor));
                        assert_eq!(found, wanted, "{host:?} {method} {site:?} {:?}", ask.headers);
                    }
                }
            }
        }
    }
    assert_eq!(cells, 1_800);
}

#[test]
fn a_token_is_good_once_and_only_the_newest() {
    let guard = Guard::on_loopback(1);
    let (old, new) = (guard.invite().unwrap(), guard.invite().unwrap());
    assert_eq!(guard.enter(&old, "a").unwrap(), None);
    assert_eq!(guard.enter("", "a").unwrap(), None);
    assert!(guard.enter(&new, "a").unwrap().is_some_and(|cookie| cookie.contains("HttpOnly; SameSite=Strict")));
    assert_eq!(guard.enter(&new, "a").unwrap(), None);
}

#[test]
fn only_the_door_and_our_own_files_are_open_and_a_body_is_a_form() {
    let guard = Guard::on_loopback(1);
    let ask = |method: &str, path: &str| {
        let headers =
            vec![("host".to_owned(), "localhost:1".to_owned()), ("origin".to_owned(), "http://localhost:1".to_owned())];
        guard.admit(&Ask::of(method, path, headers, Vec::new()))
    };
    assert_eq!(ask("GET", "/enter?token=x"), Ok(None));
    assert_eq!(ask("GET", "/own/page.css"), Ok(None));
    for (method, path) in
        [("POST", "/enter"), ("POST", "/own/page.css"), ("GET", "/"), ("GET", "/head"), ("GET", "//own/x")]
    {
        assert_eq!(ask(method, path), Err(Refused::Session), "{method} {path}");
    }
    let cookie = guard.enter(&guard.invite().unwrap(), "anna").unwrap().unwrap();
    let mut headers = vec![
        ("host".to_owned(), "localhost:1".to_owned()),
        ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
        ("cookie".to_owned(), cookie.split(';').next().unwrap().to_owned()),
    ];
    let posted = |headers: &[(String, String)]| guard.admit(&Ask::of("POST", "/", headers.to_vec(), Vec::new()));
    assert_eq!(posted(&headers), Err(Refused::Kind));
    headers.push(("content-type".to_owned(), "text/plain".to_owned()));
    assert_eq!(posted(&headers), Err(Refused::Kind));
    headers.pop();
    headers.push(("content-type".to_owned(), "Multipart/Form-Data; boundary=x".to_owned()));
    assert!(posted(&headers).is_ok());
}

#[test]
fn secrets_are_long_and_never_the_same() {
    let (one, other) = (secret().unwrap(), secret().unwrap());
    assert_eq!(one.len(), 64);
    assert_ne!(one, other);
    assert!(equal(&one, &one) && !equal(&one, &other) && !equal(&one, ""));
}
