//! Claims to verify again, in a terminal.

use super::{Width, cell, draw_table, style, table, unwrapped};
use claimbench::judgement::due::Due;
use std::io::{self, Write};

pub fn draw(out: &mut dyn Write, due: &[(Due, String)], because: impl Fn(&Due) -> String) -> io::Result<()> {
    let mut rows = table(Width::of_stdout(), &["", "due", "why", "claim"]);
    unwrapped(&mut rows, &[0, 1]);
    for (due, text) in due {
        rows.add_row([
            cell(style::NUMBER, due.claim.to_string()),
            cell(style::PLAIN, due.by.to_string()),
            cell(style::DIM, because(due)),
            cell(style::PLAIN, text),
        ]);
    }
    draw_table(&rows, out)
}
