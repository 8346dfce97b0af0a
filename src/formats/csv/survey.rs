//! One look over all rows before the first is read: how many there are, which verdict words nobody can read, in which
//! order a column's dates are written, and which columns hold anything at all.

use super::column::Field;
use super::date::{DateOrder, shows};
use super::layout::is_comment;
use super::records::Records;
use super::row::{Format, Row};
use super::verdict::{Unmapped, UnmappedWord};
use csv::StringRecord;

/// What the look showed.
#[derive(Debug)]
pub struct Survey {
    /// Comments left out.
    pub rows: usize,
    pub unmapped: Vec<UnmappedWord>,
    /// By column; none where no row decides, or two disagree.
    pub orders: Vec<Option<DateOrder>>,
    /// By column: whether any cell is filled.
    pub filled: Vec<bool>,
    /// By column: whether a remark beside no verdict is in it.
    pub remarked: Vec<bool>,
}

/// What is known of the order in a column so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    One(DateOrder),
    Both,
}

pub fn survey(mut records: Records<'_>, format: &Format) -> Survey {
    let header = &format.header;
    let columns = header.columns.len();
    let verdicts: Vec<usize> =
        [Field::Status, Field::SaidStatus].iter().filter_map(|field| header.at(*field, 0)).collect();
    let mut shown = vec![Shown::Nothing; columns];
    let mut survey = Survey {
        rows: 0,
        unmapped: Vec::new(),
        orders: Vec::new(),
        filled: vec![false; columns],
        remarked: vec![false; columns],
    };
    let mut unmapped = Unmapped::default();
    let mut record = StringRecord::new();
    // A record that cannot be read is refused when its turn comes.
    while let Some(Ok(place)) = records.next(&mut record) {
        if header.shape.is_none() && is_comment(&record, columns) {
            continue;
        }
        survey.rows += 1;
        for (at, cell) in record.iter().enumerate().take(columns).filter(|(_, cell)| !cell.trim().is_empty()) {
            survey.filled[at] = true;
            if format.is_date(at)
                && let Some(order) = shows(cell)
            {
                shown[at] = match shown[at] {
                    Shown::Nothing => Shown::One(order),
                    Shown::One(before) if before == order => Shown::One(order),
                    Shown::One(_) | Shown::Both => Shown::Both,
                };
            }
        }
        let row = Row { record: &record, format, piece: 0 };
        for at in row.remarks().into_iter().filter(|at| row.is_filled(*at)) {
            survey.remarked[at] = true;
        }
        for cell in verdicts.iter().filter_map(|at| record.get(*at)) {
            let word = super::cell::read(cell, format.cells);
            if !word.trim().is_empty() && format.verdicts.meaning(&word).is_none() {
                unmapped.note(&word, || place.lines.start);
            }
        }
    }
    survey.unmapped = unmapped.words;
    survey.orders = shown
        .into_iter()
        .map(|shown| match shown {
            Shown::One(order) => Some(order),
            Shown::Nothing | Shown::Both => None,
        })
        .collect();
    survey
}
