//! Suggestions of machines in a terminal.

use super::{Width, cell, draw_table, figure, labelled, style, table, unwrapped};
use claimbench::domain::{Agreement, StoredSuggestion};
use claimbench::judgement::quotation::CopyProof;
use claimbench::report::words::suggestion as words;
use std::io::{self, Write};

/// Where the facts begin.
const HANG: usize = 16;

/// A suggestion: what on what, by whom, what it says, whether its quotation is proved, what became of it.
pub fn draw(out: &mut dyn Write, stored: &StoredSuggestion, proof: Option<&CopyProof>) -> io::Result<()> {
    let width = Width::of_stdout();
    let suggestion = &stored.suggestion;
    let number = format!("{:<5}", suggestion.number.to_string());
    let head = words::headline(&suggestion.suggested);
    write!(out, "{}", labelled(width, &style::styled(style::NUMBER, number).to_string(), 5, style::PLAIN, &head))?;
    write!(out, "{}", labelled(width, "     ", 5, style::DIM, &words::made(stored)))?;
    let mut row = |label: &str, style: anstyle::Style, text: &str| {
        let label = format!("     {}", style::styled(style::DIM, format_args!("{label:<11}")));
        write!(out, "{}", labelled(width, &label, HANG, style, text))
    };
    for (label, text) in words::facts(stored) {
        row(label, style::PLAIN, &text)?;
    }
    if let Some(proof) = proof {
        let style = if proof.is_proved() { style::GOOD } else { style::WARNING };
        row("proof", style, &words::proof(proof))?;
    }
    if let Some(decided) = words::decided(stored) {
        row("decided", style::PLAIN, &decided)?;
    }
    Ok(())
}

pub fn agreements(out: &mut dyn Write, agreements: &[Agreement]) -> io::Result<()> {
    let header = ["machine", "kind", "made", "accepted", "reworded", "declined", "open", "same verdict"];
    let mut table = table(Width::of_stdout(), &header);
    for one in agreements {
        let same = if one.compared > 0 { format!("{} of {}", one.same, one.compared) } else { String::new() };
        table.add_row([
            cell(style::PLAIN, &one.machine),
            cell(style::PLAIN, style::words(one.kind)),
            figure(style::PLAIN, one.made),
            figure(style::PLAIN, one.accepted),
            figure(style::PLAIN, one.edited),
            figure(style::PLAIN, one.declined),
            figure(style::PLAIN, one.open),
            cell(style::PLAIN, same),
        ]);
    }
    unwrapped(&mut table, &[1, 2, 3, 4, 5, 6]);
    draw_table(&table, out)
}
