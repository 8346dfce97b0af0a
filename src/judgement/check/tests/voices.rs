//! said-open, own-witness, interested-only, endorsing-verb, anonymous-single.

use super::case::source;
use super::*;
use crate::domain::{Checkable, ClaimKind, CueClass, SourceKind, Stance};

fn kremlin() -> Case {
    Case::saying("Russian forces took Pokrovsk.").said_by("the Kremlin")
}

fn statement(case: Case, name: &str, publisher: Option<&str>, kind: SourceKind) -> Case {
    let new = crate::domain::NewSource { publisher: publisher.map(str::to_owned), ..source(name, kind) };
    case.evidence(Stance::Supports, new, "briefing", 2)
}

#[test]
fn whether_it_was_said_is_checked_too() {
    let decided = kremlin().refutes("isw", 2).found(Verdict::Refuted, "[E1]");
    assert_eq!(told(&decided, Rule::SaidOpen), ["It is “refuted” (true); whether the Kremlin said so is open."]);
    assert!(!objects(&decided.found_said(Verdict::Supported, "[E1]"), Rule::SaidOpen));
    assert!(!objects(&kremlin(), Rule::SaidOpen));
    assert!(!objects(&Case::saying("It fell.").refutes("isw", 2).found(Verdict::Refuted, "[E1]"), Rule::SaidOpen));
}

#[test]
fn a_voice_is_no_witness_for_what_it_says_itself() {
    let own = |name, publisher, kind| statement(kremlin(), name, publisher, kind).found(Verdict::Supported, "[E1]");
    let readout = own("Kremlin readout", Some("Kremlin"), SourceKind::OfficialStatement);
    assert_eq!(told(&readout, Rule::OwnWitness), ["“supported” (true) rests on E1, which is the claim's own voices."]);
    assert!(objects(&own("Post by the Kremlin", None, SourceKind::SocialPost), Rule::OwnWitness));
    let headline = own("What the Kremlin says about Pokrovsk", Some("Reuters"), SourceKind::NewsReport);
    assert!(!objects(&headline, Rule::OwnWitness));
    let two = statement(kremlin(), "Kremlin readout", Some("Kremlin"), SourceKind::OfficialStatement);
    assert!(!objects(&two.supports("isw", 2).found(Verdict::Supported, "[E1, E2]"), Rule::OwnWitness));
}

#[test]
fn the_body_that_makes_a_figure_is_its_witness() {
    let inflation = || {
        let figure = super::case::quantity("3.4%", 3, None);
        Case::saying("Inflation was 3.4%.").said_by("the National Institute of Statistics").figure(figure)
    };
    let own = |case, name, publisher, kind| statement(case, name, publisher, kind).found(Verdict::Supported, "[E1]");
    let institute = Some("National Institute of Statistics");
    for kind in [SourceKind::Dataset, SourceKind::PrimaryDocument, SourceKind::OfficialStatement] {
        assert!(!objects(&own(inflation(), "Consumer prices", institute, kind), Rule::OwnWitness), "{kind}");
    }
    assert!(objects(&own(inflation(), "Consumer prices", institute, SourceKind::SocialPost), Rule::OwnWitness));
    let ships = kremlin().figure(super::case::quantity("10 ships", 10, None));
    assert!(objects(&own(ships, "Briefing", Some("Kremlin"), SourceKind::OfficialStatement), Rule::OwnWitness));
    let taken = own(kremlin(), "Order", Some("Kremlin"), SourceKind::PrimaryDocument);
    assert!(objects(&taken, Rule::OwnWitness), "no figure");
}

#[test]
fn what_a_voice_holds_is_best_known_from_itself() {
    let position =
        statement(kremlin().kind(ClaimKind::Position), "Readout", Some("Kremlin"), SourceKind::OfficialStatement);
    assert!(!objects(&position.found(Verdict::Supported, "[E1]"), Rule::OwnWitness));
}

#[test]
fn an_article_is_no_witness_for_itself() {
    let mut case = Case::saying("Pokrovsk fell.").supports("itself", 2).found(Verdict::Supported, "[E1]");
    assert!(!objects(&case, Rule::OwnWitness));
    case.dossier.article = Some(crate::domain::Article {
        number: ArticleNumber(1),
        uid: case.dossier.claim.uid,
        title: "The front".to_owned(),
        outlet: None,
        byline: None,
        url: Some("https://www.example.org/front".to_owned()),
        language: "en".to_owned(),
        published: None,
        published_basis: crate::domain::DateBasis::Unknown,
    });
    assert!(!objects(&case, Rule::OwnWitness));
    let itself = case.with(|stored| stored.source.url = Some("http://example.org/front/?utm=x".to_owned()));
    assert!(objects(&itself, Rule::OwnWitness));
}

#[test]
fn parties_alone_do_not_settle_a_matter() {
    let party = |case: Case| case.with(|stored| stored.source.interest = Some("belligerent".to_owned()));
    let parties = party(Case::saying("It fell.").supports("kremlin", 2));
    let only = parties.clone().found(Verdict::Supported, "[E1]");
    assert_eq!(told(&only, Rule::InterestedOnly), ["“supported” rests only on parties to the matter: E1."]);
    assert!(!objects(&parties.supports("isw", 2).found(Verdict::Supported, "[E1]"), Rule::InterestedOnly));
    let own = party(statement(kremlin(), "Readout", Some("Kremlin"), SourceKind::OfficialStatement));
    assert!(!objects(&own.found(Verdict::Supported, "[E1]"), Rule::InterestedOnly));
}

#[test]
fn a_verb_that_vouches_stands_only_where_the_claim_is_supported() {
    let mut confirmed = kremlin().supports("isw", 2);
    confirmed.dossier.claim.attribution[1].cue = Some("confirmed".to_owned());
    confirmed.dossier.claim.attribution[1].cue_class = Some(CueClass::Endorsing);
    assert_eq!(
        told(&confirmed, Rule::EndorsingVerb),
        ["“confirmed” vouches for what the Kremlin said, and that is not verified."]
    );
    assert!(objects(&confirmed.clone().found(Verdict::Mixed, "[E1]"), Rule::EndorsingVerb));
    assert!(!objects(&confirmed.clone().found(Verdict::Supported, "[E1]"), Rule::EndorsingVerb));
    confirmed.dossier.claim.checkable = Checkable::SaidOnly;
    assert!(!objects(&confirmed, Rule::EndorsingVerb));
}

#[test]
fn an_unnamed_voice_needs_a_second_origin() {
    let by =
        |speaker: &str| Case::saying("It fell.").said_by(speaker).supports("wire", 2).found(Verdict::Supported, "[E1]");
    for unnamed in ["a senior official", "Western officials", "people familiar with the talks", "unnamed reports"] {
        assert!(objects(&by(unnamed), Rule::AnonymousSingle), "{unnamed}");
    }
    for named in ["Yury Ushakov", "senior adviser Yury Ushakov", "the Kremlin"] {
        assert!(!objects(&by(named), Rule::AnonymousSingle), "{named}");
    }
    assert!(!objects(&by("officials").supports("isw", 2), Rule::AnonymousSingle));
}
