//! The first page in the terminal: how the article stands, what is wrong with it, and what is still open.

use super::{HANG, INDENT, listed, number, standing};
use crate::cli::draw::{Width, labelled, one_line, paragraph, style};
use claimbench::domain::{Audience, Question};
use claimbench::report::{Answer, Correction, Covered, Report, Section, Standing, Unanswered, words};
use std::io::{self, Write};

pub(super) fn draw(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    front(report, width, out)?;
    let corrections = report.corrections();
    for (heading, list) in words::correction_lists(&corrections) {
        listed(out, heading, list.iter().map(|correction| corrected(correction, width)))?;
    }
    let note = |(claim, note)| labelled(width, &number(claim), HANG, style::PLAIN, &words::procedure::note(note));
    listed(out, words::NOTES, report.notes.iter().map(|(claim, stored)| note((claim, stored))))?;
    for (flag, heading) in words::CHANGED {
        listed(out, heading, report.flagged(flag).map(|section| standing(section, width)))?;
    }
    listed(out, words::OPEN, report.unanswered().iter().map(|missing| lacking(missing, width)))
}

fn front(report: &Report, width: Width, out: &mut dyn Write) -> io::Result<()> {
    let cover = &report.cover;
    writeln!(out, "{}", style::styled(style::DIM, words::kicker(cover.audience).to_uppercase()))?;
    if let Some(title) = &cover.title {
        write!(out, "{}", labelled(width, "", 0, style::TITLE, title))?;
    }
    writeln!(out, "{}", style::styled(style::DIM, "─".repeat(width.across())))?;
    let headline = words::headline(report);
    let tone = if headline.alarms { style::ERROR } else { style::HEADING };
    match width {
        Width::Columns(_) if !headline.rest.is_empty() => {
            write!(out, "{}", labelled(width, "", 0, tone, &headline.first))?;
            write!(out, "{}", labelled(width, "", 0, style::HEADING, &headline.rest))?;
        }
        _ => write!(out, "{}", labelled(width, "", 0, tone, &headline.whole()))?,
    }
    for facts in cover.articles.iter().map(article).chain(words::shown_otherwise(cover)) {
        write!(out, "{}", labelled(width, "", 0, style::DIM, &facts))?;
    }
    let work = words::work(report);
    if !work.is_empty() {
        write!(out, "{}", labelled(width, "", 0, style::DIM, &work.join(" · ")))?;
    }
    if cover.audience == Audience::Author {
        stamp("FOR THE AUTHOR", words::FOR_AUTHOR, width, out)?;
    }
    if let Some(drafts) = words::drafts(report) {
        stamp("DRAFT", &drafts, width, out)?;
    }
    if report.is_unread() {
        stamp("NOT SECOND-READ", words::NOT_SECOND_READ, width, out)?;
    }
    if report.is_confidential() {
        stamp("CONFIDENTIAL", words::CONFIDENTIAL, width, out)?;
    }
    Ok(())
}

fn article(covered: &Covered) -> String {
    let article = &covered.stored.article;
    let facts = words::article_facts(covered).into_iter().map(|fact| format!(", {fact}")).collect::<String>();
    format!("{}  {}{facts}", article.number, one_line(&article.title))
}

fn stamp(word: &str, sentence: &str, width: Width, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "{}",
        labelled(width, &format!("{}  ", style::styled(style::WARNING, word)), INDENT, style::PLAIN, sentence)
    )
}

/// The words of the article behind the verdict, then why, then what they should be.
pub fn corrected(correction: &Correction, width: Width) -> String {
    let Correction { section, answer, finding, says, better } = correction;
    let status = answer.map_or_else(|| words::status(section), words::answered);
    let tone = answer.map_or(style::PLAIN, |answer: &Answer| style::verdict(answer.verdict));
    let label = format!("{}{}  ", number(section.dossier.number()), style::styled(tone, status));
    let mut drawn = labelled(width, &label, HANG, style::PLAIN, &format!("\"{}\"", one_line(says)));
    if let Some(finding) = finding {
        let label = match finding {
            claimbench::report::Finding::Given(_) => " ".repeat(HANG),
            claimbench::report::Finding::FirstSentence(_) => {
                format!("{:HANG$}{}  ", "", style::styled(style::DIM, words::FROM_REASONS))
            }
        };
        drawn.push_str(&labelled(width, &label, HANG, style::PLAIN, finding.text()));
    }
    match better {
        Some(better) => drawn.push_str(&should_say(better, width)),
        None if section.standing() == Standing::Fails => {
            drawn.push_str(&labelled(width, &" ".repeat(HANG), HANG, style::DIM, words::NO_CORRECTION));
        }
        None => {}
    }
    drawn
}

/// Better words under a claim, with whose they are.
pub(super) fn should_say(better: &claimbench::report::Wording, width: Width) -> String {
    let label = format!("{:HANG$}{}  ", "", style::styled(style::DIM, "should say"));
    let drawn = labelled(width, &label, HANG, style::HEADING, words::better(better));
    let proposal = words::proposal(better);
    let proposal = (!proposal.is_empty()).then(|| labelled(width, &" ".repeat(HANG), HANG, style::DIM, &proposal));
    drawn + &proposal.unwrap_or_default()
}

fn lacking(missing: &Unanswered, width: Width) -> String {
    let heading = paragraph(width, INDENT, &words::unanswered(missing));
    missing.claims.iter().fold(heading, |drawn, section| drawn + &open(section, missing.question, width))
}

fn open(section: &Section, asked: Question, width: Width) -> String {
    let claim = &section.dossier.claim;
    let drawn = labelled(width, &number(claim.number), HANG, style::PLAIN, &claim.text);
    let more = words::open(section, asked);
    more.iter().fold(drawn, |drawn, words| drawn + &labelled(width, &" ".repeat(HANG), HANG, style::DIM, words))
}
