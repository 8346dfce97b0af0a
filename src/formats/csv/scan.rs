//! One look over the whole file before any of it is read: UTF-8, closed quotes, anything in it.
//!
//! The `csv` crate reads whatever it is given; a stray quotation mark would swallow rows in silence. What passes here
//! has one reading.

use super::fault::Fault;
use std::ops::Range;

/// Looks the file over from the byte where its table begins; a fault comes with its line.
pub fn scan(bytes: &[u8], start: usize, delimiter: u8) -> Result<(), (Option<u64>, Fault)> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err((None, Fault::Utf16));
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        return Err((Some(lines(bytes, 0..at) + 1), Fault::NotUtf8 { byte: bytes[at] }));
    }
    if has_content(bytes, start, delimiter)? { Ok(()) } else { Err((None, Fault::Empty)) }
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

/// Where in a cell the scan stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    Start,
    Bare,
    Quotes,
    /// Behind a quotation mark that closes the cell or is half of a doubled one.
    AfterQuote,
}

/// Whether any record says something; each has one reading, or there is a fault.
fn has_content(bytes: &[u8], start: usize, delimiter: u8) -> Result<bool, (Option<u64>, Fault)> {
    let mut state = In::Start;
    let (mut content, mut opened) = (false, 0);
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        let inside = state == In::Quotes;
        state = match (state, *byte) {
            (In::Quotes, b'"') => In::AfterQuote,
            (In::Quotes, _) => In::Quotes,
            (In::AfterQuote, b'"') => In::Quotes,
            (In::Start, b'"') => {
                opened = at;
                In::Quotes
            }
            (_, b'\r' | b'\n') => In::Start,
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
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &[u8]) -> (Option<u64>, Fault) {
        scan(text, 0, b',').unwrap_err()
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
        assert!(scan(b"a,5\" gun\n\"say \"\"so\"\"\",b\n", 0, b',').is_ok());
    }

    #[test]
    fn nothing_at_all_is_an_error() {
        for text in [&b""[..], b"\n\r\n", b",,\n\"\",\n"] {
            assert_eq!(fault(text), (None, Fault::Empty));
        }
    }

    #[test]
    fn lines_end_as_any_system_ends_them() {
        assert_eq!(lines(b"a\r\nb\nc\rd\r", 0..9), 4);
    }
}
