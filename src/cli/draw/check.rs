//! Objections in a terminal: worst first, each with its rule, its claim, the reason and the way out.

use super::{Width, labelled, paragraph, style};
use anstyle::Style;
use claimbench::formats::claimreview::Finding;
use claimbench::judgement::check::{About, Objection, RuleText, Severity};
use claimbench::report::words;
use std::io::{self, Write};

const HANG: usize = 4;

pub fn draw(out: &mut dyn Write, objections: &[Objection]) -> io::Result<()> {
    let width = Width::of_stdout();
    let mut before = None;
    for objection in objections {
        if before.is_some_and(|rule| rule != objection.rule) {
            writeln!(out)?;
        }
        before = Some(objection.rule);
        let letter = style::styled(severity(objection.severity), objection.severity.letter());
        let rule = style::styled(style::NUMBER, objection.rule);
        let label = format!("{letter}   {} {rule}  ", about(&objection.about));
        write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, &objection.reason))?;
        match &objection.waived {
            Some(waiver) => {
                let waived = words::procedure::waived(waiver, objection.own_verdict);
                write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &waived))?;
            }
            None => write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &objection.way_out))?,
        }
        if let Some(waiver) = &objection.void {
            let void = format!("{}: {}", words::procedure::VOID, words::procedure::waived(waiver, false));
            write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &void))?;
        }
    }
    Ok(())
}

/// Each objection with its claim, its rule and its reason, without the way out.
pub fn in_short(out: &mut dyn Write, objections: &[Objection]) -> io::Result<()> {
    let width = Width::of_stdout();
    objections.iter().try_for_each(|objection| {
        let rule = style::styled(severity(objection.severity), objection.rule);
        let label = format!("  {} {rule}  ", about(&objection.about));
        write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, &objection.reason))
    })
}

fn severity(severity: Severity) -> Style {
    match severity {
        Severity::Error => style::ERROR,
        Severity::Warning => style::WARNING,
        Severity::Note => style::DIM,
    }
}

/// The claim or article that an objection is about, as it is typed.
pub fn about(about: &About) -> String {
    match about {
        About::Claim(claim) => claim.to_string(),
        About::Sentences { article, .. } => article.to_string(),
        About::Case => "case".to_owned(),
    }
}

/// `4 objections to 59 claims: 1 error, 2 warnings, 1 note`.
pub fn summary(objections: &[Objection], claims: usize) -> String {
    let count = |wanted: Severity| objections.iter().filter(|objection| objection.severity == wanted).count();
    let counts = [
        (count(Severity::Error), "error", "errors"),
        (count(Severity::Warning), "warning", "warnings"),
        (count(Severity::Note), "note", "notes"),
    ];
    let counts =
        counts.iter().filter(|(count, ..)| *count > 0).map(|(count, one, more)| words::count(*count, one, more));
    format!(
        "{} to {}: {}",
        words::count(objections.len(), "objection", "objections"),
        words::count(claims, "claim", "claims"),
        counts.collect::<Vec<_>>().join(", ")
    )
}

/// What is wrong with a ClaimReview, where, and the way out.
pub fn lint(out: &mut dyn Write, finding: &Finding) -> io::Result<()> {
    let width = Width::of_stdout();
    let letter = style::styled(severity(finding.severity), finding.severity.letter());
    let label = format!("{letter}   line {} {}  ", finding.line, style::styled(style::NUMBER, finding.rule));
    write!(out, "{}", labelled(width, &label, HANG, style::PLAIN, &finding.message))?;
    let way = format!("{}: {}", finding.path, finding.way_out);
    write!(out, "{}", labelled(width, &" ".repeat(HANG), HANG, style::DIM, &way))
}

/// What a rule wants, why, and where the practice comes from.
pub fn explain(out: &mut dyn Write, rule: &RuleText) -> io::Result<()> {
    let width = Width::of_stdout();
    writeln!(
        out,
        "{}  {}",
        style::styled(style::NUMBER, rule.rule),
        style::styled(severity(rule.severity), rule.severity)
    )?;
    for (label, text) in [("wants", rule.wants), ("why", rule.why), ("source", rule.source)] {
        let label = format!("  {}", style::styled(style::DIM, format_args!("{label:<8}")));
        write!(out, "{}", labelled(width, &label, 10, style::PLAIN, text))?;
    }
    match rule.severity {
        Severity::Error => write!(out, "{}", paragraph(width, 2, "It is mended, not waived.")),
        Severity::Warning | Severity::Note => {
            let waive = format!("Let it stand with `claimbench check waive N {} --reason TEXT`.", rule.rule);
            write!(out, "{}", paragraph(width, 2, &waive))
        }
    }
}
