//! The case pack: one ZIP with everything that is to be kept of a case, and a manifest that `sha256sum -c` accepts.
//!
//! Reading trusts nothing: every name, size and hash is checked before a single event is taken from the ledger in it.

use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The ledger, from which the case is restored.
pub const LEDGER: &str = "ledger.jsonl";
const MANIFEST: &str = "manifest-sha256.txt";

/// The most files that a pack may hold.
const FILES: usize = 100_000;
/// The most that all of them may unpack to, in bytes.
const UNPACKED: u64 = 8 * 1024 * 1024 * 1024;
/// The most that one file may unpack to for each of its packed bytes, once it is longer than `SMALL`.
const RATIO: u64 = 1_000;
const SMALL: u64 = 16 * 1024 * 1024;
/// The longest manifest, in bytes.
const MANIFEST_LIMIT: u64 = 64 * 1024 * 1024;

/// Writes a pack file by file. The same files give the same bytes: no times of their own go in.
pub struct PackWriter<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    manifest: Vec<(String, String)>,
}

impl<W: Write> PackWriter<W> {
    /// Begins a pack, which is a ZIP; it is whole when it is finished.
    pub fn new(out: W) -> Self {
        Self { zip: ZipWriter::new_stream(out), manifest: Vec::new() }
    }

    /// Writes one file.
    pub fn file<E: From<io::Error>>(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.zip.start_file(path, options()).map_err(io::Error::other)?;
        let mut hashed = Hashed { out: &mut self.zip, digest: Sha256::new() };
        write(&mut hashed)?;
        let sha256 = data_encoding::HEXLOWER.encode(&hashed.digest.finalize());
        self.manifest.push((sha256, path.to_owned()));
        Ok(())
    }

    /// Writes the manifest and the end of the archive.
    pub fn finish(mut self) -> io::Result<()> {
        self.zip.start_file(MANIFEST, options()).map_err(io::Error::other)?;
        for (sha256, path) in &self.manifest {
            writeln!(self.zip, "{sha256}  {path}")?;
        }
        self.zip.finish().map_err(io::Error::other)?.flush()
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600)
        .large_file(true)
}

/// Hashes what passes through.
struct Hashed<'w, W> {
    out: &'w mut W,
    digest: Sha256,
}

impl<W: Write> Write for Hashed<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A pack of which every file was checked against its manifest.
#[derive(Debug)]
pub struct Pack<R> {
    archive: ZipArchive<R>,
    /// The folder that all of it stands in, with its slash: a desktop packs a folder, not what is in it.
    folder: String,
    /// What the pack did not have when it was made and does no harm: folders, what a desktop leaves in them.
    pub passed_over: Vec<String>,
}

impl<R: Read + Seek> Pack<R> {
    /// Opens and checks a pack; `file` is what messages call it.
    ///
    /// Errors: it is no ZIP; a name that leads out of the archive, stands twice, or belongs to no plain file; files that
    /// share their bytes, or unpack to more than a pack may hold; a file that the manifest does not name, or that does
    /// not match it.
    pub fn open(reader: R, file: &str) -> Result<Self> {
        let refused = |what: String| Error::Unreadable { file: file.to_owned(), line: None, what };
        let archive = ZipArchive::new(reader).map_err(|error| refused(format!("it is no ZIP archive: {error}")))?;
        let manifest = archive.file_names().find_map(|name| {
            let folder = name.as_deref().ok()?.strip_suffix(MANIFEST)?;
            (folder.is_empty() || folder.matches('/').count() == 1 && folder.ends_with('/')).then(|| folder.to_owned())
        });
        let mut pack = Self { archive, folder: manifest.unwrap_or_default(), passed_over: Vec::new() };
        pack.check().map_err(refused)?;
        Ok(pack)
    }

    fn check(&mut self) -> std::result::Result<(), String> {
        if self.archive.len() > FILES {
            return Err(format!("it holds {} files; {FILES} is the most", self.archive.len()));
        }
        // What stands in it once and is unpacked many times would pass every limit on single files.
        if self.archive.has_overlapping_entries().map_err(|error| error.to_string())? {
            return Err("some of its files share their bytes".to_owned());
        }
        self.sizes()?;
        let mut expected = self.manifest()?;
        for at in 0..self.archive.len() {
            let mut entry = self.archive.by_index(at).map_err(|error| error.to_string())?;
            let (name, length) = (named(entry.name())?, entry.size());
            if is_desktops(&name) {
                continue;
            }
            let name = name.strip_prefix(&self.folder).unwrap_or(&name).to_owned();
            if name == MANIFEST {
                continue;
            }
            let wanted = expected.remove(&name).ok_or_else(|| format!("{name} is not in its manifest"))?;
            let mut hashed = Hashed { out: &mut io::sink(), digest: Sha256::new() };
            let read = io::copy(&mut (&mut entry).take(length.saturating_add(1)), &mut hashed);
            let read = read.map_err(|error| format!("{name} cannot be unpacked: {error}"))?;
            if read != length {
                return Err(format!("{name} unpacks to another length than it says"));
            }
            if data_encoding::HEXLOWER.encode(&hashed.digest.finalize()) != wanted {
                return Err(format!("{name} does not match its hash in the manifest"));
            }
        }
        match expected.into_keys().next() {
            Some(missing) => Err(format!("{missing} is in its manifest and not in it")),
            None => Ok(()),
        }
    }

    /// Names and lengths, before anything is unpacked.
    fn sizes(&mut self) -> std::result::Result<(), String> {
        let mut whole: u64 = 0;
        let mut names = std::collections::HashSet::new();
        for at in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(at).map_err(|error| error.to_string())?;
            let name = &named(entry.name())?;
            if is_desktops(name) {
                whole = whole.saturating_add(entry.size());
                self.passed_over.push(name.clone());
                continue;
            }
            let name = name.strip_prefix(&self.folder).unwrap_or(name);
            if !is_plain(name) || !entry.is_file() || entry.is_symlink() {
                return Err(format!("\"{}\" is no name of a file in a pack", name.escape_debug()));
            }
            if !names.insert(name.to_owned()) {
                return Err(format!("{name} stands in it twice"));
            }
            if entry.encrypted() {
                return Err(format!("{name} is encrypted"));
            }
            whole = whole.saturating_add(entry.size());
            let allowed = entry.compressed_size().saturating_mul(RATIO).max(SMALL);
            if entry.size() > allowed || whole > UNPACKED {
                return Err(format!("{name} would unpack to more than a pack may hold"));
            }
        }
        Ok(())
    }

    fn manifest(&mut self) -> std::result::Result<BTreeMap<String, String>, String> {
        let entry =
            self.archive.by_name(&format!("{}{MANIFEST}", self.folder)).map_err(|_| format!("it has no {MANIFEST}"))?;
        let mut text = String::new();
        let read = entry.take(MANIFEST_LIMIT).read_to_string(&mut text);
        read.map_err(|error| format!("{MANIFEST} cannot be read: {error}"))?;
        let line = |line: &str| line.split_once("  ").map(|(sha256, path)| (path.to_owned(), sha256.to_owned()));
        let lines = text.lines().map(|text| line(text).ok_or_else(|| format!("{MANIFEST} has a line \"{text}\"")));
        lines.collect()
    }

    /// The ledger in it, line by line.
    pub fn ledger(&mut self, file: &str) -> Result<impl BufRead + '_> {
        let entry = self.archive.by_name(&format!("{}{LEDGER}", self.folder)).map_err(|_| Error::Unreadable {
            file: file.to_owned(),
            line: None,
            what: format!("it has no {LEDGER}"),
        })?;
        Ok(BufReader::new(entry))
    }
}

/// Whether a desktop put this there by itself: a folder's own entry, or a file that a file manager keeps in folders. None
/// of them is ever unpacked.
fn is_desktops(name: &str) -> bool {
    let parts: Vec<&str> = name.split('/').collect();
    let last = parts.iter().rev().find(|part| !part.is_empty()).copied().unwrap_or_default();
    let known = [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".localized"];
    let inside =
        !name.starts_with('/') && !name.contains('\\') && !parts.iter().any(|part| matches!(*part, ".." | "."));
    let is_folder = name.ends_with('/') && name.len() > 1;
    inside && (is_folder || known.contains(&last) || last.starts_with("._") || parts[0] == "__MACOSX")
}

/// A name, which must be text.
fn named(name: std::result::Result<Cow<'_, str>, ZipError>) -> std::result::Result<String, String> {
    name.map(Cow::into_owned).map_err(|error| format!("it holds a file whose name cannot be read: {error}"))
}

/// Whether a name stays inside of the archive: letters, digits, `.`, `-`, `_` in parts between single slashes.
fn is_plain(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
    };
    name.len() < 200 && name.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn packed(files: &[(&str, &str)]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut pack = PackWriter::new(&mut out);
        for (path, text) in files {
            pack.file(path, |out| out.write_all(text.as_bytes())).unwrap();
        }
        pack.finish().unwrap();
        out
    }

    fn refused(bytes: Vec<u8>) -> String {
        Pack::open(Cursor::new(bytes), "x.zip").unwrap_err().to_string()
    }

    /// An archive with these entries and this manifest, made without the writer's care.
    fn forged(entries: &[(&str, &[u8])], manifest: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries.iter().copied().chain([(MANIFEST, manifest.as_bytes())]) {
            zip.start_file(name, options()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn line(bytes: &[u8], path: &str) -> String {
        format!("{}  {path}\n", data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)))
    }

    #[test]
    fn a_pack_gives_its_ledger_back_and_is_the_same_each_time() {
        let files = [("README.txt", "hello"), ("snapshots/ab.txt", "words"), (LEDGER, "{}\n")];
        let bytes = packed(&files);
        assert_eq!(bytes, packed(&files));
        let mut pack = Pack::open(Cursor::new(bytes), "x.zip").unwrap();
        let mut text = String::new();
        pack.ledger("x.zip").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "{}\n");
    }

    #[test]
    fn names_that_lead_out_are_refused() {
        for name in ["../x", "/etc/x", "a//b", "a/../b", "a\\b", "C:x", ".x", "a/.b", "ä", "a b", ""] {
            assert!(!is_plain(name), "{name}");
            if !name.is_empty() {
                let said = refused(forged(&[(name, b"x")], &line(b"x", name)));
                assert!(said.contains("no name of a file in a pack"), "{name}: {said}");
            }
        }
    }

    #[test]
    fn a_pack_that_a_desktop_packed_again_is_the_same_pack() {
        let files: [(&str, &[u8]); 2] = [("case/ledger.jsonl", b"{}\n"), ("case/snapshots/ab.txt", b"words")];
        let extra: [(&str, &[u8]); 4] = [
            ("case/.DS_Store", b"x"),
            ("__MACOSX/case/._ledger.jsonl", b"x"),
            ("case/snapshots/Thumbs.db", b"x"),
            ("case/desktop.ini", b"x"),
        ];
        let manifest = line(b"{}\n", LEDGER) + &line(b"words", "snapshots/ab.txt");
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_directory("case/", options()).unwrap();
        for (name, bytes) in files.into_iter().chain(extra).chain([("case/manifest-sha256.txt", manifest.as_bytes())]) {
            zip.start_file(name, options()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        let mut pack = Pack::open(Cursor::new(zip.finish().unwrap().into_inner()), "x.zip").unwrap();
        assert_eq!(pack.passed_over.len(), 5, "{:?}", pack.passed_over);
        let mut text = String::new();
        pack.ledger("x.zip").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "{}\n");
    }

    #[test]
    fn links_are_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("link", "/etc/passwd", options()).unwrap();
        let said = refused(zip.finish().unwrap().into_inner());
        assert!(said.contains("no name of a file in a pack"), "{said}");
    }

    #[test]
    fn what_the_manifest_does_not_say_is_refused() {
        assert!(refused(forged(&[("a", b"x")], "")).contains("a is not in its manifest"));
        assert!(refused(forged(&[("a", b"x")], &line(b"y", "a"))).contains("does not match its hash"));
        let two = line(b"x", "a") + &line(b"x", "b");
        assert!(refused(forged(&[("a", b"x")], &two)).contains("b is in its manifest and not in it"));
        assert!(refused(forged(&[("a", b"x")], "rubbish\n")).contains("has a line \"rubbish\""));
        assert!(refused(b"PK rubbish".to_vec()).contains("it is no ZIP archive"));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let zeros = vec![0; 20 * 1024 * 1024];
        let said = refused(forged(&[("bomb", &zeros)], &line(&zeros, "bomb")));
        assert!(said.contains("unpack to more than a pack may hold"), "{said}");
    }

    #[test]
    fn files_that_share_their_bytes_are_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("a", "x"), (MANIFEST, &(line(b"x", "a") + &line(b"x", "b")))] {
            zip.start_file(name, options()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.shallow_copy_file("a", "b").unwrap();
        let said = refused(zip.finish().unwrap().into_inner());
        assert!(said.contains("some of its files share their bytes"), "{said}");
    }

    proptest::proptest! {
        #[test]
        fn any_damage_is_refused_or_does_no_harm(at in 0_usize..400, byte: u8) {
            let mut bytes = packed(&[("README.txt", "hello"), (LEDGER, "{}\n")]);
            let at = at % bytes.len();
            bytes[at] = byte;
            if let Ok(mut pack) = Pack::open(Cursor::new(bytes), "x.zip") {
                let mut text = String::new();
                pack.ledger("x.zip").unwrap().read_to_string(&mut text).unwrap();
                proptest::prop_assert_eq!(text, "{}\n");
            }
        }
    }
}
