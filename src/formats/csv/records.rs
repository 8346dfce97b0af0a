//! The records of a file with their places in it, those without content passed over.

use super::scan::{is_blank, lines};
use csv::StringRecord;
use std::ops::Range;

/// Where a row stands in the file, its line end left out.
#[derive(Debug, Clone, Default)]
pub struct Place {
    pub lines: Range<u64>,
    pub bytes: Range<usize>,
}

/// What a number of a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counted {
    /// Lines of the file, as an editor counts them.
    #[default]
    Lines,
    /// Rows of a spreadsheet, each of which is a record here, though a cell has several lines.
    Records,
}

#[derive(Debug)]
pub struct Records<'a> {
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    /// Where in the file the reader began.
    start: usize,
    /// Up to where the lines are counted, and the line there.
    at: usize,
    pub line: u64,
    counted: Counted,
}

impl<'a> Records<'a> {
    pub fn new(bytes: &'a [u8], start: usize, delimiter: u8, counted: Counted) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        let reader = builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(&bytes[start..]);
        let line = match counted {
            Counted::Lines => lines(bytes, 0..start) + 1,
            // Whoever begins further down counts no rows.
            Counted::Records => 0,
        };
        Self { bytes, reader, start, at: start, line, counted }
    }

    /// The same, where the rows before it end with this line.
    pub fn after(mut self, end: u64) -> Self {
        if self.counted == Counted::Records {
            self.line = end.saturating_sub(1);
        }
        self
    }

    pub fn next(&mut self, record: &mut StringRecord) -> Option<Result<Place, csv::Error>> {
        loop {
            let read = self.reader.read_record(record);
            self.line += u64::from(self.counted == Counted::Records && matches!(read, Ok(true)));
            match read {
                Ok(true) if is_blank(record.iter().map(str::as_bytes)) => {}
                Ok(true) => return Some(Ok(self.place(record))),
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn place(&mut self, record: &StringRecord) -> Place {
        let start = self.starts(record.position()).max(self.at);
        let end = (self.start + self.reader.position().byte() as usize).clamp(start, self.bytes.len());
        let end = end - self.bytes[start..end].iter().rev().take_while(is_line_end).count();
        if self.counted == Counted::Records {
            return Place { lines: self.line..self.line + 1, bytes: start..end };
        }
        self.line += lines(self.bytes, self.at..start);
        let first = self.line;
        self.line += lines(self.bytes, start..end);
        self.at = end;
        Place { lines: first..self.line + 1, bytes: start..end }
    }

    /// Where a record starts; its position may lie before line ends that end nothing.
    fn starts(&self, position: Option<&csv::Position>) -> usize {
        let from = position.map_or(0, |position| position.byte() as usize);
        let from = (self.start + from).min(self.bytes.len());
        from + self.bytes[from..].iter().take_while(is_line_end).count()
    }
}

fn is_line_end(byte: &&u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}
