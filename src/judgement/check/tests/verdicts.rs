//! no-support, contrary-ignored, mixed-one-sided, cites-nothing.

use super::*;
use crate::domain::{Modifier, Stance};

fn saying() -> Case {
    Case::saying("Russian forces took Pokrovsk.")
}

#[test]
fn a_verdict_without_evidence_that_points_its_way_has_no_support() {
    let against = saying().refutes("isw", 2);
    assert_eq!(
        told(&against.clone().found(Verdict::Supported, "[E1]"), Rule::NoSupport),
        ["The verdict is “supported”, and no evidence on that question supports the claim."]
    );
    assert!(!objects(&against.clone().found(Verdict::Refuted, "[E1]"), Rule::NoSupport));
    assert!(objects(&saying().supports("isw", 2).found(Verdict::MostlyRefuted, "[E1]"), Rule::NoSupport));
    assert!(!objects(&against.found(Verdict::Unproven, "[E1]"), Rule::NoSupport));
    let mixed = saying().supports("isw", 2).with(|stored| stored.evidence.stance = Stance::Mixed);
    assert!(!objects(&mixed.clone().found(Verdict::MostlySupported, "[E1]"), Rule::NoSupport));
    assert!(objects(&mixed.found(Verdict::Supported, "[E1]"), Rule::NoSupport));
}

#[test]
fn withdrawn_evidence_supports_nothing() {
    let withdrawn = saying().supports("isw", 2).with(|stored| stored.withdrawn = Some("a fake".to_owned()));
    assert!(objects(&withdrawn.found(Verdict::Supported, "[E1]"), Rule::NoSupport));
}

#[test]
fn a_negated_claim_may_rest_on_a_search_that_found_nothing() {
    for text in ["The plan had not been published.", "He didn't answer.", "There was no deal."] {
        assert!(!objects(&Case::saying(text).silent().found(Verdict::Supported, "[E1]"), Rule::NoSupport), "{text}");
    }
    assert!(objects(&saying().silent().found(Verdict::Supported, "[E1]"), Rule::NoSupport));
    let known = Case::saying("It is well known.").silent();
    assert!(objects(&known.found(Verdict::Supported, "[E1]"), Rule::NoSupport));
}

#[test]
fn credible_evidence_to_the_contrary_is_answered() {
    let both = saying().supports("kremlin", 3).refutes("isw", 2).refutes("deepstate", 1);
    assert_eq!(
        told(&both.clone().found(Verdict::Supported, "It fell [E1]."), Rule::ContraryIgnored),
        ["E2 and E3 are credible and refute the claim, and the rationale of “supported” does not say why that does \
          not count."]
    );
    assert!(objects(&both.clone().found(Verdict::Supported, "[E1] beats [E2]"), Rule::ContraryIgnored));
    assert!(!objects(&both.clone().found(Verdict::Supported, "[E1] beats [E2, E3]"), Rule::ContraryIgnored));
    assert!(!objects(&both.found(Verdict::Refuted, "[E2]"), Rule::ContraryIgnored));
    let doubtful = saying().supports("kremlin", 1).refutes("blog", 3);
    assert!(!objects(&doubtful.found(Verdict::Supported, "[E1]"), Rule::ContraryIgnored));
}

#[test]
fn a_mixed_verdict_shows_two_sides_or_a_modifier() {
    let one_sided = saying().supports("isw", 2).supports("maps", 2).found(Verdict::Mixed, "[E1]");
    assert!(told(&one_sided, Rule::MixedOneSided)[0].contains("all evidence supports the claim"));
    assert!(!objects(&one_sided.modified(Modifier::MissingContext), Rule::MixedOneSided));
    let both = saying().supports("isw", 2).refutes("maps", 2);
    assert!(!objects(&both.found(Verdict::Mixed, "[E1]"), Rule::MixedOneSided));
    let itself = saying().supports("isw", 2).with(|stored| stored.evidence.stance = Stance::Mixed);
    assert!(!objects(&itself.found(Verdict::Mixed, "[E1]"), Rule::MixedOneSided));
}

#[test]
fn a_rationale_cites_standing_evidence_of_its_claim() {
    let one = saying().supports("isw", 2);
    let because = |because: &str| told(&one.clone().found(Verdict::Supported, because), Rule::CitesNothing);
    assert_eq!(because("As is well known."), ["The rationale of “supported” cites no evidence: “As is well known.”."]);
    assert_eq!(because("[E1, E7]"), ["The rationale of “supported” cites E7, which is not evidence of this claim."]);
    assert_eq!(because("The map says so [E1]."), Vec::<String>::new());
    let withdrawn = one.with(|stored| stored.withdrawn = Some("a fake".to_owned()));
    assert!(objects(&withdrawn.found(Verdict::Unproven, "[E1]"), Rule::CitesNothing));
}
