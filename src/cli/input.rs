//! Text and files as commands take them: given on the line, read from a file, or from standard input with `-`.

use super::context::Context;
use super::draw::one_line;
use super::failure::Failure;
use crate::counter::no_text;
use claimbench::error::Error;
use claimbench::formats::charset::{self, Charset, Decoded, Known};
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// The most that is read from a file or from standard input.
const LIMIT: u64 = 1 << 30;

/// The text itself; with `-`, standard input without its last line end.
pub fn text(given: &str) -> Result<String, Failure> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    let path = Path::new("-");
    let text = decoded(path, &bytes(path)?, None)?.text.into_owned();
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

/// The whole of a file, or of standard input for `-`, in whatever character set it is written.
pub fn file(context: &Context, path: &Path) -> Result<String, Failure> {
    text_of(context, path, &bytes(path)?)
}

/// What was read from a file, as text; that its character set was guessed is said.
pub fn text_of(context: &Context, path: &Path, bytes: &[u8]) -> Result<String, Failure> {
    let decoded = decoded(path, bytes, None)?;
    if decoded.known == Known::ByGuess {
        context.aside(format_args!("{} was read as {}, by its letters.", one_line(&name(path)), decoded.charset));
    }
    Ok(decoded.text.into_owned())
}

/// What was read from a file, as text; `told` is the character set that the user names.
pub fn decoded<'a>(path: &Path, bytes: &'a [u8], told: Option<Charset>) -> Result<Decoded<'a>, Failure> {
    if let Some(what) = no_text::told(bytes, path.to_str().unwrap_or_default()) {
        return Err(Error::Unreadable { file: name(path), line: None, what: what.to_owned() }.into());
    }
    charset::decode(bytes, told).map_err(|fault| {
        let line = fault.line;
        let what = match told {
            Some(_) => format!("line {line}: {fault}; name another with --encoding"),
            None => format!("line {line}: {fault}; mend it there, or convert the file, for example with iconv"),
        };
        Failure::Refused(Error::Unreadable { file: name(path), line: Some(line), what })
    })
}

/// The whole of a file, or of standard input for `-`. More than a gibibyte is refused: half a file would pass for one.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes))
    };
    read.map_err(Error::io(path))?;
    if bytes.len() as u64 > LIMIT {
        let what = "it is larger than a gibibyte, which is as much as is read".to_owned();
        return Err(Error::Unreadable { file: name(path), line: None, what }.into());
    }
    Ok(bytes)
}

/// What a message calls the file.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}
