//! The HTML report in a real browser, where there is one: its script runs, nothing is asked for, and it prints.

use crate::desk::Desk;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Chromium by any of its names, on this machine's path.
fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let found =
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|p| p.is_file());
    if found.is_none() {
        println!("left out: no Chromium on the path");
    }
    found
}

/// A headless browser that keeps to itself, with a profile of its own in the desk's folder.
fn browse(chromium: &Path, desk: &Desk, page: &str, how: &[&str]) -> (String, String) {
    let quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
    let still = ["--disable-background-networking", "--disable-component-update", "--enable-logging=stderr", "--v=0"];
    let output = Command::new(chromium)
        .args(quiet)
        .args(still)
        .arg(format!("--user-data-dir={}", desk.path("profile").display()))
        .args(how)
        .arg(format!("file://{}", desk.path(page).display()))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn report(desk: &Desk) {
    desk.ok("report --format html --output report.html");
}

#[track_caller]
fn silent(log: &str) {
    let spoken: Vec<&str> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert!(spoken.is_empty(), "{spoken:#?}");
}

#[test]
fn the_script_runs_under_its_policy_and_the_console_is_silent() {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::demo();
    report(&desk);
    let (dom, log) = browse(&chromium, &desk, "report.html", &["--dump-dom"]);
    silent(&log);
    assert!(dom.contains("57 of 57 claims shown"), "the filter is not there");
    assert!(dom.contains("<option value=\"Gerasimov\">"), "the filter knows no speakers");
}

#[test]
fn a_hostile_case_does_nothing_and_asks_nobody() {
    let Some(chromium) = chromium() else { return };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}/x", listener.local_addr().unwrap());
    let text = format!(
        "</script><script>document.title='owned'</script><img src=\"{url}\" onerror=\"document.title='owned'\">"
    );
    let desk = Desk::bare();
    desk.ok(["init", "--title", &text]);
    desk.write("article.md", format!("# {text}\n\n{text} ![x]({url})\n"));
    desk.ok(["article", "add", "article.md", "--title", &text, "--url", &url]);
    desk.ok(["claim", "add", &text, "--said-by", &text, "--tag", &text]);
    desk.ok(["source", "add", &text, "--kind", "other", "--url", &url]);
    let quote =
        ["evidence", "add", "1", "--quote", &text, "--source", "S1", "--stance", "supports", "--question", "true"];
    desk.ok(quote);
    report(&desk);
    let (dom, log) = browse(&chromium, &desk, "report.html", &["--dump-dom"]);
    silent(&log);
    assert!(!dom.contains("<title>owned") && !dom.contains("<img"), "{dom}");
    assert!(dom.contains(&format!("href=\"{url}\"")), "the source is not linked");
    assert!(listener.accept().is_err(), "the page asked for an address that it only names");
}

#[test]
fn it_prints_and_shows_on_a_narrow_screen() {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::demo();
    report(&desk);
    let pdf = format!("--print-to-pdf={}", desk.path("report.pdf").display());
    let (_, log) = browse(&chromium, &desk, "report.html", &[&pdf, "--no-pdf-header-footer"]);
    silent(&log);
    let pdf = std::fs::read(desk.path("report.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 50_000, "{} bytes", pdf.len());
    let picture = format!("--screenshot={}", desk.path("report.png").display());
    browse(&chromium, &desk, "report.html", &[&picture, "--window-size=320,800"]);
    assert!(std::fs::metadata(desk.path("report.png")).unwrap().len() > 5_000);
}
