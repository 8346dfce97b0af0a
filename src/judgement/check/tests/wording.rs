//! anchor-lost, verdict-on-other-words, hedge-dropped, figure-astray, uncovered.

use super::case::quantity;
use super::*;
use crate::domain::{AnchorState, ClaimNumber, Hedge, HedgeClass};

#[test]
fn words_that_are_gone_or_may_stand_anywhere_are_told() {
    let case = |state| Case::saying("It fell.").anchored("they took it", state);
    assert_eq!(
        told(&case(AnchorState::Lost), Rule::AnchorLost),
        ["The words of revision 1 are gone from the newest one: “they took it”."]
    );
    assert!(objects(&case(AnchorState::Ambiguous), Rule::AnchorLost));
    for state in [AnchorState::Ok, AnchorState::Moved, AnchorState::Reworded] {
        assert!(!objects(&case(state), Rule::AnchorLost));
    }
}

#[test]
fn a_claim_keeps_the_words_that_weaken_it() {
    let hedged = |text: &str, hedges: &[(&str, HedgeClass)]| {
        let mut case = Case::saying(text).anchored("The text reportedly shrank to around 20 points.", AnchorState::Ok);
        case.dossier.claim.hedges =
            hedges.iter().map(|(cue, class)| Hedge { cue: (*cue).to_owned(), class: *class }).collect();
        case
    };
    let (reportedly, around) = (("reportedly", HedgeClass::Evidential), ("around", HedgeClass::Approximator));
    let dropped = hedged("The plan shrank to 20 points.", &[reportedly, around]);
    assert_eq!(told(&dropped, Rule::HedgeDropped), ["The article says “reportedly” and “around”, the claim does not."]);
    let kept = hedged("The plan Reportedly shrank to around 20 points.", &[reportedly, around]);
    assert!(!objects(&kept, Rule::HedgeDropped));
    assert!(!objects(&hedged("The plan shrank to about 20 points.", &[around]), Rule::HedgeDropped));
    let listed = ("in the region of", HedgeClass::Approximator);
    assert!(!objects(&hedged("The plan shrank to in the region of 20.", &[around, listed]), Rule::HedgeDropped));
}

#[test]
fn a_figure_is_that_of_the_words_it_is_anchored_to() {
    let case = |point: i64| {
        let mut case = Case::saying("Spending fell.").anchored("Spending fell by 28 percent.", AnchorState::Ok);
        case.dossier.claim.quantities = vec![quantity(&format!("{point} percent"), point, None)];
        case.around.anchored.insert(ClaimNumber(1), vec![quantity("28 percent", 28, None)]);
        case
    };
    assert_eq!(
        told(&case(33), Rule::FigureAstray),
        ["The claim has “33 percent”, the words of the article “28 percent”."]
    );
    assert!(!objects(&case(28), Rule::FigureAstray));
    let mut wordless = case(33);
    wordless.around.anchored.insert(ClaimNumber(1), Vec::new());
    assert!(!objects(&wordless, Rule::FigureAstray));
}

#[test]
fn a_sentence_with_something_to_check_is_dealt_with() {
    let untouched = |sentence, marks: &[Mark]| Untouched {
        sentence,
        text: "He said that 20 had come.".to_owned(),
        marks: marks.to_vec(),
    };
    let sentences = [untouched(3, &[]), untouched(4, &[Mark::ReportingVerb, Mark::Figure, Mark::Figure])];
    let objection = uncovered(ArticleNumber(1), &sentences).unwrap();
    assert_eq!(objection.about, About::Sentences { article: ArticleNumber(1), sentences: vec![4] });
    assert!(objection.reason.contains("a figure and a report of what was said"), "{}", objection.reason);
    assert!(objection.way_out.starts_with("claimbench article coverage A1 --untouched"), "{}", objection.way_out);
    assert_eq!(uncovered(ArticleNumber(1), &sentences[..1]), None);
    let many: Vec<Untouched> = (1..=91).map(|sentence| untouched(sentence, &[Mark::Figure])).collect();
    assert_eq!(
        uncovered(ArticleNumber(1), &many).unwrap().reason,
        "Nobody has dealt with 91 sentences that have figures: 1, 2, 3, 4, 5 and 86 more."
    );
}

#[test]
fn a_verdict_on_other_words_is_an_error_that_tells_both() {
    let case =
        || Case::saying("It fell by 26 percent.").refutes("office", 2).found(Verdict::Refuted, "It was 26 [E1].");
    assert!(!objects(&case(), Rule::VerdictOnOtherWords));
    assert_eq!(
        told(&case().given_on("It fell by 28 percent."), Rule::VerdictOnOtherWords),
        [
            "“refuted” (true) was given by maria on 2025-12-02; since then the text changed from “It fell by 28 percent.” to \
          “It fell by 26 percent.”."
        ]
    );
}

#[test]
fn a_verdict_on_other_words_is_none_to_the_other_rules() {
    let case = Case::saying("It fell by 26 percent.").found(Verdict::Refuted, "So it is.").given_on("It fell.");
    let rules: Vec<Rule> = check(&case.dossier, &case.around).into_iter().map(|objection| objection.rule).collect();
    assert_eq!(rules, [Rule::VerdictOnOtherWords]);
}
