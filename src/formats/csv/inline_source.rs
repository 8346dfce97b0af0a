//! The sources on a claim's row: one that is here, one that the row describes, or several addresses in a cell.

use super::column::Field;
use super::fault::Fault;
use super::links::{Links, links};
use super::row::Row;
use crate::domain::{Disclosure, IncomingSource, Named, NewSource, Reliability, SourceNumber, text};

/// Every source of a row: of ours one; of other people's as many as its cells name.
pub fn inline_sources(row: Row<'_>) -> Result<Vec<IncomingSource>, Fault> {
    let ours = row.format.header.shape.is_some();
    let cell = |field| row.text(field).map(|cell| cell.trim().to_owned()).unwrap_or_default();
    let (source, url) = (cell(Field::Source), cell(Field::SourceUrl));
    let in_url = links(&url);
    let beside_source = links(&source);
    let is_plain = in_url.links.len() < 2 && in_url.beside.is_empty() && !source.contains('\n');
    // What is in the cell of addresses and is none is refused as such.
    let no_address = !url.is_empty() && in_url.links.is_empty();
    if ours
        || no_address
        || is_plain
            && (beside_source.links.is_empty() || beside_source.beside.is_empty() && beside_source.links.len() == 1)
    {
        return Ok(vec![inline_source(row)?]);
    }
    let Links { links: mut addresses, beside: note } = in_url;
    // Those beside a name come behind those of their own column.
    for link in beside_source.links {
        if !addresses.contains(&link) {
            addresses.push(link);
        }
    }
    let names = names(&source, addresses.len());
    let given = row.line(Field::SourceName, "source name")?;
    let count = addresses.len().max(names.len()).max(1);
    let mut sources = Vec::with_capacity(count);
    for at in 0..count {
        let url = addresses.get(at).map(|link| text::url(link)).transpose();
        let url = url.map_err(|why| row.refused(Field::SourceUrl, why))?;
        let name = given.clone().or_else(|| names.get(at).or(names.first().filter(|_| names.len() == 1)).cloned());
        let Some(name) = name.or_else(|| url.as_deref().map(host)) else { continue };
        if at == 0 && url.is_none() && is_number(&name) {
            sources.push(IncomingSource::Known(Named::name(name)));
            continue;
        }
        let name = text::line("source name", &name).map_err(|why| row.refused(Field::Source, why))?;
        let mut new = new_source(row, name, url)?;
        if at > 0 {
            new.uid = None;
        } else if new.note.is_none() && !note.is_empty() {
            new.note = Some(note.clone());
        }
        sources.push(IncomingSource::New(Box::new(new)));
    }
    Ok(sources)
}

/// The names in a cell of sources, addresses left out: one a line, or as many as there are addresses.
fn names(cell: &str, addresses: usize) -> Vec<String> {
    let plain = |part: &str| links(part).beside;
    let apart = |sign: char| -> Vec<String> { cell.split(sign).map(plain).filter(|name| !name.is_empty()).collect() };
    let lines = apart('\n');
    if lines.len() > 1 {
        return lines;
    }
    let fits = |names: &Vec<String>| addresses > 1 && names.len() == addresses;
    [';', '|', ','].into_iter().map(apart).find(fits).unwrap_or(lines)
}

/// The source on a row: S3 is one that is here, anything else describes one.
pub fn inline_source(row: Row<'_>) -> Result<IncomingSource, Fault> {
    let source = row.line(Field::Source, "source")?;
    let mut url = row.url(Field::SourceUrl)?;
    let mut name = row.line(Field::SourceName, "source name")?;
    if name.is_none() {
        match source {
            Some(source) if is_number(&source) => return Ok(IncomingSource::Known(Named::name(source))),
            Some(source) if source.contains("://") && url.is_none() => {
                url = Some(text::url(&source).map_err(|why| row.refused(Field::Source, why))?);
            }
            source => name = source,
        }
    }
    match name.or_else(|| url.as_deref().map(host)) {
        Some(name) => Ok(IncomingSource::New(Box::new(new_source(row, name, url)?))),
        None => {
            let named = |field| row.format.header.name(field, row.piece);
            let column = [Field::Source, Field::SourceName, Field::SourceUrl].into_iter().find_map(named);
            Err(column.map_or(Fault::NoSourceColumn, |column| Fault::NoSource { column: column.to_owned() }))
        }
    }
}

pub fn new_source(row: Row<'_>, name: String, url: Option<String>) -> Result<NewSource, Fault> {
    Ok(NewSource {
        uid: row.parse(Field::SourceUid)?,
        name,
        kind: row.word(Field::SourceKind)?,
        publisher: row.line(Field::SourcePublisher, "publisher")?,
        author: row.line(Field::SourceAuthor, "author")?,
        url,
        published: row.date(Field::SourcePublished)?,
        reliability: row.word::<Reliability>(Field::SourceReliability)?.unwrap_or_default(),
        reliability_reason: row.line(Field::SourceReliabilityReason, "reason for the reliability")?,
        interest: row.line(Field::SourceInterest, "interest")?,
        origin: row.line(Field::SourceOrigin, "origin")?,
        note: row.passage(Field::SourceNote, "note")?,
        disclosure: row.word::<Disclosure>(Field::SourceDisclosure)?.unwrap_or_default(),
    })
}

/// `S3`: with its letter, or a name that is all digits would be taken for a number.
fn is_number(name: &str) -> bool {
    name.starts_with(['S', 's']) && name.parse::<SourceNumber>().is_ok()
}

/// What a source that is only an address is called.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned()
}
