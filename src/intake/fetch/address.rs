//! Web addresses: read as browsers read them (WHATWG URL), so that `0x7f.1` is seen for 127.0.0.1; http and https only.

use super::Why;
use crate::domain::Invalid;
use crate::domain::text::{self, AddressFault};
use url::Url;

/// The longest address, in bytes once written out: http crates refuse more than 64 KiB, and servers far less.
const LENGTH_LIMIT: usize = 16 * 1024;

/// An address as a person gives it.
pub(super) fn read(text: &str) -> Result<Url, Why> {
    short(text)?;
    let url = checked(Url::parse(text), text)?;
    match text::url(text) {
        Err(Invalid::Address { fault: AddressFault::UserInfo, .. }) => Err(Why::UserInfo),
        Err(Invalid::Address { fault, .. }) => {
            Err(Why::NotAnAddress { text: text.to_owned(), what: fault.to_string() })
        }
        // Whether it could be kept as it was given is another question.
        Ok(_) | Err(_) => Ok(url),
    }
}

/// The Location of a redirect, which may be relative.
pub(super) fn follow(from: &Url, location: &str) -> Result<Url, Why> {
    short(location)?;
    let to = checked(from.join(location), location)?;
    if from.scheme() == "https" && to.scheme() == "http" {
        // Anyone between here and there could swap the page.
        return Err(Why::Downgrade { to: to.into() });
    }
    Ok(to)
}

fn checked(parsed: Result<Url, url::ParseError>, text: &str) -> Result<Url, Why> {
    let not_an_address = |what: String| Why::NotAnAddress { text: text.to_owned(), what };
    let url = parsed.map_err(|error| not_an_address(error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Why::Scheme { scheme: url.scheme().to_owned() });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Why::UserInfo);
    }
    short(url.as_str())?;
    Ok(url)
}

fn short(text: &str) -> Result<(), Why> {
    match text.len() {
        length if length > LENGTH_LIMIT => Err(Why::AddressTooLong { length, limit: LENGTH_LIMIT }),
        _ => Ok(()),
    }
}
