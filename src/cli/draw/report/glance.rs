//! The claims in one table: all of its columns where there is room, else two with what belongs together.

use super::{INDENT, verdict_style};
use crate::cli::draw::{Width, cell, draw_table, figure, heading, paragraph, stacked, style, table, unwrapped};
use claimbench::report::{Report, Section, words};
use comfy_table::{Cell, Table};
use std::io::{self, Write};

/// From this width on, the claim's text has room beside all other columns.
const ROOMY: u16 = 120;

pub(super) fn draw(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    heading(out, "Claims")?;
    if report.claims.is_empty() {
        return write!(out, "{}", paragraph(width, INDENT, "No claims."));
    }
    let rows = match width {
        Width::Columns(columns) if columns < ROOMY => narrow(width, &report.claims),
        Width::Columns(_) | Width::Unlimited => roomy(width, &report.claims),
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
            cell(verdict_style(section), words::status(section)),
            cell(style::stage(section.stage), words::words(section.stage)),
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
        let status = format!("{} · {}", words::status(section), words::words(section.stage));
        rows.add_row([
            number(section),
            cell(style::PLAIN, &section.dossier.claim.text),
            stacked(verdict_style(section), &[&status, &words::weighed(section)]),
        ]);
    }
    rows
}

fn number(section: &Section) -> Cell {
    cell(style::NUMBER, section.dossier.number().to_string())
}
