//! Which verdicts are on what their claim says, and which on something else: told anew at every change of a claim.

use super::super::Reading;
use super::procedure::Recorded;
use super::run;
use crate::domain::{ClaimConfirmed, ClaimNumber, Judged, canonical};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

/// Runs a change of a claim. A verdict that was on what the claim said before keeps that beside it; one whose words are
/// the claim's again holds again.
pub fn changing(conn: &Connection, claim: ClaimNumber, change: impl FnOnce() -> Result<()>) -> Result<()> {
    if !is_judged(conn, claim)? {
        return change();
    }
    set_on_other(conn, claim, &now(conn, claim)?)?;
    change()?;
    settle(conn, claim)
}

/// The verdicts of a claim that are not yet known to be on other words are on these.
pub fn set_on_other(conn: &Connection, claim: ClaimNumber, judged: &str) -> Result<()> {
    run(conn, "UPDATE status SET on_other = ?2 WHERE claim = ?1 AND on_other IS NULL", params![claim.0, judged])?;
    run(
        conn,
        "UPDATE second_verdict SET on_other = ?2
         WHERE reading IN (SELECT seq FROM second_reading WHERE claim = ?1) AND on_other IS NULL",
        params![claim.0, judged],
    )
}

/// Verdicts on what the claim says hold.
fn settle(conn: &Connection, claim: ClaimNumber) -> Result<()> {
    let judged = now(conn, claim)?;
    run(conn, "UPDATE status SET on_other = NULL WHERE claim = ?1 AND on_other = ?2", params![claim.0, judged])?;
    run(
        conn,
        "UPDATE second_verdict SET on_other = NULL
         WHERE reading IN (SELECT seq FROM second_reading WHERE claim = ?1) AND on_other = ?2",
        params![claim.0, judged],
    )
}

/// Somebody found that the newest verdict of each question holds for what the claim says now; or, in older ledgers, that
/// the article's new words state what the old ones did.
pub fn confirmed(conn: &Connection, Recorded { at, by, .. }: Recorded, confirmed: &ClaimConfirmed) -> Result<()> {
    let claim = confirmed.claim;
    run(conn, "UPDATE anchor SET state = 'ok' WHERE claim = ?1", [claim.0])?;
    if confirmed.judged.is_some() {
        return run(
            conn,
            "UPDATE status SET on_other = NULL, confirmed_at = ?2, confirmed_by = ?3
             WHERE on_other IS NOT NULL
                 AND seq IN (SELECT max(seq) FROM status WHERE claim = ?1 GROUP BY question)",
            params![claim.0, at, by],
        );
    }
    let words = Judged::of(&Reading::whole(conn).claim(claim)?).words;
    let mut stmt = conn.prepare_cached("SELECT seq, on_other FROM status WHERE claim = ?1 AND on_other IS NOT NULL")?;
    let stale = stmt.query_map([claim.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (seq, on_other) in stale.collect::<rusqlite::Result<Vec<(u64, String)>>>()? {
        let judged = Judged { words: words.clone(), ..serde_json::from_str(&on_other)? };
        run(conn, "UPDATE status SET on_other = ?2 WHERE seq = ?1", params![seq, canonical(&judged)?])?;
    }
    settle(conn, claim)
}

fn is_judged(conn: &Connection, claim: ClaimNumber) -> Result<bool> {
    let mut stmt = conn.prepare_cached("SELECT 1 FROM status WHERE claim = ?1 LIMIT 1")?;
    Ok(stmt.query_row([claim.0], |_| Ok(())).optional()?.is_some())
}

/// What a verdict on the claim as it stands would be on, as canonical JSON.
fn now(conn: &Connection, claim: ClaimNumber) -> Result<String> {
    Ok(canonical(&Judged::of(&Reading::whole(conn).claim(claim)?))?)
}
