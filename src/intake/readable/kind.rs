//! What kind of file this is.

use crate::intake::page::looks_like_html;

/// The media type by the first bytes, else by the ending of the name, else by whether it is text;
/// `application/octet-stream` where nothing tells.
///
/// What the bytes say comes first: a name is given by whoever sent the file. Only of ZIP and text files the name says
/// more than the bytes, and it is believed of no others.
pub fn media_type(bytes: &[u8], name: Option<&str>) -> &'static str {
    let ending = name.and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    let named = ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, media_type)| *media_type);
    if let Some(signed) = signed(bytes) {
        return match (signed, named) {
            (ZIP, Some(named)) if named.starts_with("application/vnd.") || named == EPUB || named == WACZ => named,
            (GZIP, _) if name.is_some_and(|name| name.to_ascii_lowercase().ends_with(".warc.gz")) => WARC,
            _ => signed,
        };
    }
    if !is_text(bytes) {
        return UNKNOWN;
    }
    if let Some(named) = named.filter(|named| is_written(named)) {
        return named;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if looks_like_html(bytes, "") {
        "text/html"
    } else if start.starts_with("<?xml") {
        "application/xml"
    } else if start.starts_with("WARC/1.") {
        WARC
    } else if start.starts_with(['{', '[']) && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok() {
        "application/json"
    } else if bytes.is_empty() {
        UNKNOWN
    } else {
        "text/plain"
    }
}

/// How far into a file one looks for what it is, in bytes.
const HEAD: usize = 4096;
const UNKNOWN: &str = "application/octet-stream";
const ZIP: &str = "application/zip";
const GZIP: &str = "application/gzip";
const WARC: &str = "application/warc";
const WACZ: &str = "application/wacz";
const EPUB: &str = "application/epub+zip";

/// First bytes; the offset at which they stand.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1A\n", "image/png"),
    (0, b"\xFF\xD8\xFF", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1A\x45\xDF\xA3", "video/webm"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xFF\xFB", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"PK\x03\x04", ZIP),
    (0, b"\x1F\x8B", GZIP),
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
];

const ENDINGS: &[(&str, &str)] = &[
    ("html", "text/html"),
    ("htm", "text/html"),
    ("xhtml", "application/xhtml+xml"),
    ("txt", "text/plain"),
    ("text", "text/plain"),
    ("md", "text/markdown"),
    ("markdown", "text/markdown"),
    ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"),
    ("vtt", "text/vtt"),
    ("srt", "text/x-subrip"),
    ("mhtml", "multipart/related"),
    ("mht", "multipart/related"),
    ("eml", "message/rfc822"),
    ("json", "application/json"),
    ("jsonl", "application/x-ndjson"),
    ("xml", "application/xml"),
    ("rss", "application/rss+xml"),
    ("atom", "application/atom+xml"),
    ("svg", "image/svg+xml"),
    ("warc", WARC),
    ("wacz", WACZ),
    ("epub", EPUB),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
];

fn signed(bytes: &[u8]) -> Option<&'static str> {
    let stands = |(at, sign, _): &&(usize, &[u8], &str)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(sign));
    let is_riff = |at: usize| at != 8 || bytes.starts_with(b"RIFF");
    let found = SIGNATURES.iter().filter(|(at, ..)| is_riff(*at)).find(stands);
    // Mail gateways put lines before a PDF; readers look for it in the first kilobyte.
    let late_pdf =
        || bytes[..bytes.len().min(1024)].windows(6).any(|sign| sign == b"\n%PDF-").then_some("application/pdf");
    found.map(|(.., media_type)| *media_type).or_else(late_pdf)
}

/// Text has no NUL and no other control character than white space, unless it is UTF-16.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let is_utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    is_utf16 || !head.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
}

fn is_written(media_type: &str) -> bool {
    let is_message = ["multipart/related", "message/rfc822"].contains(&media_type);
    is_message || media_type.starts_with("text/") || media_type.ends_with("xml") || media_type.ends_with("json")
}
