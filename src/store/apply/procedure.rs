//! From an event of the desk's procedure to the tables: snapshots, reviews, waivers, fixes, contacts, publications.

use super::run;
use crate::domain::{
    CheckWaived, ClaimNumber, ClaimReviewed, Contact, ContactAnswered, Event, Fix, FixAnswered, NoteAdded,
    OriginsMerged, Publication, SecondReadingSettled, SecondReadingStarted, SecondVerdictGiven, SheetRow,
    SnapshotExcused, SnapshotKept, StepUndone, Word, handle,
};
use crate::error::Result;
use rusqlite::{Connection, params};

/// When and by whom an event happened, and its place in the ledger.
#[derive(Clone, Copy)]
pub struct Recorded<'e> {
    pub seq: u64,
    pub at: &'e str,
    pub by: &'e str,
}

pub fn snapshot_kept(conn: &Connection, Recorded { seq, at, by }: Recorded, kept: &SnapshotKept) -> Result<()> {
    let snapshot = &kept.snapshot;
    run(
        conn,
        "INSERT INTO snapshot (seq, evidence, sha256, length, media_type, charset, url, final_url, redirects, http_status,
                               headers, retrieved_at, method, tool, note, coding, stored, kept_at, kept_by, unreadable)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        params![
            seq,
            kept.evidence.0,
            snapshot.sha256,
            snapshot.length,
            snapshot.media_type,
            snapshot.charset,
            snapshot.url,
            snapshot.final_url,
            serde_json::to_string(&snapshot.redirects)?,
            snapshot.http_status,
            serde_json::to_string(&snapshot.headers)?,
            snapshot.retrieved_at.to_string(),
            snapshot.method.word(),
            snapshot.tool,
            snapshot.note,
            snapshot.coding.word(),
            snapshot.stored,
            at,
            by,
            snapshot.unreadable,
        ],
    )
}

pub fn snapshot_excused(conn: &Connection, excused: &SnapshotExcused) -> Result<()> {
    for evidence in &excused.evidence {
        run(conn, "UPDATE evidence SET no_snapshot = ?2 WHERE number = ?1", params![evidence.0, excused.because])?;
    }
    Ok(())
}

/// Labels that were merged into `from` follow it.
pub fn origins_merged(conn: &Connection, merged: &OriginsMerged) -> Result<()> {
    let OriginsMerged { from, into, because: _ } = merged;
    run(conn, "UPDATE origin_merged SET into_label = ?2 WHERE into_label = ?1", params![from, into])?;
    run(conn, "INSERT INTO origin_merged (label, into_label) VALUES (?1, ?2)", params![from, into])
}

pub fn check_waived(conn: &Connection, Recorded { at, by, .. }: Recorded, waived: &CheckWaived) -> Result<()> {
    let CheckWaived { claim, rule, because, digest, objections } = waived;
    run(conn, "DELETE FROM waiver WHERE claim = ?1 AND rule = ?2", params![claim.0, rule.word()])?;
    let Some(because) = because else { return Ok(()) };
    let objections = digest.as_ref().map(|_| serde_json::to_string(objections)).transpose()?;
    run(
        conn,
        "INSERT INTO waiver (claim, rule, because, waived_at, waived_by, digest, objections, passed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
        params![claim.0, rule.word(), because, at, by, digest, objections],
    )
}

/// What an event changes in a claim voids the waivers that are bound to no digest, but to their moment.
pub fn moment_passed(conn: &Connection, event: &Event) -> Result<()> {
    let is_of_content = matches!(
        event,
        Event::ClaimEdited(_)
            | Event::ArticleRevised(_)
            | Event::EvidenceAdded(_)
            | Event::EvidenceEdited(_)
            | Event::EvidenceMoved(_)
            | Event::EvidenceWithdrawn(_)
            | Event::SnapshotKept(_)
            | Event::StatusSet(_)
    );
    for claim in event.claims().into_iter().filter(|_| is_of_content) {
        run(conn, "UPDATE waiver SET passed = 1 WHERE claim = ?1 AND digest IS NULL", [claim.0])?;
    }
    Ok(())
}

/// A review ends its reader's own second reading.
pub fn claim_reviewed(conn: &Connection, Recorded { seq, at, by }: Recorded, reviewed: &ClaimReviewed) -> Result<()> {
    let review = &reviewed.review;
    run(
        conn,
        "INSERT INTO review (seq, claim, outcome, note, digest, reviewed_at, reviewed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![seq, reviewed.claim.0, review.outcome.word(), review.note, review.digest, at, by],
    )?;
    for reading in going_on(conn, reviewed.claim, by)? {
        run(conn, "UPDATE second_reading SET ended_at = ?2 WHERE seq = ?1", params![reading, at])?;
    }
    Ok(())
}

/// The second readings of a claim that a person has going on, however they spelt their handle then; the newest last.
fn going_on(conn: &Connection, claim: ClaimNumber, by: &str) -> Result<Vec<u64>> {
    let mut stmt = conn.prepare_cached(
        "SELECT seq, started_by FROM second_reading WHERE claim = ?1 AND ended_at IS NULL ORDER BY seq",
    )?;
    let readings = stmt.query_map([claim.0], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let readings: Vec<(u64, String)> = readings.collect::<rusqlite::Result<_>>()?;
    Ok(readings.into_iter().filter(|(_, started_by)| handle::same(started_by, by)).map(|(seq, _)| seq).collect())
}

pub fn second_reading_started(
    conn: &Connection,
    Recorded { seq, at, by }: Recorded,
    started: &SecondReadingStarted,
) -> Result<()> {
    run(
        conn,
        "INSERT INTO second_reading (seq, claim, manner, started_at, started_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![seq, started.claim.0, started.manner.word(), at, by],
    )
}

pub fn second_verdict_given(
    conn: &Connection,
    Recorded { seq, by, .. }: Recorded,
    given: &SecondVerdictGiven,
) -> Result<()> {
    let verdict = &given.verdict;
    run(
        conn,
        "INSERT INTO second_verdict (seq, reading, question, status, because, confidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            seq,
            going_on(conn, given.claim, by)?.last(),
            verdict.question.word(),
            verdict.status.word(),
            verdict.because,
            verdict.confidence.map(Word::word),
        ],
    )
}

pub fn second_reading_settled(
    conn: &Connection,
    Recorded { at, by, .. }: Recorded,
    settled: &SecondReadingSettled,
) -> Result<()> {
    run(
        conn,
        "UPDATE second_reading SET settled = ?2, ended_at = ?3, settled_by = ?4, alone = ?5
         WHERE claim = ?1 AND ended_at IS NULL",
        params![settled.claim.0, settled.because, at, by, settled.alone],
    )
}

pub fn fix_proposed(conn: &Connection, Recorded { at, by, .. }: Recorded, fix: &Fix) -> Result<()> {
    run(
        conn,
        "INSERT INTO fix (number, claim, old_words, new_words, because, proposed_at, proposed_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![fix.number.0, fix.claim.0, fix.old, fix.new, fix.because, at, by],
    )?;
    for evidence in &fix.evidence {
        run(conn, "INSERT INTO fix_evidence (fix, evidence) VALUES (?1, ?2)", params![fix.number.0, evidence.0])?;
    }
    Ok(())
}

pub fn fix_answered(conn: &Connection, Recorded { seq, at, by }: Recorded, answered: &FixAnswered) -> Result<()> {
    run(
        conn,
        "INSERT INTO fix_answer (seq, fix, answer, role, note, answered_at, answered_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![seq, answered.fix.0, answered.answer.word(), answered.role.word(), answered.note, at, by],
    )
}

pub fn contact_logged(conn: &Connection, Recorded { at, by, .. }: Recorded, contact: &Contact) -> Result<()> {
    run(
        conn,
        "INSERT INTO contact (number, who, read_back, answer, deadline, record, logged_at, logged_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            contact.number.0,
            contact.who,
            contact.read_back,
            contact.answer,
            contact.deadline.as_ref().map(|d| d.as_str()),
            contact.record.word(),
            at,
            by,
        ],
    )?;
    for claim in &contact.claims {
        run(conn, "INSERT INTO contact_claim (contact, claim) VALUES (?1, ?2)", params![contact.number.0, claim.0])?;
    }
    Ok(())
}

pub fn contact_answered(conn: &Connection, answered: &ContactAnswered) -> Result<()> {
    run(conn, "UPDATE contact SET answer = ?2 WHERE number = ?1", params![answered.contact.0, answered.answer])
}

pub fn article_published(
    conn: &Connection,
    Recorded { seq, at, by }: Recorded,
    publication: &Publication,
) -> Result<()> {
    run(
        conn,
        "INSERT INTO publication (seq, article, revision, url, published_at, published_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![seq, publication.article.0, publication.revision, publication.url, at, by],
    )?;
    for one in &publication.claims {
        run(
            conn,
            "INSERT INTO publication_claim (publication, claim, digest) VALUES (?1, ?2, ?3)",
            params![seq, one.claim.0, one.digest],
        )?;
        for verdict in &one.verdicts {
            run(
                conn,
                "INSERT INTO publication_verdict (publication, claim, question, status) VALUES (?1, ?2, ?3, ?4)",
                params![seq, one.claim.0, verdict.question.word(), verdict.status.word()],
            )?;
        }
    }
    Ok(())
}

pub fn note_added(conn: &Connection, Recorded { seq, at, by }: Recorded, added: &NoteAdded) -> Result<()> {
    run(
        conn,
        "INSERT INTO note (seq, claim, kind, text, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![seq, added.claim.0, added.kind.word(), added.text, at, by],
    )
}

/// What is known of a sheet's row that was taken back stays with its claim, and the row is known no more.
pub fn step_undone(conn: &Connection, step: &StepUndone) -> Result<()> {
    for seq in &step.undone {
        run(conn, "UPDATE sheet_row SET key = '' WHERE seq = ?1", [seq])?;
    }
    Ok(())
}

pub fn sheet_row_kept(conn: &Connection, Recorded { seq, at, by }: Recorded, kept: &SheetRow) -> Result<()> {
    let row = &kept.row;
    run(
        conn,
        "INSERT INTO sheet_row (seq, claim, sheet, line, key, kept, added_at, added_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![seq, kept.claim.0, row.sheet, row.line, row.key, serde_json::to_string(&row.kept)?, at, by],
    )
}
