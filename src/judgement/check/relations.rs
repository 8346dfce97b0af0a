//! Rules between claims: contradiction, repeats-differ, same-subject-differs, perhaps-same-subject. Each pair is told
//! once, at one of them.

use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::Look;
use super::{Severity, phrase};
use crate::domain::{ClaimNumber, Question, RelationKind, Rule, Verdict, Word};
use crate::judgement::clash::Clash;
use crate::judgement::subject::Likeness;
use std::collections::BTreeSet;

pub static CONTRADICTION: Entry = Entry {
    text: RuleText {
        rule: Rule::Contradiction,
        severity: Severity::Error,
        wants: "Of two claims that contradict each other, one at most counts as supported.",
        why: "Both cannot be so. Either a verdict is wrong, or the claims do not contradict each other after all.",
        source: "Desk practice.",
        way_out: "claimbench claim show {claim}, claimbench claim show {other}, then another verdict for one of them",
    },
    inspection: Inspection::OfClaim(contradiction),
};

fn contradiction(look: &Look<'_>) -> Vec<Finding> {
    let own = look.ruling(Question::True).filter(|ruling| ruling.verdict.affirms());
    let Some(own) = own else { return Vec::new() };
    let affirmed = others(look, RelationKind::Contradicts).into_iter().filter_map(|other| {
        let verdict = *look.around.verdicts.get(&(other, Question::True))?;
        let reason = format!("It is {} and contradicts {other}, which is “{}”.", own.name(), verdict.spoken());
        verdict.affirms().then(|| Finding::new(reason).blank("other", other.0))
    });
    affirmed.collect()
}

/// The claims so related to this one, either way round, of which this one has the lower number.
fn others(look: &Look<'_>, kind: RelationKind) -> BTreeSet<ClaimNumber> {
    let own = look.dossier.number();
    let related = look.dossier.relations.iter().filter(|relation| relation.kind == kind);
    related.flat_map(|relation| [relation.from, relation.to]).filter(|other| *other > own).collect()
}

pub static REPEATS_DIFFER: Entry = Entry {
    text: RuleText {
        rule: Rule::RepeatsDiffer,
        severity: Severity::Warning,
        wants: "Claims that repeat each other have the same verdict.",
        why: "The same statement, judged twice and differently, is the first thing that a critic of the desk will \
              print.",
        source: "IFCN Code of Principles: the same standard for every claim, whoever makes it.",
        way_out: "claimbench claim show {claim}, claimbench claim show {other}, then one verdict for both, or \
                  claimbench check waive {claim} repeats-differ --reason \"...\"",
    },
    inspection: Inspection::OfClaim(repeats_differ),
};

fn repeats_differ(look: &Look<'_>) -> Vec<Finding> {
    let differing = |other: ClaimNumber| {
        look.verdicts.iter().find_map(|ruling| {
            let verdict = *look.around.verdicts.get(&(other, ruling.question))?;
            let differs = verdict != Verdict::Unverified && verdict != ruling.verdict;
            let reason = format!("It is {} and repeats {other}, which is “{}”.", ruling.name(), verdict.spoken());
            differs.then(|| Finding::new(reason).blank("other", other.0))
        })
    };
    others(look, RelationKind::Repeats).into_iter().filter_map(differing).collect()
}

pub static SAME_SUBJECT_DIFFERS: Entry = Entry {
    text: RuleText {
        rule: Rule::SameSubjectDiffers,
        severity: Severity::Warning,
        wants: "An article gives one figure for one thing at one time.",
        why: "A reader who finds 20% in the third paragraph and 25% in the tenth trusts neither. Figures of different \
              times or scopes say which they are. Told only where deed, subject and time are the same in so many words.",
        source: "Desk practice: figures are read side by side before print.",
        way_out: "claimbench claim figures, then mend one, date them (claimbench claim edit {other} --as-of DATE), or \
                  relate them: claimbench claim relate {other} narrower_than {claim}",
    },
    inspection: Inspection::OfClaim(same_subject_differs),
};

fn same_subject_differs(look: &Look<'_>) -> Vec<Finding> {
    clashing(look, Likeness::Same, |figures, clash| {
        let others = clash.others_named();
        match clash.others.len() + clash.more {
            1 => format!("Its figure ({figures}) and that of {others} are for the same thing, and cannot both be so."),
            _ => format!("Its figure ({figures}) and those of {others} are for the same thing, and cannot all be so."),
        }
    })
}

pub static PERHAPS_SAME_SUBJECT: Entry = Entry {
    text: RuleText {
        rule: Rule::PerhapsSameSubject,
        severity: Severity::Note,
        wants: "Where two figures of an article may be about the same thing, somebody has seen whether they are.",
        why: "The words are not alike enough to say that the figures contradict each other, and too alike to pass over.",
        source: "Desk practice: figures are read side by side before print.",
        way_out: "claimbench claim show {claim}, claimbench claim show {other}, then claimbench claim relate {other} \
                  narrower_than {claim}, or claimbench check waive {claim} perhaps-same-subject --reason \"...\"",
    },
    inspection: Inspection::OfClaim(perhaps_same_subject),
};

fn perhaps_same_subject(look: &Look<'_>) -> Vec<Finding> {
    clashing(look, Likeness::Perhaps, |figures, clash| {
        let (others, whose) =
            (clash.others_named(), if clash.others.len() + clash.more == 1 { "that" } else { "those" });
        format!("Its figure ({figures}) and {whose} of {others} differ, and may be about the same thing.")
    })
}

/// One finding for the clashes told at the claim, whatever their number.
fn clashing(look: &Look<'_>, likeness: Likeness, reason: impl Fn(&str, &Clash) -> String) -> Vec<Finding> {
    let clashes = look.around.clashes.get(&look.dossier.number()).map_or(&[][..], Vec::as_slice);
    let Some(clash) = clashes.iter().find(|clash| clash.likeness == likeness) else { return Vec::new() };
    let figures = phrase::list(look.dossier.claim.quantities.iter().map(|quantity| format!("“{}”", quantity.raw)));
    let finding = Finding::new(reason(&figures, clash));
    clash.others.first().map(|other| finding.blank("other", other.0)).into_iter().collect()
}
