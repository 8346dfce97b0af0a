//! A piece of JSON as a value, with everything refused that two readers could understand differently.

use super::cut::twice;
use super::{DEPTH, Fault};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::fmt;

/// A value, its members in the order in which they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    /// As it is written in the shortest way.
    Number(String),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of a list; any other value is a list of itself, and null of nothing.
    pub fn each(&self) -> &[Self] {
        match self {
            Self::List(elements) => elements,
            Self::Null => &[],
            one => std::slice::from_ref(one),
        }
    }
}

/// Reads a value that stands so deep in its document.
pub fn value(text: &str, depth: usize) -> Result<Json, Fault> {
    let fault = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Strict { room: DEPTH.saturating_sub(depth), fault: &fault }.deserialize(&mut reader);
    let read = read.and_then(|json| reader.end().map(|()| json));
    read.map_err(|error| fault.take().unwrap_or_else(|| Fault::of(&error, text)))
}

#[derive(Clone, Copy)]
struct Strict<'f> {
    /// How many more levels may open.
    room: usize,
    /// What is wrong, where it is not the JSON itself.
    fault: &'f RefCell<Option<Fault>>,
}

impl Strict<'_> {
    fn refuse<E: Error>(self, fault: Fault) -> E {
        let error = E::custom(&fault);
        self.fault.replace(Some(fault));
        error
    }

    fn deeper<E: Error>(self) -> Result<Self, E> {
        match self.room.checked_sub(1) {
            Some(room) => Ok(Self { room, ..self }),
            None => Err(self.refuse(Fault::TooDeep)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Json;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let inner = self.deeper()?;
        let mut elements = Vec::new();
        while let Some(element) = list.next_element_seed(inner)? {
            elements.push(element);
        }
        Ok(Json::List(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let inner = self.deeper()?;
        let mut members = Vec::new();
        while let Some(key) = object.next_key::<String>()? {
            members.push((key, object.next_value_seed(inner)?));
        }
        if let Some(key) = twice(members.iter().map(|(key, _)| key.as_str())) {
            return Err(self.refuse(Fault::DuplicateKey(key.to_owned())));
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_readers_could_understand_differently_is_refused() {
        assert_eq!(value(r#"{"a": {"b": 1, "b": 2}}"#, 0), Err(Fault::DuplicateKey("b".to_owned())));
        for text in ["NaN", "[Infinity]", r#""\ud800""#, r#"{"a": "\udfff"}"#, "1 2", "", "{\"a\": 'b'}", "1e999"] {
            assert!(matches!(value(text, 0), Err(Fault::NotJson(_))), "{text}");
        }
    }

    #[test]
    fn sixty_four_levels_are_read_and_no_more() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(value(&nested(DEPTH), 0).is_ok());
        assert_eq!(value(&nested(DEPTH + 1), 0), Err(Fault::TooDeep));
        assert_eq!(value(&nested(DEPTH), 1), Err(Fault::TooDeep));
        assert_eq!(value(&nested(100_000), 0), Err(Fault::TooDeep));
    }

    #[test]
    fn a_value_keeps_the_order_of_its_members() {
        let json = value(r#"{"b": [1, -2, 2.50, true, null], "a": "\ud83d\ude00"}"#, 0).unwrap();
        assert_eq!(json.get("a").and_then(Json::text), Some("😀"));
        let numbers: Vec<String> = ["1", "-2", "2.5"].map(str::to_owned).into();
        let list: Vec<Json> = numbers.into_iter().map(Json::Number).chain([Json::Bool(true), Json::Null]).collect();
        assert_eq!(
            json,
            Json::Object(vec![("b".to_owned(), Json::List(list)), ("a".to_owned(), Json::Text("😀".to_owned()))])
        );
    }
}
