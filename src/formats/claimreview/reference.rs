//! Things that a document gives once, under their `@id`, and names elsewhere by it alone.

use super::super::strict::Json;
use std::collections::HashMap;

/// The things of a document that have an `@id` and say more than it.
#[derive(Debug, Default)]
pub struct Things(HashMap<String, Json>);

/// How deep a reference may lead to another.
const DEEPEST: usize = 3;
/// How many things are kept of a document.
const MOST: usize = 10_000;

impl Things {
    pub fn learn(&mut self, thing: Json) {
        if let (Some(id), false) = (id(&thing), is_reference(&thing))
            && self.0.len() < MOST
        {
            self.0.entry(id.to_owned()).or_insert(thing);
        }
    }

    /// The node with what its members only refer to put in their place.
    pub fn resolve(&self, node: Json) -> Json {
        if self.0.is_empty() { node } else { self.put(node, 0) }
    }

    fn put(&self, node: Json, depth: usize) -> Json {
        if depth <= DEEPEST
            && is_reference(&node)
            && let Some(thing) = id(&node).and_then(|id| self.0.get(id))
        {
            return self.inside(thing.clone(), depth + 1);
        }
        self.inside(node, depth)
    }

    fn inside(&self, node: Json, depth: usize) -> Json {
        match node {
            Json::List(list) => Json::List(list.into_iter().map(|one| self.put(one, depth)).collect()),
            Json::Object(members) => {
                Json::Object(members.into_iter().map(|(name, value)| (name, self.put(value, depth))).collect())
            }
            other => other,
        }
    }
}

fn id(thing: &Json) -> Option<&str> {
    thing.get("@id").and_then(Json::text)
}

/// Whether an object says nothing but its `@id`, and perhaps its type.
fn is_reference(thing: &Json) -> bool {
    match thing {
        Json::Object(members) => members.iter().all(|(name, _)| name == "@id" || name == "@type"),
        _ => false,
    }
}
