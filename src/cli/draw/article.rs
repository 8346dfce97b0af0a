//! Articles in a terminal.

use super::{Width, cell, draw_table, figure, labelled, paragraph, stacked, style, table, unwrapped};
use claimbench::domain::{StoredArticle, Worth};
use claimbench::report::words;
use claimbench::workbench::Proposed;
use std::io::{self, Write};

pub fn list(out: &mut dyn Write, articles: &[StoredArticle]) -> io::Result<()> {
    let mut table = table(Width::of_stdout(), &["", "title", "outlet", "published", "revision", "claims"]);
    unwrapped(&mut table, &[0, 3, 4, 5]);
    for stored in articles {
        let article = &stored.article;
        table.add_row([
            cell(style::NUMBER, article.number.to_string()),
            stacked(style::PLAIN, &[&article.title, &aside(stored)]),
            cell(style::PLAIN, article.outlet.as_deref().unwrap_or("")),
            cell(style::PLAIN, article.published.as_ref().map_or("", |date| date.as_str())),
            figure(style::PLAIN, stored.revision.seq),
            figure(style::PLAIN, stored.claims),
        ]);
    }
    draw_table(&table, out)
}

/// `set aside: duplicate`; nothing for an article in work.
fn aside(stored: &StoredArticle) -> String {
    let Some(aside) = &stored.set_aside else { return String::new() };
    let note = aside.note.as_ref().map(|note| format!(", {note}")).unwrap_or_default();
    format!("set aside: {}{note}", style::words(aside.reason))
}

/// What is known of an article beside its text.
pub fn head(out: &mut dyn Write, stored: &StoredArticle) -> io::Result<()> {
    let width = Width::of_stdout();
    let article = &stored.article;
    let label = format!("{}  ", style::styled(style::NUMBER, article.number));
    write!(out, "{}", labelled(width, &label, 4, style::TITLE, &article.title))?;
    let published =
        article.published.as_ref().map(|date| format!("{date} ({})", style::words(article.published_basis)));
    let length = stored.revision.body.split_whitespace().count();
    let length = words::count(length, "word", "words");
    let text = format!("revision {}, {length}, SHA-256 {}", stored.revision.seq, stored.revision.sha256);
    let rows = [
        ("outlet", article.outlet.as_deref().map(words::name)),
        ("byline", article.byline.as_deref().map(words::name)),
        ("address", article.url.as_deref().map(words::address)),
        ("published", published),
        ("language", Some(article.language.clone())),
        ("text", Some(text)),
        ("claims", Some(stored.claims.to_string())),
        ("", Some(aside(stored)).filter(|aside| !aside.is_empty())),
    ];
    for (label, value) in rows {
        if let Some(value) = value {
            let label = format!("    {}", style::styled(style::DIM, format_args!("{label:<11}")));
            write!(out, "{}", labelled(width, &label, 15, style::PLAIN, &value))?;
        }
    }
    Ok(())
}

/// How much of the page is the text; nothing of a text that came as such.
pub fn kept(out: &mut dyn Write, stored: &StoredArticle) -> io::Result<()> {
    let (words, left_out) = stored.revision.words();
    if left_out == 0 {
        return Ok(());
    }
    let all = words + left_out;
    let share = 100 * words / all;
    let number = stored.article.number;
    let line = format!(
        "Kept {share}% of what the page shows, {words} of {all} words; the rest: claimbench article show {number} --left-out"
    );
    write!(out, "{}", labelled(Width::of_stdout(), "    ", 4, style::DIM, &line))
}

/// What the page shows besides the text, in its order.
pub fn left_out(out: &mut dyn Write, stored: &StoredArticle) -> io::Result<()> {
    let number = stored.article.number;
    let (words, left_out) = stored.revision.words();
    let line = if left_out == 0 {
        "Nothing was left out of it.".to_owned()
    } else {
        format!("{left_out} of {} words that the page shows are not in the text.", words + left_out)
    };
    writeln!(out, "{}  {line}", style::styled(style::NUMBER, number))?;
    for part in &stored.revision.left_out {
        writeln!(out, "\n    {}", style::styled(style::DIM, style::words(part.kind)))?;
        write!(out, "{}", paragraph(Width::of_stdout(), 4, &part.text))?;
    }
    Ok(())
}

/// The article with its newest text.
pub fn show(out: &mut dyn Write, stored: &StoredArticle) -> io::Result<()> {
    head(out, stored)?;
    kept(out, stored)?;
    write!(out, "\n{}", paragraph(Width::of_stdout(), 0, &stored.revision.body))
}

/// A proposed claim: its number and worth, its text, what was read from it, and why it is worth checking.
pub fn proposal(out: &mut dyn Write, number: usize, proposed: &Proposed) -> io::Result<()> {
    let width = Width::of_stdout();
    let claim = &proposed.claim;
    let worth = claim.worth.map_or(0, Worth::value);
    let label =
        format!("{} {}  ", style::styled(style::NUMBER, format_args!("{number:>3}")), format_args!("{worth:>3}"));
    write!(out, "{}", labelled(width, &label, 9, style::PLAIN, &claim.text))?;
    let mut row = |text: String| write!(out, "{}", labelled(width, "         ", 9, style::DIM, &text));
    let mut read = vec![format!("{}, {}", style::words(proposed.kind), style::words(proposed.checkable))];
    if claim.attribution.len() > 1 {
        read.push(words::chain(&claim.attribution));
    }
    read.extend(claim.quantities.iter().flatten().map(|figure| figure.raw.clone()));
    read.extend(claim.hedges.iter().flatten().map(|hedge| format!("\"{}\"", hedge.cue)));
    read.extend(claim.as_of.as_ref().map(|date| format!("as of {date}")));
    row(read.join(" · "))?;
    if let Some(unnamed) = &proposed.unnamed {
        let likely = unnamed.likely.as_ref().map(|likely| format!("; likely {likely}")).unwrap_or_default();
        row(format!("name what \"{}\" stands for{likely}", unnamed.word))?;
    }
    let place = format!("rank {}, worth more than {}% of the article's", proposed.rank, proposed.percentile);
    if proposed.reasons.is_empty() {
        row(place)?;
    } else {
        row(format!("{place}, because it {}", proposed.reasons.join("; ")))?;
    }
    if !proposed.claimed_by.is_empty() {
        let claims: Vec<String> = proposed.claimed_by.iter().map(ToString::to_string).collect();
        row(format!("covered by {}", claims.join(", ")))?;
    }
    Ok(())
}
