//! Where an archive is: a file, or a PostgreSQL server by its address, whose password is never shown.

use super::password;
use crate::error::{Error, Result};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// Where an archive is. It is shown without a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// An SQLite file on a disk of this machine.
    File(PathBuf),
    /// A database of a PostgreSQL server.
    Server(Box<ServerAddress>),
}

/// Where a server is, and how it is asked.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerAddress {
    pub(super) config: Config,
    pub(super) place: Place,
    pub(super) tls: Tls,
}

/// Where a server listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A folder with its socket.
    Folder(PathBuf, u16),
    Network(String, u16),
}

/// Whether nobody can read along. Certificates are always checked, names included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tls {
    Without,
    /// Signed by one that the web trusts.
    WithWeb,
    /// Signed by one in this file.
    With(PathBuf),
}

const PORT: u16 = 5432;
/// Where Debian's server has its socket.
const FOLDER: &str = "/var/run/postgresql";

impl Address {
    /// Reads a path, or `postgresql://...` as libpq knows it.
    pub fn read(text: &Path) -> Result<Self> {
        let words = text.to_string_lossy();
        if words.starts_with("postgresql://") || words.starts_with("postgres://") {
            return Ok(Self::Server(Box::new(ServerAddress::read(&words)?)));
        }
        Ok(Self::File(text.to_owned()))
    }

    /// Whether anything is there; of a server nobody knows before it is asked.
    pub fn is_there(&self) -> bool {
        match self {
            Self::File(path) => path.symlink_metadata().is_ok(),
            Self::Server(_) => true,
        }
    }

    /// Whether the address itself has a password in it.
    pub fn has_password(&self) -> bool {
        matches!(self, Self::Server(server) if server.config.get_password().is_some())
    }
}

impl ServerAddress {
    fn read(text: &str) -> Result<Self> {
        let bad = |why: &'static str| Error::BadServerAddress { why };
        let (address, parameters) = text.split_once('?').unwrap_or((text, ""));
        let (mut mode, mut root, mut others) = (None, None, Vec::new());
        for parameter in parameters.split('&').filter(|parameter| !parameter.is_empty()) {
            match parameter.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => root = Some(decoded(value)),
                _ => others.push(parameter),
            }
        }
        let rest = if others.is_empty() { address.to_owned() } else { format!("{address}?{}", others.join("&")) };
        // Its own words may repeat what was given, the password with it.
        let config = Config::from_str(&rest).map_err(|_| bad("it cannot be read"))?;
        let port = match config.get_ports() {
            [] => PORT,
            [port] => *port,
            _ => return Err(bad("it names several ports")),
        };
        let place = match config.get_hosts() {
            [] => Place::Folder(PathBuf::from(FOLDER), port),
            [Host::Unix(folder)] => Place::Folder(folder.clone(), port),
            [Host::Tcp(name)] if name.is_empty() => Place::Folder(PathBuf::from(FOLDER), port),
            [Host::Tcp(name)] => Place::Network(name.clone(), port),
            _ => return Err(bad("it names several servers")),
        };
        let with = || root.clone().map_or(Tls::WithWeb, Tls::With);
        let tls = match (mode, &place) {
            (Some("require" | "verify-ca" | "verify-full"), Place::Network(..)) => with(),
            (Some("disable" | "allow" | "prefer"), _) | (None, Place::Folder(..)) => Tls::Without,
            (None, Place::Network(name, _)) if is_here(name) => Tls::Without,
            // What is not said is not risked.
            (None, Place::Network(..)) => with(),
            (Some("require" | "verify-ca" | "verify-full"), Place::Folder(..)) => Tls::Without,
            (Some(_), _) => return Err(bad("sslmode is one of disable and verify-full")),
        };
        Ok(Self { config, place, tls })
    }

    /// With the password that stands in the environment or in the file of passwords, where the address has none.
    pub(super) fn with_password(&self) -> Config {
        let mut config = self.config.clone();
        let (host, port) = match &self.place {
            // As libpq calls it.
            Place::Folder(folder, port) if folder == Path::new(FOLDER) => ("localhost", port),
            Place::Folder(folder, port) => (folder.to_str().unwrap_or_default(), port),
            Place::Network(name, port) => (name.as_str(), port),
        };
        if config.get_password().is_none()
            && let Some(password) = password::of([host, &port.to_string(), self.database(), self.user()])
        {
            config.password(password);
        }
        config
    }

    pub(super) fn user(&self) -> &str {
        self.config.get_user().unwrap_or_default()
    }

    /// The name of the database; that of the user, where none is given.
    pub(super) fn database(&self) -> &str {
        self.config.get_dbname().unwrap_or_else(|| self.user())
    }
}

/// Whether a name is this machine's.
fn is_here(name: &str) -> bool {
    name == "localhost" || name.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

fn decoded(value: &str) -> PathBuf {
    let pairs = format!("path={}", value.replace('+', "%2B"));
    let path = url::form_urlencoded::parse(pairs.as_bytes()).next();
    PathBuf::from(path.map(|(_, value)| value.into_owned()).unwrap_or_default())
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(server) => server.fmt(f),
        }
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("postgresql://")?;
        if !self.user().is_empty() {
            write!(f, "{}@", self.user())?;
        }
        match &self.place {
            Place::Folder(folder, PORT) => write!(f, "{}", folder.display())?,
            Place::Folder(folder, port) => write!(f, "{}:{port}", folder.display())?,
            Place::Network(name, PORT) => f.write_str(name)?,
            Place::Network(name, port) => write!(f, "{name}:{port}")?,
        }
        match self.database() {
            "" => Ok(()),
            database => write!(f, "/{database}"),
        }
    }
}

impl fmt::Debug for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ServerAddress> {
        match Address::read(Path::new(text))? {
            Address::Server(server) => Ok(*server),
            Address::File(path) => panic!("{}", path.display()),
        }
    }

    #[test]
    fn an_address_is_shown_without_its_password_and_its_options() {
        for (text, shown) in [
            ("postgresql://ana:secret@db.example/checks", "postgresql://ana@db.example/checks"),
            (
                "postgres://ana@db.example:5433/c?sslmode=verify-full&password=secret",
                "postgresql://ana@db.example:5433/c",
            ),
            ("postgresql://ana@%2Frun%2Fpg/checks", "postgresql://ana@/run/pg/checks"),
            ("postgresql:///checks", "postgresql:///var/run/postgresql/checks"),
        ] {
            let address = Address::read(Path::new(text)).unwrap();
            assert_eq!(address.to_string(), shown);
            assert!(!format!("{address:?}").contains("secret"));
            assert_eq!(address.has_password(), text.contains("secret"));
        }
        for bad in ["postgresql://db.example:x/c", "postgresql://a,b/c", "postgresql://b/c?sslmode=secret"] {
            assert!(!read(bad).unwrap_err().to_string().contains("secret"), "{bad}");
        }
    }

    #[test]
    fn a_server_elsewhere_is_asked_over_tls_unless_that_is_ruled_out() {
        for (text, tls) in [
            ("postgresql://db.example/c", Tls::WithWeb),
            ("postgresql://db.example/c?sslrootcert=/etc/my%20root.pem", Tls::With(PathBuf::from("/etc/my root.pem"))),
            ("postgresql://db.example/c?sslmode=disable", Tls::Without),
            ("postgresql://127.0.0.1/c", Tls::Without),
            ("postgresql://localhost/c?sslmode=require", Tls::WithWeb),
            ("postgresql:///c", Tls::Without),
        ] {
            assert_eq!(read(text).unwrap().tls, tls, "{text}");
        }
    }
}
