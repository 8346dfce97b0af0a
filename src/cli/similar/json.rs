//! What is similar in JSON.

use claimbench::domain::{PartialDate, Quantity, Verdict};
use claimbench::matching::differs::Differs;
use claimbench::matching::likely::{Likely, Signs};
use claimbench::workbench::{Saying, Similar};
use serde::Serialize;

#[derive(Serialize)]
pub struct SimilarJson {
    /// `#51`, `R3` or `@34`, as `similar accept` takes it.
    name: String,
    likely: Likely,
    chance: f32,
    text: String,
    verdict: Option<Verdict>,
    label: Option<String>,
    finding: Option<String>,
    desk: Option<String>,
    checked_on: Option<PartialDate>,
    speaker: Option<String>,
    said_on: Option<PartialDate>,
    url: Option<String>,
    differs: Vec<Differs>,
    shares: Vec<String>,
    also: Vec<String>,
    /// Null without `--explain`.
    signs: Option<Signs>,
}

impl SimilarJson {
    pub fn of(similar: &Similar, explain: bool) -> Self {
        let precedent = similar.precedent.clone();
        Self {
            name: similar.name.to_string(),
            likely: similar.likely(),
            chance: similar.chance.0,
            text: precedent.text,
            verdict: precedent.verdict,
            label: precedent.label,
            finding: precedent.finding,
            desk: precedent.desk,
            checked_on: precedent.checked_on,
            speaker: precedent.speaker,
            said_on: precedent.said_on,
            url: precedent.url,
            differs: similar.differs.clone(),
            shares: similar.shared.clone(),
            also: similar.also.iter().map(ToString::to_string).collect(),
            signs: explain.then_some(similar.signs),
        }
    }
}

/// One time that a claim was said.
#[derive(Serialize)]
pub struct SayingJson {
    /// Null for a text that was asked about.
    name: Option<String>,
    day: Option<PartialDate>,
    speaker: Option<String>,
    figure: Option<Quantity>,
    verdict: Option<Verdict>,
    text: String,
}

impl SayingJson {
    pub fn of(saying: &Saying) -> Self {
        let Saying { name, day, speaker, figure, verdict, text } = saying.clone();
        Self { name: name.map(|name| name.to_string()), day, speaker, figure, verdict, text }
    }
}
