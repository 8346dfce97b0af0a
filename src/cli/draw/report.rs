//! The verification report in a terminal: the first page, the claims at a glance, then each claim with its evidence.

mod article;
pub mod claim;
pub mod first_page;

use super::{Width, glance, heading, labelled, paragraph, status_bar, style, visible};
use claimbench::domain::query::Flag;
use claimbench::report::{Change, CheckCounts, Length, Report, Section, words};
use std::io::{self, Write};

/// How far everything below a heading is set in.
const INDENT: usize = 2;
/// How far the text of a line stands in that begins with a claim's number.
const HANG: usize = 8;

/// Draws the report. Everything from outside goes through the kit, whose sink shows what hides.
pub fn draw(report: &Report, length: Length, width: Width, out: &mut dyn Write) -> io::Result<()> {
    first_page::draw(report, width, out)?;
    if length == Length::Full {
        for text in report.texts() {
            article::draw(&text, report, width, out)?;
        }
        lists(report, width, out)?;
    }
    heading(out, "Claims")?;
    match report.claims.as_slice() {
        [] => write!(out, "{}", paragraph(width, INDENT, "No claims."))?,
        claims => glance::claims(claims, width, out)?,
    }
    if length == Length::Full {
        for section in &report.claims {
            claim::draw(section, width, out)?;
        }
        listed(out, "Set aside", report.set_aside.iter().map(|section| set_aside(section, width)))?;
        let comment = |stored| labelled(width, &" ".repeat(INDENT), HANG, style::PLAIN, &words::comment(stored));
        listed(out, words::COMMENTS, report.comments.iter().map(comment))?;
    }
    about(report, width, out)
}

/// What stands between the article and the claims: the counts, and the lists for the desk.
fn lists(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    counts(report, width, out)?;
    listed(out, "Key claims", report.key_claims().map(|section| standing(section, width)))?;
    listed(out, "Verdicts that changed", report.changes.iter().map(|change| changed(change, width)))?;
    listed(out, words::DISPUTED, report.flagged(Flag::Disputed).map(|section| standing(section, width)))?;
    let objection = |one| labelled(width, &" ".repeat(INDENT), HANG, style::PLAIN, &words::objection(one));
    listed(out, words::OBJECTIONS, report.objections().map(objection))
}

/// A label in a column of its own, and what it labels.
fn fact_line(label: &str, fact: &str, width: Width) -> String {
    const COLUMN: usize = 13;
    let label = style::styled(style::DIM, format!("{label:<COLUMN$}"));
    labelled(width, &format!("{:INDENT$}{label}", ""), INDENT + COLUMN, style::PLAIN, fact)
}

fn counts(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    heading(out, "At a glance")?;
    for (question, counts) in &report.counts.by_question {
        writeln!(out, "{:INDENT$}{}", "", words::question(*question))?;
        write!(out, "{}", status_bar(width, INDENT, counts))?;
    }
    if report.counts.not_checkable > 0 {
        let claims = words::count(report.counts.not_checkable, "claim", "claims");
        write!(out, "{}", paragraph(width, INDENT, &format!("and {claims} that cannot be checked")))?;
    }
    write!(out, "\n{}", paragraph(width, INDENT, &words::progress(&report.counts)))?;
    match &report.cover.check {
        Some(found) => write!(out, "{}", paragraph(width, INDENT, &words::checked(&CheckCounts::of(found)))),
        None => Ok(()),
    }
}

/// A heading with its lines; nothing where there are none.
fn listed(out: &mut dyn Write, words: &str, lines: impl Iterator<Item = String>) -> io::Result<()> {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        heading(out, words)?;
    }
    lines.try_for_each(|line| write!(out, "{line}"))
}

/// A claim's number as the label of what follows.
pub(super) fn number(number: impl std::fmt::Display) -> String {
    let number = number.to_string();
    let gap = " ".repeat(HANG.saturating_sub(INDENT + number.len()).max(1));
    format!("{:INDENT$}{}{gap}", "", style::styled(style::NUMBER, number))
}

/// A claim in one line, with where it stands.
fn standing(section: &Section, width: Width) -> String {
    let claim = &section.dossier.claim;
    let status = style::styled(glance::verdict(section), words::status(section));
    format!(
        "{}{}",
        labelled(width, &number(claim.number), HANG, style::PLAIN, &claim.text),
        format_args!("{:HANG$}{status}\n", "")
    )
}

fn changed(change: &Change, width: Width) -> String {
    let (from, to) = (words::words(change.from), words::words(change.to));
    let (question, at) = (words::question(change.question), words::instant(change.at));
    let words = format!("{question} from {from} to {to}, by {}, {at}", change.by);
    labelled(width, &number(change.claim), HANG, style::PLAIN, &words)
}

fn set_aside(section: &Section, width: Width) -> String {
    let claim = &section.dossier.claim;
    let why = section.dossier.set_aside.as_ref().map(words::set_aside).unwrap_or_default();
    labelled(width, &number(claim.number), HANG, style::PLAIN, &claim.text)
        + &labelled(width, &" ".repeat(HANG), HANG, style::DIM, &why)
}

fn about(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let cover = &report.cover;
    let method = words::method(report);
    if !method.is_empty() {
        heading(out, words::METHOD)?;
    }
    for words::MethodBox { heading, paragraphs, link } in method {
        write!(out, "{}", paragraph(width, INDENT, heading))?;
        let led = link.map(|(words, address)| format!("{words} {address}"));
        let mut paragraphs = paragraphs.iter().chain(&led);
        paragraphs.try_for_each(|words| write!(out, "{}", paragraph(width, INDENT * 2, words)))?;
    }
    heading(out, "About this report")?;
    let facts = [("Shows", words::shows(cover)), ("Printed", words::instant(cover.printed_at))];
    for (label, fact) in facts {
        write!(out, "{}", fact_line(label, &fact, width))?;
    }
    for words in words::clock(&cover.clock) {
        write!(out, "{}", paragraph(width, INDENT, &words))?;
    }
    for words in [words::SELF_DECLARED, words::RATING, &format!("Case file {}. Ledger head:", cover.file)] {
        write!(out, "{}", paragraph(width, INDENT, words))?;
    }
    // On a line of its own and never wrapped, so that it can be copied.
    writeln!(out, "\n{:1$}{2}\n", "", INDENT * 2, visible(&cover.head.to_string()))?;
    write!(out, "{}", paragraph(width, INDENT, &format!("`claimbench verify --head SEQ:HASH` {}", words::HEAD_PROVES)))
}

#[cfg(test)]
mod tests;
