//! What holds for every dossier, however odd.

use super::case::{quantity, source};
use super::*;
use crate::domain::{
    AnchorState, Checkable, ClaimKind, Confidence, CueClass, Directness, Link, Modifier, RelationKind, Reliability,
    SourceKind, Stance,
};
use proptest::prelude::*;
use proptest::sample::select;

fn word<W: Word + std::fmt::Debug>() -> impl Strategy<Value = W> {
    select(W::ALL)
}

fn text() -> impl Strategy<Value = String> {
    let dense = select(vec!["İ", "ß now ", "[E1]", "[E99, e2]", "\u{202e}", "-", "Kremlin", "not", "2025 ", "’", "…"]);
    prop_oneof![prop::collection::vec(dense, 1..6).prop_map(|parts| parts.concat()), "\\PC{1,40}"]
        .prop_filter("blank", |text| !text.trim().is_empty())
}

/// A case of which any part may be missing, contradict another, or say nothing.
fn odd() -> impl Strategy<Value = Case> {
    let claim = (text(), word::<ClaimKind>(), word::<Checkable>(), prop::option::of((text(), word::<AnchorState>())));
    let piece = (word::<Stance>(), text(), word::<SourceKind>(), 1..=6_u8, word::<Question>(), word::<Reliability>());
    let rest = (word::<Directness>(), any::<bool>(), 0..3_i64, any::<bool>(), text());
    let evidence = prop::collection::vec((piece, rest), 0..5);
    let status = (word::<Question>(), word::<Verdict>(), text(), word::<Modifier>(), word::<Confidence>());
    let around = (prop::collection::vec((1..6_u32, 1..6_u32), 0..5), word::<RelationKind>(), word::<Verdict>());
    let statuses = prop::collection::vec(status, 0..4);
    (claim, evidence, statuses, prop::option::of((text(), word::<CueClass>())), around).prop_map(
        |((text, kind, checkable, anchor), evidence, statuses, voice, (derived, relation, other))| {
            let mut case = Case::saying(&text).kind(kind).figure(quantity("1", 1, None));
            case.dossier.claim.checkable = checkable;
            if let Some((exact, state)) = anchor {
                case = case.anchored(&exact, state);
            }
            if let Some((speaker, class)) = voice {
                case.dossier.claim.attribution.push(Link { cue_class: Some(class), ..Link::voice(&speaker) });
            }
            for ((stance, name, source_kind, credibility, question, reliability), rest) in evidence {
                let (directness, withdrawn, figure, interested, quote) = rest;
                case = case.evidence(stance, source("desk", source_kind), "origin", credibility).with(|stored| {
                    stored.source.name = name;
                    stored.source.reliability = reliability;
                    stored.source.interest = interested.then(|| "party".to_owned());
                    stored.evidence.question = question;
                    stored.evidence.directness = Some(directness);
                    stored.evidence.quantity =
                        (figure > 0).then(|| quantity("1000", 1000_i64.pow(figure as u32), None));
                    stored.evidence.quote = Some(quote);
                    stored.withdrawn = withdrawn.then(|| "mistake".to_owned());
                });
            }
            for (question, verdict, because, modifier, confidence) in statuses {
                case = match question {
                    Question::True => case.found(verdict, &because),
                    Question::Said => case.found_said(verdict, &because),
                };
                let status = &mut case.dossier.statuses.last_mut().unwrap().status;
                (status.modifiers, status.confidence) = (vec![modifier], Some(confidence));
            }
            let number = |n| EvidenceNumber(n);
            case.around.derived = derived.into_iter().map(|(from, to)| (number(from), number(to))).collect();
            case.around.damaged.insert(EvidenceNumber(1));
            case.around.quotes.insert(EvidenceNumber(2), Proof::Missing { nearest: None });
            case.related(relation, 4, other)
        },
    )
}

proptest! {
    #[test]
    fn any_dossier_is_checked_and_its_objections_come_worst_first(case in odd()) {
        let objections = check(&case.dossier, &case.around);
        let mut sorted = objections.clone();
        worst_first(&mut sorted);
        prop_assert_eq!(&sorted, &objections);
        prop_assert!(objections.windows(2).all(|two| two[0].severity <= two[1].severity));
        for objection in &objections {
            prop_assert_eq!(objection.severity, explained(objection.rule).severity);
            prop_assert!(!objection.reason.is_empty() && objection.waived.is_none() && objection.void.is_none());
        }
        prop_assert_eq!(check(&case.dossier, &case.around), objections);
    }

    #[test]
    fn a_claim_that_is_set_aside_is_silent(case in odd()) {
        let aside = case.set_aside();
        prop_assert!(check(&aside.dossier, &aside.around).is_empty());
    }

    #[test]
    fn what_is_unproven_or_unverified_is_not_asked_for_support(case in odd(), unproven in any::<bool>()) {
        let mut case = case;
        for stored in &mut case.dossier.statuses {
            stored.status.status = if unproven { Verdict::Unproven } else { Verdict::Unverified };
        }
        let of_support = [
            Rule::NoSupport, Rule::SingleOrigin, Rule::TooFew, Rule::WeakOnly, Rule::NoSnapshot, Rule::ConfidenceHigh,
            Rule::FigureContradicts, Rule::OwnWitness, Rule::InterestedOnly,
        ];
        let objections = check(&case.dossier, &case.around);
        prop_assert!(objections.iter().all(|objection| !of_support.contains(&objection.rule)), "{:#?}", objections);
    }
}

#[test]
fn objections_to_several_claims_come_by_severity_then_rule_then_claim() {
    let objection = |rule: Rule, claim| Objection {
        rule,
        severity: explained(rule).severity,
        about: About::Claim(ClaimNumber(claim)),
        reason: String::new(),
        way_out: String::new(),
        waived: None,
        own_verdict: false,
        void: None,
    };
    let mut objections = vec![
        objection(Rule::HedgeDropped, 1),
        objection(Rule::TooFew, 3),
        objection(Rule::NoSupport, 9),
        objection(Rule::SingleOrigin, 9),
        objection(Rule::NoSupport, 2),
    ];
    worst_first(&mut objections);
    let order: Vec<(Rule, About)> = objections.iter().map(|one| (one.rule, one.about.clone())).collect();
    let about = |claim| About::Claim(ClaimNumber(claim));
    assert_eq!(
        order,
        [
            (Rule::NoSupport, about(2)),
            (Rule::NoSupport, about(9)),
            (Rule::SingleOrigin, about(9)),
            (Rule::TooFew, about(3)),
            (Rule::HedgeDropped, about(1)),
        ]
    );
}
