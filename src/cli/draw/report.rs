//! The verification report in a terminal: the front, the claims at a glance, then each claim with its evidence.

pub mod claim;

use super::{Width, glance, heading, labelled, paragraph, status_bar, style, visible};
use claimbench::domain::Audience;
use claimbench::domain::query::Flag;
use claimbench::report::{Change, Correction, Covered, Report, Section, words};
use std::io::{self, Write};

/// How far everything below a heading is set in.
const INDENT: usize = 2;
/// How far the text of a line stands in that begins with a claim's number.
const HANG: usize = 8;

/// Draws the report. Everything from outside goes through the kit, whose sink shows what hides.
pub fn draw(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    front(report, width, out)?;
    counts(report, width, out)?;
    for (flag, words) in words::CHANGED {
        listed(out, words, report.flagged(flag).map(|section| standing(section, width)))?;
    }
    listed(out, "Key claims", report.key_claims().map(|section| standing(section, width)))?;
    listed(out, "Open questions", report.open().map(|section| open(section, width)))?;
    listed(
        out,
        words::NOTES,
        report
            .notes
            .iter()
            .map(|(claim, note)| labelled(width, &number(claim), HANG, style::PLAIN, &words::procedure::note(note))),
    )?;
    listed(out, "Corrections", report.corrections.iter().map(|correction| corrected(correction, width)))?;
    listed(out, "Verdicts that changed", report.changes.iter().map(|change| changed(change, width)))?;
    listed(out, words::DISPUTED, report.flagged(Flag::Disputed).map(|section| standing(section, width)))?;
    heading(out, "Claims")?;
    match report.claims.as_slice() {
        [] => write!(out, "{}", paragraph(width, INDENT, "No claims."))?,
        claims => glance::claims(claims, width, out)?,
    }
    for section in &report.claims {
        claim::draw(section, width, out)?;
    }
    listed(out, "Set aside", report.set_aside.iter().map(|section| set_aside(section, width)))?;
    let comment = |stored| labelled(width, &" ".repeat(INDENT), HANG, style::PLAIN, &words::comment(stored));
    listed(out, words::COMMENTS, report.comments.iter().map(comment))?;
    about(report, width, out)
}

fn front(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let cover = &report.cover;
    writeln!(out, "{}", style::styled(style::TITLE, "VERIFICATION REPORT"))?;
    if let Some(title) = &cover.title {
        write!(out, "{}", labelled(width, "", 0, style::TITLE, title))?;
    }
    writeln!(out, "{}", style::styled(style::DIM, "─".repeat(width.across())))?;
    for covered in &cover.articles {
        write!(out, "{}", article(covered, width))?;
    }
    let head = format!("event {}, {}", cover.head.seq, words::short_hash(&cover.head));
    let facts = [("Shows", words::shows(cover)), ("Printed", words::instant(cover.printed_at)), ("Ledger head", head)];
    for (label, fact) in facts {
        write!(out, "{}", fact_line(label, &fact, width))?;
    }
    if cover.audience == Audience::Author {
        stamp("FOR THE AUTHOR", words::FOR_AUTHOR, width, out)?;
    }
    if report.counts.second_read == 0 {
        stamp("NOT SECOND-READ", words::NOT_SECOND_READ, width, out)?;
    }
    if report.is_confidential() {
        stamp("CONFIDENTIAL", words::CONFIDENTIAL, width, out)?;
    }
    Ok(())
}

/// A label in a column of its own, and what it labels.
fn fact_line(label: &str, fact: &str, width: Width) -> String {
    const COLUMN: usize = 13;
    let label = style::styled(style::DIM, format!("{label:<COLUMN$}"));
    labelled(width, &format!("{:INDENT$}{label}", ""), INDENT + COLUMN, style::PLAIN, fact)
}

fn article(covered: &Covered, width: Width) -> String {
    let article = &covered.stored.article;
    let title = fact_line(&format!("Article {}", article.number), &article.title, width);
    title + &fact_line("", &words::article_facts(covered).join(", "), width)
}

fn stamp(word: &str, sentence: &str, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let label = format!("{:INDENT$}{}  ", "", style::styled(style::WARNING, word));
    write!(out, "\n{}", labelled(width, &label, INDENT, style::PLAIN, sentence))
}

fn counts(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    heading(out, "At a glance")?;
    write!(out, "{}", status_bar(width, INDENT, &report.counts.statuses))?;
    if report.counts.not_checkable > 0 {
        let claims = words::count(report.counts.not_checkable, "claim", "claims");
        write!(out, "{}", paragraph(width, INDENT, &format!("and {claims} that cannot be checked")))?;
    }
    write!(out, "\n{}", paragraph(width, INDENT, &words::progress(&report.counts)))?;
    match &report.cover.check {
        Some(found) => write!(out, "{}", paragraph(width, INDENT, &words::checked(found))),
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

fn open(section: &Section, width: Width) -> String {
    let claim = &section.dossier.claim;
    let mut lacks = words::lacks(section);
    lacks.extend(claim.assignee.as_ref().map(|who| format!("Assigned to {who}.")));
    labelled(width, &number(claim.number), HANG, style::PLAIN, &claim.text)
        + &labelled(width, &" ".repeat(HANG), HANG, style::DIM, &lacks.join(" "))
}

fn corrected(correction: &Correction, width: Width) -> String {
    let verdict = style::styled(style::verdict(correction.verdict), words::words(correction.verdict));
    let says = labelled(width, &format!("{:HANG$}says        ", ""), HANG + 12, style::PLAIN, &correction.says);
    let should = match &correction.should_say {
        Some(words) => labelled(width, &format!("{:HANG$}should say  ", ""), HANG + 12, style::HEADING, words),
        None => labelled(width, &" ".repeat(HANG), HANG, style::DIM, words::NO_CORRECTION),
    };
    format!("{}{verdict}\n{says}{should}", number(correction.claim))
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
    heading(out, "About this report")?;
    for words in words::clock(&report.cover.clock) {
        write!(out, "{}", paragraph(width, INDENT, &words))?;
    }
    for words in [words::SELF_DECLARED, words::RATING, &format!("Case file {}. Ledger head:", report.cover.file)] {
        write!(out, "{}", paragraph(width, INDENT, words))?;
    }
    // On a line of its own and never wrapped, so that it can be copied.
    let head = report.cover.head.to_string();
    writeln!(out, "\n{:1$}{2}\n", "", INDENT * 2, visible(&head))?;
    write!(out, "{}", paragraph(width, INDENT, &format!("`claimbench verify --head SEQ:HASH` {}", words::HEAD_PROVES)))
}

#[cfg(test)]
mod tests;
