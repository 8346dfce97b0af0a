//! The drawing: what a reader must see, at every width, and what must never reach the terminal.

use super::{Width, draw};
use claimbench::domain::{
    ClaimNumber, Confidence, Disclosure, Dossier, EvidenceNumber, Head, Instant, Link, Logged, NewClaim, NewEvidence,
    NewSource, NewStatus, Procedure, Question, Redaction, SourceNumber, Stance, StoredEvidence, StoredStatus, Uid,
    Verdict, text,
};
use claimbench::report::{Cover, Length, Report};

fn now() -> Instant {
    "2025-12-02T09:30:00Z".parse().unwrap()
}

fn evidence(number: u32, stance: Stance, source: NewSource, quote: &str) -> StoredEvidence {
    let mut new = NewEvidence::new(ClaimNumber(12), SourceNumber(number), stance);
    new.quote = Some(quote.to_owned());
    StoredEvidence {
        evidence: new.checked(EvidenceNumber(number), Uid(uuid::Uuid::nil()), Question::True).unwrap(),
        source: source.checked(SourceNumber(number), Uid(uuid::Uuid::nil())).unwrap(),
        added_at: now(),
        added_by: "maria".to_owned(),
        withdrawn: None,
        released: None,
        snapshots: Vec::new(),
        no_snapshot: None,
        merged_into: None,
    }
}

fn dossier(words: &str) -> Dossier {
    let voices = vec![Link::voice("article"), Link::voice("Kremlin")];
    let new = NewClaim { text: words.to_owned(), attribution: voices, ..NewClaim::default() };
    let mut status = NewStatus::new(Verdict::Refuted);
    status.because = Some(words.to_owned());
    status.confidence = Some(Confidence::High);
    let open =
        NewSource { name: "ISW".to_owned(), url: Some("https://isw.example/".to_owned()), ..NewSource::default() };
    let secret =
        NewSource { name: "A deputy minister".to_owned(), disclosure: Disclosure::Confidential, ..open.clone() };
    Dossier {
        claim: new.checked(ClaimNumber(12), Uid(uuid::Uuid::nil()), None).unwrap(),
        article: None,
        set_aside: None,
        evidence: vec![evidence(1, Stance::Supports, secret, words), evidence(2, Stance::Refutes, open, words)],
        statuses: vec![StoredStatus::new(status.on(Question::True), "maria", now())],
        relations: Vec::new(),
        procedure: Procedure::default(),
        logged: Logged { created_at: now(), created_by: "maria".to_owned(), updated_at: now() },
    }
}

fn styled(width: Width, words: &str) -> String {
    let head = Head { seq: 7, hash: "0123456789abcdef".repeat(4) };
    let cover = Cover { title: Some(words.to_owned()), ..Cover::of(Uid(uuid::Uuid::nil()), head, now()) };
    let mut out = Vec::new();
    draw(&Report::of(cover, vec![dossier(words)], &Redaction::default()), Length::Full, width, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(width: Width, words: &str) -> String {
    anstream::adapter::strip_str(&styled(width, words)).to_string()
}

#[test]
fn nothing_that_hides_or_acts_reaches_the_terminal() {
    let hostile = "took it\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{200b}\r\nand\u{9b}31m more";
    for width in [Width::Columns(80), Width::Columns(140), Width::Unlimited] {
        let drawn = plain(width, hostile);
        assert_eq!(drawn.chars().find(|c| text::is_hidden(*c)), None);
        assert!(drawn.contains("\\u{202e}"));
    }
}

#[test]
fn prose_fits_the_terminal_and_is_whole_in_a_pipe() {
    let words = "Russian forces had captured the whole of Pokrovsk ".repeat(6);
    for columns in [40, 80, 140] {
        let drawn = plain(Width::Columns(columns), &words);
        // The head's hash is never broken, so that it can be copied.
        let long = drawn.lines().filter(|line| !line.contains("0123456789abcdef0123"));
        let longest = long.map(textwrap::core::display_width).max().unwrap();
        assert!(longest <= columns.into(), "{longest} in {columns}");
    }
    assert!(plain(Width::Unlimited, &words).contains(&format!("  #12   {}\n", words.trim_end())));
}

#[test]
fn the_reader_is_told_what_the_report_is_worth() {
    let drawn = plain(Width::Columns(100), "Pokrovsk has fallen.");
    for wanted in [
        "NOT SECOND-READ",
        "CONFIDENTIAL  This report names a confidential source.",
        "CONFIDENTIAL A deputy minister",
        "7:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        "proves that the ledger still contains this head.",
        "handles that people declare themselves",
        "Was it said? Nobody has looked yet",
        "Is it so?  refuted, high confidence",
        "2 pieces, 2 origins: 1 for, 1 against",
        "article › Kremlin",
        "set by maria, 2025-12-02 09:30 UTC",
    ] {
        assert!(drawn.contains(wanted), "{wanted:?} is missing in\n{drawn}");
    }
}

#[test]
fn no_colour_stands_for_a_word() {
    let drawn = plain(Width::Columns(80), "Pokrovsk has fallen.");
    assert!(drawn.contains("▚ refuted 1") && drawn.contains("refuted · open"));
}
