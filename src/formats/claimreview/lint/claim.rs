//! The claim: its words, who made it, when and where it stands.

use super::super::super::strict::Json;
use super::super::voices::{Voices, may_be};
use super::super::{property, words};
use super::{Findings, rules};

/// What wraps best, by Google's guide.
const LONG: usize = 75;
/// How a claim does not begin that holds its own correction.
const CORRECTIONS: [&str; 8] = ["no,", "no:", "no.", "false:", "fake:", "fact check", "fact-check", "debunked"];

pub fn look(review: &Json, findings: &mut Findings) {
    text(review, findings);
    let Some(item) = review.get("itemReviewed").and_then(|item| item.each().first()) else {
        return findings.add("", rules::ITEM_MISSING, "nothing is said of the claim beside its words".to_owned());
    };
    if !may_be(item, "Claim") || item.get("@type").is_none() {
        findings.add(".itemReviewed", rules::ITEM_TYPE, "itemReviewed is not typed Claim".to_owned());
    }
    claimant(review, item, findings);
    dates(review, item, findings);
    appearances(review, item, findings);
}

fn text(review: &Json, findings: &mut Findings) {
    let Some(claim) = review.get("claimReviewed").and_then(property::words) else {
        return findings.add("", rules::CLAIM_MISSING, "the review does not say what was claimed".to_owned());
    };
    let length = claim.chars().count();
    let path = ".claimReviewed";
    if length > LONG {
        findings.add(path, rules::CLAIM_LONG, format!("the claim has {length} characters"));
    }
    if claim.ends_with('?') {
        findings.add(path, rules::CLAIM_QUESTION, "the claim is a question".to_owned());
    }
    let lower = claim.to_lowercase();
    let title = ["name", "headline"].into_iter().find_map(|name| property::words_of(review, name));
    if CORRECTIONS.iter().any(|start| lower.starts_with(start)) {
        findings.add(path, rules::CLAIM_CORRECTION, "the claim begins as a correction does".to_owned());
    } else if title.is_some_and(|title| title == claim) {
        findings.add(path, rules::CLAIM_CORRECTION, "the claim is the title of the review".to_owned());
    }
}

fn claimant(review: &Json, item: &Json, findings: &mut Findings) {
    let path = ".itemReviewed.author";
    let voices = Voices::of(review);
    if item.get("author").is_some() && voices.claimant.as_ref().is_none_or(|voice| voice.name.is_none()) {
        findings.add(path, rules::CLAIMANT_UNNAMED, "the author of the claim has no name".to_owned());
    }
    let (Some(desk), Some(claimant)) = (&voices.desk, &voices.claimant) else { return };
    if voices.are_one() {
        return findings.add(path, rules::CLAIMANT_IS_DESK, "the claimant is the fact-checker".to_owned());
    }
    if let (Some(desk), Some(claimant)) = (&desk.name, &claimant.name) {
        let (desk_lower, claimant_lower) = (desk.to_lowercase(), claimant.to_lowercase());
        if desk_lower.starts_with(&claimant_lower) || claimant_lower.starts_with(&desk_lower) {
            let message = format!("the claimant \"{claimant}\" is called as the fact-checker \"{desk}\" is");
            findings.add(path, rules::CLAIMANT_LIKE_DESK, message);
        }
    }
}

fn dates(review: &Json, item: &Json, findings: &mut Findings) {
    let path = ".itemReviewed.datePublished";
    let Some(given) = property::words_of(item, "datePublished") else {
        let message = "when the claim was made is not said".to_owned();
        return findings.add(".itemReviewed", rules::CLAIM_DATE_MISSING, message);
    };
    let Some(claimed) = words::day(&given) else {
        return findings.add(path, rules::DATE_FORMAT, format!("\"{given}\" is no date"));
    };
    let reviewed = property::words_of(review, "datePublished").as_deref().and_then(words::day);
    let late = reviewed.as_ref().and_then(|day| day.latest()).zip(claimed.earliest());
    if late.is_some_and(|(reviewed, claimed)| claimed > reviewed) {
        findings.add(path, rules::CLAIM_DATE_LATE, format!("the claim is dated {claimed}, after the review"));
    }
}

fn appearances(review: &Json, item: &Json, findings: &mut Findings) {
    let path = ".itemReviewed.appearance";
    let own = review.get("url").and_then(property::address).unwrap_or_default();
    let places: Vec<&Json> =
        ["appearance", "firstAppearance"].iter().filter_map(|name| item.get(name)).flat_map(Json::each).collect();
    if places.is_empty() {
        let message = "where the claim stands is not said".to_owned();
        return findings.add(".itemReviewed", rules::APPEARANCE_MISSING, message);
    }
    for place in places {
        let found = property::addresses(place);
        if found.len() > 1 && place.text().is_some() {
            findings.add(path, rules::APPEARANCE_JOINED, format!("{} addresses stand in one text", found.len()));
        }
        if found.is_empty() {
            findings.add(path, rules::APPEARANCE_NOT_WEB, "a place of the claim has no address".to_owned());
        }
        for address in found {
            let same_host = words::host(&address).is_some_and(|host| words::host(&own) == Some(host));
            if words::web(&address).is_none() {
                findings.add(path, rules::APPEARANCE_NOT_WEB, format!("\"{address}\" is no web address"));
            } else if words::page(&address) == words::page(&own) {
                findings.add(path, rules::APPEARANCE_SELF, "the claim is said to stand in the fact-check".to_owned());
            } else if same_host {
                findings.add(path, rules::APPEARANCE_OWN_SITE, format!("{address} is on the fact-checker's own site"));
            }
        }
    }
}
