//! Claims in a terminal: the worklist, and the few lines that follow a change.

use super::{Width, cell, draw_table, figure, labelled, style, table, unwrapped};
use claimbench::domain::query::Flag;
use claimbench::domain::{Dossier, Question, Verdict, Word};
use claimbench::judgement::{Tally, flags, stage, tally};
use claimbench::report::words;
use jiff::civil::Date;
use std::io::{self, Write};

/// The worklist.
pub fn list(out: &mut dyn Write, dossiers: &[Dossier], today: Date) -> io::Result<()> {
    let mut table = table(Width::of_stdout(), &["", "claim", "says", "status", "stage", "for", "against", "flags"]);
    unwrapped(&mut table, &[0, 4, 5, 6]);
    for dossier in dossiers {
        let claim = &dossier.claim;
        let verdict = dossier.verdict(claim.main_question());
        let tally = tally(dossier, claim.main_question());
        let stage = stage(dossier);
        let flags = flags(dossier, today);
        // Every checked claim has a single reader until someone approves it: that is the stage's to say.
        let flags: Vec<&str> = flags.iter().filter(|f| **f != Flag::SingleReader).map(|flag| flag.word()).collect();
        table.add_row([
            cell(style::NUMBER, claim.number.to_string()),
            cell(style::PLAIN, &claim.text),
            cell(style::PLAIN, claim.claimant().map_or("", |link| link.speaker.as_str())),
            cell(style::verdict(verdict), style::words(verdict)),
            cell(style::stage(stage), style::words(stage)),
            figure(style::PLAIN, tally.supports),
            figure(style::PLAIN, tally.refutes),
            cell(style::WARNING, flags.join(", ")),
        ]);
    }
    draw_table(&table, out)
}

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
