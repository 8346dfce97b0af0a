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
        /// A picture of what somebody saw.
        Screenshot = "screenshot",
        /// The page as it was printed.
        Pdf = "pdf",
        /// A web archive (ISO 28500), made by another program.
        Warc = "warc",
        /// What was said, written down.
        Transcript = "transcript",
    }
}

words! {
    /// How the bytes are stored.
    Coding, "coding", {
        /// As they are.
        Identity = "identity",
        /// Packed (RFC 1952), because that is shorter.
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
    /// The answers that sent the fetch on, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redirects: Vec<Redirect>,
    /// The status of the last answer; none where nothing was fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_status: Option<u16>,
    /// Name and value, as received.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// When the bytes were come by.
    pub retrieved_at: Instant,
    /// How they were come by.
    pub method: SnapshotMethod,
    /// The program that came by the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// What a person said to it; none where they said nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How the bytes are stored.
    pub coding: Coding,
    /// SHA-256 of the bytes as they are stored: their name in the table of kept bytes.
    pub stored: String,
    /// Why no text was read from the bytes when they were kept; it is not tried again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<String>,
}

/// An answer that sent a fetch on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Redirect {
    /// The HTTP status: 301, 302, 303, 307 or 308.
    pub status: u16,
    /// Where it pointed.
    pub to: String,
}

/// Bytes that somebody wants kept, and what they know of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSnapshot {
    /// The very bytes, unpacked from what the transport put around them.
    pub bytes: Vec<u8>,
    /// What they are, without parameters and in lower case: `text/html`.
    pub media_type: String,
    /// The label of the character set that the server states; none where it states none.
    pub charset: Option<String>,
    /// The address that was asked for; none where nothing was fetched.
    pub url: Option<String>,
    /// The address that answered, after redirects.
    pub final_url: Option<String>,
    /// The answers that sent the fetch on, in order.
    pub redirects: Vec<Redirect>,
    /// The status of the last answer; none where nothing was fetched.
    pub http_status: Option<u16>,
    /// Name and value of each header, as received.
    pub headers: Vec<(String, String)>,
    /// None means now.
    pub retrieved_at: Option<Instant>,
    /// How they were come by.
    pub method: SnapshotMethod,
    /// The program that came by the bytes.
    pub tool: Option<String>,
    /// What a person said to it; none where they said nothing.
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
    /// What is known of the bytes.
    pub snapshot: Snapshot,
    /// When they were kept.
    pub at: Instant,
    /// The handle of whoever kept them.
    pub by: String,
}
