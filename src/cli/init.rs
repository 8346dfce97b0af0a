//! `init`: makes a new case file.

use super::context::Context;
use super::draw::visible;
use super::{Done, Outcome};
use claimbench::workbench::{KNOWS_NETWORKS, Workbench};
use clap::Args;
use serde::Serialize;

/// Make a new, empty case file, readable by you alone
#[derive(Args)]
pub struct Arguments {
    /// What the case is called
    #[arg(long)]
    title: Option<String>,
}

#[derive(Serialize)]
struct Made {
    file: String,
    file_uid: String,
    title: Option<String>,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    let file_uid = Workbench::create(&context.db, arguments.title.as_deref(), context.setting())?;
    let made = Made { file: context.db.display().to_string(), file_uid: file_uid.to_string(), title: arguments.title };
    if context.json {
        context.print_json(&made)?;
    } else {
        use std::io::Write;
        writeln!(context.out, "Made {}.", visible(&made.file))?;
        if !KNOWS_NETWORKS {
            context.aside(
                "Whether a folder is on a network file system cannot be asked on this system: keep the case on a local disk.",
            );
        }
        writeln!(context.out, "Next: claimbench article add FILE, then claimbench claim add TEXT")?;
    }
    Ok(Done::Clean)
}
