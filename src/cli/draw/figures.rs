//! The figure sheet in a terminal: a heading a measure, a line a figure, the evidence's figures below it.

use super::{Width, labelled, style};
use anstyle::Style;
use claimbench::judgement::clash::Clash;
use claimbench::judgement::comparison::Comparison;
use claimbench::judgement::figure_sheet::{EvidencedFigure, Figure, Measured};
use claimbench::report::words;
use std::io::{self, Write};

/// How far the text of a figure stands in, and what the evidence says.
const HANG: usize = 8;
const EVIDENCE: usize = 16;

pub fn draw(out: &mut dyn Write, sheet: &[Measured]) -> io::Result<()> {
    let width = Width::of_stdout();
    for (at, measured) in sheet.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let measure = measured.measure.as_ref().map(|measure| format!(" of {}", measure.replace('_', " ")));
        let heading = format!("{}{}", style::words(measured.dimension), measure.unwrap_or_default());
        write!(out, "{}", labelled(width, "", 0, style::HEADING, &heading))?;
        for figure in &measured.figures {
            claimed(out, width, figure)?;
        }
        for clash in &measured.clashes {
            clashing(out, width, clash)?;
        }
    }
    Ok(())
}

fn claimed(out: &mut dyn Write, width: Width, figure: &Figure) -> io::Result<()> {
    let number = figure.claim.to_string();
    let gap = " ".repeat(HANG.saturating_sub(2 + number.len()).max(1));
    let label = format!("  {}{gap}", style::styled(style::NUMBER, number));
    let mut said = vec![words::figure::claimed(&figure.quantity)];
    said.extend(figure.claimant.as_ref().map(|claimant| format!("says {claimant}")));
    said.extend(figure.as_of.as_ref().map(|date| format!("as of {date}")));
    write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, &said.join(" · ")))?;
    if figure.evidence.is_empty() {
        return write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, "no evidence with a figure"));
    }
    figure.evidence.iter().try_for_each(|evidenced| beside(out, width, evidenced))
}

fn beside(out: &mut dyn Write, width: Width, evidenced: &EvidencedFigure) -> io::Result<()> {
    let number = evidenced.evidence.to_string();
    let gap = " ".repeat(EVIDENCE.saturating_sub(HANG + number.len()).max(1));
    let compared = &evidenced.compared;
    let date = evidenced.data_as_of.as_ref().map(|date| format!(" as of {date}")).unwrap_or_default();
    let figure = words::figure::read(&evidenced.quantity);
    let said = format!("{}: {figure}{date}", words::figure::compared(compared));
    let label = format!("{:HANG$}{}{gap}", "", style::styled(style::DIM, number));
    write!(out, "{}", labelled(width, &label, EVIDENCE, comparison(compared.result), &said))
}

fn comparison(result: Comparison) -> Style {
    match result {
        Comparison::Consistent => style::GOOD,
        Comparison::Overlaps => style::PLAIN,
        Comparison::Stretch => style::WARNING,
        Comparison::Inconsistent => style::ERROR,
        Comparison::Incomparable => style::DIM,
    }
}

fn clashing(out: &mut dyn Write, width: Width, clash: &Clash) -> io::Result<()> {
    let label = format!("  {}  ", style::styled(style::WARNING, "CLASH"));
    let (others, both) = (clash.others_named(), if clash.others.len() + clash.more == 1 { "both" } else { "all" });
    let compared = words::figure::compared(&clash.compared);
    let said = format!("{} and {others} cannot {both} be so: {compared}", clash.one);
    write!(out, "{}", labelled(width, &label, 9, style::PLAIN, &said))
}
