//! Rows of evidence, of sources and of statuses, and the evidence that stands on a claim's own row.

use super::column::Field;
use super::fault::Fault;
use super::figure;
use super::inline_source::{inline_source, inline_sources};
use super::row::Row;
use crate::domain::{
    ClaimNumber, Incoming, IncomingEvidence, IncomingRow, IncomingSource, Invalid, Named, NewEvidence, NewStatus,
    Quantity, SourceNumber, Stance, Verdict, Word,
};
use crate::language::{self, tongue::Tongue};

/// The evidence on a claim's row, piece by piece; none where none of its columns is filled in.
pub fn inline(row: Row<'_>) -> Result<Vec<IncomingEvidence>, Fault> {
    let mut all = Vec::new();
    for piece in 0..row.format.header.pieces() {
        all.extend(of_piece(row.of_piece(piece))?);
    }
    Ok(all)
}

/// One piece of evidence for each source; what is said of it belongs to the first.
fn of_piece(row: Row<'_>) -> Result<Vec<IncomingEvidence>, Fault> {
    if !row.format.header.columns_of_evidence(row.piece).any(|at| row.is_filled(at)) {
        return Ok(Vec::new());
    }
    let mut sources = inline_sources(row)?.into_iter();
    // A link beside a claim does not say which way it points.
    let stance = row.word(Field::EvidenceStance)?.unwrap_or(Stance::Context);
    let Some(source) = sources.next() else { return Ok(Vec::new()) };
    let first = evidence(row, source, stance)?;
    let further = |source| IncomingEvidence {
        number: None,
        evidence: NewEvidence {
            question: first.evidence.question,
            directness: first.evidence.directness,
            ..NewEvidence::new(ClaimNumber(0), SourceNumber(0), stance)
        },
        source,
        derived_from: None,
        withdrawn: None,
    };
    let further: Vec<_> = sources.map(further).collect();
    Ok(std::iter::once(first).chain(further).collect())
}

pub fn evidence_row(row: Row<'_>, arrived: IncomingRow) -> Result<Incoming, Fault> {
    let source = match row.has(Field::SourceUrl) {
        true => inline_source(row)?,
        false => IncomingSource::Known(known_source(row)?),
    };
    let stance = row.needed(Field::EvidenceStance, Stance::NOUN, row.word(Field::EvidenceStance))?;
    let evidence = Box::new(evidence(row, source, stance)?);
    Ok(Incoming::Evidence { claim: row.claim()?, evidence, row: Some(arrived) })
}

pub fn source_row(row: Row<'_>) -> Result<Incoming, Fault> {
    let name = row.needed(Field::SourceName, "source name", row.line(Field::SourceName, "source name"))?;
    let url = row.url(Field::SourceUrl)?;
    Ok(Incoming::Source {
        number: row.parse(Field::Source)?,
        source: Box::new(super::inline_source::new_source(row, name, url)?),
    })
}

pub fn status_row(row: Row<'_>, arrived: IncomingRow) -> Result<Incoming, Fault> {
    if row.format.header.keeps_words() {
        return Ok(Incoming::Words { claim: row.claim()?, row: arrived });
    }
    let given: Verdict = row.needed(Field::Status, Verdict::NOUN, row.verdict(Field::Status))?;
    let fields = [Field::Status, Field::Modifiers, Field::Confidence, Field::Because, Field::Finding];
    let status = row.status(fields)?.unwrap_or_else(|| NewStatus::new(given));
    let on_other = row.parse(Field::OnOtherWords)?.map(Box::new);
    let status = NewStatus { question: row.word(Field::Question)?, on_other, ..status };
    Ok(Incoming::Status { claim: row.claim()?, status: Box::new(status), row: Some(arrived) })
}

fn evidence(row: Row<'_>, source: IncomingSource, stance: Stance) -> Result<IncomingEvidence, Fault> {
    // Whose it is and what it rests on are filled in on arrival.
    let nobodys = NewEvidence::new(ClaimNumber(0), SourceNumber(0), stance);
    let paraphrase = row.passage(Field::EvidenceParaphrase, "paraphrase")?;
    let quote = row.passage(Field::EvidenceQuote, "quote")?;
    let uid = row.parse(Field::EvidenceUid)?;
    let quantities = figure::all(row, &figure::OF_EVIDENCE)?;
    let has_all = row.has(Field::EvidenceFigures) || uid.is_some() && row.has_column(Field::EvidenceFigures);
    let quantities = match has_all {
        true => Some(quantities),
        false => figures(quantities.into_iter().next(), quote.as_deref(), paraphrase.as_deref()),
    };
    let evidence = NewEvidence {
        uid,
        question: row.word(Field::EvidenceQuestion)?,
        origin: row.line(Field::EvidenceOrigin, "origin")?,
        directness: row.word(Field::EvidenceDirectness)?,
        credibility: row.step(Field::EvidenceCredibility)?.unwrap_or_default(),
        credibility_reason: row.passage(Field::EvidenceCredibilityReason, "reason for the credibility")?,
        paraphrase,
        quote,
        locator: row.line(Field::EvidenceLocator, "locator")?,
        published: row.date(Field::EvidencePublished)?,
        data_as_of: row.date(Field::EvidenceDataAsOf)?,
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

/// A row without a column for all figures has room for one: where it is the first that the words give, all of them are meant, and are read from the
/// words; so they are where the row gives none.
pub fn figures(given: Option<Quantity>, quote: Option<&str>, paraphrase: Option<&str>) -> Option<Vec<Quantity>> {
    let given = given?;
    let read = language::evidence_figures(Tongue::english(), quote, paraphrase);
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
