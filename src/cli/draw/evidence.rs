//! Evidence in a terminal.

use super::glance::ROOMY;
use super::{Width, cell, draw_table, labelled, stacked, style, table, unwrapped};
use claimbench::domain::{Disclosure, Dossier, Question, StoredEvidence, Word};
use claimbench::judgement::independence::Chain;
use claimbench::judgement::{Tally, tally};
use claimbench::report::words;
use comfy_table::Table;
use std::io::{self, Write};

/// The evidence of one claim, withdrawn pieces marked, and what it adds up to.
pub fn list(out: &mut dyn Write, dossier: &Dossier) -> io::Result<()> {
    let rows = match Width::of_stdout() {
        width @ Width::Columns(columns) if columns < ROOMY => narrow(width, dossier),
        width => roomy(width, dossier),
    };
    draw_table(&rows, out)?;
    for question in Question::ALL {
        let tally = tally(dossier, *question);
        if tally != Tally::default() {
            writeln!(out, "{question}: {}", words::tally(&tally))?;
        }
    }
    Ok(())
}

fn roomy(width: Width, dossier: &Dossier) -> Table {
    let mut rows = table(width, &["", "question", "stance", "rating", "source", "origin", "says"]);
    unwrapped(&mut rows, &[0, 1, 2, 3]);
    for stored in &dossier.evidence {
        let evidence = &stored.evidence;
        rows.add_row([
            cell(style::NUMBER, evidence.number.to_string()),
            cell(style::PLAIN, evidence.question.word()),
            cell(style::stance(evidence.stance), evidence.stance.word()),
            cell(style::PLAIN, words::rating(stored)),
            cell(style::PLAIN, source(stored)),
            cell(style::DIM, stored.origin()),
            cell(standing(stored), says(stored)),
        ]);
    }
    rows
}

fn narrow(width: Width, dossier: &Dossier) -> Table {
    let mut rows = table(width, &["", "stance", "says"]);
    unwrapped(&mut rows, &[0, 1]);
    for stored in &dossier.evidence {
        let evidence = &stored.evidence;
        let rating = format!("{} on {}", words::rating(stored), evidence.question);
        rows.add_row([
            cell(style::NUMBER, evidence.number.to_string()),
            stacked(style::stance(evidence.stance), &[evidence.stance.word(), &rating]),
            stacked(standing(stored), &[&says(stored), &source(stored), &format!("origin {}", stored.origin())]),
        ]);
    }
    rows
}

fn source(stored: &StoredEvidence) -> String {
    format!("{} {}", stored.source.number, words::name(&stored.source.name))
}

fn standing(stored: &StoredEvidence) -> anstyle::Style {
    if stored.stands() { style::PLAIN } else { style::DIM }
}

/// What a piece says: its paraphrase, else its quotation, else how it was searched for.
fn says(stored: &StoredEvidence) -> String {
    if let Some(because) = &stored.withdrawn {
        return format!("withdrawn: {because}");
    }
    let evidence = &stored.evidence;
    let said = [&evidence.paraphrase, &evidence.quote, &evidence.search_note];
    said.into_iter().flatten().next().cloned().unwrap_or_default()
}

/// What a piece was taken from, link by link: `E7 › E3 › E1`.
fn chain(derived: &Chain) -> String {
    let links: Vec<String> = derived.links.iter().skip(1).map(ToString::to_string).collect();
    let circle = if derived.circle { ", which goes in a circle" } else { "" };
    format!("{}{circle}", links.join(" \u{203a} "))
}

/// Everything about one piece of evidence.
pub fn show(out: &mut dyn Write, dossier: &Dossier, stored: &StoredEvidence, derived: &Chain) -> io::Result<()> {
    let width = Width::of_stdout();
    let evidence = &stored.evidence;
    let stance = style::styled(style::stance(evidence.stance), evidence.stance);
    writeln!(out, "{}  {stance}  on \"{}\" of", style::styled(style::NUMBER, evidence.number), evidence.question)?;
    let label = format!("    {}  ", style::styled(style::NUMBER, dossier.number()));
    write!(out, "{}", labelled(width, &label, 8, style::PLAIN, &dossier.claim.text))?;
    let mut row = |label: &str, text: Option<String>| -> io::Result<()> {
        let Some(text) = text else { return Ok(()) };
        let label = format!("    {}", style::styled(style::DIM, format_args!("{label:<13}")));
        write!(out, "{}", labelled(width, &label, 17, style::PLAIN, &text))
    };
    let source = &stored.source;
    row("source", Some(format!("{} {}", source.number, words::name(&source.name))))?;
    row("address", source.url.as_deref().map(words::address))?;
    row("rating", Some(words::rating(stored)))?;
    row("why", evidence.credibility_reason.clone())?;
    row("origin", Some(stored.origin()))?;
    row("directness", evidence.directness.map(style::words))?;
    row("says", evidence.paraphrase.clone())?;
    row("quote", evidence.quote.as_ref().map(|quote| format!("\"{quote}\"")))?;
    row("where", evidence.locator.clone())?;
    for (at, line) in words::figure::beside(&dossier.claim, evidence).into_iter().enumerate() {
        row(if at == 0 { "figures" } else { "" }, Some(line))?;
    }
    row("published", evidence.published.as_ref().map(ToString::to_string))?;
    row("data as of", evidence.data_as_of.as_ref().map(ToString::to_string))?;
    row("taken from", evidence.derived_from.map(|_| chain(derived)))?;
    row("searched", evidence.search_note.clone())?;
    for kept in &stored.snapshots {
        row("snapshot", Some(kept.snapshot.sha256.clone()))?;
    }
    row("no snapshot", stored.no_snapshot.clone())?;
    row("added", Some(format!("{} by {}", stored.added_at, stored.added_by)))?;
    row("withdrawn", stored.withdrawn.clone())?;
    row("released", stored.released.clone())?;
    if source.disclosure == Disclosure::Confidential {
        let said = match stored.released {
            None => "confidential source: neither its name nor what it says leaves the desk",
            Some(_) => "confidential source: its name must never leave the desk",
        };
        writeln!(out, "    {}", style::styled(style::WARNING, said))?;
    }
    Ok(())
}
