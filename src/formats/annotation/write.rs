//! Claims as annotations: one a claim, on the words that state it, with the claim, its status and the rationale as bodies.

use super::super::json::pretty;
use super::CONTEXT;
use crate::domain::{Anchor, Audience, Dossier, Question, Redaction, Status, Uid, Word};
use serde::Serialize;
use std::io;

/// What the annotations are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// The case file's.
    pub uid: Uid,
    /// What the collection is called; `None` where the case has no title.
    pub label: Option<String>,
}

#[derive(Serialize)]
struct CollectionJson<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    total: usize,
    first: PageJson,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageJson {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    start_index: usize,
    items: Vec<AnnotationJson>,
}

#[derive(Serialize)]
struct AnnotationJson {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Creator>,
    created: String,
    modified: String,
    body: Vec<Body>,
    target: Target,
}

#[derive(Serialize)]
struct Creator {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target {
    source: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    TextPositionSelector { start: u32, end: u32 },
}

/// Writes the claims of articles, in order, and returns how many they were: a claim that stands alone is about no text
/// that could be annotated. `redaction` is of all sources of the case.
pub fn write<'d>(
    out: &mut dyn io::Write,
    collection: &Collection,
    dossiers: impl IntoIterator<Item = &'d Dossier>,
    audience: Audience,
    redaction: &Redaction,
) -> io::Result<usize> {
    let items: Vec<AnnotationJson> =
        dossiers.into_iter().filter_map(|dossier| annotation(dossier, audience, redaction)).collect();
    let id = format!("urn:uuid:{}", collection.uid);
    let total = items.len();
    let first = PageJson { id: format!("{id}#page-1"), kind: "AnnotationPage", start_index: 0, items };
    let label = collection.label.as_deref();
    pretty(out, &CollectionJson { context: CONTEXT, id, kind: "AnnotationCollection", label, total, first })?;
    Ok(total)
}

fn annotation(dossier: &Dossier, audience: Audience, redaction: &Redaction) -> Option<AnnotationJson> {
    let dossier = dossier.clone().for_audience(audience, redaction);
    let article = dossier.article.as_ref()?;
    let anchor = dossier.claim.anchor.as_ref();
    let is_internal = audience == Audience::Internal;
    Some(AnnotationJson {
        id: format!("urn:uuid:{}", dossier.claim.uid),
        kind: "Annotation",
        creator: is_internal.then(|| Creator { kind: "Person", name: dossier.logged.created_by.clone() }),
        created: dossier.logged.created_at.to_string(),
        modified: dossier.logged.updated_at.to_string(),
        body: bodies(&dossier),
        target: Target {
            source: article.url.clone().unwrap_or_else(|| format!("urn:uuid:{}", article.uid)),
            selector: anchor.map(selectors).unwrap_or_default(),
        },
    })
}

/// The quotation, and its place where that is still the words' own.
fn selectors(anchor: &Anchor) -> Vec<Selector> {
    let Anchor { exact, prefix, suffix, .. } = anchor.clone();
    let quote = Selector::TextQuoteSelector { exact, prefix, suffix };
    let position = Selector::TextPositionSelector { start: anchor.start, end: anchor.end };
    [Some(quote), anchor.stands().then_some(position)].into_iter().flatten().collect()
}

/// What is claimed, then each question's status with its rationale, then the tags.
fn bodies(dossier: &Dossier) -> Vec<Body> {
    let body = |purpose, value: String| Body { kind: "TextualBody", purpose, value };
    let mut bodies = vec![body("describing", dossier.claim.text.clone())];
    for question in [Question::Said, Question::True] {
        let Some(stored) = dossier.status(question) else { continue };
        let Status { status, because, .. } = &stored.status;
        let value = if question == dossier.claim.main_question() {
            status.word().to_owned()
        } else {
            format!("{question}: {status}")
        };
        bodies.push(body("classifying", value));
        bodies.extend(because.clone().map(|because| body("commenting", because)));
    }
    bodies.extend(dossier.claim.tags.iter().map(|tag| body("tagging", tag.clone())));
    bodies
}
