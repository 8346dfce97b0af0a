//! Who may ask: under which name the program was called, where a write comes from, and whose session it is. Settled before a
//! body is read. Plain values in, a refusal out.

use super::ask::Ask;
use super::people::{People, Role};
use claimbench::domain::handle;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

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
    /// Who may sign in; none at the desk of one person.
    people: Option<People>,
}

struct Session {
    secret: String,
    who: Who,
    last: Instant,
}

/// How long a session of a desk lasts while nobody asks anything.
const IDLE: Duration = Duration::from_secs(12 * 60 * 60);
/// How many sessions are held; the oldest go first.
const SESSIONS: usize = 1_000;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub actor: String,
    pub role: Role,
}

impl Guard {
    /// For one person on their own machine.
    pub fn on_loopback(port: u16) -> Self {
        let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}")).to_vec();
        let cookie = format!("claimbench-{port}");
        let (token, sessions) = (Mutex::default(), Mutex::default());
        Self { hosts, scheme: "http://", cookie, token, sessions, people: None }
    }

    /// For a desk that is called by a name, with TLS, by a proxy.
    pub fn behind_proxy(name: &str, people: People) -> Self {
        // The browser sends a cookie of such a name to this very host and over TLS alone.
        let (hosts, cookie) = (vec![name.to_owned()], "__Host-claimbench".to_owned());
        let (token, sessions) = (Mutex::default(), Mutex::default());
        Self { hosts, scheme: "https://", cookie, token, sessions, people: Some(people) }
    }

    pub fn people(&self) -> Option<&People> {
        self.people.as_ref()
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
        self.begin(Who { actor: actor.to_owned(), role: Role::Editor }).map(Some)
    }

    /// Begins a session; the cookie to set.
    pub fn begin(&self, who: Who) -> io::Result<String> {
        let secret = secret()?;
        let secure = if self.people.is_some() { "Secure; " } else { "" };
        let cookie = format!("{}={secret}; {secure}HttpOnly; SameSite=Strict; Path=/", self.cookie);
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        if sessions.len() >= SESSIONS {
            sessions.remove(0);
        }
        sessions.push(Session { secret, who, last: Instant::now() });
        Ok(cookie)
    }

    /// Ends the session of whoever asks.
    pub fn sign_out(&self, ask: &Ask) {
        if let Some(held) = ask.cookie(&self.cookie) {
            let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
            sessions.retain(|session| !equal(&session.secret, held));
        }
    }

    /// Ends every session of somebody.
    pub fn sign_out_everywhere(&self, actor: &str) {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.retain(|session| !handle::same(&session.who.actor, actor));
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
        if who.is_none() && !self.is_open(ask) {
            return Err(Refused::Session);
        }
        if !ask.looks() && !ask.is_form() {
            return Err(Refused::Kind);
        }
        Ok(who)
    }

    fn who(&self, secret: &str) -> Option<Who> {
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if self.people.is_some() {
            sessions.retain(|session| now.saturating_duration_since(session.last) < IDLE);
        }
        // Every one is compared, so that the time tells nothing of which.
        let held = sessions.iter_mut().fold(None, |found, session| match equal(&session.secret, secret) {
            true => Some(session),
            false => found,
        })?;
        held.last = now;
        Some(held.who.clone())
    }

    /// What is there for everybody who calls the program by its name: the door, and our own files.
    fn is_open(&self, ask: &Ask) -> bool {
        let door: &[&str] = if self.people.is_some() { &["/sign-in", "/invited"] } else { &["/enter"] };
        let is_door = door.contains(&ask.path.as_str()) && (ask.looks() || self.people.is_some());
        is_door || ask.looks() && ask.path.starts_with("/own/")
    }
}

/// 256 bits that nobody can guess, in hex.
pub fn secret() -> io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(data_encoding::HEXLOWER.encode(&bytes))
}

/// Takes the same time wherever they differ.
pub fn equal(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0_u8, |differ, (a, b)| differ | (a ^ b)) == 0
}

#[cfg(test)]
mod tests;
