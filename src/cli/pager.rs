//! Long text on a terminal goes through the reader's own pager, where `$PAGER` names one.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// The pager to show a text with: none where nobody named one, or where no person reads standard output.
pub fn named() -> Option<String> {
    let pager = std::env::var("PAGER").ok().filter(|pager| !pager.trim().is_empty());
    pager.filter(|_| io::stdout().is_terminal() && io::stdin().is_terminal())
}

/// Shows a text. Styles stay where the terminal has colours. Whoever leaves the pager early has read enough.
///
/// Errors: the pager does not start.
pub fn show(pager: &str, text: &[u8]) -> io::Result<()> {
    let colours = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let mut command = Command::new("sh");
    command.args(["-c", pager]).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        // Colours are shown, and what fits on the screen stays there.
        command.env("LESS", "FRX");
    }
    let mut child = command.spawn()?;
    if let Some(mut into) = child.stdin.take() {
        let written = match colours {
            true => into.write_all(text),
            false => into.write_all(&anstream::adapter::strip_bytes(text).into_vec()),
        };
        written.or_else(|error| if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })?;
    }
    child.wait()?;
    Ok(())
}
