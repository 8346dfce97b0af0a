//! An article's text in Markdown: the number of each claim behind its words, and below a paragraph what its margin says.

use super::{Page, number, text};
use crate::domain::Audience;
use crate::report::{Block, Note, Report, Text, words};

pub(super) fn draw(page: &mut Page, shown: &Text, report: &Report) {
    let covered = shown.covered;
    page.block(&format!("## Article {}: {}", covered.stored.article.number, text(&covered.stored.article.title)));
    for block in &shown.blocks {
        page.block(&marked(block));
        let notes: String = block.notes.iter().map(|note| format!("> - {}\n", noted(note))).collect();
        if !notes.is_empty() {
            page.block(&notes);
        }
    }
    let elsewhere = shown.elsewhere.iter().map(|other| format!("{} ({})", number(other.section), other.why));
    let elsewhere: Vec<String> = elsewhere.collect();
    if !elsewhere.is_empty() {
        page.block(&format!("Not marked in this text: {}.", elsewhere.join(", ")));
    }
    if report.cover.audience != Audience::Public {
        page.list(words::UNSEEN, covered.unseen.iter().map(|sentence| text(&sentence.exact)));
    }
}

/// The text, with the numbers of the claims whose words end behind them.
fn marked(block: &Block) -> String {
    let mut marked = if block.level > 0 { format!("{} ", "#".repeat(block.level)) } else { String::new() };
    for run in &block.runs {
        let lead = if run.text.starts_with([' ', '\n']) && !marked.is_empty() { " " } else { "" };
        let tail = if run.text.ends_with([' ', '\n']) { " " } else { "" };
        let ends = run.ends.iter().map(|section| format!(" {}", number(section))).collect::<String>();
        marked.push_str(&format!("{lead}{}{ends}{tail}", text(run.text)));
    }
    marked
}

fn noted(note: &Note) -> String {
    let flags = note.flags.iter().map(|flag| format!(", {}", words::words(*flag))).collect::<String>();
    let mut noted = format!("{} **{}**{flags}", number(note.section), words::answered(note.answer));
    match &note.finding {
        Some(finding) => noted.push_str(&format!(": {}", text(finding.text()))),
        None => noted.push_str(&words::lacks(note.section).iter().map(|lack| format!(" {lack}")).collect::<String>()),
    }
    if let Some(better) = note.better {
        noted.push_str(&format!(" Should say: {}", text(words::better(better))));
    }
    noted
}
