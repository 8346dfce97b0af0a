//! `read-file`: reads a file from standard input and prints what a reader could see in it. Not for people: the program calls
//! itself so, because a file can take a whole process down with it.

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome, input};
use claimbench::intake::{page, readable};
use clap::Args;
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io::Write;
use std::path::Path;

/// The most memory that a page may take to read, the program itself included, in bytes.
const MEMORY: u64 = 256 * 1024 * 1024;
/// The most that a PDF may take, whose reader sets a large stack aside.
const PDF_MEMORY: u64 = 1536 * 1024 * 1024;
/// The most time of a processor, in seconds.
const SECONDS: u64 = 20;

/// Print the text of a file that comes on standard input, or why it has none, as JSON
#[derive(Args)]
pub struct Arguments {
    /// What kind of file it is: text/html
    #[arg(long, required_unless_present = "article")]
    media_type: Option<String>,

    /// The character set that the server stated
    #[arg(long)]
    charset: Option<String>,

    /// The articles on a page, and what the page says of it
    #[arg(long, conflicts_with_all = ["media_type", "charset"])]
    article: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let media_type = arguments.media_type.unwrap_or_default();
    let memory = if readable::is_pdf(&media_type) { PDF_MEMORY } else { MEMORY };
    for (resource, most) in [(Resource::As, memory), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, limit).map_err(|error| Failure::Output(error.into()))?;
    }
    let bytes = input::bytes(Path::new("-"))?;
    let mut out = context.raw()?;
    if arguments.article {
        let read = page::read_all(&bytes);
        drop(bytes);
        answer(&mut out, &read)?;
    } else {
        let read = readable::readable(&bytes, &media_type, arguments.charset.as_deref());
        drop(bytes);
        answer(&mut out, &read)?;
    }
    out.flush()?;
    Ok(Done::Clean)
}

fn answer(out: &mut impl Write, read: &impl serde::Serialize) -> std::io::Result<()> {
    serde_json::to_writer(out, read).map_err(std::io::Error::from)
}
