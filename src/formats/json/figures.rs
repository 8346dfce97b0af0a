//! The figure sheet in JSON.

use super::quantity::QuantityJson;
use crate::domain::{ArticleNumber, ClaimNumber, Dimension, EvidenceNumber, PartialDate};
use crate::judgement::clash::Clash;
use crate::judgement::comparison::Compared;
use crate::judgement::figure_sheet::{EvidencedFigure, Figure, Measured};
use schemars::JsonSchema;
use serde::Serialize;

/// Figures that measure the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MeasuredJson {
    /// What kind of size all of them are.
    pub dimension: Dimension,
    /// What is counted; null where the words do not say.
    pub measure: Option<String>,
    /// One for each figure of a claim.
    pub figures: Vec<FigureJson>,
    /// Those that cannot all be so, for a person to look at.
    pub clashes: Vec<ClashJson>,
}

/// One figure of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FigureJson {
    /// Whose figure it is.
    pub claim: ClaimNumber,
    /// Where the claim stands; null where it belongs to no article.
    pub article: Option<ArticleNumber>,
    /// The figure as the claim has it.
    pub quantity: QuantityJson,
    /// When the claim holds.
    pub as_of: Option<PartialDate>,
    /// Null where it is the article's own voice.
    pub claimant: Option<String>,
    /// The figures of the evidence that stands.
    pub evidence: Vec<EvidencedFigureJson>,
}

/// A figure of evidence, compared with that of the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidencedFigureJson {
    /// Where the figure comes from.
    pub evidence: EvidenceNumber,
    /// The figure as the evidence has it.
    pub quantity: QuantityJson,
    /// The time that its data are for.
    pub data_as_of: Option<PartialDate>,
    /// How the two go together; a hint.
    pub comparison: Compared,
}

/// Claims of one article whose figures for one thing cannot all be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClashJson {
    /// The claim, and the first of those that disagree with it.
    pub claims: Vec<ClaimNumber>,
    /// How many more disagree with it.
    pub more: usize,
    /// The first two compared.
    pub comparison: Compared,
}

impl MeasuredJson {
    /// The measure with its figures, as they were laid side by side.
    pub fn of(measured: &Measured) -> Self {
        Self {
            dimension: measured.dimension,
            measure: measured.measure.clone(),
            figures: measured.figures.iter().map(FigureJson::of).collect(),
            clashes: measured.clashes.iter().map(ClashJson::of).collect(),
        }
    }
}

impl FigureJson {
    fn of(figure: &Figure) -> Self {
        Self {
            claim: figure.claim,
            article: figure.article,
            quantity: QuantityJson::of(&figure.quantity),
            as_of: figure.as_of.clone(),
            claimant: figure.claimant.clone(),
            evidence: figure.evidence.iter().map(EvidencedFigureJson::of).collect(),
        }
    }
}

impl EvidencedFigureJson {
    fn of(evidenced: &EvidencedFigure) -> Self {
        Self {
            evidence: evidenced.evidence,
            quantity: QuantityJson::of(&evidenced.quantity),
            data_as_of: evidenced.data_as_of.clone(),
            comparison: evidenced.compared.clone(),
        }
    }
}

impl ClashJson {
    fn of(clash: &Clash) -> Self {
        let claims = std::iter::once(clash.one).chain(clash.others.iter().copied()).collect();
        Self { claims, more: clash.more, comparison: clash.compared.clone() }
    }
}
