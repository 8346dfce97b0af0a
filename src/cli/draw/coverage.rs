//! An article in a terminal with each of its sentences marked: claimed, settled, untouched.

use super::{Width, labelled, style};
use claimbench::domain::PieceKind;
use claimbench::judgement::coverage::Covering;
use claimbench::report::words;
use claimbench::workbench::{Coverage, Sentence};
use std::io::{self, Write};

/// How far the text of a sentence stands in.
const HANG: usize = 8;

/// The sentences that are wanted, and how many are settled.
pub fn draw(out: &mut dyn Write, coverage: &Coverage, wanted: impl Fn(&Sentence) -> bool) -> io::Result<()> {
    let width = Width::of_stdout();
    let article = &coverage.article.article;
    let label = format!("{}  ", style::styled(style::NUMBER, article.number));
    write!(out, "{}", labelled(width, &label, 4, style::TITLE, &article.title))?;
    let count = |is: fn(&Covering) -> bool| coverage.sentences.iter().filter(|one| is(&one.covering)).count();
    writeln!(
        out,
        "    {}: {} claimed, {} with nothing to check, {} untouched\n",
        words::looked_at(coverage.settled(), coverage.sentences.len()),
        count(|covering| matches!(covering, Covering::Claimed(_))),
        count(|covering| matches!(covering, Covering::Settled(_))),
        count(|covering| *covering == Covering::Untouched),
    )?;
    let mut drawn_to = None;
    for one in coverage.sentences.iter().filter(|sentence| wanted(sentence)) {
        // A blank line where the text has one.
        let between = drawn_to.and_then(|end| coverage.article.revision.body.get(end..one.range.start));
        if between.is_some_and(|between| between.contains("\n\n")) {
            writeln!(out)?;
        }
        drawn_to = Some(one.range.end);
        sentence(out, coverage, one)?;
    }
    if coverage.settled() < coverage.sentences.len() {
        let article = article.number;
        writeln!(
            out,
            "\nLog claims with `claimbench article extract {article}`; where there is nothing to check, say so with"
        )?;
        writeln!(
            out,
            "`claimbench article settle {article} --sentence N --reason R`, or `--like heading` for all of a kind."
        )?;
    }
    Ok(())
}

/// One sentence, marked, and what was done about it.
pub fn sentence(out: &mut dyn Write, coverage: &Coverage, sentence: &Sentence) -> io::Result<()> {
    let width = Width::of_stdout();
    let (sign, text, done) = match &sentence.covering {
        Covering::Claimed(claims) => {
            let claims: Vec<String> = claims.iter().map(ToString::to_string).collect();
            ('✓', style::CLAIMED, claims.join(" "))
        }
        Covering::Settled(settled) => {
            let note = settled.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
            ('–', style::DIM, format!("{}{note}", style::words(settled.reason)))
        }
        Covering::Untouched => ('?', style::WARNING, format!("untouched, worth {}", coverage.worth(sentence))),
    };
    let done = match sentence.kind {
        PieceKind::Sentence => done,
        kind => format!("{}; {done}", style::words(kind)),
    };
    let number = style::styled(style::NUMBER, format_args!("{:>4}", sentence.number));
    write!(out, "{}", labelled(width, &format!("{number} {sign}  "), HANG, text, coverage.text(sentence)))?;
    write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &done))
}
