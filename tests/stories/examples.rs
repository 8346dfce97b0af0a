//! The examples do what they say: each runs here as it stands in `examples/`.

#[allow(dead_code)]
#[path = "../../examples/check_folder.rs"]
mod check_folder;
#[allow(dead_code)]
#[path = "../../examples/import_feed.rs"]
mod import_feed;
#[allow(dead_code)]
#[path = "../../examples/log_claim.rs"]
mod log_claim;

use crate::desk::{Desk, holds};

#[test]
fn a_script_logs_a_claim_with_its_evidence_and_its_verdict() {
    let desk = Desk::bare();
    let mut out = Vec::new();
    let words = ["The bridge closed in May.", "Road office", "Closed since 4 May.", "The office says so [E1]."];
    log_claim::run(&desk.case(), words, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "#1 rests on E1; head 5\n");
    holds(&desk.ok("claim show 1"), &["supported", "Closed since 4 May."]);
    let words = ["It opened in June.", "Road office", "Open.", "It says so [E7]."];
    let refused = log_claim::run(&desk.case(), words, &mut Vec::new()).unwrap_err();
    holds(&refused.to_string(), &["cites what it cannot rest on"]);
}

#[test]
fn a_folder_of_articles_is_ready_once_every_sentence_is_dealt_with() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("texts")).unwrap();
    desk.write("texts/bridge.txt", "The bridge\n\nThe bridge closed in May. Why?\n");
    desk.write("texts/new.md", "Nobody has seen this.\n");
    desk.ok("article add texts/bridge.txt");
    let check = || {
        let mut out = Vec::new();
        let open = check_folder::run(&desk.case(), &desk.path("texts"), &mut out).unwrap();
        (open, String::from_utf8(out).unwrap())
    };
    let (open, said) = check();
    assert_eq!(open, 2, "{said}");
    holds(&said, &["bridge.txt: sentences that nobody has looked at", "new.md: this text is not in the case"]);
    std::fs::remove_file(desk.path("texts/new.md")).unwrap();
    let sentences = desk.json("article coverage A1")["sentences"].as_u64().unwrap();
    desk.ok(format!("article settle A1 --sentence 1-{sentences} --reason trivial").as_str());
    assert_eq!(check(), (0, "bridge.txt: ready\n".to_owned()));
}

#[test]
fn a_case_is_read_with_nothing_but_sql() {
    let desk = Desk::demo();
    let sql = include_str!("../../examples/read_case.sql").lines().filter(|line| !line.starts_with("--"));
    let sql = sql.collect::<Vec<_>>().join("\n");
    let case = rusqlite::Connection::open_with_flags(desk.case(), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut rows = Vec::new();
    for statement in sql.split_inclusive(';').filter(|statement| statement.contains("SELECT")) {
        let mut statement = case.prepare(statement).unwrap();
        let mut found = statement.query([]).unwrap();
        let mut count = 0;
        while found.next().unwrap().is_some() {
            count += 1;
        }
        rows.push(count);
    }
    assert_eq!(rows.len(), 5);
    assert!(rows.iter().all(|count| *count > 0), "{rows:?}");
}

#[test]
fn a_feed_is_imported_once_with_what_is_worth_checking_in_it() {
    let desk = Desk::new();
    let feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "City wire",
        "items": [
            {"id": "1", "title": "Rents", "url": "https://wire.example/1", "date_published": "2026-03-20T09:00:00Z",
             "content_text": "Rents rose by 28 percent in March, the largest rise since 2008.\n\nWhat next?"},
            {"id": "2", "title": "A picture"},
        ],
    });
    let import = || {
        let mut out = Vec::new();
        import_feed::run(&desk.case(), &mut feed.to_string().as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    assert_eq!(import(), "A1 Rents: claims to check: 1\n");
    assert_eq!(import(), "", "an article that is known is passed over");
    holds(&desk.ok("claim list tag:from-feed"), &["28 percent"]);
}
