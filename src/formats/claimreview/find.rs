//! Finding reviews in a document, whatever they are wrapped in: a list, `@graph`, a DataFeed, a page, or the answer of the
//! Fact Check Tools API.

use super::super::strict::{self, DEPTH, Fault, Json};
use super::blocks;
use super::reference::Things;

/// A review in its document, still as text.
#[derive(Debug)]
pub struct Piece<'t> {
    /// JSONPath: `$.dataFeedElement[3].item[0]`.
    pub path: String,
    pub text: &'t str,
    /// How many lists and objects it stands in.
    pub depth: usize,
    pub kind: Kind<'t>,
}

#[derive(Debug)]
pub enum Kind<'t> {
    /// A ClaimReview, with the vocabulary that what it stands in names.
    Review { context: Option<&'t str> },
    /// A claim of the API, with reviews of its own.
    ApiClaim,
    /// Something that should be a review and cannot be one.
    Broken(Broken),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    Fault(Fault),
    NotAnObject,
}

/// What a document holds.
#[derive(Debug, Default)]
pub struct Pieces<'t> {
    pub pieces: Vec<Piece<'t>>,
    /// The paths of elements that are null.
    pub nulls: Vec<String>,
    /// How many objects are something else: a page, an organisation, an article.
    pub passed_over: usize,
    /// Those of them that others may refer to.
    pub things: Things,
}

/// What reviews are wrapped in.
const WRAPPINGS: [&str; 7] =
    ["@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "hasPart", "review"];

/// Where in a document something stands.
struct Place<'t> {
    path: String,
    depth: usize,
    context: Option<&'t str>,
}

/// Finds every review of a file. Errors: the text is no JSON, with the line where it stops being it.
pub fn find(text: &str) -> Result<Pieces<'_>, (Fault, Option<u64>)> {
    let documents = if blocks::is_page(text) { blocks::blocks(text) } else { strict::documents(text)? };
    let mut found = Pieces::default();
    let one = documents.len() == 1;
    for (at, document) in documents.into_iter().enumerate() {
        let path = if one { "$".to_owned() } else { format!("$[{at}]") };
        found.walk(document, Place { path, depth: 0, context: None });
    }
    Ok(found)
}

impl<'t> Pieces<'t> {
    fn walk(&mut self, text: &'t str, place: Place<'t>) {
        let broken = |fault| Kind::Broken(Broken::Fault(fault));
        match text.as_bytes().first() {
            _ if place.depth > DEPTH => self.push(text, place, broken(Fault::TooDeep)),
            Some(b'[') => match strict::elements(text) {
                Ok(elements) => self.list(elements, &place),
                Err(fault) => self.push(text, place, broken(fault)),
            },
            Some(b'{') => match strict::members(text) {
                Ok(members) => self.object(text, members, place),
                Err(fault) => self.push(text, place, broken(fault)),
            },
            _ if text == "null" => self.nulls.push(place.path),
            _ => match strict::value(text, 0) {
                Ok(_) => self.push(text, place, Kind::Broken(Broken::NotAnObject)),
                Err(fault) => self.push(text, place, broken(fault)),
            },
        }
    }

    fn list(&mut self, elements: Vec<&'t str>, place: &Place<'t>) {
        for (at, element) in elements.into_iter().enumerate() {
            let path = format!("{}[{at}]", place.path);
            self.walk(element, Place { path, depth: place.depth + 1, context: place.context });
        }
    }

    fn object(&mut self, text: &'t str, members: Vec<(String, &'t str)>, place: Place<'t>) {
        let member = |name: &str| members.iter().find(|(key, _)| key == name).map(|(_, value)| *value);
        let kind = member("@type").or_else(|| member("type"));
        if kind.is_some_and(|kind| is_type(kind, "ClaimReview")) || member("claimReviewed").is_some() {
            return self.push(text, place, Kind::Review { context: None });
        }
        if member("text").is_some() && member("claimReview").is_some() {
            return self.push(text, place, Kind::ApiClaim);
        }
        if let Some(claims) = member("claims").filter(|claims| kind.is_none() && claims.starts_with('[')) {
            return self.api(claims, &place);
        }
        let context = member("@context").or(place.context);
        let wrapped = WRAPPINGS.iter().filter_map(|name| Some((*name, member(name)?)));
        let wrapped: Vec<_> = wrapped.filter(|(_, value)| value.starts_with(['{', '[']) || *value == "null").collect();
        if wrapped.is_empty() {
            match strict::value(text, place.depth) {
                Ok(thing) => {
                    self.passed_over += 1;
                    self.things.learn(thing);
                }
                Err(fault) => self.push(text, place, Kind::Broken(Broken::Fault(fault))),
            }
            return;
        }
        for (name, value) in wrapped {
            let path = format!("{}.{name}", place.path);
            self.walk(value, Place { path, depth: place.depth + 1, context });
        }
    }

    /// The claims of the API's answer, each whatever it has.
    fn api(&mut self, claims: &'t str, place: &Place<'t>) {
        let path = format!("{}.claims", place.path);
        let elements = match strict::elements(claims) {
            Ok(elements) => elements,
            Err(fault) => {
                let place = Place { path, depth: place.depth + 1, context: None };
                return self.push(claims, place, Kind::Broken(Broken::Fault(fault)));
            }
        };
        for (at, element) in elements.into_iter().enumerate() {
            let path = format!("{path}[{at}]");
            if element == "null" {
                self.nulls.push(path);
            } else {
                self.push(element, Place { path, depth: place.depth + 2, context: None }, Kind::ApiClaim);
            }
        }
    }

    fn push(&mut self, text: &'t str, place: Place<'t>, kind: Kind<'t>) {
        let kind = match kind {
            Kind::Review { .. } => Kind::Review { context: place.context },
            other => other,
        };
        self.pieces.push(Piece { path: place.path, text, depth: place.depth, kind });
    }
}

/// Whether a `@type`, still as text, names the type, alone or among others.
fn is_type(raw: &str, name: &str) -> bool {
    strict::value(raw, 0).is_ok_and(|kind| names_type(&kind, name))
}

/// Whether a `@type` names the type, with the vocabulary's name before it or without.
pub fn names_type(kind: &Json, name: &str) -> bool {
    let bare =
        |text: &str| text.trim().rsplit(['/', ':', '#']).next().is_some_and(|last| last.eq_ignore_ascii_case(name));
    kind.each().iter().filter_map(Json::text).any(bare)
}
