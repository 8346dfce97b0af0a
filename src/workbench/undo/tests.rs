//! Each step is taken back by its opposite, or refused with the reason.

use super::*;
use crate::domain::{
    ClaimChange, ClaimNumber, Disclosure, Dossier, EvidenceChange, EvidenceNumber, NewClaim, NewEvidence, NewSource,
    NewStatus, Priority, Question, SetAside, SetAsideReason, SourceChange, SourceKind, Stance, Verdict,
};
use crate::error::Error;
use crate::workbench::{Clock, Ids, Setting};

fn desk() -> Workbench {
    let clock = Clock::Pinned("2026-11-23T09:00:00Z".parse().unwrap());
    let mut desk =
        Workbench::in_memory(Setting { clock, ids: Ids::Random, actor: "ana".to_owned(), reader: None }).unwrap();
    for text in ["The town has fallen.", "Prices rose by 4 percent."] {
        desk.log_claim(NewClaim { text: text.to_owned(), ..NewClaim::default() }).unwrap();
    }
    let source = NewSource { name: "Wire".to_owned(), kind: Some(SourceKind::Wire), ..NewSource::default() };
    desk.add_source(source).unwrap();
    desk
}

const ONE: ClaimNumber = ClaimNumber(1);

fn evidence(quote: &str) -> NewEvidence {
    let quote = Some(quote.to_owned());
    NewEvidence { quote, ..NewEvidence::new(ONE, SourceNumber(1), Stance::Supports) }
}

/// A claim as it stands, but for when anything of it changed.
fn plain(desk: &Workbench, claim: ClaimNumber) -> Dossier {
    let mut dossier = desk.dossier(claim).unwrap();
    dossier.logged.updated_at = dossier.logged.created_at;
    dossier
}

/// Something that is done to claim #1, to its evidence or its source.
type Verb = fn(&mut Workbench);

#[test]
fn each_step_is_taken_back_to_what_was_before_it() {
    let verbs: [(&str, Verb); 7] = [
        ("tags", |desk| drop(desk.tag(ONE, vec!["new".to_owned()], vec!["old".to_owned()]).unwrap())),
        ("assignee", |desk| drop(desk.assign(ONE, Some("cy")).unwrap())),
        ("fields", |desk| {
            let text = ClaimChange::Text("The town stands.".to_owned());
            drop(desk.edit_claim(ONE, vec![text, ClaimChange::Worth(None)], None, None).unwrap());
        }),
        ("evidence", |desk| {
            let quote = EvidenceChange::Quote(Some("9 towns fell.".to_owned()));
            drop(
                desk.edit_evidence(EvidenceNumber(1), vec![quote, EvidenceChange::Stance(Stance::Refutes)], None)
                    .unwrap(),
            );
        }),
        ("place", |desk| drop(desk.move_evidence(EvidenceNumber(1), ClaimNumber(2), None).unwrap())),
        ("source", |desk| {
            let hidden = SourceChange::Disclosure(Disclosure::Confidential);
            drop(desk.edit_source(SourceNumber(1), vec![SourceChange::Name("W".to_owned()), hidden]).unwrap());
        }),
        ("priorities", |desk| {
            drop(desk.prioritise_all(&[ONE, ClaimNumber(2)], Priority::new(1).unwrap(), Run::Real).unwrap());
        }),
    ];
    for (what, verb) in verbs {
        let mut desk = desk();
        desk.tag(ONE, vec!["old".to_owned()], Vec::new()).unwrap();
        desk.assign(ONE, Some("ben")).unwrap();
        desk.edit_claim(ONE, vec![ClaimChange::Text("The town fell.".to_owned())], None, None).unwrap();
        desk.add_evidence(evidence("3 towns fell."), None).unwrap();
        let before = [plain(&desk, ONE), plain(&desk, ClaimNumber(2))];
        verb(&mut desk);
        assert_ne!([plain(&desk, ONE), plain(&desk, ClaimNumber(2))], before, "{what}");
        desk.undo(Run::Dry).unwrap();
        assert_ne!([plain(&desk, ONE), plain(&desk, ClaimNumber(2))], before, "{what}");
        desk.undo(Run::Real).unwrap();
        assert_eq!([plain(&desk, ONE), plain(&desk, ClaimNumber(2))], before, "{what}");
    }
}

#[test]
fn a_verdict_goes_back_to_the_one_before_it() {
    let mut desk = desk();
    desk.add_evidence(evidence("It fell."), None).unwrap();
    let status = |verdict, because: &str| NewStatus { because: Some(because.to_owned()), ..NewStatus::new(verdict) };
    desk.set_status(ONE, status(Verdict::Supported, "see [E1]"), None, None).unwrap();
    desk.set_status(ONE, status(Verdict::Refuted, "on second thought"), None, None).unwrap();
    desk.undo(Run::Real).unwrap();
    assert_eq!(desk.dossier(ONE).unwrap().verdict(Question::True), Verdict::Supported);
    desk.undo(Run::Real).unwrap();
    assert_eq!(desk.dossier(ONE).unwrap().verdict(Question::True), Verdict::Unverified);
    // Then the evidence before it.
    desk.undo(Run::Real).unwrap();
    assert_eq!(desk.dossier(ONE).unwrap().evidence[0].withdrawn.as_deref(), Some("taken back by who did it"));
}

#[test]
fn what_came_with_a_step_stays_and_is_named() {
    let mut desk = desk();
    let source = NewSource { name: "Gazette".to_owned(), kind: Some(SourceKind::NewsReport), ..NewSource::default() };
    desk.add_evidence_from(source, evidence("It fell."), None).unwrap();
    let undone = desk.undo(Run::Real).unwrap();
    assert_eq!((undone.step.len(), undone.left.as_slice()), (2, &[Left::Source(SourceNumber(2))][..]));
    assert!(!desk.dossier(ONE).unwrap().evidence[0].stands());
}

#[test]
fn a_step_that_others_acted_on_or_without_an_opposite_stays() {
    let mut desk = desk();
    assert!(matches!(desk.undo(Run::Real), Err(Error::NoOpposite { kind: "source_added", .. })));
    desk.set_aside(ONE, SetAside { reason: SetAsideReason::Trivial, note: None }).unwrap();
    desk.setting.actor = "ben".to_owned();
    assert!(matches!(desk.undo(Run::Real), Err(Error::NothingToUndo { .. })));
    desk.tag(ClaimNumber(2), vec!["front".to_owned()], Vec::new()).unwrap();
    desk.setting.actor = "ana".to_owned();
    desk.undo(Run::Real).unwrap();
    assert_eq!(desk.dossier(ONE).unwrap().set_aside, None);
    desk.assign(ONE, Some("ana")).unwrap();
    desk.setting.actor = "ben".to_owned();
    desk.tag(ONE, vec!["seen".to_owned()], Vec::new()).unwrap();
    desk.setting.actor = "ana".to_owned();
    assert!(matches!(desk.undo(Run::Real), Err(Error::ActedOnSince { by, .. }) if by == "ben"));
}
