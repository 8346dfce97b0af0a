//! One row, with its cells by field: checked as they are read, so that a refusal can name the column.

use super::Cells;
use super::column::Field;
use super::fault::Fault;
use super::header::Header;
use super::verdict::Verdicts;
use super::{cell, list};
use crate::domain::{Decimal, Invalid, Verdict, Word, quantity, text};
use csv::StringRecord;
use std::borrow::Cow;
use std::str::FromStr;

/// How the rows of one file are read.
#[derive(Debug)]
pub struct Format {
    pub header: Header,
    pub verdicts: Verdicts,
    pub cells: Cells,
}

#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    pub record: &'r StringRecord,
    pub format: &'r Format,
}

type Read<T> = Result<Option<T>, Fault>;

impl<'r> Row<'r> {
    /// What stands in the field's cell; none where it is blank or there is no such column.
    pub fn text(self, field: Field) -> Option<Cow<'r, str>> {
        let cell = self.record.get(self.format.header.at(field)?)?;
        (!cell.trim().is_empty()).then(|| cell::read(cell, self.format.cells))
    }

    pub fn has(self, field: Field) -> bool {
        self.format.header.at(field).and_then(|at| self.record.get(at)).is_some_and(|cell| !cell.trim().is_empty())
    }

    /// What the file calls the column of the field.
    pub fn column(self, field: Field) -> String {
        self.format.header.name(field).unwrap_or(field.word()).to_owned()
    }

    pub fn refused(self, field: Field, why: Invalid) -> Fault {
        Fault::Cell { column: self.column(field), why }
    }

    fn read<T>(self, field: Field, read: impl FnOnce(&str) -> Result<T, Invalid>) -> Read<T> {
        let value = self.text(field).map(|cell| read(&cell)).transpose();
        value.map_err(|why| self.refused(field, why))
    }

    /// A field that the row cannot do without.
    pub fn needed<T>(self, field: Field, noun: &'static str, value: Read<T>) -> Result<T, Fault> {
        match value? {
            Some(value) => Ok(value),
            None if self.format.header.at(field).is_none() => Err(Fault::NoColumnFor { field }),
            None => Err(self.refused(field, Invalid::Empty { field: noun })),
        }
    }

    pub fn line(self, field: Field, noun: &'static str) -> Read<String> {
        self.read(field, |cell| text::line(noun, cell))
    }

    /// A passage: to the byte from our own shapes, trimmed from other people's sheets.
    pub fn passage(self, field: Field, noun: &'static str) -> Read<String> {
        let ours = self.format.header.shape.is_some();
        self.read(field, |cell| text::passage(noun, if ours { cell } else { cell.trim() }))
    }

    pub fn url(self, field: Field) -> Read<String> {
        self.read(field, text::url)
    }

    /// A date, a number with its letter, a uid.
    pub fn parse<T: FromStr<Err = Invalid>>(self, field: Field) -> Read<T> {
        self.read(field, |cell| cell.trim().parse())
    }

    pub fn word<W: Word>(self, field: Field) -> Read<W> {
        self.read(field, W::parse)
    }

    pub fn words<W: Word>(self, field: Field) -> Result<Vec<W>, Fault> {
        let read = |cell: &str| list::parts(cell).iter().map(|part| W::parse(part)).collect();
        Ok(self.read(field, read)?.unwrap_or_default())
    }

    pub fn verdict(self, field: Field) -> Read<Verdict> {
        let Some(word) = self.text(field) else { return Ok(None) };
        match self.format.verdicts.meaning(&word) {
            Some(verdict) => Ok(Some(verdict)),
            None => Err(Fault::Verdict { column: self.column(field), word: word.trim().to_owned() }),
        }
    }

    pub fn decimal(self, field: Field) -> Read<Decimal> {
        self.read(field, quantity::decimal)
    }

    /// A step on a scale: priority, worth, credibility.
    pub fn step<T: TryFrom<u8, Error = Invalid>>(self, field: Field) -> Read<T> {
        self.read(field, |cell| {
            let given: i64 = cell.trim().parse().map_err(|_| Invalid::Decimal { given: cell.to_owned() })?;
            T::try_from(u8::try_from(given).unwrap_or(u8::MAX)).map_err(|invalid| match invalid {
                Invalid::OutOfRange { field, low, high, .. } => Invalid::OutOfRange { field, given, low, high },
                other => other,
            })
        })
    }

    /// A place in a text, in code points.
    pub fn position(self, field: Field) -> Read<u32> {
        self.read(field, |cell| cell.trim().parse().map_err(|_| Invalid::Decimal { given: cell.to_owned() }))
    }
}
