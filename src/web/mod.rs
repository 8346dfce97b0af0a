//! The workbench as pages: the same verbs as the command line's, one file a page. A page is a blocking function from a
//! question to an answer; `server` alone knows HTTP's library, and `guard` decides who may ask.
//!
//! Every address says what it shows, so that Back works; every page works without script. What looks never writes: it opens
//! the case read-only.

mod about;
mod acts;
mod article;
mod ask;
mod card;
mod check;
mod claim;
mod comment;
mod desk;
mod door;
mod evidence;
mod figures;
mod first;
mod guard;
mod head;
mod history;
mod import;
mod inbox;
mod keys;
mod memo;
mod origins;
mod own;
mod people;
mod present;
mod refusal;
mod reports;
mod review;
mod routes;
mod search;
mod sentence;
mod server;
mod shell;
mod sign_in;
mod sources;
mod throttle;
mod visit;

pub use server::serve;

use ask::{Ask, Reply};
use claimbench::domain::{Identity, Instant};
use claimbench::error::Result;
use claimbench::workbench::{Access, Clock, Ids, ReadBefore, Setting, Workbench};
use guard::{Guard, Refused, Who};
use people::{People, Role};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use throttle::Throttle;
use visit::Visit;

const TOO_LARGE: &str = "That is more than is taken: 4 MB of text, or 64 MB with files.";
const TOO_SLOW: &str = "It took longer than 30 seconds to come.";
const FAILED: &str = "The program failed at this. Nothing of it was stored; please report what you did.";

/// What all pages share: which case, whose desk, and who is let in. The case is opened anew for each question: what one page
/// shows is of one instant.
pub struct Desk {
    case: RwLock<PathBuf>,
    clock: Clock,
    /// Who acts at a desk of one person.
    actor: String,
    /// As in [`Setting`].
    reader: Option<PathBuf>,
    guard: Guard,
    /// Where it is called: `http://127.0.0.1:8765`.
    origin: String,
    throttle: Throttle,
    held: import::Held,
    /// The texts that were read for earlier questions.
    read_before: Arc<ReadBefore>,
    known_head: head::Known,
    present: present::Present,
}

impl Desk {
    /// The desk of one person, on their own machine alone.
    pub fn on_loopback(case: PathBuf, setting: Setting, port: u16) -> Self {
        Self::of(case, setting, Guard::on_loopback(port), format!("http://127.0.0.1:{port}"))
    }

    /// The desk of several people, who sign in, called by a name behind a proxy that speaks TLS.
    ///
    /// # Errors
    ///
    /// The file of the people cannot be read.
    pub fn behind_proxy(case: PathBuf, setting: Setting, name: &str, people: PathBuf) -> io::Result<Self> {
        let guard = Guard::behind_proxy(name, People::open(people)?);
        Ok(Self::of(case, setting, guard, format!("https://{name}")))
    }

    fn of(case: PathBuf, setting: Setting, guard: Guard, origin: String) -> Self {
        let Setting { clock, actor, reader, .. } = setting;
        let (throttle, held) = (Throttle::default(), import::Held::default());
        let (case, read_before) = (RwLock::new(case), Arc::default());
        let (known_head, present) = (head::Known::default(), present::Present::default());
        Self { case, clock, actor, reader, guard, origin, throttle, held, read_before, known_head, present }
    }

    /// An address that lets in whoever opens it first. At a desk where people sign in, it is the first editor's invitation,
    /// and the desk's own address once somebody has taken one up.
    ///
    /// # Errors
    ///
    /// There is no randomness, or the file of the people cannot be written.
    pub fn invite(&self) -> io::Result<String> {
        Ok(self.address(&match self.guard.people() {
            None => format!("/enter?token={}", self.guard.invite()?),
            Some(people) if people.has_anybody() => "/".to_owned(),
            Some(people) => {
                let token = people.invite(&self.actor, Role::Editor, self.now());
                format!("/invited?token={}", token.map_err(|trouble| io::Error::other(trouble.said().words))?)
            }
        }))
    }

    fn address(&self, place: &str) -> String {
        format!("{}{place}", self.origin)
    }

    fn case(&self) -> PathBuf {
        self.case.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn work_on(&self, case: PathBuf) {
        *self.case.write().unwrap_or_else(PoisonError::into_inner) = case;
    }

    fn setting(&self, actor: &str) -> Setting {
        Setting { clock: self.clock, ids: Ids::Random, actor: actor.to_owned(), reader: self.reader.clone() }
    }

    fn open(&self, access: Access, actor: &str) -> Result<Workbench> {
        let workbench = Workbench::open(&self.case(), access, self.setting(actor))?;
        let identity = match self.guard.people() {
            Some(_) => Identity::SignedIn,
            None => Identity::SelfDeclared,
        };
        Ok(workbench.known_as(identity).remembering(Arc::clone(&self.read_before)))
    }

    fn now(&self) -> Instant {
        self.clock.now()
    }

    /// What is answered to somebody who may ask.
    fn answer(&self, ask: &Ask, who: Option<Who>) -> Reply {
        let reply = match who {
            Some(who) => routes::answer(&Visit::new(self, ask, who)),
            None => door::answer(self, ask),
        };
        self.sealed(reply)
    }

    fn refused(&self, refused: Refused, ask: &Ask) -> Reply {
        self.sealed(door::refused(self, refused, ask))
    }

    /// An answer with what every answer carries; what brings a stricter policy keeps it.
    fn sealed(&self, mut reply: Reply) -> Reply {
        const POLICY: &str = "content-security-policy";
        if !reply.headers.iter().any(|(name, _)| *name == POLICY) {
            reply.headers.push((POLICY, guard::POLICY.to_owned()));
        }
        reply.headers.extend(guard::HEADERS.map(|(name, value)| (name, value.to_owned())));
        reply
    }
}

#[cfg(test)]
mod tests;
