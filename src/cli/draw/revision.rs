//! What a new text did to the work, in a terminal: worst first.

use super::{Width, heading, labelled, paragraph, style};
use claimbench::language::revision::{Change, ChangeKind, Fate};
use claimbench::report::words;
use claimbench::workbench::{Revised, RevisedClaim};
use std::io::{self, Write};

const HANG: usize = 8;

pub fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Negation => "negation",
        ChangeKind::Figure => "figure",
        ChangeKind::Name => "name",
        ChangeKind::Wording => "wording",
    }
}

pub fn draw(out: &mut dyn Write, revised: &Revised, dry_run: bool) -> io::Result<()> {
    let width = Width::of_stdout();
    let (article, from, to) = (revised.article, revised.from, revised.revision.seq);
    let done = if dry_run { "would become" } else { "is now" };
    writeln!(out, "{} {done} revision {to}, after revision {from}.", style::styled(style::NUMBER, article))?;
    writeln!(out, "{}.", tally(revised))?;
    listed(
        out,
        "Fixes carried out: read the new words, then give the verdict on them",
        revised.carried_out.iter(),
        |out, fix| {
            let label = format!("{}  ", style::styled(style::NUMBER, format_args!("{:>6}", fix.number.to_string())));
            let words = if fix.new.is_empty() { "(struck)" } else { &fix.new };
            write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, words))?;
            let claim = fix.claim.0;
            let next = format!(
                "next: claimbench claim edit {claim} --text '...', then claimbench status {claim} STATUS --because '...'"
            );
            write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &next))
        },
    )?;
    let of = |is: fn(&Fate) -> bool| revised.claims.iter().filter(move |one| is(&one.fate));
    listed(out, "Gone, or changed in a figure, a name or a negation: anchor them anew", of(is_lost), |out, one| {
        orphaned(out, width, revised, one)
    })?;
    listed(out, "In several places now: say which with `claim edit N --quote`", of(is_ambiguous), |out, one| {
        claim(out, width, one, &one.before.exact)
    })?;
    listed(out, "Reworded: read them, then `claim confirm N`", of(is_reworded), |out, one| {
        claim(out, width, one, &one.before.exact)?;
        if one.anchor.exact != one.before.exact {
            let now = format!("now: {}", one.anchor.exact);
            write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::PLAIN, &now))?;
        }
        changed(out, width, changes(&one.fate))
    })?;
    listed(out, "Settled sentences that are open again", revised.unsettled.iter(), |out, settled| {
        let said = format!("{} ({})", settled.words.exact, style::words(settled.reason));
        write!(out, "{}", paragraph(width, HANG, &said))
    })?;
    listed(out, "New sentences, by worth", revised.new_sentences.iter(), |out, new| {
        let label = format!("{} {:>3}  ", style::styled(style::NUMBER, format_args!("{:>4}", new.number)), new.worth);
        write!(out, "{}", labelled(width, &label, 10, style::PLAIN, &new.text))
    })?;
    listed(out, "Sentences that are gone", revised.gone_sentences.iter(), |out, gone| {
        write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, gone))
    })?;
    if dry_run {
        writeln!(out, "\nNothing was stored.")?;
    }
    Ok(())
}

/// `58 anchored claims: 40 kept, 3 moved, 2 reworded`.
fn tally(revised: &Revised) -> String {
    let count = |is: fn(&Fate) -> bool| revised.claims.iter().filter(|one| is(&one.fate)).count();
    let counts = [
        (count(|fate| matches!(fate, Fate::Kept(_) | Fate::Restyled(_))), "kept"),
        (count(|fate| matches!(fate, Fate::Moved(_))), "moved"),
        (count(is_reworded), "reworded"),
        (count(is_ambiguous), "ambiguous"),
        (count(is_lost), "orphaned"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let counts: Vec<String> = counts.collect();
    let claims = words::count(revised.claims.len(), "anchored claim", "anchored claims");
    if counts.is_empty() { claims } else { format!("{claims}: {}", counts.join(", ")) }
}

fn is_reworded(fate: &Fate) -> bool {
    matches!(fate, Fate::Reworded { .. })
}

fn is_ambiguous(fate: &Fate) -> bool {
    matches!(fate, Fate::Ambiguous { .. })
}

fn is_lost(fate: &Fate) -> bool {
    matches!(fate, Fate::Lost { .. })
}

fn changes(fate: &Fate) -> &[Change] {
    match fate {
        Fate::Reworded { changes, .. } | Fate::Lost { changes, .. } => changes,
        Fate::Kept(_) | Fate::Moved(_) | Fate::Restyled(_) | Fate::Ambiguous { .. } => &[],
    }
}

/// A heading with its lines; nothing where there are none.
fn listed<T>(
    out: &mut dyn Write,
    words: &str,
    items: impl Iterator<Item = T>,
    mut draw: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    for (at, item) in items.enumerate() {
        if at == 0 {
            heading(out, words)?;
        }
        draw(out, item)?;
    }
    Ok(())
}

fn claim(out: &mut dyn Write, width: Width, one: &RevisedClaim, text: &str) -> io::Result<()> {
    let label = style::styled(style::NUMBER, format_args!("{:>6}", one.claim.to_string()));
    write!(out, "{}", labelled(width, &format!("{label}  "), HANG, style::PLAIN, text))
}

fn orphaned(out: &mut dyn Write, width: Width, revised: &Revised, one: &RevisedClaim) -> io::Result<()> {
    claim(out, width, one, &one.before.exact)?;
    if let Fate::Lost { nearest: Some(nearest), .. } = &one.fate {
        let nearest = format!("nearest: {}", &revised.revision.body[nearest.clone()]);
        write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &nearest))?;
    }
    changed(out, width, changes(&one.fate))
}

fn changed(out: &mut dyn Write, width: Width, changes: &[Change]) -> io::Result<()> {
    for change in changes {
        let what = match (change.old.as_str(), change.new.as_str()) {
            ("", new) => format!("\"{new}\" was added"),
            (old, "") => format!("\"{old}\" was cut"),
            (old, new) => format!("\"{old}\" became \"{new}\""),
        };
        let text = format!("{}: {what}", kind(change.kind));
        write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &text))?;
    }
    Ok(())
}
