//! One question to one server, over HTTP/1.1 and, for https, TLS: the head of its answer, and a body yet to be read. The
//! `ureq` crate speaks the protocols; here it is kept to the places it was given and made to name the step it failed at.

use super::{Clock, Step, Stop, Why};
use std::fmt::Debug;
use std::io;
use std::net::SocketAddr;
use thiserror::Error;
use ureq::config::Config;
use ureq::http::{Uri, Version};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, NextTimeout, RustlsConnector, TcpConnector, Transport,
};
use ureq::{Agent, Body};
use url::Url;

/// The longest head of an answer, in bytes. `ureq` refuses more than 128 headers besides.
const HEAD_LIMIT: usize = 64 * 1024;

/// How many places of one name are tried: as many as `ureq` holds.
const PLACES: usize = 16;

/// The head of an answer.
pub(super) struct Head {
    pub(super) status: u16,
    /// Names in lower case.
    pub(super) headers: Vec<(String, String)>,
}

impl Head {
    /// The values of the headers of that name.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Asks the first of the places that lets itself be connected to. The body is still on its way.
pub(super) fn ask(url: &Url, places: &[SocketAddr], clock: &Clock) -> Result<(Head, Body), Stop> {
    let left = clock.left().map_err(|why| (Step::Connect, why))?;
    let config = Agent::config_builder()
        .proxy(None) // the environment's otherwise
        .timeout_global(Some(left))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_response_header_size(HEAD_LIMIT)
        .max_idle_connections(0)
        .user_agent(concat!("Claimbench/", env!("CARGO_PKG_VERSION")))
        .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
        .accept_encoding("gzip")
        .build();
    let connector =
        ().chain(At(Step::Connect, TcpConnector::default()))
            .chain(At(Step::Secure, RustlsConnector::default()))
            .chain(Strict);
    let agent = Agent::with_parts(config, connector, Judged(places.to_vec()));
    let response = agent.get(url.as_str()).call().map_err(|error| stop(error, url, clock))?;

    let (parts, body) = response.into_parts();
    let headers = parts.headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes())));
    let head = Head { status: parts.status.as_u16(), headers: headers.collect() };
    // Only pieces ("chunked") are put together again, and only HTTP/1.1 has them: else their seams would be in the page.
    let coding = head.values("transfer-encoding").collect::<Vec<_>>().join(", ");
    if coding.is_empty() || (coding.eq_ignore_ascii_case("chunked") && parts.version == Version::HTTP_11) {
        Ok((head, body))
    } else {
        Err((Step::Answer, Why::Coding { coding }))
    }
}

/// Header values are UTF-8 nowadays and were Latin-1.
fn text(bytes: &[u8]) -> String {
    str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

fn stop(error: ureq::Error, url: &Url, clock: &Clock) -> Stop {
    let error = match error {
        ureq::Error::Other(other) => match other.downcast::<Failed>() {
            Ok(failed) => {
                let Failed { step, error } = *failed;
                let what = error.to_string();
                let why = match error {
                    ureq::Error::Timeout(_) => Why::TooSlow { limit: clock.time },
                    _ if step == Step::Secure => Why::Insecure { what },
                    _ => Why::Unreachable { what },
                };
                return (step, why);
            }
            Err(other) => ureq::Error::Other(other),
        },
        error => error,
    };
    let what = error.to_string();
    match error {
        ureq::Error::Timeout(_) => (Step::Answer, Why::TooSlow { limit: clock.time }),
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
            (Step::Address, Why::NotAnAddress { text: url.as_str().to_owned(), what })
        }
        ureq::Error::LargeResponseHeader(..) => (Step::Answer, Why::HeadTooLong { limit: HEAD_LIMIT }),
        ureq::Error::Io(_) => (Step::Answer, Why::NoAnswer),
        ureq::Error::Other(other) if other.is::<BrokenOff>() => (Step::Answer, Why::NoAnswer),
        _ => (Step::Answer, Why::BadAnswer { what }),
    }
}

/// Resolves every name to the places already judged, so that nothing else can be dialled.
#[derive(Debug)]
struct Judged(Vec<SocketAddr>);

impl Resolver for Judged {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut places = self.empty();
        self.0.iter().take(PLACES).for_each(|place| places.push(*place));
        Ok(places)
    }
}

/// A connector whose failures name their step.
#[derive(Debug)]
struct At<C>(Step, C);

#[derive(Debug, Error)]
#[error("{step}: {error}")]
struct Failed {
    step: Step,
    error: ureq::Error,
}

impl<In: Transport, C: Connector<In>> Connector<In> for At<C> {
    type Out = C::Out;

    fn connect(&self, details: &ConnectionDetails, chained: Option<In>) -> Result<Option<C::Out>, ureq::Error> {
        self.1.connect(details, chained).map_err(|error| ureq::Error::Other(Box::new(Failed { step: self.0, error })))
    }
}

/// Keeps a connection that broke from looking like one that ended: a page without Content-Length ends where the server
/// says goodbye, and `ureq` takes a reset, or TLS without a goodbye, for that.
#[derive(Debug)]
struct Strict;

/// The connection broke.
#[derive(Debug, Error)]
#[error("the connection broke off")]
pub(super) struct BrokenOff;

#[derive(Debug)]
struct StrictTransport<T>(T);

impl<In: Transport> Connector<In> for Strict {
    type Out = StrictTransport<In>;

    fn connect(&self, _: &ConnectionDetails, chained: Option<In>) -> Result<Option<Self::Out>, ureq::Error> {
        Ok(chained.map(StrictTransport))
    }
}

impl<T: Transport> Transport for StrictTransport<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.0.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        self.0.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        use io::ErrorKind::{ConnectionAborted, ConnectionReset, UnexpectedEof};
        self.0.await_input(timeout).map_err(|error| match error {
            ureq::Error::Io(error) if matches!(error.kind(), ConnectionAborted | ConnectionReset | UnexpectedEof) => {
                ureq::Error::Other(Box::new(BrokenOff))
            }
            error => error,
        })
    }

    fn is_open(&mut self) -> bool {
        self.0.is_open()
    }

    fn is_tls(&self) -> bool {
        self.0.is_tls()
    }
}
