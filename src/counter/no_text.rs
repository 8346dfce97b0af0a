//! Files that hold no text to read, told by their first bytes.

use claimbench::intake::readable;

/// What a file is that is no text, and the way out.
pub fn told(bytes: &[u8], name: &str) -> Option<&'static str> {
    match readable::media_type(bytes, Some(name)) {
        "application/pdf" => Some("it is a PDF; save its text"),
        "application/zip" => Some("it is a ZIP file; unpack it"),
        kind if kind.contains("spreadsheet") || kind == "application/vnd.ms-excel" => {
            Some("it is a workbook; save the sheet as CSV in your spreadsheet program")
        }
        kind if kind.contains("word") || kind.contains("opendocument.text") => {
            Some("it is a document of a word processor; `article add` reads it, here save it as text")
        }
        "application/x-ole-storage" => {
            Some("it is an office document of before 2007, or one locked with a password; save it as .docx without one")
        }
        kind if kind.contains("sqlite") => Some("it is an SQLite database; open a case with --db, or export it first"),
        kind if kind.starts_with("application/vnd.") => Some("it is an office document; save it there as text or CSV"),
        kind if kind.starts_with("image/") => Some("it is a picture, and no text is read from pictures"),
        kind if kind.starts_with("audio/") || kind.starts_with("video/") => {
            Some("it is a recording; write down its words")
        }
        _ => None,
    }
}
