//! An objection of the check in JSON.

use super::procedure::WaiverJson;
use crate::domain::{ArticleNumber, ClaimNumber, Rule};
use crate::judgement::check::{About, Objection, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// What an editor would object to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ObjectionJson {
    /// The name of the rule, as `check --explain` takes it.
    pub rule: Rule,
    /// How grave it is: an error must be mended, and cannot be waived.
    pub severity: Severity,
    /// Null where it is about sentences that no claim covers.
    pub claim: Option<ClaimNumber>,
    /// The article whose sentences it is about; null where it is about a claim.
    pub article: Option<ArticleNumber>,
    /// As the coverage numbers it; the first where it is about several.
    pub sentence: Option<usize>,
    /// All sentences that it is about; empty where it is about a claim.
    pub sentences: Vec<usize>,
    /// One or two sentences, naming the evidence.
    pub reason: String,
    /// What to type.
    pub way_out: String,
    /// Null where nobody has waived it.
    pub waived: Option<WaiverJson>,
    /// Whether they waived it under a verdict of their own.
    pub own_verdict: bool,
    /// The waiver that let it stand until the claim or the objection changed.
    pub void: Option<WaiverJson>,
}

impl ObjectionJson {
    /// The objection, with what it is about in flat fields.
    pub fn of(objection: &Objection) -> Self {
        let (claim, article, sentences) = match &objection.about {
            About::Claim(claim) => (Some(*claim), None, Vec::new()),
            About::Sentences { article, sentences } => (None, Some(*article), sentences.clone()),
            About::Case => (None, None, Vec::new()),
        };
        Self {
            rule: objection.rule,
            severity: objection.severity,
            claim,
            article,
            sentence: sentences.first().copied(),
            sentences,
            reason: objection.reason.clone(),
            way_out: objection.way_out.clone(),
            waived: objection.waived.as_ref().map(WaiverJson::of),
            own_verdict: objection.own_verdict,
            void: objection.void.as_ref().map(WaiverJson::of),
        }
    }
}
