//! The rating: its words, and three numbers or none.

use super::super::super::strict::Json;
use super::super::property;
use super::super::scale::without_prefix;
use super::{Findings, rules};
use crate::domain::Decimal;

const NUMBERS: [&str; 3] = ["ratingValue", "bestRating", "worstRating"];

pub fn look(review: &Json, findings: &mut Findings) {
    let Some(rating) = review.get("reviewRating").and_then(|rating| rating.each().first()) else {
        return findings.add("", rules::RATING_MISSING, "the review gives no rating".to_owned());
    };
    label(rating, findings);
    numbers(rating, findings);
}

fn label(rating: &Json, findings: &mut Findings) {
    let path = ".reviewRating.alternateName";
    let given = rating.get("alternateName");
    let Some(label) = given.and_then(property::words) else {
        return findings.add(".reviewRating", rules::LABEL_MISSING, "the rating has no words".to_owned());
    };
    match given {
        Some(Json::List(_)) => findings.add(path, rules::LABEL_LIST, "the rating's words are a list".to_owned()),
        Some(Json::Object(_)) => findings.add(path, rules::LABEL_VALUE, "the rating's words are an object".to_owned()),
        _ => {}
    }
    if without_prefix(&label).is_some() {
        findings.add(path, rules::LABEL_PREFIX, format!("\"{label}\" has a prefix"));
    }
}

fn numbers(rating: &Json, findings: &mut Findings) {
    let path = ".reviewRating";
    let given: Vec<&str> = NUMBERS.into_iter().filter(|name| property::is_given(rating, name)).collect();
    if given.is_empty() {
        return;
    }
    for name in &given {
        if rating.get(name).and_then(property::number).is_none() {
            findings.add(&format!("{path}.{name}"), rules::RATING_WORDS, format!("{name} is no number"));
        }
    }
    if given.len() < NUMBERS.len() {
        let missing: Vec<&str> = NUMBERS.into_iter().filter(|name| !given.contains(name)).collect();
        findings.add(path, rules::RATING_INCOMPLETE, format!("there is no {}", missing.join(" and no ")));
    }
    let [value, best, worst] = NUMBERS.map(|name| rating.get(name).and_then(property::number));
    let is_none = best == value || worst.is_none_or(|worst| worst >= Decimal::ZERO);
    if value == Some(-Decimal::ONE) && is_none {
        return findings.add(path, rules::RATING_NONE, "ratingValue -1 stands for none".to_owned());
    }
    let (Some(best), Some(worst)) = (best, worst) else { return };
    if best <= worst {
        let message = format!("bestRating {best} is not above worstRating {worst}");
        findings.add(path, rules::RATING_ORDER, message);
    } else if let Some(value) = value.filter(|value| *value < worst || *value > best) {
        findings.add(path, rules::RATING_RANGE, format!("{value} is outside {worst} to {best}"));
    }
}
