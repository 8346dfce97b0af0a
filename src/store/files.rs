//! The files and folders around a case file: side files, the queue of writers, room for a file that is being made.

use crate::error::{Error, Result};
use std::fs::{File, OpenOptions, Permissions};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The path with something more at its end.
pub fn beside(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Opens the side file on which writers queue, and waits for its lock; it is let go when the file is closed.
pub fn queue(path: &Path) -> Result<File> {
    let name = beside(path, "-lock");
    let file = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(false)
        .mode(0o600)
        .open(&name)
        .map_err(Error::io(&name))?;
    file.lock().map_err(Error::io(&name))?;
    Ok(file)
}

/// A folder in which a file is made before it gets its name, closed to others; it goes when it is dropped, with all that is in it.
pub fn room_in(folder: &Path) -> Result<TempDir> {
    let owner_alone = Permissions::from_mode(0o700);
    tempfile::Builder::new()
        .prefix(".claimbench-")
        .permissions(owner_alone)
        .tempdir_in(folder)
        .map_err(Error::io(folder))
}

/// A name outlives a power cut only when its folder is synced, too.
pub fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder))
}
