//! A figure in JSON, as claims and evidence have it.

use crate::domain::{Approximator, Aspect, Decimal, Dimension, Doubt, Quantity, Trend};
use schemars::JsonSchema;
use serde::Serialize;

/// A figure: a number or a range, with its unit and what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuantityJson {
    /// The words as written, approximator included.
    pub raw: String,
    /// The one number written, as a decimal in text; null for a range and where no number is written.
    #[schemars(with = "Option<String>")]
    pub point: Option<Decimal>,
    /// The lower end that is stated; null where there is null.
    #[schemars(with = "Option<String>")]
    pub low: Option<Decimal>,
    /// The upper end that is stated; null where there is null.
    #[schemars(with = "Option<String>")]
    pub high: Option<Decimal>,
    /// `1`, `%`, `pp`, an ISO 4217 code, or a UCUM-like unit: `km2`, `h`, `a` (year), `mo`, `wk`, `d`, `kg`.
    pub unit: String,
    /// What is counted or measured, in lower snake_case; null where the words do not say.
    pub measure: Option<String>,
    /// How the words bound or blur the number; null where they say nothing of it.
    pub approximator: Option<Approximator>,
    /// What kind of size it is; sizes of different kinds are never compared.
    pub dimension: Dimension,
    /// Which way it goes, where the words tell; a change downwards has no minus.
    pub direction: Option<Trend>,
    /// Whether it is a change, a level, or the level before.
    pub aspect: Option<Aspect>,
    /// Why nobody can be sure of the number yet; such a quantity is compared with nothing.
    pub doubt: Option<Doubt>,
}

impl QuantityJson {
    /// The figure as it is read, with decimals as text.
    pub fn of(quantity: &Quantity) -> Self {
        Self {
            raw: quantity.raw.clone(),
            point: quantity.point,
            low: quantity.low,
            high: quantity.high,
            unit: quantity.unit.clone(),
            measure: quantity.measure.clone(),
            approximator: quantity.approximator,
            dimension: quantity.dimension,
            direction: quantity.direction,
            aspect: quantity.aspect,
            doubt: quantity.doubt,
        }
    }
}
