//! Reading a file: the whole of it looked over first, then row by row, each with the line on which it starts.

use super::column::{Field, Shape};
use super::fault::Fault;
use super::header::{Column, Header, Rows};
use super::row::{Format, Row};
use super::scan::{is_blank, lines, scan};
use super::verdict::{Unmapped, UnmappedWord, Verdicts};
use super::{Cells, claim_row, evidence_row};
use crate::domain::{Incoming, IncomingClaim, Verdict};
use crate::error::{Error, Result};
use csv::StringRecord;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Columns, by name or by number from 1, and the fields they are read as; the field `-` leaves one out.
    pub map: Vec<(String, String)>,
    /// What verdict words mean that are not ours.
    pub verdicts: Vec<(String, Verdict)>,
    pub top_row: TopRow,
    pub cells: Cells,
}

/// What the first row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TopRow {
    #[default]
    Header,
    /// The file has no header; its columns are called 1, 2, 3 ...
    Data,
}

/// A file, with what its columns are read as; an iterator over its rows, each with its line.
///
/// The rows of one claim that stand together, each with a piece of evidence, come as one claim. A refused row comes as
/// the error `Unreadable` with its line; rows with nothing in them are passed over.
#[derive(Debug)]
pub struct Sheet<'a> {
    bytes: &'a [u8],
    file: String,
    delimiter: u8,
    format: Format,
    rows: usize,
    unmapped: Vec<UnmappedWord>,
    header: Option<Place>,
    records: Records<'a>,
    record: StringRecord,
    ahead: Option<(StringRecord, Place)>,
    /// What was given out so far.
    given: Vec<Place>,
}

/// Where a row stands in the file, its line end left out.
#[derive(Debug, Clone)]
struct Place {
    lines: Range<u64>,
    bytes: Range<usize>,
}

/// Looks a file over and resolves its header. `file` is its name, for messages and for `.tsv`.
///
/// Errors: `Unreadable`, with the line, for what makes the whole file unsafe to read: not UTF-8, nothing in it, a header
/// without rows, two columns of one name or for one field, quotation marks that do not close, no column for what the
/// rows cannot do without, a mapping that names no column or no field.
pub fn read<'a>(bytes: &'a [u8], file: &str, options: &Options) -> Result<Sheet<'a>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let tabs = [".tsv", ".tab"].iter().any(|end| file.to_ascii_lowercase().ends_with(end));
    let scan = scan(bytes, tabs).map_err(|(line, fault)| fault.at(file, line))?;
    let mut records = Records::new(bytes, scan.delimiter);
    let mut record = StringRecord::new();
    let top = match records.next(&mut record) {
        Some(Ok(place)) => place,
        Some(Err(error)) => return Err(unreadable(file, &error)),
        None => return Err(Fault::Empty.at(file, None)),
    };
    let headless = options.top_row == TopRow::Data;
    let names = record.iter().enumerate().map(|(at, name)| match name.trim() {
        name if headless || name.is_empty() => (at + 1).to_string(),
        name => name.to_owned(),
    });
    let header = Header::new(names.collect(), &options.map).map_err(|fault| fault.at(file, Some(top.lines.start)))?;
    let rows = scan.records - usize::from(!headless);
    if rows == 0 {
        return Err(Fault::NoRows.at(file, None));
    }
    if headless {
        records = Records::new(bytes, scan.delimiter);
    }
    let format = Format { header, verdicts: Verdicts::new(&options.verdicts), cells: options.cells };
    let unmapped = unmapped(Records::new(bytes, scan.delimiter), usize::from(!headless), &format);
    Ok(Sheet {
        bytes,
        file: file.to_owned(),
        delimiter: scan.delimiter,
        format,
        rows,
        unmapped,
        header: (!headless).then_some(top),
        records,
        record,
        ahead: None,
        given: Vec::new(),
    })
}

impl Sheet<'_> {
    /// Every column with what it is read as, in the order of the file.
    pub fn columns(&self) -> &[Column] {
        &self.format.header.columns
    }

    /// Which of our own shapes it is; none for somebody else's sheet.
    pub fn shape(&self) -> Option<Shape> {
        self.format.header.shape
    }

    /// How many rows it has, those without content left out.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// What separates its cells.
    pub fn delimiter(&self) -> char {
        self.delimiter.into()
    }

    /// The verdict words that are not ours and that nobody mapped, fifty at the most; their rows are refused.
    pub fn unmapped(&self) -> &[UnmappedWord] {
        &self.unmapped
    }

    /// Copies the header and, of the rows given out so far, those on the lines named: byte for byte, to be mended and
    /// read again in the same way. The rows of one claim go together.
    pub fn copy_rows(&self, on: &BTreeSet<u64>, out: &mut impl Write) -> io::Result<()> {
        let picked = self.given.iter().filter(|place| on.range(place.lines.clone()).next().is_some());
        self.header.iter().chain(picked).try_for_each(|place| {
            out.write_all(&self.bytes[place.bytes.clone()])?;
            out.write_all(b"\r\n")
        })
    }

    fn row<'r>(&'r self, record: &'r StringRecord) -> std::result::Result<Row<'r>, Fault> {
        let expected = self.format.header.columns.len();
        if record.len() != expected {
            return Err(Fault::Cells { found: record.len(), expected });
        }
        Ok(Row { record, format: &self.format })
    }

    fn incoming(&self, record: &StringRecord) -> std::result::Result<Incoming, Fault> {
        let row = self.row(record)?;
        match self.format.header.rows {
            Rows::Claims => claim_row::claim(row).map(|claim| Incoming::Claim(Box::new(claim))),
            Rows::Evidence => evidence_row::evidence_row(row),
            Rows::Sources => evidence_row::source_row(row),
            Rows::Statuses => evidence_row::status_row(row),
        }
    }

    /// Whether a row is more evidence for the claim of the row before it: of the same uid, or of the same number and
    /// text.
    fn continues(&self, record: &StringRecord) -> bool {
        let (Ok(first), Ok(next)) = (self.row(&self.record), self.row(record)) else { return false };
        let same = |field| first.has(field) && first.text(field) == next.text(field);
        let claim = match first.has(Field::Uid) {
            true => same(Field::Uid),
            false => !next.has(Field::Uid) && same(Field::Number) && same(Field::Text),
        };
        claim && self.format.header.columns_of(true).any(|at| !record[at].trim().is_empty())
    }

    /// Adds the evidence of a further row of a claim.
    fn extend(&self, claim: &mut IncomingClaim, record: &StringRecord) -> std::result::Result<(), Fault> {
        let differs = |at: &usize| !record[*at].trim().is_empty() && record[*at] != self.record[*at];
        if let Some(at) = self.format.header.columns_of(false).find(differs) {
            return Err(Fault::RowsDisagree { column: self.columns()[at].name.clone() });
        }
        claim.evidence.extend(evidence_row::inline(self.row(record)?)?);
        Ok(())
    }

    /// The next record, into `self.record`.
    fn advance(&mut self) -> Option<Result<Place>> {
        if let Some((record, place)) = self.ahead.take() {
            self.record = record;
            return Some(Ok(place));
        }
        Some(self.records.next(&mut self.record)?.map_err(|error| unreadable(&self.file, &error)))
    }
}

impl Iterator for Sheet<'_> {
    type Item = (u64, Result<Incoming>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut place = match self.advance()? {
            Ok(place) => place,
            Err(error) => return Some((self.records.line, Err(error))),
        };
        let mut line = place.lines.start;
        let mut read = self.incoming(&self.record);
        while self.format.header.rows == Rows::Claims && self.ahead.is_none() {
            let mut record = StringRecord::new();
            let Some(Ok(next)) = self.records.next(&mut record) else { break };
            if !self.continues(&record) {
                self.ahead = Some((record, next));
                break;
            }
            place = Place { lines: place.lines.start..next.lines.end, bytes: place.bytes.start..next.bytes.end };
            if let Ok(Incoming::Claim(claim)) = &mut read
                && let Err(fault) = self.extend(claim, &record)
            {
                line = next.lines.start;
                read = Err(fault);
            }
        }
        self.given.push(place);
        Some((line, read.map_err(|fault| fault.at(&self.file, Some(line)))))
    }
}

fn unreadable(file: &str, error: &csv::Error) -> Error {
    let line = error.position().map(csv::Position::line);
    Error::Unreadable { file: file.to_owned(), line, what: error.to_string() }
}

/// The records of a file with their places, those without content passed over.
#[derive(Debug)]
struct Records<'a> {
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    /// Up to where the lines are counted, and the line there.
    at: usize,
    line: u64,
}

impl<'a> Records<'a> {
    fn new(bytes: &'a [u8], delimiter: u8) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        let reader = builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes);
        Self { bytes, reader, at: 0, line: 1 }
    }

    fn next(&mut self, record: &mut StringRecord) -> Option<std::result::Result<Place, csv::Error>> {
        loop {
            match self.reader.read_record(record) {
                Ok(true) if is_blank(record.iter().map(str::as_bytes)) => {}
                Ok(true) => return Some(Ok(self.place(record))),
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn place(&mut self, record: &StringRecord) -> Place {
        let is_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let end = (self.reader.position().byte() as usize).min(self.bytes.len());
        let start = record.position().map_or(self.at, |position| position.byte() as usize).min(end);
        let row = &self.bytes[start..end];
        let start = start + row.iter().take_while(is_end).count();
        let end = (end - row.iter().rev().take_while(is_end).count()).max(start);
        self.line += lines(self.bytes, self.at..start);
        let first = self.line;
        self.line += lines(self.bytes, start..end);
        self.at = end;
        Place { lines: first..self.line + 1, bytes: start..end }
    }
}

/// The verdict words that nobody can read, `skip` records left out.
fn unmapped(mut records: Records<'_>, skip: usize, format: &Format) -> Vec<UnmappedWord> {
    let columns: Vec<usize> =
        [Field::Status, Field::SaidStatus].iter().filter_map(|field| format.header.at(*field)).collect();
    let mut unmapped = Unmapped::default();
    let mut record = StringRecord::new();
    let mut passed = 0;
    while !columns.is_empty()
        && let Some(Ok(place)) = records.next(&mut record)
    {
        passed += 1;
        for cell in columns.iter().filter(|_| passed > skip).filter_map(|at| record.get(*at)) {
            let cell = super::cell::read(cell, format.cells);
            if !cell.trim().is_empty() && !format.verdicts.knows(&cell) {
                unmapped.note(&cell, place.lines.start);
            }
        }
    }
    unmapped.words
}
