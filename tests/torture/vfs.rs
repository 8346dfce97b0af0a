//! A VFS that writes down what SQLite writes, cuts, syncs and deletes in one folder; all else is the "unix" VFS's own.

use claimbench::domain::Head;
use rusqlite::ffi;
use std::collections::HashMap;
use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::slice;
use std::sync::{Mutex, MutexGuard, OnceLock};

pub enum Entry {
    /// Something was done to a file of the folder.
    Did(String, Op),
    /// A verb returned: everything up to this head is promised to stay.
    Acknowledged(Head),
}

#[derive(Debug, Clone)]
pub enum Op {
    Write {
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate(usize),
    Sync,
    /// Durable where the folder was synced after it.
    Delete {
        durable: bool,
    },
}

struct Recording {
    folder: PathBuf,
    /// The name of each open file, by the address of SQLite's object for it.
    open: HashMap<usize, String>,
    log: Vec<Entry>,
}

static RECORDING: Mutex<Option<Recording>> = Mutex::new(None);

fn recording() -> MutexGuard<'static, Option<Recording>> {
    RECORDING.lock().unwrap()
}

/// From here on, what is done in the folder is written down.
pub fn record(folder: &Path) {
    unix();
    let folder = folder.to_owned();
    *recording() = Some(Recording { folder, open: HashMap::new(), log: Vec::new() });
}

pub fn acknowledge(head: Head) {
    recording().as_mut().unwrap().log.push(Entry::Acknowledged(head));
}

pub fn log() -> Vec<Entry> {
    recording().take().unwrap().log
}

type Write = unsafe extern "C" fn(*mut ffi::sqlite3_file, *const c_void, c_int, ffi::sqlite3_int64) -> c_int;
type Truncate = unsafe extern "C" fn(*mut ffi::sqlite3_file, ffi::sqlite3_int64) -> c_int;
type Sync = unsafe extern "C" fn(*mut ffi::sqlite3_file, c_int) -> c_int;

/// The unix VFS's own ways of opening and deleting; of writing, cutting and syncing, once a file was opened.
struct Unix {
    vfs: usize,
    file: OnceLock<(Write, Truncate, Sync)>,
}

/// Registers the VFS at the first call: a copy of the unix one that opens and deletes through us.
fn unix() -> &'static Unix {
    static UNIX: OnceLock<Unix> = OnceLock::new();
    UNIX.get_or_init(|| {
        // SAFETY: sqlite3_vfs_find answers with a VFS that lives as long as the program, and so does our leaked copy of it.
        // The copy shares the size and kind of the file objects, so that the functions of the one serve the other.
        unsafe {
            let unix = ffi::sqlite3_vfs_find(c"unix".as_ptr());
            let mut ours = *unix;
            ours.zName = c"recording".as_ptr();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1), ffi::SQLITE_OK);
            Unix { vfs: unix as usize, file: OnceLock::new() }
        }
    })
}

/// The name of a file in the folder that is recorded.
unsafe fn name_in(recording: &Recording, path: *const c_char) -> Option<String> {
    if path.is_null() {
        return None;
    }
    // SAFETY: SQLite hands over names that end in a zero byte.
    let path = Path::new(OsStr::from_bytes(unsafe { CStr::from_ptr(path) }.to_bytes()));
    let name = path.strip_prefix(&recording.folder).ok()?;
    Some(name.to_str().unwrap().to_owned())
}

/// Notes what was done if it succeeded.
fn note(file: *mut ffi::sqlite3_file, code: c_int, op: impl FnOnce() -> Op) -> c_int {
    if code == ffi::SQLITE_OK
        && let Some(recording) = recording().as_mut()
        && let Some(name) = recording.open.get(&(file as usize))
    {
        recording.log.push(Entry::Did(name.clone(), op()));
    }
    code
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let unix = unix();
    // SAFETY: SQLite gives room for a file object of the unix VFS, which fills it. Its table of functions is static; the
    // file gets a leaked copy with three of ours in it, which call the ones they stand for.
    unsafe {
        let vfs = unix.vfs as *mut ffi::sqlite3_vfs;
        let code = (*vfs).xOpen.unwrap()(vfs, path, file, flags, out);
        if code == ffi::SQLITE_OK
            && let Some(recording) = recording().as_mut()
            && let Some(name) = name_in(recording, path)
        {
            let mut methods = *(*file).pMethods;
            unix.file.get_or_init(|| (methods.xWrite.unwrap(), methods.xTruncate.unwrap(), methods.xSync.unwrap()));
            methods.xWrite = Some(write);
            methods.xTruncate = Some(truncate);
            methods.xSync = Some(sync);
            (*file).pMethods = Box::leak(Box::new(methods));
            recording.open.insert(file as usize, name);
        }
        code
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, path: *const c_char, sync_folder: c_int) -> c_int {
    let vfs = unix().vfs as *mut ffi::sqlite3_vfs;
    // SAFETY: the arguments are SQLite's own, handed on to the VFS that they were meant for.
    unsafe {
        let code = (*vfs).xDelete.unwrap()(vfs, path, sync_folder);
        if code == ffi::SQLITE_OK
            && let Some(recording) = recording().as_mut()
            && let Some(name) = name_in(recording, path)
        {
            recording.log.push(Entry::Did(name, Op::Delete { durable: sync_folder != 0 }));
        }
        code
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, count: c_int, at: i64) -> c_int {
    let (write, _, _) = unix().file.get().unwrap();
    // SAFETY: SQLite hands over `count` bytes to be written.
    let (code, bytes) =
        unsafe { (write(file, from, count, at), slice::from_raw_parts(from.cast::<u8>(), count as usize)) };
    note(file, code, || Op::Write { at: at as usize, bytes: bytes.to_vec() })
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    let (_, truncate, _) = unix().file.get().unwrap();
    // SAFETY: the arguments are SQLite's own.
    let code = unsafe { truncate(file, length) };
    note(file, code, || Op::Truncate(length as usize))
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let (_, _, sync) = unix().file.get().unwrap();
    // SAFETY: the arguments are SQLite's own.
    let code = unsafe { sync(file, flags) };
    note(file, code, || Op::Sync)
}
