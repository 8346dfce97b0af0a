//! Rules about the kept copies: quote-not-found, snapshot-damaged, no-snapshot.

use super::Severity;
use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, listed, short};
use crate::domain::{Rule, StoredEvidence};
use crate::judgement::quotation::{Edges, Proof};
use std::collections::BTreeMap;

pub static QUOTE_NOT_FOUND: Entry = Entry {
    text: RuleText {
        rule: Rule::QuoteNotFound,
        severity: Severity::Error,
        wants: "A quote stands word for word in the kept copy of its source, but for white space and quotation marks.",
        why: "A quote that is nearly right is a paraphrase in quotation marks. The text beside it settles which of the \
              two is wrong.",
        source: "Reuters Handbook of Journalism: quotes are sacrosanct and never altered; W3C Web Annotation Data \
                 Model: a quotation is found again by its exact words.",
        way_out: "claimbench evidence withdraw {evidence} --reason \"the quote is not in the source\", and add it \
                  again with the words that stand there",
    },
    inspection: Inspection::OfClaim(quote_not_found),
};

fn quote_not_found(look: &Look<'_>) -> Vec<Finding> {
    let find = |stored: &StoredEvidence| {
        let number = stored.evidence.number;
        let quote = short(stored.evidence.quote.as_deref()?);
        let reason = match look.around.quotes.get(&number)? {
            Proof::Missing { nearest: None } => {
                format!("The quote of {number} does not stand in its snapshot, nor anything near it: “{quote}”.")
            }
            Proof::Missing { nearest: Some(nearest) } => format!(
                "The quote of {number} does not stand in its snapshot: “{quote}”. The nearest passage is “{}”.",
                short(&nearest.passage)
            ),
            Proof::Exact { edges: Edges::Cut, .. } | Proof::Folded { edges: Edges::Cut, .. } => format!(
                "The quote of {number} stands in its snapshot only inside of longer words or figures: “{quote}”."
            ),
            Proof::Exact { .. } | Proof::Folded { .. } | Proof::Pieces { .. } => return None,
        };
        Some(Finding::new(reason).evidence(number))
    };
    look.standing().filter_map(find).collect()
}

pub static SNAPSHOT_DAMAGED: Entry = Entry {
    text: RuleText {
        rule: Rule::SnapshotDamaged,
        severity: Severity::Error,
        wants: "The kept bytes are those that were kept.",
        why: "Bytes that no longer match their hash prove nothing; the disk, a copy or somebody's hand changed them.",
        source: "Berkeley Protocol on Digital Open Source Investigations: a hash shows later that what was preserved \
                 is unchanged.",
        way_out: "claimbench verify, then restore the file from a backup, or keep the page again: claimbench snapshot \
                  add {evidence} FILE",
    },
    inspection: Inspection::OfClaim(snapshot_damaged),
};

fn snapshot_damaged(look: &Look<'_>) -> Vec<Finding> {
    let damaged = look.standing().filter(|stored| look.around.damaged.contains(&stored.evidence.number));
    damaged
        .map(|stored| {
            let number = stored.evidence.number;
            Finding::new(format!("The kept bytes of {number} do not match their hash.")).evidence(number)
        })
        .collect()
}

pub static NO_SNAPSHOT: Entry = Entry {
    text: RuleText {
        rule: Rule::NoSnapshot,
        severity: Severity::Warning,
        wants: "Evidence that decides a verdict is kept as a snapshot, or says why it cannot be.",
        why: "Pages change and vanish, and the desk may have to show years later what it had. A hash shows what was \
              had and when it was recorded.",
        source: "Berkeley Protocol on Digital Open Source Investigations: what is found is preserved; IFCN Code of \
                 Principles: readers can retrace the evidence.",
        way_out: "claimbench snapshot add {evidence} FILE, or claimbench snapshot fetch {evidence}, or claimbench \
                  snapshot excuse {all} --because \"...\"",
    },
    inspection: Inspection::OfClaim(no_snapshot),
};

fn no_snapshot(look: &Look<'_>) -> Vec<Finding> {
    let decisive = look.verdicts.iter().flat_map(|ruling| ruling.decisive.iter().copied());
    let unkept: BTreeMap<_, _> = decisive
        .filter(|stored| stored.snapshots.is_empty() && stored.no_snapshot.is_none())
        .map(|stored| (stored.evidence.number, stored))
        .collect();
    let Some(first) = unkept.keys().next() else { return Vec::new() };
    let has = if unkept.len() == 1 { "carries the verdict and has" } else { "carry the verdict and have" };
    let reason = format!("{} {has} no snapshot, and no reason for none.", listed(unkept.values().copied()));
    let all: Vec<String> = unkept.keys().map(ToString::to_string).collect();
    vec![Finding::new(reason).evidence(*first).blank("all", all.join(" "))]
}
