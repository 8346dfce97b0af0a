//! The first page in Markdown: how the article stands, what is wrong with it, and what is still open.

use super::sink::link;
use super::{Page, number, standing, text};
use crate::domain::{Audience, ClaimNumber, StoredNote};
use crate::report::{Correction, Covered, Report, Section, Standing, Unanswered, words};

pub(super) fn draw(page: &mut Page, report: &Report) {
    front(page, report);
    let corrections = report.corrections();
    for (heading, list) in words::correction_lists(&corrections) {
        page.list(heading, list.iter().map(corrected));
    }
    let note = |(claim, note): &(ClaimNumber, StoredNote)| format!("`{claim}` {}", text(&words::procedure::note(note)));
    page.list(words::NOTES, report.notes.iter().map(note));
    for (flag, heading) in words::CHANGED {
        page.list(heading, report.flagged(flag).map(standing));
    }
    page.list(words::OPEN, report.unanswered().iter().map(missing));
}

fn front(page: &mut Page, report: &Report) {
    let cover = &report.cover;
    page.block(&match &cover.title {
        Some(title) => format!("# Verification report: {}", text(title)),
        None => "# Verification report".to_owned(),
    });
    let headline = words::headline(report);
    page.block(format!("**{}** {}", headline.first, headline.rest).trim_end());
    let mut facts: Vec<String> = cover.articles.iter().map(article).collect();
    facts.extend(words::shown_otherwise(cover).map(|shows| text(&shows)));
    let work = words::work(report);
    facts.extend((!work.is_empty()).then(|| work.join(" \u{b7} ")));
    page.block(&facts.iter().map(|fact| format!("- {fact}\n")).collect::<String>());
    if cover.audience == Audience::Author {
        page.block(&format!("> {}", words::FOR_AUTHOR));
    }
    if let Some(drafts) = words::drafts(report) {
        page.block(&format!("> **Draft.** {drafts}"));
    }
    if report.is_unread() {
        page.block(&format!("> **Not second-read.** {}", words::NOT_SECOND_READ));
    }
    if report.is_confidential() {
        page.block(&format!("> **Confidential.** {}", words::CONFIDENTIAL));
    }
}

fn article(covered: &Covered) -> String {
    let article = &covered.stored.article;
    let title = match &article.url {
        Some(url) => link(&article.title, url),
        None => text(&article.title),
    };
    let facts = words::article_facts(covered).iter().map(|fact| format!(", {}", text(fact))).collect::<String>();
    format!("Article {}: {title}{facts}", article.number)
}

/// A correction as an item of a list.
pub(in crate::report) fn corrected(correction: &Correction) -> String {
    let Correction { section, answer, finding, says, better } = correction;
    let verdict = answer.map_or_else(|| words::status(section), words::answered);
    let mut item = format!("{} **{verdict}**\n  - says: {}", number(section), text(says));
    if let Some(finding) = finding {
        item.push_str(&format!("\n  - {}: {}", words::found_by(finding), text(finding.text())));
    }
    match better {
        Some(better) => {
            let proposal = words::proposal(better);
            let proposal = if proposal.is_empty() { proposal } else { format!(" ({})", text(&proposal)) };
            item.push_str(&format!("\n  - should say: {}{proposal}", text(words::better(better))));
        }
        None if section.standing() == Standing::Fails => item.push_str(&format!("\n  - {}", words::NO_CORRECTION)),
        None => {}
    }
    item
}

fn missing(missing: &Unanswered) -> String {
    let claim = |section: &&Section| {
        let more = words::open(section, missing.question).into_iter();
        let more = more.map(|words| format!("\n    - {}", text(&words))).collect::<String>();
        format!("\n  - {} {}{more}", number(section), text(&section.dossier.claim.text))
    };
    format!("{}{}", words::unanswered(missing), missing.claims.iter().map(claim).collect::<String>())
}
