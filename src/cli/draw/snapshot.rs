//! Kept bytes in a terminal: never rendered as a page, only told of, or shown as text.

use super::{Width, cell, draw_table, figure, labelled, paragraph, style, table, unwrapped};
use claimbench::domain::{EvidenceNumber, Snapshot, StoredSnapshot};
use claimbench::intake::readable::Unreadable;
use claimbench::judgement::quotation::{Difference, Edges, Nearest, Proof};
use claimbench::report::words;
use claimbench::workbench::QuoteProof;
use std::io::{self, Write};

/// As much of a hash as people read.
const SHORT: usize = 12;

pub fn list(out: &mut dyn Write, snapshots: &[(EvidenceNumber, StoredSnapshot)]) -> io::Result<()> {
    let mut rows = table(Width::of_stdout(), &["", "sha256", "type", "bytes", "retrieved", "how", "address"]);
    unwrapped(&mut rows, &[0, 1, 2, 3, 4, 5]);
    for (evidence, stored) in snapshots {
        let snapshot = &stored.snapshot;
        rows.add_row([
            cell(style::NUMBER, evidence.to_string()),
            cell(style::PLAIN, snapshot.sha256.get(..SHORT).unwrap_or(&snapshot.sha256)),
            cell(style::PLAIN, &snapshot.media_type),
            figure(style::PLAIN, snapshot.length),
            cell(style::PLAIN, words::instant(snapshot.retrieved_at)),
            cell(style::PLAIN, style::words(snapshot.method)),
            cell(style::DIM, snapshot.final_url.as_ref().or(snapshot.url.as_ref()).map_or("", String::as_str)),
        ]);
    }
    draw_table(&rows, out)
}

/// What is known of a snapshot just kept.
pub fn about(out: &mut dyn Write, stored: &StoredSnapshot) -> io::Result<()> {
    facts(out, &stored.snapshot)
}

fn facts(out: &mut dyn Write, snapshot: &Snapshot) -> io::Result<()> {
    let width = Width::of_stdout();
    let mut row = |label: &str, text: Option<String>| -> io::Result<()> {
        let Some(text) = text else { return Ok(()) };
        let label = format!("  {}", style::styled(style::DIM, format_args!("{label:<11}")));
        write!(out, "{}", labelled(width, &label, 13, style::PLAIN, &text))
    };
    row("sha256", Some(snapshot.sha256.clone()))?;
    let charset = snapshot.charset.as_ref().map(|charset| format!(", {charset}")).unwrap_or_default();
    row("is", Some(format!("{}{charset}, {} bytes", snapshot.media_type, snapshot.length)))?;
    row("asked", snapshot.url.clone())?;
    for redirect in &snapshot.redirects {
        row("led to", Some(format!("{} ({})", redirect.to, redirect.status)))?;
    }
    row("answered", snapshot.http_status.map(|status| status.to_string()))?;
    let tool = snapshot.tool.as_ref().map(|tool| format!(", by {tool}")).unwrap_or_default();
    row("retrieved", Some(format!("{} as {}{tool}", snapshot.retrieved_at, style::words(snapshot.method))))?;
    row("note", snapshot.note.clone())
}

pub fn show(out: &mut dyn Write, snapshot: &Snapshot, text: &Result<String, Unreadable>) -> io::Result<()> {
    facts(out, snapshot)?;
    writeln!(out)?;
    match text {
        Ok(text) => write!(out, "{}", paragraph(Width::of_stdout(), 0, text)),
        Err(why) => write!(out, "{}", paragraph(Width::of_stdout(), 0, &format!("No text can be shown: {why}."))),
    }
}

/// Whether the quotation stands in the snapshot, and if not, the nearest that does.
pub fn proof(out: &mut dyn Write, proof: &QuoteProof) -> io::Result<()> {
    let width = Width::of_stdout();
    let (found, text) = match proof {
        QuoteProof::Unreadable { why, .. } => (style::WARNING, format!("could not be looked for: {why}")),
        QuoteProof::Laid { proof, .. } => {
            let doubtful = match proof {
                Proof::Exact { edges, .. } | Proof::Folded { edges, .. } => *edges == Edges::Cut,
                Proof::Pieces { passed_over, .. } => !passed_over.is_empty(),
                Proof::Missing { .. } => true,
            };
            (if doubtful { style::WARNING } else { style::GOOD }, words::proved(proof))
        }
    };
    let label = format!("  {}", style::styled(style::DIM, format_args!("{:<11}", "quote")));
    write!(out, "{}", labelled(width, &label, 13, found, &text))?;
    if let QuoteProof::Laid { not_read: Some(what), .. } = proof {
        let label = format!("  {}", style::styled(style::DIM, format_args!("{:<11}", "not read")));
        write!(out, "{}", labelled(width, &label, 13, style::WARNING, what))?;
    }
    if let QuoteProof::Laid { proof: Proof::Missing { nearest: Some(nearest) }, .. } = proof {
        let label = format!("  {}", style::styled(style::DIM, format_args!("{:<11}", "nearest")));
        write!(out, "{}", labelled(width, &label, 13, style::PLAIN, &compared(nearest)))?;
    }
    Ok(())
}

/// The nearest passage, with what only the quote has as `[-so-]` and what only the text has as `{+so+}`.
fn compared(nearest: &Nearest) -> String {
    let word = |difference: &Difference| match difference {
        Difference::Same(words) => words.clone(),
        Difference::InQuote(words) => format!("[-{words}-]"),
        Difference::InText(words) => format!("{{+{words}+}}"),
    };
    nearest.words.iter().map(word).collect()
}
