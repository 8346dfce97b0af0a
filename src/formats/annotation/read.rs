//! Other people's notes: W3C annotations in a page, a collection or a list, and what the Hypothesis API answers.

use super::super::strict::{self, Fault, Json, Lines};
use crate::domain::Instant;
use crate::domain::text::same_address;
use crate::error::{Error, Result};
use std::vec::IntoIter;
use thiserror::Error;

/// A note on a text as it came, before anybody has looked for its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnnotationIn {
    /// By which its own program knows it.
    pub id: Option<String>,
    /// The annotated page, or another name of the text.
    pub target: String,
    /// What the note calls the page elsewhere, where that is another.
    pub other_target: Option<String>,
    /// The annotated words; none for a note on the page as a whole.
    pub exact: Option<String>,
    /// What stands before the words, as the note has it.
    pub prefix: Option<String>,
    /// What stands behind the words, as the note has it.
    pub suffix: Option<String>,
    /// Where the words stand, in code points, by who annotated.
    pub start: Option<u32>,
    /// One past the last code point.
    pub end: Option<u32>,
    /// What the annotated words say, where the note gives that apart (W3C `describing`).
    pub describes: Option<String>,
    /// The note; several are apart by a blank line.
    pub text: Option<String>,
    /// Tags and classes.
    pub tags: Vec<String>,
    /// Who wrote the note, as its program names them.
    pub by: Option<String>,
    /// When it was written, as its program says.
    pub created: Option<Instant>,
}

/// Why an annotation is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// The text is no JSON as it should be.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// What stands in its place is no object, or no annotation.
    #[error("it is no annotation")]
    NotAnAnnotation,
    /// It does not say which page it is about.
    #[error("it names no page that it is about (target, uri)")]
    NoTarget,
}

/// One annotation of a file.
#[derive(Debug)]
pub struct Row {
    /// As it stands in the file.
    pub raw: String,
    /// JSONPath: `$.rows[3]`.
    pub path: String,
    /// The line of the file on which it starts, from 1.
    pub line: u64,
    /// The annotation, or why it is refused.
    pub annotation: std::result::Result<AnnotationIn, Refused>,
}

/// The annotations of a file, read as they are asked for.
pub struct Reading<'t> {
    pieces: IntoIter<(String, usize, &'t str)>,
    lines: Lines,
}

/// Where lists of annotations stand.
const LISTS: [&str; 3] = ["rows", "items", "annotations"];
/// How many wrappings are opened: a collection, its first page, the items.
const WRAPPINGS: usize = 4;

/// Reads the annotations of a text. `file` is what it is called in a refusal. Errors: the text as a whole is no JSON.
pub fn read<'t>(text: &'t str, file: &str) -> Result<Reading<'t>> {
    let unreadable = |(fault, line): (Fault, Option<u64>)| Error::Unreadable {
        file: file.to_owned(),
        line,
        what: fault.to_string(),
    };
    let documents = strict::documents(text).map_err(unreadable)?;
    let mut pieces = Vec::new();
    let one = documents.len() == 1;
    for (at, document) in documents.into_iter().enumerate() {
        let path = if one { "$".to_owned() } else { format!("$[{at}]") };
        find(document, path, 0, &mut pieces);
    }
    Ok(Reading { pieces: pieces.into_iter(), lines: Lines::of(text) })
}

/// Opens lists, pages and collections; what is neither is taken for an annotation.
fn find<'t>(text: &'t str, path: String, depth: usize, pieces: &mut Vec<(String, usize, &'t str)>) {
    if depth < WRAPPINGS {
        if let (true, Ok(elements)) = (text.starts_with('['), strict::elements(text)) {
            let inner = elements.into_iter().enumerate();
            return inner.for_each(|(at, element)| find(element, format!("{path}[{at}]"), depth + 1, pieces));
        }
        if let (true, Ok(members)) = (text.starts_with('{'), strict::members(text)) {
            let list = |(key, value): &(String, &str)| {
                (LISTS.contains(&key.as_str()) && value.starts_with('[')) || (key == "first" && value.starts_with('{'))
            };
            if let Some((key, value)) = members.into_iter().find(list) {
                return find(value, format!("{path}.{key}"), depth + 1, pieces);
            }
        }
    }
    pieces.push((path, depth, text));
}

impl Iterator for Reading<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let (path, depth, text) = self.pieces.next()?;
        let annotation = strict::value(text, depth).map_err(Refused::from).and_then(|node| annotation(&node));
        Some(Row { raw: text.to_owned(), path, line: self.lines.line(text), annotation })
    }
}

fn annotation(node: &Json) -> std::result::Result<AnnotationIn, Refused> {
    if !matches!(node, Json::Object(_)) {
        return Err(Refused::NotAnAnnotation);
    }
    let target = node.get("target").and_then(|target| target.each().first());
    let source = target.and_then(|target| {
        let named = [Some(target), target.get("source"), target.get("id")];
        named.into_iter().flatten().find_map(|name| text(name).or_else(|| text(name.get("id")?)))
    });
    let uri = node.get("uri").and_then(text);
    let other_target = source.clone().filter(|source| uri.as_ref().is_some_and(|uri| !same_address(uri, source)));
    let target_name = uri.or(source).ok_or(Refused::NoTarget)?;
    let mut read = AnnotationIn {
        id: node.get("id").and_then(text),
        target: target_name,
        other_target,
        by: ["creator", "user_info", "user"].into_iter().find_map(|name| who(node.get(name)?)),
        created: node.get("created").and_then(Json::text).and_then(|at| at.parse().ok()),
        ..AnnotationIn::default()
    };
    if let Some(selectors) = target.and_then(|target| target.get("selector")) {
        selectors.each().iter().for_each(|selector| select(selector, &mut read));
    }
    let mut notes: Vec<String> = node.get("text").and_then(text).into_iter().collect();
    let tags = node.get("tags").map(Json::each).unwrap_or_default();
    read.tags.extend(tags.iter().filter_map(text));
    notes.extend(node.get("bodyValue").and_then(text));
    for body in node.get("body").map(Json::each).unwrap_or_default() {
        let Some(value) = text(body).or_else(|| text(body.get("value")?)) else { continue };
        match body.get("purpose").and_then(|purpose| purpose.each().first()).and_then(Json::text) {
            Some("tagging" | "classifying" | "identifying") => read.tags.push(value),
            Some("describing") if read.describes.is_none() => read.describes = Some(value),
            _ => notes.push(value),
        }
    }
    read.text = (!notes.is_empty()).then(|| notes.join("\n\n"));
    Ok(read)
}

/// Takes what a selector says; of several of one kind the first.
fn select(selector: &Json, read: &mut AnnotationIn) {
    let words = |name| selector.get(name).and_then(Json::text).map(str::to_owned);
    let place = |name| match selector.get(name) {
        Some(Json::Number(number)) => number.parse().ok(),
        _ => None,
    };
    match selector.get("type").and_then(Json::text) {
        Some("TextQuoteSelector") if read.exact.is_none() => {
            (read.exact, read.prefix, read.suffix) = (words("exact"), words("prefix"), words("suffix"));
        }
        Some("TextPositionSelector") if read.start.is_none() => {
            (read.start, read.end) = (place("start"), place("end"));
        }
        _ => {}
    }
    // A selector may narrow another down.
    if let Some(refined) = selector.get("refinedBy") {
        refined.each().iter().filter(|inner| inner.get("refinedBy").is_none()).for_each(|inner| select(inner, read));
    }
}

fn text(json: &Json) -> Option<String> {
    json.text().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// A name, an object's name, or the person in Hypothesis's `acct:ana@hypothes.is`.
fn who(json: &Json) -> Option<String> {
    let first = json.each().first()?;
    let account = |text: String| match text.strip_prefix("acct:").and_then(|rest| rest.split_once('@')) {
        Some((person, _)) => person.to_owned(),
        None => text,
    };
    let named = ["name", "nickname", "display_name"].into_iter().find_map(|name| text(first.get(name)?));
    text(first).map(account).or(named)
}
