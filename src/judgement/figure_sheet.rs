//! The figure sheet: every figure of the claims by what it measures, beside what the evidence says, and where two claims
//! of one article do not agree.

use super::comparison::{Compared, Comparison, compare, measure};
use super::figures::{Pair, figures, pairs};
use crate::domain::quantity::unit::unit;
use crate::domain::{
    ArticleNumber, ClaimNumber, Dimension, Dossier, EvidenceNumber, PartialDate, Quantity, Relation, RelationKind,
};
use std::collections::HashMap;

/// Figures that measure the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    pub dimension: Dimension,
    /// What is counted, as the first of them names it; none where the words do not say.
    pub measure: Option<String>,
    /// In the order of the claims given.
    pub figures: Vec<Figure>,
    pub clashes: Vec<Clash>,
}

/// One figure of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub claim: ClaimNumber,
    pub article: Option<ArticleNumber>,
    pub quantity: Quantity,
    /// When the claim holds.
    pub as_of: Option<PartialDate>,
    /// Who makes the claim; none where it is the article's own voice.
    pub claimant: Option<String>,
    /// The figures of the evidence that stands, in the order of their numbers; how each compares is a hint.
    pub evidence: Vec<EvidencedFigure>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidencedFigure {
    pub evidence: EvidenceNumber,
    pub quantity: Quantity,
    pub data_as_of: Option<PartialDate>,
    pub compared: Compared,
}

/// Two claims of one article give figures for the same measure and time that cannot both be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    pub one: ClaimNumber,
    pub other: ClaimNumber,
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
    let relations: HashMap<ClaimNumber, &[Relation]> =
        dossiers.iter().map(|dossier| (dossier.number(), dossier.relations.as_slice())).collect();
    for measured in &mut sheet {
        measured.clashes = clashes(measured, &relations);
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

fn clashes(measured: &Measured, relations: &HashMap<ClaimNumber, &[Relation]>) -> Vec<Clash> {
    // Without a word for what is counted, two figures need not speak of one thing.
    if measured.measure.is_none() {
        return Vec::new();
    }
    let mut clashes = Vec::new();
    for (at, one) in measured.figures.iter().enumerate() {
        for other in &measured.figures[at + 1..] {
            let apart = one.claim == other.claim || one.article.is_none() || one.article != other.article;
            if apart || !same_time(one, other) {
                continue;
            }
            let (forth, back) = (compare(&one.quantity, &other.quantity), compare(&other.quantity, &one.quantity));
            let disagree = [&forth, &back].into_iter().all(|compared| compared.result == Comparison::Inconsistent);
            if disagree && !explained(relations, one.claim, other.claim) {
                clashes.push(Clash { one: one.claim, other: other.claim, compared: forth });
            }
        }
    }
    clashes
}

/// Claims that hold at different times may well differ.
fn same_time(one: &Figure, other: &Figure) -> bool {
    match (&one.as_of, &other.as_of) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => true,
    }
}

/// One claim is known to be narrower than the other, or to update it.
fn explained(relations: &HashMap<ClaimNumber, &[Relation]>, one: ClaimNumber, other: ClaimNumber) -> bool {
    let of_one = relations.get(&one).copied().unwrap_or_default();
    of_one.iter().any(|relation| {
        [relation.from, relation.to].contains(&other)
            && matches!(relation.kind, RelationKind::NarrowerThan | RelationKind::Updates)
    })
}
