//! Origins in a terminal.

use super::{Width, cell, draw_table, figure, heading, labelled, style, table, unwrapped};
use claimbench::judgement::independence::Suggestion;
use claimbench::report::words::origin::because;
use claimbench::workbench::OriginUse;
use std::io::{self, Write};

pub fn uses<'o>(out: &mut dyn Write, uses: impl Iterator<Item = &'o OriginUse>) -> io::Result<()> {
    let mut rows = table(Width::of_stdout(), &["origin", "sources", "evidence", "which", "also called"]);
    unwrapped(&mut rows, &[1, 2]);
    for one in uses {
        let sources: Vec<String> = one.sources.iter().map(ToString::to_string).collect();
        rows.add_row([
            cell(style::PLAIN, &one.origin),
            figure(style::PLAIN, one.sources.len()),
            figure(style::PLAIN, one.evidence),
            cell(style::DIM, sources.join(" ")),
            cell(style::DIM, one.merged.join(", ")),
        ]);
    }
    draw_table(&rows, out)
}

/// Origins that may be one, each with why.
pub fn suggestions(out: &mut dyn Write, suggestions: &[Suggestion]) -> io::Result<()> {
    if suggestions.is_empty() {
        return Ok(());
    }
    heading(out, "These may be one: look, then `claimbench origin merge FROM INTO`")?;
    let width = Width::of_stdout();
    for suggestion in suggestions {
        let pair = format!("{} and {}", suggestion.one, suggestion.other);
        write!(out, "{}", labelled(width, "  ", 2, style::PLAIN, &pair))?;
        let (one, other) = suggestion.evidence;
        let why = format!("{one} and {other} {}", because(&suggestion.because));
        write!(out, "{}", labelled(width, "      ", 6, style::DIM, &why))?;
    }
    Ok(())
}
