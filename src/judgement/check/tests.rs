//! Each rule on a dossier that it objects to, and on one that it lets pass.

pub mod case;
mod desk;
mod evidence;
mod figures;
mod laws;
mod relations;
mod time;
mod verdicts;
mod voices;
mod wording;

use super::*;
use case::Case;

/// The objections that a rule makes, by their reasons.
fn told(case: &Case, rule: Rule) -> Vec<String> {
    objections(case, rule).into_iter().map(|objection| objection.reason).collect()
}

pub fn objections(case: &Case, rule: Rule) -> Vec<Objection> {
    let mut objections = check(&case.dossier, &case.around);
    objections.retain(|objection| objection.rule == rule);
    objections
}

fn objects(case: &Case, rule: Rule) -> bool {
    !told(case, rule).is_empty()
}

#[test]
fn every_rule_says_what_it_wants_and_none_says_it_for_another() {
    for rule in Rule::ALL {
        let text = explained(*rule);
        assert_eq!(text.rule, *rule);
        for words in [text.wants, text.why] {
            assert!(words.ends_with('.') && !words.contains("  "), "{rule}: {words}");
        }
        assert!(text.way_out.starts_with("claimbench ") && !text.way_out.contains("  "), "{rule}: {}", text.way_out);
    }
}

#[test]
fn a_severity_is_read_by_its_letter_or_its_word() {
    assert_eq!(Severity::read("e"), Ok(Severity::Error));
    assert_eq!(Severity::read("W"), Ok(Severity::Warning));
    assert_eq!(Severity::read("note"), Ok(Severity::Note));
    assert!(Severity::read("x").is_err());
    assert!(Severity::Error < Severity::Warning && Severity::Warning < Severity::Note);
}

#[test]
fn a_waiver_lets_a_warning_stand_and_never_an_error() {
    let case = Case::saying("It is so.").supports("origin-a", 2).found(Verdict::Supported, "Nothing cited.");
    let waived = case.waived(Rule::SingleOrigin, "no other witness").waived(Rule::CitesNothing, "never mind");
    let reason = |rule| objections(&waived, rule)[0].waived.as_ref().map(|waiver| waiver.because.clone());
    assert_eq!(reason(Rule::SingleOrigin).as_deref(), Some("no other witness"));
    assert_eq!((reason(Rule::CitesNothing), reason(Rule::NoSnapshot)), (None, None));
}

#[test]
fn the_way_out_has_no_blanks_left() {
    let case = Case::saying("It is so.").supports("origin-a", 2).found(Verdict::Supported, "Nothing cited.");
    let ways: Vec<String> = check(&case.dossier, &case.around).into_iter().map(|one| one.way_out).collect();
    assert!(!ways.is_empty() && ways.iter().all(|way| !way.contains(['{', '}'])), "{ways:#?}");
    let cites_nothing = objections(&case, Rule::CitesNothing).remove(0).way_out;
    assert_eq!(cites_nothing, "claimbench status 1 supported --question true --because \"... [E1] ...\"");
}

#[test]
fn a_sound_claim_draws_no_objection() {
    let sound = Case::saying("Russian forces took Pokrovsk on 1 December 2025.")
        .holding("2025-12-01")
        .supports("isw", 1)
        .supports("deepstate", 2)
        .supports("maps", 2)
        .kept()
        .found(Verdict::Supported, "Three maps agree [E1, E2, E3].");
    assert_eq!(check(&sound.dossier, &sound.around), []);
}
