//! The ledger as JSON Lines: one event a line, its body as the very text that was hashed. Restores to an identical
//! ledger.

use super::json::line;
use crate::domain::LedgerLine;
use crate::error::{Error, Result};
use std::io::{self, BufRead, Write};

/// Writes one event with its line end.
pub fn write(out: &mut dyn Write, event: &LedgerLine) -> io::Result<()> {
    line(out, event)?;
    out.write_all(b"\n")
}

/// Reads events, line by line; a line that is none is an error that names it.
pub fn read<'a>(input: impl BufRead + 'a, file: &'a str) -> impl Iterator<Item = Result<LedgerLine>> + 'a {
    input.lines().enumerate().map(move |(at, text)| {
        let unreadable = |what: String| Error::Unreadable { file: file.to_owned(), line: Some(at as u64 + 1), what };
        let text = text.map_err(|error| unreadable(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| unreadable(format!("this is no event: {error}")))
    })
}
