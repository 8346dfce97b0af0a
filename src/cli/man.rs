//! `man`: manual pages, one for each command.

use super::context::Context;
use super::failure::Failure;
use super::{Done, Outcome};
use claimbench::error::Error;
use clap::Args;
use std::path::PathBuf;

/// Print the manual page, or write one for each command into a folder
#[derive(Args)]
pub struct Arguments {
    /// The folder to write to; it is made where it is missing
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub fn run(context: &mut Context, arguments: Arguments, command: clap::Command) -> Outcome {
    match arguments.output {
        None => clap_mangen::Man::new(command).render(&mut context.out)?,
        Some(folder) => {
            std::fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
            clap_mangen::generate_to(command, &folder).map_err(|error| Failure::Refused(Error::io(&folder)(error)))?;
            context.wrote(&folder)?;
        }
    }
    Ok(Done::Clean)
}
