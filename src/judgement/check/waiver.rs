//! What a waiver covers: an objection as it stood on a claim as it was; and who may well have waived too much.

use crate::domain::{Bound, Dossier, Question, Waiver, handle};
use crate::judgement::digest;

/// Whether the claim is what it was when the waiver was given.
pub fn is_bound(waiver: &Waiver, dossier: &Dossier) -> bool {
    match &waiver.bound {
        Bound::Read { digest: read, .. } => *read == digest(dossier),
        Bound::Moment { passed } => !passed,
    }
}

/// Whether the waiver lets an objection stand, given in its own words.
pub fn covers(waiver: &Waiver, dossier: &Dossier, objection: &str) -> bool {
    let is_the_same = match &waiver.bound {
        Bound::Read { objections, .. } => objections.iter().any(|waived| waived == objection),
        Bound::Moment { .. } => true,
    };
    is_the_same && is_bound(waiver, dossier)
}

/// Whether whoever waived it gave one of the verdicts that hold: four eyes were not on it.
pub fn is_by_judge(waiver: &Waiver, dossier: &Dossier) -> bool {
    let gave = |question| dossier.status(question).is_some_and(|stored| handle::same(&stored.by, &waiver.by));
    [Question::Said, Question::True].into_iter().any(gave)
}

#[cfg(test)]
mod tests {
    use super::super::tests::case::Case;
    use super::super::tests::objections;
    use super::*;
    use crate::domain::{ClaimNumber, Rule, Verdict};

    fn waived() -> Case {
        let case = Case::saying("It is so.").supports("origin-a", 2).found(Verdict::Supported, "As it says [E1].");
        case.waived(Rule::SingleOrigin, "no other witness")
    }

    #[test]
    fn a_change_of_the_claim_or_of_the_objection_voids_a_waiver() {
        let standing = objections(&waived(), Rule::SingleOrigin).remove(0);
        assert!(standing.waived.is_some() && standing.void.is_none());
        let mut changed = waived();
        changed.dossier.claim.text = "It was so.".to_owned();
        let mut another = waived();
        if let Bound::Read { objections, .. } = &mut another.dossier.procedure.waivers[0].bound {
            *objections = vec!["It rests on another witness.".to_owned()];
        }
        for case in [changed, another] {
            let back = objections(&case, Rule::SingleOrigin).remove(0);
            assert_eq!(back.waived, None);
            assert_eq!(back.void.map(|waiver| waiver.because).as_deref(), Some("no other witness"));
        }
    }

    #[test]
    fn a_waiver_of_an_older_ledger_is_bound_to_its_moment() {
        for (passed, stands) in [(false, true), (true, false)] {
            let mut case = waived();
            case.dossier.procedure.waivers[0].bound = Bound::Moment { passed };
            assert_eq!(objections(&case, Rule::SingleOrigin)[0].waived.is_some(), stands);
        }
    }

    #[test]
    fn who_gave_the_verdict_and_waives_is_known() {
        let mut case = waived();
        assert!(!is_by_judge(&case.dossier.procedure.waivers[0], &case.dossier));
        case.dossier.procedure.waivers[0].by = "MARIA".to_owned();
        assert!(is_by_judge(&case.dossier.procedure.waivers[0], &case.dossier));
        assert_eq!(case.dossier.number(), ClaimNumber(1));
    }
}
