//! `backup`: a verified copy of the case.

use super::context::Context;
use super::draw::visible;
use super::{Done, Outcome};
use claimbench::workbench::Access;
use clap::Args;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Copy the case to a new file, even while others work on it; the copy is verified before it appears
#[derive(Args)]
pub struct Arguments {
    /// The file to make
    file: PathBuf,
}

#[derive(Serialize)]
struct Copied {
    file: String,
    head: String,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let workbench = context.open(Access::Read)?;
    let head = workbench.backup(&arguments.file)?;
    let copied = Copied { file: arguments.file.display().to_string(), head: head.to_string() };
    if context.json {
        context.print_json(&copied)?;
    } else {
        writeln!(context.out, "Copied to {} and verified. Its head is {}.", visible(&copied.file), copied.head)?;
    }
    Ok(Done::Clean)
}
