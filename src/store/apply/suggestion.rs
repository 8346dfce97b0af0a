//! From what a machine suggested and a person decided to the one table of suggestions.

use super::procedure::Recorded;
use super::run;
use crate::domain::{Decision, Suggested, Suggestion, SuggestionDecided, SuggestionState, Word, canonical};
use crate::error::Result;
use rusqlite::{Connection, params};

pub fn made(conn: &Connection, Recorded { seq, at, by }: Recorded, made: &Suggestion) -> Result<()> {
    let question = match &made.suggested {
        Suggested::Verdict(verdict) => Some(verdict.question.word()),
        _ => None,
    };
    run(
        conn,
        "INSERT INTO suggestion (number, seq, kind, claim, question, body, state, made_at, made_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            made.number.0,
            seq,
            made.suggested.kind().word(),
            made.suggested.claim().map(|claim| claim.0),
            question,
            canonical(made)?,
            SuggestionState::Open.word(),
            at,
            by,
        ],
    )
}

pub fn decided(conn: &Connection, Recorded { at, by, .. }: Recorded, decided: &SuggestionDecided) -> Result<()> {
    let SuggestionDecided { suggestion, decision } = decided;
    let (state, accepted_for) = match decision {
        None => (SuggestionState::Open, None),
        Some(Decision::Declined(_)) => (SuggestionState::Declined, None),
        Some(Decision::Accepted(accepted)) => (SuggestionState::Accepted, accepted.claim),
    };
    let by = decision.as_ref().map(|_| (at, by));
    run(
        conn,
        "UPDATE suggestion SET state = ?2, decision = ?3, decided_at = ?4, decided_by = ?5, accepted_for = ?6
         WHERE number = ?1",
        params![
            suggestion.0,
            state.word(),
            decision.as_ref().map(canonical).transpose()?,
            by.map(|(at, _)| at),
            by.map(|(_, by)| by),
            accepted_for.map(|claim| claim.0),
        ],
    )
}
