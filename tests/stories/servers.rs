//! PostgreSQL servers for tests: `tests/postgres` starts them and ends them with this process.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex};

/// A server that a test may talk to.
pub struct Server {
    child: Child,
    /// What it is told by, until it ends, and what it says.
    pipes: Mutex<(Option<ChildStdin>, BufReader<ChildStdout>)>,
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Ok(pipes) = self.pipes.get_mut() {
            pipes.0 = None;
        }
        let _ = self.child.wait();
    }
}

impl Server {
    /// A server of one's own, to be killed; none where PostgreSQL is not installed.
    pub fn start() -> Option<Self> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres");
        let mut child = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut pipes = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let said = line(&mut pipes.1);
        let server = Self { child, pipes: Mutex::new(pipes) };
        if said.starts_with('/') {
            return Some(server);
        }
        eprintln!("left out: the archive on a PostgreSQL server ({said})");
        None
    }

    /// The server that all share who do not harm it.
    pub fn shared() -> Option<&'static Self> {
        static SERVER: LazyLock<Option<Server>> = LazyLock::new(Server::start);
        SERVER.as_ref()
    }

    fn tell(&self, command: &str) -> String {
        let mut pipes = self.pipes.lock().unwrap();
        writeln!(pipes.0.as_mut().unwrap(), "{command}").unwrap();
        line(&mut pipes.1)
    }

    /// The address of a new database.
    pub fn database(&self) -> String {
        self.tell("database")
    }

    /// Runs SQL in the database of an address, and returns what came of it.
    pub fn run(&self, address: &str, sql: &str) -> String {
        self.run_as("tests", address, sql)
    }

    /// Does so as another role.
    pub fn run_as(&self, role: &str, address: &str, sql: &str) -> String {
        let (_, database) = address.rsplit_once('/').unwrap();
        self.tell(&format!("run {database} {role} {}", sql.replace('\n', " ")))
    }

    /// Starts it anew with TLS, on the network of this machine. Returns the port and the file with the certificate that signs
    /// its own; none where openssl is not installed.
    #[allow(dead_code, reason = "the stories ask over a socket")]
    pub fn with_tls(&self) -> Option<(u16, String)> {
        let said = self.tell("tls");
        let (port, file) = said.split_once(' ')?;
        Some((port.parse().ok()?, file.to_owned()))
    }

    /// Kills the server with all its processes, and starts it again.
    #[allow(dead_code, reason = "the stories do not kill servers")]
    pub fn crash(&self) {
        assert_eq!(self.tell("crash"), "started");
    }
}

fn line(from: &mut impl BufRead) -> String {
    let mut line = String::new();
    from.read_line(&mut line).unwrap();
    line.trim().to_owned()
}
