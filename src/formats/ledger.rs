//! The ledger as JSON Lines: one event a line, its body as the very text that was hashed, and kept bytes in base64 on a
//! line before the first event that names them. Restores to an identical ledger.

use super::json::line;
use crate::domain::{LedgerItem, LedgerLine};
use crate::error::{Error, Result};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// Kept bytes under the SHA-256 of what is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BytesLine {
    blob: String,
    base64: String,
}

/// Writes one item with its line end.
pub fn write(out: &mut dyn Write, item: &LedgerItem) -> io::Result<()> {
    match item {
        LedgerItem::Event(event) => line(out, event)?,
        LedgerItem::Bytes { stored, bytes } => {
            line(out, &BytesLine { blob: stored.clone(), base64: BASE64.encode(bytes) })?;
        }
    }
    out.write_all(b"\n")
}

/// Reads items, line by line; a line that is none is an error that names it.
pub fn read<'a>(input: impl BufRead + 'a, file: &'a str) -> impl Iterator<Item = Result<LedgerItem>> + 'a {
    // Editors put a mark at the head of a file and empty lines at its end; both say nothing.
    let says_nothing = |text: &io::Result<String>| text.as_ref().is_ok_and(|text| text.trim().is_empty());
    input.lines().enumerate().filter(move |(_, text)| !says_nothing(text)).map(move |(at, text)| {
        let unreadable = |what: String| Error::Unreadable { file: file.to_owned(), line: Some(at as u64 + 1), what };
        let text = text.map_err(|error| unreadable(error.to_string()))?;
        let text = text.trim_start_matches('\u{FEFF}');
        if text.starts_with("{\"blob\"") {
            let read: BytesLine =
                serde_json::from_str(text).map_err(|error| unreadable(format!("these are no kept bytes: {error}")))?;
            let bytes = BASE64.decode(read.base64.as_bytes());
            let bytes = bytes.map_err(|error| unreadable(format!("these are no kept bytes: {error}")))?;
            return Ok(LedgerItem::Bytes { stored: read.blob, bytes });
        }
        let event: LedgerLine =
            serde_json::from_str(text).map_err(|error| unreadable(format!("this is no event: {error}")))?;
        Ok(LedgerItem::Event(event))
    })
}
