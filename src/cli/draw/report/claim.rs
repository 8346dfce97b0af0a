//! One claim in the terminal: what it says, and for each question what was found.

use super::{INDENT, fact_line, number};
use crate::cli::draw::{Width, glance, labelled, one_line, paragraph, style};
use claimbench::domain::{StoredEvidence, StoredStatus};
use claimbench::report::{Answer, Asked, Section, words};
use std::io::{self, Write};

/// How far the evidence stands in, and what it says.
const PIECE: usize = 4;
const SAYS: usize = 10;

pub fn draw(section: &Section, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let claim = &section.dossier.claim;
    writeln!(out, "\n{}", style::styled(style::DIM, "─".repeat(width.across())))?;
    write!(out, "{}", labelled(width, &number(claim.number), super::HANG, style::HEADING, &claim.text))?;
    writeln!(out, "{:1$}{2}\n", "", super::HANG, standing(section))?;
    if let Some(better) = &section.better {
        writeln!(out, "{}", super::first_page::should_say(better, width))?;
    }
    for (label, fact) in words::claim_facts(&section.dossier) {
        write!(out, "{}", fact_line(label, &fact, width))?;
    }
    for answer in &section.answers {
        answered(section, answer, width, out)?;
    }
    withdrawn(section, width, out)
}

/// Status, stage and flags, each in its colour.
fn standing(section: &Section) -> String {
    let status = style::styled(glance::verdict(section), words::status(section));
    let stage = words::stage(section);
    let stage = (!stage.is_empty()).then(|| style::styled(style::stage(section.stage), stage));
    let flags = section.flags.iter().map(|flag| style::styled(style::flag(*flag), words::words(*flag)));
    [status].into_iter().chain(stage).chain(flags).collect::<Vec<_>>().join(" · ")
}

fn answered(section: &Section, answer: &Answer, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let question = style::styled(style::HEADING, words::question(answer.question));
    let verdict = style::styled(style::verdict(answer.verdict), words::words(answer.verdict));
    let details = answer.status.as_ref().map(words::details).filter(|details| !details.is_empty());
    let beside = (answer.asked == Asked::NotAnyMore).then(|| words::NOT_ASKED.to_owned());
    let details: String = details.into_iter().chain(beside).map(|detail| format!(", {detail}")).collect();
    writeln!(out, "\n{:INDENT$}{question}  {verdict}{details}", "")?;
    if let Some(stored) = &answer.status {
        because(stored, width, out)?;
    }
    write!(out, "{}", labelled(width, &" ".repeat(PIECE), PIECE, style::DIM, &words::weight(answer)))?;
    for (side, evidence) in section.evidence(answer.question) {
        writeln!(out, "\n{:INDENT$}{}", "", words::side(side))?;
        for (i, stored) in evidence.into_iter().enumerate() {
            if i > 0 {
                writeln!(out)?;
            }
            piece(section, stored, width, out)?;
        }
    }
    Ok(())
}

fn because(stored: &StoredStatus, width: Width, out: &mut dyn Write) -> io::Result<()> {
    if let Some(because) = &stored.status.because {
        write!(out, "{}", paragraph(width, PIECE, because))?;
    }
    write!(out, "{}", labelled(width, &" ".repeat(PIECE), PIECE, style::DIM, &words::decided(stored)))
}

fn piece(section: &Section, stored: &StoredEvidence, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let evidence = &stored.evidence;
    write!(out, "{}", source(stored, width))?;
    write!(out, "{}", labelled(width, &" ".repeat(SAYS), SAYS, style::DIM, &words::evidence_facts(stored).join(", ")))?;
    if let Some(paraphrase) = &evidence.paraphrase {
        write!(out, "{}", paragraph(width, SAYS, paraphrase))?;
    }
    if let Some(search) = &evidence.search_note {
        write!(out, "{}", paragraph(width, SAYS, &format!("Searched: {search}")))?;
    }
    if let Some(quote) = &evidence.quote {
        write!(out, "{}", paragraph(width, SAYS, &format!("\"{quote}\"")))?;
    }
    for figure in words::evidenced(section, stored) {
        write!(out, "{}", paragraph(width, SAYS, &figure))?;
    }
    if let Some(url) = &stored.source.url {
        // Never wrapped, so that it can be copied.
        writeln!(out, "{:SAYS$}{}", "", style::styled(style::DIM, one_line(url)))?;
    }
    Ok(())
}

/// The number of the evidence, its source, where in it the words stand, and whether the source is confidential.
fn source(stored: &StoredEvidence, width: Width) -> String {
    let number = stored.evidence.number.to_string();
    let gap = " ".repeat(SAYS.saturating_sub(PIECE + number.len()).max(1));
    let mark = match stored.source.tells_in_confidence() {
        false => String::new(),
        true => format!("{} ", style::styled(style::WARNING, "CONFIDENTIAL")),
    };
    let label = format!("{:PIECE$}{}{gap}{mark}", "", style::styled(style::stance(stored.evidence.stance), number));
    let locator = stored.evidence.locator.as_ref().map(|locator| format!(", {locator}")).unwrap_or_default();
    labelled(width, &label, SAYS, style::PLAIN, &format!("{}{locator}", stored.source.name))
}

fn withdrawn(section: &Section, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let mut withdrawn = section.withdrawn().peekable();
    if withdrawn.peek().is_some() {
        writeln!(out, "\n{:INDENT$}Withdrawn", "")?;
    }
    for (stored, why) in withdrawn {
        write!(out, "{}", source(stored, width))?;
        write!(out, "{}", labelled(width, &" ".repeat(SAYS), SAYS, style::DIM, &format!("because {why}")))?;
    }
    Ok(())
}
