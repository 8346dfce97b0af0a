//! From an address to the sockets that may be dialled: the name is looked up once, and what is dialled is what was judged.

use super::{Clock, Forbidden, Reach, Step, Stop, Why, forbidden};
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;
use url::{Host, Url};

/// What the net says of names and addresses.
pub(super) trait Net {
    /// The places of a name, in the order to try them.
    fn look_up(&self, host: &str, port: u16, wait: Duration) -> io::Result<Vec<SocketAddr>>;

    /// What is wrong with a place, or nothing if it is public.
    fn forbidden(&self, place: SocketAddr) -> Option<Forbidden> {
        forbidden::forbidden(place.ip())
    }
}

/// The operating system's view.
pub(super) struct System;

impl Net for System {
    fn look_up(&self, host: &str, port: u16, wait: Duration) -> io::Result<Vec<SocketAddr>> {
        let host = host.to_owned();
        within(wait, move || (host.as_str(), port).to_socket_addrs().map(Iterator::collect))
    }
}

/// Waits so long for an answer. The system's look-up cannot be called off: its thread ends when the system gives up.
pub(super) fn within<T: Send + 'static>(
    wait: Duration,
    ask: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let (answer, answered) = sync_channel(1);
    thread::Builder::new().name("look-up".to_owned()).spawn(move || answer.send(ask()))?;
    match answered.recv_timeout(wait) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(io::ErrorKind::TimedOut.into()),
        Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("the look-up broke off")),
    }
}

/// Where a page may be had.
#[derive(Debug)]
pub(super) struct Places {
    /// At least one, in the order to try them.
    pub(super) sockets: Vec<SocketAddr>,
    /// Whether any is on the public web.
    pub(super) public: bool,
}

/// Looks the host up and keeps the places within reach. A name with places on both sides is asked on the near side of
/// the fence only.
///
/// # Errors
/// At the step `Address` for an address given in figures, at `Resolve` for a name; `Forbidden` names the first place
/// out of reach when none is within.
pub(super) fn find(net: &dyn Net, url: &Url, reach: Reach, clock: &Clock) -> Result<Places, Stop> {
    // Addresses that are read as http or https always have both.
    let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
        let what = "no host".to_owned();
        return Err((Step::Address, Why::NotAnAddress { text: url.as_str().to_owned(), what }));
    };
    match host {
        Host::Ipv4(ip) => judged(net, vec![(ip, port).into()], reach).map_err(|why| (Step::Address, why)),
        Host::Ipv6(ip) => judged(net, vec![(ip, port).into()], reach).map_err(|why| (Step::Address, why)),
        Host::Domain(name) => {
            let found = looked_up(net, name, port, clock).map_err(|why| (Step::Resolve, why))?;
            let places = judged(net, found, reach).map_err(|why| (Step::Resolve, why))?;
            match places.sockets.is_empty() {
                true => {
                    let what = "no address belongs to it".to_owned();
                    Err((Step::Resolve, Why::NotFound { host: name.to_owned(), what }))
                }
                false => Ok(places),
            }
        }
    }
}

fn looked_up(net: &dyn Net, name: &str, port: u16, clock: &Clock) -> Result<Vec<SocketAddr>, Why> {
    net.look_up(name, port, clock.left()?).map_err(|error| match error.kind() {
        io::ErrorKind::TimedOut => Why::TooSlow { limit: clock.time },
        _ => Why::NotFound { host: name.to_owned(), what: error.to_string() },
    })
}

fn judged(net: &dyn Net, found: Vec<SocketAddr>, reach: Reach) -> Result<Places, Why> {
    let mut places = Places { sockets: Vec::new(), public: false };
    let mut refused = None;
    for place in found {
        match net.forbidden(place) {
            None => places.public = true,
            Some(what) if what.within(reach) => {}
            Some(what) => {
                refused.get_or_insert(Why::Forbidden { ip: place.ip(), what });
                continue;
            }
        }
        places.sockets.push(place);
    }
    match refused {
        Some(why) if places.sockets.is_empty() => Err(why),
        _ => Ok(places),
    }
}
