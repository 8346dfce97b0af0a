//! Fetching against a scripted server on this computer and a scripted look-up; nothing here needs the Internet.

mod answers;
mod blocks;
mod bodies;
mod places;
mod redirects;
mod stub;

use super::{FetchFailure, Fetched, Limits, Reach, Step, Why, fetch_on};
use std::time::Duration;
use stub::{Stub, StubNet};

/// Enough for every test that is not about limits.
fn limits() -> Limits {
    Limits { time: Duration::from_secs(20), ..Limits::default() }
}

/// Fetches from a server that stands on the public web as `site.example`.
fn fetch_from(stub: &Stub, limits: &Limits) -> Result<Fetched, FetchFailure> {
    let net = StubNet::new().public("site.example", stub.place());
    fetch_on(&net, "http://site.example/page", Reach::Public, limits)
}

/// What a server that gives one answer leads to.
fn fetched(answer: impl AsRef<[u8]>) -> Result<Fetched, FetchFailure> {
    fetch_from(&Stub::answering([answer]), &limits())
}

/// Where and why a fetch failed.
fn stopped(result: Result<Fetched, FetchFailure>) -> (Step, Why) {
    let failure = result.unwrap_err();
    (failure.step, failure.why)
}
