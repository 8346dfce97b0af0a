//! An article's text in the terminal: the number of each claim behind its words, and below a paragraph what its margin says.

use super::{HANG, INDENT, listed, number};
use crate::cli::draw::{Width, heading, labelled, one_line, paragraph, style, visible};
use claimbench::domain::Audience;
use claimbench::report::{Block, Note, Report, Text, words};
use std::io::{self, Write};

pub(super) fn draw(text: &Text, report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let covered = text.covered;
    let article = &covered.stored.article;
    heading(out, &one_line(&format!("Article {}: {}", article.number, article.title)))?;
    for block in &text.blocks {
        let tone = if block.level > 0 { style::HEADING } else { style::PLAIN };
        write!(out, "{}", labelled(width, &" ".repeat(INDENT), INDENT, tone, &marked(block)))?;
        block.notes.iter().try_for_each(|note| write!(out, "{}", noted(note, width)))?;
        writeln!(out)?;
    }
    let elsewhere = text.elsewhere.iter().map(|other| format!("{} ({})", other.section.dossier.number(), other.why));
    let elsewhere: Vec<String> = elsewhere.collect();
    if !elsewhere.is_empty() {
        write!(out, "{}", paragraph(width, INDENT, &format!("Not marked in this text: {}.", elsewhere.join(", "))))?;
    }
    if report.cover.audience != Audience::Public {
        let sentence = |words: &str| paragraph(width, INDENT, &visible(words));
        listed(out, words::UNSEEN, covered.unseen.iter().map(|words| sentence(&words.exact)))?;
    }
    Ok(())
}

/// The text, with the numbers of the claims whose words end behind them.
fn marked(block: &Block) -> String {
    let ends = |run: &claimbench::report::Run| {
        run.ends.iter().map(|section| format!(" [{}]", section.dossier.number())).collect::<String>()
    };
    block.runs.iter().map(|run| format!("{}{}", run.text, ends(run))).collect()
}

fn noted(note: &Note, width: Width) -> String {
    let flags = note.flags.iter().map(|flag| format!(", {}", words::words(*flag))).collect::<String>();
    let status = style::styled(style::verdict(note.answer.verdict), words::answered(note.answer));
    let label = format!("{}{status}{flags}  ", number(note.section.dossier.number()));
    let finding = match &note.finding {
        Some(finding) => finding.text().to_owned(),
        None => words::lacks(note.section).join(" "),
    };
    let noted = labelled(width, &label, HANG, style::PLAIN, &finding);
    noted + &note.better.map(|better| super::first_page::should_say(better, width)).unwrap_or_default()
}
