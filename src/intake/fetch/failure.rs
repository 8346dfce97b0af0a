//! Why a page could not be fetched, as data, with words that a reporter understands. They repeat what servers sent:
//! whoever prints them escapes them.

use super::{Forbidden, Redirect};
use std::net::IpAddr;
use std::time::Duration;
use thiserror::Error;
use ureq::http::StatusCode;

/// A page that did not come, or not whole.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{url} could not be fetched, while {step}: {why}")]
pub struct FetchFailure {
    /// The address being asked, which after redirects is not the one given.
    pub url: String,
    /// What the fetch was at.
    pub step: Step,
    /// What stopped it.
    pub why: Why,
    /// Those followed until then.
    pub redirects: Vec<Redirect>,
}

/// How far a fetch had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Step {
    /// The address is read, and nothing asked yet.
    #[error("reading the address")]
    Address,
    /// The name is looked up in the DNS.
    #[error("looking up the name")]
    Resolve,
    /// The TCP connection is made.
    #[error("connecting")]
    Connect,
    /// The TLS connection is made.
    #[error("securing the connection")]
    Secure,
    /// The server named another address.
    #[error("following a redirect")]
    Redirect,
    /// The request is sent; its head has not come.
    #[error("waiting for the answer")]
    Answer,
    /// The head has come, and the body not all of it.
    #[error("receiving the page")]
    Body,
}

/// What was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Why {
    /// The address cannot be read: mend it.
    #[error("\"{text}\" is not a web address ({what})")]
    NotAnAddress {
        /// The address as it was given.
        text: String,
        /// What is wrong with it.
        what: String,
    },
    /// Nothing that long is an address: look at what was pasted.
    #[error("the address has {length} characters; {limit} is the most")]
    AddressTooLong {
        /// How many characters it has.
        length: usize,
        /// How many characters are read.
        limit: usize,
    },
    /// Save the file otherwise, and bring it in from the disk.
    #[error("only http and https pages are fetched, not {scheme}")]
    Scheme {
        /// As in `ftp:` or `file:`.
        scheme: String,
    },
    /// It would be kept and shown: take it out.
    #[error("the address holds a user name or a password")]
    UserInfo,

    /// A slip in the address, a site that is gone, or no network.
    #[error("the name \"{host}\" was not found ({what})")]
    NotFound {
        /// The name that was looked up.
        host: String,
        /// What the DNS said.
        what: String,
    },
    /// The name leads into a private network, or to nobody. A desk's own archive can be reached with `Reach::Private`.
    #[error("{ip} is {what}, which is not on the public web")]
    Forbidden {
        /// The first refused one that the name stands for.
        ip: IpAddr,
        /// What kind of address it is.
        what: Forbidden,
    },

    /// Nobody listens there, or the network is down: try later.
    #[error("no connection ({what})")]
    Unreachable {
        /// What the system said.
        what: String,
    },
    /// The certificate is bad or of another name: the page may be forged.
    #[error("the server could not prove who it is, or broke off ({what})")]
    Insecure {
        /// What the TLS library said.
        what: String,
    },

    /// Give the last address in place of the first.
    #[error("the server sent on more than {limit} times")]
    TooManyRedirects {
        /// How many are followed.
        limit: usize,
    },
    /// Save the page in a browser, and bring it in from the disk.
    #[error("the server sends on in a circle, to {to}; some pages do so to readers without cookies")]
    RedirectLoop {
        /// The address that had been asked before.
        to: String,
    },
    /// A redirect has no Location: the server's fault.
    #[error("the server sent on (status {status}) without saying where")]
    NoLocation {
        /// 301, 302, 303, 307 or 308.
        status: u16,
    },
    /// From https to http: what comes could be forged on the way.
    #[error("a secure page sends on to {to}, which is not secure")]
    Downgrade {
        /// The http address.
        to: String,
    },

    /// The server gave no page.
    #[error("the server answered {status}{}", reason(*.status))]
    Status {
        /// Not 200 to 299; 404 says that the page is gone.
        status: u16,
    },
    /// It may refuse programs: save the page in a browser.
    #[error("the server closed the connection without an answer")]
    NoAnswer,
    /// What came is not HTTP.
    #[error("the server's answer is not proper HTTP ({what})")]
    BadAnswer {
        /// What the HTTP library said.
        what: String,
    },
    /// The headers are longer than is read.
    #[error("the head of the answer is longer than {limit} bytes")]
    HeadTooLong {
        /// In bytes.
        limit: usize,
    },

    /// Only gzip is read, and only gzip was asked for.
    #[error("the page is packed as \"{coding}\", which was not asked for and is not read")]
    Coding {
        /// The Content-Encoding.
        coding: String,
    },
    /// The gzip cannot be unpacked.
    #[error("the page was packed badly ({what})")]
    Damaged {
        /// What the unpacking said.
        what: String,
    },
    /// Fewer bytes came than were promised: try again.
    #[error("the page is incomplete: the connection ended after {got} bytes{}", of(.stated))]
    Incomplete {
        /// Bytes received, as sent.
        got: u64,
        /// The Content-Length, if there was one.
        stated: Option<u64>,
    },
    /// What goes beyond the limit of the fetch is no page.
    #[error("the page is longer than {limit} bytes")]
    TooLong {
        /// In bytes, as sent or as unpacked.
        limit: u64,
    },
    /// A little that unpacks to very much is an attack.
    #[error("the page unpacks to more than {ratio} times what was sent")]
    Bomb {
        /// How many times is the most.
        ratio: u64,
    },

    /// The time of the fetch is over: try again.
    #[error("it took longer than {limit:?}")]
    TooSlow {
        /// For everything, redirects included.
        limit: Duration,
    },
}

fn reason(status: u16) -> String {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    reason.map_or_else(String::new, |reason| format!(" ({reason})"))
}

fn of(stated: &Option<u64>) -> String {
    stated.map_or_else(String::new, |stated| format!(" of {stated}"))
}
