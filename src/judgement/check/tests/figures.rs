//! figure-contradicts, figure-stretch, scale-slip, measure-mismatch.

use super::case::quantity;
use super::*;
use crate::domain::{Approximator, Modifier, Quantity};

fn claiming(claimed: Quantity) -> Case {
    Case::saying("Some were killed.").figure(claimed)
}

fn nearly(point: i64) -> Quantity {
    Quantity { approximator: Some(Approximator::NearBelow), ..quantity("nearly that", point, None) }
}

#[test]
fn a_supported_figure_is_one_that_the_best_evidence_allows() {
    let case = claiming(quantity("5,234", 5_234, None)).supports("ministry", 1).showing(quantity("9,871", 9_871, None));
    let supported = case.clone().found(Verdict::Supported, "[E1]");
    assert_eq!(
        told(&supported, Rule::FigureContradicts),
        ["E1 has “9,871”, the claim “5,234”, which is too low; yet the verdict is “supported”."]
    );
    assert!(objections(&supported, Rule::FigureContradicts)[0].way_out.contains("--modifier understated"));
    assert!(!objects(&supported.clone().modified(Modifier::Understated), Rule::FigureContradicts));
    assert!(!objects(&case.clone().found(Verdict::Unproven, "[E1]"), Rule::FigureContradicts));
    let better = case.clone().with(|stored| stored.evidence.credibility = crate::domain::Credibility::new(3).unwrap());
    let better = better.supports("count", 1).showing(quantity("5,234", 5_234, None));
    assert!(!objects(&better.found(Verdict::Supported, "[E1]"), Rule::FigureContradicts));
}

#[test]
fn a_figure_of_several_is_compared_with_the_one_that_it_fits() {
    let two = claiming(quantity("28 points", 28, None)).figure(quantity("600,000 troops", 600_000, None));
    let case = two.supports("draft", 2).showing(quantity("600,000", 600_000, None));
    assert!(!objects(&case.found(Verdict::Supported, "[E1]"), Rule::FigureContradicts));
}

#[test]
fn a_stretch_is_mostly_supported() {
    let case = claiming(nearly(7_000)).supports("ministry", 1).showing(quantity("6,600", 6_600, None));
    assert!(objects(&case.clone().found(Verdict::Supported, "[E1]"), Rule::FigureStretch));
    assert!(!objects(&case.found(Verdict::MostlySupported, "[E1]"), Rule::FigureStretch));
    let close = claiming(nearly(7_000)).supports("ministry", 1).showing(quantity("6,900", 6_900, None));
    assert!(!objects(&close.found(Verdict::Supported, "[E1]"), Rule::FigureStretch));
}

#[test]
fn a_slip_of_magnitude_is_told_until_the_claim_is_refuted() {
    let case = claiming(quantity("2.4 billion", 2_400_000_000, None));
    let case = case.supports("budget", 2).showing(quantity("2.4 million", 2_400_000, None));
    assert_eq!(
        told(&case, Rule::ScaleSlip),
        ["E1 has “2.4 million”, the claim “2.4 billion”: about a thousand or a million times too high."]
    );
    assert!(!objects(&case.refutes("x", 2).found(Verdict::Refuted, "[E2]"), Rule::ScaleSlip));
    let fits = claiming(quantity("2,400", 2_400, None)).supports("budget", 2).showing(quantity("2,400", 2_400, None));
    assert!(!objects(&fits, Rule::ScaleSlip));
}

#[test]
fn what_is_counted_is_the_same() {
    let claimed = quantity("5,234 killed", 5_234, Some("soldiers_killed"));
    let other = claiming(claimed.clone()).supports("ministry", 2).showing(quantity("5,234", 5_234, Some("casualties")));
    let found = other.clone().found(Verdict::Supported, "[E1]");
    assert_eq!(
        told(&found, Rule::MeasureMismatch),
        ["The claim counts soldiers killed (“5,234 killed”), E1 counts casualties (“5,234”)."]
    );
    let also = other.supports("count", 2).showing(quantity("5,234", 5_234, Some("troops_dead")));
    assert!(!objects(&also.found(Verdict::Supported, "[E1]"), Rule::MeasureMismatch));
}
