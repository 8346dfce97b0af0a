//! The review as a page: its vocabulary, its address, who checked, when and in what language.

use super::super::super::strict::Json;
use super::super::find::names_type;
use super::super::voices::Voices;
use super::super::{property, words};
use super::{Findings, rules};

/// Hosts whose addresses lead elsewhere.
const SHORTENERS: [&str; 9] =
    ["bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "t.ly", "rebrand.ly"];

/// The texts in which entities are looked for.
const TEXTS: [&str; 4] = ["claimReviewed", "name", "headline", "description"];

pub fn look(review: &Json, outer: Option<&Json>, findings: &mut Findings) {
    kind(review, outer, findings);
    url(review, findings);
    let voices = Voices::of(review);
    match &voices.desk {
        None => findings.add("", rules::AUTHOR_MISSING, "nobody is named who checked the claim".to_owned()),
        Some(desk) if desk.name.is_none() => {
            findings.add(".author", rules::AUTHOR_UNNAMED, "the author has no name".to_owned());
        }
        Some(_) => {}
    }
    if voices.swapped {
        let message = "the author of the claim is the site that published the review".to_owned();
        findings.add(".itemReviewed.author", rules::AUTHORS_SWAPPED, message);
    }
    match property::words_of(review, "datePublished") {
        None => findings.add("", rules::DATE_MISSING, "the review has no date".to_owned()),
        Some(date) if words::day(&date).is_none() => {
            findings.add(".datePublished", rules::DATE_FORMAT, format!("\"{date}\" is no date"));
        }
        Some(_) => {}
    }
    match review.get("inLanguage") {
        None => findings.add("", rules::LANGUAGE_MISSING, "the review names no language".to_owned()),
        Some(tag) if property::language(tag).is_none() => {
            findings.add(".inLanguage", rules::LANGUAGE_TAG, "this is no language tag".to_owned());
        }
        Some(_) => {}
    }
    let label = review.get("reviewRating").and_then(|rating| rating.get("alternateName"));
    let texts = TEXTS.iter().map(|name| (format!(".{name}"), review.get(name)));
    for (path, text) in texts.chain([(".reviewRating.alternateName".to_owned(), label)]) {
        if text.and_then(Json::text).is_some_and(words::has_entity) {
            findings.add(&path, rules::ENTITIES, "the text holds HTML entities".to_owned());
        }
    }
}

fn kind(review: &Json, outer: Option<&Json>, findings: &mut Findings) {
    match review.get("@type") {
        Some(kind) if names_type(kind, "ClaimReview") => {
            if matches!(kind, Json::List(_)) {
                findings.add(".@type", rules::TYPE_LIST, "the type is a list".to_owned());
            }
        }
        _ => findings.add("", rules::TYPE_MISSING, "the object is not typed ClaimReview".to_owned()),
    }
    let context = review.get("@context").or(outer);
    if !context.is_some_and(is_schema_org) {
        findings.add("", rules::CONTEXT, "the vocabulary is not said to be schema.org".to_owned());
    }
}

/// Whether a context names schema.org: as a text, in a list, or as `@vocab`. It is compared, and never fetched.
fn is_schema_org(context: &Json) -> bool {
    let named = |text: &str| {
        let bare = text.trim().trim_end_matches('/');
        ["https://schema.org", "http://schema.org", "https://www.schema.org", "http://www.schema.org"].contains(&bare)
    };
    let one = |json: &Json| json.text().or_else(|| json.get("@vocab").and_then(Json::text)).is_some_and(named);
    context.each().iter().any(one)
}

fn url(review: &Json, findings: &mut Findings) {
    if !property::is_given(review, "url") {
        return findings.add("", rules::URL_MISSING, "the review names no page".to_owned());
    }
    let url = review.get("url").and_then(property::address).unwrap_or_default();
    let Some(host) = words::host(&url) else {
        return findings.add(".url", rules::URL_NOT_WEB, format!("\"{url}\" is no web address"));
    };
    if SHORTENERS.contains(&host.as_str()) {
        findings.add(".url", rules::URL_SHORTENER, format!("{host} shortens addresses"));
    } else if words::is_home(&url) {
        findings.add(".url", rules::URL_HOME, format!("{url} is a whole site"));
    }
    // Of the author as it stands there: swapped ones are named apart.
    let author = review.get("author").and_then(|author| author.each().first());
    let site = author.and_then(|author| author.get("url")).and_then(property::address);
    if let Some(site) = site.as_deref().and_then(words::host).filter(|site| !words::same_site(site, &host)) {
        findings.add(".url", rules::URL_OTHER_HOST, format!("the page is on {host}, its author on {site}"));
    }
}
