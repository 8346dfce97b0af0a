//! The claims that wait for a second reader: what they would approve, and how to name what they have read.

use super::report::number;
use super::{Width, labelled, style};
use claimbench::domain::AsRead;
use claimbench::judgement;
use claimbench::report::{Section, words};
use std::io::{self, Write};

const HANG: usize = 8;

pub fn draw(sections: &[Section], width: Width, out: &mut dyn Write) -> io::Result<()> {
    for (at, section) in sections.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        waiting(section, width, out)?;
    }
    Ok(())
}

/// One claim as its second reader needs it: the words, each verdict with its finding, and the digest of it all.
pub fn waiting(section: &Section, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let dossier = &section.dossier;
    write!(out, "{}", labelled(width, &number(dossier.number()), HANG, style::PLAIN, &dossier.claim.text))?;
    for verdict in words::verdicts(dossier) {
        write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG + 2, style::PLAIN, &verdict))?;
    }
    writeln!(out, "{:HANG$}{} {}", "", style::styled(style::DIM, "as read"), AsRead::of(&judgement::digest(dossier)))
}
