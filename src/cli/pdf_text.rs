//! `pdf-text`: reads a PDF from standard input and prints its text. Not for people: the program calls itself so, because
//! a file can take a whole process down with it.

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome, input};
use claimbench::archive::readable;
use claimbench::error::Error;
use clap::Args;
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::Write;
use std::path::Path;

/// The most memory that a PDF may take to read, in bytes.
const MEMORY: u64 = 1536 * 1024 * 1024;
/// The most time of a processor, in seconds.
const SECONDS: u64 = 20;

/// Print the text of a PDF that comes on standard input
#[derive(Args)]
pub struct Arguments {}

pub fn run(context: &mut Context, Arguments {}: Arguments) -> Outcome {
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, limit).map_err(|error| Failure::Output(error.into()))?;
    }
    let bytes = input::bytes(Path::new("-"))?;
    let text = readable::pdf_text(&bytes).map_err(|why| Error::Unreadable {
        file: "standard input".to_owned(),
        line: None,
        what: why.to_string(),
    })?;
    let mut out = context.raw()?;
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Done::Clean)
}
