//! no-date, stale, late-evidence.

use super::case::date;
use super::*;
use crate::domain::{AnchorState, Checkable, ClaimKind, Modifier};

#[test]
fn a_word_that_means_another_day_to_each_reader_needs_a_date() {
    let case = Case::saying("Russia currently holds a fifth of the country.");
    assert!(told(&case, Rule::NoDate)[0].starts_with("“currently” says when only"));
    assert!(!objects(&case.holding("2025-12-02"), Rule::NoDate));
    let anchored = |text: &str| Case::saying(text).anchored("It fell last week.", AnchorState::Ok);
    assert!(objects(&anchored("Pokrovsk fell."), Rule::NoDate));
    assert!(!objects(&anchored("Pokrovsk fell in November 2025."), Rule::NoDate));
    for quiet in ["It is well known.", "His now-famous remark was his own.", "They have long been allies."] {
        assert!(!objects(&Case::saying(quiet), Rule::NoDate), "{quiet}");
    }
}

#[test]
fn words_said_are_dated_by_the_day_on_which_they_were_said() {
    let mut said = Case::saying("He saw a good chance now.").said_by("Trump").kind(ClaimKind::Quote);
    said.dossier.claim.checkable = Checkable::SaidOnly;
    assert!(objects(&said, Rule::NoDate));
    said.dossier.claim.attribution[1].said_on = Some(date("2025-11-30"));
    assert!(!objects(&said, Rule::NoDate));
}

#[test]
fn a_claim_past_its_day_or_reworded_is_stale() {
    let mut case = Case::saying("It holds.");
    case.dossier.claim.recheck_by = Some(date("2025-12"));
    assert!(!objects(&case, Rule::Stale));
    case.dossier.claim.recheck_by = Some(date("2025-12-01"));
    assert_eq!(told(&case, Rule::Stale), ["It was to be checked again by 2025-12-01."]);
    let reworded = Case::saying("It holds.").anchored("It still holds.", AnchorState::Reworded);
    assert_eq!(objections(&reworded, Rule::Stale)[0].way_out, "claimbench claim confirm 1");
    assert!(!objects(&Case::saying("It holds.").anchored("It holds.", AnchorState::Moved), Rule::Stale));
}

#[test]
fn a_later_state_alone_does_not_refute_a_claim_about_its_day() {
    let showing = |day: &str| {
        let case =
            Case::saying("Russia held a fifth.").kind(ClaimKind::Quantity).holding("2025-12-01").refutes("isw", 2);
        case.with(|stored| stored.evidence.data_as_of = Some(date(day))).found(Verdict::Refuted, "[E1]")
    };
    let late = showing("2026-02");
    assert!(told(&late, Rule::LateEvidence)[0].contains("after 2025-12-01"));
    assert!(!objects(&late.clone().modified(Modifier::Outdated), Rule::LateEvidence));
    assert!(!objects(&late.refutes("maps", 2), Rule::LateEvidence));
    assert!(!objects(&showing("2025-12-01"), Rule::LateEvidence));
}

#[test]
fn a_report_after_an_event_is_not_late_and_one_about_a_figure_is() {
    let published = |kind| {
        let case = Case::saying("It was so.").kind(kind).holding("2025-12-01").refutes("isw", 2);
        case.with(|stored| stored.evidence.published = Some(date("2025-12-09"))).found(Verdict::Refuted, "[E1]")
    };
    assert!(!objects(&published(ClaimKind::Event), Rule::LateEvidence));
    assert!(objects(&published(ClaimKind::Quantity), Rule::LateEvidence));
}
