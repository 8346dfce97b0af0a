//! The report in GitHub's Markdown: to be read in a pull request or as plain text. The same report gives the same bytes.

mod article;
mod claim;
mod first_page;
mod sink;

use super::{Length, Report, Section, words};
use crate::domain::query::Flag;
use crate::domain::{Question, Verdict};
pub(super) use first_page::corrected;
pub(super) use sink::text;

/// The report as one Markdown document. Everything from outside goes through the room's one sink.
pub fn markdown(report: &Report, length: Length) -> String {
    let mut page = Page::default();
    first_page::draw(&mut page, report);
    for shown in report.texts() {
        article::draw(&mut page, &shown, report);
    }
    if length == Length::Full {
        in_full(&mut page, report);
    }
    about(&mut page, report);
    page.0
}

/// What stands behind the first page: the counts, the lists for the desk, and every claim with its evidence.
fn in_full(page: &mut Page, report: &Report) {
    counts(page, report);
    let keys: Vec<&Section> = report.key_claims().collect();
    page.list("Key claims", keys.iter().map(|section| standing(section)));
    changes(page, report);
    page.list(words::DISPUTED, report.flagged(Flag::Disputed).map(standing));
    page.list(words::OBJECTIONS, report.objections().map(|objection| text(&words::objection(objection))));
    table(page, report);
    for section in &report.claims {
        claim::draw(page, section);
    }
    page.list("Set aside", report.set_aside.iter().map(set_aside));
    page.list(words::COMMENTS, report.comments.iter().map(|stored| text(&words::comment(stored)).to_string()));
}

/// A document that grows block by block, with one empty line between blocks.
#[derive(Default)]
struct Page(String);

impl Page {
    /// A paragraph, a heading or a whole list.
    fn block(&mut self, markdown: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(markdown.trim_end_matches('\n'));
        self.0.push('\n');
    }

    /// A heading with a list below; nothing where the list is empty.
    fn list(&mut self, heading: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.map(|item| format!("- {item}\n")).collect();
        if !items.is_empty() {
            self.block(&format!("## {heading}"));
            self.block(&items.concat());
        }
    }
}

/// The claims by status, apart for each question.
fn counts(page: &mut Page, report: &Report) {
    page.block("## At a glance");
    let mut rows = "| | Status | Claims |\n| --- | --- | ---: |\n".to_owned();
    let row = |question: Question, (verdict, count): &(Verdict, usize)| {
        format!("| {} | {} | {count} |\n", words::question(question), words::words(*verdict))
    };
    for (question, counts) in &report.counts.by_question {
        rows.extend(counts.iter().map(|count| row(*question, count)));
    }
    if report.counts.not_checkable > 0 {
        rows.push_str(&format!("| | not checkable | {} |\n", report.counts.not_checkable));
    }
    page.block(&rows);
    page.block(&format!("{}.", words::progress(&report.counts)));
    if let Some(found) = &report.cover.check {
        page.block(&format!("{}.", words::checked(&super::CheckCounts::of(found))));
    }
}

/// A claim in one line: its number, its text and where it stands.
fn standing(section: &Section) -> String {
    format!("{} **{}**: {}", number(section), words::status(section), text(&section.dossier.claim.text))
}

fn changes(page: &mut Page, report: &Report) {
    let item = |change: &super::Change| {
        let (from, to) = (words::words(change.from), words::words(change.to));
        let (at, question) = (words::instant(change.at), words::question(change.question));
        format!("{at}: `{}` \"{question}\" from {from} to **{to}**, by {}", change.claim, text(&change.by))
    };
    page.list("Verdicts that changed", report.changes.iter().map(item));
}

fn table(page: &mut Page, report: &Report) {
    if report.claims.is_empty() {
        page.block("No claims.");
        return;
    }
    page.block("## Claims");
    let mut rows = "| | Claim | Said by | Status | Stage | For | Against | Origins |\n".to_owned();
    rows.push_str("| --- | --- | --- | --- | --- | ---: | ---: | ---: |\n");
    for section in &report.claims {
        let claim = &section.dossier.claim;
        let claimant = claim.claimant().map_or(String::new(), |link| text(&link.speaker));
        let [supports, refutes, origins] = words::weights(section);
        rows.push_str(&format!(
            "| {} | {} | {claimant} | {} | {} | {supports} | {refutes} | {origins} |\n",
            number(section),
            text(&claim.text),
            words::status(section),
            words::stage(section),
        ));
    }
    page.block(&rows);
}

fn set_aside(section: &Section) -> String {
    let why = section.dossier.set_aside.as_ref().map(words::set_aside).unwrap_or_default();
    format!("{} {} ({})", number(section), text(&section.dossier.claim.text), text(&why))
}

fn about(page: &mut Page, report: &Report) {
    let method = words::method(report);
    if !method.is_empty() {
        page.block(&format!("## {}", words::METHOD));
    }
    for words::MethodBox { heading, paragraphs, link } in method {
        page.block(&format!("### {heading}"));
        paragraphs.iter().flat_map(|words| sink::lines(words)).for_each(|words| page.block(&words));
        link.iter().for_each(|(words, address)| page.block(&format!("{words} {}", text(address))));
    }
    page.block("## About this report");
    page.block(&format!(
        "Shows {}. Printed {}.",
        text(&words::shows(&report.cover)),
        words::instant(report.cover.printed_at)
    ));
    page.block(words::SELF_DECLARED);
    page.block(words::RATING);
    words::clock(&report.cover.clock).iter().for_each(|words| page.block(&text(words)));
    let head = text(&report.cover.head.to_string());
    page.block(&format!("Case file {}. `claimbench verify --head {head}` {}", report.cover.file, words::HEAD_PROVES));
}

/// A claim's number between backticks: bare, a forge would link it to its own issue of that number.
fn number(section: &Section) -> String {
    format!("`{}`", section.dossier.number())
}

#[cfg(test)]
mod tests;
