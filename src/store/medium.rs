//! What the file lies on and beside: media that are read-only, journals of others, and network file systems, which
//! are refused for writing, because SQLite's locks cannot be trusted there.

use super::files::{beside, folder_of};
use crate::error::{Error, Result};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// What a journal begins with that SQLite would roll back: https://sqlite.org/fileformat2.html#the_rollback_journal
const HOT: [u8; 8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7];

/// Where a file lies that is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    WhereItMayBeWritten,
    /// Where no side file can be made, and nothing is left to be carried over into it.
    OnReadOnly,
}

/// Where a file lies. In a folder that cannot be written, a log that holds something must be read with it, which SQLite
/// says in its own way.
pub fn lies(path: &Path) -> Lies {
    let folder = folder_of(path);
    let is_closed = rustix::fs::access(&folder, rustix::fs::Access::WRITE_OK).is_err();
    let has_log = fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
    if is_closed && !has_log { Lies::OnReadOnly } else { Lies::WhereItMayBeWritten }
}

/// Refuses a folder in which SQLite could not make its side files: its own word for that names neither file nor reason.
pub fn refuse_read_only(path: &Path) -> Result<()> {
    let folder = folder_of(path);
    rustix::fs::access(&folder, rustix::fs::Access::WRITE_OK).map_err(|error| Error::io(path)(error.into()))
}

/// Opens a file that nobody can change: without locks and side files.
pub fn open_unchanging(path: &Path) -> Result<Connection> {
    use std::os::unix::ffi::OsStrExt;
    let absolute = std::path::absolute(path).map_err(Error::io(path))?;
    // In the name of a file, a URI has these characters' numbers: https://sqlite.org/uri.html
    let mut uri = b"file:".to_vec();
    for byte in absolute.as_os_str().as_bytes() {
        match byte {
            b'%' | b'?' | b'#' => uri.extend(format!("%{byte:02x}").bytes()),
            byte => uri.push(*byte),
        }
    }
    uri.extend(b"?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(Path::new(std::ffi::OsStr::from_bytes(&uri)), flags)?)
}

/// Refuses a file beside which a journal lies that SQLite would write into it at once, before anything is checked. The
/// journal of another program's write is gone in a moment.
pub fn refuse_hot_journal(path: &Path) -> Result<()> {
    let journal = beside(path, "-journal");
    for _ in 0..40 {
        let mut start = [0; HOT.len()];
        match File::open(&journal).and_then(|mut file| file.read_exact(&mut start)) {
            Ok(()) if start == HOT => std::thread::sleep(std::time::Duration::from_millis(50)),
            _ => return Ok(()),
        }
    }
    Err(Error::HotJournal { path: journal })
}

/// Whether this system says what kind of file system a folder is on.
pub const KNOWS_NETWORKS: bool = cfg!(target_os = "linux");

/// File systems of a network, of a cluster, of a host beneath a virtual machine, and of programs (which may be any of
/// these), by the number that statfs(2) gives: those of the kernel's `magic.h` and of GNU `stat`.
#[cfg(target_os = "linux")]
const KINDS: [(u64, &str); 27] = [
    (0x6969, "NFS"),
    (0x6E66_7364, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x0102_1997, "9p"),
    (0x6573_5546, "FUSE"),
    (0x5346_414F, "AFS"),
    (0x6B41_4653, "AFS"),
    (0x00C3_6400, "Ceph"),
    (0x7375_7245, "Coda"),
    (0x564C, "NetWare"),
    (0x0BD0_0BD0, "Lustre"),
    (0x1983_0326, "BeeGFS"),
    (0x4750_4653, "GPFS"),
    (0x0116_1970, "GFS2"),
    (0x7461_636F, "OCFS2"),
    (0x6163_6673, "ACFS"),
    (0x2003_0528, "OrangeFS"),
    (0xAAD7_AAEA, "PanFS"),
    (0xBEEF_DEAD, "StorNext"),
    (0xA501_FCF5, "VxFS"),
    (0x0131_11A8, "IBRIX"),
    (0x5346_3149, "M1FS"),
    (0x786F_4256, "a folder shared by VirtualBox"),
    (0xBACB_ACBC, "a folder shared by VMware"),
    (0x7C7C_6673, "a folder shared by Parallels"),
];

/// Refuses a folder where a lock may not hold.
#[cfg(target_os = "linux")]
pub fn refuse_network(folder: &Path) -> Result<()> {
    let stat = rustix::fs::statfs(folder).map_err(|error| match error {
        rustix::io::Errno::NOENT | rustix::io::Errno::NOTDIR | rustix::io::Errno::ACCESS => {
            Error::io(folder)(error.into())
        }
        _ => Error::UnknownFileSystem { path: folder.to_owned(), source: error.into() },
    })?;
    match kind(stat.f_type as u64) {
        Some(kind) => Err(Error::NetworkFileSystem { path: folder.to_owned(), kind }),
        None => Ok(()),
    }
}

#[cfg(target_os = "linux")]
fn kind(number: u64) -> Option<&'static str> {
    // A number above two thousand million comes with its sign drawn out on some machines.
    let number = number & 0xFFFF_FFFF;
    KINDS.iter().find(|(known, _)| *known == number).map(|(_, kind)| *kind)
}

#[cfg(not(target_os = "linux"))]
pub fn refuse_network(_folder: &Path) -> Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn networks_are_known_by_their_number_and_disks_are_not() {
        assert_eq!(kind(0x6969), Some("NFS"));
        assert_eq!(kind(0xFF53_4D42_u32 as i32 as u64), Some("CIFS"));
        assert_eq!(kind(0x00C3_6400), Some("Ceph"));
        // ext4, Btrfs, XFS, tmpfs, overlay.
        for disk in [0xEF53, 0x9123_683E, 0x5846_5342, 0x0102_1994, 0x794C_7630] {
            assert_eq!(kind(disk), None, "{disk:x}");
        }
        assert!(refuse_network(&std::env::temp_dir()).is_ok());
    }
}
