//! Comments inside the desk in a terminal.

use super::{Width, labelled, style};
use claimbench::domain::StoredComment;
use claimbench::report::words;
use std::io::{self, Write};

/// A comment: what it is on, who says what, and how it was closed.
pub fn draw(out: &mut dyn Write, stored: &StoredComment) -> io::Result<()> {
    let width = Width::of_stdout();
    let label = format!("{}  ", style::styled(style::NUMBER, format_args!("{:<3}", stored.comment.number.to_string())));
    let by = words::name(&stored.by);
    let head = format!("on {}, {} by {by}", words::comment_on(&stored.comment.on), words::instant(stored.at));
    write!(out, "{}", labelled(width, &label, 5, style::DIM, &head))?;
    write!(out, "{}", labelled(width, "     ", 5, style::PLAIN, &stored.comment.text))?;
    if let Some(closed) = &stored.closed {
        write!(out, "{}", labelled(width, "     ", 5, style::DIM, &words::closed(closed)))?;
    }
    Ok(())
}
