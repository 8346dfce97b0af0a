//! Our own program, run for what comes in or goes out as a file: with the readers, the refusals and the last look over what
//! leaves that the command line has, in a process of its own.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The program, the case it works on, and who acts.
pub struct Program {
    pub program: PathBuf,
    pub case: PathBuf,
    pub actor: String,
}

/// How a command ended.
pub struct Ended {
    /// Whether it did its work, with findings or without.
    pub done: bool,
    pub out: Vec<u8>,
    /// What it said beside its output, or why it did nothing.
    pub said: String,
}

impl Program {
    /// Runs a command in a folder, to its end.
    pub fn run(&self, folder: &Path, arguments: impl IntoIterator<Item = OsString>) -> io::Result<Ended> {
        let mut command = Command::new(&self.program);
        command.arg("--db").arg(&self.case).arg("--as").arg(&self.actor).arg("--color=never").args(arguments);
        let output = command.current_dir(folder).stdin(Stdio::null()).output()?;
        let done = matches!(output.status.code(), Some(0 | 3));
        Ok(Ended { done, out: output.stdout, said: String::from_utf8_lossy(&output.stderr).into_owned() })
    }
}
