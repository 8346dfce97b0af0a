//! `serve`: the address comes first and is good once, nobody else gets in, a stalled upload stops nobody, Ctrl-C ends it.

use crate::desk::Desk;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

struct Served {
    child: Child,
    address: String,
    port: u16,
}

impl Served {
    fn of(desk: &Desk) -> Self {
        let mut child = desk.command().arg("serve").stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().to_owned();
        let port = address.split(['/', ':']).nth(4).unwrap().parse().unwrap();
        Self { child, address, port }
    }

    /// The status and the whole answer.
    fn ask(&self, line: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        let mut request = format!("{line} HTTP/1.1\r\nconnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "host") {
            request += &format!("host: {host}\r\n");
        }
        headers.iter().for_each(|(name, value)| request += &format!("{name}: {value}\r\n"));
        if !headers.iter().any(|(name, _)| *name == "content-length") {
            request += &format!("content-length: {}\r\n", body.len());
        }
        request += &format!("\r\n{body}");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }

    fn enter(&self) -> String {
        let target = self.address.split_once(&self.port.to_string()).unwrap().1;
        let (status, answer) = self.ask(&format!("GET {target}"), &[], "");
        assert_eq!(status, 200, "{answer}");
        let (_, cookie) = answer.split_once("set-cookie: ").unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_page_lets_in_once_and_writes_for_nobody_else() {
    let desk = Desk::bare();
    let served = Served::of(&desk);
    assert_eq!(served.ask("GET /", &[], "").0, 401);
    let cookie = served.enter();
    let target = served.address.split_once(&served.port.to_string()).unwrap().1;
    assert_eq!(served.ask(&format!("GET {target}"), &[], "").0, 401);
    let own = [("cookie", cookie.as_str())];
    assert_eq!(served.ask("GET /", &own, "").0, 200);
    assert_eq!(served.ask("GET /", &[own[0], ("host", "evil.example")], "").0, 421);
    let form = ("content-type", "application/x-www-form-urlencoded");
    let foreign = [own[0], form, ("sec-fetch-site", "cross-site")];
    assert_eq!(served.ask("POST /case", &foreign, "title=x").0, 403);
    assert!(!desk.case().exists());
    let same = [own[0], form, ("sec-fetch-site", "same-origin")];
    assert_eq!(served.ask("POST /case", &same, "title=Council").0, 303);
    assert!(served.ask("GET /", &own, "").1.contains("Council"));
    assert_eq!(served.ask("POST /case", &[same[0], same[2], ("content-type", "text/plain")], "title=x").0, 415);
    // What is too large is not waited for.
    let large = [same[0], same[1], same[2], ("content-length", "5000000")];
    assert_eq!(served.ask("POST /article", &large, "text=").0, 413);
}

#[test]
fn stalled_uploads_stop_nobody_and_an_interrupt_ends_it() {
    let desk = Desk::bare();
    let mut served = Served::of(&desk);
    let cookie = served.enter();
    let stalled: Vec<TcpStream> = (0..24)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
            let head = format!(
                "POST /article HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\ntext=",
                served.port
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert_eq!(served.ask("GET /", &[("cookie", &cookie)], "").0, 200);
    let id = rustix::process::Pid::from_child(&served.child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    assert!(served.child.wait().unwrap().success());
    drop(stalled);
}

#[test]
fn a_report_is_previewed_apart_and_a_sheet_is_shown_before_it_comes_in() {
    let desk = Desk::demo();
    let served = Served::of(&desk);
    let cookie = served.enter();
    let own = [("cookie", cookie.as_str())];
    let (status, page) = served.ask("GET /report/preview?audience=public&article=A1", &own, "");
    assert!(
        status == 200 && page.contains("Verification report") && page.contains("sandbox allow-scripts"),
        "{status}"
    );
    let (status, file) = served.ask("GET /report/file?audience=author&format=markdown", &own, "");
    assert!(status == 200 && file.contains("attachment; filename=\"report-author.md\""), "{status}");
    let same = [own[0], ("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=b")];
    let sheet = |rows: &str| {
        format!(
            "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../x.csv\"\r\n\r\n{rows}\r\n--b--\r\n"
        )
    };
    let claims = || desk.ok("claim list --limit 1000 --json").matches("\"uid\"").count();
    let before = claims();
    let (status, page) = served.ask("POST /import", &same, &sheet("claim,status\nThe moon is <b>cheese</b>.,\n"));
    assert!(status == 200 && page.contains("Would bring in 1 claim") && claims() == before, "{status} {page}");
    let token = page.split_once("name=\"token\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let form = [own[0], same[1], ("content-type", "application/x-www-form-urlencoded")];
    let (status, page) = served.ask("POST /import/go", &form, &format!("token={token}"));
    assert!(status == 200 && page.contains("Brought in 1 claim"), "{status} {page}");
    assert!(claims() > before);
    assert_eq!(served.ask("POST /import/go", &form, &format!("token={token}")).0, 422);
    let (status, page) = served.ask("POST /import", &same, &sheet("colour\nred\n"));
    assert!(status == 422 && !page.contains("name=\"token\""), "{status} {page}");
}
