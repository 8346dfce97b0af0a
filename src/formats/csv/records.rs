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

#[derive(Debug)]
pub struct Records<'a> {
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    /// Where in the file the reader began.
    start: usize,
    /// Up to where the lines are counted, and the line there.
    at: usize,
    pub line: u64,
}

impl<'a> Records<'a> {
    pub fn new(bytes: &'a [u8], start: usize, delimiter: u8) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        let reader = builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(&bytes[start..]);
        Self { bytes, reader, start, at: start, line: lines(bytes, 0..start) + 1 }
    }

    pub fn next(&mut self, record: &mut StringRecord) -> Option<Result<Place, csv::Error>> {
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
        let start = self.starts(record.position()).max(self.at);
        let end = (self.start + self.reader.position().byte() as usize).clamp(start, self.bytes.len());
        let end = end - self.bytes[start..end].iter().rev().take_while(is_line_end).count();
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
