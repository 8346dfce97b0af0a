//! The archive: what was checked is found again in the next case, a lost case comes back whole, and a forged one is found out.

use crate::desk::{Desk, holds};

/// A desk with a claim that is approved, and one that is not.
fn checked() -> Desk {
    let desk = Desk::bare();
    desk.ok("init --title 'The bridge'");
    desk.ok("claim add 'The Elm bridge cost 24 million euros.' --said-by 'Ada Roth'");
    desk.ok("evidence add 1 --source Audit --kind dataset --stance refutes --paraphrase 'It cost 31 million.'");
    desk.ok("status 1 refuted --because 'It cost more [E1].' --finding 'It cost 31 million euros.'");
    desk.ok("evidence add 1 --source S1 --question said --stance supports --paraphrase 'She told the council.'");
    desk.ok("status 1 supported --question said --because 'It is in the minutes [E2].'");
    desk.ok("--as ben review approve 1 --unseen");
    desk.ok("claim add 'The mayor secretly owns the ferry.'");
    desk
}

/// The whole archive as bytes.
fn bytes(desk: &Desk, name: &str) -> String {
    String::from_utf8_lossy(&std::fs::read(desk.path(name)).unwrap()).into_owned()
}

#[test]
fn what_one_case_found_is_found_again_from_the_next() {
    let desk = checked();
    desk.ok("archive init --archive a.db");
    holds(&desk.ok("archive init --archive a.db"), &["already"]);
    holds(&desk.ok("archive push --archive a.db"), &["1 new claim,", "0 events", "is witnessed"]);
    holds(&desk.ok("archive push --archive a.db"), &["0 new claims, 0 changed"]);
    holds(&desk.ok("archive list --archive a.db"), &["The bridge", "1 claim ", "no ledger"]);

    desk.ok("--db next.db init");
    let said = desk.ok("--db next.db --archive a.db similar 'The Elm bridge cost 24 million euros'");
    holds(&said, &["@1", "very likely", "refuted", "The bridge", "said by Ada Roth"]);
    let said = desk.run("--db next.db --archive a.db claim add 'The Elm bridge cost 24 million euros.'").ends(0);
    holds(&said.err, &["Very likely checked before: @1"]);
    assert_eq!(
        desk.run("--db next.db --archive a.db similar 'the mayor owns the ferry'").code,
        1,
        "it is not approved"
    );
    let own = desk.run("--archive a.db similar --claim 1");
    assert!(!own.out.contains('@'), "a case is not told of itself: {}", own.out);
}

#[test]
fn a_claim_that_is_approved_no_more_is_withdrawn() {
    let desk = checked();
    desk.ok("archive init --archive a.db");
    desk.ok("archive push --archive a.db");
    desk.ok("claim edit 1 --text 'The Elm bridge cost 25 million euros.'");
    holds(&desk.ok("archive push --archive a.db"), &["0 new claims, 0 changed, 1 withdrawn"]);
    desk.ok("--db next.db init");
    assert_eq!(desk.run("--db next.db --archive a.db similar 'The Elm bridge cost 24 million euros'").code, 1);
}

#[test]
fn a_lost_case_comes_back_whole() {
    let desk = checked();
    desk.write("page.html", "<p>It cost 31 million.</p>");
    desk.ok("snapshot add E1 page.html");
    desk.ok("archive init --archive a.db");
    desk.ok("archive push --ledger --archive a.db");
    desk.ok("claim add 'Trams are late.'");
    holds(&desk.ok("archive status --archive a.db"), &["1 event is new", "of its ledger kept"]);
    holds(&desk.ok("archive push --archive a.db"), &["1 event."]);
    let head = desk.head();
    std::fs::remove_file(desk.case()).unwrap();
    holds(&desk.ok("archive pull 'The bridge' claimbench.db --archive a.db"), &["Made claimbench.db", &head]);
    assert_eq!(desk.head(), head);
    desk.ok("verify");
    holds(&desk.refused("archive pull 'The bridge' claimbench.db --archive a.db"), &["already there"]);
    holds(&desk.ok("archive verify --archive a.db"), &["every chain is whole"]);
    assert_eq!(desk.error("archive pull nothing x.db --archive a.db").0["kind"], "not_found");
}

#[test]
fn a_case_without_its_ledger_cannot_be_pulled() {
    let desk = checked();
    desk.ok("archive init --archive a.db");
    desk.ok("archive push --archive a.db");
    assert_eq!(desk.error("archive pull 'The bridge' x.db --archive a.db").0["kind"], "no_ledger");
}

#[test]
fn a_forged_case_and_an_older_copy_are_found_out() {
    let desk = checked();
    desk.ok("archive init --archive a.db");
    std::fs::copy(desk.case(), desk.path("copy.db")).unwrap();
    desk.ok("claim add 'Trams are late.'");
    desk.ok("archive push --ledger --archive a.db");
    // The copy ends before what was seen; worked on, it is a fork.
    assert_eq!(desk.error("--db copy.db archive push --archive a.db").0["kind"], "behind_archive");
    desk.ok("--db copy.db claim add 'Trams are early.'");
    let (error, code) = desk.error("--db copy.db archive push --archive a.db");
    assert_eq!((error["kind"].as_str(), code), (Some("fork"), 1));
    let status = desk.run("--db copy.db archive status --archive a.db");
    assert_eq!(status.code, 3);
    holds(&status.out, &["Not to be pushed", "differ from event"]);
    holds(&desk.ok("archive status --archive a.db"), &["0 events are new"]);
}

#[test]
fn a_forged_archive_gives_no_case() {
    let desk = checked();
    desk.ok("archive init --archive a.db");
    desk.ok("archive push --ledger --archive a.db");
    let conn = rusqlite::Connection::open(desk.path("a.db")).unwrap();
    let changed = conn.execute("UPDATE event SET actor = 'eve' WHERE seq = 3", []);
    assert!(changed.unwrap_err().to_string().contains("never changed"));
    let trigger: String = conn
        .query_row("SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_changed'", [], |row| row.get(0))
        .unwrap();
    conn.execute_batch("DROP TRIGGER event_is_never_changed; UPDATE event SET actor = 'eve' WHERE seq = 3;").unwrap();
    assert_eq!(desk.error("archive list --archive a.db").0["kind"], "archive_differs");
    conn.execute_batch(&trigger).unwrap();
    let verified = desk.run("archive verify --archive a.db");
    assert_eq!(verified.code, 3);
    holds(&verified.out, &["event 3 is not what it was"]);
    assert_eq!(desk.error("archive pull 'The bridge' x.db --archive a.db").0["kind"], "forged");
    assert!(!desk.path("x.db").exists());
}

#[test]
fn what_leaves_is_what_the_public_report_may_show() {
    let desk = Desk::new();
    desk.ok("case edit --publisher 'Check Desk' --site https://desk.example --page https://desk.example/checks");
    desk.ok("claim add 'Kari Holm said that the ferry sank.'");
    desk.ok("source add 'Kari Holm' --kind interview --confidential");
    desk.ok("evidence add 1 --source S1 --stance supports --paraphrase 'She saw it sink at Lund.' --quote 'I saw it.'");
    desk.ok("status 1 supported --because 'Holm saw it [E1].' --finding 'It sank, says Holm.'");
    desk.ok("--as ben review approve 1 --unseen --note 'Ask Frode again.'");
    desk.ok("comment add 1 'Is Frode the brother?'");
    desk.ok("claim add 'The captain drank.'");
    desk.ok("archive init --archive a.db");
    desk.ok("archive push --archive a.db");
    let told = bytes(&desk, "a.db");
    assert!(told.contains("that the ferry sank") && told.contains("Check Desk"), "{told}");
    for secret in ["Holm", "Kari", "Lund", "I saw it", "Frode", "captain", "because"] {
        assert!(!told.contains(secret), "{secret}");
    }
    // Handed over, everything is there.
    desk.ok("archive push --ledger --archive a.db");
    assert!(bytes(&desk, "a.db").contains("Kari Holm"));
}

#[test]
fn files_that_are_no_archive_are_refused_and_not_touched() {
    let desk = checked();
    desk.write("text.db", "Not a database, and long enough to be looked at.");
    desk.write("empty.db", "");
    for (name, kind) in [
        ("text.db", "not_an_archive"),
        ("empty.db", "not_an_archive"),
        ("claimbench.db", "not_an_archive"),
        ("none.db", "no_archive"),
        ("postgresql://desk.example/archive", "no_such_home"),
    ] {
        let before = std::fs::read(desk.path(name)).ok();
        for command in ["push", "list", "status", "verify"] {
            let (error, code) = desk.error(format!("archive {command} --archive {name}").as_str());
            assert_eq!((error["kind"].as_str(), code), (Some(kind), 1), "{command} {name}");
        }
        assert_eq!(std::fs::read(desk.path(name)).ok(), before, "{name}");
    }
    desk.ok("archive init --archive newer.db");
    let conn = rusqlite::Connection::open(desk.path("newer.db")).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(desk.error("archive list --archive newer.db").0["kind"], "newer_archive");
    // What is only said by the way stops nothing.
    let said = desk.run("--archive newer.db claim add 'Rain fell.'").ends(0);
    holds(&said.err, &["The archive was not looked at"]);
    let (error, _) = desk.error("archive list");
    assert_eq!(error["kind"], "no_archive", "there is no data folder here: {error}");
}

#[test]
fn ones_own_archive_is_made_in_the_data_folder_when_it_is_first_wanted() {
    let desk = checked();
    let run = |line: &str| {
        let mut command = desk.command();
        command.env("XDG_DATA_HOME", desk.path("data")).args(line.split(' '));
        crate::desk::Said::by(&mut command)
    };
    holds(&run("archive list").ends(0).out, &["No case was pushed yet."]);
    holds(&run("archive status").ends(0).out, &["has not seen this case"]);
    assert!(!desk.path("data").exists(), "looking makes nothing");
    run("archive push").ends(0);
    assert!(desk.path("data/claimbench/archive.db").exists());
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(desk.path("data/claimbench/archive.db")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// A feed of so many reviews.
fn feed(count: usize, verdict: &str) -> String {
    let one = |at: usize| {
        format!(
            r#"{{"@type": "ClaimReview", "url": "https://checks.example/{at}", "claimReviewed": "Road {at} was closed in week {}.",
            "author": {{"@type": "Organization", "name": "Check Desk", "url": "https://checks.example"}},
            "reviewRating": {{"@type": "Rating", "alternateName": "{verdict}", "ratingValue": 1, "bestRating": 5, "worstRating": 1}}}}"#,
            at % 52
        )
    };
    format!("[{}]", (0..count).map(one).collect::<Vec<_>>().join(",\n"))
}

#[test]
fn a_feed_goes_in_once_and_its_findings_become_evidence() {
    let desk = Desk::new();
    desk.ok("archive init --archive a.db");
    desk.write("feed.json", feed(700, "False"));
    holds(&desk.ok("archive import claimreview feed.json --archive a.db"), &["Took in 700 reviews"]);
    holds(
        &desk.ok("archive import claimreview feed.json --archive a.db"),
        &["Took in 0 reviews", "700 were here already"],
    );
    desk.write("feed.json", feed(1, "Wrong"));
    holds(&desk.ok("archive import claimreview feed.json --archive a.db"), &["1 changed"]);
    holds(&desk.ok("archive verify --archive a.db"), &["every chain is whole"]);
    desk.ok("claim add 'Road 77 was closed in week 25.'");
    let similar = desk.json("similar --claim 1 --limit 2 --archive a.db");
    assert_eq!(similar["similar"][0]["name"], "@78");
    let evidence = desk.json("similar accept 1 @78 --archive a.db");
    assert_eq!(evidence["stance"], "refutes");
    assert_eq!(evidence["source"]["name"], "Check Desk");
    let similar = desk.json("similar 'Road 0 was closed in week 0' --limit 1 --archive a.db");
    assert_eq!((&similar["similar"][0]["name"], &similar["similar"][0]["label"]), (&"@701".into(), &"Wrong".into()));
    desk.write("bad.json", r#"[{"@type": "ClaimReview", "url": "ftp://x", "claimReviewed": "x"}]"#);
    assert_eq!(desk.run("archive import claimreview bad.json --archive a.db").code, 1);
}
