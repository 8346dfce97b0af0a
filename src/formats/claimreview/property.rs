//! Properties as they come in the wild: a text, a `{"@value"}`, a list of them, an object with a name or an address.

use super::super::strict::Json;
use super::{tongue, words};
use crate::domain::Decimal;

/// The words of a property: its text, its `@value`, or those of all elements of a list, joined by commas.
pub fn words(property: &Json) -> Option<String> {
    let one = |json: &Json| match json {
        Json::Text(text) => words::line(text),
        Json::Number(number) => Some(number.clone()),
        Json::Object(_) => ["@value", "text", "name"]
            .into_iter()
            .find_map(|name| json.get(name).and_then(Json::text))
            .and_then(words::line),
        Json::Null | Json::Bool(_) | Json::List(_) => None,
    };
    let all: Vec<String> = property.each().iter().filter_map(one).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The words of a member.
pub fn words_of(node: &Json, name: &str) -> Option<String> {
    node.get(name).and_then(words)
}

/// The name of a thing, given as its name or as an object that has one; of several all of them.
pub fn name(property: &Json) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for one in property.each() {
        let name = words_of(one, "name").or_else(|| words(one));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    (!names.is_empty()).then(|| names.join("; "))
}

/// A language by its tag, or an object that has it as its name.
pub fn language(property: &Json) -> Option<String> {
    let first = property.each().first()?;
    let tags = [words(first), words_of(first, "alternateName"), words_of(first, "name")];
    tags.into_iter().flatten().find_map(|tag| tongue::tag(&tag))
}

/// The first address of a property: a text, or an object's `url` or `@id`.
pub fn address(property: &Json) -> Option<String> {
    addresses(property).into_iter().next()
}

/// Every address of a property, those joined in one text taken apart.
pub fn addresses(property: &Json) -> Vec<String> {
    let one = |json: &Json| match json {
        Json::Text(text) => words::addresses(text),
        Json::Object(_) => {
            let named = ["url", "@id", "@value"].into_iter().filter_map(|name| json.get(name));
            let found =
                named.map(|value| value.each().iter().filter_map(Json::text).flat_map(words::addresses).collect());
            found.into_iter().find(|found: &Vec<String>| !found.is_empty()).unwrap_or_default()
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::List(_) => Vec::new(),
    };
    property.each().iter().flat_map(one).collect()
}

/// A number, or digits in a text; never a word.
pub fn number(property: &Json) -> Option<Decimal> {
    match property {
        Json::Number(number) => number.parse().ok(),
        Json::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Whether a property is there and holds something.
pub fn is_given(node: &Json, name: &str) -> bool {
    let holds = |json: &Json| match json {
        Json::Null => false,
        Json::Text(text) => !text.trim().is_empty(),
        Json::List(list) => !list.is_empty(),
        Json::Object(members) => !members.is_empty(),
        Json::Bool(_) | Json::Number(_) => true,
    };
    node.get(name).is_some_and(holds)
}
