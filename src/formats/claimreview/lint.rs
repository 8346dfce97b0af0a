//! What is wrong with a ClaimReview, anybody's: each property against Google's rules, and the mistakes seen in the wild.

mod claim;
mod page;
mod rating;
mod rules;

use super::super::strict::{self, Fault, Json, Lines};
use super::find::{self, Broken, Kind, Piece};
use super::property;
use super::reference::Things;
use crate::judgement::check::Severity;
use rules::Rule;
use std::collections::HashMap;

/// One thing that is wrong with a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// JSONPath: `$.dataFeedElement[3].item[0].reviewRating`.
    pub path: String,
    /// The line of the file on which the review starts, from 1.
    pub line: u64,
    /// How grave it is, in the words of the check.
    pub severity: Severity,
    /// The rule's lasting name.
    pub rule: &'static str,
    /// What is wrong, with what.
    pub message: String,
    /// What to write instead.
    pub way_out: &'static str,
}

/// Everything that is wrong with the reviews of a text, in the order in which it stands there; empty for a clean one.
/// `file` is what the text is called in a message.
pub fn lint(text: &str, file: &str) -> Vec<Finding> {
    let lines = Lines::of(text);
    let found = match find::find(text) {
        Ok(found) => found,
        Err((fault, line)) => {
            let mut findings = Findings::at("$", line.unwrap_or(1));
            findings.add("", rules::NOT_JSON, format!("{file}: {fault}"));
            return findings.list;
        }
    };
    let mut all = Vec::new();
    let mut answered = false;
    let mut pages = HashMap::new();
    for piece in &found.pieces {
        let mut findings = Findings::at(&piece.path, lines.line(piece.text));
        match piece.kind {
            // Said once for all of them.
            Kind::ApiClaim if answered => continue,
            Kind::ApiClaim => answered = true,
            Kind::Review { .. } | Kind::Broken(_) => {}
        }
        if let Some(node) = look(piece, &found.things, &mut findings) {
            findings.once(&node, &mut pages);
        }
        all.append(&mut findings.list);
    }
    let mut findings = Findings::at("", 1);
    for path in &found.nulls {
        findings.add(path, rules::NULL_ELEMENT, "an element is null".to_owned());
    }
    if found.pieces.is_empty() {
        findings.add("$", rules::NO_REVIEW, format!("{file} holds no ClaimReview"));
    }
    all.append(&mut findings.list);
    all
}

/// Looks at one piece; what it holds, where it is a ClaimReview.
fn look(piece: &Piece<'_>, things: &Things, findings: &mut Findings) -> Option<Json> {
    let node = match &piece.kind {
        Kind::Broken(Broken::NotAnObject) => {
            findings.add("", rules::NOT_AN_OBJECT, "it is no object".to_owned());
            return None;
        }
        Kind::Broken(Broken::Fault(fault)) => Err(fault.clone()),
        Kind::Review { .. } | Kind::ApiClaim => strict::value(piece.text, piece.depth),
    };
    let node = match node {
        Ok(node) => things.resolve(node),
        Err(fault) => {
            findings.line += fault.line() - 1;
            let rule = match &fault {
                Fault::NotJson(_) => rules::NOT_JSON,
                Fault::TooDeep => rules::TOO_DEEP,
                Fault::DuplicateKey(_) => rules::DUPLICATE_KEY,
            };
            findings.add("", rule, fault.to_string());
            return None;
        }
    };
    let Kind::Review { context } = piece.kind else {
        findings.add(
            "",
            rules::API_ANSWER,
            "this is an answer of the Fact Check Tools API, not a page's markup".to_owned(),
        );
        return None;
    };
    let outer = context.and_then(|raw| strict::value(raw, 0).ok());
    page::look(&node, outer.as_ref(), findings);
    claim::look(&node, findings);
    rating::look(&node, findings);
    Some(node)
}

/// What was found in one review.
struct Findings {
    path: String,
    line: u64,
    list: Vec<Finding>,
}

impl Findings {
    fn at(path: &str, line: u64) -> Self {
        Self { path: path.to_owned(), line, list: Vec::new() }
    }

    /// Adds a finding at a property: `.reviewRating`, or nothing for the review itself.
    fn add(&mut self, property: &str, rule: Rule, message: String) {
        let path = format!("{}{property}", self.path);
        let Rule { name, severity, way_out } = rule;
        self.list.push(Finding { path, line: self.line, severity, rule: name, message, way_out });
    }

    /// Two reviews at one address.
    fn once(&mut self, node: &Json, pages: &mut HashMap<String, String>) {
        let Some(url) = node.get("url").and_then(property::address) else { return };
        match pages.get(&url) {
            Some(first) => self.add(".url", rules::SEVERAL_ON_PAGE, format!("{first} has the same url: {url}")),
            None => drop(pages.insert(url, self.path.clone())),
        }
    }
}

/// The names of all rules.
#[cfg(test)]
pub fn all_rules() -> impl Iterator<Item = &'static str> {
    rules::ALL.iter().map(|rule| rule.name)
}
