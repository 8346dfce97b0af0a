//! Other desks' reviews, one by one: a bad one is refused with its reason, and the others are read all the same.

use super::super::strict::{self, Json, Lines};
use super::find::{self, Broken, Kind, Piece};
use super::reference::Things;
use super::refused::Refused;
use super::scale::Scale;
use super::voices::{Voices, may_be};
use super::{api, property, words};
use crate::domain::{ForeignDesk, ForeignReview, Invalid, Rating, text};
use crate::error::{Error, Result};
use std::collections::VecDeque;
use std::vec::IntoIter;

/// One review of a file.
#[derive(Debug)]
pub struct Row<'t> {
    /// JSONPath: `$.dataFeedElement[3].item[0]`.
    pub path: String,
    /// The line of the file on which it starts, from 1.
    pub line: u64,
    /// As it stands in the file.
    pub raw: &'t str,
    /// The review, or why it is refused.
    pub review: std::result::Result<ForeignReview, Refused>,
    /// What of it could not be read, or has no place in a review.
    pub unread: Vec<Unread>,
}

/// A property of which something is left out, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The name of the property: `itemReviewed`.
    pub property: String,
    /// What it says.
    pub given: String,
}

/// The reviews of a file, read as they are asked for.
pub struct Reading<'t> {
    /// How many elements of lists and feeds are null.
    pub nulls: usize,
    /// How many objects are something other than a ClaimReview.
    pub passed_over: usize,
    pieces: IntoIter<Piece<'t>>,
    /// What the last piece held.
    held: VecDeque<Row<'t>>,
    things: Things,
    lines: Lines,
    scale: &'t Scale,
}

/// Reads the reviews of a text. `file` is what it is called in a refusal. Errors: the text as a whole is no JSON.
pub fn read<'t>(text: &'t str, file: &str, scale: &'t Scale) -> Result<Reading<'t>> {
    let found = find::find(text).map_err(|(fault, line)| Error::Unreadable {
        file: file.to_owned(),
        line,
        what: fault.to_string(),
    })?;
    Ok(Reading {
        nulls: found.nulls.len(),
        passed_over: found.passed_over,
        pieces: found.pieces.into_iter(),
        things: found.things,
        held: VecDeque::new(),
        lines: Lines::of(text),
        scale,
    })
}

impl<'t> Iterator for Reading<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        while self.held.is_empty() {
            let piece = self.pieces.next()?;
            let line = self.lines.line(piece.text);
            for (path, read) in reviews(&piece, &self.things, self.scale) {
                // A fault has a line of its own.
                let line = match &read {
                    Err(Refused::Fault(fault)) => line + fault.line() - 1,
                    _ => line,
                };
                let (review, unread) = match read {
                    Ok((review, unread)) => (Ok(review), unread),
                    Err(why) => (Err(why), Vec::new()),
                };
                self.held.push_back(Row { path, line, raw: piece.text, review, unread });
            }
        }
        self.held.pop_front()
    }
}

type Read = std::result::Result<(ForeignReview, Vec<Unread>), Refused>;

/// A piece is one review, or as many as the API's claim has.
fn reviews(piece: &Piece<'_>, things: &Things, scale: &Scale) -> Vec<(String, Read)> {
    let path = piece.path.clone();
    let refused = match &piece.kind {
        Kind::Broken(Broken::Fault(fault)) => Refused::Fault(fault.clone()),
        Kind::Broken(Broken::NotAnObject) => Refused::NotAnObject,
        Kind::Review { .. } => {
            let node = strict::value(piece.text, piece.depth).map_err(Refused::from);
            return vec![(path, node.and_then(|node| review(&things.resolve(node), scale)))];
        }
        Kind::ApiClaim => match strict::value(piece.text, piece.depth) {
            Ok(claim @ Json::Object(_)) => {
                let found = api::reviews(&claim, &path, scale).into_iter();
                return found.map(|(path, read)| (path, read.map(|review| (review, Vec::new())))).collect();
            }
            Ok(_) => Refused::NotAnObject,
            Err(fault) => Refused::Fault(fault),
        },
    };
    vec![(path, Err(refused))]
}

fn review(node: &Json, scale: &Scale) -> Read {
    let url = node.get("url").and_then(property::address).ok_or(Refused::NoUrl)?;
    let claim = node.get("claimReviewed").and_then(property::words).ok_or(Refused::NoClaim)?;
    let item = node.get("itemReviewed").and_then(|item| item.each().first());
    let voices = Voices::of(node);
    let claimant = if voices.are_one() { None } else { voices.claimant.and_then(|voice| voice.name) };
    let desk = voices.desk.unwrap_or_default();
    let own = words::host(&url).ok_or_else(|| Invalid::Url { given: url.clone() })?;
    let rated = node.get("reviewRating").and_then(|rating| rating.each().first());
    let label = rated.and_then(|rating| property::words_of(rating, "alternateName"));
    let rating = rated.and_then(rating);
    let unread = std::cell::RefCell::new(Vec::new());
    let left = |property: &str, given: Option<String>| {
        unread.borrow_mut().extend(given.map(|given| Unread { property: property.to_owned(), given }));
    };
    let day = |node: &Json, name: &str| {
        let given = property::words_of(node, name);
        let read = given.as_deref().and_then(words::day);
        if read.is_none() {
            left(name, given);
        }
        read
    };
    if rating.is_none() && label.is_none() {
        left("reviewRating", node.get("reviewRating").and_then(|rated| property::words_of(rated, "ratingValue")));
    }
    let language = node.get("inLanguage").and_then(property::language);
    if language.is_none() {
        left("inLanguage", node.get("inLanguage").and_then(property::words));
    }
    let items = node.get("itemReviewed").map(Json::each).unwrap_or_default();
    for further in items.iter().skip(1) {
        left(
            "itemReviewed",
            property::name(further)
                .or_else(|| further.get("author").and_then(property::name))
                .or(Some("one more".to_owned())),
        );
    }
    for (name, value) in unused(node) {
        left(name, property::words(value).or_else(|| property::address(value)));
    }
    let review = ForeignReview {
        claimant,
        claim_date: item.and_then(|item| day(item, "datePublished")),
        publisher: ForeignDesk { name: desk.name, site: desk.site.unwrap_or(own) },
        verdict: scale.verdict(label.as_deref(), rating),
        label,
        rating,
        reviewed_on: day(node, "datePublished"),
        title: ["headline", "name"].into_iter().find_map(|name| property::words_of(node, name)),
        language,
        appearances: item.map(|item| appearances(item, &url)).unwrap_or_default(),
        url,
        claim,
    }
    .checked()?;
    Ok((review, unread.into_inner()))
}

fn unused(node: &Json) -> impl Iterator<Item = (&str, &Json)> {
    let members = if let Json::Object(members) = node { members.as_slice() } else { &[] };
    members.iter().map(|(name, value)| (name.as_str(), value)).filter(|(name, _)| !USED.contains(name))
}

/// Properties that make up a review, or say nothing that one keeps.
const USED: [&str; 17] = [
    "@context",
    "@type",
    "type",
    "@id",
    "id",
    "url",
    "claimReviewed",
    "itemReviewed",
    "author",
    "publisher",
    "creator",
    "reviewRating",
    "datePublished",
    "headline",
    "name",
    "inLanguage",
    "mainEntityOfPage",
];

/// Three numbers that can be a rating.
pub fn rating(node: &Json) -> Option<Rating> {
    let number = |name| node.get(name).and_then(property::number);
    Rating::new(number("ratingValue")?, number("bestRating")?, number("worstRating")?)
}

/// Where the claim stands; the page of the fact-check itself is no such place.
fn appearances(item: &Json, review: &str) -> Vec<String> {
    let mut properties = vec![item.get("appearance"), item.get("firstAppearance")];
    if !may_be(item, "Claim") {
        properties.push(item.get("url"));
    }
    let found = properties.into_iter().flatten().flat_map(property::addresses);
    let is_place = |address: &String| text::url(address).is_ok() && words::page(address) != words::page(review);
    found.filter(is_place).collect()
}
