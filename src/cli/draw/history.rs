//! A claim's history in a terminal: what happened, when, by whom, in a sentence each.

use super::{Width, labelled, style};
use claimbench::domain::Entry;
use claimbench::report::words::history::{actor, sentence};
use std::io::{self, Write};

pub fn history(out: &mut dyn Write, entries: &[Entry]) -> io::Result<()> {
    let width = Width::of_stdout();
    for entry in entries {
        let at = entry.at.to_string();
        let when = at.get(..16).unwrap_or(&at).replace('T', " ");
        let label = style::styled(style::DIM, format_args!("{:>5}  {when}  ", entry.seq));
        let text = format!("{}: {}", actor(entry), sentence(&entry.event));
        write!(out, "{}", labelled(width, &label, 25, style::PLAIN, &text))?;
    }
    Ok(())
}
