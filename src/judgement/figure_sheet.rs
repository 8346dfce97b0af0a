//! The figure sheet: every figure of the claims by what it measures, beside what the evidence says, and where two claims
//! of one article do not agree.

use super::clash::{Clash, clashes};
use super::comparison::{Compared, measure};
use super::figures::{Pair, figures, pairs};
use super::subject::Likeness;
use crate::domain::quantity::unit::unit;
use crate::domain::{ArticleNumber, ClaimNumber, Dimension, Dossier, EvidenceNumber, PartialDate, Quantity};
use std::collections::HashMap;

/// Figures that measure the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// What kind of size all of them are.
    pub dimension: Dimension,
    /// What is counted, as the first of them names it; none where the words do not say.
    pub measure: Option<String>,
    /// In the order of the claims given.
    pub figures: Vec<Figure>,
    /// Those that cannot all be so, for a person to look at.
    pub clashes: Vec<Clash>,
}

/// One figure of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Whose figure it is.
    pub claim: ClaimNumber,
    /// Where the claim stands; `None` where it belongs to no article.
    pub article: Option<ArticleNumber>,
    /// The figure as the claim has it.
    pub quantity: Quantity,
    /// When the claim holds.
    pub as_of: Option<PartialDate>,
    /// Who makes the claim; none where it is the article's own voice.
    pub claimant: Option<String>,
    /// The figures of the evidence that stands, in the order of their numbers; how each compares is a hint.
    pub evidence: Vec<EvidencedFigure>,
}

/// A figure of a piece of evidence, compared with that of the claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidencedFigure {
    /// Where the figure comes from.
    pub evidence: EvidenceNumber,
    /// The figure as the evidence has it.
    pub quantity: Quantity,
    /// The time that the data are for; `None` where the evidence does not say.
    pub data_as_of: Option<PartialDate>,
    /// How the claim's figure goes with it.
    pub compared: Compared,
}

/// The sheet: measures in the order in which they first occur.
pub fn figure_sheet(dossiers: &[Dossier]) -> Vec<Measured> {
    let mut sheet: Vec<Measured> = Vec::new();
    let mut places = HashMap::new();
    for dossier in dossiers {
        for quantity in &dossier.claim.quantities {
            let place = *places.entry(Key::of(quantity)).or_insert(sheet.len());
            if place == sheet.len() {
                let (dimension, measure) = (quantity.dimension, quantity.measure.clone());
                sheet.push(Measured { dimension, measure, figures: Vec::new(), clashes: Vec::new() });
            }
            sheet[place].figures.push(figure(dossier, quantity));
        }
    }
    let mut of_claim: HashMap<ClaimNumber, usize> = HashMap::new();
    for (at, measured) in sheet.iter().enumerate().filter(|(_, measured)| measured.measure.is_some()) {
        for figure in &measured.figures {
            of_claim.entry(figure.claim).or_insert(at);
        }
    }
    for clash in clashes(dossiers).into_iter().filter(|clash| clash.likeness == Likeness::Same) {
        if let Some(at) = of_claim.get(&clash.one) {
            sheet[*at].clashes.push(clash);
        }
    }
    sheet
}

/// What two figures share that measure the same.
#[derive(PartialEq, Eq, Hash)]
struct Key<'q> {
    dimension: Dimension,
    /// None for units that convert into each other.
    unit: Option<&'q str>,
    measure: Option<Vec<&'q str>>,
}

impl<'q> Key<'q> {
    fn of(quantity: &'q Quantity) -> Self {
        Self {
            dimension: quantity.dimension,
            unit: unit(&quantity.unit).is_none().then_some(quantity.unit.as_str()),
            measure: quantity.measure.as_deref().map(measure::meaning),
        }
    }
}

fn figure(dossier: &Dossier, quantity: &Quantity) -> Figure {
    let claim = &dossier.claim;
    let evidenced = dossier.evidence.iter().filter(|stored| stored.stands()).filter_map(|stored| {
        let evidence = &stored.evidence;
        let own = |pair: &Pair<'_>| std::ptr::eq(pair.claimed, quantity);
        // A figure of another kind speaks to another figure of the claim, where it has several.
        let alone = || figures(claim, evidence).filter(|_| claim.quantities.len() == 1);
        let pair = pairs(claim, evidence).into_iter().find(own).or_else(alone)?;
        let (figure, data_as_of) = (pair.evidenced.clone(), evidence.data_as_of.clone());
        Some(EvidencedFigure { evidence: evidence.number, quantity: figure, data_as_of, compared: pair.compared })
    });
    Figure {
        claim: claim.number,
        article: claim.article,
        quantity: quantity.clone(),
        as_of: claim.as_of.clone(),
        claimant: claim.claimant().map(|link| link.speaker.clone()),
        evidence: evidenced.collect(),
    }
}
