//! Rows of evidence, of sources and of statuses, and the evidence that stands on a claim's own row.

use super::claim_row::{named, status};
use super::column::Field;
use super::fault::Fault;
use super::figure;
use super::row::Row;
use crate::domain::{
    ClaimNumber, Disclosure, Incoming, IncomingEvidence, IncomingSource, Invalid, Named, NewEvidence, NewSource,
    NewStatus, Quantity, Reliability, SourceNumber, Stance, Verdict, Word, text,
};
use crate::language;

/// The evidence on a claim's row; none where none of its columns is filled in.
pub fn inline(row: Row<'_>) -> Result<Option<IncomingEvidence>, Fault> {
    let filled = |at: usize| row.record.get(at).is_some_and(|cell| !cell.trim().is_empty());
    if !row.format.header.columns_of(true).any(filled) {
        return Ok(None);
    }
    let source = inline_source(row)?;
    // A link beside a claim does not say which way it points.
    let stance = row.word(Field::EvidenceStance)?.unwrap_or(Stance::Context);
    evidence(row, source, stance).map(Some)
}

pub fn evidence_row(row: Row<'_>) -> Result<Incoming, Fault> {
    let source = match row.has(Field::SourceUrl) {
        true => inline_source(row)?,
        false => IncomingSource::Known(known_source(row)?),
    };
    let stance = row.needed(Field::EvidenceStance, Stance::NOUN, row.word(Field::EvidenceStance))?;
    Ok(Incoming::Evidence { claim: named(row)?, evidence: Box::new(evidence(row, source, stance)?) })
}

pub fn source_row(row: Row<'_>) -> Result<Incoming, Fault> {
    let name = row.needed(Field::SourceName, "source name", row.line(Field::SourceName, "source name"))?;
    let url = row.url(Field::SourceUrl)?;
    Ok(Incoming::Source { number: row.parse(Field::Source)?, source: Box::new(new_source(row, name, url)?) })
}

pub fn status_row(row: Row<'_>) -> Result<Incoming, Fault> {
    let given: Verdict = row.needed(Field::Status, Verdict::NOUN, row.verdict(Field::Status))?;
    let fields = [Field::Status, Field::Modifiers, Field::Confidence, Field::Because, Field::Finding];
    let status = status(row, fields)?.unwrap_or_else(|| NewStatus::new(given));
    let on_other = row.parse(Field::OnOtherWords)?.map(Box::new);
    let status = NewStatus { question: row.word(Field::Question)?, on_other, ..status };
    Ok(Incoming::Status { claim: named(row)?, status: Box::new(status) })
}

fn evidence(row: Row<'_>, source: IncomingSource, stance: Stance) -> Result<IncomingEvidence, Fault> {
    // Whose it is and what it rests on are filled in on arrival.
    let nobodys = NewEvidence::new(ClaimNumber(0), SourceNumber(0), stance);
    let paraphrase = row.passage(Field::EvidenceParaphrase, "paraphrase")?;
    let quote = row.passage(Field::EvidenceQuote, "quote")?;
    let quantities = figures(figure::OF_EVIDENCE.read(row)?, quote.as_deref(), paraphrase.as_deref());
    let evidence = NewEvidence {
        uid: row.parse(Field::EvidenceUid)?,
        question: row.word(Field::EvidenceQuestion)?,
        origin: row.line(Field::EvidenceOrigin, "origin")?,
        directness: row.word(Field::EvidenceDirectness)?,
        credibility: row.step(Field::EvidenceCredibility)?.unwrap_or_default(),
        credibility_reason: row.passage(Field::EvidenceCredibilityReason, "reason for the credibility")?,
        paraphrase,
        quote,
        locator: row.line(Field::EvidenceLocator, "locator")?,
        published: row.parse(Field::EvidencePublished)?,
        data_as_of: row.parse(Field::EvidenceDataAsOf)?,
        quantities,
        search_note: row.passage(Field::EvidenceSearchNote, "search note")?,
        ..nobodys
    };
    Ok(IncomingEvidence {
        number: row.parse(Field::Evidence)?,
        evidence,
        source,
        derived_from: row.parse(Field::EvidenceDerivedFrom)?,
        withdrawn: row.passage(Field::EvidenceWithdrawn, "reason")?,
    })
}

/// A row has room for one figure: where it is the first that the words give, all of them are meant, and are read from the
/// words; so they are where the row gives none.
pub fn figures(given: Option<Quantity>, quote: Option<&str>, paraphrase: Option<&str>) -> Option<Vec<Quantity>> {
    let given = given?;
    let read = language::evidence_figures(quote, paraphrase);
    let first = read.len() > 1 && read.first().is_some_and(|first| first.says_the_same(&given));
    (!first).then(|| vec![given])
}

/// A source that is here already, by its uid, or by the name or number that the row has.
fn known_source(row: Row<'_>) -> Result<Named, Fault> {
    let uid = row.parse(Field::SourceUid)?;
    let name = match row.line(Field::SourceName, "source name")? {
        // Its number might be another source's in another case, so it does not stand in for the uid.
        None if uid.is_none() => row.line(Field::Source, "source")?,
        name => name,
    };
    match uid.is_some() || name.is_some() {
        true => Ok(Named { uid, name }),
        false => Err(row.refused(Field::Source, Invalid::Empty { field: "source" })),
    }
}

/// The source on a claim's row: S3 is one that is here, anything else describes one.
fn inline_source(row: Row<'_>) -> Result<IncomingSource, Fault> {
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
            let named = |field| row.format.header.name(field);
            let column = [Field::Source, Field::SourceName, Field::SourceUrl].into_iter().find_map(named);
            Err(column.map_or(Fault::NoSourceColumn, |column| Fault::NoSource { column: column.to_owned() }))
        }
    }
}

fn new_source(row: Row<'_>, name: String, url: Option<String>) -> Result<NewSource, Fault> {
    Ok(NewSource {
        uid: row.parse(Field::SourceUid)?,
        name,
        kind: row.word(Field::SourceKind)?,
        publisher: row.line(Field::SourcePublisher, "publisher")?,
        author: row.line(Field::SourceAuthor, "author")?,
        url,
        published: row.parse(Field::SourcePublished)?,
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
