//! The report in GitHub's Markdown: to be read in a pull request or as plain text. The same report gives the same bytes.

mod claim;
mod sink;

use super::{Report, Section, words};
use crate::domain::query::Flag;
pub(super) use sink::text;

/// The report as one Markdown document. Everything from outside goes through the room's one sink.
pub fn markdown(report: &Report) -> String {
    let mut page = Page::default();
    front(&mut page, report);
    counts(&mut page, report);
    for (flag, words) in words::CHANGED {
        page.list(words, report.flagged(flag).map(standing));
    }
    let keys: Vec<&Section> = report.key_claims().collect();
    page.list("Key claims", keys.iter().map(|section| standing(section)));
    page.list("Open questions", report.open().map(open));
    let note = |(claim, note): &(crate::domain::ClaimNumber, crate::domain::StoredNote)| {
        format!("`{claim}` {}", text(&words::procedure::note(note)))
    };
    page.list(words::NOTES, report.notes.iter().map(note));
    corrections(&mut page, report);
    changes(&mut page, report);
    page.list(words::DISPUTED, report.flagged(Flag::Disputed).map(standing));
    table(&mut page, report);
    for section in &report.claims {
        claim::draw(&mut page, section);
    }
    page.list("Set aside", report.set_aside.iter().map(set_aside));
    page.list(words::COMMENTS, report.comments.iter().map(|stored| text(&words::comment(stored)).to_string()));
    about(&mut page, report);
    page.0
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

fn front(page: &mut Page, report: &Report) {
    let cover = &report.cover;
    page.block(&match &cover.title {
        Some(title) => format!("# Verification report: {}", text(title)),
        None => "# Verification report".to_owned(),
    });
    let mut facts: Vec<String> = cover.articles.iter().map(article).collect();
    facts.push(format!("Shows {}", text(&words::shows(cover))));
    facts.push(format!("Printed {}", words::instant(cover.printed_at)));
    facts.push(format!("Ledger head: event {}, `{}`", cover.head.seq, text(words::short_hash(&cover.head))));
    page.block(&facts.iter().map(|fact| format!("- {fact}\n")).collect::<String>());
    if cover.audience == crate::domain::Audience::Author {
        page.block(&format!("> {}", words::FOR_AUTHOR));
    }
    if report.counts.second_read == 0 {
        page.block(&format!("> **Not second-read.** {}", words::NOT_SECOND_READ));
    }
    if report.is_confidential() {
        page.block(&format!("> **Confidential.** {}", words::CONFIDENTIAL));
    }
}

fn article(covered: &super::Covered) -> String {
    let article = &covered.stored.article;
    let title = match &article.url {
        Some(url) => sink::link(&article.title, url),
        None => text(&article.title),
    };
    let facts = words::article_facts(covered).iter().map(|fact| format!(", {}", text(fact))).collect::<String>();
    format!("Article {}: {title}{facts}", article.number)
}

fn counts(page: &mut Page, report: &Report) {
    page.block("## At a glance");
    let mut rows = "| Status | Claims |\n| --- | ---: |\n".to_owned();
    for (verdict, count) in &report.counts.statuses {
        rows.push_str(&format!("| {} | {count} |\n", words::words(*verdict)));
    }
    if report.counts.not_checkable > 0 {
        rows.push_str(&format!("| not checkable | {} |\n", report.counts.not_checkable));
    }
    page.block(&rows);
    page.block(&format!("{}.", words::progress(&report.counts)));
    if let Some(found) = &report.cover.check {
        page.block(&format!("{}.", words::checked(found)));
    }
}

/// A claim in one line: its number, its text and where it stands.
fn standing(section: &Section) -> String {
    format!("{} **{}**: {}", number(section), words::status(section), text(&section.dossier.claim.text))
}

fn open(section: &Section) -> String {
    let assignee = section.dossier.claim.assignee.as_ref().map(|who| format!("Assigned to {who}."));
    let lacks = words::lacks(section).into_iter().chain(assignee).map(|lack| format!("\n  - {}", text(&lack)));
    format!("{} {}{}", number(section), text(&section.dossier.claim.text), lacks.collect::<String>())
}

fn corrections(page: &mut Page, report: &Report) {
    let item = |correction: &super::Correction| {
        let should_say = match &correction.should_say {
            Some(words) => format!("should say: {}", text(words)),
            None => words::NO_CORRECTION.to_owned(),
        };
        let (verdict, says) = (words::words(correction.verdict), text(&correction.says));
        format!("`{}` **{verdict}**\n  - says: {says}\n  - {should_say}", correction.claim)
    };
    page.list("Corrections", report.corrections.iter().map(item));
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
            words::words(section.stage),
        ));
    }
    page.block(&rows);
}

fn set_aside(section: &Section) -> String {
    let why = section.dossier.set_aside.as_ref().map(words::set_aside).unwrap_or_default();
    format!("{} {} ({})", number(section), text(&section.dossier.claim.text), text(&why))
}

fn about(page: &mut Page, report: &Report) {
    page.block("## About this report");
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
