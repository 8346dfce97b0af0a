//! A claim in the few lines that follow a change.

use super::{Width, labelled, style};
use claimbench::domain::{ClaimNumber, Dossier, Judged, Question, Verdict, Word};
use claimbench::judgement::{Tally, tally};
use claimbench::report::words;
use claimbench::workbench::Edited;
use std::io::{self, Write};

/// What a claim now reads like: its words, who says so, what was read from them, and where each question stands.
pub fn brief(out: &mut dyn Write, dossier: &Dossier) -> io::Result<()> {
    let claim = &dossier.claim;
    write!(out, "{}", labelled(Width::of_stdout(), "  ", 2, style::PLAIN, &claim.text))?;
    let mut row = |label: &str, text: String| row(out, label, &text);
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
    let blind = !dossier.procedure.owed.is_empty();
    for question in Question::ALL {
        let tally = tally(dossier, *question);
        let verdict = dossier.verdict(*question);
        let asked = claim.questions().contains(question);
        if asked || tally != Tally::default() {
            let held = if blind { own_verdict(dossier, *question) } else { words::held(dossier, *question) };
            row(question.word(), format!("{held}; {}", words::tally(&tally)))?;
        }
        if asked && dossier.on_other_words(*question).is_some() {
            let number = claim.number.0;
            row(
                "next",
                format!(
                    "claimbench claim confirm {number}, if it holds for what the claim says now; else give it anew"
                ),
            )?;
        } else if asked && !blind && verdict == Verdict::Unverified && tally != Tally::default() {
            let next = format!("claimbench status {} STATUS --question {question} --because TEXT", claim.number.0);
            row("next", next)?;
        }
    }
    for question in &dossier.procedure.owed {
        row("next", second_verdict(claim.number, *question))?;
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

/// What to type for a second verdict.
pub fn second_verdict(claim: ClaimNumber, question: Question) -> String {
    format!("claimbench review verdict {} STATUS --question {question} --because TEXT", claim.0)
}

/// What stands in a verdict's place for whoever reads the claim blind: their own, or that it is hidden.
fn own_verdict(dossier: &Dossier, question: Question) -> String {
    let own = dossier.procedure.readings.iter().find_map(|reading| reading.verdict(question));
    own.map_or("hidden until you have given yours".to_owned(), |own| format!("{} by you", style::words(own.status)))
}

/// What to type next.
pub fn next(out: &mut dyn Write, way: &str) -> io::Result<()> {
    row(out, "next", way)
}

/// A fact with its label.
pub fn row(out: &mut dyn Write, label: &str, text: &str) -> io::Result<()> {
    let label = format!("  {}", style::styled(style::DIM, format_args!("{label:<11}")));
    write!(out, "{}", labelled(Width::of_stdout(), &label, 13, style::PLAIN, text))
}
