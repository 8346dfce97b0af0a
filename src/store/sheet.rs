//! Rows of other people's sheets: by claim, by what they are known by, and the words of the claims that they brought.

use super::claim::Run;
use super::{Reading, rows};
use crate::domain::{ClaimNumber, IncomingRow, StoredSheetRow};
use crate::error::Result;
use rusqlite::OptionalExtension;

impl Reading<'_> {
    /// The claim that a row was brought in with.
    pub fn claim_of_row(&self, key: &str) -> Result<Option<ClaimNumber>> {
        let mut stmt = self.conn.prepare_cached(OF_KEY)?;
        Ok(stmt.query_row([key], |row| Ok(ClaimNumber(row.get(0)?))).optional()?)
    }

    /// Every claim in work that came in a sheet, with its words.
    pub fn words_of_sheets(&self) -> Result<Vec<(ClaimNumber, String)>> {
        let mut stmt = self.conn.prepare_cached(
            "SELECT number, text FROM claim WHERE set_aside IS NULL AND number IN (SELECT claim FROM sheet_row) ORDER BY number DESC",
        )?;
        let words = stmt.query_map([], |row| Ok((ClaimNumber(row.get(0)?), row.get(1)?)))?;
        Ok(words.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn sheet_rows_of(&self, wanted: &[Run]) -> Result<Vec<(ClaimNumber, StoredSheetRow)>> {
        self.each(OF_CLAIM, wanted, |row| {
            let kept =
                IncomingRow { sheet: row.get(1)?, line: row.get(2)?, key: row.get(3)?, kept: rows::json(row, 4)? };
            let stored = StoredSheetRow { row: kept, at: rows::parsed(row, 5)?, by: row.get(6)? };
            Ok((ClaimNumber(row.get(0)?), stored))
        })
    }
}

/// A row that is meant twice belongs to two claims: the first is the one that it is known as.
const OF_KEY: &str = "SELECT claim FROM sheet_row WHERE key = ?1 ORDER BY seq LIMIT 1";

const OF_CLAIM: &str = "
    SELECT claim, sheet, line, key, kept, added_at, added_by
    FROM sheet_row
    WHERE claim BETWEEN ?1 AND ?2
    ORDER BY claim, seq";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::claim::tests::assert_looked_up;

    #[test]
    fn rows_are_looked_up() {
        assert_looked_up(&[OF_CLAIM]);
    }
}
