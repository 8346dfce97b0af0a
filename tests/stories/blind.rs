//! While somebody reads a claim blind and owes a verdict, nothing that they can ask for tells the first one: whatever the
//! first verdict was, every command says the same to them.

use crate::any_work::{Act, act, acts};
use crate::desk::{Desk, Said};
use claimbench::archive::{Address, Archive};
use claimbench::domain::*;
use claimbench::workbench::{Access, Clock, Decides, Ids, NewContact, NewFix, Offered, Pointed, Setting, Workbench};
use proptest::prelude::*;

const TEXT: &str =
    "The old bridge carries 12,000 cars a day. The mayor said that it will close in May. It was built in 1931.";

/// A first verdict, with all that is put down with it.
#[derive(Debug, Clone)]
struct First {
    status: Verdict,
    modifier: Modifier,
    confidence: Confidence,
    /// Stands in the rationale, the correction, the fix, the notes and the reasons.
    word: String,
}

fn firsts() -> impl Strategy<Value = First> {
    // No other reader of the case finds one of these, so that the two cases differ in this and nothing else.
    let statuses = [Verdict::Supported, Verdict::MostlySupported, Verdict::Refuted, Verdict::MostlyRefuted];
    let (status, modifier) = (prop::sample::select(statuses.to_vec()), prop::sample::select(Modifier::ALL.to_vec()));
    let confidence = prop::sample::select(Confidence::ALL.to_vec());
    (status, modifier, confidence, "zq[a-z]{6}").prop_map(|(status, modifier, confidence, word)| First {
        status,
        modifier,
        confidence,
        word,
    })
}

/// What the scripted part of the case is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Names {
    article: ArticleNumber,
    /// Read blind, with one question.
    one: ClaimNumber,
    /// Read blind, with two questions, one of them answered.
    two: ClaimNumber,
    /// Repeats the first; nobody reads it blind.
    three: ClaimNumber,
    evidence: EvidenceNumber,
    fix: FixNumber,
    head: u64,
}

fn desk(file: &std::path::Path, actor: &str, at: &str) -> Workbench {
    let (clock, ids) = (Clock::Pinned(at.parse().unwrap()), Ids::seeded(format!("{actor} {at}")));
    Workbench::open(file, Access::Write, Setting { clock, ids, actor: actor.to_owned(), reader: None }).unwrap()
}

fn found(status: Verdict, question: Question, because: String) -> NewStatus {
    NewStatus { question: Some(question), because: Some(because), ..NewStatus::new(status) }
}

/// Makes the case: random work, then a first verdict with everything around it, then blind readings by bo.
fn make(file: &std::path::Path, before: &[Act], first: &First) -> Names {
    const NINE: &str = "2026-11-23T09:00:00Z";
    let setting = Setting {
        clock: Clock::Pinned(NINE.parse().unwrap()),
        ids: Ids::seeded("case"),
        actor: "ana".to_owned(),
        reader: None,
    };
    Workbench::create(file, None, setting).unwrap();
    let word = &first.word;
    let mut ana = desk(file, "ana", NINE);
    before.iter().cloned().for_each(|one| act(&mut ana, one));
    let article = NewArticle {
        uid: None,
        title: "Bridge".to_owned(),
        outlet: None,
        byline: None,
        url: None,
        language: Some("en".to_owned()),
        published: None,
        published_basis: DateBasis::Unknown,
        body: format!("{TEXT} {}", before.len()),
        intake: Intake::Paste,
        left_out: Vec::new(),
    };
    let article = ana.add_article(article).unwrap().article.number;
    let mut claim = |text: &str, quote: &str, voice: Option<&str>| {
        let voices = voice.map(|voice| vec![Link::voice(OWN_VOICE), Link::voice(voice)]);
        let new = NewClaim {
            article: Some(article),
            words: Some(Words { quote: quote.to_owned(), place: Place::Occurrence(1) }),
            attribution: voices.unwrap_or_default(),
            text: text.to_owned(),
            ..NewClaim::default()
        };
        ana.log_claim(new).unwrap().number()
    };
    let one = claim("The old bridge carries 12,000 cars a day.", "The old bridge carries 12,000 cars a day", None);
    let two = claim("The bridge will close in May.", "it will close in May", Some("Mayor"));
    let three = claim("The bridge carries some 12,000 cars.", "It was built in 1931", None);
    for kind in [RelationKind::Repeats, RelationKind::Contradicts] {
        ana.relate(Relation { from: three, kind, to: one, note: None }).unwrap();
    }
    let source = ana.add_source(NewSource { name: "Road office".to_owned(), ..NewSource::default() }).unwrap();
    let mut evidence = |claim, question, stance| {
        let new = NewEvidence {
            question: Some(question),
            paraphrase: Some("They count 12,100 cars.".to_owned()),
            ..NewEvidence::new(claim, source.source.number, stance)
        };
        ana.add_evidence(new, None).unwrap().0
    };
    let (on_one, against) =
        (evidence(one, Question::True, Stance::Supports), evidence(one, Question::True, Stance::Refutes));
    let said = evidence(two, Question::Said, Stance::Supports);
    let (on_two, on_three) =
        (evidence(two, Question::True, Stance::Supports), evidence(three, Question::True, Stance::Supports));

    ana.set_status(one, found(Verdict::Unproven, Question::True, format!("{word} [{on_one}]")), None, None)
        .unwrap_err();
    let status = NewStatus {
        modifiers: vec![first.modifier],
        confidence: Some(first.confidence),
        ..found(first.status, Question::True, format!("{word}, so it is [{on_one}], not [{against}]."))
    };
    ana.set_status(one, status.clone(), Some(format!("{word} is what it should say.")), None).unwrap();
    ana.set_status(one, status, None, None).unwrap();
    ana.set_status(two, found(first.status, Question::Said, format!("{word} [{said}]")), None, None).unwrap();
    ana.set_status(two, found(first.status, Question::True, format!("{word} [{on_two}]")), None, None).unwrap();
    ana.set_status(three, found(Verdict::Supported, Question::True, format!("As counted [{on_three}].")), None, None)
        .unwrap();
    let new = NewFix { claim: one, old: None, new: word.clone(), because: word.clone(), evidence: Vec::new() };
    let fix = ana.propose_fix(new, None).unwrap().fix.number;
    ana.answer_fix(fix, FixAnswer::Accepted, FixRole::Editor, Some(word), None).unwrap();
    let contact = NewContact {
        claims: vec![one, three],
        who: "Road office".to_owned(),
        read_back: None,
        answer: None,
        deadline: Some("2026-11-01".parse().unwrap()),
        record: OnRecord::On,
    };
    ana.log_contact(contact).unwrap();
    ana.waive(one, Rule::ReplyOpen, Some(word)).unwrap();
    ana.add_comment(Pointed::Claim(one), word).unwrap();
    ana.add_comment(Pointed::Claim(three), &format!("As with {one}: {word}")).unwrap();
    ana.add_comment(Pointed::Article(article), word).unwrap();
    let machine = || Machine { name: "Helper".to_owned(), version: None };
    let given = NewStatus { because: Some(word.clone()), ..NewStatus::new(first.status) };
    let fix_of_machine =
        SuggestedFix { claim: one, old: None, new: word.clone(), because: word.clone(), evidence: Vec::new() };
    let also = Relation { from: three, kind: RelationKind::Updates, to: one, note: Some(format!("as {one}, {word}")) };
    for offered in [Offered::Verdict(one, given), Offered::Fix(fix_of_machine), Offered::Relation(also)] {
        ana.suggest(machine(), offered, Some(word)).unwrap();
    }
    let paraphrase = SuggestedEvidence {
        claim: three,
        question: None,
        stance: Stance::Supports,
        source: SuggestedSource::Known(source.source.number),
        quote: None,
        paraphrase: Some("They count.".to_owned()),
        locator: None,
        search_note: None,
    };
    let open = ana.suggest(machine(), Offered::Evidence(paraphrase), None).unwrap().suggestion.number;
    ana.decline_suggestion(open, word).unwrap();
    let mut dee = desk(file, "dee", NINE);
    dee.review(one, ReviewOutcome::Approved, Some(word), None).unwrap();
    dee.review(two, ReviewOutcome::Returned, Some(word), None).unwrap();
    dee.publish(article, None).unwrap();
    dee.add_note(one, NoteKind::Correction, word).unwrap();
    let mut cy = desk(file, "cy", NINE);
    for claim in [one, two] {
        cy.start_reading(claim, ReadingManner::Open).unwrap();
    }
    cy.second_verdict(one, found(Verdict::Mixed, Question::True, format!("Two counts [{on_one}].")), None).unwrap();
    cy.second_verdict(two, found(Verdict::Mixed, Question::True, format!("Perhaps [{on_two}].")), None).unwrap();
    dee.settle_reading(two, word, None, Decides::Between, None).unwrap();

    let mut bo = desk(file, "bo", "2026-11-23T10:00:00Z");
    bo.start_reading(one, ReadingManner::Blind).unwrap();
    bo.start_reading(two, ReadingManner::Blind).unwrap();
    bo.second_verdict(two, found(Verdict::Mixed, Question::True, format!("Not yet [{on_two}].")), None).unwrap();
    Names { article, one, two, three, evidence: on_one, fix, head: bo.head().unwrap().seq }
}

/// Everything that bo may ask for, and things that bo may do, in order. `WORD` stands for what only the first says.
const LINES: &[&str] = &[
    "claim list",
    "claim list --json --limit 0",
    "claim list status:supported",
    "claim list status:mostly_supported",
    "claim list status:refuted",
    "claim list status:mostly_refuted",
    "claim list status:unverified",
    "claim list said:supported",
    "claim list said:unverified",
    "claim list stage:open",
    "claim list stage:checked",
    "claim list stage:approved",
    "claim list stage:published",
    "claim list flag:disputed",
    "claim list flag:readers_differ",
    "claim list flag:single_reader",
    "claim list flag:returned",
    "claim list flag:approval_void",
    "claim list modifier:outdated",
    "claim list modifier:exaggerated",
    "claim list modifier:missing_context",
    "claim list WORD",
    "claim list -- -WORD",
    "claim show ONE",
    "claim show ONE --json",
    "claim show TWO",
    "claim show TWO --json",
    "claim show THREE --json",
    "claim history ONE",
    "claim history ONE --json",
    "claim history TWO --json",
    "claim history THREE --json",
    "claim figures",
    "claim figures --json",
    "search WORD",
    "search bridge",
    "search bridge --json --limit 3",
    "search cars counts",
    "search status:refuted",
    "archive status --archive a.db",
    "archive push --archive a.db",
    "archive list --archive a.db",
    "similar bridge cars",
    "similar bridge cars --json --explain",
    "similar --claim ONE",
    "similar --claim THREE --json",
    "similar --article A",
    "similar --claim ONE --spread",
    "similar bridge cars --archive a.db",
    "similar accept THREE ONE",
    "similar accept THREE @1 --archive a.db",
    "review list",
    "review list --json",
    "review show R1",
    "article list",
    "article show A",
    "article coverage A",
    "article coverage A --json",
    "article extract A",
    "source list",
    "source show S1",
    "evidence list ONE --json",
    "evidence show E --json",
    "evidence show E",
    "snapshot list",
    "origin list",
    "contact list --json",
    "comment list",
    "comment list --json",
    "suggestion list --all",
    // What it says is asked in tests/stories/mcp.rs.
    "mcp --read-only",
    "suggestion list --all --json",
    "suggestion show G1",
    "suggestion show G4 --json",
    "suggestion agreement --json",
    "suggestion accept G1",
    "suggestion decline G2 --because no",
    "memo",
    "memo --format markdown",
    "memo --json",
    "memo --format docx --article A --output memo.docx",
    "due --by 2030-01-01",
    "due --by 2030-01-01 --json",
    "check",
    "check --waived --json",
    "check --article A",
    "review queue",
    "review queue --json",
    "report",
    "report --json",
    "report --format markdown --audience author",
    "report --format html",
    "report --format html --audience public",
    "report --claim ONE",
    "report --at 2026-11-23T09:30:00Z",
    "report --at 2026-11-23T09:30:00Z --json",
    "export csv --what sheet",
    "export csv --what claims",
    "export csv --what evidence",
    "export csv --what sources",
    "export csv --what statuses",
    "export xlsx --output case.xlsx",
    "export json",
    "export averitec",
    "export averitec --audience internal",
    "export annotations",
    "export annotations --audience internal",
    "export claimreview --publisher Desk --site https://desk.example --page https://desk.example/a",
    "export bibliography",
    "export ledger",
    "pack case.zip",
    "backup copy.db",
    "verify",
    "verify --json",
    "rebuild",
    "status ONE refuted --because 'So [E].'",
    "check waive ONE reply-open --reason why",
    "check waive ONE single-origin --reason why",
    "check waive ONE reply-open --undo",
    "fix answer F rejected",
    "fix answers memo.docx",
    "review approve ONE --unseen",
    "review return ONE --note again",
    "review settle ONE --because so --alone",
    "review start ONE --blind",
    "claim tag ONE fresh",
    "claim assign ONE zoe",
    "claim priority ONE 3",
    "claim list assignee:me",
    "claim edit ONE --priority 1",
    "claim edit ONE --correct-text 'What bo would say.'",
    "undo",
    "claim confirm ONE",
    "comment add ONE 'Who counts at night?'",
    "comment close C1",
    "claim relate TWO updates ONE",
    "claim set-aside TWO --reason trivial",
    "claim reopen TWO --note why",
    "claim add 'Another bridge stands.'",
    "source add 'Toll office' --kind dataset",
    "source edit S1 --reliability b",
    "evidence add ONE --source S1 --stance context --paraphrase 'An old map.'",
    "evidence edit E --locator 'page 3'",
    "evidence move E TWO",
    "evidence withdraw E --reason again",
    "origin merge S1 S1",
    "snapshot excuse E --because 'seen on paper'",
    "contact add ONE --who Mayor",
    "contact answer K1 --answer No",
    "fix propose ONE --to 'other words' --because so",
    "note ONE update --text 'More to come.'",
    "publish A",
    "article settle A --sentence 9 --reason trivial",
];

/// What bo is told, files and all, with what differs between any two cases taken out.
fn told(desk: &Desk, names: Names, line: &str, word: &str) -> String {
    let case = || Workbench::open(&desk.case(), Access::Read, setting_of("bo")).unwrap();
    let mut heads = vec![case().head().unwrap()];
    if line.contains("--at") {
        heads.push(case().at("2026-11-23T09:30:00Z".parse().unwrap()).unwrap().head().unwrap());
    }
    let of = |name: &str| match name {
        "ONE" => names.one.0.to_string(),
        "TWO" => names.two.0.to_string(),
        "THREE" => names.three.0.to_string(),
        "A" => names.article.to_string(),
        "E" => names.evidence.to_string(),
        "F" => names.fix.to_string(),
        name => name
            .replace("-WORD", &format!("-{word}"))
            .replace("WORD", word)
            .replace("[E]", &format!("[{}]", names.evidence)),
    };
    let words: Vec<String> = crate::desk::Line::words(line).iter().map(|name| of(name)).collect();
    let mut command = desk.command();
    command.env("CLAIMBENCH_NOW", "2026-11-23T11:00:00Z").env("CLAIMBENCH_ACTOR", "Bo").args(&words);
    let Said { out, err, code } = Said::by(&mut command);
    heads.push(case().head().unwrap());
    let mut said = format!("{code}\n{out}\n{err}").replace(desk.folder().to_str().unwrap(), "FOLDER");
    for head in &heads {
        said = said.replace(&head.hash, "HASH").replace(&head.hash[..12], "HASH");
    }
    said
}

fn setting_of(actor: &str) -> Setting {
    Setting { clock: Clock::System, ids: Ids::Random, actor: actor.to_owned(), reader: None }
}

/// Without the uids that are drawn while the test runs, and without a page's policy, which is a hash of the head in it.
fn without_chance(said: &str) -> String {
    let is_pinned = |line: &&str| !line.contains("\"uid\": ") && !line.contains("Content-Security-Policy");
    said.split_inclusive('\n').filter(is_pinned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 0,
        ..ProptestConfig::with_cases(if std::env::var_os("LONG").is_some() { 100 } else { 1 })
    })]

    #[test]
    fn no_command_tells_a_blind_reader_the_first_verdict(before in acts(), first in firsts(), other in firsts()) {
        let desks = [Desk::bare(), Desk::bare()];
        let names = make(&desks[0].case(), &before, &first);
        prop_assert_eq!(make(&desks[1].case(), &before, &other), names, "the same was done in both");
        for desk in &desks {
            let (mut archive, _) = Archive::init(&Address::File(desk.path("a.db"))).unwrap();
            let ana = Workbench::open(&desk.case(), Access::Read, setting_of("ana")).unwrap();
            ana.push(&mut archive, false).unwrap();
            prop_assert!(archive.cases().unwrap()[0].items > 0, "the archive knows what bo may not");
        }
        for line in LINES {
            for word in if line.contains("WORD") { vec![&first.word, &other.word] } else { vec![&first.word] } {
                let [one, other_one] = [0, 1].map(|at| without_chance(&told(&desks[at], names, line, word)));
                let differ = one.lines().zip(other_one.lines()).find(|(one, other)| one != other);
                prop_assert!(one == other_one, "{line}: {differ:?}");
                let told = one.lines().find(|one| one.contains("zq"));
                prop_assert!(line.contains("WORD") || told.is_none(), "{line}: {told:?}");
            }
        }
    }
}

/// Commands that print nothing of a case's claims, or make a case of their own.
const TELL_NOTHING: &[&str] = &[
    "init",
    "demo",
    "archive init",
    "archive pull",
    "archive verify",
    "archive import",
    "completions",
    "man",
    "serve",
    "case edit",
    "case show",
    "help",
    "lint",
    "unpack",
    "import",
    "article add",
    "article update",
    "article edit",
    "article set-aside",
    "snapshot add",
    "snapshot fetch",
    "snapshot show",
    "snapshot export",
    "source merge",
    "article reopen",
    "evidence release",
    "review verdict",
    // Its pages are asked for the first verdict in src/web/tests.rs.
];

#[test]
fn every_command_is_asked_by_a_blind_reader() {
    let desk = Desk::bare();
    desk.ok("man --output pages");
    let pages = std::fs::read_dir(desk.path("pages")).unwrap().map(|page| page.unwrap().file_name());
    let commands: Vec<String> = pages
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".1")?.strip_prefix("claimbench-")?.to_owned()))
        .collect();
    assert!(commands.len() > 40, "{commands:?}");
    let asked: Vec<String> = LINES.iter().chain(TELL_NOTHING).map(|line| line.replace(' ', "-")).collect();
    let is_asked = |command: &&String| asked.iter().any(|line| line.starts_with(*command) || command.starts_with(line));
    let forgotten: Vec<&String> = commands.iter().filter(|command| !is_asked(command)).collect();
    assert!(forgotten.is_empty(), "add to the lines what a blind reader may ask of {forgotten:?}");
}

#[test]
fn a_blind_reader_who_publishes_is_told_of_every_claim_and_of_no_verdict() {
    let desk = Desk::new();
    desk.write("a.txt", "Trees grew. Bushes grew.\n");
    desk.ok("article add a.txt");
    desk.ok("claim add 'Trees grew.' --article A1");
    desk.ok("claim add 'Bushes grew.' --article A1");
    desk.ok("evidence add 1 --source B --kind dataset --stance refutes --quote x");
    desk.ok("status 1 refuted --because 'The table says no [E1].'");
    desk.ok("--as ben review start 1 --blind");
    let said = desk.ok("--as ben publish A1");
    assert!(said.contains("with 2 claims"), "{said}");
    let published = desk.json("--as ben publish A1");
    let first = published["claims"].as_array().unwrap().iter().find(|one| one["claim"] == 1);
    assert_eq!(first.unwrap()["digest"], "");
    assert!(!published.to_string().contains("refuted"), "{published}");
}
