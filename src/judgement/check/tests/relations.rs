//! contradiction, repeats-differ, same-subject-differs, perhaps-same-subject.

use super::case::quantity;
use super::*;
use crate::domain::RelationKind;
use crate::judgement::clash::Clash;
use crate::judgement::comparison::compare;
use crate::judgement::subject::Likeness;

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
fn figures_that_clash_are_one_objection_however_many_they_are() {
    let (one, other) = (quantity("28 points", 28, None), quantity("20 points", 20, None));
    let clashing = |likeness, more| {
        let mut case = supported().figure(one.clone());
        let clash = Clash {
            one: ClaimNumber(1),
            others: vec![ClaimNumber(4)],
            more,
            likeness,
            compared: compare(&one, &other),
        };
        case.around.clashes.insert(ClaimNumber(1), vec![clash]);
        case
    };
    assert_eq!(
        told(&clashing(Likeness::Same, 0), Rule::SameSubjectDiffers),
        ["Its figure (“28 points”) and that of #4 are for the same thing, and cannot both be so."]
    );
    assert_eq!(
        told(&clashing(Likeness::Same, 58), Rule::SameSubjectDiffers),
        ["Its figure (“28 points”) and those of #4 and 58 others are for the same thing, and cannot all be so."]
    );
    let perhaps = clashing(Likeness::Perhaps, 0);
    assert!(!objects(&perhaps, Rule::SameSubjectDiffers));
    assert_eq!(
        told(&perhaps, Rule::PerhapsSameSubject),
        ["Its figure (“28 points”) and that of #4 differ, and may be about the same thing."]
    );
    assert!(!objects(&supported(), Rule::SameSubjectDiffers));
}
