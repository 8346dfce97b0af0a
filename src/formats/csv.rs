//! CSV in and out: sheets that spreadsheets open safely, and that come back as what they were.
//!
//! Five shapes are written and recognised again by their headers: `claims`, `evidence`, `sources`, `statuses`, and
//! `sheet`, which has one flat row for each claim and piece of evidence. Rows of one claim that stand together become
//! one claim again. An empty cell of a row with a uid means that there is nothing; of a row without one, that nobody
//! looked, so figures and hedges are read from the claim's words.
//!
//! Other people's sheets are read by the names that columns usually have (`aliases.txt`), one row a claim, with evidence
//! where sources are on the row or in rows below that leave the claim empty: a name, an address, or S3 for one that is in
//! the case. Its stance is `context` unless a column says more, for a verdict beside a link does not say which way the
//! link points. A remark is the rationale of the verdict beside it, and without one it is the sheet's own words: kept, and
//! nobody's finding. Verdict words other than ours, and dates that can mean two days, are refused until the user says what they mean. Every filled cell ends as a
//! value, among the words that are kept of its row, or in a row that is refused; `told` counts them.
//!
//! What CSV leaves behind (JSON and the ledger keep everything): what is kept of other people's rows, the words around an
//! anchor, relations, revisions, and what is known of the voices between the article and the claimant beyond their
//! names. `claims` also leaves the `said` question's rationale and what else only `sheet` has columns for; `claims`
//! and `sheet` carry the status that holds, `statuses` every one there ever was. What is computed (`stage`, the
//! counts) and what only the ledger can know (who, when) is written and not read. The names of confidential sources
//! leave in no shape. The numbers that a rationale cites are those of the case that was written: `sheet` brings the
//! evidence along and they are changed with it; `statuses` alone fit a case whose evidence has the same numbers.

mod alias;
mod cell;
mod claim_row;
mod column;
mod continued;
mod evidence_row;
mod fault;
mod figure;
mod group;
mod header;
mod inline_source;
mod layout;
mod links;
mod list;
mod read;
mod records;
mod row;
mod row_key;
mod scan;
mod survey;
mod told;
mod verdict;
mod write;

#[cfg(test)]
mod others_sheets;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod samples;

use super::date;
pub use super::date::DateOrder;
pub use column::{Field, Shape};
pub use header::{Column, Reading, VerdictWords};
pub use read::{Counted, Options, Sheet, TopRow, read};
pub use row_key::row_key;
pub use told::Cells as CellsTold;
pub use verdict::UnmappedWord;
pub use write::{Mark, Style, Writer};

/// How text stands in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cells {
    /// Nothing that a spreadsheet would run, and no character that hides; reading undoes both.
    #[default]
    Guarded,
    /// The text itself.
    Raw,
}
