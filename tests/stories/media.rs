//! What a case lies on and beside, and files that would take the machine down: reading changes nothing, leaves nothing
//! behind, and costs only so much.

use crate::desk::{Desk, Said, holds};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;

/// Somebody who owns nothing; a test that runs as root would be let in everywhere.
const NOBODY: u32 = 65534;

fn names(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(desk.folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn worked_on() -> Desk {
    let desk = Desk::new();
    desk.ok("claim add 'A claim.'");
    desk.ok("evidence add 1 --source Paper --kind news_report --stance supports --quote 'The text'");
    desk
}

#[test]
fn readers_leave_no_side_files_behind() {
    let desk = worked_on();
    for line in
        ["claim list", "claim show 1", "report", "verify", "export csv", "check", "search claim", "backup copy.db"]
    {
        desk.run(line);
        assert!(
            !names(&desk).iter().any(|name| name.ends_with("-wal") || name.ends_with("-shm")),
            "{line}: {:?}",
            names(&desk)
        );
    }
}

#[test]
fn a_case_on_a_read_only_medium_opens_for_reading_and_refuses_to_be_written() {
    let desk = worked_on();
    fs::remove_file(desk.path("claimbench.db-lock")).unwrap();
    let mode = |path: &std::path::Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    mode(&desk.case(), 0o444);
    mode(desk.folder(), 0o555);
    let run = |line: &[&str]| {
        let mut command = desk.command();
        command.args(line);
        if rustix::process::getuid().is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    };
    let mut first = run(&["claim", "list"]);
    let Ok(output) = first.output() else {
        eprintln!("left out: the program cannot be started as another user here");
        mode(desk.folder(), 0o755);
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    holds(&Said::by(&mut run(&["claim", "show", "1"])).ends(0).out, &["A claim."]);
    holds(&Said::by(&mut run(&["verify"])).ends(0).out, &["every row is as the ledger says"]);
    holds(&Said::by(&mut run(&["report", "--format", "markdown"])).ends(0).out, &["A claim."]);
    let refused = Said::by(&mut run(&["claim", "add", "Another."])).ends(1).err;
    holds(&refused, &["claimbench.db: Permission denied", "who may read and write the file and its folder"]);
    mode(desk.folder(), 0o755);
    assert_eq!(names(&desk), ["claimbench.db"]);
}

#[test]
fn a_file_beside_a_journal_of_another_write_is_not_touched() {
    let desk = worked_on();
    desk.behind_its_back().pragma_update(None, "journal_mode", "delete").unwrap();
    let mut journal = vec![0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7];
    journal.extend([0, 0, 0, 1, 1, 2, 3, 4, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0x10, 0]);
    journal.resize(512 + 4096 + 8, 7);
    desk.write("claimbench.db-journal", &journal);
    let before = fs::read(desk.case()).unwrap();
    let there = names(&desk);
    for line in ["claim list", "claim add 'Another.'", "verify", "rebuild", "backup copy.db", "export csv"] {
        let (error, code) = desk.error(line);
        assert_eq!((error["kind"].as_str(), code), (Some("hot_journal"), 1), "{line}: {error}");
        assert!(fs::read(desk.case()).unwrap() == before, "{line} changed the file");
        assert_eq!(names(&desk), there, "{line}");
    }
    // A journal that was ended, or never begun, is nothing to SQLite either.
    desk.write("claimbench.db-journal", vec![0; 512]);
    desk.ok("claim add 'Another.'");
}

#[test]
fn a_page_that_is_wrong_at_every_byte_is_kept_and_read_within_bounds() {
    for (hostile, bytes) in
        [("of <", b"<".repeat(400_000)), ("of NUL", vec![0; 400_000]), ("of ends", b"</a>".repeat(100_000))]
    {
        let desk = worked_on();
        desk.write("page.html", [b"<html><p>The text".as_slice(), &bytes].concat());
        desk.ok("snapshot add E1 page.html --media-type text/html");
        desk.ok("claim list");
        let shown = desk.json("snapshot list");
        assert_eq!(shown[0]["length"], bytes.len() + 17, "{hostile}");
        desk.run("check");
        desk.run("article add page.html");
    }
}

#[test]
fn a_reading_that_failed_once_is_kept_as_such_and_not_done_again() {
    let desk = worked_on();
    desk.write("broken.pdf", "%PDF-1.7 and no more");
    desk.ok("snapshot add E1 broken.pdf");
    let kept = &desk.json("snapshot list")[0];
    let why = kept["unreadable"].as_str().unwrap().to_owned();
    holds(&desk.ok(["snapshot", "show", kept["sha256"].as_str().unwrap()]), &["No text can be shown", &why]);
    // A page that is built of far too much is refused in the process of its own, and says why.
    desk.write("huge.html", "<p>x".repeat(300_000));
    desk.ok("snapshot add E1 huge.html");
    holds(desk.json("snapshot list")[1]["unreadable"].as_str().unwrap(), &["more than 200000 elements"]);
    desk.write("page.html", format!("<html><p>The text of a page. {}", "<p>More of it. ".repeat(30_000)));
    desk.ok("snapshot add E1 page.html");
    assert!(desk.json("snapshot list")[2].get("unreadable").is_none_or(|why| why.is_null()));
    holds(&desk.ok("evidence show E1"), &["quote"]);
    desk.ok("rebuild");
    desk.ok("verify");
}
