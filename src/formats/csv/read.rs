//! Reading a file: the whole of it looked over first, then row by row, each with the line on which it starts.

use super::column::{Field, Shape};
use super::continued;
use super::date::DateOrder;
use super::fault::Fault;
use super::header::{Column, Header, Reading, Rows, VerdictWords};
use super::layout::{self, Head, is_comment};
pub use super::records::Counted;
use super::records::{Place, Records};
use super::row::{Format, Row};
use super::row_key::row_key;
use super::scan::scan;
use super::survey::survey;
use super::told::{Cells as Told, Given};
use super::verdict::{UnmappedWord, Verdicts};
use super::{Cells, alias, claim_row, evidence_row};
use crate::domain::{Incoming, IncomingClaim, IncomingRow, KeptCell, Verdict};
use crate::error::{Error, Result};
use csv::StringRecord;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// How a file is to be read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Columns, by name or by number from 1, and the fields they are read as; the field `-` leaves one out.
    pub map: Vec<(String, String)>,
    /// The same, of sheets before this one: what is not a column here is passed over.
    pub saved_map: Vec<(String, String)>,
    /// What verdict words mean that are not ours.
    pub verdicts: Vec<(String, Verdict)>,
    /// Whether words in a verdict column are verdicts of ours.
    pub verdict_words: VerdictWords,
    /// Whether the first row names the columns.
    pub top_row: TopRow,
    /// How text stands in the cells.
    pub cells: Cells,
    /// What separates the cells; none looks at the file.
    pub delimiter: Option<u8>,
    /// The line on which the columns are named; none looks at the file.
    pub header_line: Option<u64>,
    /// What comes first in dates in numbers; none looks at each column.
    pub dates: Option<DateOrder>,
    /// What the number of a row counts.
    pub counted: Counted,
    /// The article that all claims are of, unless a row names another.
    pub article: Option<String>,
}

/// What the first row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TopRow {
    /// It names the columns.
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
    filled: Vec<bool>,
    /// By column: whether a remark beside no verdict is in it.
    remarked: Vec<bool>,
    header: Option<Place>,
    /// What stood above the table or between its rows and waits for a claim to go with.
    loose: Vec<KeptCell>,
    records: Records<'a>,
    record: StringRecord,
    /// The record behind it, where that was looked at already.
    next: StringRecord,
    ahead: Option<Result<Place>>,
    /// What was given out so far.
    given: Vec<Given>,
}

/// Looks a file over and resolves its header. `file` is its name, for messages and for `.tsv`.
///
/// Errors: `Unreadable`, with the line, for what makes the whole file unsafe to read: not UTF-8, nothing in it, a header
/// without rows, two columns for the claim's text, quotation marks that do not close, no column for what the rows cannot
/// do without, a mapping that names no column or no field.
pub fn read<'a>(bytes: &'a [u8], file: &str, options: &Options) -> Result<Sheet<'a>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let told = layout::told(bytes);
    let start = told.map_or(0, |(_, start)| start);
    let map = [options.map.as_slice(), &options.saved_map].concat();
    let by_name = || [".tsv", ".tab"].iter().any(|end| file.to_ascii_lowercase().ends_with(end)).then_some(b'\t');
    let delimiter = options.delimiter.or(told.map(|(sign, _)| sign)).or_else(by_name);
    let delimiter = delimiter.unwrap_or_else(|| layout::delimiter(bytes, start, &map));
    scan(bytes, start, delimiter).map_err(|(line, fault)| fault.of_file(file, line))?;

    let headless = options.top_row == TopRow::Data;
    let (head, behind, records) = if headless {
        let names = (1..=layout::width(bytes, start, delimiter)).map(|number| number.to_string()).collect();
        let head = Head { names, place: Place::default(), above: Vec::new() };
        (head, start, Records::new(bytes, start, delimiter, options.counted))
    } else {
        let (head, records) = layout::head(bytes, start, delimiter, &map, options.header_line, options.counted)
            .map_err(|fault| fault.of_file(file, options.header_line))?;
        let behind = head.place.bytes.end;
        (head, behind, records)
    };
    let Head { names, place, above } = head;
    let named = |(number, name): (usize, String)| if name.is_empty() { number.to_string() } else { name };
    let names: Vec<String> = (1..).zip(names).map(named).collect();
    let map = effective(&options.map, &options.saved_map, &names);
    let header = Header::new(names, &map, options.verdict_words, options.article.is_some())
        .map_err(|fault| fault.of_file(file, (!headless).then(|| place.lines.end - 1)))?;
    let mut format = Format {
        header,
        verdicts: Verdicts::new(&options.verdicts),
        cells: options.cells,
        dates: options.dates,
        orders: Vec::new(),
        article: options.article.clone(),
    };
    let survey = survey(Records::new(bytes, behind, delimiter, options.counted).after(place.lines.end), &format);
    format.orders = survey.orders;
    if survey.rows == 0 {
        return Err(Fault::NoRows.of_file(file, None));
    }
    Ok(Sheet {
        bytes,
        file: file.to_owned(),
        delimiter,
        format,
        rows: survey.rows,
        unmapped: survey.unmapped,
        filled: survey.filled,
        remarked: survey.remarked,
        header: (!headless).then_some(place),
        loose: above,
        records,
        record: StringRecord::new(),
        next: StringRecord::new(),
        ahead: None,
        given: Vec::new(),
    })
}

/// The user's mapping, and behind it what was saved of other sheets, as far as this one has the columns.
fn effective(map: &[(String, String)], saved: &[(String, String)], names: &[String]) -> Vec<(String, String)> {
    let same = |name: &str, other: &str| name == other || alias::folded(name) == alias::folded(other);
    let is_here = |column: &str| names.iter().any(|name| same(name, column));
    let is_mapped = |column: &str| map.iter().any(|(mapped, _)| same(mapped, column));
    let saved = saved.iter().filter(|(column, _)| is_here(column) && !is_mapped(column));
    map.iter().chain(saved).cloned().collect()
}

impl Sheet<'_> {
    /// Every column with what it is read as, in the order of the file.
    pub fn columns(&self) -> &[Column] {
        &self.format.header.columns
    }

    /// In which order the dates of a column are written, where its rows or the user say so.
    pub fn date_order(&self, column: usize) -> Option<DateOrder> {
        self.format.order(column).filter(|_| self.format.is_date(column))
    }

    /// The names of the columns whose cells mean nothing here and that have any, or whose words are kept as they stand,
    /// in some rows at least.
    pub fn kept_columns(&self) -> Vec<&str> {
        let is_kept = |(at, column): &(usize, &Column)| {
            self.remarked[*at] || self.filled[*at] && matches!(column.reading, Reading::Unknown | Reading::Words(_))
        };
        self.columns().iter().enumerate().filter(is_kept).map(|(_, column)| column.name.as_str()).collect()
    }

    /// Which of our own shapes it is; none for somebody else's sheet.
    pub fn shape(&self) -> Option<Shape> {
        self.format.header.shape
    }

    /// How many rows it has, those without content left out.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The lines of each row given out so far, with those of the rows that go on with it.
    pub fn spans(&self) -> Vec<Range<u64>> {
        self.given.iter().map(|given| given.place.lines.clone()).collect()
    }

    /// What separates its cells.
    pub fn delimiter(&self) -> char {
        self.delimiter.into()
    }

    /// The verdict words that are not ours and that nobody mapped, fifty at the most; their rows are refused.
    pub fn unmapped(&self) -> &[UnmappedWord] {
        &self.unmapped
    }

    /// What became of the filled cells of the rows given out so far, of which some were refused and some here already;
    /// each by the line that the row came with.
    pub fn told(&self, refused: &BTreeSet<u64>, here: &BTreeSet<u64>) -> Told {
        Told::of(&self.given, refused, here)
    }

    /// Copies the header and, of the rows given out so far, those on the lines named: byte for byte, to be mended and
    /// read again in the same way. The rows of one claim go together.
    pub fn copy_rows(&self, on: &BTreeSet<u64>, out: &mut impl Write) -> io::Result<()> {
        let places = self.given.iter().map(|given| &given.place);
        let picked = places.filter(|place| on.range(place.lines.clone()).next().is_some());
        // At the start of a file readers would drop it.
        if self.header.as_ref().is_some_and(|header| self.bytes[header.bytes.clone()].starts_with(BYTE_ORDER_MARK)) {
            out.write_all(b"\r\n")?;
        }
        self.header.iter().chain(picked).try_for_each(|place| {
            out.write_all(&self.bytes[place.bytes.clone()])?;
            out.write_all(b"\r\n")
        })
    }

    /// A record as a row. Other people's rows may end early, and cells behind the last column are nothing while they are
    /// empty; of ours, an empty cell says something, so that a missing one is a fault.
    fn row<'r>(&'r self, record: &'r StringRecord) -> std::result::Result<Row<'r>, Fault> {
        let expected = self.format.header.columns.len();
        let is_ours = self.format.header.shape.is_some();
        let surplus = record.iter().skip(expected).any(|cell| !cell.trim().is_empty());
        if surplus || is_ours && record.len() != expected {
            return Err(Fault::Cells { found: record.len(), expected });
        }
        Ok(self.bare(record))
    }

    /// A record as a row, however many cells it has.
    fn bare<'r>(&'r self, record: &'r StringRecord) -> Row<'r> {
        Row { record, format: &self.format, piece: 0 }
    }

    fn incoming(&self, record: &StringRecord, line: u64) -> std::result::Result<Incoming, Fault> {
        let row = self.row(record)?;
        let arrived = IncomingRow {
            sheet: self.file.clone(),
            line,
            key: row_key(None, self.named_cells(record)),
            kept: row.kept(),
        };
        match self.format.header.rows {
            Rows::Claims => claim_row::claim(row, arrived).map(|claim| Incoming::Claim(Box::new(claim))),
            Rows::Evidence => evidence_row::evidence_row(row, arrived),
            Rows::Sources if !arrived.kept.is_empty() => {
                Err(Fault::NothingToKeepWith { columns: arrived.kept.into_iter().map(|cell| cell.column).collect() })
            }
            Rows::Sources => evidence_row::source_row(row),
            Rows::Statuses => evidence_row::status_row(row, arrived),
        }
    }

    fn named_cells<'r>(&'r self, record: &'r StringRecord) -> impl Iterator<Item = (&'r str, &'r str)> {
        self.columns().iter().map(|column| column.name.as_str()).zip(record.iter())
    }

    /// Whether the next row is more evidence for the claim of this one: of the same uid, or of the same number and text;
    /// in other people's sheets one whose claim is left empty.
    fn goes_on(&self) -> bool {
        let (Ok(first), Ok(next)) = (self.row(&self.record), self.row(&self.next)) else { return false };
        let header = &self.format.header;
        let same = |field| first.has(field) && first.text(field) == next.text(field);
        let has_evidence = || header.columns_of_evidence(0).any(|at| next.is_filled(at));
        if first.has(Field::Uid) {
            return same(Field::Uid) && has_evidence();
        }
        if !next.has(Field::Uid) && same(Field::Number) && same(Field::Text) {
            return has_evidence();
        }
        header.shape.is_none() && first.has(Field::Text) && continued::continues(first, next)
    }

    /// Adds the next row to the claim of this one: its evidence, and what is kept of it.
    fn extend(&self, claim: &mut IncomingClaim, line: u64) -> std::result::Result<(), Fault> {
        let next = self.row(&self.next)?;
        let mut kept = next.kept();
        let header = &self.format.header;
        let cell = |record: &StringRecord, at: usize| record.get(at).unwrap_or_default().trim().to_owned();
        for at in header.columns_of_claim().filter(|at| next.is_filled(*at)) {
            let same = cell(&self.next, at) == cell(&self.record, at);
            let is_ours = header.shape.is_some();
            match header.columns[at].reading {
                _ if same => {}
                Reading::Field(Field::Text) if !is_ours => {}
                _ if !is_ours && continued::is_mark(&cell(&self.next, at)) => {}
                Reading::Field(Field::Number) if !is_ours => kept.push(next.as_it_stands(at, &self.next[at])),
                // A remark on the further source; the claim's own stands in its first row.
                Reading::Field(Field::Because) if !is_ours => {
                    let cell = next.as_it_stands(at, &self.next[at]);
                    // Beside no verdict it is kept already.
                    kept.extend((!kept.contains(&cell)).then_some(cell));
                }
                _ => return Err(Fault::RowsDisagree { column: header.columns[at].name.clone() }),
            }
        }
        let evidence = evidence_row::inline(next)?;
        let of = claim.rows.first().map(|(row, _)| row.key.clone());
        let key = row_key(of.as_deref(), self.named_cells(&self.next));
        claim.rows.push((IncomingRow { sheet: self.file.clone(), line, key, kept }, evidence.len()));
        claim.evidence.extend(evidence);
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

    /// A line between the rows that is none; in our own shapes there are none.
    fn comment(&self, record: &StringRecord, place: &Place) -> Option<KeptCell> {
        let header = &self.format.header;
        (header.shape.is_none() && is_comment(record, header.columns.len()))
            .then(|| KeptCell { column: format!("line {}", place.lines.start), words: record[0].trim().to_owned() })
    }
}

impl Iterator for Sheet<'_> {
    type Item = (u64, Result<Incoming>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut place = loop {
            let place = match self.advance()? {
                Ok(place) => place,
                Err(error) => return Some((self.records.line, Err(error))),
            };
            match self.comment(&self.record, &place) {
                Some(comment) => self.loose.push(comment),
                None => break place,
            }
        };
        let mut line = place.lines.start;
        let mut read = self.incoming(&self.record, line);
        let mut cells = Told::of_row(self.bare(&self.record));
        let groups = self.format.header.rows == Rows::Claims && self.row(&self.record).is_ok();
        while groups && let Some(ahead) = self.look_ahead() {
            let next = match ahead {
                Ok(next) => next,
                other => {
                    self.ahead = Some(other);
                    break;
                }
            };
            if let Some(comment) = self.comment(&self.next, &next) {
                self.loose.push(comment);
                continue;
            }
            if !self.goes_on() {
                self.ahead = Some(Ok(next));
                break;
            }
            cells = cells.and(Told::of_row(self.bare(&self.next)));
            place = Place { lines: place.lines.start..next.lines.end, bytes: place.bytes.start..next.bytes.end };
            if let Ok(Incoming::Claim(claim)) = &mut read
                && let Err(fault) = self.extend(claim, next.lines.start)
            {
                line = next.lines.start;
                read = Err(fault);
            }
        }
        if let Ok(Incoming::Claim(claim)) = &mut read
            && let Some((first, _)) = claim.rows.first_mut()
        {
            cells.kept += self.loose.len();
            first.kept.append(&mut self.loose);
        }
        self.given.push(Given { place, line, cells });
        Some((line, read.map_err(|fault| fault.of_row(&self.file, line))))
    }
}

fn unreadable(file: &str, error: &csv::Error) -> Error {
    let line = error.position().map(csv::Position::line);
    Error::Unreadable { file: file.to_owned(), line, what: error.to_string() }
}
