//! A server of scripted raw answers, a listener that must never hear anything, and a scripted look-up.

use crate::intake::fetch::Forbidden;
use crate::intake::fetch::place::{Net, System};
use std::collections::{HashMap, VecDeque};
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A server on this computer, on a thread of its own for as long as the tests run.
pub struct Stub {
    place: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Stub {
    /// The first connection gets the first answer, and so on; the last answer serves all that follow.
    pub fn answering<A: AsRef<[u8]>>(answers: impl IntoIterator<Item = A>) -> Self {
        let answers: Vec<Vec<u8>> = answers.into_iter().map(|answer| answer.as_ref().to_vec()).collect();
        Self::playing(move |stream, turn| {
            let _ = stream.write_all(&answers[turn.min(answers.len() - 1)]);
        })
    }

    /// Plays a part on each connection, once its question is read. The part is given the number of the connection.
    pub fn playing(part: impl Fn(&mut TcpStream, usize) + Send + 'static) -> Self {
        Self::playing_at("127.0.0.1:0", part).unwrap()
    }

    pub fn playing_at(place: &str, part: impl Fn(&mut TcpStream, usize) + Send + 'static) -> io::Result<Self> {
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let heard = Arc::clone(&asked);
        let place = serve(place, move |stream, turn| {
            let question = question(stream);
            heard.lock().unwrap().push(question);
            part(stream, turn);
        })?;
        Ok(Self { place, asked })
    }

    /// Plays a part on each connection without reading its question.
    pub fn playing_unread(part: impl Fn(&mut TcpStream, usize) + Send + 'static) -> Self {
        Self { place: serve("127.0.0.1:0", part).unwrap(), asked: Arc::default() }
    }

    pub fn place(&self) -> SocketAddr {
        self.place
    }

    /// The heads of the questions so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(place: &str, part: impl Fn(&mut TcpStream, usize) + Send + 'static) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind(place)?;
    let place = listener.local_addr()?;
    thread::spawn(move || {
        for (turn, stream) in listener.incoming().enumerate() {
            let Ok(mut stream) = stream else { return };
            part(&mut stream, turn);
        }
    });
    Ok(place)
}

/// Reads up to the empty line; of what is not HTTP, one byte.
fn question(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && head.first().is_none_or(u8::is_ascii_alphabetic) {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// Whether the other side has hung up; waits for that, but not for long.
pub fn hung_up(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(10))).unwrap();
    match stream.read(&mut [0; 64]) {
        Ok(count) => count == 0,
        Err(error) => !matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut),
    }
}

/// A listener on this computer that no fetch may reach.
pub struct Trap(TcpListener);

impl Trap {
    pub fn new() -> Self {
        Self::at("127.0.0.1:0").unwrap()
    }

    pub fn at(place: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(place)?;
        listener.set_nonblocking(true)?;
        Ok(Self(listener))
    }

    pub fn place(&self) -> SocketAddr {
        self.0.local_addr().unwrap()
    }

    pub fn port(&self) -> u16 {
        self.place().port()
    }

    /// How many connections have come in since last asked.
    pub fn connections(&self) -> usize {
        std::iter::from_fn(|| self.0.accept().ok()).count()
    }
}

/// Look-ups as scripted: each name's answers in turn, the last for good.
pub struct StubNet {
    names: Mutex<HashMap<&'static str, VecDeque<Vec<SocketAddr>>>>,
    public: Vec<SocketAddr>,
    looked_up: Mutex<Vec<String>>,
}

impl StubNet {
    pub fn new() -> Self {
        Self { names: Mutex::default(), public: Vec::new(), looked_up: Mutex::default() }
    }

    /// A name whose next answer is these places.
    pub fn name(self, name: &'static str, places: impl IntoIterator<Item = SocketAddr>) -> Self {
        self.names.lock().unwrap().entry(name).or_default().push_back(places.into_iter().collect());
        self
    }

    /// A name whose next answer is a place that passes for public.
    pub fn public(mut self, name: &'static str, place: SocketAddr) -> Self {
        self.public.push(place);
        self.name(name, [place])
    }

    /// The names looked up so far.
    pub fn looked_up(&self) -> Vec<String> {
        self.looked_up.lock().unwrap().clone()
    }
}

impl Net for StubNet {
    fn look_up(&self, host: &str, _: u16, _: Duration) -> io::Result<Vec<SocketAddr>> {
        self.looked_up.lock().unwrap().push(host.to_owned());
        let mut names = self.names.lock().unwrap();
        let answers = names.get_mut(host).ok_or_else(|| io::Error::other("no such name"))?;
        let next = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
        Ok(next.unwrap())
    }

    fn forbidden(&self, place: SocketAddr) -> Option<Forbidden> {
        if self.public.contains(&place) { None } else { System.forbidden(place) }
    }
}
