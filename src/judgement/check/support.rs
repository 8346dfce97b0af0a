//! Rules about a verdict and the evidence under it: no-support, contrary-ignored, mixed-one-sided, cites-nothing.

use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, Ruling, listed, short};
use super::{Severity, phrase};
use crate::domain::{EvidenceNumber, Rule, Stance, Verdict, citations};
use std::collections::BTreeSet;

pub static NO_SUPPORT: Entry = Entry {
    text: RuleText {
        rule: Rule::NoSupport,
        severity: Severity::Error,
        wants: "A verdict for or against a claim rests on evidence that points the same way.",
        why: "A verdict that its own evidence does not carry is an opinion. Only a claim that something did not happen \
              may rest on a search that found nothing.",
        source: "IFCN Code of Principles: the evidence behind every verdict is shown; AVeriTeC labels a claim only by \
                 the answers that were found.",
        way_out: "claimbench evidence add {claim} --question {question} --source S --stance {stance} --quote \
                  \"WORDS\", or another verdict: claimbench status {claim} unproven --because \"...\"",
    },
    inspection: Inspection::OfClaim(no_support),
};

fn no_support(look: &Look<'_>) -> Vec<Finding> {
    let negated = is_negated(&look.dossier.claim.text);
    let found = look.verdicts.iter().filter(|ruling| ruling.verdict.affirms() || ruling.verdict.denies());
    found
        .filter(|ruling| ruling.decisive.is_empty() && !(ruling.verdict.affirms() && negated && is_silent(ruling)))
        .map(|ruling| {
            let (verb, stance) = match ruling.verdict.affirms() {
                true => ("supports", Stance::Supports),
                false => ("refutes", Stance::Refutes),
            };
            Finding::new(format!(
                "The verdict is {}, and no evidence on that question {verb} the claim.",
                ruling.name()
            ))
            .blank("question", ruling.question)
            .blank("stance", stance)
        })
        .collect()
}

fn is_silent(ruling: &Ruling<'_>) -> bool {
    ruling.standing.iter().any(|stored| stored.evidence.stance == Stance::Silent)
}

const NEGATIONS: [&str; 12] =
    ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "nowhere", "failed to"];

/// Whether the claim says that something is not so.
fn is_negated(text: &str) -> bool {
    NEGATIONS.iter().any(|word| phrase::holds(text, word))
        || phrase::words(text).iter().any(|word| word.ends_with("n't") || word.ends_with("n’t"))
}

pub static CONTRARY_IGNORED: Entry = Entry {
    text: RuleText {
        rule: Rule::ContraryIgnored,
        severity: Severity::Error,
        wants: "A rationale answers the credible evidence against its verdict.",
        why: "Evidence of credibility 1 or 2 that points the other way is what a reader, or a lawyer, will hold up \
              first. It may be outweighed, not passed over.",
        source: "NATO grading of information (STANAG 2511, the Admiralty code) for what counts as credible; IFCN Code \
                 of Principles: the same standard for evidence on every side.",
        way_out: "claimbench status {claim} {verdict} --question {question} --because \"... [{evidence}] ...\"",
    },
    inspection: Inspection::OfClaim(contrary_ignored),
};

fn contrary_ignored(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let (contrary, verb) = match ruling.verdict {
            verdict if verdict.affirms() => (Stance::Refutes, "refutes"),
            verdict if verdict.denies() => (Stance::Supports, "supports"),
            _ => return None,
        };
        let cited = cited(ruling);
        let ignored: Vec<_> = ruling
            .standing
            .iter()
            .copied()
            .filter(|one| one.evidence.stance == contrary && one.evidence.credibility.is_credible())
            .filter(|one| !cited.contains(&one.evidence.number))
            .collect();
        let first = ignored.first()?;
        let (each, says) =
            if ignored.len() == 1 { ("is credible and", verb) } else { ("are credible and", &verb[..verb.len() - 1]) };
        let reason = format!(
            "{} {each} {says} the claim, and the rationale of {} does not say why that does not count.",
            listed(ignored.iter().copied()),
            ruling.name()
        );
        let finding = Finding::new(reason).evidence(first.evidence.number);
        Some(finding.blank("verdict", ruling.verdict).blank("question", ruling.question))
    };
    look.verdicts.iter().filter_map(find).collect()
}

pub static MIXED_ONE_SIDED: Entry = Entry {
    text: RuleText {
        rule: Rule::MixedOneSided,
        severity: Severity::Error,
        wants: "A mixed verdict shows both of its sides, or says by a modifier what is wrong with a true claim.",
        why: "Mixed is a finding, not a shrug: good evidence conflicts, or the claim is true and selective. Evidence \
              that all points one way shows neither.",
        source: "AVeriTeC's label Conflicting Evidence/Cherry-picking.",
        way_out: "claimbench evidence add {claim} --source S --stance refutes ..., or say what is wrong: claimbench \
                  status {claim} mixed --modifier missing_context --because \"...\"",
    },
    inspection: Inspection::OfClaim(mixed_one_sided),
};

fn mixed_one_sided(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        if ruling.verdict != Verdict::Mixed || !ruling.status.modifiers.is_empty() {
            return None;
        }
        let stances: BTreeSet<Stance> = ruling.decisive.iter().map(|stored| stored.evidence.stance).collect();
        let sides = match stances.into_iter().collect::<Vec<_>>()[..] {
            [] => "nothing speaks for or against the claim",
            [Stance::Supports] => "all evidence supports the claim",
            [Stance::Refutes] => "all evidence refutes the claim",
            _ => return None,
        };
        Some(Finding::new(format!(
            "The verdict is {}, though {sides} and no modifier says what is wrong.",
            ruling.name()
        )))
    };
    look.verdicts.iter().filter_map(find).collect()
}

pub static CITES_NOTHING: Entry = Entry {
    text: RuleText {
        rule: Rule::CitesNothing,
        severity: Severity::Error,
        wants: "A rationale cites the evidence of this claim that it argues from, as [E7].",
        why: "Whoever reads the verdict must be able to walk from the argument to the proof. A rationale that cites \
              nothing, or evidence filed under another claim, cannot be retraced.",
        source: "AVeriTeC: a verdict's justification refers to the evidence found; annotated drafts in magazine \
                 fact-checking (KSJ Fact-Checking Project handbook).",
        way_out: "claimbench status {claim} {verdict} --question {question} --because \"... [{evidence}] ...\"",
    },
    inspection: Inspection::OfClaim(cites_nothing),
};

fn cites_nothing(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let cited = cited(ruling);
        let of_claim =
            |number: &EvidenceNumber| look.dossier.evidence.iter().find(|one| one.evidence.number == *number);
        let foreign: Vec<EvidenceNumber> = cited.iter().copied().filter(|number| of_claim(number).is_none()).collect();
        let stands = cited.iter().filter_map(of_claim).any(|stored| stored.stands());
        let (name, rationale) = (ruling.name(), ruling.status.because.as_deref().unwrap_or_default());
        let reason = if !foreign.is_empty() {
            let is = if foreign.len() == 1 { "is not" } else { "are not" };
            format!("The rationale of {name} cites {}, which {is} evidence of this claim.", phrase::list(foreign))
        } else if cited.is_empty() {
            format!("The rationale of {name} cites no evidence: “{}”.", short(rationale))
        } else if !stands {
            format!("Everything that the rationale of {name} cites is withdrawn: {}.", phrase::list(cited))
        } else {
            return None;
        };
        let example = ruling.decisive.first().or(ruling.standing.first()).map(|stored| stored.evidence.number);
        let finding = Finding::new(reason).blank("verdict", ruling.verdict).blank("question", ruling.question);
        Some(finding.blank("evidence", example.map_or("E...".to_owned(), |number| number.to_string())))
    };
    look.verdicts.iter().filter_map(find).collect()
}

fn cited(ruling: &Ruling<'_>) -> Vec<EvidenceNumber> {
    citations(ruling.status.because.as_deref().unwrap_or_default())
}
