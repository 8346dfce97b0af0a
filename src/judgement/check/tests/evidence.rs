//! circular, single-origin, too-few, quote-not-found, snapshot-damaged, no-snapshot, weak-only, confidence-high.

use super::*;
use crate::domain::{Checkable, ClaimKind, Reliability};
use crate::judgement::quotation::prove;

fn saying() -> Case {
    Case::saying("Russian forces took Pokrovsk.")
}

#[test]
fn evidence_derived_in_a_circle_is_told_once() {
    let mut case = saying().supports("a", 2).supports("b", 2);
    let derived = |pairs: &[(u32, u32)]| pairs.iter().map(|(a, b)| (EvidenceNumber(*a), EvidenceNumber(*b))).collect();
    case.around.derived = derived(&[(1, 9), (9, 2), (2, 9)]);
    assert_eq!(told(&case, Rule::Circular), ["Derived in a circle: E1 from E9 from E2 from E9."]);
    case.around.derived = derived(&[(1, 9), (9, 2)]);
    assert!(!objects(&case, Rule::Circular));
}

#[test]
fn pages_of_one_origin_are_one_witness() {
    let one = saying().supports("tass", 2).supports("tass", 2).found(Verdict::Supported, "[E1]");
    assert_eq!(told(&one, Rule::SingleOrigin), ["“supported” rests on 2 pieces of one origin, tass: E1 and E2."]);
    assert!(!objects(&one.clone().supports("isw", 2), Rule::SingleOrigin));
    let merged = one.supports("isw", 2).with(|stored| stored.merged_into = Some("tass".to_owned()));
    assert!(objects(&merged, Rule::SingleOrigin));
    assert!(!objects(&saying().silent().found(Verdict::Unproven, "[E1]"), Rule::SingleOrigin));
}

#[test]
fn the_record_itself_needs_no_second_origin() {
    let mut said = saying().said_by("Putin").supports("kremlin.ru", 1).on_said();
    said.dossier.claim.checkable = Checkable::SaidOnly;
    let said = said.found_said(Verdict::Supported, "[E1]");
    assert!(objects(&said, Rule::SingleOrigin) && !objects(&said, Rule::TooFew), "one objection is enough");
    let proved = said.primary().confident();
    assert!(!objects(&proved, Rule::SingleOrigin) && !objects(&proved, Rule::TooFew));
    assert!(!objects(&proved, Rule::ConfidenceHigh));
    let document = saying().kind(ClaimKind::Provision).supports("treaty", 1).primary();
    assert!(!objects(&document.found(Verdict::Supported, "[E1]"), Rule::SingleOrigin));
    assert!(objects(&saying().supports("eye", 1).primary().found(Verdict::Supported, "[E1]"), Rule::SingleOrigin));
}

#[test]
fn two_origins_at_second_hand_are_too_few() {
    let two = saying().supports("afp", 2).supports("ap", 2);
    assert_eq!(
        told(&two.clone().found(Verdict::Supported, "[E1]"), Rule::TooFew),
        ["“supported” rests on nothing primary and on two origins: afp and ap."]
    );
    assert!(!objects(&two.clone().primary().found(Verdict::Supported, "[E1]"), Rule::TooFew));
    assert!(!objects(&two.supports("isw", 2).found(Verdict::Supported, "[E1]"), Rule::TooFew));
}

#[test]
fn a_quote_stands_in_its_snapshot() {
    let quoting = |quote: &str, text: &str| {
        let mut case = saying().supports("afp", 2).with(|stored| stored.evidence.quote = Some(quote.to_owned()));
        case.around.quotes.insert(EvidenceNumber(1), prove(quote, text));
        case
    };
    let text = "The troops had taken the city of Pokrovsk, he said.";
    assert!(!objects(&quoting("taken the  city", text), Rule::QuoteNotFound));
    let altered = told(&quoting("taken the town of Pokrovsk", text), Rule::QuoteNotFound);
    assert!(altered[0].contains("“taken the town of Pokrovsk”. The nearest passage is “"), "{altered:?}");
    assert!(told(&quoting("5 percent", "a rise of 15 percent"), Rule::QuoteNotFound)[0].contains("inside of longer"));
    assert!(!objects(&saying().supports("afp", 2), Rule::QuoteNotFound));
}

#[test]
fn damaged_bytes_are_told() {
    let mut case = saying().supports("afp", 2);
    assert!(!objects(&case, Rule::SnapshotDamaged));
    case.around.damaged.insert(EvidenceNumber(1));
    assert_eq!(told(&case, Rule::SnapshotDamaged), ["The kept bytes of E1 do not match their hash."]);
}

#[test]
fn decisive_evidence_without_a_snapshot_is_told_once_a_claim() {
    let case = saying().supports("afp", 2).supports("ap", 2).refutes("tass", 3).found(Verdict::Supported, "[E1]");
    assert_eq!(
        told(&case, Rule::NoSnapshot),
        ["E1 and E2 carry the verdict and have no snapshot, and no reason for none."]
    );
    assert!(!objects(&case.kept(), Rule::NoSnapshot));
    assert!(!objects(&saying().supports("afp", 2), Rule::NoSnapshot));
}

#[test]
fn weak_evidence_carries_no_verdict_alone() {
    let weak = saying().supports("blog", 5).found(Verdict::Supported, "[E1]");
    assert!(objects(&weak, Rule::WeakOnly));
    assert!(!objects(&weak.supports("isw", 3), Rule::WeakOnly));
    let unreliable = saying().supports("blog", 2).with(|stored| stored.source.reliability = Reliability::E);
    assert!(objects(&unreliable.found(Verdict::Supported, "[E1]"), Rule::WeakOnly));
    let unrated = saying().supports("blog", 6).found(Verdict::Supported, "[E1]");
    assert!(told(&unrated, Rule::WeakOnly)[0].ends_with("E1; some of it nobody has rated yet."));
}

#[test]
fn high_confidence_is_earned() {
    let sure = |case: Case| case.found(Verdict::Supported, "[E1]").confident();
    assert!(told(&sure(saying().supports("afp", 1)), Rule::ConfidenceHigh)[0].contains("one origin, afp"));
    let possible = sure(saying().supports("afp", 3).supports("ap", 4));
    assert!(told(&possible, Rule::ConfidenceHigh)[0].contains("nothing more credible than 3"));
    assert!(!objects(&sure(saying().supports("afp", 2).supports("ap", 4)), Rule::ConfidenceHigh));
    assert!(!objects(&saying().supports("afp", 3).found(Verdict::Supported, "[E1]"), Rule::ConfidenceHigh));
}
