//! A quantity in columns: the number as a plain decimal with its unit, or the words that say it.

use super::column::Field;
use super::fault::Fault;
use super::row::Row;
use crate::domain::quantity::unit;
use crate::domain::{Decimal, Dimension, Invalid, Quantity, quantity};
use crate::language;

/// The columns of one quantity.
pub struct Figure {
    pub number: Field,
    pub low: Field,
    pub high: Field,
    pub unit: Field,
    pub measure: Field,
    pub words: Field,
    pub dimension: Field,
    pub approximator: Field,
    /// Of all quantities, as JSON.
    pub all: Field,
}

pub const OF_CLAIM: Figure = Figure {
    number: Field::Quantity,
    low: Field::Low,
    high: Field::High,
    unit: Field::Unit,
    measure: Field::Measure,
    words: Field::QuantityWords,
    dimension: Field::Dimension,
    approximator: Field::Approximator,
    all: Field::Figures,
};

pub const OF_EVIDENCE: Figure = Figure {
    number: Field::EvidenceQuantity,
    low: Field::EvidenceLow,
    high: Field::EvidenceHigh,
    unit: Field::EvidenceUnit,
    measure: Field::EvidenceMeasure,
    words: Field::EvidenceQuantityWords,
    dimension: Field::EvidenceDimension,
    approximator: Field::EvidenceApproximator,
    all: Field::EvidenceFigures,
};

/// Every quantity of a claim or of a piece of evidence: the first in its columns, which a person may have changed, and all
/// of them in the cell of its figures.
pub fn all(row: Row<'_>, columns: &Figure) -> Result<Vec<Quantity>, Fault> {
    let first = columns.read(row)?;
    let Some(cell) = row.text(columns.all) else { return Ok(first.into_iter().collect()) };
    let column = || row.column(columns.all);
    let mut all: Vec<Quantity> = serde_json::from_str(&cell).map_err(|_| Fault::Figures { column: column() })?;
    let checked: Result<(), Invalid> = all.iter().try_for_each(Quantity::check);
    checked.map_err(|why| row.refused(columns.all, why))?;
    let in_columns =
        |figure: &Quantity| (figure.point, figure.low, figure.high, figure.unit.clone(), figure.measure.clone());
    match (first, all.first_mut()) {
        (Some(first), Some(known)) if in_columns(&first) != in_columns(known) => *known = first,
        (Some(first), None) => all.push(first),
        (_, _) => {}
    }
    Ok(all)
}

/// All quantities as one cell, where the columns of the first do not hold everything; else nothing.
pub fn cell(quantities: &[&Quantity]) -> Option<String> {
    const IN_COLUMNS: [&str; 8] = ["raw", "dimension", "unit", "measure", "point", "low", "high", "approximator"];
    let first = quantities.first().and_then(|figure| serde_json::to_value(figure).ok());
    let is_whole = |figure: serde_json::Value| {
        figure.as_object().is_some_and(|parts| parts.keys().all(|part| IN_COLUMNS.contains(&part.as_str())))
    };
    let told = quantities.len() < 2 && first.is_none_or(is_whole);
    (!told).then(|| serde_json::to_string(quantities).ok()).flatten()
}

impl Figure {
    /// The quantity that the row gives; none where it gives neither a number nor words.
    pub fn read(&self, row: Row<'_>) -> Result<Option<Quantity>, Fault> {
        let Some(field) = [self.number, self.low, self.high, self.words].into_iter().find(|field| row.has(*field))
        else {
            return Ok(None);
        };
        let mut quantity = self.numbers(row, field)?;
        quantity.measure = row.line(self.measure, "measure")?.or(quantity.measure);
        quantity.approximator = row.word(self.approximator)?.or(quantity.approximator);
        quantity.check().map_err(|why| row.refused(field, why))?;
        Ok(Some(quantity))
    }

    fn numbers(&self, row: Row<'_>, field: Field) -> Result<Quantity, Fault> {
        let number = row.text(self.number);
        let point = number.as_deref().map(quantity::decimal).transpose();
        let words = row.passage(self.words, "quantity")?;
        let unit = row.line(self.unit, "unit")?;
        let dimension: Option<Dimension> = row.word(self.dimension)?;
        let (low, high) = (row.decimal(self.low)?, row.decimal(self.high)?);
        let refused = |why| row.refused(field, why);
        let Ok(point) = point else {
            let written = number.as_deref().unwrap_or_default();
            return from_words(written, unit.as_deref()).map_err(refused);
        };
        let bare = point.is_none() && low.is_none() && high.is_none();
        if bare && dimension != Some(Dimension::Date) {
            return from_words(words.as_deref().unwrap_or_default(), unit.as_deref()).map_err(refused);
        }
        let unit = unit.unwrap_or_else(|| "1".to_owned());
        let dimension = match dimension.or_else(|| dimension_of(&unit)) {
            Some(dimension) => dimension,
            // "600000" of the unit "soldiers": what it means is a question of words.
            None if low.is_none() && high.is_none() => {
                return from_words(&format!("{} {unit}", written(point, low, high)), None).map_err(refused);
            }
            None => return Err(row.refused(self.unit, Invalid::Quantity { given: unit })),
        };
        let raw = words.unwrap_or_else(|| match unit.as_str() {
            "1" => written(point, low, high),
            unit => format!("{} {unit}", written(point, low, high)),
        });
        Ok(Quantity { point, low, high, ..Quantity::new(raw, dimension, unit) })
    }
}

/// The numbers, as a person would write them who has only them.
fn written(point: Option<Decimal>, low: Option<Decimal>, high: Option<Decimal>) -> String {
    match (point, low, high) {
        (Some(point), _, _) => point.to_string(),
        (None, Some(low), Some(high)) => format!("{low} to {high}"),
        (None, Some(low), None) => format!("at least {low}"),
        (None, None, Some(high)) => format!("at most {high}"),
        (None, None, None) => String::new(),
    }
}

/// What a unit's code measures; none where it is no code that we write.
fn dimension_of(code: &str) -> Option<Dimension> {
    match code {
        "1" => Some(Dimension::Count),
        "%" | "pp" => Some(Dimension::Share),
        "ton" => Some(Dimension::Mass),
        "deg" => Some(Dimension::Temperature),
        _ if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(Dimension::Money),
        _ => unit::unit(code).map(|unit| unit.dimension),
    }
}

/// A quantity as the text writes it, such as "nearly 20%"; a unit beside it must be the one that the words mean.
fn from_words(words: &str, unit: Option<&str>) -> Result<Quantity, Invalid> {
    let read = language::quantity::quantity(words)?;
    match unit {
        Some(unit) if read.unit == "1" && unit != "1" => language::quantity::quantity(&format!("{words} {unit}")),
        Some(unit) if read.unit != unit => Err(Invalid::Quantity { given: format!("{words} ({unit})") }),
        _ => Ok(read),
    }
}
