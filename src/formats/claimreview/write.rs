//! Our own checked claims as ClaimReview: what goes out of each, and the document around them.

use super::super::json::line;
use super::{CONTEXT, claimant};
use crate::domain::query::Stage;
use crate::domain::{Article, Audience, Dossier, PartialDate, Question, Rating, Redaction, Verdict};
use crate::judgement::{stage, standing_review};
use crate::language::rationale::first_sentence;
use serde::Serialize;
use std::borrow::Cow;
use std::io;

/// The desk that publishes, and the terms on which it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// The name under which the desk publishes.
    pub name: String,
    /// Its own page: http or https.
    pub url: String,
    /// The address of the licence under which others may use the reviews.
    pub licence: Option<String>,
    /// The address of the page that says how it corrects.
    pub corrections: Option<String>,
}

/// The document around the reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The review itself where it is the only one, else a list.
    Objects,
    /// A Data Commons DataFeed.
    Feed,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Review<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    kind: &'a str,
    url: String,
    claim_reviewed: &'a str,
    item_reviewed: Item<'a>,
    author: Desk<'a>,
    review_rating: RatingJson,
    date_published: String,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sd_license: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appearance: Option<Work<'a>>,
}

#[derive(Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
struct Work<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    url: &'a str,
    headline: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Desk<'a> {
    #[serde(rename = "@type")]
    kind: &'a str,
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections_policy: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RatingJson {
    #[serde(rename = "@type")]
    kind: &'static str,
    alternate_name: &'static str,
    #[serde(flatten)]
    numbers: Option<Numbers>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_explanation: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Numbers {
    rating_value: u8,
    best_rating: u8,
    worst_rating: u8,
}

/// Writes those of the claims that may go out, in order, and returns how many they were. `page` is where the fact-check
/// stands; each claim gets an anchor on it. `redaction` is of all sources of the case.
///
/// The dossiers are those of the desk: what must not leave is taken out here, after their stage is known.
pub fn write<'d>(
    out: &mut dyn io::Write,
    dossiers: impl IntoIterator<Item = &'d Dossier>,
    publisher: &Publisher,
    page: &str,
    redaction: &Redaction,
    shape: Shape,
) -> io::Result<usize> {
    let objects = dossiers.into_iter().filter_map(|dossier| object(dossier, publisher, page, redaction).transpose());
    let objects: Vec<String> = objects.collect::<io::Result<_>>()?;
    match (shape, objects.as_slice()) {
        (Shape::Objects, [only]) => out.write_all(only.as_bytes())?,
        (Shape::Objects, all) => {
            out.write_all(b"[")?;
            listed(out, all)?;
            out.write_all(b"]")?;
        }
        (Shape::Feed, all) => {
            write!(out, "{{\"@context\":\"{CONTEXT}\",\"@type\":\"DataFeed\",\"dataFeedElement\":[")?;
            let items: Vec<String> =
                all.iter().map(|object| format!("{{\"@type\":\"DataFeedItem\",\"item\":[{object}]}}")).collect();
            listed(out, &items)?;
            out.write_all(b"]}")?;
        }
    }
    out.write_all(b"\n")?;
    Ok(objects.len())
}

fn listed(out: &mut dyn io::Write, elements: &[String]) -> io::Result<()> {
    for (at, element) in elements.iter().enumerate() {
        out.write_all(if at > 0 { b",\n" } else { b"\n" })?;
        out.write_all(element.as_bytes())?;
    }
    if elements.is_empty() { Ok(()) } else { out.write_all(b"\n") }
}

/// One claim's review; none for a claim that does not go out.
fn object(dossier: &Dossier, publisher: &Publisher, page: &str, redaction: &Redaction) -> io::Result<Option<String>> {
    let verdict = dossier.verdict(Question::True);
    let Some(date) = goes_out(dossier) else { return Ok(None) };
    // What was approved is told by its digest, which the redaction would change.
    let dossier = dossier.clone().for_audience(Audience::Public, redaction);
    let article = dossier.article.as_ref();
    let finding = dossier.status(Question::True).and_then(|stored| stored.status.finding.clone());
    let because = dossier.status(Question::True).and_then(|stored| stored.status.because.as_deref());
    let review = Review {
        context: CONTEXT,
        kind: "ClaimReview",
        url: format!("{page}#claim-{}", dossier.number().0),
        claim_reviewed: dossier.claim.text.trim(),
        item_reviewed: Item {
            kind: "Claim",
            author: dossier
                .claim
                .claimant()
                .map(|link| Named { kind: claimant::kind(&link.speaker), name: redaction.text(&link.speaker) }),
            date_published: claimed_on(&dossier).map(PartialDate::as_str),
            appearance: article.and_then(|article| work(article, page)),
        },
        author: Desk {
            kind: "Organization",
            name: &publisher.name,
            url: &publisher.url,
            corrections_policy: publisher.corrections.as_deref(),
        },
        review_rating: RatingJson {
            kind: "Rating",
            alternate_name: label(verdict),
            numbers: numbers(verdict),
            rating_explanation: finding.or_else(|| because.and_then(first_sentence)),
        },
        date_published: date,
        in_language: article.map_or("en", |article| &article.language),
        sd_license: publisher.licence.as_deref(),
    };
    let mut bytes = Vec::new();
    line(&mut bytes, &review)?;
    let text = String::from_utf8(bytes).map_err(io::Error::other)?;
    Ok(Some(embeddable(&text).into_owned()))
}

/// The day on which the verdict went out or was approved, for a claim that may go out at all.
fn goes_out(dossier: &Dossier) -> Option<String> {
    let asked = dossier.claim.questions().contains(&Question::True);
    let at = match stage(dossier) {
        Stage::Published => dossier.procedure.publication.as_ref().map(|publication| publication.at),
        Stage::Approved => standing_review(dossier).map(|review| review.at),
        Stage::Open | Stage::Checked | Stage::SetAside => None,
    };
    at.filter(|_| asked).map(|at| at.day().to_string())
}

/// When the claim was made: when its claimant said so, else, for the article's own voice, when the article appeared.
fn claimed_on(dossier: &Dossier) -> Option<&PartialDate> {
    let said = match dossier.claim.claimant() {
        Some(link) => link.said_on.as_ref(),
        None => dossier.article.as_ref().and_then(|article| article.published.as_ref()),
    };
    // "About" and intervals are no ISO 8601 date.
    said.filter(|date| date.as_str().bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

/// The article; none where its page is the fact-check itself.
fn work<'a>(article: &'a Article, page: &str) -> Option<Work<'a>> {
    let url = article.url.as_deref().filter(|url| super::words::page(url) != super::words::page(page))?;
    Some(Work { kind: "CreativeWork", url, headline: &article.title })
}

fn numbers(verdict: Verdict) -> Option<Numbers> {
    let rating = Rating::of(verdict)?;
    let [rating_value, best_rating, worst_rating] =
        [rating.value(), rating.best(), rating.worst()].map(|number| u8::try_from(number).unwrap_or_default());
    Some(Numbers { rating_value, best_rating, worst_rating })
}

fn label(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "Supported",
        Verdict::MostlySupported => "Mostly supported",
        Verdict::Mixed => "Mixed",
        Verdict::MostlyRefuted => "Mostly refuted",
        Verdict::Refuted => "Refuted",
        Verdict::Unproven => "Unproven",
        Verdict::Unverified => "Unverified",
    }
}

/// The document with every `<`, `>` and `&` as an escape, so that a page can hold it in a script element: in JSON they
/// stand nowhere but in strings. U+2028 and U+2029 are escapes already.
fn embeddable(json: &str) -> Cow<'_, str> {
    if !json.contains(['<', '>', '&']) {
        return Cow::Borrowed(json);
    }
    Cow::Owned(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}
