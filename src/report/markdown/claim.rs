//! One claim in Markdown: what it says, and for each question what was found.

use super::sink::{lines, link, text};
use super::{Page, number};
use crate::domain::StoredEvidence;
use crate::report::{Answer, Asked, Section, words};

pub(super) fn draw(page: &mut Page, section: &Section) {
    let dossier = &section.dossier;
    page.block(&format!("### {} {}", number(section), text(&dossier.claim.text)));
    let flags = section.flags.iter().map(|flag| format!(", {}", words::words(*flag))).collect::<String>();
    let stage = words::stage(section);
    let stage = if stage.is_empty() { stage } else { format!(", {stage}") };
    page.block(&format!("**{}**{stage}{flags}", words::status(section)));
    if let Some(better) = &section.better {
        let proposal = words::proposal(better);
        let proposal = if proposal.is_empty() { proposal } else { format!(" ({})", text(&proposal)) };
        page.block(&format!("Should say: {}{proposal}", text(words::better(better))));
    }
    let facts = words::claim_facts(dossier).into_iter().map(|(label, fact)| format!("- {label}: {}\n", text(&fact)));
    page.block(&facts.collect::<String>());
    for answer in &section.answers {
        answered(page, section, answer);
    }
    let withdrawn = section
        .withdrawn()
        .map(|(stored, why)| format!("- {} {}: {}\n", stored.evidence.number, name(stored), text(why)));
    let withdrawn: String = withdrawn.collect();
    if !withdrawn.is_empty() {
        page.block("Withdrawn:");
        page.block(&withdrawn);
    }
}

fn answered(page: &mut Page, section: &Section, answer: &Answer) {
    let verdict = words::words(answer.verdict);
    let beside = if answer.asked == Asked::Yes { String::new() } else { format!(" ({})", words::NOT_ASKED) };
    page.block(&format!("#### {} {verdict}{beside}", words::question(answer.question)));
    if let Some(stored) = &answer.status {
        let details = words::details(stored);
        let details = if details.is_empty() { details } else { format!("{details}; ") };
        page.block(&format!("{details}{}", text(&words::decided(stored))));
        let because: Vec<String> = stored.status.because.iter().flat_map(|because| lines(because)).collect();
        page.block(&because.join("\n\n"));
    }
    page.block(&format!("{}.", words::weight(answer)));
    for (side, evidence) in section.evidence(answer.question) {
        page.block(&format!("{}:", words::side(side)));
        page.block(&evidence.iter().map(|stored| piece(section, stored)).collect::<String>());
    }
}

/// One piece of evidence: an item with its facts, then what it says.
fn piece(section: &Section, stored: &StoredEvidence) -> String {
    let evidence = &stored.evidence;
    let facts = words::evidence_facts(stored).iter().map(|fact| format!(", {}", text(fact))).collect::<String>();
    let mut item = format!("- **{}** {}{facts}\n", evidence.number, name(stored));
    for paraphrase in evidence.paraphrase.iter().flat_map(|words| lines(words)) {
        item.push_str(&format!("\n  {paraphrase}\n"));
    }
    for search in evidence.search_note.iter().flat_map(|words| lines(words)) {
        item.push_str(&format!("\n  Searched: {search}\n"));
    }
    let quote: Vec<String> = evidence.quote.iter().flat_map(|words| lines(words)).collect();
    if !quote.is_empty() {
        item.push_str(&format!("\n  > {}\n", quote.join("\n  > ")));
    }
    for figure in words::evidenced(section, stored) {
        item.push_str(&format!("\n  {}\n", text(&figure)));
    }
    item.push('\n');
    item
}

/// The source, linked to its page, marked where it is confidential, and where its words stand.
fn name(stored: &StoredEvidence) -> String {
    let source = &stored.source;
    let name = match &source.url {
        Some(url) => link(&source.name, url),
        None => text(&source.name),
    };
    let mark = if source.tells_in_confidence() { " (**confidential**)" } else { "" };
    let locator = stored.evidence.locator.as_ref().map(|locator| format!(", {}", text(locator))).unwrap_or_default();
    format!("{name}{mark}{locator}")
}
