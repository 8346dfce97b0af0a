//! Rows of other people's sheets: what of them became no value of ours, and by what they are known again.

use super::{ClaimNumber, Instant};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A row of a sheet that a claim was brought in with, or was added to by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// The claim that it was brought in with.
    pub claim: ClaimNumber,
    /// The row itself.
    #[serde(flatten)]
    pub row: IncomingRow,
}

/// A row as it arrives: where it stood, and what of it is kept in the sheet's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IncomingRow {
    /// The name of the file.
    pub sheet: String,
    /// The line on which the row starts, from 1.
    pub line: u64,
    /// By which the same row is known again, in whatever sheet it comes: a digest of its cells.
    pub key: String,
    /// The other desk's verdict and remarks, and the cells of columns that mean nothing to us.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<KeptCell>,
}

/// A cell as the sheet had it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeptCell {
    /// The header of its column.
    pub column: String,
    /// What stands in it, to the letter.
    pub words: String,
}

/// A row of a sheet, and when and by whom it was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSheetRow {
    /// The row itself.
    pub row: IncomingRow,
    /// The handle of whoever brought it in.
    pub by: String,
    /// When it was brought in.
    pub at: Instant,
}
