//! Rules about how good the evidence is: weak-only, confidence-high.

use super::Severity;
use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, Ruling, listed};
use crate::domain::{Confidence, Credibility, Reliability, Rule, StoredEvidence};

pub static WEAK_ONLY: Entry = Entry {
    text: RuleText {
        rule: Rule::WeakOnly,
        severity: Severity::Warning,
        wants: "Some of the evidence that decides comes from a source that can be relied on and is itself credible.",
        why: "Evidence from an unreliable source, or improbable in itself, may lead to a finding but not carry it. \
              What nobody has rated (f, 6) counts as weak until somebody has.",
        source: "NATO grading of sources and information (STANAG 2511, the Admiralty code).",
        way_out: "claimbench source edit {source} --reliability b --reason \"...\", or better evidence: claimbench \
                  evidence add {claim} --source S --credibility 2 ...",
    },
    inspection: Inspection::OfClaim(weak_only),
};

fn weak_only(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let first = ruling.decisive.first()?;
        if !ruling.decisive.iter().all(|stored| is_weak(stored)) {
            return None;
        }
        let unrated = ruling.decisive.iter().any(|stored| is_unrated(stored));
        let but = if unrated { "; some of it nobody has rated yet" } else { "" };
        let pieces = listed(ruling.decisive.iter().copied());
        let reason = format!(
            "{} rests only on unreliable sources or doubtful items (reliability e-f, credibility 5-6): {pieces}{but}.",
            ruling.name()
        );
        Some(Finding::new(reason).blank("source", first.source.number))
    };
    look.verdicts.iter().filter_map(find).collect()
}

fn is_weak(stored: &StoredEvidence) -> bool {
    matches!(stored.source.reliability, Reliability::E | Reliability::F) || stored.evidence.credibility.value() >= 5
}

fn is_unrated(stored: &StoredEvidence) -> bool {
    stored.source.reliability == Reliability::F || stored.evidence.credibility == Credibility::CANNOT_BE_JUDGED
}

pub static CONFIDENCE_HIGH: Entry = Entry {
    text: RuleText {
        rule: Rule::ConfidenceHigh,
        severity: Severity::Warning,
        wants: "High confidence rests on several origins and on items of credibility 1 or 2.",
        why: "Confidence tells the reader how surprised to be if it turns out otherwise. One witness, or items that \
              are possibly true at best, do not earn the highest.",
        source: "NATO grading of information (STANAG 2511): confirmed means confirmed by other independent sources.",
        way_out: "claimbench status {claim} {verdict} --question {question} --confidence moderate --because \"...\"",
    },
    inspection: Inspection::OfClaim(confidence_high),
};

fn confidence_high(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        if ruling.status.confidence != Some(Confidence::High) {
            return None;
        }
        let origins = ruling.origins();
        let best = ruling.decisive.iter().map(|stored| stored.evidence.credibility).min()?;
        let because = match origins.first() {
            Some(origin) if origins.len() == 1 && !ruling.is_on_record() => format!("one origin, {origin}"),
            _ if !best.is_credible() => format!("nothing more credible than {}", best.value()),
            _ => return None,
        };
        let reason = format!("{} has high confidence and rests on {because}.", ruling.name());
        Some(Finding::new(reason).blank("verdict", ruling.verdict).blank("question", ruling.question))
    };
    look.verdicts.iter().filter_map(find).collect()
}
