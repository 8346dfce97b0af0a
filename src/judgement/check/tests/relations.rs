//! contradiction, repeats-differ, same-subject-differs.

use super::case::quantity;
use super::*;
use crate::domain::RelationKind;
use crate::judgement::comparison::compare;

fn supported() -> Case {
    Case::saying("Pokrovsk fell.").supports("isw", 2).found(Verdict::Supported, "[E1]")
}

#[test]
fn of_contradicting_claims_one_at_most_is_supported() {
    let both = supported().related(RelationKind::Contradicts, 4, Verdict::MostlySupported);
    assert_eq!(
        told(&both, Rule::Contradiction),
        ["It is “supported” and contradicts #4, which is “mostly supported”."]
    );
    assert!(!objects(&supported().related(RelationKind::Contradicts, 4, Verdict::Refuted), Rule::Contradiction));
    assert!(!objects(&supported().related(RelationKind::Updates, 4, Verdict::Supported), Rule::Contradiction));
    let mut later = both;
    later.dossier.claim.number = ClaimNumber(7);
    later.dossier.relations[0].to = ClaimNumber(7);
    assert!(!objects(&later, Rule::Contradiction));
}

#[test]
fn claims_that_repeat_each_other_are_judged_alike() {
    let differ = supported().related(RelationKind::Repeats, 4, Verdict::MostlySupported);
    assert_eq!(told(&differ, Rule::RepeatsDiffer), ["It is “supported” and repeats #4, which is “mostly supported”."]);
    for same in [Verdict::Supported, Verdict::Unverified] {
        assert!(!objects(&supported().related(RelationKind::Repeats, 4, same), Rule::RepeatsDiffer));
    }
}

#[test]
fn one_measure_has_one_figure_in_an_article() {
    let (one, other) = (quantity("28 points", 28, None), quantity("20 points", 20, None));
    let mut case = supported().figure(one.clone());
    case.around.clashes = vec![Clash { one: ClaimNumber(4), other: ClaimNumber(1), compared: compare(&other, &one) }];
    assert_eq!(
        told(&case, Rule::SameSubjectDiffers),
        ["Its figure (“28 points”) and that of #4 are for the same measure, and cannot both be so."]
    );
    case.around.verdicts.insert((ClaimNumber(4), Question::True), Verdict::Refuted);
    assert!(!objects(&case, Rule::SameSubjectDiffers));
    assert!(!objects(&supported(), Rule::SameSubjectDiffers));
}
