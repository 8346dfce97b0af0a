//! Rules about how many witnesses there really are: circular, single-origin, too-few.

use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, Ruling, listed, numbers};
use super::{Severity, phrase};
use crate::domain::{EvidenceNumber, Rule, Verdict};
use crate::judgement::independence::chain;
use std::collections::BTreeSet;

pub static CIRCULAR: Entry = Entry {
    text: RuleText {
        rule: Rule::Circular,
        severity: Severity::Error,
        wants: "No piece of evidence is derived, in the end, from itself.",
        why: "Where A cites B and B cites A, nobody has seen anything. It is the oldest way for a rumour to gain \
              sources.",
        source: "Circular reporting, as the Verification Handbook (European Journalism Centre, 2014) has reporters \
                 trace a report to who made it first.",
        way_out: "claimbench evidence withdraw {evidence} --reason \"...\", and add it again as derived from what it \
                  really came from",
    },
    inspection: Inspection::OfClaim(circular),
};

fn circular(look: &Look<'_>) -> Vec<Finding> {
    let (mut seen, mut followed) = (BTreeSet::new(), BTreeSet::new());
    let find = |from: EvidenceNumber| {
        // Whatever a link of a chain comes from was told with that chain.
        if followed.contains(&from) {
            return None;
        }
        let chain = chain(&look.around.derived, from);
        followed.extend(chain.links.iter().copied());
        let back_to = look.around.derived.get(chain.links.last()?)?;
        let circle = chain.links.iter().copied().skip_while(|link| link != back_to).collect::<BTreeSet<_>>();
        if !chain.circle || !seen.insert(circle) {
            return None;
        }
        let path: Vec<String> = chain.links.iter().chain([back_to]).map(ToString::to_string).collect();
        Some(Finding::new(format!("Derived in a circle: {}.", path.join(" from "))).evidence(from))
    };
    numbers(look.standing()).into_iter().filter_map(find).collect()
}

pub static SINGLE_ORIGIN: Entry = Entry {
    text: RuleText {
        rule: Rule::SingleOrigin,
        severity: Severity::Warning,
        wants: "The evidence that decides was first made in more than one place.",
        why: "Five sites that carry one agency report are one witness. What is quoted from the record itself needs no \
              second: the words said, or the text of the document that the claim is about.",
        source: "IFCN Code of Principles: key elements are checked against more than one source, unless one is the \
                 only relevant one; the two-source rule of newsrooms.",
        way_out: "claimbench evidence add {claim} --source S --stance {stance} --origin LABEL ..., or claimbench check \
                  waive {claim} single-origin --reason \"...\"",
    },
    inspection: Inspection::OfClaim(single_origin),
};

fn single_origin(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let origins = ruling.origins();
        let origin = origins.first().filter(|_| origins.len() == 1 && !ruling.is_on_record())?;
        let pieces = listed(ruling.decisive.iter().copied());
        let reason = match ruling.decisive.len() {
            1 => format!("{} rests on {pieces} alone (origin {origin}).", ruling.name()),
            count => format!("{} rests on {count} pieces of one origin, {origin}: {pieces}.", ruling.name()),
        };
        Some(Finding::new(reason).blank("stance", stance(ruling)))
    };
    look.verdicts.iter().filter_map(find).collect()
}

pub static TOO_FEW: Entry = Entry {
    text: RuleText {
        rule: Rule::TooFew,
        severity: Severity::Warning,
        wants: "A verdict rests on primary evidence or, where there is none, on three independent origins.",
        why: "A report of a report has lost something on the way, and nobody can say what. Three that do not lean on \
              each other make up for it.",
        source: "KSJ Fact-Checking Project handbook: primary sources first, else at least three independent secondary \
                 ones; IFCN Code of Principles: the best available primary sources.",
        way_out: "claimbench evidence add {claim} --source S --stance {stance} --directness primary ..., or claimbench \
                  check waive {claim} too-few --reason \"...\"",
    },
    inspection: Inspection::OfClaim(too_few),
};

/// Fewer origins than this need something primary among them.
const ENOUGH: usize = 3;

fn too_few(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let origins = ruling.origins();
        // A single one is single-origin's to tell.
        if origins.len() < 2 || origins.len() >= ENOUGH || ruling.has_primary() {
            return None;
        }
        let reason =
            format!("{} rests on nothing primary and on two origins: {}.", ruling.name(), phrase::list(origins));
        Some(Finding::new(reason).blank("stance", stance(ruling)))
    };
    look.verdicts.iter().filter_map(find).collect()
}

/// The stance of the evidence that would help the verdict.
fn stance(ruling: &Ruling<'_>) -> &'static str {
    match ruling.verdict {
        Verdict::Refuted | Verdict::MostlyRefuted => "refutes",
        _ => "supports",
    }
}
