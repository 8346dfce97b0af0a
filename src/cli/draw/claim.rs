//! A claim in the few lines that follow a change.

use super::{Width, labelled, style};
use claimbench::domain::{Dossier, Judged, Question, Verdict, Word};
use claimbench::judgement::{Tally, tally};
use claimbench::report::words;
use claimbench::workbench::Edited;
use std::io::{self, Write};

/// What a claim now reads like: its words, who says so, what was read from them, and where each question stands.
pub fn brief(out: &mut dyn Write, dossier: &Dossier) -> io::Result<()> {
    let width = Width::of_stdout();
    let claim = &dossier.claim;
    write!(out, "{}", labelled(width, "  ", 2, style::PLAIN, &claim.text))?;
    let mut row = |label: &str, text: String| -> io::Result<()> {
        let label = format!("  {}", style::styled(style::DIM, format_args!("{label:<11}")));
        write!(out, "{}", labelled(width, &label, 13, style::PLAIN, &text))
    };
    row("kind", format!("{}, {}", style::words(claim.kind), style::words(claim.checkable)))?;
    if claim.attribution.len() > 1 {
        row("says", words::chain(&claim.attribution))?;
    }
    for quantity in &claim.quantities {
        row("figure", words::figure::claimed(quantity))?;
    }
    if let Some(doubtful) = claim.quantities.iter().position(|quantity| quantity.doubt.is_some()) {
        row("settle", format!("claimbench claim edit {} --figure {}=FIGURE", claim.number.0, doubtful + 1))?;
    }
    if let Some(when) = words::as_of(claim, dossier.article.as_ref()) {
        row("as of", when)?;
    }
    if !claim.hedges.is_empty() {
        let hedges: Vec<String> =
            claim.hedges.iter().map(|hedge| format!("{} ({})", hedge.cue, style::words(hedge.class))).collect();
        row("hedge", hedges.join(", "))?;
    }
    for question in Question::ALL {
        let tally = tally(dossier, *question);
        let verdict = dossier.verdict(*question);
        let asked = claim.questions().contains(question);
        if asked || tally != Tally::default() {
            row(question.word(), format!("{}; {}", words::held(dossier, *question), words::tally(&tally)))?;
        }
        if asked && dossier.on_other_words(*question).is_some() {
            let number = claim.number.0;
            row(
                "next",
                format!(
                    "claimbench claim confirm {number}, if it holds for what the claim says now; else give it anew"
                ),
            )?;
        } else if asked && verdict == Verdict::Unverified && tally != Tally::default() {
            let next = format!("claimbench status {} STATUS --question {question} --because TEXT", claim.number.0);
            row("next", next)?;
        }
    }
    Ok(())
}

/// What an edit changed beside what was asked for, old and new, and what a person had set and was kept.
pub fn edited(out: &mut dyn Write, edited: &Edited) -> io::Result<()> {
    let width = Width::of_stdout();
    let mut row = |label: &str, text: String| -> io::Result<()> {
        let label = format!("  {}", style::styled(style::DIM, format_args!("{label:<11}")));
        write!(out, "{}", labelled(width, &label, 13, style::PLAIN, &text))
    };
    let told = |side: Option<String>| side.map_or("none".to_owned(), |side| format!("\"{side}\""));
    for one in Judged::of(&edited.before).differences(&Judged::of(&edited.dossier.claim)) {
        row("changed", format!("{}: {} became {}", one.what, told(one.before), told(one.now)))?;
    }
    let (before, now) = (edited.before.kind, edited.dossier.claim.kind);
    if before != now {
        row("changed", format!("kind: {} became {}", style::words(before), style::words(now)))?;
    }
    for kept in &edited.kept {
        row("kept", format!("{} as set by hand: {} (the new words read {})", kept.what, kept.set, kept.read))?;
    }
    Ok(())
}
