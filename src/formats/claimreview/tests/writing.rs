//! What goes out: which claims, in which words, and that it is clean.

use super::super::samples::{PAGE, approved, at, checked, publisher};
use super::super::{Scale, Shape, lint, read, write};
use crate::domain::*;
use crate::judgement::check::Severity;
use proptest::prelude::*;

fn written(dossiers: &[Dossier], shape: Shape) -> String {
    let mut out = Vec::new();
    write(&mut out, dossiers, &publisher(), PAGE, &Redaction::default(), shape).unwrap();
    String::from_utf8(out).unwrap()
}

fn three() -> Vec<Dossier> {
    vec![
        approved(checked(12, "The envoys met Putin.", &["article", "Kremlin", "Peskov"], Verdict::Supported)),
        approved(checked(13, "A third of the city fell.", &[], Verdict::MostlyRefuted)),
        approved(checked(14, "Nobody was told.", &["article", "An aide"], Verdict::Unproven)),
    ]
}

#[test]
fn a_claim_goes_out_with_its_claimant_its_article_and_three_numbers() {
    let expected = concat!(
        r#"{"@context":"https://schema.org","@type":"ClaimReview","url":"https://desk.example/checks/envoys#claim-12","#,
        r#""claimReviewed":"The envoys met Putin.","itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"Peskov"},"#,
        r#""datePublished":"2025-12-01","appearance":{"@type":"CreativeWork","#,
        r#""url":"https://paper.example/envoys?a=1\u0026b=2","headline":"Envoys in Moscow"}},"#,
        r#""author":{"@type":"Organization","name":"The Checking Desk","url":"https://desk.example/","correctionsPolicy":"https://desk.example/corrections"},"#,
        r#""reviewRating":{"@type":"Rating","alternateName":"Supported","ratingValue":5,"bestRating":5,"#,
        r#""worstRating":1,"ratingExplanation":"Two trackers agree."},"datePublished":"2025-12-03","#,
        r#""inLanguage":"en","sdLicense":"https://creativecommons.org/licenses/by/4.0/"}"#,
        "\n"
    );
    assert_eq!(written(&three()[..1], Shape::Objects), expected);
}

#[test]
fn the_articles_own_voice_is_nobody_and_unproven_has_no_number() {
    let all: serde_json::Value = serde_json::from_str(&written(&three(), Shape::Objects)).unwrap();
    assert_eq!(all[1]["itemReviewed"]["author"], serde_json::Value::Null);
    assert_eq!(all[1]["itemReviewed"]["datePublished"], "2025-12-02");
    assert_eq!(all[1]["reviewRating"]["ratingValue"], 2);
    assert_eq!(all[2]["reviewRating"]["alternateName"], "Unproven");
    assert_eq!(all[2]["reviewRating"]["ratingValue"], serde_json::Value::Null);
}

#[test]
fn only_what_a_second_reader_approved_as_it_stands_goes_out() {
    let mut changed = three().remove(0);
    changed.claim.text.push('!');
    let mut aside = three().remove(0);
    aside.set_aside = Some(SetAside { reason: SetAsideReason::Trivial, note: None });
    let mut said = checked(5, "It will rain.", &["article", "Peskov"], Verdict::Supported);
    said.claim.checkable = Checkable::SaidOnly;
    let unread = checked(4, "It rained.", &[], Verdict::Supported);
    assert_eq!(written(&[changed, aside, approved(said), unread], Shape::Objects), "[]\n");
}

#[test]
fn a_published_claim_bears_the_day_on_which_it_went_out() {
    let mut dossier = three().remove(0);
    let digest = dossier.procedure.reviews[0].review.digest.clone();
    dossier.procedure.publication = Some(StoredPublication {
        seq: 9,
        revision: 1,
        published: PublishedClaim { claim: dossier.number(), digest, verdicts: Vec::new() },
        by: "ana".to_owned(),
        at: at("2025-12-05T08:00:00Z"),
    });
    assert!(written(&[dossier], Shape::Objects).contains(r#""datePublished":"2025-12-05""#));
}

#[test]
fn confidential_names_do_not_leave_and_do_not_keep_the_claim_back() {
    let source = NewSource { name: "Jo Roe".to_owned(), disclosure: Disclosure::Confidential, ..NewSource::default() };
    let source = source.checked(SourceNumber(3), Uid(uuid::Uuid::nil())).unwrap();
    let dossier = checked(1, "Jo Roe left.", &["article", "Jo Roe"], Verdict::Refuted);
    let mut out = Vec::new();
    let redaction = Redaction::of([&source]);
    let count = write(&mut out, &[approved(dossier)], &publisher(), PAGE, &redaction, Shape::Objects).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!((count, text.contains("Roe")), (1, false), "{text}");
    assert!(text.contains("confidential source S3 left."));
}

#[test]
fn what_we_write_is_clean_and_comes_back() {
    for shape in [Shape::Objects, Shape::Feed] {
        let text = written(&three(), shape);
        assert_eq!(lint(&text, "out.json"), []);
        let scale = Scale::default();
        let rows: Vec<_> = read(&text, "out.json", &scale).unwrap().collect();
        let verdicts: Vec<_> = rows.iter().map(|row| row.review.as_ref().unwrap().verdict).collect();
        assert_eq!(verdicts, [Some(Verdict::Supported), Some(Verdict::MostlyRefuted), None]);
        let first = rows[0].review.as_ref().unwrap();
        assert_eq!((first.claim.as_str(), first.claimant.as_deref()), ("The envoys met Putin.", Some("Peskov")));
        assert_eq!(first.appearances, ["https://paper.example/envoys?a=1&b=2"]);
        assert_eq!(first.url, "https://desk.example/checks/envoys#claim-12");
    }
}

#[test]
fn an_empty_feed_is_a_feed() {
    let text = written(&[], Shape::Feed);
    assert_eq!(text, "{\"@context\":\"https://schema.org\",\"@type\":\"DataFeed\",\"dataFeedElement\":[]}\n");
}

proptest! {
    #[test]
    fn any_claim_can_stand_in_a_page_and_comes_back(
        text in any::<String>(), voice in "[^\\p{C}]{1,20}", verdict in prop::sample::select(Verdict::ALL)
    ) {
        prop_assume!(!text.trim().is_empty() && !voice.trim().is_empty() && verdict != Verdict::Unverified);
        prop_assume!(text.chars().any(|c| !c.is_whitespace() && !c.is_control()));
        // Every reference is undone on reading, whoever wrote it.
        prop_assume!(!text.contains('&') && !voice.contains('&'));
        let dossier = approved(checked(1, &text, &["article", &voice], verdict));
        let written = written(&[dossier], Shape::Feed);
        prop_assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{}", written);
        let scale = Scale::default();
        let rows: Vec<_> = read(&written, "x", &scale).unwrap().collect();
        let review = rows[0].review.as_ref().unwrap();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace(char::is_control, "");
        prop_assert_eq!(&review.claim, &words(&text));
        prop_assert_eq!(review.verdict, Rating::of(verdict).map(|_| verdict));
        let errors: Vec<_> =
            lint(&written, "x").into_iter().filter(|found| found.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }
}
