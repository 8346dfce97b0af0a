//! What a report counts, orders and lists.

use super::*;
use crate::domain::{
    Anchor, AnchorState, Credibility, Disclosure, EvidenceNumber, Fix, FixAnswer, FixNumber, FixRole, Link, Logged,
    NewClaim, NewEvidence, NewSource, NewStatus, Priority, Procedure, Question, SetAside, SetAsideReason, SourceNumber,
    Stance, StoredAnswer, StoredEvidence, StoredFix, StoredStatus,
};

pub(super) fn at(day: u32) -> Instant {
    format!("2025-12-{day:02}T09:00:00Z").parse().unwrap()
}

fn uid() -> Uid {
    Uid(uuid::Uuid::nil())
}

/// A claim with these words, said by the Kremlin where `voiced`, at this place of article 1.
pub(super) fn dossier(number: u32, text: &str, start: Option<u32>) -> Dossier {
    let anchor = start.map(|start| Anchor {
        revision: 1,
        start,
        end: start + 4,
        exact: "they took it".to_owned(),
        prefix: String::new(),
        suffix: String::new(),
        state: AnchorState::Ok,
    });
    let new = NewClaim { article: Some(ArticleNumber(1)), text: text.to_owned(), ..NewClaim::default() };
    Dossier {
        claim: new.checked(ClaimNumber(number), uid(), anchor).unwrap(),
        article: None,
        set_aside: None,
        evidence: Vec::new(),
        statuses: Vec::new(),
        relations: Vec::new(),
        procedure: Procedure::default(),
        logged: Logged { created_at: at(1), created_by: "maria".to_owned(), updated_at: at(1) },
    }
}

impl Dossier {
    pub(super) fn found(mut self, verdict: Verdict, day: u32) -> Self {
        let mut new = NewStatus::new(verdict);
        new.because = Some("Two trackers agree [E1].".to_owned());
        self.statuses.push(StoredStatus::new(new.on(Question::True), "maria", at(day)));
        self
    }

    pub(super) fn found_on(mut self, question: Question, verdict: Verdict, day: u32) -> Self {
        let mut new = NewStatus::new(verdict);
        new.because = Some("It was heard [E1].".to_owned());
        self.statuses.push(StoredStatus::new(new.on(question), "maria", at(day)));
        self
    }

    pub(super) fn with(mut self, stance: Stance, source: NewSource, quote: &str) -> Self {
        let number = EvidenceNumber(self.evidence.len() as u32 + 1);
        let mut new = NewEvidence::new(self.number(), SourceNumber(number.0), stance);
        new.quote = Some(quote.to_owned());
        new.credibility = Credibility::new(2).unwrap();
        self.evidence.push(StoredEvidence {
            evidence: new.checked(number, uid(), Question::True).unwrap(),
            source: source.checked(SourceNumber(number.0), uid()).unwrap(),
            added_at: at(1),
            added_by: "maria".to_owned(),
            withdrawn: None,
            released: None,
            snapshots: Vec::new(),
            no_snapshot: None,
            merged_into: None,
        });
        self
    }
}

pub(super) fn source(name: &str) -> NewSource {
    NewSource { name: name.to_owned(), url: Some("https://example.org/a(b)".to_owned()), ..NewSource::default() }
}

pub(super) fn report(dossiers: Vec<Dossier>) -> Report {
    let head = Head { seq: 7, hash: "0123456789abcdef".repeat(4) };
    let cover = Cover { title: Some("Envoys".to_owned()), ..Cover::of(uid(), head, at(9)) };
    Report::of(cover, dossiers, &Redaction::default())
}

fn numbers<'a>(sections: impl IntoIterator<Item = &'a Section>) -> Vec<u32> {
    sections.into_iter().map(|section| section.dossier.number().0).collect()
}

#[test]
fn claims_stand_in_the_order_of_the_text_and_those_without_words_last() {
    let report = report(vec![dossier(1, "a", None), dossier(2, "b", Some(90)), dossier(3, "c", Some(10))]);
    assert_eq!(numbers(&report.claims), [3, 2, 1]);
}

#[test]
fn set_aside_claims_are_listed_apart_and_not_counted_as_unverified() {
    let mut aside = dossier(2, "b", None);
    aside.set_aside = Some(SetAside { reason: SetAsideReason::Trivial, note: None });
    let report = report(vec![dossier(1, "a", None), aside]);
    assert_eq!((numbers(&report.claims), numbers(&report.set_aside)), (vec![1], vec![2]));
    assert_eq!(report.counts.statuses, [(Verdict::Unverified, 1)]);
    assert_eq!(report.counts.stages, [(Stage::Open, 1), (Stage::SetAside, 1)]);
}

#[test]
fn a_claim_without_evidence_lacks_it_and_one_with_evidence_lacks_the_verdict() {
    let report =
        report(vec![dossier(1, "a", None), dossier(2, "b", None).with(Stance::Supports, source("TASS"), "it fell")]);
    let lacks: Vec<_> = report.open().map(|section| section.main().and_then(|answer| answer.lack)).collect();
    assert_eq!(lacks, [Some(Lack::Evidence), Some(Lack::Verdict)]);
}

#[test]
fn an_attributed_claim_is_open_until_both_questions_have_a_verdict() {
    let mut attributed = dossier(1, "a", None).found(Verdict::Refuted, 2);
    attributed.claim.attribution = vec![Link::voice("article"), Link::voice("Kremlin")];
    let report = report(vec![attributed]);
    let missing: Vec<String> = report.unanswered().iter().map(words::unanswered).collect();
    assert_eq!(missing, ["Was it said? Nobody has looked yet"]);
    assert_eq!((report.counts.decided, report.counts.second_read), (1, 0));
}

/// A claim's number, its words and those that it should say.
fn corrections(report: &Report) -> Vec<(u32, &str, Option<&str>)> {
    let corrections = report.corrections().into_iter();
    corrections.map(|c| (c.section.dossier.number().0, c.says, c.better.map(words::better))).collect()
}

#[test]
fn everything_that_fails_is_corrected_the_worst_first_and_what_holds_is_not() {
    let mut softened = dossier(3, "c", None).found(Verdict::MostlySupported, 2);
    softened.claim.correct_text = Some("nearly so".to_owned());
    let mut fine = dossier(4, "d", None).found(Verdict::Supported, 2);
    fine.claim.correct_text = Some("so".to_owned());
    let mixed = dossier(1, "a", None).found(Verdict::Mixed, 2);
    let report = report(vec![mixed, dossier(2, "b", Some(5)).found(Verdict::Refuted, 2), softened, fine]);
    assert_eq!(corrections(&report), [(2, "they took it", None), (1, "a", None), (3, "c", Some("nearly so"))]);
}

fn fix(number: u32, new: &str, answer: Option<FixAnswer>) -> StoredFix {
    let fix = Fix {
        number: FixNumber(number),
        claim: ClaimNumber(1),
        old: "took".to_owned(),
        new: new.to_owned(),
        because: "so".to_owned(),
        evidence: Vec::new(),
    };
    let stored = |answer| StoredAnswer { answer, role: FixRole::Author, note: None, by: "bo".to_owned(), at: at(4) };
    let answers = answer.into_iter().map(stored).collect();
    StoredFix { fix, by: "ana".to_owned(), at: at(3), answers, carried_out: None }
}

#[test]
fn an_accepted_fix_outranks_the_words_that_stand_with_the_claim_and_one_that_was_rejected_does_not() {
    use FixAnswer::{Accepted, Rejected};
    for (fixes, wanted) in [
        (vec![], "near it"),
        (vec![fix(1, "held", Some(Rejected))], "near it"),
        (vec![fix(1, "held", None)], "held"),
        (vec![fix(1, "held", Some(Accepted)), fix(2, "kept", None)], "held"),
    ] {
        let mut claim = dossier(1, "a", Some(3)).found(Verdict::Refuted, 2);
        claim.claim.correct_text = Some("near it".to_owned());
        claim.procedure.fixes = fixes;
        let report = report(vec![claim]);
        assert_eq!(corrections(&report)[0].2, Some(wanted));
    }
}

#[test]
fn a_changed_verdict_is_a_change_and_the_first_one_is_not() {
    let changed =
        dossier(1, "a", None).found(Verdict::Supported, 2).found(Verdict::Supported, 3).found(Verdict::Mixed, 4);
    let report = report(vec![changed, dossier(2, "b", None).found(Verdict::Refuted, 5)]);
    let changes: Vec<_> = report.changes.iter().map(|c| (c.claim.0, c.from, c.to, c.at)).collect();
    assert_eq!(changes, [(1, Verdict::Supported, Verdict::Mixed, at(4))]);
}

#[test]
fn credible_evidence_against_a_verdict_is_listed_as_disputed_and_priority_one_as_key() {
    let mut key = dossier(1, "a", None);
    key.claim.priority = Priority::new(1).unwrap();
    let disputed = dossier(2, "b", None).with(Stance::Refutes, source("ISW"), "no").found(Verdict::Supported, 2);
    let report = report(vec![key, disputed]);
    assert_eq!((numbers(report.key_claims()), numbers(report.flagged(Flag::Disputed))), (vec![1], vec![2]));
}

#[test]
fn one_confidential_source_makes_the_report_confidential() {
    let secret = NewSource { disclosure: Disclosure::Confidential, ..source("A deputy minister") };
    let with_secret = report(vec![dossier(1, "a", None).with(Stance::Supports, secret, "yes")]);
    assert!(with_secret.is_confidential());
    assert!(!report(vec![dossier(1, "a", None)]).is_confidential());
}
