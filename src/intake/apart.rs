//! Reading in a process of its own: a hostile file can exhaust memory or the stack, and takes only that process. What is
//! short enough to do no harm is read here.

use super::page::{self, Page, PageError};
use super::readable::{self, Unreadable};
use serde::de::DeserializeOwned;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The longest page that is read in this process, in bytes: what it could come to in memory is borne.
const SHORT: usize = 256 * 1024;

/// The text of kept bytes, as [`readable::readable`] gives it. `reader` is a program that reads a file with `read-file`;
/// without one all is read in this process.
pub fn text(
    reader: Option<&Path>,
    bytes: &[u8],
    media_type: &str,
    charset: Option<&str>,
) -> Result<String, Unreadable> {
    let Some(reader) = reader.filter(|_| readable::is_costly(media_type, bytes.len(), SHORT)) else {
        return readable::readable(bytes, media_type, charset);
    };
    let mut arguments = vec![format!("--media-type={media_type}")];
    arguments.extend(charset.map(|charset| format!("--charset={charset}")));
    ask(reader, &arguments, bytes).unwrap_or(Err(Unreadable::TooMuch))
}

/// The articles on a page, as [`page::read_all`] gives them; `reader` is as for `text`.
pub fn articles(reader: Option<&Path>, bytes: &[u8]) -> Result<Vec<Page>, PageError> {
    let Some(reader) = reader.filter(|_| bytes.len() > SHORT) else {
        return page::read_all(bytes);
    };
    ask(reader, &["--article"], bytes).unwrap_or(Err(PageError::TooMuch))
}

/// What the process answers; nothing where it died.
fn ask<T: DeserializeOwned>(reader: &Path, arguments: &[impl AsRef<OsStr>], bytes: &[u8]) -> Option<T> {
    let mut command = Command::new(reader);
    command.arg("read-file").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let mut answer = Vec::new();
    let read = std::thread::scope(|scope| {
        // Written beside the reading: a file and a text longer than a pipe would wait for each other.
        scope.spawn(|| {
            // A process that died takes no more; its end is looked at below.
            let _ = input.map(|mut input| input.write_all(bytes));
        });
        output.map(|mut output| output.read_to_end(&mut answer))
    });
    let ended = child.wait().ok()?;
    (ended.success() && read.is_some_and(|read| read.is_ok())).then(|| serde_json::from_slice(&answer).ok())?
}
