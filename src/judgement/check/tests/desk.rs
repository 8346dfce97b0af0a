//! approval-void, correction-due, reply-open, readers-differ, fix-unanswered.

use super::case::{at, date};
use super::*;
use crate::domain::{
    Contact, ContactNumber, Fix, FixAnswer, FixNumber, FixRole, NoteKind, OnRecord, PublishedClaim, PublishedVerdict,
    ReadingManner, SecondReading, SecondVerdict, StoredAnswer, StoredContact, StoredFix, StoredNote, StoredPublication,
};

fn supported() -> Case {
    Case::saying("Pokrovsk fell.").supports("isw", 2).found(Verdict::Supported, "[E1]")
}

#[test]
fn an_approval_covers_what_was_read() {
    let approved = supported().approved();
    assert!(!objects(&approved, Rule::ApprovalVoid));
    let changed = approved.supports("maps", 2);
    assert_eq!(told(&changed, Rule::ApprovalVoid), ["editor approved it on 2025-12-03, and it has changed since."]);
    assert!(!objects(&changed.approved(), Rule::ApprovalVoid));
}

fn published(mut case: Case, verdicts: &[Verdict]) -> Case {
    let verdicts =
        verdicts.iter().map(|status| PublishedVerdict { question: Question::True, status: *status }).collect();
    let published = PublishedClaim { claim: ClaimNumber(1), digest: String::new(), verdicts };
    let publication = StoredPublication { seq: 50, revision: 1, published, by: "editor".to_owned(), at: at(1) };
    case.dossier.procedure.publication = Some(publication);
    case
}

fn noted(mut case: Case, seq: u64, day: u32) -> Case {
    let (text, by) = ("It had not fallen.".to_owned(), "editor".to_owned());
    case.dossier.procedure.notes.push(StoredNote { seq, kind: NoteKind::Correction, text, by, at: at(day) });
    case
}

#[test]
fn a_changed_verdict_on_a_published_claim_needs_a_note() {
    assert!(!objects(&published(supported(), &[Verdict::Supported]), Rule::CorrectionDue));
    let changed = published(supported().found(Verdict::Refuted, "[E1]"), &[Verdict::Supported]);
    assert_eq!(
        told(&changed, Rule::CorrectionDue),
        ["It was published on 2025-12-01 as “supported” (true) and is now “refuted”; no note says so."]
    );
    assert!(!objects(&noted(changed.clone(), 60, 2), Rule::CorrectionDue));
    assert!(objects(&noted(changed.clone(), 40, 2), Rule::CorrectionDue));
    assert!(objects(&noted(changed, 60, 1), Rule::CorrectionDue));
}

#[test]
fn what_went_out_unverified_needs_a_note_when_it_fails() {
    assert!(!objects(&published(supported(), &[]), Rule::CorrectionDue));
    assert!(objects(&published(supported().found(Verdict::MostlyRefuted, "[E1]"), &[]), Rule::CorrectionDue));
}

#[test]
fn an_open_right_of_reply_is_told_before_and_after_its_deadline() {
    let asked = |deadline: Option<&str>, answer: Option<&str>| {
        let contact = Contact {
            number: ContactNumber(1),
            claims: vec![ClaimNumber(1)],
            who: "The ministry".to_owned(),
            read_back: None,
            answer: answer.map(str::to_owned),
            deadline: deadline.map(date),
            record: OnRecord::On,
        };
        let mut case = supported();
        case.dossier.procedure.contacts.push(StoredContact { contact, by: "maria".to_owned(), at: at(1) });
        told(&case, Rule::ReplyOpen)
    };
    assert_eq!(asked(Some("2025-12-02"), None), ["The ministry may reply until 2025-12-02 and has not yet (K1)."]);
    assert_eq!(asked(Some("2025-12-01"), None), ["The ministry was to reply by 2025-12-01 and has not (K1)."]);
    assert!(asked(None, None).is_empty() && asked(Some("2025-12-01"), Some("No comment.")).is_empty());
}

fn read(mut case: Case, manner: ReadingManner, verdicts: &[Verdict]) -> Case {
    let second = |status: &Verdict| SecondVerdict {
        question: Question::True,
        status: *status,
        because: "[E1]".to_owned(),
        confidence: None,
    };
    let (verdicts, by) = (verdicts.iter().map(second).collect(), "ana".to_owned());
    case.dossier.procedure.readings.push(SecondReading {
        seq: 9,
        by,
        at: at(3),
        manner,
        verdicts,
        settled: None,
        ended: false,
    });
    case
}

#[test]
fn readers_who_differ_settle_it() {
    let differ = read(supported(), ReadingManner::Blind, &[Verdict::Mixed]);
    assert_eq!(told(&differ, Rule::ReadersDiffer), ["The verdict is “supported”; ana reads it as “mixed”."]);
    assert!(!objects(&read(supported(), ReadingManner::Open, &[Verdict::Supported]), Rule::ReadersDiffer));
    let mut settled = differ;
    settled.dossier.procedure.readings[0].ended = true;
    assert!(!objects(&settled, Rule::ReadersDiffer));
}

#[test]
fn an_open_question_is_no_difference() {
    let case = supported().said_by("Kremlin").on_said().found_said(Verdict::Supported, "[E1]");
    let agreed = read(case, ReadingManner::Blind, &[Verdict::Supported]);
    assert!(!objects(&agreed, Rule::ReadersDiffer), "the other question is owed");
    assert!(!objects(&read(supported(), ReadingManner::Open, &[]), Rule::ReadersDiffer));
    let taken_back = supported().found(Verdict::Unverified, "");
    assert!(!objects(&read(taken_back, ReadingManner::Open, &[Verdict::Mixed]), Rule::ReadersDiffer));
}

#[test]
fn a_fix_is_accepted_or_rejected() {
    let answered = |answers: &[FixAnswer]| {
        let fix = Fix {
            number: FixNumber(1),
            claim: ClaimNumber(1),
            old: "fell".to_owned(),
            new: "is contested".to_owned(),
            because: "maps".to_owned(),
            evidence: Vec::new(),
        };
        let answer = |answer: &FixAnswer| StoredAnswer {
            answer: *answer,
            role: FixRole::Author,
            note: None,
            by: "ana".to_owned(),
            at: at(3),
        };
        let answers = answers.iter().map(answer).collect();
        let mut case = supported();
        case.dossier.procedure.fixes.push(StoredFix {
            fix,
            by: "maria".to_owned(),
            at: at(2),
            answers,
            carried_out: None,
        });
        told(&case, Rule::FixUnanswered)
    };
    assert_eq!(answered(&[]), ["Fix F1 has no answer: “is contested” for “fell”."]);
    assert!(answered(&[FixAnswer::Query])[0].contains("question, which is open"));
    assert!(
        answered(&[FixAnswer::Query, FixAnswer::Accepted]).is_empty() && answered(&[FixAnswer::Rejected]).is_empty()
    );
}
