//! What of a report its cards share: the objections, the texts of the articles, the reason for no copy that many give.

use crate::domain::{Anchor, ArticleNumber, Audience, Claim, ClaimNumber};
use crate::judgement::check::About;
use crate::language::sentence::sentences;
use crate::report::{Report, words};
use std::collections::HashMap;
use std::ops::Range;

/// What of the report a card depends on beside its claim.
#[derive(Default)]
pub struct Around<'r> {
    /// Whether the desk's own work is told: not to the public.
    pub inside: bool,
    objections: HashMap<ClaimNumber, Vec<String>>,
    /// The reason for no copy that stands with so many pieces that the report says it once.
    pub no_copy: Option<&'r str>,
    bodies: HashMap<(ArticleNumber, u32), Body<'r>>,
}

/// An article's text, ready to be cut by code points.
struct Body<'r> {
    text: &'r str,
    /// The byte at which each code point begins, and the end.
    bytes: Vec<usize>,
    sentences: Vec<Range<usize>>,
}

impl<'r> Body<'r> {
    fn of(text: &'r str) -> Self {
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { text, bytes, sentences: sentences(text) }
    }

    /// The words of the anchor with what stands before and after them in their sentence.
    fn passage(&self, anchor: &Anchor) -> Option<Passage<'r>> {
        let byte = |point: u32| self.bytes.get(point as usize).copied();
        let (start, end) = (byte(anchor.start)?, byte(anchor.end)?);
        let first = self.sentences.get(self.sentences.partition_point(|sentence| sentence.end <= start))?;
        let last = self.sentences.partition_point(|sentence| sentence.start < end).checked_sub(1);
        let last = self.sentences.get(last?)?;
        let (before, after) = (self.text.get(first.start.min(start)..start)?, self.text.get(end..last.end.max(end))?);
        Some(Passage { before, words: self.text.get(start..end)?, after })
    }
}

impl<'r> Around<'r> {
    /// The article's words in their sentence; by themselves where the text is not here, or is another revision.
    pub fn passage(&self, claim: &'r Claim, anchor: &'r Anchor) -> Passage<'r> {
        let body = claim.article.and_then(|article| self.bodies.get(&(article, anchor.revision)));
        let found = body.filter(|_| anchor.stands()).and_then(|body| body.passage(anchor));
        found.unwrap_or(Passage { before: "", words: &anchor.exact, after: "" })
    }

    /// What the check objects to in a claim, the worst first; many are counted.
    pub fn objections_to(&self, claim: ClaimNumber) -> Vec<String> {
        let Some(all) = self.objections.get(&claim) else { return Vec::new() };
        let more = words::others(all.len().saturating_sub(OBJECTIONS));
        all.iter().take(OBJECTIONS).cloned().chain(more).collect()
    }

    pub fn of(report: &'r Report) -> Self {
        let mut objections: HashMap<ClaimNumber, Vec<String>> = HashMap::new();
        for objection in report.objections() {
            if let About::Claim(claim) = objection.about {
                let (severity, rule, reason) = (objection.severity, objection.rule, &objection.reason);
                objections
                    .entry(claim)
                    .or_default()
                    .push(format!("{severity}, {rule}: {reason} {}", objection.way_out));
            }
        }
        let mut reasons: HashMap<&str, usize> = HashMap::new();
        let evidence = report.sections().flat_map(|section| &section.dossier.evidence);
        for why in evidence.filter_map(|stored| stored.no_snapshot.as_deref()) {
            *reasons.entry(why).or_default() += 1;
        }
        let common = reasons.into_iter().filter(|(_, times)| *times >= OFTEN).max_by_key(|(why, times)| (*times, *why));
        let inside = report.cover.audience != Audience::Public;
        let bodies = report.cover.articles.iter().map(|covered| {
            let (article, revision) = (covered.stored.article.number, &covered.stored.revision);
            ((article, revision.seq), Body::of(&revision.body))
        });
        Self { inside, objections, no_copy: common.map(|(why, _)| why), bodies: bodies.collect() }
    }
}

/// A reason that stands with so many pieces is said once for all of them.
const OFTEN: usize = 4;
/// A card lists so many objections, and counts the rest.
const OBJECTIONS: usize = 12;

/// The article's words, with what stands around them.
pub struct Passage<'r> {
    pub before: &'r str,
    pub words: &'r str,
    pub after: &'r str,
}
