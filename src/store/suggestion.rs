//! Reading what machines suggested. No other query looks at the table, but for what was accepted of it.

use super::{Reading, rows};
use crate::domain::{
    Agreement, Decided, StoredSuggestion, SuggestionKind, SuggestionNumber, SuggestionState, Verdict, Word,
};
use crate::error::{Error, Result};
use rusqlite::Row;
use std::collections::BTreeMap;

impl Reading<'_> {
    /// Suggestions in one state, or all, oldest first. A verdict is sealed while no person has given one on its question.
    pub fn suggestions(&self, state: Option<SuggestionState>) -> Result<Vec<StoredSuggestion>> {
        let mut stmt = self.conn.prepare_cached(match state {
            Some(_) => IN_STATE,
            None => ALL,
        })?;
        let found = match state {
            Some(state) => stmt.query_map([state.word()], read_suggestion)?.collect::<rusqlite::Result<Vec<_>>>()?,
            None => stmt.query_map([], read_suggestion)?.collect::<rusqlite::Result<Vec<_>>>()?,
        };
        Ok(match &self.blind {
            Some(blind) => found.into_iter().filter_map(|stored| blind.suggestion(stored)).collect(),
            None => found,
        })
    }

    pub fn suggestion(&self, number: SuggestionNumber) -> Result<StoredSuggestion> {
        let mut stmt = self.conn.prepare_cached(ONE)?;
        let found = stmt.query_map([number.0], read_suggestion)?.next().transpose()?;
        let seen = match &self.blind {
            Some(blind) => found.and_then(|stored| blind.suggestion(stored)),
            None => found,
        };
        seen.ok_or_else(|| Error::NoSuch { noun: "suggestion", name: number.to_string() })
    }

    /// The number that the next suggestion gets.
    pub fn next_suggestion(&self) -> Result<SuggestionNumber> {
        Ok(SuggestionNumber(self.next("SELECT coalesce(max(number), 0) + 1 FROM suggestion")?))
    }

    /// What people made of the suggestions, by machine and kind, in the order of their names. A verdict is laid beside the
    /// first that a person gave after it, where none stood before.
    pub fn agreements(&self) -> Result<Vec<Agreement>> {
        let mut after = BTreeMap::new();
        let mut stmt = self.conn.prepare_cached(FIRST_AFTER)?;
        for row in stmt.query_map([], |row| Ok((SuggestionNumber(row.get(0)?), rows::word(row, 1)?)))? {
            let (number, verdict): (SuggestionNumber, Verdict) = row?;
            after.insert(number, verdict);
        }
        let mut agreements: BTreeMap<(String, SuggestionKind), Agreement> = BTreeMap::new();
        for stored in self.suggestions(None)? {
            let (machine, kind) = (stored.suggestion.machine.to_string(), stored.suggestion.suggested.kind());
            let entry = agreements.entry((machine.clone(), kind));
            let agreement = entry.or_insert_with(|| Agreement::of(machine, kind));
            agreement.count(&stored, after.get(&stored.suggestion.number).copied());
        }
        Ok(agreements.into_values().collect())
    }
}

macro_rules! suggestions {
    ($which:literal) => {
        concat!(
            "SELECT suggestion.body, suggestion.made_at, suggestion.made_by,
                    suggestion.decision, suggestion.decided_at, suggestion.decided_by,
                    suggestion.kind = 'verdict' AND NOT EXISTS (
                        SELECT 1 FROM status
                        WHERE status.claim = suggestion.claim AND status.question = suggestion.question
                          AND status.status <> 'unverified')
             FROM suggestion ",
            $which,
            " ORDER BY suggestion.number"
        )
    };
}

const ALL: &str = suggestions!("");
const IN_STATE: &str = suggestions!("WHERE suggestion.state = ?1");
const ONE: &str = suggestions!("WHERE suggestion.number = ?1");

const FIRST_AFTER: &str = "
    SELECT suggestion.number, status.status
    FROM suggestion JOIN status ON status.seq = (
        SELECT min(first.seq) FROM status AS first
        WHERE first.claim = suggestion.claim AND first.question = suggestion.question
          AND first.status <> 'unverified')
    WHERE suggestion.kind = 'verdict' AND status.seq > suggestion.seq";

fn read_suggestion(row: &Row<'_>) -> rusqlite::Result<StoredSuggestion> {
    let decided = match (rows::maybe_json(row, 3)?, rows::maybe_parsed(row, 4)?, row.get(5)?) {
        (Some(decision), Some(at), Some(by)) => Some(Decided { decision, at, by }),
        _ => None,
    };
    let stored =
        StoredSuggestion { suggestion: rows::json(row, 0)?, at: rows::parsed(row, 1)?, by: row.get(2)?, decided };
    Ok(if row.get(6)? { stored.sealed() } else { stored })
}
