//! Sources in a terminal.

use super::{Width, cell, draw_table, figure, labelled, style, table, unwrapped};
use claimbench::domain::{Disclosure, StoredSource, Word};
use claimbench::report::words;
use std::io::{self, Write};

pub fn list(out: &mut dyn Write, sources: &[StoredSource]) -> io::Result<()> {
    let mut table = table(Width::of_stdout(), &["", "source", "publisher", "kind", "rating", "published", "evidence"]);
    unwrapped(&mut table, &[0, 4, 5, 6]);
    for stored in sources {
        let source = &stored.source;
        table.add_row([
            cell(style::NUMBER, source.number.to_string()),
            cell(style::PLAIN, words::name(&source.name)),
            cell(style::PLAIN, source.publisher.as_deref().map(words::name).unwrap_or_default()),
            cell(style::PLAIN, style::words(source.kind)),
            cell(style::PLAIN, source.reliability.word().to_uppercase()),
            cell(style::PLAIN, source.published.as_ref().map_or("", |date| date.as_str())),
            figure(style::PLAIN, stored.evidence),
        ]);
    }
    draw_table(&table, out)
}

pub fn show(out: &mut dyn Write, stored: &StoredSource) -> io::Result<()> {
    let width = Width::of_stdout();
    let source = &stored.source;
    let label = format!("{}  ", style::styled(style::NUMBER, source.number));
    write!(out, "{}", labelled(width, &label, 4, style::TITLE, &words::name(&source.name)))?;
    let mut row = |label: &str, text: &str| -> io::Result<()> {
        let label = format!("    {}", style::styled(style::DIM, format_args!("{label:<13}")));
        write!(out, "{}", labelled(width, &label, 17, style::PLAIN, text))
    };
    row("kind", &style::words(source.kind))?;
    let reason = source.reliability_reason.as_ref().map_or(String::new(), |reason| format!(": {reason}"));
    row("reliability", &format!("{}{reason}", source.reliability.word().to_uppercase()))?;
    let rest = [
        ("publisher", source.publisher.as_deref().map(words::name)),
        ("author", source.author.as_deref().map(words::name)),
        ("address", source.url.as_deref().map(words::address)),
        ("published", source.published.as_ref().map(ToString::to_string)),
        ("interest", source.interest.clone()),
        ("origin", source.origin.clone()),
        ("note", source.note.clone()),
    ];
    for (label, text) in rest {
        if let Some(text) = text {
            row(label, &text)?;
        }
    }
    row("evidence", &stored.evidence.to_string())?;
    if let Some(into) = stored.merged_into {
        row("merged into", &into.to_string())?;
    }
    if source.disclosure == Disclosure::Confidential {
        writeln!(out, "    {}", style::styled(style::WARNING, "confidential: its name must never leave the desk"))?;
    }
    Ok(())
}
