//! Claims as annotations and back, and other people's notes.

use super::*;
use crate::domain::*;
use crate::formats::claimreview::samples::checked;
use crate::formats::strict::Fault;
use proptest::prelude::*;

fn anchored(text: &str, exact: &str, prefix: &str, start: u32) -> Dossier {
    let mut dossier = checked(12, text, &["article", "Peskov"], Verdict::Refuted);
    dossier.claim.anchor = Some(Anchor {
        revision: 1,
        start,
        end: start + exact.chars().count() as u32,
        exact: exact.to_owned(),
        prefix: prefix.to_owned(),
        suffix: String::new(),
        state: AnchorState::Ok,
    });
    dossier.claim.tags = vec!["envoys".to_owned()];
    dossier
}

fn written(dossiers: &[Dossier], audience: Audience) -> String {
    let mut out = Vec::new();
    let collection = Collection { uid: Uid(uuid::Uuid::nil()), label: Some("Envoys".to_owned()) };
    write(&mut out, &collection, dossiers, audience, &Redaction::default()).unwrap();
    String::from_utf8(out).unwrap()
}

fn notes(text: &str) -> Vec<AnnotationIn> {
    read(text, "f.json").unwrap().map(|row| row.annotation.unwrap()).collect()
}

#[test]
fn a_claim_comes_back_as_a_note_on_its_words() {
    let text = written(&[anchored("The envoys left.", "the envoys \"left\"", "On Monday ", 10)], Audience::Internal);
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["@context"], CONTEXT);
    assert_eq!((&document["type"], &document["total"]), (&"AnnotationCollection".into(), &1.into()));
    assert_eq!(document["first"]["items"][0]["id"], "urn:uuid:00000000-0000-0000-0000-000000000000");
    let expected = AnnotationIn {
        id: notes(&text)[0].id.clone(),
        other_target: None,
        target: "https://paper.example/envoys?a=1&b=2".to_owned(),
        exact: Some("the envoys \"left\"".to_owned()),
        prefix: Some("On Monday ".to_owned()),
        suffix: Some(String::new()),
        start: Some(10),
        end: Some(27),
        describes: Some("The envoys left.".to_owned()),
        text: Some("Two trackers agree [E7, E9]. More of it.\n\nTwo trackers agree [E7, E9]. More of it.".to_owned()),
        tags: ["said: refuted", "refuted", "envoys"].map(str::to_owned).into(),
        by: Some("ana".to_owned()),
        created: Some("2025-12-02T09:30:00Z".parse().unwrap()),
    };
    assert_eq!(notes(&text), [expected]);
}

#[test]
fn outside_the_desk_nobody_is_named_and_a_claim_without_article_is_no_note() {
    let mut alone = anchored("It rained.", "it rained", "", 0);
    alone.article = None;
    let text = written(&[alone, anchored("The envoys left.", "left", "", 0)], Audience::Public);
    let read = notes(&text);
    assert_eq!((read.len(), read[0].by.as_deref()), (1, None));
    assert!(!read[0].tags.contains(&"envoys".to_owned()));
}

#[test]
fn a_lost_place_is_not_given_and_an_article_without_address_has_a_name() {
    let mut dossier = anchored("The envoys left.", "left", "", 3);
    dossier.claim.anchor.as_mut().unwrap().state = AnchorState::Lost;
    dossier.article.as_mut().unwrap().url = None;
    let read = notes(&written(&[dossier], Audience::Internal));
    assert_eq!((read[0].exact.as_deref(), read[0].start), (Some("left"), None));
    assert_eq!(read[0].target, "urn:uuid:00000000-0000-0000-0000-000000000000");
}

#[test]
fn what_hypothesis_answers_is_read() {
    let text = r#"{"total": 2, "rows": [{"id": "x", "created": "2025-12-02T09:30:00.123456+00:00",
        "user": "acct:ana@hypothes.is", "uri": "https://paper.example/envoys", "text": "Says who?",
        "tags": ["check", " "], "group": "__world__", "user_info": {"display_name": null},
        "target": [{"source": "https://paper.example/envoys", "selector": [
        {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 1, "endOffset": 3},
        {"type": "TextPositionSelector", "start": 5, "end": 9},
        {"type": "TextQuoteSelector", "exact": "left", "prefix": "They ", "suffix": " on"}]}]},
        {"uri": "https://paper.example/envoys", "text": "", "tags": [], "target": [{"source": "x"}]}]}"#;
    let read = notes(text);
    assert_eq!((read[0].by.as_deref(), read[0].text.as_deref()), (Some("ana"), Some("Says who?")));
    assert_eq!((read[0].exact.as_deref(), read[0].start, read[0].end), (Some("left"), Some(5), Some(9)));
    assert_eq!(read[0].created.unwrap().to_string(), "2025-12-02T09:30:00.123Z");
    assert_eq!(read[0].tags, ["check"]);
    assert_eq!((&read[1].text, &read[1].exact), (&None, &None));
}

#[test]
fn w3c_annotations_are_read_in_every_form_of_target_and_body() {
    let text = r#"[{"type": "Annotation", "bodyValue": "A note", "target": "https://a.example"},
        {"body": "Another", "target": {"id": "https://b.example", "selector": {"type": "FragmentSelector",
        "value": "p", "refinedBy": {"type": "TextQuoteSelector", "exact": "x"}}}},
        {"body": [{"type": "TextualBody", "value": "t", "purpose": "tagging"}, {"value": "n"}],
        "creator": "https://c.example/me", "target": [{"source": {"id": "https://c.example"}}]}]"#;
    let read = notes(text);
    let targets: Vec<&str> = read.iter().map(|note| note.target.as_str()).collect();
    assert_eq!(targets, ["https://a.example", "https://b.example", "https://c.example"]);
    let texts: Vec<_> = read.iter().map(|note| note.text.as_deref()).collect();
    assert_eq!(texts, [Some("A note"), Some("Another"), Some("n")]);
    assert_eq!((read[1].exact.as_deref(), &read[2].tags), (Some("x"), &vec!["t".to_owned()]));
}

#[test]
fn a_bad_note_is_refused_alone() {
    let text = "[{\"target\": \"https://a.example\"},\n{\"body\": \"x\"}, {\"uri\": NaN}, 7]";
    let rows: Vec<Row> = read(text, "f.json").unwrap().collect();
    assert!(rows[0].annotation.is_ok());
    assert_eq!(rows[1].annotation, Err(Refused::NoTarget));
    assert!(matches!(rows[2].annotation, Err(Refused::Fault(Fault::NotJson(_)))));
    assert_eq!((&rows[3].annotation, rows[3].line), (&Err(Refused::NotAnAnnotation), 2));
    assert!(read("x", "f.json").is_err());
}

proptest! {
    #[test]
    fn any_claim_comes_back_from_its_annotation(
        text in any::<String>(), exact in any::<String>(), prefix in any::<String>(), start in 0_u32..9_000
    ) {
        prop_assume!(!text.trim().is_empty());
        let read = notes(&written(&[anchored(&text, &exact, &prefix, start)], Audience::Internal));
        prop_assert_eq!(read[0].describes.as_ref(), Some(&text));
        prop_assert_eq!(read[0].exact.as_ref(), Some(&exact));
        prop_assert_eq!(read[0].prefix.as_ref(), Some(&prefix));
        prop_assert_eq!(read[0].start, Some(start));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), json in "[\\[\\]{},:\"\\\\ n1@rowstag]*") {
        for text in [text, json] {
            let _ = read(&text, "f").map(Iterator::count);
        }
    }
}
