//! Who may ask: under which name the program was called, where a write comes from, and whose session it is. Settled before a
//! body is read. Plain values in, a refusal out.

use super::ask::Ask;
use std::io;
use std::sync::{Mutex, PoisonError};

/// What a page may load and do: its own script and style, and nothing of anybody else's.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                          connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
                          require-trusted-types-for 'script'; trusted-types claimbench";

/// What goes out with every answer.
pub const HEADERS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
    ("x-frame-options", "DENY"),
];

/// Why somebody may not ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The program is called by a name that is not its own: a name that somebody bound to this machine.
    Host,
    /// A write that no page of ours sent.
    Origin,
    /// A body that no form of ours sends.
    Kind,
    /// A method that no page of ours uses.
    Method,
    /// Nobody is known who asks.
    Session,
}

impl Refused {
    pub fn status(self) -> u16 {
        match self {
            Self::Host => 421,
            Self::Origin => 403,
            Self::Kind => 415,
            Self::Method => 405,
            Self::Session => 401,
        }
    }
}

/// Lets in whoever holds a session.
pub struct Guard {
    /// The names under which the program is called, each with its port where there is one.
    hosts: Vec<String>,
    /// `http://` or `https://`.
    scheme: &'static str,
    cookie: String,
    /// The token of the address that was printed last; good once.
    token: Mutex<Option<String>>,
    sessions: Mutex<Vec<Session>>,
}

struct Session {
    secret: String,
    who: Who,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub actor: String,
}

impl Guard {
    /// For one person on their own machine.
    pub fn on_loopback(port: u16) -> Self {
        let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}")).to_vec();
        let cookie = format!("claimbench-{port}");
        Self { hosts, scheme: "http://", cookie, token: Mutex::default(), sessions: Mutex::default() }
    }

    /// A new token for the address that is printed; the one before is good no more.
    pub fn invite(&self) -> io::Result<String> {
        let token = secret()?;
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.clone());
        Ok(token)
    }

    /// Changes the token for a session, once. The cookie to set, where it is right.
    pub fn enter(&self, token: &str, actor: &str) -> io::Result<Option<String>> {
        let mut held = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        if !held.as_deref().is_some_and(|held| equal(held, token)) {
            return Ok(None);
        }
        *held = None;
        self.begin(Who { actor: actor.to_owned() }).map(Some)
    }

    fn begin(&self, who: Who) -> io::Result<String> {
        let secret = secret()?;
        let cookie = format!("{}={secret}; HttpOnly; SameSite=Strict; Path=/", self.cookie);
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).push(Session { secret, who });
        Ok(cookie)
    }

    /// Who asks, or why they may not. Nothing else of a request is looked at before this.
    pub fn admit(&self, ask: &Ask) -> Result<Option<Who>, Refused> {
        let host = ask.header("host").unwrap_or_default();
        if !self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host)) {
            return Err(Refused::Host);
        }
        if !ask.looks() {
            // The browser says where a write comes from; what says nothing is no browser of today.
            let same = match (ask.header("sec-fetch-site"), ask.header("origin")) {
                (Some(site), _) => site == "same-origin",
                (None, Some(origin)) => origin.eq_ignore_ascii_case(&format!("{}{host}", self.scheme)),
                (None, None) => false,
            };
            if !same {
                return Err(Refused::Origin);
            }
            if ask.method != "POST" {
                return Err(Refused::Method);
            }
        }
        let who = ask.cookie(&self.cookie).and_then(|secret| self.who(secret));
        if who.is_none() && !is_open(ask) {
            return Err(Refused::Session);
        }
        if !ask.looks() && !ask.is_form() {
            return Err(Refused::Kind);
        }
        Ok(who)
    }

    fn who(&self, secret: &str) -> Option<Who> {
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        // Every one is compared, so that the time tells nothing of which.
        let held = sessions.iter().fold(None, |found, session| match equal(&session.secret, secret) {
            true => Some(session),
            false => found,
        });
        held.map(|session| session.who.clone())
    }
}

/// What is there for everybody who calls the program by its name: the door, and our own files.
fn is_open(ask: &Ask) -> bool {
    ask.looks() && (ask.path == "/enter" || ask.path.starts_with("/own/"))
}

/// 256 bits that nobody can guess, in hex.
pub fn secret() -> io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(data_encoding::HEXLOWER.encode(&bytes))
}

/// Takes the same time wherever they differ.
fn equal(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0_u8, |differ, (a, b)| differ | (a ^ b)) == 0
}

#[cfg(test)]
mod tests;
