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
    pub step: Step,
    pub why: Why,
    /// Those followed until then.
    pub redirects: Vec<Redirect>,
}

/// How far a fetch had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Step {
    #[error("reading the address")]
    Address,
    #[error("looking up the name")]
    Resolve,
    #[error("connecting")]
    Connect,
    #[error("securing the connection")]
    Secure,
    #[error("following a redirect")]
    Redirect,
    #[error("waiting for the answer")]
    Answer,
    #[error("receiving the page")]
    Body,
}

/// What was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Why {
    #[error("\"{text}\" is not a web address ({what})")]
    NotAnAddress { text: String, what: String },
    #[error("the address has {length} characters; {limit} is the most")]
    AddressTooLong { length: usize, limit: usize },
    #[error("only http and https pages are fetched, not {scheme}")]
    Scheme { scheme: String },
    #[error("the address holds a user name or a password")]
    UserInfo,

    #[error("the name \"{host}\" was not found ({what})")]
    NotFound { host: String, what: String },
    #[error("{ip} is {what}, which is not on the public web")]
    Forbidden { ip: IpAddr, what: Forbidden },

    #[error("no connection ({what})")]
    Unreachable { what: String },
    #[error("the server could not prove who it is, or broke off ({what})")]
    Insecure { what: String },

    #[error("the server sent on more than {limit} times")]
    TooManyRedirects { limit: usize },
    #[error("the server sends on in a circle, to {to}; some pages do so to readers without cookies")]
    RedirectLoop { to: String },
    #[error("the server sent on (status {status}) without saying where")]
    NoLocation { status: u16 },
    #[error("a secure page sends on to {to}, which is not secure")]
    Downgrade { to: String },

    #[error("the server answered {status}{}", reason(*.status))]
    Status { status: u16 },
    #[error("the server closed the connection without an answer")]
    NoAnswer,
    #[error("the server's answer is not proper HTTP ({what})")]
    BadAnswer { what: String },
    #[error("the head of the answer is longer than {limit} bytes")]
    HeadTooLong { limit: usize },

    #[error("the page is packed as \"{coding}\", which was not asked for and is not read")]
    Coding { coding: String },
    #[error("the page was packed badly ({what})")]
    Damaged { what: String },
    #[error("the page is incomplete: the connection ended after {got} bytes{}", of(.stated))]
    Incomplete {
        /// Bytes received, as sent.
        got: u64,
        /// The Content-Length, if there was one.
        stated: Option<u64>,
    },
    #[error("the page is longer than {limit} bytes")]
    TooLong { limit: u64 },
    #[error("the page unpacks to more than {ratio} times what was sent")]
    Bomb { ratio: u64 },

    #[error("it took longer than {limit:?}")]
    TooSlow { limit: Duration },
}

fn reason(status: u16) -> String {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    reason.map_or_else(String::new, |reason| format!(" ({reason})"))
}

fn of(stated: &Option<u64>) -> String {
    stated.map_or_else(String::new, |stated| format!(" of {stated}"))
}
