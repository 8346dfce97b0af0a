//! Files as commands write them: whole or not at all, and never over a case or what belongs to one.

use super::failure::Failure;
use claimbench::error::Error;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// What a case keeps beside itself: SQLite's log, its index and its older journal, and the file on which writers queue.
const SIDE_FILES: [&str; 4] = ["-wal", "-shm", "-journal", "-lock"];

/// The file that was named; none for `-`, which means standard output as if no file were named.
pub fn unless_stdout(output: Option<PathBuf>) -> Option<PathBuf> {
    output.filter(|file| !is_stdout(file))
}

pub fn is_stdout(file: &Path) -> bool {
    file == Path::new("-")
}

/// Writes a file that appears whole under its name, or not at all, readable by its owner alone. What is there is
/// replaced, unless it is a database or belongs to one. Through a link, what it points to is replaced. A pipe, a device
/// and `-` get the bytes once all of them are there: nothing takes their place.
pub fn write_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
    if is_stdout(path) || is_stream(path) {
        return pour(path, write);
    }
    refuse_database(path)?;
    refuse_side_file(path)?;
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    to_file(path, &target, Taken::Replaced, write)
}

/// Writes a file under the first free name of those given, whole or not at all; says which it is.
pub fn write_beside<T>(
    names: impl IntoIterator<Item = PathBuf>,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
) -> Result<PathBuf, Failure> {
    let mut names = names.into_iter().filter(|name| fs::symlink_metadata(name).is_err());
    let path = names.next().ok_or_else(|| Failure::Output(io::Error::other("no name is free for the file")))?;
    to_file(&path, &path, Taken::Refused, write)?;
    Ok(path)
}

/// What becomes of a file that has the name already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Replaced,
    /// Somebody made one since the name was looked for.
    Refused,
}

/// `path` is what messages call it, `target` where it is put.
fn to_file<T>(
    path: &Path,
    target: &Path,
    taken: Taken,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(Error::io(folder))?;
    let mut out = io::BufWriter::new(temporary.as_file_mut());
    let written = write(&mut out).map_err(of_file(path))?;
    out.flush().map_err(Error::io(path))?;
    drop(out);
    temporary.as_file().sync_all().map_err(Error::io(path))?;
    let persisted = match taken {
        Taken::Replaced => temporary.persist(target),
        Taken::Refused => temporary.persist_noclobber(target),
    };
    persisted.map_err(|refused| Error::io(path)(refused.error))?;
    // The name outlives a power cut only when its folder is synced, too.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder))?;
    Ok(written)
}

/// Into what cannot be replaced: all of it is made first, so that a failure leaves nothing behind in it.
fn pour<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
    let mut whole = Vec::new();
    let written = write(&mut whole)?;
    if is_stdout(path) {
        let mut out = io::stdout().lock();
        out.write_all(&whole).and_then(|()| out.flush())?;
        return Ok(written);
    }
    let mut out = OpenOptions::new().write(true).open(path).map_err(Error::io(path))?;
    match out.write_all(&whole) {
        // Whoever reads the pipe has enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(written),
        other => other.map(|()| written).map_err(|error| Error::io(path)(error).into()),
    }
}

/// Whether something other than a file has the name; names below /dev and /proc stand for what is open already.
fn is_stream(path: &Path) -> bool {
    let Ok(there) = fs::metadata(path) else { return false };
    let is_open_already =
        ["/dev/", "/proc/"].iter().any(|place| path.as_os_str().as_bytes().starts_with(place.as_bytes()));
    !there.is_dir() && (!there.is_file() || is_open_already)
}

fn of_file(path: &Path) -> impl FnOnce(Failure) -> Failure {
    move |failure| match failure {
        Failure::Output(error) => Error::io(path)(error).into(),
        failure => failure,
    }
}

/// A slip of the finger must not put an export where a case is, be it the open one.
fn refuse_database(path: &Path) -> Result<(), Failure> {
    if is_database(path) { Err(Error::Exists { path: path.to_owned() }.into()) } else { Ok(()) }
}

/// Nor where SQLite keeps what a case has not taken in yet: that would be lost, or taken for the case's.
fn refuse_side_file(path: &Path) -> Result<(), Failure> {
    let name = path.as_os_str().as_bytes();
    let of_case = |end: &&str| {
        let case = name.strip_suffix(end.as_bytes())?;
        let case = Path::new(OsStr::from_bytes(case));
        is_database(case).then(|| case.to_owned())
    };
    match SIDE_FILES.iter().find_map(of_case) {
        Some(case) => Err(Failure::misuse(
            format!("{} belongs to the case {}", path.display(), case.display()),
            "Choose another name for the output.",
        )),
        None => Ok(()),
    }
}

fn is_database(path: &Path) -> bool {
    let mut start = [0; 16];
    let is_file = fs::metadata(path).is_ok_and(|there| there.is_file());
    let read = || File::open(path).and_then(|mut file| file.read_exact(&mut start));
    is_file && { read }().is_ok() && &start == b"SQLite format 3\0"
}
