//! Claims in one table: all of its columns where there is room, else two with what belongs together.

use super::{Width, cell, draw_table, figure, stacked, style, table, unwrapped};
use claimbench::domain::Verdict;
use claimbench::domain::query::Flag;
use claimbench::report::{Section, words};
use comfy_table::{Cell, Table};
use std::io::{self, Write};

/// From this width on, the longest text has room beside all other columns.
pub const ROOMY: u16 = 120;

/// Prints the table.
pub fn claims(sections: &[Section], width: Width, out: &mut dyn Write) -> io::Result<()> {
    let rows = match width {
        Width::Columns(columns) if columns < ROOMY => narrow(width, sections),
        Width::Columns(_) | Width::Unlimited => roomy(width, sections),
    };
    draw_table(&rows, out)
}

fn roomy(width: Width, sections: &[Section]) -> Table {
    let mut rows = table(width, &["", "status", "stage", "for", "against", "origins", "said by", "claim"]);
    unwrapped(&mut rows, &[0, 1, 2, 3, 4, 5]);
    for section in sections {
        let claim = &section.dossier.claim;
        let [supports, refutes, origins] = words::weights(section);
        rows.add_row([
            number(section),
            cell(verdict(section), words::status(section)),
            cell(style::stage(section.stage), stage(section)),
            figure(style::PLAIN, supports),
            figure(style::PLAIN, refutes),
            figure(style::PLAIN, origins),
            cell(style::PLAIN, claim.claimant().map_or("", |link| &link.speaker)),
            cell(style::PLAIN, &claim.text),
        ]);
    }
    rows
}

fn narrow(width: Width, sections: &[Section]) -> Table {
    let mut rows = table(width, &["", "claim", "status, stage, evidence"]);
    unwrapped(&mut rows, &[0, 2]);
    for section in sections {
        let status = format!("{} · {}", words::status(section), stage(section));
        rows.add_row([
            number(section),
            cell(style::PLAIN, &section.dossier.claim.text),
            stacked(verdict(section), &[&status, &words::weighed(section)]),
        ]);
    }
    rows
}

/// The stage, and what an editor must not overlook. That a single person read a verdict is the stage's to say.
fn stage(section: &Section) -> String {
    let flags = section.flags.iter().filter(|flag| **flag != Flag::SingleReader).map(|flag| words::words(*flag));
    [words::words(section.stage)].into_iter().chain(flags).collect::<Vec<_>>().join(", ")
}

/// The style of the main question's verdict.
pub fn verdict(section: &Section) -> anstyle::Style {
    style::verdict(section.verdict().unwrap_or(Verdict::Unverified))
}

fn number(section: &Section) -> Cell {
    cell(style::NUMBER, section.dossier.number().to_string())
}
