//! CSL-JSON, as citation processors and reference managers hand it over.

use super::super::date::{Loose, loosely};
use super::super::json::pretty;
use super::super::strict::{self, Json, Lines};
use super::super::{address, people};
use super::{Draft, ReadSource, Refused, Row, plain, spelled_kind};
use crate::domain::{PartialDate, Source, SourceKind};
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
            Row { line: lines.line(item), raw: item.to_owned(), entry: node.and_then(|node| source(&node)) }
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

/// Members that make up a source; every other that an item has is named as not kept.
const USED: [&str; 18] = [
    "id",
    "citation-key",
    "type",
    "title",
    "author",
    "editor",
    "director",
    "container-title",
    "publisher",
    "issued",
    "URL",
    "url",
    "DOI",
    "note",
    "custom",
    "title-short",
    "literal",
    "system_id",
];
const PEOPLE: [&str; 4] = ["author", "editor", "director", "contributor"];

fn source(item: &Json) -> std::result::Result<ReadSource, Refused> {
    let text = |name: &str| item.get(name).and_then(words);
    let title = text("title").or_else(|| text("title-short")).ok_or(Refused::NoTitle)?;
    let own =
        item.get("custom").and_then(|custom| custom.get("source_kind")).and_then(Json::text).and_then(spelled_kind);
    let mut draft = Draft::new(if own.is_some() { title } else { unmarked(&title) });
    draft.citekey = text("citation-key").or_else(|| text("id"));
    draft.source.kind = own.or_else(|| kind_of(&text("type")?));
    draft.source.publisher = text("publisher").or_else(|| text("container-title"));
    let people = PEOPLE.iter().find(|name| item.get(name).is_some_and(|people| !people.each().is_empty()));
    if let Some(people) = people.and_then(|name| item.get(name)) {
        for person in people.each().iter().filter(|person| name(person).is_none()) {
            draft.unread("name", &format!("{person:?}"));
        }
        draft.source.author = people::listed(people.each().iter().filter_map(name));
    }
    if let Some(issued) = item.get("issued").filter(|issued| !matches!(issued, Json::Null)) {
        let given = plain(&shown(issued)).unwrap_or_default();
        if !given.is_empty() {
            draft.dated("issued", &given, date(issued));
        }
    }
    draft.note(text("note"));
    for link in ["URL", "url"].iter().filter_map(|name| item.get(name)).flat_map(Json::each).filter_map(words) {
        draft.addresses("URL", &address::of(&link));
    }
    if let Some(doi) = text("DOI") {
        match address::doi(&doi) {
            Some(doi) => draft.address(doi),
            None => draft.unread("DOI", &doi),
        }
    }
    if let Json::Object(members) = item {
        let has_both = text("publisher").is_some() && text("container-title").is_some();
        for (name, value) in members.iter().filter(|(_, value)| !shown(value).trim().is_empty()) {
            let is_person = PEOPLE.contains(&name.as_str()) && people != Some(&name.as_str());
            if !USED.contains(&name.as_str()) || is_person || name == "container-title" && has_both {
                draft.not_kept(name, &shown(value));
            }
        }
    }
    draft.done()
}

/// A text or a number; of a list of them the first.
fn words(json: &Json) -> Option<String> {
    match json.each().first()? {
        Json::Text(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Json::Number(number) => Some(number.clone()),
        _ => None,
    }
}

/// All words of a value, to show it and to see whether it says anything.
fn shown(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.clone(),
        Json::Text(text) => text.clone(),
        Json::List(list) => list.iter().map(shown).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
        Json::Object(members) => {
            members.iter().map(|(_, value)| shown(value)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        }
    }
}

/// A title without the tags and references of HTML that CSL has for italics and small capitals.
fn unmarked(title: &str) -> String {
    const TAGS: [&str; 6] = ["i", "b", "sub", "sup", "sc", "span"];
    let mut plain = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        plain.push_str(before);
        let name = tag[1..].trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len())];
        match tag.find('>').filter(|_| TAGS.contains(&name)) {
            Some(end) => rest = &tag[end + 1..],
            None => {
                plain.push('<');
                rest = &tag[1..];
            }
        }
    }
    plain.push_str(rest);
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// A person by the parts of the name, or a name given whole.
fn name(person: &Json) -> Option<String> {
    if let Json::Text(name) = person {
        return people::said(name);
    }
    let text = |part: &str| person.get(part).and_then(words);
    let whole = ["literal", "name"].iter().find_map(|part| text(part));
    let family = text("family");
    let in_family_order = person.get("static-ordering").is_some_and(|json| *json == Json::Bool(true));
    let given = text("given").or_else(|| text("first"));
    let family = family.or_else(|| text("last")).map(|family| family.trim_matches('"').to_owned());
    let particles = [text("dropping-particle"), text("non-dropping-particle")];
    let parts = if in_family_order {
        [None, None, family, given]
    } else {
        let [dropping, other] = particles;
        let particle = [dropping, other].into_iter().flatten().collect::<Vec<_>>().join(" ");
        [given, Some(particle).filter(|particle| !particle.is_empty()), family, text("suffix")]
    };
    let full = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    whole.or(Some(full).filter(|name| !name.is_empty()))
}

fn date(issued: &Json) -> Option<Loose> {
    let object = issued.each().first()?;
    let circa = object.get("circa").is_some_and(|circa| !matches!(circa, Json::Bool(false) | Json::Null));
    let season = object.get("season").is_some();
    if let Some(parts) = object.get("date-parts").or_else(|| object.get("date_parts")) {
        // One date, or a list of one or two.
        let is_flat = parts.each().first().is_some_and(|first| !matches!(first, Json::List(_)));
        let ends = if is_flat { std::slice::from_ref(parts) } else { parts.each() };
        if let Some(loose) = span(ends) {
            let whole = loose.whole && !season;
            let about = format!("{}~", loose.date).parse().ok().filter(|_| circa);
            return Some(Loose { date: about.unwrap_or(loose.date), whole });
        }
    }
    let keyed = ["year", "month", "day"].map(|part| object.get(part).and_then(words));
    if let [Some(year), month, day] = keyed {
        let text = [Some(year), month, day].into_iter().map_while(|part| part).map(|part| format!("{part:0>2}"));
        return loosely(&text.collect::<Vec<_>>().join("-"));
    }
    let named =
        ["date-time", "literal", "raw", "edtf"].into_iter().find_map(|name| object.get(name).and_then(Json::text));
    loosely(object.text().or(named)?)
}

/// The ends of a date: one, two, or one and none.
fn span(ends: &[Json]) -> Option<Loose> {
    let mut whole = true;
    let mut end = |parts: &Json| {
        let numbers: Vec<u16> =
            parts.each().iter().map_while(words).map_while(|part| part.trim().parse().ok()).collect();
        let said = parts.each().iter().filter(|part| !matches!(part, Json::Null)).count();
        let numbers: Vec<u16> = match numbers.as_slice() {
            [year, rest @ ..] if *year > 0 => {
                let known = rest.iter().take_while(|part| **part > 0);
                // Seasons are written as months that no calendar has.
                let known: Vec<u16> = known.copied().take_while(|part| *part <= 31).collect();
                let is_month = known.first().is_none_or(|month| *month <= 12);
                whole &= is_month && said <= numbers.len();
                [*year].into_iter().chain(if is_month { known } else { Vec::new() }).collect()
            }
            _ => return None,
        };
        let padded =
            numbers.iter().enumerate().map(|(at, n)| if at == 0 { format!("{n:04}") } else { format!("{n:02}") });
        Some(padded.collect::<Vec<_>>().join("-"))
    };
    let text = match ends {
        [one] => end(one)?,
        [from, to] => format!("{}/{}", end(from)?, end(to).unwrap_or_else(|| "..".to_owned())),
        _ => return None,
    };
    let date: PartialDate = text
        .parse()
        .or_else(|_| {
            whole = false;
            text.get(..4).unwrap_or_default().parse()
        })
        .ok()?;
    Some(Loose { date, whole })
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
