//! Sources, and other desks' findings, applied to the tables.

use super::run;
use crate::domain::{ForeignReviewAdded, Source, SourceChange, SourceEdited, Word};
use crate::error::Result;
use crate::store::Reading;
use crate::store::index::{INDEXED_REVIEW, INDEXED_SOURCE, IndexQueue, Indexed};
use rusqlite::{Connection, params};

pub fn source_added(conn: &Connection, index: &mut IndexQueue, at: &str, source: &Source) -> Result<()> {
    run(
        conn,
        "INSERT INTO source (number, uid, name, kind, publisher, author, url, published, reliability,
                             reliability_reason, interest, origin, note, disclosure, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            source.number.0,
            source.uid.to_string(),
            source.name,
            source.kind.word(),
            source.publisher,
            source.author,
            source.url,
            source.published.as_ref().map(|d| d.as_str()),
            source.reliability.word(),
            source.reliability_reason,
            source.interest,
            source.origin,
            source.note,
            source.disclosure.word(),
            at,
        ],
    )?;
    index.add(INDEXED_SOURCE, source.number.0, &Indexed::source(source));
    Ok(())
}

pub fn source_edited(conn: &Connection, index: &mut IndexQueue, edited: &SourceEdited) -> Result<()> {
    let number = edited.source.0;
    for change in &edited.changes {
        match change {
            SourceChange::Name(v) => run(conn, "UPDATE source SET name = ?2 WHERE number = ?1", params![number, v]),
            SourceChange::Kind(v) => {
                run(conn, "UPDATE source SET kind = ?2 WHERE number = ?1", params![number, v.word()])
            }
            SourceChange::Publisher(v) => {
                run(conn, "UPDATE source SET publisher = ?2 WHERE number = ?1", params![number, v])
            }
            SourceChange::Author(v) => run(conn, "UPDATE source SET author = ?2 WHERE number = ?1", params![number, v]),
            SourceChange::Url(v) => run(conn, "UPDATE source SET url = ?2 WHERE number = ?1", params![number, v]),
            SourceChange::Published(v) => {
                let date = v.as_ref().map(|d| d.as_str());
                run(conn, "UPDATE source SET published = ?2 WHERE number = ?1", params![number, date])
            }
            SourceChange::Reliability(v) => {
                run(conn, "UPDATE source SET reliability = ?2 WHERE number = ?1", params![number, v.word()])
            }
            SourceChange::ReliabilityReason(v) => {
                run(conn, "UPDATE source SET reliability_reason = ?2 WHERE number = ?1", params![number, v])
            }
            SourceChange::Interest(v) => {
                run(conn, "UPDATE source SET interest = ?2 WHERE number = ?1", params![number, v])
            }
            SourceChange::Origin(v) => run(conn, "UPDATE source SET origin = ?2 WHERE number = ?1", params![number, v]),
            SourceChange::Note(v) => run(conn, "UPDATE source SET note = ?2 WHERE number = ?1", params![number, v]),
            SourceChange::Disclosure(v) => {
                run(conn, "UPDATE source SET disclosure = ?2 WHERE number = ?1", params![number, v.word()])
            }
        }?;
    }
    let source = Reading::whole(conn).source(edited.source)?.source;
    index.replace(INDEXED_SOURCE, number, &Indexed::source(&source));
    Ok(())
}

pub fn foreign_review_added(
    conn: &Connection,
    index: &mut IndexQueue,
    at: &str,
    added: &ForeignReviewAdded,
) -> Result<()> {
    let ForeignReviewAdded { number, version_of, review } = added;
    run(
        conn,
        "INSERT INTO foreign_review (number, url, claim, claimant, claim_date, publisher, site, label, rating, verdict,
                                     reviewed_on, title, language, appearances, key, version_of, added_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        params![
            number.0,
            review.url,
            review.claim,
            review.claimant,
            review.claim_date.as_ref().map(|d| d.as_str()),
            review.publisher.name,
            review.publisher.site,
            review.label,
            serde_json::to_string(&review.rating)?,
            review.verdict.map(Word::word),
            review.reviewed_on.as_ref().map(|d| d.as_str()),
            review.title,
            review.language,
            serde_json::to_string(&review.appearances)?,
            review.key(),
            version_of.map(|first| first.0),
            at,
        ],
    )?;
    index.add(INDEXED_REVIEW, number.0, &Indexed::review(review));
    Ok(())
}
