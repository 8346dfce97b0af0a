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
use csv::{ByteRecord, StringRecord};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

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
    /// The record behind it, where that was looked at already.
    next: StringRecord,
    ahead: Option<Result<Place>>,
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
    let scan = scan(bytes, tabs).map_err(|(line, fault)| fault.of_file(file, line))?;
    let mut records = Records::new(bytes, scan.delimiter);
    let mut record = StringRecord::new();
    let top = match records.next(&mut record) {
        Some(Ok(place)) => place,
        Some(Err(error)) => return Err(unreadable(file, &error)),
        None => return Err(Fault::Empty.of_file(file, None)),
    };
    let headless = options.top_row == TopRow::Data;
    let names = record.iter().enumerate().map(|(at, name)| match name.trim() {
        name if headless || name.is_empty() => (at + 1).to_string(),
        name => name.to_owned(),
    });
    let header =
        Header::new(names.collect(), &options.map).map_err(|fault| fault.of_file(file, Some(top.lines.start)))?;
    let rows = scan.records - usize::from(!headless);
    if rows == 0 {
        return Err(Fault::NoRows.of_file(file, None));
    }
    if headless {
        records = Records::new(bytes, scan.delimiter);
    }
    let format = Format { header, verdicts: Verdicts::new(&options.verdicts), cells: options.cells };
    let unmapped = unmapped(Records::new(bytes, scan.delimiter), options.top_row, &format);
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
        next: StringRecord::new(),
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
        // At the start of a file readers would drop it.
        if self.header.as_ref().is_some_and(|header| self.bytes[header.bytes.clone()].starts_with(BYTE_ORDER_MARK)) {
            out.write_all(b"\r\n")?;
        }
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

    /// Whether the next row is more evidence for the claim of this one: of the same uid, or of the same number and text.
    fn goes_on(&self) -> bool {
        let (Ok(first), Ok(next)) = (self.row(&self.record), self.row(&self.next)) else { return false };
        let same = |field| first.has(field) && first.text(field) == next.text(field);
        let claim = match first.has(Field::Uid) {
            true => same(Field::Uid),
            false => !next.has(Field::Uid) && same(Field::Number) && same(Field::Text),
        };
        claim && self.format.header.columns_of(true).any(|at| !self.next[at].trim().is_empty())
    }

    /// Adds the evidence of the next row to the claim of this one.
    fn extend(&self, claim: &mut IncomingClaim) -> std::result::Result<(), Fault> {
        let differs = |at: &usize| !self.next[*at].trim().is_empty() && self.next[*at] != self.record[*at];
        if let Some(at) = self.format.header.columns_of(false).find(differs) {
            return Err(Fault::RowsDisagree { column: self.columns()[at].name.clone() });
        }
        claim.evidence.extend(evidence_row::inline(self.row(&self.next)?)?);
        Ok(())
    }

    /// The next record, into `self.record`.
    fn advance(&mut self) -> Option<Result<Place>> {
        if let Some(ahead) = self.ahead.take() {
            std::mem::swap(&mut self.record, &mut self.next);
            return Some(ahead);
        }
        Some(self.records.next(&mut self.record)?.map_err(|error| unreadable(&self.file, &error)))
    }

    /// Looks at the record behind, into `self.next`.
    fn look_ahead(&mut self) -> Option<Result<Place>> {
        Some(self.records.next(&mut self.next)?.map_err(|error| unreadable(&self.file, &error)))
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
        let has_name = |row: Row<'_>| row.has(Field::Uid) || row.has(Field::Number);
        let groups = self.format.header.rows == Rows::Claims && self.row(&self.record).is_ok_and(has_name);
        while groups && let Some(ahead) = self.look_ahead() {
            let next = match ahead {
                Ok(next) if self.goes_on() => next,
                other => {
                    self.ahead = Some(other);
                    break;
                }
            };
            place = Place { lines: place.lines.start..next.lines.end, bytes: place.bytes.start..next.bytes.end };
            if let Ok(Incoming::Claim(claim)) = &mut read
                && let Err(fault) = self.extend(claim)
            {
                line = next.lines.start;
                read = Err(fault);
            }
        }
        self.given.push(place);
        Some((line, read.map_err(|fault| fault.of_row(&self.file, line))))
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
        let start = self.start(record.position()).max(self.at);
        let end = (self.reader.position().byte() as usize).clamp(start, self.bytes.len());
        let end = end - self.bytes[start..end].iter().rev().take_while(is_line_end).count();
        self.line += lines(self.bytes, self.at..start);
        let first = self.line;
        self.line += lines(self.bytes, start..end);
        self.at = end;
        Place { lines: first..self.line + 1, bytes: start..end }
    }

    /// Where a record starts; its position may lie before line ends that end nothing.
    fn start(&self, position: Option<&csv::Position>) -> usize {
        let from = position.map_or(0, |position| position.byte() as usize).min(self.bytes.len());
        from + self.bytes[from..].iter().take_while(is_line_end).count()
    }
}

fn is_line_end(byte: &&u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// The verdict words that nobody can read.
fn unmapped(mut records: Records<'_>, top_row: TopRow, format: &Format) -> Vec<UnmappedWord> {
    let columns: Vec<usize> =
        [Field::Status, Field::SaidStatus].iter().filter_map(|field| format.header.at(*field)).collect();
    let mut unmapped = Unmapped::default();
    let mut record = ByteRecord::new();
    let mut is_header = top_row == TopRow::Header;
    while !columns.is_empty() && records.reader.read_byte_record(&mut record).unwrap_or(false) {
        if is_blank(&record) || std::mem::take(&mut is_header) {
            continue;
        }
        for cell in columns.iter().filter_map(|at| std::str::from_utf8(record.get(*at)?).ok()) {
            let word = super::cell::read(cell, format.cells);
            if !word.trim().is_empty() && format.verdicts.meaning(&word).is_none() {
                let start = records.start(record.position());
                unmapped.note(&word, || lines(records.bytes, 0..start) + 1);
            }
        }
    }
    unmapped.words
}
