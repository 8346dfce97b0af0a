//! CSL-JSON, as citation processors and reference managers hand it over.

use super::super::json::pretty;
use super::super::strict::{self, Json, Lines};
use super::{ReadSource, Refused, Row, spelled_kind};
use crate::domain::{NewSource, PartialDate, Source, SourceKind};
use crate::error::{Error, Result};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Item {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    custom: Custom,
}

/// Who is meant is one name to us, whatever words it holds.
#[derive(Serialize)]
struct Name {
    literal: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Date {
    DateParts(Vec<Vec<u16>>),
    /// What has no parts: about, uncertain, open.
    Literal(String),
}

/// What CSL has no word for.
#[derive(Serialize)]
struct Custom {
    source_kind: SourceKind,
}

pub fn write(out: &mut dyn io::Write, sources: impl Iterator<Item = (String, Source)>) -> io::Result<()> {
    let items: Vec<Item> = sources.map(|(key, source)| item(key, source)).collect();
    pretty(out, &items)
}

fn item(id: String, source: Source) -> Item {
    Item {
        id,
        kind: kind(source.kind),
        title: source.name,
        author: source.author.into_iter().map(|literal| Name { literal }).collect(),
        publisher: source.publisher,
        issued: source.published.as_ref().map(issued),
        url: source.url,
        note: source.note.as_deref().and_then(super::key::without_key),
        custom: Custom { source_kind: source.kind },
    }
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Academic => "article-journal",
        SourceKind::NewsReport | SourceKind::Wire => "article-newspaper",
        SourceKind::ThinkTank | SourceKind::Ngo | SourceKind::PrimaryDocument | SourceKind::OfficialStatement => {
            "report"
        }
        SourceKind::Dataset => "dataset",
        SourceKind::Encyclopedia => "entry-encyclopedia",
        SourceKind::SocialPost => "post",
        SourceKind::Interview => "interview",
        SourceKind::Other => "document",
    }
}

fn issued(date: &PartialDate) -> Date {
    let parts = |text: &str| text.split('-').map(|part| part.parse().ok()).collect::<Option<Vec<u16>>>();
    let ends: Option<Vec<Vec<u16>>> = date.as_str().split('/').map(parts).collect();
    ends.map_or_else(|| Date::Literal(date.to_string()), Date::DateParts)
}

pub fn read(text: &str, file: &str) -> Result<Vec<Row>> {
    let unreadable = |(fault, line): (strict::Fault, Option<u64>)| Error::Unreadable {
        file: file.to_owned(),
        line,
        what: fault.to_string(),
    };
    let documents = strict::documents(text).map_err(unreadable)?;
    let lines = Lines::of(text);
    let mut rows = Vec::new();
    for document in documents {
        let items = items(document);
        rows.extend(items.into_iter().map(|(item, depth)| {
            let node = strict::value(item, depth).map_err(Refused::from);
            Row { line: lines.line(item), entry: node.and_then(|node| source(&node)) }
        }));
    }
    Ok(rows)
}

/// The items of a list, of an object's `items`, or one alone; each with how deep it stands.
fn items(document: &str) -> Vec<(&str, usize)> {
    if document.starts_with('{') {
        let members = strict::members(document).unwrap_or_default();
        let list = members.into_iter().find(|(key, _)| key == "items");
        return match list.map(|(_, list)| strict::elements(list)) {
            Some(Ok(items)) => items.into_iter().map(|item| (item, 2)).collect(),
            _ => vec![(document, 0)],
        };
    }
    match strict::elements(document) {
        Ok(items) => items.into_iter().map(|item| (item, 1)).collect(),
        Err(_) => vec![(document, 0)],
    }
}

fn source(item: &Json) -> std::result::Result<ReadSource, Refused> {
    let text = |node: &Json, name: &str| match node.get(name) {
        Some(Json::Text(text)) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Some(Json::Number(number)) => Some(number.clone()),
        _ => None,
    };
    let first = |names: &[&str]| names.iter().find_map(|name| text(item, name));
    let people = item.get("author").or_else(|| item.get("editor")).map(Json::each).unwrap_or_default();
    let name = |person: &Json| {
        let parts = ["given", "non-dropping-particle", "family", "suffix"].map(|part| text(person, part));
        let full = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        text(person, "literal").or(Some(full).filter(|name| !name.is_empty()))
    };
    let names: Vec<String> = people.iter().filter_map(name).collect();
    let own = item.get("custom").and_then(|custom| custom.get("source_kind")).and_then(Json::text);
    let doi =
        || first(&["DOI"]).map(|doi| if doi.starts_with("http") { doi } else { format!("https://doi.org/{doi}") });
    Ok(ReadSource {
        citekey: first(&["citation-key", "id"]),
        source: NewSource {
            name: first(&["title"]).ok_or(Refused::NoTitle)?,
            kind: own.and_then(spelled_kind).or_else(|| kind_of(&first(&["type"])?)),
            publisher: first(&["publisher", "container-title"]),
            author: Some(names.join("; ")).filter(|names| !names.is_empty()),
            url: first(&["URL"]).or_else(doi),
            published: item.get("issued").and_then(date),
            note: first(&["note"]),
            ..NewSource::default()
        },
    })
}

fn date(issued: &Json) -> Option<PartialDate> {
    if let Some(ends) = issued.get("date-parts") {
        let part = |json: &Json| match json {
            Json::Number(number) | Json::Text(number) => number.trim().parse::<u16>().ok(),
            _ => None,
        };
        let end = |parts: &Json| {
            let numbers: Vec<u16> = parts.each().iter().map_while(part).collect();
            let padded =
                numbers.iter().enumerate().map(|(at, n)| if at == 0 { format!("{n:04}") } else { format!("{n:02}") });
            padded.collect::<Vec<_>>().join("-")
        };
        let ends: Vec<String> = ends.each().iter().map(end).collect();
        if let Ok(date) = ends.join("/").parse() {
            return Some(date);
        }
    }
    let named = ["literal", "raw"].into_iter().find_map(|name| issued.get(name).and_then(Json::text));
    issued.text().or(named)?.parse().ok()
}

/// What the type alone makes certain.
fn kind_of(kind: &str) -> Option<SourceKind> {
    match kind {
        "article-journal" | "paper-conference" | "thesis" => Some(SourceKind::Academic),
        "article-newspaper" => Some(SourceKind::NewsReport),
        "dataset" => Some(SourceKind::Dataset),
        "entry-encyclopedia" => Some(SourceKind::Encyclopedia),
        "interview" => Some(SourceKind::Interview),
        "post" => Some(SourceKind::SocialPost),
        "bill" | "legislation" | "legal_case" | "treaty" | "regulation" | "hearing" => {
            Some(SourceKind::PrimaryDocument)
        }
        _ => None,
    }
}
