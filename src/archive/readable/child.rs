//! The text of a PDF, read by a process of its own: a file can exhaust memory or the stack, and takes only that process.

use super::Unreadable;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The text of a PDF as `program pdf-text` reads it. A process that dies means a file that cannot be read.
pub fn pdf_text_by(program: &Path, bytes: &[u8]) -> Result<String, Unreadable> {
    let broken = |what: &str| Unreadable::Damaged { what: what.to_owned() };
    let mut command = Command::new(program);
    command.arg("pdf-text").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| broken("the process that reads PDF files could not be started"))?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let mut text = Vec::new();
    std::thread::scope(|scope| {
        // Written beside the reading: a file and a text longer than a pipe would wait for each other.
        scope.spawn(|| {
            // A process that died takes no more; its end is looked at below.
            let _ = input.map(|mut input| input.write_all(bytes));
        });
        output.map(|mut output| output.read_to_end(&mut text))
    })
    .transpose()
    .map_err(|_| broken("the process that reads PDF files was cut off"))?;
    match child.wait() {
        Ok(status) if status.success() => String::from_utf8(text).map_err(|_| broken("its text is not UTF-8")),
        _ => Err(broken("its parts contradict each other, or reading it takes more than there is")),
    }
}
