//! Fixes in a terminal.

use super::report::first_page::corrected;
use super::{Width, heading, labelled, style};
use claimbench::domain::StoredFix;
use claimbench::report::memo::{self, Memo};
use claimbench::report::words;
use claimbench::workbench::{Fate, ReturnedFix};
use std::io::{self, Write};

const HANG: usize = 8;

/// The corrections memo.
pub fn draw(memo: &Memo, width: Width, out: &mut dyn Write) -> io::Result<()> {
    if memo.is_empty() {
        return writeln!(out, "{}", memo::NOTHING);
    }
    for (at, proposed) in memo.fixes.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        one(out, width, &proposed.stored, Some(&proposed.claim.text))?;
    }
    if !memo.others.is_empty() {
        heading(out, memo::OTHERS)?;
    }
    memo.others.iter().try_for_each(|correction| write!(out, "{}", corrected(correction, width)))
}

/// One fix, after it was proposed or answered.
pub fn fix(out: &mut dyn Write, stored: &StoredFix) -> io::Result<()> {
    one(out, Width::of_stdout(), stored, None)
}

fn one(out: &mut dyn Write, width: Width, stored: &StoredFix, claim: Option<&str>) -> io::Result<()> {
    let fix = &stored.fix;
    let number = fix.number.to_string();
    let gap = " ".repeat(HANG.saturating_sub(number.len()).max(1));
    let label = format!("{}{gap}", style::styled(style::NUMBER, &number));
    let about = claim.map(|text| format!("{}: {text}", fix.claim)).unwrap_or_else(|| format!("on {}", fix.claim));
    write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, &about))?;
    let mut row = |label: &str, style: anstyle::Style, text: &str| {
        let label = format!("{:HANG$}{}", "", style::styled(style::DIM, format_args!("{label:<12}")));
        write!(out, "{}", labelled(width, &label, HANG + 12, style, text))
    };
    row("says", style::PLAIN, &fix.old)?;
    let new = if fix.new.is_empty() { words::STRIKE } else { &fix.new };
    row("should say", style::HEADING, new)?;
    let evidence: Vec<String> = fix.evidence.iter().map(ToString::to_string).collect();
    let evidence = if evidence.is_empty() { String::new() } else { format!(" [{}]", evidence.join(", ")) };
    row("because", style::PLAIN, &format!("{}{evidence}", fix.because))?;
    match memo::answers(stored).as_slice() {
        [] => row("answer", style::DIM, &memo::standing(stored)),
        answers => answers.iter().try_for_each(|answer| row("answer", style::PLAIN, answer)),
    }
}

/// What became of each fix in a document.
pub fn fates(fates: &[ReturnedFix], width: Width, out: &mut dyn Write) -> io::Result<()> {
    for one in fates {
        let number = one.fix.to_string();
        let gap = " ".repeat(HANG.saturating_sub(number.len()).max(1));
        let label = format!("{}{gap}", style::styled(style::NUMBER, &number));
        let words = match &one.fate {
            Fate::Reworded(words) if words.is_empty() => ": nothing stands there".to_owned(),
            Fate::Reworded(words) => format!(": {words}"),
            Fate::Untouched => ": not answered yet".to_owned(),
            Fate::Gone => ": its words are not to be found in it".to_owned(),
            Fate::Accepted | Fate::Rejected => String::new(),
        };
        let known = if one.is_known { ", as recorded" } else { "" };
        let about = format!("{}{known} on {}{words}", fate(&one.fate), one.claim);
        write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, &about))?;
        for comment in &one.comments {
            write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::PLAIN, comment))?;
        }
    }
    Ok(())
}

pub fn fate(fate: &Fate) -> &'static str {
    match fate {
        Fate::Accepted => "accepted",
        Fate::Rejected => "rejected",
        Fate::Reworded(_) => "reworded",
        Fate::Untouched => "untouched",
        Fate::Gone => "gone",
    }
}
