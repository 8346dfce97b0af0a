//! A claim in the few lines that follow a change.

use super::{Width, labelled, style};
use claimbench::domain::{Dossier, Question, Verdict, Word};
use claimbench::judgement::{Tally, tally};
use claimbench::report::words;
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
    if let Some(when) = words::as_of(claim) {
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
            row(question.word(), format!("{}; {}", style::words(verdict), words::tally(&tally)))?;
        }
        if asked && verdict == Verdict::Unverified && tally != Tally::default() {
            let next = format!("claimbench status {} STATUS --question {question} --because TEXT", claim.number.0);
            row("next", next)?;
        }
    }
    Ok(())
}
