//! What goes wrong: servers that die, pushes at once, archives of other versions and without their guards.

use super::*;
use std::sync::Barrier;
use std::thread;

/// Events that take several batches.
fn many(case: Uid) -> Vec<LedgerLine> {
    let bodies: Vec<String> = (0..3 * BATCH).map(|at| format!("{{\"a\":{at}}}")).collect();
    events(case, &bodies.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_server_killed_in_the_middle_loses_nothing_acknowledged_and_keeps_nothing_half() {
    let Some(server) = Server::start() else { return };
    let address = address(&server.database());
    Archive::init(&address).unwrap();
    let rounds = if std::env::var_os("LONG").is_some() { 100 } else { 3 };
    let mut broke = 0;
    for round in 0..rounds {
        let case = uid(round);
        let lines = many(case);
        let ready = Barrier::new(2);
        let acknowledged = thread::scope(|scope| {
            let push = scope.spawn(|| {
                let mut archive = Archive::open(&address).unwrap();
                let mut keeping = archive.keeping(case).unwrap();
                ready.wait();
                for line in &lines {
                    let before = keeping.kept;
                    if let Err(error) = keeping.take(LedgerItem::Event(line.clone())) {
                        assert!(matches!(error, Error::ServerLost { .. }), "{error:?}");
                        return (before, true);
                    }
                }
                let kept = keeping.kept;
                (kept, keeping.end().is_err())
            });
            ready.wait();
            server.crash();
            push.join().unwrap()
        });
        broke += usize::from(acknowledged.1);
        let mut archive = Archive::open(&address).unwrap();
        let here = archive.last_event(case).unwrap() as usize;
        assert!(here >= acknowledged.0 && here.is_multiple_of(BATCH), "{here} {acknowledged:?}");
        assert_eq!(keep(&mut archive, case, &lines).unwrap(), lines.len() - here, "it goes on where it stopped");
        archive.witness(&seen(case, &lines[lines.len() - 1]), vec![(uid(1), review(1, "The bridge fell."))]).unwrap();
        assert_eq!(archive.verify(case).unwrap(), (lines.len() as u64, Vec::new()));
    }
    assert!(broke > 0 || rounds < 10, "it was never killed in the middle");
}

#[test]
fn of_two_pushes_at_once_both_find_everything_kept_once() {
    at_each_address(|address, _| {
        let case = uid(99);
        let lines = events(case, &["{}"; 40]);
        let ready = Barrier::new(2);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut archive = Archive::open(address).unwrap();
                    ready.wait();
                    keep(&mut archive, case, &lines).unwrap();
                    let known = (0..20).map(|at| (uid(at), review(1, &format!("Road {at} is closed."))));
                    archive.witness(&seen(case, &lines[39]), known.collect()).unwrap();
                });
            }
        });
        let mut archive = Archive::open(address).unwrap();
        assert_eq!(archive.verify(case).unwrap(), (40, Vec::new()));
        assert_eq!(archive.cases().unwrap()[0].items, 20);
        assert_eq!(archive.home.last_item().unwrap(), 20);
    });
}

#[test]
fn of_two_forks_at_once_one_is_refused() {
    at_each_address(|address, _| {
        let case = uid(99);
        let ready = Barrier::new(2);
        let push = |body: &str| {
            let lines = events(case, &["{}", body]);
            let mut archive = Archive::open(address).unwrap();
            ready.wait();
            keep(&mut archive, case, &lines)?;
            archive.witness(&seen(case, &lines[1]), Vec::new())
        };
        let ends = thread::scope(|scope| {
            let push = &push;
            ["{\"a\":1}", "{\"a\":2}"].map(|body| scope.spawn(move || push(body))).map(|pushed| pushed.join().unwrap())
        });
        assert_eq!(ends.iter().filter(|end| matches!(end, Err(Error::Fork { .. }))).count(), 1, "{ends:?}");
        assert_eq!(Archive::open(address).unwrap().verify(case).unwrap(), (2, Vec::new()));
    });
}

#[test]
fn an_archive_of_a_newer_version_or_without_its_guards_is_refused() {
    at_each_address(|address, server| {
        let Some(server) = server else { return };
        let text = address.to_string().replace("postgresql://tests@/", "postgresql://tests@%2F");
        for table in ["head", "event", "kept"] {
            let said = server.run(&text, &format!("DELETE FROM claimbench.{table}"));
            assert!(said.contains("never changed"), "{said}");
        }
        server.run(&text, "UPDATE claimbench.archive SET format = 2");
        assert!(matches!(Archive::open(address).err(), Some(Error::NewerArchive { found: 2, .. })));
        server.run(&text, "UPDATE claimbench.archive SET format = 1");
        server.run(&text, "ALTER TABLE claimbench.event DISABLE TRIGGER event_is_never_changed");
        let refused = Archive::open(address).err();
        assert!(matches!(&refused, Some(Error::ArchiveDiffers { objects, .. }) if objects.len() == 1), "{refused:?}");
    });
}

#[test]
fn functions_and_tables_of_the_same_name_elsewhere_in_the_database_are_not_asked() {
    at_each_address(|address, server| {
        let Some(server) = server else { return };
        let (_, database) = address.to_string().rsplit_once('/').map(|(_, name)| ((), name.to_owned())).unwrap();
        server.run(
            &format!("/{database}"),
            "CREATE FUNCTION public.to_regclass(text) RETURNS text LANGUAGE sql AS 'SELECT 1/0'",
        );
        server.run(&format!("/{database}"), "CREATE TABLE public.item (number text)");
        let mut archive = Archive::open(address).unwrap();
        archive.take_in([review(1, "The bridge fell.")].into_iter()).unwrap();
        assert_eq!(archive.reviews().unwrap(), 1);
    });
}

#[test]
fn over_the_network_a_certificate_is_checked_and_its_name() {
    let Some(server) = Server::start() else { return };
    let Some((port, signs)) = server.with_tls() else { return };
    let open = |rest: &str| Archive::init(&address(&format!("postgresql://tests@{rest}")));
    assert!(open(&format!("localhost:{port}/postgres?sslmode=verify-full&sslrootcert={signs}")).unwrap().1);
    for other in [
        // Nobody whom the web trusts signed it; and it has another name.
        format!("localhost:{port}/postgres?sslmode=verify-full"),
        format!("127.0.0.1:{port}/postgres?sslmode=require&sslrootcert={signs}"),
        format!("localhost:{port}/postgres?sslmode=require&sslrootcert=/none.pem"),
    ] {
        assert!(matches!(open(&other), Err(Error::ServerUnreachable { .. })), "{other}");
    }
}
