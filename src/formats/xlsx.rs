//! A workbook out: the shapes of `csv` as sheets for people, with filters, links, colours and lists of the words that are
//! allowed. It is read back as the CSV of one of its sheets.
//!
//! A text is written as a text, whatever it looks like: a spreadsheet runs nothing in it. A number is one only where it comes
//! back to the digit.

use super::csv::{Field, Shape};
use crate::domain::{
    Approximator, Checkable, ClaimKind, Confidence, CueClass, Dimension, Directness, Disclosure, Form, Question,
    Reliability, SetAsideReason, SourceKind, Stance, Verdict, Word,
};
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DocProperties, ExcelDateTime, Format,
    FormatAlign, Formula, Url, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;
use thiserror::Error;

/// The sheet that is read back where nobody names another: it holds the most.
pub const WHOLE: Shape = Shape::Sheet;

/// The sheets in their order.
pub const SHEETS: [Shape; 5] = [Shape::Claims, Shape::Evidence, Shape::Sources, Shape::Statuses, WHOLE];

/// The sheet of the words that cells may hold.
const WORDS: &str = "words";

/// Rows below the last in which the lists and colours hold, too.
const SPARE: u32 = 500;

/// The longest address that a cell can lead to.
const LONGEST_LINK: usize = 2_000;
/// How many links a sheet may have.
const LINKS: usize = 65_000;

/// Why a case cannot be written as a workbook.
#[derive(Debug, Error)]
pub enum Fault {
    /// JSON and CSV hold it.
    #[error("a cell of a workbook holds 32,767 characters, and row {row} of {sheet} needs more")]
    CellTooLong {
        /// The sheet.
        sheet: Shape,
        /// The row in it, from 1.
        row: u32,
    },
    /// JSON and CSV hold them.
    #[error("a sheet of a workbook has 1,048,576 rows, and {sheet} needs more")]
    TooManyRows {
        /// The sheet.
        sheet: Shape,
    },
    /// What the writer said.
    #[error("{0}")]
    Other(String),
}

/// What a workbook says of itself.
pub struct About<'a> {
    /// The title of the case.
    pub title: Option<&'a str>,
    /// The day on which it was made.
    pub day: jiff::civil::Date,
}

/// Writes a workbook of these sheets, each as `csv` writes its shape without guards.
pub fn write(sheets: &[(Shape, String)], about: &About<'_>) -> Result<Vec<u8>, Fault> {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new().set_title(about.title.unwrap_or_default());
    let (year, month, day) = (about.day.year(), about.day.month(), about.day.day());
    if let Ok(made) = ExcelDateTime::from_ymd(year.max(1900) as u16, month as u8, day as u8) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);
    let lists = Lists::new();
    for (shape, csv) in sheets {
        fill(book.add_worksheet(), *shape, csv, &lists)?;
    }
    lists.fill(book.add_worksheet()).map_err(other)?;
    book.save_to_buffer().map_err(other)
}

fn other(error: XlsxError) -> Fault {
    Fault::Other(error.to_string())
}

fn fill(sheet: &mut Worksheet, shape: Shape, csv: &str, lists: &Lists) -> Result<(), Fault> {
    let columns = shape.columns();
    sheet.set_name(shape.word()).map_err(other)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv.as_bytes());
    let (head, wrapped) = (head(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    let top = Format::new().set_align(FormatAlign::Top);
    let (mut rows, mut links) = (0, 0);
    for record in reader.records() {
        let record = record.map_err(|error| Fault::Other(error.to_string()))?;
        let row = rows;
        for (at, text) in record.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (column, field) = (at as u16, columns.get(at).and_then(|(_, field)| *field));
            let written = match (field, exact(text)) {
                _ if row == 0 => sheet.write_string_with_format(row, column, text, &head),
                (Some(Field::SourceUrl), _) if leads(text) && links < LINKS => {
                    links += 1;
                    sheet.write_url(row, column, Url::new(text))
                }
                (field, Some(number)) if is_number(field, columns[at].0) => {
                    sheet.write_number_with_format(row, column, number, &top)
                }
                _ => sheet.write_string_with_format(
                    row,
                    column,
                    text,
                    if is_long(columns[at].0) { &wrapped } else { &top },
                ),
            };
            written.map_err(|error| match error {
                XlsxError::MaxStringLengthExceeded => Fault::CellTooLong { sheet: shape, row: row + 1 },
                XlsxError::RowColumnLimitError => Fault::TooManyRows { sheet: shape },
                error => other(error),
            })?;
        }
        rows += 1;
    }
    let last = rows.saturating_sub(1);
    dress(sheet, shape, last, lists).map_err(other)
}

/// Filters, widths, colours and lists.
fn dress(sheet: &mut Worksheet, shape: Shape, last: u32, lists: &Lists) -> Result<(), XlsxError> {
    let columns = shape.columns();
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, last, columns.len() as u16 - 1)?;
    let below = (last + SPARE).min(1_048_575);
    for (at, (name, field)) in (0_u16..).zip(&columns) {
        sheet.set_column_width(at, width(name))?;
        let Some(field) = field else { continue };
        if let Some(list) = lists.of(*field) {
            sheet.add_data_validation(1, at, below, at, &list)?;
        }
        if matches!(field, Field::Status | Field::SaidStatus) {
            for verdict in Verdict::ALL {
                let rule = ConditionalFormatCellRule::EqualTo(verdict.word().to_owned());
                let colour = Format::new().set_background_color(Color::RGB(colour(*verdict)));
                let format = ConditionalFormatCell::new().set_rule(rule).set_format(colour);
                sheet.add_conditional_format(1, at, below, at, &format)?;
            }
        }
    }
    Ok(())
}

fn head() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0xE8_EA_ED)).set_align(FormatAlign::Top)
}

/// From green over yellow to red; what is open is grey.
fn colour(verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Supported => 0xC8_E6_C9,
        Verdict::MostlySupported => 0xE0_F0_D0,
        Verdict::Mixed => 0xFF_F3_C4,
        Verdict::MostlyRefuted => 0xFF_DD_C2,
        Verdict::Refuted => 0xFA_C8_C4,
        _ => 0xE8_EA_ED,
    }
}

/// The number that a text is, where the number is written so again.
fn exact(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (number.is_finite() && number.to_string() == text && number.abs() < 1e15).then_some(number)
}

/// Whether a column holds numbers; texts may look like some.
fn is_number(field: Option<Field>, name: &str) -> bool {
    match field {
        Some(field) => matches!(
            field,
            Field::Quantity
                | Field::Low
                | Field::High
                | Field::Priority
                | Field::Worth
                | Field::Start
                | Field::EvidenceQuantity
                | Field::EvidenceLow
                | Field::EvidenceHigh
                | Field::EvidenceCredibility
        ),
        None => matches!(name, "evidence_for" | "evidence_against" | "origins" | "end"),
    }
}

fn leads(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && text.len() <= LONGEST_LINK && text.is_ascii()
}

const LONG: [&str; 9] =
    ["text", "quote", "because", "finding", "paraphrase", "note", "correct_text", "reason", "search_note"];

fn is_long(name: &str) -> bool {
    LONG.iter().any(|end| name == *end || name.ends_with(&format!("_{end}")))
}

fn width(name: &str) -> f64 {
    match name {
        _ if is_long(name) => 48.0,
        _ if name.ends_with("uid") => 8.0,
        _ if name.ends_with("name") || name.ends_with("url") || name.ends_with("title") => 30.0,
        _ => 14.0,
    }
}

/// The words that the cells of some columns may hold, each list a column of a sheet of its own.
struct Lists(BTreeMap<&'static str, Vec<&'static str>>);

impl Lists {
    fn new() -> Self {
        Self(Field::ALL.iter().filter_map(|field| words(*field)).collect())
    }

    fn fill(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(WORDS)?.set_hidden(true);
        for (column, (name, words)) in (0_u16..).zip(&self.0) {
            sheet.write_string(0, column, *name)?;
            for (row, word) in (1..).zip(words) {
                sheet.write_string(row, column, *word)?;
            }
        }
        Ok(())
    }

    fn of(&self, field: Field) -> Option<DataValidation> {
        let (name, words) = words(field)?;
        let at = self.0.keys().position(|known| *known == name)?;
        let column = char::from(b'A' + u8::try_from(at).ok().filter(|at| *at < 26)?);
        let range = format!("={WORDS}!${column}$2:${column}${}", words.len() + 1);
        let list = DataValidation::new().allow_list_formula(Formula::new(range));
        list.set_error_title("Not a word of this column").ok()?.set_error_message("Pick one from the list.").ok()
    }
}

/// What a column's cells may hold, where that is a list of words, and what the list is called.
fn words(field: Field) -> Option<(&'static str, Vec<&'static str>)> {
    fn all<W: Word + 'static>() -> Vec<&'static str> {
        W::ALL.iter().map(|word| word.word()).collect()
    }
    Some(match field {
        Field::Kind => ("kinds", all::<ClaimKind>()),
        Field::Checkable => ("checkable", all::<Checkable>()),
        Field::CueClass => ("cue classes", all::<CueClass>()),
        Field::Form => ("forms", all::<Form>()),
        Field::Dimension | Field::EvidenceDimension => ("dimensions", all::<Dimension>()),
        Field::Approximator | Field::EvidenceApproximator => ("approximators", all::<Approximator>()),
        Field::Status | Field::SaidStatus => ("statuses", all::<Verdict>()),
        Field::Confidence | Field::SaidConfidence => ("confidence", all::<Confidence>()),
        Field::SetAside => ("set aside", all::<SetAsideReason>()),
        Field::Question | Field::EvidenceQuestion => ("questions", all::<Question>()),
        Field::EvidenceStance => ("stances", all::<Stance>()),
        Field::EvidenceDirectness => ("directness", all::<Directness>()),
        Field::SourceKind => ("source kinds", all::<SourceKind>()),
        Field::SourceReliability => ("reliability", all::<Reliability>()),
        Field::SourceDisclosure => ("disclosure", all::<Disclosure>()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_only_where_it_comes_back_to_the_digit() {
        for (text, is_number) in [
            ("12000", true),
            ("12.5", true),
            ("-3", true),
            ("12.50", false),
            ("007", false),
            ("1e5", false),
            ("inf", false),
        ] {
            assert_eq!(exact(text).is_some(), is_number, "{text}");
        }
        assert_eq!(exact("12345678901234567890"), None);
    }

    #[test]
    fn every_list_has_a_column_of_its_own() {
        let lists = Lists::new();
        assert!(lists.0.len() <= 26);
        for field in Field::ALL.iter().filter(|field| words(**field).is_some()) {
            assert!(lists.of(*field).is_some(), "{field}");
        }
    }
}
