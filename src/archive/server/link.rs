//! A connection to a PostgreSQL server: how it is made, how it asks, and what becomes of what goes wrong.

use super::super::address::{Place, ServerAddress, Tls};
use super::guard::Guarded;
use crate::error::{Error, Result};
use futures_util::TryStreamExt;
use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;
use tokio_postgres::config::SslMode;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Row, Statement};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How long a server may take to be reached.
const REACHED: Duration = Duration::from_secs(15);
/// How long a server may take for one transaction.
const ANSWERED: Duration = Duration::from_secs(300);
/// How much of an answer is read.
const MOST_BYTES: usize = 512 * 1024 * 1024;
const MOST_ROWS: usize = 1_000_000;
/// What is sent before TLS. https://www.postgresql.org/docs/current/protocol-message-formats.html
const ASK_FOR_TLS: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
/// Names and functions are the system's and ours, whatever else the database has; nobody waits for a lock for ever.
const SETTINGS: &str = "SET search_path TO pg_catalog; SET lock_timeout TO '60s'; SET client_min_messages TO error;
    SET standard_conforming_strings TO on";

type Parameters<'a> = &'a [&'a (dyn ToSql + Sync)];

/// What came of asking.
pub type Asked<T> = std::result::Result<T, Failed>;

/// Why something did not come about.
pub enum Failed {
    Server(tokio_postgres::Error),
    Ours(Error),
    /// What an honest server does not send.
    Wrong(&'static str),
}

impl From<tokio_postgres::Error> for Failed {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Server(error)
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Ours(error)
    }
}

/// An open connection, asked from one thread that waits.
pub struct Link {
    runtime: Runtime,
    session: Session,
    /// What it is called, without a password.
    place: String,
}

/// What asks, inside of a transaction or outside.
pub struct Session {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

impl Link {
    pub fn open(address: &ServerAddress) -> Result<Self> {
        let place = address.to_string();
        let runtime =
            Builder::new_current_thread().enable_io().enable_time().build().map_err(Error::io(Path::new("")))?;
        let connected = runtime.block_on(async { timeout(REACHED, connect(address)).await });
        let unreachable = |why: String| Error::ServerUnreachable { server: place.clone(), why };
        let client = match connected {
            Err(_) => return Err(unreachable("it did not answer in time".to_owned())),
            Ok(Err(Unreached::Io(error))) => return Err(unreachable(error.to_string())),
            Ok(Err(Unreached::Server(error))) => {
                return Err(match refusal(&place, &error) {
                    Some(refusal) => refusal,
                    None => unreachable(told(&error)),
                });
            }
            Ok(Ok(client)) => client,
        };
        Ok(Self { runtime, session: Session { client, statements: HashMap::new() }, place })
    }

    pub fn place(&self) -> &str {
        &self.place
    }

    /// Asks outside of a transaction.
    pub fn ask<T>(&mut self, work: impl AsyncFnOnce(&mut Session) -> Asked<T>) -> Result<T> {
        let Self { runtime, session, place } = self;
        match runtime.block_on(async { timeout(ANSWERED, work(session)).await }) {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(Failed::Ours(error))) => Err(error),
            Ok(Err(Failed::Wrong(what))) => Err(Error::ArchiveDamaged { what: what.to_owned() }),
            Ok(Err(Failed::Server(error))) => Err(failed(place, &error)),
            Err(_) => Err(Error::ServerLost { server: place.clone(), why: "it did not answer in time".to_owned() }),
        }
    }

    /// Does all of it in one transaction, or nothing.
    pub fn write<T>(&mut self, work: impl AsyncFnOnce(&mut Session) -> Asked<T>) -> Result<T> {
        self.ask(async |session| {
            session.client.batch_execute("BEGIN").await?;
            match work(session).await {
                Ok(done) => {
                    session.client.batch_execute("COMMIT").await?;
                    Ok(done)
                }
                Err(failed) => {
                    // Where the connection is gone, the server does so by itself.
                    let _ = session.client.batch_execute("ROLLBACK").await;
                    Err(failed)
                }
            }
        })
    }
}

impl Session {
    /// Runs what may be several statements.
    pub async fn batch(&mut self, sql: &str) -> Asked<()> {
        Ok(self.client.batch_execute(sql).await?)
    }

    async fn statement(&mut self, sql: &'static str) -> Asked<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        self.statements.insert(sql, statement.clone());
        Ok(statement)
    }

    /// Changes rows. Returns how many.
    pub async fn run(&mut self, sql: &'static str, parameters: Parameters<'_>) -> Asked<u64> {
        let statement = self.statement(sql).await?;
        Ok(self.client.execute(&statement, parameters).await?)
    }

    /// Reads rows, and no more than an honest server has.
    pub async fn rows(&mut self, sql: &'static str, parameters: Parameters<'_>) -> Asked<Vec<Row>> {
        self.rows_up_to(MOST_ROWS, sql, parameters).await
    }

    /// Reads the one row that there must be.
    pub async fn row(&mut self, sql: &'static str, parameters: Parameters<'_>) -> Asked<Row> {
        self.rows_up_to(1, sql, parameters).await?.pop().ok_or(Failed::Wrong("a row is missing"))
    }

    async fn rows_up_to(&mut self, most: usize, sql: &'static str, parameters: Parameters<'_>) -> Asked<Vec<Row>> {
        let statement = self.statement(sql).await?;
        let parameters = parameters.iter().copied();
        let mut answer = pin!(self.client.query_raw(&statement, parameters).await?);
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while let Some(row) = answer.try_next().await? {
            bytes += row.raw_size_bytes();
            if rows.len() == most || bytes > MOST_BYTES {
                return Err(Failed::Wrong("the server's answer has no end"));
            }
            rows.push(row);
        }
        Ok(rows)
    }
}

enum Unreached {
    Io(io::Error),
    Server(tokio_postgres::Error),
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

async fn connect(address: &ServerAddress) -> std::result::Result<Client, Unreached> {
    let stream: Box<dyn Stream> = match &address.place {
        Place::Folder(folder, port) => {
            Box::new(UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).await.map_err(Unreached::Io)?)
        }
        Place::Network(name, port) => {
            let stream = TcpStream::connect((name.as_str(), *port)).await.map_err(Unreached::Io)?;
            stream.set_nodelay(true).map_err(Unreached::Io)?;
            match &address.tls {
                Tls::Without => Box::new(stream),
                with => Box::new(over_tls(stream, name, with).await.map_err(Unreached::Io)?),
            }
        }
    };
    let is_private = address.tls != Tls::Without || matches!(address.place, Place::Folder(..));
    let mut config = address.with_password();
    config.ssl_mode(SslMode::Disable).application_name("claimbench");
    let guarded = Guarded::new(stream, is_private);
    let (client, connection) = config.connect_raw(guarded, NoTls).await.map_err(Unreached::Server)?;
    // What goes wrong with it is told to whoever waits for an answer.
    tokio::spawn(async { connection.await.unwrap_or_default() });
    client.batch_execute(SETTINGS).await.map_err(Unreached::Server)?;
    Ok(client)
}

async fn over_tls(mut stream: TcpStream, name: &str, tls: &Tls) -> io::Result<impl Stream + use<>> {
    stream.write_all(&ASK_FOR_TLS).await?;
    if stream.read_u8().await? != b'S' {
        return Err(io::Error::other("it has no TLS; `sslmode=disable` in its address would go without"));
    }
    let mut roots = RootCertStore::empty();
    match tls {
        Tls::With(file) => {
            for certificate in CertificateDer::pem_file_iter(file).map_err(io::Error::other)? {
                roots.add(certificate.map_err(io::Error::other)?).map_err(io::Error::other)?;
            }
        }
        Tls::WithWeb | Tls::Without => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).map_err(io::Error::other)?;
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

/// What a server said to what was asked of it, as it is told; none where the connection broke.
fn refusal(place: &str, error: &tokio_postgres::Error) -> Option<Error> {
    let said = error.as_db_error()?;
    let server = place.to_owned();
    // The connection is ended by an operator, or the server stops or starts.
    if said.code().code().starts_with("57P") {
        return Some(Error::ServerLost { server, why: said.message().to_owned() });
    }
    Some(Error::ServerRefused {
        server,
        code: said.code().code().to_owned(),
        what: said.message().chars().take(300).collect(),
    })
}

fn failed(place: &str, error: &tokio_postgres::Error) -> Error {
    if let Some(refusal) = refusal(place, error) {
        return refusal;
    }
    let cause = std::error::Error::source(error);
    if error.is_closed() || cause.is_some_and(|cause| cause.is::<io::Error>()) {
        return Error::ServerLost { server: place.to_owned(), why: told(error) };
    }
    // A value of a kind that we did not ask for.
    Error::ArchiveDamaged { what: told(error) }
}

fn told(error: &tokio_postgres::Error) -> String {
    match std::error::Error::source(error) {
        Some(cause) => cause.to_string(),
        None => error.to_string(),
    }
}
