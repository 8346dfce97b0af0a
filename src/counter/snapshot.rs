//! A fetched page as a copy to be kept.

use claimbench::domain::{NewSnapshot, Redirect, SnapshotMethod};
use claimbench::intake::fetch::Fetched;
use claimbench::intake::readable;

/// The bytes that an address answered with, and how they came.
pub fn of(page: Fetched) -> NewSnapshot {
    let media_type = page.media_type.unwrap_or_else(|| readable::media_type(&page.bytes, None).to_owned());
    let redirects = page.redirects.into_iter().map(|one| Redirect { status: one.status, to: one.to });
    NewSnapshot {
        media_type,
        charset: page.charset,
        url: Some(page.asked),
        final_url: Some(page.final_url),
        redirects: redirects.collect(),
        http_status: Some(page.status),
        headers: page.headers,
        retrieved_at: None,
        method: SnapshotMethod::HttpGet,
        tool: Some(concat!("Claimbench ", env!("CARGO_PKG_VERSION")).to_owned()),
        note: None,
        bytes: page.bytes,
    }
}
