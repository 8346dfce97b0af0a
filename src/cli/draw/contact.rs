//! The call log in a terminal.

use super::{Width, labelled, style};
use claimbench::domain::{OnRecord, StoredContact};
use claimbench::report::words;
use std::io::{self, Write};

const HANG: usize = 6;

pub fn list(out: &mut dyn Write, contacts: &[StoredContact]) -> io::Result<()> {
    for (at, contact) in contacts.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        one(out, contact)?;
    }
    Ok(())
}

pub fn one(out: &mut dyn Write, stored: &StoredContact) -> io::Result<()> {
    let width = Width::of_stdout();
    let contact = &stored.contact;
    let number = contact.number.to_string();
    let gap = " ".repeat(HANG.saturating_sub(number.len()).max(1));
    let mark = match contact.record {
        OnRecord::On => String::new(),
        OnRecord::Off => format!("{} ", style::styled(style::WARNING, "OFF THE RECORD")),
    };
    let label = format!("{}{gap}{mark}", style::styled(style::NUMBER, &number));
    let claims: Vec<String> = contact.claims.iter().map(ToString::to_string).collect();
    let about = format!("{}, about {}", contact.who, claims.join(", "));
    write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, &about))?;
    let mut row = |label: &str, style: anstyle::Style, text: &str| {
        let label = format!("{:HANG$}{}", "", style::styled(style::DIM, format_args!("{label:<11}")));
        write!(out, "{}", labelled(width, &label, HANG + 11, style, text))
    };
    if let Some(read_back) = &contact.read_back {
        row("read back", style::PLAIN, read_back)?;
    }
    match (&contact.answer, &contact.deadline) {
        (Some(answer), _) => row("answer", style::PLAIN, answer)?,
        (None, Some(deadline)) => row("answer", style::WARNING, &format!("none yet; they may reply until {deadline}"))?,
        (None, None) => row("answer", style::DIM, "none")?,
    }
    row("logged", style::DIM, &format!("by {}, {}", stored.by, words::instant(stored.at)))
}
