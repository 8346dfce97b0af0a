//! `mcp`: the open case for an assistant on the same machine.

use super::context::Context;
use super::{Done, Outcome};
use crate::mcp::{self, Session};
use claimbench::domain::Audience;
use claimbench::error::Error;
use claimbench::workbench::Access;
use clap::Args;
use std::io::{self, BufReader};

/// Let an assistant that speaks the Model Context Protocol read the case and leave suggestions
///
/// It speaks over standard input and output, is started by the program that the assistant runs in, and ends with it. It
/// changes nothing but the list of suggestions: what an assistant suggests counts for nothing until a person accepts it
/// (`claimbench suggestion --help`). Names of confidential sources, what is told in confidence, talks off the record and the
/// desk's own notes are left out of what it says, as in a report for the author. No model is in this program, none is called
/// by it, and it asks nothing of the network. What the assistant's own program does with what it reads, this one cannot know.
#[derive(Args)]
#[command(after_help = "\
What the program that the assistant runs in is told, mostly in a file of its settings:

  {
    \"mcpServers\": {
      \"claimbench\": {
        \"command\": \"claimbench\",
        \"args\": [\"--db\", \"/path/to/claimbench.db\", \"--as\", \"anna\", \"mcp\"]
      }
    }
  }

The handle is that of the person in whose session the assistant works.")]
pub struct Arguments {
    /// Only let it read: it has no tools to suggest with
    #[arg(long)]
    read_only: bool,

    /// Tell it everything that the desk itself may see, confidential names too
    #[arg(long)]
    internal: bool,
}

pub fn run(context: &mut Context, arguments: Arguments) -> Outcome {
    // What is no case, or an older one on a medium that cannot be written, is refused here and not at every question.
    drop(context.open(if arguments.read_only { Access::Read } else { Access::Write })?);
    let case = std::path::absolute(&context.db).map_err(Error::io(&context.db))?;
    let audience = if arguments.internal { Audience::Internal } else { Audience::Author };
    let mut session = Session::new(case, context.setting(), arguments.read_only, audience);
    let mut output = context.raw()?;
    mcp::serve(&mut session, &mut BufReader::new(io::stdin().lock()), &mut output)?;
    Ok(Done::Clean)
}
