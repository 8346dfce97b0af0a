//! One look over the whole file before any of it is read: UTF-8, the sign between cells, closed quotes, rows.
//!
//! The `csv` crate reads whatever it is given; a stray quotation mark would swallow rows in silence. What passes here
//! has one reading.

use super::fault::Fault;
use std::ops::Range;

/// What the look showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scan {
    pub delimiter: u8,
    /// Records with something in them, the header included.
    pub records: usize,
}

const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Looks the file over; a fault comes with its line. `tabs` is whether its name says that tabs separate.
pub fn scan(bytes: &[u8], tabs: bool) -> Result<Scan, (Option<u64>, Fault)> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err((None, Fault::Utf16));
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        return Err((Some(lines(bytes, 0..at) + 1), Fault::NotUtf8 { byte: bytes[at] }));
    }
    let delimiter = if tabs { b'\t' } else { delimiter(bytes) };
    let records = records(bytes, delimiter)?;
    if records == 0 { Err((None, Fault::Empty)) } else { Ok(Scan { delimiter, records }) }
}

/// How many lines end in a part of the bytes: with LF, CR LF or a CR alone.
pub fn lines(bytes: &[u8], part: Range<usize>) -> u64 {
    let next = bytes.get(part.start + 1..).unwrap_or_default().iter().chain([&0]);
    let ends =
        bytes[part].iter().zip(next).filter(|(byte, next)| **byte == b'\n' || **byte == b'\r' && **next != b'\n');
    ends.count() as u64
}

/// A record without content: spreadsheets leave such rows behind a table.
pub fn is_blank<'a>(cells: impl IntoIterator<Item = &'a [u8]>) -> bool {
    cells.into_iter().all(|cell| cell.iter().all(|byte| is_nothing(*byte)))
}

fn is_nothing(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'"')
}

/// What separates the cells of the first record: commas; or tabs, or semicolons, where it has those and no commas.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut seen = [false; 3];
    let (mut in_quotes, mut at_start) = (false, true);
    let mut has_content = false;
    for byte in bytes {
        let separates = !in_quotes && DELIMITERS.contains(byte);
        match byte {
            b'"' if in_quotes || at_start => in_quotes = !in_quotes,
            b'\r' | b'\n' if !in_quotes && has_content => break,
            _ => {}
        }
        for (sign, seen) in DELIMITERS.iter().zip(&mut seen) {
            *seen |= separates && sign == byte;
        }
        has_content |= !matches!(byte, b'\r' | b'\n');
        at_start = separates || !has_content;
    }
    match seen {
        [false, true, _] => b'\t',
        [false, false, true] => b';',
        _ => b',',
    }
}

/// Where in a cell the scan stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    Start,
    Bare,
    Quotes,
    /// Behind a quotation mark that closes the cell or is half of a doubled one.
    AfterQuote,
}

fn records(bytes: &[u8], delimiter: u8) -> Result<usize, (Option<u64>, Fault)> {
    let mut state = In::Start;
    let (mut records, mut content, mut opened) = (0, false, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let inside = state == In::Quotes;
        state = match (state, *byte) {
            (In::Quotes, b'"') => In::AfterQuote,
            (In::Quotes, _) => In::Quotes,
            (In::AfterQuote, b'"') => In::Quotes,
            (In::Start, b'"') => {
                opened = at;
                In::Quotes
            }
            (_, b'\r' | b'\n') => {
                records += usize::from(std::mem::take(&mut content));
                In::Start
            }
            (_, byte) if byte == delimiter => In::Start,
            (In::AfterQuote, _) => return Err((Some(lines(bytes, 0..at) + 1), Fault::TextAfterQuote)),
            (In::Start | In::Bare, _) => In::Bare,
        };
        let ends = !inside && (*byte == delimiter || matches!(byte, b'\r' | b'\n'));
        content |= !ends && !is_nothing(*byte);
    }
    if state == In::Quotes {
        return Err((Some(lines(bytes, 0..opened) + 1), Fault::UnclosedQuote));
    }
    Ok(records + usize::from(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &[u8]) -> (Option<u64>, Fault) {
        scan(text, false).unwrap_err()
    }

    #[test]
    fn a_byte_that_is_not_utf_8_is_named_with_its_line() {
        assert_eq!(fault(b"claim\nok\ncaf\xE9\n"), (Some(3), Fault::NotUtf8 { byte: 0xE9 }));
        assert_eq!(fault(b"\xFF\xFEc\0"), (None, Fault::Utf16));
    }

    #[test]
    fn quotes_that_do_not_close_and_text_behind_them_are_named_with_their_line() {
        assert_eq!(fault(b"claim,x\na,\"b\nc\nd"), (Some(2), Fault::UnclosedQuote));
        assert_eq!(fault(b"claim,x\n\"a\n\"b,c\n"), (Some(3), Fault::TextAfterQuote));
        assert!(scan(b"a,5\" gun\n\"say \"\"so\"\"\",b\n", false).is_ok());
    }

    #[test]
    fn nothing_at_all_is_an_error() {
        for text in [&b""[..], b"\n\r\n", b",,\n\"\",\n"] {
            assert_eq!(fault(text), (None, Fault::Empty));
        }
    }

    #[test]
    fn the_header_shows_what_separates() {
        for (text, sign) in [
            ("a,b;c\tx\n", b','),
            ("a\tb\n1,2\t3\n", b'\t'),
            ("a;b\n1,2;3\n", b';'),
            ("\n\"a,b\";c\n", b';'),
            ("a\nb,c", b','),
        ] {
            assert_eq!(delimiter(text.as_bytes()), sign, "{text}");
        }
    }

    #[test]
    fn lines_end_as_any_system_ends_them() {
        assert_eq!(lines(b"a\r\nb\nc\rd\r", 0..9), 4);
        assert_eq!(scan(b"a\rb\r\r\nc", false).map(|scan| scan.records), Ok(3));
    }
}
