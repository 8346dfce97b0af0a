//! Workbooks of spreadsheets: the cells of one sheet as text, and what is to be said of how they were read.
//!
//! A workbook from outside is hostile as a document is: no formula is worked out, no macro runs, no other file is looked at.

mod ods;
mod value;
mod xlsx;

use super::OfficeError;
use super::parts::Parts;
use std::fmt::Write as _;

/// The most cells that a sheet may have up to its last row and column, empty ones counted.
const CELLS: usize = 4_000_000;
/// The most that their texts together may have, in bytes.
const BYTES: usize = 64 * 1024 * 1024;
/// How many columns are read.
const COLUMNS: usize = 2_000;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// As the workbook calls it.
    pub name: String,
    /// The other sheets that hold anything, in their order.
    pub others: Vec<String>,
    /// The texts of its cells, row by row; a row that says nothing has none.
    pub rows: Vec<Vec<String>>,
    /// How they were read.
    pub told: Told,
}

/// What is to be said of how a sheet was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Cells that are worked out: what was kept of them is what they last showed.
    pub formulas: usize,
    /// Formulas of which nothing was kept.
    pub unknown: usize,
    /// Cells that show an error, as #N/A.
    pub errors: usize,
    /// Groups of cells that are shown as one.
    pub merged: usize,
    /// Rows that are not shown, and were read.
    pub hidden_rows: usize,
    /// Columns that are not shown, and were read.
    pub hidden_columns: usize,
    /// Notes and comments beside cells.
    pub notes: usize,
    /// It brings macros along, which nobody runs here.
    pub has_macros: bool,
    /// Links to other files, which nobody follows here.
    pub links_elsewhere: usize,
}

/// Whether a media type is that of a workbook that is read here.
pub fn is_workbook(media_type: &str) -> bool {
    media_type.contains("spreadsheetml") || media_type.contains("opendocument.spreadsheet")
}

/// Reads a sheet: the one of this name; else the one that is called so by preference; else the first that holds anything
/// and is not hidden.
///
/// Errors: there is no such sheet; none holds anything.
pub fn read(bytes: &[u8], name: Option<&str>, preferred: &str) -> Result<Table, OfficeError> {
    let mut parts = Parts::open(bytes)?;
    let mut sheets = if parts.has(xlsx::BOOK) { xlsx::read(&mut parts)? } else { ods::read(&mut parts)? };
    let has_macros = parts.has("xl/vbaProject.bin") || parts.has("Basic/script-lc.xml");
    let links_elsewhere = parts.count("xl/externalLinks/external");
    let same = |sheet: &Sheet, name: &str| sheet.name == name || sheet.name.to_lowercase() == name.to_lowercase();
    let filled = |sheet: &Sheet| !sheet.rows.is_empty();
    let at = match name {
        Some(name) => sheets.iter().position(|sheet| same(sheet, name)),
        None => sheets
            .iter()
            .position(|sheet| filled(sheet) && same(sheet, preferred))
            .or_else(|| sheets.iter().position(|sheet| filled(sheet) && !sheet.hidden)),
    };
    let Some(at) = at else {
        let names = sheets.into_iter().map(|sheet| sheet.name).collect();
        return Err(OfficeError::NoSheet { name: name.map(str::to_owned), names });
    };
    let sheet = sheets.remove(at);
    let others = sheets.into_iter().filter(|sheet| filled(sheet) && !sheet.hidden).map(|sheet| sheet.name).collect();
    Ok(Table { name: sheet.name, others, rows: sheet.rows, told: Told { has_macros, links_elsewhere, ..sheet.told } })
}

impl Table {
    /// The cells as CSV, each row of the sheet a record, so that a row's number is its record's. Where a row ends early, the
    /// cells to the sheet's edge are empty ones.
    pub fn as_csv(&self) -> String {
        let mut text = String::new();
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &self.rows {
            for (at, cell) in row.iter().enumerate() {
                let _ = write!(text, "{}\"{}\"", if at > 0 { "," } else { "" }, cell.replace('"', "\"\""));
            }
            if !row.is_empty() {
                text.extend(std::iter::repeat_n(',', width - row.len()));
            }
            text.push_str(if row.is_empty() { "\"\"\r\n" } else { "\r\n" });
        }
        text
    }
}

/// A sheet as a reader finds it.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    hidden: bool,
    rows: Vec<Vec<String>>,
    told: Told,
    /// How many cells the rows have.
    cells: usize,
    bytes: usize,
    /// How many rows say anything, and the widest of them.
    filled: usize,
    width: usize,
}

impl Sheet {
    /// Puts a text at a row and column, from 0; what says nothing needs no place.
    ///
    /// Errors: the sheet would be larger than can be read.
    fn put(&mut self, row: usize, column: usize, text: String) -> Result<(), OfficeError> {
        if text.is_empty() {
            return Ok(());
        }
        let too_large = || OfficeError::TooLarge { sheet: self.name.clone(), limit: CELLS };
        let (added_rows, width) = ((row + 1).saturating_sub(self.rows.len()), column + 1);
        let added = added_rows + width.saturating_sub(self.rows.get(row).map_or(0, Vec::len));
        self.cells += added;
        self.bytes += text.len();
        self.filled += usize::from(self.rows.get(row).is_none_or(Vec::is_empty));
        self.width = self.width.max(width);
        let is_too_large = self.cells.max(self.filled * self.width) > CELLS;
        if column >= COLUMNS || is_too_large || self.bytes > BYTES {
            return Err(too_large());
        }
        if added_rows > 0 {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if self.rows[row].len() < width {
            self.rows[row].resize_with(width, String::new);
        }
        self.rows[row][column] = text;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
