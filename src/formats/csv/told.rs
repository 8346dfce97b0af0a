//! What became of a sheet's filled cells: every one is counted in one place.

use super::header::Reading;
use super::records::Place;
use super::row::Row;
use std::collections::BTreeSet;

/// How many filled cells went where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cells {
    /// Read as a value of ours, or follows from one.
    pub values: usize,
    /// Kept on a claim as the sheet had it.
    pub kept: usize,
    /// In rows that were refused.
    pub refused: usize,
    /// In rows that were here already.
    pub here: usize,
    /// In columns that the user leaves out.
    pub left_out: usize,
}

/// A row that was given out, with those that go on with it.
#[derive(Debug)]
pub struct Given {
    pub place: Place,
    /// The line that it came with.
    pub line: u64,
    pub cells: Cells,
}

impl Cells {
    /// The cells of one row, should it be stored.
    pub fn of_row(row: Row<'_>) -> Self {
        let mut cells = Self::default();
        let remarks = row.remarks();
        for (at, _) in row.record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            match row.format.header.columns.get(at).map(|column| column.reading) {
                Some(Reading::Field(_)) if remarks.contains(&at) || row.is_placeholder(at) => cells.kept += 1,
                Some(Reading::Field(_) | Reading::Computed) => cells.values += 1,
                Some(Reading::LeftOut) => cells.left_out += 1,
                // Cells behind the last column have their row refused.
                Some(Reading::Unknown | Reading::Words(_)) | None => cells.kept += 1,
            }
        }
        cells
    }

    /// All rows that were given out, by what became of each: `refused` and `here` name rows by their lines.
    pub fn of(given: &[Given], refused: &BTreeSet<u64>, here: &BTreeSet<u64>) -> Self {
        let of_one = |given: &Given| {
            let Self { values, kept, left_out, .. } = given.cells;
            if refused.contains(&given.line) {
                Self { refused: values + kept + left_out, ..Self::default() }
            } else if here.contains(&given.line) {
                Self { here: values + kept + left_out, ..Self::default() }
            } else {
                given.cells
            }
        };
        given.iter().map(of_one).fold(Self::default(), Self::and)
    }

    /// Both counts together.
    pub fn and(self, other: Self) -> Self {
        Self {
            values: self.values + other.values,
            kept: self.kept + other.kept,
            refused: self.refused + other.refused,
            here: self.here + other.here,
            left_out: self.left_out + other.left_out,
        }
    }
}
