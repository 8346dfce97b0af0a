//! `completions`: a completion script for a shell.

use super::context::Context;
use super::{Done, Outcome};
use clap::Args;

/// Print a completion script for a shell
#[derive(Args)]
pub struct Arguments {
    /// The shell that the script is for
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

pub fn run(context: &mut Context, arguments: Arguments, command: &mut clap::Command) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, command, "claimbench", &mut script);
    std::io::Write::write_all(&mut context.out, &script)?;
    Ok(Done::Clean)
}
