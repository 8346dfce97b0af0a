//! Copies of a case: one that is verified in full before it appears, and one that is set aside as it is.

use super::{Access, Finding, Store, files};
use crate::domain::Head;
use crate::error::{Error, Result};
use rusqlite::limits::Limit;
use std::fs::{self, OpenOptions, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// A copy, and what a verification of it found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The newest event of the copy.
    pub head: Head,
    /// What is wrong with the copy, and was with the case; empty where all is well.
    pub findings: Vec<Finding>,
}

impl Store {
    /// Writes a copy of the whole case to `to`, which must not be there yet, and verifies the copy in full before it
    /// appears. A copy with findings appears, too: it may be the best that there is.
    pub fn backup(&self, to: &Path) -> Result<Copied> {
        if to.symlink_metadata().is_ok() {
            return Err(Error::Exists { path: to.to_owned() });
        }
        let folder = files::folder_of(to);
        let room = files::room_in(&folder)?;
        let copy = room.path().join("copy.db");
        let target = copy.to_str().ok_or_else(|| Error::Unreadable {
            file: to.display().to_string(),
            line: None,
            what: "the folder's name is not UTF-8, which SQLite needs for a copy".to_owned(),
        })?;
        // VACUUM INTO reads in a transaction of its own, attaches its target, and is refused by a connection that may only
        // query.
        if !self.conn.is_autocommit() {
            self.conn.execute_batch("COMMIT")?;
        }
        self.conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
        self.conn.pragma_update(None, "query_only", false)?;
        let copied = self.conn.execute("VACUUM INTO ?1", [target]);
        self.conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        copied?;
        OpenOptions::new()
            .write(true)
            .open(&copy)
            .and_then(|file| {
                file.set_permissions(Permissions::from_mode(0o600))?;
                file.sync_all()
            })
            .map_err(Error::io(&copy))?;
        let verified = Self::open(&copy, Access::Inspect)?.verify()?;
        fs::hard_link(&copy, to).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Error::Exists { path: to.to_owned() },
            _ => Error::io(to)(error),
        })?;
        files::sync_folder(&folder)?;
        Ok(Copied { head: verified.head, findings: verified.findings })
    }
}

/// Copies a case, byte for byte and its log with it, to a name beside it that is free; returns that name. The case must not
/// be open in this process: closing a file lets go of every lock that the process has on it.
pub fn set_aside(path: &Path) -> Result<PathBuf> {
    let _queue = files::queue(path)?;
    let mut copy = files::beside(path, ".before-rebuild");
    for number in 2.. {
        match copied(path, &copy) {
            Err(Error::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {
                copy = files::beside(path, &format!(".before-rebuild-{number}"));
            }
            Err(error) => return Err(error),
            Ok(()) => break,
        }
    }
    let log = files::beside(path, "-wal");
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        copied(&log, &files::beside(&copy, "-wal"))?;
    }
    files::sync_folder(&files::folder_of(path))?;
    Ok(copy)
}

/// Copies a file to one that is not there yet, for its owner alone.
fn copied(from: &Path, to: &Path) -> Result<()> {
    let mut source = fs::File::open(from).map_err(Error::io(from))?;
    let mut target = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to).map_err(Error::io(to))?;
    std::io::copy(&mut source, &mut target).map_err(Error::io(to))?;
    target.sync_all().map_err(Error::io(to))
}
