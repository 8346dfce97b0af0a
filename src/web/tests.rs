//! The pages, asked without a server: what looks never writes, what is hostile stays text, and what was refused loses no word.

mod inbox;

use super::ask::{Ask, Reply};
use super::guard::Who;
use super::people::Role;
use super::{Desk, routes};
use crate::counter::demo::make_once;
use claimbench::domain::query::{Query, Stage};
use claimbench::domain::{ClaimChange, DateBasis, Identity, Intake, NewArticle, Standing, Word};
use claimbench::workbench::{Access, Clock, Ids, More, Setting, Workbench};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The demo case, made once; each test has a copy.
static DEMO: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    make_once(folder.path()).unwrap();
    folder
});

struct Room {
    desk: Desk,
    _folder: TempDir,
}

fn setting(actor: &str) -> Setting {
    let clock = Clock::Pinned("2026-12-01T09:00:00Z".parse().unwrap());
    Setting { clock, ids: Ids::Random, actor: actor.to_owned(), reader: None }
}

impl Room {
    fn demo() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("case.db");
        std::fs::copy(DEMO.path().join("claimbench.db"), &file).unwrap();
        Self { desk: Desk::on_loopback(file, setting("vera"), 1), _folder: folder }
    }

    /// A place where no case is.
    fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::on_loopback(folder.path().join("case.db"), setting("vera"), 1);
        Self { desk, _folder: folder }
    }

    fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let ask = Ask::of(method, target, headers, body.to_vec());
        self.desk.answer(&ask, Some(Who { actor: self.desk.actor.clone(), role: Role::Editor }))
    }

    fn get(&self, target: &str) -> (u16, String) {
        let reply = self.ask("GET", target, &[], b"");
        (reply.status, String::from_utf8(reply.body).unwrap())
    }

    /// Sends a form; the status, where it leads, and the page.
    fn post(&self, target: &str, fields: &[(&str, &str)]) -> (u16, String, String) {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        let reply = self.ask("POST", target, &kind, form.finish().as_bytes());
        let place = reply.headers.iter().find(|(name, _)| *name == "location").map(|(_, place)| place.clone());
        (reply.status, place.unwrap_or_default(), String::from_utf8(reply.body).unwrap())
    }

    fn workbench(&self, actor: &str) -> Workbench {
        Workbench::open(&self.desk.case(), Access::Write, setting(actor)).unwrap()
    }

    fn head(&self) -> u64 {
        self.workbench("x").head().unwrap().seq
    }

    /// What a page holds under a name, as a form would send it.
    fn field(&self, target: &str, name: &str) -> String {
        let (_, page) = self.get(target);
        let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
        rest.split('"').next().unwrap().to_owned()
    }
}

/// An address for every page that is looked at, of the demo.
fn addresses() -> Vec<String> {
    let filled = |route: &&routes::Route| {
        let part = |at: usize, part: &&str| match (*part, route.path.get(at.wrapping_sub(1))) {
            ("*", Some(&"article")) => "A1".to_owned(),
            ("*", Some(&"claim")) => "51".to_owned(),
            ("*", Some(&"evidence")) => "E149".to_owned(),
            ("*", Some(&"kept")) => Room::demo().workbench("x").snapshots().unwrap()[0].1.snapshot.sha256.clone(),
            ("*", Some(&"source")) => "S1".to_owned(),
            ("*", Some(&"own")) => "page.css".to_owned(),
            ("*", _) => "1".to_owned(),
            (part, _) => part.to_owned(),
        };
        let parts: Vec<String> = route.path.iter().enumerate().map(|(at, one)| part(at, one)).collect();
        format!("/{}", parts.join("/"))
    };
    // A report is drawn by the program itself, which is not at hand here; people are only at a desk that has some.
    let here = |route: &&routes::Route| {
        route.method == "GET" && !["report", "people"].contains(route.path.first().unwrap_or(&""))
    };
    let looks = routes::ROUTES.iter().filter(here).map(|route| filled(&route));
    let more = ["/article/A1?claim=48", "/article/A1?sentence=next", "/article/A1?sentence=3&words=By", "/claim/36"];
    looks.chain(more.map(str::to_owned)).collect()
}

#[test]
fn what_looks_never_writes() {
    let room = Room::demo();
    let before = room.head();
    for address in addresses() {
        let (status, _) = room.get(&address);
        assert_eq!((status, room.head()), (200, before), "{address}");
    }
    for method in ["GET", "HEAD"] {
        for route in routes::ROUTES {
            room.ask(method, &format!("/{}", route.path.join("/").replace('*', "1")), &[], b"status=refuted&because=x");
        }
    }
    assert_eq!(room.head(), before);
}

#[test]
fn how_claims_stand_is_read_the_same_with_their_dossiers_and_without() {
    let room = Room::demo();
    room.post("/claim/51/start", &[("blind", "1")]);
    room.post("/claim/50/set-aside", &[("reason", "trivial")]);
    room.workbench("anna")
        .edit_claim("49".parse().unwrap(), vec![ClaimChange::Text("Other words.".to_owned())], None, None)
        .unwrap();
    let workbench = room.workbench("vera");
    let claims = workbench.claim_numbers().unwrap();
    let dossiers = workbench.dossiers(&claims).unwrap();
    assert_eq!(workbench.standings(&claims).unwrap(), dossiers.iter().map(Standing::of).collect::<Vec<_>>());
    for stage in Stage::ALL {
        let query = Query::parse(&format!("stage:{}", stage.word())).unwrap();
        let (found, _) = workbench.claims(&query, usize::MAX).unwrap();
        let there = dossiers.iter().filter(|one| claimbench::judgement::stage(one) == *stage);
        assert_eq!(
            found.iter().map(|one| one.number()).collect::<Vec<_>>(),
            there.map(|one| one.number()).collect::<Vec<_>>(),
            "{stage:?}"
        );
    }
    let (first, more) = workbench.review_queue_up_to(3).unwrap();
    assert_eq!((first.as_slice(), more), (&workbench.review_queue().unwrap()[..3], More::Left));
}

#[test]
fn the_script_gets_the_sentence_that_changed_and_no_whole_text() {
    let room = Room::demo();
    let form = [("content-type", "application/x-www-form-urlencoded"), ("x-part", "side")];
    let body = b"sentence=40&text=So+it+is.&words=&then=next";
    let reply = room.ask("POST", "/article/A1/claim", &form, body);
    let place = reply.headers.iter().find(|(name, _)| *name == "x-place").map(|(_, place)| place.clone());
    let page = String::from_utf8(reply.body).unwrap();
    assert_eq!((reply.status, page.contains("<html")), (200, false), "{page}");
    assert!(place.unwrap().starts_with("/article/A1?sentence="), "{page}");
    assert!(page.contains("<template id=\"changed\"><span id=\"settled\">"), "{page}");
    let open = room.get("/article/A1?sentence=next").1;
    let open = open.split_once("name=\"sentence\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let body = format!("sentence={open}&reason=opinion");
    let page = String::from_utf8(room.ask("POST", "/article/A1/settle", &form, body.as_bytes()).body).unwrap();
    let changed = page.split_once("<template").map_or(String::new(), |(_, changed)| changed.to_owned());
    // The last open one leads to the article itself.
    assert!(
        page.is_empty() || changed.contains(&format!("id=\"s{open}\"")) && changed.contains("sentence settled"),
        "{page}"
    );
}

#[test]
fn every_answer_carries_the_policy() {
    let room = Room::demo();
    for address in ["/", "/nowhere", "/enter?token=x", "/own/page.css"] {
        let reply = room.ask("GET", address, &[], b"");
        for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"] {
            assert_eq!(reply.headers.iter().filter(|(other, _)| *other == name).count(), 1, "{address} {name}");
        }
    }
}

#[test]
fn without_a_case_the_first_page_makes_one_or_opens_the_demo() {
    let room = Room::bare();
    assert!(room.get("/").1.contains("Make the case"));
    assert_eq!(room.get("/search").0, 404);
    assert_eq!(room.post("/case", &[("title", "Council")]).0, 303);
    assert!(room.get("/").1.contains("Council"));
    let other = Room::bare();
    assert_eq!(other.post("/demo", &[]).0, 303);
    assert!(other.get("/").1.contains("Trump&#39;s envoys"));
}

#[test]
fn an_article_is_pasted_and_settled_sentence_by_sentence() {
    let room = Room::bare();
    room.post("/case", &[]);
    let text =
        "# Council cuts fares\n\n2026-05-01\n\nThe council cut fares by 10 percent, Mayor Ann Lee said. What a day!\n";
    let (status, place, _) = room.post("/article", &[("text", text)]);
    assert_eq!((status, place.as_str()), (303, "/article/A1"));
    let (status, again, page) = room.post("/article", &[("text", text)]);
    assert_eq!((status, again.as_str()), (422, ""), "{page}");
    let (_, page) = room.get("/article/A1?sentence=3");
    assert!(page.contains("Log a claim"), "{page}");
    let fields = [
        ("sentence", "3"),
        ("text", "The council cut fares by 10 percent."),
        ("words", "cut fares by 10 percent"),
        ("voices", "Ann Lee"),
        ("cue", "said"),
        ("then", "next"),
    ];
    let (status, place, page) = room.post("/article/A1/claim", &fields);
    assert_eq!((status, place.as_str()), (303, "/article/A1?sentence=4#side"), "{page}");
    let dossier = room.workbench("x").dossier("1".parse().unwrap()).unwrap();
    assert_eq!(dossier.claim.claimant().unwrap().speaker, "Ann Lee");
    assert_eq!(dossier.claim.quantities[0].raw, "10 percent");
    assert_eq!(room.post("/article/A1/settle", &[("sentence", "4"), ("reason", "opinion")]).0, 303);
    let (status, _, page) = room.post("/article/A1/settle", &[("sentence", "3"), ("reason", "trivial")]);
    assert_eq!(status, 422);
    assert!(page.contains("is claimed"), "{page}");
    assert_eq!(room.post("/article/A1/unsettle", &[("sentence", "4")]).0, 303);
    let (status, _, page) =
        room.post("/article/A1/claim", &[("sentence", "4"), ("text", "Kept words."), ("words", "nowhere")]);
    assert_eq!(status, 422);
    assert!(page.contains(">Kept words.</textarea>"), "{page}");
}

#[test]
fn a_verdict_says_what_it_lacks_beside_the_field_and_keeps_the_words() {
    let room = Room::demo();
    let new = NewArticle {
        uid: None,
        title: "T".to_owned(),
        outlet: None,
        byline: None,
        url: None,
        language: None,
        published: None,
        published_basis: DateBasis::Unknown,
        body: "Fares fell by 10 percent.".to_owned(),
        intake: Intake::Paste,
        left_out: Vec::new(),
    };
    room.workbench("x").add_article(new).unwrap();
    room.post("/article/A2/claim", &[("sentence", "1"), ("text", "Fares fell."), ("words", "Fares fell")]);
    let read = room.field("/claim/60", "read");
    let (status, _, page) =
        room.post("/claim/60/status", &[("read", &read), ("status", "supported"), ("finding", "So it is.")]);
    assert_eq!(status, 422);
    assert!(page.contains("lacks-reason") && page.contains("lacks-evidence"), "{page}");
    assert!(page.contains("value=\"So it is.\"") && page.contains("value=\"supported\" checked"), "{page}");
    assert_eq!(room.post("/claim/60/status", &[("read", &read)]).0, 422);
}

#[test]
fn a_verdict_on_what_another_changed_is_refused_with_who_did_what_and_the_words_kept() {
    let room = Room::demo();
    let read = room.field("/claim/51", "read");
    room.workbench("anna")
        .set_aside(
            "50".parse().unwrap(),
            claimbench::domain::SetAside { reason: claimbench::domain::SetAsideReason::Trivial, note: None },
        )
        .unwrap();
    let edit = vec![claimbench::domain::ClaimChange::Text("Other words.".to_owned())];
    room.workbench("anna").edit_claim("51".parse().unwrap(), edit, None, None).unwrap();
    let fields =
        [("read", read.as_str()), ("question", "true"), ("status", "mixed"), ("because", "My <b>words</b> [E149].")];
    let (status, _, page) = room.post("/claim/51/status", &fields);
    assert_eq!(status, 409);
    assert!(page.contains("anna: changed #51: text to Other words."), "{page}");
    assert!(page.contains("My &#60;b&#62;words&#60;/b&#62; [E149].</textarea>"), "{page}");
    // What is on the page now was read, so saving again is on purpose.
    let (_, rest) = page.split_once("name=\"read\" value=\"").unwrap();
    let fields = [("read", rest.split('"').next().unwrap()), fields[1], fields[2], fields[3]];
    let (status, place, page) = room.post("/claim/51/status", &fields);
    assert_eq!((status, place.as_str()), (303, "/article/A1?claim=51#side"), "{page}");
}

#[test]
fn a_part_is_drawn_alone_and_the_script_is_told_of_others() {
    let room = Room::demo();
    let part = room.ask("GET", "/article/A1?claim=48", &[("x-part", "side")], b"");
    let part = String::from_utf8(part.body).unwrap();
    assert!(part.contains("data-claim-pane=\"48\"") && !part.contains("<html"), "{part}");
    let head = room.get("/head").1;
    room.workbench("anna").assign("48".parse().unwrap(), Some("ben")).unwrap();
    assert_eq!(room.get(&format!("/since/{head}")).1, "anna gave #48 to ben");
    let head = room.get("/head").1;
    room.post("/claim/48/comment", &[("text", "Gross or net?")]);
    assert_eq!(room.get(&format!("/since/{head}")).1, "");
    assert!(room.get("/claim/48").1.contains("Gross or net?"));
}

#[test]
fn hostile_words_stay_words_on_every_page() {
    let room = Room::bare();
    let evil = "<x-evil onload=a>\"'&lt;\u{202e}{{ 1 }}</textarea></title><script>1</script>";
    room.post("/case", &[("title", evil)]);
    let text = format!("# Fares {evil}\n\nFares {evil} fell by 10 percent, Ann said.\n\nNext.\n");
    assert_eq!(room.post("/article", &[("text", &text), ("title", evil)]).0, 303);
    let words = ("words", "fell by 10 percent");
    let fields = [("sentence", "2"), ("text", evil), words, ("voices", evil), ("cue", evil)];
    assert_eq!(room.post("/article/A1/claim", &fields).0, 303);
    room.post("/claim/1/comment", &[("text", evil)]);
    let source = claimbench::domain::NewSource {
        name: evil.to_owned(),
        url: Some("https://example.org/\"><x-evil>".to_owned()),
        publisher: Some(evil.to_owned()),
        ..claimbench::domain::NewSource::default()
    };
    let evidence = claimbench::domain::NewEvidence {
        quote: Some(evil.to_owned()),
        paraphrase: Some(evil.to_owned()),
        locator: Some(evil.to_owned()),
        ..claimbench::domain::NewEvidence::new(
            "1".parse().unwrap(),
            claimbench::domain::SourceNumber(0),
            claimbench::domain::Stance::Supports,
        )
    };
    room.workbench(&evil[..8]).add_evidence_from(source, evidence, None).unwrap();
    let because = format!("{evil} [E1]");
    for question in ["said", "true"] {
        room.post("/claim/1/status", &[("question", question), ("status", "supported"), ("because", &because)]);
    }
    let mut pages: Vec<(String, String)> = addresses()
        .into_iter()
        .map(|address| address.replace("51", "1").replace("E149", "E1"))
        .map(|one| (one.clone(), room.get(&one).1))
        .collect();
    pages.push((
        "refused".to_owned(),
        room.post("/claim/1/status", &[("status", evil), ("because", evil), ("finding", evil)]).2,
    ));
    pages.push(("query".to_owned(), room.get("/search?q=%3Cx-evil%3E%22").1));
    // Those two are plain text, and say so.
    pages.retain(|(address, _)| !address.starts_with("/since/") && !address.starts_with("/kept/"));
    for (address, page) in pages {
        assert!(
            !page.contains("<x-evil") && !page.contains("<script>1") && !page.contains('\u{202e}'),
            "{address}: {page}"
        );
    }
}

#[test]
fn a_second_reader_approves_what_they_read_and_nothing_else() {
    let room = Room::demo();
    let page = room.get("/review").1;
    assert!(page.contains("/article/A1?claim=5#side"), "{page}");
    let read = room.field("/claim/5", "read");
    assert_eq!(room.post("/claim/5/review", &[("outcome", "approve")]).0, 422);
    room.workbench("anna")
        .edit_claim("5".parse().unwrap(), vec![ClaimChange::Text("Other.".to_owned())], None, None)
        .unwrap();
    let (status, _, page) = room.post("/claim/5/review", &[("outcome", "approve"), ("read", &read)]);
    assert_eq!(status, 409, "{page}");
    let read = room.field("/claim/7", "read");
    let (status, place, page) =
        room.post("/claim/7/review", &[("outcome", "approve"), ("read", &read), ("then", "queue")]);
    assert_eq!((status, place.as_str()), (303, "/article/A1?claim=8#side"), "{page}");
    let (status, _, page) =
        room.post("/claim/8/review", &[("outcome", "return"), ("read", &room.field("/claim/8", "read"))]);
    assert_eq!(status, 422, "{page}");
}

#[test]
fn a_blind_reader_is_told_no_verdict_until_they_gave_theirs() {
    let room = Room::demo();
    assert_eq!(room.post("/claim/51/start", &[("blind", "1")]).0, 303);
    for address in ["/claim/51", "/claim/51/history", "/article/A1?claim=51", "/check", "/search?q=%2351"] {
        let page = room.get(address).1;
        assert!(!page.contains("19.24 from DeepState"), "{address}");
    }
    let page = room.get("/claim/51").1;
    assert!(page.contains("/claim/51/second") && page.contains("hidden from you"), "{page}");
    let read = room.field("/claim/51", "read");
    let fields = [("read", read.as_str()), ("status", "refuted"), ("because", "Not so [E149].")];
    assert_eq!(room.post("/claim/51/second", &fields).0, 303);
    assert!(room.get("/claim/51").1.contains("Two readers differ"));
}

#[test]
fn evidence_is_attached_from_a_known_or_a_new_source_and_its_quotation_proved() {
    let room = Room::demo();
    let fields = [("source", "S1"), ("stance", "context"), ("paraphrase", "As known."), ("credibility", "2")];
    let (status, place, page) = room.post("/claim/36/evidence", &fields);
    assert_eq!((status, place.as_str()), (303, "/article/A1?claim=36&added=E194#side"), "{page}");
    let address = [("source", "https://example.org/a"), ("stance", "refutes"), ("paraphrase", "Kept words.")];
    let (status, _, page) = room.post("/claim/36/evidence", &address);
    assert!(status == 422 && page.contains(">Kept words.</textarea>"), "{page}");
    let part = |name: &str, more: &str, value: &str| {
        format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
    };
    let body = [
        part("source", "", "Council minutes"),
        part("kind", "", "primary_document"),
        part("stance", "", "supports"),
        part("quote", "", "cut fares by ten percent"),
        part("copy", "; filename=\"m.txt\"", "They cut fares by ten percent. <script>1</script>"),
        "--b--\r\n".to_owned(),
    ];
    let kind = [("content-type", "multipart/form-data; boundary=b")];
    assert_eq!(room.ask("POST", "/claim/36/evidence", &kind, body.concat().as_bytes()).status, 303);
    let page = room.get("/evidence/E195").1;
    assert!(page.contains("stands in the snapshot to the letter") && !page.contains("<script>1"), "{page}");
    let kept = page.split_once("/kept/").unwrap().1.split('"').next().unwrap().to_owned();
    let kept = room.ask("GET", &format!("/kept/{kept}"), &[], b"");
    assert_eq!(kept.kind, "text/plain; charset=utf-8");
    assert!(kept.headers.iter().any(|(name, value)| *name == "content-security-policy" && value.contains("sandbox")));
    let edited = [("source", "S1"), ("stance", "refutes"), ("paraphrase", "As known now."), ("credibility", "2")];
    assert_eq!(room.post("/evidence/E194", &edited).0, 303);
    assert_eq!(room.post("/evidence/E194/withdraw", &[("reason", "A slip.")]).0, 303);
}

#[test]
fn the_everyday_acts_go_through_their_verbs_and_are_taken_back() {
    let room = Room::demo();
    let before = room.workbench("x").dossier("36".parse().unwrap()).unwrap();
    let sort = [("tags", "front, aid"), ("assignee", "me"), ("priority", "1")];
    assert_eq!(room.post("/claim/36/sort", &sort).0, 303);
    let after = room.workbench("x").dossier("36".parse().unwrap()).unwrap().claim;
    assert_eq!((after.assignee.as_deref(), after.priority.value()), (Some("vera"), 1));
    assert_eq!(room.post("/undo", &[("back", "//evil.example")]).1, "/");
    assert_eq!(room.post("/claim/36/relate", &[("relation", "repeats"), ("to", "#37")]).0, 303);
    assert_eq!(room.post("/claim/36/relate", &[("relation", "repeats"), ("to", "#36")]).0, 422);
    let fix =
        [("old", before.claim.anchor.as_ref().unwrap().exact.as_str()), ("new", "other words"), ("because", "So.")];
    assert_eq!(room.post("/claim/36/fix", &fix).0, 303);
    let memo = room.get("/memo").1;
    assert!(memo.contains("<ins>other words</ins>"));
    // What the desk's own program says at the end of the memo, the page says, too.
    assert!(memo.split_once("Without a proposed fix").unwrap().1.contains("class=\"status mixed\""), "{memo}");
    assert_eq!(room.post("/claim/36/contact", &[("who", "Press office"), ("off_record", "1")]).0, 303);
    assert_eq!(room.post("/claim/36/set-aside", &[("reason", "trivial")]).0, 303);
    assert_eq!(room.post("/claim/36/reopen", &[("note", "It matters.")]).0, 303);
    let (status, _, page) = room.post("/claim/36/edit", &[("text", &before.claim.text), ("read", "0000")]);
    assert_eq!(status, 409, "{page}");
    assert!(room.get("/claim/36/history").1.contains("set #36 aside as trivial"));
    let waived = [("rule", "single-origin"), ("reason", "One speech."), ("back", "/check?article=A1")];
    assert_eq!(room.post("/claim/6/waive", &waived).1, "/check?article=A1");
}

#[test]
fn a_new_text_is_shown_before_it_is_taken_in_and_an_article_goes_out() {
    let room = Room::demo();
    let old = room.workbench("x").article("A1".parse().unwrap()).unwrap().revision.body;
    let new = old.replace("a text of 28 points", "a text of 29 points");
    let head = room.head();
    let (status, _, page) = room.post("/article/A1/update", &[("text", &new)]);
    assert!(status == 200 && page.contains("#6</a> gone, or changed in a figure") && room.head() == head, "{page}");
    assert_eq!(room.post("/article/A1/update", &[("text", &new), ("go", "1"), ("intake", "paste")]).0, 303);
    assert_eq!(room.workbench("x").article("A1".parse().unwrap()).unwrap().revision.seq, 2);
    assert_eq!(room.post("/article/A1/publish", &[]).0, 303);
    assert!(room.get("/article/A1/about").1.contains("went out"));
    assert_eq!(room.post("/article/A1/set-aside", &[("reason", "dropped")]).0, 303);
    assert_eq!(room.post("/article/A1/reopen", &[("note", "Not dropped.")]).0, 303);
    assert_eq!(room.post("/source/S1", &[("name", "TASS"), ("kind", "wire"), ("reliability", "c")]).0, 303);
}

#[test]
fn a_desk_lets_in_by_invitation_then_by_password_and_each_role_to_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case.db");
    std::fs::copy(DEMO.path().join("claimbench.db"), &case).unwrap();
    let desk =
        Desk::behind_proxy(case, setting("vera"), "desk.example.org", folder.path().join("people.json")).unwrap();
    let ask = |method: &str, target: &str, cookie: &str, body: &str| {
        let headers = [
            ("host", "desk.example.org"),
            ("origin", "https://desk.example.org"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("cookie", cookie),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let ask = Ask::of(method, target, headers, body.as_bytes().to_vec());
        match desk.guard.admit(&ask) {
            Ok(who) => desk.answer(&ask, who),
            Err(refused) => desk.refused(refused, &ask),
        }
    };
    let cookie = |reply: &Reply| {
        let set = reply.headers.iter().find(|(name, _)| *name == "set-cookie").map(|(_, value)| value.clone()).unwrap();
        assert!(
            set.starts_with("__Host-claimbench=") && set.contains("Secure; HttpOnly; SameSite=Strict; Path=/"),
            "{set}"
        );
        set.split(';').next().unwrap().to_owned()
    };
    let text = |reply: &Reply| String::from_utf8(reply.body.clone()).unwrap();
    assert_eq!(ask("GET", "/", "", "").status, 401);
    let address = desk.invite().unwrap();
    let token = address.strip_prefix("https://desk.example.org/invited?token=").unwrap();
    assert_eq!(ask("GET", &format!("/invited?token={token}"), "", "").status, 200);
    assert_eq!(ask("POST", "/invited", "", &format!("token={token}&password=short")).status, 422);
    let editor = cookie(&ask("POST", "/invited", "", &format!("token={token}&password=correct+horse+battery")));
    assert_eq!(desk.invite().unwrap(), "https://desk.example.org/");
    let page = text(&ask("POST", "/people", &editor, "name=ben&role=reporter"));
    let token = page.split_once("/invited?token=").unwrap().1.split('<').next().unwrap().to_owned();
    let reporter = cookie(&ask("POST", "/invited", "", &format!("token={token}&password=another+long+one")));
    assert!(text(&ask("GET", "/", &reporter, "")).contains(">ben</span>"));
    for (method, target) in
        [("GET", "/people"), ("POST", "/people"), ("POST", "/claim/5/review"), ("POST", "/article/A1/publish")]
    {
        assert_eq!(ask(method, target, &reporter, "outcome=approve").status, 403, "{target}");
    }
    assert_eq!(ask("POST", "/claim/36/comment", &reporter, "text=x&actor=vera").status, 303);
    let comments = Workbench::open(&desk.case(), Access::Read, setting("x")).unwrap().comments().unwrap();
    assert_eq!(comments.last().unwrap().by, "ben");
    let history =
        Workbench::open(&desk.case(), Access::Read, setting("x")).unwrap().history("36".parse().unwrap()).unwrap();
    let told: Vec<Identity> = history.iter().map(|entry| entry.identity).collect();
    assert_eq!((told.first(), told.last()), (Some(&Identity::SelfDeclared), Some(&Identity::SignedIn)));
    assert!(text(&ask("GET", "/claim/36/history", &reporter, "")).contains("ben (signed in)"));
    assert_eq!(ask("POST", "/sign-out", &reporter, "").status, 303);
    assert_eq!(ask("GET", "/", &reporter, "").status, 401);
    assert_eq!(ask("POST", "/sign-in", "", "name=ben&password=wrong").status, 422);
    let reporter = cookie(&ask("POST", "/sign-in", "", "name=Ben&password=another+long+one"));
    assert_eq!(ask("POST", "/people/remove", &editor, "name=ben").status, 303);
    assert_eq!(ask("GET", "/", &reporter, "").status, 401);
    (0..5).for_each(|_| assert_eq!(ask("POST", "/sign-in", "", "name=cid&password=wrong").status, 422));
    assert_eq!(ask("POST", "/sign-in", "", "name=cid&password=wrong").status, 429);
    assert_eq!(ask("GET", "/enter?token=", &editor, "").status, 200);
}

#[test]
fn the_desk_its_origins_and_its_talk_have_their_pages() {
    let room = Room::demo();
    assert_eq!(room.post("/desk", &[("publisher", "City desk"), ("about", "We check.")]).0, 303);
    assert!(room.get("/desk").1.contains("value=\"City desk\""));
    let (status, _, page) = room.post("/desk", &[("publisher", "City desk"), ("about", "We check.")]);
    assert!(status == 422 && page.contains(">We check.</textarea>"), "{page}");
    let origins = room.workbench("x").origin_labels().unwrap();
    let two = [("from", origins[0].as_str()), ("into", origins[1].as_str()), ("because", "The same wire.")];
    assert_eq!(room.post("/origins", &two).0, 303);
    assert!(room.get("/origins").1.contains(&format!("also called {}", origins[0])));
    assert_eq!(room.post("/origins", &two).0, 422);
    assert_eq!(room.post("/source/S1/comment", &[("text", "Who pays them?")]).0, 303);
    assert!(room.get("/source/S1").1.contains("Who pays them?"));
    let (status, place, _) = room.post("/article/A1/comment", &[("sentence", "3"), ("text", "Who says so, @ben?")]);
    assert_eq!((status, place.as_str()), (303, "/article/A1?sentence=3#side"));
    let page = room.get("/article/A1?sentence=3").1;
    assert!(page.contains("Who says so, @ben?"), "{page}");
    assert!(!room.get("/article/A1?sentence=4").1.contains("Who says so, @ben?"));
    let close = page.split_once("action=\"/comment/").unwrap().1.split('/').next().unwrap().to_owned();
    assert_eq!(room.post(&format!("/comment/{close}/close"), &[("back", "/sources")]).1, "/sources");
}

#[test]
fn an_open_page_is_told_who_else_has_its_claim_open() {
    let room = Room::demo();
    room.desk.present.beside("Änna, B", "48".parse().unwrap());
    let also = |claim: &str| {
        let reply = room.ask("GET", "/head", &[("x-claim", claim)], b"");
        reply.headers.iter().find(|(name, _)| *name == "x-also").map(|(_, also)| also.clone())
    };
    assert_eq!(also("48").as_deref(), Some("%C3%84nna%2C+B"));
    assert_eq!(also("49").as_deref(), Some(""));
    assert_eq!(also("x"), None);
}

#[test]
fn a_page_that_is_the_new_text_keeps_what_it_showed_besides() {
    let room = Room::bare();
    room.post("/case", &[]);
    room.post("/article", &[("text", "Fares fell by 10 percent.")]);
    let left_out = r#"[{"kind":"caption","text":"A bus."}]"#;
    let fields = [("text", "Fares fell by 12 percent."), ("go", "1"), ("intake", "file"), ("left_out", left_out)];
    let (status, _, page) = room.post("/article/A1/update", &fields);
    assert_eq!(status, 303, "{page}");
    let revision = room.workbench("x").article("A1".parse().unwrap()).unwrap().revision;
    assert_eq!((revision.seq, revision.left_out.len()), (2, 1));
    let fields = [fields[0], fields[1], fields[2], ("left_out", "no JSON")];
    assert_eq!(room.post("/article/A1/update", &fields).0, 422);
}
