//! Kept bytes: what a piece of evidence looked like when someone had it. A hash proves what was had and when it was
//! recorded, not what a site served.

use super::words::words;
use super::{Instant, Invalid, text};
use serde::{Deserialize, Serialize};

words! {
    /// How the bytes were come by.
    SnapshotMethod, "snapshot method", {
        /// Somebody had the file.
        File = "file",
        /// This program asked for the page.
        HttpGet = "http_get",
        Screenshot = "screenshot",
        Pdf = "pdf",
        Warc = "warc",
        Transcript = "transcript",
    }
}

words! {
    /// How the bytes are stored.
    Coding, "coding", {
        /// As they are.
        Identity = "identity",
        Gzip = "gzip",
    }
}

/// What is known of kept bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Snapshot {
    /// SHA-256 of the bytes themselves, in lower-case hex: the snapshot's name.
    pub sha256: String,
    /// Bytes.
    pub length: u64,
    /// Essence only: `text/html`.
    pub media_type: String,
    /// As the server or the person said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
    /// The address that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address that answered, after redirects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub final_url: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redirects: Vec<Redirect>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_status: Option<u16>,
    /// Name and value, as received.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    pub retrieved_at: Instant,
    pub method: SnapshotMethod,
    /// The program that came by the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub coding: Coding,
    /// SHA-256 of the bytes as they are stored: their name in the table of kept bytes.
    pub stored: String,
    /// Why no text was read from the bytes when they were kept; it is not tried again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Redirect {
    pub status: u16,
    /// Where it pointed.
    pub to: String,
}

/// Bytes that somebody wants kept, and what they know of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSnapshot {
    pub bytes: Vec<u8>,
    pub media_type: String,
    pub charset: Option<String>,
    pub url: Option<String>,
    pub final_url: Option<String>,
    pub redirects: Vec<Redirect>,
    pub http_status: Option<u16>,
    pub headers: Vec<(String, String)>,
    /// None means now.
    pub retrieved_at: Option<Instant>,
    pub method: SnapshotMethod,
    pub tool: Option<String>,
    pub note: Option<String>,
}

/// The most bytes that one snapshot keeps: what one row of the file can hold, with room to spare.
pub const SNAPSHOT_LIMIT: usize = 60 * 1024 * 1024;

impl NewSnapshot {
    /// Checks what is known of the bytes; the caller has named and packed them.
    pub fn checked(self, now: Instant, sha256: String, coding: Coding, stored: String) -> Result<Snapshot, Invalid> {
        if self.bytes.is_empty() {
            return Err(Invalid::Empty { field: "snapshot" });
        }
        let line = |field, value: Option<String>| value.map(|v| text::line(field, &v)).transpose();
        Ok(Snapshot {
            sha256,
            length: self.bytes.len() as u64,
            media_type: text::line("media type", &self.media_type)?.to_ascii_lowercase(),
            charset: line("charset", self.charset)?,
            url: self.url.map(|url| text::url(&url)).transpose()?,
            final_url: self.final_url.map(|url| text::url(&url)).transpose()?,
            redirects: self.redirects,
            http_status: self.http_status,
            headers: self.headers,
            retrieved_at: self.retrieved_at.unwrap_or(now),
            method: self.method,
            tool: line("tool", self.tool)?,
            note: self.note.map(|note| text::passage("note", &note)).transpose()?,
            coding,
            stored,
            unreadable: None,
        })
    }
}

/// A snapshot with who kept it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSnapshot {
    pub snapshot: Snapshot,
    pub at: Instant,
    pub by: String,
}
