//! The archive: what was checked is found again in the next case, a lost case comes back whole, and a forged one is found out.

use crate::desk::{Desk, Line, holds};
use crate::servers::Server;
use std::sync::LazyLock;

/// A desk with a claim that is approved, and one that is not; made once and copied.
fn checked() -> Desk {
    static CASE: LazyLock<Vec<u8>> = LazyLock::new(|| std::fs::read(fresh().case()).unwrap());
    let desk = Desk::bare();
    desk.write("claimbench.db", &*CASE);
    desk
}

fn fresh() -> Desk {
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

/// Tells a story in a file, and in a database where there is a server.
fn in_each_home(story: impl Fn(&str)) {
    story("a.db");
    if let Some(server) = Server::shared() {
        story(&server.database());
    }
}

/// A line with the archive's address in the place of `a.db`.
fn on(at: &str, line: &str) -> Vec<String> {
    line.words().iter().map(|word| if word == "a.db" { at.to_owned() } else { word.clone() }).collect()
}

/// Everything in the archive.
fn bytes(desk: &Desk, at: &str) -> String {
    match Server::shared().filter(|_| at.starts_with("postgresql:")) {
        Some(server) => server.run(at, "SELECT schema_to_xml('claimbench', true, false, '')"),
        None => String::from_utf8_lossy(&std::fs::read(desk.path(at)).unwrap()).into_owned(),
    }
}

#[test]
fn what_one_case_found_is_found_again_from_the_next() {
    in_each_home(|at| {
        let desk = checked();
        desk.ok(on(at, "archive init --archive a.db"));
        holds(&desk.ok(on(at, "archive init --archive a.db")), &["already"]);
        holds(&desk.ok(on(at, "archive push --archive a.db")), &["1 new claim,", "0 events", "is witnessed"]);
        holds(&desk.ok(on(at, "archive push --archive a.db")), &["0 new claims, 0 changed"]);
        holds(&desk.ok(on(at, "archive list --archive a.db")), &["The bridge", "1 claim ", "no ledger"]);

        desk.ok("--db next.db init");
        let said = desk.ok(on(at, "--db next.db --archive a.db similar 'The Elm bridge cost 24 million euros'"));
        holds(&said, &["@1", "very likely", "refuted", "The bridge", "said by Ada Roth"]);
        let said =
            desk.run(on(at, "--db next.db --archive a.db claim add 'The Elm bridge cost 24 million euros.'")).ends(0);
        holds(&said.err, &["Very likely checked before: @1"]);
        assert_eq!(
            desk.run(on(at, "--db next.db --archive a.db similar 'the mayor owns the ferry'")).code,
            1,
            "it is not approved"
        );
        let own = desk.run(on(at, "--archive a.db similar --claim 1"));
        assert!(!own.out.contains('@'), "a case is not told of itself: {}", own.out);
    });
}

#[test]
fn a_claim_that_is_approved_no_more_is_withdrawn() {
    in_each_home(|at| {
        let desk = checked();
        desk.ok(on(at, "archive init --archive a.db"));
        desk.ok(on(at, "archive push --archive a.db"));
        desk.ok("claim edit 1 --text 'The Elm bridge cost 25 million euros.'");
        holds(&desk.ok(on(at, "archive push --archive a.db")), &["0 new claims, 0 changed, 1 withdrawn"]);
        desk.ok("--db next.db init");
        assert_eq!(
            desk.run(on(at, "--db next.db --archive a.db similar 'The Elm bridge cost 24 million euros'")).code,
            1
        );
    });
}

#[test]
fn a_lost_case_comes_back_whole() {
    in_each_home(|at| {
        let desk = checked();
        desk.write("page.html", "<p>It cost 31 million.</p>");
        desk.ok("snapshot add E1 page.html");
        desk.ok(on(at, "archive init --archive a.db"));
        desk.ok(on(at, "archive push --ledger --archive a.db"));
        desk.ok("claim add 'Trams are late.'");
        holds(&desk.ok(on(at, "archive status --archive a.db")), &["1 event is new", "of its ledger kept"]);
        holds(&desk.ok(on(at, "archive push --archive a.db")), &["1 event."]);
        let head = desk.head();
        std::fs::remove_file(desk.case()).unwrap();
        holds(
            &desk.ok(on(at, "archive pull 'The bridge' claimbench.db --archive a.db")),
            &["Made claimbench.db", &head],
        );
        assert_eq!(desk.head(), head);
        desk.ok("verify");
        holds(&desk.refused(on(at, "archive pull 'The bridge' claimbench.db --archive a.db")), &["already there"]);
        holds(&desk.ok(on(at, "archive verify --archive a.db")), &["every chain is whole"]);
        assert_eq!(desk.error(on(at, "archive pull nothing x.db --archive a.db")).0["kind"], "not_found");
    });
}

#[test]
fn a_case_without_its_ledger_cannot_be_pulled() {
    in_each_home(|at| {
        let desk = checked();
        desk.ok(on(at, "archive init --archive a.db"));
        desk.ok(on(at, "archive push --archive a.db"));
        assert_eq!(desk.error(on(at, "archive pull 'The bridge' x.db --archive a.db")).0["kind"], "no_ledger");
    });
}

#[test]
fn a_forged_case_and_an_older_copy_are_found_out() {
    in_each_home(|at| {
        let desk = checked();
        desk.ok(on(at, "archive init --archive a.db"));
        std::fs::copy(desk.case(), desk.path("copy.db")).unwrap();
        desk.ok("claim add 'Trams are late.'");
        desk.ok(on(at, "archive push --ledger --archive a.db"));
        // The copy ends before what was seen; worked on, it is a fork.
        assert_eq!(desk.error(on(at, "--db copy.db archive push --archive a.db")).0["kind"], "behind_archive");
        desk.ok("--db copy.db claim add 'Trams are early.'");
        let (error, code) = desk.error(on(at, "--db copy.db archive push --archive a.db"));
        assert_eq!((error["kind"].as_str(), code), (Some("fork"), 1));
        let status = desk.run(on(at, "--db copy.db archive status --archive a.db"));
        assert_eq!(status.code, 3);
        holds(&status.out, &["Not to be pushed", "differ from event"]);
        holds(&desk.ok(on(at, "archive status --archive a.db")), &["0 events are new"]);
    });
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
    in_each_home(|at| {
        let desk = Desk::new();
        desk.ok("case edit --publisher 'Check Desk' --site https://desk.example --page https://desk.example/checks");
        desk.ok("claim add 'Kari Holm said that the ferry sank.'");
        desk.ok("source add 'Kari Holm' --kind interview --confidential");
        desk.ok(
            "evidence add 1 --source S1 --stance supports --paraphrase 'She saw it sink at Lund.' --quote 'I saw it.'",
        );
        desk.ok("status 1 supported --because 'Holm saw it [E1].' --finding 'It sank, says Holm.'");
        desk.ok("--as ben review approve 1 --unseen --note 'Ask Frode again.'");
        desk.ok("comment add 1 'Is Frode the brother?'");
        desk.ok("claim add 'The captain drank.'");
        desk.ok(on(at, "archive init --archive a.db"));
        desk.ok(on(at, "archive push --archive a.db"));
        let told = bytes(&desk, at);
        assert!(told.contains("that the ferry sank") && told.contains("Check Desk"), "{told}");
        for secret in ["Holm", "Kari", "Lund", "I saw it", "Frode", "captain", "because"] {
            assert!(!told.contains(secret), "{secret}");
        }
        // Handed over, everything is there.
        desk.ok(on(at, "archive push --ledger --archive a.db"));
        assert!(bytes(&desk, at).contains("Kari Holm"));
    });
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
        ("postgresql://desk.example:port/archive", "bad_server_address"),
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
    in_each_home(|at| {
        let desk = Desk::new();
        desk.ok(on(at, "archive init --archive a.db"));
        desk.write("feed.json", feed(700, "False"));
        holds(&desk.ok(on(at, "archive import claimreview feed.json --archive a.db")), &["Took in 700 reviews"]);
        holds(
            &desk.ok(on(at, "archive import claimreview feed.json --archive a.db")),
            &["Took in 0 reviews", "700 were here already"],
        );
        desk.write("feed.json", feed(1, "Wrong"));
        holds(&desk.ok(on(at, "archive import claimreview feed.json --archive a.db")), &["1 changed"]);
        holds(&desk.ok(on(at, "archive verify --archive a.db")), &["every chain is whole"]);
        desk.ok("claim add 'Road 77 was closed in week 25.'");
        let similar = desk.json(on(at, "similar --claim 1 --limit 2 --archive a.db"));
        assert_eq!(similar["similar"][0]["name"], "@78");
        let evidence = desk.json(on(at, "similar accept 1 @78 --archive a.db"));
        assert_eq!(evidence["stance"], "refutes");
        assert_eq!(evidence["source"]["name"], "Check Desk");
        let similar = desk.json(on(at, "similar 'Road 0 was closed in week 0' --limit 1 --archive a.db"));
        assert_eq!(
            (&similar["similar"][0]["name"], &similar["similar"][0]["label"]),
            (&"@701".into(), &"Wrong".into())
        );
        desk.write("bad.json", r#"[{"@type": "ClaimReview", "url": "ftp://x", "claimReviewed": "x"}]"#);
        assert_eq!(desk.run(on(at, "archive import claimreview bad.json --archive a.db")).code, 1);
    });
}

#[test]
fn no_password_of_a_server_is_told() {
    let desk = checked();
    let address = "postgresql://ana:sesame@127.0.0.1:1/checks";
    let refused = desk.run(on(address, "archive list --archive a.db")).ends(2);
    holds(&refused.err, &["everybody on this machine can read a password", "PGPASSWORD"]);
    let at = |line: &str| {
        let mut command = desk.command();
        command.env("CLAIMBENCH_ARCHIVE", address).args(line.words());
        crate::desk::Said::by(&mut command)
    };
    for line in ["archive list", "archive init", "archive push --json", "claim add 'Rain fell.'"] {
        let said = at(line);
        assert!(!said.err.contains("sesame") && !said.out.contains("sesame"), "{line}: {} {}", said.out, said.err);
        holds(&said.err, &["postgresql://ana@127.0.0.1:1/checks was not reached"]);
        assert_eq!(
            said.code,
            if line.starts_with("claim") { 0 } else { 1 },
            "what is only said by the way stops nothing"
        );
    }
}

#[test]
fn roles_of_the_document_let_desks_add_and_readers_read() {
    let Some(server) = Server::shared() else { return };
    let document = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/archive.md")).unwrap();
    let roles = document.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (desk, at) = (checked(), server.database());
    desk.ok(on(&at, "archive init --archive a.db"));
    assert_eq!(server.run(&at, roles), "");
    let of = |role: &str| at.replace("tests@", &format!("{role}@"));
    for (role, group) in [("north", "claimbench_desk"), ("south", "claimbench_desk"), ("guest", "claimbench_reader")] {
        assert_eq!(server.run(&at, &format!("CREATE ROLE {role} LOGIN IN ROLE {group}")), "");
    }
    desk.ok(on(&of("north"), "archive push --ledger --archive a.db"));
    desk.ok(on(&of("north"), "archive pull 'The bridge' again.db --archive a.db"));
    desk.ok("--db next.db init");
    for role in ["south", "guest"] {
        holds(&desk.ok(on(&of(role), "archive list --archive a.db")), &["The bridge", "1 claim ", "no ledger"]);
        let asked = on(&of(role), "--db next.db --archive a.db similar 'The Elm bridge cost 24 million euros'");
        holds(&desk.ok(asked), &["@1", "very likely"]);
        let pulled = desk.error(on(&of(role), "archive pull 'The bridge' x.db --archive a.db"));
        assert_eq!(pulled.0["kind"], "no_ledger", "a ledger is for its desk alone");
    }
    desk.ok("--db next.db claim add 'Trams are late.'");
    desk.ok(on(&of("south"), "--db next.db archive push --archive a.db"));
    holds(&desk.refused(on(&of("guest"), "--db next.db archive push --archive a.db")), &["42501", "docs/archive.md"]);
    for role in ["north", "guest"] {
        for change in
            ["DELETE FROM claimbench.head", "UPDATE claimbench.event SET actor = 'eve'", "TRUNCATE claimbench.item"]
        {
            let said = server.run_as(role, &at, change);
            assert!(said.contains("permission denied"), "{role} {change}: {said}");
        }
    }
}
