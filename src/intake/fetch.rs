//! One web page, fetched without harm to the network it is fetched from: exact bytes and how they were come by. Nothing
//! is stored, and no character set is decoded.
//!
//! address read (`address`) -> name looked up once, every answer judged (`place`, `forbidden`) -> exactly those places
//! dialled and the head of the answer read (`exchange`) -> sent on, and all of it again; or the body, bounded (`body`).

mod address;
mod body;
mod exchange;
mod failure;
mod forbidden;
mod media;
mod place;

#[cfg(test)]
mod tests;

use exchange::Head;
use place::{Net, System};
use std::time::{Duration, Instant};
use url::Url;

pub use failure::{FetchFailure, Step, Why};
pub use forbidden::Forbidden;

/// How far a fetch may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Public addresses only.
    Public,
    /// This computer and private networks too: a desk's own archive, and tests. Ends with the first redirect that comes
    /// from a public address, so that no page of the web can send the fetch into the private network.
    Private,
}

/// How much a fetch may cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The most redirects that are followed.
    pub redirects: usize,
    /// The longest body, in bytes, as sent and as unpacked.
    pub bytes: u64,
    /// How many times longer than what was sent a body may be unpacked; looked at from the first mebibyte on.
    pub ratio: u64,
    /// From the call to the last byte, redirects included.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { redirects: 10, bytes: 64 * 1024 * 1024, ratio: 100, time: Duration::from_secs(60) }
    }
}

/// A page as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The body, whole and unpacked (gzip), otherwise untouched.
    pub bytes: Vec<u8>,
    /// As the server states it, without parameters, in lower case: `text/html`.
    pub media_type: Option<String>,
    /// The label that the server states, in lower case; it may be unknown or wrong.
    pub charset: Option<String>,
    /// The address as it was given.
    pub asked: String,
    /// The address that gave the page.
    pub final_url: String,
    /// In the order followed.
    pub redirects: Vec<Redirect>,
    /// 200 to 299, never 206.
    pub status: u16,
    /// As received, names in lower case; those of one name stand together. At most 128, of 64 KiB in all. They speak of
    /// the body as sent: `content-length` counts packed bytes.
    pub headers: Vec<(String, String)>,
}

/// One time that a server sent the fetch on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
    /// The address that was asked.
    pub from: String,
    /// The address that the server named.
    pub to: String,
}

/// Asks for a page with GET, waiting for all of it. No cookies, no proxy, no Referer.
///
/// # Errors
/// Whatever kept the page from coming whole, with the address and the step at which it happened.
pub fn fetch(url: &str, reach: Reach, limits: &Limits) -> Result<Fetched, FetchFailure> {
    fetch_on(&System, url, reach, limits)
}

/// What went wrong, and during which step.
type Stop = (Step, Why);

/// The time left of a whole fetch.
#[derive(Debug, Clone, Copy)]
struct Clock {
    started: Instant,
    time: Duration,
}

impl Clock {
    fn left(&self) -> Result<Duration, Why> {
        let left = self.time.saturating_sub(self.started.elapsed());
        if left.is_zero() { Err(Why::TooSlow { limit: self.time }) } else { Ok(left) }
    }
}

/// `fetch`, on a net that tests stand in for.
fn fetch_on(net: &dyn Net, asked: &str, reach: Reach, limits: &Limits) -> Result<Fetched, FetchFailure> {
    let url = address::read(asked).map_err(|why| FetchFailure {
        url: asked.to_owned(),
        step: Step::Address,
        why,
        redirects: Vec::new(),
    })?;
    let clock = Clock { started: Instant::now(), time: limits.time };
    let mut way = Way { net, reach, limits, clock, url, redirects: Vec::new() };
    match way.page() {
        Ok((answer, bytes)) => {
            let (media_type, charset) = media::stated(&answer.headers);
            Ok(Fetched {
                bytes,
                media_type,
                charset,
                asked: asked.to_owned(),
                final_url: way.url.into(),
                redirects: way.redirects,
                status: answer.status,
                headers: answer.headers,
            })
        }
        Err((step, why)) => Err(FetchFailure { url: way.url.into(), step, why, redirects: way.redirects }),
    }
}

/// From the address asked to the one that gives the page.
struct Way<'a> {
    net: &'a dyn Net,
    reach: Reach,
    limits: &'a Limits,
    clock: Clock,
    /// Where it has come to.
    url: Url,
    redirects: Vec<Redirect>,
}

impl Way<'_> {
    /// The first answer that does not send on, and its body.
    fn page(&mut self) -> Result<(Head, Vec<u8>), Stop> {
        loop {
            let (head, body) = self.answer()?;
            match head.status {
                301 | 302 | 303 | 307 | 308 => {
                    let to = self.onward(&head).map_err(|why| (Step::Redirect, why))?;
                    let from = std::mem::replace(&mut self.url, to);
                    let to = self.url.as_str().to_owned();
                    self.redirects.push(Redirect { status: head.status, from: from.into(), to });
                }
                // 206 is a part of a page, and no part was asked for.
                200..=205 | 207..=299 => {
                    let bytes = body::read(body, &head, self.limits).map_err(|why| (Step::Body, why))?;
                    return Ok((head, bytes));
                }
                status => return Err((Step::Answer, Why::Status { status })),
            }
        }
    }

    /// What the server at this point of the way says.
    fn answer(&mut self) -> Result<(Head, ureq::Body), Stop> {
        let places = place::find(self.net, &self.url, self.reach, &self.clock)?;
        if places.public {
            self.reach = Reach::Public;
        }
        exchange::ask(&self.url, &places.sockets, &self.clock)
    }

    /// Where a redirect leads, if it may be followed.
    fn onward(&self, head: &Head) -> Result<Url, Why> {
        if self.redirects.len() >= self.limits.redirects {
            return Err(Why::TooManyRedirects { limit: self.limits.redirects });
        }
        let location = head.values("location").next().ok_or(Why::NoLocation { status: head.status })?;
        let to = address::follow(&self.url, location)?;
        // Without cookies the same question gets the same answer.
        let question = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
        let mut asked = self.redirects.iter().map(|redirect| redirect.from.as_str()).chain([self.url.as_str()]);
        if asked.any(|asked| question(asked) == question(to.as_str())) {
            return Err(Why::RedirectLoop { to: to.into() });
        }
        Ok(to)
    }
}
