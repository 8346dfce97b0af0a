//! Text and files as commands take them: given on the line, read from a file, or from standard input with `-`.

use super::failure::Failure;
use claimbench::error::Error;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

/// The most that is read from a file or from standard input.
const LIMIT: u64 = 1 << 30;

/// The text itself; with `-`, standard input without its last line end.
pub fn text(given: &str) -> Result<String, Failure> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    let text = file(Path::new("-"))?;
    Ok(text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text)).to_owned())
}

/// The text, or, where none is given and a person sits at the terminal, what they write in `$EDITOR`.
pub fn text_or_editor(given: Option<&str>, what: &str) -> Result<String, Failure> {
    if let Some(given) = given {
        return text(given);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::misuse(format!("{what} is missing"), "Give it on the line, or as - from standard input."));
    }
    let written = dialoguer::Editor::new().edit("").map_err(|dialoguer::Error::IO(error)| {
        Failure::misuse(format!("the editor did not run: {error}"), "Set EDITOR, or give the text on the line.")
    })?;
    match written {
        Some(text) if !text.trim().is_empty() => Ok(text.trim_end().to_owned()),
        _ => Err(Failure::misuse(format!("{what} was left empty"), "Nothing was changed.")),
    }
}

/// The whole of a file, or of standard input for `-`, as UTF-8.
pub fn file(path: &Path) -> Result<String, Failure> {
    utf8(path, bytes(path)?)
}

/// What was read from a file, as UTF-8.
pub fn utf8(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        Failure::Refused(Error::Unreadable {
            file: name(path),
            line: Some(line),
            what: format!("line {line} is not UTF-8; convert the file first, for example with iconv"),
        })
    })
}

/// The whole of a file, or of standard input for `-`.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(LIMIT).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(LIMIT).read_to_end(&mut bytes))
    };
    read.map_err(Error::io(path))?;
    Ok(bytes)
}

/// What a message calls the file.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// A slip of the finger must not put an export where a case is, be it the open one.
fn refuse_database(path: &Path) -> Result<(), Failure> {
    let mut start = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    match read {
        Ok(()) if &start == b"SQLite format 3\0" => Err(Error::Exists { path: path.to_owned() }.into()),
        _ => Ok(()),
    }
}

/// Writes a file that appears whole under its name, or not at all, readable by its owner alone. What is there is
/// replaced, unless it is a database.
pub fn write_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
    refuse_database(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(Error::io(folder))?;
    let mut out = io::BufWriter::new(temporary.as_file_mut());
    let written = write(&mut out).map_err(|failure| match failure {
        Failure::Output(error) => Error::io(path)(error).into(),
        failure => failure,
    })?;
    out.flush().map_err(Error::io(path))?;
    drop(out);
    temporary.as_file().sync_all().map_err(Error::io(path))?;
    temporary.persist(path).map_err(|refused| Error::io(path)(refused.error))?;
    // The name outlives a power cut only when its folder is synced, too.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::io(folder))?;
    Ok(written)
}
