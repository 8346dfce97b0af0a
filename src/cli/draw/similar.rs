//! What is similar in a terminal: how likely it is the same, what differs, and who found what.

use super::{Width, labelled, one_line, style};
use claimbench::domain::{ClaimNumber, PartialDate, Precedent};
use claimbench::matching::likely::Likely;
use claimbench::report::words;
use claimbench::workbench::{Saying, Similar};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// How many shared words are named.
const SHARED: usize = 6;

/// What was held against what was checked before, as a heading.
pub fn sought(out: &mut dyn Write, claim: Option<ClaimNumber>, text: &str) -> io::Result<()> {
    let name = claim.map_or_else(|| "proposal".to_owned(), |claim| claim.to_string());
    let label = format!("{}  ", style::styled(style::HEADING, &name));
    write!(out, "{}", labelled(Width::of_stdout(), &label, 2, style::HEADING, &one_line(text)))
}

pub fn similar(out: &mut dyn Write, all: &[Similar], explain: bool) -> io::Result<()> {
    let width = Width::of_stdout();
    for one in all {
        let number = style::styled(style::NUMBER, one.name);
        let label = format!("{number}  {}  ", style::styled(style::DIM, one.likely().words()));
        write!(out, "{}", labelled(width, &label, 4, style::PLAIN, &one_line(&one.precedent.text)))?;
        write!(out, "{}", labelled(width, "    ", 4, style::PLAIN, &one_line(&found(&one.precedent))))?;
        for differs in &one.differs {
            write!(out, "{}", labelled(width, "    differs  ", 13, style::WARNING, &one_line(&differs.words())))?;
        }
        if !one.shared.is_empty() {
            let shared = one.shared.iter().take(SHARED).map(String::as_str).collect::<Vec<_>>().join(", ");
            write!(out, "{}", labelled(width, "    shares   ", 13, style::DIM, &one_line(&shared)))?;
        }
        if !one.also.is_empty() {
            let also: Vec<String> = one.also.iter().map(ToString::to_string).collect();
            write!(out, "{}", labelled(width, "    also     ", 13, style::PLAIN, &also.join(", ")))?;
        }
        if explain {
            let signs = one.signs;
            let numbers = format!(
                "chance {:.2}: score {:.2}, letters {:.2}, covered {:.2}, lead {:.2}, shared {}",
                one.chance.0,
                signs.score,
                signs.letters,
                signs.covered,
                signs.lead,
                one.shared.len()
            );
            write!(out, "{}", labelled(width, "    because  ", 13, style::DIM, &numbers))?;
        }
    }
    Ok(())
}

/// How often and by whom it was said, by days, with its figure.
pub fn spread(out: &mut dyn Write, sayings: &[Saying]) -> io::Result<()> {
    let voices: BTreeSet<&str> = sayings.iter().filter_map(|saying| saying.speaker.as_deref()).collect();
    let years: Vec<&str> =
        sayings.iter().filter_map(|saying| saying.day.as_ref()).filter_map(|day| day.as_str().get(..4)).collect();
    let since = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first == last => format!(" in {first}"),
        (Some(first), Some(last)) => format!(" from {first} to {last}"),
        _ => String::new(),
    };
    let by = match voices.len() {
        0 => String::new(),
        count => format!(", by {}", words::count(count, "voice", "voices")),
    };
    writeln!(out, "Said {}{since}{by}.", words::count(sayings.len(), "time", "times"))?;
    let width = Width::of_stdout();
    let figure = |saying: &Saying| saying.figure.as_ref().map(words::figure::read).unwrap_or_default();
    let widest = sayings.iter().map(|saying| figure(saying).chars().count()).max().unwrap_or(0).min(24);
    for saying in sayings {
        let day = saying.day.as_ref().map_or("no day", PartialDate::as_str);
        let label = format!("  {day:<10}  {:<widest$}  ", one_line(&figure(saying)));
        let name = saying.name.map(|name| name.to_string());
        let parts = [name, saying.speaker.clone(), saying.verdict.map(words::words)];
        let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let text = format!("{parts}{}{}", if parts.is_empty() { "" } else { " · " }, saying.text);
        write!(out, "{}", labelled(width, &label, 16 + widest, style::PLAIN, &one_line(&text)))?;
    }
    Ok(())
}

/// What came of it, who found it and when, and where that stands.
pub fn found(precedent: &Precedent) -> String {
    let verdict = match (&precedent.label, precedent.verdict) {
        (Some(label), Some(verdict)) => format!("\"{label}\" ({})", words::words(verdict)),
        (Some(label), None) => format!("\"{label}\""),
        (None, Some(verdict)) => words::words(verdict),
        (None, None) => "no verdict".to_owned(),
    };
    let said = precedent.speaker.as_ref().map(|who| match &precedent.said_on {
        Some(day) => format!("said by {who}, {day}"),
        None => format!("said by {who}"),
    });
    let parts = [
        Some(verdict),
        precedent.desk.clone(),
        precedent.checked_on.as_ref().map(ToString::to_string),
        said,
        precedent.url.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// One line on what was very likely checked before.
pub fn unasked(one: &Similar, claim: Option<ClaimNumber>) -> String {
    let differs = one.differs.first().map(|differs| format!("; {}", differs.words())).unwrap_or_default();
    let way = claim.map(|claim| format!(" See claimbench similar --claim {}.", claim.0)).unwrap_or_default();
    let how = match one.likely() {
        Likely::VeryLikely => "Very likely checked before",
        Likely::Perhaps | Likely::Hardly => "Nearly the same was checked before",
    };
    let text = format!("{how}: {} \"{}\" ({}{differs}).", one.name, one.precedent.text, found(&one.precedent));
    format!("{}{way}", one_line(&text))
}
