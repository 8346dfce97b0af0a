//! The figure sheet in JSON.

use super::claim::QuantityJson;
use crate::domain::{ArticleNumber, ClaimNumber, Dimension, EvidenceNumber, PartialDate};
use crate::judgement::clash::Clash;
use crate::judgement::comparison::Compared;
use crate::judgement::figure_sheet::{EvidencedFigure, Figure, Measured};
use schemars::JsonSchema;
use serde::Serialize;

/// Figures that measure the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MeasuredJson {
    pub dimension: Dimension,
    /// What is counted; null where the words do not say.
    pub measure: Option<String>,
    pub figures: Vec<FigureJson>,
    pub clashes: Vec<ClashJson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FigureJson {
    pub claim: ClaimNumber,
    pub article: Option<ArticleNumber>,
    pub quantity: QuantityJson,
    pub as_of: Option<PartialDate>,
    /// Null where it is the article's own voice.
    pub claimant: Option<String>,
    pub evidence: Vec<EvidencedFigureJson>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EvidencedFigureJson {
    pub evidence: EvidenceNumber,
    pub quantity: QuantityJson,
    pub data_as_of: Option<PartialDate>,
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
