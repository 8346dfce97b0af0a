//! The answer of the Fact Check Tools API: claims, each with the reviews that were found of it.

use super::super::strict::Json;
use super::refused::Refused;
use super::scale::Scale;
use super::{property, words};
use crate::domain::{ForeignDesk, ForeignReview, Invalid};

/// The reviews of one claim, each with its path.
pub fn reviews(claim: &Json, path: &str, scale: &Scale) -> Vec<(String, Result<ForeignReview, Refused>)> {
    let list = claim.get("claimReview").map(Json::each).unwrap_or_default();
    if list.is_empty() {
        return vec![(path.to_owned(), Err(Refused::NoReview))];
    }
    let one = |(at, node): (usize, &Json)| (format!("{path}.claimReview[{at}]"), review(claim, node, scale));
    list.iter().enumerate().map(one).collect()
}

fn review(claim: &Json, node: &Json, scale: &Scale) -> Result<ForeignReview, Refused> {
    let words_of = |name| property::words_of(node, name);
    let day = |node, name| property::words_of(node, name).as_deref().and_then(words::day);
    let url = node.get("url").and_then(property::address).ok_or(Refused::NoUrl)?;
    let own = words::host(&url).ok_or_else(|| Invalid::Url { given: url.clone() })?;
    let desk = node.get("publisher");
    let label = words_of("textualRating");
    Ok(ForeignReview {
        claim: property::words_of(claim, "text").ok_or(Refused::NoClaim)?,
        claimant: property::words_of(claim, "claimant"),
        claim_date: day(claim, "claimDate"),
        publisher: ForeignDesk {
            name: desk.and_then(property::name),
            site: desk.and_then(|desk| property::words_of(desk, "site")).unwrap_or(own),
        },
        verdict: scale.verdict(label.as_deref(), None),
        label,
        rating: None,
        reviewed_on: day(node, "reviewDate"),
        title: words_of("title"),
        language: node.get("languageCode").and_then(property::language),
        appearances: Vec::new(),
        url,
    }
    .checked()?)
}
