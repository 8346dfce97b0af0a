//! The rule about confidential sources: name-in-text.

use super::Severity;
use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::Look;
use crate::domain::{Redaction, Rule, SourceNumber, Texts, Visit};
use std::collections::{BTreeMap, BTreeSet};

pub static NAME_IN_TEXT: Entry = Entry {
    text: RuleText {
        rule: Rule::NameInText,
        severity: Severity::Warning,
        wants: "No text that may leave the desk holds the name of a confidential source, or a part of it.",
        why: "Reports for author and public and all exports leave the name out, and the sentence then reads badly, or says \
              more than it should by what stands around the gap.",
        source: "Reuters Handbook of Journalism: we protect the identity of sources to whom we promised it; IFCN Code of \
                 Principles: sources are named unless that would put them at risk.",
        way_out: "claimbench claim edit {claim} --text TEXT, claimbench status {claim} STATUS --because TEXT, or what else \
                  holds it; or let it stand: claimbench check waive {claim} name-in-text --reason TEXT",
    },
    inspection: Inspection::OfClaim(name_in_text),
};

/// One finding for each source, with every text that holds its name.
fn name_in_text(look: &Look<'_>) -> Vec<Finding> {
    let names = &look.around.names;
    if names.is_empty() {
        return Vec::new();
    }
    // What does not leave is none of this rule's business.
    let mut outside = look.dossier.clone();
    outside.evidence.retain(|stored| stored.stands());
    for stored in &mut outside.evidence {
        stored.withhold(names);
        stored.added_by.clear();
    }
    outside.procedure.waivers.clear();
    outside.procedure.readings.clear();
    // What the article itself says is told once, at the article.
    outside.article = None;
    found("", &mut outside, names)
}

/// What is found in any value that may leave the desk.
pub(super) fn found(place: &'static str, value: &mut impl Texts, names: &Redaction) -> Vec<Finding> {
    let mut places = Places { names, found: BTreeMap::new() };
    value.texts(place, &mut places);
    let finding = |(source, places): (SourceNumber, BTreeSet<&'static str>)| {
        let places: Vec<&str> = places.into_iter().collect();
        Finding::new(format!(
            "A name of confidential source {source}, or a part of one, stands in: {}.",
            places.join(", ")
        ))
    };
    places.found.into_iter().map(finding).collect()
}

/// Where names stand, by source.
struct Places<'n> {
    names: &'n Redaction,
    found: BTreeMap<SourceNumber, BTreeSet<&'static str>>,
}

impl Visit for Places<'_> {
    fn text(&mut self, place: &'static str, text: &mut String) {
        for source in self.names.named_in(text) {
            self.found.entry(source).or_default().insert(place);
        }
    }

    fn address(&mut self, place: &'static str, address: &mut Option<String>) {
        if let Some(address) = address {
            self.text(place, address);
        }
    }
}
