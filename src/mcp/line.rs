//! Lines of standard input, as many bytes as are taken and no more: what is longer is passed over to its end.

use std::io::{self, BufRead};

/// The longest message that is taken, in bytes: a quotation may have 200,000 characters.
pub const LONGEST: usize = 4 << 20;

/// What came next.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Whole(Vec<u8>),
    /// More than is taken; the rest of it was passed over.
    TooLong,
    /// The input ended within a line.
    Broken,
    End,
}

/// Reads up to the next line end.
pub fn next(input: &mut impl BufRead) -> io::Result<Line> {
    let mut line = Vec::new();
    let mut is_too_long = false;
    loop {
        let ready = input.fill_buf()?;
        if ready.is_empty() {
            let has_words = is_too_long || line.iter().any(|byte: &u8| !byte.is_ascii_whitespace());
            return Ok(if has_words { Line::Broken } else { Line::End });
        }
        let end = ready.iter().position(|byte| *byte == b'\n');
        let taken = &ready[..end.unwrap_or(ready.len())];
        is_too_long |= line.len() + taken.len() > LONGEST;
        if is_too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(taken);
        }
        let used = end.map_or(ready.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(if is_too_long { Line::TooLong } else { Line::Whole(line) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(text: &[u8]) -> Vec<Line> {
        let mut input = BufReader::with_capacity(64, text);
        let mut lines = Vec::new();
        loop {
            lines.push(next(&mut input).unwrap());
            if matches!(lines.last(), Some(Line::End | Line::Broken)) {
                return lines;
            }
        }
    }

    #[test]
    fn lines_come_whole_too_long_or_broken() {
        let whole = |text: &str| Line::Whole(text.into());
        assert_eq!(lines(b"a\n\nb\n"), [whole("a"), whole(""), whole("b"), Line::End]);
        assert_eq!(lines(b"a\nhalf"), [whole("a"), Line::Broken]);
        assert_eq!(lines(b"a\n  "), [whole("a"), Line::End]);
        let mut long = vec![b'x'; LONGEST + 1];
        long.extend_from_slice(b"\nb\n");
        assert_eq!(lines(&long), [Line::TooLong, whole("b"), Line::End]);
    }
}
